"""A *Rapport* as the result page shows it: in the order in which a person reads it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regelwerk import tekst
from regelwerk.feiten import ResvPlan
from regelwerk.rapport import Rapport
from regelwerk.volgorde import MEEST_BEPALEND, op_gewicht
from verband.plannen import woorden
from verband.plannen.punten import Groep, Punt, groepeer, sleutel
from verband.plannen.reeksen import Reeks, reeksen

CelVan = Callable[[str], str | None]


class Keuze(NamedTuple):
    """One button of a filter."""

    code: str
    label: woorden.Woord
    aantal: int


class Oordeel(NamedTuple):
    """The heading of the result: its signal, its sentence and one line below it."""

    signaal: str
    kop: str
    uitleg: str


class Verschil(NamedTuple):
    """This version against the one that was checked just before it."""

    opgelost: int
    nieuw: int


@dataclass(frozen=True)
class Uitslag:
    """Everything the result page shows."""

    rapport: Rapport
    plan: ResvPlan
    naam: str
    punten: tuple[Punt, ...]
    tips: tuple[Punt, ...]
    in_orde: tuple[Punt, ...]
    verschil: Verschil | None
    # Sections that the region's own table filled in, by their words; none outside a region.
    uit_tafel: tuple[str, ...] = ()

    @property
    def aantallen(self) -> Counter[str]:
        return Counter(p.bevinding.kracht for p in self.punten)

    @property
    def oordeel(self) -> Oordeel:
        return oordeel(self.rapport, self.plan)

    @cached_property
    def reeksen(self) -> list[Reeks]:
        """The findings that stand at many things: one card each."""
        return reeksen(self.punten)

    @cached_property
    def groepen(self) -> list[Groep]:
        """The cards, in the order of the first finding of each."""
        in_reeks = {p.nummer for reeks in self.reeksen for p in reeks.punten}
        los = groepeer((p for p in self.punten if p.nummer not in in_reeks), self.plan)
        return sorted([*self.reeksen, *los], key=lambda g: g.eerste.nummer)

    @property
    def in_orde_samen(self) -> list[tuple[Punt, str]]:
        """What is in order, the same words of one rule once, with where or at how many places."""
        per_zin: dict[tuple[str, str], list[Punt]] = {}
        for p in self.in_orde:
            per_zin.setdefault((p.bevinding.regel, p.bevinding.melding), []).append(p)
        return [
            (ps[0], ps[0].waar if len(ps) == 1 else _("%(n)s plekken") % {"n": len(ps)})
            for ps in per_zin.values()
        ]

    @property
    def samen(self) -> int:
        """How many findings stand in a card with others like it."""
        return sum(len(reeks.punten) for reeks in self.reeksen)

    @property
    def bepalend(self) -> list[Groep]:
        """The three things that decide most, unless nothing stops or the list is as short."""
        groepen = self.groepen
        if not self.rapport.blokkerend or len(groepen) <= MEEST_BEPALEND:
            return []
        # A judgement is left to the insurer: it decides nothing for who reads this.
        zwaar = [g for g in groepen if g.eerste.bevinding.kracht in ("blokkerend", "waarschuwing")]
        return zwaar[:MEEST_BEPALEND] if len(zwaar) > 1 else []

    @property
    def filters(self) -> list[tuple[str, str, list[Keuze]]]:
        soorten = {kracht: signaal.een for kracht, signaal in woorden.SIGNALEN.items()}
        return [
            ("kracht", _("Soort"), self._keuzes("kracht", soorten)),
            ("aan_zet", _("Wie is aan zet"), self._keuzes("aan_zet", woorden.AAN_ZET)),
            ("thema", _("Thema"), self._keuzes("thema", woorden.THEMAS)),
        ]

    def _keuzes(self, veld: str, labels: Mapping[str, woorden.Woord]) -> list[Keuze]:
        telling = Counter(getattr(p.bevinding, veld) for p in self.punten)
        return [Keuze(code, labels[code], telling[code]) for code in labels if telling[code]]

    @property
    def per_persoon(self) -> list[tuple[str, woorden.Woord, list[Punt]]]:
        return [
            (code, label, punten)
            for code, label in woorden.AAN_ZET.items()
            if (punten := [p for p in self.punten if p.bevinding.aan_zet == code])
        ]

    @property
    def regelsets(self) -> str:
        return tekst.opsomming([r.titel for r in self.rapport.regelsets])

    @property
    def titel(self) -> str:
        return plannaam(self.plan)

    @property
    def sleutels(self) -> str:
        """What the next version is held against; no content of the plan, only hashes."""
        return ",".join([planmerk(self.plan), *(p.sleutel for p in self.punten)])


def plannaam(plan: ResvPlan) -> str:
    """``RESV-plan Lage Duinen 2027``, as far as the plan says so."""
    regio = tekst.maskeer((plan.regio and plan.regio.naam) or "")
    return " ".join(d for d in ("RESV-plan", regio, str(plan.contractjaar or "")) if d)


def oordeel(rapport: Rapport, plan: ResvPlan) -> Oordeel:
    """Never a reassuring green where policy is missing; never the word *akkoord*."""
    n = len(rapport.blokkerend)
    beleid = "" if rapport.beleid_geladen else beleid_ontbreekt(plan)
    if n:
        eerst = nog_in_te_vullen(plan) if beleid else []
        kop = ngettext(
            "Nog niet klaar: %(n)s punt moet hersteld",
            "Nog niet klaar: %(n)s punten moeten hersteld",
            n,
        ) % {"n": n}
        return Oordeel("stop", kop, vul_eerst_in(eerst) if eerst else beleid and f"{beleid}.")
    if beleid:
        uitleg = _("In de regels die wij wel hebben vonden wij geen belemmering.")
        return Oordeel("info", beleid, f"{uitleg} {_('Meer kunnen wij niet zeggen.')}")
    uitleg = _("Dit is geen goedkeuring: de verzekeraar beoordeelt uw plan.")
    return Oordeel("ok", _("Geen belemmering gevonden in wat toetsbaar is"), uitleg)


def beleid_ontbreekt(plan: ResvPlan) -> str:
    """Policy of one year or insurer is never borrowed for another; say which one is missing."""
    verzekeraar = plan.preferente_verzekeraar and plan.preferente_verzekeraar.naam
    van = tekst.maskeer(verzekeraar or "") or _("uw verzekeraar")
    jaar = plan.contractjaar or _("dit jaar")
    return _("Beleid van %(van)s voor %(jaar)s niet geladen") % {"van": van, "jaar": jaar}


def nog_in_te_vullen(plan: ResvPlan) -> list[str]:
    """What decides which rules apply, and is not in the plan yet."""
    verzekeraar = plan.preferente_verzekeraar and plan.preferente_verzekeraar.naam
    keuzes = ((plan.contractjaar, _("het contractjaar")), (verzekeraar, _("de verzekeraar")))
    return [woord for waarde, woord in keuzes if not waarde]


def vul_eerst_in(wat: Sequence[str]) -> str:
    """For a template that is still (nearly) empty: few points is no good news."""
    eerst = _("Vul eerst %(wat)s in.") % {"wat": tekst.opsomming(wat)}
    return f"{eerst} {_('Tot dan is geen beleid geladen en toetsen wij de meeste regels niet.')}"


def planmerk(plan: ResvPlan) -> str:
    """Two versions of one plan share this; two plans are never compared."""
    regio = (plan.regio and (plan.regio.code or plan.regio.naam)) or ""
    return hashlib.sha256(f"{regio}|{plan.contractjaar}".encode()).hexdigest()[:12]


def vorige_sleutels(vorige: str, plan: ResvPlan) -> frozenset[str] | None:
    """The findings of the version checked before; None when that was another plan, or none."""
    merk, *oude = vorige.split(",")
    return frozenset(oude) if merk == planmerk(plan) else None


def maak_uitslag(
    rapport: Rapport, plan: ResvPlan, *, naam: str, cel_van: CelVan, vorige: str = ""
) -> Uitslag:
    """Order the findings and give each its words."""
    toen = vorige_sleutels(vorige, plan)
    # What is in order is about the same lines over and over.
    waar = cache(partial(woorden.object_in_woorden, plan))
    alle = [
        Punt(
            nummer=nummer,
            sleutel=sleutel(b),
            bevinding=b,
            waar=waar(b.object),
            cel=woorden.cel(b.cel or cel_van(b.object)),
            nieuw=toen is not None and b.kracht != "tip" and sleutel(b) not in toen,
        )
        for nummer, b in enumerate(op_gewicht(rapport.bevindingen), start=1)
    ]
    punten = tuple(p for p in alle if p.bevinding.kracht != "tip")
    in_orde = (b for b in rapport.in_orde() if b.uitkomst == "voldoet")
    return Uitslag(
        rapport=rapport,
        plan=plan,
        naam=tekst.maskeer(naam),
        punten=punten,
        tips=tuple(p for p in alle if p.bevinding.kracht == "tip"),
        in_orde=tuple(Punt(0, sleutel(b), b, waar(b.object), "") for b in in_orde),
        verschil=None if toen is None else _verschil(toen, punten),
    )


def _verschil(toen: frozenset[str], punten: Sequence[Punt]) -> Verschil:
    nu = {p.sleutel for p in punten}
    return Verschil(opgelost=len(toen - nu), nieuw=len(nu - toen))
