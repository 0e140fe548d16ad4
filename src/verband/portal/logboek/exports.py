"""The logboek for a spreadsheet: times in UTC, codes beside the words."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from verband.audit.keten import moment
from verband.portal.logboek.selectors import Regel
from verband.werkboek.csvschrijven import csv_bestand


def als_csv(regio: str, regels: Iterable[Regel]) -> bytes:
    kop = (
        _("Nummer"), _("Wanneer (UTC)"), _("Wie"), _("Rol"), _("Namens"), _("Wat"), _("Code"),
        _("Resultaat"), _("Onderwerp"), _("Kenmerk van het onderwerp"), _("Hash"),
        _("Ontvangstbewijs"),
    )  # fmt: skip
    return csv_bestand(kop, (_rij(regio, r) for r in regels))


def _rij(regio: str, r: Regel) -> tuple[object, ...]:
    h = r.handeling
    bewijs = reverse("portal:ontvangstbewijs", args=[regio, r.bewijs]) if r.bewijs else ""
    return (
        h.nummer, moment(h.op_at), r.wie, r.rol, r.namens, r.wat, h.wat, r.resultaat, h.onderwerp,
        h.onderwerp_id or "", h.hash, bewijs,
    )  # fmt: skip
