"""A plan made ready for its rules: who is who, what is charged, what was in force when.

Built once per check. It holds no verdicts: only readings of the facts that more than one
rule needs. Unknown is ``None`` throughout, never a default.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

import msgspec
from msgspec.structs import asdict, astuple

from regelwerk import feiten as f
from regelwerk.tekst import bsn_achtig, geen_bsn
from regelwerk.tijd import Periode, dag_in_amsterdam, jaarperiode, tussen

_PRECIES = 2**53  # up to here a float holds every whole number
Looptijd = tuple[dt.date | None, dt.date | None]


class Dossier:
    """``peildatum`` is the submission day, or the day of the check for a draft."""

    def __init__(self, plan: f.ResvPlan, *, vandaag: dt.date) -> None:
        self.plan = plan
        self.ingediend = plan.ingediend_op is not None
        self.peildatum = dag_in_amsterdam(plan.ingediend_op) if plan.ingediend_op else vandaag

    @cached_property
    def misschien_bsn(self) -> tuple[str, ...]:
        """The parts of the plan where a run of nine digits passes the 11-test; mostly none,
        and then no text has to be searched or blanked."""
        delen = asdict(self.plan).items()
        return tuple([naam for naam, deel in delen if _misschien_bsn(deel)])

    # --- who ----------------------------------------------------------------------------

    @cached_property
    def partij(self) -> dict[str, f.Partij]:
        return {p.id: p for p in self.plan.partijen or ()}

    def naam(self, sleutel: str | None) -> str:
        """The name of a party for in a message, or its id, or *onbekend*."""
        partij = self.partij.get(sleutel or "")
        return (partij.naam if partij else None) or sleutel or "onbekend"

    @cached_property
    def contractpartijen(self) -> tuple[f.Partij, ...]:
        return tuple(p for p in self.plan.partijen or () if p.contractpartij)

    @property
    def vorm(self) -> f.Vorm | None:
        return self.plan.samenwerkingsvorm.soort if self.plan.samenwerkingsvorm else None

    @property
    def preferente(self) -> str | None:
        verzekeraar = self.plan.preferente_verzekeraar
        return verzekeraar.naam if verzekeraar else None

    # --- when ---------------------------------------------------------------------------

    @cached_property
    def contractperiode(self) -> Periode | None:
        jaar = self.plan.contractjaar
        return jaarperiode(jaar) if jaar is not None else None

    def periode(self, ding: f.Begrotingspost | f.Activiteit) -> Periode | None:
        """The period of a line (its activity's where the line is silent) or an activity."""
        if isinstance(ding, f.Begrotingspost):
            return self._periode[ding.id]
        return tussen(ding.vanaf, ding.tot)

    @cached_property
    def posten_per_periode(self) -> Mapping[Periode | None, Sequence[f.Begrotingspost]]:
        """Hundreds of lines share a handful of periods; None: a day is not known."""
        per_looptijd: dict[Looptijd, list[f.Begrotingspost]] = defaultdict(list)
        zonder_dagen: dict[str | None, list[f.Begrotingspost]] = defaultdict(list)
        for post in self.posten:
            vanaf, tot = post.vanaf, post.tot
            if vanaf and tot:
                per_looptijd[vanaf, tot].append(post)
            elif vanaf or tot:
                per_looptijd[self.looptijd(post)].append(post)
            else:
                zonder_dagen[post.activiteit].append(post)
        for sleutel, posten in zonder_dagen.items():
            activiteit = self.activiteit.get(sleutel or "")
            dagen = (activiteit.vanaf, activiteit.tot) if activiteit else (None, None)
            per_looptijd[dagen] += posten
        per: dict[Periode | None, list[f.Begrotingspost]] = defaultdict(list)
        for looptijd, posten in per_looptijd.items():
            per[tussen(*looptijd)] += posten
        return per

    @cached_property
    def belaste_posten_per_periode(self) -> Mapping[Periode | None, Sequence[f.Begrotingspost]]:
        per = {
            periode: self._zonder_onbelaste(posten)
            for periode, posten in self.posten_per_periode.items()
        }
        return {periode: posten for periode, posten in per.items() if posten}

    @cached_property
    def _periode(self) -> dict[str, Periode | None]:
        return {p.id: periode for periode, ps in self.posten_per_periode.items() for p in ps}

    def looptijd(self, ding: f.Begrotingspost | f.Activiteit) -> Looptijd:
        """First day and first day after, as far as each is known."""
        vanaf, tot = ding.vanaf, ding.tot
        if vanaf and tot:
            return vanaf, tot
        if isinstance(ding, f.Begrotingspost) and (activiteit := self.activiteit_van(ding)):
            vanaf, tot = vanaf or activiteit.vanaf, tot or activiteit.tot
        return vanaf, tot

    # --- activities and budget ----------------------------------------------------------

    @property
    def activiteiten(self) -> tuple[f.Activiteit, ...]:
        return self.plan.activiteiten or ()

    @property
    def posten(self) -> tuple[f.Begrotingspost, ...]:
        return self.plan.begrotingsposten or ()

    @cached_property
    def activiteit(self) -> dict[str, f.Activiteit]:
        return {a.id: a for a in self.activiteiten}

    def activiteit_van(self, post: f.Begrotingspost) -> f.Activiteit | None:
        return self.activiteit.get(post.activiteit or "")

    def belaste_posten_door(self, partij: str | None) -> tuple[f.Begrotingspost, ...]:
        """The charged lines that a party carries out or may carry out: one of the two unknown."""
        if partij is None:
            return self.belaste_posten
        per = self._belast_per_uitvoerder
        if None not in per:
            return tuple(per.get(partij, ()))
        return tuple(p for p in self.belaste_posten if self.uitvoerder(p) in (None, partij))

    @cached_property
    def _belast_per_uitvoerder(self) -> Mapping[str | None, Sequence[f.Begrotingspost]]:
        per: dict[str | None, list[f.Begrotingspost]] = defaultdict(list)
        for post in self.belaste_posten:
            per[self.uitvoerder(post)].append(post)
        return per

    def uitvoerder(self, post: f.Begrotingspost) -> str | None:
        """Who carries out a line: its own performer, else its activity's."""
        if post.uitvoerder:
            return post.uitvoerder
        activiteit = self.activiteit_van(post)
        return activiteit.uitvoerder if activiteit else None

    # --- the split of a line ------------------------------------------------------------

    @cached_property
    def _verdeling(self) -> _Verdeling:
        """All splits, read in one go. Kept in the order of ``posten`` and not by id: to hash the
        ids of a large budget takes longer than all the rest of it."""
        zuiver, gemengd, plekken, zvw = [], [], [], []
        for plek, post in enumerate(self.posten):
            delen = post.toedeling
            if delen is not None and len(delen) == 1 and delen[0].domein == "zvw":
                zuiver.append(post)
                zvw.append(delen[0].bedrag_cent)
            else:
                gemengd.append(post)
                plekken.append(plek)
                zvw.append(self.zvw(post))
        totaal = zvw.copy()  # of one part the sum is that part
        for plek, post in zip(plekken, gemengd, strict=True):
            delen = post.toedeling
            totaal[plek] = som([t.bedrag_cent for t in delen]) if delen else None
        return _Verdeling(zuiver, gemengd, zvw, totaal)

    @property
    def zuivere_posten(self) -> Sequence[f.Begrotingspost]:
        """The lines with one part, in the Zvw: most of a usual budget."""
        return self._verdeling.zuiver

    @property
    def gemengde_posten(self) -> Sequence[f.Begrotingspost]:
        """All other lines: several parts, another domain, or no split."""
        return self._verdeling.gemengd

    @property
    def verdeeld(self) -> Sequence[int | None]:
        """Of each of ``posten`` the sum of its parts; None when one is not known, or there are
        none."""
        return self._verdeling.totaal

    def zvw(self, post: f.Begrotingspost) -> int | None:
        """The Zvw share of a line in eurocents; None when the split is not known."""
        delen = post.toedeling
        if delen is not None and len(delen) == 1 and delen[0].domein == "zvw":
            return delen[0].bedrag_cent  # nearly every line
        return _in_domein(post, ("zvw",))

    @cached_property
    def belaste_posten(self) -> tuple[f.Begrotingspost, ...]:
        """Those that are charged, in part or whole; an unknown split counts as charged."""
        if 0 not in self._verdeling.zvw:  # of most plans
            return self.posten
        paren = zip(self.posten, self._verdeling.zvw, strict=True)
        return tuple([post for post, zvw in paren if zvw != 0])

    @cached_property
    def onbelaste_posten(self) -> tuple[f.Begrotingspost, ...]:
        paren = zip(self.posten, self._verdeling.zvw, strict=True)
        return tuple([post for post, zvw in paren if zvw == 0])

    @cached_property
    def _onbelast(self) -> frozenset[str]:
        return frozenset(p.id for p in self.onbelaste_posten)

    def _zonder_onbelaste(self, posten: Sequence[f.Begrotingspost]) -> Sequence[f.Begrotingspost]:
        if not self._onbelast:  # of most plans
            return posten
        return [p for p in posten if p.id not in self._onbelast]

    @cached_property
    def posten_per_activiteit(self) -> dict[str, tuple[f.Begrotingspost, ...]]:
        per: dict[str, list[f.Begrotingspost]] = {a.id: [] for a in self.activiteiten}
        for post in self.posten:
            if post.activiteit is not None:
                per[post.activiteit].append(post)
        return {sleutel: tuple(posten) for sleutel, posten in per.items()}

    def belaste_posten_van(self, activiteit: f.Activiteit) -> tuple[f.Begrotingspost, ...]:
        return self._belast_per_activiteit[activiteit.id]

    @cached_property
    def _belast_per_activiteit(self) -> dict[str, tuple[f.Begrotingspost, ...]]:
        return {
            sleutel: tuple(self._zonder_onbelaste(posten))
            for sleutel, posten in self.posten_per_activiteit.items()
        }

    @cached_property
    def zvw_totaal(self) -> int | None:
        """Sum of the Zvw shares in eurocents; None when one is unknown."""
        if self.plan.begrotingsposten is None:
            return None
        return som(self._verdeling.zvw)

    def buiten_zvw(self, domeinen: Iterable[f.Domein]) -> int:
        """Eurocents that the lines are known to assign to these domains other than the Zvw."""
        gekozen = tuple(domeinen)
        return sum([_in_domein(p, gekozen) or 0 for p in self.gemengde_posten])

    @property
    def te_veel_gevraagd(self) -> int | None:
        """Eurocents asked above the sum of the Zvw shares; None when either is unknown."""
        gevraagd = self.plan.gevraagde_lumpsum_cent
        if gevraagd is None or self.zvw_totaal is None:
            return None
        return gevraagd - self.zvw_totaal

    def hoofdtaken_gestart(self) -> set[int]:
        """The main tasks (1-5) that have at least one activity."""
        return {a.hoofdtaak for a in self.activiteiten if a.hoofdtaak in f.HOOFDTAKEN}

    # --- mandates -----------------------------------------------------------------------

    @property
    def mandaten(self) -> tuple[f.Mandaat, ...]:
        return self.plan.mandaten or ()

    def geldig(self, mandaat: f.Mandaat, dag: dt.date) -> bool | None:
        """Whether a mandate holds on a day; None when its dates leave that open."""
        if mandaat.ingetrokken_op is not None and mandaat.ingetrokken_op <= dag:
            return False
        if mandaat.vanaf is not None and dag < mandaat.vanaf:
            return False
        if mandaat.tot is not None and mandaat.tot <= dag:
            return False
        return True if mandaat.vanaf is not None and mandaat.tot is not None else None

    def mandaten_van(
        self, discipline: str, subdiscipline: str | None = None
    ) -> Iterator[f.Mandaat]:
        for m in self.mandaten:
            if m.discipline == discipline and subdiscipline in (None, m.subdiscipline):
                yield m

    def andere_van_gever(self, mandaat: f.Mandaat) -> Iterator[f.Mandaat]:
        """Other mandates that the same giver gave for the same (sub)discipline."""
        wie = (mandaat.gever, mandaat.discipline, mandaat.subdiscipline)
        for m in self.mandaten:
            if m is not mandaat and (m.gever, m.discipline, m.subdiscipline) == wie:
                yield m


def _misschien_bsn(deel: object) -> bool:
    """Of one part of the plan. Things in a list go without the names of their fields."""
    if isinstance(deel, tuple):
        deel = [astuple(ding) if isinstance(ding, f.Feit) else ding for ding in deel]
    ruw = msgspec.json.encode(deel)
    return not geen_bsn(ruw) and bool(bsn_achtig(ruw.decode()))


class _Verdeling(NamedTuple):
    zuiver: list[f.Begrotingspost]
    gemengd: list[f.Begrotingspost]
    zvw: list[int | None]
    totaal: list[int | None]


def som(bedragen: Iterable[int | None]) -> int | None:
    """The sum in the unit of the amounts; None when one of them is unknown."""
    totaal = 0
    for bedrag in bedragen:
        if bedrag is None:
            return None
        totaal += bedrag
    return totaal


def breuk(getal: float) -> int | Fraction:
    """The number as it was typed: 0,1 is a tenth; most are whole."""
    heel = int(getal)
    return heel if heel == getal and abs(heel) < _PRECIES else Fraction(str(getal))


def _in_domein(post: f.Begrotingspost, domeinen: tuple[f.Domein, ...]) -> int | None:
    """Eurocents of a line in these domains; None when a part that may lie there is unknown."""
    if post.toedeling is None:
        return None
    totaal = 0
    for deel in post.toedeling:
        if deel.domein is None and deel.bedrag_cent != 0:
            return None
        if deel.domein in domeinen:
            if deel.bedrag_cent is None:
                return None
            totaal += deel.bedrag_cent
    return totaal
