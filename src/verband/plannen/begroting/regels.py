"""From rows to lines: every amount with its description, activity, performer and cost word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from verband.plannen.begroting.bedragen import Bedrag, afgekapt, in_cent
from verband.plannen.begroting.formules import Rekenaar, is_extern, verwijzingen
from verband.plannen.begroting.koppen import Tabel, lijkt_kostenwoorden
from verband.plannen.begroting.rijen import Indeling, Rij, Rijlezer
from verband.plannen.begroting.rooster import Rooster, getoond
from verband.plannen.begroting.toedeling import in_centen, uit_kolommen, uit_woorden
from verband.plannen.begroting.uitkomst import Begroting, Bevindingen, Regel
from verband.plannen.begroting.woorden import (
    HOOFDTAAK,
    TOTAAL,
    UITVOERDERWOORD,
    Rol,
    domeinen,
    kolomrol,
    plat,
    restdomein,
)

_VEROUDERD = 0.005  # euro between a kept outcome and what the formula gives


@dataclass(slots=True)
class Kolomkop:
    """What stands above a column of a matrix."""

    activiteit: str | None = None
    uitvoerder: str | None = None
    kostenwoord: str | None = None
    bekostiging: str | None = None
    voetplek: str = ""


class Regelmaker:
    def __init__(
        self, rooster: Rooster, tabel: Tabel, rekenaar: Rekenaar, bevindingen: Bevindingen
    ) -> None:
        self.rooster, self.tabel = rooster, tabel
        self.rekenaar, self.uit = rekenaar, bevindingen
        self.lezer = Rijlezer(rooster, tabel, rekenaar)
        self.domein = {
            namen[0]: k
            for k in tabel.met(Rol.DOMEIN)
            if (namen := self._namen(tabel.koppen.get(k, "")))
        }

    @staticmethod
    def _namen(kop: str) -> list[str]:
        rest = restdomein(kop)
        return domeinen(kop[-40:]) or ([rest] if rest else [])

    def maak(self, naam: str, titelcel: str) -> tuple[Begroting, Indeling]:
        indeling = self.lezer.lees()
        begroting = Begroting(naam, self.rooster.naam, titelcel=titelcel)
        koppen = self._kolomkoppen(indeling.voet) if self.tabel.matrix else {}
        for rij in indeling.regels:
            for k, bedrag in rij.bedragen.items():
                if regel := self._regel(rij, k, bedrag, koppen.get(k, Kolomkop())):
                    begroting.regels.append(regel)
        for rij in indeling.rijen:
            if rij.soort == "totaal":
                self._onleesbaar_totaal(rij)
        if indeling.eigen:
            self._eigen_totaal(begroting, indeling.eigen)
        return begroting, indeling

    # --- what stands above and below the columns of a matrix ------------------------------

    def _kolomkoppen(self, voet: Iterable[Rij]) -> dict[int, Kolomkop]:
        koppen = {k: Kolomkop() for k in self.tabel.bedrag}
        kop = self.tabel.kop
        rijen: list[dict[int, str]] = []
        for r in range(kop.van, kop.tot + 1):
            teksten = {k: self.rooster.koptekst(r, k) for k in self.tabel.bedrag}
            if any(teksten.values()) and (not rijen or rijen[-1] != teksten):
                self._koprij(koppen, rijen, teksten, self._randwoord(r))
        # What stands above all of them alike (*Partijen*) tells nothing of one.
        eigen = [r for r in rijen if len({t for t in r.values() if t}) > 1]
        rijen = eigen or ([] if self._zegt_al(koppen) else rijen)
        if rijen:  # the lowest one that is left names the activity, or the kind of cost
            als_kosten = lijkt_kostenwoorden([t for t in rijen[-1].values() if t])
            heeft_activiteit = bool(self.tabel.met(Rol.ACTIVITEIT))
            for k, tekst in rijen[-1].items():
                if als_kosten and (heeft_activiteit or not self.tabel.met(Rol.KOSTENSOORT)):
                    koppen[k].kostenwoord = tekst or None
                else:
                    koppen[k].activiteit = tekst or None
        for rij in voet:
            self._voetrij(koppen, rij)
        return koppen

    def _zegt_al(self, koppen: dict[int, Kolomkop]) -> bool:
        return any(kop.uitvoerder or kop.bekostiging for kop in koppen.values())

    def _randwoord(self, rij: int) -> Rol | None:
        """What the cell beside the heads says about this row of them."""
        eerste = min(self.tabel.bedrag)
        for k in range(eerste - 1, 0, -1):
            if self.rooster.hoofd(rij, k)[0] == rij and (t := self.rooster.tekst(rij, k)):
                return kolomrol(t)
        return None

    def _koprij(
        self,
        koppen: dict[int, Kolomkop],
        rijen: list[dict[int, str]],
        teksten: dict[int, str],
        rand: Rol | None,
    ) -> None:
        gevuld = [t for t in teksten.values() if t]
        uitvoerders = sum(bool(UITVOERDERWOORD.search(plat(t))) for t in gevuld)
        if all(domeinen(t) and len(plat(t).split()) <= 4 for t in gevuld):
            for k, tekst in teksten.items():
                koppen[k].bekostiging = tekst
        elif (rand is Rol.UITVOERDER and self.tabel.kop.van < self.tabel.kop.tot) or (
            uitvoerders * 2 > len(gevuld) and not any(HOOFDTAAK.search(plat(t)) for t in gevuld)
        ):
            for k, tekst in teksten.items():
                koppen[k].uitvoerder = tekst or None
        else:
            rijen.append(teksten)

    def _voetrij(self, koppen: dict[int, Kolomkop], rij: Rij) -> None:
        teksten = {k: self.rooster.tekst(rij.nummer, k) for k in self.tabel.bedrag}
        gevuld = [t for t in teksten.values() if t]
        rol = kolomrol(rij.label)
        if rol is Rol.UITVOERDER:
            for k, tekst in teksten.items():
                koppen[k].uitvoerder = koppen[k].uitvoerder or tekst or None
        elif rol is Rol.BEKOSTIGING or sum(bool(domeinen(t)) for t in gevuld) * 2 > len(gevuld):
            for k, tekst in teksten.items():
                koppen[k].bekostiging = tekst
                koppen[k].voetplek = self.rooster.plek(rij.nummer, k)

    # --- one line -----------------------------------------------------------------------

    def _regel(self, rij: Rij, k: int, bedrag: Bedrag, kop: Kolomkop) -> Regel | None:
        plek = self.rooster.plek(rij.nummer, k)
        if bedrag.soort == "leeg":
            if bedrag.reden and not self.tabel.matrix:
                self.uit.ongelezen(plek, f"hier staat '{bedrag.reden}': geen bedrag, geen regel")
            return None
        teksten = rij.teksten
        cent, reden = self._cent(rij.nummer, k, bedrag)
        if not rij.label and not teksten and not kop.activiteit:
            self.uit.ongelezen(plek, "een bedrag zonder omschrijving: niet als regel gelezen")
            return None
        omschrijving = (
            teksten.get(Rol.OMSCHRIJVING) or teksten.get(Rol.ACTIVITEIT)
            or teksten.get(Rol.KOSTENSOORT) or teksten.get(Rol.TEKST) or rij.label
        )  # fmt: skip
        activiteit = kop.activiteit or teksten.get(Rol.ACTIVITEIT) or rij.sectie
        kostenwoord = kop.kostenwoord or teksten.get(Rol.KOSTENSOORT)
        if self.tabel.matrix and not kostenwoord and kop.activiteit:
            kostenwoord = omschrijving
        uitvoerder = kop.uitvoerder or teksten.get(Rol.UITVOERDER)
        regel = Regel(
            self.rooster, rij.nummer, k, omschrijving, activiteit, uitvoerder, kostenwoord, cent
        )
        if reden:
            self.uit.ongelezen(plek, reden)
            self.uit.waarschuw(
                "bedrag_onbekend", "Bedrag niet te lezen: niet als nul geteld, het totaal is "
                "onvolledig.", plek,
            )  # fmt: skip
            regel.extra["reden"] = reden
        self._bijzonder(regel, rij, bedrag)
        self._delen(regel, rij)
        self._toedeling(regel, rij, kop)
        return regel

    def _cent(self, r: int, k: int, bedrag: Bedrag) -> tuple[int | None, str]:
        """The amount in cents, or the reason why it is not known."""
        cel = self.rooster.cel(r, k)
        nu = self.rekenaar.uitkomst(self.rooster.naam, r, k) if cel.formule else None
        plek = self.rooster.plek(r, k)
        if self.tabel.varianten:
            return None, "er staan varianten naast elkaar; welke telt, staat er niet"
        if self.tabel.maal and bedrag.waarde is not None:
            self.uit.waarschuw(
                "bedrag_uit_uren", "Er is geen kolom met het bedrag; uren maal tarief is genomen.",
                plek,
            )  # fmt: skip
            return in_cent(bedrag.waarde * self.tabel.schaal), ""
        if self.tabel.opgeteld and bedrag.waarde is not None:
            self.uit.waarschuw(
                "bedrag_uit_delen", "Er is geen kolom met het jaarbedrag; de delen zijn opgeteld.",
                plek,
            )  # fmt: skip
            return in_cent(bedrag.waarde * self.tabel.schaal), ""
        if cel.formule and cel.inhoud is None and not cel.fout and nu is not None:
            self.uit.waarschuw(
                "formule_zonder_uitkomst", "De formule had geen uitkomst en is nagerekend.",
                plek,
            )  # fmt: skip
            return in_cent(afgekapt(nu) * self.tabel.schaal), ""
        if bedrag.waarde is None:
            return None, bedrag.reden
        if self.tabel.schaal > 1 and isinstance(cel.inhoud, str) and "€" in cel.inhoud:
            return None, f"'{getoond(cel)}' staat in een tabel in duizenden euro's"
        if nu is not None and abs(nu - float(bedrag.waarde)) >= _VEROUDERD:
            self.uit.waarschuw(
                "verouderde_uitkomst", "De bewaarde uitkomst is niet wat de formule nu geeft.", plek
            )
            return None, (
                f"bewaard is {getoond(cel)}, maar de formule geeft nu {nu:.2f}".replace(".", ",")
            )
        return in_cent(bedrag.waarde * self.tabel.schaal), ""

    def _bijzonder(self, regel: Regel, rij: Rij, bedrag: Bedrag) -> None:
        cel = self.rooster.cel(regel.rij, regel.kolom)
        if isinstance(cel.inhoud, str) and regel.bedrag_cent is not None and not self.rooster.csv:
            regel.extra["staat_er"] = getoond(cel)
            self.uit.waarschuw(
                "tekst_als_bedrag", "Dit bedrag staat als tekst in de cel; een SOM slaat het over.",
                regel.cel,
            )  # fmt: skip
        kolom = self.lezer.wijzen.get(regel.kolom)
        if bedrag.wijze == "en" and not (self.rooster.csv and kolom and not kolom.nl):
            self.uit.waarschuw(
                "engels_getal", "Dit getal is op de Engelse manier geschreven.", regel.cel
            )
        if (regel.bedrag_cent or 0) < 0:
            self.uit.waarschuw(
                "negatief_bedrag", "Een negatief bedrag kan geen begrotingspost zijn.", regel.cel
            )
        if not self.rooster.zichtbaar(regel.rij, regel.kolom):
            soort = "rij" if regel.rij in self.rooster.verborgen_rijen else "kolom"
            self.uit.waarschuw(
                f"verborgen_{soort}",
                f"Deze regel staat in een verborgen {soort} en telt mee.",
                regel.cel,
            )
        formule = self.rooster.formules.get((regel.rij, regel.kolom), "")
        if formule and is_extern(formule):
            self.uit.waarschuw(
                "externe_koppeling", "Dit bedrag komt uit een ander bestand; de bewaarde waarde is "
                "gelezen.", regel.cel,
            )  # fmt: skip
        if not regel.uitvoerder and self.tabel.met(Rol.UITVOERDER):
            self.uit.waarschuw("uitvoerder_ontbreekt", "Regel zonder uitvoerder.", regel.cel)

    def _waarde(self, rij: int, *rollen: Rol) -> Decimal | None:
        for k in self.tabel.met(*rollen):
            bedrag = self.lezer.getal(rij, k)
            if bedrag.waarde is not None:
                return bedrag.waarde
        return None

    def _delen(self, regel: Regel, rij: Rij) -> None:
        """What the row also says: cost centre, hours, rate and VAT."""
        extra = regel.extra
        if kpl := rij.teksten.get(Rol.KOSTENPLAATS):
            extra["kostenplaats"] = kpl
        uren, tarief = self._waarde(rij.nummer, Rol.UREN), self._waarde(rij.nummer, Rol.TARIEF)
        aantal = self._waarde(rij.nummer, Rol.AANTAL)
        if uren is not None:
            extra["uren"] = _kort(uren * aantal if aantal is not None else uren)
        if tarief is not None:
            extra["tarief"] = _kort(tarief)
        maal = aantal if uren is None else uren if aantal is None else uren * aantal
        if maal is not None and tarief is not None and regel.bedrag_cent is not None:
            mogelijk = {
                in_cent(maal * tarief * self.tabel.schaal),
                in_cent((uren or maal) * tarief),
            }
            anders = all(abs(m - regel.bedrag_cent) > 1 for m in mogelijk)
            if anders and not self.tabel.btw_keuze and not self._meer_factoren(regel):
                self.uit.waarschuw(
                    "uren_maal_tarief",
                    "Uren maal tarief is niet het bedrag dat er staat.",
                    regel.cel,
                )
        self._btw(regel, rij.nummer)
        self._kwartalen(regel, rij.nummer)

    def _meer_factoren(self, regel: Regel) -> bool:
        """Does the formula also look at another column, as a surcharge?"""
        bekend = {regel.kolom, *self.tabel.met(Rol.UREN, Rol.TARIEF, Rol.AANTAL)}
        refs = verwijzingen(self.rooster.formules.get((regel.rij, regel.kolom), ""))
        return any({b.k1, b.k2} - bekend for b in refs)

    def _btw(self, regel: Regel, rij: int) -> None:
        excl, btw = self._waarde(rij, Rol.EXCL), self._waarde(rij, Rol.BTW)
        if excl is not None and self.tabel.btw_keuze == "incl":
            deel: dict[str, Any] = {"excl_cent": in_cent(excl)}
            if btw is not None:
                deel["btw_cent"] = in_cent(btw)
            regel.extra["btw"] = deel

    def _kwartalen(self, regel: Regel, rij: int) -> None:
        delen = [self.lezer.getal(rij, k).waarde for k in self.tabel.met(Rol.DEELJAAR)]
        bekend = [d for d in delen if d is not None]
        if len(bekend) < 2 or regel.bedrag_cent is None:
            return
        if abs(in_cent(sum(bekend, Decimal(0)) * self.tabel.schaal) - regel.bedrag_cent) > len(
            bekend
        ):
            self.uit.waarschuw(
                "kwartalen_tellen_niet_op", "De delen van het jaar zijn samen niet het jaarbedrag.",
                regel.cel,
            )  # fmt: skip

    # --- domains ------------------------------------------------------------------------

    def _toedeling(self, regel: Regel, rij: Rij, kop: Kolomkop) -> None:
        delen: dict[str, Decimal] | None = None
        plek = regel.cel
        if self.domein:
            cellen = {d: self.rooster.cel(rij.nummer, k) for d, k in self.domein.items()}
            euros = {d: self.lezer.getal(rij.nummer, k).waarde for d, k in self.domein.items()}
            delen, fout = uit_kolommen(cellen, euros, regel.bedrag_cent)
            if fout == "telt_niet_op":
                self.uit.waarschuw(
                    "toedeling_telt_niet_op", "De verdeling over domeinen is samen geen 100%.", plek
                )
        else:
            woord = (
                kop.bekostiging if kop.bekostiging is not None else rij.teksten.get(Rol.BEKOSTIGING)
            )
            heeft = bool(self.tabel.met(Rol.BEKOSTIGING)) or kop.bekostiging is not None
            if not heeft:
                regel.extra["toedeling_pct"] = None
                return
            delen = uit_woorden(woord or "")
            plek = kop.voetplek or plek
        verborgen = self._verborgen_bron(regel)
        if verborgen:  # the sheet it comes from knows better than the head of the column
            delen = {verborgen: Decimal(100)}
        if delen is None:
            self.uit.waarschuw(
                "toedeling_onbekend", "De verdeling over domeinen is onbekend; dus geen Zvw.",
                plek,
            )  # fmt: skip
        regel.extra["toedeling_pct"] = {d: _kort(w) for d, w in delen.items()} if delen else None
        if delen and regel.bedrag_cent is not None:
            regel.extra["toedeling_cent"] = in_centen(regel.bedrag_cent, delen)
        if delen and set(delen) - {"zvw"}:
            self.uit.waarschuw("niet_zvw", "Een deel van dit bedrag is geen Zvw.", regel.cel)

    def _verborgen_bron(self, regel: Regel) -> str:
        """The other domain that the sheet behind a formula speaks of; empty when none."""
        formule = self.rooster.formules.get((regel.rij, regel.kolom), "")
        for bereik in verwijzingen(formule):
            namen = [d for d in domeinen(bereik.blad) if d != "zvw"]
            if bereik.blad and namen:
                self.uit.waarschuw(
                    "niet_zvw", f"Het bedrag komt van het blad '{bereik.blad}' en is geen "
                    "Zvw, wat de kolom ook zegt.", regel.cel,
                )  # fmt: skip
                return namen[0]
        return ""

    def _onleesbaar_totaal(self, rij: Rij) -> None:
        for k, bedrag in rij.bedragen.items():
            if bedrag.soort == "onbekend" and TOTAAL.search(plat(rij.label)):
                plek = self.rooster.plek(rij.nummer, k)
                self.uit.ongelezen(plek, f"een eigen optelling: {bedrag.reden}")

    # --- its own total ------------------------------------------------------------------

    def _eigen_totaal(self, begroting: Begroting, rij: Rij) -> None:
        k = self.tabel.bedrag[0]
        if self.tabel.matrix:
            k = self.tabel.totaal or 0
        bedrag = self.lezer.getal(rij.nummer, k) if k else Bedrag("leeg")
        if self.tabel.opgeteld:
            bedrag = rij.bedragen.get(k, Bedrag("leeg"))
        if bedrag.waarde is None:
            if not self.tabel.matrix:
                return
            k = max(rij.bedragen)
            begroting.eigen_cent = rij.cent * self.tabel.schaal
        else:
            begroting.eigen_cent = in_cent(bedrag.waarde * self.tabel.schaal)
        begroting.eigen_cel = plek = self.rooster.plek(rij.nummer, k)
        nu = self.rekenaar.uitkomst(self.rooster.naam, rij.nummer, k)
        cel = self.rooster.cel(rij.nummer, k)
        bewaard = None if bedrag.waarde is None else float(bedrag.waarde)
        if (
            cel.formule
            and nu is not None
            and bewaard is not None
            and abs(nu - bewaard) >= _VEROUDERD
        ):
            begroting.herrekend_cent = in_cent(afgekapt(nu) * self.tabel.schaal)
            self.uit.waarschuw(
                "verouderd_totaal", "Het bewaarde totaal is niet wat de formule nu geeft.", plek
            )
        verschil = abs(begroting.eigen_cent - begroting.totaal_cent)
        if verschil and verschil <= len(begroting.regels) // 2 + 1:
            self.uit.waarschuw(
                "afronding", "Het eigen totaal verschilt door afronden per regel.", plek
            )
        elif verschil:
            self.uit.waarschuw(
                "eigen_totaal_wijkt_af", "Het eigen totaal is niet de som van de regels.", plek
            )


def _kort(getal: Decimal) -> str:
    return f"{getal.normalize():f}"
