"""Any list of a region as a file that a job makes: by the view of the list itself, so that the
filters and what one may see are the same, behind the door that this view declared."""

from __future__ import annotations

from email.message import Message
from urllib.parse import SplitResult, urlsplit

from django.http import Http404, HttpResponse, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import gettext as _

from verband.access.toegang import Toegang
from verband.access.verzoek import Lid, Verzoek
from verband.core.lijsten import zonder_grens
from verband.taken.bestand import Bestand, Vraag


def _doel(lid: Lid, vraag: Vraag) -> tuple[SplitResult, ResolverMatch, Toegang]:
    """404 for an address that is no list of this region."""
    try:
        adres = urlsplit(vraag.get("adres", ""))
        match = resolve(adres.path)
    except (Resolver404, ValueError):
        raise Http404 from None
    toegang: Toegang | None = getattr(match.func, "toegang", None)
    hier = lid.regio is not None and match.kwargs.get("regio") == lid.regio.slug
    if not hier or not hasattr(match.func, "lijst") or toegang is None or toegang.stap_op:
        raise Http404
    return adres, match, toegang


def mag(lid: Lid, vraag: Vraag) -> bool:
    toegang = _doel(lid, vraag)[2]
    return toegang.soort == "regio" and toegang.recht is not None and lid.mag(toegang.recht)


def titel(lid: Lid, vraag: Vraag) -> str:
    _adres, match, _toegang = _doel(lid, vraag)
    vorm = match.kwargs.get("vorm", "csv")
    return _("%(lijst)s (%(vorm)s)") % {
        "lijst": match.func.lijst,  # type: ignore[attr-defined]
        "vorm": {"csv": "CSV", "xlsx": "Excel"}.get(vorm, vorm),
    }


def maak(lid: Lid, vraag: Vraag) -> Bestand:
    adres, match, _toegang = _doel(lid, vraag)
    verzoek = Verzoek()
    verzoek.method, verzoek.path, verzoek.GET = "GET", adres.path, QueryDict(adres.query)
    verzoek.lid, verzoek.user = lid, lid.gebruiker
    with zonder_grens():
        antwoord: HttpResponse = match.func(verzoek, **match.kwargs)
    return Bestand(_naam(antwoord), antwoord["Content-Type"], antwoord.content)


def _naam(antwoord: HttpResponse) -> str:
    kop = Message()
    kop["Content-Disposition"] = antwoord["Content-Disposition"]
    return kop.get_filename() or "lijst"
