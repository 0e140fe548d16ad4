"""*Bevestigen*: one person's yes to one thing, by a link that looking never uses up."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from verband.access import bevestigen
from verband.access.bevestigen import Bevestigbaar
from verband.access.models import Bevestiging
from verband.access.selectors import eigen_lidmaatschappen, lid_in_regio
from verband.access.services.bevestigen import vraag_bevestiging
from verband.access.sleutels import GELDIG
from verband.access.tests.hulp import als, in_regio, link_uit_mail
from verband.audit.models import Handeling
from verband.core.context import Blik, zet_blik
from verband.core.fouten import Weigering

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


@pytest.fixture
def gedaan(monkeypatch):
    """A kind of *bevestiging* that writes down which were done."""
    monkeypatch.setattr(bevestigen, "_SOORTEN", {})
    lijst: list[uuid.UUID] = []
    bevestigen.registreer(
        "proef",
        Bevestigbaar(
            "Mandaat van Zilt",
            lambda b: "U geeft Anna een mandaat.",
            lambda b: lijst.append(b.onderwerp_id),
        ),
    )
    return lijst


@pytest.fixture
def vraag(cast, gedaan):
    """Asks Bart for a yes about something; gives the link and what it is about."""

    def stuur(onderwerp=None):
        onderwerp = onderwerp or uuid.uuid4()
        zet_blik(Blik(gebruiker=cast.anna.pk))
        alle = eigen_lidmaatschappen(cast.anna)
        in_regio(cast.duinrand)
        lid = lid_in_regio(cast.anna, alle, cast.duinrand)
        assert lid
        vraag_bevestiging(
            lid,
            soort="proef",
            onderwerp_id=onderwerp,
            email="bart@voorbeeld.test",
            basis="http://testserver/",
        )
        zet_blik(Blik())
        return link_uit_mail(), onderwerp

    return stuur


def test_the_mail_says_who_asks_until_when_and_for_whom_the_link_is(vraag):
    vraag()
    bericht, dag = mail.outbox[-1], date_format(timezone.localdate() + GELDIG, "j F")
    assert bericht.subject == f"Anna vraagt: Mandaat van Zilt (tot en met {dag})"
    tekst = str(bericht.body)
    assert "Anna vraagt u: Mandaat van Zilt." in tekst
    assert f"tot en met {dag}" in tekst
    assert "De link is alleen voor u." in tekst
    assert tekst.count("http") == 1


def test_looking_changes_nothing_and_the_button_does(cast, vraag, gedaan):
    link, onderwerp = vraag()
    assert "mandaat" in mail.outbox[-1].body
    for _ in range(5):
        assert Client().get(link).status_code == 200
        assert Client().head(link).status_code == 200
    assert gedaan == []
    assert "U geeft Anna een mandaat" in Client().get(link).content.decode()
    assert Client().post(link).status_code == 200
    assert gedaan == [onderwerp]
    in_regio(cast.duinrand)
    assert list(Handeling.objects.values_list("wat", flat=True)) == [
        "bevestigen",
        "bevestiging_vragen",
    ]


def test_a_yes_is_taken_once(vraag, gedaan):
    link, _ = vraag()
    Client().post(link)
    for antwoord in (Client().post(link), Client().get(link)):
        assert antwoord.status_code == 410
        assert "al bevestigd" in antwoord.content.decode()
    assert len(gedaan) == 1


def test_after_fourteen_days_it_is_over(vraag, gedaan):
    link, _ = vraag()
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        assert "verlopen" in Client().post(link).content.decode()
    assert gedaan == []


def test_a_new_link_makes_the_old_one_useless(vraag, gedaan):
    oud, onderwerp = vraag()
    nieuw, _ = vraag(onderwerp)
    assert Client().post(oud).status_code == 410
    assert Client().post(nieuw).status_code == 200
    assert gedaan == [onderwerp]


def test_an_unknown_link_is_not_found(client, gedaan):
    assert client.get("/bevestig/niets/").status_code == 404
    assert client.post("/bevestig/niets/").status_code == 404


def test_a_refusal_leaves_the_link_open(vraag, monkeypatch):
    def weiger(b: Bevestiging) -> None:
        raise Weigering("Dit kan nu niet.", waarom="Daarom.", herstel="Wacht.")

    link, _ = vraag()
    monkeypatch.setitem(bevestigen._SOORTEN, "proef", Bevestigbaar("T", lambda b: "U", weiger))
    assert Client().post(link).status_code == 409
    assert Client().get(link).status_code == 200


def test_who_is_logged_in_may_say_yes_too(cast, vraag, gedaan):
    link, _ = vraag()
    assert als(cast.chris).post(link).status_code == 200
    assert len(gedaan) == 1


def test_a_kind_is_registered_once(gedaan):
    with pytest.raises(ValueError, match="proef"):
        bevestigen.registreer("proef", Bevestigbaar("T", lambda b: "U", lambda b: None))
