"""Row history where it is evidence (memberships, mandates, versions, money), kept by triggers.

So raw SQL and bulk updates are caught too. The app role may add events and read them, no more
(grants.py). Who did it stands in the *logboek*, in the same transaction; pghistory's own context
table has no tenant and is not used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=models.Model)


def houd_bij() -> Callable[[type[M]], type[M]]:
    """Class decorator: every insert, update and delete of a row becomes an event row."""
    volgt: Callable[[type[M]], type[M]] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        context_field=None,  # type: ignore[arg-type]  # None means none; its stub doesn't know
    )
    return volgt
