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
from verband.partijen.selectors.grenzen import Reden, Zaak, overschreden
from verband.partijen.services.bewaren import bewaar
from verband.partijen.services.mandaat import noteer_mandaat

_BRON = "Uitwerking, wat is er nodig (OPL-C1)"


def leg_gebruik_vast(
    mandaat: Mandaat,
    waarvoor: str,
    onderwerp_id: UUID,
    op: dt.date,
    *,
    door_vervanger: bool = False,
) -> MandaatGebruik:
    """That it was used, once for this. Whether the mandate is in force is said by the database,
    which waits for whoever is withdrawing it."""
    gebruik = MandaatGebruik(
        regio_id=mandaat.regio_id, mandaat=mandaat, waarvoor=waarvoor, onderwerp_id=onderwerp_id,
        op=op, door_vervanger=door_vervanger,
    )  # fmt: skip
    bewaar(gebruik)
    return gebruik


def mandaat_gebruiken(
    lid: Lid, mandaat: Mandaat, *, waarvoor: str, onderwerp_id: UUID, op: dt.date,
    onderwerp: str = "", niveau: str = "", bedrag_cent: int | None = None,
    maanden: int | None = None, door_vervanger: bool = False,
) -> MandaatGebruik:  # fmt: skip
    """The caller has checked that ``lid`` may decide this. Without a subject no limit is asked."""
    if onderwerp and (
        bezwaar := buiten_mandaat(mandaat, onderwerp, niveau, op, bedrag_cent, maanden)
    ):
        raise bezwaar
    gebruik = leg_gebruik_vast(mandaat, waarvoor, onderwerp_id, op, door_vervanger=door_vervanger)
    noteer_mandaat(lid, "mandaat_gebruiken", mandaat, waarvoor=waarvoor)
    return gebruik


def buiten_mandaat(
    mandaat: Mandaat, onderwerp: str, niveau: str, op: dt.date, bedrag_cent: int | None,
    maanden: int | None,
) -> Weigering | None:  # fmt: skip
    """The first limit that is passed, with where it lies; None when none is."""
    gegeven = {o.onderwerp: o.niveau for o in mandaat.onderwerpen.all()}
    zaak = Zaak(onderwerp, niveau or gegeven.get(onderwerp, ""), op, bedrag_cent, maanden)
    redenen = overschreden(mandaat, zaak)
    if Reden.ONDERWERP in redenen:
        waarover = opsomming([in_woorden(o) for o in sorted(gegeven)])
        return _buiten(
            _("Dit mandaat gaat niet over %(wat)s.") % {"wat": in_woorden(onderwerp)},
            _("Het gaat over: %(wat)s.") % {"wat": waarover},
        )
    if Reden.NIVEAU in redenen:
        return _buiten(
            _("Dit mandaat geldt niet voor dit niveau."),
            _("Het geldt voor: %(niveau)s.") % {"niveau": Niveau(gegeven[onderwerp]).label},
        )
    if Reden.EURO in redenen:
        return _buiten(
            _("%(bedrag)s is meer dan dit mandaat toelaat.") % {"bedrag": euro(bedrag_cent or 0)},
            _("De grens is %(grens)s per besluit.") % {"grens": euro(mandaat.grens_cent or 0)},
        )
    if Reden.DUUR in redenen:
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
