"""Take an invitation back before it is accepted."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Uitnodiging
from verband.access.rollen import Recht, Rol
from verband.access.sleutels import stand_van
from verband.access.verzoek import Lid
from verband.audit.services.vastleggen import leg_vast
from verband.core.fouten import Weigering


def uitnodiging_intrekken(lid: Lid, uitnodiging_id: UUID) -> Uitnodiging:
    """Raises ``Uitnodiging.DoesNotExist`` for one of another region."""
    if not lid.mag(Recht.LEDEN_BEHEREN):
        raise Weigering(
            _("U kunt deze uitnodiging niet intrekken."),
            waarom=_("Alleen een coördinator van de regio trekt uitnodigingen in."),
            herstel=_("Vraag het aan de coördinator van de regio."),
        )
    uitnodiging = Uitnodiging.objects.select_for_update().get(
        id=uitnodiging_id, regio_id=lid.regio_id
    )
    if stand_van(uitnodiging) in ("gebruikt", "ingetrokken"):
        raise Weigering(
            _("Deze uitnodiging staat niet meer open."),
            waarom=_("Ze is al aangenomen of ingetrokken."),
            herstel=_("Wilt u de rol stoppen? Beëindig dan de rol in de ledenlijst."),
        )
    uitnodiging.ingetrokken_at = timezone.now()
    uitnodiging.save(update_fields=["ingetrokken_at"])
    leg_vast(
        "uitnodiging_intrekken",
        regio=lid.regio_id,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lid.lidmaatschap_voor(Rol.COORDINATOR).id,
        onderwerp="uitnodiging",
        onderwerp_id=uitnodiging.id,
    )
    return uitnodiging
