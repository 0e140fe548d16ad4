"""The page behind a personal link: the discipline decides without an account, also on a phone.

Looking changes nothing. The token shows one *bevestiging*; only then its region comes in sight.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.dichte_link import naar_wie, toon_dicht
from verband.access.models import Bevestiging
from verband.access.sleutels import stand_van
from verband.access.tempo import binnen_tempo, te_vaak
from verband.access.toegang import met_sleutel
from verband.access.verzoek import Verzoek
from verband.audit.models import Handeling, Ontvangstbewijs
from verband.core.antwoord import bestand
from verband.partijen.models import Mandaat
from verband.partijen.selectors.mandaten import als_regel, get_besluit
from verband.partijen.services.mandaat_bevestigen import bevestig_met_link, wijs_af_met_link
from verband.partijen.services.mandaat_opstellen import SOORT
from verband.partijen.views.achter_link import open_link
from verband.partijen.views.mandaten.beslissen import AlBeslist, beslis, tijdstip
from verband.partijen.views.mandaten.lijst import periode


def zoek(request: Verzoek, token: str) -> tuple[Bevestiging, Mandaat] | None:
    """What the link is about, with its region in sight; None for what is no such link."""
    gevonden = open_link(request, token, SOORT)
    if gevonden is None:
        return None
    mandaat = (
        Mandaat.objects.filter(regio_id=gevonden.regio_id, id=gevonden.onderwerp_id)
        .select_related("gever", "regio", "vervangt")
        .prefetch_related("onderwerpen")
        .first()
    )
    return (gevonden, mandaat) if mandaat else None


@met_sleutel
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: Verzoek, token: str) -> HttpResponse:
    er = zoek(request, token)
    if er is None:
        return render(request, "access/bevestiging/onbekend.html", status=404)
    gevonden, mandaat = er
    if stand_van(gevonden) != "open":
        return _dicht(request, token, gevonden, mandaat)
    if request.method == "POST" and not binnen_tempo(request, "bevestigen"):
        return te_vaak(request)
    vandaag = timezone.localdate()
    besloten, context = beslis(
        request,
        mandaat,
        bevestig=lambda form: bevestig_met_link(
            gevonden, form.cleaned_data["versie"] or 0, form.inhoud, form.onderwerpen,
            inzet=form.cleaned_data["inzet"], vandaag=vandaag,
        ),
        wijs_af=lambda form: wijs_af_met_link(
            gevonden, form.cleaned_data["versie"] or 0, form.cleaned_data["reden"]
        ),
    )  # fmt: skip
    if besloten:
        return redirect("partijen:mandaat-link", token)
    if "weigering" in context and _is_intussen_dicht(gevonden):
        mandaat.refresh_from_db()
        return _dicht(request, token, gevonden, mandaat)
    mis = "weigering" in context or context["form"].errors or context["afwijs"].errors
    extra = {"bevestiging": gevonden, "regio": mandaat.regio}
    status = 422 if mis else 200
    return render(request, "partijen/mandaten/link.html", context | extra, status=status)


def _is_intussen_dicht(gevonden: Bevestiging) -> bool:
    """Of two who sent at the same second, the second was refused because the first was there."""
    gevonden.refresh_from_db(fields=["gebruikt_at", "ingetrokken_at"])
    return stand_van(gevonden) != "open"


def _dicht(request: Verzoek, token: str, gevonden: Bevestiging, mandaat: Mandaat) -> HttpResponse:
    """After the decision: what it was, when and by whom. Else why the link is shut."""
    besluit = besluit_van(gevonden, mandaat)
    if besluit is None:  # who gives it now may be another than who was asked with this link
        return toon_dicht(request, gevonden, _("Een mandaat van uw discipline"))
    met_link = gevonden.gebruikt_at is not None
    door = (
        _("met deze link, die naar %(adres)s ging") % {"adres": naar_wie(gevonden)}
        if met_link
        else _("door iemand die voor %(gever)s is ingelogd") % {"gever": mandaat.gever.naam}
    )
    context: dict[str, object] = {
        "bevestiging": gevonden, "m": mandaat, "met_link": met_link, "token": token,
        "regel": als_regel(mandaat, timezone.localdate()), "periode": periode(mandaat),
        "op": tijdstip(besluit), "door": door,
    }  # fmt: skip
    if request.method == "POST" or not met_link:
        context["weigering"] = AlBeslist(
            mandaat, besluit, door, verstuurd=request.method == "POST",
            herstel=_("U hoeft niets te doen. Wilt u iets anders? Vraag %(wie)s om een nieuw "
                      "voorstel.") % {"wie": gevonden.gevraagd_door.naam},
        )  # fmt: skip
    status = 409 if request.method == "POST" else 200 if met_link else 410
    return render(request, "partijen/mandaten/besloten.html", context, status=status)


def besluit_van(gevonden: Bevestiging, mandaat: Mandaat) -> Handeling | None:
    """The decision that shut this link. One that was taken after it was shut, with a newer link or
    about another giver, is not for who holds this one."""
    besluit, dicht_at = get_besluit(mandaat), gevonden.gebruikt_at or gevonden.ingetrokken_at
    if besluit is None or dicht_at is None:
        return None
    return besluit if besluit.op_at <= min(dicht_at, gevonden.verloopt_at) else None


def get_bewijs(gevonden: Bevestiging) -> Ontvangstbewijs | None:
    """The receipt of the answer that this link gave."""
    if stand_van(gevonden) != "gebruikt":
        return None
    return (
        Ontvangstbewijs.objects.filter(
            regio_id=gevonden.regio_id,
            handeling__onderwerp_id=gevonden.onderwerp_id,
            handeling__wat__in=("mandaat_bevestigen", "mandaat_afwijzen"),
        )
        .select_related("handeling")
        .first()
    )


@met_sleutel
@require_safe
def bewijs(request: Verzoek, token: str) -> HttpResponse:
    """The proof itself, to the byte as it was signed."""
    er = zoek(request, token)
    gevonden = get_bewijs(er[0]) if er else None
    if gevonden is None:
        return render(request, "access/bevestiging/onbekend.html", status=404)
    naam = f"ontvangstbewijs-{gevonden.handeling.nummer}.json"
    return bestand(naam, gevonden.document.encode(), "application/json")
