"""Which euro may be charged: Zvw only, in the service of insured care, explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from regelwerk import feiten as f
from regelwerk.dossier import Dossier
from regelwerk.oordeel import Cent, Resultaat, Waarde
from regelwerk.regel import (
    Parameters,
    alle_nvt,
    nvt,
    onbekend,
    oordeel,
    regel,
    tekort,
    voldoen,
    voldoet,
)
from regelwerk.regels.hoofdtaken import titel
from regelwerk.tekst import kaal, kaal_van, leeg

GEMEENTELIJK: tuple[f.Domein, ...] = ("wmo", "jeugdwet", "gemeente")
BUITEN_ZVW: tuple[f.Domein, ...] = ("wlz", *GEMEENTELIJK, "subsidie", "eigen", "overig")
LUMPSUM = "gevraagde_lumpsum_cent"
POSTEN = "begrotingsposten"


def plek(post: f.Begrotingspost, veld: str = "") -> str:
    return f"{POSTEN}.{post.id}.{veld}" if veld else f"{POSTEN}.{post.id}"


def naam(post: f.Begrotingspost) -> str:
    return post.omschrijving or post.id


def _bedrag(d: Dossier, post: f.Begrotingspost) -> Waarde:
    """The charged part for in a message; unknown is never shown as zero."""
    zvw = d.zvw(post)
    return "bedrag niet bekend" if zvw is None else Cent(zvw)


# --- the lump sum against the Zvw shares ------------------------------------------------


@regel("NZA-3")
def direct_ten_dienste_van_zvw_zorg(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa art. 3: charged work serves Zvw care, and no more is asked than the Zvw shares."""
    yield from _zorgvormen(d, p)
    meer = d.te_veel_gevraagd
    if meer is None:
        yield onbekend(LUMPSUM, "het gevraagde bedrag en de Zvw-delen van alle posten")
    elif meer > 0:
        yield tekort(
            LUMPSUM,
            "meer_dan_zvw",
            gevraagd_cent=Cent(d.plan.gevraagde_lumpsum_cent or 0),
            zvw_cent=Cent(d.zvw_totaal or 0),
            verschil_cent=Cent(meer),
        )
    else:
        yield voldoet(LUMPSUM)


def _zorgvormen(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    te_algemeen = {kaal(x) for x in p["te_algemeen"]}
    goed, onbelast = [], []
    for a in d.activiteiten:
        genoemd = [z for z in a.zorgvormen or () if not leeg(z)]
        if not d.belaste_posten_van(a):
            onbelast.append(a)
        elif a.zorgvormen is None:
            yield onbekend(_zorg(a), "welke zorgvorm uit de Zvw hiermee geholpen is")
        elif not genoemd:
            yield tekort(_zorg(a), "zonder_zorgvorm", activiteit=titel(a))
        elif all(kaal(z) in te_algemeen for z in genoemd):
            yield oordeel(_zorg(a), "te_algemeen", activiteit=titel(a), zorgvormen=a.zorgvormen)
        else:
            goed.append(a)
    yield voldoen("activiteiten", goed, "zorgvormen")
    yield alle_nvt("activiteiten", onbelast, "zorgvormen")


def _zorg(a: f.Activiteit) -> str:
    return f"activiteiten.{a.id}.zorgvormen"


@regel("ZZ-3.2-1h")
def alleen_zvw_kosten(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.2: only Zvw costs; every line has a domain, the rest stays out of the sum."""
    goed, zonder_geld = [], []
    for post in d.zuivere_posten:
        if post.bedrag_cent == 0:
            zonder_geld.append(post)
        else:
            goed.append(post)
    for post in d.gemengde_posten:
        if post.bedrag_cent == 0:
            zonder_geld.append(post)
        elif post.toedeling is None or None in [t.domein for t in post.toedeling]:
            yield onbekend(plek(post, "toedeling"), "uit welk domein deze kosten komen")
        elif not post.toedeling:
            yield tekort(plek(post, "toedeling"), "zonder_domein", post=naam(post))
        else:
            goed.append(post)
    yield voldoen(POSTEN, goed, "toedeling")
    yield alle_nvt(POSTEN, zonder_geld, "toedeling")
    yield from _in_de_lumpsum(d, BUITEN_ZVW, "buiten_zvw")


def _in_de_lumpsum(d: Dossier, domeinen: tuple[f.Domein, ...], geval: str) -> Iterator[Resultaat]:
    """Costs of other domains in the requested sum, as far as sum and shares show it."""
    bedrag = d.buiten_zvw(domeinen)
    if bedrag == 0:
        yield nvt(LUMPSUM)
    elif d.te_veel_gevraagd is None:
        yield onbekend(LUMPSUM, "het gevraagde bedrag en de Zvw-delen van alle posten")
    elif d.te_veel_gevraagd > 0:
        yield tekort(
            LUMPSUM,
            geval,
            bedrag_cent=Cent(min(bedrag, d.te_veel_gevraagd)),
            zvw_cent=Cent(d.zvw_totaal or 0),
        )
    else:
        yield voldoet(LUMPSUM, buiten_zvw_cent=Cent(bedrag))


@regel("NZA-T-art3b")
def geen_wlz(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 3: Wlz costs can't be paid this way; no exception (T8)."""
    yield from _in_de_lumpsum(d, ("wlz",), "tekort")


@regel("NZA-T-art3c")
def geen_gemeentelijk_domein(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 3: nor can costs in the municipal domain (T7)."""
    yield from _in_de_lumpsum(d, GEMEENTELIJK, "tekort")


@regel("ZZ-4.1-1b")
def begroting_sluit(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 4.1: the plan comes with a budget for the year that adds up to the cent."""
    if d.plan.begrotingsposten is None or not d.posten:
        yield tekort("begrotingsposten", "geen_begroting")
        return
    verschil = d.te_veel_gevraagd
    if verschil is None:
        yield onbekend(LUMPSUM, "het gevraagde bedrag en de Zvw-delen van alle posten")
    elif verschil != 0:
        yield tekort(
            LUMPSUM,
            "sluit_niet",
            gevraagd_cent=Cent(d.plan.gevraagde_lumpsum_cent or 0),
            zvw_cent=Cent(d.zvw_totaal or 0),
            verschil_cent=Cent(abs(verschil)),
        )
    else:
        yield voldoet(LUMPSUM)
    yield from _in_contractjaar(d)


def _in_contractjaar(d: Dossier) -> Iterator[Resultaat]:
    jaar = d.contractperiode
    if jaar is None:
        return  # no year, no rule set: NZA-7-a says so once
    for periode, posten in d.posten_per_periode.items():
        if periode is not None and jaar.omvat(periode):
            continue
        for post in posten:
            if periode is None:
                yield onbekend(plek(post, "vanaf"), "de periode van deze post")
            else:
                yield tekort(
                    plek(post),
                    "ander_jaar",
                    post=naam(post),
                    vanaf=periode.vanaf,
                    tot=periode.tot,
                    contractjaar=str(jaar.vanaf.year),
                )


# --- the split of a line ----------------------------------------------------------------


@regel("NZA-T-art3a")
def toedeling_klopt(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 3: each domain bears its part; the split totals the line."""
    goed, zonder = [], []  # ZZ-3.2-1h and NZA-3 speak of a line without a split
    for post, verdeeld in zip(d.posten, d.verdeeld, strict=True):
        bedrag = post.bedrag_cent
        if not post.toedeling:
            zonder.append(post)
        elif verdeeld is None or bedrag is None:
            yield onbekend(plek(post, "toedeling"), "het bedrag van de post en van elk deel")
        elif verdeeld != bedrag:
            yield tekort(
                plek(post, "toedeling"),
                post=naam(post),
                bedrag_cent=Cent(bedrag),
                toegedeeld_cent=Cent(verdeeld),
                verschil_cent=Cent(abs(bedrag - verdeeld)),
            )
        else:
            goed.append(post)
    yield voldoen(POSTEN, goed, "toedeling")
    yield alle_nvt(POSTEN, zonder, "toedeling")


@regel("NZA-T-art3d")
def sleutel_bij_verdeling(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 3: a split over domains rests on an agreed key."""
    goed, onverdeeld = [], [*d.zuivere_posten]
    for post in d.gemengde_posten:
        domeinen = {t.domein for t in post.toedeling or () if t.bedrag_cent != 0}
        if len(domeinen) < 2:
            onverdeeld.append(post)
        elif leeg(post.toedelingssleutel):
            yield tekort(plek(post, "toedelingssleutel"), post=naam(post))
        else:
            goed.append(post)
    yield voldoen(POSTEN, goed, "toedelingssleutel")
    yield alle_nvt(POSTEN, onverdeeld, "toedelingssleutel")


# --- the explanation of a line ----------------------------------------------------------

VRAGEN = ("randvoorwaardelijk", "zinnig", "passend")


@regel("NZA-T-art3e")
def randvoorwaardelijk_zinnig_passend(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 3: three answers per charged line; the judgement is the insurer's."""
    for post in d.belaste_posten:
        if leeg(post.randvoorwaardelijk) or leeg(post.zinnig) or leeg(post.passend):
            vragen = tuple([v for v in VRAGEN if leeg(getattr(post, v))])
            where = plek(post, vragen[0]) if len(vragen) == 1 else plek(post)
            yield tekort(where, "antwoord_ontbreekt", post=naam(post), vragen=vragen)
        else:
            yield oordeel(plek(post), post=naam(post), bedrag_cent=_bedrag(d, post))
    yield alle_nvt(POSTEN, d.onbelaste_posten)
    yield from _kopieen(d, p["kopie_vanaf"])


def _kopieen(d: Dossier, vanaf: int) -> Iterator[Resultaat]:
    """The same answer pasted under many lines."""
    for vraag in VRAGEN:
        antwoorden = kaal_van([getattr(post, vraag) or "" for post in d.belaste_posten])
        for gelijk, aantal in Counter(antwoorden).items():
            if aantal < vanaf:
                continue
            posten = [
                post
                for post, antwoord in zip(d.belaste_posten, antwoorden, strict=True)
                if antwoord == gelijk and not leeg(getattr(post, vraag))
            ]
            if len(posten) >= vanaf:
                eerste = min(posten, key=lambda post: post.id)
                yield oordeel(plek(eerste, vraag), "kopie", vraag=vraag, aantal=len(posten))


@regel("NZA-T-art3f")
def deelname_met_mandaat(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 3: taking part with mandate counts, association costs do not (T9)."""
    goed, anders = [], []
    for post in d.belaste_posten:
        soort = post.kostensoort
        if soort == "mono_organisatie":
            yield oordeel(
                plek(post, "kostensoort"),
                "eigen_organisatie",
                post=naam(post),
                bedrag_cent=_bedrag(d, post),
            )
        elif soort != "deelname_met_mandaat":
            anders.append(post)
        elif woord := _eerste_woord(p["verenigingswoorden"], post.omschrijving or ""):
            yield oordeel(
                plek(post, "kostensoort"), "verenigingskosten", post=naam(post), woord=woord
            )
        else:
            goed.append(post)
    yield voldoen(POSTEN, goed, "kostensoort")
    yield alle_nvt(POSTEN, anders, "kostensoort")


def _eerste_woord(woorden: Sequence[str], tekst: str) -> str | None:
    klein = tekst.casefold()
    return next((w for w in woorden if w in klein), None)


@regel("OPL-B5")
def kostensoort(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """OPL B5: the money is for coordination and organisation; another cost type is judged."""
    goed = []
    for post in d.belaste_posten:
        soort = post.kostensoort
        if soort is None:
            yield onbekend(plek(post, "kostensoort"), "de kostensoort")
        elif soort == "overig":
            where = plek(post, "kostensoort")
            yield oordeel(where, post=naam(post), bedrag_cent=_bedrag(d, post))
        else:
            goed.append(post)
    yield voldoen(POSTEN, goed, "kostensoort")


@regel("OPL-B6")
def geen_directe_zorg(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """OPL B6: direct care and its consultation run by the provider's own contract (T14)."""
    goed = []
    for post in d.belaste_posten:
        direct = post.directe_zorg
        if direct is None:
            yield onbekend(plek(post, "directe_zorg"), "of dit directe zorg of consultatie is")
        elif direct:
            where = plek(post, "directe_zorg")
            yield tekort(where, post=naam(post), bedrag_cent=_bedrag(d, post))
        else:
            goed.append(post)
    yield voldoen(POSTEN, goed, "directe_zorg")


@regel("OPL-C3a")
def geld_volgt_zorg(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """OPL C3: activity first, money second; aligned with the preferent insurer beforehand."""
    for post in d.posten:
        if post.activiteit is None:
            yield tekort(plek(post, "activiteit"), "zonder_activiteit", post=naam(post))
    afgestemd = d.plan.afstemming_verzekeraar_op
    where = "afstemming_verzekeraar_op"
    if afgestemd is None:
        yield tekort(where, "niet_afgestemd")
    elif afgestemd > d.peildatum:
        yield tekort(where, "na_indienen", afgestemd=afgestemd, peildatum=d.peildatum)
    else:
        yield voldoet(where)


@regel("VWS-4e3")
def meerjarig_risico(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """VWS 4e: cover hangs on the deductible; money beyond the year carries a risk note (T12)."""
    jaar = d.contractperiode
    if jaar is None or not leeg(d.plan.financieringsrisico):
        yield nvt("financieringsrisico")
        return
    later = [
        plek(post)
        for periode, posten in d.belaste_posten_per_periode.items()
        if periode and periode.tot > jaar.tot
        for post in posten
    ]
    later += [f"opdrachten.{o.id}" for o in d.plan.opdrachten or () if o.tot and o.tot > jaar.tot]
    if later:
        yield tekort(min(later), aantal=len(later), contractjaar=str(jaar.vanaf.year))
    else:
        yield voldoet("financieringsrisico")
