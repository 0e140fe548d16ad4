"""The queries of a page, and what they cost without the page: replayed on a plain connection."""

from __future__ import annotations

import statistics
import time
from typing import NamedTuple

import psycopg
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

_GEEN_VRAAG = ("BEGIN", "COMMIT", "ROLLBACK")


_KEREN = 3


class Vragen(NamedTuple):
    """``cpu``: milliseconds of this process for the page, which a busy machine changes least."""

    status: int
    sql: tuple[str, ...]
    cpu: float


def vragen_van(adres: str, sessie: str | None) -> Vragen:
    """What the page asks of the database, savepoints included; made in this very process."""
    client = Client(SERVER_NAME="localhost")
    if sessie:
        client.cookies[settings.SESSION_COOKIE_NAME] = sessie
    with CaptureQueriesContext(connection) as gevangen:
        antwoord = client.get(adres)
    alle = (str(q["sql"]) for q in gevangen.captured_queries)
    cpu = statistics.median(_cpu(client, adres) for _keer in range(_KEREN))
    return Vragen(antwoord.status_code, tuple(s for s in alle if s not in _GEEN_VRAAG), cpu)


def _cpu(client: Client, adres: str) -> float:
    begin = time.process_time()
    client.get(adres)
    return (time.process_time() - begin) * 1000


def verbind() -> psycopg.Connection[tuple[object, ...]]:
    """As the app role, so under the same row security."""
    db = settings.DATABASES["default"]
    return psycopg.connect(host=db["HOST"], user=db["USER"], dbname=db["NAME"])


def speel_af(db: psycopg.Connection[tuple[object, ...]], vragen: Vragen) -> float:
    """Seconds for all of them in one transaction, which is then undone."""
    begin = time.perf_counter()
    with db.cursor() as cursor:
        for vraag in vragen.sql:
            cursor.execute(vraag.encode())
            if cursor.description:
                cursor.fetchall()
    db.rollback()
    return time.perf_counter() - begin
