"""The child process that reads a foreign budget; ``inlezen.py`` starts it by its name."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

from regelwerk.inlezen import Onleesbaar
from verband.plannen.begroting.formules import Rekenaar, verwijzingen
from verband.plannen.begroting.koppen import Kop, Tabel, maak_tabel, vind_koppen
from verband.plannen.begroting.regels import Regelmaker
from verband.plannen.begroting.rijen import Indeling
from verband.plannen.begroting.rooster import Rooster, uit_werkblad
from verband.plannen.begroting.uitkomst import Begroting, Bevindingen, Regel, als_json
from verband.plannen.begroting.woorden import (
    DEKKING,
    GEEN_BEGROTING,
    JAAR,
    KENGETAL,
    NOOT,
    OUDE_VERSIE,
    TEKSTROLLEN,
    TOTAAL,
    Rol,
    plat,
)
from verband.plannen.terugkoppeling.eigenblad import bladen_met_cellen
from verband.werkboek.antwoord import lees_en_antwoord
from verband.werkboek.boek import Werkboek
from verband.werkboek.csvlezen import lees_csv
from verband.werkboek.soort import bijzonder, controleer_soort
from verband.werkboek.werkblad import kolomletters
from verband.werkboek.zipwacht import Pakket

_VERWACHT = "een tabel met een kop, een kolom omschrijvingen en een kolom bedragen"
_MEEST_GENOEMD = 200


@dataclass(slots=True)
class Blok:
    """One table that was read, before it is decided whether it counts."""

    rooster: Rooster
    tabel: Tabel
    begroting: Begroting
    indeling: Indeling


def lees(inhoud: bytes, csvnaam: str = "csv") -> dict[str, Any]:
    """``begroting-gelezen/1``. Raises Onleesbaar when there is no budget to be found."""
    bevindingen = Bevindingen()
    return lees_roosters(roosters_van(inhoud, csvnaam, bevindingen), bevindingen)


def roosters_van(inhoud: bytes, csvnaam: str, bevindingen: Bevindingen) -> list[Rooster]:
    """The sheets of a workbook, or the one of a csv."""
    if inhoud.startswith(b"PK"):
        return _werkboek(inhoud, bevindingen)
    cellen, scheiding = lees_csv(inhoud)
    return [Rooster(csvnaam, cellen, csv=True, scheiding=scheiding)]


def _werkboek(inhoud: bytes, bevindingen: Bevindingen) -> list[Rooster]:
    pakket = Pakket(inhoud)
    controleer_soort(pakket)
    pakket.weiger_dtd()
    boek = Werkboek(pakket)
    boek.laad()
    for soort, wat, waarom in bijzonder(pakket):
        bevindingen.waarschuw(soort, f"In het bestand: {wat}; {waarom}.", "*")
    bladen = bladen_met_cellen(boek)
    return [uit_werkblad(boek.lees(blad, met_formules=True)) for blad in bladen]


def lees_roosters(roosters: list[Rooster], bevindingen: Bevindingen) -> dict[str, Any]:
    rekenaar = Rekenaar({r.naam: r for r in roosters})
    blokken = [blok for rooster in roosters for blok in vind_blokken(rooster, rekenaar)]
    keuze = kies(blokken, roosters)
    if not keuze:
        raise Onleesbaar("hierin is geen begroting te vinden", verwacht=_VERWACHT)
    return lees_gekozen(roosters, keuze, blokken, rekenaar, bevindingen)


def lees_gekozen(
    roosters: list[Rooster],
    keuze: list[Blok],
    blokken: list[Blok],
    rekenaar: Rekenaar,
    bevindingen: Bevindingen,
) -> dict[str, Any]:
    """The tables that count, with what is to be said of the others."""
    _meld(roosters, keuze, blokken, bevindingen)
    # Read once more what counts, now with its remarks kept.
    begrotingen = []
    for blok in keuze:
        maker = Regelmaker(blok.rooster, blok.tabel, rekenaar, bevindingen)
        begroting, _ = maker.maak(blok.begroting.naam, blok.begroting.titelcel)
        begrotingen.append(begroting)
    _meld_samen(begrotingen, keuze, bevindingen)
    return als_json(begrotingen, bevindingen)


def vind_blokken(rooster: Rooster, rekenaar: Rekenaar) -> list[Blok]:
    blokken = []
    stil = Bevindingen()  # remarks about a table that may turn out not to count
    for kop in vind_koppen(rooster):
        tabel = maak_tabel(rooster, kop, contractjaar(rooster, kop))
        if not tabel.bedrag or not tabel.met(*TEKSTROLLEN):
            continue
        if _is_dekking(rooster, tabel):
            continue
        titelcel = rooster.plek(*(kop.titelplek or (max(1, kop.van), min(tabel.rollen))))
        naam = kop.titel or rooster.naam
        begroting, indeling = Regelmaker(rooster, tabel, rekenaar, stil).maak(naam, titelcel)
        if kop.zonder_woorden and (begroting.eigen_cent != begroting.totaal_cent):
            continue
        if tabel.varianten or any(r.bedrag_cent is not None for r in begroting.regels):
            blokken.append(Blok(rooster, tabel, begroting, indeling))
    return blokken


def _is_dekking(rooster: Rooster, tabel: Tabel) -> bool:
    """A table of who pays, or of figures about the region, is no budget."""
    teksten = [tabel.koppen.get(k, "") for k in tabel.met(*TEKSTROLLEN)] or [""]
    kop = plat(teksten[0])
    titel = plat(tabel.kop.titel)
    for woorden in (kop, titel):
        if DEKKING.search(woorden) and "lasten" not in woorden and "kosten" not in woorden:
            return True
    return bool(
        re.search(r"kerncijfer|kengetal|^tarieven|uitgangspunten|^legenda", f"{kop} {titel}")
    )


def contractjaar(rooster: Rooster, kop: Kop) -> int | None:
    """The year that title, sheet and heading say the budget is for."""
    telling: Counter[int] = Counter()
    teksten = [(rooster.naam, 3), (kop.titel, 3)]
    for r in range(max(1, kop.van - 12), kop.van):
        teksten += [(rooster.tekst(r, k), 1) for k in rooster.rijen.get(r, [])]
    for tekst, gewicht in teksten:
        kaal = plat(tekst)
        for m in JAAR.finditer(kaal):
            voor = kaal[max(0, m.start() - 40) : m.start()]
            begroting = bool(re.search(r"begrot|budget|plan|taken|aanvulling|contractjaar", voor))
            dag = bool(re.search(r"\d{1,2} [a-z]+ $", voor))
            telling[int(m[1])] += 0 if dag else gewicht + 2 * begroting
    if telling and (beste := telling.most_common(2)):
        if len(beste) == 1 or beste[0][1] > beste[1][1]:
            return beste[0][0] if beste[0][1] else None
        return max(j for j, _ in beste)
    return None


# --- which tables count -----------------------------------------------------------------


def kies(blokken: list[Blok], roosters: list[Rooster]) -> list[Blok]:
    zichtbaar = [b for b in blokken if not b.rooster.verborgen]
    for patroon in (GEEN_BEGROTING, OUDE_VERSIE):
        over = [b for b in zichtbaar if not patroon.search(plat(b.rooster.naam))]
        zichtbaar = over or zichtbaar
    zichtbaar = _zonder_ander_jaar(zichtbaar)
    zichtbaar = [b for b in zichtbaar if not _is_samenvatting(b, zichtbaar)] or zichtbaar
    zichtbaar = _zonder_ander_jaar(zichtbaar)  # now that no summary is between them
    return [b for b in zichtbaar if not _is_bron(b, zichtbaar)] or zichtbaar


def _zonder_ander_jaar(blokken: list[Blok]) -> list[Blok]:
    """Sheets named after years: the budget is the sheet of its own year."""
    jaren = {id(b): _jaren_van(b) for b in blokken}
    alle = set().union(*jaren.values()) if jaren else set()
    if len(alle) < 2 or not all(jaren.values()):
        return blokken
    keuze = 2027 if 2027 in alle else max(alle)
    return [b for b in blokken if keuze in jaren[id(b)]]


def _jaren_van(blok: Blok) -> set[int]:
    """The years in the name of a sheet, else in the title of its table."""
    namen = (blok.rooster.naam, blok.tabel.kop.titel)
    return next((j for n in namen if (j := {int(j) for j in JAAR.findall(n)})), set())


def _verwijst_naar(blok: Blok) -> list[set[tuple[str, int, int]]]:
    """Per line of a table: the cells on other sheets that its formula looks at."""
    gevonden = []
    for regel in blok.begroting.regels:
        formule = blok.rooster.formules.get((regel.rij, regel.kolom), "")
        cellen: set[tuple[str, int, int]] = set()
        for b in verwijzingen(formule):
            if b.blad and b.blad != blok.rooster.naam and b.grootte < 20_000:
                cellen |= {(b.blad, r, k) for r, k in b.plekken()}
        gevonden.append(cellen)
    return gevonden


def _cellen(blok: Blok) -> tuple[set[tuple[str, int, int]], set[tuple[str, int, int]]]:
    naam = blok.rooster.naam
    regels = {(naam, r.rij, r.kolom) for r in blok.begroting.regels}
    kolommen = [*blok.tabel.bedrag, *([blok.tabel.totaal] if blok.tabel.totaal else [])]
    totalen = {
        (naam, r.nummer, k) for r in blok.indeling.rijen if r.soort == "totaal" for k in kolommen
    }
    return regels, totalen


def _is_samenvatting(blok: Blok, alle: list[Blok]) -> bool:
    """Are (nearly) all lines totals of other tables?"""
    anderen = [b for b in alle if b is not blok and b.rooster is not blok.rooster]
    if not anderen:
        return False
    totalen: set[tuple[str, int, int]] = set()
    for b in anderen:
        regels, tot = _cellen(b)
        totalen |= regels | tot
    refs = _verwijst_naar(blok)
    naar = sum(bool(cellen & totalen) for cellen in refs)
    if refs and naar * 3 >= 2 * len(refs):
        return True
    sommen = Counter(b.begroting.totaal_cent for b in anderen)
    eigen = Counter(r.bedrag_cent for r in blok.begroting.regels)
    bekend = Counter(c for c in eigen.elements() if c is not None)
    return len(eigen) >= 2 and None not in eigen and bekend <= sommen


def _is_bron(blok: Blok, alle: list[Blok]) -> bool:
    """A working sheet whose outcome is a line of another table: not counted twice."""
    regels, totalen = _cellen(blok)
    for ander in alle:
        if ander is blok or ander.rooster is blok.rooster:
            continue
        refs: set[tuple[str, int, int]] = set().union(*_verwijst_naar(ander))
        if refs & totalen or (refs & regels and len(refs & regels) * 2 >= len(regels)):
            return not _is_samenvatting(ander, alle)
    return False


# --- remarks about the whole -------------------------------------------------------------


def _meld(
    roosters: list[Rooster], keuze: list[Blok], blokken: list[Blok], uit: Bevindingen
) -> None:
    gekozen = {id(b.rooster) for b in keuze}
    for rooster in roosters:
        if rooster.verborgen and rooster.rijen:
            _meld_verborgen_blad(rooster, keuze, uit)
        elif id(rooster) not in gekozen:
            cellen = [
                rooster.plek(r, k)
                for r, kolommen in rooster.rijen.items()
                for k in kolommen
                if isinstance(rooster.cel(r, k).inhoud, float)
            ]
            if cellen:
                uit.waarschuw(
                    "getallen_buiten_begroting", f"Blad '{rooster.naam}' is geen begroting.",
                    *cellen[:_MEEST_GENOEMD],
                )  # fmt: skip
        elif not rooster.verborgen:
            _meld_verborgen(rooster, [b for b in keuze if b.rooster is rooster], uit)
    for blok in blokken:
        if blok not in keuze and not blok.rooster.verborgen:
            uit.waarschuw(
                "tabel_telt_niet_mee", "Deze tabel is niet meegeteld (samenvatting, werkblad, "
                "toelichting of oude versie).", blok.begroting.titelcel,
            )  # fmt: skip
    for blok in keuze:
        _meld_buiten(blok, uit)


def _meld_verborgen_blad(rooster: Rooster, keuze: list[Blok], uit: Bevindingen) -> None:
    bronnen: list[str] = []
    for blok in keuze:
        for regel, cellen in zip(blok.begroting.regels, _verwijst_naar(blok), strict=True):
            for blad, r, k in sorted(cellen):
                if blad == rooster.naam:
                    bronnen += [rooster.plek(r, k), regel.cel]
    if bronnen:
        uit.waarschuw("verborgen_blad", "Een bedrag komt van een verborgen blad.", *bronnen)
    getallen = [
        rooster.plek(r, k)
        for r, kolommen in rooster.rijen.items()
        for k in kolommen
        if isinstance(rooster.cel(r, k).inhoud, float)
    ]
    rest = [c for c in getallen if c not in bronnen][:_MEEST_GENOEMD]
    if rest:
        uit.waarschuw(
            "verborgen_blad", "Getallen op een verborgen blad zijn niet meegeteld.", *rest
        )


def _meld_verborgen(rooster: Rooster, blokken: list[Blok], uit: Bevindingen) -> None:
    tellend = {k for b in blokken for k in b.tabel.bedrag}
    for k in sorted(rooster.verborgen_kolommen):
        if any(k in kolommen for kolommen in rooster.rijen.values()) and k not in tellend:
            letter = kolomletters(k)
            koppen = {b.tabel.koppen[k] for b in blokken if k in b.tabel.koppen}
            wat = f" ({', '.join(sorted(koppen))})" if koppen else ""
            uit.waarschuw(
                "verborgen_kolom", f"Verborgen kolom {letter}{wat} is niet meegeteld.",
                f"{rooster.naam}!{letter}:{letter}",
            )  # fmt: skip


def _meld_buiten(blok: Blok, uit: Bevindingen) -> None:
    """Amounts in the table that are no line: named when they look as if they could be one."""
    eigen = blok.indeling.eigen
    for rij in blok.indeling.rijen:
        if rij.soort != "buiten" or not eigen or rij.nummer < eigen.nummer:
            continue
        kaal = plat(rij.label)
        bekend = any(re_.search(kaal) for re_ in (DEKKING, KENGETAL, TOTAAL, NOOT))
        if (rij.bijzaak or not rij.dekking) and rij.cent and not bekend:
            for k in rij.bedragen:
                uit.ongelezen(
                    blok.rooster.plek(rij.nummer, k),
                    "deze rij staat onder het totaal en telt niet mee",
                )
    for k, rol in blok.tabel.rollen.items():
        elders = (*blok.tabel.bedrag, blok.tabel.totaal, *blok.tabel.opgeteld)
        if rol in (Rol.VRIJ, Rol.BEDRAG, Rol.TOTAAL) and k not in elders:
            uit.waarschuw(
                "kolom_niet_gelezen", "Deze kolom met getallen is niet als bedrag gelezen.",
                blok.rooster.plek(blok.tabel.kop.tot, k),
            )  # fmt: skip


def _meld_samen(begrotingen: list[Begroting], keuze: list[Blok], uit: Bevindingen) -> None:
    if len(begrotingen) > 1:
        uit.waarschuw(
            "meer_begrotingen", "Er staan meer begrotingen in dit bestand; welke laag is elk?",
            *(b.titelcel for b in begrotingen),
        )  # fmt: skip
    for blok, begroting in zip(keuze, begrotingen, strict=True):
        tabel, regels = blok.tabel, begroting.regels
        if tabel.btw_keuze and regels:
            kolommen = tabel.met(Rol.EXCL, Rol.BTW, Rol.INCL) or tabel.bedrag
            a, z = kolomletters(min(kolommen)), kolomletters(max(kolommen))
            gelezen = {"incl": "inclusief", "excl": "exclusief"}.get(
                tabel.btw_keuze, "het bedrag zonder"
            )
            uit.waarschuw(
                "btw", f"Er staat btw bij de bedragen; gelezen is {gelezen} btw.",
                f"{begroting.blad}!{a}{regels[0].rij}:{z}{regels[-1].rij}",
            )  # fmt: skip
        if btw_rijen := [r.cel for r in regels if plat(r.omschrijving or "").startswith("btw")]:
            uit.waarschuw("btw", "De btw staat als eigen regel en telt mee.", *btw_rijen)
        if dubbel := _dubbele(regels):
            uit.waarschuw("dubbele_regel", "Deze regel staat er twee keer; beide tellen.", *dubbel)
        if tabel.schaal > 1:
            uit.waarschuw(
                "in_duizenden", "De bedragen zijn gelezen in duizenden euro's, zoals er staat.",
                *(blok.rooster.plek(tabel.kop.tot, k) for k in tabel.bedrag),
            )  # fmt: skip
    if not any(r.extra.get("toedeling_pct") for b in begrotingen for r in b.regels):
        uit.waarschuw(
            "toedeling_onbekend", "Nergens staat een verdeling: niets is als Zvw gelezen.",
            "*",
        )  # fmt: skip


def _dubbele(regels: list[Regel]) -> list[str]:
    """Lines that say exactly what a line before them said; a matrix has many alike."""
    gezien: set[tuple[str | int | None, ...]] = set()
    dubbel = []
    for r in regels:
        wat = (r.omschrijving, r.activiteit, r.uitvoerder, r.kostenwoord, r.bedrag_cent)
        if r.bedrag_cent and r.omschrijving and wat in gezien:
            dubbel.append(r.cel)
        gezien.add(wat)
    return dubbel


def main() -> int:
    naam = sys.argv[1] if len(sys.argv) > 1 else "csv"
    return lees_en_antwoord(lambda inhoud: lees(inhoud, naam))


if __name__ == "__main__":
    sys.exit(main())
