"""Invite someone to a role, by a link in a mail."""

from __future__ import annotations

import datetime as dt
import unicodedata
from urllib.parse import urljoin

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Lidmaatschap, Uitnodiging
from verband.access.rollen import IN_REGIO, INKOPER, LANDELIJK, Recht, Rol
from verband.access.services.neutraal import eis_neutraal
from verband.access.services.post import verstuur
from verband.access.sleutels import GELDIG, nieuwe_sleutel
from verband.access.verzoek import Lid
from verband.audit.services.vastleggen import leg_vast
from verband.core.fouten import Weigering
from verband.regios.models import Organisatie, Regio, Verzekeraar


def uitnodigen(
    lid: Lid,
    *,
    email: str,
    rol: str,
    basis: str,
    regio: Regio | None = None,
    verzekeraar: Verzekeraar | None = None,
    organisatie: Organisatie | None = None,
    vanaf: dt.date | None = None,
) -> Uitnodiging:
    """``basis`` is the address of this installation, for the link.

    A member invites into their own region; the platform administrator a first coordinator, a
    buyer of an insurer, or someone with a national role.
    """
    regio = lid.regio or regio
    _eis_bevoegd(lid, rol, regio, verzekeraar)
    uitnodiging = Uitnodiging(
        email=gewoon(email),
        rol=rol,
        regio=regio,
        verzekeraar=verzekeraar,
        organisatie=organisatie,
        vanaf=vanaf,
        uitgenodigd_door=lid.gebruiker,
        verloopt_at=timezone.now() + GELDIG,
    )
    _eis_zinnig(lid, uitnodiging)
    eis_nieuw(uitnodiging)
    if regio is not None:
        eis_neutraal(regio.id, uitnodiging.email, rol, organisatie)
    token, uitnodiging.sleutel = nieuwe_sleutel()
    uitnodiging.save()
    _mail(uitnodiging, urljoin(basis, reverse("access:uitnodiging", args=[token])))
    leg_vast(
        "lid_uitnodigen",
        regio=lid.regio.id if lid.regio else None,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lid.lidmaatschap_voor(Rol.COORDINATOR, Rol.PLATFORMBEHEERDER).id,
        onderwerp="uitnodiging",
        onderwerp_id=uitnodiging.id,
        gegevens={"rol": rol},
    )
    return uitnodiging


def _eis_blijft(organisatie: Organisatie | None) -> None:
    if organisatie is not None and organisatie.opgegaan_op is not None:
        raise Weigering(
            _("%(naam)s gaat op in een andere organisatie.") % {"naam": organisatie.naam},
            waarom=_("Namens haar spreekt vanaf de fusie niemand meer."),
            herstel=_("Kies de organisatie die verdergaat."),
        )


def gewoon(email: str) -> str:
    """One address, however it was typed: full-width letters, capitals, spaces around it."""
    return unicodedata.normalize("NFKC", email).strip().lower()


def _eis_bevoegd(lid: Lid, rol: str, regio: Regio | None, verzekeraar: Verzekeraar | None) -> None:
    if lid.regio is not None:
        mag = lid.mag(Recht.LEDEN_BEHEREN) and rol in IN_REGIO and verzekeraar is None
    elif rol == Rol.COORDINATOR:
        mag = lid.mag_platform and regio is not None and verzekeraar is None
    elif rol == INKOPER:
        mag = lid.mag_platform and regio is None and verzekeraar is not None
    else:
        mag = lid.mag_platform and rol in LANDELIJK and regio is None and verzekeraar is None
    if not mag:
        raise Weigering(
            _("U kunt voor deze rol niemand uitnodigen."),
            waarom=_("Alleen een coördinator nodigt mensen uit, en alleen in de eigen regio."),
            herstel=_("Vraag het aan de coördinator van de regio."),
        )


def _eis_zinnig(lid: Lid, uitnodiging: Uitnodiging) -> None:
    _eis_blijft(uitnodiging.organisatie)
    if uitnodiging.email == gewoon(lid.gebruiker.email):
        raise Weigering(
            _("U kunt uzelf niet uitnodigen."),
            waarom=_("Een rol krijgt u van een ander, zodat altijd twee mensen ervan weten."),
            herstel=_("Vraag een andere coördinator om u uit te nodigen."),
        )
    if uitnodiging.rol == Rol.DEELNEMER and uitnodiging.organisatie is None:
        raise Weigering(
            _("Kies de organisatie van deze deelnemer."),
            waarom=_("Een deelnemer werkt altijd namens een organisatie."),
            herstel=_("Kies de organisatie. Staat ze er niet bij, voeg haar dan eerst toe."),
        )
    organisatie = uitnodiging.organisatie
    if organisatie is not None and organisatie.regio_id != uitnodiging.regio_id:
        raise Weigering(
            _("Deze organisatie hoort niet bij deze regio."),
            waarom=_("Iemand kan alleen werken namens een organisatie van de eigen regio."),
            herstel=_("Kies een organisatie uit de lijst."),
        )
    if uitnodiging.vanaf is not None and uitnodiging.vanaf < timezone.localdate():
        raise Weigering(
            _("De eerste dag is al voorbij."),
            waarom=_("Een rol kan niet met terugwerkende kracht beginnen."),
            herstel=_("Kies vandaag of een latere dag."),
        )


def _plek(uitnodiging: Uitnodiging) -> Q:
    return Q(
        rol=uitnodiging.rol,
        regio=uitnodiging.regio,
        verzekeraar=uitnodiging.verzekeraar,
        organisatie=uitnodiging.organisatie,
    )


def eis_nieuw(uitnodiging: Uitnodiging) -> None:
    """Not twice the same person for the same role; an invitation that expired makes way."""
    vandaag = timezone.localdate()
    heeft = Lidmaatschap.objects.filter(
        _plek(uitnodiging), Q(tot__isnull=True) | Q(tot__gt=uitnodiging.vanaf or vandaag)
    ).filter(gebruiker__email=uitnodiging.email)
    if heeft.exists():
        raise Weigering(
            _("Deze persoon heeft deze rol al."),
            waarom=_("Op dit e-mailadres staat al een lid met dezelfde rol en organisatie."),
            herstel=_("Kies een andere rol, of kijk in de ledenlijst of het e-mailadres klopt."),
        )
    open_ = Uitnodiging.objects.select_for_update().filter(
        _plek(uitnodiging),
        email=uitnodiging.email,
        gebruikt_at__isnull=True,
        ingetrokken_at__isnull=True,
    )
    for eerdere in open_:
        if eerdere.verloopt_at > timezone.now():
            raise Weigering(
                _("Deze persoon is al uitgenodigd voor deze rol."),
                waarom=_("Er staat nog een uitnodiging open op dit e-mailadres."),
                herstel=_(
                    "Wacht op het antwoord, of trek die uitnodiging in en nodig opnieuw uit."
                ),
            )
        eerdere.ingetrokken_at = timezone.now()
        eerdere.save(update_fields=["ingetrokken_at"])


def _mail(uitnodiging: Uitnodiging, link: str) -> None:
    waar = uitnodiging.regio or uitnodiging.verzekeraar
    naam = waar.naam if waar else _("heel Nederland")
    onderwerp = _("Uitnodiging van %(wie)s voor %(waar)s") % {
        "wie": uitnodiging.uitgenodigd_door.naam,
        "waar": naam,
    }
    gegevens = {"uitnodiging": uitnodiging, "waar": naam, "link": link}
    verstuur("access/mail/uitnodiging.txt", uitnodiging.email, onderwerp, gegevens)
