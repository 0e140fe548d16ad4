"""One cell at a time: what is read, what is unknown and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from regelwerk.inlezen import Onleesbaar
from verband.plannen.sjabloon.indeling.codes import DISCIPLINE, KOSTENSOORT
from verband.plannen.sjabloon.indeling.soorten import Kolom, Nodig, Soort
from verband.plannen.sjabloon.waarden import Lezing, lees_cel
from verband.werkboek.cel import Cel

PLEK = "Begroting!E7"


def kolom(soort: Soort, **meer) -> Kolom:
    return Kolom("veld", "Kop", soort, Nodig.VERPLICHT, "uitleg", **meer)


def lees(soort: Soort, inhoud, lezing: Lezing | None = None, **cel):
    return lees_cel(kolom(soort), Cel(inhoud, **cel), PLEK, lezing or Lezing())


def weigert(soort: Soort, inhoud, **cel) -> Onleesbaar:
    with pytest.raises(Onleesbaar) as fout:
        lees(soort, inhoud, **cel)
    assert fout.value.plaats == PLEK
    assert fout.value.verwacht
    return fout.value


@pytest.mark.parametrize(
    ("getypt", "cent"),
    [
        ("€ 1.234,56", 123456),
        ("1.234,56", 123456),
        ("1234,56", 123456),
        ("1234.56", 123456),
        ("1,234.56", 123456),
        ("1.234.567,8", 123456780),
        ("1.234", 123400),
        ("1.234,-", 123400),
        ("€ 95.000,--", 9500000),
        ("EUR 12", 1200),
        ("12 euro", 1200),
        ("€\u00a01.000", 100000),
        ("0", 0),
        ("12,5", 1250),
        ("12.34", 1234),
        (1234.56, 123456),
        (0.1 + 0.2, 30),
        (61250.499999999999, 6125050),
        (9_999_999_999_999.99, 999_999_999_999_999),
    ],
)
@pytest.mark.eis("NZA-5")
def test_an_amount_is_read_when_only_one_reading_is_possible(getypt, cent):
    assert lees(Soort.GELD, getypt) == cent


@pytest.mark.parametrize(
    "getypt",
    ["-5", "- 5", "€ -5", "-€ 5", "5-", "(5)", -5.0, "−5", "1,234", "12,345", 0.005, 12.345,
     "n.v.t.", "circa 100", "1e5", "12 000 uur", "1.23.4", "1.2345", True, "5%", "tien"],
)  # fmt: skip
@pytest.mark.eis("NZA-5")
def test_an_amount_that_is_not_certain_is_refused(getypt):
    weigert(Soort.GELD, getypt)


@pytest.mark.eis("NZA-5")
def test_a_percentage_is_no_amount():
    assert "percentage" in weigert(Soort.GELD, 0.21, procent=True).wat


@pytest.mark.eis("NZA-5")
def test_an_amount_has_no_maximum():
    assert lees(Soort.GELD, "999.999.999.999.999,99") == 99_999_999_999_999_999


def test_a_day_in_an_amount_is_refused():
    weigert(Soort.GELD, dt.datetime(2027, 1, 1))


@pytest.mark.parametrize("soort", [Soort.GELD, Soort.DATUM, Soort.TEKST, Soort.GETAL, Soort.JANEE])
def test_an_error_cell_is_unknown_and_said(soort):
    lezing = Lezing()
    assert lees(soort, None, lezing, fout="#REF!") is None
    (melding,) = lezing.meldingen.alle()
    assert melding.soort == "foutcel"
    assert "#REF!" in melding.wat


def test_a_formula_without_outcome_is_unknown_and_said():
    lezing = Lezing()
    assert lees(Soort.GELD, None, lezing, formule=True) is None
    assert [m.soort for m in lezing.meldingen.alle()] == ["formule_zonder_waarde"]


def test_a_formula_with_outcome_is_read_and_said():
    lezing = Lezing()
    assert lees(Soort.GELD, 12.5, lezing, formule=True) == 1250
    assert [m.soort for m in lezing.meldingen.alle()] == ["formule"]


@pytest.mark.parametrize(
    "getypt",
    ["15-07-2027", "15-7-2027", "15.07.2027", "2027-07-15", "15 juli 2027", " 15-07-2027 ",
     dt.datetime(2027, 7, 15), 46583.0],
)  # fmt: skip
def test_a_day_is_read(getypt):
    assert lees(Soort.DATUM, getypt) == "2027-07-15"


@pytest.mark.parametrize(
    "getypt",
    ["15/07/2027", "31-02-2027", "15-07-27", "juli 2027", "2027", 5.0, -1.0, True, 1e9, "x"],
)
def test_a_day_that_is_not_certain_is_refused(getypt):
    weigert(Soort.DATUM, getypt)


def test_a_bare_day_number_follows_the_date_system():
    lezing = Lezing(dag_nul=dt.datetime(1904, 1, 1))
    assert lees(Soort.DATUM, 46583.0 - 1462, lezing) == "2027-07-15"


@pytest.mark.parametrize(
    ("getypt", "iso"),
    [
        ("10-07-2026 16:30", "2026-07-10T16:30:00+02:00"),
        ("10-01-2026 16:30:05", "2026-01-10T16:30:05+01:00"),
        (dt.datetime(2026, 7, 10, 16, 30), "2026-07-10T16:30:00+02:00"),
        ("2026-07-10T16:30:00-05:00", "2026-07-10T16:30:00-05:00"),
    ],
)
def test_a_moment_is_dutch_time_unless_it_says_otherwise(getypt, iso):
    assert lees(Soort.MOMENT, getypt) == iso


@pytest.mark.parametrize("getypt", ["10-07-2026 25:00", "29-03-2026 02:30", "gisteren", True])
def test_a_moment_that_does_not_exist_is_refused(getypt):
    weigert(Soort.MOMENT, getypt)


@pytest.mark.parametrize(
    ("getypt", "waarde"),
    [("ja", True), ("Ja ", True), ("NEE", False), (True, True), ("WAAR", True), ("onwaar", False)],
)
def test_yes_and_no(getypt, waarde):
    assert lees(Soort.JANEE, getypt) is waarde


@pytest.mark.parametrize("getypt", ["misschien", "x", 1.0])
def test_anything_else_is_not_yes_or_no(getypt):
    weigert(Soort.JANEE, getypt)


@pytest.mark.parametrize("getypt", ["17400", "17.400", 17400.0, " 17400 "])
def test_a_whole_number(getypt):
    assert lees(Soort.GEHEEL, getypt) == 17400


@pytest.mark.parametrize("getypt", [1.5, "1,5", "veel", "17,400"])
def test_what_is_no_whole_number_is_refused(getypt):
    weigert(Soort.GEHEEL, getypt)


def test_a_quantity_typed_with_one_dot_is_ambiguous():
    weigert(Soort.GETAL, "1.234")
    assert lees(Soort.GETAL, "1.234,5") == 1234.5


def test_a_number_in_a_text_cell_is_its_text():
    assert lees(Soort.TEKST, 12.0) == "12"
    assert lees(Soort.TEKST, dt.datetime(2027, 1, 1)) == "01-01-2027"


def test_a_lost_leading_zero_is_said():
    lezing = Lezing()
    assert lees(Soort.CIJFERS, 1234567.0, lezing) == "1234567"
    assert [m.soort for m in lezing.meldingen.alle()] == ["nul_vooraan"]


def test_codes_are_read_by_label_and_by_code():
    kosten = kolom(Soort.CODE, codes=KOSTENSOORT)
    for getypt in ("coördinatie", "COÖRDINATIE ", "coordinatie"):
        assert lees_cel(kosten, Cel(getypt), PLEK, Lezing()) == "coordinatie"
    with pytest.raises(Onleesbaar, match="keuzelijst"):
        lees_cel(kosten, Cel("koffie"), PLEK, Lezing())


def test_lists_in_a_cell():
    namen = kolom(Soort.VRIJE_CODES, codes=DISCIPLINE)
    assert lees_cel(namen, Cel("huisartsen; VVT ;sociaal domein;tandartsen"), PLEK, Lezing()) == [
        "huisartsen", "vvt", "sociaal_domein", "tandartsen",
    ]  # fmt: skip
    assert lees(Soort.TEKSTEN, "een\ntwee; drie") == ["een", "twee; drie"]
    assert lees(Soort.TEKSTEN, "Geen") == []
    assert lees(Soort.TEKSTEN, " ") is None


def test_references_also_split_on_commas_that_make_sense():
    lezing = Lezing(bekend={"activiteiten": {"a1", "a2", "a, b"}})
    wijst = kolom(Soort.VERWIJZINGEN, naar="activiteiten")
    assert lees_cel(wijst, Cel("a1, a2"), PLEK, lezing) == ["a1", "a2"]
    assert lees_cel(wijst, Cel("a, b; a1"), PLEK, lezing) == ["a, b", "a1"]
