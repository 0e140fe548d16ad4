from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verband.core.geschiedenis import houd_bij
from verband.partijen.models.mandaat import Mandaat, Niveau
from verband.partijen.models.overleg import Overleg
from verband.regios.models import Organisatie
from verband.regios.models.regio import VanRegio


@houd_bij()
class Besluit(VanRegio):
    """What a table decided. It takes effect once every party is bound: by a mandate that covers
    it, or because its own administrator ratified it. Until then *onder voorbehoud*."""

    class Staat(models.TextChoices):
        VOORBEHOUD = "voorbehoud", _("onder voorbehoud van achterban")
        GELDIG = "geldig", _("van kracht")
        AFGEWEZEN = "afgewezen", _("afgewezen door een achterban")

    overleg = models.ForeignKey(
        Overleg, models.PROTECT, related_name="besluiten", db_constraint=False
    )
    nummer = models.PositiveIntegerField()
    tekst = models.CharField(max_length=1000)
    onderwerp = models.CharField(max_length=80)
    niveau = models.CharField(max_length=8, choices=Niveau.choices, default=Niveau.REGIO)
    cent = models.PositiveBigIntegerField(null=True, blank=True)
    maanden = models.PositiveSmallIntegerField(null=True, blank=True)
    staat = models.CharField(max_length=12, choices=Staat.choices, default=Staat.VOORBEHOUD)
    ingegaan_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-nummer"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "nummer"], name="besluit_nummer_eenmaal"),
            models.CheckConstraint(
                condition=(Q(staat="geldig") & Q(ingegaan_at__isnull=False))
                | (~Q(staat="geldig") & Q(ingegaan_at__isnull=True)),
                name="besluit_geldig_is_ingegaan",
            ),
        ]

    def __str__(self) -> str:
        return self.tekst


@houd_bij()
class Instemming(VanRegio):
    """That one organisation agreed to a decision, and what binds it.

    ``redenen`` says which limits of the mandate were passed; empty when it is covered.
    """

    class Staat(models.TextChoices):
        GEDEKT = "gedekt", _("binnen het mandaat")
        VOORBEHOUD = "voorbehoud", _("onder voorbehoud van achterban")
        BEKRACHTIGD = "bekrachtigd", _("bekrachtigd door de achterban")
        AFGEWEZEN = "afgewezen", _("afgewezen door de achterban")

    class Reden(models.TextChoices):
        GEEN_MANDAAT = "geen_mandaat", _("Deze organisatie gaf geen mandaat.")
        NIET_GELDIG = "niet_geldig", _("Het mandaat gold niet op de dag van het overleg.")
        ONDERWERP = "onderwerp", _("Het onderwerp valt buiten het mandaat.")
        NIVEAU = "niveau", _("Het mandaat geldt niet op dit niveau.")
        EURO = "euro", _("Het bedrag is hoger dan de grens van het mandaat.")
        DUUR = "duur", _("Het besluit bindt langer dan de grens van het mandaat.")
        VERVANGER = "vervanger", _("Er was een vervanger, en het mandaat noemt er geen.")

    besluit = models.ForeignKey(
        Besluit, models.CASCADE, related_name="instemmingen", db_constraint=False
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", db_constraint=False
    )
    mandaat = models.ForeignKey(
        Mandaat, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False
    )
    staat = models.CharField(max_length=12, choices=Staat.choices)
    redenen = ArrayField(models.CharField(max_length=16, choices=Reden.choices), default=list)
    beslist_at = models.DateTimeField(null=True, blank=True)
    beslist_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    toelichting = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "besluit", "organisatie"], name="instemming_eenmaal"
            ),
            models.CheckConstraint(
                condition=~Q(staat="gedekt") | Q(mandaat__isnull=False, redenen__len=0),
                name="instemming_gedekt_met_mandaat",
            ),
            models.CheckConstraint(
                condition=~Q(staat__in=["bekrachtigd", "afgewezen"])
                | Q(beslist_at__isnull=False, beslist_door__isnull=False),
                name="instemming_beslist_door_iemand",
            ),
        ]
