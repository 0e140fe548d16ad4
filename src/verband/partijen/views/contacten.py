from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.partijen.forms import ContactForm
from verband.partijen.selectors.contacten import get_contact, list_contacten, list_mogelijke
from verband.partijen.services.contact_vastleggen import contact_vastleggen, contact_weghalen
from verband.partijen.views.bewerken import haal_weg, verwerk
from verband.regios.models import Contact
from verband.ui.tabel import Cel, Kolom, Leeg, Tabel, gekozen_kolommen


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    mag = request.lid.mag(Recht.REGIO_BEHEREN)
    kop = [Kolom("naam", _("Naam"), vast=True), Kolom("van", _("Van")),
           Kolom("email", _("E-mailadres")), Kolom("telefoon", _("Telefoon"))]  # fmt: skip
    contacten = list(list_contacten(request.lid))
    tabel = Tabel(
        wat=_("Contactpersonen"),
        hier=request.path,
        telling=ngettext("%(n)s contactpersoon", "%(n)s contactpersonen", len(contacten))
        % {"n": len(contacten)},
        kolommen=[*kop, *([Kolom("wijzig", _("Wijzigen"), vast=True)] if mag else [])],
        rijen=[_rij(regio, c, mag) for c in contacten],
        vraag={},
        gekozen=gekozen_kolommen(request.GET, kop),
        leeg=Leeg(
            _("Er zijn nog geen contactpersonen vastgelegd."),
            _("Leg ten minste vast wie bij de preferente verzekeraar over deze regio gaat.")
            if mag
            else "",
        ),
    )
    context = {"tabel": tabel, "mag_beheren": mag}
    return render(request, "partijen/contacten.html", context)


def _rij(regio: str, c: Contact, mag: bool) -> list[Cel]:
    van = c.verzekeraar or c.organisatie
    rij = [
        Cel(c.naam, onder=c.functie),
        Cel(van.naam if van else ""),
        Cel(c.email or "–", adres=f"mailto:{c.email}" if c.email else ""),
        Cel(c.telefoon or "–"),
    ]
    adres = reverse("partijen:contact-wijzigen", args=[regio, c.id])
    return [*rij, Cel(_("Wijzig"), adres=adres, voorlees=c.naam)] if mag else rij


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
