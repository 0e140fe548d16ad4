"""From the result of a check to the content of a report, to share or confidential."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regelwerk.bronnen import ontbrekende_bronnen
from regelwerk.oordeel import KRACHTEN, Bevinding
from regelwerk.tekst import datum, opsomming
from verband.plannen import woorden
from verband.plannen.presentatie import Uitslag
from verband.plannen.punten import Punt
from verband.plannen.reeksen import Reeks, reeksen
from verband.plannen.verslag.delen import Deler, dekking
from verband.plannen.verslag.inhoud import Blok, Deel, Tabel, Verslag
from verband.plannen.verslag.teksten import schoon

_DEKKING = "vvt_dekking"
# How many people live somewhere is no secret of a provider.
_INWONERS = ("wijkverbanden.", "wijkdekking")


def maak_verslag(
    uitslag: Uitslag, *, dag: dt.date, deelbaar: bool, voorbeeld: bool = False
) -> Verslag:
    """The content of one report. What may not be shared is not hidden in it: it is not there."""
    opbouw = _Opbouw(uitslag, dag, Deler(uitslag.plan) if deelbaar else None)
    uitleg = (
        _("Zonder bedragen en zonder omvang van aanbieders.")
        if deelbaar
        else _("Met bedragen en aandelen. Niet delen met aanbieders of andere verzekeraars.")
    )
    return Verslag(
        titel=opbouw.tekst(f"{_('Toetsrapport')} {uitslag.titel}"),
        merk=_("DEELBAAR") if deelbaar else _("VERTROUWELIJK"),
        merkuitleg=uitleg,
        voorbeeld=_("verzonnen voorbeeld") if voorbeeld else "",
        dag=dag,
        delen=tuple(opbouw.delen()),
    )


@dataclass(frozen=True, slots=True)
class _Opbouw:
    uitslag: Uitslag
    dag: dt.date
    _deler: Deler | None

    @property
    def deelbaar(self) -> bool:
        return self._deler is not None

    def tekst(self, zin: object, pad: str = "") -> str:
        """Words with something of the plan in them."""
        if self._deler is None:
            return schoon(zin)
        return self._deler.weg(schoon(zin), inwoners=pad.startswith(_INWONERS))

    def delen(self) -> Iterator[Deel]:
        yield self._niet_getoetst()
        yield self._oordeel()
        if self.deelbaar:
            yield from self._dekking()
        yield from self._personen()
        yield from self._blokken(_("Oordeel aan de verzekeraar"), self._van("oordeel"))
        yield from self._blokken(_("Tips"), self._op_volgorde(self.uitslag.tips))
        yield from self._in_orde()
        yield self._regels()

    def _niet_getoetst(self) -> Deel:
        lijst = self.uitslag.rapport.niet_getoetst
        n = len(lijst)
        return Deel(
            kop=_("Niet getoetst"),
            uitleg=ngettext(
                "Lees dit eerst: %(n)s onderdeel konden wij niet toetsen.",
                "Lees dit eerst: %(n)s onderdelen konden wij niet toetsen.",
                n,
            )
            % {"n": n},
            lijst=tuple((self._wat(p.wat), schoon(p.waarom)) for p in lijst),
        )

    def _wat(self, wat: str) -> str:
        """The number of a source is no figure of the plan; the name of an insurer was typed."""
        eigen = any(wat == bron.titel for bron in ontbrekende_bronnen())
        return schoon(wat) if eigen else self.tekst(wat)

    def _oordeel(self) -> Deel:
        oordeel, telling = self.uitslag.oordeel, self.uitslag.aantallen
        stand = [
            (kracht, str(woord), telling[kracht])
            for kracht, woord in (
                ("blokkerend", _("moet hersteld")),
                ("waarschuwing", _("waarschuwingen")),
                ("oordeel", _("oordeel verzekeraar")),
            )
        ]
        stand.append(("orde", _("geen belemmering"), len(self.uitslag.in_orde)))
        return Deel(
            kop=self.tekst(oordeel.kop),
            uitleg=self.tekst(oordeel.uitleg),
            stand=tuple(stand),
            feiten=tuple(self._feiten()),
        )

    def _feiten(self) -> Iterator[tuple[str, str]]:
        rapport = self.uitslag.rapport
        yield _("Plan"), self.tekst(self.uitslag.titel)
        yield _("Getoetst op"), datum(self.dag)
        yield _("Peildatum"), datum(rapport.peildatum)
        yield _("Regels bekend op"), datum(rapport.kennisdatum)
        yield _("Bestand"), self.tekst(self.uitslag.naam)
        if self.uitslag.uit_tafel:
            yield _("Uit de tafel van de regio"), opsomming(self.uitslag.uit_tafel)
        # With it, whoever holds the rest of the file could try volumes until it fits.
        if not self.deelbaar:
            yield _("Vingerafdruk (sha256)"), rapport.plan.sha256

    def _dekking(self) -> Iterator[Deel]:
        rijen = [
            (str(woorden.VELDNAMEN.get(naam) or woorden.zin(woorden.leesbaar(naam))), stand)
            for naam, stand in self._maten()
        ]
        if rijen:
            yield Deel(
                kop=_("Vertegenwoordiging in de VVT"),
                uitleg=_(
                    "Volgens uw opgave. Meer dan dit delen wij niet: uit een aandeel kan de omvang "
                    "van een andere aanbieder te berekenen zijn."
                ),
                tabel=Tabel((_("Zorg"), _("Aandeel van het aanbod")), tuple(rijen)),
            )

    def _maten(self) -> Iterator[tuple[str, str]]:
        for b in self.uitslag.rapport.alle:
            begin, _punt, naam = b.object.partition(".")
            if begin == _DEKKING and naam in ("wijkverpleging", "so"):
                yield naam, dekking(b.uitkomst, b.waarden.get("norm"))

    def _personen(self) -> Iterator[Deel]:
        groepen = [
            (str(label), [p for p in punten if p.bevinding.kracht != "oordeel"])
            for _code, label, punten in self.uitslag.per_persoon
        ]
        groepen = [(label, punten) for label, punten in groepen if punten]
        if not groepen:
            return
        soorten = ("blokkerend", "waarschuwing")
        rijen = []
        for label, punten in groepen:
            telling = Counter[str](p.bevinding.kracht for p in punten)
            rijen.append((label, *(str(telling[s]) for s in soorten)))
        koppen = (_("Wie"), _("moet hersteld"), _("waarschuwingen"))
        yield Deel(kop=_("Wie is aan zet"), tabel=Tabel(koppen, tuple(rijen), getallen=True))
        for label, punten in groepen:
            yield from self._blokken(label, self._op_volgorde(punten), niveau=2)

    def _van(self, kracht: str) -> list[Punt]:
        return self._op_volgorde(p for p in self.uitslag.punten if p.bevinding.kracht == kracht)

    def _op_volgorde(self, punten: Iterable[Punt]) -> list[Punt]:
        """Most deciding first; but whose amount is larger, a shared order does not tell."""
        if not self.deelbaar:
            return list(punten)
        return sorted(punten, key=lambda p: _zonder_geld(p.bevinding))

    def _blokken(self, kop: str, punten: list[Punt], *, niveau: int = 1) -> Iterator[Deel]:
        if punten:
            # The same finding over many lines is one block with every place, as on the page.
            samen = {p.nummer: r for r in reeksen(punten) if r.zelfde for p in r.punten}
            blokken = tuple(
                self._blok(p, samen.get(p.nummer), kop_wie=niveau == 1)
                for p in punten
                if p.nummer not in samen or samen[p.nummer].eerste is p
            )
            yield Deel(kop=kop, niveau=niveau, blokken=blokken)

    def _blok(self, p: Punt, reeks: Reeks | None, *, kop_wie: bool) -> Blok:
        b = p.bevinding
        melding, herstel = (reeks.melding if reeks else b.melding), b.herstel
        if self.deelbaar and b.object.startswith(_DEKKING):
            melding, herstel = _gedeelde_dekking(b)
        waar = f"{p.waar} · {_('cel')} {p.cel}" if p.cel else p.waar
        waarden = p.waarden
        if reeks:
            waar, waarden = reeks.plekken, reeks.gedeeld
        return Blok(
            kracht=b.kracht,
            woord=f"{p.signaal.een} · {p.aan_zet}" if kop_wie else str(p.signaal.een),
            kop=self.tekst(melding, b.object),
            waar=self.tekst(waar, b.object),
            uitleg=" ".join(str(zin) for zin in (p.uitkomst and f"{p.uitkomst}.", p.stap) if zin),
            waarden=() if self.deelbaar else tuple((schoon(n), schoon(w)) for n, w in waarden),
            herstel=self.tekst(herstel, b.object),
            proef="" if self.deelbaar or reeks else schoon(p.hertoets),
            citaat=schoon(b.citaat),
            bron=schoon(f"{b.bron}, {b.plaats} ({b.regel})"),
            sleutel=p.sleutel,
        )

    def _in_orde(self) -> Iterator[Deel]:
        telling = Counter(str(p.thema) for p in self.uitslag.in_orde)
        if telling:
            yield Deel(
                kop=_("Geen belemmering gevonden"),
                uitleg=_("In wat toetsbaar is. Dit is geen goedkeuring."),
                tabel=Tabel(
                    (_("Thema"), _("Aantal keer")),
                    tuple((thema, str(n)) for thema, n in sorted(telling.items())),
                    getallen=True,
                ),
            )

    def _regels(self) -> Deel:
        rijen = tuple((r.titel, r.versie, r.sha256) for r in self.uitslag.rapport.regelsets)
        koppen = (_("Regels van"), _("Versie"), _("Vingerafdruk (sha256)"))
        return Deel(
            kop=_("Gebruikte regels"),
            uitleg="" if rijen else _("Voor dit plan zijn geen regels geladen."),
            tabel=Tabel(koppen, rijen) if rijen else None,
        )


def _zonder_geld(b: Bevinding) -> tuple[int, str, str, str]:
    return (KRACHTEN.index(b.kracht), b.regel, b.object, b.geval)


def _gedeelde_dekking(b: Bevinding) -> tuple[str, str]:
    if b.uitkomst != "voldoet_niet":
        return _("Het aanbod van de VVT is niet volledig opgegeven"), _("De VVT vult dit aan.")
    return (
        _("Te weinig van het aanbod van de VVT is vertegenwoordigd"),
        _("De VVT vraagt aanbieders die nog niet meedoen om een mandaat."),
    )
