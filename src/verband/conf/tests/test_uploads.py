"""Uploads may not take the whole server: the others get a page that says so."""

from __future__ import annotations

from contextlib import ExitStack
from threading import BoundedSemaphore

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from verband.conf import uploads
from verband.werkboek import beurt


def stuur(client: Client):
    return client.post("/toets/", {"bestand": SimpleUploadedFile("plan.json", b"{}")})


def assert_busy(antwoord) -> None:
    assert antwoord.status_code == 503
    assert antwoord.headers["Retry-After"] == "30"
    assert "te druk" in antwoord.content.decode()
    assert "content-security-policy" in {naam.lower() for naam in antwoord.headers}


def test_slow_bodies_leave_room_for_pages(client, monkeypatch):
    vol = BoundedSemaphore(1)
    vol.acquire()
    monkeypatch.setattr(uploads, "_uploads", vol)
    assert_busy(stuur(client))
    assert client.get("/toets/").status_code == 200
    vol.release()
    assert stuur(client).status_code == 422


@pytest.mark.parametrize("_keer", range(2))
def test_only_some_work_at_once_and_every_turn_is_given_back(client, monkeypatch, _keer):
    monkeypatch.setattr(beurt, "WACHTTIJD", 0.01)
    with ExitStack() as bezet:
        for _ in range(beurt.MEEST):
            bezet.enter_context(beurt.beurt())
        assert_busy(stuur(client))
    assert stuur(client).status_code == 422


def test_every_upload_gives_its_place_back(client):
    for _ in range(uploads.MAX_UPLOADS + 2):
        assert stuur(client).status_code == 422
