"""Wie spreekt wat af: subject x level x party on one page (LHV-1)."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.partijen.forms import DagForm
from verband.partijen.forms_overleg import VerdelingEindForm, VerdelingForm
from verband.partijen.mandaatwoorden import onderwerp
from verband.partijen.models import Niveau
from verband.partijen.selectors.organisaties import list_te_kiezen
from verband.partijen.selectors.overlegtafels import (
    Afspreker,
    bestaat_op,
    list_onderwerpen,
    list_tafels,
    list_verdeling,
    wie_spreekt_wat_af,
)
from verband.partijen.services.onderwerp_verdelen import onderwerp_verdelen, verdeling_beeindigen
from verband.partijen.views.bewerken import verwerk
from verband.ui.lijst import Lijst
from verband.ui.tabel import Cel, Kolom, Leeg
from verband.werkboek.lijst import als_bestand


def _let_op(r: Afspreker) -> str:
    if r.niemand:
        return _("niemand")
    if r.dubbel:
        return _("meer dan één")
    return (
        _("geen mandaat: %(wie)s") % {"wie": ", ".join(r.zonder_mandaat)}
        if (r.zonder_mandaat)
        else ""
    )


def _tekst(r: Afspreker) -> str:
    wie = [f"{e.eigenaar.naam} {e.tafel.naam if e.tafel else ''}" for e in r.eigenaren]
    sprekers = [f"{s.organisatie.naam} {s.vertegenwoordiger}" for s in r.sprekers]
    return " ".join([onderwerp(r.onderwerp), str(r.niveau.label), _let_op(r), *wie, *sprekers])


ONDERWERPEN: Lijst[Afspreker] = Lijst(
    wat=_lui("Wie spreekt wat af"),
    telling=ngettext_lazy("%(n)s onderwerp", "%(n)s onderwerpen", "n"),
    zoek=_lui("Zoek op onderwerp, organisatie, tafel of naam"),
    tekst=_tekst,
    ordes={
        "onderwerp": lambda r: (onderwerp(r.onderwerp), r.niveau != Niveau.REGIO),
        "niveau": lambda r: (r.niveau != Niveau.REGIO, onderwerp(r.onderwerp)),
        "wie": lambda r: [e.eigenaar.naam.casefold() for e in r.eigenaren],
    },
    kolommen=(
        Kolom("onderwerp", _lui("Onderwerp"), orde="onderwerp", vast=True),
        Kolom("niveau", _lui("Niveau"), orde="niveau"),
        Kolom("wie", _lui("Wie maakt de afspraken"), orde="wie", vast=True),
        Kolom("mandaat", _lui("Wie gaf een mandaat")),
    ),
    bestand="partijen:wie-wat-bestand",
    kop=(
        _lui("Onderwerp"), _lui("Niveau"), _lui("Wie maakt afspraken"), _lui("Tafel"),
        _lui("Wie gaf een mandaat"), _lui("Let op"), _lui("Op"),
    ),
    waarden=lambda r: (
        onderwerp(r.onderwerp),
        r.niveau.label,
        "; ".join(e.eigenaar.naam for e in r.eigenaren),
        "; ".join(e.tafel.naam for e in r.eigenaren if e.tafel),
        "; ".join(f"{s.organisatie.naam} ({s.vertegenwoordiger})" for s in r.sprekers),
        _let_op(r),
    ),
)  # fmt: skip


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def overzicht(request: Verzoek, regio: str) -> HttpResponse:
    dag, onleesbaar = DagForm.lees(request.GET)
    rijen = wie_spreekt_wat_af(request.lid, dag)
    mag = request.lid.mag(Recht.TAFEL_BEHEREN)
    leeg = Leeg(
        _("Er is op deze dag nog niets verdeeld."),
        _("Zodra er een mandaat geldt of een onderwerp is verdeeld, staat het hier."),
    )
    context = {
        "dag": dag,
        "onleesbare_dag": onleesbaar,
        "rijen": rijen,
        "zonder": sum(r.niemand for r in rijen),
        "dubbel": sum(r.dubbel for r in rijen),
        "tabel": ONDERWERPEN.tabel(
            request, rijen, lambda r: _regel(regio, r, mag=mag), leeg, plek=[regio],
            vraag={"op": dag.isoformat()} if dag != timezone.localdate() else {},
        ),
        "mag_beheren": mag,
    }  # fmt: skip
    return render(request, "partijen/overleg/wiewat.html", context)


def _regel(regio: str, r: Afspreker, *, mag: bool) -> list[Cel]:
    wat = onderwerp(r.onderwerp)
    return [
        Cel(wat),
        Cel(str(r.niveau.label)),
        _wie(regio, r, wat, mag=mag),
        Cel(
            "" if r.sprekers else _("niemand"),
            delen=[Cel(f"{s.organisatie.naam}: {s.vertegenwoordiger}") for s in r.sprekers],
        ),
    ]


def _wie(regio: str, r: Afspreker, wat: str, *, mag: bool) -> Cel:
    delen = []
    if r.niemand and mag:
        vraag = urlencode({"onderwerp": r.onderwerp, "niveau": r.niveau.value})
        delen.append(Cel(
            _("Kies iemand"), adres=f"{reverse('partijen:verdeling-nieuw', args=[regio])}?{vraag}",
            voorlees=_("voor %(wat)s (%(niveau)s)") % {"wat": wat, "niveau": r.niveau.label},
        ))  # fmt: skip
    for e in r.eigenaren:
        adres = reverse("partijen:verdeling-einde", args=[regio, e.id]) if mag else ""
        tafel = e.tafel.naam if e.tafel else ""
        delen.append(Cel(e.eigenaar.naam, adres=adres, onder=tafel, voorlees=_("beëindigen")))
    delen += [
        Cel(_("%(naam)s gaf hiervoor geen mandaat") % {"naam": naam}) for naam in r.zonder_mandaat
    ]
    let_op = _("niemand") if r.niemand else _("meer dan één") if r.dubbel else ""
    return Cel(let_op, css="warn" if let_op else "", delen=delen)


@lijstbestand(_lui("Wie spreekt wat af"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    dag, _onleesbaar = DagForm.lees(request.GET)
    alle = beperkt(wie_spreekt_wat_af(request.lid, dag))
    kop, rijen = ONDERWERPEN.als_rijen(request.GET, alle)
    return als_bestand("wie-spreekt-wat-af", vorm, kop, [[*r, dag.isoformat()] for r in rijen])


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str) -> HttpResponse:
    form = VerdelingForm(
        request.POST or None,
        organisaties=list_te_kiezen(request.lid),
        tafels=list_tafels(request.lid).filter(bestaat_op(timezone.localdate())),
        onderwerpen=list_onderwerpen(request.lid),
        initial={
            "onderwerp": request.GET.get("onderwerp", "").replace("\0", "")[:80],
            "niveau": request.GET.get("niveau", ""),
            "vanaf": timezone.localdate(),
        },
    )
    return verwerk(
        request,
        form,
        doe=lambda form: onderwerp_verdelen(request.lid, form.gegevens),
        naar=reverse("partijen:wie-wat", args=[regio]),
        klaar=_("Het staat er vanaf die dag."),
        template="partijen/overleg/formulier.html",
        context={"titel": _("Wie maakt hierover afspraken?")},
    )


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def beeindigen(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    verdeling = list_verdeling(request.lid).filter(id=id).first()
    if verdeling is None:
        raise Http404
    return verwerk(
        request,
        VerdelingEindForm(request.POST or None, initial=VerdelingEindForm.begin(verdeling)),
        doe=lambda form: verdeling_beeindigen(
            request.lid, id, form.cleaned_data["versie"] or 0, form.cleaned_data["tot"]
        ),
        naar=reverse("partijen:wie-wat", args=[regio]),
        klaar=_("Het is beëindigd."),
        template="partijen/overleg/formulier.html",
        begin=VerdelingEindForm.begin,
        context={
            "titel": _("%(wie)s maakt geen afspraken meer over %(wat)s")
            % {"wie": verdeling.eigenaar.naam, "wat": verdeling.onderwerp},
            "uitleg": _("Het geldt sinds %(vanaf)s. Kiest u die dag of een eerdere, dan verdwijnt "
                        "de regel helemaal: zo herstelt u een vergissing.")
            % {"vanaf": f"{verdeling.vanaf:%d-%m-%Y}"},
        },
    )  # fmt: skip
