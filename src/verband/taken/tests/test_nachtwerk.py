"""What runs by the clock: that it is planned, and that a failure reaches who must act."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from django.utils.connection import ConnectionDoesNotExist
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from verband.access.tests.hulp import als
from verband.core import tasks as kern
from verband.core.context import Blik, met_blik
from verband.plannen.models import Deling, Toetsdossier
from verband.plannen.tests.dossierhulp import bewaar, lid_van
from verband.taken import tasks
from verband.taken.kijker import kijk_als
from verband.taken.makers import MAKERS
from verband.taken.models import Bericht, Controle, Uitvoer
from verband.taken.selectors import list_taken
from verband.taken.services import controleren
from verband.taken.services.controleren import niet_gelukt
from verband.taken.services.dagmail import dagmail
from verband.taken.services.uitvoer import uitvoer_opgeven, uitvoer_vragen

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
LOGBOEK = ("lijst", {"adres": "/r/duinrand/logboek/csv/"})
NACHT = "2026-07-10T02:00Z"
OUD = 0  # the hour that a job was planned for, which may lie long behind


def _banen(taak: Any) -> list[dict[str, str]]:
    rijen = ProcrastinateJob.objects.filter(task_name=taak.name).order_by("id")
    return list(rijen.values_list("args", flat=True))


def _laatste_poging(taak, poging: int) -> JobContext:
    return JobContext(
        app=app,
        start_timestamp=0.0,
        job=Job(
            id=1, queue="default", lock=None, queueing_lock=None, attempts=poging,
            task_name=taak.name,
        ),
        abort_reason=lambda: None,
    )  # fmt: skip


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
    context = _laatste_poging(tasks.controle, poging)
    with pytest.raises(ConnectionDoesNotExist):
        tasks.controle(context, timestamp=OUD)
    assert Controle.objects.filter(houdt=False).count() == rijen


def test_the_retention_of_one_region_that_fails_leaves_the_others_done(cast):
    """A job per region: the first one fails, the second one is emptied."""
    with time_machine.travel(NACHT, tick=False):
        tasks.bewaartermijn(OUD)
    voor = _banen(tasks.bewaartermijn_regio)
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


# --- a worker that was off at the hour itself --------------------------------------------


def _dagmails_op(*momenten: str) -> int:
    """How many mails to Anna are asked for at these moments."""
    for moment in momenten:
        with time_machine.travel(f"{moment}Z", tick=False):
            tasks.dagmails(OUD)
    return len([b for b in _banen(tasks.dagmail) if b["dag"] == momenten[-1][:10]])


def test_a_digest_that_was_missed_at_seven_comes_the_same_day_and_once(cast):
    """Friday at seven; the worker is off until Monday at twenty past ten (in the Netherlands)."""
    iedereen = _dagmails_op("2026-07-10T05:00", "2026-07-10T05:10", "2026-07-10T12:00")
    assert iedereen == len(cast.personen)
    assert _dagmails_op("2026-07-11T10:00") == 0  # Saturday
    assert _dagmails_op("2026-07-13T03:00") == 0  # before seven
    assert _dagmails_op("2026-07-13T08:20") == iedereen
    assert _dagmails_op("2026-07-13T08:30", "2026-07-13T18:50") == iedereen


@pytest.mark.parametrize("moment", ["2026-07-13T19:00", "2026-07-13T21:59", "2026-07-14T01:00"])
def test_a_digest_that_was_missed_never_comes_at_night(cast, moment):
    _dagmails_op("2026-07-10T05:00")
    assert _dagmails_op(moment) == 0


def test_a_new_platform_missed_nothing_and_waits_for_seven(cast):
    assert _dagmails_op("2026-07-13T09:00") == 0
    assert _dagmails_op("2026-07-14T05:50") == len(cast.personen)


@pytest.mark.parametrize(
    ("moment", "gemaakt"),
    [("2026-07-10T05:00Z", 1), ("2026-07-10T16:00Z", 1), ("2026-07-10T22:30Z", 0),
     ("2026-07-11T08:00Z", 0), ("2026-07-13T05:00Z", 0)],
)  # fmt: skip
def test_a_digest_that_lay_there_until_night_is_left_to_the_next(cast, moment, gemaakt):
    with time_machine.travel(moment, tick=False):
        tasks.dagmail(gebruiker=str(cast.anna.pk), dag="2026-07-10")
    assert len(_banen(tasks.verstuur_post)) == gemaakt


def test_the_reminder_that_was_missed_comes_on_the_next_day(cast):
    """It reads what is near, and not which day it is."""
    with time_machine.travel("2026-07-10T05:00Z", tick=False):
        versie = bewaar(lid_van(cast, "anna"))
        Deling.objects.create(
            regio=cast.duinrand, versie=versie, ontvanger=Deling.Ontvanger.VVT, onderdelen=["x"],
            vanaf=dt.date(2026, 7, 10), tot=dt.date(2026, 7, 23), sha256="0" * 64, door=cast.anna,
        )  # fmt: skip
        assert dagmail(cast.bart.pk, dt.date(2026, 7, 10)) is not None
    with time_machine.travel("2026-07-21T05:00Z", tick=False):  # off on the 19th and the 20th
        post = dagmail(cast.bart.pk, dt.date(2026, 7, 21))
    assert post is not None
    assert "Herinnering: Lees het plan" in post.tekst


def test_the_retention_and_the_check_that_were_missed_are_done_later_that_day_and_once(cast):
    with time_machine.travel("2026-07-10T13:30Z", tick=False):
        tasks.bewaartermijn(OUD)
        eerste = _banen(tasks.bewaartermijn_regio)
        tasks.bewaartermijn(OUD)
    assert {v["dag"] for v in eerste} == {"2026-07-10"}
    assert _banen(tasks.bewaartermijn_regio) == eerste
    uren = {t.task.name: t.cron for t in app.periodic_registry.periodic_tasks.values()}
    for taak in (tasks.controle, tasks.bewaartermijn):
        assert uren[taak.name].split()[1] == "2-21"


# --- a file that is not made ------------------------------------------------------------


@pytest.mark.parametrize(("poging", "stand"), [(0, "wacht"), (1, "wacht"), (2, "mislukt")])
def test_a_job_that_crashes_for_the_last_time_tells_it_at_once(cast, monkeypatch, poging, stand):
    gevraagd = uitvoer_vragen(lid_van(cast, "anna"), *LOGBOEK)

    def stuk(*_):
        raise ZeroDivisionError

    monkeypatch.setitem(MAKERS, "lijst", MAKERS["lijst"]._replace(maak=stuk))
    with pytest.raises(ZeroDivisionError):
        tasks.maak_uitvoer(
            _laatste_poging(tasks.maak_uitvoer, poging), regio=str(cast.duinrand.id),
            gebruiker=str(cast.anna.pk), uitvoer_id=str(gevraagd.id),
        )  # fmt: skip
    lid_van(cast, "anna")
    gevraagd.refresh_from_db()
    assert gevraagd.stand == stand
    with met_blik(Blik(gebruiker=cast.anna.pk)):
        gemeld = Bericht.objects.filter(titel__startswith="Uw bestand is niet gemaakt").count()
    assert gemeld == (stand == "mislukt")


def test_a_file_whose_job_still_waits_is_left_to_it(cast):
    """After hours without a worker all would be given up, just before they are made."""
    gevraagd = uitvoer_vragen(lid_van(cast, "anna"), *LOGBOEK)
    tasks.maak_uitvoer.defer(
        regio=str(cast.duinrand.id), gebruiker=str(cast.anna.pk), uitvoer_id=str(gevraagd.id)
    )
    straks = timezone.now() + dt.timedelta(hours=5)
    assert uitvoer_opgeven(cast.duinrand.id, straks) == 0
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    assert uitvoer_opgeven(cast.duinrand.id, straks) == 1
