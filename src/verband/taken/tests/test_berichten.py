"""Nothing is told twice, nothing is lost while the mail server is away."""

from __future__ import annotations

import datetime as dt
from threading import Barrier, Thread

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format

from cast import maak_cast
from verband.access.tests.hulp import als
from verband.core.context import Blik, met_blik
from verband.plannen.models import Deling
from verband.plannen.tests.dossierhulp import bewaar, lid_van
from verband.regios.models import Organisatie
from verband.taken.kijker import kijk_als
from verband.taken.models import Bericht, Berichtvoorkeur, Post
from verband.taken.selectors import list_taken, nog_niet_verstuurd
from verband.taken.services.dagmail import dagmail
from verband.taken.services.post import NietVerstuurd, verstuur
from verband.taken.tasks import KEREN, is_tijd
from verband.taken.tasks import dagmail as dagmail_taak
from verband.taken.tests import overleghulp as overleg

DAG = dt.date(2026, 7, 10)
een_transactie = pytest.mark.django_db(databases=["default", "beheer"])


@een_transactie
def test_the_digest_tells_what_is_new_and_then_nothing(cast):
    post = dagmail(cast.anna.pk, DAG)
    assert post is not None
    assert "Leg vast welke gemeenten bij de regio horen" in post.tekst
    assert "/berichten/" in post.tekst
    assert dagmail(cast.anna.pk, DAG) is None
    assert dagmail(cast.anna.pk, DAG + dt.timedelta(days=1)) is None


@een_transactie
def test_what_is_partly_done_is_no_news(cast):
    eerste = dagmail(cast.anna.pk, DAG)
    assert eerste is not None
    assert "Nog geen organisatie van: huisartsen" in eerste.tekst
    with met_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id}))):
        Organisatie.objects.create(
            regio=cast.duinrand, naam="Huisartsen Zilt", soort="disciplineorganisatie",
            discipline="huisartsen",
        )  # fmt: skip
    assert dagmail(cast.anna.pk, DAG + dt.timedelta(days=1)) is None


@een_transactie
def test_a_mail_reads_from_top_to_bottom(cast):
    post = dagmail(cast.anna.pk, DAG)
    assert post is not None
    regels = post.tekst.splitlines()
    n = sum(r[:1].isdigit() for r in regels)
    assert regels[:3] == [
        "Goedendag Anna,",
        "",
        f"Er zijn {n} dingen bij gekomen die op u wachten.",
    ]
    assert regels[4].startswith("1. ")
    assert any(r.endswith(" (Duinrand)") for r in regels)
    knoppen = [r for r in regels if "/berichten/" in r and "instellingen" not in r]
    assert len(knoppen) == n
    assert all(": http" in r for r in knoppen)  # what the button there says, before its address
    assert "\n\n\n" not in post.tekst
    assert "hooguit één keer per werkdag" in post.tekst
    assert post.onderwerp.endswith(f", en nog {n - 1} dingen")


def _gedeeld_tot(cast, tot: dt.date) -> None:
    Deling.objects.create(
        regio=cast.duinrand, versie=bewaar(lid_van(cast, "anna")), onderdelen=["x"],
        ontvanger=Deling.Ontvanger.VVT, vanaf=DAG, tot=tot, sha256="0" * 64, door=cast.anna,
    )  # fmt: skip


@een_transactie
def test_what_was_told_long_ago_is_told_once_more_when_its_day_is_near(cast):
    """Shared until nine days later; the reminder comes three days before that, and once."""
    with time_machine.travel(f"{DAG}T05:00:00Z", tick=False):
        _gedeeld_tot(cast, DAG + dt.timedelta(days=10))
    gestuurd = {}
    for dagen in range(10):
        dag = DAG + dt.timedelta(days=dagen)
        with time_machine.travel(f"{dag}T05:00:00Z", tick=False):
            if post := dagmail(cast.bart.pk, dag):
                gestuurd[dagen] = post.tekst
    assert list(gestuurd) == [0, 6]
    assert "Herinnering" not in gestuurd[0]
    assert "Herinnering: Lees het plan voor 2027" in gestuurd[6]


@een_transactie
def test_what_is_told_within_its_last_week_needs_no_reminder(cast):
    with time_machine.travel(f"{DAG}T05:00:00Z", tick=False):
        _gedeeld_tot(cast, DAG + dt.timedelta(days=8))
        assert dagmail(cast.bart.pk, DAG) is not None
    for dagen in (1, 4, 7):
        dag = DAG + dt.timedelta(days=dagen)
        with time_machine.travel(f"{dag}T05:00:00Z", tick=False):
            assert dagmail(cast.bart.pk, dag) is None


@een_transactie
def test_who_switched_it_off_still_reads_it_in_the_app(cast):
    Berichtvoorkeur.objects.create(gebruiker=cast.anna, dagmail=False)
    assert dagmail(cast.anna.pk, DAG) is None
    pagina = als(cast.anna).get("/berichten/").content.decode()
    assert "Leg vast welke gemeenten bij de regio horen" in pagina


@een_transactie
def test_a_mail_server_that_is_down_loses_nothing(cast, settings):
    post = dagmail(cast.anna.pk, DAG)
    assert post is not None
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(NietVerstuurd):
        verstuur(cast.anna.pk, post.id)
    with met_blik(Blik(gebruiker=cast.anna.pk)):
        assert nog_niet_verstuurd(cast.anna).count() == 1
    assert "Nog niet verstuurd" in als(cast.anna).get("/berichten/").content.decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert verstuur(cast.anna.pk, post.id)
    assert not verstuur(cast.anna.pk, post.id)
    assert [m.to for m in mail.outbox] == [[cast.anna.email]]


@een_transactie
def test_a_mail_server_that_was_away_for_a_week_still_gets_the_mail(cast):
    """Its job has given up; the job of the next digest starts another one."""

    post = dagmail(cast.anna.pk, DAG)
    assert post is not None
    welke = str(post.id)

    def banen() -> int:
        vraag = "SELECT count(*) FROM procrastinate_jobs WHERE args->>'post_id' = %s"
        with connection.cursor() as cursor:
            cursor.execute(vraag, [welke])
            return int(cursor.fetchone()[0])

    volgende = {"gebruiker": str(cast.anna.pk), "dag": str(DAG + dt.timedelta(days=7))}
    with time_machine.travel(f"{volgende['dag']}T05:00:00Z", tick=False):
        for pogingen, meer in ((KEREN - 1, 0), (KEREN, 1)):
            with met_blik(Blik(gebruiker=cast.anna.pk)):
                Post.objects.update(pogingen=pogingen)
            dagmail_taak(**volgende)
            assert banen() == meer
        with met_blik(Blik(gebruiker=cast.anna.pk)):  # a dead address, and no server that was away
            Post.objects.update(aangemaakt_at=timezone.now() - dt.timedelta(days=15))
        dagmail_taak(**volgende)
        assert banen() == 1
        assert verstuur(cast.anna.pk, post.id)
        dagmail_taak(**volgende)
    assert banen() == 1


@een_transactie
def test_a_message_is_of_one_person_and_read_by_the_button_only(cast):
    dagmail(cast.anna.pk, DAG)
    with met_blik(Blik(gebruiker=cast.anna.pk)):
        bericht = Bericht.objects.filter(gebruiker=cast.anna)[0]
    adres = f"/berichten/{bericht.id}/"
    assert als(cast.bart).get(adres).status_code == 404
    assert als(cast.bart).post(adres).status_code == 404
    assert als(cast.anna).get(adres).status_code == 200
    bericht.refresh_from_db()
    assert bericht.gelezen_at is None
    assert als(cast.anna).post(adres).headers["Location"] == bericht.adres


@pytest.mark.django_db(transaction=True, databases=["default", "beheer"])
def test_fifty_runs_at_once_make_one_digest():
    cast, deuren, gemaakt = maak_cast(), Barrier(10), []

    def loop(dag: dt.date) -> None:
        try:
            deuren.wait()
            gemaakt.append(dagmail(cast.anna.pk, dag))
        finally:
            connection.close()

    for _ronde in range(5):
        lopers = [Thread(target=loop, args=(DAG,)) for _ in range(10)]
        for loper in lopers:
            loper.start()
        for loper in lopers:
            loper.join()
    assert len(gemaakt) == 50
    assert len([p for p in gemaakt if p is not None]) == 1
    assert Post.objects.using("beheer").count() == 1


@een_transactie
def test_what_comes_after_the_mail_of_today_is_in_the_next_one(cast):
    """Told in the app now, it would be news no more, and would be in no mail."""
    assert dagmail(cast.anna.pk, DAG) is not None
    with met_blik(Blik(gebruiker=cast.anna.pk, regios=frozenset({cast.duinrand.id}))):
        Bericht.objects.filter(sleutel__startswith="gebied-vastleggen").delete()
    assert dagmail(cast.anna.pk, DAG) is None
    morgen = dagmail(cast.anna.pk, DAG + dt.timedelta(days=1))
    assert morgen is not None
    assert morgen.onderwerp == "Leg vast welke gemeenten bij de regio horen"


@een_transactie
def test_a_message_says_for_which_organisation_and_by_when(cast):
    overleg.actiepunt(cast)
    with met_blik(Blik(gebruiker=cast.bart.pk)):
        [taak] = [t for t in list_taken(kijk_als(cast.bart)) if t.soort == "actiepunt-doen"]
    post = dagmail(cast.bart.pk, timezone.localdate())
    assert post is not None
    assert "\nVoor: Thuiszorg Zilt\n" in post.tekst
    assert taak.tot is not None
    assert f", uiterlijk {date_format(taak.tot, 'j F')}" in post.onderwerp
    with met_blik(Blik(gebruiker=cast.bart.pk)):
        bericht = Bericht.objects.get(gebruiker=cast.bart, sleutel=taak.sleutel)
    pagina = als(cast.bart).get(f"/berichten/{bericht.id}/").content.decode()
    assert "Voor: Thuiszorg Zilt" in pagina


@pytest.mark.parametrize(
    ("moment", "ja"),
    [
        ("2026-07-10T05:00", True),  # summer: 07:00
        ("2026-07-10T04:59", False),
        ("2026-07-10T18:59", True),
        ("2026-07-10T19:00", False),  # nine in the evening
        ("2026-07-10T22:30", False),
        ("2026-12-10T06:00", True),  # winter: 07:00
        ("2026-12-10T05:00", False),
        ("2026-03-30T05:00", True),  # the day after the clock went forward
        ("2026-10-26T06:00", True),  # the day after it went back
        ("2026-07-11T05:00", False),  # a Saturday
        ("2026-12-25T06:00", False),  # Christmas
        ("2028-02-29T06:00", True),  # a leap day
    ],
)
def test_the_digest_goes_from_seven_until_nine_here_on_working_days(moment, ja):
    assert is_tijd(dt.datetime.fromisoformat(f"{moment}+00:00")) is ja
