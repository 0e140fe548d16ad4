"""Messages: a list with search, one message with its button, and what one wants by mail."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.access.toegang import ingelogd
from verband.access.verzoek import Verzoek
from verband.core.lijsten import GRENS, Vorm
from verband.taken import selectors
from verband.taken.models import Berichtvoorkeur
from verband.taken.services.berichten import lees_alles, lees_bericht
from verband.ui.lijst import bestanden_van
from verband.werkboek.lijst import als_bestand

PER_PAGINA = 30


def _vraag(request: Verzoek) -> tuple[str, str]:
    zoek = request.GET.get("q", "")[:100].replace("\x00", "")
    return zoek, "ongelezen" if request.GET.get("welke") == "ongelezen" else ""


@ingelogd
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    zoek, welke = _vraag(request)
    alle = selectors.list_berichten(request.user, zoek, welke)
    context = {
        "bestanden": bestanden_van("taken:berichten-bestand"),
        "vraag": urlencode({"q": zoek, "welke": welke}),
        "pagina": Paginator(alle, PER_PAGINA).get_page(request.GET.get("pagina")),
        "zoek": zoek,
        "welke": welke,
        "ongelezen": selectors.ongelezen(request.user),
        "niet_verstuurd": selectors.nog_niet_verstuurd(request.user).count(),
    }
    return render(request, "taken/berichten.html", context)


@ingelogd
@require_safe
def bestand(request: Verzoek, vorm: Vorm) -> HttpResponse:
    """The messages of the page, the newest of them when there are very many."""
    kop = [_("Wanneer"), _("Regio"), _("Wat"), _("Toelichting"), _("Wie vraagt het"), _("Gelezen")]
    rijen = [
        [
            f"{timezone.localtime(b.aangemaakt_at):%Y-%m-%d %H:%M}",
            b.regio.naam if b.regio else "", b.titel, b.tekst, b.vraagt,
            _("ja") if b.gelezen_at else _("nee"),
        ]
        for b in selectors.list_berichten(request.user, *_vraag(request))[:GRENS]
    ]  # fmt: skip
    return als_bestand("berichten", vorm, kop, rijen)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: Verzoek, bericht: UUID) -> HttpResponse:
    """The page a mail leads to. Only the button marks it read, so a mail scanner can't."""
    if request.method == "POST":
        return redirect(lees_bericht(request.user, bericht).adres)
    gevonden = selectors.list_berichten(request.user).filter(id=bericht).first()
    if gevonden is None:
        raise Http404
    return render(request, "taken/bericht.html", {"bericht": gevonden})


@ingelogd
@require_POST
def alles_gelezen(request: Verzoek) -> HttpResponse:
    lees_alles(request.user)
    return redirect("taken:berichten")


class VoorkeurForm(forms.Form):
    dagmail = forms.BooleanField(
        label=gettext_lazy(
            "Stuur mij op werkdagen om 7 uur één mail met wat nieuw is of bijna af moet"
        ),
        required=False,
    )
    meteen = forms.BooleanField(
        label=gettext_lazy(
            "Mail mij meteen als iets met mij gedeeld of ingetrokken is, en bij een vervanging"
        ),
        required=False,
    )


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def instellingen(request: Verzoek) -> HttpResponse:
    nu = selectors.get_voorkeur(request.user)
    post = request.POST if request.method == "POST" else None
    form = VoorkeurForm(post, initial={"dagmail": nu.dagmail, "meteen": nu.meteen})
    if request.method == "POST" and form.is_valid():
        Berichtvoorkeur.objects.update_or_create(gebruiker=request.user, defaults=form.cleaned_data)
        messages.success(request, _("Uw keuze is bewaard."))
        return redirect("taken:instellingen")
    return render(request, "taken/instellingen.html", {"form": form})
