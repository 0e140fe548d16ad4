"""The template catalogue: rules that an insurer makes from data, without a programmer.

Loaded only when a rule set uses a template, so that a plain check stays quick.
"""

from __future__ import annotations

from regelwerk.regel import Regelfunctie
from regelwerk.regels.sjablonen.deelname import (
    EEN_CONTRACTPARTIJ,
    OMVANG_WIJKVERBAND,
    VERPLICHTE_PARTIJ,
    VERTEGENWOORDIGING,
)
from regelwerk.regels.sjablonen.geld import MAXIMUM, UITGESLOTEN
from regelwerk.regels.sjablonen.onderdelen import TERMIJN, VERPLICHT_ONDERDEEL
from regelwerk.regels.sjablonen.sjabloon import Sjabloon, als_oordeel, vul

SJABLONEN: dict[str, Sjabloon] = {
    s.naam: s
    for s in (
        VERTEGENWOORDIGING,
        UITGESLOTEN,
        MAXIMUM,
        VERPLICHTE_PARTIJ,
        VERPLICHT_ONDERDEEL,
        TERMIJN,
        EEN_CONTRACTPARTIJ,
        OMVANG_WIJKVERBAND,
    )
}

__all__ = ["SJABLONEN", "Sjabloon", "functie_van", "vul"]


def functie_van(naam: str, *, oordeel: bool) -> Regelfunctie:
    """The function of a template; ``oordeel`` leaves what it finds to the insurer."""
    functie = SJABLONEN[naam].functie
    return als_oordeel(functie) if oordeel else functie
