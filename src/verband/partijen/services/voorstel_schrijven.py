"""*voorstel_schrijven* and *voorstelbrief_toevoegen*: only the *regiegemeente* herself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from verband.access.rollen import Recht, Rol
from verband.access.verzoek import Lid
from verband.core.bsn import weiger_bsn
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.models import RegiegemeenteVoorstel, Voorstelbrief
from verband.partijen.services.bewaren import bewaar, eis, noteer, vergrendel_regio, zet_velden
from verband.werkboek.bijlage import keur_bijlage

VELDEN = ("resv", "wijk", "gemeenten")


def voorstel_schrijven(lid: Lid, gegevens: Mapping[str, Any], versie: int) -> RegiegemeenteVoorstel:
    """What was agreed or presented is a draft again when the text changes."""
    weiger_bsn(str(gegevens["resv"]), str(gegevens["wijk"]))
    voorstel = eigen_voorstel(lid, versie)
    anders = zet_velden(voorstel, {k: gegevens[k] for k in VELDEN})
    if anders or voorstel._state.adding:
        terug_naar_concept(voorstel)
        bewaar(voorstel)
        noteer(lid, "voorstel_schrijven", "voorstel", voorstel.id, velden=anders)
    return voorstel


def voorstelbrief_toevoegen(lid: Lid, naam: str, inhoud: bytes, versie: int) -> Voorstelbrief:
    """The same file again changes nothing."""
    gekeurd = keur_bijlage(naam, inhoud)
    voorstel = eigen_voorstel(lid, versie)
    if voorstel._state.adding:
        bewaar(voorstel)
    al = voorstel.brieven.filter(sha256=gekeurd.sha256).first()
    if al is not None:
        return al
    terug_naar_concept(voorstel)
    bewaar(voorstel)
    brief = Voorstelbrief(
        regio_id=lid.regio_id, voorstel=voorstel, inhoud=inhoud, door=lid.gebruiker,
        **gekeurd._asdict(),
    )  # fmt: skip
    bewaar(brief)
    noteer(lid, "voorstelbrief_toevoegen", "voorstelbrief", brief.id, sha256=gekeurd.sha256)
    return brief


def eigen_voorstel(lid: Lid, versie: int) -> RegiegemeenteVoorstel:
    """That of the writer's own municipality, locked; a first one when nobody was named yet."""
    eis(lid, Recht.VOORSTEL_DOEN)
    vergrendel_regio(lid)
    voorstel = (
        RegiegemeenteVoorstel.objects.select_for_update().filter(regio_id=lid.regio_id).first()
    )
    if voorstel is None:
        return RegiegemeenteVoorstel(regio_id=lid.regio_id, gemeente_id=_eigen_gemeente(lid))
    if voorstel.gemeente_id not in lid.organisaties:
        raise PermissionDenied(Recht.VOORSTEL_DOEN)
    if voorstel.versie != versie:
        raise Gewijzigd(voorstel)
    return voorstel


def _eigen_gemeente(lid: Lid) -> UUID:
    eigen = {
        m.organisatie_id
        for m in lid.lidmaatschappen
        if m.rol == Rol.REGIEGEMEENTE and m.organisatie_id
    }
    if len(eigen) != 1:
        raise Weigering(
            _("Wij weten niet voor welke gemeente u schrijft."),
            waarom=_("Een voorstel is van één regiegemeente."),
            herstel=_("Vraag de RO om uw gemeente als regiegemeente vast te leggen."),
            bron="ZZ-3.4-5a",
        )
    return eigen.pop()


def terug_naar_concept(voorstel: RegiegemeenteVoorstel) -> None:
    voorstel.status = RegiegemeenteVoorstel.Status.CONCEPT
    voorstel.akkoord_gemeente_op = voorstel.akkoord_ro_op = None
