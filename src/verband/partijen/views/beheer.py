from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from regelwerk.inlezen import Onleesbaar
from verband.access.rollen import INKOPER, Recht, Rol
from verband.access.selectors import factor_nodig
from verband.access.services.uitnodigen import uitnodigen
from verband.access.toegang import landelijk, met_stap_op
from verband.access.verzoek import Verzoek
from verband.core.lijsten import Vorm
from verband.partijen.forms import BestandForm, EersteLidForm, RegioForm, VerzekeraarForm
from verband.partijen.selectors.landelijk import get_beheer
from verband.partijen.services.gebieden_inlezen import gebieden_inlezen, lees_gebieden
from verband.partijen.services.regio_aanmaken import regio_aanmaken, verzekeraar_aanmaken
from verband.partijen.views.bewerken import verwerk
from verband.regios.models import Regio
from verband.ui.lijst import Lijst
from verband.ui.tabel import Cel, Kolom, Leeg
from verband.werkboek.beurt import beurt
from verband.werkboek.lijst import als_bestand

_ONGELDIG = 422


REGIOS: Lijst[Regio] = Lijst(
    wat=_lui("Regio's"),
    telling=ngettext_lazy("%(n)s regio", "%(n)s regio's", "n"),
    zoek=_lui("Zoek een regio"),
    tekst=lambda r: f"{r.naam} {r.slug}",
    ordes={"naam": lambda r: r.naam.casefold()},
    kolommen=(
        Kolom("naam", _lui("Regio"), orde="naam", vast=True),
        Kolom("adres", _lui("Adres")),
        Kolom("wie", _lui("Eerste coördinator"), vast=True),
    ),
    bestand="partijen:beheer-regios-bestand",
    kop=(_lui("Regio"), _lui("Adres"), _lui("Verzonnen")),
    waarden=lambda r: (r.naam, f"/r/{r.slug}/", _("ja") if r.verzonnen else _("nee")),
)


def _cellen(r: Regio) -> list[Cel]:
    adres = f"{reverse('partijen:beheer-uitnodigen')}?voor=r-{r.slug}"
    return [
        Cel(r.naam, onder=_("verzonnen voorbeeld") if r.verzonnen else ""),
        Cel(f"/r/{r.slug}/"),
        Cel(_("Nodig uit"), adres=adres, voorlees=r.naam),
    ]


@landelijk(Recht.PLATFORM_BEHEREN)
@require_safe
def beheer(request: Verzoek) -> HttpResponse:
    alles = get_beheer(request.lid)
    leeg = Leeg(
        _("Er is nog geen regio."),
        _("Maak er een aan, en nodig haar coördinator uit."),
        _("Regio aanmaken"),
        reverse("partijen:regio-nieuw"),
    )
    gegevens = {
        "beheer": alles,
        "regios": REGIOS.tabel(request, alles.regios, _cellen, leeg),
        "factor_nodig": factor_nodig(request.user),
    }
    return render(request, "partijen/beheer.html", gegevens)


@landelijk(Recht.PLATFORM_BEHEREN)
@require_safe
def regios_bestand(request: Verzoek, vorm: Vorm) -> HttpResponse:
    alle = get_beheer(request.lid).regios
    return als_bestand("regios", vorm, *REGIOS.als_rijen(request.GET, alle))


@met_stap_op
@landelijk(Recht.PLATFORM_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def regio(request: Verzoek) -> HttpResponse:
    return verwerk(
        request,
        RegioForm(request.POST or None),
        doe=lambda form: regio_aanmaken(request.lid, form.cleaned_data),
        naar=reverse("partijen:beheer"),
        klaar=_("De regio is aangemaakt. Nodig nu haar eerste coördinator uit."),
        template="partijen/beheer_form.html",
        context={"titel": _("Regio aanmaken")},
    )


@met_stap_op
@landelijk(Recht.PLATFORM_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def verzekeraar(request: Verzoek) -> HttpResponse:
    return verwerk(
        request,
        VerzekeraarForm(request.POST or None),
        doe=lambda form: verzekeraar_aanmaken(request.lid, form.cleaned_data),
        naar=reverse("partijen:beheer"),
        klaar=_("De verzekeraar staat in de lijst."),
        template="partijen/beheer_form.html",
        context={"titel": _("Verzekeraar toevoegen")},
    )


@met_stap_op
@landelijk(Recht.PLATFORM_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nodig_uit(request: Verzoek) -> HttpResponse:
    """The first coordinator of a region, or a buyer of an insurer, by a link in a mail."""

    def doe(form: EersteLidForm) -> object:
        email, basis = form.cleaned_data["email"], request.build_absolute_uri("/")
        if isinstance(form.plek, Regio):
            return uitnodigen(
                request.lid, email=email, rol=Rol.COORDINATOR, basis=basis, regio=form.plek
            )
        return uitnodigen(request.lid, email=email, rol=INKOPER, basis=basis, verzekeraar=form.plek)

    return verwerk(
        request,
        EersteLidForm(request.POST or None, initial={"voor": request.GET.get("voor", "")}),
        doe=doe,
        naar=reverse("partijen:beheer"),
        klaar=_("De uitnodiging is verstuurd."),
        template="partijen/beheer_form.html",
        context={"titel": _("Eerste persoon uitnodigen")},
    )


@met_stap_op
@landelijk(Recht.PLATFORM_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def gebieden(request: Verzoek) -> HttpResponse:
    """Read the CBS codes in: whole or not at all."""
    form = BestandForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form if request.method == "POST" else BestandForm()}
    if request.method == "POST" and form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            with beurt():
                gelezen = lees_gebieden(bestand.name or "", bestand.read())
        except Onleesbaar as fout:
            context["onleesbaar"] = fout
        else:
            if not gelezen.fouten:
                aantal = gebieden_inlezen(request.lid, gelezen)
                messages.success(request, _("%(n)s codes zijn ingelezen.") % {"n": aantal})
                return redirect("partijen:beheer")
            context["fouten"] = gelezen.fouten
    status = _ONGELDIG if request.method == "POST" else 200
    return render(request, "partijen/gebieden.html", context, status=status)
