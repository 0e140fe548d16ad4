"""Overlegtafels: the list, one table, and changing it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from regelwerk.tekst import datum
from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Lid, Verzoek
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.partijen.forms_overleg import TafelForm
from verband.partijen.models import Overlegtafel
from verband.partijen.selectors.organisaties import list_te_kiezen, naam_nu
from verband.partijen.selectors.overleg import list_overleggen
from verband.partijen.selectors.overlegtafels import ORDES, get_tafel, list_tafels
from verband.partijen.services.tafel_vastleggen import tafel_vastleggen
from verband.partijen.views.bewerken import verwerk
from verband.ui.lijst import bestanden_van
from verband.ui.tabel import Cel, Kolom, Leeg, Tabel, blader, gekozen_kolommen
from verband.werkboek.lijst import als_bestand

KOLOMMEN = (
    Kolom("naam", _lui("Tafel"), orde="naam", vast=True),
    Kolom("niveau", _lui("Niveau"), orde="niveau"),
    Kolom("leden", _lui("Wie zitten er")),
    Kolom("frequentie", _lui("Hoe vaak")),
    Kolom("rol_resv", _lui("Wat het RESV doet"), orde="rol_resv"),
)


def lees_vraag(request: Verzoek) -> dict[str, str]:
    orde = request.GET.get("orde", "naam")
    return {
        "q": request.GET.get("q", "").replace("\0", "")[:100],
        "orde": orde if orde.removeprefix("-") in ORDES else "naam",
    }


def _leden(tafel: Overlegtafel) -> str:
    return ", ".join(naam_nu(lid.organisatie) for lid in tafel.leden.all())


def _onder(t: Overlegtafel) -> str:
    if t.tot:
        return _("gestopt per %(dag)s") % {"dag": datum(t.tot)}
    return _("nieuw") if t.nieuw else ""


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    vraag = lees_vraag(request)
    bladzijde = blader(list_tafels(request.lid, **vraag), request.GET)
    n = bladzijde.paginator.count
    tabel = Tabel(
        wat=_("Overlegtafels"),
        hier=request.path,
        telling=ngettext("%(n)s overlegtafel", "%(n)s overlegtafels", n) % {"n": n},
        kolommen=KOLOMMEN,
        rijen=[
            [
                Cel(
                    t.naam,
                    adres=reverse("partijen:tafel-een", args=[regio, t.id]),
                    onder=_onder(t),
                ),
                Cel(t.get_niveau_display()),
                Cel(_leden(t) or "–"),
                Cel(t.frequentie or "–"),
                Cel(t.get_rol_resv_display()),
            ]
            for t in bladzijde
        ],
        vraag=vraag,
        zoek=_("Zoek op naam"),
        bestanden=bestanden_van("partijen:overleg-bestand", regio),
        gekozen=gekozen_kolommen(request.GET, KOLOMMEN),
        bladzijde=bladzijde,
        leeg=_leeg(request.lid, regio, vraag["q"]),
    )
    return render(
        request,
        "partijen/overleg/tafels.html",
        {"tabel": tabel, "mag_beheren": request.lid.mag(Recht.TAFEL_BEHEREN)},
    )


def _leeg(lid: Lid, regio: str, q: str) -> Leeg:
    if q:
        return Leeg(_("Geen tafel past bij wat u zoekt."), _("Gebruik minder woorden."))
    kop = _("Er staan nog geen overlegtafels in deze regio.")
    if lid.mag(Recht.TAFEL_BEHEREN):
        return Leeg(
            kop,
            _(
                "Zet eerst de tafels die er al zijn in de lijst. Zonder lijst kan het plan niet "
                "laten zien dat u de bestaande tafels kent."
            ),
            _("Tafel toevoegen"),
            reverse("partijen:tafel-nieuw", args=[regio]),
        )
    return Leeg(kop, _("De coördinator van de regio zet ze erin."))


@lijstbestand(_lui("Overlegtafels"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    kop = [*(str(k.label) for k in KOLOMMEN), _("Gestopt per")]
    rijen = [
        [
            t.naam,
            t.get_niveau_display(),
            _leden(t),
            t.frequentie,
            t.get_rol_resv_display(),
            t.tot.isoformat() if t.tot else "",
        ]
        for t in beperkt(list_tafels(request.lid, **lees_vraag(request)))
    ]
    return als_bestand("overlegtafels", vorm, kop, rijen)


def haal_tafel(lid: Lid, id_: UUID) -> Overlegtafel:
    tafel = get_tafel(lid, id_)
    if tafel is None:
        raise Http404
    return tafel


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def een(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
    tafel = haal_tafel(request.lid, id)
    context = {
        "tafel": tafel,
        "overleggen": list_overleggen(request.lid).filter(tafel=tafel),
        "mag_beheren": request.lid.mag(Recht.TAFEL_BEHEREN),
    }
    return render(request, "partijen/overleg/tafel.html", context)


def _form(request: Verzoek, tafel: Overlegtafel | None = None) -> TafelForm:
    return TafelForm(
        request.POST or None,
        organisaties=list_te_kiezen(request.lid),
        initial=TafelForm.begin(tafel) if tafel else {},
    )


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str) -> HttpResponse:
    return verwerk(
        request,
        _form(request),
        doe=lambda form: tafel_vastleggen(
            request.lid, form.gegevens, form.cleaned_data["leden"], toch=form.cleaned_data["toch"]
        ),
        naar=reverse("partijen:overleg", args=[regio]),
        klaar=_("De tafel staat in de lijst."),
        template="partijen/overleg/tafel_form.html",
        context={"titel": _("Overlegtafel toevoegen")},
    )


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    tafel = haal_tafel(request.lid, id)
    return verwerk(
        request,
        _form(request, tafel),
        doe=lambda form: tafel_vastleggen(
            request.lid, form.gegevens, form.cleaned_data["leden"], id_=id,
            versie=form.cleaned_data["versie"] or 0, toch=form.cleaned_data["toch"],
        ),
        naar=reverse("partijen:tafel-een", args=[regio, id]),
        klaar=_("De tafel is gewijzigd."),
        template="partijen/overleg/tafel_form.html",
        begin=TafelForm.begin,
        context={"titel": _("%(naam)s wijzigen") % {"naam": tafel.naam}},
    )  # fmt: skip
