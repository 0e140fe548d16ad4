"""What the mail with a personal link says, and where the link leads."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verband.access import bevestigen
from verband.access.bevestigen import Bevestigbaar
from verband.access.models import Bevestiging
from verband.partijen.mandaatwoorden import discipline_voluit
from verband.partijen.models import Mandaat
from verband.partijen.services.mandaat_opstellen import SOORT


def registreer() -> None:
    titel = gettext_lazy("een mandaat van uw discipline")
    bevestigen.registreer(SOORT, Bevestigbaar(titel, _uitleg, adres="partijen:mandaat-link"))


def _uitleg(bevestiging: Bevestiging) -> str:
    m = Mandaat.objects.select_related("gever").get(
        regio_id=bevestiging.regio_id, id=bevestiging.onderwerp_id
    )
    return _(
        "Het gaat om een mandaat dat %(gever)s geeft voor %(discipline)s. %(wie)s zou daarmee "
        "spreken en besluiten aan de tafel van het RESV. Alleen uw discipline beslist: u kunt het "
        "geven, eerst wijzigen, of niet geven."
    ) % {
        "gever": m.gever.naam,
        "discipline": discipline_voluit(m.discipline, m.subdiscipline, m.beroep),
        "wie": m.vertegenwoordiger,
    }
