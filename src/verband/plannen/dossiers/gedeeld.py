"""*Met u gedeeld*: what a recipient may see, on one page, and the notes they put on it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.plannen.dossiers.antwoord import bestand, toon
from verband.plannen.dossiers.formulieren import NotitieForm
from verband.plannen.models import Deling
from verband.plannen.selectors import delingen
from verband.plannen.selectors.notities import list_eigen_draden, per_sleutel
from verband.plannen.services.deling_lezen import deling_lezen
from verband.plannen.services.notitie_plaatsen import notitie_bij_deling


@in_regio(Recht.GEDEELD_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    vandaag = timezone.localdate()
    alle = list(delingen.list_gedeeld(request.lid))
    context = {
        "lopend": [d for d in alle if d.loopt(vandaag)],
        "voorbij": [d for d in alle if not d.loopt(vandaag)],
    }
    return toon(request, "gedeeld_lijst", context)


@in_regio(Recht.GEDEELD_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def gedeeld(request: Verzoek, regio: str, deling: UUID) -> HttpResponse:
    """On POST a note. What was withdrawn says so, and nothing else of it."""
    stuk = delingen.get_gedeeld(request.lid, deling)
    vandaag = timezone.localdate()
    if not stuk.loopt(vandaag):
        return toon(request, "gedeeld_voorbij", {"deling": stuk}, status=410)
    if request.method != "POST":
        return _toon(request, stuk, NotitieForm(initial={"sleutel": request.GET.get("bij", "")}))
    form = NotitieForm(request.POST)
    if not form.is_valid():
        return _toon(request, stuk, form, status=422)
    try:
        notitie_bij_deling(
            request.lid,
            deling,
            tekst=form.cleaned_data["tekst"],
            sleutel=form.cleaned_data["sleutel"],
            vandaag=vandaag,
        )
    except Weigering as fout:
        return _toon(request, stuk, form, status=422, weigering=fout)
    messages.success(request, _("De notitie is bewaard. De coördinator ziet haar."))
    return redirect("dossiers:gedeeld", regio, deling)


def _toon(
    request: Verzoek, stuk: Deling, form: NotitieForm, *, status: int = 200, **meer: object
) -> HttpResponse:
    verslag = delingen.get_verslag(stuk)
    blokken = {b.sleutel: b for deel in verslag.delen for b in deel.blokken}
    gekozen = form["sleutel"].value() or ""
    if gekozen and gekozen not in blokken:
        raise Http404
    draden = list_eigen_draden(request.lid, stuk)
    context = {
        "deling": stuk,
        "verslag": verslag,
        "draden": per_sleutel(draden),
        "gelezen": delingen.is_gelezen(request.lid, stuk),
        "form": form,
        "bij": blokken.get(gekozen),
        **meer,
    }
    return toon(request, "gedeeld", context, status=status)


@in_regio(Recht.GEDEELD_ZIEN)
@require_POST
def gelezen(request: Verzoek, regio: str, deling: UUID) -> HttpResponse:
    deling_lezen(request.lid, deling, timezone.localdate())
    messages.success(request, _("U heeft dit gelezen. De coördinator ziet dat."))
    return redirect("dossiers:gedeeld", regio, deling)


@in_regio(Recht.GEDEELD_ZIEN)
@require_safe
def pdf(request: Verzoek, regio: str, deling: UUID) -> HttpResponse:
    stuk = delingen.get_gedeeld(request.lid, deling)
    if not stuk.loopt(timezone.localdate()):
        return toon(request, "gedeeld_voorbij", {"deling": stuk}, status=410)
    return bestand("met-u-gedeeld.pdf", delingen.get_pdf(stuk), "application/pdf")
