"""Finds our questions, headers and rows on a sheet by their words, wherever they stand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import euro, kaal
from verband.plannen.sjabloon.indeling import ANTWOORD, FORMULIERKOPPEN, VRAAG
from verband.plannen.sjabloon.indeling.plaats import (
    LUMPSUM_LABEL,
    TOTAAL_LABEL,
    VERSCHIL_LABEL,
    telt_op,
)
from verband.plannen.sjabloon.indeling.soorten import TOEDELING, Blad, Kolom, Soort
from verband.plannen.sjabloon.opbouw import Ingevuld, Rij
from verband.plannen.sjabloon.opmaak import WOORD
from verband.plannen.sjabloon.waarden import Lezing, als_tekst, lees_cel
from verband.werkboek.cel import Cel
from verband.werkboek.werkblad import Werkblad, kolomletters, kolomnummer

_ZOEK_KOP_TOT = 200  # rows in which the header must stand
_TOTAALWOORD = re.compile(r"\s*(sub)?tota+l", re.IGNORECASE)
_TITELRIJEN = 2
_HULPWOORDEN = tuple(kaal(woord) for woord in WOORD.values())
_TOTALEN = frozenset(map(kaal, (TOTAAL_LABEL, LUMPSUM_LABEL, VERSCHIL_LABEL)))


class Bladlezing:
    """One sheet of ours, read into rows; everything not read is said."""

    def __init__(self, blad: Blad, vel: Werkblad, lezing: Lezing) -> None:
        self.blad, self.vel, self.lezing = blad, vel, lezing
        self.regels: dict[int, dict[int, Cel]] = {}
        for (rij, kol), cel in sorted(vel.cellen.items()):
            if cel.gevuld:
                self.regels.setdefault(rij, {})[kol] = cel
        self.koprij, self.koppen = self._zoek_kop()
        self.kolommen = {} if blad.formulier else self._ken_kolommen()

    def plek(self, rij: int, kol: int) -> str:
        return f"{self.blad.naam}!{kolomletters(kol)}{rij}"

    def meld(self, soort: str, plek: str, wat: str, waarom: str) -> None:
        self.lezing.meldingen.meld(soort, plek, wat, waarom)

    # --- where the table is ---------------------------------------------------------------

    def _zoek_kop(self) -> tuple[int, dict[int, str]]:
        """The row that looks most like our header."""
        blad = self.blad
        eigen = {kaal(k) for k in FORMULIERKOPPEN} if blad.formulier else {
            kaal(k.kop) for k in blad.kolommen
        }  # fmt: skip
        best = 0
        koppen: dict[int, str] = {}
        for rij, cellen in self.regels.items():
            if rij > _ZOEK_KOP_TOT:
                break
            namen = {kol: kaal(als_tekst(c.inhoud)) for kol, c in cellen.items()}
            treffers = len(eigen & set(namen.values()))
            if treffers > len(eigen & set(koppen.values())):
                best, koppen = rij, namen
        if len(eigen & set(koppen.values())) * 2 <= len(eigen) - 1:
            raise Onleesbaar(
                "de regel met kolomkoppen is niet te vinden",
                plaats=blad.naam,
                verwacht="de koppen zoals in het sjabloon",
            )
        return best, koppen

    def _ken_kolommen(self) -> dict[int, Kolom]:
        kolommen: dict[int, Kolom] = {}
        for kol, kop in self.koppen.items():
            kolom = next((k for k in self.blad.kolommen if kaal(k.kop) == kop), None)
            if kolom is None:
                continue
            if kolom in kolommen.values():
                raise Onleesbaar(f"de kolom '{kolom.kop}' staat er twee keer",
                                 plaats=self.plek(self.koprij, kol))  # fmt: skip
            kolommen[kol] = kolom
        for kolom in self.blad.kolommen:
            if kolom not in kolommen.values():
                wat = f"de kolom '{kolom.kop}' ontbreekt"
                self.meld("kolom_ontbreekt", self.blad.naam, wat, "gelezen als niet ingevuld")
        return kolommen

    # --- a form ---------------------------------------------------------------------------

    def formulier(self) -> Ingevuld:
        vraagkol = self._kopkolom(VRAAG)
        antwoordkol = self._kopkolom(ANTWOORD)
        bekend = {kaal(k.kop): k for k in self.blad.kolommen}
        rij_van_alles = Rij(f"{self.blad.naam}!A1")
        for rij, cellen in self._onder_de_kop():
            vraag = cellen.get(vraagkol)
            kolom = bekend.get(kaal(als_tekst(vraag.inhoud))) if vraag else None
            if kolom is not None and kolom.veld in rij_van_alles.cellen:
                raise Onleesbaar("deze vraag staat er twee keer", plaats=self.plek(rij, vraagkol))
            if kolom is None:
                self._onbekend(rij, cellen, {antwoordkol})
                continue
            rij_van_alles.cellen[kolom.veld] = self.plek(rij, antwoordkol)
            self._neem(rij_van_alles, kolom, rij, antwoordkol, cellen.get(antwoordkol))
        for kolom in self.blad.kolommen:
            if kolom.veld not in rij_van_alles.cellen:
                self.meld("vraag_ontbreekt", self.blad.naam, f"de vraag '{kolom.kop}' ontbreekt",
                          "gelezen als niet ingevuld")  # fmt: skip
        self._verborgen({antwoordkol: None})
        return Ingevuld([rij_van_alles])

    def _kopkolom(self, kop: str) -> int:
        for kol, naam in self.koppen.items():
            if naam == kaal(kop):
                return kol
        raise Onleesbaar(f"de kolom '{kop}' ontbreekt", plaats=self.blad.naam)

    # --- a table --------------------------------------------------------------------------

    def tabel(self) -> Ingevuld:
        uit = Ingevuld()
        self._vraag(uit)
        for nummer, cellen in self._onder_de_kop():
            eigen = {kol: c for kol, c in cellen.items() if self._invoer(kol)}
            self._onbekend(nummer, cellen, set(cellen) - set(self.kolommen))
            if eigen and not self._totaalregel(nummer, eigen):
                uit.rijen.append(self._rij(nummer, eigen))
        self._controleer_totalen(uit)
        self._erboven(uit.plek_er)
        self._verborgen(dict(self.kolommen))
        self._samengevoegd()
        return uit

    def _invoer(self, kol: int) -> bool:
        return kol in self.kolommen and self.kolommen[kol].soort is not Soort.BEREKEND

    def _onder_de_kop(self) -> Iterator[tuple[int, dict[int, Cel]]]:
        return ((rij, cellen) for rij, cellen in self.regels.items() if rij > self.koprij)

    def _rij(self, nummer: int, cellen: dict[int, Cel]) -> Rij:
        rij = Rij(self.plek(nummer, min(cellen)))
        for kol, kolom in self.kolommen.items():
            if self._invoer(kol):
                rij.cellen[kolom.veld] = self.plek(nummer, kol)
                self._neem(rij, kolom, nummer, kol, cellen.get(kol))
        return rij

    def _neem(self, rij: Rij, kolom: Kolom, nummer: int, kol: int, cel: Cel | None) -> None:
        if cel is None:
            return
        waarde = lees_cel(kolom, cel, self.plek(nummer, kol), self.lezing)
        if waarde is None and kolom.veld.startswith(TOEDELING) and kolom.soort is Soort.GELD:
            waarde = "onbekend"  # something stands here, so this part exists
        if kolom.veld == "gevraagde_lumpsum_cent" and isinstance(waarde, int):
            self.lezing.lumpsum_cent = waarde
        if waarde is not None:
            rij.waarden[kolom.veld] = waarde

    def _vraag(self, uit: Ingevuld) -> None:
        """The yes/no question above the table; its answer is the next cell to the right."""
        for rij in range(1, self.koprij) if self.blad.vraag else ():
            cellen = self.regels.get(rij, {})
            tekst = {kol: kaal(als_tekst(c.inhoud)) for kol, c in cellen.items()}
            kol = next((k for k, t in tekst.items() if t == kaal(self.blad.vraag)), None)
            if kol is None:
                continue
            rechts = next((k for k in sorted(cellen) if k > kol), None)
            uit.plek_er = self.plek(rij, rechts or kol)
            if rechts is not None and tekst[rechts] not in _TOTALEN:
                vraag = Kolom("", "", Soort.JANEE, self.blad.nodig, "")
                er = lees_cel(vraag, cellen[rechts], uit.plek_er, self.lezing)
                uit.er = er if isinstance(er, bool) else None
            return

    # --- totals are recomputed ------------------------------------------------------------

    def _totaalregel(self, nummer: int, cellen: dict[int, Cel]) -> bool:
        """A total someone added under the table is no line of the budget."""
        woorden = [c for c in cellen.values() if isinstance(c.inhoud, str)]
        if len(woorden) != 1 or not _TOTAALWOORD.match(als_tekst(woorden[0].inhoud)):
            return False
        if not any(c.formule for c in cellen.values()):
            return False
        self.meld("totaalregel", self.plek(nummer, min(cellen)), "een eigen totaalregel",
                  "niet gelezen; wij tellen zelf op")  # fmt: skip
        return True

    def _controleer_totalen(self, uit: Ingevuld) -> None:
        """Compare the kept outcome of our formulas with what the cells add up to."""
        for kol, kolom in self.kolommen.items():
            if telt_op(kolom):
                som = sum(_cent(rij, kolom) or 0 for rij in uit.rijen)
                for rij in self._boven_met(TOTAAL_LABEL):
                    self._vergelijk(rij, kol, som)
            if kolom.soort is Soort.BEREKEND:
                self._controleer_resten(kol, kolom, uit)
        zvw = sum(_cent(rij, k) or 0 for rij in uit.rijen for k in self.blad.kolommen
                  if k.veld == f"{TOEDELING}zvw")  # fmt: skip
        lumpsum = self.lezing.lumpsum_cent
        for label, cent in ((LUMPSUM_LABEL, lumpsum), (VERSCHIL_LABEL, zvw - lumpsum)):
            for rij, kol in self._boven_met(label).items():
                self._vergelijk(rij, kol + 1, cent)

    def _boven_met(self, label: str) -> dict[int, int]:
        """Rows above the header with this label, and the column of the label."""
        return {
            rij: kol
            for rij, cellen in self.regels.items()
            for kol, cel in cellen.items()
            if rij < self.koprij and kaal(als_tekst(cel.inhoud)) == kaal(label)
        }

    def _controleer_resten(self, kol: int, kolom: Kolom, uit: Ingevuld) -> None:
        for rij in uit.rijen:
            nummer = int(re.sub(r"\D", "", rij.plek.rpartition("!")[2]))
            rest = _cent(rij, kolom)
            if rest is not None:
                self._vergelijk(nummer, kol, rest)

    def _vergelijk(self, rij: int, kol: int, cent: int) -> None:
        cel = self.regels.get(rij, {}).get(kol, Cel())
        if isinstance(cel.inhoud, float) and not math.isclose(
            cel.inhoud, cent / 100, abs_tol=0.005
        ):
            bewaard = euro(round(cel.inhoud * 100))
            wat = f"bewaarde uitkomst {bewaard}, nagerekend {euro(cent)}"
            self.meld(
                "oud_totaal", self.plek(rij, kol), wat, "wij rekenen met de nagerekende uitkomst"
            )

    # --- what was not read, or could be overlooked ----------------------------------------

    def _onbekend(self, rij: int, cellen: dict[int, Cel], kolommen: set[int]) -> None:
        for kol in kolommen & set(cellen):
            kop = self.regels.get(self.koprij, {}).get(kol)
            naam = als_tekst(kop.inhoud)[:40] if kop and not self.blad.formulier else ""
            wat = f"een kolom die wij niet kennen: '{naam}'" if naam else "tekst naast de tabel"
            self.meld("niet_gelezen", self.plek(rij, kol), wat, "niet gelezen")

    def _erboven(self, plek_er: str) -> None:
        """Text that someone typed above the header, where no rows are read."""
        for rij, kol, cel in (
            (r, k, c) for r, rij_ in self.regels.items() for k, c in rij_.items()
        ):
            if rij >= self.koprij or cel.formule or self.plek(rij, kol) == plek_er:
                continue
            tekst = kaal(als_tekst(cel.inhoud))
            eigen = tekst in _TOTALEN | {kaal(self.blad.vraag)} or tekst.startswith(_HULPWOORDEN)
            if not eigen and (rij > _TITELRIJEN or kol > 1):
                self.meld("niet_gelezen", self.plek(rij, kol), "tekst boven de tabel",
                          "niet gelezen")  # fmt: skip

    def _verborgen(self, kolommen: dict[int, Kolom | None]) -> None:
        if self.vel.verborgen:
            self.meld("verborgen_blad", self.blad.naam, "een verborgen blad", "wel gelezen")
        for rij, cellen in self._onder_de_kop():
            gelezen = set(cellen) & set(kolommen)
            if rij in self.vel.verborgen_rijen and gelezen:
                self.meld("verborgen_rij", self.plek(rij, min(gelezen)), "een verborgen regel",
                          "wel gelezen")  # fmt: skip
            for kol in gelezen:
                if any(kol in bereik for bereik in self.vel.verborgen_kolommen):
                    self.meld("verborgen_kolom", self.plek(rij, kol), "een verborgen kolom",
                              "wel gelezen")  # fmt: skip

    def _samengevoegd(self) -> None:
        for bereik in self.vel.samengevoegd:
            m = re.fullmatch(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})", bereik)
            if m and int(m[4]) > self.koprij and kolomnummer(m[1]) <= max(self.kolommen):
                self.meld("samengevoegd", f"{self.blad.naam}!{bereik}", "samengevoegde cellen",
                          "de waarde telt alleen voor de eerste cel")  # fmt: skip


def _cent(rij: Rij, kolom: Kolom) -> int | None:
    """The eurocents of a cell, or of what is still to be split."""
    waarde = rij.waarden.get("bedrag_cent" if kolom.soort is Soort.BEREKEND else kolom.veld)
    if not isinstance(waarde, int):
        return None
    if kolom.soort is not Soort.BEREKEND:
        return waarde
    delen = [w for v, w in rij.waarden.items() if v.startswith(TOEDELING)]
    return waarde - sum(w for w in delen if isinstance(w, int))
