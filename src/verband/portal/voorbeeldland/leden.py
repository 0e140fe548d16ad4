"""The people of the example country as those who act, each with the one role they do it in."""

from __future__ import annotations

from verband.access.models import Lidmaatschap
from verband.access.rollen import ROLLEN, Rol
from verband.access.verzoek import Lid
from verband.regios.models import Organisatie, Regio


def lid_met(
    lidmaatschap: Lidmaatschap, rol: Rol, regio: Regio | None, *, opgestapt: bool = False
) -> Lid:
    rollen = frozenset({rol})
    return Lid(
        lidmaatschap.gebruiker, (lidmaatschap,), rollen, ROLLEN[rol], regio, opgestapt=opgestapt
    )


def lid_als(regio: Regio, email: str, rol: Rol) -> Lid:
    lidmaatschap = Lidmaatschap.objects.select_related("gebruiker").get(gebruiker__email=email)
    return lid_met(lidmaatschap, rol, regio)


def als_beheerder(maker: Lid, van: Organisatie) -> Lid:
    """The same person, as the one who decides for this organisation."""
    lidmaatschap = Lidmaatschap.objects.get(id=maker.lidmaatschappen[0].id)
    lidmaatschap.rol, lidmaatschap.organisatie = Rol.DISCIPLINEBEHEERDER, van
    return lid_met(lidmaatschap, Rol.DISCIPLINEBEHEERDER, maker.regio)
