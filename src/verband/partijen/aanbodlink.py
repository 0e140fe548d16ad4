"""What the mail with a sealed link says, and where it leads."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verband.access import bevestigen
from verband.access.bevestigen import Bevestigbaar
from verband.access.models import Bevestiging
from verband.partijen.models import Aanbodopgave
from verband.partijen.services.aanbod_opgeven import SOORT


def registreer() -> None:
    titel = gettext_lazy("hoeveel zorg uw organisatie geeft")
    bevestigen.registreer(SOORT, Bevestigbaar(titel, _uitleg, adres="partijen:aanbod-link"))


def _uitleg(bevestiging: Bevestiging) -> str:
    opgave = Aanbodopgave.objects.select_related("peiling", "aanbieder", "regio").get(
        regio_id=bevestiging.regio_id, id=bevestiging.onderwerp_id
    )
    return _(
        "Het gaat om %(soort)s van %(wie)s in %(regio)s: één getal. Andere aanbieders en de RO "
        "zien het niet."
    ) % {
        "soort": opgave.peiling.get_soort_display(),
        "wie": opgave.aanbieder.naam,
        "regio": opgave.regio.naam,
    }
