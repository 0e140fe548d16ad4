"""Bytes to facts. What is not exactly ``resv-plan/1`` is refused whole, with its place."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NoReturn

import msgspec

from regelwerk import feiten as f
from regelwerk.tekst import getal, maskeer, zichtbaar

MAX_BYTES = 10_000_000
MAX_DIEPTE = 50
# Far above any real plan. Some rules weigh every line against every other funding or order, so
# those lists are shorter: together they decide how long a check can take at most.
MAX_LIJST = 5_000
MAX_LIJSTEN = {"voorliggende_financiering": 200, "opdrachten": 1_000}
_MAX_TEKENS = 300  # of one part of a refusal


class Onleesbaar(Exception):
    """The input can't be read as a plan; nothing of it was accepted.

    ``plaats`` is where (``begrotingsposten.b2.bedrag_cent``, ``Begroting!D5`` or empty for
    the whole file), ``wat`` what is wrong there and ``verwacht`` what was expected.
    """

    def __init__(self, wat: str, *, plaats: str = "", verwacht: str = "") -> None:
        self.wat = _kort(wat)
        self.plaats = _kort(plaats)
        self.verwacht = verwacht
        super().__init__(self.wat)

    def __str__(self) -> str:
        plek = f"{self.plaats}: " if self.plaats else ""
        eis = f" Verwacht: {self.verwacht}." if self.verwacht else ""
        return f"{plek}{self.wat}.{eis}"


def _kort(tekst: str) -> str:
    """Masked, on one line and short: a name in a file can be as long as the file."""
    # Cut first, wide enough that no number is cut before it is masked within what stays.
    tekst = zichtbaar(maskeer(tekst[: 4 * _MAX_TEKENS]))
    return tekst if len(tekst) <= _MAX_TEKENS else f"{tekst[:_MAX_TEKENS]}…"


def lees_plan(inhoud: bytes) -> f.ResvPlan:
    """Decode and check one plan in JSON.

    Raises Onleesbaar: not UTF-8, not JSON, too large or deep, a key given twice, an unknown
    field or code, a wrong type, a dangling reference or a duplicate id.
    """
    return plan_uit(lees_json(inhoud))


def lees_json(inhoud: bytes) -> object:
    """Decode JSON that can mean one thing only. Raises Onleesbaar."""
    if len(inhoud) > MAX_BYTES:
        raise Onleesbaar("het bestand is te groot", verwacht=f"ten hoogste {MAX_BYTES} bytes")
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise Onleesbaar(
            f"het bestand is geen UTF-8 (byte {fout.start})", verwacht="JSON in UTF-8"
        ) from None
    return _lees_json(tekst)


def plan_uit(ruw: object) -> f.ResvPlan:
    """Check decoded JSON (or what a workbook reader built) and make it a plan."""
    if not isinstance(ruw, dict) or "formaat" not in ruw:
        raise Onleesbaar(
            "dit is geen RESV-plan: het veld 'formaat' ontbreekt", verwacht=f'"{f.FORMAAT}"'
        )
    _controleer_aantallen(ruw)
    try:
        plan = msgspec.convert(ruw, f.ResvPlan)
    except msgspec.ValidationError as fout:
        raise _vertaal(str(fout), ruw) from None
    _controleer_verwijzingen(plan)
    return plan


def _controleer_aantallen(ruw: dict[str, Any]) -> None:
    """Refuse lists without end before anything is made of what is in them."""
    dingen: list[tuple[str, Any]] = [("", ruw)]
    while dingen:
        naam, ding = dingen.pop()
        if isinstance(ding, dict):
            dingen += ding.items()
        elif isinstance(ding, list):
            hoogstens = MAX_LIJSTEN.get(naam, MAX_LIJST)
            if len(ding) > hoogstens:
                raise Onleesbaar(
                    f"deze lijst is te lang ({getal(len(ding))} onderdelen)",
                    plaats=naam,
                    verwacht=f"ten hoogste {getal(hoogstens)} onderdelen",
                )
            dingen += [(naam, deel) for deel in ding if isinstance(deel, dict | list)]


def _lees_json(tekst: str) -> object:
    if _te_diep(tekst):
        raise Onleesbaar("de gegevens zijn te diep genest", verwacht=f"{MAX_DIEPTE} niveaus")
    try:
        ruw = json.loads(
            tekst,
            object_pairs_hook=_zonder_dubbele,
            parse_constant=_geen_getal,
            parse_float=_eindig,
        )
        if "\\ud" in tekst.lower():  # an escape may be half a character
            json.dumps(ruw, ensure_ascii=False).encode()
        return ruw
    except json.JSONDecodeError as fout:
        raise Onleesbaar(
            "dit is geen geldige JSON", plaats=f"regel {fout.lineno}, teken {fout.colno}"
        ) from None
    except UnicodeEncodeError:
        raise Onleesbaar("een tekst bevat een half teken (losse surrogaat)") from None
    except (RecursionError, ValueError):
        raise Onleesbaar("de JSON is te diep of heeft een te lang getal") from None


# A string that never ends is taken to the end at once, or each of its quotes would be tried.
_HAKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]', re.DOTALL)


def _te_diep(tekst: str) -> bool:
    """Nested too deep? Strings don't count. Known before anything recurses."""
    diep = 0
    for teken in _HAKEN.finditer(tekst):
        match teken.group()[0]:
            case "[" | "{":
                diep += 1
                if diep > MAX_DIEPTE:
                    return True
            case "]" | "}":
                diep -= 1
    return False


def _zonder_dubbele(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    ding = dict(paren)
    if len(ding) != len(paren):
        dubbel = Counter(naam for naam, _ in paren).most_common(1)[0][0]
        raise Onleesbaar(f"het veld '{dubbel}' staat twee keer in hetzelfde onderdeel")
    return ding


def _eindig(cijfers: str) -> float:
    getal = float(cijfers)
    if not math.isfinite(getal):
        raise Onleesbaar(f"{cijfers[:20]} is geen eindig getal", verwacht="een gewoon getal")
    return getal


def _geen_getal(naam: str) -> NoReturn:
    raise Onleesbaar(f"{naam} is geen getal", verwacht="een gewoon getal")


# --- msgspec's English, said in Dutch ---------------------------------------------------

_SOORTEN = {
    "int": "een geheel getal",
    "float": "een getal",
    "str": "tekst",
    "bool": "ja of nee (true/false)",
    "array": "een lijst",
    "object": "een onderdeel met velden",
    "null": "leeg",
}
_VERTALINGEN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str]]], ...] = (
    (
        re.compile(r"Object contains unknown field `(.+?)`"),
        lambda m: (f"het veld '{m[1]}' bestaat niet in {f.FORMAAT}", "een veld uit het schema"),
    ),
    (
        re.compile(r"Object missing required field `(.+?)`"),
        lambda m: (f"het veld '{m[1]}' ontbreekt", "een waarde"),
    ),
    (
        re.compile(r"Invalid enum value (.+?)(?: - at|$)"),
        lambda m: (f"de code {m[1]} is niet bekend", "een code uit het schema"),
    ),
    (
        re.compile(r"Expected `(.+?)` >= 0"),
        lambda m: ("het getal is negatief", "nul of meer"),
    ),
    (
        re.compile(r"Expected `(.+?)` (<=|>=) (\S+)"),
        lambda m: ("het getal valt buiten de grenzen", f"{m[2]} {m[3]}"),
    ),
    (
        re.compile(r"Expected `str` of length (<=|>=) (\d+)"),
        lambda m: ("de tekst is te lang of leeg", f"lengte {m[1]} {m[2]}"),
    ),
    (
        re.compile(r"Invalid RFC3339 encoded datetime"),
        lambda _: ("dit is geen tijdstip", "bijvoorbeeld 2026-07-10T16:30:00+02:00"),
    ),
    (
        re.compile(r"Expected `datetime` with a timezone"),
        lambda _: ("het tijdstip heeft geen tijdzone", "bijvoorbeeld ...T16:30:00+02:00"),
    ),
    (
        re.compile(r"Invalid RFC3339 encoded date"),
        lambda _: ("deze datum bestaat niet", "jjjj-mm-dd"),
    ),
    (
        re.compile(r"Expected `(.+?)`, got `(.+?)`"),
        lambda m: (
            f"hier staat {_SOORTEN.get(m[2], m[2])}",
            " of ".join(_SOORTEN.get(s.strip(), s.strip()) for s in m[1].split("|")),
        ),
    ),
)


def _vertaal(fout: str, ruw: object) -> Onleesbaar:
    # The path comes last. The rest may quote megabytes of the file, too much for the patterns.
    reden, _, pad = fout.rpartition(" - at `")
    plaats = _plaats(pad.partition("$")[2].removesuffix("`"), ruw)
    reden = _kort(reden or fout)
    if reden.endswith("…"):
        reden += "`"
    for patroon, maak in _VERTALINGEN:
        if gevonden := patroon.search(reden):
            wat, verwacht = maak(gevonden)
            return Onleesbaar(wat, plaats=plaats, verwacht=verwacht)
    return Onleesbaar("deze waarde past niet in het formaat", plaats=plaats)


def _plaats(pad: str, ruw: object) -> str:
    """``.begrotingsposten[1].bedrag_cent`` with ids for numbers: ``begrotingsposten.b2...``"""
    delen = []
    hier: Any = ruw
    for naam, index in re.findall(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]", pad):
        if naam:
            hier = hier.get(naam) if isinstance(hier, dict) else None
            delen.append(naam)
        elif index.isdigit():
            hier = hier[int(index)] if isinstance(hier, list) and int(index) < len(hier) else None
            sleutel = hier.get("id") if isinstance(hier, dict) else None
            delen.append(sleutel if isinstance(sleutel, str) else str(int(index) + 1))
    return ".".join(delen)


# --- references -------------------------------------------------------------------------


def _ids(soort: str, dingen: Iterable[Any] | None) -> set[str]:
    gezien: set[str] = set()
    for ding in dingen or ():
        if ding.id in gezien:
            raise Onleesbaar(f"de id '{ding.id}' komt twee keer voor", plaats=soort)
        gezien.add(ding.id)
    return gezien


def _verwijzingen(p: f.ResvPlan) -> Iterator[tuple[str, str, Iterable[str | None] | None]]:
    """(where, to what, the references) for every reference in a plan."""
    if p.regio:
        yield "regio.regiegemeente", "partijen", [p.regio.regiegemeente]
    vorm = p.samenwerkingsvorm
    if vorm and vorm.samenwerkingsovereenkomst:
        yield (
            "samenwerkingsvorm.samenwerkingsovereenkomst.ondertekend_door",
            "partijen",
            vorm.samenwerkingsovereenkomst.ondertekend_door,
        )
    for m in p.mandaten or ():
        yield f"mandaten.{m.id}.gever", "partijen", [m.gever]
    for naam in ("wijkverpleging", "so"):
        if maat := getattr(p.vvt_dekking, naam, None):
            yield f"vvt_dekking.{naam}", "partijen", [a.partij for a in maat.aanbieders or ()]
    yield "kleine_aanbieders", "partijen", [k.partij for k in p.kleine_aanbieders or ()]
    if p.paragrafen and p.paragrafen.wlz_zorg_thuis:
        yield (
            "paragrafen.wlz_zorg_thuis.begrotingsposten",
            "begrotingsposten",
            p.paragrafen.wlz_zorg_thuis.begrotingsposten,
        )
    for a in p.activiteiten or ():
        yield f"activiteiten.{a.id}.wijkverbanden", "wijkverbanden", a.wijkverbanden
        yield f"activiteiten.{a.id}.helpt_wijkverbanden", "wijkverbanden", a.helpt_wijkverbanden
        yield f"activiteiten.{a.id}.uitvoerder", "partijen", [a.uitvoerder]
    for b in p.begrotingsposten or ():
        yield f"begrotingsposten.{b.id}.activiteit", "activiteiten", [b.activiteit]
        yield f"begrotingsposten.{b.id}.uitvoerder", "partijen", [b.uitvoerder]
    for v in p.voorliggende_financiering or ():
        yield f"voorliggende_financiering.{v.id}.partij", "partijen", [v.partij]
        yield f"voorliggende_financiering.{v.id}.activiteiten", "activiteiten", v.activiteiten
    for o in p.opdrachten or ():
        yield f"opdrachten.{o.id}.opdrachtgever", "partijen", [o.opdrachtgever]
        yield f"opdrachten.{o.id}.uitvoerder", "partijen", [o.uitvoerder]
        yield f"opdrachten.{o.id}.activiteiten", "activiteiten", o.activiteiten
    for w in p.wijkverbanden or ():
        yield f"wijkverbanden.{w.id}.deelname", "partijen", [d.partij for d in w.deelname or ()]
    for r in p.ro_jaarplan or ():
        yield "ro_jaarplan.activiteit", "activiteiten", [r.activiteit]


def _controleer_verwijzingen(plan: f.ResvPlan) -> None:
    bekend: Mapping[str, set[str]] = {
        soort: _ids(soort, getattr(plan, soort))
        for soort in (
            "partijen",
            "mandaten",
            "activiteiten",
            "begrotingsposten",
            "voorliggende_financiering",
            "opdrachten",
            "wijkverbanden",
        )
    }
    for plaats, soort, sleutels in _verwijzingen(plan):
        for sleutel in sleutels or ():
            if sleutel is not None and sleutel not in bekend[soort]:
                raise Onleesbaar(
                    f"'{sleutel}' verwijst nergens naar",
                    plaats=plaats,
                    verwacht=f"een id uit {soort}",
                )
