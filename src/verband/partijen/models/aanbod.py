"""How much VVT care each provider gives: who is asked, what they say, and what was determined.

The volume itself stands apart (``Aanbodomvang``), so that the database shows it to nobody but the
provider, the neutral holder of the file and the preferent insurer (0006).
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from verband.partijen.models.disciplineorganisatie import Subdiscipline
from verband.regios.models import Organisatie
from verband.regios.models.regio import MetVersie, VanRegio


class Aanbodpeiling(MetVersie, VanRegio):
    """One measure of the supply of one kind of care: unit, reference day, source (ZZ-3.4-4a).

    ``totaal`` in that unit; None means the sum of what the providers say.
    """

    class Eenheid(models.TextChoices):
        UREN = "uren", _("uren per jaar")
        CLIENTEN = "clienten", _("cliënten")
        FTE = "fte", _("fte")
        OMZET = "omzet", _("omzet in euro")

    soort = models.CharField(max_length=16, choices=Subdiscipline.choices)
    eenheid = models.CharField(max_length=12, choices=Eenheid.choices)
    peildatum = models.DateField()
    totaal = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    bron = models.CharField(max_length=300, blank=True)
    # Set by a determination: from then on nobody changes what was said, until it is reopened.
    gesloten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-soort"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "soort"], name="peiling_eenmaal"),
            models.CheckConstraint(
                condition=Q(totaal__isnull=True) | (Q(totaal__gt=0) & ~Q(bron="")),
                name="peiling_totaal_met_bron",
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()


class Aanbodopgave(MetVersie, VanRegio):
    """One provider in one measure: asked or not, answered or not. Never how much."""

    class Staat(models.TextChoices):
        NIET_GEVRAAGD = "niet_gevraagd", _("nog niet gevraagd")
        GEVRAAGD = "gevraagd", _("gevraagd, nog geen antwoord")
        OPGEGEVEN = "opgegeven", _("opgegeven")
        GEEN_AANBOD = "geen_aanbod", _("geeft deze zorg niet")
        GEWEIGERD = "geweigerd", _("wil het niet opgeven")

    peiling = models.ForeignKey(
        Aanbodpeiling, models.CASCADE, related_name="opgaven", db_constraint=False
    )
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", db_constraint=False
    )
    staat = models.CharField(max_length=16, choices=Staat.choices, default=Staat.NIET_GEVRAAGD)
    gevraagd_at = models.DateTimeField(null=True, blank=True)
    beantwoord_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["aanbieder__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "peiling", "aanbieder"], name="aanbieder_eenmaal"
            ),
            models.CheckConstraint(
                condition=Q(staat__in=["niet_gevraagd", "gevraagd"])
                | Q(beantwoord_at__isnull=False),
                name="opgave_beantwoord",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.staat in (self.Staat.NIET_GEVRAAGD, self.Staat.GEVRAAGD)

    def __str__(self) -> str:
        return str(self.aanbieder)


class Aanbodomvang(VanRegio):
    """How much one provider says it gives, in the unit of its measure."""

    opgave = models.ForeignKey(
        Aanbodopgave, models.CASCADE, related_name="omvangen", db_constraint=False
    )
    # For the policy on this table: whose it is, without a look at another table.
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", db_constraint=False
    )
    omvang = models.DecimalField(max_digits=14, decimal_places=2)
    bron = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regio", "opgave"], name="omvang_eenmaal"),
            models.CheckConstraint(condition=Q(omvang__gt=0), name="omvang_boven_nul"),
        ]

    def __str__(self) -> str:
        return str(self.opgave_id)


class Dekkingsvaststelling(VanRegio):
    """What the holder of the file determined on a day: at least the norm, less, or not to be said.

    All that others get to see; a share would let one provider subtract its own (design, 7).
    """

    alleen_erbij = True

    class Uitkomst(models.TextChoices):
        TEN_MINSTE = "ten_minste", _("ten minste 80%")
        MINDER = "minder", _("minder dan 80%")
        NIET_TE_BEPALEN = "niet_te_bepalen", _("niet te bepalen")

    peiling = models.ForeignKey(
        Aanbodpeiling, models.PROTECT, related_name="vaststellingen", db_constraint=False
    )
    op = models.DateField()
    uitkomst = models.CharField(max_length=16, choices=Uitkomst.choices)
    peildatum = models.DateField()
    bron = models.CharField(max_length=300, blank=True)
    # Which providers were represented: once that is otherwise, the outcome may be too. None of
    # before this was kept.
    vertegenwoordigd = ArrayField(models.UUIDField(), null=True, editable=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-op", "-aangemaakt_at"]

    def __str__(self) -> str:
        return self.get_uitkomst_display()


class Benadering(VanRegio):
    """That VVT tried to involve a provider (ZZ-3.4-4b): when, how, and what came of it."""

    class Uitkomst(models.TextChoices):
        UITGENODIGD = "uitgenodigd", _("uitgenodigd")
        GEEN_REACTIE = "geen_reactie", _("geen reactie")
        AFGEWEZEN = "afgewezen", _("wil niet")
        VERTEGENWOORDIGD = "vertegenwoordigd", _("doet mee")

    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", db_constraint=False
    )
    op = models.DateField()
    hoe = models.CharField(max_length=120)
    uitkomst = models.CharField(max_length=20, choices=Uitkomst.choices)
    toelichting = models.CharField(max_length=500, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-op", "-aangemaakt_at"]
        indexes = [models.Index(F("regio"), F("aanbieder"), F("op").desc(), name="benadering_op")]

    def __str__(self) -> str:
        return self.get_uitkomst_display()
