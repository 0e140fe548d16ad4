"""The relations and content types that parts of a workbook need to find each other."""

from __future__ import annotations

from posixpath import dirname, join, normpath, relpath

from verband.werkboek.lassen import Bewerking, Las, ontrafel, xml_tekst

_PAKKET = "http://schemas.openxmlformats.org/package/2006"
_GEWOON = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRIKT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPEN = "[Content_Types].xml"


def relatieruimte(hoofdruimte: str) -> str:
    """The namespace of relations in a part of this main namespace (strict or not)."""
    return _STRIKT if "purl.oclc.org" in hoofdruimte else _GEWOON


class Verbindingen:
    """What one part points at."""

    def __init__(self, werk: Bewerking, deel: str) -> None:
        self._werk, self._deel = werk, deel
        self.pad = join(dirname(deel), "_rels", f"{deel.rpartition('/')[2]}.rels")
        if self.pad not in werk:
            leeg = f'{_KOP}<Relationships xmlns="{_PAKKET}/relationships"></Relationships>'
            self._xml = leeg.encode()
        else:
            self._xml = werk.lees(self.pad)

    def doelen(self, soort: str) -> list[str]:
        """The parts of one kind, inside the package."""
        return [
            self._doel(e.a.get("Target", ""))
            for e in ontrafel(self._xml).wortel.kinderen
            if e.a.get("Type", "").rpartition("/")[2] == soort
            and e.a.get("TargetMode") != "External"
        ]

    def doel_van(self, id_: str) -> str:
        for e in ontrafel(self._xml).wortel.kinderen:
            if e.a.get("Id") == id_ and e.a.get("TargetMode") != "External":
                return self._doel(e.a.get("Target", ""))
        return ""

    def _doel(self, doel: str) -> str:
        map_ = dirname(self._deel)
        return doel.lstrip("/") if doel.startswith("/") else normpath(join(map_, doel))

    def voeg_toe(self, soort: str, doel: str, ruimte: str) -> str:
        stuk = ontrafel(self._xml)
        bezet = {e.a.get("Id", "").lower() for e in stuk.wortel.kinderen}
        id_ = next(i for n in range(1, 100_000) if (i := f"rId{n}").lower() not in bezet)
        pad = xml_tekst(relpath(doel, dirname(self._deel)))
        nieuw = f'<{stuk.vv}Relationship Id="{id_}" Type="{ruimte}/{soort}" Target="{pad}"/>'
        self._xml = stuk.met([stuk.erin(stuk.wortel, nieuw)])
        self._werk.zet(self.pad, self._xml)
        return id_

    def wis(self) -> None:
        """Forget all that a replaced sheet pointed at."""
        if self.pad in self._werk:
            leeg = f'{_KOP}<Relationships xmlns="{_PAKKET}/relationships"></Relationships>'
            self._xml = leeg.encode()
            self._werk.zet(self.pad, self._xml)


def meld_soort(werk: Bewerking, deel: str, soort: str, uitgang: str = "") -> None:
    """Say what kind a new part is; by its extension when that has no kind yet."""
    stuk = ontrafel(werk.lees(TYPEN))
    vv, naam = stuk.vv, f"/{deel}"
    for e in stuk.wortel.kinderen:
        if e.a.get("PartName", "").lower() == naam.lower():
            return
        if uitgang and e.a.get("Extension", "").lower() == uitgang and (
            e.a.get("ContentType") == soort
        ):  # fmt: skip
            return
    ander = any(e.a.get("Extension", "").lower() == uitgang for e in stuk.wortel.kinderen)
    if uitgang and not ander:
        las: Las = (
            stuk.wortel.open_eind, stuk.wortel.open_eind,
            f'<{vv}Default Extension="{uitgang}" ContentType="{soort}"/>'.encode(),
        )  # fmt: skip
    else:
        regel = f'<{vv}Override PartName="{xml_tekst(naam)}" ContentType="{soort}"/>'
        las = stuk.erin(stuk.wortel, regel)
    werk.zet(TYPEN, stuk.met([las]))
