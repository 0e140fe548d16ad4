"""Bad and odd uploads through the page: a clear answer, never a 500, and nothing left behind."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

CORPUS = Path(__file__).resolve().parents[4].parent / "shared" / "data" / "adversarial"


def gevallen() -> list[str]:
    if not (CORPUS / "MANIFEST.csv").exists():
        return []
    with (CORPUS / "MANIFEST.csv").open(encoding="utf-8", newline="") as lijst:
        return [rij["path"] for rij in csv.DictReader(lijst)]


def stuur(client: Client, inhoud: bytes, naam: str):
    return client.post("/toets/", {"bestand": SimpleUploadedFile(naam, inhoud)})


@pytest.mark.skipif(not gevallen(), reason="het corpus data/adversarial is hier niet")
@pytest.mark.parametrize("pad", gevallen())
def test_corpus_never_gives_a_500(client, pad):
    inhoud = (CORPUS / pad).read_bytes()
    antwoord = stuur(client, inhoud, Path(pad).name)
    assert antwoord.status_code in (200, 400, 413, 422)
    assert b"Traceback" not in antwoord.content


def test_nothing_is_left_on_disk(client, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    werkboek = client.get("/toets/voorbeeld.xlsx").content
    for inhoud, naam in (
        (b"{", "kapot.json"),
        (b"PK\x03\x04kapot", "kapot.xlsx"),
        (werkboek, "p.xlsx"),
    ):
        stuur(client, inhoud, naam)
    assert list(tmp_path.iterdir()) == []


def test_fifty_megabytes_gets_a_page(client):
    antwoord = stuur(client, b"x" * 50_000_000, "groot.xlsx")
    assert antwoord.status_code == 413
    assert "te groot" in antwoord.content.decode()


def test_just_over_the_limit_is_refused_by_the_reader(client):
    antwoord = stuur(client, b" " * (settings.MAX_UPLOAD_BYTES + 1), "net-te-groot.json")
    assert antwoord.status_code in (413, 422)


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("diep.json", b"[" * 100_000),
        ("diep-object.json", b'{"a":' * 100_000),
        ("leeg.json", b""),
        ("leeg.xlsx", b""),
        ("nul.json", b"null"),
        ("nan.json", b'{"formaat":"resv-plan/1","contractjaar":NaN}'),
        ("latin1.json", b'{"formaat":"\xe9"}'),
        ("plaatje.png", b"\x89PNG\r\n\x1a\n"),
        ("zonder-extensie", b"hallo"),
        ("geheim.docx", b"PK\x03\x04"),
        ("lang" * 60 + ".json", b"{}"),
        ("../../etc/passwd", b"{}"),
    ],
)
def test_wrong_kinds_get_a_clear_page(client, naam, inhoud):
    antwoord = stuur(client, inhoud, naam)
    assert antwoord.status_code in (400, 422)
    assert "Zo gaat u verder" in antwoord.content.decode()


def test_two_files_or_a_text_instead_of_a_file(client):
    assert client.post("/toets/", {"bestand": "geen bestand"}).status_code == 400
    twee = [SimpleUploadedFile("a.json", b"{}"), SimpleUploadedFile("b.json", b"{}")]
    assert client.post("/toets/", {"bestand": twee}).status_code == 422


def test_broken_form_gets_a_page(client):
    antwoord = client.post(
        "/toets/", b"--x\r\nkapot", content_type="multipart/form-data; boundary="
    )
    assert antwoord.status_code == 400
    assert "kunnen dit verzoek niet lezen" in antwoord.content.decode()
