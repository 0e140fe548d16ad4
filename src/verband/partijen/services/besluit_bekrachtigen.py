"""What a discipline's own administrator says of a decision that went beyond its mandate."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.core.fouten import Weigering
from verband.partijen.models import Besluit, Instemming
from verband.partijen.services.bewaren import bewaar, haal_op
from verband.partijen.services.overleg_gemeen import eis_namens, noteer_namens


def besluit_bekrachtigen(lid: Lid, id_: UUID) -> Besluit:
    """It binds this organisation from now on; once nobody is left to ask, it takes effect."""
    instemming = _haal_open(lid, id_)
    besluit = _antwoord(lid, instemming, Instemming.Staat.BEKRACHTIGD, "")
    wacht = besluit.instemmingen.filter(staat=Instemming.Staat.VOORBEHOUD).exists()
    if not wacht:
        besluit.staat, besluit.ingegaan_at = Besluit.Staat.GELDIG, timezone.now()
        bewaar(besluit)
    _leg_vast(lid, instemming, "besluit_bekrachtigen", _("Besluit bekrachtigd"))
    return besluit


def besluit_afwijzen(lid: Lid, id_: UUID, toelichting: str) -> Besluit:
    """Then it takes no effect, for anyone: the table has to come together again."""
    instemming = _haal_open(lid, id_)
    if not toelichting.strip():
        raise Weigering(
            _("Schrijf waarom u het besluit afwijst."),
            waarom=_("De tafel moet weten waar zij aan toe is."),
            herstel=_("Schrijf één zin bij de reden."),
        )
    besluit = _antwoord(lid, instemming, Instemming.Staat.AFGEWEZEN, toelichting.strip())
    besluit.staat = Besluit.Staat.AFGEWEZEN
    bewaar(besluit)
    _leg_vast(lid, instemming, "besluit_afwijzen", _("Besluit afgewezen"))
    return besluit


def _haal_open(lid: Lid, id_: UUID) -> Instemming:
    """Locked behind its decision, so that two organisations answer one after the other."""
    kop = Instemming.objects.filter(regio_id=lid.regio_id, id=id_).first()
    if kop is not None:
        eis_namens(lid, Recht.MANDAAT_BESLISSEN, kop.organisatie_id)
        haal_op(Besluit, lid, kop.besluit_id)
    instemming = haal_op(Instemming, lid, id_)
    besluit = instemming.besluit
    if instemming.staat != Instemming.Staat.VOORBEHOUD or (
        besluit.staat != Besluit.Staat.VOORBEHOUD
    ):
        raise Weigering(
            _("Over dit besluit hoeft u niets meer te zeggen."),
            waarom=_("Het is nu: %(staat)s. Een antwoord telt één keer.")
            % {"staat": besluit.get_staat_display()},
            herstel=_("Bent u het er niet mee eens, zet het dan op de agenda van de tafel."),
        )
    return instemming


def _antwoord(lid: Lid, instemming: Instemming, staat: str, toelichting: str) -> Besluit:
    instemming.staat, instemming.toelichting = staat, toelichting
    instemming.beslist_at, instemming.beslist_door = timezone.now(), lid.gebruiker
    bewaar(instemming)
    return instemming.besluit


def _leg_vast(lid: Lid, instemming: Instemming, wat: str, titel: str) -> None:
    besluit = instemming.besluit
    handeling = noteer_namens(
        lid, instemming.organisatie_id, wat, "besluit", besluit.id,
        nummer=besluit.nummer, staat=besluit.staat,
    )  # fmt: skip
    inhoud = {
        "besluit": besluit.nummer, "tekst": besluit.tekst, "onderwerp": besluit.onderwerp,
        "organisatie": instemming.organisatie.naam, "redenen": instemming.redenen,
        "antwoord": instemming.staat, "staat": besluit.staat,
    }  # fmt: skip
    geef_ontvangstbewijs(handeling, titel=titel, inhoud=inhoud)
