from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.partijen.forms import ContactForm
from verband.partijen.selectors.contacten import get_contact, list_contacten, list_mogelijke
from verband.partijen.services.contact_vastleggen import contact_vastleggen, contact_weghalen
from verband.partijen.views.bewerken import haal_weg, verwerk


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    context = {
        "contacten": list_contacten(request.lid),
        "mag_beheren": request.lid.mag(Recht.REGIO_BEHEREN),
    }
    return render(request, "partijen/contacten.html", context)


def _form(request: Verzoek, **kwargs: Any) -> ContactForm:
    verzekeraars, organisaties = list_mogelijke(request.lid)
    return ContactForm(
        request.POST or None, verzekeraars=verzekeraars, organisaties=organisaties, **kwargs
    )


def _vorm(request: Verzoek, regio: str, **kwargs: Any) -> HttpResponse:
    return verwerk(
        request,
        naar=reverse("partijen:contacten", args=[regio]),
        klaar=_("De contactpersoon is vastgelegd."),
        template="partijen/formulier.html",
        **kwargs,
    )


@in_regio(Recht.REGIO_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str) -> HttpResponse:
    return _vorm(
        request,
        regio,
        form=_form(request),
        doe=lambda form: contact_vastleggen(request.lid, form.gegevens),
        context={"titel": _("Contactpersoon toevoegen")},
    )


@in_regio(Recht.REGIO_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    contact = get_contact(request.lid, id)
    if contact is None:
        raise Http404
    return _vorm(
        request,
        regio,
        form=_form(request, initial=ContactForm.begin(contact)),
        doe=lambda form: contact_vastleggen(
            request.lid, form.gegevens, id_=id, versie=form.cleaned_data["versie"] or 0
        ),
        begin=ContactForm.begin,
        context={
            "titel": _("Contactpersoon wijzigen"),
            "weghalen": reverse("partijen:contact-weghalen", args=[regio, id]),
            "weghalen_uitleg": _("De gegevens van deze persoon verdwijnen uit de regio."),
        },
    )


@in_regio(Recht.REGIO_BEHEREN)
@require_POST
def weghalen(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    if get_contact(request.lid, id) is None:
        raise Http404
    return haal_weg(
        request,
        doe=lambda versie: contact_weghalen(request.lid, id, versie),
        naar=reverse("partijen:contacten", args=[regio]),
        weer=reverse("partijen:contact-wijzigen", args=[regio, id]),
        klaar=_("De contactpersoon is weggehaald."),
    )
