"""Files made to break a reader: each ends as a typed refusal, quickly and without leftovers."""

from __future__ import annotations

import csv
import io
import os
import resource
import signal
import stat
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from functools import cache
from pathlib import Path

import pytest

from regelwerk.inlezen import Onleesbaar
from verband.plannen.inlezen import lees_bestand
from verband.plannen.tests.werkboekhulp import (
    GEDEELD,
    WORTEL,
    basisboek,
    basisplan,
    deel_van,
    met_deel,
    met_xml,
)
from verband.werkboek import kindproces

SECONDEN = 10  # of processor, the child included: what else runs here does not count


def rekentijd() -> float:
    """Seconds of processor, of this process and of the children that ended."""
    kinderen = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + kinderen.ru_utime + kinderen.ru_stime


def weigert(inhoud: bytes, naam: str = "plan.xlsx") -> Onleesbaar:
    begin = rekentijd()
    with pytest.raises(Onleesbaar) as fout:
        lees_bestand(naam, inhoud)
    assert rekentijd() - begin < SECONDEN
    assert fout.value.wat
    return fout.value


def met_rijen(rijen: str) -> bytes:
    """Our workbook with this in place of the rows of the budget."""
    deel = deel_van(basisboek(), "Begroting")
    return met_xml(deel, "<sheetData>", f"<sheetData>{rijen}")


# --- zip tricks ------------------------------------------------------------------------------


def test_a_zip_bomb_of_fifty_megabytes():
    bom = met_deel("xl/media/groot.xml", b"<a>" + b" " * 50_000_000 + b"</a>")
    assert len(bom) < 200_000
    assert "te groot" in weigert(bom).wat


def test_many_parts_that_are_too_much_together():
    uit = io.BytesIO(basisboek())
    with zipfile.ZipFile(uit, "a", zipfile.ZIP_DEFLATED) as zip_:
        for nummer in range(50):
            zip_.writestr(f"xl/media/{nummer}.bin", b"\0" * 1_900_000)
    assert "te groot" in weigert(uit.getvalue()).wat


def test_a_part_that_lies_about_its_size():
    """The header says ten bytes, thirty million come out."""
    echt = zlib.compress(b" " * 30_000_000)[2:-4]
    zip_ = _met_kopregels([("xl/workbook.xml", echt, 10)])
    assert weigert(zip_)


def test_two_hundred_entries_that_share_one_part():
    data = zlib.compress(b" " * 1_000_000)[2:-4]
    een = _kop("[Content_Types].xml", data, 1_000_000)
    index = b"".join(_index(f"deel{n}.xml", data, 1_000_000, 0) for n in range(200))
    assert weigert(een + data + index + _einde(200, len(index), len(een + data)))


def test_overlapping_parts():
    data = zlib.compress(b"<a/>" * 1000)[2:-4]
    een = _kop("[Content_Types].xml", data, 4000)
    index = _index("[Content_Types].xml", data, 4000, 0) + _index("b.xml", data, 4000, 5)
    fout = weigert(een + data + index + _einde(2, len(index), len(een + data)))
    assert "over elkaar" in fout.wat


@pytest.mark.parametrize(
    "naam", ["../../etc/passwd", "/etc/passwd", "xl/../../x", "C:\\x", "..\\x"]
)
def test_a_slip_path(naam):
    assert "buiten het bestand" in weigert(met_deel(naam, b"x")).wat


def test_a_symbolic_link():
    uit = io.BytesIO(basisboek())
    with zipfile.ZipFile(uit, "a") as zip_:
        verwijzing = zipfile.ZipInfo("xl/link.xml")
        verwijzing.external_attr = (stat.S_IFLNK | 0o777) << 16
        zip_.writestr(verwijzing, "/etc/passwd")
    assert "verwijzing" in weigert(uit.getvalue()).wat


def test_an_encrypted_part():
    inhoud = bytearray(basisboek())
    plek = inhoud.rfind(b"PK\x01\x02")
    inhoud[plek + 8] |= 1
    assert "wachtwoord" in weigert(bytes(inhoud)).wat


def test_a_part_that_is_there_twice():
    with pytest.warns(UserWarning, match="Duplicate name"):
        dubbel = met_deel("xl/workbook.xml", b"<workbook/>")
    assert "twee keer" in weigert(dubbel).wat


@pytest.mark.parametrize("ervoor", [b"PK" + b"x" * 1000, basisboek()])
def test_something_in_front_of_the_workbook(ervoor):
    assert "voor het werkboek" in weigert(ervoor + basisboek()).wat


@pytest.mark.parametrize("tot", [1, 100, 5_000, 30_000])
def test_half_a_file(tot):
    assert weigert(basisboek()[:tot] if tot > 1 else b"P")


def test_flipped_bytes_never_give_another_exception():
    """A sample over the whole file; what still opens must be a plan or a refusal."""
    for plek in range(40, len(basisboek()), len(basisboek()) // 25):
        inhoud = bytearray(basisboek())
        inhoud[plek] ^= 0xFF
        try:
            lees_bestand("plan.xlsx", bytes(inhoud))
        except Onleesbaar:
            continue


# --- XML tricks ------------------------------------------------------------------------------

_LACHEN = (
    '<!DOCTYPE w [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
_KWADRATISCH = f'<!DOCTYPE w [<!ENTITY a "{"x" * 50_000}">]>'
_BUITEN = '<!DOCTYPE w SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("dtd", [_LACHEN, _KWADRATISCH, _BUITEN, "<!doctype w>"])
@pytest.mark.parametrize("deel", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_a_dtd_in_a_part_we_read(deel, dtd):
    kop = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    assert "DTD" in weigert(met_xml(deel, kop, kop + dtd)).wat


@pytest.mark.parametrize("codering", ["utf-8", "utf-16", "utf-16-be"])
def test_a_dtd_in_a_part_we_do_not_read(codering):
    inhoud = ("<?xml version='1.0'?>" + _LACHEN + "<w>&a9;</w>").encode(codering)
    assert "DTD" in weigert(met_deel("docProps/extra.xml", inhoud)).wat


def test_a_dtd_across_two_pieces():
    inhoud = b"<!--" + b"x" * 65_525 + b"--><!DOCTYPE a><a/>"
    assert "DTD" in weigert(met_deel("docProps/extra.xml", inhoud)).wat


# --- sheets without end ----------------------------------------------------------------------


def test_a_cell_in_the_last_corner():
    fout = weigert(met_rijen('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    assert fout.plaats == "Begroting!XFD1048576"


def test_a_million_empty_rows():
    fout = weigert(met_rijen("".join(f'<row r="{n}"/>' for n in range(7, 1_000_000))))
    assert "regels" in fout.wat


def test_a_million_empty_cells():
    cellen = "".join(f'<c r="A{n}"/>' for n in range(7, 1_000_000))
    fout = weigert(met_rijen(f"<row>{cellen}</row>"))
    assert "cellen" in fout.wat


def test_very_many_strings():
    deel, oud = "xl/sharedStrings.xml", "</sst>"
    fout = weigert(met_xml(deel, oud, "<si><t>x</t></si>" * 400_000 + oud))
    assert "te groot" in fout.wat


@pytest.mark.parametrize(
    "cel",
    [
        '<c r="A7" t="s"><v>99999999</v></c>',
        '<c r="A7" t="s"><v>-1</v></c>',
        '<c r="A7"><v>twaalf</v></c>',
        '<c r="E7"><v>1e999</v></c>',
        '<c r="E7"><v>1_000</v></c>',
        '<c r="E7"><v>٣٤</v></c>',
        '<c r="E7"><v>NaN</v></c>',
        '<c r="E7" s="99999"><v>-1</v></c>',
        '<c r="A7" t="d"><v>geen dag</v></c><c r="A7"><v>1</v></c>',
        '<c r="ZZZZZZ7"><v>1</v></c><c r="0"><v>1</v></c>',
    ],
)
def test_cells_that_make_no_sense(cel):
    assert weigert(met_rijen(f'<row r="6">{cel}</row>'))


def test_deep_xml():
    assert weigert(met_rijen("<a>" * 200_000 + "</a>" * 100_000))


# --- sizes and other kinds -------------------------------------------------------------------


def test_fifty_megabytes():
    assert "te groot" in weigert(b"x" * 50_000_000).wat


def test_json_of_a_hundred_thousand_deep():
    assert "diep" in weigert(b"[" * 100_000 + b"]" * 100_000, "plan.json").wat


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (b"", "leeg"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "afbeelding"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "wachtwoord",
        ),
        (b"code;bedrag\n1;2", "geen werkboek"),
        (b"<html></html>", "webbestand"),
        (b"\x1f\x8b\x08", "ingepakt"),
    ],
)
def test_another_kind_is_named_whatever_the_name_says(inhoud, woord):
    fout = weigert(inhoud)
    assert woord in fout.wat
    assert ".xlsx" in fout.verwacht


@pytest.mark.parametrize(
    ("deel", "woord"),
    [("word/document.xml", "Word"), ("xl/workbook.bin", ".xlsb"), ("mimetype", "OpenDocument"),
     ("a.txt", "zip-bestand")],
)  # fmt: skip
def test_another_kind_of_zip_is_named(deel, woord):
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zip_.writestr(deel, "x")
    assert woord in weigert(uit.getvalue()).wat


# --- the child process -----------------------------------------------------------------------

_KIND = "from verband.werkboek.kindproces import zet_grenzen; zet_grenzen(2); "


def _kind(code: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", _KIND + code],
        env={"PYTHONPATH": str(WORTEL / "src")},
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="deze grenzen kent alleen Linux zo")
@pytest.mark.parametrize(
    ("code", "teken"),
    [
        ("bytes(10**9)", b"MemoryError"),
        ("open('BESTAND', 'w').write('x' * 100_000)", b"File too large"),
        ("[open('/dev/null') for _ in range(100)] and 1/0; x=[open('/dev/null') for _ in [0]*99]",
         b"Too many open files"),
    ],
)  # fmt: skip
def test_the_limits_hold(code, teken, tmp_path):
    klaar = _kind(code.replace("BESTAND", str(tmp_path / "x")))
    assert klaar.returncode != 0
    assert teken in klaar.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="deze grens kent alleen Linux zo")
def test_a_child_that_keeps_working_is_ended():
    begin = rekentijd()
    klaar = _kind("\nwhile True: pass")
    assert klaar.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
    assert rekentijd() - begin < 4  # it was given two


def test_without_limits_the_same_work_succeeds():
    """The control: it is the limits that stop the child, not the work."""
    # Asked for and not filled, so that it fits on a machine with less than a gigabyte left.
    klaar = subprocess.run([sys.executable, "-c", "bytes(10**9)"], check=False, timeout=60)
    assert klaar.returncode == 0


def test_a_child_that_hangs_is_a_refusal(monkeypatch):
    monkeypatch.setattr(kindproces, "WACHTTIJD", 0.001)
    assert "te veel tijd" in weigert(basisboek()).wat


def test_a_child_that_dies_is_a_refusal(monkeypatch):
    monkeypatch.setattr(kindproces, "OMGEVING", {"PYTHONPATH": "/nergens"})
    assert "te veel tijd of geheugen" in weigert(basisboek()).wat


def test_reading_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    voor = resource.getrlimit(resource.RLIMIT_AS), set(os.listdir("."))
    assert lees_bestand("plan.xlsx", basisboek()).plan == basisplan()
    assert (resource.getrlimit(resource.RLIMIT_AS), set(os.listdir("."))) == voor
    assert list(tmp_path.iterdir()) == []


# --- the corpus ------------------------------------------------------------------------------

CORPUS = GEDEELD / "data" / "adversarial"
# A password is a password, however ordinary the workbook is inside.
_MET_WACHTWOORD = {"xlsx/poi/58616.xlsx", "xlsx/poi/extenxls_pwd123.xlsx"}


@cache
def _corpus() -> dict[str, str]:
    lijst = CORPUS / "MANIFEST.csv"
    if not lijst.exists():
        return {}
    with lijst.open(encoding="utf-8", newline="") as regels:
        return {rij["path"]: rij["outcome"] for rij in csv.DictReader(regels)}


@pytest.mark.skipif(not _corpus(), reason="het corpus is hier niet")
@pytest.mark.parametrize("pad", sorted(_corpus()))
def test_every_file_of_the_corpus_is_refused_with_reason(pad):
    fout = weigert((CORPUS / pad).read_bytes(), Path(pad).name)
    werkboek = pad.endswith((".xlsx", ".xlsm"))
    if _corpus()[pad] == "accept" and werkboek and pad not in _MET_WACHTWOORD:
        assert "niet ons sjabloon" in fout.wat


# --- a zip file by hand ----------------------------------------------------------------------


def _kop(naam: str, data: bytes, groot: int) -> bytes:
    vast = struct.pack(
        "<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0, 0, len(data), groot, len(naam), 0
    )
    return vast + naam.encode()


def _index(naam: str, data: bytes, groot: int, plek: int) -> bytes:
    vast = struct.pack(
        "<IHHHHHHIIIHHHHHII",
        0x02014B50, 20, 20, 0, 8, 0, 0, 0, len(data), groot, len(naam), 0, 0, 0, 0, 0, plek,
    )  # fmt: skip
    return vast + naam.encode()


def _einde(aantal: int, groot: int, plek: int) -> bytes:
    return struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, aantal, aantal, groot, plek, 0)


def _met_kopregels(delen: list[tuple[str, bytes, int]]) -> bytes:
    inhoud = index = b""
    for naam, data, groot in delen:
        index += _index(naam, data, groot, len(inhoud))
        inhoud += _kop(naam, data, groot) + data
    return inhoud + index + _einde(len(delen), len(index), len(inhoud))
