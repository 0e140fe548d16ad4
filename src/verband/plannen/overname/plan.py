"""The plan as far as a budget can say it. Unknown stays unknown; nothing becomes Zvw by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from regelwerk.feiten import FORMAAT, ResvPlan
from regelwerk.inlezen import plan_uit
from verband.plannen.begroting.woorden import plat
from verband.plannen.overname.keuzes import Budget, Keuzes, zoek

Ding = dict[str, Any]


@dataclass(slots=True)
class Overname:
    """The plan, and the lines that can't be a post of it."""

    plan: ResvPlan
    negatief: list[Ding]
    onbekend: list[Ding]  # a post without an amount
    cent: int  # of the posts together


@dataclass(slots=True)
class _Maker:
    """Gives parties and activities their codes while the posts are made."""

    keuzes: Keuzes
    bladen: dict[str, int]
    partijen: dict[str, Ding] = field(default_factory=dict)
    activiteiten: dict[tuple[str, str], Ding] = field(default_factory=dict)

    def partij(self, tekst: str | None) -> str | None:
        """Two of her words with one name are one party."""
        if not tekst:
            return None
        naam = zoek(self.keuzes.partijen, tekst, lambda w: w.naam) or tekst[:200]
        soort = zoek(self.keuzes.partijen, tekst, lambda w: w.keuze)
        nieuw = {"id": f"p{len(self.partijen) + 1}", "naam": naam}
        partij = self.partijen.setdefault(plat(naam) or naam, nieuw)
        if soort:
            partij.setdefault("soort", soort)
        return str(partij["id"])

    def activiteit(self, tekst: str | None, laag: str) -> str | None:
        if not tekst:
            return None
        nieuw: Ding = {"id": f"a{len(self.activiteiten) + 1}", "titel": tekst}
        if taak := zoek(self.keuzes.activiteiten, tekst, lambda w: w.keuze):
            nieuw["hoofdtaak"] = int(taak)
        if laag:
            nieuw["laag"] = laag
        return str(self.activiteiten.setdefault((laag, plat(tekst) or tekst), nieuw)["id"])

    def post(self, regel: Ding, budget: Budget) -> Ding:
        post = {
            "id": self._code(regel),
            "activiteit": self.activiteit(regel["activiteit"], budget.laag),
            "omschrijving": regel["omschrijving"],
            "kostensoort": zoek(self.keuzes.kosten, regel["kostenwoord"], lambda w: w.keuze),
            "bedrag_cent": regel["bedrag_cent"],
            "uitvoerder": self.partij(regel["uitvoerder"]),
            "toedeling": _toedeling(regel, budget.rest),
            "uren": _uren(regel),
            "tarief_cent": tarief_cent(regel),
            "directe_zorg": False if budget.geen_zorg else None,
            **(self._heel_jaar() if budget.heel_jaar else {}),
        }
        return {veld: waarde for veld, waarde in post.items() if waarde not in (None, "")}

    def _heel_jaar(self) -> Ding:
        """Half-open, as every period: the first day of the next year is no part of it."""
        jaar = self.keuzes.contractjaar or 0
        return {"vanaf": f"{jaar}-01-01", "tot": f"{jaar + 1}-01-01"} if jaar else {}

    def _code(self, regel: Ding) -> str:
        """The cell itself, so that she finds a post back in her own file."""
        if len(self.bladen) == 1:
            return str(regel["cel"])
        return f"blad{self.bladen[regel['blad']]}-{regel['cel']}"


def neem_over(gelezen: Ding, keuzes: Keuzes) -> Overname:
    """Raises Onleesbaar when the plan would be larger than a plan can be."""
    bladen = {b["naam"]: n for n, b in enumerate(gelezen["bladen"], 1) if b["telt"]}
    maker = _Maker(keuzes, bladen)
    posten, negatief, onbekend = [], [], []
    for budget in keuzes.budgetten:
        for regel in budget.begroting["regels"]:
            if (regel["bedrag_cent"] or 0) < 0:
                negatief.append(regel)
                continue
            if regel["bedrag_cent"] is None:
                onbekend.append(regel)
            posten.append(maker.post(regel, budget))
    ruw: Ding = {
        "formaat": FORMAAT,
        "regio": {"naam": keuzes.regio} if keuzes.regio else None,
        "contractjaar": keuzes.contractjaar,
        "preferente_verzekeraar": {"naam": keuzes.verzekeraar} if keuzes.verzekeraar else None,
        "partijen": list(maker.partijen.values()) or None,
        "activiteiten": list(maker.activiteiten.values()) or None,
        "begrotingsposten": posten or None,
        # None is unknown; an empty list is what she declared.
        "voorliggende_financiering": [] if keuzes.geen_geldstromen else None,
        "opdrachten": [] if keuzes.geen_opdrachten else None,
    }
    return Overname(
        plan=plan_uit(ruw),
        negatief=negatief,
        onbekend=onbekend,
        cent=sum(p.get("bedrag_cent", 0) for p in posten),
    )


def _toedeling(regel: Ding, rest: str) -> list[Ding] | None:
    if regel["bedrag_cent"] is None:
        return None
    if delen := regel.get("toedeling_cent"):
        return [{"domein": domein, "bedrag_cent": cent} for domein, cent in delen.items()]
    if rest and not regel.get("toedeling_pct"):
        return [{"domein": rest, "bedrag_cent": regel["bedrag_cent"]}]
    return None


def _uren(regel: Ding) -> float | None:
    uren = regel.get("uren")
    return float(uren) if uren is not None and Decimal(uren) >= 0 else None


def tarief_cent(regel: Ding) -> int | None:
    """A rate in whole cents; one with more decimals would become another rate."""
    if (tarief := regel.get("tarief")) is None:
        return None
    cent = Decimal(tarief) * 100
    return int(cent) if cent >= 0 and cent == cent.to_integral_value() else None
