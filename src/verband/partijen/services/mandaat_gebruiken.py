"""Decide, agree or sign on a mandate: only within it, and only while it is in force (OPL-C1)."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regelwerk.tekst import euro, opsomming
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.mandaatwoorden import onderwerp as in_woorden
from verband.partijen.models import Mandaat, MandaatGebruik, Niveau
from verband.partijen.services.bewaren import bewaar
from verband.partijen.services.mandaat import noteer_mandaat

_BRON = "Uitwerking, wat is er nodig (OPL-C1)"


def mandaat_gebruiken(
    lid: Lid, mandaat: Mandaat, *, waarvoor: str, onderwerp_id: UUID, op: dt.date,
    onderwerp: str = "", niveau: str = "", bedrag_cent: int | None = None,
    maanden: int | None = None, door_vervanger: bool = False,
) -> MandaatGebruik:  # fmt: skip
    """The caller has checked that ``lid`` may decide this. Whether the mandate is in force is
    said by the database, which waits for whoever is withdrawing it."""
    if bezwaar := buiten_mandaat(mandaat, onderwerp, niveau, bedrag_cent, maanden):
        raise bezwaar
    gebruik = MandaatGebruik(
        regio_id=lid.regio_id, mandaat=mandaat, waarvoor=waarvoor, onderwerp_id=onderwerp_id,
        op=op, door_vervanger=door_vervanger,
    )  # fmt: skip
    bewaar(gebruik)
    noteer_mandaat(lid, "mandaat_gebruiken", mandaat, waarvoor=waarvoor)
    return gebruik


def buiten_mandaat(
    mandaat: Mandaat, onderwerp: str, niveau: str, bedrag_cent: int | None, maanden: int | None
) -> Weigering | None:
    """What would go beyond it, with the limit that was passed; None when nothing does."""
    gegeven = {o.onderwerp: o.niveau for o in mandaat.onderwerpen.all()}
    if onderwerp and onderwerp not in gegeven:
        waarover = opsomming([in_woorden(o) for o in sorted(gegeven)])
        return _buiten(
            _("Dit mandaat gaat niet over %(wat)s.") % {"wat": in_woorden(onderwerp)},
            _("Het gaat over: %(wat)s.") % {"wat": waarover},
        )
    if onderwerp and niveau and gegeven[onderwerp] not in (niveau, Niveau.BEIDE):
        return _buiten(
            _("Dit mandaat geldt niet voor dit niveau."),
            _("Het geldt voor: %(niveau)s.") % {"niveau": Niveau(gegeven[onderwerp]).label},
        )
    if bedrag_cent is not None and bedrag_cent > (mandaat.grens_cent or 0):
        return _buiten(
            _("%(bedrag)s is meer dan dit mandaat toelaat.") % {"bedrag": euro(bedrag_cent)},
            _("De grens is %(grens)s per besluit.") % {"grens": euro(mandaat.grens_cent or 0)},
        )
    if maanden is not None and maanden > (mandaat.grens_maanden or 0):
        n = mandaat.grens_maanden or 0
        return _buiten(
            _("Dit bindt de discipline langer dan het mandaat toelaat."),
            ngettext("De grens is %(n)s maand.", "De grens is %(n)s maanden.", n) % {"n": n},
        )
    return None


def _buiten(wat: str, waarom: str) -> Weigering:
    herstel = _("Vraag de discipline om een ruimer mandaat, of leg het besluit vast onder "
                "voorbehoud van de achterban.")  # fmt: skip
    return Weigering(wat, waarom=waarom, herstel=herstel, bron=_BRON)
