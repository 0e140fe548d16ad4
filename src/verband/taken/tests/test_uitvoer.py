"""A file is made once, as who asked, and for nobody else."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from verband.access.models import Lidmaatschap
from verband.access.tests.hulp import als
from verband.core.context import Blik, met_blik, zet_blik
from verband.taken.models import Uitvoer, UitvoerInhoud
from verband.taken.services.uitvoer import uitvoer_maken, uitvoer_opruimen

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
BESTANDEN = "/r/duinrand/bestanden/"


def _zie(cast, model):
    """What there is in the region, whatever the last request left in sight."""
    zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
    return model.objects


def _vraag(cast, wie="anna", **velden):
    return als(getattr(cast, wie)).post(f"{BESTANDEN}nieuw/", {"soort": "logboek", **velden})


def _maak(cast) -> bool:
    u = _zie(cast, Uitvoer).get()
    return uitvoer_maken(cast.duinrand.id, cast.anna.pk, u.id)


def test_the_logboek_is_made_once_and_fetched(cast):
    adres = _vraag(cast).headers["Location"]
    assert _vraag(cast).headers["Location"] == adres  # asked twice while it waits: one file
    anna = als(cast.anna)
    assert "hx-trigger" in anna.get(f"{adres}stand/").content.decode()
    assert [_maak(cast), _maak(cast)] == [True, False]
    assert _zie(cast, UitvoerInhoud).count() == 1
    assert "hx-trigger" not in anna.get(f"{adres}stand/").content.decode()
    assert "Uw bestand staat klaar" in anna.get("/taken/").content.decode()
    bestand = anna.post(f"{adres}bestand/")
    assert bestand.headers["Content-Disposition"] == 'attachment; filename="logboek-duinrand.csv"'
    assert b"uitvoer_vragen" in bestand.content
    assert "Uw bestand staat klaar" not in anna.get("/taken/").content.decode()


@pytest.mark.parametrize(("wie", "status"), [("chris", 404), ("gijs", 404), ("hanna", 404)])
def test_another_does_not_see_the_file(cast, wie, status):
    adres = _vraag(cast).headers["Location"]
    _maak(cast)
    assert als(getattr(cast, wie)).post(f"{adres}bestand/").status_code == status
    assert als(getattr(cast, wie)).get(adres).status_code == status


def test_who_may_not_read_the_logboek_gets_no_file_of_it(cast):
    assert _vraag(cast, "bart").status_code == 403
    assert _vraag(cast, soort="iets").status_code == 400
    assert _vraag(cast, soort="dossier", dossier="geen-uuid").status_code == 400
    assert not _zie(cast, Uitvoer).exists()


def test_a_right_that_ended_meanwhile_makes_no_file(cast):
    _vraag(cast)
    _zie(cast, Lidmaatschap).filter(gebruiker=cast.anna).update(
        vanaf="2026-01-01", tot="2026-01-02"
    )
    assert _maak(cast) is False
    assert not _zie(cast, UitvoerInhoud).exists()


def test_a_file_goes_when_its_day_has_come(cast):
    adres = _vraag(cast).headers["Location"]
    _maak(cast)
    assert uitvoer_opruimen(cast.duinrand.id, timezone.localdate()) == 0
    assert uitvoer_opruimen(cast.duinrand.id, timezone.localdate() + dt.timedelta(days=7)) == 1
    assert als(cast.anna).post(f"{adres}bestand/").status_code == 404
    with met_blik(Blik(regios=frozenset({cast.duinrand.id}))):
        assert Uitvoer.objects.count() == 1
