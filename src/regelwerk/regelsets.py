"""Rule sets: dated, immutable data that give rules their force, words and quote.

A set is chosen by contract year, insurer and knowledge date: the newest version about this
year that was known on that date. Never "valid today", which would lose the NZa rule in the
summer of 2026, half a year before it comes into force.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

import msgspec
from msgspec import Struct

from regelwerk.bronnen import DATA, Bron, alle_bronnen
from regelwerk.oordeel import AanZet, Kracht, Regelsetlaag, Stap, Waarde, toon
from regelwerk.tekst import zelfde_naam

LAGEN: tuple[Regelsetlaag, ...] = get_args(Regelsetlaag)  # base layer first


class RegelsetOnbekend(Exception):
    """A rule set was asked for by a name and version that do not exist."""


class RegelsetFout(Exception):
    """The rule sets contradict each other; a choice between them would be a silent pick."""


class Geval(Struct, frozen=True, forbid_unknown_fields=True):
    """Words and force of one case of a rule; what is absent comes from the rule."""

    melding: str
    herstel: str
    kracht: Kracht | None = None
    stap: Stap | None = None
    aan_zet: AanZet | None = None
    plaats: str | None = None  # another sentence of the same source than the rule's own
    citaat: str | None = None


class Regelvermelding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a rule set says of one rule. ``grond`` tells what a pass rests on: *opgave*
    (declared, not verified) or *ingevuld* (text is present, not judged)."""

    thema: str
    titel: str
    plaats: str
    citaat: str
    kracht: Kracht
    aan_zet: AanZet
    stap: Stap | None = None
    bron: str | None = None
    grond: str | None = None
    spanning: str | None = None
    lezing: str | None = None
    melding: str | None = None
    herstel: str | None = None
    parameters: dict[str, Any] = {}
    open_parameters: tuple[str, ...] = ()
    sjabloon: str | None = None  # made from the template catalogue, in an *aanvulling*
    gevallen: dict[str, Geval] = {}

    def geval(self, naam: str) -> Geval:
        """The case by its name; *onbekend* has words of its own unless the set gives them."""
        if naam in self.gevallen:
            return self.gevallen[naam]
        if naam == "onbekend":
            return _ONBEKEND
        if self.melding is None or self.herstel is None:
            raise RegelsetFout(f"regel “{self.titel}” kent het geval {naam!r} niet")
        return Geval(self.melding, self.herstel)


_ONBEKEND = Geval(
    melding="Niet te beoordelen; dit ontbreekt of is niet volledig: {veld}",
    herstel="Vul aan: {veld}. Wat niet bekend is, telt nooit als in orde.",
)


class Regelset(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One version of one rule set. ``contractjaren`` is first and last; absent is any year."""

    id: str
    versie: str
    titel: str
    laag: Regelsetlaag
    bekend_op: dt.date
    bron: str
    contractjaren: tuple[int, int] | None = None
    verzekeraar: str | None = None
    invullingen: dict[str, dict[str, Any]] = {}
    aanscherpingen: dict[str, dict[str, Any]] = {}
    aanvulling: bool = False  # rules by data on top of other sets; see aanvulling.py
    eigen_bron: Bron | None = None
    citaten_nagegaan: bool = True
    regels: dict[str, Regelvermelding] = {}
    sha256: str = ""

    def gaat_over(self, jaar: int | None) -> bool:
        if self.contractjaren is None:
            return True
        return jaar is not None and self.contractjaren[0] <= jaar <= self.contractjaren[1]

    def is_van(self, verzekeraar: str | None) -> bool:
        """An insurer's policy counts only for that insurer; any other set for everyone."""
        return self.verzekeraar is None or zelfde_naam(verzekeraar, self.verzekeraar)

    def bron_van(self, vermelding: Regelvermelding) -> Bron:
        if self.eigen_bron is not None:
            return self.eigen_bron
        return alle_bronnen()[vermelding.bron or self.bron]


def lees_regelset(pad: Path) -> Regelset:
    """One rule set from its TOML file, with the sha256 of that file."""
    inhoud = pad.read_bytes()
    regelset = msgspec.convert(tomllib.loads(inhoud.decode()), Regelset)
    return msgspec.structs.replace(regelset, sha256=hashlib.sha256(inhoud).hexdigest())


@cache
def alle_regelsets() -> tuple[Regelset, ...]:
    """Every rule set that comes with the product. Raises RegelsetFout on a double date."""
    regelsets = tuple(lees_regelset(p) for p in sorted((DATA / "regelsets").glob("*.toml")))
    controleer(regelsets)
    return regelsets


def controleer(regelsets: Iterable[Regelset]) -> None:
    """Two versions of one set on one date are an error, never a silent pick."""
    gezien: set[tuple[str, dt.date]] = set()
    for r in regelsets:
        if (r.id, r.bekend_op) in gezien:
            raise RegelsetFout(f"van {r.id} zijn er twee versies van {r.bekend_op}")
        gezien.add((r.id, r.bekend_op))


def kies(
    regelsets: Sequence[Regelset],
    *,
    contractjaar: int | None,
    verzekeraar: str | None,
    kennisdatum: dt.date,
    extra: Sequence[tuple[str, str]] = (),
) -> tuple[Regelset, ...]:
    """The rule sets for one plan, base layers first.

    ``extra`` adds sets by (id, version), whatever their year or insurer; raises
    RegelsetOnbekend when one does not exist.
    """
    nieuwste: dict[str, Regelset] = {}
    for r in regelsets:
        past = r.gaat_over(contractjaar) and r.is_van(verzekeraar) and r.bekend_op <= kennisdatum
        if past and (r.id not in nieuwste or nieuwste[r.id].bekend_op < r.bekend_op):
            nieuwste[r.id] = r
    for sleutel, versie in extra:
        gevonden = [r for r in regelsets if (r.id, r.versie) == (sleutel, versie)]
        if not gevonden:
            bekend = ", ".join(f"{r.id}@{r.versie}" for r in regelsets)
            raise RegelsetOnbekend(
                f"regelset {sleutel}@{versie} bestaat niet; wel bekend: {bekend}"
            )
        nieuwste[sleutel] = gevonden[0]
    return tuple(sorted(nieuwste.values(), key=lambda r: (LAGEN.index(r.laag), r.aanvulling, r.id)))


def invullingen(regelsets: Iterable[Regelset], regel: str) -> dict[str, tuple[Any, str]]:
    """Open parameters of a rule that a higher layer fills: name -> (value, rule set).

    What a policy filled, an *aanvulling* can't fill again: it may only tighten.
    """
    gevuld: dict[str, tuple[Any, str]] = {}
    for r in regelsets:
        for naam, waarde in r.invullingen.get(regel, {}).items():
            if not (r.aanvulling and naam in gevuld):
                gevuld[naam] = (waarde, f"{r.titel} {r.versie}")
    return gevuld


def aanscherpingen(regelsets: Iterable[Regelset], regel: str) -> list[tuple[str, Any, Regelset]]:
    """Parameters of a rule that an *aanvulling* tightens: (name, value, rule set)."""
    return [
        (naam, waarde, r)
        for r in regelsets
        if r.aanscherpingen
        for naam, waarde in r.aanscherpingen.get(regel, {}).items()
    ]


def toon_parameter(waarde: Any) -> str:
    """A parameter for a person: lists joined, dates and numbers in Dutch."""
    if isinstance(waarde, Mapping):
        return "; ".join(f"{k}: {toon_parameter(v)}" for k, v in waarde.items())
    if isinstance(waarde, (list, tuple)):
        return "; ".join(toon_parameter(w) for w in waarde)
    if isinstance(waarde, int) and 1900 <= waarde <= 2200:
        return str(waarde)  # a year, not an amount
    gewoon: Waarde = waarde
    return toon(gewoon)
