"""How a rule is written: a function from dossier and parameters to results.

    @regel("ZZ-3.4-1")
    def route_huisartsen(d: Dossier, p: Parameters) -> Iterator[Resultaat]: ...

The function decides what is the case; force, words, mend and quote stand in the rule set. What
is to be reported is a *Vaststelling* of its own. A rule that walks over lines or activities
keeps those with nothing to report in a list, and says of them together that they are in order
(``voldoen``) or out of its reach (``alle_nvt``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any

from regelwerk.dossier import Dossier
from regelwerk.feiten import Vorm
from regelwerk.oordeel import MELDBAAR, InOrde, MetSleutel, Resultaat, Vaststelling, Waarde

Parameters = Mapping[str, Any]
Regelfunctie = Callable[[Dossier, Parameters], Iterator[Resultaat]]

REGELS: dict[str, Regelfunctie] = {}

_GEEN_WAARDEN: Mapping[str, Waarde] = {}  # one for all: a plan draws thousands of results


def regel(sleutel: str) -> Callable[[Regelfunctie], Regelfunctie]:
    """Register a rule under its ID of the requirements matrix."""

    def zet(functie: Regelfunctie) -> Regelfunctie:
        if sleutel in REGELS:
            raise ValueError(f"regel {sleutel} bestaat al")
        REGELS[sleutel] = functie
        return functie

    return zet


def alleen_bij(vorm: Vorm) -> Callable[[Regelfunctie], Regelfunctie]:
    """Apply a rule to one form only.

    When the form is unknown a failure is not judgeable, said once: the form settles it.
    """

    def om(functie: Regelfunctie) -> Regelfunctie:
        @wraps(functie)
        def binnen(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
            if d.vorm == vorm:
                yield from functie(d, p)
            elif d.vorm is not None:
                yield nvt("samenwerkingsvorm.soort")
            elif any(v.uitkomst in MELDBAAR for v in functie(d, p)):
                yield onbekend("samenwerkingsvorm.soort", "de samenwerkingsvorm")
            else:
                yield nvt("samenwerkingsvorm.soort")

        return binnen

    return om


def voldoet(object_: str, **waarden: Waarde) -> Vaststelling:
    return Vaststelling("voldoet", object_, "", waarden)


def tekort(object_: str, geval: str = "tekort", **waarden: Waarde) -> Vaststelling:
    """The norm is not met; ``geval`` names the case in the rule set."""
    return Vaststelling("voldoet_niet", object_, geval, waarden)


def onbekend(object_: str, veld: str, geval: str = "onbekend", **waarden: Waarde) -> Vaststelling:
    """Not judgeable; ``veld`` says in plain words which field would settle it."""
    return Vaststelling("niet_te_beoordelen", object_, geval, {"veld": veld, **waarden})


def nvt(object_: str) -> Vaststelling:
    return Vaststelling("niet_van_toepassing", object_, "", _GEEN_WAARDEN)


def oordeel(object_: str, geval: str = "oordeel", **waarden: Waarde) -> Vaststelling:
    """A judgement that belongs to the insurer."""
    return Vaststelling("oordeel_nodig", object_, geval, waarden)


def voldoen(lijst: str, dingen: Sequence[MetSleutel], veld: str = "") -> InOrde:
    """As ``voldoet`` for each of these: ``begrotingsposten.b1.kostensoort``, ..."""
    return InOrde("voldoet", lijst, dingen, veld)


def alle_nvt(lijst: str, dingen: Sequence[MetSleutel], veld: str = "") -> InOrde:
    """As ``nvt`` for each of these."""
    return InOrde("niet_van_toepassing", lijst, dingen, veld)


def los(resultaten: Iterable[Resultaat]) -> Iterator[Vaststelling]:
    """Each result on one subject, for who wants to see what is in order too."""
    for r in resultaten:
        if isinstance(r, InOrde):
            yield from r.los()
        else:
            yield r
