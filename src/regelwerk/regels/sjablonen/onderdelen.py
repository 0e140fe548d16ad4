"""Templates on what must be in the plan and when: a paragraph or attachment, a term."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from regelwerk import feiten as f
from regelwerk.dossier import Dossier
from regelwerk.oordeel import Vaststelling
from regelwerk.regel import Parameters, nvt, onbekend, tekort, voldoet
from regelwerk.regels.sjablonen.sjabloon import Sjabloon
from regelwerk.tekst import datum, leeg
from regelwerk.velden import Veld

# Where it stands, and what stands there; None for the whole when the list itself is unknown.
Teksten = Iterable[tuple[str, str | None]] | None
Dagen = Iterable[tuple[str, dt.date | None]] | None


class _Onderdeel(NamedTuple):
    label: str
    zoek: Callable[[f.ResvPlan], Teksten]


def _wlz(plan: f.ResvPlan) -> Teksten:
    paragraaf = plan.paragrafen and plan.paragrafen.wlz_zorg_thuis
    return [("paragrafen.wlz_zorg_thuis.tekst", paragraaf.tekst if paragraaf else None)]


def _motivatie(plan: f.ResvPlan) -> Teksten:
    vorm = plan.samenwerkingsvorm
    return [("samenwerkingsvorm.motivatie", vorm.motivatie if vorm else None)]


def _governance(plan: f.ResvPlan) -> Teksten:
    vorm = plan.samenwerkingsvorm
    overeenkomst = vorm and vorm.samenwerkingsovereenkomst
    return [
        (
            "samenwerkingsvorm.samenwerkingsovereenkomst.governance",
            overeenkomst.governance if overeenkomst else None,
        )
    ]


def _voorstel_resv(plan: f.ResvPlan) -> Teksten:
    voorstel = plan.regiegemeente_voorstel
    return [("regiegemeente_voorstel.resv", voorstel.resv if voorstel else None)]


def _voorstel_wijk(plan: f.ResvPlan) -> Teksten:
    voorstel = plan.regiegemeente_voorstel
    return [("regiegemeente_voorstel.wijk", voorstel.wijk if voorstel else None)]


def _bewijzen(plan: f.ResvPlan) -> Teksten:
    if plan.mandaten is None:
        return None
    return [(f"mandaten.{m.id}.bewijs", m.bewijs) for m in plan.mandaten]


def _regioplan(plan: f.ResvPlan) -> Teksten:
    if plan.activiteiten is None:
        return None
    return [(f"activiteiten.{a.id}.regioplan_doel", a.regioplan_doel) for a in plan.activiteiten]


def _verbindingen(plan: f.ResvPlan) -> Teksten:
    if plan.overlegtafels is None:
        return None
    return [
        (f"overlegtafels.{nummer}.verbinding", o.verbinding)
        for nummer, o in enumerate(plan.overlegtafels, start=1)
    ]


ONDERDELEN: dict[str, _Onderdeel] = {
    "paragraaf_wlz_zorg_thuis": _Onderdeel("de paragraaf over Wlz-zorg thuis", _wlz),
    "motivatie_samenwerkingsvorm": _Onderdeel("waarom deze samenwerkingsvorm past", _motivatie),
    "governance": _Onderdeel("de governance in de samenwerkingsovereenkomst", _governance),
    "voorstel_regiegemeente_resv": _Onderdeel("het regionale voorstel", _voorstel_resv),
    "voorstel_regiegemeente_wijk": _Onderdeel("het voorstel voor de wijk", _voorstel_wijk),
    "financieringsrisico": _Onderdeel(
        "wat er gebeurt als de dekking wegvalt",
        lambda plan: [("financieringsrisico", plan.financieringsrisico)],
    ),
    "bijlage_mandaat": _Onderdeel("het bewijs bij elk mandaat", _bewijzen),
    "doel_regioplan": _Onderdeel("het doel uit het regioplan bij elke activiteit", _regioplan),
    "verbinding_overlegtafel": _Onderdeel("de verbinding met elke overlegtafel", _verbindingen),
}


def _onderdeel(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """Present is *ingevuld, niet beoordeeld*; what a text is worth is never counted."""
    onderdeel = ONDERDELEN[p["onderdeel"]]
    teksten = onderdeel.zoek(d.plan)
    if teksten is None:
        yield onbekend("", onderdeel.label)
        return
    for where, tekst in teksten:
        aantal = 0 if tekst is None or leeg(tekst) else len(tekst.split())
        if aantal >= p["minimum_woorden"]:
            yield voldoet(where)
        else:
            yield tekort(
                where, onderdeel=onderdeel.label, aantal=aantal, minimum=p["minimum_woorden"]
            )


VERPLICHT_ONDERDEEL = Sjabloon(
    naam="verplicht_onderdeel",
    titel="Een paragraaf of bijlage die niet mag ontbreken",
    thema="PLAN",
    aan_zet="ro",
    grond="ingevuld",
    velden=(
        Veld(naam="onderdeel", label="wat er staat", soort="keuze", keuzes=tuple(ONDERDELEN)),
        Veld(
            naam="minimum_woorden",
            label="hoeveel woorden ten minste",
            soort="geheel",
            eenheid="woorden",
            minimum=1,
            maximum=500,
            streng="hoger",
            verplicht=False,
            standaard=1,
        ),
    ),
    waarden=("onderdeel", "aantal", "minimum"),
    melding="Dit ontbreekt of is te kort ({aantal} woorden, {minimum} nodig): {onderdeel}",
    herstel="De RO vult aan: {onderdeel}.",
    functie=_onderdeel,
    zin=lambda p: (
        f"In het plan staat {ONDERDELEN[p['onderdeel']].label}"
        + (f", in ten minste {p['minimum_woorden']} woorden." if p["minimum_woorden"] > 1 else ".")
    ),
)


class _Gebeurtenis(NamedTuple):
    label: str
    zoek: Callable[[Dossier], Dagen]


def _getekend(d: Dossier) -> Dagen:
    vorm = d.plan.samenwerkingsvorm
    overeenkomst = vorm and vorm.samenwerkingsovereenkomst
    where = "samenwerkingsvorm.samenwerkingsovereenkomst.getekend_op"
    return [(where, overeenkomst.getekend_op if overeenkomst else None)]


def _raadplegingen(d: Dossier) -> Dagen:
    if d.plan.mandaten is None:
        return None
    return [
        (f"mandaten.{m.id}.draagvlak", m.draagvlak.geraadpleegd_op if m.draagvlak else None)
        for m in d.mandaten
    ]


def _inzetverklaringen(d: Dossier) -> Dagen:
    if d.plan.mandaten is None:
        return None
    return [(f"mandaten.{m.id}.inzetverklaring_op", m.inzetverklaring_op) for m in d.mandaten]


def _gesprek(d: Dossier) -> Dagen:
    voorstel = d.plan.regiegemeente_voorstel
    where = "regiegemeente_voorstel.gesprek_verzekeraar_op"
    return [(where, voorstel.gesprek_verzekeraar_op if voorstel else None)]


GEBEURTENISSEN: dict[str, _Gebeurtenis] = {
    "indiening": _Gebeurtenis(
        "het plan is ingediend",
        lambda d: [("ingediend_op", d.peildatum if d.ingediend else None)],
    ),
    "ondertekening": _Gebeurtenis("de samenwerkingsovereenkomst is getekend", _getekend),
    "afstemming_verzekeraar": _Gebeurtenis(
        "het plan is met de verzekeraar afgestemd",
        lambda d: [("afstemming_verzekeraar_op", d.plan.afstemming_verzekeraar_op)],
    ),
    "gesprek_regiegemeente": _Gebeurtenis(
        "het voorstel van de regiegemeente is met de verzekeraar besproken", _gesprek
    ),
    "raadpleging_discipline": _Gebeurtenis("elke discipline is geraadpleegd", _raadplegingen),
    "inzetverklaring": _Gebeurtenis("elke inzetverklaring is er", _inzetverklaringen),
}


def _termijn(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """The last day counts. What is not done yet is late only when that day has passed."""
    gebeurtenis, uiterlijk = GEBEURTENISSEN[p["gebeurtenis"]], p["uiterlijk"]
    dagen = gebeurtenis.zoek(d)
    if dagen is None:
        yield onbekend("", f"wanneer dit gebeurd is: {gebeurtenis.label}")
        return
    for where, dag in dagen:
        if dag is None and d.peildatum <= uiterlijk:
            yield nvt(where)
        elif dag is not None and dag <= uiterlijk:
            yield voldoet(where)
        else:
            gevonden = datum(dag) if dag else "nog niet gebeurd"
            yield tekort(
                where, gebeurtenis=gebeurtenis.label, uiterlijk=uiterlijk, gevonden=gevonden
            )


TERMIJN = Sjabloon(
    naam="termijn",
    titel="Iets is uiterlijk op een dag gebeurd",
    thema="PROC",
    aan_zet="ro",
    grond="opgave",
    velden=(
        Veld(naam="gebeurtenis", label="wat", soort="keuze", keuzes=tuple(GEBEURTENISSEN)),
        Veld(
            naam="uiterlijk",
            label="de laatste dag waarop het nog op tijd is",
            soort="dag",
            minimum=dt.date(2025, 1, 1),
            maximum=dt.date(2033, 12, 31),
            streng="eerder",
        ),
    ),
    waarden=("gebeurtenis", "uiterlijk", "gevonden"),
    melding="Uiterlijk op {uiterlijk}: {gebeurtenis}. Gevonden: {gevonden}",
    herstel="De RO regelt dit zo snel mogelijk en laat de verzekeraar weten wanneer het klaar is.",
    functie=_termijn,
    zin=lambda p: (
        f"Uiterlijk op {datum(p['uiterlijk'])}: {GEBEURTENISSEN[p['gebeurtenis']].label}."
    ),
)
