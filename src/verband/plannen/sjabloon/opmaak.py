"""How the workbook looks: colours with words, Dutch numbers and dates."""

from __future__ import annotations

from typing import Any

from verband.plannen.sjabloon.indeling.soorten import Nodig, Soort
from verband.werkboek.uiterlijk import INKT, INKT_2, MERK

LIJN, GROND = "#D5DEDC", "#F4F7F5"
FOUT, FOUT_2, GOED, GOED_2 = "#B3261E", "#FDECEA", "#17693F", "#E5F4EA"

KOPKLEUR = {Nodig.VERPLICHT: MERK, Nodig.OPTIONEEL: "#3A7F79", Nodig.NIET: "#66757C"}
VELDKLEUR = {Nodig.VERPLICHT: "#FFF8E1", Nodig.OPTIONEEL: "#FFFFFF", Nodig.NIET: "#E9EDED"}
WOORD = {
    Nodig.VERPLICHT: "Verplicht",
    Nodig.OPTIONEEL: "Mag leeg",
    Nodig.NIET: "Niet voor u",
}

EURO = "[$€-413] #,##0.00;[Red]-[$€-413] #,##0.00"
GETALVORM = {
    Soort.GELD: EURO,
    Soort.BEREKEND: EURO,
    Soort.DATUM: "dd-mm-yyyy",
    Soort.GEHEEL: "[>=10000]#,##0;0",
    Soort.GETAL: "General",
    # As text, so that a program keeps the leading zero of 01234567.
    Soort.CIJFERS: "@",
    Soort.SLEUTEL: "@",
    Soort.VERWIJZING: "@",
    Soort.VERWIJZINGEN: "@",
    Soort.MOMENT: "@",
}
_BASIS: dict[str, Any] = {"font_name": "Calibri", "font_size": 11, "font_color": INKT}


class Opmaak:
    """Formats by name, made once per workbook."""

    def __init__(self, boek: Any) -> None:
        self._boek = boek
        self._gemaakt: dict[tuple[tuple[str, Any], ...], Any] = {}

    def _maak(self, **eigenschappen: Any) -> Any:
        alles = _BASIS | eigenschappen
        sleutel = tuple(sorted(alles.items()))
        if sleutel not in self._gemaakt:
            self._gemaakt[sleutel] = self._boek.add_format(alles)
        return self._gemaakt[sleutel]

    def titel(self) -> Any:
        return self._maak(font_size=18, bold=True, font_color=MERK, valign="vcenter")

    def tekst(self, *, kop: bool = False) -> Any:
        stijl = {"bold": True, "font_size": 13, "font_color": MERK} if kop else {}
        return self._maak(text_wrap=not kop, valign="bottom" if kop else "top", **stijl)

    def terzijde(self) -> Any:
        return self._maak(text_wrap=True, valign="top", font_color=INKT_2, indent=1)

    def intro(self) -> Any:
        return self._maak(font_color=INKT_2, valign="top")

    def label(self, *, rechts: bool = False) -> Any:
        return self._maak(
            bold=True, valign="vcenter" if rechts else "top", align="right" if rechts else "left"
        )

    def hulp(self) -> Any:
        return self._maak(
            font_size=9, font_color=INKT_2, text_wrap=True, valign="top", bg_color=GROND
        )

    def hulpwoord(self) -> Any:
        return self._maak(font_size=9, bold=True)

    def kop(self, nodig: Nodig) -> Any:
        return self._maak(
            bold=True,
            font_color="#FFFFFF",
            bg_color=KOPKLEUR[nodig],
            text_wrap=True,
            valign="vcenter",
            border=1,
            border_color="#FFFFFF",
        )

    def veld(self, nodig: Nodig, soort: Soort, *, links: bool = False) -> Any:
        stijl: dict[str, Any] = {"align": "left", "indent": 1} if links else {}
        if vorm := GETALVORM.get(soort):
            stijl["num_format"] = vorm
        return self._maak(
            bg_color=VELDKLEUR[nodig],
            text_wrap=True,
            valign="top",
            border=1,
            border_color=LIJN,
            **stijl,
        )

    def som(self) -> Any:
        return self._maak(bold=True, num_format=EURO, valign="vcenter", bottom=1, top=1)

    def antwoord(self) -> Any:
        return self._maak(
            bold=True, align="center", valign="vcenter", border=2, border_color=MERK,
            bg_color=VELDKLEUR[Nodig.VERPLICHT],
        )  # fmt: skip

    def signaal(self, *, goed: bool) -> Any:
        """For conditional formats, which only change what they name."""
        kleur, vlak = (GOED, GOED_2) if goed else (FOUT, FOUT_2)
        return self._boek.add_format({"font_color": kleur, "bg_color": vlak, "bold": True})

    def grijs(self) -> Any:
        return self._boek.add_format({"font_color": "#66757C", "bg_color": VELDKLEUR[Nodig.NIET]})

    def link(self) -> Any:
        return self._maak(font_color=MERK, underline=1, valign="top")
