"""*voorstel_voorleggen* and *voorstel_instemmen*: presented by her, agreed by both (ZZ-3.3-1c)."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from regelwerk.tekst import opsomming
from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.models import RegiegemeenteVoorstel
from verband.partijen.selectors.regiegemeente import list_gemeenten
from verband.partijen.services.bewaren import bewaar, eis, haal_versie, noteer
from verband.partijen.services.voorstel_schrijven import eigen_voorstel

Status = RegiegemeenteVoorstel.Status


def voorstel_voorleggen(lid: Lid, versie: int, *, vandaag: dt.date) -> RegiegemeenteVoorstel:
    """Refused while a part or a municipality is missing."""
    voorstel = eigen_voorstel(lid, versie)
    weiger_onvolledig(lid, voorstel, vandaag)
    if voorstel.status == Status.CONCEPT:
        voorstel.status = Status.VOORGELEGD
        bewaar(voorstel)
        noteer(lid, "voorstel_voorleggen", "voorstel", voorstel.id)
    return voorstel


def voorstel_instemmen(lid: Lid, versie: int, *, vandaag: dt.date) -> RegiegemeenteVoorstel:
    """The RO or the *regiegemeente* says yes; the second of the two makes it agreed."""
    if lid.mag(Recht.VOORSTEL_DOEN):
        voorstel, veld = eigen_voorstel(lid, versie), "akkoord_gemeente_op"
    elif lid.mag(Recht.TAFEL_BEHEREN):
        voorstel, veld = _van_de_regio(lid, versie), "akkoord_ro_op"
    else:
        raise PermissionDenied(Recht.TAFEL_BEHEREN)
    if voorstel.status == Status.CONCEPT:
        raise Weigering(
            _("Het voorstel is nog een concept."),
            waarom=_("Instemmen kan met een voorstel dat is voorgelegd."),
            herstel=_("De regiegemeente legt het voorstel eerst voor."),
            bron="ZZ-3.3-1c",
        )
    # A municipality may have joined since it was presented.
    weiger_onvolledig(lid, voorstel, vandaag)
    if getattr(voorstel, veld) is None:
        setattr(voorstel, veld, vandaag)
        if voorstel.akkoord_gemeente_op and voorstel.akkoord_ro_op:
            voorstel.status = Status.OVEREENGEKOMEN
        bewaar(voorstel)
        noteer(lid, "voorstel_instemmen", "voorstel", voorstel.id, status=voorstel.status)
    return voorstel


def _van_de_regio(lid: Lid, versie: int) -> RegiegemeenteVoorstel:
    eis(lid, Recht.TAFEL_BEHEREN)
    rij = RegiegemeenteVoorstel.objects.filter(regio_id=lid.regio_id).first()
    if rij is None:
        raise Weigering(
            _("Er is nog geen voorstel."),
            waarom=_("Instemmen kan met een voorstel dat is voorgelegd."),
            herstel=_("De regiegemeente schrijft het voorstel en legt het voor."),
            bron="ZZ-3.4-5a",
        )
    return haal_versie(RegiegemeenteVoorstel, lid, rij.id, versie)


def ontbreekt(lid: Lid, voorstel: RegiegemeenteVoorstel, vandaag: dt.date) -> list[str]:
    """What a complete proposal still needs, in words. A letter stands for both parts."""
    brief = not voorstel._state.adding and voorstel.brieven.exists()
    mist = []
    if not brief and not voorstel.resv.strip():
        mist.append(_("het deel over het RESV"))
    if not brief and not voorstel.wijk.strip():
        mist.append(_("het deel over de wijkverbanden"))
    buiten = [g for g in list_gemeenten(lid, vandaag) if g.code not in voorstel.gemeenten]
    return [*mist, *(_("de gemeente %(naam)s") % {"naam": g.naam} for g in buiten)]


def weiger_onvolledig(lid: Lid, voorstel: RegiegemeenteVoorstel, vandaag: dt.date) -> None:
    mist = ontbreekt(lid, voorstel, vandaag)
    if not list_gemeenten(lid, vandaag).exists():
        mist.append(_("het gebied van de regio"))
    if mist:
        raise Weigering(
            _("Het voorstel is nog niet volledig. Dit ontbreekt: %(wat)s.")
            % {"wat": opsomming(mist)},
            waarom=_(
                "Het voorstel zegt hoe gemeenten en sociaal domein meedoen in het RESV en in de "
                "wijkverbanden, namens alle gemeenten van de regio (Zorg en Zekerheid, 3.4)."
            ),
            herstel=_("De regiegemeente vult het aan en legt het daarna voor."),
            bron="ZZ-3.4-5a",
        )
