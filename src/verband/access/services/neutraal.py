"""The holder of the VVT file is neutral: not of a provider, and not of the RO (ZZ-3.4-4a)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import Rol
from verband.core.fouten import Weigering
from verband.regios.models import Organisatie

_Rol = tuple[str, Organisatie | None]


def eis_neutraal(regio_id: UUID, email: str, rol: str, organisatie: Organisatie | None) -> None:
    """Before someone gets a role: with what they have and will have, not both sides of the file.

    Their row is locked, so that of two invitations accepted at once the second sees the first.
    """
    nieuw = (rol, organisatie)
    if not _houdt([nieuw]) and not _heeft_belang([nieuw]):
        return
    list(Gebruiker.objects.select_for_update(no_key=True).filter(email__iexact=email))
    blijft = Q(tot__isnull=True) | Q(tot__gt=timezone.localdate())
    er_al = Lidmaatschap.objects.filter(
        blijft, regio_id=regio_id, gebruiker__email__iexact=email
    ).select_related("organisatie")
    alle = [nieuw, *((m.rol, m.organisatie) for m in er_al)]
    if _houdt(alle) and _heeft_belang(alle):
        raise Weigering(
            _("Deze persoon kan de dossierhouder niet zijn, of niet naast een andere rol."),
            waarom=_("De dossierhouder ziet het aanbod van elke VVT-aanbieder. Wie coördineert of "
                     "voor een VVT-aanbieder werkt, mag dat niet zien."),
            herstel=_("Kies iemand die neutraal is, of beëindig eerst de andere rol."),
            bron="Zorg en Zekerheid, hoofdstuk 3.4 (ZZ-3.4-4a)",
        )  # fmt: skip


def _houdt(rollen: Iterable[_Rol]) -> bool:
    return any(rol == Rol.DOSSIERHOUDER for rol, _organisatie in rollen)


def _heeft_belang(rollen: Iterable[_Rol]) -> bool:
    return any(
        rol == Rol.COORDINATOR
        or (o is not None and o.soort == "zorgaanbieder" and o.discipline == "vvt")
        for rol, o in rollen
    )
