"""A few plans, really checked; the versions of all regions carry these results."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

import msgspec

from regelwerk.rapport import Rapport
from regelwerk.toets import toets
from verband.cli.landelijk.land import land
from verband.plannen.inlezen import lees_bestand
from verband.plannen.models import Deling, DossierVersie, VersieInhoud
from verband.plannen.selectors.dossiers import lees, uitslag_van
from verband.plannen.services.dossier_bewaren import maak_versie
from verband.plannen.verslag.gedeeld import ONDERDELEN, bouw
from verband.plannen.verslag.pdf import als_pdf

EERSTE_JAAR = 2027
# The days on which the first, second and third version of every dossier were checked.
DAGEN = (dt.date(2026, 3, 2), dt.date(2026, 5, 11), dt.date(2026, 7, 13))
POSTEN = (24, 48, 60)
ONTVANGERS = (Deling.Ontvanger.CONTROLLER, Deling.Ontvanger.VVT, Deling.Ontvanger.VERZEKERAAR)
_DATUM = re.compile(rb'"(20\d\d)(-\d\d-\d\d)"')


@dataclass(frozen=True, slots=True)
class Getoetst:
    """One checked plan, and (for a last version) per recipient the page and the document."""

    versie: DossierVersie
    inhoud: VersieInhoud
    rapport: Rapport
    gedeeld: dict[str, tuple[bytes, bytes]]


def toets_alle(zaad: int, jaren: int) -> dict[int, tuple[Getoetst, ...]]:
    """Per contract year three plans, growing from draft to the one that is shared."""
    return {
        EERSTE_JAAR + n: tuple(_toets(zaad + nummer, n, nummer) for nummer in range(len(DAGEN)))
        for n in range(jaren)
    }


def _toets(zaad: int, later: int, nummer: int) -> Getoetst:
    plan = land(zaad, regios=1, posten=POSTEN[nummer]).plannen[0]
    ruw = _jaren_later(plan, later)
    naam, dag = f"plan-{EERSTE_JAAR + later}-{nummer + 1}.json", DAGEN[nummer]
    inlezing = lees_bestand(naam, ruw)
    rapport = toets(inlezing.plan, sha256=inlezing.sha256, vandaag=dag)
    versie, inhoud = maak_versie(inlezing, rapport, naam, ruw, dag)
    gedeeld = _deel(versie, inhoud) if nummer == len(DAGEN) - 1 else {}
    return Getoetst(versie, inhoud, rapport, gedeeld)


def _jaren_later(plan: bytes, later: int) -> bytes:
    """The same plan for a later contract year: all its dates move along."""
    if not later:
        return plan
    ruw = _DATUM.sub(lambda m: b'"%d%s"' % (int(m[1]) + later, m[2]), plan)
    return msgspec.json.encode(msgspec.json.decode(ruw) | {"contractjaar": EERSTE_JAAR + later})


def _deel(versie: DossierVersie, inhoud: VersieInhoud) -> dict[str, tuple[bytes, bytes]]:
    uitslag = uitslag_van(lees(versie, inhoud), None)
    paren = {}
    for ontvanger in ONTVANGERS:
        verslag = bouw(
            uitslag,
            ontvanger=ontvanger,
            onderdelen=tuple(ONDERDELEN),
            notities=(),
            dag=versie.getoetst_op,
            voorbeeld=True,
        )
        paren[ontvanger.value] = (msgspec.json.encode(verslag), als_pdf(verslag))
    return paren
