"""Your own begroting: any workbook, csv or pasted cells in; a prefilled template and its check out.

One form holds the file, what she corrects and what her words mean, and is sent whole each time, so
that nothing needs to be kept here (docs/decisions/0014).
"""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import datum, maskeer
from verband.access.toegang import openbaar
from verband.core.antwoord import bestand as als_bestand
from verband.plannen import notities, woorden
from verband.plannen.inlezen import lees_begroting, lees_bestand
from verband.plannen.overname.beeld import maak_beeld
from verband.plannen.overname.formulier import bestandsmerk, tabelkeuze
from verband.plannen.overname.keuzes import lees_keuzes
from verband.plannen.overname.plan import Overname, neem_over
from verband.plannen.sjabloon.schrijver import schrijf_sjabloon
from verband.plannen.views import XLSM, XLSX, toon, toon_uitslag, werkboek
from verband.werkboek.beurt import beurt

PAGINA, DEEL, FOUT = (
    f"plannen/begroting/{naam}.html" for naam in ("pagina", "gelezen", "fout")
)  # fmt: skip
MAX_PLAKKEN = 900_000  # characters; Django refuses a form of more than a million bytes
SJABLOON_NAAM = "resv-plan-met-begroting.xlsx"


@openbaar
@require_http_methods(["GET", "HEAD", "POST"])
def begroting(request: HttpRequest) -> HttpResponse:
    """The form; on POST what was read, the template, or the check of it."""
    if request.method != "POST":
        return toon(request, PAGINA, _formulier(request))
    bron = _bron(request)
    if bron is None:
        return _leeg(request)
    naam, inhoud = bron
    bij = bestandsmerk(inhoud)
    velden = request.POST.dict()
    beeld: dict[str, Any] = {}
    with beurt():
        try:
            gelezen = lees_begroting(naam, inhoud, tabelkeuze(velden, bij))
            keuzes = lees_keuzes(gelezen, velden)
            overname = neem_over(gelezen, keuzes)
            beeld = maak_beeld(gelezen, keuzes, overname, bij)
            beeld["is_werkboek"] = inhoud.startswith(b"PK")
            if velden.get("doe") == "notities":
                return _terug(inhoud, gelezen)
            if beeld["aantal"] and velden.get("doe") in ("sjabloon", "toets"):
                return _vervolg(request, naam, overname, velden["doe"])
        except Onleesbaar as fout:
            return _onleesbaar(request, naam, fout, beeld)
    return _gelezen(request, naam, beeld)


def _bron(request: HttpRequest) -> tuple[str, bytes] | None:
    """A file, or what was pasted; cells from a spreadsheet come with tabs between them."""
    bestand = request.FILES.get("bestand")
    if isinstance(bestand, UploadedFile):
        return bestand.name or _("uw bestand"), bestand.read()
    tekst = request.POST.get("plakken", "")
    if not tekst.strip():
        return None
    # The mark in front keeps a text a text, whatever it begins with.
    voor = "\ufeffsep=\t\n" if "\t" in tekst else "\ufeff"
    return _("Geplakt"), (voor + tekst).encode()


def _vervolg(request: HttpRequest, naam: str, overname: Overname, doe: str) -> HttpResponse:
    inhoud = schrijf_sjabloon(overname.plan)
    if doe == "sjabloon":
        return werkboek(SJABLOON_NAAM, inhoud)
    inlezing = lees_bestand(SJABLOON_NAAM, inhoud)
    titel = _("%(naam)s, in ons sjabloon") % {"naam": naam}
    return toon_uitslag(request, titel, inlezing, inhoud, uit_begroting=True)


def _terug(inhoud: bytes, gelezen: dict[str, Any]) -> HttpResponse:
    """Her own file, with what we found as notes in its cells."""
    uit = notities.met_gelezen(inhoud, gelezen, datum(timezone.localdate()))
    macros = notities.met_macros(inhoud)
    naam = f"begroting-met-notities.{'xlsm' if macros else 'xlsx'}"
    return als_bestand(naam, uit, XLSM if macros else XLSX)


def _formulier(request: HttpRequest) -> dict[str, object]:
    tekst = request.POST.get("plakken", "")
    return {"plakken": maskeer(tekst), "max_plakken": MAX_PLAKKEN}


def _is_deel(request: HttpRequest) -> bool:
    """Only the part below the form is renewed, so that the file stays in its field."""
    return request.headers.get("HX-Request") == "true"


def _gelezen(request: HttpRequest, naam: str, beeld: dict[str, Any]) -> HttpResponse:
    context = {**beeld, "naam": maskeer(naam)}
    status = 200 if beeld["aantal"] else 422
    if _is_deel(request):
        return toon(request, DEEL, context, status=status)
    return toon(request, PAGINA, {**context, **_formulier(request)}, status=status)


def _onleesbaar(
    request: HttpRequest, naam: str, fout: Onleesbaar, beeld: dict[str, Any]
) -> HttpResponse:
    context = {
        "kop": _("Dit kunnen wij niet lezen"),
        "naam": maskeer(naam),
        "fout": woorden.zin(fout.wat),
        "plaats": woorden.cel(fout.plaats),
        "verwacht": woorden.zin(fout.verwacht),
        "doen": _raad(request),
    }
    return _met_fout(request, context, beeld, 422)


def _raad(request: HttpRequest) -> str:
    if "merk" in request.POST:
        return _("Pas uw keuzes aan en probeer het opnieuw.")
    return _(
        "Bewaar uw begroting als .xlsx of .csv en kies het bestand opnieuw, of plak de cellen."
    )


def _leeg(request: HttpRequest) -> HttpResponse:
    context = {
        "kop": _("U heeft nog geen begroting gekozen"),
        "fout": _("Er kwam een leeg formulier bij ons aan."),
        "doen": _("Kies een bestand, of plak cellen uit Excel in het vak."),
    }
    return _met_fout(request, context, {}, 400)


def _met_fout(
    request: HttpRequest, context: dict[str, Any], beeld: dict[str, Any], status: int
) -> HttpResponse:
    """Beside what was already read: her choices below must not be lost by one wrong one."""
    if not _is_deel(request):
        return toon(request, PAGINA, {**beeld, **context, **_formulier(request)}, status=status)
    antwoord = toon(request, FOUT, context, status=status)
    antwoord.headers["HX-Retarget"] = "#begroting-fout"
    return antwoord
