"""A refusal that a person can act on."""

from __future__ import annotations

from django.utils.functional import Promise

Zin = str | Promise


class Weigering(Exception):
    """An act that may not happen: what, why (with its source when it has one) and how to mend it.

    A service raises it before it has written anything.
    """

    def __init__(self, wat: Zin, *, waarom: Zin, herstel: Zin, bron: Zin = "") -> None:
        super().__init__(str(wat))
        self.wat, self.waarom, self.herstel, self.bron = wat, waarom, herstel, bron
