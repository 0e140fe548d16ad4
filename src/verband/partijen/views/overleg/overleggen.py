"""Meetings: held, attendance, action points."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regelwerk.tekst import opsomming
from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Lid, Verzoek
from verband.partijen.forms import DagForm
from verband.partijen.forms_overleg import ActiepuntForm, EigenAanwezigheidForm, OverlegForm
from verband.partijen.models import Aanwezigheid, Overleg
from verband.partijen.selectors.organisaties import list_te_kiezen
from verband.partijen.selectors.overleg import (
    get_eigen_aanwezigheid,
    get_overleg,
    list_aanwezigheid,
    list_actiepunten,
    list_besluiten,
    list_ingestemd,
)
from verband.partijen.services.actiepunt import actiepunt_afronden, actiepunt_vastleggen
from verband.partijen.services.overleg_vastleggen import (
    aanwezigheid_verbeteren,
    overleg_vastleggen,
)
from verband.partijen.views.bewerken import verwerk
from verband.partijen.views.overleg.tafels import haal_tafel


def haal_overleg(lid: Lid, id_: UUID) -> Overleg:
    overleg = get_overleg(lid, id_)
    if overleg is None:
        raise Http404
    return overleg


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def een(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
    vandaag = timezone.localdate()
    overleg = haal_overleg(request.lid, id)
    beheren = request.lid.mag(Recht.TAFEL_BEHEREN)
    context = {
        "overleg": overleg,
        "aanwezigheid": list_aanwezigheid(request.lid, vandaag).filter(overleg=overleg),
        "vast": vandaag >= overleg.zichtbaar_vanaf,
        "besluiten": list_besluiten(request.lid).filter(overleg=overleg),
        "actiepunten": list_actiepunten(request.lid).filter(overleg=overleg),
        "mag_beheren": beheren,
    }
    return render(request, "partijen/overleg/overleg.html", context)


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    tafel = haal_tafel(request.lid, id)
    vandaag = timezone.localdate()
    dag, _mis = DagForm.lees({"op": request.POST.get("op", "")})
    form = OverlegForm(
        request.POST or None,
        leden=[lid.organisatie for lid in tafel.leden.all() if lid.organisatie.is_zelfstandig(dag)],
        initial={"op": vandaag},
    )
    return verwerk(
        request,
        form,
        doe=lambda form: overleg_vastleggen(
            request.lid, id, form.cleaned_data["op"], form.standen, vandaag=vandaag
        ),
        naar=reverse("partijen:tafel-een", args=[regio, id]),
        klaar=_("Het overleg staat erin. Leg nu de besluiten en actiepunten vast."),
        template="partijen/overleg/formulier.html",
        context={
            "titel": _("Overleg van %(tafel)s") % {"tafel": tafel.naam},
            "uitleg": _("Elke organisatie kan haar eigen aanwezigheid veertien dagen verbeteren. "
                        "Daarna ziet de verzekeraar haar, en staat zij vast."),
        },
    )  # fmt: skip


def _ook_ingestemd(rij: Aanwezigheid) -> str:
    """What hangs on it when one says that one was not there."""
    nummers = [str(b.nummer) for b in list_ingestemd(rij)]
    if not nummers:
        return ""
    zin = ngettext(
        "Op de lijst staat dat u instemde met besluit %(n)s.",
        "Op de lijst staat dat u instemde met de besluiten %(n)s.",
        len(nummers),
    ) % {"n": opsomming(nummers)}
    return f" {zin} " + _("Kiest u afwezig, dan staat daar dat u er niet was.")


@in_regio(Recht.TAFEL_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def aanwezigheid(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    """Of one's own organisation only."""
    rij = get_eigen_aanwezigheid(request.lid, id)
    if rij is None:
        raise Http404
    return verwerk(
        request,
        EigenAanwezigheidForm(
            request.POST or None, initial={"stand": rij.stand, "bijdrage": rij.bijdrage}
        ),
        doe=lambda form: aanwezigheid_verbeteren(
            request.lid, id, form.cleaned_data["stand"], form.cleaned_data["bijdrage"],
            vandaag=timezone.localdate(),
        ),
        naar=reverse("partijen:overleg-een", args=[regio, rij.overleg_id]),
        klaar=_("Uw aanwezigheid is verbeterd."),
        template="partijen/overleg/formulier.html",
        context={
            "titel": _("%(wie)s bij %(overleg)s")
            % {"wie": rij.organisatie.naam, "overleg": rij.overleg},
            "uitleg": _("U kunt dit verbeteren tot %(dag)s. Vanaf die dag ziet de verzekeraar het "
                        "en staat het vast.")
            % {"dag": f"{rij.overleg.zichtbaar_vanaf:%d-%m-%Y}"} + _ook_ingestemd(rij),
        },
    )  # fmt: skip


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def actiepunt(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    overleg = haal_overleg(request.lid, id)

    def doe(form: ActiepuntForm) -> object:
        schoon = form.cleaned_data
        return actiepunt_vastleggen(
            request.lid, id, schoon["wat"], schoon["eigenaar"], schoon["tot"]
        )

    return verwerk(
        request,
        ActiepuntForm(request.POST or None, organisaties=list_te_kiezen(request.lid)),
        doe=doe,
        naar=reverse("partijen:overleg-een", args=[regio, id]),
        klaar=_("Het actiepunt staat bij de taken van deze organisatie."),
        template="partijen/overleg/formulier.html",
        context={"titel": _("Actiepunt van %(overleg)s") % {"overleg": overleg}},
    )


@in_regio(Recht.TAFEL_ZIEN)
@require_POST
def gedaan(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    if not list_actiepunten(request.lid).filter(id=id).exists():
        raise Http404
    punt = actiepunt_afronden(request.lid, id)
    messages.success(request, _("Het actiepunt is klaar."))
    return redirect("partijen:overleg-een", regio, punt.overleg_id)
