"""Finds tables: a heading of one to four rows, what each column holds, and where the rows end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from verband.plannen.begroting.bedragen import bedragachtig, lees_bedrag, lees_tekst
from verband.plannen.begroting.formules import kale_som, verwijzingen
from verband.plannen.begroting.rooster import Rooster
from verband.plannen.begroting.toedeling import percentage
from verband.plannen.begroting.woorden import (
    BEDRAGROLLEN,
    BEGROTINGSWOORD,
    DUIZEND,
    GETALROLLEN,
    JAAR,
    KOSTENWOORD,
    TEKSTROLLEN,
    VARIANT,
    Rol,
    kolomrol,
    plat,
    restdomein,
)

_MAX_KOP = 4
_KIJK_VOORUIT = 80
_KOPLENGTE = 80
_HONDERD = 100
_KORT = 20  # signs of a text that may be meant as an amount
_MINST_ZONDER_KOP = 3
_NUMMERKOP = 2  # words of a head such as Taak or Taak nr
_EERSTE_JAAR = 2027  # the first year that a RESV plan can be for


@dataclass(slots=True)
class Kop:
    """The heading of a table, and the rows and columns that belong to it."""

    van: int
    tot: int
    kolommen: range
    einde: int = 0  # the last row of the table
    herhaald: set[int] = field(default_factory=set)
    titel: str = ""
    titelplek: tuple[int, int] | None = None
    zonder_woorden: bool = False  # no heading at all
    erboven: str = ""  # the line just above; with a heading per section that is the section


@dataclass(slots=True)
class Tabel:
    """A table whose columns are known."""

    kop: Kop
    koppen: dict[int, str]
    rollen: dict[int, Rol]
    bedrag: list[int] = field(default_factory=list)  # more than one: a matrix
    totaal: int | None = None  # of a matrix: the column that adds the others
    btw_keuze: str = ""
    schaal: int = 1
    opgeteld: list[int] = field(default_factory=list)  # no amount of its own: these together
    maal: list[int] = field(default_factory=list)  # nor parts of it: hours times rate
    varianten: bool = False  # amounts of which only one can count

    @property
    def matrix(self) -> bool:
        return len(self.bedrag) > 1

    def met(self, *rollen: Rol) -> list[int]:
        return [k for k, rol in self.rollen.items() if rol in rollen]


def _heeft_bedrag(rooster: Rooster, rij: int) -> bool:
    for k in rooster.rijen.get(rij, ()):
        jaar = bool(re.fullmatch(r"20\d\d", rooster.koptekst(rij, k)))
        cel = rooster.cel(rij, k)
        if not jaar and bedragachtig(cel) and rooster.koptekst(rij, k).strip() not in ("#", "%"):
            if not isinstance(cel.inhoud, str) or any(t.isdigit() for t in cel.inhoud):
                return True
            if kolomrol(cel.inhoud) is None:
                return True
    return False


def _koprij(rooster: Rooster, rij: int) -> bool:
    """Does this row name columns: something to say beside something to count?"""
    kolommen = rooster.rijen.get(rij, [])
    teksten = {k: rooster.koptekst(rij, k) for k in kolommen}
    teksten = {k: t for k, t in teksten.items() if t and len(t) <= _KOPLENGTE}
    if len(teksten) < 2 or _heeft_bedrag(rooster, rij):
        return False
    rollen = {k: kolomrol(t) for k, t in teksten.items()}
    gevonden = [r for r in rollen.values() if r]
    getallen = [k for k, r in rollen.items() if r in GETALROLLEN]
    # *Kosten* beside *Bedrag* is what a line is called, when only words stand under it.
    getal = sum(_bedragen_onder(rooster, rij, [k]) for k in getallen)
    tekst = sum(r in TEKSTROLLEN for r in gevonden)
    if getal:
        return bool(tekst) or len(teksten) > getal or _woorden_links(rooster, rij, min(teksten))
    onbekend = [k for k, r in rollen.items() if r is None or r in TEKSTROLLEN]
    if tekst and len(onbekend) >= 2:  # a matrix: kinds of cost down, activities across
        gevuld = [k for k in onbekend if _bedragen_onder(rooster, rij, [k])]
        return len(gevuld) >= 2
    return False


def _woorden_links(rooster: Rooster, rij: int, eerste: int) -> bool:
    """A column of words without a head of its own, beside heads of amounts."""
    onder = range(rij + 1, min(rij + _KIJK_VOORUIT, rooster.max_rij) + 1)
    kolommen = range(1, eerste)
    met = [r for r in onder if rooster.cel(r, eerste).gevuld]
    return any(sum(bool(rooster.tekst(r, k)) for r in met) * 2 > len(met) > 0 for k in kolommen)


def _alleen_jaren(rooster: Rooster, rij: int) -> bool:
    """Is a year the only thing in this row that speaks of amounts?"""
    teksten = [rooster.koptekst(rij, k) for k in rooster.rijen[rij]]
    getallen = [t for t in teksten if kolomrol(t) in GETALROLLEN]
    return sum(bool(re.fullmatch(r"20\d\d", t)) for t in getallen) > 0


def _bedragen_onder(rooster: Rooster, rij: int, kolommen: list[int]) -> bool:
    for r in range(rij + 1, min(rij + _KIJK_VOORUIT, rooster.max_rij) + 1):
        if any(_echt(rooster, r, k) for k in kolommen):
            return True
    return False


def _echt(rooster: Rooster, rij: int, kolom: int) -> bool:
    cel = rooster.cel(rij, kolom)
    if not cel.gevuld or not bedragachtig(cel):
        return False
    return not isinstance(cel.inhoud, str) or any(t.isdigit() for t in cel.inhoud)


def vind_koppen(rooster: Rooster) -> list[Kop]:
    koppen: list[Kop] = []
    for rij in sorted(rooster.rijen):
        if koppen and rij <= koppen[-1].tot:
            continue
        if _koprij(rooster, rij):
            if koppen and _alleen_jaren(rooster, rij) and _heeft_bedrag(rooster, rij - 1):
                continue  # right under a line: an amount that happens to look like a year
            if koppen and not any(
                _heeft_bedrag(rooster, r) for r in range(koppen[-1].tot + 1, rij)
            ):
                koppen.pop()  # nothing was counted under it: a line about the file
            van, tot = _kopgrenzen(rooster, rij, koppen[-1].tot if koppen else 0)
            koppen.append(Kop(van, tot, range(1, rooster.max_kolom + 1)))
    if not koppen:
        koppen = _zonder_kop(rooster)
    return [deel for kop in _begrensd(rooster, koppen) for deel in _naast_elkaar(rooster, kop)]


def kop_op(rooster: Rooster, rij: int, kolommen: range, einde: int) -> Kop:
    """The heading that a person points at; the rows that belong to it come along."""
    kop = Kop(*_kopgrenzen(rooster, rij, rij - 1), kolommen, einde)
    _zoek_titel(rooster, kop, 0)
    return kop


def _zonder_kop(rooster: Rooster) -> list[Kop]:
    """Words beside amounts with nothing above them; it counts when its own total proves it."""
    paren: Counter[tuple[int, int]] = Counter()
    eerste: dict[tuple[int, int], int] = {}
    for rij, kolommen in rooster.rijen.items():
        if (
            len(kolommen) == 2
            and rooster.tekst(rij, kolommen[0])
            and _echt(rooster, rij, kolommen[1])
        ):
            paar = (kolommen[0], kolommen[1])
            paren[paar] += 1
            eerste.setdefault(paar, rij)
    if not paren:
        return []
    paar, aantal = paren.most_common(1)[0]
    kop = eerste[paar] - 1
    if aantal < _MINST_ZONDER_KOP:
        return []
    return [Kop(kop, kop, range(1, rooster.max_kolom + 1), zonder_woorden=True)]


def _kopgrenzen(rooster: Rooster, rij: int, na: int) -> tuple[int, int]:
    """The heading with the rows that belong to it, above and below."""
    van = tot = rij
    gevuld = [k for k in range(1, rooster.max_kolom + 1) if rooster.koptekst(rij, k)]
    eerste = gevuld[0]
    for r1, k1, r2, k2 in rooster.vakken:
        if r1 <= rij <= r2 and r2 - r1 < _MAX_KOP and any(k1 <= k <= k2 for k in gevuld):
            van, tot = min(van, r1), max(tot, r2)
    while tot - van < _MAX_KOP - 1 and _vervolg(rooster, tot + 1, eerste):
        tot += 1
    while tot - van < _MAX_KOP - 1 and van - 1 > na and _groepskop(rooster, van - 1, eerste):
        van -= 1
    return van, tot


def _vervolg(rooster: Rooster, rij: int, eerste: int) -> bool:
    """A second row of headings: texts, no amounts, over columns that hold numbers."""
    kolommen = [k for k in rooster.rijen.get(rij, []) if rooster.koptekst(rij, k)]
    if len(kolommen) < 2 or _heeft_bedrag(rooster, rij):
        return False
    over = [k for k in kolommen if k != eerste and _bedragen_onder(rooster, rij, [k])]
    andere = len(kolommen) - len(over)
    return len(over) >= 2 and len(over) >= andere


def _groepskop(rooster: Rooster, rij: int, eerste: int) -> bool:
    """A row above that groups columns, unlike a title that starts at the left."""
    kolommen = rooster.rijen.get(rij, [])
    if not kolommen or _heeft_bedrag(rooster, rij):
        return False
    if any(rooster.hoofd(rij, k)[0] < rij for k in kolommen):
        return False
    if kolommen[0] <= eerste and not (len(kolommen) > 2):
        return False
    teksten = [rooster.koptekst(rij, k) for k in kolommen]
    return all(t and len(t) <= _KOPLENGTE for t in teksten)


def _begrensd(rooster: Rooster, koppen: list[Kop]) -> Iterator[Kop]:
    """Give each table its title and its end; a heading that is only repeated starts none."""
    vorige: Kop | None = None
    for kop in koppen:
        _zoek_titel(rooster, kop, vorige.tot if vorige else 0)
        if vorige and _zelfde(rooster, vorige, kop) and not BEGROTINGSWOORD.search(plat(kop.titel)):
            vorige.herhaald.update(range(kop.van, kop.tot + 1))
            continue
        if vorige:
            vorige.einde = (kop.titelplek[0] if kop.titelplek else kop.van) - 1
            yield vorige
        vorige = kop
    if vorige:
        vorige.einde = rooster.max_rij
        yield vorige


def _naast_elkaar(rooster: Rooster, kop: Kop) -> list[Kop]:
    """Two tables beside each other, apart by an empty column or by the same head again."""
    koppen, laatste = _kopteksten(rooster, kop)
    rollen = {k: kolomrol(laatste[k]) or kolomrol(koppen[k]) for k in koppen}
    rijen = range(kop.van, kop.einde + 1)
    leeg = {k for k in kop.kolommen if not any(rooster.cel(r, k).gevuld for r in rijen)}
    grenzen = [kop.kolommen.start]
    for k in kop.kolommen:
        eerder = [j for j in range(grenzen[-1], k) if j in koppen]
        opnieuw = k in koppen and plat(koppen[k]) in {plat(koppen[j]) for j in eerder}
        if (k - 1 in leeg or opnieuw) and k in koppen and eerder:
            links, rechts = set(eerder), {j for j in koppen if j >= k}
            if all(_volledig(rollen, deel) for deel in (links, rechts)):
                grenzen.append(k)
    if len(grenzen) == 1:
        return [kop]
    delen = []
    for begin, eind in pairwise([*grenzen, kop.kolommen.stop]):
        deel = Kop(kop.van, kop.tot, range(begin, eind), kop.einde, kop.herhaald)
        _zoek_titel(rooster, deel, max(0, kop.van - 4))
        delen.append(deel)
    return delen


def _volledig(rollen: dict[int, Rol | None], kolommen: set[int]) -> bool:
    """Something to say and something to count: enough for a table of its own."""
    gevonden = {rollen[k] for k in kolommen}
    return bool(gevonden & TEKSTROLLEN) and bool(gevonden & BEDRAGROLLEN)


def _zelfde(rooster: Rooster, een: Kop, ander: Kop) -> bool:
    def teksten(kop: Kop) -> list[str]:
        return [
            plat(rooster.koptekst(r, k)) for r in range(kop.van, kop.tot + 1) for k in kop.kolommen
        ]

    return teksten(een) == teksten(ander)


def _zoek_titel(rooster: Rooster, kop: Kop, na: int) -> None:
    """The nearest line above that stands alone; one that speaks of a budget wins."""
    gezien = 0
    for rij in range(kop.van - 1, na, -1):
        kolommen = [k for k in rooster.rijen.get(rij, []) if k in kop.kolommen]
        if not kolommen:
            continue
        gezien += 1
        tekst = rooster.tekst(rij, kolommen[0])
        if gezien == 1 and len(kolommen) == 1 and not BEGROTINGSWOORD.search(plat(tekst)):
            kop.erboven = tekst
        if gezien == 1 and len(kolommen) == 2 and kolomrol(tekst) is Rol.ACTIVITEIT:
            kop.erboven = rooster.tekst(rij, kolommen[1])
        if gezien > 8 or (_heeft_bedrag(rooster, rij) and len(kolommen) > 1):
            return
        if tekst and (BEGROTINGSWOORD.search(plat(tekst)) or (gezien == 1 and len(tekst) < 120)):
            kop.titel, kop.titelplek = tekst, (rij, kolommen[0])
            if BEGROTINGSWOORD.search(plat(tekst)):
                return


# --- columns ----------------------------------------------------------------------------


def maak_tabel(rooster: Rooster, kop: Kop, jaar: int | None) -> Tabel:
    koppen, laatste = _kopteksten(rooster, kop)
    rollen: dict[int, Rol] = {}
    for k in kop.kolommen:
        rol = _rol(rooster, kop, k, laatste.get(k, ""), koppen.get(k, ""))
        if rol is not Rol.LEEG:
            rollen[k] = rol
    tabel = Tabel(kop, koppen, rollen)
    if len(tabel.met(Rol.DOMEIN)) > 1:
        rollen |= {k: Rol.DOMEIN for k in rollen if restdomein(koppen.get(k, ""))}
    _jaren(tabel, jaar)
    _kies_bedrag(rooster, tabel)
    _kies_omschrijving(rooster, tabel)
    zet_schaal(rooster, tabel)
    return tabel


def _kopteksten(rooster: Rooster, kop: Kop) -> tuple[dict[int, str], dict[int, str]]:
    """Per column all of its heading, and the lowest row of it."""
    alle: dict[int, str] = {}
    laatste: dict[int, str] = {}
    for k in kop.kolommen:
        teksten: list[str] = []
        for r in range(kop.van, kop.tot + 1):
            tekst = rooster.koptekst(r, k)
            if tekst and (not teksten or teksten[-1] != tekst):
                teksten.append(tekst)
        if teksten:
            alle[k], laatste[k] = " ".join(teksten), teksten[-1]
    return alle, laatste


def _rol(rooster: Rooster, kop: Kop, k: int, laatste: str, alles: str) -> Rol:
    getallen = teksten = procenten = geteld = 0
    for r in range(kop.tot + 1, kop.einde + 1):
        cel = rooster.cel(r, k)
        if not cel.gevuld or r in kop.herhaald:
            continue
        if _echt(rooster, r, k) or cel.fout or (cel.formule and cel.inhoud is None):
            getallen += 1
        elif isinstance(cel.inhoud, str) and not bedragachtig(cel):
            procenten += percentage(cel) is not None
            geteld += any(t.isdigit() for t in cel.inhoud) and len(cel.inhoud) <= _KORT
            teksten += 1
    if not getallen and not teksten and not alles:
        return Rol.LEEG
    rol = kolomrol(laatste) or kolomrol(alles)
    if rol is Rol.DOMEIN:  # 80% as text is a share too
        getallen, teksten = getallen + procenten, teksten - procenten
    if rol in BEDRAGROLLEN and geteld * 2 > teksten:  # amounts that can't be read are amounts
        getallen, teksten = getallen + geteld, teksten - geteld
    tekstig = teksten > getallen
    if rol is Rol.BTW and kolomrol(alles) in (Rol.INCL, Rol.EXCL):
        rol = kolomrol(alles)
    if rol in GETALROLLEN and tekstig:
        if rol is Rol.DOMEIN or rol is Rol.AFGELEID:
            return Rol.OPMERKING
        return Rol.OMSCHRIJVING if rol is Rol.BEDRAG else Rol.TEKST
    if (rol in TEKSTROLLEN or rol is Rol.BEKOSTIGING) and not tekstig and getallen:
        kaal = rol is Rol.ACTIVITEIT and not any(t.isdigit() for t in alles)
        return Rol.NUMMER if kaal and len(alles.split()) <= _NUMMERKOP else Rol.VRIJ
    if rol:
        return rol
    if not getallen and not teksten:
        return Rol.LEEG
    if (
        not alles and not tekstig and k == rooster.eerste_kolom
    ):  # 1.1, 1.2: what stands in front of the lines
        return Rol.NUMMER
    return Rol.TEKST if tekstig else Rol.VRIJ


def _jaren(tabel: Tabel, jaar: int | None) -> None:
    """Columns of another year than the plan's are not this budget."""
    per_kolom = {
        k: {int(j) for j in JAAR.findall(tabel.koppen.get(k, ""))}
        for k, rol in tabel.rollen.items()
        if rol in BEDRAGROLLEN or rol is Rol.VRIJ
    }
    genoemd = set().union(*per_kolom.values()) if per_kolom else set()
    keuze = jaar
    if genoemd and jaar not in genoemd and all(per_kolom.values()):
        keuze = min(genoemd, key=lambda j: abs(j - (jaar or _EERSTE_JAAR)))
    if keuze is None:
        keuze = _EERSTE_JAAR if _EERSTE_JAAR in genoemd else max(genoemd, default=0)
    for k, jaren in per_kolom.items():
        if jaren and keuze not in jaren:
            tabel.rollen[k] = Rol.ANDER_JAAR


def _kies_bedrag(rooster: Rooster, tabel: Tabel) -> None:
    vrij = tabel.met(Rol.VRIJ)
    incl, excl, btw = tabel.met(Rol.INCL), tabel.met(Rol.EXCL), tabel.met(Rol.BTW)
    gewoon, totaal = tabel.met(Rol.BEDRAG), tabel.met(Rol.TOTAAL)
    if not vrij and len(gewoon) >= 2 and totaal and _telt_op(rooster, tabel, gewoon, totaal[-1]):
        vrij, gewoon = gewoon, []
    if len(vrij) >= 2 and not incl and not excl:
        doel = next((t for t in [*totaal, *gewoon] if _telt_op(rooster, tabel, vrij, t)), None)
        varianten = sum(bool(VARIANT.search(plat(tabel.koppen.get(k, "")))) for k in vrij) >= 2
        if doel is not None or not (totaal or gewoon or varianten):
            tabel.bedrag, tabel.totaal = vrij, doel
            return
        tabel.varianten = varianten and not (totaal or gewoon)
        extra = [*vrij, *gewoon]
        doel = next((t for t in totaal if _telt_op(rooster, tabel, extra, t)), None)
        if gewoon and doel is not None and len(extra) > len(vrij):
            tabel.bedrag, tabel.totaal = sorted(extra), doel
            return
    if incl or excl:
        tabel.btw_keuze = "incl" if incl else "excl"
        kandidaten = incl or excl
    else:
        if gewoon and totaal and _schaars(rooster, tabel, totaal[-1], gewoon):
            totaal = []  # it stands once per group of lines
        kandidaten = _beste(tabel, gewoon, totaal) or vrij
        if not kandidaten:
            tabel.opgeteld = _delen_zonder_geheel(rooster, tabel)
            kandidaten = tabel.opgeteld[:1] or _maal(tabel)
        tabel.btw_keuze = "naast" if btw and kandidaten else ""
    if len(kandidaten) > 1:
        zicht = [k for k in kandidaten if k not in rooster.verborgen_kolommen]
        kandidaten = zicht or kandidaten
    tabel.bedrag = kandidaten[-1:]


def _schaars(rooster: Rooster, tabel: Tabel, totaal: int, gewoon: list[int]) -> bool:
    """Is a column of totals empty where others have an amount?"""
    rijen = range(tabel.kop.tot + 1, tabel.kop.einde + 1)
    zonder = [r for r in rijen if not rooster.cel(r, totaal).gevuld]
    return any(sum(_echt(rooster, r, k) for r in zonder) > 1 for k in gewoon)


def _maal(tabel: Tabel) -> list[int]:
    """Hours and a rate without their outcome; with a third factor nobody can say."""
    uren, tarief = tabel.met(Rol.UREN), tabel.met(Rol.TARIEF)
    if len(uren) == len(tarief) == 1 and not tabel.met(Rol.AANTAL, Rol.DEELJAAR, Rol.AFGELEID):
        tabel.maal = [*uren, *tarief]
    return tabel.maal[1:]


def _delen_zonder_geheel(rooster: Rooster, tabel: Tabel) -> list[int]:
    """Quarters, or amounts per domain, without a column that adds them."""
    if len(delen := tabel.met(Rol.DEELJAAR)) >= 2:
        return delen
    delen = tabel.met(Rol.DOMEIN)
    rijen = range(tabel.kop.tot + 1, tabel.kop.einde + 1)
    waarden = [lees_bedrag(rooster.cel(r, k)).waarde or Decimal(0) for r in rijen for k in delen]
    euros = any(abs(w) > _HONDERD for w in waarden) and not any(
        "%" in tabel.koppen[k] for k in delen
    )
    return delen if len(delen) >= 2 and euros else []


def _beste(tabel: Tabel, gewoon: list[int], totaal: list[int]) -> list[int]:
    """A column of this very year wins, then a total, then one called amount or budget."""
    met_jaar = [k for k in gewoon if JAAR.search(tabel.koppen.get(k, ""))]
    if met_jaar and not totaal:
        return met_jaar
    if totaal:
        return totaal
    sterk = [
        k
        for k in gewoon
        if re.search(r"bedrag|begroot|begroting|budget|amount", plat(tabel.koppen.get(k, "")))
    ]
    return sterk or gewoon


def _telt_op(rooster: Rooster, tabel: Tabel, delen: list[int], doel: int) -> bool:
    """Is a column the sum of others, by its formulas or by its numbers?"""
    goed = fout = 0
    for r in range(tabel.kop.tot + 1, tabel.kop.einde + 1):
        formule = rooster.formules.get((r, doel))
        if formule:
            refs = [b for b in verwijzingen(formule) if not b.blad and b.r1 == b.r2 == r]
            bereikt = {k for b in refs for _, k in b.plekken()} & set(delen)
            if refs:
                klopt = len(bereikt) >= 2 and kale_som(formule) is not None
                goed, fout = goed + klopt, fout + (not klopt)
            continue
        waarden = [rooster.cel(r, k).inhoud for k in (*delen, doel)]
        getallen = [w for w in waarden[:-1] if isinstance(w, float)]
        if isinstance(waarden[-1], float) and getallen:
            klopt = abs(sum(getallen) - waarden[-1]) < 0.011
            goed, fout = goed + klopt, fout + (not klopt)
        elif (
            rooster.csv
            and isinstance(waarden[-1], str)
            and any(isinstance(w, str) for w in waarden[:-1])
        ):
            klopt = _telt_tekst_op(waarden)
            goed, fout = goed + klopt, fout + (not klopt)
    return goed > 2 * fout and goed > 0


def _telt_tekst_op(waarden: Sequence[object]) -> bool:
    *delen, doel = [lees_tekst(w).waarde if isinstance(w, str) else None for w in waarden]
    gelezen = [d for d in delen if d is not None]
    return doel is not None and bool(gelezen) and abs(sum(gelezen) - doel) < 1


def _kies_omschrijving(rooster: Rooster, tabel: Tabel) -> None:
    """Some column has to say what a line is; of two activities the finer one does."""
    taken = sorted(tabel.met(Rol.ACTIVITEIT), key=lambda k: _verschillend(rooster, tabel, k))
    if len(taken) > 1:
        if not tabel.met(Rol.OMSCHRIJVING):
            tabel.rollen[taken.pop()] = Rol.OMSCHRIJVING
        for k in taken[:-1]:
            tabel.rollen[k] = Rol.OPMERKING
    if tabel.met(Rol.OMSCHRIJVING):
        return
    for rollen in ((Rol.TEKST,), (Rol.ACTIVITEIT,), (Rol.KOSTENSOORT,)):
        if kandidaten := tabel.met(*rollen):
            beste = max(kandidaten, key=lambda k: _verschillend(rooster, tabel, k))
            if rollen == (Rol.TEKST,):
                tabel.rollen[beste] = Rol.OMSCHRIJVING
            return


def _verschillend(rooster: Rooster, tabel: Tabel, k: int) -> int:
    rijen = range(tabel.kop.tot + 1, tabel.kop.einde + 1)
    return len(Counter(rooster.tekst(r, k) for r in rijen))


def zet_schaal(rooster: Rooster, tabel: Tabel) -> None:
    """Amounts in thousands, when heading or title says so."""
    kop = tabel.kop
    teksten = [tabel.koppen.get(k, "") for k in tabel.bedrag]
    for r in range(max(1, kop.van - 8), kop.van):
        teksten += [rooster.tekst(r, k) for k in rooster.rijen.get(r, [])]
    if any(DUIZEND.search(plat(t)) for t in teksten):
        tabel.schaal = 1_000


def lijkt_kostenwoorden(koppen: list[str]) -> bool:
    return sum(bool(KOSTENWOORD.search(plat(k))) for k in koppen) * 2 >= len(koppen)
