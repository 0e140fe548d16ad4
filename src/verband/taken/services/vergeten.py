"""What was told of a person or a dossier goes with them: messages, waiting mails and files."""

from __future__ import annotations

import re
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Gebruiker
from verband.core.context import Blik, met_blik, zet_blik
from verband.plannen.models import Deling
from verband.regios.models import Regio
from verband.taken.models import Bericht, Berichtvoorkeur, Bezoek, Post, Uitvoer, UitvoerInhoud
from verband.taken.services.post import schrijf_over

_VELDEN = {"titel": 200, "tekst": 1000, "vraagt": 160, "voor": 160}  # with how much fits


def vergeet_gebruiker(gebruiker: Gebruiker) -> None:
    """In the transaction of the erasure, which sets its own sight again afterwards."""
    zet_blik(Blik(platform=True))
    overal = frozenset(Regio.objects.values_list("id", flat=True))
    zet_blik(Blik(gebruiker=gebruiker.pk, regios=overal))
    for model in (Bericht, Post, Berichtvoorkeur, Bezoek):
        model._default_manager.filter(gebruiker=gebruiker).delete()
    eigen = Uitvoer.objects.filter(gebruiker=gebruiker)
    UitvoerInhoud.objects.filter(uitvoer__in=eigen).delete()
    for lezer in _zonder_naam([w for w in (gebruiker.naam, gebruiker.email) if w]):
        zet_blik(Blik(gebruiker=lezer.pk))
        schrijf_over(lezer)


def _zonder_naam(woorden: list[str]) -> set[Gebruiker]:
    """Take the words out of the messages of others; whose those were."""
    noemt = Q()
    for woord in woorden:
        for veld in _VELDEN:
            noemt |= Q(**{f"{veld}__icontains": woord})
    patroon = re.compile("|".join(rf"(?<!\w){re.escape(w)}(?!\w)" for w in woorden), re.IGNORECASE)
    lezers = set()
    for bericht in Bericht.objects.filter(noemt).select_related("gebruiker"):
        for veld, lengte in _VELDEN.items():
            nieuw = patroon.sub(_("iemand die gewist is"), getattr(bericht, veld))
            setattr(bericht, veld, nieuw[:lengte])
        bericht.save(update_fields=list(_VELDEN))
        lezers.add(bericht.gebruiker)
    return lezers


def vergeet_dossier(regio: UUID, dossier_id: UUID) -> None:
    """By the job that an emptied dossier starts. Twice does no harm."""
    with met_blik(Blik(regios=frozenset({regio}))):
        delingen = Deling.objects.filter(regio_id=regio, versie__dossier=dossier_id)
        over = Q(adres__contains=f"/{dossier_id}/")
        for deling in delingen.values_list("id", flat=True):
            # That it was taken back is news, and says nothing of what was in it.
            over |= Q(sleutel__startswith="gedeeld-lezen:", adres__contains=f"/{deling}/")
        bestanden = Uitvoer.objects.filter(regio_id=regio, vraag__dossier=str(dossier_id))
        for bestand in bestanden.values_list("id", flat=True):
            over |= Q(adres__contains=f"/{bestand}/")
        berichten = Bericht.objects.filter(over, regio_id=regio)
        lezers = list(Gebruiker.objects.filter(id__in=berichten.values("gebruiker")))
        berichten.delete()
        _geen_bestand(bestanden)
        for lezer in lezers:
            zet_blik(Blik(gebruiker=lezer.pk, regios=frozenset({regio})))
            schrijf_over(lezer)


def _geen_bestand(bestanden: QuerySet[Uitvoer]) -> None:
    """A copy that still lay ready, and the name of it."""
    UitvoerInhoud.objects.filter(uitvoer__in=bestanden).delete()
    bestanden.update(titel=_("een verwijderd dossier"))
    bestanden.filter(stand=Uitvoer.Stand.KLAAR).update(tot=timezone.localdate())
