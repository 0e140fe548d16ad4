"""Which euro may be charged: Zvw only, in the service of insured care, explained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from regelwerk import feiten as f
from regelwerk.dossier import Dossier, som
from regelwerk.oordeel import Cent, Vaststelling, Waarde
from regelwerk.regel import Parameters, nvt, onbekend, oordeel, regel, tekort, voldoet
from regelwerk.regels.hoofdtaken import titel
from regelwerk.tekst import kaal, leeg

GEMEENTELIJK: tuple[f.Domein, ...] = ("wmo", "jeugdwet", "gemeente")
BUITEN_ZVW: tuple[f.Domein, ...] = ("wlz", *GEMEENTELIJK, "subsidie", "eigen", "overig")
LUMPSUM = "gevraagde_lumpsum_cent"


def plek(post: f.Begrotingspost) -> str:
    return f"begrotingsposten.{post.id}"


def naam(post: f.Begrotingspost) -> str:
    return post.omschrijving or post.id


def _bedrag(d: Dossier, post: f.Begrotingspost) -> Waarde:
    """The charged part for in a message; unknown is never shown as zero."""
    zvw = d.zvw(post)
    return "bedrag niet bekend" if zvw is None else Cent(zvw)


# --- the lump sum against the Zvw shares ------------------------------------------------


@regel("NZA-3")
def direct_ten_dienste_van_zvw_zorg(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """NZa art. 3: charged work serves Zvw care, and no more is asked than the Zvw shares."""
    for a in d.activiteiten:
        yield from _zorgvormen(d, a, p)
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


def _zorgvormen(d: Dossier, a: f.Activiteit, p: Parameters) -> Iterator[Vaststelling]:
    where = f"activiteiten.{a.id}.zorgvormen"
    if not d.belaste_posten_van(a):
        yield nvt(where)
    elif a.zorgvormen is None:
        yield onbekend(where, "welke zorgvorm uit de Zvw hiermee geholpen is")
    elif all(leeg(z) for z in a.zorgvormen):
        yield tekort(where, "zonder_zorgvorm", activiteit=titel(a))
    elif all(kaal(z) in {kaal(x) for x in p["te_algemeen"]} for z in a.zorgvormen if not leeg(z)):
        yield oordeel(where, "te_algemeen", activiteit=titel(a), zorgvormen=a.zorgvormen)
    else:
        yield voldoet(where)


@regel("ZZ-3.2-1h")
def alleen_zvw_kosten(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.2: only Zvw costs; every line has a domain, the rest stays out of the sum."""
    for post in d.posten:
        where = f"begrotingsposten.{post.id}.toedeling"
        if post.bedrag_cent == 0:
            yield nvt(where)
        elif post.toedeling is None or None in [t.domein for t in post.toedeling]:
            yield onbekend(where, "uit welk domein deze kosten komen")
        elif not post.toedeling:
            yield tekort(where, "zonder_domein", post=naam(post))
        else:
            yield voldoet(where)
    yield from _in_de_lumpsum(d, BUITEN_ZVW, "buiten_zvw")


def _in_de_lumpsum(
    d: Dossier, domeinen: tuple[f.Domein, ...], geval: str
) -> Iterator[Vaststelling]:
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
def geen_wlz(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """NZa note on art. 3: Wlz costs can't be paid this way; no exception (T8)."""
    yield from _in_de_lumpsum(d, ("wlz",), "tekort")


@regel("NZA-T-art3c")
def geen_gemeentelijk_domein(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """NZa note on art. 3: nor can costs in the municipal domain (T7)."""
    yield from _in_de_lumpsum(d, GEMEENTELIJK, "tekort")


@regel("ZZ-4.1-1b")
def begroting_sluit(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
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


def _in_contractjaar(d: Dossier) -> Iterator[Vaststelling]:
    jaar = d.contractperiode
    if jaar is None:
        return  # no year, no rule set: NZA-7-a says so once
    for post in d.posten:
        periode = d.periode(post)
        if periode is None:
            yield onbekend(f"{plek(post)}.vanaf", "de periode van deze post")
        elif not jaar.omvat(periode):
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
def toedeling_klopt(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """NZa note on art. 3: each domain bears its part; the split totals the line."""
    for post in d.posten:
        where = f"begrotingsposten.{post.id}.toedeling"
        if not post.toedeling:
            yield nvt(where)  # ZZ-3.2-1h and NZA-3 speak of a line without a split
            continue
        verdeeld = som([t.bedrag_cent for t in post.toedeling])
        if verdeeld is None or post.bedrag_cent is None:
            yield onbekend(where, "het bedrag van de post en van elk deel")
        elif verdeeld != post.bedrag_cent:
            yield tekort(
                where,
                post=naam(post),
                bedrag_cent=Cent(post.bedrag_cent),
                toegedeeld_cent=Cent(verdeeld),
                verschil_cent=Cent(abs(post.bedrag_cent - verdeeld)),
            )
        else:
            yield voldoet(where)


@regel("NZA-T-art3d")
def sleutel_bij_verdeling(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """NZa note on art. 3: a split over domains rests on an agreed key."""
    for post in d.posten:
        where = f"begrotingsposten.{post.id}.toedelingssleutel"
        domeinen = {t.domein for t in post.toedeling or () if t.bedrag_cent != 0}
        if len(domeinen) < 2:
            yield nvt(where)
        elif leeg(post.toedelingssleutel):
            yield tekort(where, post=naam(post))
        else:
            yield voldoet(where)


# --- the explanation of a line ----------------------------------------------------------

VRAGEN = ("randvoorwaardelijk", "zinnig", "passend")


@regel("NZA-T-art3e")
def randvoorwaardelijk_zinnig_passend(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """NZa note on art. 3: three answers per charged line; the judgement is the insurer's."""
    for post in d.posten:
        if not d.belast(post):
            yield nvt(plek(post))
            continue
        ontbreekt = tuple([v for v in VRAGEN if leeg(getattr(post, v))])
        if ontbreekt:
            where = (
                f"begrotingsposten.{post.id}.{ontbreekt[0]}" if len(ontbreekt) == 1 else plek(post)
            )
            yield tekort(where, "antwoord_ontbreekt", post=naam(post), vragen=ontbreekt)
        else:
            yield oordeel(plek(post), post=naam(post), bedrag_cent=_bedrag(d, post))
    yield from _kopieen(d, p["kopie_vanaf"])


def _kopieen(d: Dossier, vanaf: int) -> Iterator[Vaststelling]:
    """The same answer pasted under many lines."""
    for vraag in VRAGEN:
        gelijk: dict[str, list[f.Begrotingspost]] = defaultdict(list)
        for post in d.belaste_posten:
            antwoord = getattr(post, vraag)
            if not leeg(antwoord):
                gelijk[kaal(antwoord)].append(post)
        for posten in gelijk.values():
            if len(posten) >= vanaf:
                eerste = min(posten, key=lambda post: post.id)
                yield oordeel(f"{plek(eerste)}.{vraag}", "kopie", vraag=vraag, aantal=len(posten))


@regel("NZA-T-art3f")
def deelname_met_mandaat(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """NZa note on art. 3: taking part with mandate counts, association costs do not (T9)."""
    woorden = tuple(p["verenigingswoorden"])
    for post in d.belaste_posten:
        where = f"begrotingsposten.{post.id}.kostensoort"
        tekst = (post.omschrijving or "").casefold()
        if post.kostensoort == "mono_organisatie":
            yield oordeel(where, "eigen_organisatie", post=naam(post), bedrag_cent=_bedrag(d, post))
        elif post.kostensoort != "deelname_met_mandaat":
            yield nvt(where)
        elif woord := next((w for w in woorden if w in tekst), None):
            yield oordeel(where, "verenigingskosten", post=naam(post), woord=woord)
        else:
            yield voldoet(where)


@regel("OPL-B5")
def kostensoort(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """OPL B5: the money is for coordination and organisation; another cost type is judged."""
    for post in d.belaste_posten:
        where = f"begrotingsposten.{post.id}.kostensoort"
        if post.kostensoort is None:
            yield onbekend(where, "de kostensoort")
        elif post.kostensoort == "overig":
            yield oordeel(where, post=naam(post), bedrag_cent=_bedrag(d, post))
        else:
            yield voldoet(where)


@regel("OPL-B6")
def geen_directe_zorg(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """OPL B6: direct care and its consultation run by the provider's own contract (T14)."""
    for post in d.belaste_posten:
        where = f"begrotingsposten.{post.id}.directe_zorg"
        if post.directe_zorg is None:
            yield onbekend(where, "of dit directe zorg of consultatie is")
        elif post.directe_zorg:
            yield tekort(where, post=naam(post), bedrag_cent=_bedrag(d, post))
        else:
            yield voldoet(where)


@regel("OPL-C3a")
def geld_volgt_zorg(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """OPL C3: activity first, money second; aligned with the preferent insurer beforehand."""
    for post in d.posten:
        if post.activiteit is None:
            yield tekort(f"{plek(post)}.activiteit", "zonder_activiteit", post=naam(post))
    afgestemd = d.plan.afstemming_verzekeraar_op
    where = "afstemming_verzekeraar_op"
    if afgestemd is None:
        yield tekort(where, "niet_afgestemd")
    elif afgestemd > d.peildatum:
        yield tekort(where, "na_indienen", afgestemd=afgestemd, peildatum=d.peildatum)
    else:
        yield voldoet(where)


@regel("VWS-4e3")
def meerjarig_risico(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """VWS 4e: cover hangs on the deductible; money beyond the year carries a risk note (T12)."""
    jaar = d.contractperiode
    if jaar is None or not leeg(d.plan.financieringsrisico):
        yield nvt("financieringsrisico")
        return
    later = [
        f"begrotingsposten.{post.id}"
        for post in d.belaste_posten
        if (periode := d.periode(post)) and periode.tot > jaar.tot
    ]
    later += [f"opdrachten.{o.id}" for o in d.plan.opdrachten or () if o.tot and o.tot > jaar.tot]
    if later:
        yield tekort(min(later), aantal=len(later), contractjaar=str(jaar.vanaf.year))
    else:
        yield voldoet("financieringsrisico")
