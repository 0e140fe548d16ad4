"""A deputy has the role already, sees whose place they take, and the logboek says so."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from cast import BEGIN
from verband.access.models import Gebruiker, Lidmaatschap, Vervanging
from verband.access.rollen import Rol
from verband.access.tests.hulp import als
from verband.audit.models import Handeling
from verband.core.context import Blik, zet_blik

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
ADRES = "/r/duinrand/vervanging/"
VANDAAG = timezone.localdate
WEEK = dt.timedelta(days=7)


@pytest.fixture
def noor(cast):
    noor = Gebruiker.objects.create(email="noor@voorbeeld.test", naam="Noor")
    zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
    Lidmaatschap.objects.create(
        gebruiker=noor, rol=Rol.COORDINATOR, regio=cast.duinrand, vanaf=BEGIN
    )
    return noor


def _zie(cast, model):
    """What there is in the region, whatever the last request left in sight."""
    zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
    return model.objects


def _lid(gebruiker) -> Lidmaatschap:
    zet_blik(Blik(platform=True))
    return Lidmaatschap.objects.get(gebruiker=gebruiker)


def _wijs_aan(wie, vervanger, vanaf=None, terug=None):
    vanaf = vanaf or VANDAAG()
    keuze = f"{_lid(wie).id}/{_lid(vervanger).id}"
    gegevens = {"vervanger": keuze, "vanaf": vanaf, "terug": terug or vanaf + WEEK}
    return als(wie).post(ADRES, gegevens)


def test_the_deputy_sees_it_works_on_behalf_and_the_logboek_says_so(cast, noor):
    assert _wijs_aan(cast.anna, noor).status_code == 302
    client = als(noor)
    assert "ook namens Anna" in client.get("/r/duinrand/").content.decode()
    v = _zie(cast, Vervanging).get()
    client.post(ADRES, {"werk": str(v.id)})
    assert "U werkt namens" in client.get("/r/duinrand/").content.decode()
    client.post(
        "/r/duinrand/bestanden/nieuw/", {"soort": "lijst", "adres": "/r/duinrand/logboek/csv/"}
    )
    gedaan = _zie(cast, Handeling).get(wat="uitvoer_vragen")
    assert gedaan.gegevens["namens_afwezige"] == str(_lid(cast.anna).id)
    assert "Anna (afwezig)" in client.get("/r/duinrand/logboek/").content.decode()
    client.post(f"{ADRES}{v.id}/intrekken/")
    assert "U werkt namens" not in client.get("/r/duinrand/").content.decode()


@pytest.mark.parametrize("wie", ["bart", "chris", "gijs"])
def test_someone_without_the_role_here_can_not_be_chosen(cast, noor, wie):
    assert _wijs_aan(cast.anna, getattr(cast, wie)).status_code == 422
    assert not _zie(cast, Vervanging).exists()


def test_days_that_are_over_or_taken_are_refused(cast, noor):
    assert _wijs_aan(cast.anna, noor, VANDAAG() - WEEK).status_code == 422
    assert _wijs_aan(cast.anna, noor, VANDAAG(), VANDAAG()).status_code == 422
    assert _wijs_aan(cast.anna, noor).status_code == 302
    assert _wijs_aan(cast.anna, noor, VANDAAG() + dt.timedelta(days=6)).status_code == 422
    assert _wijs_aan(cast.anna, noor, VANDAAG() + WEEK).status_code == 302  # half-open


def test_a_stranger_neither_withdraws_it_nor_works_by_it(cast, noor):
    _wijs_aan(cast.anna, noor)
    v = _zie(cast, Vervanging).get()
    assert als(cast.gijs).post(f"{ADRES}{v.id}/intrekken/").status_code == 404
    assert als(cast.chris).post(f"{ADRES}{v.id}/intrekken/").status_code == 404
    assert als(cast.gijs).post(ADRES, {"werk": str(v.id)}).status_code == 404


@pytest.mark.parametrize("wie", ["bart", "gijs", "chris"])
def test_the_database_holds_both_to_one_role_and_region(cast, noor, wie):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    rij = Vervanging(
        regio=cast.duinrand, rol=Rol.COORDINATOR, afwezige=_lid(cast.anna),
        vervanger=_lid(getattr(cast, wie)), vanaf=VANDAAG(), tot=VANDAAG() + WEEK,
    )  # fmt: skip
    _zie(cast, Vervanging)
    with pytest.raises(IntegrityError), transaction.atomic():
        rij.save()
