"""Who is who in a region, and one's own card in it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.access.rollen import Recht
from verband.access.services.ledenkaart import ledenkaart_bewaren, ledenkaart_intrekken
from verband.access.smoelenboek import Mens, get_kaart, list_mensen
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.partijen.forms_gereedheid import LedenkaartForm
from verband.ui.lijst import Lijst
from verband.ui.tabel import Cel, Kolom, Leeg
from verband.werkboek.lijst import als_bestand

MENSEN: Lijst[Mens] = Lijst(
    wat=gettext_lazy("Smoelenboek"),
    telling=ngettext_lazy("%(n)s persoon", "%(n)s personen", "n"),
    zoek=gettext_lazy("Zoek op naam, rol of organisatie"),
    # Only what this reader sees: else a search would tell what someone keeps to themselves.
    tekst=lambda m: f"{m.naam} {m.rollen} {m.organisatie}",
    ordes={
        "naam": lambda m: m.naam.casefold(),
        "organisatie": lambda m: (not m.organisatie, m.organisatie.casefold(), m.naam.casefold()),
    },
    kolommen=(
        Kolom("naam", gettext_lazy("Naam"), orde="naam", vast=True),
        Kolom("organisatie", gettext_lazy("Organisatie"), orde="organisatie"),
        Kolom("email", gettext_lazy("E-mailadres")),
        Kolom("telefoon", gettext_lazy("Telefoon")),
    ),
    bestand="partijen:smoelenboek-bestand",
    kop=(
        gettext_lazy("Naam"), gettext_lazy("Rol"), gettext_lazy("Organisatie"),
        gettext_lazy("E-mailadres"), gettext_lazy("Telefoon"),
    ),
    waarden=lambda m: (m.naam, m.rollen, m.organisatie, m.email, m.telefoon),
)  # fmt: skip


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def smoelenboek(request: Verzoek, regio: str) -> HttpResponse:
    leeg = Leeg(_("Er staat nog niemand in het smoelenboek."))
    context = {
        "tabel": MENSEN.tabel(request, list_mensen(request.lid), _rij, leeg, plek=[regio]),
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
def bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    """The same people, and of each only what they let this reader see."""
    mensen = beperkt(list_mensen(request.lid))
    return als_bestand("smoelenboek", vorm, *MENSEN.als_rijen(request.GET, mensen))


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
