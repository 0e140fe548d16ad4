"""What runs by the clock: that it is planned, and that a failure reaches who must act."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.connection import ConnectionDoesNotExist
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from verband.access.tests.hulp import als
from verband.core import tasks as kern
from verband.plannen.models import Toetsdossier
from verband.plannen.tests.dossierhulp import bewaar, lid_van
from verband.taken import tasks
from verband.taken.kijker import kijk_als
from verband.taken.models import Controle, Uitvoer
from verband.taken.selectors import list_taken
from verband.taken.services import controleren
from verband.taken.services.controleren import niet_gelukt
from verband.taken.services.uitvoer import uitvoer_opgeven, uitvoer_vragen

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
LOGBOEK = ("lijst", {"adres": "/r/duinrand/logboek/csv/"})
NACHT = int(dt.datetime(2026, 7, 10, 2, tzinfo=dt.UTC).timestamp())


def test_everything_of_the_night_is_planned():
    app.perform_import_paths()
    namen = (t.task.name for t in app.periodic_registry.periodic_tasks.values())
    gepland = {naam.rsplit(".", 1)[1] for naam in namen}
    assert {
        "dagmails", "controle", "bewaartermijn", "uitvoer_opgeven", "opnieuw", "opruimen",
        "herhaalsleutels_opruimen",
    } <= gepland  # fmt: skip


def _titels(cast, dag):
    return [t.titel for t in list_taken(kijk_als(cast.ivo, dag)) if t.soort == "controle-nagaan"]


def test_a_check_that_could_not_be_done_is_told_to_who_must_act(cast):
    dag = timezone.localdate()
    assert _titels(cast, dag) == []
    niet_gelukt(dag)
    niet_gelukt(dag)  # a second try in the same night changes nothing
    assert _titels(cast, dag) == ["De nachtelijke controle vond iets dat niet klopt"]
    pagina = als(cast.ivo).get("/beheer/controles/").content.decode()
    assert "De controle kon niet worden gedaan" in pagina


@pytest.mark.parametrize(("dagen", "gemeld"), [(0, False), (1, False), (2, True), (40, True)])
def test_a_check_that_stayed_away_is_told_too(cast, dagen, gemeld):
    dag = timezone.localdate()
    Controle.objects.create(dag=dag - dt.timedelta(days=dagen), houdt=True, uitslag=[])
    assert _titels(cast, dag) == (["De nachtelijke controle is niet gedaan"] if gemeld else [])


@pytest.mark.parametrize(("poging", "rijen"), [(0, 0), (1, 0), (2, 1)])
def test_a_check_that_fails_at_its_last_try_leaves_its_failure(cast, monkeypatch, poging, rijen):
    """With a database that is not there."""
    monkeypatch.setattr(controleren, "_DB", "weg")
    context = JobContext(
        app=app,
        start_timestamp=0.0,
        job=Job(
            id=1, queue="default", lock=None, queueing_lock=None, attempts=poging,
            task_name=tasks.controle.name,
        ),
        abort_reason=lambda: None,
    )  # fmt: skip
    with pytest.raises(ConnectionDoesNotExist):
        tasks.controle(context, timestamp=NACHT)
    assert Controle.objects.filter(houdt=False).count() == rijen


def test_the_retention_of_one_region_that_fails_leaves_the_others_done(cast, monkeypatch):
    """A job per region: the first one fails, the second one is emptied."""
    voor = []
    monkeypatch.setattr(tasks.bewaartermijn_regio, "defer", lambda **v: voor.append(v))
    tasks.bewaartermijn(NACHT)
    assert {v["regio"] for v in voor} == {str(cast.duinrand.id), str(cast.heuvelland.id)}
    assert {v["dag"] for v in voor} == {"2026-07-10"}
    bewaar(lid_van(cast, "anna"))
    Toetsdossier.objects.update(bewaren_tot="2026-07-10")
    for v in voor:
        tasks.bewaartermijn_regio(**v)
    lid_van(cast, "anna")
    assert Toetsdossier.objects.get().staat == Toetsdossier.Staat.VERWIJDERD


def test_a_file_that_nobody_makes_any_more_does_not_wait_for_ever(cast):
    anna = lid_van(cast, "anna")
    gevraagd = uitvoer_vragen(anna, *LOGBOEK)
    nu = timezone.now()
    assert uitvoer_opgeven(cast.duinrand.id, nu + dt.timedelta(minutes=59)) == 0
    assert uitvoer_vragen(lid_van(cast, "anna"), *LOGBOEK) == gevraagd
    assert uitvoer_opgeven(cast.duinrand.id, nu + dt.timedelta(minutes=61)) == 1
    lid_van(cast, "anna")
    gevraagd.refresh_from_db()
    assert (gevraagd.stand, gevraagd.reden) == (
        Uitvoer.Stand.MISLUKT, "Er ging bij ons iets mis. Vraag het bestand opnieuw.",
    )  # fmt: skip
    assert uitvoer_vragen(anna, *LOGBOEK) != gevraagd


def test_a_job_that_ends_every_worker_is_given_up_and_a_mail_is_not():
    assert kern.meeste_keren("verband.taken.tasks.maak_uitvoer") == 5
    assert kern.meeste_keren("verband.taken.tasks.verstuur_post") == 60
    assert kern.meeste_keren("is er niet meer") == 5
