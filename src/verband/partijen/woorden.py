"""Words for the codes of organisations and insurers."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regelwerk.tekst import getal
from verband.regios.models.organisatie import SOORTEN

DISCIPLINES: Mapping[str, str | Promise] = {
    "huisartsen": gettext_lazy("huisartsen"),
    "apothekers": gettext_lazy("apothekers"),
    "paramedici": gettext_lazy("paramedici"),
    "vvt": gettext_lazy("VVT (wijkverpleging en ouderengeneeskunde)"),
    "sociaal_domein": gettext_lazy("sociaal domein"),
}
SOORT: Mapping[str, str | Promise] = dict(SOORTEN)
# What an insurer is in a region: the role, with the place of a market leader.
ROLLEN: Mapping[str, str | Promise] = {
    "preferent": gettext_lazy("preferente verzekeraar"),
    "marktleider-1": gettext_lazy("eerste marktleider"),
    "marktleider-2": gettext_lazy("tweede marktleider"),
    "ver": gettext_lazy("andere verzekeraar"),
}
_OOK_ROLLEN = {
    "preferente zorgverzekeraar": "preferent",
    "marktleider": "marktleider-1",
    "andere zorgverzekeraar": "ver",
}


def discipline(code: str) -> str:
    """The five of the rules in words; a free one as it was typed."""
    return str(DISCIPLINES.get(code, code))


def discipline_code(tekst: str) -> str:
    """Code of what a person typed: a word of the list, its code, or a discipline of their own."""
    gezocht = " ".join(tekst.split()).casefold()
    for code, woord in DISCIPLINES.items():
        if gezocht in (code, code.replace("_", " "), str(woord).casefold()):
            return code
    return " ".join(tekst.split())


def soort_code(tekst: str) -> str | None:
    gezocht = " ".join(tekst.split()).casefold()
    for code, woord in SOORT.items():
        if gezocht in (code, code.replace("_", " "), str(woord).casefold()):
            return code
    return None


def rol_code(tekst: str) -> str | None:
    gezocht = " ".join(tekst.split()).casefold()
    for code, woord in ROLLEN.items():
        if gezocht in (code, code.replace("-", " "), str(woord).casefold()):
            return code
    return _OOK_ROLLEN.get(gezocht)


def hoeveelheid(omvang: Decimal) -> str:
    """An amount of care the Dutch way: ``1.250`` or ``1.250,50``."""
    return getal(float(omvang))


def procent(aandeel: int | None) -> str:
    """A share in hundredths of a percent, as people read it; never a number for what is unknown."""
    if aandeel is None:
        return _("onbekend")
    heel, rest = divmod(aandeel, 100)
    return f"{getal(heel)},{rest:02d}".rstrip("0").rstrip(",") + "%"
