"""What a table asks of its members: action points, answers, signatures, and what runs out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from verband.access.rollen import Recht
from verband.partijen.models import (
    Actiepunt,
    Besluit,
    Derdenafspraak,
    Instemming,
    Mandaat,
    Overeenkomstversie,
)
from verband.partijen.selectors.mandaten import geldig_op
from verband.partijen.selectors.overeenkomsten import (
    ONDERWERP,
    VERLENGEN,
    is_beheerder_van,
    ontbrekende_handtekeningen,
    partijen_van,
)
from verband.taken.kijker import Kijker
from verband.taken.taak import Taak


def actiepunt_doen(kijker: Kijker) -> Iterator[Taak]:
    """Those of one's own organisation."""
    eigen = {o for lid in kijker.leden if lid.mag(Recht.TAFEL_ZIEN) for o in lid.organisaties}
    if not eigen:
        return
    punten = Actiepunt.objects.filter(
        regio_id__in=kijker.regios(Recht.TAFEL_ZIEN), eigenaar_id__in=eigen, gedaan_at__isnull=True
    ).select_related("eigenaar", "overleg__tafel")
    for p in punten:
        regio = kijker.per_id[p.regio_id]
        yield Taak(
            soort="actiepunt-doen",
            sleutel=f"actiepunt-doen:{p.id}:{p.tot}",
            titel=p.wat,
            uitleg=_("Afgesproken in %(overleg)s.") % {"overleg": p.overleg},
            regio=regio,
            tot=p.tot,
            namens=p.eigenaar.naam,
            adres=reverse("partijen:overleg-een", args=[regio.slug, p.overleg_id]),
            knop=_("Bekijk het actiepunt"),
        )


def besluit_beantwoorden(kijker: Kijker) -> Iterator[Taak]:
    """A decision beyond the mandate of one's own discipline."""
    ids = kijker.regios(Recht.MANDAAT_BESLISSEN)
    eigen = {o for lid in kijker.leden if lid.regio_id in ids for o in lid.organisaties}
    if not eigen:
        return
    wacht = Instemming.objects.filter(
        regio_id__in=ids,
        organisatie_id__in=eigen,
        staat=Instemming.Staat.VOORBEHOUD,
        besluit__staat=Besluit.Staat.VOORBEHOUD,
    ).select_related("besluit", "organisatie")
    for i in wacht:
        regio = kijker.per_id[i.regio_id]
        yield Taak(
            soort="besluit-beantwoorden",
            sleutel=f"besluit-beantwoorden:{i.id}:open",
            titel=_("Bekrachtig besluit %(n)s of wijs het af") % {"n": i.besluit.nummer},
            uitleg=_("Het gaat verder dan uw mandaat. Zonder uw antwoord gaat het niet in."),
            regio=regio,
            namens=i.organisatie.naam,
            adres=reverse("partijen:besluit-antwoord", args=[regio.slug, i.id]),
            knop=_("Geef antwoord"),
        )


def overeenkomst_tekenen(kijker: Kijker) -> Iterator[Taak]:
    """An agreement that waits for a party one may sign for."""
    ids = kijker.regios(Recht.OVEREENKOMST_TEKENEN)
    if not ids:
        return
    met_mandaat: set[UUID] | None = None
    for v in _nieuwste(ids):
        if v.tot <= kijker.dag:
            continue
        lid, regio = kijker.lid(v.regio_id), kijker.per_id[v.regio_id]
        for g in partijen_van(v):
            if g.handtekening or not g.aan_de_beurt:
                continue
            if met_mandaat is None:
                met_mandaat = _gevers_met_tekenmandaat(kijker, ids)
            organisatie = g.partij.organisatie
            if organisatie.id in met_mandaat or is_beheerder_van(lid, organisatie.id):
                yield Taak(
                    soort="overeenkomst-tekenen",
                    sleutel=f"overeenkomst-tekenen:{v.id}:{organisatie.id}",
                    titel=_("Teken %(titel)s") % {"titel": v.overeenkomst.titel},
                    uitleg=_("Lees versie %(n)s en teken haar.") % {"n": v.nummer},
                    regio=regio,
                    namens=organisatie.naam,
                    adres=reverse(
                        "partijen:overeenkomst-tekenen", args=[regio.slug, v.id, organisatie.id]
                    ),
                    knop=_("Lees en teken"),
                )


def overeenkomst_verlengen(kijker: Kijker) -> Iterator[Taak]:
    """Ninety days before a signed agreement ends."""
    for v in _nieuwste(kijker.regios(Recht.TAFEL_BEHEREN)):
        if not kijker.dag < v.tot <= kijker.dag + VERLENGEN or ontbrekende_handtekeningen(v):
            continue
        regio = kijker.per_id[v.regio_id]
        yield Taak(
            soort="overeenkomst-verlengen",
            sleutel=f"overeenkomst-verlengen:{v.id}:{v.tot}",
            titel=_("%(titel)s loopt af") % {"titel": v.overeenkomst.titel},
            uitleg=_("Maak op tijd een nieuwe versie; alle partijen tekenen die opnieuw."),
            regio=regio,
            tot=v.tot - dt.timedelta(days=1),
            adres=reverse("partijen:overeenkomst-een", args=[regio.slug, v.overeenkomst_id]),
            knop=_("Bekijk de overeenkomst"),
        )


def afspraak_loopt_af(kijker: Kijker) -> Iterator[Taak]:
    ids = kijker.regios(Recht.TAFEL_BEHEREN)
    if not ids:
        return
    bijna = Derdenafspraak.objects.filter(
        regio_id__in=ids, tot__gt=kijker.dag, tot__lte=kijker.dag + VERLENGEN
    )
    for a in bijna:
        regio = kijker.per_id[a.regio_id]
        yield Taak(
            soort="afspraak-loopt-af",
            sleutel=f"afspraak-loopt-af:{a.id}:{a.tot}",
            titel=_("De afspraak met %(partij)s loopt af") % {"partij": a.partij},
            uitleg=_("Moet zij doorlopen? Spreek dan op tijd iets nieuws af."),
            regio=regio,
            tot=a.tot - dt.timedelta(days=1),
            adres=reverse("partijen:afspraken", args=[regio.slug]),
            knop=_("Bekijk de afspraken"),
        )


def _nieuwste(ids: list[UUID]) -> list[Overeenkomstversie]:
    """The newest version of each agreement, without its file."""
    if not ids:
        return []
    return list(
        Overeenkomstversie.objects.filter(regio_id__in=ids)
        .defer("bestand", "tekst")
        .select_related("overeenkomst")
        .prefetch_related("partijen__organisatie", "handtekeningen")
        .order_by("overeenkomst_id", "-nummer")
        .distinct("overeenkomst_id")
    )


def _gevers_met_tekenmandaat(kijker: Kijker, ids: list[UUID]) -> set[UUID]:
    email = kijker.gebruiker.email
    mandaten = Mandaat.objects.filter(
        geldig_op(kijker.dag),
        Q(vertegenwoordiger_email__iexact=email) | Q(plaatsvervanger_email__iexact=email),
        regio_id__in=ids,
        onderwerpen__onderwerp=ONDERWERP,
    )
    return set(mandaten.values_list("gever_id", flat=True))
