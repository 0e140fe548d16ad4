"""Attachments: added, fetched, removed. They are never shown, only given to keep."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.plannen.dossiers.antwoord import bestand
from verband.plannen.dossiers.dossier import toon_dossier
from verband.plannen.dossiers.lijst import geen_bestand
from verband.plannen.selectors import dossiers as selectors
from verband.plannen.services.bijlage_toevoegen import bijlage_toevoegen, bijlage_verwijderen
from verband.werkboek.bijlagesoort import MIME


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_POST
def toevoegen(request: Verzoek, regio: str, dossier: UUID) -> HttpResponse:
    ding = selectors.get_dossier(request.lid, dossier)
    upload = request.FILES.get("bestand")
    try:
        if not isinstance(upload, UploadedFile):
            raise geen_bestand()
        bijlage, nieuw = bijlage_toevoegen(
            request.lid, dossier, upload.name or "bijlage", upload.read()
        )
    except Weigering as fout:
        return toon_dossier(request, ding, status=422, weigering=fout)
    zin = _("%(naam)s is toegevoegd.") if nieuw else _("Dit bestand stond er al als %(naam)s.")
    messages.success(request, zin % {"naam": bijlage.naam})
    return redirect("dossiers:dossier", regio, dossier)


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_safe
def ophalen(request: Verzoek, regio: str, dossier: UUID, bijlage: UUID) -> HttpResponse:
    ding = selectors.get_dossier(request.lid, dossier)
    stuk = selectors.get_bijlage(request.lid, ding, bijlage)
    return bestand(stuk.naam, bytes(stuk.inhoud), MIME[stuk.soort])


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_POST
def weghalen(request: Verzoek, regio: str, dossier: UUID, bijlage: UUID) -> HttpResponse:
    ding = selectors.get_dossier(request.lid, dossier)
    try:
        bijlage_verwijderen(request.lid, dossier, bijlage)
    except Weigering as fout:
        return toon_dossier(request, ding, status=422, weigering=fout)
    messages.success(request, _("De bijlage is verwijderd."))
    return redirect("dossiers:dossier", regio, dossier)
