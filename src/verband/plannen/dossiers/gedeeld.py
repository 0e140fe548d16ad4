"""*Met u gedeeld*: what a recipient may see, on one page, and the notes they put on it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regelwerk.tekst import datum
from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.plannen.dossiers.antwoord import bestand, toon
from verband.plannen.dossiers.formulieren import NotitieForm
from verband.plannen.models import Deling
from verband.plannen.selectors import delingen
from verband.plannen.selectors.notities import list_eigen_draden, per_sleutel
from verband.plannen.services.deling_lezen import deling_lezen
from verband.plannen.services.notitie_plaatsen import notitie_bij_deling
from verband.ui.lijst import Lijst
from verband.ui.tabel import Cel, Kolom, Leeg
from verband.werkboek.lijst import als_bestand


def _plan(d: Deling) -> str:
    wat = {"jaar": d.versie.dossier.contractjaar, "n": d.versie.nummer}
    return _("Plan %(jaar)s, versie %(n)s") % wat


def _stand(d: Deling) -> str:
    if d.ingetrokken_at:
        return _("ingetrokken op %(dag)s") % {"dag": datum(timezone.localdate(d.ingetrokken_at))}
    if d.loopt(timezone.localdate()):
        return _("zichtbaar tot %(dag)s") % {"dag": datum(d.tot)}
    return _("verlopen op %(dag)s") % {"dag": datum(d.tot)}


GEDEELD: Lijst[Deling] = Lijst(
    wat=_lui("Met u gedeeld"),
    telling=ngettext_lazy("%(n)s keer gedeeld", "%(n)s keer gedeeld", "n"),
    zoek=_lui("Zoek op jaar, versie of wie het deelde"),
    tekst=lambda d: f"{_plan(d)} {d.get_ontvanger_display()} {d.door.naam} {_stand(d)}",
    ordes={
        # What can be read first, of that the newest.
        "stand": lambda d: (not d.loopt(timezone.localdate()), -d.aangemaakt_at.timestamp()),
        "plan": lambda d: (-d.versie.dossier.contractjaar, -d.versie.nummer),
        "vanaf": lambda d: -d.aangemaakt_at.timestamp(),
        "door": lambda d: d.door.naam.casefold(),
    },
    kolommen=(
        Kolom("plan", _lui("Plan"), orde="plan", vast=True, aflopend=True),
        Kolom("voor", _lui("Gedeeld met")),
        Kolom("vanaf", _lui("Gedeeld op"), orde="vanaf", aflopend=True),
        Kolom("door", _lui("Door"), orde="door"),
        Kolom("stand", _lui("Stand"), orde="stand", vast=True),
    ),
    bestand="dossiers:gedeeld-bestand",
    kop=(_lui("Plan"), _lui("Gedeeld met"), _lui("Gedeeld op"), _lui("Door"), _lui("Stand")),
    waarden=lambda d: (
        _plan(d), d.get_ontvanger_display(), d.vanaf.isoformat(), d.door.naam, _stand(d),
    ),
)  # fmt: skip


@in_regio(Recht.GEDEELD_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    def cellen(d: Deling) -> list[Cel]:
        loopt = d.loopt(timezone.localdate())
        adres = reverse("dossiers:gedeeld", args=[regio, d.id]) if loopt else ""
        return [
            Cel(_plan(d), adres=adres),
            Cel(str(d.get_ontvanger_display())),
            Cel(datum(d.vanaf)),
            Cel(d.door.naam),
            Cel(_stand(d), css="ok" if loopt else "plain"),
        ]

    leeg = Leeg(
        _("Er is nog niets met u gedeeld."),
        _("Verwacht u iets? Vraag het de coördinator van de regio."),
    )
    alle = delingen.list_gedeeld(request.lid)
    tabel = GEDEELD.tabel(request, alle, cellen, leeg, plek=[regio])
    return toon(request, "gedeeld_lijst", {"tabel": tabel})


@lijstbestand(_lui("Met u gedeeld"))
@in_regio(Recht.GEDEELD_ZIEN)
@require_safe
def lijst_bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    alle = beperkt(delingen.list_gedeeld(request.lid))
    return als_bestand("met-u-gedeeld", vorm, *GEDEELD.als_rijen(request.GET, alle))


@in_regio(Recht.GEDEELD_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def gedeeld(request: Verzoek, regio: str, deling: UUID) -> HttpResponse:
    """On POST a note. What was withdrawn says so, and nothing else of it."""
    stuk = delingen.get_gedeeld(request.lid, deling)
    vandaag = timezone.localdate()
    if not stuk.loopt(vandaag):
        return toon(request, "gedeeld_voorbij", {"deling": stuk}, status=410)
    if request.method != "POST":
        return _toon(request, stuk, NotitieForm(initial={"sleutel": request.GET.get("bij", "")}))
    form = NotitieForm(request.POST)
    if not form.is_valid():
        return _toon(request, stuk, form, status=422)
    try:
        notitie_bij_deling(
            request.lid,
            deling,
            tekst=form.cleaned_data["tekst"],
            sleutel=form.cleaned_data["sleutel"],
            vandaag=vandaag,
        )
    except Weigering as fout:
        return _toon(request, stuk, form, status=422, weigering=fout)
    messages.success(request, _("De notitie is bewaard. De coördinator ziet haar."))
    return redirect("dossiers:gedeeld", regio, deling)


def _toon(
    request: Verzoek, stuk: Deling, form: NotitieForm, *, status: int = 200, **meer: object
) -> HttpResponse:
    verslag = delingen.get_verslag(stuk)
    blokken = {b.sleutel: b for deel in verslag.delen for b in deel.blokken}
    gekozen = form["sleutel"].value() or ""
    if gekozen and gekozen not in blokken:
        raise Http404
    draden = list_eigen_draden(request.lid, stuk)
    context = {
        "deling": stuk,
        "verslag": verslag,
        "draden": per_sleutel(draden),
        "gelezen": delingen.is_gelezen(request.lid, stuk),
        "form": form,
        "bij": blokken.get(gekozen),
        **meer,
    }
    return toon(request, "gedeeld", context, status=status)


@in_regio(Recht.GEDEELD_ZIEN)
@require_POST
def gelezen(request: Verzoek, regio: str, deling: UUID) -> HttpResponse:
    deling_lezen(request.lid, deling, timezone.localdate())
    messages.success(request, _("U heeft dit gelezen. De coördinator ziet dat."))
    return redirect("dossiers:gedeeld", regio, deling)


@in_regio(Recht.GEDEELD_ZIEN)
@require_safe
def pdf(request: Verzoek, regio: str, deling: UUID) -> HttpResponse:
    stuk = delingen.get_gedeeld(request.lid, deling)
    if not stuk.loopt(timezone.localdate()):
        return toon(request, "gedeeld_voorbij", {"deling": stuk}, status=410)
    return bestand("met-u-gedeeld.pdf", delingen.get_pdf(stuk), "application/pdf")
