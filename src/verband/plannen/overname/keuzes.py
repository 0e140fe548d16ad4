"""Her words with what they mean: the choice she made, else what we propose."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from regelwerk.inlezen import Onleesbaar
from verband.plannen.begroting.woorden import plat
from verband.plannen.overname import voorstel
from verband.plannen.overname.formulier import MAX_NAAM, Velden, kies, merk, naam
from verband.plannen.overname.voorstel import Voorstel
from verband.plannen.sjabloon.indeling.codes import (
    DOMEIN,
    HOOFDTAAK,
    KOSTENSOORT,
    LAAG,
    PARTIJSOORT,
)

Ding = dict[str, Any]
Koppen = dict[tuple[str, str], str]  # by sheet and column letter
MEESTE_WOORDEN = 120  # of a kind on one page; what is left over stays open in the template


@dataclass(slots=True)
class Woord:
    """A word of hers, how often it stands there and for how much, and what it is to mean."""

    tekst: str
    veld: str
    aantal: int = 0
    cent: int = 0
    erboven: set[str] = field(default_factory=set)
    voorstel: Voorstel = field(default_factory=Voorstel)
    keuze: str = ""
    naam: str = ""  # of a performer: the party


@dataclass(slots=True)
class Budget:
    """A budget, and what holds for all of it."""

    begroting: Ding
    veld: str
    voorstel: Voorstel
    laag: str
    rest: str  # the domain of lines without a split; empty: unknown
    heel_jaar: bool  # each post runs the whole contract year
    geen_zorg: bool  # no post is direct care


@dataclass(slots=True)
class Keuzes:
    """Everything that is not in the file itself."""

    kosten: dict[str, Woord]
    partijen: dict[str, Woord]
    activiteiten: dict[str, Woord]
    budgetten: list[Budget]
    regio: str
    verzekeraar: str
    contractjaar: int | None
    geen_geldstromen: bool  # declared: no other money for this work
    geen_opdrachten: bool


def lees_keuzes(gelezen: Ding, velden: Velden) -> Keuzes:
    """Raises Onleesbaar for a choice that is not on any list."""
    koppen: Koppen = {
        (t["bladnaam"], k["letter"]): k["kop"] for t in gelezen["tabellen"] for k in t["kolommen"]
    }
    kosten = _woorden(gelezen, "kostenwoord", "k", koppen)
    partijen = _woorden(gelezen, "uitvoerder", "p", koppen)
    activiteiten = _woorden(gelezen, "activiteit", "a", koppen)
    for woord in kosten.values():
        _kies(woord, velden, voorstel.kostensoort(woord.tekst), KOSTENSOORT.labels)
    for woord in partijen.values():
        _kies(woord, velden, voorstel.partijsoort(woord.tekst), PARTIJSOORT.labels)
        eigen = "".join(t for t in woord.tekst if t.isprintable())[:MAX_NAAM]
        woord.naam = naam(velden, f"{woord.veld}-naam", eigen) or eigen
    for woord in activiteiten.values():
        erboven = " ".join(sorted(woord.erboven))
        _kies(woord, velden, voorstel.hoofdtaak(woord.tekst, erboven), HOOFDTAAK.labels)
    budgetten = [_budget(b, gelezen, velden) for b in gelezen["begrotingen"]]
    jaar = _jaar(gelezen, velden)
    if jaar is None and any(b.heel_jaar for b in budgetten):
        raise Onleesbaar(
            _("zonder contractjaar weten wij niet welk jaar de posten lopen"),
            verwacht=_("een contractjaar, of geen keuze bij de periode"),
        )
    return Keuzes(
        *(kosten, partijen, activiteiten),
        budgetten=budgetten,
        regio=naam(velden, "regio"),
        verzekeraar=naam(velden, "verzekeraar"),
        contractjaar=jaar,
        geen_geldstromen=bool(kies(velden, "geldstromen", ("nee",))),
        geen_opdrachten=bool(kies(velden, "opdrachten", ("nee",))),
    )


def _woorden(gelezen: Ding, veld: str, voor: str, koppen: Koppen) -> dict[str, Woord]:
    woorden: dict[str, Woord] = {}
    for regel in regels(gelezen):
        if not (tekst := regel[veld]):
            continue
        sleutel = plat(tekst) or tekst
        woord = woorden.setdefault(sleutel, Woord(tekst, f"{voor}-{merk(tekst)}"))
        woord.aantal += 1
        woord.cent += regel["bedrag_cent"] or 0
        letter = regel["cel"].rstrip("0123456789")
        woord.erboven.add(koppen.get((regel["blad"], letter), ""))
    if len(woorden) > MEESTE_WOORDEN:
        zwaarst = sorted(woorden, key=lambda s: -abs(woorden[s].cent))[:MEESTE_WOORDEN]
        woorden = {s: w for s, w in woorden.items() if s in set(zwaarst)}
    return woorden


def regels(gelezen: Ding) -> Iterator[Ding]:
    return (r for b in gelezen["begrotingen"] for r in b["regels"])


def _kies(woord: Woord, velden: Velden, wat: Voorstel, labels: Collection[str]) -> None:
    woord.voorstel = wat
    woord.keuze = kies(velden, woord.veld, labels, wat.keuze)


def _budget(begroting: Ding, gelezen: Ding, velden: Velden) -> Budget:
    tabel = next(t for t in gelezen["tabellen"] if t["sleutel"] == begroting["tabel"])
    veld = f"b-{merk(begroting['naam'] + tabel['merk'])}"
    wat = voorstel.laag(begroting["naam"])
    laag = kies(velden, f"{veld}-laag", LAAG.labels, wat.keuze)
    return Budget(
        begroting, veld, wat, laag,
        rest=kies(velden, f"{veld}-rest", DOMEIN.labels),
        heel_jaar=bool(kies(velden, f"{veld}-periode", ("jaar",))),
        geen_zorg=bool(kies(velden, f"{veld}-zorg", ("nee",))),
    )  # fmt: skip


def _jaar(gelezen: Ding, velden: Velden) -> int | None:
    gevonden = gelezen["contractjaar"]
    jaren = [str(j) for j in range(2000, 2101)]
    tekst = kies(velden, "contractjaar", jaren, str(gevonden or ""))
    return int(tekst) if tekst else None


def over(gelezen: Ding, veld: str, woorden: dict[str, Woord]) -> int:
    """How many different words are too many for the page."""
    alle = {plat(r[veld]) or r[veld] for r in regels(gelezen) if r[veld]}
    return len(alle) - len(woorden)


def zoek(woorden: dict[str, Woord], tekst: str | None, wat: Callable[[Woord], str]) -> str:
    """What a word of a line means, or nothing."""
    woord = woorden.get(plat(tekst) or tekst) if tekst else None
    return wat(woord) if woord else ""
