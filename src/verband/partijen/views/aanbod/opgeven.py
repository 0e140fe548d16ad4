"""A provider that is signed in says how much it gives."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.partijen.forms_aanbod import OpgaveForm
from verband.partijen.models import Aanbodopgave
from verband.partijen.selectors.aanbod import list_eigen_opgaven
from verband.partijen.services.aanbod_opgeven import opgeven as geef_op
from verband.partijen.views.bewerken import verwerk


@in_regio(Recht.AANBOD_OPGEVEN)
@require_http_methods(["GET", "HEAD", "POST"])
def opgeven(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
    eigen = {o.id: (o, omvang) for o, omvang in list_eigen_opgaven(request.lid)}
    if id not in eigen:
        raise Http404
    opgave, omvang = eigen[id]
    if opgave.peiling.gesloten_at is not None:  # said before anybody types
        context = {"opgave": opgave, "omvang": omvang}
        return render(request, "partijen/aanbod/gesloten_lid.html", context, status=409)
    begin: dict[str, object] = {"versie": opgave.versie}
    if not opgave.is_open:
        begin |= {"antwoord": opgave.staat}
    if omvang:
        begin |= {"omvang": omvang.omvang, "bron": omvang.bron}

    def doe(form: OpgaveForm) -> object:
        return geef_op(request.lid, id, form.cleaned_data["versie"] or 0, form.als_antwoord)

    def opnieuw(nu: Aanbodopgave) -> dict[str, object]:
        return {"versie": nu.versie}

    return verwerk(
        request,
        OpgaveForm(request.POST or None, initial=begin, eenheid=opgave.peiling.eenheid),
        doe=doe,
        naar=reverse("partijen:aanbod", args=[regio]),
        klaar=_("Dank u. Alleen de dossierhouder en de preferente verzekeraar zien uw getal."),
        template="partijen/formulier.html",
        context={
            "titel": _("Aanbod van %(wie)s: %(soort)s")
            % {"wie": opgave.aanbieder.naam, "soort": opgave.peiling.get_soort_display()},
            "uitleg": _(
                "Peildatum %(dag)s. Andere aanbieders en de RO zien uw getal niet, alleen of de "
                "dekking genoeg is."
            ) % {"dag": opgave.peiling.peildatum.strftime("%d-%m-%Y")},
        },
        begin=opnieuw,
    )  # fmt: skip
