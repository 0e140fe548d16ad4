"""*Maak hiervan een voorbeeld*: from a finding in a plan to an example that runs as a test.

The plan is first stripped of names. Then the nearest base plan is changed in as few places as
still draw the same finding; when that takes too many, the plan itself becomes the base.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from regelwerk.feiten import ResvPlan
from regelwerk.inlezen import Onleesbaar, lees_plan
from regelwerk.oordeel import MELDBAAR, Bevinding
from regelwerk.rapport import Rapport
from regelwerk.regelsets import alle_regelsets
from regelwerk.toets import toets
from regelwerk.voorbeelden import (
    Kern,
    Verwachting,
    Voorbeeld,
    VoorbeeldFout,
    Wijziging,
    afwijkingen,
    basisplan,
    basissen,
    beeld,
    kern_van,
    plan_van,
)
from regelwerk.voorbeelden.verhullen import verhul
from regelwerk.voorbeelden.verzonnen import Verzinner

MAX_WIJZIGINGEN = 25
MAX_POGINGEN = 120
_FIJN = 16
MAX_TITEL = 110
_JAAR = "NZA-7-a"  # the check itself speaks it when no rule of the NZa covers the year
_HERKEN = ("id", "partij", "discipline", "kernregio", "hoofdtaak", "domein", "naam", "titel")


class Dag(NamedTuple):
    """The day of the check, and that of the rules when it was another."""

    vandaag: dt.date
    kennisdatum: dt.date | None = None


class Gemaakt(NamedTuple):
    voorbeeld: Voorbeeld
    eigen_plan: bool  # no base plan was near enough


def maak(plan: ResvPlan, gevraagd: Bevinding, dag: Dag) -> Gemaakt:
    """The example of one finding of this plan. Raises VoorbeeldFout when its outcome hangs on
    a text that does not come along."""
    verzinner = Verzinner()
    ruw: dict[str, Any] = verzinner.plan(_zonder_niets(msgspec.to_builtins(plan)))
    ruw = verhul(ruw, lambda r: _over_dekking(r, dag))
    doel = _doel(ruw, gevraagd, verzinner, dag)
    klein = _kleinste(ruw, doel, dag)
    eigen = klein is None
    v = _met_verwachting(
        Voorbeeld(regel=doel.regel, titel=_titel(doel), plan=ruw, **_dagen(dag))
        if klein is None
        else klein,
        dag,
    )
    if fouten := afwijkingen(beeld(v), _rapport(plan_van(v), dag).alle):
        raise VoorbeeldFout(f"het gemaakte voorbeeld komt niet uit: {'; '.join(fouten[:3])}")
    return Gemaakt(v, eigen)


def _zonder_niets(ding: Any) -> Any:
    """Without fields that hold nothing: absent is the same, and TOML has no null."""
    if isinstance(ding, dict):
        return {k: _zonder_niets(w) for k, w in ding.items() if w is not None}
    return [_zonder_niets(w) for w in ding] if isinstance(ding, list | tuple) else ding


def _dagen(dag: Dag) -> dict[str, Any]:
    return {"peildatum": dag.vandaag, "kennisdatum": dag.kennisdatum}


def _rapport(ruw: Mapping[str, Any], dag: Dag, regel: str = "") -> Rapport:
    """The check of a plan as data, of all rules or of one."""
    sets = alle_regelsets()
    if regel:
        sets = tuple(
            msgspec.structs.replace(
                s, regels={k: v for k, v in s.regels.items() if k in (regel, _JAAR)}
            )
            for s in sets
        )
    return toets(
        lees_plan(json.dumps(ruw).encode()),
        sha256="0" * 64,
        vandaag=dag.vandaag,
        kennisdatum=dag.kennisdatum,
        regelsets=sets,
    )


def _over_dekking(ruw: Mapping[str, Any], dag: Dag) -> list[Kern]:
    return [kern_van(b) for b in _rapport(ruw, dag).alle if b.object.startswith("vvt_dekking")]


def _doel(ruw: Mapping[str, Any], gevraagd: Bevinding, verzinner: Verzinner, dag: Dag) -> Bevinding:
    """The finding in the plan without names."""
    plek = ".".join(verzinner.tekst(stap) for stap in gevraagd.object.split("."))
    wens = kern_van(gevraagd)._replace(plek=plek)
    kan = [b for b in _rapport(ruw, dag, gevraagd.regel).bevindingen if _zelfde(b, wens)]
    if not kan:
        raise VoorbeeldFout(
            f"de uitkomst van “{gevraagd.titel}” hangt af van een tekst of naam die wij niet "
            "overnemen; maak dit voorbeeld met de hand"
        )
    return next((b for b in kan if b.object == plek), kan[0])


def _zelfde(b: Bevinding, wens: Kern) -> bool:
    return kern_van(b)._replace(plek="") == wens._replace(plek="")


# --- the fewest changes to the nearest base plan --------------------------------------------


def _kleinste(ruw: Mapping[str, Any], doel: Bevinding, dag: Dag) -> Voorbeeld | None:
    """The smallest example on the nearest base plan that has one; None when the plan is too
    different. With the same numbers if that can be, else with the same finding."""
    stappen = {naam: list(verschil(_zonder_niets(basisplan(naam)), ruw)) for naam in basissen()}
    dichtbij = sorted(stappen, key=lambda naam: len(stappen[naam]))
    for met_waarden in (True, False):
        for naam in dichtbij:
            proef = _proef(naam, doel, dag, met_waarden=met_waarden)
            klein = _krimp(stappen[naam], proef)
            if klein is not None and len(klein) <= MAX_WIJZIGINGEN:
                return _voorbeeld(naam, klein, doel, dag)
    return None


def _voorbeeld(basis: str, wijziging: Sequence[Wijziging], doel: Bevinding, dag: Dag) -> Voorbeeld:
    return Voorbeeld(
        regel=doel.regel,
        titel=_titel(doel),
        basis=basis,
        wijziging=tuple(wijziging),
        **_dagen(dag),
    )


def _proef(
    basis: str, doel: Bevinding, dag: Dag, *, met_waarden: bool
) -> Callable[[Sequence[Wijziging]], bool]:
    """Whether some changes to a base plan still draw the finding, with the same numbers."""

    def slaagt(wijziging: Sequence[Wijziging]) -> bool:
        try:
            plan = plan_van(_voorbeeld(basis, wijziging, doel, dag))
            gevonden = _rapport(plan, dag, doel.regel).bevindingen
        except (VoorbeeldFout, Onleesbaar):
            return False
        kern = kern_van(doel)
        return any(
            kern_van(b) == kern and (not met_waarden or b.waarden == doel.waarden) for b in gevonden
        )

    return slaagt


def _krimp(
    stappen: list[Wijziging], slaagt: Callable[[Sequence[Wijziging]], bool]
) -> list[Wijziging] | None:
    """Delta debugging: leave out ever smaller parts as long as the finding stays."""
    if slaagt([]):
        return []
    if not slaagt(stappen):
        return None
    pogingen, delen = 0, 2
    while len(stappen) > 1 and pogingen < MAX_POGINGEN:
        grootte = max(1, len(stappen) // delen)
        for begin in range(0, len(stappen), grootte):
            pogingen += 1
            rest = stappen[:begin] + stappen[begin + grootte :]
            if slaagt(rest):
                stappen, delen = rest, max(2, delen - 1)
                break
        else:
            # Where a sixteenth part can't be missed, nearly all of it counts.
            if grootte == 1 or (delen >= _FIJN and len(stappen) > 4 * MAX_WIJZIGINGEN):
                break
            delen = min(len(stappen), delen * 2)
    return stappen


def verschil(basis: Any, plan: Any, pad: str = "") -> Iterator[Wijziging]:
    """What makes one plan into the other, as small changes; order in a list has no meaning."""
    for veld in dict.fromkeys([*basis, *plan]):
        plek = f"{pad}.{veld}" if pad else veld
        oud, nieuw = basis.get(veld), plan.get(veld)
        if oud == nieuw:
            continue
        if nieuw is None:
            yield Wijziging(plek=plek, leeg=True)
        elif isinstance(oud, dict) and isinstance(nieuw, dict):
            yield from verschil(oud, nieuw, plek)
        elif isinstance(nieuw, list) and (sleutel := _sleutel(oud or [], nieuw)):
            yield from _lijstverschil(oud or [], nieuw, plek, sleutel)
        else:
            yield Wijziging(plek=plek, wordt=nieuw)


def _sleutel(oud: Any, nieuw: Any) -> str:
    """The field that tells the things of both lists apart; none in a list of plain values."""
    alle = [*oud, *nieuw]
    if not nieuw or not all(isinstance(d, dict) for d in alle):
        return ""
    for veld in _HERKEN:
        waarden = [[str(d.get(veld, "")) for d in lijst] for lijst in (oud, nieuw)]
        if all("" not in w and len(set(w)) == len(w) and "." not in "".join(w) for w in waarden):
            return veld
    return ""


def _lijstverschil(oud: Any, nieuw: Any, plek: str, sleutel: str) -> Iterator[Wijziging]:
    eerst = {str(d[sleutel]): d for d in oud}
    daarna = {str(d[sleutel]): d for d in nieuw}
    for naam, ding in eerst.items():
        if naam not in daarna:
            yield Wijziging(plek=f"{plek}.{naam}", weg=True)
        else:
            yield from verschil(ding, daarna[naam], f"{plek}.{naam}")
    for naam, ding in daarna.items():
        if naam not in eerst:
            yield Wijziging(plek=plek, erbij=ding)


# --- what it draws ---------------------------------------------------------------------------


def _titel(b: Bevinding) -> str:
    tekst = " ".join(b.melding.split()).rstrip(".")
    return tekst if len(tekst) <= MAX_TITEL else f"{tekst[:MAX_TITEL].rstrip()}…"


def _met_verwachting(v: Voorbeeld, dag: Dag) -> Voorbeeld:
    """The example with all that it draws beside its base plan, its own rule first."""
    gevonden = [b for b in _rapport(plan_van(v), dag).alle if b.uitkomst in MELDBAAR]
    eerst = basissen()[v.basis].bevindingen if v.plan is None else ()
    was = Counter(w.kern for w in eerst)
    nu = Counter(kern_van(b) for b in gevonden)
    eigen = {kern_van(b): b for b in gevonden if b.regel == v.regel}

    def als(kern: Kern) -> Verwachting:
        waarden = eigen[kern].waarden if kern in eigen else {}
        return Verwachting(
            regel=kern.regel,
            uitkomst=kern.uitkomst,
            plek=kern.plek,
            kracht=kern.kracht,
            geval=kern.geval,
            waarden=waarden,
        )

    nieuw = sorted((nu - was).elements(), key=lambda k: (k.regel != v.regel, k.regel, k.plek))
    blijft = [k for k in eigen if k in was and k not in nieuw]
    return msgspec.structs.replace(
        v,
        verwacht=tuple(als(k) for k in nieuw),
        vervalt=tuple(msgspec.structs.replace(als(k), waarden={}) for k in (was - nu).elements()),
        blijft=tuple(als(k) for k in blijft),
    )
