"""Templates on who takes part: representation, an obligatory party, one contract party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil
from typing import Any, get_args

from regelwerk import feiten as f
from regelwerk.dossier import Dossier
from regelwerk.oordeel import Vaststelling, toon
from regelwerk.regel import Parameters, onbekend, tekort, voldoet
from regelwerk.regels.sjablonen.sjabloon import Sjabloon
from regelwerk.regels.vvt_dekking import NAMEN, aandeel
from regelwerk.velden import Veld

_SOORTEN: tuple[str, ...] = get_args(f.Partijsoort)


def _vertegenwoordiging(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """As ZZ-3.4-4a reads it: bounded where unknown, and never a volume of one provider."""
    maat: f.Dekkingsmaat | None = getattr(d.plan.vvt_dekking, p["maat"], None)
    where, wat = f"vvt_dekking.{p['maat']}", NAMEN[p["maat"]]
    norm = Fraction(p["minimum_promille"], 1000)
    grenzen = aandeel(maat) if maat else None
    if grenzen is None:
        yield onbekend(where, f"het aanbod aan {wat} (de noemer)")
    elif grenzen[0] >= norm:
        yield voldoet(where, maat=wat, aandeel=grenzen[0], norm=norm)
    elif grenzen[1] >= norm:
        yield onbekend(where, f"omvang of vertegenwoordiging bij {wat}")
    else:
        verschil = Fraction(ceil((norm - grenzen[1]) * 1000), 1000)
        yield tekort(where, maat=wat, aandeel=grenzen[1], norm=norm, verschil=verschil)


VERTEGENWOORDIGING = Sjabloon(
    naam="minimale_vertegenwoordiging",
    titel="Een deel van het VVT-aanbod is ten minste vertegenwoordigd",
    thema="PART",
    aan_zet="vvt",
    grond="opgave",
    velden=(
        Veld(naam="maat", label="welk aanbod", soort="keuze", keuzes=tuple(NAMEN)),
        Veld(
            naam="minimum_promille",
            label="het aandeel dat ten minste vertegenwoordigd is",
            soort="geheel",
            eenheid="promille",
            minimum=1,
            maximum=1000,
            streng="hoger",
        ),
    ),
    waarden=("maat", "aandeel", "norm", "verschil"),
    melding="{maat}: {aandeel} van het aanbod is vertegenwoordigd; {norm} is nodig",
    herstel="De VVT vraagt andere aanbieders om een mandaat; er ontbreekt {verschil}.",
    functie=_vertegenwoordiging,
    zin=lambda p: (
        f"{NAMEN[p['maat']]}: ten minste {toon(Fraction(p['minimum_promille'], 1000))} "
        "van het aanbod is vertegenwoordigd."
    ),
)


def _verplichte_partij(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    if d.plan.partijen is None or (p["met_mandaat"] and d.plan.mandaten is None):
        yield onbekend("partijen", "de partijen en hun mandaten")
        return
    oordelen = [_telt_mee(d, x, p) for x in d.plan.partijen]
    zeker, wellicht = oordelen.count(True), oordelen.count(None)
    waarden = {"partij": _wie(p), "aantal": zeker, "minimum": p["minimum_aantal"]}
    if zeker >= p["minimum_aantal"]:
        yield voldoet("partijen", **waarden)
    elif zeker + wellicht >= p["minimum_aantal"]:
        yield onbekend("partijen", f"welke partijen dit zijn: {_wie(p)}")
    else:
        yield tekort("partijen", **waarden)


def _telt_mee(d: Dossier, partij: f.Partij, p: Parameters) -> bool | None:
    """Whether a party is one of those that are asked for; None when that is unknown."""
    delen: list[bool | None] = []
    if "soorten" in p:
        delen.append(None if partij.soort is None else partij.soort in p["soorten"])
    if "discipline" in p:
        delen.append(None if partij.discipline is None else partij.discipline == p["discipline"])
    if p["met_mandaat"]:
        delen.append(_gemandateerd(d, partij.id))
    if False in delen:
        return False
    return None if None in delen else True


def _gemandateerd(d: Dossier, sleutel: str) -> bool | None:
    geldig = [d.geldig(m, d.peildatum) for m in d.mandaten if m.gever == sleutel]
    # A mandate without a giver may be this party's.
    geldig += [
        None for m in d.mandaten if m.gever is None and d.geldig(m, d.peildatum) is not False
    ]
    if True in geldig:
        return True
    return None if None in geldig else False


def _wie(p: Mapping[str, Any]) -> str:
    soort = " of ".join(s.replace("_", " ") for s in p.get("soorten", ())) or "partij"
    groep = f" van {p['discipline'].replace('_', ' ')}" if "discipline" in p else ""
    return f"{soort}{groep}{' met een geldig mandaat' if p['met_mandaat'] else ''}"


def _partij_gekozen(p: Mapping[str, Any]) -> str | None:
    if "soorten" not in p and "discipline" not in p:
        return "geef soorten, discipline of allebei; anders telt elke partij mee"
    return None


VERPLICHTE_PARTIJ = Sjabloon(
    naam="verplichte_partij",
    titel="Een partij die mee moet doen",
    thema="PART",
    aan_zet="ro",
    grond="opgave",
    velden=(
        Veld(
            naam="soorten",
            label="de soorten partij waarvan er één mee moet doen",
            soort="keuzes",
            keuzes=_SOORTEN,
            streng="minder",
            verplicht=False,
        ),
        Veld(
            naam="discipline",
            label="de discipline van de partij",
            soort="keuze",
            keuzes=f.DISCIPLINES,
            verplicht=False,
        ),
        Veld(
            naam="met_mandaat",
            label="of de partij een geldig mandaat moet hebben gegeven",
            soort="ja_nee",
            streng="ja",
            verplicht=False,
            standaard=False,
        ),
        Veld(
            naam="minimum_aantal",
            label="hoeveel partijen ten minste",
            soort="geheel",
            eenheid="partijen",
            minimum=1,
            maximum=20,
            streng="hoger",
            verplicht=False,
            standaard=1,
        ),
    ),
    waarden=("partij", "aantal", "minimum"),
    melding="Nodig: {minimum} keer {partij}; in het plan: {aantal}",
    herstel="De RO vraagt de partij om mee te doen en zet haar in het plan.",
    functie=_verplichte_partij,
    zin=lambda p: f"Ten minste {p['minimum_aantal']} keer doet mee: {_wie(p)}.",
    botst=_partij_gekozen,
)


def _een_contractpartij(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    if d.plan.partijen is None:
        yield onbekend("partijen", "de partijen")
        return
    gekozen = d.contractpartijen
    soorten = p.get("soorten", _SOORTEN)
    namen = tuple(d.naam(x.id) for x in gekozen)
    if len(gekozen) == 1 and gekozen[0].soort is None and len(soorten) < len(_SOORTEN):
        yield onbekend(f"partijen.{gekozen[0].id}.soort", "de soort van de contractpartij")
    elif len(gekozen) == 1 and (gekozen[0].soort is None or gekozen[0].soort in soorten):
        yield voldoet("partijen")
    else:
        yield tekort(
            "partijen",
            aantal=len(gekozen),
            partijen=namen or ("geen enkele partij",),
            soorten=tuple(s.replace("_", " ") for s in soorten),
        )


EEN_CONTRACTPARTIJ = Sjabloon(
    naam="een_contractpartij",
    titel="Er is één contractpartij",
    thema="FORM",
    aan_zet="ro",
    grond="opgave",
    velden=(
        Veld(
            naam="soorten",
            label="de soorten partij die contractpartij mogen zijn",
            soort="keuzes",
            keuzes=_SOORTEN,
            streng="minder",
            verplicht=False,
        ),
    ),
    waarden=("aantal", "partijen", "soorten"),
    melding="Contractpartij is {partijen}; het moet er precies één zijn, en een van: {soorten}",
    herstel="De partijen kiezen samen één contractpartij; de RO zet dat in het plan.",
    functie=_een_contractpartij,
    zin=lambda p: (
        "Precies één partij is contractpartij"
        + (
            f", van de soort {' of '.join(s.replace('_', ' ') for s in p['soorten'])}."
            if "soorten" in p
            else "."
        )
    ),
)


def _omvang(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    if d.plan.wijkverbanden is None:
        yield onbekend("wijkverbanden", "de wijkverbanden (ook als er geen zijn)")
    for w in d.plan.wijkverbanden or ():
        where = f"wijkverbanden.{w.id}.inwoners"
        if w.inwoners is None:
            yield onbekend(where, "het aantal inwoners van het wijkverband")
        elif w.inwoners >= p["minimum_inwoners"]:
            yield voldoet(where)
        else:
            yield tekort(
                where,
                wijkverband=w.naam or w.id,
                inwoners=w.inwoners,
                minimum=p["minimum_inwoners"],
            )


OMVANG_WIJKVERBAND = Sjabloon(
    naam="minimale_omvang_wijkverband",
    titel="Een wijkverband heeft een minimale omvang",
    thema="WIJK",
    aan_zet="ro",
    grond="opgave",
    velden=(
        Veld(
            naam="minimum_inwoners",
            label="het aantal inwoners ten minste",
            soort="geheel",
            eenheid="inwoners",
            minimum=1,
            maximum=500_000,
            streng="hoger",
        ),
    ),
    waarden=("wijkverband", "inwoners", "minimum"),
    melding="Wijkverband {wijkverband} heeft {inwoners} inwoners; {minimum} is het minimum",
    herstel="De RO bekijkt met de wijk of het werkgebied groter kan.",
    functie=_omvang,
    zin=lambda p: f"Elk wijkverband heeft ten minste {toon(p['minimum_inwoners'])} inwoners.",
)
