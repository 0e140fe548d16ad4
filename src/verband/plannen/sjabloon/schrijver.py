"""Writes the workbook that a coordinator fills in, empty or with a plan in it."""

from __future__ import annotations

import datetime as dt
import io
import math
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from regelwerk.feiten import ResvPlan
from verband.plannen.sjabloon.indeling import BLADEN, FORMULIERKOPPEN, LIJSTEN, UITLEG
from verband.plannen.sjabloon.indeling import plaats as p
from verband.plannen.sjabloon.indeling.algemeen import PLAN
from verband.plannen.sjabloon.indeling.codes import VORM
from verband.plannen.sjabloon.indeling.soorten import TOEDELING, Blad, Kolom, Nodig, Soort
from verband.plannen.sjabloon.keuzes import codelijsten, keuze, schrijf_lijsten
from verband.plannen.sjabloon.opmaak import KOPKLEUR, WOORD, Opmaak
from verband.plannen.sjabloon.rijen import Bladinhoud, cellen_van
from verband.plannen.sjabloon.uitlegblad import schrijf_uitleg
from verband.werkboek.cel import Inhoud
from verband.werkboek.uiterlijk import regels as regels_hoog

_LEEG = ResvPlan(formaat="resv-plan/1")
# Text of users is only ever written as text; this is the second lock on the same door.
_OPTIES = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_HULPREGEL, _REGEL, _LUCHT = 12.5, 15.0, 4.0  # heights in points
_PAGINABREED = 250  # characters that are still readable on one landscape page


def schrijf_sjabloon(plan: ResvPlan | None) -> bytes:
    """The workbook as bytes; ``None`` gives an empty one.

    Raises Onleesbaar when the plan holds something that a workbook can't hold exactly.
    """
    inhoud = cellen_van(plan or _LEEG)
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, _OPTIES) as boek:
        boek.set_properties({"title": "RESV-plan", "comments": "Verband, resv-plan/1"})
        boek.set_size(2400, 1500)
        opmaak = Opmaak(boek)
        schrijf_uitleg(boek.add_worksheet(UITLEG), opmaak)
        for blad in BLADEN:
            vel = boek.add_worksheet(blad.naam)
            schrijver = _Formulier if blad.formulier else _Tabel
            schrijver(vel, blad, opmaak, inhoud).schrijf()
        lijsten = boek.add_worksheet(LIJSTEN)
        schrijf_lijsten(lijsten, codelijsten())
        lijsten.hide()
    return uit.getvalue()


class _Vel:
    """What forms and tables share: title, cells, print set-up."""

    def __init__(self, vel: Any, blad: Blad, opmaak: Opmaak, inhoud: dict[str, Bladinhoud]) -> None:
        self.vel, self.blad, self.opmaak, self.inhoud = vel, blad, opmaak, inhoud
        self.rijen = inhoud[blad.naam].rijen

    def kop(self) -> None:
        self.vel.hide_gridlines(2)
        self.vel.set_tab_color(KOPKLEUR[self.blad.nodig])
        self.vel.set_row(p.TITEL, 28)
        self.vel.write_string(p.TITEL, 0, self.blad.titel, self.opmaak.titel())
        self.vel.write_string(p.INTRO, 0, self.blad.intro, self.opmaak.intro())

    def afdruk(self, koprij: int) -> None:
        self.vel.set_landscape()
        self.vel.set_paper(9)
        breed = sum(kolom.breedte for kolom in self.blad.kolommen)
        self.vel.fit_to_pages(1 if self.blad.formulier else math.ceil(breed / _PAGINABREED), 0)
        self.vel.repeat_columns(0)
        self.vel.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        self.vel.repeat_rows(koprij)
        self.vel.set_footer("&L&A&CRESV-plan&RBlad &P van &N")

    def cel(self, rij: int, kol: int, kolom: Kolom, inhoud: Inhoud) -> None:
        vorm = self.opmaak.veld(kolom.nodig, kolom.soort, links=self.blad.formulier)
        if inhoud is None:
            self.vel.write_blank(rij, kol, None, vorm)
        elif isinstance(inhoud, str):
            self.vel.write_string(rij, kol, inhoud, vorm)
        elif isinstance(inhoud, dt.datetime):
            self.vel.write_datetime(rij, kol, inhoud, vorm)
        else:
            self.vel.write_number(rij, kol, inhoud, vorm)

    def keuze(self, eerste: int, kol: int, laatste: int, kolom: Kolom) -> None:
        if regel := keuze(kolom, laatste):
            self.vel.data_validation(eerste, kol, laatste, kol, regel)


class _Formulier(_Vel):
    _BREEDTES = (40, 52, 13, 54, 36)

    def schrijf(self) -> None:
        self.kop()
        for kol, (tekst, breed) in enumerate(zip(FORMULIERKOPPEN, self._BREEDTES, strict=True)):
            self.vel.set_column(kol, kol, breed)
            self.vel.write_string(p.FORMULIER_KOP, kol, tekst, self.opmaak.kop(Nodig.VERPLICHT))
        for rij, kolom in p.formulierrijen(self.blad):
            if kolom.sectie:
                self.vel.set_row(rij - 1, 26)
                self.vel.write_string(rij - 1, 0, kolom.sectie, self.opmaak.tekst(kop=True))
            self._vraag(rij, kolom, self.rijen[0].get(kolom.veld))
        self.vel.freeze_panes(p.FORMULIER_KOP + 1, 1)
        self.afdruk(p.FORMULIER_KOP)

    def _vraag(self, rij: int, kolom: Kolom, inhoud: Inhoud) -> None:
        gewoon = self.opmaak.terzijde()
        teksten = ((str(inhoud or ""), 1), (kolom.uitleg, 3), (kolom.voorbeeld, 4))
        hoog = max(regels_hoog(tekst, self._BREEDTES[kol] - 3) for tekst, kol in teksten)
        self.vel.set_row(rij, _REGEL * hoog + _LUCHT)
        self.vel.write_string(rij, 0, kolom.kop, self.opmaak.label())
        self.cel(rij, 1, kolom, inhoud)
        for kol, tekst in ((2, WOORD[kolom.nodig]), (3, kolom.uitleg), (4, kolom.voorbeeld)):
            self.vel.write_string(rij, kol, tekst, gewoon)
        self.keuze(rij, 1, rij, kolom)


class _Tabel(_Vel):
    def schrijf(self) -> None:
        self.laatste = p.EERSTE + max(p.VOORBEREID, len(self.rijen) + 10) - 1
        self.kop()
        self._vraag()
        self._koppen()
        for nummer in range(p.EERSTE, self.laatste + 1):
            plek = nummer - p.EERSTE
            cellen = self.rijen[plek] if plek < len(self.rijen) else {}
            self._hoogte(nummer, cellen)
            for kol, kolom in enumerate(self.blad.kolommen):
                if kolom.soort is Soort.BEREKEND:
                    self._nog_toe(nummer, kol, cellen)
                else:
                    self.cel(nummer, kol, kolom, cellen.get(kolom.veld))
        self._totalen()
        self._kleuren()
        self.vel.freeze_panes(p.EERSTE, 1)
        self.afdruk(p.KOP)

    def _hoogte(self, nummer: int, cellen: dict[str, Inhoud]) -> None:
        """Not every program makes room for wrapped text by itself."""
        teksten = ((k.breedte, cellen.get(k.veld)) for k in self.blad.kolommen)
        regels = [regels_hoog(t, breed - 1) for breed, t in teksten if isinstance(t, str)]
        if max(regels, default=1) > 1:
            self.vel.set_row(nummer, _REGEL * min(max(regels), 20))

    def _vraag(self) -> None:
        if not self.blad.vraag:
            return
        kol = p.antwoordkolom(self.blad)
        er = self.inhoud[self.blad.naam].er
        self.vel.set_row(p.VRAAG, 20)
        self.vel.write_string(p.VRAAG, 0, self.blad.vraag, self.opmaak.label())
        antwoord = "" if er is None else "ja" if er else "nee"
        self.vel.write_string(p.VRAAG, kol, antwoord, self.opmaak.antwoord())
        self.vel.data_validation(
            p.VRAAG, kol, p.VRAAG, kol, {"validate": "list", "source": ["ja", "nee"]}
        )

    def _koppen(self) -> None:
        regels = 1
        for kol, kolom in enumerate(self.blad.kolommen):
            self.vel.set_column(kol, kol, kolom.breedte)
            regels = max(regels, self._hulp(kol, kolom))
            self.vel.write_string(p.KOP, kol, kolom.kop, self.opmaak.kop(kolom.nodig))
            self.keuze(p.EERSTE, kol, max(p.KEUZELIJST_TOT, self.laatste), kolom)
        self.vel.set_row(p.HULP, _HULPREGEL * regels + _LUCHT)
        self.vel.set_row(p.KOP, 32)

    def _hulp(self, kol: int, kolom: Kolom) -> int:
        """Word, explanation and example above the header; how many lines that takes."""
        woord = f"{WOORD[kolom.nodig]}. "
        rest = kolom.uitleg + (f"\nBijv. {kolom.voorbeeld}" if kolom.voorbeeld else "")
        vormen = (self.opmaak.hulpwoord(), woord, self.opmaak.hulp(), rest, self.opmaak.hulp())
        self.vel.write_rich_string(p.HULP, kol, *vormen)
        return regels_hoog(woord + rest, kolom.breedte * 1.15)

    # --- live totals ----------------------------------------------------------------------

    def _kol(self, veld: str) -> int:
        return [k.veld for k in self.blad.kolommen].index(veld)

    def _nog_toe(self, rij: int, kol: int, cellen: dict[str, Inhoud]) -> None:
        """Formula with its outcome beside it, for programs that don't calculate."""
        bedrag = xl_rowcol_to_cell(rij, self._kol("bedrag_cent"))
        eerste, laatste = self._delen()
        delen = f"{xl_rowcol_to_cell(rij, eerste)}:{xl_rowcol_to_cell(rij, laatste)}"
        formule = f'=IF(ISNUMBER({bedrag}),ROUND({bedrag}-SUM({delen}),2),"")'
        vorm = self.opmaak.veld(Nodig.NIET, Soort.BEREKEND)
        uitkomst = _rest(cellen)
        self.vel.write_formula(rij, kol, formule, vorm, "" if uitkomst is None else uitkomst)

    def _delen(self) -> tuple[int, int]:
        kols = [
            n
            for n, k in enumerate(self.blad.kolommen)
            if k.veld.startswith(TOEDELING) and k.soort is Soort.GELD
        ]
        return kols[0], kols[-1]

    def _totalen(self) -> None:
        kols = [(n, k) for n, k in enumerate(self.blad.kolommen) if p.telt_op(k)]
        if not kols:
            return
        self.vel.set_row(p.TOTAAL, 20)
        self.vel.write_string(p.TOTAAL, 0, p.TOTAAL_LABEL, self.opmaak.label())
        for kol, kolom in kols:
            som = f"=SUM({xl_range_abs(p.EERSTE, kol, p.KEUZELIJST_TOT, kol)})"
            self.vel.write_formula(p.TOTAAL, kol, som, self.opmaak.som(), self._som(kolom))
        if self.blad.naam == "Begroting":
            self._lumpsum()

    def _som(self, kolom: Kolom) -> float:
        if kolom.soort is Soort.BEREKEND:
            return math.fsum(_rest(rij) or 0 for rij in self.rijen)
        bedragen = (rij.get(kolom.veld) for rij in self.rijen)
        return round(math.fsum(b for b in bedragen if isinstance(b, float)), 2)

    def _lumpsum(self) -> None:
        """Beside the Zvw total: what is asked, and the difference that must be nothing."""
        zvw = self._kol(f"{TOEDELING}zvw")
        rij, kolom = next(r for r in p.formulierrijen(PLAN) if r[1].veld.startswith("gevraagde"))
        gevraagd = self.inhoud[PLAN.naam].rijen[0].get(kolom.veld)
        gevraagd = gevraagd if isinstance(gevraagd, float) else 0.0
        verschil = round(self._som(self.blad.kolommen[zvw]) - gevraagd, 2)
        label, som = self.opmaak.label(rechts=True), self.opmaak.som()
        bron = f"={PLAN.naam}!{xl_rowcol_to_cell(rij, 1, True, True)}"
        self.vel.write_string(p.VRAAG, zvw - 1, p.LUMPSUM_LABEL, label)
        self.vel.write_formula(p.VRAAG, zvw, bron, som, gevraagd)
        self.vel.write_string(p.VRAAG, zvw + 1, p.VERSCHIL_LABEL, label)
        aftrek = f"={xl_rowcol_to_cell(p.TOTAAL, zvw)}-{xl_rowcol_to_cell(p.VRAAG, zvw)}"
        self.vel.write_formula(p.VRAAG, zvw + 2, f"=ROUND({aftrek[1:]},2)", som, verschil)
        self._nul(p.VRAAG, zvw + 2, p.VRAAG)
        self._nul(p.TOTAAL, self._kol("="), p.TOTAAL)
        self._nul(p.EERSTE, self._kol("="), self.laatste)

    # --- colours that follow what was filled in ---------------------------------------------

    def _nul(self, eerste: int, kol: int, laatste: int) -> None:
        cel = xl_rowcol_to_cell(eerste, kol)
        for formule, goed in ((f"{cel}=0", True), (f"{cel}<>0", False)):
            self._als(eerste, kol, laatste, f"=AND(ISNUMBER({cel}),{formule})",
                      self.opmaak.signaal(goed=goed))  # fmt: skip

    def _als(self, eerste: int, kol: int, laatste: int, formule: str, vorm: Any) -> None:
        regel = {"type": "formula", "criteria": formule, "format": vorm}
        self.vel.conditional_format(eerste, kol, laatste, kol, regel)

    def _kleuren(self) -> None:
        """Grey where the form of collaboration or the main task makes a column idle."""
        rij, _ = next(r for r in p.formulierrijen(PLAN) if r[1].veld == "samenwerkingsvorm.soort")
        netwerk = f'={PLAN.naam}!{xl_rowcol_to_cell(rij, 1, True, True)}="{VORM.labels["netwerk"]}"'
        for kol, kolom in enumerate(self.blad.kolommen):
            if kolom.alleen_vorm_2 or self.blad.alleen_vorm_2:
                self._als(p.EERSTE, kol, self.laatste, netwerk, self.opmaak.grijs())
            if kolom.veld == "tak":
                taak = xl_rowcol_to_cell(p.EERSTE, self._kol("hoofdtaak"), col_abs=True)
                ander = f"=AND(ISNUMBER({taak}),{taak}<>4)"
                self._als(p.EERSTE, kol, self.laatste, ander, self.opmaak.grijs())


def _rest(cellen: dict[str, Inhoud]) -> float | None:
    """What of a line is not split yet, or None when its amount is not a number."""
    bedrag = cellen.get("bedrag_cent")
    if not isinstance(bedrag, float):
        return None
    delen = [w for v, w in cellen.items() if v.startswith(TOEDELING) and isinstance(w, float)]
    return round(bedrag - math.fsum(delen), 2)
