"""The jobs of this room and their hours. Hours of the queue are UTC, so those that must fit the
clock in the Netherlands run on both and look at that clock."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from verband.access.models import Gebruiker
from verband.core.context import Blik, met_blik
from verband.plannen.services.bewaartermijn_opruimen import bewaartermijn_opruimen
from verband.regios.models import Regio
from verband.taken.jaren import is_werkdag
from verband.taken.models import Post
from verband.taken.services import dagmail as _dagmail
from verband.taken.services import delingen_melden, post, uitvoer
from verband.taken.services.controleren import controleren

DAGMAIL_UUR = 7
# A mail server that is down for a weekend loses nothing: 60 tries in two and a half days.
_BLIJF_PROBEREN = RetryStrategy(
    max_attempts=60, linear_wait=120, retry_exceptions=[post.NietVerstuurd]
)


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
        stuk = _dagmail.dagmail(UUID(gebruiker), dt.date.fromisoformat(dag))
        _verstuur(stuk)


def _verstuur(stuk: Post | None) -> None:
    """In the transaction that made the mail: never one without its job."""
    if stuk is not None:
        verstuur_post.defer(gebruiker=str(stuk.gebruiker_id), post_id=str(stuk.id))


@app.task(retry=_BLIJF_PROBEREN)
def verstuur_post(gebruiker: str, post_id: str) -> None:
    post.verstuur(UUID(gebruiker), UUID(post_id))


@app.task(retry=5)
def meld_gedeeld(regio: str, deling: str) -> None:
    with transaction.atomic():
        for stuk in delingen_melden.meld_gedeeld(UUID(regio), UUID(deling)):
            _verstuur(stuk)


@app.task(retry=5)
def meld_ingetrokken(regio: str, deling: str) -> None:
    with transaction.atomic():
        for stuk in delingen_melden.meld_ingetrokken(UUID(regio), UUID(deling)):
            _verstuur(stuk)


@app.task(retry=2)
def maak_uitvoer(regio: str, gebruiker: str, uitvoer_id: str) -> None:
    uitvoer.uitvoer_maken(UUID(regio), UUID(gebruiker), UUID(uitvoer_id))


@app.periodic(cron="0 2 * * *")
@app.task(queueing_lock="controle", retry=2)
def controle(timestamp: int) -> None:
    controleren(_dag(timestamp))


@app.periodic(cron="30 2 * * *")
@app.task(queueing_lock="bewaartermijn", retry=2)
def bewaartermijn(timestamp: int) -> None:
    """What is past its day goes, region by region."""
    dag = _dag(timestamp)
    bewaartermijn_opruimen(dag)
    with met_blik(Blik(platform=True)):
        regios = list(Regio.objects.values_list("id", flat=True))
    for regio in regios:
        uitvoer.uitvoer_opruimen(regio, dag)


def _dag(timestamp: int) -> dt.date:
    return timezone.localtime(dt.datetime.fromtimestamp(timestamp, dt.UTC)).date()
