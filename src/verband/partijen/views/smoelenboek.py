"""Who is who in a region, and one's own card in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.access.rollen import Recht
from verband.access.services.ledenkaart import ledenkaart_bewaren, ledenkaart_intrekken
from verband.access.smoelenboek import Mens, get_kaart, list_mensen
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.lijsten import beperkt, lijstbestand
from verband.partijen.exports import als_bestand
from verband.partijen.forms_gereedheid import LedenkaartForm
from verband.partijen.views.organisaties import bestanden
from verband.ui.tabel import Cel, Kolom, Leeg, Tabel, bevraag, gekozen_kolommen

KOLOMMEN = (
    Kolom("naam", gettext_lazy("Naam"), orde="naam", vast=True),
    Kolom("organisatie", gettext_lazy("Organisatie"), orde="organisatie"),
    Kolom("email", gettext_lazy("E-mailadres")),
    Kolom("telefoon", gettext_lazy("Telefoon")),
)
ORDES: dict[str, Callable[[Mens], Any]] = {
    "naam": lambda m: m.naam.casefold(),
    "organisatie": lambda m: (not m.organisatie, m.organisatie.casefold(), m.naam.casefold()),
}


def _tekst(m: Mens) -> str:
    """Only what this reader sees: else a search would tell what someone keeps to themselves."""
    return f"{m.naam} {m.rollen} {m.organisatie}"


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def smoelenboek(request: Verzoek, regio: str) -> HttpResponse:
    mensen, vraag = bevraag(list_mensen(request.lid), request.GET, _tekst, ORDES)
    leeg = Leeg(
        _("Niemand gevonden met “%(zoek)s”.") % {"zoek": vraag["q"]},
        knop=_("Toon iedereen"),
        adres=request.path,
    )
    tabel = Tabel(
        wat=_("Smoelenboek"),
        hier=request.path,
        telling=ngettext("%(n)s persoon", "%(n)s personen", len(mensen)) % {"n": len(mensen)},
        kolommen=KOLOMMEN,
        rijen=[_rij(m) for m in mensen],
        vraag=vraag,
        zoek=_("Zoek op naam, rol of organisatie"),
        bestanden=bestanden("partijen:smoelenboek-bestand", regio),
        gekozen=gekozen_kolommen(request.GET, KOLOMMEN),
        leeg=leeg,
    )
    context = {
        "tabel": tabel,
        "is_lid": request.lid.mag(Recht.KAART_BEHEREN),
        "kaart": get_kaart(request.lid),
    }
    return render(request, "partijen/smoelenboek/lijst.html", context)


def _rij(m: Mens) -> list[Cel]:
    return [
        Cel(m.naam, onder=m.rollen),
        Cel(m.organisatie or "–"),
        Cel(m.email or "–", adres=f"mailto:{m.email}" if m.email else ""),
        Cel(m.telefoon or "–"),
    ]


@lijstbestand(gettext_lazy("Smoelenboek"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: str) -> HttpResponse:
    """The same people, and of each only what they let this reader see."""
    if vorm not in ("csv", "xlsx"):
        raise Http404
    kop = [_("Naam"), _("Rol"), _("Organisatie"), _("E-mailadres"), _("Telefoon")]
    rijen = [
        [m.naam, m.rollen, m.organisatie, m.email, m.telefoon]
        for m in bevraag(beperkt(list_mensen(request.lid)), request.GET, _tekst, ORDES)[0]
    ]
    return als_bestand("smoelenboek", vorm, kop, rijen)  # type: ignore[arg-type]


@in_regio(Recht.KAART_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def mijn_kaart(request: Verzoek, regio: str) -> HttpResponse:
    """Which of one's own details who may see."""
    kaart = get_kaart(request.lid)
    begin = {n: getattr(kaart, n) for n in LedenkaartForm.VELDEN} if kaart else {}
    form = LedenkaartForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        ledenkaart_bewaren(request.lid, form.cleaned_data, vandaag=timezone.localdate())
        messages.success(request, _("Bewaard. U kunt dit altijd weer intrekken."))
        return redirect("partijen:smoelenboek", regio)
    context = {"form": form, "kaart": kaart, "terug": reverse("partijen:smoelenboek", args=[regio])}
    return render(
        request, "partijen/smoelenboek/mijn.html", context, status=422 if form.errors else 200
    )


@in_regio(Recht.KAART_BEHEREN)
@require_POST
def trek_kaart_in(request: Verzoek, regio: str) -> HttpResponse:
    ledenkaart_intrekken(request.lid)
    messages.success(request, _("Ingetrokken. Anderen zien nu alleen uw naam en rol."))
    return redirect("partijen:smoelenboek", regio)
