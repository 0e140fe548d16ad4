"""The mandates of a region on a day, one of them with its history, and the list as a file."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Lid, Verzoek
from verband.audit.models import Ontvangstbewijs
from verband.core.lijsten import Vorm, beperkt, lijstbestand
from verband.partijen import exports_mandaten
from verband.partijen.mandaatregels import bevindingen_over
from verband.partijen.mandaatwoorden import grens
from verband.partijen.models import Mandaat, Stand
from verband.partijen.selectors.mandaten import (
    ORDES,
    Regel,
    Vraag,
    als_regel,
    beroepen_zonder_mandaat,
    extra_disciplines,
    get_mandaat,
    list_gebruik,
    list_keten,
    list_regels,
    zonder_draagvlak,
)
from verband.partijen.selectors.regiegemeente import get_voorstel
from verband.partijen.services.mandaat import beheert
from verband.partijen.woorden import DISCIPLINES, discipline
from verband.ui.lijst import bestanden_van
from verband.ui.tabel import Cel, Keuzelijst, Kolom, Leeg, Tabel, gekozen_kolommen

KOLOMMEN = (
    Kolom("discipline", _lui("Discipline"), orde="discipline", vast=True),
    Kolom("gever", _lui("Gegeven door"), orde="gever"),
    Kolom("vertegenwoordiger", _lui("Vertegenwoordigd door"), orde="vertegenwoordiger"),
    Kolom("onderwerpen", _lui("Waarover")),
    Kolom("tot", _lui("Periode"), orde="tot"),
    Kolom("stand", _lui("Stand"), orde="stand"),
)
KLEUR = {
    Stand.GELDT: "ok",
    Stand.STRAKS: "info",
    Stand.GEVRAAGD: "warn",
    Stand.AFGEWEZEN: "stop",
    Stand.INGETROKKEN: "stop",
}


class Gebeurtenis(NamedTuple):
    wanneer: dt.datetime
    wat: str
    door: str = ""
    uitleg: str = ""


def lees_dag(request: Verzoek) -> tuple[dt.date, str]:
    """The day in the address, and how it is carried on; what is no day is today."""
    tekst = request.GET.get("dag", "")
    try:
        return dt.date.fromisoformat(tekst), tekst
    except ValueError:
        return timezone.localdate(), ""


def lees_vraag(request: Verzoek) -> tuple[Vraag, dt.date]:
    dag, tekst = lees_dag(request)
    q, stand, wie = (
        request.GET.get(n, "").replace("\0", "")[:100] for n in ("q", "stand", "discipline")
    )
    orde = request.GET.get("orde", "discipline")
    if orde.removeprefix("-") not in ORDES:
        orde = "discipline"
    return Vraag(q.strip(), stand, wie, orde, tekst), dag


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def lijst(request: Verzoek, regio: str) -> HttpResponse:
    vraag, dag = lees_vraag(request)
    regels = list_regels(request.lid, vraag, dag)
    lid = request.lid
    context = {
        "tabel": _tabel(request, regio, vraag, regels),
        "dag": dag,
        "is_vandaag": dag == timezone.localdate(),
        "mag_opstellen": lid.mag(Recht.MANDAAT_OPSTELLEN),
        "mag_inlezen": lid.mag(Recht.TAFEL_BEHEREN),
        "beroepen_zonder": beroepen_zonder_mandaat(lid, dag),
        "zonder_draagvlak": zonder_draagvlak(lid, dag),
    }
    return render(request, "partijen/mandaten/lijst.html", context)


def _tabel(request: Verzoek, regio: str, vraag: Vraag, regels: list[Regel]) -> Tabel:
    codes = [*DISCIPLINES, *(d for d in extra_disciplines(request.lid) if d not in DISCIPLINES)]
    n = len(regels)
    return Tabel(
        wat=_("Mandaten in %(regio)s") % {"regio": request.lid.regio},
        hier=reverse("partijen:mandaten", args=[regio]),
        telling=ngettext("%(n)s mandaat", "%(n)s mandaten", n) % {"n": n},
        kolommen=KOLOMMEN,
        rijen=[_rij(regio, r, vraag.dag) for r in regels],
        vraag=vraag._asdict(),
        zoek=_("Zoek op naam, discipline of onderwerp"),
        filters=[
            Keuzelijst(
                "discipline", _("Discipline"),
                [("", _("Alle disciplines")), *((c, discipline(c)) for c in codes)],
                vraag.discipline,
            ),
            Keuzelijst(
                "stand", _("Stand"),
                [("", _("Elke stand")), *((s.value, str(s.label)) for s in Stand)], vraag.stand,
            ),
        ],
        bestanden=bestanden_van("partijen:mandaten-bestand", regio),
        gekozen=gekozen_kolommen(request.GET, KOLOMMEN),
        leeg=_leeg(request, regio, gefilterd=bool(vraag.q or vraag.stand or vraag.discipline)),
    )  # fmt: skip


def _leeg(request: Verzoek, regio: str, *, gefilterd: bool) -> Leeg:
    if gefilterd:
        return Leeg(
            _("Geen mandaat past bij wat u vraagt."),
            _("Gebruik minder woorden, of zet een filter uit."),
            _("Toon alle mandaten"),
            reverse("partijen:mandaten", args=[regio]),
        )
    kop = _("Er staan nog geen mandaten in deze regio.")
    if request.lid.mag(Recht.TAFEL_BEHEREN):
        return Leeg(
            kop,
            _("Zet van elke discipline een mandaat klaar; de discipline beslist zelf. Heeft u al "
              "een lijst in Excel? Lees die dan in."),
            _("Mandaat klaarzetten"), reverse("partijen:mandaat-nieuw", args=[regio]),
        )  # fmt: skip
    return Leeg(kop, _("De RO zet ze klaar, of een discipline begint er zelf een."))


def periode(m: Mandaat) -> str:
    if m.vanaf is None or m.tot is None:
        return _("nog niet ingevuld")
    return _("%(vanaf)s tot %(tot)s") % {
        "vanaf": date_format(m.vanaf, "j F Y"), "tot": date_format(m.tot, "j F Y"),
    }  # fmt: skip


def _onder(r: Regel) -> str:
    m = r.mandaat
    if r.stand == Stand.GEVRAAGD and m.gevraagd_at:
        dag = date_format(timezone.localtime(m.gevraagd_at), "j F Y")
        return _("gevraagd op %(dag)s") % {"dag": dag}
    if m.ingetrokken_op:
        return _("eindigt %(dag)s") % {"dag": date_format(m.ingetrokken_op, "j F Y")}
    return ""


def _rij(regio: str, r: Regel, dag: str) -> list[Cel]:
    m = r.mandaat
    adres = reverse("partijen:mandaat", args=[regio, m.id]) + (f"?dag={dag}" if dag else "")
    vervanger = _("vervanger: %(wie)s") % {"wie": m.plaatsvervanger} if m.plaatsvervanger else ""
    return [
        Cel(capfirst(r.discipline), adres=adres, voorlees=m.gever.naam),
        Cel(m.gever.naam),
        Cel(m.vertegenwoordiger or _("nog niet bekend"), onder=vervanger),
        Cel(capfirst(r.onderwerpen) or "–", onder=r.grens),
        Cel(periode(m)),
        Cel(str(r.stand.label), css=KLEUR.get(r.stand, "info"), onder=_onder(r)),
    ]


@lijstbestand(_lui("Mandaten"))
@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def bestand(request: Verzoek, regio: str, vorm: Vorm) -> HttpResponse:
    vraag, dag = lees_vraag(request)
    return exports_mandaten.mandaten(beperkt(list_regels(request.lid, vraag, dag)), dag, vorm)


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def een(request: Verzoek, regio: str, id: UUID) -> HttpResponse:  # noqa: A002 - from the address
    m = get_mandaat(request.lid, id)
    if m is None:
        raise Http404
    dag, _tekst = lees_dag(request)
    regel, keten = als_regel(m, dag), list_keten(request.lid, m)
    eigen, ro = beheert(request.lid, m.gever_id), request.lid.mag(Recht.TAFEL_BEHEREN)
    context = {
        "m": m,
        "regel": regel,
        "kleur": KLEUR.get(regel.stand, "info"),
        "periode": periode(m),
        "dag": dag,
        "is_vandaag": dag == timezone.localdate(),
        "grens": grens(m.grens_cent, m.grens_maanden),
        "gebeurtenissen": geschiedenis(m, mag_wie=eigen or ro),
        "keten": [als_regel(k, dag) for k in keten],
        "gebruik": list(list_gebruik(request.lid, m)),
        "bevindingen": bevindingen_over(m, dag),
        "regie_is": _andere_regiegemeente(request.lid, m),
        "bewijzen": _bewijzen(request, m) if request.lid.mag(Recht.LOGBOEK_ZIEN) or eigen else [],
        "ziet_adressen": eigen or ro,
        "mag_wijzigen": m.is_open and (eigen or (ro and not m.van_discipline)),
        "mag_vragen": m.is_open and ro and not m.van_discipline,
        "mag_beslissen": m.is_open and eigen,
        "mag_intrekken": eigen and regel.stand in (Stand.GELDT, Stand.STRAKS),
        "mag_vervangen": m.staat == Mandaat.Staat.BEVESTIGD and (eigen or ro),
        "mag_inzet": eigen and m.staat == Mandaat.Staat.BEVESTIGD and not m.inzetverklaring_op,
    }  # fmt: skip
    return render(request, "partijen/mandaten/een.html", context)


def _andere_regiegemeente(lid: Lid, m: Mandaat) -> str:
    """Who the *regiegemeente* is, when another municipality gives this mandate. A municipality
    that holds a mandate (*mandaatgemeente*) need not be her; who may is for her proposal."""
    if m.route != Mandaat.Route.REGIEGEMEENTE:
        return ""
    voorstel = get_voorstel(lid)
    return voorstel.gemeente.naam if voorstel and voorstel.gemeente_id != m.gever_id else ""


def _bewijzen(request: Verzoek, m: Mandaat) -> list[Ontvangstbewijs]:
    """Receipts of the acts on this mandate: for readers of the logboek, else one's own."""
    alle = Ontvangstbewijs.objects.filter(
        regio_id=request.lid.regio_id, handeling__onderwerp_id=m.id
    ).order_by("aangemaakt_at")
    if not request.lid.mag(Recht.LOGBOEK_ZIEN):
        alle = alle.filter(gebruiker_id=request.lid.gebruiker.pk)
    return list(alle)


def geschiedenis(m: Mandaat, *, mag_wie: bool) -> list[Gebeurtenis]:
    """What happened, newest first; who was asked only for the RO and the discipline."""
    gever = m.gever.naam
    lijst = [Gebeurtenis(m.aangemaakt_at, _("Klaargezet"), gever if m.van_discipline else _("RO"))]
    if m.gevraagd_at:
        wie = m.gevraagd_email if mag_wie else gever
        lijst.append(Gebeurtenis(m.gevraagd_at, _("Gevraagd aan de discipline"), wie))
    if m.bevestigd_at:
        hoe = "" if m.bevestigd_door_id else _("Met de persoonlijke link.")
        lijst.append(Gebeurtenis(m.bevestigd_at, _("Gegeven door de discipline"), gever, hoe))
    if m.ingetrokken_op:
        begin = dt.datetime.combine(m.ingetrokken_op, dt.time(), timezone.get_current_timezone())
        lijst.append(Gebeurtenis(begin, _("Eindigt eerder"), gever, m.intrekking))
    return sorted(lijst, key=lambda g: g.wanneer, reverse=True)
