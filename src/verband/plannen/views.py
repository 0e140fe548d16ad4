"""Toets uw RESV-plan: a file in, what must be mended out. Nothing of it is stored.

The result is the answer to the POST itself: keeping it anywhere, even for a redirect, would
break the promise on the page. A browser that reloads the result asks to send the file again.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regelwerk.feiten import ResvPlan
from regelwerk.inlezen import Onleesbaar, lees_plan
from regelwerk.tekst import datum, getal, maskeer
from regelwerk.toets import toets
from regelwerk.voorbeelden import VoorbeeldFout
from regelwerk.voorbeelden.maken import Dag, maak
from regelwerk.voorbeelden.schrijven import als_toml
from verband.access.rollen import Rol
from verband.access.toegang import openbaar
from verband.core.antwoord import bestand as als_bestand
from verband.core.context import Blik, zet_blik
from verband.plannen import exports, notities, woorden
from verband.plannen.inlezen import Inlezing, lees_bestand
from verband.plannen.presentatie import Uitslag, maak_uitslag
from verband.plannen.punten import sleutel
from verband.plannen.selectors.dossiers import list_bewaarplekken
from verband.plannen.sjabloon.schrijver import schrijf_sjabloon
from verband.plannen.verslag.maken import SOORTEN
from verband.plannen.verslag.maken import maak as maak_verslag
from verband.werkboek.beurt import beurt

VOORBEELD = Path(__file__).with_name("voorbeelden") / "lage-duinen-met-fouten.json"
VOORBEELD_NAAM = "voorbeeld-lage-duinen.xlsx"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12"
# A workbook that travels in the page makes it grow by a third more than this.
MAX_MEE = 2_000_000
# A plan to keep travels in a form field, which may hold a million bytes.
MAX_MEE_BEWAREN = 690_000
# One that comes back as a field of a form: Django reads at most a million bytes of those.
MAX_TERUG = 300_000
VERSIES = ("deelbaar", "vertrouwelijk")
# Room for the keys of about a thousand findings; longer is not from our page.
MAX_VORIGE = 15_000
# Of one page: about 15 MB and three seconds. The command line shows more.
MAX_BEVINDINGEN = 2_500
# Marks that turn the reading order around: in a name they would turn the amounts beside it.
LEESRICHTING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


@openbaar
@require_http_methods(["GET", "HEAD", "POST"])
def toets_plan(request: HttpRequest) -> HttpResponse:
    """The form, and on POST the result."""
    if request.method != "POST":
        return render(request, "plannen/kies.html")
    bestand = request.FILES.get("bestand")
    if not isinstance(bestand, UploadedFile):
        return _geen_bestand(request)
    naam = bestand.name or _("uw bestand")
    vorige = request.POST.get("vorige", "")[:MAX_VORIGE]
    with beurt():
        try:
            inhoud = bestand.read()
            inlezing = lees_bestand(naam, inhoud)
            return toon_uitslag(request, naam, inlezing, inhoud, vorige=vorige)
        except Onleesbaar as fout:
            return _onleesbaar(request, naam, fout, vorige)


@openbaar
@require_safe
def voorbeeld(request: HttpRequest) -> HttpResponse:
    """An invented region with a handful of mistakes, in one click and without an account."""
    return toon_uitslag(
        request, VOORBEELD_NAAM, _voorbeeld_inlezing(), _voorbeeld_werkboek(), is_voorbeeld=True
    )


@openbaar
@require_POST
def rapport(request: HttpRequest) -> HttpResponse:
    """The result as a document; of the plan that comes along, since we keep none."""
    wat, _streep, soort = request.POST.get("vorm", "").partition("-")
    if wat not in VERSIES or soort not in SOORTEN:
        return _geen_bestand(request)
    is_voorbeeld = request.POST.get("plan") == "voorbeeld"
    naam, inhoud = _plan_erbij(request)
    if not is_voorbeeld and not inhoud:
        return _geen_bestand(request)
    with beurt():
        try:
            inlezing = _voorbeeld_inlezing() if is_voorbeeld else lees_bestand(naam, inhoud)
            dag = timezone.localdate()
            uitslag = maak_uitslag(
                toets(inlezing.plan, sha256=inlezing.sha256, vandaag=dag),
                inlezing.plan,
                naam=naam,
                cel_van=inlezing.cel_van,
            )
            deelbaar = wat == "deelbaar"
            inhoud = maak_verslag(
                uitslag, soort=soort, dag=dag, deelbaar=deelbaar, voorbeeld=is_voorbeeld
            )
        except Onleesbaar as fout:
            return _onleesbaar(request, naam, fout, "")
    return als_bestand(f"toetsrapport-{wat}.{soort}", inhoud, SOORTEN[soort])


@openbaar
@require_POST
def naar_voorbeeld(request: HttpRequest) -> HttpResponse:
    """One finding as an example that runs as a test; of the plan that comes along."""
    is_voorbeeld = request.POST.get("plan") == "voorbeeld"
    naam, inhoud = _plan_erbij(request)
    if not is_voorbeeld and not inhoud:
        return _geen_bestand(request)
    with beurt():
        try:
            plan = (_voorbeeld_inlezing() if is_voorbeeld else lees_bestand(naam, inhoud)).plan
            toml = _als_voorbeeld(plan, request.POST.get("punt", ""))
        except Onleesbaar as fout:
            return _onleesbaar(request, naam, fout, "")
    return als_bestand("voorbeeld.toml", toml.encode(), "application/toml")


def _plan_erbij(request: HttpRequest) -> tuple[str, bytes]:
    """The plan that a request about an earlier result brings: the example, a file, or the page's.

    Nothing was kept, so a workbook that fits travels in the page of its result and back.
    """
    if request.POST.get("plan") == "voorbeeld":
        return VOORBEELD_NAAM, b""
    bestand = request.FILES.get("bestand")
    if isinstance(bestand, UploadedFile):
        return bestand.name or _("uw bestand"), bestand.read()
    try:
        inhoud = base64.b64decode(request.POST.get("mee", ""), validate=True)
    except ValueError:
        inhoud = b""
    return request.POST.get("naam", "")[:200] or _("uw bestand"), inhoud


def _als_voorbeeld(plan: ResvPlan, gevraagd: str) -> str:
    dag = timezone.localdate()
    rapport = toets(plan, sha256="0" * 64, vandaag=dag)
    for b in rapport.bevindingen:
        if sleutel(b) == gevraagd:
            try:
                return als_toml(maak(plan, b, Dag(dag)).voorbeeld)
            except VoorbeeldFout as fout:
                raise Onleesbaar(str(fout)) from None
    raise Onleesbaar(
        _("dit punt staat niet in het plan dat u koos"),
        verwacht=_("hetzelfde bestand als dat u net toetste"),
    )


@openbaar
@require_safe
def sjabloon(request: HttpRequest) -> HttpResponse:
    return werkboek("resv-plan-sjabloon.xlsx", schrijf_sjabloon(None))


@openbaar
@require_safe
def voorbeeld_xlsx(request: HttpRequest) -> HttpResponse:
    return werkboek(VOORBEELD_NAAM, _voorbeeld_werkboek())


@cache
def _voorbeeld_werkboek() -> bytes:
    return schrijf_sjabloon(lees_plan(VOORBEELD.read_bytes()))


@cache
def _voorbeeld_inlezing() -> Inlezing:
    # By way of the workbook, so that the example points at cells as the reader's own file does.
    return lees_bestand(VOORBEELD_NAAM, _voorbeeld_werkboek())


def werkboek(naam: str, inhoud: bytes) -> HttpResponse:
    return als_bestand(naam, inhoud, XLSX)


def _geen_bestand(request: HttpRequest) -> HttpResponse:
    context = {
        "kop": _("U heeft nog geen bestand gekozen"),
        "fout": _("Er kwam een leeg formulier bij ons aan."),
        "doen": _("Kies hieronder uw plan, of sleep het bestand in het vak."),
    }
    return render(request, "plannen/kies.html", context, status=400)


def _onleesbaar(request: HttpRequest, naam: str, fout: Onleesbaar, vorige: str) -> HttpResponse:
    """Nothing was partly accepted: say where it stopped, what was expected and what to do."""
    context = {
        "kop": _("Wij kunnen dit bestand niet lezen"),
        "naam": maskeer(naam),
        "fout": woorden.zin(fout.wat),
        "plaats": woorden.cel(fout.plaats),
        "verwacht": woorden.zin(fout.verwacht),
        "doen": _raad(naam, fout),
        "vorige": vorige,  # so that the next version is still held against the last readable one
    }
    return toon(request, "plannen/kies.html", context, status=422)


def _raad(naam: str, fout: Onleesbaar) -> str:
    if fout.plaats:
        return _("Herstel deze plek, bewaar het bestand en kies het hieronder opnieuw.")
    if naam.lower().endswith((".xlsx", ".json")):
        return _("Open het bestand, bewaar het opnieuw en kies het hieronder nog een keer.")
    return _("Gebruik ons sjabloon, bewaar het als .xlsx en kies het hieronder.")


def toon_uitslag(
    request: HttpRequest,
    naam: str,
    inlezing: Inlezing,
    inhoud: bytes,
    *,
    vorige: str = "",
    is_voorbeeld: bool = False,
    uit_begroting: bool = False,
) -> HttpResponse:
    vandaag = timezone.localdate()
    rapport = toets(inlezing.plan, sha256=inlezing.sha256, vandaag=vandaag)
    if len(rapport.bevindingen) > MAX_BEVINDINGEN:
        raise Onleesbaar(
            _("het plan geeft %(n)s bevindingen, te veel voor één pagina")
            % {"n": getal(len(rapport.bevindingen))},
            verwacht=_("een plan waarin dezelfde fout niet duizenden keren staat"),
        )
    uitslag = maak_uitslag(
        rapport, inlezing.plan, naam=naam, cel_van=inlezing.cel_van, vorige=vorige
    )
    dag = datum(vandaag)
    alles = uitslag.punten + uitslag.tips
    context = {
        **_bewaren(request, inlezing, inhoud, is_voorbeeld=is_voorbeeld),
        "uitslag": uitslag,
        "dag": dag,
        "peildag": datum(rapport.peildatum),
        "is_voorbeeld": is_voorbeeld,
        "uit_begroting": uit_begroting,
        "leesmeldingen": inlezing.leesmeldingen,
        "csv": exports.meegeven(
            "bevindingen.csv", exports.als_csv(alles), "text/csv;charset=utf-8"
        ),
        "json": exports.meegeven("bevindingen.json", rapport.als_json(), "application/json"),
        "lijsten": [
            (code, label, punten, exports.lijst_voor(str(label), punten, uitslag, dag))
            for code, label, punten in uitslag.per_persoon
        ],
        "excel": _met_notities(inhoud, uitslag, dag, is_voorbeeld=is_voorbeeld),
        "mee": base64.b64encode(inhoud).decode() if _reist_mee(inhoud, is_voorbeeld) else "",
        "max_bytes": settings.MAX_UPLOAD_BYTES,
    }
    return toon(request, "plannen/uitslag.html", context)


def _bewaren(
    request: HttpRequest, inlezing: Inlezing, inhoud: bytes, *, is_voorbeeld: bool
) -> dict[str, object]:
    """Where the one who is logged in may keep this, if anywhere; the file travels along."""
    eigen = [m for m in getattr(request, "lidmaatschappen", ()) if m.rol == Rol.COORDINATOR]
    if is_voorbeeld or not eigen:
        return {}
    blik = Blik(gebruiker=eigen[0].gebruiker_id)
    zet_blik(blik.in_regios(m.regio_id for m in eigen if m.regio_id))
    plekken = list_bewaarplekken(eigen, inlezing.plan.contractjaar)
    zet_blik(blik)
    mee = base64.b64encode(inhoud).decode() if len(inhoud) <= MAX_MEE_BEWAREN else ""
    return {"bewaarplekken": plekken, "plan_mee": mee}


def _reist_mee(inhoud: bytes, is_voorbeeld: bool) -> bool:
    """A workbook stands in the page anyhow, with its notes; a plan as JSON stays out of it."""
    return not is_voorbeeld and inhoud.startswith(b"PK") and len(inhoud) <= MAX_TERUG


# The example needs no turn, so it may cost no process at every look.
_voorbeeld_met_notities = lru_cache(maxsize=1)(notities.met_bevindingen)


def _met_notities(
    inhoud: bytes, uitslag: Uitslag, dag: str, *, is_voorbeeld: bool
) -> dict[str, object] | None:
    """The workbook back with its findings, or why not; None when it was no workbook."""
    if not inhoud.startswith(b"PK"):
        return None
    if len(inhoud) > MAX_MEE:
        return {"niet": _("Uw werkboek is te groot om in deze pagina mee te geven.")}
    try:
        terug = notities.terugkoppeling(uitslag, dag, is_voorbeeld=is_voorbeeld)
        maak = _voorbeeld_met_notities if is_voorbeeld else notities.met_bevindingen
        uit = maak(inhoud, terug)
    except Onleesbaar as fout:
        return {"niet": woorden.zin(f"{fout.wat}.")}
    macros = notities.met_macros(inhoud)
    return {
        "adres": exports.data_adres(uit, XLSM if macros else XLSX),
        "naam": f"plan-met-notities.{'xlsm' if macros else 'xlsx'}",
    }


def toon(
    request: HttpRequest, template: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """A page with words of the plan in it."""
    html = render_to_string(template, context, request)
    return HttpResponse(html.translate(LEESRICHTING), status=status)
