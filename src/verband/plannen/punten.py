"""One finding as its card shows it, and findings about the same thing together."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regelwerk.feiten import ResvPlan
from regelwerk.oordeel import Bevinding
from regelwerk.volgorde import ding
from regelwerk.zinnen import zin_van
from verband.plannen import woorden


@dataclass(frozen=True, slots=True)
class Punt:
    """One finding with everything its card shows."""

    nummer: int
    sleutel: str
    bevinding: Bevinding
    waar: str
    cel: str
    adres: str = ""  # the page where it is mended, when that is ours
    nieuw: bool = False  # not there in the version that was checked just before this one

    @property
    def signaal(self) -> woorden.Signaal:
        return woorden.SIGNALEN[self.bevinding.kracht]

    @property
    def aan_zet(self) -> woorden.Woord:
        return woorden.AAN_ZET[self.bevinding.aan_zet]

    @property
    def thema(self) -> woorden.Woord:
        return woorden.THEMAS.get(self.bevinding.thema, self.bevinding.thema)

    @property
    def veld(self) -> str:
        """Within a group only what differs: the cell, or else the field."""
        pad = self.bevinding.object
        return self.cel or woorden.leesbaar(pad.removeprefix(ding(pad)))

    @property
    def stap(self) -> woorden.Woord:
        b = self.bevinding
        return woorden.STAPPEN.get(b.stap or "", "") if b.blokkeert else ""

    @property
    def uitkomst(self) -> woorden.Woord:
        return woorden.UITKOMSTEN.get(self.bevinding.uitkomst, "")

    @property
    def laag(self) -> woorden.Woord:
        return woorden.LAGEN[self.bevinding.laag]

    @property
    def waarden(self) -> list[tuple[str, str]]:
        return woorden.waarden(self.bevinding.waarden)

    @property
    def parameters(self) -> list[tuple[str, str]]:
        return woorden.waarden(self.bevinding.parameters)

    @property
    def zin(self) -> int | None:
        """The sentence of the source that it rests on; a rule set from a file has none."""
        b = self.bevinding
        return zin_van(b.bron_id, b.regel, b.plaats)

    @property
    def zoektekst(self) -> str:
        """What the search box looks through, in one lower-case line."""
        b = self.bevinding
        delen = (b.melding, b.titel, self.waar, self.cel, b.herstel, b.citaat, b.bron, b.regel)
        return " ".join(delen).lower()

    @property
    def hertoets(self) -> str:
        """What a mend did when it was tried on a copy of the plan."""
        if not (proef := self.bevinding.hertoets):
            return ""
        lost = ngettext("lost %(n)s punt op", "lost %(n)s punten op", proef.lost_op)
        nieuw = (
            ngettext("geeft %(n)s nieuw punt", "geeft %(n)s nieuwe punten", proef.nieuw)
            % {"n": proef.nieuw}
            if proef.nieuw
            else _("geen nieuwe")
        )
        stap = woorden.zin(proef.omschrijving.rstrip("."))
        return f"{stap}: {lost % {'n': proef.lost_op}}, {nieuw}."


@dataclass(frozen=True, slots=True)
class Groep:
    """The findings about one thing in the plan."""

    punten: tuple[Punt, ...]
    waar: str

    @property
    def eerste(self) -> Punt:
        return self.punten[0]

    @property
    def ding(self) -> str:
        """As its first finding names it, without the field: with the words of a page of ours."""
        return self.eerste.waar.partition(" · ")[0]

    @property
    def ook(self) -> str:
        """How many more findings are about the same thing."""
        n = len(self.punten) - 1
        zin = ngettext("en nog %(n)s regel hierover", "en nog %(n)s regels hierover", n)
        return zin % {"n": n} if n else ""

    @property
    def dubbel(self) -> list[str]:
        """Said by more than one rule: only the rule tells these findings apart."""
        gezegd = Counter(p.bevinding.melding for p in self.punten)
        return [melding for melding, n in gezegd.items() if n > 1]

    @property
    def kop(self) -> str:
        n = len(self.punten)
        return ngettext("%(n)s regel over dit punt", "%(n)s regels over dit punt", n) % {"n": n}


def sleutel(b: Bevinding) -> str:
    """The same finding in two versions has the same key."""
    ruw = "|".join((b.regel, b.geval, b.object))
    return hashlib.sha256(ruw.encode()).hexdigest()[:12]


def groepeer(punten: Iterable[Punt], plan: ResvPlan) -> list[Groep]:
    """Findings about the same thing together, in the order of the first of each."""
    per_ding: dict[str, list[Punt]] = {}
    for punt in punten:
        per_ding.setdefault(ding(punt.bevinding.object), []).append(punt)
    return [
        Groep(tuple(groep), woorden.object_in_woorden(plan, pad)) for pad, groep in per_ding.items()
    ]
