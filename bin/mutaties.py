"""Mutate the rules one small step at a time and see whether the examples notice.

Called by bin/mutaties. A mutant of a file in src/regelwerk/regels is compiled in memory; the
rules of that file run on the plans of the examples of that file, until one example fails.
Examples are data and a rule takes microseconds, so thousands of mutants take seconds.
"""

from __future__ import annotations

import argparse
import ast
import copy
import datetime as dt
import json
import re
import signal
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import regelwerk.regels
from regelwerk.dossier import Dossier
from regelwerk.inlezen import lees_plan
from regelwerk.onderbouwing import Onderbouwing, zonder_bsn
from regelwerk.oordeel import Bevinding, Vaststelling
from regelwerk.regel import REGELS, Regelfunctie, alle_nvt, los, voldoen
from regelwerk.regelsets import alle_regelsets, kies
from regelwerk.toets import toets
from regelwerk.voorbeelden import (
    Beeld,
    Voorbeeld,
    afwijkingen,
    alle_voorbeelden,
    beeld,
    ongewijzigd,
    plan_van,
)

WORTEL = Path(__file__).resolve().parents[1]
GELIJKWAARDIG = WORTEL / "docs/mutaties-gelijkwaardig.toml"
RAPPORT = WORTEL / "docs/mutaties.md"
NORM = 95
MAX_SECONDEN = 2  # for one mutant on one example: a loop that no longer ends
BOUWERS = ("voldoet", "voldoen", "tekort", "onbekend", "nvt", "alle_nvt", "oordeel")


# --- making mutants ---------------------------------------------------------------------


class Mutant(NamedTuple):
    """``van`` and ``naar`` are source text; ``nr`` tells apart what reads the same."""

    bestand: str
    functie: str
    soort: str
    van: str
    naar: str
    nr: int
    regel: int
    boom: ast.Module

    @property
    def sleutel(self) -> tuple[str, str, str, str, int]:
        return (self.bestand, self.functie, self.van, self.naar, self.nr)


_OMGEKEERD: Mapping[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_REKEN: Mapping[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_RUIL = {"any": "all", "all": "any", "min": "max", "max": "min"}


def _vervangingen(knoop: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """(kind, the node that takes its place) for one expression."""
    match knoop:
        case ast.Compare(ops=ops):
            for i, op in enumerate(ops):
                for nieuw in _OMGEKEERD[type(op)]:
                    kopie = copy.deepcopy(knoop)
                    kopie.ops[i] = nieuw()
                    yield "vergelijking", kopie
        case ast.BoolOp(op=op, values=delen):
            kopie = copy.deepcopy(knoop)
            kopie.op = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield "en/of", kopie
            for i in range(len(delen)):
                rest = [copy.deepcopy(d) for j, d in enumerate(delen) if j != i]
                yield "deel weg", rest[0] if len(rest) == 1 else ast.BoolOp(copy.copy(op), rest)
        case ast.UnaryOp(op=ast.Not(), operand=binnen):
            yield "niet", copy.deepcopy(binnen)
        case ast.BinOp(op=op) if type(op) in _REKEN:
            kopie = copy.deepcopy(knoop)
            kopie.op = _REKEN[type(op)]()
            yield "rekenen", kopie
        case ast.IfExp(test=test):
            kopie = copy.deepcopy(knoop)
            kopie.test = ast.UnaryOp(ast.Not(), copy.deepcopy(test))
            yield "keuze", kopie
        case ast.Call(func=ast.Name(id=naam), args=[_, *_]) if naam in _RUIL:
            kopie = copy.deepcopy(knoop)
            kopie.func = ast.Name(_RUIL[naam], ast.Load())
            yield "functie", kopie
        case ast.Constant(value=bool() as waarde):
            yield "constante", ast.Constant(not waarde)
        case ast.Constant(value=int() as getal):
            yield "constante", ast.Constant(getal + 1)
            if getal:
                yield "constante", ast.Constant(getal - 1)


def _filters(knoop: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """A comprehension that no longer filters."""
    if isinstance(knoop, ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp):
        for i, generator in enumerate(knoop.generators):
            for j in range(len(generator.ifs)):
                kopie = copy.deepcopy(knoop)
                del kopie.generators[i].ifs[j]
                yield "filter", kopie


def _geen_tekst(knoop: ast.AST, ouders: Sequence[ast.AST]) -> bool:
    """Annotations and decorators are no behaviour of a rule."""
    return not any(
        isinstance(ouder, ast.arg)
        or (isinstance(ouder, ast.AnnAssign) and kind is ouder.annotation)
        or (isinstance(ouder, ast.FunctionDef) and kind in (*ouder.decorator_list, ouder.returns))
        for ouder, kind in zip(ouders, (*ouders, knoop)[1:], strict=bool(ouders))
    )


def _lopen(
    knoop: ast.AST, ouders: tuple[ast.AST, ...] = ()
) -> Iterator[tuple[ast.AST, tuple[ast.AST, ...]]]:
    yield knoop, ouders
    for kind in ast.iter_child_nodes(knoop):
        yield from _lopen(kind, (*ouders, knoop))


def _zinnen(
    knoop: ast.AST, eigen: Mapping[str, set[str]], regels: Sequence[str]
) -> Iterator[tuple[str, ast.stmt]]:
    """(kind, what takes its place) for one statement."""
    match knoop:
        case ast.If(test=test) | ast.While(test=test):
            for waarde in (True, False):
                kopie = copy.deepcopy(knoop)
                kopie.test = ast.Constant(waarde and isinstance(knoop, ast.If))
                yield "voorwaarde", kopie
            if not isinstance(test, ast.Compare | ast.UnaryOp):
                kopie = copy.deepcopy(knoop)
                kopie.test = ast.UnaryOp(ast.Not(), copy.deepcopy(test))
                yield "voorwaarde", kopie
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield "yield weg", ast.If(ast.Constant(False), [copy.deepcopy(knoop)], [])
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Continue():
            yield "opdracht weg", ast.Pass()
        case ast.Return(value=None):
            yield "return weg", ast.Pass()
        case ast.Return(value=waarde) if not (
            isinstance(waarde, ast.Constant) and waarde.value is None
        ):
            yield "return None", ast.Return(ast.Constant(None))
        case ast.For():
            kopie = copy.deepcopy(knoop)
            kopie.body.append(ast.Break())
            yield "lus één keer", kopie


def _gevallen(
    knoop: ast.AST, bekend: Mapping[str, tuple[str, ...]], regels: Sequence[str]
) -> Iterator[tuple[str, ast.AST]]:
    """Another case of the same rule, and another outcome for the same case."""
    match knoop:
        case ast.Call(func=ast.Name(id=naam)) if naam in BOUWERS:
            plaats = {"tekort": 1, "oordeel": 1, "onbekend": 2}.get(naam)
            if plaats is not None and len(knoop.args) > plaats:
                huidig = knoop.args[plaats]
                if isinstance(huidig, ast.Constant):
                    anders = {g for r in regels for g in bekend[r] if g != huidig.value}
                    for geval in sorted(anders)[:2]:
                        kopie = copy.deepcopy(knoop)
                        kopie.args[plaats] = ast.Constant(geval)
                        yield "geval", kopie
            ander = _ANDERS.get(naam, "voldoet")
            kopie = copy.deepcopy(knoop)
            kopie.func = ast.Name(f"_{ander}", ast.Load())
            yield "uitkomst", kopie


_ANDERS = {"voldoet": "nvt", "nvt": "voldoet", "voldoen": "alle_nvt", "alle_nvt": "voldoen"}

# Outcomes under names that every mutant knows, whatever its file imports.
_NAMEN: dict[str, Any] = {
    "_voldoet": lambda plek, *_, **__: Vaststelling("voldoet", plek),
    "_nvt": lambda plek, *_, **__: Vaststelling("niet_van_toepassing", plek),
    "_voldoen": voldoen,
    "_alle_nvt": alle_nvt,
}


def _regels_per_functie(boom: ast.Module) -> dict[str, list[str]]:
    """Function name -> the rules of this file whose code reaches it."""
    functies = {n.name: n for n in boom.body if isinstance(n, ast.FunctionDef)}
    uit: dict[str, list[str]] = defaultdict(list)

    def bereikt(naam: str, gezien: set[str]) -> set[str]:
        if naam in functies and naam not in gezien:
            gezien.add(naam)
            for n in ast.walk(functies[naam]):
                if isinstance(n, ast.Name):
                    bereikt(n.id, gezien)
        return gezien

    for functie in functies.values():
        for versiering in functie.decorator_list:
            if isinstance(versiering, ast.Call) and ast.unparse(versiering.func) == "regel":
                for naam in bereikt(functie.name, set()):
                    uit[naam].append(ast.literal_eval(versiering.args[0]))
    return uit


def mutanten(pad: Path, bekend: Mapping[str, tuple[str, ...]]) -> Iterator[Mutant]:
    """Every mutant of one file."""
    boom = ast.parse(pad.read_text("utf-8"))
    per_functie = _regels_per_functie(boom)
    geteld: Counter[tuple[str, str, str]] = Counter()
    for knoop, ouders in list(_lopen(boom)):
        functie = next((o.name for o in ouders if isinstance(o, ast.FunctionDef)), "")
        if not _geen_tekst(knoop, ouders) or not (functie or isinstance(knoop, ast.expr)):
            continue
        nieuwe = [
            *_vervangingen(knoop),
            *_filters(knoop),
            *_gevallen(knoop, bekend, per_functie.get(functie, ())),
            *(_zinnen(knoop, {}, ()) if functie else ()),
        ]
        for soort, nieuw in nieuwe:
            van, naar = _kop(knoop), _kop(nieuw)
            geteld[functie, van, naar] += 1
            yield Mutant(
                pad.stem,
                functie,
                soort,
                van,
                naar,
                geteld[functie, van, naar],
                getattr(knoop, "lineno", 0),
                _met(boom, ouders, knoop, nieuw),
            )


def _kop(knoop: ast.AST) -> str:
    """Source text of a node on one line; of a block only its head."""
    tekst = ast.unparse(ast.fix_missing_locations(copy.deepcopy(knoop)))
    if isinstance(knoop, ast.For):
        eind = " … break" if isinstance(knoop.body[-1], ast.Break) else ""
        return tekst.splitlines()[0] + eind
    if isinstance(knoop, ast.If | ast.While):
        kop = tekst.splitlines()
        return f"{kop[0]} {kop[1].strip()}" if kop[0] == "if False:" else kop[0]
    return re.sub(r"\s+", " ", tekst)


def _met(boom: ast.Module, ouders: Sequence[ast.AST], knoop: ast.AST, nieuw: ast.AST) -> ast.Module:
    """The tree with one node replaced; only the path to it is copied."""
    kind, vervanger = knoop, ast.copy_location(nieuw, knoop)
    for ouder in reversed(ouders):
        kopie = copy.copy(ouder)
        for veld, waarde in ast.iter_fields(ouder):
            if waarde is kind:
                setattr(kopie, veld, vervanger)
            elif isinstance(waarde, list):
                setattr(kopie, veld, [vervanger if w is kind else w for w in waarde])
        kind, vervanger = ouder, kopie
    assert isinstance(vervanger, ast.Module)
    return ast.fix_missing_locations(vervanger)


# --- holding a mutant against the examples ----------------------------------------------


class Proef(NamedTuple):
    """One example made ready: what each rule gets, gave unmutated and should give."""

    voorbeeld: Voorbeeld
    dossier: Dossier
    gronden: tuple[Onderbouwing, ...]
    gewoon: dict[str, list[Vaststelling]]
    vast: tuple[Bevinding, ...]  # findings that the check itself gives under such a rule's id
    verwacht: Beeld


def _proef(v: Voorbeeld, regels: frozenset[str]) -> Proef:
    plan = lees_plan(json.dumps(plan_van(v)).encode())
    d = Dossier(plan, vandaag=v.kennisdatum or v.peildatum)
    kennis = v.kennisdatum or d.peildatum
    gekozen = kies(
        alle_regelsets(),
        contractjaar=plan.contractjaar,
        verzekeraar=d.preferente,
        kennisdatum=kennis,
        extra=v.extra,
    )
    gronden = tuple(
        Onderbouwing(s, naam, gekozen) for s in gekozen for naam in s.regels if naam in regels
    )
    gewoon = {g.regel: list(los(REGELS[g.regel](d, g.parameters))) for g in gronden}
    alle = toets(
        plan, sha256="", vandaag=v.peildatum, kennisdatum=v.kennisdatum, extra=v.extra
    ).alle
    vast = tuple(b for b in alle if b.regel in regels - gewoon.keys())
    return Proef(v, d, gronden, gewoon, vast, beeld(v, regels))


def _bevindingen(proef: Proef, per_regel: Mapping[str, Sequence[Vaststelling]]) -> list[Bevinding]:
    gevonden = [g.bevinding(v) for g in proef.gronden for v in per_regel[g.regel]]
    if proef.dossier.misschien_bsn:
        gevonden = [zonder_bsn(b) for b in gevonden]
    return [*gevonden, *proef.vast]


class _TeLang(Exception):
    pass


def _afbreken(*_: object) -> None:
    raise _TeLang


def _faalt(proef: Proef, functies: Mapping[str, Regelfunctie]) -> bool:
    """True when the example notices: another result, an exception or no end."""
    nieuw = {}
    signal.setitimer(signal.ITIMER_REAL, MAX_SECONDEN)
    try:
        for g in proef.gronden:
            nieuw[g.regel] = list(los(functies[g.regel](proef.dossier, g.parameters)))
        if nieuw == proef.gewoon:
            return False
        return bool(afwijkingen(proef.verwacht, _bevindingen(proef, nieuw)))
    except Exception:
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _functies(boom: ast.Module, naam: str) -> dict[str, Regelfunctie] | None:
    """The rules of a mutated file; None when it doesn't even load."""
    bewaard = dict(REGELS)
    module = ModuleType(f"regelwerk.regels.{naam}")
    module.__dict__.update(_NAMEN)
    REGELS.clear()
    try:
        exec(compile(boom, f"{naam}.py", "exec"), module.__dict__)
        return dict(REGELS)
    except Exception:
        return None
    finally:
        REGELS.clear()
        REGELS.update(bewaard)


class Uitslag(NamedTuple):
    mutant: Mutant
    gedood: bool
    waarom: str  # why a survivor is judged equivalent; empty when it is not


def _beproef(pad: Path, waarom: Mapping[tuple[Any, ...], str]) -> Iterator[Uitslag]:
    bekend = {naam: tuple(v.gevallen) for s in alle_regelsets() for naam, v in s.regels.items()}
    eigen = _functies(ast.parse(pad.read_text("utf-8")), pad.stem)
    if not eigen:
        return
    groep = [v for vs in alle_voorbeelden().values() for v in vs if v.regel in eigen]
    proeven = [_proef(v, frozenset(eigen)) for v in (*ongewijzigd(), *groep)]
    for proef in proeven:
        if fout := afwijkingen(proef.verwacht, _bevindingen(proef, proef.gewoon)):
            sys.exit(f"{proef.voorbeeld.titel}: faalt zonder mutatie. {fout}")
    for mutant in mutanten(pad, bekend):
        functies = _functies(mutant.boom, pad.stem)
        gedood = functies is None or functies.keys() != eigen.keys()
        if functies and not gedood:
            for i, proef in enumerate(proeven):
                if _faalt(proef, functies):
                    proeven.insert(0, proeven.pop(i))  # neighbours often die of the same example
                    gedood = True
                    break
        yield Uitslag(mutant, gedood, "" if gedood else waarom.get(mutant.sleutel, ""))


# --- telling ----------------------------------------------------------------------------


def _gelijkwaardig() -> dict[tuple[Any, ...], str]:
    rijen = tomllib.loads(GELIJKWAARDIG.read_text("utf-8")).get("mutant", [])
    return {
        (r["bestand"], r["functie"], r["van"], r["naar"], r.get("nr", 1)): r["waarom"]
        for r in rijen
    }


def _rij(u: Uitslag) -> str:
    m = u.mutant
    nr = f" ({m.nr}e)" if m.nr > 1 else ""
    return f"`{m.van}` → `{m.naar}`{nr} ({m.soort})".replace("|", "\\|")


def _score(uitslagen: Sequence[Uitslag]) -> tuple[int, int, int]:
    """Killed, survived, judged equivalent."""
    gedood = sum(u.gedood for u in uitslagen)
    gelijk = sum(bool(u.waarom) for u in uitslagen)
    return gedood, len(uitslagen) - gedood - gelijk, gelijk


def _procent(gedood: int, over: int) -> float:
    return 100 * gedood / (gedood + over) if gedood + over else 100.0


def _als_markdown(
    per_bestand: Mapping[str, Sequence[Uitslag]], dag: dt.date, commit: str, aantal: int
) -> str:
    alle = [u for us in per_bestand.values() for u in us]
    gedood, over, gelijk = _score(alle)
    uit = [
        "# Mutations of the rules",
        "",
        "Written by `bin/mutaties --datum DAY --commit HASH`; don't edit. Each mutant is one small",
        "change in `src/regelwerk/regels`: a comparison turned, a condition always or never true,",
        "a part of *and*/*or* left out, a constant one off, a filter or statement gone, another",
        "case or outcome. It is killed when an example of a rule in the same file",
        "(`src/regelwerk/voorbeelden`) no longer holds.",
        "",
        f"**{_procent(gedood, over):.1f}%** of the mutants that are not equivalent are killed:",
        f"{gedood} killed, {over} survived, {gelijk} judged equivalent; {aantal} examples;",
        f"{dag.isoformat()}, commit `{commit}`.",
        "",
        "| file | mutants | killed | survived | equivalent | score |",
        "|---|---|---|---|---|---|",
    ]
    for naam, uitslagen in per_bestand.items():
        g, o, e = _score(uitslagen)
        uit.append(f"| {naam} | {len(uitslagen)} | {g} | {o} | {e} | {_procent(g, o):.1f}% |")
    soorten: dict[str, list[Uitslag]] = defaultdict(list)
    for u in alle:
        soorten[u.mutant.soort].append(u)
    uit += ["", "| kind | mutants | survived |", "|---|---|---|"]
    uit += [f"| {s} | {len(us)} | {_score(us)[1]} |" for s, us in sorted(soorten.items())]
    uit += ["", "## Survivors", ""]
    rest = [u for u in alle if not u.gedood and not u.waarom]
    uit += [f"- {u.mutant.bestand}, `{u.mutant.functie}`: {_rij(u)}" for u in rest] or ["None."]
    uit += [
        "",
        "## Judged equivalent",
        "",
        "The list stands in `docs/mutaties-gelijkwaardig.toml`, with the reason of each.",
        "",
    ]
    return "\n".join(uit)


def main() -> int:
    lezer = argparse.ArgumentParser(
        description="Verander de regels één stapje tegelijk en kijk of de voorbeelden het merken."
    )
    lezer.add_argument("--bestand", help="alleen dit bestand, bijvoorbeeld mandaten")
    lezer.add_argument("--datum", type=dt.date.fromisoformat, help="schrijf docs/mutaties.md")
    lezer.add_argument("--commit", help="de commit die in het verslag komt")
    keuze = lezer.parse_args()
    if bool(keuze.datum) != bool(keuze.commit) or (keuze.datum and keuze.bestand):
        lezer.error("--datum en --commit horen bij elkaar, en bij een volledige ronde")

    signal.signal(signal.SIGALRM, _afbreken)
    begin = time.perf_counter()
    waarom = _gelijkwaardig()
    per_bestand: dict[str, list[Uitslag]] = {}
    for pad in sorted(Path(regelwerk.regels.__file__).parent.glob("[a-z]*.py")):
        if keuze.bestand in (None, pad.stem):
            per_bestand[pad.stem] = list(_beproef(pad, waarom))
            g, o, e = _score(per_bestand[pad.stem])
            print(f"{pad.stem:22} {g:5} gedood {o:4} over {e:3} gelijkwaardig", flush=True)
    alle = [u for us in per_bestand.values() for u in us]
    for u in alle:
        if not u.gedood and not u.waarom:
            print(f"{u.mutant.bestand}.py:{u.mutant.regel} {u.mutant.functie}: {_rij(u)}")
    vergeefs = waarom.keys() - {u.mutant.sleutel for u in alle if u.waarom}
    if not keuze.bestand:
        for sleutel in sorted(vergeefs):
            print(f"staat ten onrechte bij de gelijkwaardige mutanten: {sleutel}")
    gedood, over, gelijk = _score(alle)
    score = _procent(gedood, over)
    aantal = sum(len(vs) for vs in alle_voorbeelden().values())
    print(
        f"{score:.1f}%: {gedood} gedood, {over} over, {gelijk} gelijkwaardig; "
        f"{aantal} voorbeelden, {time.perf_counter() - begin:.0f} s"
    )
    if keuze.datum:
        RAPPORT.write_text(_als_markdown(per_bestand, keuze.datum, keuze.commit, aantal), "utf-8")
    return 0 if score >= NORM and (keuze.bestand or not vergeefs) else 1


if __name__ == "__main__":
    sys.exit(main())
