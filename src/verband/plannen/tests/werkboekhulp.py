"""Workbooks for tests: ours, changed the way people and programs change them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from regelwerk.feiten import ResvPlan
from regelwerk.inlezen import lees_plan
from verband.plannen.inlezen import Inlezing, lees_bestand
from verband.plannen.sjabloon.schrijver import schrijf_sjabloon

WORTEL = Path(__file__).resolve().parents[4]
GEDEELD = WORTEL.parent / "shared"
BASISPLAN = WORTEL / "src" / "regelwerk" / "voorbeelden" / "basisplan.json"
VOORBEELDPLAN = GEDEELD / "voorbeeldplan.json"


@cache
def basisplan() -> ResvPlan:
    return lees_plan(BASISPLAN.read_bytes())


@cache
def basisboek() -> bytes:
    return schrijf_sjabloon(basisplan())


def lees(inhoud: bytes) -> Inlezing:
    return lees_bestand("plan.xlsx", inhoud)


def bewerkt(doe: Callable[[Any], None], boek: bytes | None = None) -> bytes:
    """Our workbook after someone changed it and another program saved it."""
    werkboek = openpyxl.load_workbook(io.BytesIO(boek or basisboek()))
    doe(werkboek)
    uit = io.BytesIO()
    werkboek.save(uit)
    return uit.getvalue()


def met_cel(plek: str, waarde: Any, vorm: str = "") -> bytes:
    """Our workbook with one other value, as ``Begroting!E7``."""
    blad, _, cel = plek.partition("!")

    def doe(werkboek: Any) -> None:
        werkboek[blad][cel] = waarde
        if vorm:
            werkboek[blad][cel].number_format = vorm

    return bewerkt(doe)


def deel_van(boek: bytes, blad: str) -> str:
    """The part that holds a sheet."""
    namen = openpyxl.load_workbook(io.BytesIO(boek)).sheetnames
    return f"xl/worksheets/sheet{namen.index(blad) + 1}.xml"


def met_xml(deel: str, oud: str, nieuw: str, boek: bytes | None = None) -> bytes:
    """Our workbook with a piece of its XML changed; what nobody's program writes."""
    uit = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(boek or basisboek())) as bron,
        zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel,
    ):
        for naam in bron.namelist():
            inhoud = bron.read(naam)
            if naam == deel:
                assert oud.encode() in inhoud
                inhoud = inhoud.replace(oud.encode(), nieuw.encode(), 1)
            doel.writestr(naam, inhoud)
    return uit.getvalue()


def met_deel(naam: str, inhoud: bytes, boek: bytes | None = None) -> bytes:
    uit = io.BytesIO(boek or basisboek())
    with zipfile.ZipFile(uit, "a", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr(naam, inhoud)
    return uit.getvalue()


def soorten(inlezing: Inlezing) -> set[str]:
    return {melding.soort for melding in inlezing.leesmeldingen}
