"""The organisations of a region in a grid, to change and add many at once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.forms import maak_naam, maak_nummer
from verband.partijen.selectors.organisaties import list_organisaties
from verband.partijen.services.lijkt_op import LijktOp
from verband.partijen.services.organisaties_bewerken import (
    Geweigerd,
    Regel,
    organisaties_bewerken,
)
from verband.partijen.woorden import SOORT, discipline, discipline_code
from verband.regios.models import Organisatie
from verband.ui.rooster import MAX_RIJEN, Kolom, Rij, Rooster, uit_keuzes

# With the empty rows below them they stay within what a grid holds.
PER_BLADZIJDE = 120
_LEEG_ERBIJ = 10


def _nummer(veld: str) -> Any:
    return lambda tekst: maak_nummer(veld, tekst)


def _discipline(tekst: str) -> str:
    code = discipline_code(tekst)
    if len(code) > 60:
        raise ValidationError(_("Gebruik ten hoogste 60 tekens."))
    return code


def _rooster(request: Verzoek) -> Rooster:
    soorten = [(code, str(woord)) for code, woord in SOORT.items()]
    return Rooster(
        _("Organisaties in %(regio)s") % {"regio": request.lid.regio},
        [
            Kolom("naam", _("Naam"), lees=maak_naam, verplicht=True, breed=True),
            Kolom("soort", _("Soort"), "keuze", soorten, uit_keuzes(soorten), verplicht=True),
            Kolom("discipline", _("Discipline"), lees=_discipline),
            Kolom("kvk", _("KvK"), "nummer", lees=_nummer("kvk")),
            Kolom("agb", _("AGB"), "nummer", lees=_nummer("agb")),
            Kolom("iban", _("IBAN"), "nummer", lees=_nummer("iban")),
        ],
        mag_weg=False,
        te_lang=_("Een lijst van deze lengte leest u in als bestand, bij Lijst inlezen."),
    )


def _als_tekst(o: Organisatie) -> dict[str, str]:
    velden = {naam: getattr(o, naam) for naam in Organisatie.INVOER}
    return velden | {"discipline": discipline(o.discipline)}


@in_regio(Recht.ORGANISATIES_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def rooster(request: Verzoek, regio: str) -> HttpResponse:
    """``doe`` says what a POST asks: rows to type in, a look at the errors, or to keep it."""
    lijst = _rooster(request)
    bladzijde = Paginator(list_organisaties(request.lid), PER_BLADZIJDE).get_page(
        request.GET.get("bladzijde")
    )
    context: dict[str, Any] = {"rooster": lijst, "bladzijde": bladzijde}
    if request.method != "POST":
        for o in bladzijde:
            lijst.erbij(_als_tekst(o), sleutel=str(o.id), versie=str(o.versie))
        _vul_aan(lijst, request.GET.get("rijen", ""))
        return render(request, "partijen/rooster.html", context)
    lijst.lees_in(request.POST.dict())
    doe = request.POST.get("doe", "")
    if doe == "erbij":
        _vul_aan(lijst)
    if not lijst.fouten and doe == "bewaar":
        antwoord = _bewaar(request, regio, lijst, context)
        if antwoord is not None:
            return antwoord
    context["gecontroleerd"] = doe == "controleer" and not lijst.fouten
    status = 422 if lijst.fouten else 200
    return render(request, "partijen/rooster.html", context, status=status)


def _bewaar(
    request: Verzoek, regio: str, lijst: Rooster, context: dict[str, Any]
) -> HttpResponse | None:
    """None when rows were refused: they then carry why."""
    try:
        n = organisaties_bewerken(
            request.lid, [_regel(rij) for rij in lijst.gevuld], toch="toch" in request.POST
        )
    except Geweigerd as fout:
        for rij in lijst.rijen:
            if rij.nr in fout.per_rij:
                _weiger(rij, fout.per_rij[rij.nr])
        context["lijkt_op"] = any(isinstance(w, LijktOp) for w in fout.per_rij.values())
        return None
    if n:
        zin = ngettext("%(n)s organisatie is bewaard.", "%(n)s organisaties zijn bewaard.", n)
        messages.success(request, zin % {"n": n})
    else:
        messages.info(request, _("U veranderde niets."))
    return redirect(reverse("partijen:organisaties", args=[regio]))


def _weiger(rij: Rij, weigering: Weigering) -> None:
    """What is typed stays; where someone else was first, saving again is then a choice."""
    rij.fout = f"{weigering.wat} {weigering.herstel}"
    if isinstance(weigering, Gewijzigd):
        nu = ", ".join(filter(None, _als_tekst(weigering.nu).values()))
        rij.versie = str(weigering.nu.versie)
        rij.fout = _(
            "Iemand anders wijzigde deze rij in: %(nu)s. Bewaart u nog een keer, dan komt ervoor "
            "in de plaats wat u typte."
        ) % {"nu": nu}


def _vul_aan(lijst: Rooster, gevraagd: str = "") -> None:
    n = int(gevraagd) if gevraagd.isdecimal() and len(gevraagd) < 6 else 0
    doel = min(max(len(lijst.rijen) + _LEEG_ERBIJ, n), MAX_RIJEN)
    while len(lijst.rijen) < doel:
        lijst.erbij({})


def _regel(rij: Rij) -> Regel:
    try:
        id_ = UUID(rij.sleutel) if rij.sleutel else None
    except ValueError:
        id_ = UUID(int=0)  # of nobody: the service says that it is not there
    versie = int(rij.versie) if rij.versie.isdecimal() and len(rij.versie) < 9 else 0
    gegevens = {naam: rij.gelezen.get(naam) or "" for naam in Organisatie.INVOER}
    return Regel(rij.nr, gegevens, id_, versie)
