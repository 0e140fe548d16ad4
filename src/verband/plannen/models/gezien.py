from __future__ import annotations

from django.conf import settings
from django.db import models

from verband.plannen.models.deling import Deling
from verband.regios.models.regio import VanRegio


class DelingGezien(VanRegio):
    """That someone said to have read what was shared with them; said by a button, not by opening.

    A page that is opened by a mail scanner, or by mistake, is not read.
    """

    alleen_erbij = True

    deling = models.ForeignKey(Deling, models.PROTECT, related_name="gezien", db_constraint=False)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["aangemaakt_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "deling", "gebruiker"], name="deling_gezien_eenmaal"
            )
        ]
