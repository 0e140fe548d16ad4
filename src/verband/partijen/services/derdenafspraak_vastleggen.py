from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.mandaatwoorden import onderwerp_code
from verband.partijen.models import Derdenafspraak, Mandaat, MandaatGebruik
from verband.partijen.selectors.grenzen import Reden, Zaak, maanden_van, overschreden
from verband.partijen.services.bewaren import bewaar, eis, haal_op, noteer
from verband.partijen.services.mandaat_gebruiken import leg_gebruik_vast

_BRON = "Zorg en Zekerheid, hoofdstuk 3.3 (ZZ-3.3-1b)"


def derdenafspraak_vastleggen(
    lid: Lid, mandaat_id: UUID, gegevens: Mapping[str, Any], *, door_vervanger: bool,
    vandaag: dt.date,
) -> Derdenafspraak:  # fmt: skip
    """Register what was agreed with a party outside the table. Raises Weigering when the signer had
    no valid mandate for that subject on the day of signing."""
    eis(lid, Recht.TAFEL_BEHEREN)
    mandaat = haal_op(Mandaat, lid, mandaat_id)
    afspraak = Derdenafspraak(
        regio_id=lid.regio_id,
        mandaat=mandaat,
        door_vervanger=door_vervanger,
        ondertekenaar=mandaat.plaatsvervanger if door_vervanger else mandaat.vertegenwoordiger,
        **{**gegevens, "onderwerp": onderwerp_code(gegevens["onderwerp"])},
    )
    if afspraak.getekend_op > vandaag:
        raise Weigering(
            _("Deze afspraak is nog niet getekend."),
            waarom=_("De dag van tekenen ligt in de toekomst."),
            herstel=_("Leg de afspraak vast als zij getekend is."),
        )
    _eis_binnen_mandaat(afspraak)
    bewaar(afspraak)
    leg_gebruik_vast(
        mandaat, MandaatGebruik.Waarvoor.AFSPRAAK, afspraak.id, afspraak.getekend_op,
        door_vervanger=door_vervanger,
    )  # fmt: skip
    noteer(
        lid, "derdenafspraak_vastleggen", "derdenafspraak", afspraak.id,
        mandaat=str(mandaat.id), tot=afspraak.tot.isoformat(),
    )  # fmt: skip
    return afspraak


def _eis_binnen_mandaat(afspraak: Derdenafspraak) -> None:
    zaak = Zaak(
        afspraak.onderwerp, afspraak.niveau, afspraak.getekend_op, afspraak.cent,
        maanden_van(afspraak.vanaf, afspraak.tot), afspraak.door_vervanger,
    )  # fmt: skip
    if redenen := overschreden(afspraak.mandaat, zaak):
        raise Weigering(
            _("Deze afspraak valt buiten het mandaat."),
            waarom=" ".join(_zin(r) for r in redenen),
            herstel=_(
                "Kies een mandaat dat op de dag van tekenen gold en over dit onderwerp gaat, of "
                "vraag de discipline om een ruimer mandaat en laat opnieuw tekenen."
            ),
            bron=_BRON,
        )


def _zin(reden: Reden) -> str:
    if reden == Reden.NIET_GELDIG:
        return _("Het mandaat gold niet op de dag van tekenen.")
    return str(reden.label)
