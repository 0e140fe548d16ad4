"""The list of municipalities and neighbourhoods, as CBS codes with names; for all regions."""

from __future__ import annotations

import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from regelwerk.inlezen import Onleesbaar
from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.audit.services.vastleggen import leg_vast
from verband.partijen.lijst import Celfout, lees_tabel
from verband.partijen.services.bewaren import eis
from verband.regios.models import Buurt, Gemeente

_GEMEENTE, _BUURT = re.compile(r"GM[0-9]{4}"), re.compile(r"BU[0-9]{8}")


class Gelezen(NamedTuple):
    gemeenten: dict[str, str]
    buurten: dict[str, str]
    fouten: list[Celfout]


def lees_gebieden(naam: str, inhoud: bytes) -> Gelezen:
    """Two columns: code and name. Raises Onleesbaar for what is no table."""
    gelezen = Gelezen({}, {}, [])
    for rij, cellen in lees_tabel(naam, inhoud)["rijen"]:
        code = cellen.get("1", ["", ""])[0].upper()
        woord = " ".join(cellen.get("2", ["", ""])[0].split())
        if _GEMEENTE.fullmatch(code) and 0 < len(woord) <= 120:
            gelezen.gemeenten[code] = woord
        elif _BUURT.fullmatch(code) and 0 < len(woord) <= 120:
            gelezen.buurten[code] = woord
        elif rij > 1:  # the first row may be a heading
            wat = _("Hier staat geen code van het CBS met een naam.")
            herstel = _("Een gemeente is GM met vier cijfers, een buurt BU met acht cijfers.")
            gelezen.fouten.append(Celfout(_("rij %(rij)s") % {"rij": rij}, wat, herstel))
    if not (gelezen.gemeenten or gelezen.buurten or gelezen.fouten):
        raise Onleesbaar(_("er staat geen enkele code in"), verwacht=_("een kolom code en naam"))
    bekend = set(gelezen.gemeenten) | set(Gemeente.objects.values_list("code", flat=True))
    for code in gelezen.buurten:
        if f"GM{code[2:6]}" not in bekend:
            wat = _("De gemeente van deze buurt staat niet in de lijst.")
            herstel = _("Zet GM%(gm)s met haar naam in hetzelfde bestand.") % {"gm": code[2:6]}
            gelezen.fouten.append(Celfout(code, wat, herstel))
    return gelezen


def gebieden_inlezen(lid: Lid, gelezen: Gelezen) -> int:
    """Add what is new and rename what changed; takes nothing away. Gives how many rows."""
    eis(lid, Recht.PLATFORM_BEHEREN)
    if gelezen.fouten:
        raise ValueError("a list with errors is not imported")
    # Of the example country are never real: a code that CBS gives is.
    Gemeente.objects.bulk_create(
        [Gemeente(code=code, naam=naam) for code, naam in gelezen.gemeenten.items()],
        update_conflicts=True, unique_fields=["code"], update_fields=["naam"],
    )  # fmt: skip
    Buurt.objects.bulk_create(
        [
            Buurt(code=code, naam=naam, gemeente_id=f"GM{code[2:6]}")
            for code, naam in gelezen.buurten.items()
        ],
        update_conflicts=True, unique_fields=["code"], update_fields=["naam"], batch_size=5_000,
    )  # fmt: skip
    aantallen = {"gemeenten": len(gelezen.gemeenten), "buurten": len(gelezen.buurten)}
    leg_vast(
        "gebieden_inlezen",
        regio=None,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lid.lidmaatschappen[0].id,
        gegevens=aantallen,
    )
    return sum(aantallen.values())
