"""Sign the newest words of an agreement for one party."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.core.fouten import Weigering
from verband.partijen.models import (
    Handtekening,
    Mandaat,
    MandaatGebruik,
    Niveau,
    Overeenkomst,
    Overeenkomstversie,
)
from verband.partijen.selectors.grenzen import Reden, Zaak, maanden_van, overschreden
from verband.partijen.selectors.overeenkomsten import (
    ONDERWERP,
    is_beheerder_van,
    list_versies,
    partijen_van,
    tekenmandaten,
)
from verband.partijen.services.bewaren import bewaar, haal_op
from verband.partijen.services.mandaat_gebruiken import leg_gebruik_vast
from verband.partijen.services.overleg_gemeen import noteer_namens

_BRON = "Zorg en Zekerheid, hoofdstuk 3.2 (ZZ-3.2-1c)"


def overeenkomst_tekenen(
    lid: Lid, versie_id: UUID, organisatie_id: UUID, *, gezien: str, vandaag: dt.date
) -> Handtekening:
    """``gezien``: the hash of what the signer read. The lock on the agreement puts signatures and
    new versions one after the other."""
    if not lid.mag(Recht.OVEREENKOMST_TEKENEN):
        raise PermissionDenied(Recht.OVEREENKOMST_TEKENEN)
    kop = list_versies(lid).filter(id=versie_id).first()
    if kop is None:
        raise PermissionDenied(Recht.OVEREENKOMST_TEKENEN)
    haal_op(Overeenkomst, lid, kop.overeenkomst_id)
    versie = list_versies(lid).get(id=versie_id)
    _eis_aan_de_beurt(versie, organisatie_id)
    _eis_deze_tekst(versie, gezien, vandaag)
    mandaat, als_vervanger = _grond(lid, versie, organisatie_id, vandaag)
    handtekening = Handtekening(
        regio_id=lid.regio_id, overeenkomstversie=versie, organisatie_id=organisatie_id,
        gebruiker=lid.gebruiker, mandaat=mandaat, als_vervanger=als_vervanger, sha256=gezien,
    )  # fmt: skip
    if mandaat:
        leg_gebruik_vast(
            mandaat, MandaatGebruik.Waarvoor.OVEREENKOMST, versie.id, vandaag,
            door_vervanger=als_vervanger,
        )  # fmt: skip
    bewaar(handtekening)
    handeling = noteer_namens(
        lid, organisatie_id, "overeenkomst_tekenen", "overeenkomst", versie.overeenkomst_id,
        nummer=versie.nummer, sha256=versie.sha256, mandaat=str(mandaat.id) if mandaat else "",
    )  # fmt: skip
    inhoud = {
        "overeenkomst": versie.overeenkomst.titel, "versie": versie.nummer,
        "sha256": versie.sha256, "namens": handtekening.organisatie.naam,
        "op": vandaag.isoformat(), "mandaat": str(mandaat.id) if mandaat else "",
    }  # fmt: skip
    geef_ontvangstbewijs(handeling, titel=_("Overeenkomst getekend"), inhoud=inhoud)
    return handtekening


def _eis_aan_de_beurt(versie: Overeenkomstversie, organisatie_id: UUID) -> None:
    partij = next(
        (g for g in partijen_van(versie) if g.partij.organisatie_id == organisatie_id), None
    )
    if partij is None:
        raise PermissionDenied(Recht.OVEREENKOMST_TEKENEN)
    if partij.handtekening:
        raise Weigering(
            _("Deze partij heeft al getekend."),
            waarom=_("Een partij tekent een versie één keer."),
            herstel=_("U hoeft niets te doen."),
        )
    if not partij.aan_de_beurt:
        eerst = [
            g.partij.organisatie.naam
            for g in partijen_van(versie)
            if g.handtekening is None and g.partij.volgorde < partij.partij.volgorde
        ]
        raise Weigering(
            _("Deze partij is nog niet aan de beurt."),
            waarom=_("Eerst tekent: %(wie)s.") % {"wie": ", ".join(eerst)},
            herstel=_("Wacht tot zij getekend hebben; u ziet het op deze pagina."),
        )


def _eis_deze_tekst(versie: Overeenkomstversie, gezien: str, vandaag: dt.date) -> None:
    if gezien != versie.sha256 or versie.overeenkomst.versies.filter(
        nummer__gt=versie.nummer
    ).exists():  # fmt: skip
        raise Weigering(
            _("Er is intussen een andere tekst."),
            waarom=_("U tekent precies de woorden die u las; die staan er niet meer."),
            herstel=_("Lees de nieuwste versie en teken die."),
            bron=_BRON,
        )
    if versie.tot <= vandaag:
        raise Weigering(
            _("Deze overeenkomst is verlopen."),
            waarom=_("Haar laatste dag is voorbij."),
            herstel=_("Vraag de coördinator om een nieuwe versie met een latere einddag."),
            bron=_BRON,
        )


def _grond(
    lid: Lid, versie: Overeenkomstversie, organisatie_id: UUID, vandaag: dt.date
) -> tuple[Mandaat | None, bool]:
    """On what this person signs for the party: as its administrator, else on a mandate that
    reaches this far (OPL-C1)."""
    if is_beheerder_van(lid, organisatie_id):
        return None, False
    gewogen = [
        (_overschreden(versie, mandaat, als_vervanger, vandaag), (mandaat, als_vervanger))
        for mandaat, als_vervanger in tekenmandaten(lid, organisatie_id, vandaag)
    ]
    if not gewogen:
        raise Weigering(
            _("U kunt voor deze partij niet tekenen."),
            waarom=_("Voor een partij tekent haar eigen beheerder, of wie zij vandaag een mandaat "
                     "geeft voor de samenwerkingsovereenkomst."),
            herstel=_("Vraag de partij om een mandaat, of laat haar beheerder tekenen."),
            bron=_BRON,
        )  # fmt: skip
    redenen, gevonden = min(gewogen, key=lambda g: len(g[0]))
    if redenen:
        raise _te_ver(versie, gevonden[0], redenen)
    return gevonden


def _overschreden(
    versie: Overeenkomstversie, mandaat: Mandaat, als_vervanger: bool, vandaag: dt.date
) -> list[Reden]:
    """The agreement is about the region, and binds for as long as it runs. It names no amount."""
    maanden = maanden_van(versie.vanaf, versie.tot)
    return overschreden(
        mandaat, Zaak(ONDERWERP, Niveau.REGIO, vandaag, None, maanden, als_vervanger)
    )


def _te_ver(versie: Overeenkomstversie, mandaat: Mandaat, redenen: list[Reden]) -> Weigering:
    zinnen = [str(r.label) for r in redenen]
    if Reden.DUUR in redenen:
        zinnen.append(
            _("De overeenkomst loopt %(n)s maanden; de grens is %(grens)s.")
            % {"n": maanden_van(versie.vanaf, versie.tot), "grens": mandaat.grens_maanden or 0}
        )
    return Weigering(
        _("Uw mandaat reikt niet ver genoeg om dit te tekenen."),
        waarom=" ".join(zinnen),
        herstel=_("Laat de beheerder van de partij tekenen, of vraag haar om een ruimer mandaat."),
        bron=_("Uitwerking, wat is er nodig (OPL-C1)"),
    )
