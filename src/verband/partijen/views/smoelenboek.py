"""Who is who in a region, and one's own card in it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
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
from verband.partijen.forms_gereedheid import LedenkaartForm
from verband.ui.tabel import Cel, Kolom, Leeg, Tabel, gekozen_kolommen

KOLOMMEN = (
    Kolom("naam", gettext_lazy("Naam"), orde="naam", vast=True),
    Kolom("organisatie", gettext_lazy("Organisatie")),
    Kolom("email", gettext_lazy("E-mailadres")),
    Kolom("telefoon", gettext_lazy("Telefoon")),
)


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def smoelenboek(request: Verzoek, regio: str) -> HttpResponse:
    zoek, orde = request.GET.get("q", "").strip()[:100], request.GET.get("orde", "naam")
    mensen = list_mensen(request.lid, zoek)
    if orde == "-naam":
        mensen.reverse()
    leeg = Leeg(
        _("Niemand gevonden met “%(zoek)s”.") % {"zoek": zoek},
        knop=_("Toon iedereen"),
        adres=request.path,
    )
    tabel = Tabel(
        wat=_("Smoelenboek"),
        hier=request.path,
        telling=ngettext("%(n)s persoon", "%(n)s personen", len(mensen)) % {"n": len(mensen)},
        kolommen=KOLOMMEN,
        rijen=[_rij(m) for m in mensen],
        vraag={"q": zoek, "orde": orde if orde in ("naam", "-naam") else "naam"},
        zoek=_("Zoek op naam of rol"),
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
