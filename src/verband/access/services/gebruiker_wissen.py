"""Erase a person: name, address and every way in. What they did stays, without a name.

Names live with the user only, so the chain of the logboek does not change by it. The row itself
stays as an empty shell: memberships and acts point at it.
"""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.invarianten import VELDEN
from verband.access.models import Apisleutel, Gebruiker, Ledenkaart, Lidmaatschap, Uitnodiging
from verband.access.signalen import gebruiker_wordt_gewist
from verband.audit.services.vastleggen import leg_vast
from verband.audit.stand import stand_van
from verband.core.context import Blik, met_blik, zet_blik
from verband.core.fouten import Weigering

_NIEMAND = "gewist-{id}@verwijderd.invalid"


def wis_gebruiker(email: str) -> Gebruiker:
    """In one transaction of its own, seeing the platform; for the administrator's command."""
    with met_blik(Blik(platform=True)):
        gebruiker = Gebruiker.objects.select_for_update().filter(email__iexact=email).first()
        if gebruiker is None:
            raise Weigering(
                _("Er is geen gebruiker met dit e-mailadres."),
                waarom=_("Misschien is deze gebruiker al gewist, of staat er een typefout in."),
                herstel=_("Controleer het adres op de pagina met leden van de regio."),
            )
        blik = _beeindig(gebruiker)
        gebruiker_wordt_gewist.send(sender=Gebruiker, gebruiker=gebruiker)
        zet_blik(blik)
        _wis_gegevens(gebruiker)
        leg_vast(
            "gebruiker_wissen",
            regio=None,
            gebruiker=None,
            onderwerp="gebruiker",
            onderwerp_id=gebruiker.id,
        )
    return gebruiker


def _beeindig(gebruiker: Gebruiker) -> Blik:
    """From today without any role; a role that had yet to begin never does. What it looks at."""
    vandaag = timezone.localdate()
    loopt = Q(tot__isnull=True) | Q(tot__gt=vandaag)
    open_ = list(Lidmaatschap.objects.select_for_update().filter(loopt, gebruiker=gebruiker))
    regios = frozenset(m.regio_id for m in open_ if m.regio_id)
    blik = Blik(gebruiker=gebruiker.id, platform=True, regios=regios)
    zet_blik(blik)
    # In one order, as every act locks the chains it writes to.
    for lid in sorted(open_, key=lambda m: (str(m.regio_id or ""), m.id)):
        lid.tot = max(vandaag, lid.vanaf)
        lid.save(update_fields=["tot"])
        leg_vast(
            "lidmaatschap_beeindigen",
            regio=lid.regio_id,
            gebruiker=None,
            onderwerp="lidmaatschap",
            onderwerp_id=lid.id,
            gegevens={"stand": stand_van(lid, *VELDEN)},
        )
    return blik


def _wis_gegevens(gebruiker: Gebruiker) -> None:
    leeg = _NIEMAND.format(id=gebruiker.id)
    Uitnodiging.objects.filter(email__iexact=gebruiker.email).update(
        email=leeg, ingetrokken_at=timezone.now()
    )
    EmailAddress.objects.filter(user=gebruiker).delete()
    Authenticator.objects.filter(user=gebruiker).delete()
    Apisleutel.objects.filter(gebruiker=gebruiker).delete()
    Ledenkaart.objects.filter(gebruiker=gebruiker).delete()
    gebruiker.naam, gebruiker.email, gebruiker.is_active = "", leeg, False
    gebruiker.set_unusable_password()  # every session of theirs ends with it
    gebruiker.save()
