from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.partijen.forms import VerzekeraarRolForm
from verband.partijen.selectors.verzekeraars import get_rol, list_jaren, rol_in_woorden
from verband.partijen.selectors.verzekeraarslijst import (
    bezwaar_tegen_bron,
    bron_van_de_lijst,
    get_regel,
    list_regels,
    nieuwste_dag,
    nieuwste_lijst,
    verschillen,
    wie_herstelde,
)
from verband.partijen.services.verzekeraar_vastleggen import (
    verzekeraar_vastleggen,
    verzekeraar_weghalen,
)
from verband.partijen.views.bewerken import haal_weg, verwerk
from verband.partijen.woorden import procent
from verband.regios.models import RegioVerzekeraar


class Rol(NamedTuple):
    """One insurer in one year, in words; ``bezwaar`` is what her source lacks."""

    rij: RegioVerzekeraar
    rol: str
    aandeel: str
    bezwaar: str
    hersteld_door: str


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    alle, nieuwste = list_jaren(request.lid), nieuwste_lijst()
    rijen = [rv for jaar in alle for rv in jaar.rijen]
    wie, dag = wie_herstelde(rijen), nieuwste_dag(nieuwste)

    def rol(rv: RegioVerzekeraar) -> Rol:
        herstelde = wie.get(rv.hersteld_door, "") if rv.hersteld_door else ""
        bezwaar = bezwaar_tegen_bron(rv, dag)
        return Rol(rv, rol_in_woorden(rv), procent(rv.aandeel), bezwaar, herstelde)

    jaren = [(jaar, [rol(rv) for rv in jaar.rijen]) for jaar in alle]
    context = {
        "jaren": jaren,
        "zonder_bron": sum(bool(r.bezwaar) for _jaar, rollen in jaren for r in rollen),
        "lijst": nieuwste,
        "bron": bron_van_de_lijst(),
        "verschillen": verschillen(rijen, list_regels(request.lid, nieuwste)),
        "mag_beheren": request.lid.mag(Recht.REGIO_BEHEREN),
    }
    return render(request, "partijen/verzekeraars.html", context)


def _vorm(request: Verzoek, regio: str, **kwargs: Any) -> HttpResponse:
    return verwerk(
        request,
        naar=reverse("partijen:verzekeraars", args=[regio]),
        klaar=_("De rol van de verzekeraar is vastgelegd."),
        template="partijen/formulier.html",
        **kwargs,
    )


def _van_lijst(request: Verzoek) -> dict[str, Any]:
    """What the list says, when the address points at one of its rows: filled in, not yet kept."""
    regel = get_regel(request.lid, request.GET.get("regel", ""))
    return VerzekeraarRolForm.van_lijst(regel) if regel else {}


@in_regio(Recht.REGIO_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str) -> HttpResponse:
    return _vorm(
        request,
        regio,
        form=VerzekeraarRolForm(request.POST or None, initial=_van_lijst(request)),
        doe=lambda form: verzekeraar_vastleggen(request.lid, form.gegevens),
        context={
            "titel": _("Verzekeraar toevoegen"),
            "uitleg": _("Een verzekeraar met een rol in de regio kan haar gebied zien."),
        },
    )


@in_regio(Recht.REGIO_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    rij = get_rol(request.lid, id)
    if rij is None:
        raise Http404
    return _vorm(
        request,
        regio,
        form=VerzekeraarRolForm(
            request.POST or None, initial=VerzekeraarRolForm.begin(rij) | _van_lijst(request)
        ),
        doe=lambda form: verzekeraar_vastleggen(
            request.lid, form.gegevens, id_=id, versie=form.cleaned_data["versie"] or 0
        ),
        begin=VerzekeraarRolForm.begin,
        context={
            "titel": _("Rol van een verzekeraar wijzigen"),
            "weghalen": reverse("partijen:verzekeraar-weghalen", args=[regio, id]),
            "weghalen_uitleg": _(
                "Heeft de verzekeraar geen andere rol in deze regio, dan ziet zij haar niet meer."
            ),
        },
    )


@in_regio(Recht.REGIO_BEHEREN)
@require_POST
def weghalen(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    if get_rol(request.lid, id) is None:
        raise Http404
    return haal_weg(
        request,
        doe=lambda versie: verzekeraar_weghalen(request.lid, id, versie),
        naar=reverse("partijen:verzekeraars", args=[regio]),
        weer=reverse("partijen:verzekeraar-wijzigen", args=[regio, id]),
        klaar=_("De verzekeraar is uit dit contractjaar gehaald."),
    )
