"""Accept an invitation: the one act that uses its link up."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Gebruiker, Lidmaatschap, Uitnodiging
from verband.access.services.neutraal import eis_neutraal
from verband.access.sleutels import stand_van
from verband.audit.services.vastleggen import leg_vast
from verband.core.context import Blik, zet_blik
from verband.core.fouten import Weigering


@dataclass(frozen=True, slots=True)
class NieuwAccount:
    """What a newcomer fills in; the e-mail address is the one that was invited."""

    naam: str
    wachtwoord: str


def uitnodiging_aannemen(sleutel: str, wie: Gebruiker | NieuwAccount) -> Lidmaatschap:
    """``sleutel`` is the hash of the token from the link, which the caller was shown.

    Raises ``Uitnodiging.DoesNotExist`` when there is none.
    """
    uitnodiging = Uitnodiging.objects.select_for_update().get(sleutel=sleutel)
    if stand_van(uitnodiging) != "open":
        raise Weigering(
            _("Deze uitnodiging staat niet meer open."),
            waarom=_("Ze is al gebruikt, ingetrokken of verlopen."),
            herstel=_("Vraag om een nieuwe uitnodiging."),
        )
    gebruiker = _account(uitnodiging, wie)
    _zie_plek(uitnodiging, gebruiker)
    if uitnodiging.regio_id is not None:
        eis_neutraal(
            uitnodiging.regio_id, gebruiker.email, uitnodiging.rol, uitnodiging.organisatie
        )
    lidmaatschap = _lidmaatschap(uitnodiging, gebruiker)
    uitnodiging.gebruikt_at = timezone.now()
    uitnodiging.save(update_fields=["gebruikt_at"])
    leg_vast(
        "uitnodiging_aannemen",
        regio=uitnodiging.regio_id,
        gebruiker=gebruiker.pk,
        lidmaatschap=lidmaatschap.id,
        namens=uitnodiging.organisatie_id,
        onderwerp="uitnodiging",
        onderwerp_id=uitnodiging.id,
        gegevens={"rol": uitnodiging.rol},
    )
    return lidmaatschap


def _account(uitnodiging: Uitnodiging, wie: Gebruiker | NieuwAccount) -> Gebruiker:
    if isinstance(wie, Gebruiker):
        if wie.email.lower() != uitnodiging.email:
            raise Weigering(
                _("Deze uitnodiging is voor een ander e-mailadres."),
                waarom=_("U bent ingelogd met een ander account."),
                herstel=_("Log uit, en open de link uit de mail opnieuw."),
            )
        return wie
    if Gebruiker.objects.filter(email=uitnodiging.email).exists():
        raise Weigering(
            _("U heeft al een account."),
            waarom=_("Op dit e-mailadres staat al een account."),
            herstel=_("Log eerst in, en neem de uitnodiging dan aan."),
        )
    gebruiker = Gebruiker.objects.create_user(uitnodiging.email, wie.wachtwoord, naam=wie.naam)
    # Who has the token read the mail, so the address is theirs.
    EmailAddress.objects.create(user=gebruiker, email=gebruiker.email, verified=True, primary=True)
    return gebruiker


def _zie_plek(uitnodiging: Uitnodiging, gebruiker: Gebruiker) -> None:
    """From here on this transaction may write where the invitation leads, and nowhere else."""
    regios = frozenset({uitnodiging.regio_id} if uitnodiging.regio_id else ())
    zet_blik(
        Blik(
            gebruiker=gebruiker.pk,
            regios=regios,
            platform=not regios,
            sleutel=uitnodiging.sleutel,
        )
    )


def _lidmaatschap(uitnodiging: Uitnodiging, gebruiker: Gebruiker) -> Lidmaatschap:
    vandaag = timezone.localdate()
    vanaf = max(uitnodiging.vanaf or vandaag, vandaag)
    plek = {
        "gebruiker": gebruiker,
        "rol": uitnodiging.rol,
        "regio_id": uitnodiging.regio_id,
        "verzekeraar_id": uitnodiging.verzekeraar_id,
        "organisatie_id": uitnodiging.organisatie_id,
    }
    nog = Q(tot__isnull=True) | Q(tot__gt=vanaf)
    if Lidmaatschap.objects.filter(nog, **plek).exists():
        raise Weigering(
            _("U heeft deze rol al."),
            waarom=_("De uitnodiging is voor een rol die u nu al heeft."),
            herstel=_("U hoeft niets te doen: ga naar uw werkplekken."),
        )
    return Lidmaatschap.objects.create(vanaf=vanaf, **plek)
