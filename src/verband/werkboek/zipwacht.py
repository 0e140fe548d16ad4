"""Looks a zip file over before anything of it is unpacked, and counts while unpacking."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator

from regelwerk.inlezen import Onleesbaar

MAX_DELEN = 2_000
MAX_DEEL = 40_000_000  # unpacked bytes of one part
MAX_TOTAAL = 80_000_000
MAX_VERHOUDING = 400  # unpacked to packed, for parts above the free size
_VRIJ = 2_000_000
_BROK = 65_536
_KOP = 30  # bytes of a local header without its name
_VERDACHT = (b"<!DOCTYPE", b"<!ENTITY")


class Pakket:
    """The parts of a checked zip file. Raises Onleesbaar for whatever is not plain."""

    def __init__(self, inhoud: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(inhoud))
            self._delen = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as fout:
            raise beschadigd() from fout
        self._uitgepakt = 0
        _controleer_aantallen(self._delen)
        for deel in self._delen:
            _controleer_deel(deel)
        _controleer_ligging(self._delen, len(inhoud))
        self.namen = {deel.filename: deel for deel in self._delen}
        if len(self.namen) != len(self._delen):
            raise _weiger("een onderdeel staat er twee keer in")

    def __contains__(self, naam: str) -> bool:
        return naam in self.namen

    def met(self, begin: str) -> bool:
        """Is there a part whose name starts like this?"""
        return any(naam.startswith(begin) for naam in self.namen)

    def stroom(self, naam: str) -> Iterator[bytes]:
        """One part in pieces, counting what really comes out."""
        try:
            with self._zip.open(self.namen[naam]) as bron:
                while brok := bron.read(_BROK):
                    self._uitgepakt += len(brok)
                    if self._uitgepakt > MAX_TOTAAL:
                        raise te_groot()
                    yield brok
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError,
                RuntimeError) as fout:  # fmt: skip
            raise beschadigd() from fout

    def weiger_dtd(self) -> None:
        """No part of a workbook needs a DTD; entities are how small files become huge."""
        for naam in self.namen:
            if naam.lower().endswith((".xml", ".rels", ".vml")):
                self._zoek_dtd(naam)

    def _zoek_dtd(self, naam: str) -> None:
        staart = b""
        for brok in self.stroom(naam):
            # NULs away: the same words in UTF-16. Upper case: a parser may be lenient.
            tekst = (staart + brok).replace(b"\0", b"").upper()
            if any(woord in tekst for woord in _VERDACHT):
                raise dtd()
            staart = brok[-2 * max(map(len, _VERDACHT)) :]


def _controleer_aantallen(delen: list[zipfile.ZipInfo]) -> None:
    if len(delen) > MAX_DELEN:
        raise _weiger(f"het bestand heeft {len(delen)} onderdelen")
    if sum(deel.file_size for deel in delen) > MAX_TOTAAL:
        raise te_groot()


def _controleer_deel(deel: zipfile.ZipInfo) -> None:
    naam = deel.filename
    if naam.startswith(("/", "\\")) or "\\" in naam or ":" in naam or ".." in naam.split("/"):
        raise _weiger("een onderdeel wijst naar een plek buiten het bestand")
    if stat.S_ISLNK(deel.external_attr >> 16):
        raise _weiger("een onderdeel is een verwijzing naar een ander bestand")
    if deel.flag_bits & 0x1:
        raise Onleesbaar("het bestand is beveiligd met een wachtwoord", verwacht=ZONDER_WACHTWOORD)
    if deel.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _weiger("een onderdeel is op een ongewone manier ingepakt")
    if deel.file_size > MAX_DEEL:
        raise te_groot()
    if deel.file_size > max(_VRIJ, MAX_VERHOUDING * deel.compress_size):
        raise _weiger("een onderdeel wordt bij uitpakken veel te groot")


def _controleer_ligging(delen: list[zipfile.ZipInfo], lengte: int) -> None:
    """Parts that share bytes make a small file unpack to something huge."""
    einde = 0
    op_volgorde = sorted(delen, key=lambda d: d.header_offset)
    if op_volgorde and op_volgorde[0].header_offset:
        # Readers disagree on what such a file is: two workbooks in one, say.
        raise _weiger("er staat iets voor het werkboek in hetzelfde bestand")
    for deel in op_volgorde:
        if deel.header_offset < einde:
            raise _weiger("onderdelen liggen over elkaar heen")
        einde = deel.header_offset + _KOP + len(deel.filename) + deel.compress_size
    if einde > lengte:
        raise beschadigd()


ZONDER_WACHTWOORD = "hetzelfde bestand zonder wachtwoord"


def _weiger(wat: str) -> Onleesbaar:
    return Onleesbaar(wat, verwacht="een gewoon werkboek, opnieuw bewaard als .xlsx")


def te_groot() -> Onleesbaar:
    return Onleesbaar("het werkboek is uitgepakt te groot", verwacht="een kleiner werkboek")


def beschadigd() -> Onleesbaar:
    return _weiger("het bestand is beschadigd of niet compleet")


def dtd() -> Onleesbaar:
    return _weiger("het bestand bevat een DTD; een gewoon werkboek heeft die niet")
