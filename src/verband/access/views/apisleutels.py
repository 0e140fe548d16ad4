"""Keys for programs: one's own, made after a step-up, shown once, taken back at once."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.formulieren import ApisleutelForm
from verband.access.models import Apisleutel
from verband.access.omvang import OMVANG_ZINNEN, Omvang
from verband.access.selectors import list_apisleutels
from verband.access.services.apisleutel import apisleutel_intrekken, apisleutel_maken
from verband.access.toegang import ingelogd, met_stap_op
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.ui.tabel import Leeg


@ingelogd
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    geldig = {m.id for m in request.lidmaatschappen}
    rijen = [
        {
            "sleutel": s,
            "werkt": s.werkt and s.lidmaatschap_id in geldig,
            "omvang": [OMVANG_ZINNEN[Omvang(o)] for o in s.omvang],
        }
        for s in list_apisleutels(request.user)
    ]
    leeg = Leeg(
        _("U heeft nog geen sleutel."),
        _("Maak er een als u een programma wilt aansluiten."),
        _("Maak uw eerste sleutel"),
        reverse("access:apisleutel-nieuw"),
    )
    return render(request, "access/apisleutels/lijst.html", {"rijen": rijen, "leeg": leeg})


@met_stap_op
@ingelogd
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    formulier = ApisleutelForm(request.POST or None, lidmaatschappen=request.lidmaatschappen)
    gegevens: dict[str, object] = {"formulier": formulier}
    if request.method != "POST" or not formulier.is_valid():
        return render(request, "access/apisleutels/nieuw.html", gegevens)
    try:
        sleutel, token = apisleutel_maken(request.user, **formulier.gegevens)
    except Weigering as fout:
        gegevens["weigering"] = fout
        return render(request, "access/apisleutels/nieuw.html", gegevens, status=409)
    # The answer to the POST itself: after a redirect the token would have to be kept somewhere.
    return render(request, "access/apisleutels/klaar.html", {"sleutel": sleutel, "token": token})


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def trek_in(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Without a step-up: who finds a key in the wrong hands must not have to look for a phone."""
    gevonden = list_apisleutels(request.user).filter(id=sleutel).first()
    if gevonden is None:
        raise Http404
    if request.method == "POST":
        try:
            apisleutel_intrekken(request.user, sleutel)
        except Apisleutel.DoesNotExist:
            raise Http404 from None
        messages.success(request, _("De sleutel is ingetrokken en opent niets meer."))
        return redirect("access:apisleutels")
    return render(request, "access/apisleutels/trek_in.html", {"sleutel": gevonden})
