"""The notes on one sheet: our old ones out, the new ones in, those of people untouched."""

from __future__ import annotations

import re
from posixpath import dirname, join

from verband.plannen.terugkoppeling.inhoud import AUTEUR, is_van_ons
from verband.plannen.terugkoppeling.verbindingen import (
    Verbindingen,
    meld_soort,
    relatieruimte,
)
from verband.werkboek.lassen import Bewerking, Element, Las, Stuk, ontrafel, xml_tekst
from verband.werkboek.ontleden import getal, leesbaar
from verband.werkboek.werkblad import kolomletters, kolomnummer

_KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPMERKING = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# What may only stand after the reference to the drawing with notes.
_ERNA = frozenset(
    "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst "
    "AlternateContent".split()
)
_LEEG_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_VORM = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office" id="_x0000_t202"'
    ' coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_CEL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_PER_REGEL = 46  # characters on a line of a note
_MEEST_REGELS = 40


def zet_opmerkingen(werk: Bewerking, deel: str, notities: dict[str, str]) -> set[str]:
    """Put these notes (``D7`` to text) on a sheet; the cells where someone's own note stands."""
    rels = Verbindingen(werk, deel)
    oud = next(iter(rels.doelen("comments")), "")
    if not notities and not oud:
        return set()
    vel = ontrafel(werk.lees(deel))
    bezet, weg = _ruim_op(werk, oud) if oud else (set(), set())
    tekening = _tekening(werk, vel, rels)
    if tekening and weg:
        _zonder_vormen(werk, tekening, weg)
    eigen = {cel: tekst for cel, tekst in notities.items() if cel.upper() not in bezet}
    if eigen:
        ruimte = relatieruimte(vel.ruimte)
        if not oud:
            oud = _nieuw_opmerkingen(werk, deel, vel)
            rels.voeg_toe("comments", oud, ruimte)
        if not tekening:
            tekening = _nieuwe_tekening(werk, deel)
            id_ = rels.voeg_toe("vmlDrawing", tekening, ruimte)
            werk.zet(deel, vel.met([_verwijzing(vel, id_, ruimte)]))
        _schrijf(werk, oud, eigen)
        _teken(werk, tekening, eigen)
    return set(notities) - set(eigen)


def _tekening(werk: Bewerking, vel: Stuk, rels: Verbindingen) -> str:
    e = vel.wortel.eerste("legacyDrawing")
    doel = rels.doel_van(e.a.get("id", "")) if e else ""
    if doel and doel not in werk:
        werk.zet(doel, _LEEG_VML.encode())
    return doel


def _verwijzing(vel: Stuk, id_: str, ruimte: str) -> Las:
    tag = f'<{vel.vv}legacyDrawing xmlns:r="{ruimte}" r:id="{id_}"/>'
    if oud := vel.wortel.eerste("legacyDrawing"):  # it pointed at nothing
        return oud.begin, oud.eind, tag.encode()
    data = vel.wortel.eerste("sheetData")
    na = data.eind if data else 0
    for e in vel.wortel.kinderen:
        if e.begin >= na and e.naam in _ERNA:
            return e.begin, e.begin, tag.encode()
    return vel.erin(vel.wortel, tag)


# --- the texts ------------------------------------------------------------------------------


def _ruim_op(werk: Bewerking, deel: str) -> tuple[set[str], set[str]]:
    """Take our old notes away: the cells with a note of someone else, and those of ours."""
    stuk = ontrafel(werk.lees(deel), 2)
    auteurs = _auteurs(stuk)
    lijst = stuk.wortel.eerste("commentList")
    bezet, weg, lassen = set(), set(), list[Las]()
    for e in lijst.kinderen if lijst else ():
        nummer = getal(e.a.get("authorId", ""))
        auteur = auteurs[nummer] if 0 <= nummer < len(auteurs) else ""
        cel = e.a.get("ref", "").replace("$", "").upper()
        if is_van_ons(auteur, leesbaar(e.tekst)):
            weg.add(cel)
            lassen.append((e.begin, e.eind, b""))
        else:
            bezet.add(cel)
    if lassen:
        werk.zet(deel, stuk.met(lassen))
    return bezet, weg - bezet


def _auteurs(stuk: Stuk) -> list[str]:
    e = stuk.wortel.eerste("authors")
    return [leesbaar(a.tekst) for a in e.kinderen] if e else []


def _nieuw_opmerkingen(werk: Bewerking, deel: str, vel: Stuk) -> str:
    naam = werk.vrije_naam(join(dirname(dirname(deel)), "comments{}.xml"))
    leeg = f'{_KOP}<comments xmlns="{xml_tekst(vel.ruimte)}"><authors/><commentList/></comments>'
    werk.zet(naam, leeg.encode())
    meld_soort(werk, naam, _OPMERKING)
    return naam


def _schrijf(werk: Bewerking, deel: str, notities: dict[str, str]) -> None:
    stuk = ontrafel(werk.lees(deel), 2)
    vv, lassen = stuk.vv, list[Las]()
    auteurs = _auteurs(stuk)
    nummer = auteurs.index(AUTEUR) if AUTEUR in auteurs else len(auteurs)
    groep, lijst = stuk.wortel.eerste("authors"), stuk.wortel.eerste("commentList")
    auteur = "" if AUTEUR in auteurs else f"<{vv}author>{AUTEUR}</{vv}author>"
    teksten = "".join(
        f'<{vv}comment ref="{cel}" authorId="{nummer}"><{vv}text><{vv}r><{vv}rPr><{vv}sz val="9"/>'
        f'<{vv}rFont val="Calibri"/></{vv}rPr><{vv}t xml:space="preserve">'
        f"{xml_tekst(tekst)}</{vv}t></{vv}r></{vv}text></{vv}comment>"
        for cel, tekst in notities.items()
    )
    if lijst is None:
        teksten = f"<{vv}commentList>{teksten}</{vv}commentList>"
    if groep is None:
        nieuw = f"<{vv}authors>{auteur}</{vv}authors>"
        lassen.append((stuk.wortel.open_eind, stuk.wortel.open_eind, nieuw.encode()))
    elif auteur:
        lassen.append(stuk.erin(groep, auteur))
    lassen.append(stuk.erin(lijst or stuk.wortel, teksten))
    werk.zet(deel, stuk.met(lassen))


# --- their boxes ----------------------------------------------------------------------------


def _zonder_vormen(werk: Bewerking, deel: str, cellen: set[str]) -> None:
    stuk = ontrafel(werk.lees(deel), 3)
    lassen = [(e.begin, e.eind, b"") for e in stuk.wortel.alle("shape") if _plek(e) in cellen]
    werk.zet(deel, stuk.met(lassen))


def _plek(vorm: Element) -> str:
    """The cell of a note, or nothing when the shape is something else."""
    data = vorm.eerste("ClientData")
    if data is None or data.a.get("ObjectType") != "Note":
        return ""
    rij, kol = (data.eerste(n) for n in ("Row", "Column"))
    if rij is None or kol is None:
        return ""
    return f"{kolomletters(getal(kol.tekst.strip()) + 1)}{getal(rij.tekst.strip()) + 1}"


def _nieuwe_tekening(werk: Bewerking, deel: str) -> str:
    naam = werk.vrije_naam(join(dirname(dirname(deel)), "drawings/vmlDrawing{}.vml"))
    werk.zet(naam, _LEEG_VML.encode())
    meld_soort(werk, naam, _VML, "vml")
    return naam


def _teken(werk: Bewerking, deel: str, notities: dict[str, str]) -> None:
    stuk = ontrafel(werk.lees(deel), 3)
    nummers = (re.search(r"(\d{1,7})$", e.a.get("id", "")) for e in stuk.wortel.alle("shape"))
    nummer = max((int(m[1]) for m in nummers if m), default=1024)
    vormen = [e.a.get("id") for e in stuk.wortel.alle("shapetype")]
    nieuw = "" if "_x0000_t202" in vormen else _VORM
    for cel, tekst in notities.items():
        nummer += 1
        nieuw += _vorm(nummer, cel, tekst)
    werk.zet(deel, stuk.met([stuk.erin(stuk.wortel, nieuw)]))


def _vorm(nummer: int, cel: str, tekst: str) -> str:
    m = _CEL.fullmatch(cel)
    assert m is not None  # noqa: S101 - who calls this only passes cells
    kol, rij = kolomnummer(m[1]) - 1, int(m[2]) - 1
    regels = sum(1 + len(regel) // _PER_REGEL for regel in tekst.split("\n"))
    hoog = min(regels, _MEEST_REGELS)
    return (
        f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"'
        f' xmlns:o="urn:schemas-microsoft-com:office:office"'
        f' xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{nummer}"'
        f' type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;'
        f'width:240pt;height:{12 * hoog + 12}pt;z-index:1;visibility:hidden" fillcolor="#fff8e1"'
        f' o:insetmode="auto"><v:fill color2="#fff8e1"/><v:shadow on="t" color="black"'
        f' obscured="t"/><v:path o:connecttype="none"/><v:textbox'
        f' style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{kol + 1}, 15, {rij}, 2, {kol + 4}, 15, {rij + hoog // 2 + 2}, 2</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{rij}</x:Row><x:Column>{kol}</x:Column>"
        f"</x:ClientData></v:shape>"
    )
