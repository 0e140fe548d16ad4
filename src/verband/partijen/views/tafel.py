from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.partijen.adressen import waar
from verband.partijen.forms import DagForm
from verband.partijen.selectors.onderdelen import list_onderdelen
from verband.partijen.selectors.regio import contractjaar
from verband.partijen.selectors.tafel import list_groepen

STANDEN: dict[str, tuple[str, str | Promise]] = {
    "geldig": ("ok", _("geldig mandaat")),
    "loopt_af": ("warn", _("loopt bijna af")),
    "later": ("info", _("gaat later in")),
    "gevraagd": ("info", _("gevraagd")),
    "concept": ("plain", _("concept")),
    "niets": ("stop", _("geen mandaat")),
}


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def tafel(request: Verzoek, regio: str) -> HttpResponse:
    """Who speaks for whom, until when, and what is missing."""
    dag, onleesbaar = DagForm.lees(request.GET)
    groepen = list_groepen(request.lid, dag)
    context = {
        "dag": dag,
        "onleesbare_dag": onleesbaar,
        "groepen": [(g, *STANDEN[g.stand]) for g in groepen],
        "aanwezig": sum(bool(g.geldig) for g in groepen),
        "begonnen": any(g.stand != "niets" for g in groepen),
        "onderdelen": list_onderdelen(request.lid, dag, contractjaar()),
        "mag_beheren": request.lid.mag(Recht.TAFEL_BEHEREN),
        "mandaten": waar("partijen:mandaten", regio),
        "mandaat_nieuw": waar("partijen:mandaat-nieuw", regio),
        "gereedheid": waar("gereedheid:stand", regio),
        "mag_organisaties": request.lid.mag(Recht.ORGANISATIES_BEHEREN),
    }
    return render(request, "partijen/tafel/tafel.html", context)
