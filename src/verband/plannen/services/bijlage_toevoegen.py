"""*bijlage_toevoegen* and *bijlage_verwijderen*: a file beside a dossier."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Sum
from django.http import Http404
from django.utils.translation import gettext as _

from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.plannen.models import Bijlage
from verband.plannen.services.handeling import noteer, pak_dossier
from verband.werkboek.bijlage import keur_bijlage

MAX_TOTAAL = 50_000_000


def bijlage_toevoegen(lid: Lid, dossier_id: UUID, naam: str, inhoud: bytes) -> tuple[Bijlage, bool]:
    """The attachment, and False when this very file was there already."""
    gekeurd = keur_bijlage(naam, inhoud)
    dossier = pak_dossier(lid, dossier_id)
    som = gekeurd.sha256
    bestaand = Bijlage.objects.filter(regio_id=lid.regio_id, dossier=dossier, sha256=som).first()
    if bestaand is not None:
        return bestaand, False
    al = dossier.bijlagen.aggregate(som=Sum("grootte"))["som"] or 0
    if al + len(inhoud) > MAX_TOTAAL:
        raise Weigering(
            _("Dit dossier zit vol: samen zijn de bijlagen groter dan 50 MB."),
            waarom=_("Zo blijft een reservekopie snel en klein."),
            herstel=_("Verwijder een bijlage die u niet meer nodig heeft."),
        )
    bijlage = Bijlage.objects.create(
        regio_id=lid.regio_id,
        dossier=dossier,
        naam=gekeurd.naam,
        soort=gekeurd.soort,
        grootte=gekeurd.grootte,
        sha256=som,
        inhoud=inhoud,
        door=lid.gebruiker,
    )
    noteer(lid, "bijlage_toevoegen", onderwerp="bijlage", onderwerp_id=bijlage.id, sha256=som)
    return bijlage, True


def bijlage_verwijderen(lid: Lid, dossier_id: UUID, bijlage_id: UUID) -> None:
    dossier = pak_dossier(lid, dossier_id)
    bijlage = (
        Bijlage.objects.filter(regio_id=lid.regio_id, dossier=dossier, id=bijlage_id)
        .defer("inhoud")
        .first()
    )
    if bijlage is None:
        raise Http404
    som = bijlage.sha256
    bijlage.delete()
    noteer(lid, "bijlage_verwijderen", onderwerp="bijlage", onderwerp_id=bijlage_id, sha256=som)
