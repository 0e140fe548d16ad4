"""The rules, and what is not yet one, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from verband.naslag.selectors.begrippen import BegripRegel
from verband.naslag.selectors.openstaand import Openstaand
from verband.naslag.selectors.regels import Regel
from verband.naslag.selectors.regelsets import Vergelijking
from verband.naslag.woorden import platte_tekst
from verband.werkboek.csvschrijven import csv_bestand


def als_csv(regels: Iterable[Regel]) -> bytes:
    """One row for each case of a rule, so that a filter on force or person finds it."""
    kop = (
        _("Regel"),
        _("Titel"),
        _("Thema"),
        _("Geval"),
        _("Soort"),
        _("Wie is aan zet"),
        _("Melding"),
        _("Herstel"),
        _("Regels van"),
        _("Versie"),
        _("Bron"),
        _("Plaats"),
        _("Citaat"),
        _("Link"),
        _("Spanning"),
        _("Onze lezing"),
    )
    return csv_bestand(kop, (rij for r in regels for rij in _rijen(r)))


def openstaand_als_csv(dingen: Iterable[Openstaand]) -> bytes:
    """One row for each place of a requirement that is no rule yet."""
    kop = (
        _("Nummer"),
        _("Eis"),
        _("Thema"),
        _("Wie ervoor zorgt"),
        _("Bron"),
        _("Plaats"),
        _("Zin"),
        _("Link"),
    )
    rijen = (
        (
            o.id,
            o.eis.omschrijving,
            o.thema,
            o.kamer,
            p.bron.titel,
            p.plaats,
            p.nr,
            p.bron.link or "",
        )
        for o in dingen
        for p in o.plekken
    )
    return csv_bestand(kop, rijen)


def begrippen_als_rijen(
    begrippen: Iterable[BegripRegel],
) -> tuple[list[str], list[Sequence[object]]]:
    """One row for each term."""
    kop = [_("Woord"), _("Betekenis"), _("Ook wel"), _("Engels"), _("Bron"), _("Plaats")]
    return kop, [
        (
            b.begrip.woord, b.begrip.uitleg, ", ".join(b.begrip.synoniemen), b.begrip.engels,
            b.bron, b.begrip.bron,
        )
        for b in begrippen
    ]  # fmt: skip


def vergelijking_als_csv(v: Vergelijking) -> bytes:
    """One row for each thing that two rule sets say differently, or that only one of them says."""
    kop = (_("Regel"), _("Titel"), _("Verschil"), v.links.titel, v.rechts.titel)
    anders = [(r.regel, r.titel, *w) for r in v.anders for w in r.wijzigingen]
    ingevuld = [
        (
            i.regel,
            _titel(v, i.regel),
            i.naam,
            *((i.waarde, _("open")) if i.door == v.links.titel else (_("open"), i.waarde)),
        )
        for i in v.invullingen
    ]
    links = [(r.regel, r.titel, _("staat er"), _("ja"), _("nee")) for r in v.alleen_links]
    rechts = [(r.regel, r.titel, _("staat er"), _("nee"), _("ja")) for r in v.alleen_rechts]
    return csv_bestand(kop, [*anders, *ingevuld, *links, *rechts])


def _titel(v: Vergelijking, regel: str) -> str:
    return (v.links.regels.get(regel) or v.rechts.regels[regel]).titel


def _rijen(r: Regel) -> list[tuple[object, ...]]:
    v = r.vermelding
    return [
        (
            r.id,
            r.titel,
            r.thema,
            g.titel,
            g.signaal.een,
            g.wie,
            platte_tekst(g.melding),
            platte_tekst(g.herstel),
            r.regelset.titel,
            r.regelset.versie,
            r.bron.titel,
            g.plaats or v.plaats,
            g.citaat or v.citaat,
            r.bron.link or "",
            v.spanning or "",
            r.lezing,
        )
        for g in r.gevallen
    ]
