"""*Bevestigen*: one person says yes to one thing, by a link in a mail.

A room that needs a yes registers what it is about and what it does; asking, mailing, showing
and the rules of the token are here. ``verband.access`` itself asks for none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from verband.access.models import Bevestiging

Zin = str | Promise


@dataclass(frozen=True, slots=True)
class Bevestigbaar:
    """``uitleg`` tells what a yes means; ``doe`` does it, and may refuse with a ``Weigering``.

    Both are called while only the region of the *bevestiging* is in sight. ``adres``: the name of
    the page that the link opens; a form that asks more than a yes has a page of its own.
    """

    titel: Zin
    uitleg: Callable[[Bevestiging], Zin]
    doe: Callable[[Bevestiging], None]
    adres: str = "access:bevestig"


_SOORTEN: dict[str, Bevestigbaar] = {}


def registreer(soort: str, bevestigbaar: Bevestigbaar) -> None:
    """Called in the ``ready`` of a room, once for each kind."""
    if soort in _SOORTEN:
        raise ValueError(f"{soort} is registered twice")
    _SOORTEN[soort] = bevestigbaar


def wat(soort: str) -> Bevestigbaar:
    return _SOORTEN[soort]
