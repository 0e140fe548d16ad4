"""The two forms: network, or RO transformed into RESV; agreement, board, tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from regelwerk import feiten as f
from regelwerk.dossier import Dossier
from regelwerk.oordeel import Vaststelling
from regelwerk.regel import Parameters, alleen_bij, nvt, onbekend, regel, tekort, voldoet
from regelwerk.tekst import kaal, leeg


@regel("ZZ-3.2-0a")
def twee_vormen(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.2: one of two forms. A third value is refused by the reader."""
    if d.vorm is None:
        yield onbekend("samenwerkingsvorm.soort", "de samenwerkingsvorm")
    else:
        yield voldoet("samenwerkingsvorm.soort")


@regel("ZZ-3.2-0b")
def start_als_netwerk(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.2: for 2027 the insurer expects RESVs to start as a network."""
    plek = "samenwerkingsvorm.soort"
    if d.plan.contractjaar != p["contractjaar"] or d.vorm is None:
        yield nvt(plek)
    elif d.vorm == "netwerk":
        yield voldoet(plek)
    else:
        vorm = d.plan.samenwerkingsvorm
        geval = "zonder_motivatie" if vorm is None or leeg(vorm.motivatie) else "met_motivatie"
        yield tekort(plek, geval)


@regel("ZZ-3.2-1a")
@alleen_bij("netwerk")
def drie_blokken(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.2 form 1: RO, VVT and social domain each speak by mandate."""
    if d.plan.mandaten is None:
        yield onbekend("mandaten", "de mandaten")
        return
    for blok, disciplines in p["blokken"].items():
        geldig = [d.geldig(m, d.peildatum) for x in disciplines for m in d.mandaten_van(x)]
        where = f"mandaten.{disciplines[0]}"
        if any(geldig):
            yield voldoet(where, blok=blok)
        elif None in geldig:
            yield onbekend(where, f"de looptijd van het mandaat van {blok}")
        else:
            yield tekort(where, blok=blok)


@regel("ZZ-3.2-1b")
@alleen_bij("netwerk")
def netwerk_geen_rechtspersoon(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.2 form 1: a network RESV has no legal personality."""
    vorm = d.plan.samenwerkingsvorm
    rechtspersoon = vorm.rechtspersoon if vorm else None
    ingevuld = tuple(
        naam.upper() if naam != "kvk" else "KvK"
        for naam in ("kvk", "agb", "iban")
        if rechtspersoon and not leeg(getattr(rechtspersoon, naam))
    )
    if ingevuld:
        yield tekort("samenwerkingsvorm.rechtspersoon", velden=ingevuld)
    else:
        yield voldoet("samenwerkingsvorm.rechtspersoon")


@regel("ZZ-3.2-1c")
@alleen_bij("netwerk")
def samenwerkingsovereenkomst(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.2 form 1: a valid agreement, signed by contract party and mandate givers."""
    plek = "samenwerkingsvorm.samenwerkingsovereenkomst"
    vorm = d.plan.samenwerkingsvorm
    overeenkomst = vorm.samenwerkingsovereenkomst if vorm else None
    if overeenkomst is None:
        yield tekort(plek, "ontbreekt")
        return
    gevonden = list(_gebreken(d, overeenkomst, plek))
    yield from gevonden or [voldoet(plek)]


def _gebreken(
    d: Dossier, overeenkomst: f.Samenwerkingsovereenkomst, plek: str
) -> Iterator[Vaststelling]:
    getekend, tot = overeenkomst.getekend_op, overeenkomst.geldig_tot
    if getekend is None or getekend > d.peildatum:
        yield tekort(f"{plek}.getekend_op", "niet_getekend", peildatum=d.peildatum)
    if tot is None:
        yield onbekend(f"{plek}.geldig_tot", "tot wanneer de overeenkomst geldt")
    elif tot <= d.peildatum:
        yield tekort(f"{plek}.geldig_tot", "verlopen", tot=tot, peildatum=d.peildatum)
    if leeg(overeenkomst.governance):
        yield tekort(f"{plek}.governance", "zonder_governance")
    if overeenkomst.ondertekend_door is None:
        yield onbekend(f"{plek}.ondertekend_door", "wie de overeenkomst ondertekend hebben")
        return
    nodig = {p.id for p in d.contractpartijen} | {m.gever for m in d.mandaten if m.gever}
    ontbreekt = nodig - set(overeenkomst.ondertekend_door)
    if ontbreekt:
        namen = tuple(sorted(d.naam(x) for x in ontbreekt))
        yield tekort(f"{plek}.ondertekend_door", "handtekening_ontbreekt", partijen=namen)
    elif _gever_onbekend(d) and set(d.partij) - set(overeenkomst.ondertekend_door):
        yield onbekend(f"{plek}.ondertekend_door", "wie de mandaten geven")


def _gever_onbekend(d: Dossier) -> bool:
    return d.plan.mandaten is None or any(m.gever is None for m in d.mandaten)


@regel("ZZ-3.2-1i")
def vormwijziging(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.2: a change of form needs a recorded decision (optional fields)."""
    vorm = d.plan.samenwerkingsvorm
    plek = "samenwerkingsvorm.vormbesluit_op"
    if vorm is None or vorm.vorige_soort is None or vorm.vorige_soort == vorm.soort:
        yield nvt(plek)
    elif vorm.vormbesluit_op is None:
        yield tekort(plek)
    else:
        yield voldoet(plek)


@regel("ZZ-3.2-2a")
@alleen_bij("ro_transformatie")
def resv_is_contractpartner(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.2 form 2: the RESV has its own legal identity and is the contract party."""
    vorm = d.plan.samenwerkingsvorm
    rechtspersoon = (vorm.rechtspersoon if vorm else None) or f.Rechtspersoon()
    plek = "samenwerkingsvorm.rechtspersoon"
    fout = tuple(
        naam
        for naam, waarde, patroon in (
            ("KvK (8 cijfers)", rechtspersoon.kvk, r"\d{8}"),
            ("AGB (8 cijfers)", rechtspersoon.agb, r"\d{8}"),
            ("IBAN", rechtspersoon.iban, r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}"),
        )
        if not re.fullmatch(patroon, (waarde or "").replace(" ", ""))
    )
    if fout:
        yield tekort(plek, "zonder_identiteit", velden=fout)
    else:
        yield voldoet(plek)
    for partij in d.contractpartijen:
        if partij.soort == "ro":
            yield tekort(
                f"partijen.{partij.id}.contractpartij", "ro_nog_partij", ro=d.naam(partij.id)
            )
        elif partij.soort is None:
            yield onbekend(f"partijen.{partij.id}.soort", f"wat voor partij {d.naam(partij.id)} is")


@regel("ZZ-3.2-2b")
@alleen_bij("ro_transformatie")
def multidisciplinair_bestuur(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.2 form 2: a board of more than one discipline with a clear division of votes."""
    plek = "samenwerkingsvorm.bestuur"
    vorm = d.plan.samenwerkingsvorm
    bestuur = (vorm.bestuur if vorm else None) or ()
    zonder = [z for z in bestuur if z.stemgewicht is None]
    stemmers = {z.discipline for z in bestuur if z.stemgewicht is None or z.stemgewicht > 0}
    if not bestuur:
        yield tekort(plek, "geen_bestuur")
    elif zonder:
        yield tekort(plek, "zonder_stemmen", zetels=tuple(z.zetel or "zonder naam" for z in zonder))
    elif len(stemmers - {None}) < 2 and None in stemmers and len(bestuur) > 1:
        yield onbekend(plek, "van welke discipline elke zetel is")
    elif len(stemmers) < 2:
        yield tekort(plek, "een_discipline", discipline=next(iter(stemmers), None) or "geen")
    else:
        yield voldoet(plek)


# --- tables -----------------------------------------------------------------------------


@regel("ZZ-3.1-4a")
def bestaande_tafels(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.1, fourth point: the RESV knows the existing tables."""
    if d.plan.overlegtafels is None:
        yield onbekend("overlegtafels", "de bestaande overlegtafels")
    elif not d.plan.overlegtafels:
        yield tekort("overlegtafels")
    else:
        yield voldoet("overlegtafels")


@regel("ZZ-3.1-4b")
def nieuwe_tafel(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.1, fourth point: a new structure only with clear added value and a link."""
    if d.plan.overlegtafels is None:
        yield onbekend("overlegtafels", "de overlegtafels (ook als er geen nieuwe zijn)")
    tafels = d.plan.overlegtafels or ()
    namen = Counter(kaal(t.naam or "") for t in tafels)
    for tafel in tafels:
        plek = f"overlegtafels.{tafel.naam or 'zonder naam'}"
        leeg_gelaten = tuple(
            vraag
            for vraag, antwoord in (
                ("meerwaarde", tafel.meerwaarde),
                ("welke bestaande tafel is overwogen", tafel.overwogen),
                ("verbinding met de regio", tafel.verbinding),
            )
            if leeg(antwoord)
        )
        if tafel.nieuw is False:
            yield nvt(plek)
            continue
        if leeg_gelaten and tafel.nieuw is None:
            yield onbekend(f"{plek}.nieuw", "of deze overlegtafel nieuw is")
        elif leeg_gelaten:
            yield tekort(plek, "antwoord_ontbreekt", tafel=tafel.naam or "", vragen=leeg_gelaten)
        else:
            yield voldoet(plek)
        if tafel.nieuw and namen[kaal(tafel.naam or "")] > 1:
            yield tekort(plek, "bestaat_al", tafel=tafel.naam or "")
