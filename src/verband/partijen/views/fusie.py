"""The page that records that an organisation goes up in another one."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verband.access.rollen import Recht
from verband.access.toegang import in_regio, met_stap_op
from verband.access.verzoek import Verzoek
from verband.partijen.forms import FusieForm
from verband.partijen.selectors.fusie import list_wat_eindigt
from verband.partijen.selectors.organisaties import get_organisatie, list_te_kiezen
from verband.partijen.services.fusie_vastleggen import fusie_vastleggen
from verband.partijen.views.bewerken import verwerk


@met_stap_op
@in_regio(Recht.ORGANISATIES_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def fusie(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
    organisatie, vandaag = get_organisatie(request.lid, id), timezone.localdate()
    if organisatie is None:
        raise Http404
    form = FusieForm(
        request.POST or None,
        anderen=list_te_kiezen(request.lid).exclude(id=id),
        van=organisatie.naam,
        initial={"op": vandaag, "versie": organisatie.versie},
    )
    return verwerk(
        request,
        form,
        doe=lambda form: fusie_vastleggen(
            request.lid, id, form.cleaned_data["naar"].id, form.cleaned_data["versie"] or 0,
            op=form.cleaned_data["op"], vandaag=vandaag,
        ),
        naar=reverse("partijen:organisatie", args=[regio, id]),
        klaar=_("De fusie is vastgelegd. Het ontvangstbewijs staat in het logboek."),
        template="partijen/fusie.html",
        context={
            "titel": _("%(naam)s gaat op in een andere organisatie") % {"naam": organisatie.naam},
            "uitleg": _("Er gaat niets vanzelf over. Op de dag van de fusie eindigen de mandaten, "
                        "de onderwerpen en de rollen van deze organisatie. De andere organisatie "
                        "geeft haar mandaat opnieuw; u zet haar aan tafel en nodigt haar mensen "
                        "uit. Wat eerder besloten is, blijft staan."),
            "eindigt": list_wat_eindigt(request.lid, organisatie, vandaag),
            "organisatie": organisatie,
            "knop": _("Leg de fusie vast"),
        },
        begin=lambda o: {"versie": o.versie},
    )  # fmt: skip
