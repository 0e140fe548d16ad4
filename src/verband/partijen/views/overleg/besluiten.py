"""The decision list: looking, deciding, and the answer of who was not bound by a mandate."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from regelwerk.tekst import euro
from verband.access.rollen import Recht
from verband.access.toegang import in_regio, met_stap_op
from verband.access.verzoek import Lid, Verzoek
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.partijen.forms_overleg import AntwoordForm, BesluitForm
from verband.partijen.models import Aanwezigheid, Besluit, Instemming
from verband.partijen.selectors.organisaties import list_te_kiezen
from verband.partijen.selectors.overleg import (
    BESLUITORDES,
    get_besluit,
    list_aanwezigheid,
    list_besluiten,
    list_betwist,
    list_te_bekrachtigen,
)
from verband.partijen.selectors.overlegtafels import list_onderwerpen
from verband.partijen.services.besluit_bekrachtigen import besluit_afwijzen, besluit_bekrachtigen
from verband.partijen.services.besluit_vastleggen import besluit_vastleggen
from verband.partijen.views.bewerken import verwerk
from verband.partijen.views.overleg.overleggen import haal_overleg
from verband.ui.lijst import bestanden_van
from verband.ui.tabel import Cel, Keuzelijst, Kolom, Leeg, Tabel, blader, gekozen_kolommen
from verband.werkboek.lijst import als_bestand

_CSS = {"geldig": "ok", "voorbehoud": "warn", "afgewezen": "stop"}


def lees_vraag(request: Verzoek) -> dict[str, str]:
    orde = request.GET.get("orde", "")
    return {
        "q": request.GET.get("q", "").replace("\0", "")[:100],
        "staat": request.GET.get("staat", "")[:20],
        "orde": orde if orde.removeprefix("-") in BESLUITORDES else "-nummer",
    }


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    vraag = lees_vraag(request)
    bladzijde = blader(list_besluiten(request.lid, **vraag), request.GET)
    n = bladzijde.paginator.count
    kop = (
        Kolom("nummer", _("Nummer"), orde="nummer", vast=True),
        Kolom("tekst", _("Besluit"), vast=True), Kolom("op", _("Overleg"), orde="op"),
        Kolom("onderwerp", _("Onderwerp"), orde="onderwerp"),
        Kolom("cent", _("Bedrag"), orde="cent", getal=True),
        Kolom("staat", _("Stand"), orde="staat"),
    )  # fmt: skip
    tabel = Tabel(
        wat=_("Besluitenlijst"),
        hier=request.path,
        telling=ngettext("%(n)s besluit", "%(n)s besluiten", n) % {"n": n},
        kolommen=kop,
        rijen=[_rij(regio, b) for b in bladzijde],
        vraag=vraag,
        zoek=_("Zoek in de besluiten"),
        filters=[
            Keuzelijst(
                "staat",
                _("Stand"),
                [("", _("Alle")), *[(c, str(w)) for c, w in Besluit.Staat.choices]],
                vraag["staat"],
            )
        ],
        bestanden=bestanden_van("partijen:besluiten-bestand", regio),
        gekozen=gekozen_kolommen(request.GET, kop),
        bladzijde=bladzijde,
        leeg=Leeg(
            _("Geen besluit past bij wat u zoekt."),
            knop=_("Toon alle besluiten"), adres=request.path,
        ) if vraag["q"] or vraag["staat"] else Leeg(
            _("Er staat hier nog geen besluit."),
            _("Een besluit legt u vast bij het overleg waar het genomen is."),
            _("Naar de tafels"),
            reverse("partijen:overleg", args=[regio]),
        ),
    )  # fmt: skip
    context = {"tabel": tabel, "wachten": list_te_bekrachtigen(request.lid)}
    return render(request, "partijen/overleg/besluiten.html", context)


def _rij(regio: str, b: Besluit) -> list[Cel]:
    return [
        Cel(str(b.nummer)),
        Cel(b.tekst[:120], adres=reverse("partijen:besluit", args=[regio, b.id])),
        Cel(str(b.overleg)),
        Cel(b.onderwerp, onder=b.get_niveau_display()),
        Cel(euro(b.cent) if b.cent else "–"),
        Cel(b.get_staat_display(), css=_CSS[b.staat]),
    ]


@lijstbestand(_lui("Besluiten"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    kop = [_("Nummer"), _("Dag"), _("Tafel"), _("Besluit"), _("Onderwerp"), _("Niveau"),
           _("Bedrag"), _("Maanden"), _("Stand"), _("Wie stemden in")]  # fmt: skip
    rijen = [
        [
            b.nummer, b.overleg.op.isoformat(), b.overleg.tafel.naam, b.tekst, b.onderwerp,
            b.get_niveau_display(), euro(b.cent) if b.cent else "", b.maanden or "",
            b.get_staat_display(),
            "; ".join(f"{i.organisatie.naam}: {i.get_staat_display()}"
                      for i in b.instemmingen.all()),
        ]
        for b in beperkt(list_besluiten(request.lid, **lees_vraag(request)))
    ]  # fmt: skip
    return als_bestand("besluiten", vorm, kop, rijen)


def _haal(lid: Lid, id_: UUID) -> Besluit:
    besluit = get_besluit(lid, id_)
    if besluit is None:
        raise Http404
    return besluit


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def een(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
    besluit = _haal(request.lid, id)
    eigen = set(list_te_bekrachtigen(request.lid).values_list("id", flat=True))
    dag = timezone.localdate()
    weg = set(list_betwist(request.lid, besluit, dag).values_list("organisatie_id", flat=True))
    context = {
        "besluit": besluit,
        "css": _CSS[besluit.staat],
        "bedrag": euro(besluit.cent) if besluit.cent else "",
        "instemmingen": [
            (i, _redenen(i), i.id in eigen, i.organisatie_id in weg)
            for i in besluit.instemmingen.all()
        ],
        "aanwezigheid": list_aanwezigheid(request.lid, dag).filter(overleg=besluit.overleg_id),
    }
    return render(request, "partijen/overleg/besluit.html", context)


def _redenen(i: Instemming) -> list[str]:
    """Which limit was passed, with what the mandate allows."""
    grens = {}
    if i.mandaat:
        grens = {
            Instemming.Reden.EURO: _("De grens is %(grens)s.")
            % {"grens": euro(i.mandaat.grens_cent or 0)},
            Instemming.Reden.DUUR: _("De grens is %(n)s maanden.")
            % {"n": i.mandaat.grens_maanden or 0},
        }
    redenen = [Instemming.Reden(r) for r in i.redenen]
    return [" ".join(filter(None, (str(r.label), grens.get(r, "")))) for r in redenen]


@in_regio(Recht.TAFEL_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    overleg = haal_overleg(request.lid, id)
    er = overleg.aanwezigheid.exclude(stand=Aanwezigheid.Stand.AFWEZIG)
    # The RO and the RESV guide the table; they give no mandate for a discipline.
    aanwezig = (
        list_te_kiezen(request.lid)
        .filter(id__in=er.values("organisatie_id"))
        .exclude(soort__in=("ro", "resv"))
    )
    form = BesluitForm(
        request.POST or None, aanwezig=aanwezig, onderwerpen=list_onderwerpen(request.lid)
    )
    return verwerk(
        request,
        form,
        doe=lambda form: besluit_vastleggen(
            request.lid, id, form.gegevens, [o.id for o in form.cleaned_data["wie"]]
        ),
        naar=reverse("partijen:overleg-een", args=[regio, id]),
        klaar=_("Het besluit staat op de lijst. Kijk hieronder of het al van kracht is."),
        template="partijen/overleg/formulier.html",
        context={"titel": _("Besluit van %(overleg)s") % {"overleg": overleg}},
    )


@met_stap_op
@in_regio(Recht.MANDAAT_BESLISSEN)
@require_http_methods(["GET", "HEAD", "POST"])
def antwoord(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002
    """Ratify or reject, on behalf of one's own organisation."""
    instemming = (
        Instemming.objects.filter(
            regio_id=request.lid.regio_id, id=id, organisatie_id__in=request.lid.organisaties
        )
        .select_related("besluit__overleg__tafel", "organisatie", "mandaat")
        .first()
    )
    if instemming is None:
        raise Http404

    def doe(form: AntwoordForm) -> object:
        if form.cleaned_data["antwoord"] == "bekrachtigen":
            return besluit_bekrachtigen(request.lid, id)
        return besluit_afwijzen(request.lid, id, form.cleaned_data["toelichting"])

    besluit = instemming.besluit
    return verwerk(
        request,
        AntwoordForm(request.POST or None),
        doe=doe,
        naar=reverse("partijen:besluit", args=[regio, besluit.id]),
        klaar=_("Uw antwoord is vastgelegd."),
        template="partijen/overleg/antwoord.html",
        context={
            "titel": _("Besluit %(n)s: wat zegt %(wie)s?")
            % {"n": besluit.nummer, "wie": instemming.organisatie.naam},
            "besluit": besluit,
            "bedrag": euro(besluit.cent) if besluit.cent else "",
            "redenen": _redenen(instemming),
        },
    )
