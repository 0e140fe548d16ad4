"""The jobs of this room and their hours.

The queue forgets an hour at which no worker was there. So what is done once a day is asked for
again and again, and looks itself whether this day's round was done (``Ronde``, ``Controle``): a
worker that comes back catches up. A job may also have lain there for a night, so it looks at the
clock of now and in the Netherlands, never at the hour that it was planned for. What reads a state
(files to give up, reminders) finds it the next time just the same.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from verband.access.models import Gebruiker
from verband.core.context import Blik, met_blik
from verband.plannen.services.bewaartermijn_opruimen import ruim_regio_op
from verband.regios.models import Regio
from verband.taken.jaren import is_werkdag
from verband.taken.models import Post
from verband.taken.services import dagmail as _dagmail
from verband.taken.services import delingen_melden, post, uitvoer, vergeten, vervangingen_melden
from verband.taken.services.controleren import controleren, niet_gelukt
from verband.taken.services.ronde import begin_ronde, liep_eerder

DAGMAIL_UUR = 7
# What was missed at seven comes the same day, and never when people sleep.
DAGMAIL_TOT = 21
_CONTROLE_KEREN = 2
_UITVOER_KEREN = 2
# A mail server that is down for a weekend loses nothing: 60 tries in two and a half days. What
# then still waits is tried again with each digest.
KEREN = 60
_BLIJF_PROBEREN = RetryStrategy(
    max_attempts=KEREN, linear_wait=120, retry_exceptions=[post.NietVerstuurd]
)
# News of an act: a database that is away for a while may not cost anyone the message.
_NIEUWS = RetryStrategy(max_attempts=8, exponential_wait=3)


def is_tijd(moment: dt.datetime) -> bool:
    """From seven o'clock until the evening in the Netherlands, on a working day."""
    hier = timezone.localtime(moment)
    return DAGMAIL_UUR <= hier.hour < DAGMAIL_TOT and is_werkdag(hier.date())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="dagmails", pass_context=False)
def dagmails(timestamp: int) -> None:
    """One job per person, so that one that fails leaves the others told.

    A platform that never had a round missed none: its first one waits for seven o'clock.
    """
    nu = timezone.localtime()
    if not is_tijd(nu) or (nu.hour > DAGMAIL_UUR and not liep_eerder("dagmail", nu.date())):
        return
    with transaction.atomic():
        if begin_ronde("dagmail", nu.date()):
            dag = nu.date().isoformat()
            for gebruiker in Gebruiker.objects.filter(is_active=True).values_list("id", flat=True):
                dagmail.defer(gebruiker=str(gebruiker), dag=dag)


@app.task(retry=3)
def dagmail(gebruiker: str, dag: str) -> None:
    """One that lay there until the evening is left to the next digest, which tells it all."""
    nu = timezone.localtime()
    if nu.date().isoformat() != dag or not is_tijd(nu):
        return
    with transaction.atomic():
        _verstuur(_dagmail.dagmail(UUID(gebruiker), nu.date()))
        for stuk in post.opgegeven(UUID(gebruiker), KEREN):
            _verstuur(stuk)


def _verstuur(stuk: Post | None) -> None:
    """In the transaction that made the mail: never one without its job."""
    if stuk is not None:
        verstuur_post.defer(gebruiker=str(stuk.gebruiker_id), post_id=str(stuk.id))


@app.task(retry=_BLIJF_PROBEREN)
def verstuur_post(gebruiker: str, post_id: str) -> None:
    post.verstuur(UUID(gebruiker), UUID(post_id))


@app.task(retry=_NIEUWS)
def meld_gedeeld(regio: str, deling: str) -> None:
    with transaction.atomic():
        for stuk in delingen_melden.meld_gedeeld(UUID(regio), UUID(deling)):
            _verstuur(stuk)


@app.task(retry=_NIEUWS)
def meld_ingetrokken(regio: str, deling: str) -> None:
    with transaction.atomic():
        for stuk in delingen_melden.meld_ingetrokken(UUID(regio), UUID(deling)):
            _verstuur(stuk)


@app.task(retry=_NIEUWS)
def meld_vervanging(regio: str, vervanging: str, door: str) -> None:
    with transaction.atomic():
        for stuk in vervangingen_melden.meld_vervanging(
            UUID(regio), UUID(vervanging), UUID(door) if door else None
        ):
            _verstuur(stuk)


@app.task(retry=_UITVOER_KEREN, pass_context=True)
def maak_uitvoer(context: JobContext, regio: str, gebruiker: str, uitvoer_id: str) -> None:
    """Who waits is told of the last failure at once."""
    wat = UUID(regio), UUID(gebruiker), UUID(uitvoer_id)
    try:
        uitvoer.uitvoer_maken(*wat)
    except Exception:
        if context.job.attempts >= _UITVOER_KEREN:
            uitvoer.uitvoer_niet_gelukt(*wat)
        raise


# At night, and then each hour of the same day with us: it is done once (``Controle``).
@app.periodic(cron="0 2-21 * * *")
@app.task(queueing_lock="controle", retry=_CONTROLE_KEREN, pass_context=True)
def controle(context: JobContext, timestamp: int) -> None:
    """One that could not be done is told like one that found something."""
    dag = timezone.localdate()
    try:
        controleren(dag)
    except Exception:
        if context.job.attempts >= _CONTROLE_KEREN:
            niet_gelukt(dag)
        raise


@app.periodic(cron="30 2-21 * * *")
@app.task(queueing_lock="bewaartermijn", retry=2)
def bewaartermijn(timestamp: int) -> None:
    """What is past its day goes. A job per region: one that fails leaves the others done."""
    dag = timezone.localdate()
    with transaction.atomic():
        if begin_ronde("bewaartermijn", dag):
            for regio in _regios():
                bewaartermijn_regio.defer(regio=str(regio), dag=dag.isoformat())


@app.task(retry=2)
def bewaartermijn_regio(regio: str, dag: str) -> None:
    vandaag = dt.date.fromisoformat(dag)
    ruim_regio_op(UUID(regio), vandaag)
    uitvoer.uitvoer_opruimen(UUID(regio), vandaag)


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="uitvoer_opgeven")
def uitvoer_opgeven(timestamp: int) -> None:
    """Files of which the job is gone for good: who waits is told, and may ask again."""
    for regio in _regios():
        uitvoer.uitvoer_opgeven(regio, timezone.now())


@app.task(retry=_NIEUWS)
def vergeet_dossier(regio: str, dossier: str) -> None:
    vergeten.vergeet_dossier(UUID(regio), UUID(dossier))


def _regios() -> list[UUID]:
    with met_blik(Blik(platform=True)):
        return list(Regio.objects.values_list("id", flat=True))
