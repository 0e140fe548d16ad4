"""Ask a provider, and take its own answer: behind a sealed link, or signed in."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Bevestiging
from verband.access.rollen import Recht, Rol
from verband.access.services.bevestigen import bevestigen, vraag_bevestiging
from verband.access.services.uitnodigen import gewoon
from verband.access.verzoek import Lid
from verband.audit.services.vastleggen import leg_vast
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.dekking import Antwoord
from verband.partijen.models import Aanbodomvang, Aanbodopgave, Aanbodpeiling
from verband.partijen.selectors.aanbod import adres_van
from verband.partijen.services.aanbod_peilen import weiger_gesloten
from verband.partijen.services.bewaren import bewaar, eis, noteer_als
from verband.partijen.services.overleg_gemeen import noteer_namens

SOORT = "aanbod_opgeven"


def aanbod_vragen(lid: Lid, opgave_id: UUID, *, email: str, basis: str) -> Bevestiging:
    """Send the sealed link. The contact of the organisation goes before what is typed."""
    eis(lid, Recht.AANBOD_BEHEREN)
    opgave = _pak(lid.regio_id, opgave_id)
    weiger_gesloten(opgave.peiling)
    adres = gewoon(adres_van(lid, opgave.aanbieder_id) or email)
    if not adres:
        raise Weigering(
            _("Wij weten niet aan wie wij dit vragen."),
            waarom=_("Van %(wie)s staat geen contactpersoon met een e-mailadres in de lijst.")
            % {"wie": opgave.aanbieder.naam},
            herstel=_("Vul een e-mailadres in."),
        )
    bevestiging = vraag_bevestiging(
        lid, soort=SOORT, onderwerp_id=opgave.id, email=adres, basis=basis
    )
    if opgave.staat == Aanbodopgave.Staat.NIET_GEVRAAGD:
        opgave.staat = Aanbodopgave.Staat.GEVRAAGD
    opgave.gevraagd_at = timezone.now()
    bewaar(opgave)
    noteer_als(lid, Rol.DOSSIERHOUDER, "aanbod_vragen", "aanbodopgave", opgave.id)
    return bevestiging


def opgeven(lid: Lid, opgave_id: UUID, versie: int, antwoord: Antwoord) -> Aanbodopgave:
    """By a member of the provider itself; anyone else is refused, whatever their role."""
    eis(lid, Recht.AANBOD_OPGEVEN)
    opgave = _pak(lid.regio_id, opgave_id)
    if opgave.aanbieder_id not in lid.organisaties:
        raise Weigering(
            _("Dit is niet uw organisatie."),
            waarom=_("Elke aanbieder geeft alleen het eigen aanbod op."),
            herstel=_("Open de opgave van uw eigen organisatie."),
        )
    _neem_aan(opgave, versie, antwoord)
    noteer_namens(lid, opgave.aanbieder_id, SOORT, "aanbodopgave", opgave.id)
    return opgave


def opgeven_met_link(gevonden: Bevestiging, versie: int, antwoord: Antwoord) -> None:
    """By whoever holds the link; it works once. The line in the logboek names no volume."""

    def doe(bevestiging: Bevestiging) -> None:
        opgave = _pak(bevestiging.regio_id, bevestiging.onderwerp_id)
        _neem_aan(opgave, versie, antwoord)
        leg_vast(
            SOORT,
            regio=bevestiging.regio_id,
            gebruiker=None,
            namens=opgave.aanbieder_id,
            onderwerp="aanbodopgave",
            onderwerp_id=opgave.id,
        )

    bevestigen(gevonden.sleutel, doe=doe)


def _neem_aan(opgave: Aanbodopgave, versie: int, antwoord: Antwoord) -> None:
    weiger_gesloten(opgave.peiling)
    if not opgave.aanbieder.is_zelfstandig(opgave.peiling.peildatum):
        raise Weigering(
            _("%(wie)s was op de peildatum al opgegaan in een andere organisatie.")
            % {"wie": opgave.aanbieder.naam},
            waarom=_("Dan telt haar aanbod bij die andere; anders telt het twee keer."),
            herstel=_("De organisatie die verdergaat, geeft haar hele aanbod op."),
        )
    if opgave.versie != versie:
        raise Gewijzigd(opgave)
    Aanbodomvang.objects.filter(regio_id=opgave.regio_id, opgave=opgave).delete()
    if antwoord.staat == Aanbodopgave.Staat.OPGEGEVEN:
        if antwoord.omvang is None:
            raise ValueError("an answer with a volume needs one")
        Aanbodomvang.objects.create(
            regio_id=opgave.regio_id,
            opgave=opgave,
            aanbieder_id=opgave.aanbieder_id,
            omvang=antwoord.omvang,
            bron=antwoord.bron,
        )
    opgave.staat = antwoord.staat
    opgave.beantwoord_at = timezone.now()
    bewaar(opgave)


def _pak(regio_id: UUID, opgave_id: UUID) -> Aanbodopgave:
    """With its measure locked first: an answer comes before the determination, or after it."""
    peiling = (
        Aanbodpeiling.objects.select_for_update()
        .filter(regio_id=regio_id, opgaven__id=opgave_id)
        .first()
    )
    opgave = (
        Aanbodopgave.objects.select_for_update(of=("self",))
        .filter(regio_id=regio_id, id=opgave_id)
        .select_related("aanbieder")
        .first()
    )
    if peiling is None or opgave is None:
        raise Weigering(
            _("Deze opgave is er niet meer."),
            waarom=_("De dossierhouder heeft haar weggehaald, of het adres klopt niet."),
            herstel=_("Vraag de dossierhouder om een nieuwe link."),
        )
    opgave.peiling = peiling
    return opgave
