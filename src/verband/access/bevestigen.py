"""*Bevestigen*: one person says yes to one thing, by a link in a mail.

A room that needs a yes registers what it is about and what it does; asking, mailing, showing
and the rules of the token are here. ``verband.access`` itself asks for none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from verband.access.models import Bevestiging
from verband.core.fouten import Weigering

Zin = str | Promise


def _op_de_eigen_pagina(_bevestiging: Bevestiging) -> None:
    """A form with a page of its own asks more than a yes."""
    raise Weigering(
        _("Dit doet u op de pagina achter de link."),
        waarom=_("Daar staat wat er gevraagd wordt."),
        herstel=_("Open de link uit de mail opnieuw."),
    )


@dataclass(frozen=True, slots=True)
class Bevestigbaar:
    """``uitleg`` tells what a yes means; ``doe`` does it, and may refuse with a ``Weigering``.

    Both are called while only the region of the *bevestiging* is in sight. ``adres``: the name of
    the page that the link opens; a form that asks more than a yes has a page of its own.
    """

    titel: Zin
    uitleg: Callable[[Bevestiging], Zin]
    doe: Callable[[Bevestiging], None] = field(default=_op_de_eigen_pagina)
    adres: str = "access:bevestig"


_SOORTEN: dict[str, Bevestigbaar] = {}


def registreer(soort: str, bevestigbaar: Bevestigbaar) -> None:
    """Called in the ``ready`` of a room, once for each kind."""
    if soort in _SOORTEN:
        raise ValueError(f"{soort} is registered twice")
    _SOORTEN[soort] = bevestigbaar


def wat(soort: str) -> Bevestigbaar:
    return _SOORTEN[soort]
