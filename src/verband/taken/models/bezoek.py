from __future__ import annotations

from django.conf import settings
from django.db import models

from verband.core.models import Basis


class Bezoek(Basis):
    """When someone last logged in, and the time before: what changed since then is new to them."""

    gebruiker = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="bezoek"
    )
    laatst_at = models.DateTimeField()
    vorig_at = models.DateTimeField(null=True)
