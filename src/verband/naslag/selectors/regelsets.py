"""Rule sets as rows of a list, and two of them side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from regelwerk.bronnen import alle_spanningen
from regelwerk.regelsets import Regelset, Regelvermelding, alle_regelsets
from regelwerk.regelsets import toon_parameter as toon
from regelwerk.tekst import datum
from verband.plannen import woorden


class SetRegel(NamedTuple):
    """One rule set as a row of the list."""

    sleutel: str
    titel: str
    versie: str
    laag: woorden.Woord
    jaren: str
    bekend: str
    aantal: int
    bron: str
    sha256: str

    @property
    def toelichting(self) -> str:
        """In half a line: for which year, and how many rules."""
        return _("%(jaren)s, %(n)s regels") % {"jaren": self.jaren, "n": self.aantal}


def list_regelsets() -> list[SetRegel]:
    return [als_rij(r) for r in alle_regelsets()]


def als_rij(r: Regelset) -> SetRegel:
    return SetRegel(
        sleutel=sleutel(r),
        titel=r.titel,
        versie=r.versie,
        laag=woorden.LAGEN[r.laag],
        jaren=_jaren(r),
        bekend=datum(r.bekend_op),
        aantal=len(r.regels),
        bron=r.bron,
        sha256=r.sha256,
    )


def sleutel(r: Regelset) -> str:
    return f"{r.id}@{r.versie}"


def get_regelset(gevraagd: str) -> Regelset | None:
    return next((r for r in alle_regelsets() if sleutel(r) == gevraagd), None)


class Wijziging(NamedTuple):
    """One thing about a rule that two sets say differently."""

    wat: str
    links: str
    rechts: str


class Rij(NamedTuple):
    """One rule in the comparison."""

    regel: str
    titel: str
    wijzigingen: tuple[Wijziging, ...] = ()


class Raakvlak(NamedTuple):
    """A tension that has rules on both sides."""

    nummer: str
    titel: str
    links: list[Rij]
    rechts: list[Rij]


class Thema(NamedTuple):
    """What only one of the two asks about one theme, side by side."""

    naam: woorden.Woord
    links: list[Rij]
    rechts: list[Rij]


class Invulling(NamedTuple):
    """A limit that one set leaves open and the other fills."""

    regel: str
    naam: str
    waarde: str
    door: str


@dataclass(frozen=True)
class Vergelijking:
    """Two rule sets side by side, per rule."""

    links: Regelset
    rechts: Regelset

    @property
    def alleen_links(self) -> list[Rij]:
        return _alleen(self.links, self.rechts)

    @property
    def alleen_rechts(self) -> list[Rij]:
        return _alleen(self.rechts, self.links)

    @cached_property
    def anders(self) -> list[Rij]:
        rijen = [Rij(s, a.titel, tuple(_verschil(a, b))) for s, a, b in self._samen]
        return [rij for rij in rijen if rij.wijzigingen]

    @property
    def gelijk(self) -> int:
        return len(self._samen) - len(self.anders)

    @property
    def samen(self) -> int:
        return len(self._samen)

    @cached_property
    def _samen(self) -> list[tuple[str, Regelvermelding, Regelvermelding]]:
        ander = self.rechts.regels
        return [(s, v, ander[s]) for s, v in self.links.regels.items() if s in ander]

    @property
    def themas(self) -> list[Thema]:
        """The rules of one side only, per theme; a reader looks for a subject, not for a number."""
        paren = (
            Thema(naam, _bij(self.links, self.rechts, code), _bij(self.rechts, self.links, code))
            for code, naam in woorden.THEMAS.items()
        )
        return [t for t in paren if t.links or t.rechts]

    @property
    def raakvlakken(self) -> list[Raakvlak]:
        """Where the two touch: tensions with a rule on both sides."""
        paren = (
            Raakvlak(nummer, s.titel, _over(self.links, nummer), _over(self.rechts, nummer))
            for nummer, s in alle_spanningen().items()
        )
        return [p for p in paren if p.links and p.rechts]

    @property
    def invullingen(self) -> list[Invulling]:
        paren = ((self.links, self.rechts), (self.rechts, self.links))
        return [
            Invulling(regel, _naam(naam), woorden.waarde(naam, toon(waarde)), door.titel)
            for open_, door in paren
            for regel, ingevuld in door.invullingen.items()
            if regel in open_.regels
            for naam, waarde in ingevuld.items()
        ]


def _alleen(hier: Regelset, daar: Regelset) -> list[Rij]:
    return [Rij(s, v.titel) for s, v in hier.regels.items() if s not in daar.regels]


def _bij(hier: Regelset, daar: Regelset, thema: str) -> list[Rij]:
    return [
        Rij(s, v.titel) for s, v in hier.regels.items() if s not in daar.regels and v.thema == thema
    ]


def _over(r: Regelset, nummer: str) -> list[Rij]:
    return [Rij(s, v.titel) for s, v in r.regels.items() if v.spanning == nummer]


def _naam(parameter: str) -> str:
    return str(woorden.VELDNAMEN.get(parameter) or woorden.zin(woorden.leesbaar(parameter)))


def _verschil(a: Regelvermelding, b: Regelvermelding) -> list[Wijziging]:
    wat = [
        (_("Soort"), woorden.SIGNALEN[a.kracht].een, woorden.SIGNALEN[b.kracht].een),
        (_("Aan zet"), woorden.AAN_ZET[a.aan_zet], woorden.AAN_ZET[b.aan_zet]),
        (_("Titel"), a.titel, b.titel),
        (_("Citaat"), f"“{a.citaat}” ({a.plaats})", f"“{b.citaat}” ({b.plaats})"),
        (_("Onze lezing"), a.lezing or "–", b.lezing or "–"),
    ]
    uit = [Wijziging(naam, str(x), str(y)) for naam, x, y in wat if str(x) != str(y)]
    for naam in sorted({*a.parameters, *b.parameters}):
        if a.parameters.get(naam) != b.parameters.get(naam):
            waarden = (_parameter(v.parameters, naam) for v in (a, b))
            uit.append(Wijziging(_naam(naam), *waarden))
    if not uit and a != b:
        uit.append(Wijziging(_("Woorden"), _("andere melding of ander herstel"), ""))
    elif (a.melding, a.herstel, a.gevallen) != (b.melding, b.herstel, b.gevallen):
        uit.append(Wijziging(_("Woorden"), _("ook de melding of het herstel is anders"), ""))
    return uit


def _parameter(parameters: dict[str, Any], naam: str) -> str:
    return woorden.waarde(naam, toon(parameters[naam])) if naam in parameters else "–"


def _jaren(regelset: Regelset) -> str:
    if regelset.contractjaren is None:
        return _("elk contractjaar")
    eerste, laatste = regelset.contractjaren
    if eerste == laatste:
        return _("contractjaar %(jaar)s") % {"jaar": eerste}
    return _("contractjaren %(eerste)s tot en met %(laatste)s") % {
        "eerste": eerste,
        "laatste": laatste,
    }
