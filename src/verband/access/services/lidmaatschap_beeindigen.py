"""End a role. What was done under it stays in the *logboek*."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Lidmaatschap
from verband.access.rollen import Recht, Rol
from verband.access.verzoek import Lid
from verband.audit.services.vastleggen import leg_vast
from verband.core.fouten import Gewijzigd, Weigering


def lidmaatschap_beeindigen(
    lid: Lid, lidmaatschap_id: UUID, tot: dt.date, *, gezien: dt.date | None = None
) -> Lidmaatschap:
    """``tot`` is the first day without the role; ``gezien`` the end that was seen before.

    Raises Gewijzigd when another end was set meanwhile, and ``Lidmaatschap.DoesNotExist`` for
    a membership of another region.
    """
    if not lid.mag(Recht.LEDEN_BEHEREN):
        raise Weigering(
            _("U kunt deze rol niet beëindigen."),
            waarom=_("Alleen een coördinator van de regio beëindigt rollen."),
            herstel=_("Vraag het aan de coördinator van de regio."),
        )
    # In one order, so that of two coordinators who end each other one waits and is then refused.
    in_regio = Lidmaatschap.objects.select_for_update(of=("self",)).order_by("id")
    coordinatoren = list(in_regio.filter(regio_id=lid.regio_id, rol=Rol.COORDINATOR))
    lidmaatschap = in_regio.get(id=lidmaatschap_id, regio_id=lid.regio_id)
    _eis_datum(lidmaatschap, tot)
    if lidmaatschap.tot != gezien:
        raise Gewijzigd(lidmaatschap)
    if lidmaatschap.rol == Rol.COORDINATOR and not _blijft_er_een(coordinatoren, lidmaatschap, tot):
        raise Weigering(
            _("U kunt de laatste coördinator niet weghalen."),
            waarom=_("Dan kan niemand meer mensen uitnodigen of de regio beheren."),
            herstel=_("Nodig eerst een andere coördinator uit en wacht tot die is begonnen."),
        )
    lidmaatschap.tot = max(tot, lidmaatschap.vanaf)
    # First the log: who ends their own role acts under it a last time.
    leg_vast(
        "lidmaatschap_beeindigen",
        regio=lid.regio_id,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lid.lidmaatschap_voor(Rol.COORDINATOR).id,
        onderwerp="lidmaatschap",
        onderwerp_id=lidmaatschap.id,
        gegevens={"rol": lidmaatschap.rol, "tot": lidmaatschap.tot.isoformat()},
    )
    lidmaatschap.save(update_fields=["tot"])
    return lidmaatschap


def _eis_datum(lidmaatschap: Lidmaatschap, tot: dt.date) -> None:
    vandaag = timezone.localdate()
    if lidmaatschap.tot is not None and lidmaatschap.tot <= vandaag:
        raise Weigering(
            _("Deze rol is al beëindigd."),
            waarom=_("Een rol die voorbij is, verandert niet meer."),
            herstel=_("Nodig de persoon opnieuw uit als de rol weer nodig is."),
        )
    if tot < vandaag:
        raise Weigering(
            _("Deze dag is al voorbij."),
            waarom=_("Wat iemand met de rol deed, kan niet achteraf zonder rol gedaan zijn."),
            herstel=_("Kies vandaag of een latere dag."),
        )


def _blijft_er_een(coordinatoren: list[Lidmaatschap], weg: Lidmaatschap, tot: dt.date) -> bool:
    """Someone else coordinates on the first day without this one, and has no end in sight."""
    return Lidmaatschap.objects.filter(
        Q(tot__isnull=True),
        id__in=[m.id for m in coordinatoren if m.id != weg.id],
        vanaf__lte=tot,
        gebruiker__is_active=True,
    ).exists() or (weg.tot is not None and weg.tot <= tot)
