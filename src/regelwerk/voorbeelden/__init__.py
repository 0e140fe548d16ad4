"""Examples of the rules: data that an officer can read, that the tests run as they stand.

Each theme has a file. An example takes a base plan, changes it in a few places and says what
that draws: ``verwacht`` is new, ``vervalt`` is gone, and *verder geen*: any other difference
with the base plan makes the example fail. ``blijft`` names what the base plan draws too, to
say which values it now shows.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET, Struct

from regelwerk.oordeel import MELDBAAR, Bevinding, Kracht, Uitkomst

MAP = Path(__file__).parent
_BASISSEN = "basisplannen.toml"
PEILDATUM = dt.date(2026, 7, 10)  # the day on which the base plans were handed in
WEG = object()  # as a value: take the thing out of its list
_SLEUTELS = ("id", "partij", "naam", "kernregio", "discipline", "hoofdtaak", "titel", "domein")

Gegevens = dict[str, str | int | list[str]]


class VoorbeeldFout(Exception):
    """An example can't be read or can't be applied; says in Dutch which one and why."""


class _Vorm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Wijziging(_Vorm, frozen=True):
    """One change: ``plek`` gets a value (``wordt``), loses it (``leeg``), leaves its list
    (``weg``), or its list gets one more (``erbij``, for the rest the same as ``zoals``)."""

    plek: str
    wordt: Any = UNSET
    leeg: bool = False
    weg: bool = False
    erbij: Any = UNSET
    zoals: str | None = None

    def __post_init__(self) -> None:
        gegeven = (self.wordt is not UNSET, self.leeg, self.weg, self.erbij is not UNSET)
        if sum(gegeven) != 1:
            raise ValueError(f"{self.plek}: geef precies één van wordt, leeg, weg en erbij")
        if self.zoals is not None and not isinstance(self.erbij, dict):
            raise ValueError(f"{self.plek}: zoals hoort bij erbij met velden")


class Verwachting(_Vorm, frozen=True):
    """One finding. ``waarden`` are the numbers and names it must show; absent is any."""

    regel: str
    uitkomst: Uitkomst
    plek: str
    kracht: Kracht | None = None
    geval: str = ""
    waarden: Gegevens = {}

    def __post_init__(self) -> None:
        if (self.uitkomst in MELDBAAR) != (self.kracht is not None and self.geval != ""):
            raise ValueError(f"{self.regel}: kracht en geval horen bij wat te melden is")

    @property
    def kern(self) -> Kern:
        return Kern(self.regel, self.uitkomst, self.kracht, self.geval, self.plek)


class Voorbeeld(_Vorm, frozen=True):
    """``peildatum`` is the day of the check (counts for a draft), ``kennisdatum`` the day of
    which the rules are taken; ``regelset`` adds rule sets, as ``id@versie``. An example that no
    base plan is near to brings a whole ``plan``, and then names all that it draws."""

    regel: str
    titel: str
    wijziging: tuple[Wijziging, ...] = ()
    verwacht: tuple[Verwachting, ...] = ()
    vervalt: tuple[Verwachting, ...] = ()
    blijft: tuple[Verwachting, ...] = ()
    basis: str = "basisplan"
    peildatum: dt.date = PEILDATUM
    kennisdatum: dt.date | None = None
    regelset: tuple[str, ...] = ()
    plan: dict[str, Any] | None = None

    @property
    def extra(self) -> tuple[tuple[str, str], ...]:
        """The added rule sets as pairs of id and version."""
        delen = (naam.partition("@") for naam in self.regelset)
        return tuple((sleutel, versie) for sleutel, _, versie in delen)

    @property
    def slaagt(self) -> bool:
        """True when the example shows its own rule being met."""
        eigen = {w.uitkomst for w in self.verwacht if w.regel == self.regel}
        return not eigen & MELDBAAR and "voldoet" in eigen

    @property
    def zakt(self) -> bool:
        """True when the example shows its own rule not being met, unknown or to be judged."""
        eigen = (w for w in (*self.verwacht, *self.blijft) if w.regel == self.regel)
        return any(w.uitkomst in MELDBAAR for w in eigen)


class Basis(_Vorm, frozen=True):
    """A plan to start from, with all that it draws unchanged: reported and in order."""

    titel: str
    bestand: str
    bevindingen: tuple[Verwachting, ...]
    in_orde: tuple[Verwachting, ...] = ()


class Kern(NamedTuple):
    """What makes two findings the same in an example."""

    regel: str
    uitkomst: Uitkomst
    kracht: Kracht | None
    geval: str
    plek: str

    def __str__(self) -> str:
        """As an officer must write it in an example."""
        erbij = f", {self.kracht}, geval {self.geval}" if self.kracht else ""
        return f"{self.regel} {self.uitkomst}{erbij}, op {self.plek or 'het hele plan'}"


# --- reading ----------------------------------------------------------------------------


def _lees(pad: Path, soort: Any, sleutel: str | None = None) -> Any:
    try:
        ruw: Any = tomllib.loads(pad.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fout:
        raise VoorbeeldFout(f"{pad.name} is geen geldige TOML: {fout}") from None
    if sleutel is not None and set(ruw) != {sleutel}:
        raise VoorbeeldFout(f"{pad.name}: verwacht alleen [[{sleutel}]]")
    try:
        return msgspec.convert(ruw[sleutel] if sleutel else ruw, soort)
    except msgspec.ValidationError as fout:
        raise VoorbeeldFout(f"{pad.name} past niet in de vorm van een voorbeeld: {fout}") from None


def lees_voorbeelden(pad: Path) -> tuple[Voorbeeld, ...]:
    """The examples of one file. Raises VoorbeeldFout: no TOML, an unknown field, a title twice,
    a base plan that does not exist."""
    voorbeelden: tuple[Voorbeeld, ...] = _lees(pad, tuple[Voorbeeld, ...], "voorbeeld")
    controleer_namen(voorbeelden, pad.name)
    return voorbeelden


def controleer_namen(voorbeelden: Iterable[Voorbeeld], bestand: str) -> None:
    """Raises VoorbeeldFout: a title twice, or a base plan that does not exist."""
    voorbeelden = tuple(voorbeelden)
    namen = Counter((v.regel, v.titel) for v in voorbeelden)
    for v in voorbeelden:
        wie = f"{bestand}, {v.regel} “{v.titel}”"
        if namen[v.regel, v.titel] > 1:
            raise VoorbeeldFout(f"{wie}: deze titel komt twee keer voor bij deze regel")
        if v.basis not in basissen():
            raise VoorbeeldFout(f"{wie}: het basisplan {v.basis!r} bestaat niet")


@cache
def basissen() -> dict[str, Basis]:
    """The base plans by name."""
    gelezen: dict[str, Basis] = _lees(MAP / _BASISSEN, dict[str, Basis])
    return gelezen


@cache
def basisplan(naam: str) -> Mapping[str, Any]:
    """A base plan as it stands in its file. Don't change it: every example starts from it."""
    ruw: dict[str, Any] = json.loads((MAP / basissen()[naam].bestand).read_text("utf-8"))
    return ruw


@cache
def alle_voorbeelden() -> dict[str, tuple[Voorbeeld, ...]]:
    """Every example, by theme."""
    paden = sorted(p for p in MAP.glob("*.toml") if p.name != _BASISSEN)
    return {pad.stem: lees_voorbeelden(pad) for pad in paden}


def ongewijzigd() -> tuple[Voorbeeld, ...]:
    """The base plans as examples of themselves."""
    return tuple(
        Voorbeeld(regel="", titel=b.titel, basis=naam, verwacht=b.in_orde)
        for naam, b in basissen().items()
    )


def voorbeelden_van(regel: str) -> tuple[Voorbeeld, ...]:
    """The examples of one rule, those that are met first."""
    eigen = [v for groep in alle_voorbeelden().values() for v in groep if v.regel == regel]
    return tuple(sorted(eigen, key=lambda v: v.zakt))


# --- applying ---------------------------------------------------------------------------


def index_van(lijst: list[Any], stap: str) -> int:
    """Where in a list a step of a path leads: to an id or name, or else to a place."""
    for i, ding in enumerate(lijst):
        if isinstance(ding, dict) and any(str(ding.get(s)) == stap for s in _SLEUTELS):
            return i
    return int(stap)


def _zet(hier: Any, stappen: list[str], waarde: Any) -> None:
    stap, *rest = stappen
    if isinstance(hier, list) and stap == "+":
        hier.append(copy.deepcopy(waarde))
        return
    sleutel: Any = index_van(hier, stap) if isinstance(hier, list) else stap
    if rest:
        if hier.get(sleutel) is None if isinstance(hier, dict) else False:
            hier[sleutel] = [] if rest[0] == "+" else {}
        _zet(hier[sleutel], rest, waarde)
    elif waarde is WEG:
        del hier[sleutel]
    else:
        hier[sleutel] = copy.deepcopy(waarde)


def gewijzigd(wijzigingen: Iterable[tuple[str, Any]], basis: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of the plan with values set by path: ``begrotingsposten.b2.toedeling``.

    A step is a field, an item's id (or its partij, naam, ...) or its place; ``+`` appends.
    """
    ruw = copy.deepcopy(dict(basis))
    for pad, waarde in wijzigingen:
        _zet(ruw, pad.split("."), waarde)
    return ruw


def waarde_op(plek: str, basis: Mapping[str, Any]) -> Any:
    """What stands at a place; None when the place or the value is not there."""
    hier: Any = basis
    for stap in plek.split("."):
        try:
            hier = hier[index_van(hier, stap) if isinstance(hier, list) else stap]
        except (KeyError, IndexError, TypeError, ValueError):
            return None
    return hier


def _gewoon(waarde: Any) -> Any:
    """TOML's own days as the plan writes them."""
    if isinstance(waarde, dt.date):
        return waarde.isoformat()
    if isinstance(waarde, dict):
        return {k: _gewoon(w) for k, w in waarde.items()}
    return [_gewoon(w) for w in waarde] if isinstance(waarde, list) else waarde


def _paar(w: Wijziging, basis: Mapping[str, Any]) -> tuple[str, Any]:
    if w.leeg or w.weg:
        return w.plek, WEG if w.weg else None
    if w.erbij is UNSET:
        return w.plek, _gewoon(w.wordt)
    erbij = _gewoon(w.erbij)
    if w.zoals is not None:
        lijst: Any = basis
        for stap in w.plek.split("."):
            lijst = lijst[index_van(lijst, stap) if isinstance(lijst, list) else stap]
        erbij = {**lijst[index_van(lijst, w.zoals)], **erbij}
    return f"{w.plek}.+", erbij


def basis_van(v: Voorbeeld) -> Mapping[str, Any]:
    """The plan that an example starts from: a base plan, or the one it brings."""
    return basisplan(v.basis) if v.plan is None else _gewoon(v.plan)


def paren(v: Voorbeeld) -> list[tuple[str, Any]]:
    """The changes of an example as path and value."""
    basis = basis_van(v)
    return [_paar(w, basis) for w in v.wijziging]


def plan_van(v: Voorbeeld) -> dict[str, Any]:
    """The plan of an example: its base plan with the changes. Raises VoorbeeldFout."""
    try:
        return gewijzigd(paren(v), basis_van(v))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        plekken = ", ".join(w.plek for w in v.wijziging)
        raise VoorbeeldFout(
            f"{v.regel} “{v.titel}”: een van deze plekken bestaat niet in het basisplan: {plekken}"
        ) from None


# --- holding against what was found -----------------------------------------------------


class Beeld(NamedTuple):
    """All that an example expects: what is reported, what is in order, and shown values."""

    meldbaar: Counter[Kern]
    in_orde: frozenset[Kern]
    waarden: tuple[tuple[Kern, Gegevens], ...]


def beeld(v: Voorbeeld, regels: Collection[str] | None = None) -> Beeld:
    """The expectation of an example in full; ``regels`` narrows it to some rules."""

    def telt(w: Verwachting) -> bool:
        return regels is None or w.regel in regels

    eerst = basissen()[v.basis].bevindingen if v.plan is None else ()
    begin = Counter(w.kern for w in eerst if telt(w))
    vervalt = Counter(w.kern for w in v.vervalt if telt(w))
    blijft = Counter(w.kern for w in v.blijft if telt(w))
    if (vervalt + blijft) - begin:
        raise VoorbeeldFout(
            f"{v.regel} “{v.titel}”: wat vervalt of blijft, stond niet in het basisplan"
        )
    verwacht = [w for w in v.verwacht if telt(w)]
    return Beeld(
        begin - vervalt + Counter(w.kern for w in verwacht if w.uitkomst in MELDBAAR),
        frozenset(w.kern for w in verwacht if w.uitkomst not in MELDBAAR),
        tuple((w.kern, w.waarden) for w in (*verwacht, *v.blijft) if w.waarden and telt(w)),
    )


def kern_van(b: Bevinding) -> Kern:
    """A finding as an example names it; what is in order has no force."""
    kracht = b.kracht if b.uitkomst in MELDBAAR else None
    return Kern(b.regel, b.uitkomst, kracht, b.geval, b.object)


def afwijkingen(verwacht: Beeld, gevonden: Iterable[Bevinding]) -> list[str]:
    """Where the findings differ from the example, in Dutch; empty when it holds."""
    per_kern: dict[Kern, list[Bevinding]] = {}
    for b in gevonden:
        per_kern.setdefault(kern_van(b), []).append(b)
    telling = Counter({k: len(bs) for k, bs in per_kern.items() if k.uitkomst in MELDBAAR})
    uit = [f"niet verwacht: {k}" for k in (telling - verwacht.meldbaar).elements()]
    uit += [f"ontbreekt: {k}" for k in (verwacht.meldbaar - telling).elements()]
    uit += [f"ontbreekt: {k}" for k in sorted(verwacht.in_orde - per_kern.keys())]
    for kern, waarden in verwacht.waarden:
        getoond = [b.waarden for b in per_kern.get(kern, ())]
        if not any(all(g.get(k) == w for k, w in waarden.items()) for g in getoond):
            uit.append(f"andere waarden bij {kern}: {getoond}, verwacht {waarden}")
    return uit
