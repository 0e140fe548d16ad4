from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from verband.core.geschiedenis import houd_bij
from verband.partijen.models.disciplineorganisatie import VanDiscipline
from verband.regios.models import Organisatie
from verband.regios.models.regio import MetVersie, VanRegio


class Stand(models.TextChoices):
    """What a mandate is on one day: never stored, always computed from its days."""

    CONCEPT = "concept", _("concept")
    GEVRAAGD = "gevraagd", _("wacht op de discipline")
    AFGEWEZEN = "afgewezen", _("afgewezen")
    STRAKS = "straks", _("gaat later in")
    GELDT = "geldt", _("geldt")
    VERLOPEN = "verlopen", _("verlopen")
    INGETROKKEN = "ingetrokken", _("ingetrokken")
    VERVANGEN = "vervangen", _("vervangen")


class Niveau(models.TextChoices):
    REGIO = "regio", _("regio")
    WIJK = "wijk", _("wijk")
    BEIDE = "beide", _("regio en wijk")


@houd_bij()
class Mandaat(MetVersie, VanDiscipline, VanRegio):
    """That one organisation lets one person speak and decide for its discipline (OPL-C1).

    A draft of the RO until the discipline confirms it; only the discipline decides (OPL-C4b).
    In force from ``vanaf`` until ``tot`` or ``ingetrokken_op``, both the first day without.
    ``grens_cent`` bounds the euros of one decision, ``grens_maanden`` how long one may bind.
    """

    class Staat(models.TextChoices):
        CONCEPT = "concept", _("concept")
        GEVRAAGD = "gevraagd", _("gevraagd aan de discipline")
        BEVESTIGD = "bevestigd", _("bevestigd")
        AFGEWEZEN = "afgewezen", _("afgewezen door de discipline")

    class Route(models.TextChoices):
        """How the giver came to speak for its discipline (ZZ-3.4-1 to 5a)."""

        HUISARTSENVERENIGING = "huisartsenvereniging", _("huisartsenvereniging")
        HUISARTSENCOOPERATIE = "huisartsencooperatie", _("huisartsencoöperatie")
        APOTHEKERS = "apothekersvertegenwoordiging", _("regionale vertegenwoordiging apothekers")
        PLATFORM = "paramedisch_platform", _("paramedisch platform")
        MONODISCIPLINES = "monodisciplines", _("de monodisciplines zelf")
        VVT = "vvt_aanbieders", _("VVT-aanbieders")
        REGIEGEMEENTE = "regiegemeente", _("regiegemeente")
        PRAKTIJK = "individuele_praktijk", _("één praktijk")
        APOTHEEK = "individuele_apotheek", _("één apotheek")

    gever = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_constraint=False)
    route = models.CharField(max_length=32, choices=Route.choices, blank=True)
    vertegenwoordiger = models.CharField(max_length=120, blank=True)
    vertegenwoordiger_email = models.EmailField(blank=True)
    plaatsvervanger = models.CharField(max_length=120, blank=True)
    plaatsvervanger_email = models.EmailField(blank=True)
    grens_cent = models.PositiveBigIntegerField(null=True, blank=True)
    grens_maanden = models.PositiveSmallIntegerField(null=True, blank=True)
    vanaf = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)
    bewijs = models.CharField(max_length=300, blank=True)
    # Support of its own members (OPL-W1): when they were asked, how many came, what they said.
    draagvlak_op = models.DateField(null=True, blank=True)
    draagvlak_opkomst = models.CharField(max_length=120, blank=True)
    draagvlak_uitkomst = models.CharField(max_length=500, blank=True)
    # The commitment to good cooperation (ZZ-3.1-3); a signature is not asked for.
    inzetverklaring_op = models.DateField(null=True, blank=True)
    # Who wrote the draft; ``van_discipline`` when that was the discipline itself, not the RO.
    opgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    van_discipline = models.BooleanField(default=False)
    # Who was last asked to decide, and when; the link itself is a *bevestiging* (access).
    gevraagd_at = models.DateTimeField(null=True, blank=True)
    gevraagd_email = models.EmailField(blank=True)
    staat = models.CharField(max_length=12, choices=Staat.choices, default=Staat.CONCEPT)
    bevestigd_at = models.DateTimeField(null=True, blank=True)
    # Who decided: a member, or whoever held the personal link (then the address of that link).
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    bevestigd_email = models.EmailField(blank=True)
    afwijzing = models.CharField(max_length=500, blank=True)
    ingetrokken_op = models.DateField(null=True, blank=True)
    intrekking = models.CharField(max_length=500, blank=True)
    vervangt = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False
    )

    class Meta:
        ordering = ["discipline", "subdiscipline", "beroep", "vanaf", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(vanaf__isnull=True) | Q(tot__isnull=True) | Q(tot__gt=F("vanaf")),
                name="mandaat_periode",
            ),
            models.CheckConstraint(
                condition=~Q(staat="bevestigd")
                | (
                    Q(vanaf__isnull=False, tot__isnull=False, bevestigd_at__isnull=False)
                    & ~Q(vertegenwoordiger="")
                ),
                name="mandaat_bevestigd_is_compleet",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | Q(staat="bevestigd"),
                name="mandaat_ingetrokken_was_bevestigd",
            ),
            models.CheckConstraint(
                condition=Q(vertegenwoordiger="") | ~Q(plaatsvervanger=F("vertegenwoordiger")),
                name="mandaat_vervangen_door_een_ander",
            ),
        ]

    def geldt_op(self, dag: dt.date) -> bool:
        """In force that day. The database says the same in ``GELDIG`` of the selectors."""
        if self.staat != self.Staat.BEVESTIGD or self.vanaf is None or self.tot is None:
            return False
        tot = min(self.tot, self.ingetrokken_op or self.tot)
        return self.vanaf <= dag < tot

    def stand_op(self, dag: dt.date) -> Stand:
        """Of a draft as it is now; of a confirmed one as its days say. Whether it was replaced
        is said by ``is_vervangen``, which the selectors add."""
        if self.staat != self.Staat.BEVESTIGD or self.vanaf is None or self.tot is None:
            return Stand(self.staat)
        if self.geldt_op(dag):
            return Stand.GELDT
        if self.ingetrokken_op is not None and self.ingetrokken_op <= dag:
            vervangen = getattr(self, "is_vervangen", False)
            return Stand.VERVANGEN if vervangen else Stand.INGETROKKEN
        return Stand.STRAKS if dag < self.vanaf else Stand.VERLOPEN

    @property
    def is_open(self) -> bool:
        """Still to be decided on."""
        return self.staat in (self.Staat.CONCEPT, self.Staat.GEVRAAGD)

    def __str__(self) -> str:
        return " ".join(filter(None, [self.discipline, self.subdiscipline, self.beroep]))


class MandaatOnderwerp(VanRegio):
    """A subject that a mandate is about, and at which level.

    Giver, discipline and the days in force are copies that a trigger keeps (0002): they carry the
    constraint that one giver gives no two mandates for the same thing on one day.
    """

    mandaat = models.ForeignKey(
        Mandaat, models.CASCADE, related_name="onderwerpen", db_constraint=False
    )
    onderwerp = models.CharField(max_length=80)
    niveau = models.CharField(max_length=8, choices=Niveau.choices, default=Niveau.REGIO)
    gever = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", db_constraint=False, editable=False
    )
    wie = models.CharField(max_length=140, editable=False)
    # None while it is not confirmed, or never in force.
    geldig = DateRangeField(null=True, editable=False)

    class Meta:
        ordering = ["onderwerp"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "mandaat", "onderwerp"], name="onderwerp_eenmaal"
            ),
            ExclusionConstraint(
                name="mandaat_eenmaal_per_onderwerp",
                condition=Q(geldig__isnull=False),
                expressions=[
                    ("regio", RangeOperators.EQUAL),
                    ("gever", RangeOperators.EQUAL),
                    ("wie", RangeOperators.EQUAL),
                    ("onderwerp", RangeOperators.EQUAL),
                    ("geldig", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.onderwerp


class MandaatGebruik(VanRegio):
    """That a mandate was used for one decision, agreement or signature. A trigger (0002) refuses
    a mandate that is not in force at that day, and waits for whoever is withdrawing it."""

    alleen_erbij = True

    class Waarvoor(models.TextChoices):
        BESLUIT = "besluit", _("besluit")
        AFSPRAAK = "afspraak", _("afspraak met een derde")
        OVEREENKOMST = "overeenkomst", _("samenwerkingsovereenkomst")

    mandaat = models.ForeignKey(
        Mandaat, models.PROTECT, related_name="gebruik", db_constraint=False
    )
    waarvoor = models.CharField(max_length=16, choices=Waarvoor.choices)
    onderwerp_id = models.UUIDField()
    op = models.DateField()
    door_vervanger = models.BooleanField(default=False)

    class Meta:
        ordering = ["-op", "-aangemaakt_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "mandaat", "onderwerp_id"], name="mandaat_eenmaal_gebruikt"
            )
        ]
