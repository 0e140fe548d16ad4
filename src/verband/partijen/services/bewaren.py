"""What every act here does the same way: right, lock, version, and the words of a constraint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verband.access.rollen import Recht, Rol
from verband.access.verzoek import Lid
from verband.audit.models import Handeling
from verband.audit.services.vastleggen import leg_vast
from verband.core.fouten import Gewijzigd, Weigering
from verband.regios.models import Regio
from verband.regios.models.regio import MetVersie

M = TypeVar("M", bound=models.Model)
V = TypeVar("V", bound=MetVersie)
Zin = str | Promise

# The database has the last word when two people are at work at once; this is how it says it.
_BOTSINGEN: Mapping[str, tuple[Zin, Zin, Zin]] = {
    "organisatie_naam_eenmaal": (
        _("Er is al een organisatie met deze naam."),
        _("Een naam komt in een regio één keer voor; hoofdletters maken geen verschil."),
        _("Kies een naam die het verschil laat zien, of wijzig de bestaande organisatie."),
    ),
    "organisatie_agb_eenmaal": (
        _("Dit AGB-nummer hoort al bij een andere organisatie in deze regio."),
        _("Een AGB-nummer is van één zorgaanbieder."),
        _("Controleer het nummer, of wijzig de bestaande organisatie."),
    ),
    "gemeente_eenmaal_per_dag": (
        _("Deze gemeente hoort in deze periode al bij de regio."),
        _("Op elke dag staat een gemeente er ten hoogste één keer in."),
        _("Kies een andere periode, of beëindig eerst de bestaande."),
    ),
    "buurt_eenmaal_per_dag": (
        _("Voor deze buurt is in deze periode al een uitzondering vastgelegd."),
        _("Op elke dag geldt ten hoogste één uitzondering per buurt."),
        _("Kies een andere periode, of beëindig eerst de bestaande."),
    ),
    "verzekeraar_een_rol_per_jaar": (
        _("Deze verzekeraar heeft in dit contractjaar al een rol in de regio."),
        _("Een verzekeraar heeft per contractjaar één rol."),
        _("Wijzig de bestaande rol."),
    ),
    "een_preferente_verzekeraar": (
        _("Dit contractjaar heeft al een preferente verzekeraar."),
        _("Per regio en contractjaar is er één preferente verzekeraar."),
        _("Wijzig eerst de rol van de andere verzekeraar."),
    ),
    "mandaat_eenmaal_per_onderwerp": (
        _("Deze organisatie geeft voor dit onderwerp in deze periode al een ander mandaat."),
        _("Op elke dag spreekt namens een gever één persoon over een onderwerp."),
        _("Kies een andere periode, of trek het bestaande mandaat in of laat het vervangen."),
    ),
    "mandaat_vervangen_door_een_ander": (
        _("De plaatsvervanger is dezelfde als de vertegenwoordiger."),
        _("Een plaatsvervanger is er voor als de vertegenwoordiger er niet is."),
        _("Kies iemand anders, of laat de plaatsvervanger leeg."),
    ),
    "mandaat_periode": (
        _("De einddag ligt niet na de eerste dag."),
        _("De einddag is de eerste dag zonder mandaat."),
        _("Kies een latere einddag."),
    ),
    "mandaat_eenmaal_gebruikt": (
        _("Met dit mandaat is hierover al besloten."),
        _("Een mandaat telt per besluit één keer."),
        _("U hoeft niets te doen; het besluit staat er al."),
    ),
    "mandaat_geldig_bij_gebruik": (
        _("Dit mandaat geldt niet op deze dag."),
        _("Wie beslist, doet dat met een mandaat dat dan geldt (Uitwerking, OPL-C1)."),
        _("Kies een mandaat dat geldt, of vraag de discipline om een nieuw mandaat."),
    ),
    "aanbieder_eenmaal": (
        _("Deze aanbieder staat al in de peiling."),
        _("Eén aanbieder telt één keer."),
        _("U hoeft niets te doen."),
    ),
    "peiling_eenmaal": (
        _("Van deze zorg is er al een peiling."),
        _("Per soort zorg is er één peiling."),
        _("Wijzig de bestaande."),
    ),
    "discipline_eenmaal": (
        _("Deze discipline staat al in de regio."),
        _("Van elke discipline, en elk beroep daarin, is er één beschrijving."),
        _("Wijzig de bestaande."),
    ),
    "kernregio_eenmaal": (
        _("Deze kernregio staat al in de lijst."),
        _("Van elke kernregio is er één stand; hoofdletters maken geen verschil."),
        _("Wijzig de bestaande."),
    ),
    "tafel_naam_eenmaal": (
        _("Er is al een overlegtafel met deze naam."),
        _("Een naam komt in een regio één keer voor; hoofdletters maken geen verschil."),
        _("Kies een naam die het verschil laat zien, of wijzig de bestaande tafel."),
    ),
    "nieuwe_tafel_met_meerwaarde": (
        _("Een nieuwe tafel kan niet zonder drie antwoorden."),
        _("Nieuw overleg voegt iets toe en blijft verbonden met de regio (ZZ-3.1-4b)."),
        _("Vul in wat zij toevoegt, wat u overwoog en hoe zij met de regio verbonden is."),
    ),
    "verdeling_eenmaal_per_eigenaar": (
        _("Deze organisatie is in deze periode al eigenaar van dit onderwerp."),
        _("Dezelfde eigenaar staat er per onderwerp en niveau één keer in."),
        _("Kies een andere periode, of beëindig eerst de bestaande."),
    ),
    "overleg_eenmaal_per_dag": (
        _("Deze tafel heeft op deze dag al een overleg."),
        _("Een tafel komt op een dag één keer bijeen."),
        _("Kies een andere dag, of open het overleg dat er al is."),
    ),
    "verklaring_eenmaal_per_jaar": (
        _("Deze organisatie heeft voor dit jaar al een verklaring."),
        _("Er is één verklaring per organisatie en jaar."),
        _("Open de verklaring die er al is."),
    ),
    "besluit_staat_vast": (
        _("Over dit besluit is al geantwoord."),
        _("Een besluit gaat één keer in."),
        _("Ververs de pagina en kijk wat er nu staat."),
    ),
    "handtekening_op_deze_tekst": (
        _("Er is intussen een andere tekst."),
        _("U tekent precies de woorden die u las; die staan er niet meer."),
        _("Lees de nieuwste versie en teken die."),
    ),
    "handtekening_eenmaal": (
        _("Deze partij heeft al getekend."),
        _("Een partij tekent een versie één keer."),
        _("U hoeft niets te doen."),
    ),
    "orgaan_naam_eenmaal": (
        _("Er is al een orgaan met deze naam."),
        _("Een naam komt in een regio één keer voor."),
        _("Kies een andere naam, of open het bestaande orgaan."),
    ),
    "stem_van_een_zetel": (
        _("Niet iedereen die stemde, had op die dag een zetel."),
        _("Alleen wie op die dag in dit orgaan zit, stemt."),
        _("Laat de stem weg van wie er geen zetel heeft of wiens termijn voorbij was."),
    ),
    "netwerk_zonder_nummers": (
        _("Een netwerk heeft geen eigen nummers."),
        _("Een netwerk-RESV is geen rechtspersoon (ZZ-3.2-1b)."),
        _("Laat KvK, AGB en IBAN leeg en gebruik die van de RO."),
    ),
    "lijst_eenmaal_per_dag": (
        _("Iemand anders las net een lijst van dezelfde dag in."),
        _("Van één dag is er één lijst."),
        _("Kies het bestand opnieuw; u ziet dan wat er anders is."),
    ),
    "marktleiders_eigen_plek": (
        _("Deze plek van marktleider is in dit contractjaar al bezet."),
        _("Er zijn ten hoogste twee marktleiders: de eerste en de tweede."),
        _("Kies de andere plek, of wijzig eerst de rol van de andere verzekeraar."),
    ),
}


def eis(lid: Lid, recht: Recht) -> None:
    """The second check of a right, for whoever calls a service without passing a page."""
    if not lid.mag(recht):
        raise PermissionDenied(recht)


def vergrendel_regio(lid: Lid) -> None:
    """Changes to the lists of one region happen one after the other.

    NO KEY: rows that only point at the region need not wait.
    """
    list(Regio.objects.select_for_update(no_key=True).filter(id=lid.regio_id))


def haal_op(model: type[M], lid: Lid, id_: UUID) -> M:
    """One row of this region, locked. Raises Weigering when it is gone or never was here."""
    rij = model._default_manager.select_for_update().filter(regio_id=lid.regio_id, id=id_).first()
    if rij is None:
        raise Weigering(
            _("Dit staat niet meer in de regio."),
            waarom=_("Iemand anders heeft het weggehaald, of het adres klopt niet."),
            herstel=_("Ga terug naar de lijst en kies opnieuw."),
        )
    return rij


def haal_versie(model: type[V], lid: Lid, id_: UUID, versie: int) -> V:
    """One row, locked, as the editor saw it. Raises Gewijzigd when it changed meanwhile."""
    rij = haal_op(model, lid, id_)
    if rij.versie != versie:
        raise Gewijzigd(rij)
    return rij


def zet_velden(rij: models.Model, gegevens: Mapping[str, Any]) -> list[str]:
    """Set them and name those that change something."""
    anders = [naam for naam, waarde in gegevens.items() if getattr(rij, naam) != waarde]
    for naam in anders:
        setattr(rij, naam, gegevens[naam])
    return anders


def bewaar(rij: models.Model) -> None:
    """Save it, in a savepoint; a constraint that says no becomes a refusal in words."""
    if isinstance(rij, MetVersie) and not rij._state.adding:
        rij.versie += 1
    try:
        with transaction.atomic():
            rij.save()
    except IntegrityError as fout:
        raise als_weigering(fout) from fout


def als_weigering(fout: IntegrityError) -> Exception:
    """A refusal in words where we know the constraint, else the error itself."""
    naam = getattr(getattr(fout.__cause__, "diag", None), "constraint_name", None) or ""
    if naam not in _BOTSINGEN:
        return fout
    wat, waarom, herstel = _BOTSINGEN[naam]
    return Weigering(wat, waarom=waarom, herstel=herstel)


def noteer(lid: Lid, wat: str, onderwerp: str, id_: UUID | None, **gegevens: Any) -> None:
    """Into the *logboek* of the region, under the membership that gives the right."""
    noteer_als(lid, Rol.COORDINATOR, wat, onderwerp, id_, **gegevens)


def noteer_als(
    lid: Lid, rol: Rol, wat: str, onderwerp: str, id_: UUID | None, /, **gegevens: Any
) -> Handeling:
    """The same for an act that another role does."""
    lidmaatschap = lid.lidmaatschap_voor(rol)
    return leg_vast(
        wat,
        regio=lid.regio_id,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lidmaatschap.id,
        namens=lidmaatschap.organisatie_id,
        onderwerp=onderwerp,
        onderwerp_id=id_,
        gegevens=gegevens,
    )
