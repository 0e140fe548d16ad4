"""The rules of the table run on the table itself, on any day."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext as _
from msgspec.structs import replace

from regelwerk.oordeel import Bevinding
from regelwerk.rapport import NietGetoetst, Rapport
from regelwerk.regelsets import Regelset, alle_regelsets, kies
from regelwerk.tekst import maskeer
from regelwerk.toets import toets
from verband.access.verzoek import Lid
from verband.partijen.facts import SECTIES, Tafel, als_plan, tafel_op
from verband.plannen import woorden
from verband.plannen.gereedheid.plekken import zoek_plekken
from verband.plannen.gereedheid.tafelwoorden import over_de_tafel
from verband.plannen.presentatie import Uitslag, maak_uitslag
from verband.plannen.punten import Punt

THEMAS = ("PART", "FORM")
# Of other themes, but about who sits at the table and what they did there.
OOK = ("ZZ-2-1", "ZZ-3.4-5b", "OPL-W1")
# What only a plan can say; a dossier is checked on it.
_VAN_HET_PLAN = ("gevraagde_lumpsum_cent",)


@dataclass(frozen=True, slots=True)
class Regelstand:
    """One rule with the outcome that weighs most: ``css`` and ``woord`` of its tag."""

    regel: str
    titel: str
    css: str
    woord: woorden.Woord


@dataclass(frozen=True, slots=True)
class Gereedheid:
    tafel: Tafel
    uitslag: Uitslag
    regels: tuple[Regelstand, ...]


def gereedheid(lid: Lid, dag: dt.date, contractjaar: int) -> Gereedheid:
    tafel = tafel_op(lid, dag, contractjaar)
    plan = als_plan(tafel)
    sha256 = hashlib.sha256(msgspec.json.encode(plan)).hexdigest()
    alle = alle_regelsets()
    rapport = _van_de_tafel(toets(plan, sha256=sha256, vandaag=dag, regelsets=alle), tafel)
    naam = _("De tafel van %(regio)s") % {"regio": plan.regio.naam if plan.regio else ""}
    uitslag = maak_uitslag(rapport, plan, naam=naam, cel_van=lambda _pad: None)
    verzekeraar = tafel.verzekeraar.naam if tafel.verzekeraar else None
    gekozen = kies(alle, contractjaar=contractjaar, verzekeraar=verzekeraar, kennisdatum=dag)
    open_ = [*uitslag.punten, *uitslag.tips]
    waar = zoek_plekken(lid, tafel, (p.bevinding.object for p in open_))
    met_adres = dataclasses.replace(
        uitslag,
        punten=tuple(_punt(p, tafel, waar) for p in uitslag.punten),
        tips=tuple(_punt(p, tafel, waar) for p in uitslag.tips),
        in_orde=tuple(_punt(p, tafel, waar) for p in uitslag.in_orde),
    )
    return Gereedheid(tafel, met_adres, tuple(_regels(gekozen, rapport)))


def _telt(b: Bevinding) -> bool:
    eigen = b.thema in THEMAS or b.regel in OOK
    return eigen and b.object.partition(".")[0] not in _VAN_HET_PLAN


def _van_de_tafel(rapport: Rapport, tafel: Tafel) -> Rapport:
    in_orde = tuple(over_de_tafel(b) for b in rapport.in_orde() if _telt(b))
    eerst, rest = rapport.niet_getoetst[:1], rapport.niet_getoetst[1:]
    return replace(
        rapport,
        bevindingen=tuple(over_de_tafel(b) for b in rapport.bevindingen if _telt(b)),
        in_orde=lambda: in_orde,
        niet_getoetst=(*eerst, *_onbekend(tafel), *rest),
    )


def _onbekend(tafel: Tafel) -> Iterator[NietGetoetst]:
    """After the missing Handreiking: what nobody recorded yet, so that silence is no pass."""
    for naam in SECTIES:
        if naam in tafel.secties:
            continue
        wat = str(woorden.MEERVOUDEN.get(naam) or woorden.ONDERDELEN[naam])
        yield NietGetoetst(wat, _("In deze regio is hierover nog niets vastgelegd."))
    yield NietGetoetst(
        _("Het plan en het bedrag"),
        _(
            "Of een mandaat ver genoeg reikt voor het gevraagde bedrag, toetsen wij bij het "
            "dossier van het plan."
        ),
    )


def _punt(p: Punt, tafel: Tafel, waar: Callable[[str], str]) -> Punt:
    pad = p.bevinding.object
    m = tafel.mandaten.get(pad.removeprefix("mandaten.").partition(".")[0])
    ding = pad.removeprefix("mandaten.").partition(".")[2]
    zin = p.waar
    if pad.startswith("mandaten.") and m is not None:
        wie = {"wat": woorden.leesbaar(m.discipline), "gever": maskeer(m.gever.naam)}
        zin = _("Mandaat %(wat)s, gegeven door %(gever)s") % wie
        zin = f"{zin} · {woorden.leesbaar(ding)}" if ding else zin
    return dataclasses.replace(p, waar=zin, adres=waar(pad))


def _regels(gekozen: Sequence[Regelset], rapport: Rapport) -> Iterator[Regelstand]:
    """Every rule of these themes, also one that found nothing to look at."""
    per_regel: dict[str, list[Bevinding]] = {}
    for b in rapport.alle:
        per_regel.setdefault(b.regel, []).append(b)
    for regelset in gekozen:
        for regel, vermelding in regelset.regels.items():
            if vermelding.thema in THEMAS or regel in OOK:
                css, woord = _uitkomst(per_regel.get(regel, []))
                yield Regelstand(regel, vermelding.titel, css, woord)


_GEWICHT: Mapping[str, tuple[str, woorden.Woord]] = {
    "niet_te_beoordelen": ("info", woorden.KORT["niet_te_beoordelen"]),
    "oordeel_nodig": ("judge", woorden.KORT["oordeel_nodig"]),
    "voldoet": ("ok", woorden.KORT["voldoet"]),
    "niet_van_toepassing": ("plain", woorden.KORT["niet_van_toepassing"]),
}


def _uitkomst(bevindingen: Sequence[Bevinding]) -> tuple[str, woorden.Woord]:
    mis = [b for b in bevindingen if b.uitkomst == "voldoet_niet"]
    if mis:
        zwaarst = min(mis, key=lambda b: list(woorden.SIGNALEN).index(b.kracht))
        return woorden.SIGNALEN[zwaarst.kracht].css, woorden.SIGNALEN[zwaarst.kracht].een
    gevonden = {b.uitkomst for b in bevindingen}
    for uitkomst, toon in _GEWICHT.items():
        if uitkomst in gevonden:
            return toon
    return "plain", woorden.KORT["niets"]
