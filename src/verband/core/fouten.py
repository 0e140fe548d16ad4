"""A refusal that a person can act on."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Zin = str | Promise


class Weigering(Exception):
    """An act that may not happen: what, why (with its source when it has one) and how to mend it.

    A service raises it before it has written anything.
    """

    def __init__(self, wat: Zin, *, waarom: Zin, herstel: Zin, bron: Zin = "") -> None:
        super().__init__(str(wat))
        self.wat, self.waarom, self.herstel, self.bron = wat, waarom, herstel, bron


class Gewijzigd(Weigering):
    """Someone else changed it first; ``nu`` is the object as it stands."""

    def __init__(self, nu: Any) -> None:
        self.nu = nu
        super().__init__(
            _("Iemand anders heeft dit intussen gewijzigd."),
            waarom=_("U begon met een oudere versie. Wat u typte, staat nog in het formulier."),
            herstel=_("Vergelijk hieronder wat er nu staat met wat u typte, en bewaar opnieuw."),
        )
