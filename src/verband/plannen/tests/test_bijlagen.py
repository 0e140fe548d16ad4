"""Attachments: content decides, nothing is shown, and hostile files leave nothing."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from regelwerk.inlezen import Onleesbaar
from verband.core.context import Blik, zet_blik
from verband.core.fouten import Weigering
from verband.plannen.models import Bijlage
from verband.plannen.services import bijlage_toevoegen as dienst
from verband.plannen.services.bijlage_toevoegen import bijlage_toevoegen
from verband.plannen.sjabloon.schrijver import schrijf_sjabloon
from verband.plannen.tests.dossierhulp import als, bewaar, lid_van
from verband.werkboek.bijlage import MAX_BYTES, nette_naam
from verband.werkboek.bijlagesoort import herken

db = pytest.mark.django_db(databases=["default", "beheer"])
_HIER = Path(__file__).resolve()
# Beside the repository, where it is there; never in it.
VIJANDIG = Path(os.environ.get("VERBAND_VIJANDIG") or _HIER.parents[5] / "shared/data/adversarial")


def docx(tekst: str = "gewoon") -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zip_.writestr("[Content_Types].xml", "<Types/>")
        zip_.writestr("word/document.xml", f"<w><t>{tekst}</t></w>")
    return uit.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (b"%PDF-1.7 x", "pdf"),
        (b"\x89PNG\r\n\x1a\nrest", "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        ("gewone tekst, é".encode(), "txt"),
        (docx(), "docx"),
        (schrijf_sjabloon(None), "xlsx"),
    ],
)
def test_content_says_what_it_is(inhoud, soort):
    gevonden = herken(inhoud)
    assert gevonden is not None
    assert gevonden.code == soort


@pytest.mark.parametrize(
    "inhoud",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
        b"  <!DOCTYPE html><script>x()</script>",
        b"MZ\x90\x00",
        b"\x7fELF",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"tekst\x00met nul",
        b"\xff\xfe<\x00h\x00",
        b"\x1f\x8b",
    ],
)
def test_what_could_run_or_is_unknown_is_refused(inhoud):
    assert herken(inhoud) is None


def test_macros_are_refused():
    uit = io.BytesIO(docx())
    with zipfile.ZipFile(uit, "a") as zip_:
        zip_.writestr("word/vbaProject.bin", b"x")
    assert herken(uit.getvalue()) is None


@pytest.mark.parametrize(
    ("naam", "net"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\map\\besluit.exe", "besluit.pdf"),
        ('a"; filename="x.html', "a__ filename__x.pdf"),
        ("\u202egpj.exe", "_gpj.pdf"),
        ("...", "bijlage.pdf"),
        ("", "bijlage.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(naam, net):
    uit = nette_naam(naam, "pdf")
    assert uit.endswith(".pdf")
    assert not set(uit) & set('/\\"\r\n;:<>\u202e')
    assert uit == net


@db
def test_it_comes_back_as_it_was_to_keep_and_never_to_show(cast):
    anna = lid_van(cast, "anna")
    versie = bewaar(anna)
    bijlage, nieuw = bijlage_toevoegen(anna, versie.dossier_id, "kwaad.html", b"%PDF-1.7 <script>")
    assert (nieuw, bijlage.naam) == (True, "kwaad.pdf")
    weer, nieuw = bijlage_toevoegen(anna, versie.dossier_id, "nog eens.pdf", b"%PDF-1.7 <script>")
    assert (weer, nieuw) == (bijlage, False)
    zet_blik(Blik())
    adres = f"/r/duinrand/dossiers/{versie.dossier_id}/bijlagen/{bijlage.id}/"
    antwoord = als(cast.anna).get(adres)
    assert antwoord.content == b"%PDF-1.7 <script>"
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Content-Type"] == "application/pdf"


@db
@pytest.mark.parametrize(
    "inhoud", [b"", b"%PDF-" + b"x" * MAX_BYTES, b"<svg/>", "cliënt BSN 111222333".encode(),
               docx("cliënt, BSN <b/>111222333")]
)  # fmt: skip
def test_what_is_refused_leaves_nothing(cast, inhoud):
    anna = lid_van(cast, "anna")
    versie = bewaar(anna)
    with pytest.raises(Weigering):
        bijlage_toevoegen(anna, versie.dossier_id, "x", inhoud)
    assert not Bijlage.objects.exists()


@db
def test_a_dossier_can_be_full(cast, monkeypatch):
    monkeypatch.setattr(dienst, "MAX_TOTAAL", 20)
    anna = lid_van(cast, "anna")
    versie = bewaar(anna)
    bijlage_toevoegen(anna, versie.dossier_id, "a.pdf", b"%PDF-1.7 aaa")
    with pytest.raises(Weigering, match="vol"):
        bijlage_toevoegen(anna, versie.dossier_id, "b.pdf", b"%PDF-1.7 bbb")


@pytest.mark.skipif(not VIJANDIG.is_dir(), reason="the hostile files are not on this machine")
def test_hostile_files_are_recognised_or_refused_and_nothing_else():
    """Every file, as itself: a kind that we take, None, or a refusal; never another exception."""
    geteld = {"aangenomen": 0, "geweigerd": 0}
    for pad in sorted(p for p in VIJANDIG.rglob("*") if p.is_file()):
        if pad.stat().st_size > MAX_BYTES:
            continue
        try:
            soort = herken(pad.read_bytes())
        except Onleesbaar:
            soort = None
        geteld["aangenomen" if soort else "geweigerd"] += 1
        if pad.suffix in (".xml", ".svg", ".html"):
            assert soort is None, pad.name
    assert geteld["geweigerd"] > 50
    assert geteld["aangenomen"] > 100
