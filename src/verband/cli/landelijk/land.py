"""An invented country: regions with a plan and a large budget, and the mistakes people make.

Every draw comes from one seed, so the same seed gives the same bytes. Names, places and amounts
are invented. The plans are JSON, since that is what a region hands in; ``lees_plan`` reads them.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from regelwerk.feiten import Kostensoort
from regelwerk.voorbeelden import basisplan

SEED = 2027
REGIOS, POSTEN, ACTIVITEITEN = 100, 240, 24

_LANDSCHAP = "Duin Veen Klei Heide Rivier Bos Polder Plas Terp Kreek".split()
_LIGGING = "Noord Oost Zuid West Midden Hoog Laag Nieuw Oud Groot".split()
_WERK = (
    "afvaardiging met mandaat",
    "afstemming van capaciteit",
    "coördinatie van wijkverbanden",
    "voorbereiding van overleg",
    "inrichting van gegevensuitwisseling",
    "scholing van verwijzers",
)
_KOSTENSOORTEN = [k for k in Kostensoort.__args__ if k not in ("overig", "mono_organisatie")]  # type: ignore[attr-defined]
_NIET_DE_ZVW = ("wmo", "wlz", "gemeente", "subsidie")
_JAAR = ("2027-01-01", "2028-01-01")

Ruw = dict[str, Any]
Fout = Callable[[random.Random, Ruw], None]


class Land(NamedTuple):
    seed: int
    plannen: tuple[bytes, ...]
    posten: int


def land(seed: int = SEED, *, regios: int = REGIOS, posten: int = POSTEN) -> Land:
    """The country of one seed; smaller ones are for tests."""
    toeval = random.Random(seed)  # noqa: S311 - a seed, not a secret
    plannen = tuple(
        json.dumps(_plan(toeval, nummer, posten), ensure_ascii=False).encode()
        for nummer in range(regios)
    )
    return Land(seed, plannen, regios * posten)


def regionaam(nummer: int) -> str:
    """An invented name, another for each of the first hundred."""
    return f"{_LANDSCHAP[nummer % 10]}land {_LIGGING[nummer // 10 % 10]} (verzonnen)"


def _plan(toeval: random.Random, nummer: int, aantal: int) -> Ruw:
    plan: Ruw = copy.deepcopy(dict(basisplan("basisplan")))
    plan["regio"] |= {"code": f"regio-{nummer:03d}", "naam": regionaam(nummer)}
    plan["activiteiten"] = [_activiteit(plan, i) for i in range(ACTIVITEITEN)]
    plan["begrotingsposten"] = [_post(toeval, plan, i) for i in range(aantal)]
    for post in plan["begrotingsposten"]:
        for kans, fout in _IN_EEN_POST:
            if toeval.random() < kans:
                fout(toeval, post)
    plan["gevraagde_lumpsum_cent"] = _zvw(plan)
    for kans, fout in _IN_EEN_PLAN:
        if toeval.random() < kans:
            fout(toeval, plan)
    return plan


def _activiteit(plan: Ruw, i: int) -> Ruw:
    uit: Ruw = copy.deepcopy(plan["activiteiten"][i % 4])
    return uit | {"id": f"a{i + 1}", "titel": f"{uit['titel']}, deel {i // 4 + 1}"}


def _post(toeval: random.Random, plan: Ruw, i: int) -> Ruw:
    activiteit = plan["activiteiten"][toeval.randrange(ACTIVITEITEN)]
    werk = f"{toeval.choice(_WERK)} ({i + 1})"
    bedrag = toeval.randrange(50_000, 4_000_000)
    deel = bedrag // 4 if toeval.random() < 0.1 else 0  # a tenth is shared with another domain
    toedeling = [{"domein": "zvw", "bedrag_cent": bedrag - deel}]
    if deel:
        toedeling.append({"domein": toeval.choice(_NIET_DE_ZVW), "bedrag_cent": deel})
    eigen_periode = toeval.random() < 0.5  # the other half follows its activity
    return {
        "id": f"b{i + 1}",
        "activiteit": activiteit["id"],
        "omschrijving": werk,
        "kostensoort": toeval.choice(_KOSTENSOORTEN),
        "bedrag_cent": bedrag,
        "uitvoerder": activiteit["uitvoerder"],
        "toedeling": toedeling,
        "toedelingssleutel": "naar inzet per domein, vastgesteld in het RESV" if deel else None,
        "directe_zorg": False,
        "vanaf": _JAAR[0] if eigen_periode else None,
        "tot": _JAAR[1] if eigen_periode else None,
        "randvoorwaardelijk": f"Zonder {werk} komt de samenwerking niet tot stand.",
        "zinnig": f"Minder dubbel overleg door {werk}.",
        "passend": f"De omvang volgt het aantal wijken bij {werk}.",
    }


# --- mistakes in a line -----------------------------------------------------------------


def _leeg(veld: str, _: random.Random, post: Ruw) -> None:
    post[veld] = None


def _telt_niet_op(toeval: random.Random, post: Ruw) -> None:
    post["bedrag_cent"] += toeval.choice((1, 100, 1_000, 25_000))


def _zonder_sleutel(toeval: random.Random, post: Ruw) -> None:
    eerste = post["toedeling"][0]
    deel = eerste["bedrag_cent"] // 3
    post["toedeling"] = [
        eerste | {"bedrag_cent": eerste["bedrag_cent"] - deel},
        {"domein": toeval.choice(_NIET_DE_ZVW), "bedrag_cent": deel},
        *post["toedeling"][1:],
    ]
    post["toedelingssleutel"] = toeval.choice((None, "", "   "))


def _ander_jaar(toeval: random.Random, post: Ruw) -> None:
    jaar = toeval.choice((2026, 2026, 2028, 2031, 2032))
    post["vanaf"], post["tot"] = f"{jaar}-01-01", f"{jaar + 1}-01-01"


def _loopt_door(_: random.Random, post: Ruw) -> None:
    post["vanaf"], post["tot"] = "2027-10-01", "2028-04-01"


def _directe_zorg(_: random.Random, post: Ruw) -> None:
    post["directe_zorg"] = True


def _overig(_: random.Random, post: Ruw) -> None:
    post["kostensoort"] = "overig"


_IN_EEN_POST: tuple[tuple[float, Fout], ...] = (
    (0.016, _telt_niet_op),
    (0.016, _zonder_sleutel),
    (0.010, _ander_jaar),
    (0.012, _loopt_door),
    (0.012, _directe_zorg),
    (0.014, _overig),
    (0.012, partial(_leeg, "directe_zorg")),
    (0.012, partial(_leeg, "kostensoort")),
    (0.010, partial(_leeg, "activiteit")),
    (0.002, partial(_leeg, "bedrag_cent")),
)


# --- mistakes in a plan -----------------------------------------------------------------


def _zvw(plan: Ruw) -> int:
    return sum(
        deel["bedrag_cent"]
        for post in plan["begrotingsposten"]
        for deel in post["toedeling"]
        if deel["domein"] == "zvw"
    )


def _verkeerd_totaal(toeval: random.Random, plan: Ruw) -> None:
    plan["gevraagde_lumpsum_cent"] += toeval.choice((-1, 1, 50_000, -50_000, 1_250_000))


def _deel_onbekend(toeval: random.Random, plan: Ruw) -> None:
    deel = toeval.choice(plan["begrotingsposten"])["toedeling"][0]
    deel[toeval.choice(("domein", "bedrag_cent"))] = None


def _zonder_toedeling(toeval: random.Random, plan: Ruw) -> None:
    toeval.choice(plan["begrotingsposten"])["toedeling"] = toeval.choice((None, []))


def _te_weinig_vvt(toeval: random.Random, plan: Ruw) -> None:
    maat = plan["vvt_dekking"][toeval.choice(("wijkverpleging", "so"))]
    maat["aanbieders"][0]["omvang"] //= toeval.choice((2, 3, 20))


def _vvt_onbekend(toeval: random.Random, plan: Ruw) -> None:
    maat = plan["vvt_dekking"][toeval.choice(("wijkverpleging", "so"))]
    aanbieder = toeval.choice(maat["aanbieders"])
    aanbieder[toeval.choice(("omvang", "vertegenwoordigd"))] = None


def _mandaat_verlopen(toeval: random.Random, plan: Ruw) -> None:
    mandaat = toeval.choice(plan["mandaten"])
    mandaat[toeval.choice(("tot", "ingetrokken_op"))] = "2026-07-01"


def _mandaat_zonder_datum(toeval: random.Random, plan: Ruw) -> None:
    toeval.choice(plan["mandaten"])[toeval.choice(("vanaf", "tot"))] = None


def _buurt_vergeten(toeval: random.Random, plan: Ruw) -> None:
    buurten = toeval.choice(plan["wijkverbanden"])["buurten"]
    buurten.remove(toeval.choice(buurten))


def _buurten_onbekend(toeval: random.Random, plan: Ruw) -> None:
    toeval.choice(plan["wijkverbanden"])["buurten"] = None


_IN_EEN_PLAN: tuple[tuple[float, Fout], ...] = (
    (0.4, _verkeerd_totaal),
    (0.3, _deel_onbekend),
    (0.2, _zonder_toedeling),
    (0.3, _te_weinig_vvt),
    (0.3, _vvt_onbekend),
    (0.3, _mandaat_verlopen),
    (0.2, _mandaat_zonder_datum),
    (0.3, _buurt_vergeten),
    (0.1, _buurten_onbekend),
)
