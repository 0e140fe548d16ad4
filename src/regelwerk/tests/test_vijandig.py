"""Plans made to keep a check busy: refused, or done within seconds, in short words."""

from __future__ import annotations

import datetime as dt
import json
import time
from typing import Any

import pytest

from regelwerk.inlezen import MAX_LIJST, MAX_LIJSTEN, Onleesbaar, lees_plan
from regelwerk.tekst import maskeer, zichtbaar
from regelwerk.toets import toets

# Of processor, so that what else runs here does not count. Each took minutes, or had no end,
# before it was bounded.
SECONDEN = 5
BEGIN = b'{"formaat":"resv-plan/1",'
VEEL = 400_000


def _json(**velden: Any) -> bytes:
    return json.dumps({"formaat": "resv-plan/1", **velden}).encode()


@pytest.mark.parametrize(
    "inhoud",
    [
        pytest.param(
            b"{" + b",".join(b'"k%d":1' % n for n in range(VEEL)) + b',"z":1,"z":1}', id="dubbel"
        ),
        pytest.param(BEGIN + json.dumps(" - at `$a" * VEEL + "\n").encode() + b":1}", id="pad"),
        pytest.param(BEGIN + json.dumps("111222333 " * VEEL).encode() + b":1}", id="bsn-sleutel"),
        pytest.param(_json(partijen=[{"id": "p", "soort": "Expected `" * VEEL}]), id="code"),
        pytest.param(_json(partijen=[{"id": "p" * 2_000_000}]), id="lange id"),
        pytest.param(b"[" * 9_000_000, id="diep"),
        pytest.param(b'"' + b'\\"' * 4_000_000, id="aanhalingstekens"),
        pytest.param(b"1" * 9_000_000, id="cijfers"),
    ],
)
def test_a_refusal_is_quick_and_short_and_holds_no_bsn(inhoud):
    begin = time.process_time()
    with pytest.raises(Onleesbaar) as fout:
        lees_plan(inhoud)
    assert time.process_time() - begin < SECONDEN
    assert len(str(fout.value)) < 1_000
    assert "111222333" not in str(fout.value)


@pytest.mark.parametrize("naam", ["partijen", "voorliggende_financiering", "opdrachten"])
def test_a_list_has_an_end(naam):
    hoogstens = MAX_LIJSTEN.get(naam, MAX_LIJST)
    lijst = [{"id": f"x{n}"} for n in range(hoogstens + 1)]
    assert lees_plan(_json(**{naam: lijst[:-1]}))
    with pytest.raises(Onleesbaar, match="te lang") as fout:
        lees_plan(_json(**{naam: lijst}))
    assert fout.value.plaats == naam


def _groot(**velden: Any) -> bytes:
    """As many lines as may be, all of one party."""
    posten = [
        {"id": f"b{n}", "activiteit": "a", "uitvoerder": "p", "kostensoort": "coordinatie",
         "bedrag_cent": 100, "toedeling": [{"domein": "zvw", "bedrag_cent": 100}]}
        for n in range(1_000)
    ]  # fmt: skip
    return _json(
        contractjaar=2027,
        preferente_verzekeraar={"naam": "Zorg en Zekerheid"},
        partijen=[{"id": "p", "soort": "ro"}],
        activiteiten=[{"id": "a", "hoofdtaak": 1, "vanaf": "2027-01-01", "tot": "2028-01-01"}],
        begrotingsposten=posten,
        **velden,
    )


def _toets(inhoud: bytes) -> None:
    toets(lees_plan(inhoud), sha256="", vandaag=dt.date(2026, 7, 1))


def test_all_against_all_stops_where_nobody_reads_on():
    stromen = [{"id": f"v{n}", "soort": "zonmw_voucher", "partij": "p", "dekt": ["coordinatie"]}
               for n in range(200)]  # fmt: skip
    begin = time.process_time()
    with pytest.raises(Onleesbaar, match=r"meer dan 10\.000 bevindingen"):
        _toets(_groot(voorliggende_financiering=stromen))
    assert time.process_time() - begin < SECONDEN


def test_mends_are_not_tried_without_end():
    """Each try is a whole check of the plan."""
    opdrachten = [{"id": f"o{n}", "opdrachtgever": "p", "uitvoerder": "p", "activiteiten": ["a"],
                   "soort": "onderlinge_dienstverlening", "bedrag_cent": 10**9}
                  for n in range(1_000)]  # fmt: skip
    begin = time.process_time()
    _toets(_groot(opdrachten=opdrachten, voorliggende_financiering=[]))
    assert time.process_time() - begin < 2 * SECONDEN


@pytest.mark.parametrize(
    "tekst",
    [
        "111222333", "111.222.333", "1112-22-333", "111 222 333", "111\u2009222\u202f333",
        "111\u2011222\u2011333", "111\u200b222333", "１１１２２２３３３", "bsn111222333x",
        "kamer 123 111 222 333", "1234 11122.2333",
    ],
)  # fmt: skip
def test_a_bsn_is_blanked_however_it_is_written(tekst):
    assert "•••••••••" in maskeer(tekst)
    assert not {"222", "２２２"} & {maskeer(tekst)[n : n + 3] for n in range(len(tekst))}


def test_a_name_of_many_bsns_is_blanked_in_time():
    begin = time.process_time()
    assert "111" not in maskeer("111222333 " * 100_000)
    assert time.process_time() - begin < SECONDEN


def test_no_text_steers_a_terminal():
    assert zichtbaar("a\x1b[31m\nb\u202ec\x9b") == "a\ufffd[31m\ufffdb\ufffdc\ufffd"
    assert zichtbaar("Café € 1.234") == "Café € 1.234"
    with pytest.raises(Onleesbaar) as fout:
        lees_plan(_json(**{"naam\n\x1b[2J": 1}))
    assert str(fout.value).isprintable()
