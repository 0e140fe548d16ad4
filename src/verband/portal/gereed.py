"""Whether the parts that pages lean on are there."""

from __future__ import annotations

import datetime as dt

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

_STIL = dt.timedelta(seconds=90)  # a worker says every ten seconds that it is there


def gereedheid() -> dict[str, bool]:
    """Per part whether it is in order. Nothing of a tenant is read."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app, name FROM django_migrations")
            gedaan = set(cursor.fetchall())
        werker = ProcrastinateWorker.objects.filter(
            last_heartbeat__gt=timezone.now() - _STIL
        ).exists()
    except DatabaseError:
        return {"database": False, "bijgewerkt": False, "werker": False}
    nodig = set(MigrationLoader(None).disk_migrations)
    return {"database": True, "bijgewerkt": nodig <= gedaan, "werker": werker}
