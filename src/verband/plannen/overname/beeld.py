"""What the page shows of a reading: totals side by side, lines, words with their questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from regelwerk.tekst import euro, opsomming
from verband.plannen.begroting.keuze import KOLOMKEUZES, MEESTE_TABELLEN
from verband.plannen.overname.formulier import merk
from verband.plannen.overname.keuzes import Budget, Keuzes, Woord, over, regels
from verband.plannen.overname.plan import Overname, tarief_cent
from verband.plannen.overname.verklaring import verklaar
from verband.plannen.sjabloon.indeling.codes import DOMEIN, KOSTENSOORT, LAAG, PARTIJSOORT
from verband.plannen.woorden import cel, zin

Ding = dict[str, Any]
MEESTE_REGELS = 2_500  # on one page; all of them are read
_MEEST_GENOEMD = 6

KOLOMWOORDEN: dict[str, str | Promise] = {
    "bedrag": lazy("bedrag: telt mee"),
    "omschrijving": lazy("omschrijving"),
    "activiteit": lazy("activiteit"),
    "uitvoerder": lazy("uitvoerder"),
    "kostensoort": lazy("kostensoort"),
    "uren": lazy("uren"),
    "tarief": lazy("tarief"),
    "aantal": lazy("aantal"),
    "excl": lazy("bedrag zonder btw"),
    "btw": lazy("btw"),
    "domein": lazy("deel van een domein (Zvw, Wlz, Wmo)"),
    "bekostiging": lazy("wie betaalt, in woorden"),
    "kostenplaats": lazy("kostenplaats"),
    "nummer": lazy("nummer"),
    "totaal": lazy("telt andere kolommen op"),
    "niet": lazy("niet gebruiken"),
}
# In the order of the main tasks of the NZa, with the words of our rule sets.
HOOFDTAAKWOORDEN: dict[str, str | Promise] = {
    "1": lazy("1 mandaat en vertegenwoordiging"),
    "2": lazy("2 capaciteit en toegankelijkheid"),
    "3": lazy("3 afspraken over patiëntengroepen"),
    "4": lazy("4 hechte wijkverbanden"),
    "5": lazy("5 ondersteunen van zorgaanbieders"),
}


@dataclass(frozen=True, slots=True)
class Naast:
    """One budget: what was read beside what her own total says."""

    budget: Budget
    blad: str
    aantal: int
    gelezen: str
    volledig: bool
    eigen: str
    eigen_cel: str
    verschil: str  # empty: equal to the cent
    hoger: bool  # her total is
    oorzaken: list[str]
    verklaard: bool


@dataclass(frozen=True, slots=True)
class Vragen:
    """The words of one kind; ``over``: how many more there are than the page holds."""

    soort: str
    woorden: list[Woord]
    over: int

    @property
    def open(self) -> int:
        return sum(not w.keuze for w in self.woorden)


def maak_beeld(gelezen: Ding, keuzes: Keuzes, overname: Overname, bij: str) -> Ding:
    """The context of the template."""
    vragen = _vragen(gelezen, keuzes)
    alle = list(regels(gelezen))
    return {
        "merk": bij,
        "keuzes": keuzes,
        "overname": overname,
        "aantal": len(alle),
        "samen": euro(sum(r["bedrag_cent"] or 0 for r in alle)),
        "in_sjabloon": euro(overname.cent),
        "volledig": not overname.onbekend,
        "naast": [_naast(b) for b in keuzes.budgetten],
        "let_op": [(zin(w["uitleg"]), _plekken(w["cellen"])) for w in gelezen["waarschuwingen"]],
        "niet_gelezen": [(f"{n['blad']} · {n['cel']}", zin(n["waarom"]))
                         for n in gelezen["niet_gelezen"]],
        "regels": [_regel(r) for r in alle[:MEESTE_REGELS]],
        "meer_regels": max(0, len(alle) - MEESTE_REGELS),
        "overgeslagen": gelezen["overgeslagen"],
        "bladen": gelezen["bladen"],
        "bladen_tellen": sum(b["telt"] for b in gelezen["bladen"]),
        "tabellen": list(_tabellen(gelezen)),
        "nummer_volgende": MEESTE_TABELLEN,
        "negatief": [(f"{r['blad']} · {r['cel']}", r["omschrijving"], euro(r["bedrag_cent"]))
                     for r in overname.negatief],
        "vragen": vragen,
        "open_vragen": sum(v.open for v in vragen) + sum(not b.laag for b in keuzes.budgetten),
        "zonder_soort": sum(not r["kostenwoord"] for r in alle),
        "zonder_verdeling": sum(not r.get("toedeling_pct") for r in alle),
        "tarief_weg": sum(bool(r.get("tarief")) and tarief_cent(r) is None for r in alle),
        "kolomkeuzes": [(k, KOLOMWOORDEN[k]) for k in KOLOMKEUZES],
        "kostensoorten": KOSTENSOORT.labels,
        "partijsoorten": PARTIJSOORT.labels,
        "hoofdtaken": HOOFDTAAKWOORDEN,
        "lagen": LAAG.labels,
        "domeinen": DOMEIN.labels,
        "jaren": range(2026, 2033),
    }  # fmt: skip


def _naast(budget: Budget) -> Naast:
    b = budget.begroting
    eigen = b["eigen_totaal"]
    verschil = eigen["verschil_cent"] if eigen else 0
    oorzaken, verklaard = verklaar(b)
    return Naast(
        budget=budget,
        blad=b["blad"],
        aantal=len(b["regels"]),
        gelezen=euro(b["totaal_cent"]),
        volledig=b["totaal_volledig"],
        eigen=euro(eigen["bedrag_cent"]) if eigen else "",
        eigen_cel=cel(eigen["cel"]) if eigen else "",
        verschil=euro(abs(verschil)) if verschil else "",
        hoger=verschil > 0,
        oorzaken=oorzaken,
        verklaard=verklaard,
    )


def _plekken(cellen: list[str]) -> str:
    if cellen == ["*"]:
        return _("hele bestand")
    genoemd = [c.rpartition("!") for c in cellen[:_MEEST_GENOEMD]]
    delen = []
    for blad, groep in groupby(genoemd, key=lambda d: d[0]):
        namen = ", ".join(naam for _blad, _streep, naam in groep)
        delen.append(f"{blad} · {namen}" if blad else namen)
    if rest := len(cellen) - len(genoemd):
        delen.append(_("%(n)s andere") % {"n": rest})
    return opsomming(delen)


# --- lines ------------------------------------------------------------------------------


def _regel(regel: Ding) -> Ding:
    cent = regel["bedrag_cent"]
    return {
        **{v: regel[v] for v in ("blad", "cel", "omschrijving", "activiteit", "uitvoerder")},
        "kostenwoord": regel["kostenwoord"],
        "bedrag": "" if cent is None else euro(cent),
        "reden": zin(regel.get("reden") or ""),
        "ook": list(_ook(regel)),
    }


def _ook(regel: Ding) -> Iterator[str]:
    """What the row also says."""
    uren, tarief = regel.get("uren"), regel.get("tarief")
    if uren and tarief:
        yield _("%(uren)s uur × € %(tarief)s") % {"uren": _komma(uren), "tarief": _komma(tarief)}
    elif uren:
        yield _("%(uren)s uur") % {"uren": _komma(uren)}
    elif tarief:
        yield _("tarief € %(tarief)s") % {"tarief": _komma(tarief)}
    if btw := regel.get("btw"):
        delen = [_("zonder btw %(cent)s") % {"cent": euro(btw["excl_cent"])}]
        if "btw_cent" in btw:
            delen.append(_("btw %(cent)s") % {"cent": euro(btw["btw_cent"])})
        yield opsomming(delen)
    if regel.get("kostenplaats"):
        yield _("kostenplaats %(kpl)s") % {"kpl": regel["kostenplaats"]}
    if pct := regel.get("toedeling_pct"):
        yield opsomming([f"{DOMEIN.labels[d]} {_komma(p)}%" for d, p in pct.items()])
    if regel.get("staat_er"):
        yield _("er staat '%(tekst)s'") % {"tekst": regel["staat_er"]}
    if not regel["zichtbaar"]:
        yield _("verborgen")


def _komma(getal: str) -> str:
    heel, punt, rest = str(getal).partition(".")
    return f"{heel},{rest[:6].ljust(2, '0')}" if punt else heel


# --- tables and words -------------------------------------------------------------------


def _tabellen(gelezen: Ding) -> Iterable[Ding]:
    """Those that count first: the page holds only some."""
    tabellen = sorted(gelezen["tabellen"], key=lambda t: not t["telt"])
    for n, tabel in enumerate(tabellen[:MEESTE_TABELLEN]):
        yield {**tabel, "n": n, "onthoud": f"t-{merk(tabel['merk'])}"}


def _vragen(gelezen: Ding, keuzes: Keuzes) -> list[Vragen]:
    return [
        Vragen(soort, sorted(woorden.values(), key=lambda w: bool(w.voorstel.keuze)),
               over(gelezen, veld, woorden))
        for soort, veld, woorden in (
            ("kosten", "kostenwoord", keuzes.kosten),
            ("activiteiten", "activiteit", keuzes.activiteiten),
            ("partijen", "uitvoerder", keuzes.partijen),
        )
    ]  # fmt: skip
