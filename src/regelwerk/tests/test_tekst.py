"""The quick ways through a text give what the plain definition gives."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from regelwerk import tekst

CIJFERS = st.text("0123456789" * 3 + ' .-,x"\u00a0\u2010\u0661é€', max_size=60)
_OVERAL = re.compile(
    r"(?<!\d)(?=((?:\d[ .\-\u00a0\u00ad\u2007\u2009-\u2015\u202f\u2060]?){8}\d)(?!\d))"
)


def _achtig(wat: str) -> list[tuple[int, int]]:
    """Tried at every place of the text, with the 11-test written out."""
    uit = []
    for m in _OVERAL.finditer(wat):
        c = [int(t) for t in m[1] if t.isdecimal()]
        som = sum(gewicht * cijfer for gewicht, cijfer in zip(range(9, 1, -1), c, strict=False))
        if (som - c[8]) % 11 == 0 and any(c):
            uit.append(m.span(1))
    return uit


@given(st.text(max_size=40))
@example("Überleg_een 1ª²")
@example("A_b")
@example("Maßstab ½ µ ¨ª")
@example("".join(map(chr, range(256))))
def test_bare_text_is_letters_and_digits_folded(wat):
    genormaliseerd = unicodedata.normalize("NFKC", wat).casefold()
    assert tekst.kaal(wat) == "".join(t for t in genormaliseerd if t.isalnum())


def test_each_sign_of_latin_1_folds_as_defined():
    for teken in map(chr, range(256)):
        genormaliseerd = unicodedata.normalize("NFKC", teken).casefold()
        assert tekst.kaal(teken) == "".join(t for t in genormaliseerd if t.isalnum())


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
@example(["Zelfde. Antwoord", "zelfde antwoord", "ander"])
@example(["Überleg_een 1ª²", "", "§ a"])
@example(["e", "\u0301x", "é"])
@example(["a\nb", "c"])
@example(["a\ud800", "é"])
def test_many_texts_at_once_become_what_each_becomes(teksten):
    assert tekst.kaal_van(teksten) == [tekst.kaal(t) for t in teksten]


@given(st.text(st.characters(categories=("C", "Z", "L", "P", "S")), max_size=5))
@example("\u3164")
@example("\x7f")
@example(" a")
@example("")
def test_a_text_is_empty_without_a_visible_sign(wat):
    zichtbaar = [
        t
        for t in wat
        if t not in "\u115f\u1160\u2800\u3164\uffa0" and unicodedata.category(t)[0] not in "CZ"
    ]
    assert tekst.leeg(wat) is not bool(zichtbaar)


@given(CIJFERS)
@example("111222333")
@example("2027-01-01 111222333")
@example("1234 11122 2333")
@example("1--11222333")
def test_bsn_like_numbers_are_found_at_every_place(wat):
    assert tekst.bsn_achtig(wat) == _achtig(wat)


@given(CIJFERS)
@example("111222333")
@example("111\u2010222\u2010333")
@example("\u0661\u0661\u0661\u0662\u0662\u0662\u0663\u0663\u0663")
@example("9111222333")
def test_the_quick_look_never_misses_a_bsn(wat):
    assert not (tekst.geen_bsn(wat.encode()) and _achtig(wat))


def test_the_quick_look_does_say_no():
    """Else it would be of no use: dates and amounts are in every plan."""
    assert tekst.geen_bsn(b'{"bedrag_cent":100000000,"vanaf":"2027-01-01","tot":"2028-01-01"}')
    assert tekst.geen_bsn("coördinatie € 1.000.000,00".encode())
    assert not tekst.geen_bsn(b'{"tekst":"111.222.333"}')


def test_no_digit_of_another_script_passes_the_quick_look():
    cijfers = [chr(c) for c in range(128, 0x110000) if chr(c).isdecimal()]
    assert len(cijfers) > 500
    assert not any(tekst.geen_bsn(c.encode()) for c in cijfers)
