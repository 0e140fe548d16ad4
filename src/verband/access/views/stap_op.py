"""The page that asks for the second factor again."""

from __future__ import annotations

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from verband.access.formulieren import StapOpForm
from verband.access.logboek import leg_eigen_vast
from verband.access.stap_op import bewaard_formulier, heeft_factor, stap_op
from verband.access.terug import veilig
from verband.access.toegang import ingelogd
from verband.access.verzoek import Verzoek

# Where one goes on after setting up the first factor; the page of the recovery codes reads it.
NA_INSTELLEN = "na_instellen"


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def vraag(request: Verzoek) -> HttpResponse:
    start = reverse("portal:start")
    terug = veilig(request, request.POST.get("next") or request.GET.get("next", ""), start)
    if not heeft_factor(request.user):
        request.session[NA_INSTELLEN] = terug
        return render(request, "access/eerst_instellen.html", {"terug": terug})
    request.session.pop(NA_INSTELLEN, None)
    met_app = get_adapter().is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
    met_passkey = get_adapter().is_mfa_enabled(request.user, [Authenticator.Type.WEBAUTHN])
    code, passkey = StapOpForm(user=request.user), ReauthenticateWebAuthnForm(user=request.user)
    if request.method == "POST":
        if "credential" in request.POST:
            gekozen = passkey = ReauthenticateWebAuthnForm(request.POST, user=request.user)
        else:
            gekozen = code = StapOpForm(request.POST, user=request.user)
        if gekozen.is_valid():
            gekozen.save()
            return _verder(request, terug)
    gegevens = {
        "terug": terug,
        "code": code if met_app else None,
        "passkey": passkey if met_passkey else None,
        "js_data": {"request_options": begin_authentication(request.user)} if met_passkey else {},
    }
    return render(request, "access/stap_op.html", gegevens)


def _verder(request: Verzoek, terug: str) -> HttpResponse:
    """Back to what was wanted; a form that was interrupted is offered again, unchanged."""
    stap_op(request)
    leg_eigen_vast(request.user, "stap_op")
    velden = bewaard_formulier(request, terug)
    if velden is None:
        return redirect(terug)
    return render(request, "access/verder.html", {"terug": terug, "velden": velden})
