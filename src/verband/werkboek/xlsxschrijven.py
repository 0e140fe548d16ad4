"""Rows as a plain workbook in which every cell is text, so that leading zeros stay."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

import xlsxwriter

_LEGE_RIJEN = 1_000  # below the list, ready to type in


def xlsx_bestand(
    blad: str,
    kop: Sequence[str],
    rijen: Iterable[Sequence[object]],
    keuzes: Mapping[int, Sequence[str]] | None = None,
) -> bytes:
    """One sheet; ``keuzes`` gives a column (from 0) a list to choose from."""
    uit = io.BytesIO()
    boek = xlsxwriter.Workbook(uit, {"in_memory": True, "strings_to_urls": False})
    pagina = boek.add_worksheet(blad)
    vet = boek.add_format({"bold": True, "bottom": 1})
    tekst = boek.add_format({"num_format": "@"})
    for kolom, naam in enumerate(kop):
        pagina.set_column(kolom, kolom, max(14, len(naam) + 4), tekst)
        pagina.write_string(0, kolom, naam, vet)
    pagina.set_column(0, 0, 42, tekst)
    pagina.freeze_panes(1, 0)
    for nummer, rij in enumerate(rijen, 1):
        for kolom, waarde in enumerate(rij):
            pagina.write_string(nummer, kolom, str(waarde), tekst)
    for kolom, lijst in (keuzes or {}).items():
        # Only a hint: a discipline of one's own may be typed too.
        regel = {"validate": "list", "source": list(lijst), "error_type": "information"}
        pagina.data_validation(1, kolom, _LEGE_RIJEN, kolom, regel)
    boek.close()
    return uit.getvalue()
