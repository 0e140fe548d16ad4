"""What a recipient is shown of a version: chosen parts, built once, safe between competitors.

One rule for everyone: free text and findings carry no figures, of VVT supply only *ten minste* or
*minder dan* the norm is said, and hours and rates are nowhere. Amounts stand in one place, the
budget table, for who does not compete: controller, insurer, and a cashier that is no provider.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui

from regelwerk import tekst
from regelwerk.feiten import ResvPlan
from verband.plannen import woorden
from verband.plannen.presentatie import Uitslag
from verband.plannen.verschil import per_domein
from verband.plannen.verslag.delen import Deler
from verband.plannen.verslag.inhoud import Deel, Tabel, Verslag
from verband.plannen.verslag.opbouw import maak_verslag
from verband.plannen.verslag.teksten import schoon

SAMENSTELLING, ACTIVITEITEN, BEGROTING = "samenstelling", "activiteiten", "begroting"
DEKKING, BEVINDINGEN, NOTITIES = "vvt_dekking", "bevindingen", "notities"
ONDERDELEN: dict[str, woorden.Woord] = {
    SAMENSTELLING: _lui("Samenstelling en mandaten"),
    ACTIVITEITEN: _lui("Activiteiten"),
    BEGROTING: _lui("Begroting"),
    DEKKING: _lui("VVT-dekking"),
    BEVINDINGEN: _lui("Bevindingen"),
    NOTITIES: _lui("Notities"),
}
_MET_BEDRAGEN = ("controller", "preferente_verzekeraar")


def ziet_bedragen(plan: ResvPlan, ontvanger: str) -> bool:
    """A cashier that gives care itself competes with whom it pays."""
    if ontvanger == "kassier":
        kassiers = [p for p in plan.partijen or () if p.kassier]
        return bool(kassiers) and all(p.soort == "ro" and not p.discipline for p in kassiers)
    return ontvanger in _MET_BEDRAGEN


def bouw(
    uitslag: Uitslag,
    *,
    ontvanger: str,
    onderdelen: Iterable[str],
    notities: Sequence[tuple[str, str]],
    dag: dt.date,
    voorbeeld: bool,
) -> Verslag:
    """``notities``: (what it is about, text) of the coordinator's own general notes."""
    gekozen = set(onderdelen)
    veilig = maak_verslag(uitslag, dag=dag, deelbaar=True, voorbeeld=voorbeeld)
    bouwer = _Bouwer(uitslag.plan, ziet_bedragen(uitslag.plan, ontvanger))
    delen: list[Deel] = []
    for naam, maak in (
        (SAMENSTELLING, bouwer.samenstelling),
        (ACTIVITEITEN, bouwer.activiteiten),
        (BEGROTING, bouwer.begroting),
    ):
        if naam in gekozen:
            delen += maak()
    delen += _uit_toets(veilig, gekozen)
    if NOTITIES in gekozen:
        delen += bouwer.notities(notities)
    return Verslag(
        titel=bouwer.tekst(uitslag.titel),
        merk=_("GEDEELD"),
        merkuitleg=_("Alleen voor wie dit met Verband kreeg. Zonder omvang van aanbieders."),
        voorbeeld=veilig.voorbeeld,
        dag=dag,
        delen=tuple(delen),
    )


def _uit_toets(veilig: Verslag, gekozen: set[str]) -> Iterator[Deel]:
    """Of the report that may be shared, the coverage of the VVT or the findings."""
    dekking = _("Vertegenwoordiging in de VVT")
    for deel in veilig.delen:
        if deel.kop == dekking:
            if DEKKING in gekozen:
                yield deel
        elif BEVINDINGEN in gekozen:
            yield _zonder_dekking(deel) if DEKKING not in gekozen else deel


def _zonder_dekking(deel: Deel) -> Deel:
    """A part that was not chosen must not come in through its findings."""
    woord = str(woorden.ONDERDELEN["vvt_dekking"])
    blokken = tuple(b for b in deel.blokken if not b.waar.startswith(woord))
    return Deel(
        kop=deel.kop, niveau=deel.niveau, uitleg=deel.uitleg, lijst=deel.lijst,
        stand=deel.stand, feiten=deel.feiten, tabel=deel.tabel, blokken=blokken,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Bouwer:
    plan: ResvPlan
    bedragen: bool

    def tekst(self, zin: object) -> str:
        return Deler(self.plan).weg(schoon(zin if zin is not None else ""))

    def _naam(self, sleutel: str | None) -> str:
        for partij in self.plan.partijen or ():
            if partij.id == sleutel:
                return self.tekst(partij.naam or partij.id)
        return ""

    def _tabel(
        self, kop: str, koppen: tuple[str, ...], rijen: Iterable[tuple[str, ...]], **meer: str
    ) -> Iterator[Deel]:
        inhoud = tuple(rijen)
        leeg = "" if inhoud else _("In dit plan staat hier niets.")
        yield Deel(
            kop=kop,
            uitleg=" ".join(z for z in (meer.get("uitleg", ""), leeg) if z),
            tabel=Tabel(koppen, inhoud) if inhoud else None,
        )

    def samenstelling(self) -> Iterator[Deel]:
        yield from self._tabel(
            _("Samenstelling"),
            (_("Partij"), _("Soort"), _("Discipline")),
            (
                (
                    self.tekst(p.naam or p.id),
                    woorden.zin(woorden.leesbaar(p.soort or "")),
                    self.tekst(woorden.leesbaar(p.discipline or "")),
                )
                for p in self.plan.partijen or ()
            ),
        )
        yield from self._tabel(
            _("Mandaten"),
            (_("Discipline"), _("Gegeven door"), _("Vertegenwoordiger"), _("Vanaf"), _("Tot")),
            (
                (
                    self.tekst(woorden.leesbaar(m.discipline or "")),
                    self._naam(m.gever),
                    self.tekst(m.vertegenwoordiger),
                    _dag(m.vanaf),
                    _dag(m.tot),
                )
                for m in self.plan.mandaten or ()
            ),
        )

    def activiteiten(self) -> Iterator[Deel]:
        yield from self._tabel(
            _("Activiteiten"),
            (_("Activiteit"), _("Hoofdtaak"), _("Niveau"), _("Uitvoerder"), _("Doelen")),
            (
                (
                    self.tekst(a.titel or a.id),
                    str(a.hoofdtaak or ""),
                    a.niveau or "",
                    self._naam(a.uitvoerder),
                    self.tekst("; ".join(a.doelen or ())),
                )
                for a in self.plan.activiteiten or ()
            ),
        )

    def begroting(self) -> Iterator[Deel]:
        koppen: tuple[str, ...] = (_("Post"), _("Kostensoort"), _("Uitvoerder"))
        uitleg = "" if self.bedragen else _("Bedragen delen wij niet met u.")
        if self.bedragen:
            koppen = (*koppen, _("Bedrag"), _("Waarvan Zvw"))
        yield from self._tabel(_("Begroting"), koppen, self._posten(), uitleg=uitleg)

    def _posten(self) -> Iterator[tuple[str, ...]]:
        for b in self.plan.begrotingsposten or ():
            rij = (
                self.tekst(b.omschrijving or b.id),
                woorden.zin(woorden.leesbaar(b.kostensoort or "")),
                self._naam(b.uitvoerder),
            )
            if not self.bedragen:
                yield rij
            elif b.bedrag_cent is None:
                yield (*rij, _("onbekend"), "")
            else:
                zvw = per_domein(b).get("zvw", 0)
                yield (*rij, schoon(tekst.euro(b.bedrag_cent)), schoon(tekst.euro(zvw)))

    def notities(self, notities: Sequence[tuple[str, str]]) -> Iterator[Deel]:
        yield from self._tabel(
            _("Notities"),
            (_("Over"), _("Notitie")),
            ((self.tekst(over), self.tekst(wat)) for over, wat in notities),
        )


def _dag(dag: dt.date | None) -> str:
    return tekst.datum(dag) if dag else ""
