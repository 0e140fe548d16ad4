"""The child process that puts what was read into a budget of another make."""

from __future__ import annotations

import sys

from verband.plannen.terugkoppeling.eigenblad import bladen_met_cellen
from verband.plannen.terugkoppeling.schrijver import antwoord
from verband.werkboek.boek import Werkboek
from verband.werkboek.werkblad import Bladverwijzing


def alle_bladen(boek: Werkboek) -> dict[str, Bladverwijzing]:
    """By name; of two with one name the first."""
    bladen: dict[str, Bladverwijzing] = {}
    for blad in bladen_met_cellen(boek):
        bladen.setdefault(blad.naam, blad)
    return bladen


if __name__ == "__main__":
    sys.exit(antwoord(alle_bladen))
