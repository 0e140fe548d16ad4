"""A deputy has the role already, sees whose place they take, and the logboek says so."""

from __future__ import annotations

import datetime as dt
import json
import re
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from cast import BEGIN
from verband.access.models import Gebruiker, Lidmaatschap, Vervanging
from verband.access.rollen import SPREKENDE_ROLLEN, Rol
from verband.access.tests.hulp import als
from verband.audit.models import Handeling
from verband.core.context import Blik, zet_blik
from verband.regios.models import Organisatie
from verband.taken import tasks
from verband.taken.kijker import kijk_als
from verband.taken.models import Bericht, Berichtvoorkeur, Uitvoer
from verband.taken.selectors import list_taken
from verband.taken.services.vervangingen_melden import meld_vervanging
from verband.taken.tests import overleghulp as overleg

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


@pytest.mark.parametrize(("zelfde", "status"), [(True, 302), (False, 422)])
def test_who_speaks_for_an_organisation_is_replaced_by_one_of_that_organisation(
    cast, zelfde, status
):
    """Another provider's person has the same role, and must never act on behalf of Bart."""
    olga = Gebruiker.objects.create(email="olga@voorbeeld.test", naam="Olga")
    zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
    eigen = Organisatie.objects.get(naam="Thuiszorg Zilt")
    ander = Organisatie.objects.create(regio=cast.duinrand, naam="Elders", soort="zorgaanbieder")
    Lidmaatschap.objects.create(
        gebruiker=olga, rol=Rol.DEELNEMER, regio=cast.duinrand, vanaf=BEGIN,
        organisatie=eigen if zelfde else ander,
    )  # fmt: skip
    assert ("Olga" in als(cast.bart).get(ADRES).content.decode()) is zelfde
    assert _wijs_aan(cast.bart, olga).status_code == status
    assert _zie(cast, Vervanging).exists() is zelfde


def _berichten(gebruiker) -> list[str]:
    """What this one was told, newest last."""
    zet_blik(Blik(gebruiker=gebruiker.pk))
    return [b.titel for b in Bericht.objects.filter(gebruiker=gebruiker).reverse()]


def _vertel(cast, door="") -> int:
    """What the job does, twice: it tells once."""
    v = _zie(cast, Vervanging).get()
    wie = door and getattr(cast, door, None)
    argumenten = (cast.duinrand.id, v.id, wie.pk if wie else None)
    return len(meld_vervanging(*argumenten)) + len(meld_vervanging(*argumenten))


def test_the_deputy_is_told_at_once_and_the_other_when_it_is_withdrawn(cast, noor):
    """By either of the two; who is away must know that nobody looks."""
    cast.personen["noor"] = noor
    dag = VANDAAG() + WEEK
    _wijs_aan(cast.anna, noor, dag)
    assert _vertel(cast) == 1
    [titel] = _berichten(noor)
    assert titel.startswith(f"U vervangt Anna van {dag.day}-{dag.month}-{dag.year} tot ")
    assert _berichten(cast.anna) == []
    v = _zie(cast, Vervanging).get()
    als(noor).post(f"{ADRES}{v.id}/intrekken/")
    assert _vertel(cast, "noor") == 1
    assert _berichten(cast.anna)[-1].startswith("Noor vervangt u niet van ")
    assert len(_berichten(noor)) == 1
    _zie(cast, Vervanging).all().delete()
    _wijs_aan(cast.anna, noor, dag)
    v = _zie(cast, Vervanging).get()
    als(cast.anna).post(f"{ADRES}{v.id}/intrekken/")
    assert _vertel(cast) == 0  # withdrawn before the job came: nothing to be told of
    assert _vertel(cast, "anna") == 1
    assert _berichten(noor)[-1].startswith("U hoeft Anna niet te vervangen van ")


def test_the_acts_start_the_job(cast, noor):
    def banen() -> list[str]:
        vraag = "SELECT args->>'door' FROM procrastinate_jobs WHERE task_name LIKE %s ORDER BY id"
        with connection.cursor() as cursor:
            cursor.execute(vraag, ["%meld_vervanging"])
            return [door for (door,) in cursor.fetchall()]

    _wijs_aan(cast.anna, noor)
    v = _zie(cast, Vervanging).get()
    als(noor).post(f"{ADRES}{v.id}/intrekken/")
    assert banen() == ["", str(noor.pk)]


def test_who_wants_no_mail_at_once_reads_it_in_the_app(cast, noor):
    zet_blik(Blik(gebruiker=noor.pk))
    Berichtvoorkeur.objects.create(gebruiker=noor, meteen=False)
    _wijs_aan(cast.anna, noor)
    assert _vertel(cast) == 0
    assert len(_berichten(noor)) == 1


def test_a_task_says_for_which_organisation_and_for_whom(cast, noor):
    """A file of one's own is never done for who is away."""
    _wijs_aan(cast.anna, noor)
    _zie(cast, Uitvoer).create(
        regio=cast.duinrand, gebruiker=noor, soort="logboek", titel="Logboek",
        stand="klaar", klaar_at=timezone.now(), tot=VANDAAG() + WEEK,
    )  # fmt: skip
    overleg.actiepunt(cast)
    namens = {t.soort: t.namens for t in list_taken(kijk_als(noor))}
    assert namens["uitvoer-ophalen"] == ""
    assert namens["gebied-vastleggen"] == "Anna"
    assert {t.voor for t in list_taken(kijk_als(cast.bart)) if t.soort == "actiepunt-doen"} == {
        "Thuiszorg Zilt"
    }
    assert "voor Thuiszorg Zilt" in als(cast.bart).get("/taken/").content.decode()


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


@pytest.mark.parametrize(("zelfde", "mag"), [(True, True), (False, False)])
def test_the_database_holds_who_speaks_for_an_organisation_to_that_organisation(cast, zelfde, mag):
    zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
    rij = _buiten_de_deur(cast, zelfde=zelfde)
    if mag:
        rij.save()
        return
    with pytest.raises(IntegrityError, match="another organisation"), transaction.atomic():
        rij.save()
    rij.ingetrokken_at = timezone.now()  # of the past it may stand there
    rij.save()
    rij.ingetrokken_at = None
    with pytest.raises(IntegrityError, match="another organisation"), transaction.atomic():
        rij.save()


def _elders(cast) -> Organisatie:
    return Organisatie.objects.create(regio=cast.duinrand, naam="Elders", soort="zorgaanbieder")


def _buiten_de_deur(cast, *, zelfde: bool) -> Vervanging:
    """As code that forgets the service would write it."""
    olga = Gebruiker.objects.create(email="olga@voorbeeld.test", naam="Olga")
    bart = Lidmaatschap.objects.get(gebruiker=cast.bart)
    door = Lidmaatschap.objects.create(
        gebruiker=olga, rol=bart.rol, regio=cast.duinrand, vanaf=BEGIN,
        organisatie=bart.organisatie if zelfde else _elders(cast),
    )  # fmt: skip
    return Vervanging(
        regio=cast.duinrand, rol=bart.rol, afwezige=bart, vervanger=door,
        vanaf=VANDAAG(), tot=VANDAAG() + WEEK,
    )  # fmt: skip


def test_the_database_knows_the_same_speaking_roles_as_the_code():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = %s",
            ["vervanger_zelfde_organisatie"],
        )
        (trigger,) = cursor.fetchone()
    assert set(re.findall(r"'(\w+)'::", trigger)) == {str(rol) for rol in SPREKENDE_ROLLEN}


def test_a_deputy_of_another_organisation_from_before_is_ended_and_both_are_told(cast):
    """What the migration does with a row of the time that only the service knew the rule."""
    stap = import_module("verband.taken.migrations.0005_verkeerde_vervangers")
    zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
    rij = _buiten_de_deur(cast, zelfde=True)
    rij.save()
    for ander, geeindigd in ((rij.afwezige.organisatie, False), (_elders(cast), True)):
        Lidmaatschap.objects.filter(id=rij.vervanger_id).update(organisatie=ander)
        with connection.cursor() as cursor:
            cursor.execute(stap.BEEINDIG)
        rij.refresh_from_db()
        assert (rij.ingetrokken_at is not None) is geeindigd
        with connection.cursor() as cursor:
            cursor.execute("SELECT args FROM procrastinate_jobs")
            banen = [json.loads(args) for (args,) in cursor.fetchall()]
        assert len(banen) == (2 if geeindigd else 0)
    olga = rij.vervanger.gebruiker
    for baan in banen:
        tasks.meld_vervanging(**baan)
    assert _berichten(cast.bart)[-1].startswith("Olga vervangt u niet van ")
    assert _berichten(olga)[-1].startswith("U hoeft Bart niet te vervangen van ")
