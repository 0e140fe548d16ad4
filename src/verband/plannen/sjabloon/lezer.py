"""The child process that reads a workbook: bytes on stdin, JSON on stdout, limits on itself.

Started by ``inlezen.py`` as ``python -m verband.plannen.sjabloon.lezer``; a file that makes it
run away can only take this process down.
"""

from __future__ import annotations

import sys
from typing import Any

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import kaal, opsomming
from verband.plannen.sjabloon.bladlezen import Bladlezing
from verband.plannen.sjabloon.indeling import (
    BLADEN,
    EIGEN_NAMEN,
)
from verband.plannen.sjabloon.indeling.soorten import Blad, Soort
from verband.plannen.sjabloon.opbouw import Ingevuld, Opbouw
from verband.plannen.sjabloon.waarden import Lezing, lees_cel
from verband.plannen.terugkoppeling.eigenblad import is_bevindingenblad
from verband.werkboek.antwoord import lees_en_antwoord
from verband.werkboek.boek import Werkboek
from verband.werkboek.cel import Cel
from verband.werkboek.soort import bijzonder, controleer_soort
from verband.werkboek.werkblad import Bladverwijzing
from verband.werkboek.zipwacht import Pakket

_MEEST_GENOEMD = 8
# People may delete sheets, and many a workbook has one called Begroting or Partijen.
_MINSTENS = 3


def lees_werkboek(inhoud: bytes) -> dict[str, Any]:
    """``plan`` as JSON would hold it, ``cellen`` and ``meldingen``. Raises Onleesbaar."""
    pakket = Pakket(inhoud)
    controleer_soort(pakket)
    pakket.weiger_dtd()
    boek = Werkboek(pakket)
    if not any(deel.naam for deel in boek.bladen):
        raise Onleesbaar("het werkboek heeft geen bladen", verwacht="het sjabloon")
    gevonden = onze_bladen(boek)
    boek.laad()
    lezing = Lezing(dag_nul=boek.dag_nul)
    _meld_bijzonder(boek, lezing)
    ingevuld = _lees_bladen(boek, gevonden, lezing)
    opbouw = Opbouw(ingevuld, lezing.meldingen)
    plan = opbouw.bouw()
    return {"plan": plan, "cellen": opbouw.cellen, "meldingen": lezing.meldingen.alle()}


def onze_bladen(boek: Werkboek) -> dict[str, Bladverwijzing]:
    """Our sheets by name, or a refusal that says what was found instead."""
    gevonden: dict[str, Bladverwijzing] = {}
    for blad in BLADEN:
        passend = [b for b in boek.bladen if kaal(b.naam) == kaal(blad.naam)]
        if len(passend) > 1:
            raise Onleesbaar(f"het blad '{blad.naam}' staat er twee keer in")
        if passend:
            gevonden[blad.naam] = passend[0]
    if len(gevonden) < _MINSTENS:
        namen = [f"'{b.naam[:40]}'" for b in boek.bladen[:_MEEST_GENOEMD]]
        raise Onleesbaar(
            f"dit werkboek is niet ons sjabloon; wij vonden {opsomming(namen)}",
            verwacht="het invulbestand van 'verband sjabloon' of van de knop op de pagina",
        )
    return gevonden


def _lees_bladen(
    boek: Werkboek, gevonden: dict[str, Bladverwijzing], lezing: Lezing
) -> dict[str, Ingevuld]:
    bronnen: list[Bladlezing] = []
    for blad in BLADEN:
        if blad.naam in gevonden:
            bronnen.append(Bladlezing(blad, boek.lees(gevonden[blad.naam]), lezing))
        else:
            wat = f"het blad '{blad.naam}' ontbreekt"
            lezing.meldingen.meld("blad_ontbreekt", "", wat, "gelezen als niet ingevuld")
    for bron in bronnen:
        lezing.bekend[bron.blad.pad] = _sleutels(bron.blad, bron)
    return {
        bron.blad.naam: bron.formulier() if bron.blad.formulier else bron.tabel()
        for bron in bronnen
    }


def _sleutels(blad: Blad, bron: Bladlezing) -> set[str]:
    """The ids on a sheet, needed to read references before the sheet itself is read."""
    kolom = next((k for k in blad.kolommen if k.soort is Soort.SLEUTEL), None)
    kol = next((n for n, k in bron.kolommen.items() if k is kolom), None)
    if kolom is None or kol is None:
        return set()
    cellen = (c.get(kol) for rij, c in bron.regels.items() if rij > bron.koprij)
    return {str(lees_cel(kolom, Cel(c.inhoud), "", Lezing())) for c in cellen if c and c.gevuld}


def _meld_bijzonder(boek: Werkboek, lezing: Lezing) -> None:
    for soort, wat, waarom in bijzonder(boek.pakket):
        lezing.meldingen.meld(soort, "", wat, waarom)
    eigen = {kaal(naam) for naam in EIGEN_NAMEN}
    for blad in boek.bladen:
        if kaal(blad.naam) not in eigen and not is_bevindingenblad(boek, blad):
            wat = "een verborgen blad dat wij niet kennen" if blad.verborgen else "een eigen blad"
            lezing.meldingen.meld("blad_niet_gelezen", blad.naam, wat, "niet gelezen")


def main() -> int:
    return lees_en_antwoord(lees_werkboek)


if __name__ == "__main__":
    sys.exit(main())
