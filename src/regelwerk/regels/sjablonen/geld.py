"""Templates on the budget: a kind of cost that is not paid, or up to a maximum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, get_args

from regelwerk import feiten as f
from regelwerk.dossier import Dossier
from regelwerk.oordeel import Cent, Vaststelling, toon
from regelwerk.regel import Parameters, nvt, onbekend, tekort, voldoet
from regelwerk.regels.bekostiging import naam, plek
from regelwerk.regels.sjablonen.sjabloon import Sjabloon
from regelwerk.tekst import opsomming
from regelwerk.velden import Veld

_KOSTENSOORTEN: tuple[str, ...] = get_args(f.Kostensoort)
_HONDERD_MILJOEN = 10_000_000_000

# From and up to and including; None: no upper bound is known.
Grenzen = tuple[int, int | None]


def _zvw_grenzen(post: f.Begrotingspost) -> Grenzen:
    """Least and most Zvw eurocents that a line can hold, whatever is unknown in it."""
    if post.toedeling is None:
        return 0, post.bedrag_cent
    zeker, wellicht, eindig = 0, 0, True
    for deel in post.toedeling:
        if deel.domein not in ("zvw", None):
            continue
        if deel.bedrag_cent is None:
            eindig = False
        elif deel.domein == "zvw":
            zeker += deel.bedrag_cent
        else:
            wellicht += deel.bedrag_cent
    if eindig:
        return zeker, zeker + wellicht
    return zeker, None if post.bedrag_cent is None else max(zeker, post.bedrag_cent)


def _plus(een: Grenzen, ander: Grenzen) -> Grenzen:
    hoogste = None if een[1] is None or ander[1] is None else een[1] + ander[1]
    return een[0] + ander[0], hoogste


def _uitgesloten(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    if d.plan.begrotingsposten is None:
        yield onbekend("begrotingsposten", "de begrotingsposten")
    for post in d.posten:
        where = f"{plek(post)}.kostensoort"
        laagste, hoogste = _zvw_grenzen(post)
        if hoogste == 0:
            yield nvt(where)
        elif post.kostensoort is None:
            yield onbekend(where, "de kostensoort")
        elif post.kostensoort not in p["kostensoorten"]:
            yield voldoet(where)
        elif laagste == 0:
            yield onbekend(f"{plek(post)}.toedeling", "uit welk domein deze kosten komen")
        else:
            yield tekort(
                where,
                post=naam(post),
                kostensoort=post.kostensoort.replace("_", " "),
                bedrag_cent=Cent(laagste),
            )


UITGESLOTEN = Sjabloon(
    naam="uitgesloten_kostensoort",
    titel="Een kostensoort die niet vergoed wordt",
    thema="FUND",
    aan_zet="controller",
    grond="opgave",
    velden=(
        Veld(
            naam="kostensoorten",
            label="de kostensoorten die niet vergoed worden",
            soort="keuzes",
            keuzes=_KOSTENSOORTEN,
            streng="meer",
        ),
    ),
    waarden=("post", "kostensoort", "bedrag_cent"),
    melding="“{post}” ({bedrag_cent}) is {kostensoort}; dat wordt niet vergoed",
    herstel="De controller haalt de post uit de begroting of regelt er ander geld voor.",
    functie=_uitgesloten,
    zin=lambda p: (
        "Geen begrotingspost die (deels) uit de Zvw komt, is "
        f"{opsomming([k.replace('_', ' ') for k in p['kostensoorten']])}."
    ),
)


def _maximum(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """All lines of one kind together. What is unknown is bounded from below and above; only
    when both bounds fall on one side is there a verdict."""
    if d.plan.begrotingsposten is None:
        yield onbekend("begrotingsposten", "de begrotingsposten")
        return
    deel: Grenzen = (0, 0)
    rest: Grenzen = (0, 0)
    for post in d.posten:
        grenzen = _zvw_grenzen(post)
        if post.kostensoort == p["kostensoort"]:
            deel = _plus(deel, grenzen)
        elif post.kostensoort is not None:
            rest = _plus(rest, grenzen)
        else:  # it may be of this kind or of another
            deel, rest = _plus(deel, (0, grenzen[1])), _plus(rest, (0, grenzen[1]))
    soort = p["kostensoort"].replace("_", " ")
    if "maximum_cent" in p:
        norm = p["maximum_cent"]
        te_veel, genoeg = deel[0] > norm, deel[1] is not None and deel[1] <= norm
        maximum = toon(Cent(norm))
    else:
        norm = p["maximum_promille"]
        te_veel = _boven(deel[0], rest[1], norm)
        genoeg = deel[1] is not None and not _boven(deel[1], rest[0], norm)
        maximum = f"{toon(Fraction(norm, 1000))} van de Zvw-kosten"
    if te_veel:
        gevraagd = Cent(deel[0])
        yield tekort("begrotingsposten", kostensoort=soort, gevonden_cent=gevraagd, maximum=maximum)
    elif genoeg:
        yield voldoet("begrotingsposten", kostensoort=soort, maximum=maximum)
    else:
        yield onbekend("begrotingsposten", f"kostensoort en Zvw-deel van de posten ({soort})")


def _boven(deel: int, rest: int | None, promille: int) -> bool:
    """True when ``deel`` is more than so many thousandths of ``deel`` and ``rest`` together."""
    return rest is not None and deel * 1000 > promille * (deel + rest)


MAXIMUM = Sjabloon(
    naam="maximum_per_kostensoort",
    titel="Een kostensoort heeft een maximum",
    thema="FUND",
    aan_zet="controller",
    grond="opgave",
    velden=(
        Veld(naam="kostensoort", label="de kostensoort", soort="keuze", keuzes=_KOSTENSOORTEN),
        Veld(
            naam="maximum_cent",
            label="het hoogste bedrag",
            soort="geheel",
            eenheid="eurocent",
            minimum=1,
            maximum=_HONDERD_MILJOEN,
            streng="lager",
            verplicht=False,
        ),
        Veld(
            naam="maximum_promille",
            label="het hoogste deel van alle Zvw-kosten in de begroting",
            soort="geheel",
            eenheid="promille",
            minimum=1,
            maximum=999,
            streng="lager",
            verplicht=False,
        ),
    ),
    waarden=("kostensoort", "gevonden_cent", "maximum"),
    melding="Aan {kostensoort} staat {gevonden_cent} in de begroting; het maximum is {maximum}",
    herstel="De controller brengt deze kosten terug tot {maximum}.",
    functie=_maximum,
    zin=lambda p: (
        f"Aan {p['kostensoort'].replace('_', ' ')} staat uit de Zvw samen ten hoogste "
        + (
            toon(Cent(p["maximum_cent"]))
            if "maximum_cent" in p
            else f"{toon(Fraction(p['maximum_promille'], 1000))} van alle Zvw-kosten"
        )
        + " in de begroting."
    ),
    botst=lambda p: _een_maximum(p),
)


def _een_maximum(p: Mapping[str, Any]) -> str | None:
    if ("maximum_cent" in p) == ("maximum_promille" in p):
        return "geef precies één maximum: maximum_cent of maximum_promille"
    return None
