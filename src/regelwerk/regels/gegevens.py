"""No patient data: the RESV prestatie is for a population, not for a person."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from regelwerk.dossier import Dossier
from regelwerk.oordeel import Vaststelling
from regelwerk.regel import Parameters, regel, tekort, voldoet
from regelwerk.tekst import bsn_achtig, bsn_context


@regel("NZA-T-art5b")
def geen_bsn(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """NZa note on art. 5: not chargeable to a patient; so no BSN anywhere (11-test).

    With words such as *BSN*, *cliënt* or *geboren* around it the number blocks; a bare number
    that passes the test gives a warning, since 9% of random numbers do.
    """
    schoon = True
    delen = {naam: msgspec.to_builtins(getattr(d.plan, naam)) for naam in d.misschien_bsn}
    for plek, tekst in _teksten("", delen, frozenset(p["vrij"])):
        if bsn_achtig(tekst):
            schoon = False
            yield tekort(plek, "met_context" if bsn_context(tekst) else "los_nummer")
    if schoon:
        yield voldoet("")


def _teksten(plek: str, ding: object, vrij: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Every text in the plan with its place, except identity numbers of organisations."""
    if isinstance(ding, str):
        yield plek, ding
    elif isinstance(ding, dict):
        for sleutel, waarde in ding.items():
            if sleutel not in vrij:
                yield from _teksten(f"{plek}.{sleutel}" if plek else sleutel, waarde, vrij)
    elif isinstance(ding, (list, tuple)):
        for nummer, waarde in enumerate(ding, start=1):
            naam = waarde.get("id") if isinstance(waarde, dict) else None
            yield from _teksten(f"{plek}.{naam or nummer}", waarde, vrij)
