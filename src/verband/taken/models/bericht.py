from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from verband.core.models import Basis
from verband.regios.models import Regio


class Bericht(Basis):
    """One message to one person in the app. Once per person, subject and state (``sleutel``)."""

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, related_name="+")
    sleutel = models.CharField(max_length=200)
    titel = models.CharField(max_length=200)
    tekst = models.CharField(max_length=1000, blank=True)
    vraagt = models.CharField(max_length=160, blank=True)
    voor = models.CharField(max_length=160, blank=True)
    adres = models.CharField(max_length=300)
    knop = models.CharField(max_length=60)
    uiterlijk = models.DateField(null=True)
    dringend = models.BooleanField(default=False)
    gelezen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-aangemaakt_at", "id"]
        indexes = [
            models.Index(
                fields=["gebruiker"],
                condition=Q(gelezen_at__isnull=True),
                name="bericht_ongelezen",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "gebruiker", "sleutel"],
                name="bericht_eenmaal",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(adres__startswith="/") & ~Q(adres__startswith="//"),
                name="bericht_naar_een_eigen_pagina",
            ),
        ]


class Post(Basis):
    """One mail to one person: made in the transaction of what it tells, sent by a job.

    ``sleutel`` makes it one: the digest of a day, or one urgent message.
    """

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sleutel = models.CharField(max_length=200)
    onderwerp = models.CharField(max_length=200)
    tekst = models.TextField()
    verstuurd_at = models.DateTimeField(null=True)
    pogingen = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-aangemaakt_at"]
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "sleutel"], name="post_eenmaal")
        ]


class Berichtvoorkeur(Basis):
    """What someone wants by mail. Without a row: everything. In the app all of it is there."""

    gebruiker = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="berichtvoorkeur"
    )
    dagmail = models.BooleanField(default=True)
    meteen = models.BooleanField(default=True)
