"""Rows of a table: which are lines, which headings, which add others up, and where it ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from verband.plannen.begroting.bedragen import (
    Bedrag,
    Schrijfwijze,
    afgekapt,
    bedragachtig,
    in_cent,
    lees_bedrag,
    schrijfwijze,
)
from verband.plannen.begroting.formules import Rekenaar, kale_som
from verband.plannen.begroting.koppen import Tabel
from verband.plannen.begroting.rooster import Rooster
from verband.plannen.begroting.woorden import (
    DEKKING,
    KENGETAL,
    LASTEN,
    NOOT,
    SUBTOTAAL,
    TOTAAL,
    TRANSPORT,
    Rol,
    is_engels,
    kolomrol,
    plat,
)

Rijsoort = Literal["regel", "totaal", "buiten", "voet"]
_KOPLENGTE = 100
_INGEBED = ("waarvan", "of which", "per inwoner", "ter info", "memo")


@dataclass(slots=True)
class Rij:
    nummer: int
    soort: Rijsoort
    label: str
    bedragen: dict[int, Bedrag]
    teksten: dict[Rol, str]
    sectie: str | None = None
    sub: bool = False  # adds up a part, says its word
    bijzaak: bool = False  # performer, cost word, hours: what a real line has
    som_van: set[int] = field(default_factory=set)  # rows that its formula adds
    dekking: bool = False  # under a heading of who pays
    twijfel: bool = False  # equals the lines above it, yet looks like a line

    leden: list[Rij] = field(default_factory=list)  # lines below that together make its amount
    cent: int = 0  # its amounts together

    def __post_init__(self) -> None:
        self.cent = sum(in_cent(b.waarde) for b in self.bedragen.values() if b.waarde is not None)

    def word_kop(self) -> None:
        """Not a line after all: it adds others, those below it when they are known."""
        self.soort, self.sub = "totaal", True
        self.som_van = {r.nummer for r in self.leden} or self.som_van
        for lid in self.leden:
            lid.sectie = self.label


class Som:
    """A running total of lines, so that a sheet of thousands stays quick."""

    def __init__(self) -> None:
        self.aantal = self.cent = 0

    def tel(self, rij: Rij) -> None:
        self.aantal, self.cent = self.aantal + 1, self.cent + rij.cent


@dataclass(slots=True)
class Indeling:
    """The rows of one table, and its own total."""

    rijen: list[Rij]
    eigen: Rij | None = None
    voet: list[Rij] = field(default_factory=list)

    @property
    def regels(self) -> list[Rij]:
        return [r for r in self.rijen if r.soort == "regel"]


class Rijlezer:
    def __init__(self, rooster: Rooster, tabel: Tabel, rekenaar: Rekenaar) -> None:
        self.rooster, self.tabel, self.rekenaar = rooster, tabel, rekenaar
        self.wijzen = self._schrijfwijzen()
        self._aan = True
        self._sectie: str | None = (tabel.kop.herhaald and tabel.kop.erboven) or None
        self._activiteit = ""
        self._eigen_activiteit = bool(tabel.met(Rol.ACTIVITEIT) and tabel.met(Rol.OMSCHRIJVING))
        self._aanvullen = self._eigen_activiteit and not self._herhaalt()

    # --- cells --------------------------------------------------------------------------

    def _schrijfwijzen(self) -> dict[int, Schrijfwijze]:
        """Dutch or English numbers: by the column, else by the whole table."""
        rooster, tabel = self.rooster, self.tabel
        rijen = range(tabel.kop.tot + 1, tabel.kop.einde + 1)
        engels = sum(is_engels(k) for k in tabel.koppen.values()) >= 2
        komma = rooster.csv and rooster.scheiding == ","
        getalkolommen = tabel.met(*(r for r in Rol if r not in _TEKSTIG))
        alles = schrijfwijze(
            (rooster.cel(r, k) for r in rijen for k in getalkolommen),
            engelse_kop=engels,
            komma_csv=komma,
        )
        # Both in one table: the English one is the exception, and rules its own column only.
        gemengd = replace(alles, en=alles.en and not alles.nl)
        wijzen: dict[int, Schrijfwijze] = {}
        for k in {*getalkolommen, *tabel.bedrag}:
            eigen = schrijfwijze(
                (rooster.cel(r, k) for r in rijen), engelse_kop=engels, komma_csv=komma
            )
            wijzen[k] = eigen if eigen.nl or eigen.en else gemengd
        return wijzen

    def _kolommen(self, rij: int) -> list[int]:
        return [k for k in self.rooster.rijen.get(rij, ()) if k in self.tabel.kop.kolommen]

    def getal(self, rij: int, kolom: int) -> Bedrag:
        cel = self.rooster.cel(rij, kolom)
        if cel.formule and cel.inhoud is None and not cel.fout:
            nu = self.rekenaar.uitkomst(self.rooster.naam, rij, kolom)
            if nu is not None:
                return Bedrag("getal", afgekapt(nu))
        return lees_bedrag(cel, self.wijzen.get(kolom, Schrijfwijze()))

    def _bedragen(self, rij: int) -> dict[int, Bedrag]:
        """The amounts of a row; the parts together where the table has no whole."""
        if self.tabel.maal:
            return self._maal(rij)
        delen = self.tabel.opgeteld
        if not delen:
            gevuld = [k for k in self.tabel.bedrag if self.rooster.cel(rij, k).gevuld]
            return {k: self.getal(rij, k) for k in gevuld}
        gelezen = {k: self.getal(rij, k) for k in delen if self.rooster.cel(rij, k).gevuld}
        for k, bedrag in gelezen.items():
            if bedrag.soort == "onbekend":
                return {k: bedrag}
        bekend = [b.waarde for b in gelezen.values() if b.waarde is not None]
        return {min(gelezen): Bedrag("getal", sum(bekend, Decimal(0)))} if bekend else {}

    def _maal(self, rij: int) -> dict[int, Bedrag]:
        """Hours times rate, where both are there; one of them alone is no amount."""
        uren, tarief = self.tabel.maal
        if not (self.rooster.cel(rij, uren).gevuld and self.rooster.cel(rij, tarief).gevuld):
            return {}
        delen = [self.getal(rij, k) for k in (uren, tarief)]
        waarden = [d.waarde for d in delen if d.waarde is not None]
        if len(waarden) < len(delen):
            reden = next((d.reden for d in delen if d.reden), "uren of tarief ontbreekt")
            return {tarief: Bedrag("onbekend", reden=reden)}
        return {tarief: Bedrag("getal", waarden[0] * waarden[1])}

    def _herhaalt(self) -> bool:
        """Does every line name its activity, also when it is that of the line above?"""
        kolom = self.tabel.met(Rol.ACTIVITEIT)[0]
        vorige = ""
        for r in range(self.tabel.kop.tot + 1, self.tabel.kop.einde + 1):
            tekst = self.rooster.tekst(r, kolom)
            if tekst and tekst == vorige:
                return True
            vorige = tekst or vorige
        return False

    # --- one row ------------------------------------------------------------------------

    def lees(self) -> Indeling:
        indeling = Indeling([])
        for nummer in range(self.tabel.kop.tot + 1, self.tabel.kop.einde + 1):
            if self._kolommen(nummer) and nummer not in self.tabel.kop.herhaald:
                self._rij(nummer, indeling)
        self._sommen(indeling)
        self._eindtotaal(indeling)
        return indeling

    def _teksten(self, nummer: int) -> dict[Rol, str]:
        teksten: dict[Rol, str] = {}
        for k, rol in self.tabel.rollen.items():
            if rol not in _TEKSTIG or rol is Rol.OPMERKING:
                continue
            gespreid = self.rooster.hoofd(nummer, k)[1] == k  # down a merged cell, not across
            if rol in (Rol.KOSTENPLAATS, Rol.NUMMER):
                waarde = self.rooster.cel(nummer, k).inhoud
                tekst = f"{waarde:.15g}" if isinstance(waarde, float) else str(waarde or "").strip()
            else:
                tekst = self.rooster.tekst(nummer, k, gespreid=gespreid)
            if tekst and rol not in teksten:
                teksten[rol] = tekst
        return teksten

    def _label(self, nummer: int, teksten: dict[Rol, str]) -> str:
        for k in self._kolommen(nummer):
            rol = self.tabel.rollen.get(k)
            tekst = self.rooster.tekst(nummer, k)
            naam = rol is Rol.UITVOERDER and Rol.OMSCHRIJVING in teksten  # Totaal Thuiszorg BV
            if tekst and rol in _LABELROLLEN and not naam and TOTAAL.search(plat(tekst)):
                return tekst
        for rol in (Rol.OMSCHRIJVING, Rol.ACTIVITEIT, Rol.KOSTENSOORT, Rol.TEKST):
            if teksten.get(rol):
                return teksten[rol]
        for k in self._kolommen(nummer):
            if (tekst := self.rooster.tekst(nummer, k)) and k not in self.tabel.bedrag:
                return tekst
        return ""

    def _rij(self, nummer: int, indeling: Indeling) -> None:
        teksten = self._teksten(nummer)
        label = self._label(nummer, teksten)
        bedragen = self._bedragen(nummer)
        gevuld = list(bedragen)
        if self._onderwerp(nummer):
            return
        if self._wissel(label, gevuld, nummer):
            return
        bijzaak = self._bijzaak(nummer, teksten)
        if self._is_voet(nummer, label, bedragen, bijzaak):
            indeling.voet.append(Rij(nummer, "voet", label, bedragen, teksten))
            return
        if not gevuld and not self._zonder_bedrag(nummer, label, teksten, bijzaak, bedragen):
            return
        self._vul_activiteit(teksten)
        rij = Rij(nummer, "regel", label, bedragen, teksten, self._sectie, bijzaak=bijzaak)
        self._bepaal(rij)
        if rij.soort == "totaal":
            self._activiteit = ""
            if rij.som_van and min(rij.som_van) > nummer and not TOTAAL.search(plat(label)):
                self._sectie = label  # a heading that adds what stands below it
        indeling.rijen.append(rij)

    def _onderwerp(self, nummer: int) -> bool:
        """*Activiteit: Wijken* above a part of the table, over all of its columns."""
        kolommen = self._kolommen(nummer)
        teksten = [self.rooster.tekst(nummer, k) for k in kolommen]
        if len(teksten) != 2 or not all(teksten) or nummer + 1 not in self.tabel.kop.herhaald:
            return False
        if kolomrol(teksten[0]) is not Rol.ACTIVITEIT:
            return False
        self._sectie, self._activiteit = teksten[1], ""
        return True

    def _is_voet(self, nummer: int, label: str, bedragen: dict[int, Bedrag], bijzaak: bool) -> bool:
        """Words where amounts stand: what a matrix says of its columns, or a stray text."""
        woorden = [k for k in bedragen if not bedragachtig(self.rooster.cel(nummer, k))]
        if not woorden or any(b.soort == "getal" for b in bedragen.values()):
            return False
        if self.tabel.matrix:
            return True
        return len(woorden) == len(bedragen) and not (bijzaak or TOTAAL.search(plat(label)))

    def _bijzaak(self, nummer: int, teksten: dict[Rol, str]) -> bool:
        label_is_soort = Rol.OMSCHRIJVING not in teksten and Rol.ACTIVITEIT not in teksten
        if teksten.get(Rol.UITVOERDER) or (teksten.get(Rol.KOSTENSOORT) and not label_is_soort):
            return True
        if any(t.isdigit() for t in teksten.get(Rol.NUMMER, "")) or teksten.get(Rol.KOSTENPLAATS):
            return True
        getallen = self.tabel.met(Rol.TARIEF)
        return any(self.rooster.cel(nummer, k).gevuld for k in getallen)

    def _wissel(self, label: str, gevuld: list[int], nummer: int) -> bool:
        """Headings such as *Dekking* and *Lasten* turn counting off and on."""
        kaal = plat(label)
        kop = not any(isinstance(self.rooster.cel(nummer, k).inhoud, float) for k in gevuld)
        if not kop or not kaal:
            return False
        if any(any(t.isdigit() for t in self.rooster.tekst(nummer, k)) for k in gevuld):
            kop = all(len(self.rooster.tekst(nummer, k)) == 4 for k in gevuld)  # a year
            if not kop:
                return False
        if DEKKING.search(kaal) and not any(
            self.rooster.cel(nummer, k).gevuld for k in self.tabel.met(Rol.UITVOERDER)
        ):
            if self.tabel.matrix and gevuld:
                return False
            self._aan = False
            return True
        if LASTEN.search(kaal) and len(kaal.split()) <= 3 and not self._aan:
            self._aan = True
            return True
        return False

    def _zonder_bedrag(
        self,
        nummer: int,
        label: str,
        teksten: dict[Rol, str],
        bijzaak: bool,
        bedragen: dict[int, Bedrag],
    ) -> bool:
        """A row without an amount: a heading, a note, or a line that lacks its amount."""
        if any(self.rooster.bedekt(nummer, k) for k in self.tabel.bedrag):
            return self._onder_kop(nummer, label, teksten)
        if self.tabel.matrix or not self.tabel.bedrag or not label or not self._aan:
            return self._onder_kop(nummer, label, teksten)
        volledig = bool(teksten.get(Rol.UITVOERDER) or teksten.get(Rol.KOSTENSOORT))
        tarief = any(self.rooster.cel(nummer, k).gevuld for k in self.tabel.met(Rol.TARIEF))
        if TOTAAL.search(plat(label)) or not (volledig or tarief) or label not in teksten.values():
            return self._onder_kop(nummer, label, teksten)
        if volledig and Rol.OMSCHRIJVING not in teksten and not bijzaak:
            return self._onder_kop(nummer, label, teksten)
        bedragen[self.tabel.bedrag[0]] = Bedrag("onbekend", reden="hier staat geen bedrag")
        return True

    def _onder_kop(self, nummer: int, label: str, teksten: dict[Rol, str]) -> bool:
        kolommen = [k for k in self._kolommen(nummer) if self.rooster.tekst(nummer, k)]
        kaal = plat(label)
        if not label or len(label) > _KOPLENGTE or NOOT.search(label) or TOTAAL.search(kaal):
            return False
        getallen = self.tabel.met(*(r for r in Rol if r not in _TEKSTIG))
        if any(self.rooster.cel(nummer, k).gevuld for k in getallen):
            return False
        zonder_nummer = [k for k in kolommen if self.tabel.rollen.get(k) is not Rol.NUMMER]
        if len(zonder_nummer) > 1 or (label.endswith((".", ":")) and len(label) > 40):
            return False
        if self._eigen_activiteit and teksten.get(Rol.ACTIVITEIT) == label:
            self._activiteit, self._sectie = label, None
        else:
            self._sectie = label.rstrip(":")
            self._activiteit = ""
        return False

    def _vul_activiteit(self, teksten: dict[Rol, str]) -> None:
        if not self._eigen_activiteit:
            return
        if eigen := teksten.get(Rol.ACTIVITEIT):
            self._activiteit = eigen
        elif self._aanvullen and self._activiteit:
            teksten[Rol.ACTIVITEIT] = self._activiteit

    def _bepaal(self, rij: Rij) -> None:
        kaal = plat(rij.label)
        rij.som_van = self._opgeteld(rij)
        woord = bool(TOTAAL.search(kaal))
        rij.sub = bool(SUBTOTAAL.search(kaal))
        if not self._aan:
            rij.soort, rij.dekking = "buiten", True
        elif rij.som_van or (woord and not (rij.bijzaak and self._van_iemand(rij))):
            rij.soort = "totaal"
        elif any(w in kaal for w in _INGEBED) and not rij.bijzaak:
            rij.soort = "buiten"

    def _van_iemand(self, rij: Rij) -> bool:
        """A performer or a rate: what a row that adds others does not have."""
        tarief = any(self.rooster.cel(rij.nummer, k).gevuld for k in self.tabel.met(Rol.TARIEF))
        wie = rij.teksten.get(Rol.UITVOERDER)
        soort = rij.teksten.get(Rol.KOSTENSOORT)
        return tarief or bool(wie and wie != rij.label) or bool(soort and soort != rij.label)

    def _opgeteld(self, rij: Rij) -> set[int]:
        """The rows that this row's formulas add, when they do nothing else."""
        gevonden: set[int] = set()
        for k in rij.bedragen:
            refs = kale_som(self.rooster.formules.get((rij.nummer, k), ""))
            if not refs or any(b.blad for b in refs):
                continue
            if any(b.k1 != k or b.k2 != k or b.r1 <= rij.nummer <= b.r2 for b in refs):
                continue
            rijen = (
                {r for b in refs for r, _ in b.plekken()}
                if all(b.grootte < 30_000 for b in refs)
                else set()
            )
            if len(rijen) >= 2 or any(b.grootte > 1 for b in refs):
                gevonden |= rijen
        return gevonden

    # --- sums ---------------------------------------------------------------------------

    def _sommen(self, indeling: Indeling) -> None:
        """Subtotals without a word: rows that equal what stands above or below them."""
        rijen = indeling.rijen
        regels = indeling.regels
        rijk = sum(r.bijzaak for r in regels) * 10 >= 7 * len(regels)
        self._som_boven(rijen, rijk)
        lopend = Som()
        vorige: Rij | None = None  # the total last seen
        for rij in rijen:
            if vorige and rij.soort == "regel" and self._transport(rij, vorige):
                rij.soort, rij.sub = "totaal", True
            if rij.soort == "totaal":
                lopend, vorige = Som(), rij
            elif rij.soort == "regel":
                if lopend.aantal >= 2 and rij.cent and rij.cent == lopend.cent:
                    kaal = not rij.label or rij.label == rij.sectie or (rijk and not rij.bijzaak)
                    if kaal:
                        rij.soort, rij.sub, lopend = "totaal", True, Som()
                        continue
                    rij.twijfel = not rij.bijzaak
                lopend.tel(rij)

    def _transport(self, rij: Rij, vorige: Rij) -> bool:
        """The total of the page before, carried over: no line of its own."""
        if rij.bijzaak or rij.cent != vorige.cent:
            return False
        refs = [
            b
            for k in rij.bedragen
            for b in kale_som(self.rooster.formules.get((rij.nummer, k), "")) or []
        ]
        naar = bool(refs) and all(not b.blad and b.r1 == b.r2 == vorige.nummer for b in refs)
        return naar or bool(TRANSPORT.search(plat(rij.label)))

    def _som_boven(self, rijen: list[Rij], rijk: bool) -> None:
        if not rijk:
            return
        for plek, rij in enumerate(rijen):
            if rij.soort != "regel" or rij.bijzaak or not rij.cent:
                continue
            onder: list[Rij] = []
            deel = 0  # as many of them as make this amount: then its own total has to agree
            for volgende in rijen[plek + 1 :]:
                if volgende.soort != "regel" or not volgende.bijzaak:
                    break
                onder.append(volgende)
                if not deel and len(onder) >= 2 and sum(r.cent for r in onder) == rij.cent:
                    deel = len(onder)
            rij.leden = onder[:deel]
            if deel and deel == len(onder):
                rij.word_kop()
            elif deel:
                rij.twijfel = True

    def _eindtotaal(self, indeling: Indeling) -> None:
        """Find the own total and leave out what stands under it."""
        self._kies_eigen(indeling)
        indeling.eigen = indeling.eigen or self._totaal_boven(indeling)
        twijfel = [r for r in indeling.rijen if r.twijfel]
        if twijfel and indeling.eigen and not _klopt(indeling.eigen, _samen(indeling.regels)):
            zonder = _samen(r for r in indeling.regels if not r.twijfel)
            if _klopt(indeling.eigen, zonder):
                for rij in twijfel:
                    rij.word_kop()
        totalen = [r for r in indeling.rijen if r.soort == "totaal" and not _kop_boven(r)]
        laatste = indeling.eigen or (totalen[-1] if totalen else None)  # the tail is no line
        eerste = next((r.nummer for r in indeling.regels), 0)
        if laatste and laatste.nummer < eerste:  # a total on top: everything stands under it
            past = _kop_boven(laatste) or _klopt(laatste, _samen(indeling.regels))
            indeling.eigen, laatste = (laatste if past else None), None
        for rij in indeling.rijen:
            kengetal = bool(KENGETAL.search(plat(rij.label))) and not rij.bijzaak
            na = laatste is not None and rij.nummer > laatste.nummer
            if rij.soort == "regel" and (na or (kengetal and self._staart(rij, indeling))):
                rij.soort = "buiten"

    def _staart(self, rij: Rij, indeling: Indeling) -> bool:
        """Is there no real line any more below this one?"""
        return not any(
            r.soort == "regel" and r.nummer > rij.nummer and not KENGETAL.search(plat(r.label))
            for r in indeling.rijen
        )

    def _kies_eigen(self, indeling: Indeling) -> None:
        lopend, sinds = Som(), Som()
        groot: Rij | None = None
        anders: Rij | None = None
        vorige = 0
        for rij in indeling.rijen:
            if rij.soort == "regel":
                lopend.tel(rij)
                sinds.tel(rij)
            elif rij.soort == "totaal" and not _kop_boven(rij):
                eerste = min(rij.som_van, default=0)
                if sinds.aantal and groot and self._herbegin(groot, rij) and _klopt(rij, sinds):
                    return  # each part has its own heading and total, and the whole has none
                deel = sinds.aantal > 0 and vorige > 0 and (_klopt(rij, sinds) or eerste > vorige)
                buiten = self._kijkt_buiten(rij)
                if lopend.aantal and _klopt(rij, lopend) and not (deel or buiten):
                    if not rij.sub or groot is None:
                        groot = rij
                elif not (rij.sub or deel or buiten) and lopend.aantal:
                    anders = rij
                sinds, vorige = Som(), rij.nummer
        indeling.eigen = self._laatste(groot, anders, indeling)

    def _herbegin(self, een: Rij, ander: Rij) -> bool:
        """Does the heading of the table stand between two totals?"""
        return any(een.nummer < r < ander.nummer for r in self.tabel.kop.herhaald)

    def _totaal_boven(self, indeling: Indeling) -> Rij | None:
        """A total above the lines that it adds, and that is not one of several."""
        eerste = next((r.nummer for r in indeling.regels), 0)
        for rij in indeling.rijen:
            boven = rij.nummer < eerste and rij.soort == "totaal" and _kop_boven(rij)
            if boven and not rij.sub and TOTAAL.search(plat(rij.label)):
                return rij
        return None

    def _laatste(self, groot: Rij | None, anders: Rij | None, indeling: Indeling) -> Rij | None:
        """A total that fits wins, unless lines and another total still follow."""
        if groot is None or anders is None:
            eigen = groot or anders
        else:
            tussen = [r for r in indeling.regels if groot.nummer < r.nummer < anders.nummer]
            eigen = anders if tussen or groot.sub else groot
        if eigen is None or not eigen.sub:
            return eigen
        # Only a subtotal fits: with more lines below it that is no total of the whole.
        return None if any(r.nummer > eigen.nummer for r in indeling.regels) else eigen

    def _kijkt_buiten(self, rij: Rij) -> bool:
        """A total that also adds another table, as in *Totaal A + B*."""
        for k in rij.bedragen:
            refs = kale_som(self.rooster.formules.get((rij.nummer, k), "")) or []
            for b in refs:
                if b.blad or b.r1 < self.tabel.kop.van or b.r2 > self.tabel.kop.einde:
                    return True
        return False


_TEKSTIG = frozenset({
    Rol.NUMMER, Rol.KOSTENPLAATS, Rol.OMSCHRIJVING, Rol.ACTIVITEIT, Rol.UITVOERDER,
    Rol.KOSTENSOORT, Rol.BEKOSTIGING, Rol.OPMERKING, Rol.TEKST, Rol.LEEG,
})  # fmt: skip
_LABELROLLEN = frozenset(
    {Rol.OMSCHRIJVING, Rol.ACTIVITEIT, Rol.KOSTENSOORT, Rol.TEKST, Rol.UITVOERDER, Rol.NUMMER}
)


def _kop_boven(rij: Rij) -> bool:
    """A heading that adds the rows below it."""
    return bool(rij.som_van) and min(rij.som_van) > rij.nummer


def _klopt(totaal: Rij, som: Som) -> bool:
    """Equal, but for the cents that rounding per line can make."""
    return abs(totaal.cent - som.cent) <= som.aantal // 2 + 1


def _samen(rijen: Iterable[Rij]) -> Som:
    som = Som()
    for rij in rijen:
        som.tel(rij)
    return som
