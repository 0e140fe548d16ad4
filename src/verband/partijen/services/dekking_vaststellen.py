"""The neutral holder determines whether VVT speaks for enough of the supply (ZZ-3.4-4a)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.rollen import Recht, Rol
from verband.access.verzoek import Lid
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.core.fouten import Weigering
from verband.core.getallen import getypt_getal
from verband.partijen.dekking import dekking_op
from verband.partijen.models import (
    Aanbodomvang,
    Aanbodopgave,
    Aanbodpeiling,
    Benadering,
    Dekkingsvaststelling,
)
from verband.partijen.selectors.aanbod import (
    Meter,
    get_meter,
    lees_aanbieders,
    list_peilingen,
    telt_mee,
)
from verband.partijen.services.aanbod_peilen import BRON, pak_peiling, weiger_gesloten
from verband.partijen.services.bewaren import bewaar, eis, haal_op, noteer_als
from verband.regios.models import Organisatie


def dekking_vaststellen(lid: Lid, peiling_id: UUID, *, vandaag: dt.date) -> Dekkingsvaststelling:
    """Close the file and say which side of the norm it is on; the shares stay inside.

    Others see this, and not the live meter: with that, a provider could move its own volume until
    the outcome turns and so find what the others have (decision 0037).
    """
    eis(lid, Recht.AANBOD_BEHEREN)
    peiling = pak_peiling(lid, peiling_id)
    weiger_gesloten(peiling)
    opgaven = list(
        Aanbodopgave.objects.filter(
            telt_mee(), regio_id=lid.regio_id, peiling=peiling
        ).select_related("aanbieder")
    )
    aanbieders, _omvangen = lees_aanbieders(lid.regio_id, peiling, opgaven)
    som = sum(a.omvang for a in aanbieders if a.omvang is not None)
    if peiling.totaal is not None and som > peiling.totaal:
        raise Weigering(
            _("Samen geven de aanbieders meer op dan het totaal."),
            waarom=_("Een deel kan niet meer zijn dan het geheel."),
            herstel=_("Controleer het totaal en zijn bron, of haal het totaal weg."),
            bron=str(BRON),
        )
    uitkomst = dekking_op(aanbieders, peiling.totaal, vandaag).uitkomst
    vaststelling = Dekkingsvaststelling(
        regio_id=lid.regio_id,
        peiling=peiling,
        op=vandaag,
        uitkomst=uitkomst,
        peildatum=peiling.peildatum,
        bron=peiling.bron,
        vertegenwoordigd=sorted(a.id for a in aanbieders if a.vertegenwoordigd_op(vandaag)),
        door=lid.gebruiker,
    )
    bewaar(vaststelling)
    peiling.gesloten_at = timezone.now()
    bewaar(peiling)
    handeling = noteer_als(
        lid, Rol.DOSSIERHOUDER, "dekking_vaststellen", "dekkingsvaststelling", vaststelling.id,
        soort=peiling.soort, uitkomst=uitkomst,
    )  # fmt: skip
    titel = _("VVT-dekking vastgesteld: %(soort)s") % {"soort": peiling.get_soort_display()}
    inhoud = {
        "soort": peiling.soort,
        "uitkomst": uitkomst,
        "norm": "80%",
        "vastgesteld_op": vandaag.isoformat(),
        "peildatum": peiling.peildatum.isoformat(),
        "eenheid": peiling.eenheid,
        "bron": peiling.bron,
    }
    geef_ontvangstbewijs(handeling, titel=titel, inhoud=inhoud)
    return vaststelling


def dossier_heropenen(lid: Lid, peiling_id: UUID, reden: str) -> Aanbodpeiling:
    """So that answers can be corrected; the reason stands in the logboek."""
    eis(lid, Recht.AANBOD_BEHEREN)
    peiling = pak_peiling(lid, peiling_id)
    if peiling.gesloten_at is None:
        raise Weigering(
            _("Het dossier is al open."),
            waarom=_("Iemand heropende het, of er is nog niets vastgesteld."),
            herstel=_("U hoeft niets te doen."),
        )
    if not reden.strip():
        raise Weigering(
            _("Zonder reden heropent u het dossier niet."),
            waarom=_("Iedereen aan tafel moet kunnen zien waarom een vaststelling vervalt."),
            herstel=_("Schrijf in één zin waarom."),
        )
    weiger_volume(lid, reden)
    peiling.gesloten_at = None
    bewaar(peiling)
    noteer_als(lid, Rol.DOSSIERHOUDER, "dossier_heropenen", "aanbodpeiling", peiling.id,
               soort=peiling.soort, reden=reden.strip()[:300])  # fmt: skip
    return peiling


def benadering_vastleggen(
    lid: Lid, aanbieder_id: UUID, *, op: dt.date, hoe: str, uitkomst: str, toelichting: str = ""
) -> Benadering:
    """That a provider was asked to take part, and what it said (ZZ-3.4-4b)."""
    eis(lid, Recht.AANBOD_BEHEREN)
    aanbieder = haal_op(Organisatie, lid, aanbieder_id)
    if op > timezone.localdate():
        raise Weigering(
            _("Deze dag is nog niet geweest."),
            waarom=_("Hier staat wat u al gedaan heeft."),
            herstel=_("Kies de dag waarop u de aanbieder sprak of schreef."),
        )
    weiger_volume(lid, f"{hoe} {toelichting}")
    benadering = Benadering(
        regio_id=lid.regio_id, aanbieder=aanbieder, op=op, hoe=hoe, uitkomst=uitkomst,
        toelichting=toelichting, door=lid.gebruiker,
    )  # fmt: skip
    bewaar(benadering)
    noteer_als(lid, Rol.DOSSIERHOUDER, "benadering_vastleggen", "organisatie", aanbieder.id,
               uitkomst=uitkomst)  # fmt: skip
    return benadering


def weiger_volume(lid: Lid, tekst: str) -> None:
    """Everyone at the table, or every reader of the logboek, reads these words. A sum or a share is
    a volume too: with two providers, what is left of it is the other's."""
    getallen = (getypt_getal(g, decimalen=2) for g in re.findall(r"\d[\d.,]*\d|\d", tekst))
    # Below ten a number is as likely „2 keer gebeld”.
    genoemd = {g for g in getallen if g is not None and g >= 10}
    procenten = re.findall(r"(\d[\d.,]*)\s*(?:%|procent)", tekst)
    delen = {getypt_getal(g, decimalen=2) for g in procenten}
    if not genoemd and not delen:
        return
    meters = [get_meter(lid, p, timezone.localdate()) for p in list_peilingen(lid)]
    volumes = Aanbodomvang.objects.filter(regio_id=lid.regio_id).values_list("omvang", flat=True)
    geheim = {*volumes, *_sommen_van(meters)}
    if genoemd & geheim or delen & _procenten_van(meters):
        raise Weigering(
            _("In uw tekst staat een getal uit het dossier."),
            waarom=_("Ook anderen lezen deze tekst. Hoeveel een aanbieder doet, zien alleen "
                     "zijzelf, u en de preferente verzekeraar."),
            herstel=_("Schrijf het zonder dat getal."),
            bron=str(BRON),
        )  # fmt: skip


def _sommen_van(meters: Iterable[Meter]) -> Iterator[Decimal]:
    for m in meters:
        samen = [r for r in m.rijen if r.omvang]
        yield sum((r.omvang or Decimal(0) for r in samen), Decimal(0))
        yield sum((r.omvang or Decimal(0) for r in samen if r.vertegenwoordigd), Decimal(0))
        if m.peiling.totaal is not None:
            yield m.peiling.totaal


def _procenten_van(meters: Iterable[Meter]) -> set[Decimal]:
    """As one would round them; the norm itself everyone may name."""
    exact = [d for m in meters for d in (m.dekking.laagste, m.dekking.hoogste) if d is not None]
    exact += [r.aandeel for m in meters for r in m.rijen if r.aandeel]
    rond = {Decimal(round(e * 100 * 10**n)) / 10**n for e in exact if 0 < e < 1 for n in (0, 1, 2)}
    return rond - {Decimal(80)}
