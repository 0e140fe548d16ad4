"""The members of a region: who has which role, who is invited, and changing that."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.utils.translation import gettext_lazy as _lui
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.exports import leden_als_rijen
from verband.access.formulieren import EindeForm, UitnodigingForm
from verband.access.models import Lidmaatschap, Uitnodiging
from verband.access.rollen import Recht
from verband.access.selectors import list_leden, list_uitnodigingen, zoek_leden
from verband.access.services.lidmaatschap_beeindigen import lidmaatschap_beeindigen
from verband.access.services.uitnodigen import uitnodigen
from verband.access.services.uitnodiging_intrekken import uitnodiging_intrekken
from verband.access.tempo import binnen_tempo, te_vaak
from verband.access.toegang import in_regio, met_stap_op
from verband.access.verzoek import Verzoek
from verband.core.fouten import Gewijzigd, Weigering
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.ui.lijst import bestanden_van
from verband.ui.tabel import Cel, Kolom, Leeg, Tabel, gekozen_kolommen
from verband.werkboek.lijst import als_bestand

KOLOMMEN = (
    Kolom("naam", gettext_lazy("Naam"), orde="naam", vast=True),
    Kolom("rol", gettext_lazy("Rol"), orde="rol"),
    Kolom("vanaf", gettext_lazy("Sinds"), orde="vanaf", aflopend=True),
    Kolom("tot", gettext_lazy("Tot"), orde="tot"),
)


@in_regio(Recht.LEDEN_ZIEN)
@require_safe
def leden(request: Verzoek, regio: str) -> HttpResponse:
    zoek, orde = _vraag(request)
    gevonden = _leden(request, zoek, orde)
    gegevens = {
        "leden": gevonden,
        "tabel": _tabel(request, regio, gevonden, {"q": zoek, "orde": orde}),
        "uitnodigingen": [] if zoek else list_uitnodigingen(request.lid),
        "mag": request.lid.mag(Recht.LEDEN_BEHEREN),
    }
    return render(request, "access/leden.html", gegevens)


def _vraag(request: Verzoek) -> tuple[str, str]:
    zoek, orde = request.GET.get("q", "").strip()[:100], request.GET.get("orde", "naam")
    return zoek, orde if orde.removeprefix("-") in [k.orde for k in KOLOMMEN] else "naam"


def _leden(request: Verzoek, zoek: str, orde: str) -> list[Lidmaatschap]:
    gevonden = zoek_leden(request.lid, zoek, orde.removeprefix("-"))
    return gevonden[::-1] if orde.startswith("-") else gevonden


def _tabel(
    request: Verzoek, regio: str, gevonden: list[Lidmaatschap], vraag: dict[str, str]
) -> Tabel:
    mag = request.lid.mag(Recht.LEDEN_BEHEREN)
    return Tabel(
        wat=_("Mensen met een rol"),
        hier=reverse("access:leden", args=[regio]),
        telling=ngettext("%(n)s rol", "%(n)s rollen", len(gevonden)) % {"n": len(gevonden)},
        kolommen=[*KOLOMMEN, *([Kolom("doe", _("Beëindigen"), vast=True)] if mag else [])],
        rijen=[_rij(regio, m, mag) for m in gevonden],
        vraag=vraag,
        zoek=_("Zoek op naam, rol of organisatie"),
        bestanden=bestanden_van("access:leden-bestand", regio),
        gekozen=gekozen_kolommen(request.GET, KOLOMMEN),
        leeg=_leeg(vraag["q"], regio),
    )


def _rij(regio: str, m: Lidmaatschap, mag: bool) -> list[Cel]:
    tot = date_format(m.tot, "j F Y") if m.tot else "–"
    rij = [
        Cel(m.gebruiker.naam, onder=m.gebruiker.email),
        Cel(m.get_rol_display(), onder=m.organisatie.naam if m.organisatie else ""),
        Cel(date_format(m.vanaf, "j F Y"), onder="" if m.is_begonnen else _("begint nog")),
        Cel(tot, onder=_("gestopt") if m.is_voorbij else ""),
    ]
    if not mag:
        return rij
    if m.is_voorbij:
        return [*rij, Cel("")]
    adres = reverse("access:lidmaatschap-beeindigen", args=[regio, m.id])
    rol = _("rol %(rol)s van %(naam)s") % {"rol": m.get_rol_display(), "naam": m.gebruiker.naam}
    return [*rij, Cel(_("Beëindigen"), adres=adres, voorlees=rol)]


def _leeg(zoek: str, regio: str) -> Leeg:
    if zoek:
        kop = _("Niemand gevonden met “%(zoek)s”.") % {"zoek": zoek}
        adres = reverse("access:leden", args=[regio])
        return Leeg(kop, knop=_("Toon alle leden"), adres=adres)
    return Leeg(_("Deze regio heeft nog geen leden. Nodig de eerste uit."))


@lijstbestand(_lui("Leden"))
@in_regio(Recht.LEDEN_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    """The rows of the page, searched and sorted as it is."""
    beperkt(list_leden(request.lid))
    return als_bestand(f"leden-{regio}", vorm, *leden_als_rijen(_leden(request, *_vraag(request))))


@met_stap_op
@in_regio(Recht.LEDEN_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nodig_uit(request: Verzoek, regio: str) -> HttpResponse:
    formulier = UitnodigingForm(request.POST or None, lid=request.lid)
    weigering = None
    if request.method == "POST" and formulier.is_valid():
        if not binnen_tempo(request, "uitnodigen"):
            return te_vaak(request)
        try:
            uitnodiging = uitnodigen(
                request.lid, basis=request.build_absolute_uri("/"), **formulier.cleaned_data
            )
        except Weigering as fout:
            weigering = fout
        else:
            bericht = _("De uitnodiging aan %(email)s is verstuurd.") % {"email": uitnodiging.email}
            messages.success(request, bericht)
            return redirect("access:leden", regio)
    gegevens = {"formulier": formulier, "weigering": weigering}
    return render(request, "access/nodig_uit.html", gegevens, status=409 if weigering else 200)


@met_stap_op
@in_regio(Recht.LEDEN_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def trek_in(request: Verzoek, regio: str, uitnodiging: UUID) -> HttpResponse:
    gevonden = list_uitnodigingen(request.lid).filter(id=uitnodiging).first()
    if gevonden is None:
        raise Http404
    weigering = None
    if request.method == "POST":
        try:
            uitnodiging_intrekken(request.lid, gevonden.id)
        except Uitnodiging.DoesNotExist:
            raise Http404 from None
        except Weigering as fout:
            weigering = fout
        else:
            messages.success(request, _("De uitnodiging is ingetrokken. De link werkt niet meer."))
            return redirect("access:leden", regio)
    gegevens = {"uitnodiging": gevonden, "weigering": weigering}
    return render(request, "access/trek_in.html", gegevens, status=409 if weigering else 200)


@met_stap_op
@in_regio(Recht.LEDEN_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def beeindig(request: Verzoek, regio: str, lidmaatschap: UUID) -> HttpResponse:
    gevonden = list_leden(request.lid).filter(id=lidmaatschap).first()
    if gevonden is None:
        raise Http404
    formulier = EindeForm(request.POST or None, initial={"gezien": gevonden.tot})
    weigering: Weigering | None = None
    if request.method == "POST" and formulier.is_valid():
        try:
            lidmaatschap_beeindigen(request.lid, gevonden.id, **formulier.cleaned_data)
        except Lidmaatschap.DoesNotExist:
            raise Http404 from None
        except Gewijzigd as fout:
            weigering, gevonden = fout, fout.nu
            # What was typed stays; once the other's day was read, saving again is a choice.
            formulier = EindeForm({**request.POST.dict(), "gezien": fout.nu.tot or ""})
        except Weigering as fout:
            weigering = fout
        else:
            bericht = _("De rol van %(naam)s is beëindigd.") % {"naam": gevonden.gebruiker.naam}
            messages.success(request, bericht)
            # Who ended their own last role has no place here any more.
            eigen = gevonden.gebruiker_id == request.user.pk
            return redirect("portal:start") if eigen else redirect("access:leden", regio)
    gegevens = {"lidmaatschap": gevonden, "formulier": formulier, "weigering": weigering}
    return render(request, "access/beeindig.html", gegevens, status=409 if weigering else 200)
