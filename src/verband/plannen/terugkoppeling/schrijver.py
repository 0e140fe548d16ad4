"""Puts findings into a workbook; runs in a child process with limits, as for reading.

On stdin one line of JSON (a *Terugkoppeling*) and then the workbook; on stdout the new
workbook, or JSON with why not. Started by ``plannen/notities.py``, through the module that
knows which sheets of the workbook may get notes: ours, or all.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from itertools import islice

import msgspec

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import kaal
from verband.plannen.terugkoppeling.bevindingenblad import maak_blad
from verband.plannen.terugkoppeling.eigenblad import is_bevindingenblad
from verband.plannen.terugkoppeling.inhoud import (
    BLADNAMEN,
    Regel,
    Terugkoppeling,
    notitie,
)
from verband.plannen.terugkoppeling.opmerkingen import zet_opmerkingen
from verband.plannen.terugkoppeling.verbindingen import (
    Verbindingen,
    meld_soort,
    relatieruimte,
)
from verband.plannen.terugkoppeling.vormen import Vorm, voeg_vormen_toe
from verband.werkboek.boek import MAX_BLADEN, Werkboek
from verband.werkboek.kindproces import zet_grenzen
from verband.werkboek.lassen import Bewerking, ontrafel, xml_tekst
from verband.werkboek.ontleden import als_onleesbaar, getal
from verband.werkboek.soort import controleer_soort
from verband.werkboek.werkblad import Bladverwijzing, Werkblad, kolomletters, kolomnummer
from verband.werkboek.zipwacht import Pakket

_BLAD = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_CEL = re.compile(r"(.+)!([A-Z]{1,3}[1-9]\d{0,5})")
# No bracket: a link to '[other.xlsx]Sheet'!A1 would leave this file.
_GEWONE_NAAM = re.compile(r"[\w .,()&+%€'-]{1,31}")
_MEEST_NOTITIES = 1_000  # on one sheet: a drawing numbers its shapes by the thousand
_MEEST_VAKKEN = 2_000
_TE_VEEL = "Op dat blad staan al te veel notities."
_EIGEN_NOTITIE = "In deze cel staat al een eigen notitie; die hebben wij laten staan."
_GEEN_NOTITIES = "Op dat blad konden wij geen notities zetten."
Kiesbladen = Callable[[Werkboek], dict[str, Bladverwijzing]]


def zet_bevindingen(inhoud: bytes, terug: Terugkoppeling, kies: Kiesbladen) -> bytes:
    """The workbook with notes and a sheet; whatever else was in it is still there."""
    keuring = Pakket(inhoud)
    controleer_soort(keuring)
    keuring.weiger_dtd()
    boek = Werkboek(Pakket(inhoud))
    boek.laad()
    bladen = {naam: blad for naam, blad in kies(boek).items() if blad.deel}
    werk = Bewerking(Pakket(inhoud))
    zonder = _notities(werk, boek, bladen, terug)
    _blad(werk, boek, bladen, terug, zonder)
    return werk.bewaar()


def _notities(
    werk: Bewerking,
    boek: Werkboek,
    bladen: dict[str, Bladverwijzing],
    terug: Terugkoppeling,
) -> dict[str, str]:
    """Set the notes, sheet by sheet; the cells that got none, with why."""
    per_cel: dict[str, dict[str, list[Regel]]] = {}
    for regel in terug.regels:
        m = _CEL.fullmatch(regel.cel)
        if m and m[1] in bladen and regel.notitie:
            per_cel.setdefault(m[1], {}).setdefault(m[2], []).append(regel)
    zonder: dict[str, str] = {}
    for naam, blad in bladen.items():
        cellen = _naar_hoofd(boek.lees(blad), per_cel[naam]) if naam in per_cel else {}
        eerste = islice(cellen.items(), _MEEST_NOTITIES)
        notities = {cel: notitie(samen, terug.woorden) for cel, samen in eerste}
        zonder |= {f"{naam}!{cel}": _TE_VEEL for cel in cellen if cel not in notities}
        try:
            with werk.proef():
                bezet = zet_opmerkingen(werk, blad.deel, notities)
            zonder |= {f"{naam}!{cel}": _EIGEN_NOTITIE for cel in bezet}
        except Onleesbaar:  # the sheet itself is fine, its drawing is of another make
            zonder |= {f"{naam}!{cel}": _GEEN_NOTITIES for cel in notities}
    return zonder


def _naar_hoofd(blad: Werkblad, cellen: dict[str, list[Regel]]) -> dict[str, list[Regel]]:
    """A note inside a merged range is seen at its first cell only."""
    hoofden: dict[str, list[Regel]] = {}
    vakken = blad.vakken()[:_MEEST_VAKKEN]
    for cel, regels in cellen.items():
        letters = cel.rstrip("0123456789")
        rij, kolom = int(cel.removeprefix(letters)), kolomnummer(letters)
        for r1, k1, r2, k2 in vakken:
            if r1 <= rij <= r2 and k1 <= kolom <= k2:
                rij, kolom = r1, k1
        hoofden.setdefault(f"{kolomletters(kolom)}{rij}", []).extend(regels)
    return hoofden


def _blad(
    werk: Bewerking,
    boek: Werkboek,
    bladen: dict[str, Bladverwijzing],
    terug: Terugkoppeling,
    zonder: dict[str, str],
) -> None:
    ruimte = ontrafel(werk.lees(boek.deel)).ruimte
    rels = Verbindingen(werk, boek.deel)
    vormen: dict[Vorm, int] = {}
    for stijlen in rels.doelen("styles")[:1]:
        xml, vormen = voeg_vormen_toe(werk.lees(stijlen))
        werk.zet(stijlen, xml)

    def doel(plek: str) -> str | None:
        m = _CEL.fullmatch(plek)
        if not m or m[1] not in bladen or not _GEWONE_NAAM.fullmatch(bladen[m[1]].naam):
            return None
        naam = bladen[m[1]].naam.replace("'", "''")
        return f"'{naam}'!{m[2]}"

    xml, tabel = maak_blad(terug, vormen, ruimte, doel, zonder)
    oud = next((b for b in boek.bladen if b.deel and is_bevindingenblad(boek, b)), None)
    if oud is None:
        oud = _nieuw_blad(werk, boek, rels, ruimte)
    else:
        Verbindingen(werk, oud.deel).wis()
    werk.zet(oud.deel, xml)
    _namen(werk, boek.deel, oud.naam, tabel, len(terug.woorden.kolommen))


def _nieuw_blad(werk: Bewerking, boek: Werkboek, rels: Verbindingen, ruimte: str) -> Bladverwijzing:
    namen = {kaal(blad.naam) for blad in boek.bladen}
    naam = next((n for n in BLADNAMEN if kaal(n) not in namen), None)
    if naam is None or len(boek.bladen) >= MAX_BLADEN:
        raise Onleesbaar(
            "er is geen plek voor een blad Bevindingen",
            verwacht="een werkboek waarin die naam nog vrij is",
        )
    map_ = boek.deel.rpartition("/")[0]
    deel = werk.vrije_naam(f"{map_}/worksheets/sheet{{}}.xml".lstrip("/"))
    meld_soort(werk, deel, _BLAD)
    r = relatieruimte(ruimte)
    id_ = rels.voeg_toe("worksheet", deel, r)
    stuk = ontrafel(werk.lees(boek.deel), 2)
    lijst = stuk.wortel.eerste("sheets")
    if lijst is None:
        raise Onleesbaar("het werkboek heeft geen bladen", verwacht="een werkboek met bladen")
    bezet = {getal(e.a.get("sheetId", "")) for e in lijst.kinderen}
    nummer = next(n for n in range(1, 2 * MAX_BLADEN) if n not in bezet)
    tag = f'<{stuk.vv}sheet xmlns:r="{r}" name="{naam}" sheetId="{nummer}" r:id="{id_}"/>'
    werk.zet(boek.deel, stuk.met([stuk.erin(lijst, tag)]))
    return Bladverwijzing(naam, deel, False)


def _namen(werk: Bewerking, deel: str, naam: str, tabel: range, breed: int) -> None:
    """The names that make programs show the filter and repeat the header on paper."""
    stuk = ontrafel(werk.lees(deel), 2)
    bladen = stuk.wortel.eerste("sheets")
    plekken = [e.a.get("name") for e in bladen.kinderen] if bladen else []
    plek, vv = plekken.index(naam), stuk.vv
    kop, laatste = tabel[0], tabel[-1]
    veilig = xml_tekst(naam.replace("'", "''"))
    nieuw = "".join(
        f'<{vv}definedName name="_xlnm.{soort}" localSheetId="{plek}"{extra}>'
        f"'{veilig}'!{bereik}</{vv}definedName>"
        for soort, extra, bereik in (
            ("_FilterDatabase", ' hidden="1"', f"$A${kop}:${kolomletters(breed)}${laatste}"),
            ("Print_Titles", "", f"${kop}:${kop}"),
        )
    )
    namen = stuk.wortel.eerste("definedNames")
    if namen is None:
        erna = ("sheets", "functionGroups", "externalReferences")
        na = max(e.eind for e in stuk.wortel.kinderen if e.naam in erna)
        lassen = [(na, na, f"<{vv}definedNames>{nieuw}</{vv}definedNames>".encode())]
    else:
        # Those that a program kept for the sheet as it was, go.
        lassen = [
            (e.begin, e.eind, b"") for e in namen.kinderen if e.a.get("localSheetId") == str(plek)
        ]
        lassen.append(stuk.erin(namen, nieuw))
    werk.zet(deel, stuk.met(lassen))


def antwoord(kies: Kiesbladen) -> int:
    """The child process: what comes in is put in, a refusal is an answer too."""
    zet_grenzen()
    kop, _, inhoud = sys.stdin.buffer.read().partition(b"\n")
    try:
        with als_onleesbaar():
            terug = msgspec.convert(json.loads(kop), Terugkoppeling)
            uit = zet_bevindingen(inhoud, terug, kies)
    except Onleesbaar as fout:
        uit = json.dumps({"fout": [fout.wat, fout.plaats, fout.verwacht]}).encode()
    sys.stdout.buffer.write(uit)
    return 0
