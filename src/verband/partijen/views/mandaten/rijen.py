"""What a discipline is asked, row by row: what is proposed, and the few fields that change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _

from regelwerk.tekst import datum
from verband.partijen.forms_mandaten import BeslisForm
from verband.partijen.mandaatwoorden import grens_euro, grens_maanden
from verband.partijen.models import Mandaat
from verband.partijen.selectors.mandaten import Regel

# What a mandate can do without.
_MAG_LEEG = ("plaatsvervanger", "draagvlak")


@dataclass(frozen=True, slots=True)
class Rij:
    """One thing that is asked. ``open``: its fields show at once, since something changes there,
    is still missing or was not understood."""

    naam: str
    label: str
    nu: str
    velden: tuple[BoundField, ...]
    open: bool
    onder: str = ""


def list_rijen(
    form: BeslisForm, m: Mandaat, regel: Regel, periode: str, begin: Mapping[str, Any]
) -> list[Rij]:
    """``begin`` is how the form starts: the proposal, but for a first day that is past."""
    leeg = _("nog niet ingevuld")

    def rij(naam: str, label: str, nu: str, *velden: str, onder: str = "") -> Rij:
        gebonden = tuple(form[veld] for veld in velden)
        open_ = _anders(form, velden, m, begin) or (
            naam not in _MAG_LEEG and all(_kaal(begin.get(veld)) == "" for veld in velden)
        )
        return Rij(naam, label, nu or leeg, gebonden, open_, onder)

    keuzes = [v for v in form.fields if v.startswith(("onderwerp_", "vrij_"))]
    return [
        rij("vertegenwoordiger", _("Vertegenwoordigd door"), m.vertegenwoordiger,
            "vertegenwoordiger", "vertegenwoordiger_email", onder=m.vertegenwoordiger_email),
        rij("plaatsvervanger", _("Bij afwezigheid"), m.plaatsvervanger or _("niemand"),
            "plaatsvervanger", "plaatsvervanger_email", onder=m.plaatsvervanger_email),
        rij("onderwerpen", _("Waarover"), regel.onderwerpen, *keuzes),
        rij("grens_cent", _("Grens in euro"), grens_euro(m.grens_cent), "grens_cent"),
        rij("grens_maanden", _("Grens in tijd"), grens_maanden(m.grens_maanden), "grens_maanden"),
        rij("periode", _("Periode"), periode, "vanaf", "tot"),
        rij("draagvlak", _("Leden geraadpleegd"), _draagvlak(m), "draagvlak_op",
            "draagvlak_opkomst", "draagvlak_uitkomst", "bewijs", onder=m.bewijs),
    ]  # fmt: skip


def _anders(
    form: BeslisForm, velden: tuple[str, ...], m: Mandaat, begin: Mapping[str, Any]
) -> bool:
    """Did who decides change one of these, or (before that) does the form itself?"""
    if not form.is_bound:
        return any(_kaal(begin[v]) != _kaal(getattr(m, v)) for v in velden if hasattr(m, v))
    schoon = form.cleaned_data
    return any(form.has_error(v) or _kaal(schoon.get(v)) != _kaal(begin.get(v)) for v in velden)


def _kaal(waarde: Any) -> Any:
    """Nothing is nothing; zero euro is a limit."""
    return "" if waarde is None else waarde


def _draagvlak(m: Mandaat) -> str:
    over = ", ".join(
        filter(None, [datum(m.draagvlak_op) if m.draagvlak_op else "", m.draagvlak_opkomst])
    )
    return ": ".join(filter(None, [over, m.draagvlak_uitkomst]))
