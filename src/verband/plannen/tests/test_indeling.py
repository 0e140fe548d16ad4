"""The description of the workbook holds every field of the format, and nothing else."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from regelwerk import feiten as f
from regelwerk.tekst import kaal
from verband.plannen.sjabloon.indeling import BLADEN, EIGEN_NAMEN, codes
from verband.plannen.sjabloon.indeling.soorten import FINANCIER, OUDER, TOEDELING, Blad, Soort

# Where a path of the plan is spelled differently on a sheet.
_BIJZONDER = {
    "begrotingsposten.toedeling.domein": f"begrotingsposten.{TOEDELING}zvw",
    "begrotingsposten.toedeling.bedrag_cent": f"begrotingsposten.{TOEDELING}zvw",
    "begrotingsposten.toedeling.financier": f"begrotingsposten.{FINANCIER}",
}
_VAST = {"formaat"}  # the constant that says what format this is


def _velden(soort: msgspec.inspect.Type, pad: str) -> set[str]:
    """Every leaf path below a type; lists and optionals add nothing to the path."""
    match soort:
        case msgspec.inspect.Metadata():
            return _velden(soort.type, pad)
        case msgspec.inspect.StructType():
            return {
                veld
                for f_ in soort.fields
                for veld in _velden(f_.type, f"{pad}.{f_.name}".strip("."))
            }
        case msgspec.inspect.UnionType():
            return {v for deel in soort.types for v in _velden(deel, pad)}
        case msgspec.inspect.VarTupleType():
            return _velden(soort.item_type, pad)
        case msgspec.inspect.NoneType():
            return set()
    return {pad}


def _op_blad(blad: Blad) -> set[str]:
    paden = {"wijkverbanden": ["wijkverbanden"], "vvt_dekking": ["vvt_dekking.wijkverpleging",
             "vvt_dekking.so"]}.get(blad.ouder or blad.pad, [blad.pad])  # fmt: skip
    voor = [f"{pad}.{blad.lijst}".strip(".") for pad in paden]
    return {
        f"{v}.{k.veld}".strip(".")
        for v in voor
        for k in blad.kolommen
        if k.veld != OUDER and not (blad.per_sleutel and k.veld == blad.per_sleutel)
    }


def test_every_field_of_the_format_has_a_cell():
    nodig = _velden(msgspec.inspect.type_info(f.ResvPlan), "") - _VAST
    staat_er = {pad for blad in BLADEN for pad in _op_blad(blad)}
    assert {pad for pad in nodig if _BIJZONDER.get(pad, pad) not in staat_er} == set()


def test_every_input_cell_is_a_field_of_the_format():
    nodig = _velden(msgspec.inspect.type_info(f.ResvPlan), "")
    geen_veld = {Soort.AANWEZIG, Soort.LIJST_ER, Soort.BEREKEND}
    for blad in BLADEN:
        zonder = {k.veld for k in blad.kolommen if k.soort in geen_veld}
        for pad in _op_blad(blad):
            if TOEDELING in pad or any(pad.endswith(veld) for veld in zonder):
                continue
            assert pad in nodig


@pytest.mark.parametrize(
    ("lijst", "literal"),
    [
        (codes.PARTIJSOORT, f.Partijsoort),
        (codes.SUBDISCIPLINE, f.Subdiscipline),
        (codes.ROUTE, f.Route),
        (codes.VORM, f.Vorm),
        (codes.TAK, f.Tak),
        (codes.NIVEAU, f.Niveau),
        (codes.LAAG, f.Laag),
        (codes.BESLUIT, f.Besluit),
        (codes.BESTEMMING, f.Bestemming),
        (codes.DOMEIN, f.Domein),
        (codes.KOSTENSOORT, f.Kostensoort),
        (codes.GELDSTROOM, f.Geldstroom),
        (codes.AANBIEDERSTATUS, f.Aanbiederstatus),
        (codes.WSVRELATIE, f.Wsvrelatie),
        (codes.OPDRACHTSOORT, f.Opdrachtsoort),
        (codes.PLATFORMSTATUS, f.Platformstatus),
        (codes.GEBRUIK, f.Gebruik),
    ],
)
def test_every_code_has_a_label_of_its_own(lijst, literal):
    assert set(lijst.labels) == set(get_args(literal))
    for code, label in lijst.labels.items():
        assert lijst.code(label) == lijst.code(code) == code
        assert ";" not in label


def test_disciplines_are_the_five_of_the_format():
    assert tuple(codes.DISCIPLINE.labels) == f.DISCIPLINES


def test_every_domain_has_a_column():
    begroting = next(blad for blad in BLADEN if blad.pad == "begrotingsposten")
    for domein in get_args(f.Domein):
        assert begroting.kolom(TOEDELING + domein)


def test_words_on_a_sheet_are_told_apart():
    assert len({kaal(naam) for naam in EIGEN_NAMEN}) == len(EIGEN_NAMEN)
    for blad in BLADEN:
        koppen = [kaal(k.kop) for k in blad.kolommen]
        assert len(set(koppen)) == len(koppen)
        assert len(blad.naam) <= 31  # what spreadsheet programs allow
        assert all(k.uitleg for k in blad.kolommen)
