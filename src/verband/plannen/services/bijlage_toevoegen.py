"""*bijlage_toevoegen* and *bijlage_verwijderen*: a file beside a dossier."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from uuid import UUID

from django.db.models import Sum
from django.http import Http404
from django.utils.translation import gettext as _

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import maskeer
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.plannen.bijlagesoort import herken
from verband.plannen.models import Bijlage
from verband.plannen.models.bijlage import MAX_BYTES
from verband.plannen.services.handeling import noteer, pak_dossier, weiger_bsn
from verband.werkboek.beurt import beurt

MAX_TOTAAL = 50_000_000
_VREEMD = re.compile(r"[^\w .()-]")


def bijlage_toevoegen(lid: Lid, dossier_id: UUID, naam: str, inhoud: bytes) -> tuple[Bijlage, bool]:
    """The attachment, and False when this very file was there already."""
    if not 0 < len(inhoud) <= MAX_BYTES:
        raise Weigering(
            _("Dit bestand is leeg of groter dan 5 MB."),
            waarom=_("Zo blijft een reservekopie snel en klein."),
            herstel=_("Kies een kleiner bestand, bijvoorbeeld een pdf zonder grote foto's."),
        )
    try:
        with beurt():
            soort = herken(inhoud)
    except Onleesbaar as fout:
        raise _geen_bijlage(
            _("Wij kunnen dit bestand niet lezen: %(fout)s.") % {"fout": fout.wat}
        ) from None
    if soort is None:
        raise _geen_bijlage(_("Dit soort bestand nemen wij niet aan."))
    weiger_bsn(naam, soort.tekst)
    dossier = pak_dossier(lid, dossier_id)
    som = hashlib.sha256(inhoud).hexdigest()
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
        naam=nette_naam(naam, soort.code),
        soort=soort.code,
        grootte=len(inhoud),
        sha256=som,
        inhoud=inhoud,
        door=lid.gebruiker,
    )
    noteer(lid, "bijlage_toevoegen", onderwerp="bijlage", onderwerp_id=bijlage.id, sha256=som)
    return bijlage, True


def _geen_bijlage(wat: str) -> Weigering:
    return Weigering(
        wat,
        waarom=_(
            "Een bijlage is een pdf, een afbeelding (png, jpg), Word, Excel zonder macro's "
            "of gewone tekst."
        ),
        herstel=_("Bewaar het bestand als pdf en voeg dat toe."),
    )


def nette_naam(naam: str, soort: str) -> str:
    """A name that is only a name, with the extension of what the content is."""
    stam = PurePosixPath(naam.replace("\\", "/")).stem
    stam = _VREEMD.sub("_", maskeer(stam)).strip(" .")[:100] or "bijlage"
    return f"{stam}.{soort}"


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
