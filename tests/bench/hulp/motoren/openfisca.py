"""The rules in OpenFisca (openfisca-core): vectorised formulas over columns.

OpenFisca knows persons and groups of persons, so each kind of thing in a plan is a small system
of its own (lines, orders, providers, mandates), all plans at once. The parts of a line become
columns, since a person has no list. Amounts are whole cents; -1 stands for unknown.

One of the eleven can't be said: ZZ-3.3-2d holds names in one list against names in other lists,
and a formula sees numbers of persons and groups, no sets of names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from typing import Any, NamedTuple

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from bench.hulp.motoren import Gevonden
from bench.hulp.motoren.invoer import als_data, constanten
from bench.hulp.motoren.kolommen import (
    ANDERS,
    LEEG,
    ONBEKEND,
    ZVW,
    Kolommen,
    aanbieders,
    mandaten,
    opdrachten,
    plaatsen,
    posten,
)
from bench.hulp.motoren.vouwen import NIET, OORDEEL, OPEN
from regelwerk.feiten import ResvPlan

PERIODE = "2027"
Delen = Callable[[Any, Any], Iterator[tuple[Any, Any]]]  # domain and amount of each part
CODES = {1: NIET, 2: OPEN, 3: OORDEEL}


class Uitgang(NamedTuple):
    """A variable with codes, and where its findings stand."""

    variabele: str
    regel: str
    voor: str
    na: str = ""
    per_groep: bool = False


def _variabele(naam: str, entiteit: Any, formule: Any = None, soort: type = int) -> type[Variable]:
    wat = {
        "value_type": soort,
        "entity": entiteit,
        "definition_period": DateUnit.YEAR,
        "label": naam,
    }
    return type(naam, (Variable,), wat | ({"formula": formule} if formule else {}))


class Stelsel:
    """A tax and benefit system with its columns and formulas; ``run`` is one simulation."""

    def __init__(self, rij: str, groep: str | None) -> None:
        self.rij = build_entity(rij, f"{rij}_alle", rij, is_person=True)
        self.groep = None
        if groep:
            rollen = [{"key": "lid", "plural": "leden"}]
            self.groep = build_entity(groep, f"{groep}_alle", groep, roles=rollen)
        self.systeem = TaxBenefitSystem([self.rij] + ([self.groep] if self.groep else []))
        self.bekend: set[str] = set()

    def kolom(self, *namen: str, groep: bool = False) -> None:
        for naam in namen:
            self._erbij(naam, _variabele(naam, self.groep if groep else self.rij))

    def formule(self, functie: Any, *, groep: bool = False, soort: type = int) -> None:
        naam = functie.__name__
        entiteit = self.groep if groep else self.rij
        self._erbij(naam, _variabele(naam, entiteit, lambda d, p: functie(d, p), soort))

    def _erbij(self, naam: str, variabele: type[Variable]) -> None:
        if naam not in self.bekend:
            self.bekend.add(naam)
            self.systeem.add_variable(variabele)

    def run(self, k: Kolommen) -> Simulation:
        simulatie = Simulation(self.systeem, self.systeem.instantiate_entities())
        simulatie.persons.count = len(k.plan)
        if self.groep:
            groepen = simulatie.populations[self.groep.key]
            groepen.count = len(next(iter(k.groepkolom.values())))
            groepen.members_entity_id = k.groep
        for naam, waarden in (*k.kolom.items(), *k.groepkolom.items()):
            simulatie.set_input(naam, PERIODE, waarden)
        return simulatie


# --- lines --------------------------------------------------------------------------------


def _posten(c: dict[str, Any], aantal: int) -> Stelsel:
    s = Stelsel("post", "plan")
    nummers = range(1, aantal + 1)
    s.kolom("bedrag", "aantal_delen", "zonder_sleutel", "met_activiteit", "kostensoort")
    s.kolom("directe_zorg", "vanaf", "tot")
    s.kolom(*(f"{wat}_{n}" for n in nummers for wat in ("domein", "deel")))
    s.kolom("lumpsum", groep=True)

    def delen(post: Any, p: Any) -> Iterator[tuple[Any, Any]]:
        return ((post(f"domein_{n}", p), post(f"deel_{n}", p)) for n in nummers)

    _zvw_deel(s, delen)
    _splitsing(s, delen)
    _per_post(s, c)
    _per_plan(s)
    return s


def _zvw_deel(s: Stelsel, delen: Delen) -> None:
    def zvw_onbekend(post: Any, p: Any) -> Any:
        uit = post("aantal_delen", p) < 0
        for domein, deel in delen(post, p):
            uit |= ((domein == ONBEKEND) & (deel != 0)) | ((domein == ZVW) & (deel < 0))
        return uit

    def zvw(post: Any, p: Any) -> Any:
        return sum(
            np.where((domein == ZVW) & (deel > 0), deel, 0) for domein, deel in delen(post, p)
        )

    def belast(post: Any, p: Any) -> Any:
        return post("zvw_onbekend", p) | (post("zvw", p) > 0)

    def buiten(post: Any, p: Any) -> Any:
        bekend, som = post("aantal_delen", p) >= 0, 0
        for domein, deel in delen(post, p):
            bekend &= ~(((domein == ONBEKEND) & (deel != 0)) | ((domein >= ANDERS) & (deel < 0)))
            som = som + np.where(domein >= ANDERS, deel, 0)
        return np.where(bekend, som, 0)

    for functie in (zvw_onbekend, belast):
        s.formule(functie, soort=bool)
    for functie in (zvw, buiten):
        s.formule(functie)


def _splitsing(s: Stelsel, delen: Delen) -> None:
    def nza_t_art3a(post: Any, p: Any) -> Any:
        bedrag, verdeeld, open_ = post("bedrag", p), 0, post("bedrag", p) < 0
        for domein, deel in delen(post, p):
            verdeeld = verdeeld + np.where(domein == LEEG, 0, deel)
            open_ = open_ | ((domein != LEEG) & (deel < 0))
        code = np.where(open_, 2, np.where(verdeeld != bedrag, 1, 0))
        return np.where(post("aantal_delen", p) > 0, code, 0)

    def nza_t_art3d(post: Any, p: Any) -> Any:
        paren = list(delen(post, p))
        meer = np.zeros(post.count, dtype=bool)
        for i, (een, deel) in enumerate(paren):
            for ander, daar in paren[i + 1 :]:
                meer |= (een != LEEG) & (ander != LEEG) & (deel != 0) & (daar != 0) & (een != ander)
        return meer & (post("zonder_sleutel", p) == 1)

    def zz_3_2_1h(post: Any, p: Any) -> Any:
        aantal = post("aantal_delen", p)
        open_ = aantal < 0
        for domein, _ in delen(post, p):
            open_ |= domein == ONBEKEND
        code = np.where(open_, 2, np.where(aantal == 0, 1, 0))
        return np.where(post("bedrag", p) == 0, 0, code)

    for functie in (nza_t_art3a, nza_t_art3d, zz_3_2_1h):
        s.formule(functie)


def _per_post(s: Stelsel, c: dict[str, Any]) -> None:
    def opl_b6(post: Any, p: Any) -> Any:
        zorg = post("directe_zorg", p)
        return np.where(post("belast", p), np.where(zorg < 0, 2, zorg), 0)

    def opl_b5(post: Any, p: Any) -> Any:
        soort = post("kostensoort", p)  # 1 = overig, -1 = unknown
        return np.where(post("belast", p), np.where(soort < 0, 2, np.where(soort == 1, 3, 0)), 0)

    def nza_4_1_a(post: Any, p: Any) -> Any:
        return np.where(post("belast", p) & (post("met_activiteit", p) == 0), 2, 0)

    def nza_7_a(post: Any, p: Any) -> Any:
        return np.where(post("belast", p), _looptijd(c, post, p), 0)

    def jaar_open(post: Any, p: Any) -> Any:
        return np.where((post("vanaf", p) < 0) | (post("tot", p) < 0), 2, 0)

    def jaar_niet(post: Any, p: Any) -> Any:
        vanaf, tot = post("vanaf", p), post("tot", p)
        return (vanaf >= 0) & (tot >= 0) & ((vanaf < c["JAAR_VANAF"]) | (tot > c["JAAR_TOT"]))

    for functie in (opl_b6, opl_b5, nza_4_1_a, nza_7_a, jaar_open, jaar_niet):
        s.formule(functie)


def _per_plan(s: Stelsel) -> None:
    def meer_onbekend(plan: Any, p: Any) -> Any:
        return plan.any(plan.members("zvw_onbekend", p)) | (plan("lumpsum", p) < 0)

    def meer(plan: Any, p: Any) -> Any:
        return plan("lumpsum", p) - plan.sum(plan.members("zvw", p))

    def lumpsum_sluit(plan: Any, p: Any) -> Any:
        return np.where(plan("meer_onbekend", p), 2, plan("meer", p) != 0)

    def lumpsum_buiten(plan: Any, p: Any) -> Any:
        code = np.where(plan("meer_onbekend", p), 2, plan("meer", p) > 0)
        return np.where(plan.sum(plan.members("buiten", p)) == 0, 0, code)

    s.formule(meer_onbekend, groep=True, soort=bool)
    for functie in (meer, lumpsum_sluit, lumpsum_buiten):
        s.formule(functie, groep=True)


def _looptijd(c: dict[str, Any], ding: Any, p: Any) -> Any:
    vanaf, tot = ding("vanaf", p), ding("tot", p)
    buiten = (vanaf < c["LOOPTIJD_VANAF"]) | (tot > c["LOOPTIJD_TOT"])
    return np.where((vanaf < 0) | (tot < 0), 2, np.where((tot <= vanaf) | buiten, 1, 0))


POST = "begrotingsposten."
UIT_POSTEN = (
    Uitgang("nza_t_art3a", "NZA-T-art3a", POST, ".toedeling"),
    Uitgang("nza_t_art3d", "NZA-T-art3d", POST, ".toedelingssleutel"),
    Uitgang("opl_b6", "OPL-B6", POST, ".directe_zorg"),
    Uitgang("opl_b5", "OPL-B5", POST, ".kostensoort"),
    Uitgang("nza_4_1_a", "NZA-4.1-a", POST, ".activiteit"),
    Uitgang("nza_7_a", "NZA-7-a", POST),
    Uitgang("jaar_open", "ZZ-4.1-1b", POST, ".vanaf"),
    Uitgang("jaar_niet", "ZZ-4.1-1b", POST),
    Uitgang("zz_3_2_1h", "ZZ-3.2-1h", POST, ".toedeling"),
    Uitgang("lumpsum_sluit", "ZZ-4.1-1b", "gevraagde_lumpsum_cent", per_groep=True),
    Uitgang("lumpsum_buiten", "ZZ-3.2-1h", "gevraagde_lumpsum_cent", per_groep=True),
)


# --- orders, providers, mandates ------------------------------------------------------------


def _opdrachten(c: dict[str, Any]) -> Stelsel:
    s = Stelsel("opdracht", None)
    s.kolom("vanaf", "tot")

    def nza_7_a(opdracht: Any, p: Any) -> Any:
        return _looptijd(c, opdracht, p)

    s.formule(nza_7_a)
    return s


UIT_OPDRACHTEN = (Uitgang("nza_7_a", "NZA-7-a", "opdrachten."),)


def _aanbieders(c: dict[str, Any]) -> Stelsel:
    s = Stelsel("aanbieder", "maat")
    s.kolom("omvang", "vertegenwoordigd")
    s.kolom("nummer", groep=True)

    def zz_3_4_4a(maat: Any, p: Any) -> Any:
        omvang, stand = maat.members("omvang", p), maat.members("vertegenwoordigd", p)
        bekend = omvang >= 0
        ja = maat.sum(np.where(bekend & (stand == 1), omvang, 0))
        nee = maat.sum(np.where(bekend & (stand == 0), omvang, 0))
        wellicht = maat.sum(np.where(bekend & (stand < 0), omvang, 0))
        open_ja, open_nee = maat.any(~bekend & (stand != 0)), maat.any(~bekend & (stand != 1))
        totaal = ja + nee + wellicht
        norm = c["PROMILLE"] * totaal
        voldoet = (totaal > 0) & ~open_nee & (ja * 1000 >= norm)
        zeker_niet = (totaal > 0) & ~open_ja & ((ja + wellicht) * 1000 < norm)
        return np.where(voldoet, 0, np.where(zeker_niet, 1, 2))

    s.formule(zz_3_4_4a, groep=True)
    return s


UIT_AANBIEDERS = (Uitgang("zz_3_4_4a", "ZZ-3.4-4a", "vvt_dekking.", per_groep=True),)


def _mandaten(c: dict[str, Any]) -> Stelsel:
    s = Stelsel("mandaat", "blok")
    s.kolom("vanaf", "tot", "ingetrokken")
    s.kolom("nummer", groep=True)

    def zz_3_2_1a(blok: Any, p: Any) -> Any:
        dag = c["DAG"]
        vanaf, tot = blok.members("vanaf", p), blok.members("tot", p)
        weg = blok.members("ingetrokken", p)
        kan = ((vanaf < 0) | (vanaf <= dag)) & ((tot < 0) | (dag < tot)) & ((weg < 0) | (dag < weg))
        zeker = kan & (vanaf >= 0) & (tot >= 0)
        return np.where(blok.any(zeker), 0, np.where(blok.any(kan), 2, 1))

    s.formule(zz_3_2_1a, groep=True)
    return s


UIT_MANDATEN = (Uitgang("zz_3_2_1a", "ZZ-3.2-1a", "mandaten.", per_groep=True),)


# --- the engine -------------------------------------------------------------------------------


class Openfisca:
    naam = "openfisca-core"
    kan_niet = frozenset({"ZZ-3.3-2d"})

    def __init__(self, *, kolommen_klaar: bool = True) -> None:
        self.versie = version("openfisca-core")
        self.kolommen_klaar = kolommen_klaar
        self.constanten = constanten()
        self.stelsels: list[tuple[Stelsel, tuple[Uitgang, ...]]] = []

    def maak_klaar(self, plannen: Sequence[ResvPlan]) -> Any:
        data = [als_data(plan) for plan in plannen]
        aantal, c = plaatsen(data), self.constanten
        self.stelsels = [
            (_posten(c, aantal), UIT_POSTEN),
            (_opdrachten(c), UIT_OPDRACHTEN),
            (_aanbieders(c), UIT_AANBIEDERS),
            (_mandaten(c), UIT_MANDATEN),
        ]
        self.aantal = aantal
        return self._kolommen(data) if self.kolommen_klaar else data

    def _kolommen(self, data: Sequence[dict[str, Any]]) -> list[Kolommen]:
        return [
            posten(data, self.aantal),
            opdrachten(data),
            aanbieders(data),
            mandaten(data, self.constanten["BLOKKEN"]),
        ]

    def bevindingen(self, klaar: Any) -> list[Gevonden]:
        kolommen = klaar if self.kolommen_klaar else self._kolommen(klaar)
        uit: list[Gevonden] = []
        for (stelsel, uitgangen), k in zip(self.stelsels, kolommen, strict=True):
            simulatie = stelsel.run(k)
            for u in uitgangen:
                uit += _gevonden(u, simulatie.calculate(u.variabele, PERIODE), k)
        return uit


def _gevonden(u: Uitgang, codes: Any, k: Kolommen) -> Iterator[Gevonden]:
    plan, sleutel = (k.groepplan, k.groepsleutel) if u.per_groep else (k.plan, k.sleutel)
    for i in np.flatnonzero(codes).tolist():
        yield Gevonden(plan[i], u.regel, f"{u.voor}{sleutel[i]}{u.na}", CODES[int(codes[i])])
