"""The door: one's own region, a stranger's, and an address without a declared door."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from verband.conf import urls as echte
from verband.portal import errors

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])

urlpatterns = [*echte.urlpatterns, path("vergeten/", lambda request: HttpResponse("open"))]
handler404 = errors.not_found


def _als(gebruiker):
    client = Client()
    client.force_login(gebruiker)
    return client


@pytest.mark.parametrize("wie", ["anna", "bart", "dora", "emma", "fatima", "gijs"])
def test_members_and_insurers_see_the_region(cast, wie):
    antwoord = _als(getattr(cast, wie)).get("/r/duinrand/")
    assert antwoord.status_code == 200
    assert "Duinrand" in antwoord.content.decode()


@pytest.mark.parametrize("wie", ["chris", "hanna", "ivo"])
def test_a_stranger_gets_the_same_404_as_for_what_is_not_there(cast, wie):
    client = _als(getattr(cast, wie))
    ander, niets = client.get("/r/duinrand/"), client.get("/r/bestaat-niet/")
    assert (ander.status_code, niets.status_code) == (404, 404)
    assert "Duinrand" not in ander.content.decode()


def test_without_log_in_one_is_sent_to_it(cast, client):
    antwoord = client.get("/r/duinrand/")
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/account/login/?next=")


@pytest.mark.urls(__name__)
def test_an_address_without_a_door_is_shut_for_everyone(cast):
    assert _als(cast.anna).get("/vergeten/").status_code == 404


def test_a_session_ends_with_the_last_membership(cast):
    from verband.access.models import Lidmaatschap
    from verband.core.context import Blik, zet_blik

    client = _als(cast.anna)
    assert client.get("/start/")["Location"] == "/r/duinrand/"
    zet_blik(Blik(regios=frozenset({cast.duinrand.id})))
    Lidmaatschap.objects.filter(gebruiker=cast.anna).update(tot="2026-02-01")
    zet_blik(Blik())
    assert client.get("/start/")["Location"].endswith("geen-rol=1")
    assert client.get("/start/")["Location"].startswith("/account/login/?next=")
