"""Which municipalities belong to a region, for the administrator of the platform."""

from __future__ import annotations

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from verband.access.rollen import Recht
from verband.access.toegang import landelijk
from verband.access.verzoek import Verzoek
from verband.core.lijsten import Vorm
from verband.partijen.forms import DagForm
from verband.partijen.selectors.landelijke_dekking import (
    ORDES,
    Dekking,
    Gedekt,
    Stand,
    Vraag,
    dekking_op,
    zoek,
)
from verband.partijen.selectors.verzekeraarslijst import bron_van_de_lijst, nieuwste_lijst
from verband.ui.lijst import bestanden_van
from verband.ui.tabel import Cel, Keuzelijst, Kolom, Leeg, Tabel, blader
from verband.werkboek.lijst import als_bestand

KOLOMMEN = (
    Kolom("naam", _lui("Gemeente"), orde="naam", vast=True),
    Kolom("regio", _lui("Regio"), orde="regio"),
    Kolom("stand", _lui("Stand"), orde="stand"),
)
_KLEUR = {Stand.HEEL: "ok", Stand.DEELS: "info", Stand.DUBBEL: "stop", Stand.GEEN: "warn"}


def _lees_vraag(request: Verzoek) -> tuple[Vraag, dt.date, bool]:
    dag, onleesbaar = DagForm.lees(request.GET)
    q, stand = (request.GET.get(n, "").replace("\0", "")[:100] for n in ("q", "stand"))
    orde = request.GET.get("orde", "naam")
    if orde.removeprefix("-") not in ORDES:
        orde = "naam"
    op = "" if onleesbaar or not request.GET.get("op") else dag.isoformat()
    return Vraag(q.strip(), stand, orde, op), dag, onleesbaar


@landelijk(Recht.PLATFORM_BEHEREN)
@require_safe
def dekking(request: Verzoek) -> HttpResponse:
    vraag, dag, onleesbaar = _lees_vraag(request)
    gehele = dekking_op(request.lid, dag)
    context = {
        "dag": dag,
        "onleesbare_dag": onleesbaar,
        "dekking": gehele,
        "tellers": [(gehele.aantal(s), s.label) for s in Stand],
        "lijst": nieuwste_lijst(),
        "bron": bron_van_de_lijst(),
        "tabel": _tabel(request, vraag, gehele),
    }
    return render(request, "partijen/dekking.html", context)


def _tabel(request: Verzoek, vraag: Vraag, gehele: Dekking) -> Tabel:
    rijen = zoek(gehele, vraag)
    bladzijde, n = blader(rijen, request.GET), len(rijen)
    return Tabel(
        wat=_("Gemeenten en hun regio"),
        hier=reverse("partijen:beheer-dekking"),
        telling=ngettext("%(n)s gemeente", "%(n)s gemeenten", n) % {"n": n},
        kolommen=KOLOMMEN,
        rijen=[_rij(g) for g in bladzijde],
        vraag=vraag._asdict(),
        zoek=_("Zoek een gemeente of regio"),
        filters=[
            Keuzelijst(
                "stand", _("Stand"),
                [("", _("Elke stand")), *((s.value, str(s.label)) for s in Stand)], vraag.stand,
            )
        ],
        bestanden=bestanden_van("partijen:beheer-dekking-bestand"),
        bladzijde=bladzijde,
        leeg=_leeg(gefilterd=bool(vraag.q or vraag.stand)),
    )  # fmt: skip


def _rij(g: Gedekt) -> list[Cel]:
    verzonnen = _(", verzonnen") if g.gemeente.verzonnen else ""
    return [
        Cel(g.gemeente.naam, onder=g.gemeente.code + verzonnen),
        Cel(", ".join(g.regios) or "–"),
        Cel(str(g.stand.label), css=_KLEUR[g.stand]),
    ]


def _leeg(*, gefilterd: bool) -> Leeg:
    if gefilterd:
        return Leeg(
            _("Geen gemeente past bij wat u vraagt."),
            _("Gebruik minder woorden, of zet het filter uit."),
            _("Toon alle gemeenten"), reverse("partijen:beheer-dekking"),
        )  # fmt: skip
    return Leeg(
        _("Er zijn nog geen gemeenten."), _("Lees eerst de lijst van het CBS in."),
        _("Lijst van het CBS inlezen"), reverse("partijen:beheer-gebieden"),
    )  # fmt: skip


@landelijk(Recht.PLATFORM_BEHEREN)
@require_safe
def bestand(request: Verzoek, vorm: Vorm) -> HttpResponse:
    vraag, dag, _onleesbaar = _lees_vraag(request)
    kop = [_("Code"), _("Gemeente"), _("Regio"), _("Stand"), _("Op")]
    rijen = [
        [g.gemeente.code, g.gemeente.naam, ", ".join(g.regios), str(g.stand.label),
         f"{dag:%d-%m-%Y}"]
        for g in zoek(dekking_op(request.lid, dag), vraag)
    ]  # fmt: skip
    return als_bestand("dekking", vorm, kop, rijen)
