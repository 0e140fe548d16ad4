"""What every rule speaks: a *Vaststelling* (bare result) and a *Bevinding* (with grounds)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal, Protocol, get_args

from msgspec import Struct

from regelwerk import tekst

Uitkomst = Literal[
    "voldoet", "voldoet_niet", "niet_te_beoordelen", "niet_van_toepassing", "oordeel_nodig"
]
Kracht = Literal["blokkerend", "waarschuwing", "oordeel", "tip"]
Stap = Literal["indienen", "aanbieden", "accepteren", "delen", "betalen", "publiceren"]
AanZet = Literal["ro", "discipline", "vvt", "controller", "regiegemeente", "verzekeraar"]
Regelsetlaag = Literal["wet", "nza", "landelijk", "verzekeraar"]

KRACHTEN: tuple[Kracht, ...] = get_args(Kracht)  # heaviest first
MELDBAAR: frozenset[Uitkomst] = frozenset({"voldoet_niet", "niet_te_beoordelen", "oordeel_nodig"})


class Cent(Struct, frozen=True, gc=False):
    """An amount inside the values of a finding, so that it is shown as money."""

    cent: int


Waarde = str | int | Cent | Fraction | dt.date | tuple[str, ...]


class Vaststelling(Struct, frozen=True, gc=False):  # plain values only, so no circles
    """One rule on one subject, before the rule set gives it force and words.

    ``geval`` is the key of the case in the rule set (which holds message and mend).
    """

    uitkomst: Uitkomst
    object: str
    geval: str = ""
    waarden: Mapping[str, Waarde] = {}


class MetSleutel(Protocol):
    """A line, an activity, a mandate: whatever the plan names by an id."""

    @property
    def id(self) -> str: ...


class InOrde(Struct, frozen=True):
    """Many subjects of one list for which a rule found the same, with nothing to report.

    Nearly all lines of a plan are in order, and few readers ask for them one by one; ``los``
    gives each its own *Vaststelling* for who does.
    """

    uitkomst: Literal["voldoet", "niet_van_toepassing"]
    lijst: str
    dingen: Sequence[MetSleutel]
    veld: str = ""

    def los(self) -> Iterator[Vaststelling]:
        achter = f".{self.veld}" if self.veld else ""
        for ding in self.dingen:
            yield Vaststelling(self.uitkomst, f"{self.lijst}.{ding.id}{achter}")


Resultaat = Vaststelling | InOrde


class Hertoets(Struct, frozen=True):
    """What a computable mend did on a copy of the plan."""

    omschrijving: str
    lost_op: int
    nieuw: int


class Bevinding(Struct, frozen=True, kw_only=True):
    """A verdict on one subject with its grounds (``resv-bevindingen/1``)."""

    regel: str
    uitkomst: Uitkomst
    kracht: Kracht
    stap: Stap | None
    aan_zet: AanZet
    object: str
    melding: str
    waarden: dict[str, str | int | list[str]]
    bron: str
    plaats: str
    citaat: str
    herstel: str
    # beyond the fixed part of the interface
    geval: str
    thema: str
    titel: str
    laag: Regelsetlaag
    regelset: str
    bron_id: str
    link: str | None
    spanning: str | None = None
    lezing: str | None = None
    andere_lezing: str | None = None  # what the other reading of a tension would give
    parameters: dict[str, str | int | list[str]] = {}
    hertoets: Hertoets | None = None
    cel: str | None = None

    @property
    def blokkeert(self) -> bool:
        """True when this finding stops an act."""
        return self.kracht == "blokkerend" and self.uitkomst in (
            "voldoet_niet",
            "niet_te_beoordelen",
        )


def toon(waarde: Waarde) -> str:
    """A value in Dutch notation, for messages."""
    match waarde:
        case Cent(cent):
            return tekst.euro(cent)
        case Fraction():
            return tekst.procent(waarde)
        case dt.date():
            return tekst.datum(waarde)
        case tuple():
            return tekst.opsomming(waarde)
        case int():
            return tekst.getal(waarde)
        case _:
            return waarde


def als_data(waarde: Waarde) -> str | int | list[str]:
    """A value as machines read it: cents, ISO dates, shares as text."""
    match waarde:
        case Cent(cent):
            return cent
        case Fraction():
            return tekst.procent(waarde)
        case dt.date():
            return waarde.isoformat()
        case tuple():
            return list(waarde)
        case _:
            return waarde
