"""What the link in a mail leads to. Looking changes nothing; only the button does."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.models import Login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from verband.access.formulieren import NieuwAccountForm
from verband.access.models import Gebruiker, Uitnodiging
from verband.access.selectors import get_uitnodiging
from verband.access.services.uitnodiging_aannemen import NieuwAccount, uitnodiging_aannemen
from verband.access.sleutels import hash_van, stand_van
from verband.access.tempo import binnen_tempo, te_vaak
from verband.access.toegang import met_sleutel
from verband.access.verzoek import Verzoek, get_ingelogde
from verband.core.fouten import Weigering

# Gone, and it stays gone; a link that never was is not found.
_WEG = 410


@met_sleutel
@sensitive_post_parameters("wachtwoord")
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging(request: Verzoek, token: str) -> HttpResponse:
    gevonden = get_uitnodiging(hash_van(token))
    if gevonden is None:
        return render(request, "access/uitnodiging/onbekend.html", status=404)
    stand = stand_van(gevonden)
    gegevens = {"uitnodiging": gevonden, "token": token}
    if stand != "open":
        return render(request, f"access/uitnodiging/{stand}.html", gegevens, status=_WEG)
    gebruiker = get_ingelogde(request)
    heeft_account = Gebruiker.objects.filter(email=gevonden.email).exists()
    if gebruiker is not None and gebruiker.email.lower() != gevonden.email:
        naam = "ander_account" if heeft_account else "ander_adres"
        return render(request, f"access/uitnodiging/{naam}.html", gegevens, status=403)
    if gebruiker is None and heeft_account:
        return render(request, "access/uitnodiging/eerst_inloggen.html", gegevens)
    return _antwoord(request, gevonden, gebruiker, gegevens)


def _antwoord(
    request: Verzoek,
    gevonden: Uitnodiging,
    gebruiker: Gebruiker | None,
    gegevens: dict[str, object],
) -> HttpResponse:
    """The page with the button, and what it does."""
    post = request.POST if request.method == "POST" else None
    formulier = None if gebruiker else NieuwAccountForm(post, email=gevonden.email)
    gegevens["formulier"] = formulier
    if post is None or (formulier is not None and not formulier.is_valid()):
        return render(request, "access/uitnodiging/open.html", gegevens)
    if not binnen_tempo(request, "aannemen"):
        return te_vaak(request)
    wie: Gebruiker | NieuwAccount
    if formulier is not None:
        wie = NieuwAccount(formulier.cleaned_data["naam"], formulier.cleaned_data["wachtwoord"])
    else:
        assert gebruiker is not None  # noqa: S101 - without a form there is someone logged in
        wie = gebruiker
    try:
        lidmaatschap = uitnodiging_aannemen(gevonden.sleutel, wie)
    except Weigering as weigering:
        gegevens["weigering"] = weigering
        return render(request, "access/uitnodiging/open.html", gegevens, status=409)
    if formulier is None:
        return redirect("portal:start")
    return _log_in(request, lidmaatschap.gebruiker)


def _log_in(request: Verzoek, nieuw: Gebruiker) -> HttpResponse:
    """They chose the password a moment ago; asking it again helps nobody."""
    login = Login(user=nieuw, email=nieuw.email, redirect_url=reverse("portal:start"))
    antwoord: HttpResponse = perform_login(request, login)
    reauthenticate_by_password(request)
    return antwoord
