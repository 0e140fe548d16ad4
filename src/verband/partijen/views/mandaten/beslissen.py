"""What only the discipline does, signed in and stepped up: give, decline, withdraw, commit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from regelwerk.oordeel import Bevinding
from verband.access.rollen import Recht
from verband.access.toegang import in_regio, met_stap_op
from verband.access.verzoek import Verzoek
from verband.audit.models import Handeling
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.forms_mandaten import AfwijsForm, BeslisForm, InhoudForm, IntrekForm
from verband.partijen.mandaatregels import bevindingen_over
from verband.partijen.models import Mandaat
from verband.partijen.selectors.mandaten import als_regel, get_besluit, get_mandaat
from verband.partijen.services.inzet_verklaren import inzet_verklaren
from verband.partijen.services.mandaat import BRON, als_beslisser
from verband.partijen.services.mandaat_bevestigen import mandaat_afwijzen, mandaat_bevestigen
from verband.partijen.services.mandaat_intrekken import mandaat_intrekken
from verband.partijen.views.bewerken import met_nieuwe_versie
from verband.partijen.views.mandaten.deur import met_mandaat
from verband.partijen.views.mandaten.lijst import periode
from verband.partijen.views.mandaten.rijen import list_rijen

# Every mandated discipline commits to working together.
INZET = "ZZ-3.1-3"


def begin(mandaat: Mandaat, vandaag: dt.date) -> dict[str, Any]:
    """What was asked; a first day that is past becomes today, since it can't begin before."""
    velden = InhoudForm.begin_inhoud(mandaat)
    if mandaat.vanaf and mandaat.vanaf < vandaag:
        velden["vanaf"] = vandaag
    return velden


def beslis(
    request: Any,
    mandaat: Mandaat,
    *,
    bevestig: Callable[[BeslisForm], object],
    wijs_af: Callable[[AfwijsForm], object],
) -> tuple[str, dict[str, Any]]:
    """What was decided (``bevestigd``, ``afgewezen`` or nothing), and what the page shows.

    The same for who is signed in and who holds the link.
    """
    vandaag = timezone.localdate()
    alle = bevindingen_over(mandaat, vandaag)
    nee = request.method == "POST" and "reden" in request.POST
    ja = request.method == "POST" and not nee
    form = BeslisForm(request.POST if ja else None, initial=begin(mandaat, vandaag))
    afwijs = AfwijsForm(request.POST if nee else None, initial={"versie": mandaat.versie})
    context: dict[str, Any] = {
        "m": mandaat, "regel": als_regel(mandaat, vandaag), "form": form, "afwijs": afwijs,
        "te_laat": bool(mandaat.vanaf and mandaat.vanaf < vandaag),
        "periode": periode(mandaat),
        # The commitment is asked on the page itself.
        "bevindingen": [b for b in alle if b.regel != INZET],
    }  # fmt: skip
    try:
        if ja and form.is_valid():
            _vraag_naar_inzet(mandaat, form, alle)
            bevestig(form)
            return "bevestigd", context
        if nee and afwijs.is_valid():
            wijs_af(afwijs)
            return "afgewezen", context
    except Gewijzigd as fout:
        context["weigering"] = fout
        nu = begin(fout.nu, vandaag)
        if ja:
            context["form"], context["verschillen"] = met_nieuwe_versie(form, nu)
        else:
            context["afwijs"], _verschil = met_nieuwe_versie(afwijs, nu)
        context |= {
            "m": fout.nu, "regel": als_regel(fout.nu, vandaag), "periode": periode(fout.nu),
            "te_laat": bool(fout.nu.vanaf and fout.nu.vanaf < vandaag),
        }  # fmt: skip
    except InzetOntbreekt as fout:
        context |= {"weigering": fout, "vraagt_inzet": True}
    except Weigering as fout:
        context["weigering"] = fout
    nu = context["m"]
    context["rijen"] = list_rijen(
        context["form"], nu, context["regel"], context["periode"], begin(nu, vandaag)
    )
    return "", context


class InzetOntbreekt(Weigering):
    """Asked once: whoever gives the mandate without the commitment says so."""


def _vraag_naar_inzet(mandaat: Mandaat, form: BeslisForm, bevindingen: list[Bevinding]) -> None:
    schoon = form.cleaned_data
    if mandaat.inzetverklaring_op or schoon["inzet"] or schoon["zonder_inzet"]:
        return
    regel = next((b for b in bevindingen if b.regel == INZET), None)
    raise InzetOntbreekt(
        _("Uw mandaat is nog niet gegeven: de verklaring van inzet ontbreekt."),
        waarom=_("Zonder deze verklaring doet de verzekeraar geen aanbod."),
        herstel=_(
            "Vink de verklaring onder aan het formulier aan en geef het mandaat. Of geef het "
            "mandaat zonder deze verklaring; de beheerder van uw discipline kan haar later geven."
        ),
        bron=f"{regel.bron}, {regel.plaats}: „{regel.citaat}”" if regel else "",
    )


class AlBeslist(Weigering):
    """To who comes too late: that it was decided, when and ``door`` whom."""

    def __init__(
        self, mandaat: Mandaat, besluit: Handeling | None, door: str, *, verstuurd: bool,
        herstel: str,
    ) -> None:  # fmt: skip
        nee = mandaat.staat == Mandaat.Staat.AFGEWEZEN
        zin = (
            _("Dit mandaat is al geweigerd, op %(op)s uur.")
            if nee
            else _("Dit mandaat is al gegeven, op %(op)s uur.")
        )
        waarom = [_("Over een voorstel beslist de discipline één keer. Dat gebeurde %(door)s.")
                  % {"door": door}]  # fmt: skip
        if verstuurd:
            waarom.append(_("Wat u nu verstuurde, is niet bewaard."))
        super().__init__(
            zin % {"op": tijdstip(besluit)}, waarom=" ".join(waarom), herstel=herstel, bron=BRON
        )


def tijdstip(besluit: Handeling | None) -> str:
    return date_format(timezone.localtime(besluit.op_at), "j F Y, H:i") if besluit else ""


def _te_laat(request: Verzoek, mandaat: Mandaat) -> HttpResponse:
    """For the discipline's own administrators, who may know which of them it was."""
    door = (
        _("door %(wie)s") % {"wie": mandaat.bevestigd_door.naam}
        if mandaat.bevestigd_door
        else _("met de persoonlijke link, die naar %(adres)s ging")
        % {"adres": mandaat.bevestigd_email}
    )
    weigering = AlBeslist(
        mandaat, get_besluit(mandaat), door, verstuurd=request.method == "POST",
        herstel=_("U hoeft niets te doen. Wilt u iets anders? Dat begint op de pagina van het "
                  "mandaat."),
    )  # fmt: skip
    context = {"m": mandaat, "weigering": weigering}
    return render(request, "partijen/mandaten/te_laat.html", context, status=409)


@met_stap_op
@in_regio(Recht.TAFEL_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
@met_mandaat
def beslissen(request: Verzoek, regio: str, mandaat: Mandaat) -> HttpResponse:
    lid, vandaag = request.lid, timezone.localdate()
    als_beslisser(lid, mandaat)
    if not mandaat.is_open:
        return _te_laat(request, mandaat)
    besloten, context = beslis(
        request,
        mandaat,
        bevestig=lambda form: mandaat_bevestigen(
            lid, mandaat.id, form.cleaned_data["versie"] or 0, form.inhoud, form.onderwerpen,
            inzet=form.cleaned_data["inzet"], vandaag=vandaag,
        ),
        wijs_af=lambda form: mandaat_afwijzen(
            lid, mandaat.id, form.cleaned_data["versie"] or 0, form.cleaned_data["reden"]
        ),
    )  # fmt: skip
    if besloten:
        zinnen = {"bevestigd": _("Het mandaat is gegeven."), "afgewezen": _("U gaf het niet.")}
        messages.success(request, zinnen[besloten])
        return redirect("partijen:mandaat", regio, mandaat.id)
    if "weigering" in context:
        nu = get_mandaat(lid, mandaat.id)
        if nu and not nu.is_open:  # of two at the same second the other was first
            return _te_laat(request, nu)
    mis = "weigering" in context or context["form"].errors or context["afwijs"].errors
    status = 422 if mis else 200
    return render(request, "partijen/mandaten/beslissen.html", context, status=status)


@met_stap_op
@in_regio(Recht.TAFEL_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
@met_mandaat
def intrekken(request: Verzoek, regio: str, mandaat: Mandaat) -> HttpResponse:
    lid, vandaag = request.lid, timezone.localdate()
    als_beslisser(lid, mandaat)
    form = IntrekForm(request.POST or None, initial={"versie": mandaat.versie, "per": vandaag})
    weigering: Weigering | None = None
    if request.method == "POST" and form.is_valid():
        schoon = form.cleaned_data
        try:
            n = mandaat_intrekken(
                lid, mandaat.id, schoon["versie"] or 0, per=schoon["per"], reden=schoon["reden"],
                vandaag=vandaag,
            )  # fmt: skip
        except Gewijzigd as fout:
            weigering = fout
            form, _verschil = met_nieuwe_versie(form, {"versie": fout.nu.versie})
        except Weigering as fout:
            weigering = fout
        else:
            messages.success(request, _klaar(n))
            return redirect("partijen:mandaat", regio, mandaat.id)
    context = {"form": form, "m": mandaat, "regel": als_regel(mandaat, vandaag),
               "weigering": weigering}  # fmt: skip
    status = 422 if weigering or form.errors else 200
    return render(request, "partijen/mandaten/intrekken.html", context, status=status)


def _klaar(n: int) -> str:
    zin = _("Het mandaat is ingetrokken.")
    if not n:
        return zin
    al = ngettext(
        "Het was die dag al %(n)s keer gebruikt; dat blijft staan.",
        "Het was die dag al %(n)s keer gebruikt; dat blijft staan.", n,
    )  # fmt: skip
    return f"{zin} {al % {'n': n}}"


@met_stap_op
@in_regio(Recht.TAFEL_ZIEN)
@require_POST
@met_mandaat
def inzet(request: Verzoek, regio: str, mandaat: Mandaat) -> HttpResponse:
    als_beslisser(request.lid, mandaat)
    try:
        inzet_verklaren(request.lid, mandaat.id, vandaag=timezone.localdate())
    except Weigering as fout:
        messages.warning(request, f"{fout.wat} {fout.herstel}")
    else:
        messages.success(request, _("De inzet van de discipline is vastgelegd."))
    return redirect("partijen:mandaat", regio, mandaat.id)
