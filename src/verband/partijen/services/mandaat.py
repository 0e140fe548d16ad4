"""What every act on a mandate does the same way: whose it is, its lock, its subjects, its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from verband.access.models import Bevestiging, Gebruiker
from verband.access.rollen import Recht, Rol
from verband.access.services.uitnodigen import gewoon
from verband.access.verzoek import Lid
from verband.audit.models import Handeling
from verband.audit.services.vastleggen import leg_vast
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.models import Mandaat, MandaatOnderwerp
from verband.regios.models import Regio

BRON = "Uitwerking, wat is er nodig (OPL-C4b)"
Onderwerpen = Iterable[tuple[str, str]]  # subject, level


class AlleenDeDiscipline(Weigering):
    """Someone else than the discipline tried to decide (OPL-C4b); the page is a 403, and logged."""

    def __init__(self, wie: str) -> None:
        super().__init__(
            _("Alleen %(wie)s zelf verandert dit.") % {"wie": wie},
            waarom=_(
                "Een discipline gaat zelf over haar organisatie, haar vertegenwoordiging en haar "
                "mandaat. De RO, een andere discipline en de verzekeraar lezen mee."
            ),
            herstel=_("Vraag het aan de beheerder van %(wie)s.") % {"wie": wie},
            bron=BRON,
        )


@dataclass(frozen=True, slots=True)
class Beslisser:
    """Who decides for the giver: a member of that organisation, or whoever holds its link."""

    email: str
    naam: str = ""
    gebruiker: Gebruiker | None = None
    lidmaatschap: UUID | None = None
    is_coordinator: bool = False
    bevestiging: Bevestiging | None = None


def beheert(lid: Lid, organisatie_id: UUID | None) -> bool:
    """May they decide for this organisation? Only for their own (OPL-C4b)."""
    return lid.mag(Recht.MANDAAT_BESLISSEN) and any(
        m.organisatie_id == organisatie_id and m.rol in (Rol.DISCIPLINEBEHEERDER, Rol.REGIEGEMEENTE)
        for m in lid.lidmaatschappen
        if m.organisatie_id is not None
    )


def als_beslisser(lid: Lid, mandaat: Mandaat) -> Beslisser:
    """Raises AlleenDeDiscipline for everyone else, the RO and the insurer too."""
    if not beheert(lid, mandaat.gever_id):
        raise AlleenDeDiscipline(mandaat.gever.naam)
    lidmaatschap = next(m for m in lid.lidmaatschappen if m.organisatie_id == mandaat.gever_id)
    return Beslisser(
        gewoon(lid.gebruiker.email),
        lid.gebruiker.naam,
        lid.gebruiker,
        lidmaatschap.id,
        is_coordinator=Rol.COORDINATOR in lid.rollen,
    )


def vergrendel(regio_id: UUID) -> None:
    """Acts that end one mandate and begin another happen one after the other in a region."""
    list(Regio.objects.select_for_update(no_key=True).filter(id=regio_id))


def haal_mandaat(regio_id: UUID, id_: UUID) -> Mandaat:
    """Locked: of two who decide at once, the second sees what the first did.

    NO KEY: it still waits for a use (which takes a share), but whatever only points at the mandate
    need not wait at its commit, when it holds the chain of the logboek already.
    """
    mandaat = (
        Mandaat.objects.select_for_update(of=("self",), no_key=True)
        .filter(regio_id=regio_id, id=id_)
        .select_related("gever")
        .first()
    )
    if mandaat is None:
        raise Weigering(
            _("Dit mandaat staat niet meer in de regio."),
            waarom=_("Iemand heeft het concept weggehaald, of het adres klopt niet."),
            herstel=_("Ga terug naar de lijst en kies opnieuw."),
        )
    return mandaat


def eis_open(mandaat: Mandaat) -> None:
    if mandaat.is_open:
        return
    raise Weigering(
        _("Over dit mandaat is al beslist: het is %(staat)s.")
        % {"staat": mandaat.get_staat_display()},
        waarom=_("Over een voorstel beslist de discipline één keer."),
        herstel=_("Wilt u iets anders? Maak dan een nieuw mandaat, of vervang dit."),
    )


def eis_versie(mandaat: Mandaat, versie: int) -> None:
    if mandaat.versie != versie:
        raise Gewijzigd(mandaat)


def zet_onderwerpen(mandaat: Mandaat, onderwerpen: Onderwerpen) -> bool:
    """As given, and no others. True when that changed something."""
    nieuw = dict(onderwerpen)
    er = {o.onderwerp: o.niveau for o in mandaat.onderwerpen.all()}
    if nieuw == er:
        return False
    MandaatOnderwerp.objects.filter(regio_id=mandaat.regio_id, mandaat=mandaat).delete()
    for onderwerp, niveau in sorted(nieuw.items()):
        MandaatOnderwerp.objects.create(
            regio_id=mandaat.regio_id, mandaat=mandaat, onderwerp=onderwerp, niveau=niveau
        )
    # What was prefetched is no longer so.
    getattr(mandaat, "_prefetched_objects_cache", {}).clear()
    return True


def lidmaatschap_van(lid: Lid, mandaat: Mandaat) -> UUID:
    """Under which membership they act: that of the giver, else that of the RO."""
    eigen = [m for m in lid.lidmaatschappen if m.organisatie_id == mandaat.gever_id]
    return (eigen[0] if eigen else lid.lidmaatschap_voor(Rol.COORDINATOR)).id


def noteer_mandaat(lid: Lid, wat: str, mandaat: Mandaat, **gegevens: Any) -> Handeling:
    lidmaatschap = lidmaatschap_van(lid, mandaat)
    return leg_vast(
        wat,
        regio=mandaat.regio_id,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lidmaatschap,
        namens=next(m.organisatie_id for m in lid.lidmaatschappen if m.id == lidmaatschap),
        onderwerp="mandaat",
        onderwerp_id=mandaat.id,
        gegevens=gegevens,
    )


def noteer_geweigerd(lid: Lid, onderwerp: str, id_: UUID) -> None:
    """That someone tried what only the discipline may (OPL-C4b). Called after the refusal."""
    leg_vast(
        "mandaat_geweigerd",
        regio=lid.regio_id,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lid.lidmaatschappen[0].id,
        onderwerp=onderwerp,
        onderwerp_id=id_,
        resultaat="geweigerd",
    )
