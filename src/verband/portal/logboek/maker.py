"""The logboek as a file that a job makes."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.portal.logboek import exports, selectors
from verband.portal.logboek.vragen import lees_vraag
from verband.taken.bestand import Bestand, Vraag
from verband.taken.makers import Maker, met_recht


def _maak(lid: Lid, vraag: Vraag) -> Bestand:
    slug = lid.regio.slug if lid.regio else ""
    gevraagd = lees_vraag(QueryDict(vraag.get("zoek", "")))
    alle = list(selectors.list_handelingen(lid, gevraagd))
    inhoud = exports.als_csv(slug, selectors.als_regels(lid, alle))
    return Bestand(f"logboek-{slug}.csv", "text/csv; charset=utf-8", inhoud)


def _titel(_lid: Lid, _vraag: Vraag) -> str:
    return "Logboek"


LOGBOEK = Maker(met_recht(Recht.LOGBOEK_ZIEN), _("logboek"), _titel, _maak)
