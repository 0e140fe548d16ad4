"""*dossier_verwijderen*: what is in it goes; that it was, and its hashes, stay."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils import timezone

from verband.access.verzoek import Lid
from verband.plannen.models import (
    Bijlage,
    Deling,
    DelingInhoud,
    DossierNotitie,
    Toetsdossier,
    VersieInhoud,
)
from verband.plannen.services.handeling import noteer, pak_dossier
from verband.plannen.signalen import dossier_geleegd


def dossier_verwijderen(lid: Lid, dossier_id: UUID, *, vandaag: dt.date) -> None:
    dossier = pak_dossier(lid, dossier_id, open_=False)
    versies = maak_leeg(dossier, vandaag)
    noteer(
        lid,
        "dossier_verwijderen",
        onderwerp="toetsdossier",
        onderwerp_id=dossier.id,
        versies=versies,
    )


def maak_leeg(dossier: Toetsdossier, vandaag: dt.date) -> list[str]:
    """Remove all content of a locked dossier; the hashes of the versions that were in it."""
    van = {"regio_id": dossier.regio_id}
    notities = DossierNotitie.objects.filter(dossier=dossier, **van)
    notities.filter(antwoord_op__isnull=False).delete()
    notities.delete()
    Bijlage.objects.filter(dossier=dossier, **van).delete()
    DelingInhoud.objects.filter(deling__versie__dossier=dossier, **van).delete()
    Deling.objects.filter(versie__dossier=dossier, ingetrokken_at__isnull=True, **van).update(
        ingetrokken_at=timezone.now()
    )
    VersieInhoud.objects.filter(versie__dossier=dossier, **van).delete()
    dossier.naam, dossier.staat = "", Toetsdossier.Staat.VERWIJDERD
    dossier.verwijderd_op, dossier.stand = vandaag, dossier.stand + 1
    dossier.save(update_fields=["naam", "staat", "verwijderd_op", "stand"])
    dossier_geleegd.send(sender=Toetsdossier, dossier=dossier)
    return list(dossier.versies.values_list("plan_sha256", flat=True))
