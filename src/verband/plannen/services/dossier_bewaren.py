"""*dossier_bewaren*: keep a checked plan as the next version of a dossier, or of a new one."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from uuid import UUID

import msgspec
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from regelwerk.feiten import ResvPlan
from regelwerk.inlezen import Onleesbaar
from regelwerk.rapport import Rapport, naar_bytes
from regelwerk.regelsets import alle_regelsets
from regelwerk.tekst import maskeer
from regelwerk.toets import toets
from verband.access.verzoek import Lid
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.core.bsn import weiger_bsn
from verband.core.fouten import Weigering
from verband.partijen.facts import tafel_op
from verband.plannen import tafelfeiten
from verband.plannen.hertoetsen import verwijs
from verband.plannen.inlezen import Inlezing, lees_bestand
from verband.plannen.models import DossierVersie, Toetsdossier, VersieInhoud
from verband.plannen.services.handeling import eis_beheer, noteer, pak_dossier
from verband.plannen.tafelfeiten import Gebruikt, getoetst, met_tafel, peildag
from verband.werkboek.beurt import beurt

# Of one page; more is the same mistake a thousand times.
MAX_BEVINDINGEN = 2_500
JAREN = range(2027, 2100)
# Seven years after the contract year, as long as accounts are kept; the owner may choose less.
BEWAARJAREN = 7


@dataclass(frozen=True, slots=True)
class Bewaard:
    versie: DossierVersie
    nieuw: bool  # False: this very file, with the same table, was a version already


def dossier_bewaren(
    lid: Lid,
    bestandsnaam: str,
    inhoud: bytes,
    *,
    vandaag: dt.date,
    dossier_id: UUID | None = None,
    naam: str = "",
    contractjaar: int | None = None,
    notitie: str = "",
) -> Bewaard:
    """Read, check and keep. Raises Onleesbaar for no plan, Weigering for one that can't be kept."""
    eis_beheer(lid)
    weiger_bsn(naam, notitie, bestandsnaam)
    with beurt():
        inlezing = lees_bestand(bestandsnaam, inhoud)
        gebruikt = _van_tafel(lid, inlezing.plan, contractjaar, vandaag)
        plan = getoetst(inlezing.plan, gebruikt)
        rapport = toets(plan, sha256=inlezing.sha256, vandaag=vandaag)
    _weiger_ongeschikt(rapport)
    jaar = inlezing.plan.contractjaar
    if dossier_id is None:
        dossier, _nieuw = _nieuw_dossier(lid, naam.strip(), _jaar(jaar, contractjaar))
    else:
        dossier = pak_dossier(lid, dossier_id)
        _zelfde_jaar(dossier, jaar)
    bestaand = dossier.versies.filter(
        bestand_sha256=inlezing.sha256, tafel_sha256=gebruikt.sha256 if gebruikt else ""
    ).first()
    if bestaand is not None:
        return Bewaard(bestaand, nieuw=False)
    if dossier_id is None and dossier.versies.exists():
        raise Weigering(
            _("Er is al een dossier met deze naam voor %(jaar)s.") % {"jaar": dossier.contractjaar},
            waarom=_("Twee dossiers met dezelfde naam haalt men door elkaar."),
            herstel=_(
                "Kies een andere naam, of bewaar dit plan als nieuwe versie van dat dossier."
            ),
        )
    versie = _schrijf(
        lid, dossier, inlezing, gebruikt, rapport, bestandsnaam, inhoud, vandaag, notitie
    )
    return Bewaard(versie, nieuw=True)


def _van_tafel(
    lid: Lid, plan: ResvPlan, contractjaar: int | None, vandaag: dt.date
) -> Gebruikt | None:
    """The region's own table goes before what the plan declares of it."""
    jaar = plan.contractjaar or contractjaar
    if jaar is None:
        return None  # no dossier without a year; that is refused further on
    return met_tafel(plan, tafel_op(lid, peildag(plan, vandaag), jaar))


def _weiger_ongeschikt(rapport: Rapport) -> None:
    if any(b.geval == "met_context" for b in rapport.blokkerend):
        raise Weigering(
            _("In dit plan staat iets dat op een burgerservicenummer lijkt."),
            waarom=_("Gegevens van patiënten bewaren wij niet."),
            herstel=_("Haal het nummer uit uw plan. Bij Toets uw plan ziet u waar het staat."),
        )
    if len(rapport.bevindingen) > MAX_BEVINDINGEN:
        raise Onleesbaar(
            _("het plan geeft te veel bevindingen om te bewaren"),
            verwacht=_("een plan waarin dezelfde fout niet duizenden keren staat"),
        )


def _jaar(van_plan: int | None, gekozen: int | None) -> int:
    jaar = van_plan or gekozen
    if jaar is None:
        raise Weigering(
            _("Wij weten niet voor welk jaar dit plan is."),
            waarom=_("Een dossier hoort bij één contractjaar."),
            herstel=_("Vul het contractjaar in, hieronder of in uw plan."),
        )
    if jaar not in JAREN:
        raise Weigering(
            _("Voor %(jaar)s kunt u geen dossier maken.") % {"jaar": jaar},
            waarom=_("De NZa-regel voor een RESV geldt vanaf 2027."),
            herstel=_("Controleer het contractjaar in uw plan."),
        )
    return jaar


def _zelfde_jaar(dossier: Toetsdossier, jaar: int | None) -> None:
    if jaar is not None and jaar != dossier.contractjaar:
        raise Weigering(
            _("Dit plan gaat over %(plan)s, dit dossier over %(dossier)s.")
            % {"plan": jaar, "dossier": dossier.contractjaar},
            waarom=_("Versies van één dossier gaan over hetzelfde jaar."),
            herstel=_("Maak voor dit plan een nieuw dossier."),
        )


def _nieuw_dossier(lid: Lid, naam: str, jaar: int) -> tuple[Toetsdossier, bool]:
    """Also when two do it at once: the second gets the dossier of the first, locked."""
    naam = maskeer(naam)[:120] or _("Plan %(jaar)s") % {"jaar": jaar}
    try:
        with transaction.atomic():
            dossier = Toetsdossier.objects.create(
                regio_id=lid.regio_id,
                naam=naam,
                contractjaar=jaar,
                bewaren_tot=dt.date(jaar + BEWAARJAREN + 1, 1, 1),
            )
            return dossier, True
    except IntegrityError:
        ander = (
            Toetsdossier.objects.filter(regio_id=lid.regio_id, contractjaar=jaar, naam__iexact=naam)
            .exclude(staat=Toetsdossier.Staat.VERWIJDERD)
            .get()
        )
        return pak_dossier(lid, ander.id), False


def _schrijf(
    lid: Lid,
    dossier: Toetsdossier,
    inlezing: Inlezing,
    gebruikt: Gebruikt | None,
    rapport: Rapport,
    bestandsnaam: str,
    inhoud: bytes,
    vandaag: dt.date,
    notitie: str,
) -> DossierVersie:
    laatste = dossier.versies.order_by("-nummer").values_list("nummer", flat=True).first()
    versie, bewaard = maak_versie(
        inlezing, rapport, bestandsnaam, inhoud, vandaag, notitie, gebruikt
    )
    versie.dossier, versie.door, versie.nummer = dossier, lid.gebruiker, (laatste or 0) + 1
    versie.regio_id = bewaard.regio_id = lid.regio_id
    versie.save(force_insert=True)
    bewaard.save(force_insert=True)
    _bewijs(lid, versie, rapport)
    return versie


def maak_versie(
    inlezing: Inlezing,
    rapport: Rapport,
    bestandsnaam: str,
    inhoud: bytes,
    vandaag: dt.date,
    notitie: str = "",
    gebruikt: Gebruikt | None = None,
) -> tuple[DossierVersie, VersieInhoud]:
    """What is kept of one check, not yet of a region, a dossier or a person; nothing is saved."""
    plan, bevindingen = msgspec.json.encode(inlezing.plan), rapport.als_json()
    versie = DossierVersie(
        bestand_sha256=inlezing.sha256,
        plan_sha256=hashlib.sha256(plan).hexdigest(),
        bevindingen_sha256=hashlib.sha256(bevindingen).hexdigest(),
        tafel_sha256=gebruikt.sha256 if gebruikt else "",
        regelsets=list(msgspec.to_builtins(rapport.regelsets)),
        beschikbaar=verwijs(alle_regelsets()),
        getoetst_op=vandaag,
        peildatum=rapport.peildatum,
        kennisdatum=rapport.kennisdatum,
        aantallen=dict(rapport.per_kracht()),
    )
    return versie, VersieInhoud(
        versie=versie,
        plan=plan,
        bestand=inhoud,
        bestandsnaam=maskeer(PurePath(bestandsnaam).name)[-200:].replace("\0", ""),
        cellen=inlezing.cellen,
        bevindingen=bevindingen,
        rapport=naar_bytes(rapport),
        tafel=tafelfeiten.naar_bytes(gebruikt),
        notitie=notitie.strip()[:1000],
    )


def _bewijs(lid: Lid, versie: DossierVersie, rapport: Rapport) -> None:
    """By hash: what is removed later must not live on in a receipt."""
    handeling = noteer(
        lid,
        "dossier_bewaren",
        onderwerp="dossierversie",
        onderwerp_id=versie.id,
        **handeling_gegevens(versie),
    )
    inhoud = bewijs_inhoud(versie, rapport)
    geef_ontvangstbewijs(handeling, titel=bewijs_titel(versie), inhoud=inhoud)


def handeling_gegevens(versie: DossierVersie) -> dict[str, Any]:
    return {
        "dossier": str(versie.dossier_id),
        "versie": versie.nummer,
        "plan_sha256": versie.plan_sha256,
        "bevindingen_sha256": versie.bevindingen_sha256,
    }


def bewijs_titel(versie: DossierVersie) -> str:
    return _("Toets bewaard: versie %(n)s voor %(jaar)s") % {
        "n": versie.nummer,
        "jaar": versie.dossier.contractjaar,
    }


def bewijs_inhoud(versie: DossierVersie, rapport: Rapport) -> dict[str, Any]:
    tafel = {"tafel_sha256": versie.tafel_sha256} if versie.tafel_sha256 else {}
    return {
        **tafel,
        "dossier": str(versie.dossier_id),
        "versie": versie.nummer,
        "contractjaar": versie.dossier.contractjaar,
        "bestand_sha256": versie.bestand_sha256,
        "plan_sha256": versie.plan_sha256,
        "regelsets": versie.regelsets,
        "getoetst_op": versie.getoetst_op.isoformat(),
        "peildatum": versie.peildatum.isoformat(),
        "regels_bekend_op": versie.kennisdatum.isoformat(),
        "bevindingen_sha256": versie.bevindingen_sha256,
        "aantallen": versie.aantallen,
        "bevindingen": [
            {"regel": b.regel, "uitkomst": b.uitkomst, "kracht": b.kracht}
            for b in rapport.bevindingen
        ],
    }
