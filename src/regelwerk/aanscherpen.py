"""Tightening: which parameters know a stricter side, and never the other way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from regelwerk.aanscherpbaar import PARAMETERS
from regelwerk.regels.sjablonen import SJABLONEN
from regelwerk.regelsets import Regelset, Regelvermelding
from regelwerk.velden import Veld, strengste


def veld_van(regel: str, vermelding: Regelvermelding, naam: str) -> Veld | None:
    """What may stand in a parameter of a rule, if it can be tightened or filled at all."""
    if vermelding.sjabloon is not None:
        return SJABLONEN[vermelding.sjabloon].veld(naam)
    return PARAMETERS.get((regel, naam))


def aangescherpt(
    regel: str,
    vermelding: Regelvermelding,
    ruim: Mapping[str, Any],
    strenger: Iterable[tuple[str, Any, Regelset]],
) -> dict[str, tuple[Any, Regelset]]:
    """The parameters that come out stricter, with the set that made them so.

    Of two values the stricter wins, whatever a file says: a set that would loosen on this
    combination of sets changes nothing.
    """
    uit: dict[str, tuple[Any, Regelset]] = {}
    for naam, waarde, regelset in strenger:
        veld = veld_van(regel, vermelding, naam)
        if veld is None or veld.streng is None:
            continue
        if naam not in ruim:  # an open parameter that nobody filled stays open
            continue
        nu = uit[naam][0] if naam in uit else ruim[naam]
        nieuw = strengste(veld.streng, nu, waarde)
        if nieuw != nu:
            uit[naam] = (nieuw, regelset)
    return uit
