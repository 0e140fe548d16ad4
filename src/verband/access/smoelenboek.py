"""The *smoelenboek*: who is who in a region, and of each what they themselves let others see."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from verband.access.models import Ledenkaart, Lidmaatschap
from verband.access.rollen import Recht
from verband.access.selectors import geldig
from verband.access.verzoek import Lid

VELDEN = ("telefoon", "email", "organisatie")


@dataclass(frozen=True, slots=True)
class Mens:
    """One person with their roles here; a field that is not for this reader is empty."""

    naam: str
    rollen: str
    organisatie: str
    email: str
    telefoon: str


def list_mensen(lid: Lid) -> list[Mens]:
    """Everyone with a role today, by name; in two queries however many there are."""
    kaarten = {k.gebruiker_id: k for k in Ledenkaart.objects.filter(regio_id=lid.regio_id)}
    per_mens: dict[UUID, list[Lidmaatschap]] = {}
    rijen = Lidmaatschap.objects.filter(
        geldig(), regio_id=lid.regio_id, gebruiker__is_active=True
    ).select_related("gebruiker", "organisatie")
    for m in rijen:
        per_mens.setdefault(m.gebruiker_id, []).append(m)
    mensen = [_mens(lid, leden, kaarten.get(id_)) for id_, leden in per_mens.items()]
    return sorted(mensen, key=lambda m: m.naam.casefold())


def _mens(lid: Lid, leden: list[Lidmaatschap], kaart: Ledenkaart | None) -> Mens:
    gebruiker = leden[0].gebruiker
    organisaties = sorted({m.organisatie.naam for m in leden if m.organisatie})
    mag = {veld: _mag_zien(lid, kaart, veld) for veld in VELDEN}
    return Mens(
        naam=gebruiker.naam,
        rollen=", ".join(sorted({str(m.get_rol_display()) for m in leden})),
        organisatie=", ".join(organisaties) if mag["organisatie"] else "",
        email=gebruiker.email if mag["email"] else "",
        telefoon=kaart.telefoon if kaart and mag["telefoon"] else "",
    )


def _mag_zien(lid: Lid, kaart: Ledenkaart | None, veld: str) -> bool:
    if kaart is None:
        return False
    voor: str = getattr(kaart, f"{veld}_voor")
    if lid.mag(Recht.KAART_BEHEREN):  # a member of the region itself
        return voor != Ledenkaart.Voor.NIEMAND.value
    return voor == Ledenkaart.Voor.VERZEKERAAR.value


def get_kaart(lid: Lid) -> Ledenkaart | None:
    """One's own."""
    return Ledenkaart.objects.filter(regio_id=lid.regio_id, gebruiker=lid.gebruiker).first()
