"""The jobs of this room and their hours. Hours of the queue are UTC, so those that must fit the
clock in the Netherlands run on both and look at that clock."""

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

DAGMAIL_UUR = 7
_CONTROLE_KEREN = 2
# A mail server that is down for a weekend loses nothing: 60 tries in two and a half days. What
# then still waits is tried again with each digest.
KEREN = 60
_BLIJF_PROBEREN = RetryStrategy(
    max_attempts=KEREN, linear_wait=120, retry_exceptions=[post.NietVerstuurd]
)
# News of an act: a database that is away for a while may not cost anyone the message.
_NIEUWS = RetryStrategy(max_attempts=8, exponential_wait=3)


def is_tijd(moment: dt.datetime) -> bool:
    """Seven o'clock in the Netherlands on a working day."""
    hier = timezone.localtime(moment)
    return hier.hour == DAGMAIL_UUR and is_werkdag(hier.date())


@app.periodic(cron="0 5,6 * * *")
@app.task(queueing_lock="dagmails", pass_context=False)
def dagmails(timestamp: int) -> None:
    """One job per person, so that one that fails leaves the others told."""
    moment = dt.datetime.fromtimestamp(timestamp, dt.UTC)
    if not is_tijd(moment):
        return
    dag = timezone.localtime(moment).date().isoformat()
    for gebruiker in Gebruiker.objects.filter(is_active=True).values_list("id", flat=True):
        dagmail.defer(gebruiker=str(gebruiker), dag=dag)


@app.task(retry=3)
def dagmail(gebruiker: str, dag: str) -> None:
    with transaction.atomic():
        _verstuur(_dagmail.dagmail(UUID(gebruiker), dt.date.fromisoformat(dag)))
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


@app.task(retry=2)
def maak_uitvoer(regio: str, gebruiker: str, uitvoer_id: str) -> None:
    uitvoer.uitvoer_maken(UUID(regio), UUID(gebruiker), UUID(uitvoer_id))


@app.periodic(cron="0 2 * * *")
@app.task(queueing_lock="controle", retry=_CONTROLE_KEREN, pass_context=True)
def controle(context: JobContext, timestamp: int) -> None:
    """One that could not be done is told like one that found something."""
    try:
        controleren(_dag(timestamp))
    except Exception:
        if context.job.attempts >= _CONTROLE_KEREN:
            niet_gelukt(_dag(timestamp))
        raise


@app.periodic(cron="30 2 * * *")
@app.task(queueing_lock="bewaartermijn", retry=2)
def bewaartermijn(timestamp: int) -> None:
    """What is past its day goes. A job per region: one that fails leaves the others done."""
    dag = _dag(timestamp).isoformat()
    for regio in _regios():
        bewaartermijn_regio.defer(regio=str(regio), dag=dag)


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


def _dag(timestamp: int) -> dt.date:
    return timezone.localtime(dt.datetime.fromtimestamp(timestamp, dt.UTC)).date()
