"""The posts of a plan in a grid; saved they are the next version of the dossier."""

from __future__ import annotations

from typing import get_args
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regelwerk.feiten import Begrotingspost, Kostensoort, ResvPlan
from regelwerk.inlezen import Onleesbaar
from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.fouten import Weigering
from verband.plannen import woorden
from verband.plannen.dossiers.antwoord import als_weigering, toon
from verband.plannen.dossiers.lijst import na_bewaren
from verband.plannen.selectors import dossiers as selectors
from verband.plannen.services.begroting_bewerken import (
    VELDEN,
    NieuwereVersie,
    Post,
    begroting_bewerken,
)
from verband.ui.rooster import MAX_RIJEN, Kolom, Rij, Rooster, uit_keuzes
from verband.ui.velden import lees_euro, toon_euro

_LEEG_ERBIJ = 10


def _kolommen(plan: ResvPlan) -> list[Kolom]:
    soorten = [(c, woorden.zin(woorden.leesbaar(c))) for c in get_args(Kostensoort)]
    activiteiten = [(a.id, a.titel or a.id) for a in plan.activiteiten or ()]
    partijen = [(p.id, p.naam or p.id) for p in plan.partijen or ()]
    return [
        Kolom("omschrijving", _("Omschrijving"), verplicht=True, breed=True),
        Kolom("activiteit", _("Activiteit"), "keuze", activiteiten, uit_keuzes(activiteiten)),
        Kolom("kostensoort", _("Kostensoort"), "keuze", soorten, uit_keuzes(soorten)),
        Kolom("bedrag_cent", _("Bedrag in euro"), "bedrag", lees=lees_euro),
        Kolom("uitvoerder", _("Uitvoerder"), "keuze", partijen, uit_keuzes(partijen)),
    ]


def _als_tekst(post: Begrotingspost) -> dict[str, str]:
    velden = {naam: getattr(post, naam) or "" for naam in VELDEN}
    return velden | {"bedrag_cent": toon_euro(post.bedrag_cent)}


def _rooster(plan: ResvPlan, begin: int) -> Rooster:
    return Rooster(
        _("Begrotingsposten van versie %(n)s") % {"n": begin},
        _kolommen(plan),
        te_lang=_("Een begroting van deze lengte leest u in als bestand, bij Toets uw plan."),
    )


@in_regio(Recht.DOSSIERS_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def begroting(request: Verzoek, regio: str, dossier: UUID, nummer: int) -> HttpResponse:
    """``doe`` says what a POST asks: rows to type in, a look at the errors, or to keep it."""
    ding = selectors.get_dossier(request.lid, dossier)
    plan = selectors.get_versie(request.lid, ding, nummer).plan
    rooster = _rooster(plan, nummer)
    posten = plan.begrotingsposten or ()
    context = {"dossier": ding, "nummer": nummer, "rooster": rooster, "te_veel": len(posten)}
    if len(posten) > MAX_RIJEN:
        return toon(request, "begroting_te_lang", context)
    if request.method != "POST":
        for post in posten:
            rooster.erbij(_als_tekst(post), sleutel=post.id)
        rooster.lees()
        _vul_aan(rooster, request.GET.get("rijen", ""))
        return toon(request, "begroting", context)
    rooster.lees_in(request.POST.dict())
    doe = request.POST.get("doe", "")
    if doe == "erbij":
        _vul_aan(rooster, "")
    if rooster.fouten or doe != "bewaar":
        context["gecontroleerd"] = doe == "controleer" and not rooster.fouten
        return toon(request, "begroting", context, status=422 if rooster.fouten else 200)
    return _bewaar(request, dossier, nummer, rooster, context)


def _bewaar(
    request: Verzoek, dossier: UUID, nummer: int, rooster: Rooster, context: dict[str, object]
) -> HttpResponse:
    gezien = request.POST.get("gezien", "")
    try:
        bewaard = begroting_bewerken(
            request.lid, dossier, nummer, [_post(rij) for rij in rooster.gevuld],
            vandaag=timezone.localdate(), gezien=int(gezien) if gezien.isdecimal() else None,
        )  # fmt: skip
    except NieuwereVersie as fout:
        context |= {"weigering": fout, "gezien": fout.nu.nummer}
        return toon(request, "begroting", context, status=409)
    except (Weigering, Onleesbaar) as fout:
        context["weigering"] = als_weigering(fout)
        return toon(request, "begroting", context, status=422)
    if bewaard.nieuw:
        return na_bewaren(request, bewaard)
    messages.info(request, _("U veranderde niets, dus er is geen nieuwe versie."))
    regio = request.lid.regio.slug  # type: ignore[union-attr]
    return redirect("dossiers:versie", regio, dossier, bewaard.versie.nummer)


def _vul_aan(rooster: Rooster, gevraagd: str) -> None:
    """Empty rows at the end; as many rows as ``gevraagd`` when a draft has more."""
    n = int(gevraagd) if gevraagd.isdecimal() and len(gevraagd) < 6 else 0
    doel = min(max(len(rooster.rijen) + _LEEG_ERBIJ, n), MAX_RIJEN)
    while len(rooster.rijen) < doel:
        rooster.erbij({})


def _post(rij: Rij) -> Post:
    waarden = {naam: rij.gelezen.get(naam) for naam in VELDEN}
    return Post(rij.sleutel, {k: None if w == "" else w for k, w in waarden.items()})
