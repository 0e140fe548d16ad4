"""Her own workbook back, with the findings in it; from the page and from the command line."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import msgspec

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import datum
from verband.plannen.begroting.terug import terugkoppeling_begroting
from verband.plannen.presentatie import Uitslag
from verband.plannen.punten import Punt
from verband.plannen.terugkoppeling.inhoud import Regel, Terugkoppeling, schoon
from verband.plannen.woorden import SIGNALEN
from verband.werkboek.deur import te_duur
from verband.werkboek.kindproces import draai

_SJABLOON = "verband.plannen.sjabloon.notities"
_BEGROTING = "verband.plannen.begroting.notities"


def met_bevindingen(inhoud: bytes, terug: Terugkoppeling) -> bytes:
    """The workbook ``inhoud`` with notes and a sheet *Bevindingen*. Raises Onleesbaar.

    All else in it stays as it was: see ``werkboek/lassen.py``.
    """
    return _zet(_SJABLOON, inhoud, terug)


def met_gelezen(inhoud: bytes, gelezen: dict[str, Any], dag: str) -> bytes:
    """A budget of any make with what was read of it. Raises Onleesbaar, also for a csv.

    ``gelezen`` is the outcome of ``inlezen.lees_begroting`` on the same bytes.
    """
    if not inhoud.startswith(b"PK"):
        raise Onleesbaar(
            "een csv kan geen notities bewaren; die gaan alleen in een werkboek",
            verwacht="dezelfde begroting, met Excel of LibreOffice bewaard als .xlsx",
        )
    return _zet(_BEGROTING, inhoud, terugkoppeling_begroting(gelezen, dag))


def _zet(module: str, inhoud: bytes, terug: Terugkoppeling) -> bytes:
    # As ASCII: a text of the plan may hold half a sign, which no UTF-8 can.
    kop = json.dumps(msgspec.to_builtins(terug)).encode()
    uit = draai(module, kop + b"\n" + inhoud)
    if not uit:
        raise te_duur()
    if not uit.startswith(b"PK"):
        wat, plaats, verwacht = json.loads(uit)["fout"]
        raise Onleesbaar(wat, plaats=plaats, verwacht=verwacht)
    return uit


def met_macros(inhoud: bytes) -> bool:
    """A workbook with macros keeps them, and opens only under a name on .xlsm."""
    try:
        return "xl/vbaProject.bin" in zipfile.ZipFile(io.BytesIO(inhoud)).namelist()
    except zipfile.BadZipFile:
        return False


def terugkoppeling(uitslag: Uitslag, dag: str, *, is_voorbeeld: bool = False) -> Terugkoppeling:
    """A result as the file tells it: *Niet getoetst* first, then counts, day and rule sets."""
    rapport = uitslag.rapport
    kop = [f"{uitslag.titel} · {uitslag.oordeel.kop}", _telling(uitslag)]
    peildag = datum(rapport.peildatum)
    peil = "" if peildag == dag else f", naar de stand van {peildag}"
    regels = uitslag.regelsets or "geen enkele regelset"
    kop.append(f"Getoetst op {dag}{peil}. Regels van {regels}.")
    if is_voorbeeld:
        kop.insert(0, "Verzonnen voorbeeld: deze regio en deze bedragen bestaan niet.")
    return Terugkoppeling(
        niet_getoetst=tuple((n.wat, n.waarom) for n in rapport.niet_getoetst),
        kop=tuple(schoon(regel) for regel in kop),
        regels=tuple(_regel(p) for p in uitslag.punten + uitslag.tips),
    )


def _telling(uitslag: Uitslag) -> str:
    n = uitslag.aantallen
    telling = [f"{s.een}: {n[kracht]}" for kracht, s in SIGNALEN.items() if kracht != "tip"]
    return " · ".join([*telling, f"{SIGNALEN['tip'].een}: {len(uitslag.tips)}"])


def _regel(p: Punt) -> Regel:
    b = p.bevinding
    return Regel(
        soort=str(p.signaal.een),
        aan_zet=str(p.aan_zet),
        waar=schoon(p.waar),
        cel=p.cel.replace(" · ", "!", 1),
        bevinding=schoon(b.melding),
        herstel=schoon(b.herstel),
        bron=schoon(b.bron),
        plaats=schoon(b.plaats),
        citaat=schoon(b.citaat),
        regel=b.regel,
        notitie=b.kracht != "tip",
    )
