"""A grid to type in like a spreadsheet: each cell is a field of one form.

So it works without a script, and a screen reader reads fields with a name. The script
(``rooster.js``) adds the keys, pasting, undoing and totals while one types.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Seven fields a row stay below what one form may send (DATA_UPLOAD_MAX_NUMBER_FIELDS).
MAX_RIJEN = 150
MAX_TEKENS = 1_000


@dataclass(frozen=True, slots=True)
class Kolom:
    """``lees`` makes a typed text what is kept. Raises ValidationError in words."""

    naam: str
    label: str
    soort: Literal["tekst", "bedrag", "keuze", "nummer"] = "tekst"
    keuzes: Sequence[tuple[str, str]] = ()
    lees: Callable[[str], Any] = str
    verplicht: bool = False
    breed: bool = False


@dataclass(slots=True)
class Cel:
    kolom: Kolom
    veld: str
    waarde: str = ""
    fout: str = ""

    @property
    def keuzes(self) -> Sequence[tuple[str, str]]:
        """With what stands there now, also when it is no choice of ours."""
        bekend = {code for code, _label in self.kolom.keuzes}
        eigen = [] if not self.waarde or self.waarde in bekend else [(self.waarde, self.waarde)]
        return [("", _("kies")), *self.kolom.keuzes, *eigen]


@dataclass(slots=True)
class Rij:
    """``sleutel`` is empty for a row that is new; ``fout`` is about the row as a whole."""

    nr: int
    cellen: list[Cel]
    sleutel: str = ""
    versie: str = ""
    weg: bool = False
    fout: str = ""
    gelezen: dict[str, Any] = field(default_factory=dict)

    @property
    def is_leeg(self) -> bool:
        return not self.sleutel and not any(cel.waarde.strip() for cel in self.cellen)

    def cel(self, naam: str) -> Cel:
        return next(cel for cel in self.cellen if cel.kolom.naam == naam)


@dataclass(slots=True)
class Rooster:
    wat: str
    kolommen: Sequence[Kolom]
    rijen: list[Rij] = field(default_factory=list)
    mag_weg: bool = True
    # Where a list goes that is too long to paste: sentence of the page.
    te_lang: str = ""
    max_rijen: int = MAX_RIJEN

    @property
    def fouten(self) -> list[tuple[Rij, Cel | None, str]]:
        gevonden: list[tuple[Rij, Cel | None, str]] = []
        for rij in self.rijen:
            gevonden += [(rij, None, rij.fout)] if rij.fout else []
            gevonden += [(rij, cel, cel.fout) for cel in rij.cellen if cel.fout]
        return gevonden

    @property
    def gevuld(self) -> list[Rij]:
        return [rij for rij in self.rijen if not rij.is_leeg and not rij.weg]

    @property
    def totalen(self) -> list[int | None]:
        """Per column its sum in cents, None where there is nothing to add up."""
        return [
            sum(rij.gelezen.get(k.naam) or 0 for rij in self.gevuld)
            if k.soort == "bedrag"
            else None
            for k in self.kolommen
        ]

    @property
    def heeft_totaal(self) -> bool:
        return any(k.soort == "bedrag" for k in self.kolommen)

    def erbij(self, waarden: Mapping[str, str], *, sleutel: str = "", versie: str = "") -> Rij:
        nr = len(self.rijen) + 1
        cellen = [Cel(k, f"c{nr}-{k.naam}", waarden.get(k.naam, "")) for k in self.kolommen]
        rij = Rij(nr, cellen, sleutel, versie)
        self.rijen.append(rij)
        return rij

    def lees_in(self, data: Mapping[str, str]) -> None:
        """What was sent, as it was typed; each cell read or with its error."""
        aantal = data.get("rijen", "")
        n = int(aantal) if aantal.isascii() and aantal.isdigit() and len(aantal) < 6 else 0
        for nr in range(1, min(n, self.max_rijen) + 1):
            begin = f"c{nr}-"
            waarden = {
                k.naam: data.get(f"{begin}{k.naam}", "").replace("\0", "")[:MAX_TEKENS]
                for k in self.kolommen
            }
            rij = self.erbij(
                waarden, sleutel=data.get(f"{begin}id", ""), versie=data.get(f"{begin}versie", "")
            )
            rij.weg = self.mag_weg and f"{begin}weg" in data
        self.lees()

    def lees(self) -> None:
        for rij in self.rijen:
            for cel in [] if rij.is_leeg or rij.weg else rij.cellen:
                _lees_cel(rij, cel)


def _lees_cel(rij: Rij, cel: Cel) -> None:
    if cel.kolom.verplicht and not cel.waarde.strip():
        cel.fout = _("Vul dit in.")
        return
    try:
        rij.gelezen[cel.kolom.naam] = cel.kolom.lees(cel.waarde)
    except ValidationError as fout:
        cel.fout = " ".join(fout.messages)


def uit_keuzes(keuzes: Sequence[tuple[str, str]]) -> Callable[[str], str]:
    """Reads a code, or its words as they are pasted from a spreadsheet."""
    woorden = {label.casefold(): code for code, label in keuzes} | {
        c.casefold(): c for c, _l in keuzes
    }

    def lees(tekst: str) -> str:
        gezocht = " ".join(tekst.split()).casefold()
        if gezocht and gezocht not in woorden:
            raise ValidationError(_("Kies iets uit de lijst."))
        return woorden.get(gezocht, "")

    return lees
