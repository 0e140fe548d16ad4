"""What a template is: a rule function with named parameters, instead of a rule of one source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from regelwerk.dossier import Dossier
from regelwerk.oordeel import AanZet, Vaststelling
from regelwerk.regel import Parameters, Regelfunctie, los
from regelwerk.velden import Veld


class Sjabloon(Struct, frozen=True, kw_only=True):
    """``waarden`` names what a message may hold; every *tekort* carries all of them.

    ``zin`` says in one Dutch sentence what the rule asks with these parameters, and
    ``botst`` why a combination of them can't be, if so.
    """

    naam: str
    titel: str
    thema: str
    aan_zet: AanZet
    grond: str
    velden: tuple[Veld, ...]
    waarden: tuple[str, ...]
    melding: str
    herstel: str
    functie: Regelfunctie
    zin: Callable[[Mapping[str, Any]], str]
    botst: Callable[[Mapping[str, Any]], str | None] = lambda _: None

    def veld(self, naam: str) -> Veld | None:
        return next((v for v in self.velden if v.naam == naam), None)

    def aangevuld(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters as given, and what is not given by its default."""
        gewoon = {v.naam: v.standaard for v in self.velden if v.standaard is not None}
        return {**gewoon, **parameters}


PLAATSHOUDER = re.compile(r"\{([a-z_]{1,40})\}")


def vul(tekst: str, waarden: Mapping[str, str]) -> str:
    """Put values in the words of an officer. Names only: never ``str.format``, which lets a
    text reach into objects or ask for a million spaces."""
    return PLAATSHOUDER.sub(lambda m: waarden.get(m[1], m[0]), tekst)


def als_oordeel(functie: Regelfunctie) -> Regelfunctie:
    """The same rule, but what it finds is a judgement for the insurer."""

    def binnen(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
        for v in los(functie(d, p)):
            yield replace(v, uitkomst="oordeel_nodig") if v.uitkomst == "voldoet_niet" else v

    return binnen
