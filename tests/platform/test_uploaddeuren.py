"""Small files that become huge, at every door for files: refused in words, in time, and no row.

What readers make of them is tested beside the readers; here it is whether each door has one.
"""

from __future__ import annotations

import resource
import struct
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import psutil
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from matrix import routes

import verband
from verband.partijen.models import Voorstelbrief
from verband.plannen.models import Bijlage
from verband.plannen.tests.dossierhulp import als, bewaar, lid_van
from verband.plannen.tests.werkboekhulp import basisboek, deel_van, met_deel, met_xml

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
SECONDEN = 10  # of processor, children included
MEGABYTES = 512
KAMERS = Path(verband.__path__[0])


def _zipbom() -> bytes:
    return met_deel("xl/media/groot.xml", b"<a>" + b" " * 50_000_000 + b"</a>")


def _diep() -> bytes:
    deel = deel_van(basisboek(), "Begroting")
    return met_xml(deel, "<sheetData>", "<sheetData>" + "<a>" * 200_000)


def _rijen() -> bytes:
    return b"Naam;Soort\n" + b"A;o\n" * 1_000_000


def _beeld() -> bytes:
    """A picture of 50,000 by 50,000 in a few kilobytes."""

    def stuk(soort: bytes, inhoud: bytes) -> bytes:
        crc = zlib.crc32(soort + inhoud)
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", crc)

    kop = struct.pack(">IIBBBBB", 50_000, 50_000, 1, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 20_000_000)
    return b"\x89PNG\r\n\x1a\n" + stuk(b"IHDR", kop) + stuk(b"IDAT", data) + stuk(b"IEND", b"")


BOMMEN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "zip": ("plan.xlsx", cache(_zipbom)),
    "diep": ("plan.xlsx", cache(_diep)),
    "rijen": ("lijst.csv", cache(_rijen)),
    "beeld": ("kaart.png", cache(_beeld)),
}
# Every address that takes a file, by the name of its route; what else goes with it.
DEUREN: dict[str, tuple[str, dict[str, str]]] = {
    "plannen:toets": ("/toets/", {}),
    "plannen:begroting": ("/toets/begroting/", {}),
    "partijen:inlezen": ("/r/duinrand/organisaties/inlezen/", {}),
    "partijen:mandaten-inlezen": ("/r/duinrand/mandaten/inlezen/", {}),
    "partijen:overeenkomst-nieuw": ("/r/duinrand/overeenkomst/nieuw/", {"titel": "Samen"}),
    "partijen:brief-nieuw": ("/r/duinrand/regiegemeente/brief/", {"versie": "1"}),
    "partijen:beheer-gebieden": ("/beheer/gebieden/", {}),
    "partijen:verzekeraars-inlezen": (
        "/beheer/verzekeraars/inlezen/",
        {"titel": "Overzicht", "op": "2026-06-01"},
    ),
    "portal:controleer": ("/controleer-ontvangstbewijs/", {}),
    "dossiers:nieuw": ("/r/duinrand/dossiers/nieuw/", {"naam": "Plan"}),
    "dossiers:bijlagen": ("/r/duinrand/dossiers/{dossier}/bijlagen/", {}),
}
# Kept as it came: never opened by us and never shown, only given back.
BEWAARD = {"dossiers:bijlagen": Bijlage, "partijen:brief-nieuw": Voorstelbrief}
BEWAARDE_BOMMEN = {"beeld", "diep", "rijen"}


def _rijen_overal() -> dict[str, int]:
    """Of every table; the session of who asks is not what the door wrote."""
    uit = {}
    with connections["default"].cursor() as cursor:
        for tabel in connections["default"].introspection.table_names(cursor):
            if tabel != "django_session" and not tabel.startswith("procrastinate"):
                cursor.execute(f'SELECT count(*) FROM "{tabel}"')
                uit[tabel] = cursor.fetchone()[0]
    return uit


def _plek(adres: str) -> str:
    return next((woord for woord in ("beheer", "brief") if f"/{woord}/" in adres), "")


def _rekentijd() -> float:
    kinderen = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + kinderen.ru_utime + kinderen.ru_stime


@contextmanager
def _geheugen_van_kinderen() -> Iterator[list[int]]:
    """The most memory in bytes that a child begun in this block held, as the last of the list.

    Not `ru_maxrss` of our children: that keeps what a child shared with us before it became
    another program, so it grows with the suite and not with the child.
    """
    eigen, klaar, gezien = psutil.Process(), threading.Event(), [0]
    eerder = set(eigen.children(recursive=True))

    def kijk() -> None:
        while not klaar.wait(0.004):
            for kind in set(eigen.children(recursive=True)) - eerder:
                with suppress(psutil.Error):
                    if kind.cmdline() != eigen.cmdline():
                        gezien.append(max(gezien[-1], kind.memory_info().rss))

    kijker = threading.Thread(target=kijk)
    kijker.start()
    try:
        yield gezien
    finally:
        klaar.set()
        kijker.join()


@pytest.mark.parametrize("bom", BOMMEN)
@pytest.mark.parametrize("deur", DEUREN)
def test_a_bomb_is_refused_and_nothing_is_written(cast, deur, bom):
    adres, velden = DEUREN[deur]
    lid = lid_van(cast, "anna")
    dossier = bewaar(lid).dossier_id if "{dossier}" in adres else ""
    client = als(
        {"beheer": cast.ivo, "brief": cast.fatima}.get(_plek(adres), cast.anna), opgestapt=True
    )
    naam, maak = BOMMEN[bom]
    inhoud = maak()
    lid_van(cast, "anna")
    voor, begin = _rijen_overal(), _rekentijd()
    with _geheugen_van_kinderen() as geheugen:
        antwoord = client.post(
            adres.format(dossier=dossier), {**velden, "bestand": SimpleUploadedFile(naam, inhoud)}
        )
    assert _rekentijd() - begin < SECONDEN
    assert geheugen[-1] < MEGABYTES * 1024 * 1024
    lid_van(cast, "anna")
    if deur in BEWAARD and bom in BEWAARDE_BOMMEN:
        assert antwoord.status_code == 302
        assert bytes(BEWAARD[deur]._default_manager.get().inhoud) == inhoud
        return
    assert antwoord.status_code in (200, 413, 422)
    assert 'role="alert"' in antwoord.content.decode()
    assert _rijen_overal() == voor


def test_a_child_that_takes_too_much_is_seen():
    """The control: the measure of the test above sees a child of 600 megabytes."""
    groot = "import time; vol = bytes(1) * 600_000_000; time.sleep(0.2)"
    with _geheugen_van_kinderen() as geheugen:
        subprocess.run([sys.executable, "-c", groot], check=True)
    assert geheugen[-1] > MEGABYTES * 1024 * 1024


def test_every_door_for_files_is_in_the_list():
    """Who reads a file is the view of one of these doors: a new one fails here."""
    leest = {
        pad.relative_to(KAMERS).as_posix()
        for pad in KAMERS.rglob("*.py")
        if "request.FILES" in pad.read_text("utf-8") and "tests" not in pad.parts
    }
    assert set(DEUREN) <= {r.naam for r in routes()}
    assert leest == {
        "plannen/views.py", "plannen/begrotingviews.py", "partijen/views/importeren.py",
        "partijen/views/beheer.py", "portal/logboek/views.py", "plannen/dossiers/lijst.py",
        "plannen/dossiers/bijlagen.py", "partijen/views/mandaten/inlezen.py",
        "partijen/views/overleg/overeenkomsten.py", "partijen/views/regiegemeente.py",
        "partijen/views/verzekeraarslijst.py",
        "access/stap_op.py",  # only to see that none waits for the second step
    }  # fmt: skip
