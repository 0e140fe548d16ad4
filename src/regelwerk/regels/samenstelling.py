"""Who takes part: the five groups, their organisation, the municipality, the insurer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from regelwerk import feiten as f
from regelwerk.dossier import Dossier
from regelwerk.oordeel import Vaststelling
from regelwerk.regel import Parameters, nvt, onbekend, oordeel, regel, tekort, voldoet
from regelwerk.tekst import kaal, leeg, zelfde_naam


@regel("ZZ-3.1-1a")
def vijf_groepen(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.1, first point: five groups, each with a mandate in force on the day of submission.

    Not holding for the whole contract year is a warning (interface, *How the rows are read*).
    """
    if d.plan.mandaten is None:
        yield onbekend("mandaten", "de mandaten")
        return
    for groep in p["groepen"]:
        geldig = [d.geldig(m, d.peildatum) for m in d.mandaten_van(groep)]
        where = f"mandaten.{groep}"
        if any(geldig):
            yield from _heel_het_jaar(d, groep)
        elif None in geldig:
            yield onbekend(where, f"de looptijd van het mandaat van {_woord(groep)}")
        else:
            yield tekort(where, "ontbreekt", groep=_woord(groep), peildatum=d.peildatum)


def _heel_het_jaar(d: Dossier, groep: str) -> Iterator[Vaststelling]:
    """One finding per mandate that is in force now but does not cover the contract year."""
    jaar = d.contractperiode
    gevonden = False
    for m in d.mandaten_van(groep):
        einde = min((x for x in (m.tot, m.ingetrokken_op) if x), default=None)
        begin = m.vanaf
        if jaar is None or einde is None or begin is None or not d.geldig(m, d.peildatum):
            continue
        if (einde < jaar.tot or begin > jaar.vanaf) and not _opvolger(d, m, einde):
            gevonden = True
            where = f"mandaten.{m.id}.tot"
            yield tekort(where, "niet_heel_jaar", groep=_woord(groep), tot=einde)
    if not gevonden:
        yield voldoet(f"mandaten.{groep}", groep=_woord(groep))


def _opvolger(d: Dossier, m: f.Mandaat, einde: dt.date) -> bool:
    """True when a later mandate of the same giver goes on where this one stops."""
    jaar = d.contractperiode
    return jaar is not None and any(
        n.vanaf is not None
        and n.tot is not None
        and n.ingetrokken_op is None
        and n.vanaf <= einde
        and n.tot >= jaar.tot
        for n in d.andere_van_gever(m)
    )


def _woord(groep: str) -> str:
    return {"vvt": "VVT", "sociaal_domein": "sociaal domein"}.get(groep, groep)


@regel("ZZ-3.1-1b")
def vvt_beide_beroepen(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.1, first point: VVT is complete with wijkverpleging and SO both represented."""
    if d.plan.mandaten is None:
        yield onbekend("mandaten", "de mandaten")
        return
    for sub in ("wijkverpleging", "so"):
        where = f"mandaten.vvt.{sub}"
        geldig = [d.geldig(m, d.peildatum) for m in d.mandaten_van("vvt", sub)]
        zonder_sub = [
            m
            for m in d.mandaten_van("vvt")
            if m.subdiscipline is None and d.geldig(m, d.peildatum) is not False
        ]
        if any(geldig):
            yield voldoet(where, beroep=sub)
        elif None in geldig or zonder_sub:
            yield onbekend(where, f"of het VVT-mandaat ook geldt voor {_beroep(sub)}")
        else:
            yield tekort(where, beroep=_beroep(sub))


def _beroep(sub: str) -> str:
    return "SO" if sub == "so" else sub


@regel("ZZ-3.1-2a")
def goed_georganiseerd(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.1, second point: disciplines are organised well enough to be represented."""
    beschreven = {o.discipline: o for o in d.plan.disciplineorganisaties or ()}
    for groep in sorted({m.discipline for m in d.mandaten if m.discipline}):
        organisatie = beschreven.get(groep)
        zonder_bewijs = sorted(m.id for m in d.mandaten_van(groep) if leeg(m.bewijs))
        if organisatie is not None and _onvolledig(organisatie):
            plek = f"disciplineorganisaties.{groep}"
            if organisatie.verbeterstap_op is None or leeg(organisatie.verbeterstap):
                yield oordeel(plek, "zonder_verbeterstap", discipline=_woord(groep))
            else:
                yield oordeel(plek, "met_verbeterstap", discipline=_woord(groep))
        elif zonder_bewijs and organisatie is None:
            yield oordeel(f"mandaten.{zonder_bewijs[0]}.bewijs", discipline=_woord(groep))
        else:
            yield voldoet("mandaten", discipline=_woord(groep))


def _onvolledig(organisatie: f.Disciplineorganisatie) -> bool:
    return any(
        leeg(tekst)
        for tekst in (organisatie.rechtsvorm, organisatie.besluitregel, organisatie.contact)
    )


# --- municipality -----------------------------------------------------------------------


@regel("ZZ-3.4-5a")
def voorstel_regiegemeente(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.4, fifth point: a regiegemeente, and a proposal with both parts when complete."""
    if d.plan.regio is None or d.plan.regio.regiegemeente is None:
        yield tekort("regio.regiegemeente", "geen_regiegemeente")
    else:
        yield voldoet("regio.regiegemeente")
    voorstel = d.plan.regiegemeente_voorstel
    if voorstel is None or voorstel.status != p["status_klaar"]:
        yield nvt("regiegemeente_voorstel")
        return
    for deel, tekst in (("resv", voorstel.resv), ("wijk", voorstel.wijk)):
        plek = f"regiegemeente_voorstel.{deel}"
        if leeg(tekst):
            yield tekort(plek, "deel_ontbreekt", deel=p["delen"][deel])
        else:
            yield voldoet(plek)
    yield from _alle_gemeenten(d, voorstel)


def _alle_gemeenten(d: Dossier, voorstel: f.RegiegemeenteVoorstel) -> Iterator[Vaststelling]:
    alle = d.plan.regio.gemeenten if d.plan.regio else None
    if alle is None or voorstel.gemeenten is None:
        return  # optional fields: without both lists there is nothing to compare
    genoemd = {kaal(g) for g in voorstel.gemeenten}
    buiten = tuple(sorted(g for g in alle if kaal(g) not in genoemd))
    if buiten:
        yield tekort("regiegemeente_voorstel.gemeenten", "gemeente_ontbreekt", gemeenten=buiten)


@regel("ZZ-3.3-1c")
def taak_1_sociaal_domein(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.3 task 1: for the social domain, the regiegemeente's proposal, agreed upon."""
    voorstel = d.plan.regiegemeente_voorstel
    if voorstel is None:
        yield tekort("regiegemeente_voorstel", "ontbreekt")
    elif voorstel.status != p["status_klaar"]:
        yield tekort(
            "regiegemeente_voorstel.status", "niet_overeengekomen", status=voorstel.status or "leeg"
        )
    else:
        yield voldoet("regiegemeente_voorstel.status")


@regel("ZZ-3.4-5b")
def gesprek_met_regiegemeente(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.4, fifth point: the insurer talks with the regiegemeente before submission."""
    voorstel = d.plan.regiegemeente_voorstel
    gesprek = voorstel.gesprek_verzekeraar_op if voorstel else None
    plek = "regiegemeente_voorstel.gesprek_verzekeraar_op"
    if gesprek is None:
        yield tekort(plek, "geen_gesprek")
    elif gesprek > d.peildatum:
        yield tekort(plek, "na_indienen", gesprek=gesprek, peildatum=d.peildatum)
    else:
        yield voldoet(plek)


# --- insurer and region -----------------------------------------------------------------


@regel("ZZ-1.2")
def beleid_van_deze_verzekeraar(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 1.2: the policy holds only where this insurer is the preferent one."""
    plek = "preferente_verzekeraar.naam"
    if leeg(d.preferente):
        yield onbekend(plek, "de preferente zorgverzekeraar")
    elif zelfde_naam(d.preferente, p["verzekeraar"]):
        yield voldoet(plek)
    else:
        yield tekort(plek, verzekeraar=p["verzekeraar"], gevonden=d.preferente or "")


@regel("ZZ-2-1")
def een_ro_per_regio(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 2: a RESV region belongs to one RO; two of them can't both be contract party."""
    ros = tuple(sorted(d.naam(x.id) for x in d.contractpartijen if x.soort == "ro"))
    if len(ros) > 1:
        yield tekort("partijen", ros=ros)
    else:
        yield voldoet("partijen")
    regio = d.plan.regio
    if regio is None or (leeg(regio.naam) and leeg(regio.code)):
        for ro in (x for x in d.plan.partijen or () if x.soort == "ro"):
            yield tekort("regio", "zonder_regio", ro=d.naam(ro.id))


@regel("LHV-7")
def bron_van_verzekeraar(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """LHV links: who is preferent comes from a dated list, not older than the newest known."""
    verzekeraar = d.plan.preferente_verzekeraar
    if verzekeraar is None or leeg(verzekeraar.bron):
        yield tekort("preferente_verzekeraar.bron", "zonder_bron")
    elif verzekeraar.peildatum is None:
        yield onbekend("preferente_verzekeraar.peildatum", "de peildatum van de lijst")
    elif verzekeraar.peildatum < p["nieuwste_lijst"]:
        yield tekort(
            "preferente_verzekeraar.peildatum",
            "verouderd",
            peildatum=verzekeraar.peildatum,
            nieuwste=p["nieuwste_lijst"],
        )
    else:
        yield voldoet("preferente_verzekeraar.peildatum")
