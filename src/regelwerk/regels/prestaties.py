"""Prestatie 1 and 2: contract party, cashier, orders and instalments."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from regelwerk import feiten as f
from regelwerk.dossier import Dossier, som
from regelwerk.oordeel import Cent, Resultaat, Vaststelling
from regelwerk.regel import Parameters, alleen_bij, nvt, onbekend, regel, tekort, voldoen, voldoet
from regelwerk.tijd import Periode


def _plek(o: f.Opdracht) -> str:
    return f"opdrachten.{o.id}"


def _onderling(d: Dossier) -> Iterator[f.Opdracht]:
    """Orders under prestatie 2; an unknown kind is treated as one."""
    return (o for o in d.plan.opdrachten or () if o.soort != "gewone_inkoop")


def _zonder_lijst(d: Dossier) -> Iterator[Resultaat]:
    """No list of orders is not the same as an empty one."""
    if d.plan.opdrachten is None:
        yield onbekend("opdrachten", "de opdrachten (ook als er geen zijn)")


@regel("ZZ-3.2-1f")
def een_contractpartij(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.2: this insurer contracts with one party per region (T3)."""
    namen = tuple(sorted(d.naam(x.id) for x in d.contractpartijen))
    if len(namen) == 1:
        yield voldoet("partijen")
    elif namen:
        yield tekort("partijen", "meer", partijen=namen)
    else:
        yield tekort("partijen", "geen")


@regel("ZZ-3.2-1e")
@alleen_bij("netwerk")
def ro_is_kassier(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.2 form 1: the RO is the cashier, exactly one."""
    kassiers = [x for x in d.plan.partijen or () if x.kassier]
    if not kassiers:
        yield tekort("partijen", "geen")
    elif len(kassiers) > 1:
        yield tekort("partijen", "meer", partijen=tuple(sorted(d.naam(x.id) for x in kassiers)))
    elif kassiers[0].soort != "ro":
        yield tekort(f"partijen.{kassiers[0].id}.kassier", "geen_ro", partij=d.naam(kassiers[0].id))
    else:
        yield voldoet(f"partijen.{kassiers[0].id}.kassier")


@regel("NZA-4.1-a")
def herleidbaar_naar_activiteit(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa art. 4(1): what is charged is traceable to an activity of the plan."""
    goed = []
    for post in d.belaste_posten:
        if post.activiteit is None:
            yield onbekend(f"begrotingsposten.{post.id}.activiteit", "de activiteit bij deze post")
        else:
            goed.append(post)
    yield voldoen("begrotingsposten", goed, "activiteit")


# --- onderlinge dienstverlening ---------------------------------------------------------


@regel("NZA-4.2-a")
def binnen_de_toedeling(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa art. 4(2): prestatie 2 is a part of prestatie 1, so never more than allocated.

    Orders to one performer that share activities are judged together.
    """
    yield from _zonder_lijst(d)
    for groep in _groepen(list(_onderling(d))):
        eerste = groep[0]
        activiteiten = {a for o in groep for a in o.activiteiten or ()}
        bedrag = som(o.bedrag_cent for o in groep)
        ruimte = _ruimte(d, activiteiten, eerste.uitvoerder)
        where = f"{_plek(eerste)}.bedrag_cent"
        if bedrag == 0:
            yield voldoet(where)
        elif bedrag is None or ruimte is None or eerste.uitvoerder is None:
            yield onbekend(where, "bedrag, uitvoerder en toedeling van de opdracht")
        elif bedrag > ruimte:
            yield tekort(
                where,
                uitvoerder=d.naam(eerste.uitvoerder),
                bedrag_cent=Cent(bedrag),
                toegedeeld_cent=Cent(ruimte),
                verschil_cent=Cent(bedrag - ruimte),
            )
        else:
            yield voldoet(where)


def _ruimte(d: Dossier, activiteiten: Collection[str], uitvoerder: str | None) -> int | None:
    """What is allocated to a performer on these activities: the Zvw shares of its lines."""
    if d.plan.begrotingsposten is None:
        return None
    return som(
        d.zvw(b) for b in d.posten if b.activiteit in activiteiten and d.uitvoerder(b) == uitvoerder
    )


def _groepen(opdrachten: list[f.Opdracht]) -> list[list[f.Opdracht]]:
    """Orders to the same performer, joined when they name a common activity."""
    groepen: list[list[f.Opdracht]] = []
    for o in sorted(opdrachten, key=lambda x: x.id):
        eigen = set(o.activiteiten or ())
        raakt = [
            g
            for g in groepen
            if g[0].uitvoerder == o.uitvoerder and any(eigen & set(x.activiteiten or ()) for x in g)
        ]
        groepen = [g for g in groepen if g not in raakt]
        groepen.append(sorted([o, *(x for g in raakt for x in g)], key=lambda x: x.id))
    return groepen


@regel("NZA-4.2-b")
def twee_zorgaanbieders(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa art. 4(2): one commissions, another executes; both are care providers (T7)."""
    yield from _zonder_lijst(d)
    for o in _onderling(d):
        if o.opdrachtgever is None or o.uitvoerder is None:
            yield onbekend(_plek(o), "opdrachtgever en uitvoerder")
            continue
        if o.opdrachtgever == o.uitvoerder:
            yield tekort(_plek(o), "zelfde_partij", partij=d.naam(o.uitvoerder))
            continue
        for rol, sleutel in (("opdrachtgever", o.opdrachtgever), ("uitvoerder", o.uitvoerder)):
            aanbieder = d.partij[sleutel].zorgaanbieder
            where = f"{_plek(o)}.{rol}"
            if aanbieder is None:
                yield onbekend(where, f"of {d.naam(sleutel)} zorgaanbieder is")
            elif not aanbieder:
                yield tekort(where, "geen_zorgaanbieder", partij=d.naam(sleutel), rol=rol)
            else:
                yield voldoet(where)


@regel("NZA-4.2-d")
def opdrachtgever_heeft_overeenkomst(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa art. 4(2): only who holds the agreement with the insurer can commission."""
    yield from _zonder_lijst(d)
    for o in _onderling(d):
        if o.opdrachtgever is None:
            yield onbekend(f"{_plek(o)}.opdrachtgever", "de opdrachtgever")
        elif not d.partij[o.opdrachtgever].contractpartij:
            yield tekort(f"{_plek(o)}.opdrachtgever", partij=d.naam(o.opdrachtgever))
        else:
            yield voldoet(f"{_plek(o)}.opdrachtgever")


@regel("NZA-T-art4a")
def alleen_resv_taken(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 4: prestatie 2 is for RESV tasks, not for buying things."""
    yield from _zonder_lijst(d)
    inkoop: set[str | None] = set(p["inkoop"])
    for o in _onderling(d):
        where = f"{_plek(o)}.soort"
        if o.activiteiten is None:
            yield onbekend(f"{_plek(o)}.activiteiten", "voor welke activiteiten de opdracht is")
            continue
        soorten = {
            b.kostensoort
            for b in d.posten
            if b.activiteit in o.activiteiten and d.uitvoerder(b) == o.uitvoerder
        }
        if not o.activiteiten:
            yield tekort(f"{_plek(o)}.activiteiten", "zonder_taak")
        elif o.soort is None:
            yield onbekend(where, "onderlinge dienstverlening of gewone inkoop")
        elif None in soorten and soorten <= inkoop | {None}:
            yield onbekend(where, "de kostensoort van de posten bij deze opdracht")
        elif soorten and soorten <= inkoop:
            yield tekort(where, "inkoop", uitvoerder=d.naam(o.uitvoerder))
        else:
            yield voldoet(where)


@regel("ZZ-3.2-1g")
@alleen_bij("netwerk")
def opdracht_binnen_activiteit(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.2 form 1: the cashier pays for allocated activities, within their period.

    The amount of an order under prestatie 2 is NZA-4.2-a; that of ordinary purchase is here.
    """
    yield from _zonder_lijst(d)
    for o in d.plan.opdrachten or ():
        yield _binnen_periode(d, o)
        if o.soort == "gewone_inkoop":
            yield _binnen_toedeling(d, o)


def _binnen_periode(d: Dossier, o: f.Opdracht) -> Vaststelling:
    perioden = [d.periode(d.activiteit[a]) for a in o.activiteiten or ()]
    bekend = [x for x in perioden if x]
    if o.vanaf is None or o.tot is None or len(bekend) < len(perioden):
        return onbekend(_plek(o), "de periode van opdracht en activiteiten")
    if not bekend:
        return nvt(_plek(o))
    ruimte = Periode(min(x.vanaf for x in bekend), max(x.tot for x in bekend))
    if ruimte.omvat(Periode(o.vanaf, o.tot)):
        return voldoet(_plek(o))
    begin, einde = ruimte
    return tekort(_plek(o), vanaf=o.vanaf, tot=o.tot, begin=begin, einde=einde)


def _binnen_toedeling(d: Dossier, o: f.Opdracht) -> Vaststelling:
    where = f"{_plek(o)}.bedrag_cent"
    ruimte = _ruimte(d, o.activiteiten or (), o.uitvoerder)
    if o.bedrag_cent is None or ruimte is None or o.uitvoerder is None or o.activiteiten is None:
        return onbekend(where, "bedrag, uitvoerder en toedeling van de opdracht")
    if o.bedrag_cent <= ruimte:
        return voldoet(where)
    return tekort(
        where,
        "boven_toedeling",
        uitvoerder=d.naam(o.uitvoerder),
        bedrag_cent=Cent(o.bedrag_cent),
        toegedeeld_cent=Cent(ruimte),
        verschil_cent=Cent(o.bedrag_cent - ruimte),
    )


@regel("NZA-T-alg1")
def termijnen_tellen_op(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa general note: a lump sum; its instalments (optional field) add up to it."""
    if not d.plan.termijnen:
        yield nvt("termijnen")
        return
    totaal = som(t.bedrag_cent for t in d.plan.termijnen)
    gevraagd = d.plan.gevraagde_lumpsum_cent
    if totaal is None or gevraagd is None:
        yield onbekend("termijnen", "alle termijnbedragen en het gevraagde bedrag")
    elif totaal != gevraagd:
        yield tekort(
            "termijnen",
            totaal_cent=Cent(totaal),
            gevraagd_cent=Cent(gevraagd),
            verschil_cent=Cent(abs(totaal - gevraagd)),
        )
    else:
        yield voldoet("termijnen")
