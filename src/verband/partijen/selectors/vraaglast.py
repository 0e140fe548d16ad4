"""How often one person is asked something: who gives care has little time for it (VWS-4d4)."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verband.access.models import Bevestiging
from verband.access.services.uitnodigen import gewoon
from verband.access.verzoek import Lid

# Our choice: the source asks for few and directed questions, and names no number.
PER_MAAND = 3
_MAAND = dt.timedelta(days=30)


def te_vaak_gevraagd(lid: Lid, email: str) -> str:
    """A warning once this address got as many questions of this region as we think enough."""
    sinds = timezone.now() - _MAAND
    n = Bevestiging.objects.filter(
        regio_id=lid.regio_id, email=gewoon(email), aangemaakt_at__gt=sinds
    ).count()
    if not email or n < PER_MAAND:
        return ""
    een = "%(email)s kreeg in de afgelopen 30 dagen al %(n)s vraag van uw regio."
    meer = "%(email)s kreeg in de afgelopen 30 dagen al %(n)s vragen van uw regio."
    zin = ngettext(een, meer, n) % {"email": email, "n": n}
    raad = _("Zorgverleners hebben weinig tijd voor vragen. Kan het samen met een andere vraag, of "
             "kunt u het zelf uitzoeken?")  # fmt: skip
    return f"{zin} {raad}"
