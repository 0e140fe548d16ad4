"""Rules as a reader meets them: one by one, and as a list that can be filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

import regelwerk.regels  # noqa: F401  (fills REGELS)
from regelwerk.bronnen import Bron, Spanning, alle_spanningen
from regelwerk.oordeel import KRACHTEN, AanZet, Kracht, Stap
from regelwerk.regel import REGELS
from regelwerk.regelsets import LAGEN, Geval, Regelset, Regelvermelding, alle_regelsets
from regelwerk.regelsets import toon_parameter as toon
from regelwerk.zinnen import zin_van
from verband.core.vouwen import vouw
from verband.naslag import woorden as w
from verband.naslag.zoekwoorden import Vraag
from verband.plannen import woorden


@dataclass(frozen=True, slots=True)
class GevalUitleg:
    """One case of a rule: what the check would say, how heavy, and who must act."""

    naam: str
    melding: str
    herstel: str
    kracht: Kracht
    stap: Stap | None
    aan_zet: AanZet
    plaats: str | None
    citaat: str | None

    @property
    def titel(self) -> str:
        return woorden.zin(woorden.leesbaar(self.naam))

    @property
    def signaal(self) -> woorden.Signaal:
        return woorden.SIGNALEN[self.kracht]

    @property
    def wie(self) -> woorden.Woord:
        return woorden.AAN_ZET[self.aan_zet]

    @property
    def gevolg(self) -> woorden.Woord:
        return woorden.STAPPEN[self.stap] if self.stap else ""

    @property
    def melding_delen(self) -> list[w.Deel]:
        return w.delen(self.melding)

    @property
    def herstel_delen(self) -> list[w.Deel]:
        return w.delen(self.herstel)


class Parameter(NamedTuple):
    naam: woorden.Woord
    waarde: str
    van: str


class Citaat(NamedTuple):
    """A quotation, with the number of its sentence in the source."""

    plaats: str
    tekst: str
    zin: int | None = None


@dataclass(frozen=True)
class Regel:
    """One rule as one version of one rule set words it."""

    id: str
    regelset: Regelset
    vermelding: Regelvermelding

    @property
    def titel(self) -> str:
        return self.vermelding.titel

    @property
    def bron(self) -> Bron:
        return self.regelset.bron_van(self.vermelding)

    @property
    def signaal(self) -> woorden.Signaal:
        return woorden.SIGNALEN[self.vermelding.kracht]

    @property
    def ook(self) -> list[woorden.Signaal]:
        """Other forces that a case of this rule may have."""
        return [woorden.SIGNALEN[k] for k in self.krachten if k != self.vermelding.kracht]

    @property
    def thema(self) -> woorden.Woord:
        return woorden.THEMAS[self.vermelding.thema]

    @property
    def laag(self) -> woorden.Woord:
        return woorden.LAGEN[self.regelset.laag]

    @property
    def wie(self) -> woorden.Woord:
        return woorden.AAN_ZET[self.vermelding.aan_zet]

    @property
    def gevolg(self) -> woorden.Woord:
        return woorden.STAPPEN[self.vermelding.stap] if self.vermelding.stap else ""

    @property
    def grond(self) -> str:
        """What a pass rests on, when it is no more than what the plan says."""
        return {
            "opgave": _("Wij toetsen wat het plan zegt en gaan niet na of het klopt."),
            "ingevuld": _("Wij zien of er iets staat; of het goed is, beoordelen wij niet."),
        }.get(self.vermelding.grond or "", "")

    @property
    def onderwerp(self) -> woorden.Woord:
        return w.ONDERWERPEN.get(_module(self.id), "")

    @cached_property
    def gevallen(self) -> tuple[GevalUitleg, ...]:
        v = self.vermelding
        los = {"": Geval(v.melding, v.herstel)} if v.melding and v.herstel else {}
        # A rule that only asks whether something is there has no words but the general ones.
        alle = {**los, **v.gevallen} or {"": v.geval("onbekend")}
        return tuple(_uitleg(v, naam, geval) for naam, geval in alle.items())

    @cached_property
    def krachten(self) -> tuple[Kracht, ...]:
        kan = {self.vermelding.kracht, *(g.kracht for g in self.gevallen)}
        return tuple(k for k in KRACHTEN if k in kan)

    @cached_property
    def citaten(self) -> tuple[Citaat, ...]:
        """Its own quotation first, then those of its cases."""
        v = self.vermelding
        alle = [(v.plaats, v.citaat)]
        alle += [(g.plaats or v.plaats, g.citaat) for g in self.gevallen if g.citaat]
        return tuple(
            Citaat(plaats, citaat, zin_van(self.bron.id, self.id, plaats))
            for plaats, citaat in dict.fromkeys(alle)
        )

    @cached_property
    def spanning(self) -> Spanning | None:
        nummer = self.vermelding.spanning
        return alle_spanningen()[nummer] if nummer else None

    @property
    def lezing(self) -> str:
        return self.vermelding.lezing or (self.spanning.lezing if self.spanning else "")

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """Its limits, and who set each: the set itself, or a higher layer."""
        eigen = [
            _parameter(naam, waarde, self.regelset)
            for naam, waarde in self.vermelding.parameters.items()
        ]
        gevuld = [
            _parameter(naam, waarde, r)
            for r in alle_regelsets()
            for naam, waarde in r.invullingen.get(self.id, {}).items()
        ]
        return tuple(eigen + gevuld)

    @property
    def open(self) -> list[str]:
        """Limits that this set leaves to an insurer."""
        return [
            str(woorden.VELDNAMEN.get(n) or woorden.leesbaar(n))
            for n in self.vermelding.open_parameters
        ]

    @cached_property
    def zoektekst(self) -> str:
        v, s = self.vermelding, self.spanning
        delen = [self.id, v.titel, v.thema, str(self.thema), str(self.onderwerp), self.lezing]
        delen += [self.bron.titel, self.regelset.titel, v.spanning or "", s.titel if s else ""]
        delen += [deel for c in self.citaten for deel in (c.plaats, c.tekst)]
        delen += [w.platte_tekst(t) for g in self.gevallen for t in (g.melding, g.herstel)]
        return vouw(" · ".join(delen))


def _uitleg(v: Regelvermelding, naam: str, geval: Geval) -> GevalUitleg:
    aan_zet = geval.aan_zet or v.aan_zet
    # A case that the insurer must act on is a judgement, whatever the force of its rule.
    kracht = geval.kracht or ("oordeel" if geval.aan_zet == "verzekeraar" else v.kracht)
    stap = geval.stap or v.stap if kracht == "blokkerend" else None
    return GevalUitleg(
        naam, geval.melding, geval.herstel, kracht, stap, aan_zet, geval.plaats, geval.citaat
    )


def _parameter(naam: str, waarde: Any, r: Regelset) -> Parameter:
    label = woorden.VELDNAMEN.get(naam) or woorden.zin(woorden.leesbaar(naam))
    return Parameter(label, woorden.waarde(naam, toon(waarde)), f"{r.titel}, versie {r.versie}")


def _module(regel: str) -> str:
    return REGELS[regel].__module__.rpartition(".")[2] if regel in REGELS else ""


@cache
def _index() -> Mapping[str, tuple[Regel, ...]]:
    """Every rule with all sets that word it, the newest first; base layers come first."""
    alle: dict[str, list[Regel]] = {}
    for r in sorted(alle_regelsets(), key=lambda r: (LAGEN.index(r.laag), r.bron, r.versie)):
        for sleutel, vermelding in r.regels.items():
            alle.setdefault(sleutel, []).append(Regel(sleutel, r, vermelding))
    return {
        sleutel: tuple(sorted(x, key=lambda x: x.regelset.bekend_op, reverse=True))
        for sleutel, x in alle.items()
    }


def list_regels() -> list[Regel]:
    """Every rule in its newest words, in the order of layers and sources."""
    return [x[0] for x in _index().values()]


def get_regel(sleutel: str) -> Regel | None:
    gevonden = _index().get(sleutel)
    return gevonden[0] if gevonden else None


def versies_van(regel: Regel) -> list[Regelset]:
    """Every version of the rule set, the newest first; one that lacks the rule is shown too."""
    zelfde = [r for r in alle_regelsets() if r.id == regel.regelset.id]
    return sorted(zelfde, key=lambda r: r.bekend_op, reverse=True)


def verwante_regels(regel: Regel, hoogstens: int = 8) -> list[Regel]:
    """Rules of the same tension first, then of the same subject."""
    nummer, module = regel.vermelding.spanning, _module(regel.id)
    rijen = regel.spanning.rijen if regel.spanning else ()
    anderen = [r for r in list_regels() if r.id != regel.id]
    samen = [r for r in anderen if nummer and (r.vermelding.spanning == nummer or r.id in rijen)]
    zelfde = [r for r in anderen if r not in samen and module and _module(r.id) == module]
    return (samen + zelfde)[:hoogstens]


ORDENINGEN: Mapping[str, Callable[[Regel], Any]] = {
    "bron": lambda r: 0,
    "zwaarte": lambda r: KRACHTEN.index(r.vermelding.kracht),
    "nummer": lambda r: w.volgorde(r.id),
    "titel": lambda r: w.volgorde(r.titel),
    "thema": lambda r: w.volgorde(str(r.thema)),
}


class Filter(NamedTuple):
    """What a reader asks of the list; a value that does not exist filters nothing."""

    q: str = ""
    thema: str = ""
    van: str = ""
    kracht: str = ""
    spanning: str = ""
    orde: str = ""

    def past(self, r: Regel) -> bool:
        v = r.vermelding
        gespannen = (v.spanning, "alle") if v.spanning else ()
        return (
            self.thema in ("", v.thema)
            and self.van in ("", f"laag-{r.regelset.laag}", f"{r.regelset.id}@{r.regelset.versie}")
            and (not self.kracht or self.kracht in r.krachten)
            and (not self.spanning or self.spanning in gespannen)
        )


def filter_regels(vraag: Filter) -> list[Regel]:
    """The rules that answer to the question, in the order that was asked for."""
    zoek = Vraag(vraag.q)
    passend: Iterable[Regel] = (r for r in list_regels() if vraag.past(r))
    gevonden = [r for r in passend if zoek.past(r.zoektekst)]
    if not vraag.orde and zoek:
        return zoek.beste_eerst(gevonden, lambda r: (r.id, r.titel))
    return sorted(gevonden, key=ORDENINGEN[vraag.orde or "bron"])
