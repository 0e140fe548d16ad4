from __future__ import annotations

from django.conf import settings
from django.db import models

from verband.core.models import Basis
from verband.regios.models import Regio


class Bevestiging(Basis):
    """Something that one person must say yes to by a link in a mail.

    ``soort`` names what a yes does (``access/bevestigen.py``); the token obeys the rules of
    an invitation: only its hash is kept, opening the link changes nothing.
    """

    soort = models.CharField(max_length=40)
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="+")
    onderwerp_id = models.UUIDField()
    email = models.EmailField()
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sleutel = models.CharField(max_length=64, unique=True)
    verloopt_at = models.DateTimeField()
    gebruikt_at = models.DateTimeField(null=True, blank=True)
    ingetrokken_at = models.DateTimeField(null=True, blank=True)

    # The address with its token, on the one just made only: afterwards nobody can say it.
    link = ""

    class Meta:
        ordering = ["-aangemaakt_at"]
        indexes = [models.Index(fields=["onderwerp_id"])]
