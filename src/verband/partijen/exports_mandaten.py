"""Mandates as a file to keep: without addresses of persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from verband.core.lijsten import Vorm
from verband.partijen.mandaatlijst import KOPPEN, keuzes
from verband.partijen.selectors.mandaten import Regel
from verband.ui.velden import toon_euro
from verband.werkboek.lijst import als_bestand


def mandaten(regels: Iterable[Regel], dag: dt.date, vorm: Vorm) -> HttpResponse:
    """As they are on that day."""
    kop = [
        _("Discipline"), _("Gegeven door"), _("Via"), _("Vertegenwoordiger"), _("Plaatsvervanger"),
        _("Waarover"), _("Grens in euro"), _("Grens in maanden"), _("Vanaf"), _("Tot"),
        _("Ingetrokken per"), _("Stand op %(dag)s") % {"dag": f"{dag:%d-%m-%Y}"},
        _("Leden geraadpleegd op"), _("Opkomst"), _("Uitkomst"), _("Inzet verklaard op"),
    ]  # fmt: skip
    return als_bestand("mandaten", vorm, kop, [_rij(r) for r in regels])


def _rij(r: Regel) -> list[object]:
    m = r.mandaat
    return [
        r.discipline, m.gever.naam, m.get_route_display() if m.route else "", m.vertegenwoordiger,
        m.plaatsvervanger, r.onderwerpen, toon_euro(m.grens_cent),
        "" if m.grens_maanden is None else m.grens_maanden, _dag(m.vanaf), _dag(m.tot),
        _dag(m.ingetrokken_op), str(r.stand.label), _dag(m.draagvlak_op), m.draagvlak_opkomst,
        m.draagvlak_uitkomst, _dag(m.inzetverklaring_op),
    ]  # fmt: skip


def _dag(dag: dt.date | None) -> str:
    return f"{dag:%d-%m-%Y}" if dag else ""


def sjabloon(vorm: Vorm) -> HttpResponse:
    """An empty list with the right headings."""
    return als_bestand("sjabloon-mandaten", vorm, [str(k) for k in KOPPEN.values()], [], keuzes())
