from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.partijen.forms import ContactForm
from verband.partijen.selectors.contacten import get_contact, list_contacten, list_mogelijke
from verband.partijen.services.contact_vastleggen import contact_vastleggen, contact_weghalen
from verband.partijen.views.bewerken import haal_weg, verwerk
from verband.regios.models import Contact
from verband.ui.lijst import Lijst
from verband.ui.tabel import Cel, Kolom, Leeg
from verband.werkboek.lijst import als_bestand


def _van(c: Contact) -> str:
    van = c.verzekeraar or c.organisatie
    return van.naam if van else ""


CONTACTEN: Lijst[Contact] = Lijst(
    wat=_lui("Contactpersonen"),
    telling=ngettext_lazy("%(n)s contactpersoon", "%(n)s contactpersonen", "n"),
    zoek=_lui("Zoek op naam, functie of organisatie"),
    tekst=lambda c: f"{c.naam} {c.functie} {_van(c)} {c.email} {c.telefoon}",
    ordes={
        # Insurers first: whom to ask stands on top.
        "van": lambda c: (c.verzekeraar_id is None, _van(c).casefold(), c.naam.casefold()),
        "naam": lambda c: c.naam.casefold(),
    },
    kolommen=(
        Kolom("naam", _lui("Naam"), orde="naam", vast=True),
        Kolom("van", _lui("Van"), orde="van"),
        Kolom("email", _lui("E-mailadres")),
        Kolom("telefoon", _lui("Telefoon")),
    ),
    bestand="partijen:contacten-bestand",
    kop=(_lui("Naam"), _lui("Functie"), _lui("Van"), _lui("E-mailadres"), _lui("Telefoon")),
    waarden=lambda c: (c.naam, c.functie, _van(c), c.email, c.telefoon),
)


@in_regio(Recht.REGIO_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    mag = request.lid.mag(Recht.REGIO_BEHEREN)
    leeg = Leeg(
        _("Er zijn nog geen contactpersonen vastgelegd."),
        _("Leg ten minste vast wie bij de preferente verzekeraar over deze regio gaat.")
        if mag
        else _("Wie de regio beheert, zet ze erin."),
    )
    tabel = CONTACTEN.tabel(
        request,
        list_contacten(request.lid),
        lambda c: _rij(regio, c, mag),
        leeg,
        plek=[regio],
        erbij=[Kolom("wijzig", _("Wijzigen"), vast=True)] if mag else (),
    )
    context = {"tabel": tabel, "mag_beheren": mag}
    return render(request, "partijen/contacten.html", context)


@lijstbestand(_lui("Contactpersonen"))
@in_regio(Recht.REGIO_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    contacten = beperkt(list_contacten(request.lid))
    return als_bestand("contacten", vorm, *CONTACTEN.als_rijen(request.GET, contacten))


def _rij(regio: str, c: Contact, mag: bool) -> list[Cel]:
    rij = [
        Cel(c.naam, onder=c.functie),
        Cel(_van(c)),
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
