"""What the browser tests of uploads share: the Tab key, and a foreign budget."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlsxwriter
from playwright.sync_api import Page


def tab_naar(pagina: Page, naam: str) -> None:
    tab_tot(pagina, f"document.activeElement.innerText?.startsWith({naam!r})")


def tab_tot(pagina: Page, toets: str) -> None:
    for _ in range(80):
        pagina.keyboard.press("Tab")
        if pagina.evaluate(toets):
            return
    pytest.fail(f"not reached with Tab: {toets}")


KOP = [
    "Activiteit",
    "Omschrijving",
    "Uitvoerder",
    "Kostensoort",
    "Uren",
    "Tarief",
    "Begroot",
    "Bijgesteld",
]
WOORDEN = ("Coördinatie", "Vacatiegeld", "Personeel", "Overhead")


def werkboek(aantal: int = 6) -> bytes:
    """Merged cells, a note, hours times rate, and two columns that could be the amount."""
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        blad = boek.add_worksheet("Begroting 2027")
        blad.merge_range("A1:H1", "RESV-aanvulling Verzonnen regio 2027")
        blad.write_row("A3", KOP)
        som = 0.0
        for n in range(aantal):
            uren, tarief = 10 + n, 80.5
            bedrag = round(uren * tarief, 2)
            som += bedrag
            rij: list[Any] = ["", f"Post {n + 1}", "Thuiszorg De Luchtbel", WOORDEN[n % 4]]
            blad.write_row(3 + n, 0, [*rij, uren, tarief, bedrag, bedrag + 1])
        blad.merge_range(3, 0, 2 + aantal, 0, "Capaciteit en toegankelijkheid")
        blad.write_row(3 + aantal, 1, ["Totaal", "", "", "", "", round(som, 2), som + aantal])
        blad.write(5 + aantal, 0, "Noot: concept, nog niet besproken.")
    return uit.getvalue()


def lever_in(pagina: Page, inhoud: bytes, naam: str = "begroting.xlsx") -> None:
    pagina.set_input_files(
        "#bestand", {"name": naam, "mimeType": "application/octet-stream", "buffer": inhoud}
    )
