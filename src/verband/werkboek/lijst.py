"""A list to keep, as csv or xlsx: the whole answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from verband.core.antwoord import bestand
from verband.core.lijsten import Vorm
from verband.werkboek.csvschrijven import csv_bestand
from verband.werkboek.xlsxschrijven import xlsx_bestand

_SOORTEN: dict[Vorm, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def als_bestand(
    naam: str, vorm: Vorm, kop: Sequence[str], rijen: Iterable[Sequence[object]],
    keuzes: dict[int, list[str]] | None = None,
) -> HttpResponse:  # fmt: skip
    """A file to save under this name.

    ``keuzes``: by the number of a column what a reader of the workbook may choose in it.
    """
    inhoud = (
        csv_bestand(kop, rijen) if vorm == "csv" else xlsx_bestand(naam[:31], kop, rijen, keuzes)
    )
    return bestand(f"{naam}.{vorm}", inhoud, _SOORTEN[vorm])
