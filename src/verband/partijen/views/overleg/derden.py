"""Agreements with parties outside the table."""

from __future__ import annotations

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.partijen.forms_overeenkomst import DerdenafspraakForm
from verband.partijen.models import Derdenafspraak, Mandaat
from verband.partijen.selectors.mandaten import list_mandaten
from verband.partijen.selectors.overeenkomsten import AFSPRAAKORDES, VERLENGEN, list_derdenafspraken
from verband.partijen.selectors.overlegtafels import list_onderwerpen
from verband.partijen.services.derdenafspraak_vastleggen import derdenafspraak_vastleggen
from verband.partijen.views.bewerken import verwerk
from verband.ui.lijst import bestanden_van
from verband.ui.tabel import Cel, Kolom, Leeg, Tabel, blader, gekozen_kolommen
from verband.werkboek.lijst import als_bestand


def _stand(a: Derdenafspraak, dag: dt.date) -> tuple[str, str]:
    if a.tot <= dag:
        return _("verlopen"), "stop"
    if a.vanaf > dag:
        return _("geldt nog niet"), "info"
    if a.tot - dag <= VERLENGEN:
        return _("loopt bijna af"), "warn"
    return _("geldt"), "ok"


def lees_vraag(request: Verzoek) -> dict[str, str]:
    orde = request.GET.get("orde", "")
    return {
        "q": request.GET.get("q", "").replace("\0", "")[:100],
        "orde": orde if orde.removeprefix("-") in AFSPRAAKORDES else "",
    }


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    vraag = lees_vraag(request)
    bladzijde = blader(list_derdenafspraken(request.lid, **vraag), request.GET)
    n, vandaag = bladzijde.paginator.count, timezone.localdate()
    mag = request.lid.mag(Recht.TAFEL_BEHEREN)
    kop = (
        Kolom("partij", _("Met wie"), orde="partij", vast=True),
        Kolom("onderwerp", _("Onderwerp"), orde="onderwerp"),
        Kolom("wat", _("Afspraak")), Kolom("door", _("Getekend door")),
        Kolom("tot", _("Geldt tot"), orde="tot"), Kolom("stand", _("Stand")),
    )  # fmt: skip
    tabel = Tabel(
        wat=_("Afspraken met anderen"),
        hier=request.path,
        telling=ngettext("%(n)s afspraak", "%(n)s afspraken", n) % {"n": n},
        kolommen=kop,
        rijen=[_rij(a, vandaag) for a in bladzijde],
        vraag=vraag,
        zoek=_("Zoek op partij, sector of onderwerp"),
        bestanden=bestanden_van("partijen:afspraken-bestand", regio),
        gekozen=gekozen_kolommen(request.GET, kop),
        bladzijde=bladzijde,
        leeg=Leeg(
            _("Geen afspraak past bij wat u zoekt."),
            knop=_("Toon alle afspraken"), adres=request.path,
        ) if vraag["q"] else Leeg(
            _("Er staan hier nog geen afspraken."),
            _("Hier komt wat het RESV afspreekt met partijen buiten de tafel, zoals een ziekenhuis "
              "of de ggz, en op welk mandaat."),
            _("Afspraak vastleggen") if mag else "",
            reverse("partijen:afspraak-nieuw", args=[regio]) if mag else "",
        ),
    )  # fmt: skip
    return render(request, "partijen/overleg/derden.html", {"tabel": tabel, "mag_beheren": mag})


def _rij(a: Derdenafspraak, vandaag: dt.date) -> list[Cel]:
    stand, css = _stand(a, vandaag)
    door = _("vervanger, ") if a.door_vervanger else ""
    return [
        Cel(a.partij, onder=a.sector),
        Cel(a.onderwerp, onder=a.get_niveau_display()),
        Cel(a.wat),
        Cel(a.ondertekenaar, onder=f"{door}{a.mandaat.gever.naam}, {a.getekend_op:%d-%m-%Y}"),
        Cel(f"{a.tot:%d-%m-%Y}"),
        Cel(stand, css=css),
    ]


@lijstbestand(_lui("Afspraken met anderen"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    kop = [_("Partij"), _("Sector"), _("Onderwerp"), _("Niveau"), _("Afspraak"),
           _("Getekend door"), _("Namens"), _("Getekend op"), _("Vanaf"), _("Tot"),
           _("Stand")]  # fmt: skip
    vandaag = timezone.localdate()
    rijen = [
        [
            a.partij, a.sector, a.onderwerp, a.get_niveau_display(), a.wat, a.ondertekenaar,
            a.mandaat.gever.naam, a.getekend_op.isoformat(), a.vanaf.isoformat(),
            a.tot.isoformat(), _stand(a, vandaag)[0],
        ]
        for a in beperkt(list_derdenafspraken(request.lid, **lees_vraag(request)))
    ]  # fmt: skip
    return als_bestand("afspraken", vorm, kop, rijen)


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str) -> HttpResponse:
    vandaag = timezone.localdate()
    form = DerdenafspraakForm(
        request.POST or None,
        mandaten=list_mandaten(request.lid).filter(staat=Mandaat.Staat.BEVESTIGD),
        onderwerpen=list_onderwerpen(request.lid),
        initial={"getekend_op": vandaag, "vanaf": vandaag},
    )
    return verwerk(
        request,
        form,
        doe=lambda form: derdenafspraak_vastleggen(
            request.lid, form.cleaned_data["mandaat"].id, form.gegevens,
            door_vervanger=form.cleaned_data["door"] == "vervanger", vandaag=vandaag,
        ),
        naar=reverse("partijen:afspraken", args=[regio]),
        klaar=_("De afspraak staat in de lijst."),
        template="partijen/overleg/formulier.html",
        context={
            "titel": _("Afspraak met een ander vastleggen"),
            "uitleg": _("Voor een afspraak die al getekend is. Verband kijkt of het mandaat toen "
                        "gold en over dit onderwerp gaat."),
        },
    )  # fmt: skip
