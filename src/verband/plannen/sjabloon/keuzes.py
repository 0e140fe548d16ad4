"""What a cell lets people choose or warns about (data validation)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from xlsxwriter.utility import xl_range_abs

from verband.plannen.sjabloon.indeling import BLADEN, LIJSTEN, blad_bij
from verband.plannen.sjabloon.indeling.plaats import EERSTE, KEUZELIJST_TOT
from verband.plannen.sjabloon.indeling.soorten import Codes, Kolom, Soort

JANEE = frozenset({Soort.JANEE, Soort.AANWEZIG, Soort.LIJST_ER})


def codelijsten() -> tuple[Codes, ...]:
    """Every list of codes in use, in the order of the columns of the hidden sheet."""
    alle = (k.codes for blad in BLADEN for k in blad.kolommen if k.codes)
    return tuple({codes.naam: codes for codes in alle}.values())


def keuze(kolom: Kolom, laatste: int) -> dict[str, Any] | None:
    """The validation of a column; None when anything goes."""
    if kolom.soort in JANEE:
        return _lijst(["ja", "nee"], "stop", "Kies ja of nee.")
    if kolom.soort is Soort.VERWIJZING:
        bron = _bereik(blad_bij(kolom.naar).naam, 0, EERSTE, max(KEUZELIJST_TOT, laatste))
        return _lijst(bron, "warning", f"Deze code staat niet op het blad {kolom.naar}.")
    if kolom.codes and kolom.soort in (Soort.CODE, Soort.VRIJE_CODE, Soort.GEHEEL):
        soort = {Soort.CODE: "stop", Soort.GEHEEL: "warning"}.get(kolom.soort, "information")
        return _lijst(_codebereik(kolom.codes), soort, "Dit staat niet in de keuzelijst.")
    return _grens(kolom.soort)


def _lijst(bron: list[str] | str, ernst: str, fout: str) -> dict[str, Any]:
    return {"validate": "list", "source": bron} | _melding(ernst, "Kijk dit na", fout)


def _melding(ernst: str, titel: str, fout: str) -> dict[str, Any]:
    return {"error_type": ernst, "error_title": titel, "error_message": fout}


def _grens(soort: Soort) -> dict[str, Any] | None:
    """A warning only: the reader, not the workbook, decides."""
    if soort in (Soort.GELD, Soort.GETAL, Soort.GEHEEL):
        regel = {"validate": "decimal", "criteria": ">=", "value": 0}
        return regel | _melding("warning", "Geen bedrag", "Vul een getal van nul of meer in.")
    if soort is Soort.DATUM:
        regel = {"validate": "date", "criteria": ">=", "value": dt.date(1990, 1, 1)}
        return regel | _melding("warning", "Geen datum", "Vul een datum in: dd-mm-jjjj.")
    return None


def _codebereik(codes: Codes) -> str:
    nummer = [lijst.naam for lijst in codelijsten()].index(codes.naam)
    return _bereik(LIJSTEN, nummer, 1, len(codes.labels))


def _bereik(blad: str, kolom: int, eerste: int, laatste: int) -> str:
    return f"='{blad}'!{xl_range_abs(eerste, kolom, laatste, kolom)}"


def schrijf_lijsten(vel: Any, lijsten: Iterable[Codes]) -> None:
    """The hidden sheet: drop-downs longer than 255 characters need cells to point at."""
    for nummer, codes in enumerate(lijsten):
        vel.write_string(0, nummer, codes.naam)
        for rij, label in enumerate(codes.labels.values(), 1):
            if codes.naam == "Hoofdtaak":  # numbers, or choosing one would write text
                vel.write_number(rij, nummer, int(label))
            else:
                vel.write_string(rij, nummer, label)
