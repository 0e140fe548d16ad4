"""From filled-in rows to the raw plan (what JSON would have held) with the cell of each part.

Conventions that tell three kinds of nothing apart:

- an empty cell is *not filled in* (``null``), and so is a table without rows;
- a table whose question says *nee*, or a list cell with the word *geen*, is *none* (``[]``);
- an amount ``0`` is zero. *onbekend* in a part of a split is a part without a known amount.

A part of which every field is empty does not exist (``null``), unless its own question
(*Is er een rechtspersoon?*) says yes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from regelwerk.feiten import FORMAAT
from regelwerk.inlezen import Onleesbaar
from verband.plannen.melding import Meldingen
from verband.plannen.sjabloon.indeling import BLADEN
from verband.plannen.sjabloon.indeling.soorten import OUDER, TOEDELING, Blad, Soort
from verband.plannen.sjabloon.toedeling import lees_toedeling
from verband.plannen.sjabloon.waarden import Waarde

Ding = dict[str, Any]


@dataclass(slots=True)
class Rij:
    """The filled cells of one row (or one form), by field, and where each stands."""

    plek: str
    waarden: dict[str, Waarde] = field(default_factory=dict)
    cellen: dict[str, str] = field(default_factory=dict)

    def cel(self, veld: str) -> str:
        return self.cellen.get(veld, self.plek)


@dataclass(slots=True)
class Ingevuld:
    """Everything filled in on one sheet. ``er`` is the answer to its question."""

    rijen: list[Rij] = field(default_factory=list)
    er: bool | None = None
    plek_er: str = ""


class Opbouw:
    """Builds the raw plan sheet by sheet; parents come before their children."""

    def __init__(self, ingevuld: dict[str, Ingevuld], meldingen: Meldingen) -> None:
        self.plan: Ding = {"formaat": FORMAAT}
        self.cellen: dict[str, str] = {}
        self._ingevuld = ingevuld
        self._meldingen = meldingen
        self._ouders: dict[str, dict[str, Ding]] = {}
        self._geen_rijen: dict[tuple[str, str, str], str] = {}  # declared "nee": its cell

    def bouw(self) -> Ding:
        for blad in BLADEN:
            if (inhoud := self._ingevuld.get(blad.naam)) is None:
                continue
            if blad.formulier:
                self._formulier(blad, inhoud)
            elif blad.ouder:
                self._kinderen(blad, inhoud)
            elif blad.per_sleutel:
                self._delen(blad, inhoud)
            else:
                self._lijst(blad, inhoud)
        return self.plan

    def _formulier(self, blad: Blad, inhoud: Ingevuld) -> None:
        for rij in inhoud.rijen:
            voor = f"{blad.pad}." if blad.pad else ""
            for veld, cel in rij.cellen.items():
                self._onthoud_cel(voor + veld, "", cel)
            if ding := self._ding(blad, rij):
                _vul_aan(self.plan, blad.pad, ding)

    def _lijst(self, blad: Blad, inhoud: Ingevuld) -> None:
        self._strijdig(inhoud.er is False, bool(inhoud.rijen), inhoud.plek_er)
        if inhoud.er and not inhoud.rijen:
            self._leeg_gezegd(blad, inhoud.plek_er)
        self.cellen[blad.pad] = inhoud.plek_er or f"{blad.naam}!A1"
        if not inhoud.rijen:
            if inhoud.er is False:
                zet(self.plan, blad.pad, [])
            return
        # A bare text that could not be read (an error cell) was reported; it has no row.
        rijen = [rij for rij in inhoud.rijen if not blad.los or "" in rij.waarden]
        dingen: list[Any] = [self._ding(blad, rij) for rij in rijen]
        if blad.los:
            dingen = [ding[""] for ding in dingen]
        elif blad.voorvoegsel:
            self._geef_ids(blad, dingen, rijen)
            self._ouders[blad.pad] = {ding["id"]: ding for ding in dingen}
        zet(self.plan, blad.pad, dingen)
        for nummer, (ding, rij) in enumerate(zip(dingen, rijen, strict=True), 1):
            self._plaats(blad, blad.pad, nummer, ding, rij)
            if not blad.los:
                self._onthoud_geen(blad, str(ding.get("id", nummer)), rij)

    def _delen(self, blad: Blad, inhoud: Ingevuld) -> None:
        """Named parts: each row is ``plan[pad][key]``."""
        houder = self._ouders.setdefault(blad.pad, {})
        self.cellen[blad.pad] = f"{blad.naam}!A1"
        for rij in inhoud.rijen:
            ding = self._ding(blad, rij)
            sleutel = self._verplichte_sleutel(ding.pop(blad.per_sleutel, None), rij)
            if sleutel in houder:
                raise Onleesbaar(f"'{sleutel}' staat er twee keer", plaats=rij.cel("soort"))
            houder[sleutel] = ding
            self._plaats(blad, blad.pad, None, {blad.per_sleutel: sleutel}, rij)
            self._onthoud_geen(blad, sleutel, rij)
        if houder:
            self.plan[blad.pad] = houder

    def _kinderen(self, blad: Blad, inhoud: Ingevuld) -> None:
        ouders = self._ouders.setdefault(blad.ouder, {})
        for rij in inhoud.rijen:
            ding = self._ding(blad, rij)
            sleutel = self._verplichte_sleutel(ding.pop(OUDER, None), rij)
            if blad.ouder == "vvt_dekking" and sleutel not in ouders:
                ouders[sleutel] = self.plan.setdefault(blad.ouder, {}).setdefault(sleutel, {})
            if sleutel not in ouders:
                raise Onleesbaar(
                    f"'{sleutel}' verwijst nergens naar",
                    plaats=rij.cel(OUDER),
                    verwacht=f"een code van het blad {blad.ouder.capitalize()}",
                )
            plek_nee = self._geen_rijen.get((blad.ouder, sleutel, blad.lijst), "")
            self._strijdig(bool(plek_nee), True, plek_nee)
            lijst = ouders[sleutel].setdefault(blad.lijst, [])
            lijst.append(ding)
            pad = f"{blad.ouder}.{sleutel}.{blad.lijst}"
            self.cellen.setdefault(pad, rij.plek)
            self._plaats(blad, pad, len(lijst), ding, rij)

    # --- one row --------------------------------------------------------------------------

    def _ding(self, blad: Blad, rij: Rij) -> Ding:
        ding: Ding = {}
        er_niet: list[str] = []
        for kolom in blad.kolommen:
            waarde = rij.waarden.get(kolom.veld)
            if waarde is None or kolom.veld.startswith(TOEDELING):
                continue
            if kolom.soort is Soort.AANWEZIG:
                if waarde:
                    _vul_aan(ding, kolom.veld, {})
                else:
                    er_niet.append(kolom.veld)
            elif kolom.soort is not Soort.LIJST_ER:
                zet(ding, kolom.veld, waarde)
        for veld in er_niet:
            self._strijdig(True, haal(ding, veld) is not None, rij.cel(veld))
        if (delen := lees_toedeling(rij.waarden, rij.cellen)) is not None:
            ding["toedeling"] = delen
        return ding

    def _onthoud_geen(self, blad: Blad, sleutel: str, rij: Rij) -> None:
        for kolom in blad.kolommen:
            if kolom.soort is Soort.LIJST_ER and rij.waarden.get(kolom.veld) is False:
                self._geen_rijen[blad.pad, sleutel, kolom.veld] = rij.cel(kolom.veld)
                self._ouders[blad.pad][sleutel][kolom.veld] = []

    def _geef_ids(self, blad: Blad, dingen: list[Ding], rijen: list[Rij]) -> None:
        """A filled row without an id gets one, and that is said: nothing is dropped."""
        bezet: set[str] = set()
        for ding, rij in zip(dingen, rijen, strict=True):
            if ding.get("id") in bezet:
                raise Onleesbaar(
                    f"de code '{ding['id']}' staat er twee keer",
                    plaats=rij.cel("id"),
                    verwacht="een eigen code per regel",
                )
            bezet |= {ding["id"]} if "id" in ding else set()
        for nummer, (ding, rij) in enumerate(zip(dingen, rijen, strict=True), 1):
            if "id" in ding:
                continue
            naam = f"{blad.voorvoegsel}-{nummer}"
            while naam in bezet:
                naam += "a"
            bezet.add(naam)
            ding["id"] = naam
            self._meldingen.meld(
                "id_gemaakt", rij.cel("id"), "een regel zonder code", f"wij noemen haar '{naam}'"
            )

    def _plaats(self, blad: Blad, pad: str, nummer: int | None, ding: Any, rij: Rij) -> None:
        """Remember the cell of a row under every name a finding may use for it."""
        naam = ding if blad.los else ding.get(blad.herken)
        for sleutel in {str(s) for s in (nummer, naam) if s is not None}:
            begin = f"{pad}.{sleutel}"
            self.cellen.setdefault(begin, rij.cel(blad.herken))
            for veld, cel in rij.cellen.items():
                if veld not in ("", OUDER):
                    self._onthoud_cel(f"{begin}.{veld}", begin, cel)

    def _onthoud_cel(self, pad: str, tot: str, cel: str) -> None:
        """Also for the parts it belongs to: ``draagvlak`` points at its first column."""
        while pad != tot:
            self.cellen.setdefault(pad, cel)
            pad = pad.rpartition(".")[0]

    # --- contradictions -------------------------------------------------------------------

    @staticmethod
    def _verplichte_sleutel(waarde: object, rij: Rij) -> str:
        if not isinstance(waarde, str):
            raise Onleesbaar("deze regel zegt niet waar hij bij hoort", plaats=rij.plek)
        return waarde

    @staticmethod
    def _strijdig(nee: bool, gevuld: bool, plek: str) -> None:
        if nee and gevuld:
            raise Onleesbaar(
                "hier staat nee, maar er is wel iets ingevuld",
                plaats=plek,
                verwacht="ja, of niets ingevuld",
            )

    def _leeg_gezegd(self, blad: Blad, plek: str) -> None:
        self._meldingen.meld(
            "ja_zonder_regels", plek, f"'{blad.vraag}' ja, maar geen regels", "niet ingevuld"
        )


def zet(ding: Ding, pad: str, waarde: Any) -> None:
    """``zet(d, "behoefte.bron", x)`` makes the parts on the way."""
    *delen, laatste = pad.split(".")
    for deel in delen:
        ding = ding.setdefault(deel, {})
    ding[laatste] = waarde


def haal(ding: Ding, pad: str) -> Any:
    hier: Any = ding
    for deel in pad.split("."):
        if not isinstance(hier, dict):
            return None
        hier = hier.get(deel)
    return hier


def _vul_aan(ding: Ding, pad: str, inhoud: Ding) -> None:
    """Merge ``inhoud`` into the part at ``pad``; the part exists afterwards."""
    for deel in pad.split(".") if pad else ():
        ding = ding.setdefault(deel, {})
    for sleutel, waarde in inhoud.items():
        if isinstance(waarde, dict):
            _vul_aan(ding, sleutel, waarde)
        else:
            ding[sleutel] = waarde
