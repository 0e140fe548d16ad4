"""A file that is kept as it came: what it is, and whether we take it."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import NamedTuple

from django.utils.translation import gettext as _

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import maskeer
from verband.core.bsn import weiger_bsn
from verband.core.fouten import Weigering
from verband.werkboek.beurt import beurt
from verband.werkboek.bijlagesoort import herken

MAX_BYTES = 5_000_000
_VREEMD = re.compile(r"[^\w .()-]")


class Gekeurd(NamedTuple):
    naam: str
    soort: str
    grootte: int
    sha256: str


def keur_bijlage(naam: str, inhoud: bytes) -> Gekeurd:
    """By its content; the name is only a name. Raises Weigering for what we don't take."""
    if not 0 < len(inhoud) <= MAX_BYTES:
        raise Weigering(
            _("Dit bestand is leeg of groter dan 5 MB."),
            waarom=_("Zo blijft een reservekopie snel en klein."),
            herstel=_("Kies een kleiner bestand, bijvoorbeeld een pdf zonder grote foto's."),
        )
    try:
        with beurt():
            soort = herken(inhoud)
    except Onleesbaar as fout:
        raise _geen_bijlage(
            _("Wij kunnen dit bestand niet lezen: %(fout)s.") % {"fout": fout.wat}
        ) from None
    if soort is None:
        raise _geen_bijlage(_("Dit soort bestand nemen wij niet aan."))
    weiger_bsn(naam, soort.tekst)
    som = hashlib.sha256(inhoud).hexdigest()
    return Gekeurd(nette_naam(naam, soort.code), soort.code, len(inhoud), som)


def _geen_bijlage(wat: str) -> Weigering:
    return Weigering(
        wat,
        waarom=_(
            "Een bijlage is een pdf, een afbeelding (png, jpg), Word, Excel zonder macro's "
            "of gewone tekst."
        ),
        herstel=_("Bewaar het bestand als pdf en voeg dat toe."),
    )


def nette_naam(naam: str, soort: str) -> str:
    """A name that is only a name, with the extension of what the content is."""
    stam = PurePosixPath(naam.replace("\\", "/")).stem
    stam = _VREEMD.sub("_", maskeer(stam)).strip(" .")[:100] or "bijlage"
    return f"{stam}.{soort}"
