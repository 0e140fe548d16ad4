"""A report as a person reads it in a terminal, in the order of the page."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from regelwerk.oordeel import AanZet, Bevinding, Kracht, Uitkomst
from regelwerk.rapport import Rapport
from regelwerk.tekst import datum, maskeer, zichtbaar
from regelwerk.volgorde import meest_bepalend, op_gewicht

if TYPE_CHECKING:
    from verband.cli.bestanden import Invoer
    from verband.plannen.melding import Leesmelding

KRACHT: dict[Kracht, str] = {
    "blokkerend": "moet hersteld",
    "waarschuwing": "waarschuwing",
    "oordeel": "oordeel",
    "tip": "tip",
}
AAN_ZET: dict[AanZet, str] = {
    "ro": "de RO",
    "discipline": "de discipline",
    "vvt": "de VVT",
    "controller": "de controller",
    "regiegemeente": "de regiegemeente",
    "verzekeraar": "de verzekeraar",
}
_IN_ORDE: dict[Uitkomst, str] = {
    "voldoet": "voldoet",
    "niet_van_toepassing": "niet van toepassing",
}


def toon(rapport: Rapport, invoer: Invoer, *, alles: bool, naam: str) -> str:
    breedte = min(100, max(40, shutil.get_terminal_size().columns))
    return "\n".join(
        _afgebroken(regel, breedte) if len(regel) > breedte else regel
        # Texts of the plan stand in it: none may steer the terminal or begin a line of its own.
        for regel in map(zichtbaar, _regels(rapport, invoer, alles, naam))
    )


def _afgebroken(regel: str, breedte: int) -> str:
    """Broken at spaces, but never between the euro sign and its amount."""
    vast = regel.replace("€ ", "€\u00a0")
    gebroken = textwrap.fill(
        vast, breedte, subsequent_indent=_inspringing(regel), break_on_hyphens=False
    )
    return gebroken.replace("€\u00a0", "€ ")


def _inspringing(regel: str) -> str:
    """A line that runs on stays under its own text."""
    return " " * (len(regel) - len(regel.lstrip(" ")) + 2)


def _regels(rapport: Rapport, invoer: Invoer, alles: bool, naam: str) -> Iterator[str]:
    gesorteerd = op_gewicht(rapport.bevindingen)
    punten = [b for b in gesorteerd if b.kracht != "tip"]
    tips = [b for b in gesorteerd if b.kracht == "tip"]

    yield from _kop(rapport, naam)
    yield from _gelezen(invoer.leesmeldingen)
    yield "Niet getoetst"
    for n in rapport.niet_getoetst:
        yield f"  - {n.wat}: {n.waarom}"
    yield ""
    yield _telling(rapport, len(tips))
    zwaarst = meest_bepalend(punten) if rapport.exitcode else []
    if 1 < len(zwaarst) < len(punten):
        yield ""
        yield f"De {'twee' if len(zwaarst) == 2 else 'drie'} die het meest bepalen"
        for nummer, b in enumerate(zwaarst, start=1):
            yield f"  {nummer}. {b.melding}"
    for nummer, b in enumerate(punten, start=1):
        yield from _bevinding(b, f"{nummer}.")
    if alles:
        for b in tips:
            yield from _bevinding(b, "-")
        yield from _in_orde(rapport.alle)
    elif tips:
        yield ""
        yield f"En {_meervoud(len(tips), 'tip', 'tips')}; met --alles ziet u die ook."
    yield ""
    yield _slot(rapport)


def _kop(rapport: Rapport, naam: str) -> Iterator[str]:
    plan = rapport.plan
    delen = ("RESV-plan", maskeer(plan.regio or ""), str(plan.contractjaar or ""))
    yield f"{' '.join(d for d in delen if d)} ({naam})"
    sets = ", ".join(f"{r.titel} ({r.id} {r.versie})" for r in rapport.regelsets)
    yield f"Getoetst naar {datum(rapport.peildatum)}, aan: {sets or 'geen enkele regelset'}"
    if rapport.kennisdatum != rapport.peildatum:
        yield f"Regels bekend op {datum(rapport.kennisdatum)}"
    yield ""


def _gelezen(meldingen: Iterable[Leesmelding]) -> Iterator[str]:
    regels = [f"  - {_plek(m)}{m.wat}. {m.waarom}" for m in meldingen]
    if regels:
        yield "Opgevallen bij het lezen"
        yield from regels
        yield ""


def _plek(melding: Leesmelding) -> str:
    delen = [d for d in (melding.blad, melding.cel) if d]
    return f"{'!'.join(delen)}: " if delen else ""


def _telling(rapport: Rapport, tips: int) -> str:
    per = rapport.per_kracht()
    delen = (
        _meervoud(per["blokkerend"], "punt moet hersteld", "punten moeten hersteld"),
        _meervoud(per["waarschuwing"], "waarschuwing", "waarschuwingen"),
        _meervoud(per["oordeel"], "oordeel nodig", "oordelen nodig"),
        _meervoud(tips, "tip", "tips"),
    )
    return ", ".join(delen)


def _meervoud(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


def _bevinding(b: Bevinding, teken: str) -> Iterator[str]:
    niet_te_zien = " (niet te beoordelen)" if b.uitkomst == "niet_te_beoordelen" else ""
    stap = f", houdt {b.stap} tegen" if b.blokkeert and b.stap else ""
    plek = b.cel or b.object or "plan"
    yield ""
    yield f"{teken} {KRACHT[b.kracht].capitalize()}{niet_te_zien}{stap} · {plek}"
    yield f"   {b.melding}"
    if b.citaat:
        yield f"   Bron: {b.bron}, {b.plaats} ({b.regel}): “{b.citaat}”"
    else:
        yield f"   Bron: {b.bron}, {b.plaats} ({b.regel})"
    if b.lezing:
        yield f"   Onze lezing: {b.lezing}"
    yield f"   Aan zet: {AAN_ZET[b.aan_zet]}"
    yield f"   Herstel: {b.herstel}"
    if b.hertoets:  # the mend was tried on a copy of the plan
        lost = _meervoud(b.hertoets.lost_op, "punt", "punten")
        nieuw = f"{b.hertoets.nieuw} nieuw" if b.hertoets.nieuw else "geen nieuwe"
        yield f"   Nagerekend: {b.hertoets.omschrijving}; dat lost {lost} op, {nieuw}"


def _in_orde(alle: Iterable[Bevinding]) -> Iterator[str]:
    goed = [b for b in alle if b.uitkomst in _IN_ORDE]
    if goed:
        yield ""
        yield "In orde, of niet van toepassing"
        for b in goed:
            yield f"  - {b.regel} {b.titel} · {b.object or 'plan'}: {_IN_ORDE[b.uitkomst]}"


def _slot(rapport: Rapport) -> str:
    if rapport.exitcode:
        return "Nog niet klaar: herstel eerst wat moet."
    if not rapport.beleid_geladen:
        return (
            "Het beleid van de verzekeraar voor dit jaar is niet geladen. In de regels die er wel "
            "zijn is geen belemmering gevonden; meer is niet te zeggen."
        )
    return (
        "Geen belemmering gevonden in wat toetsbaar is. Dit is geen goedkeuring: "
        "de verzekeraar beoordeelt het plan."
    )
