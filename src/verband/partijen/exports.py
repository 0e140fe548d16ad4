"""Lists to keep: csv and xlsx, as whole files."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from verband.access.verzoek import Lid
from verband.core.lijsten import Vorm, beperkt
from verband.partijen.lijst import KOPPEN
from verband.partijen.selectors.organisaties import Vraag, list_organisaties, mag_iban_zien
from verband.partijen.selectors.verzekeraars import list_regios, rol_in_woorden
from verband.partijen.woorden import DISCIPLINES, SOORT, discipline, procent
from verband.werkboek.lijst import als_bestand


def organisaties(lid: Lid, vraag: Vraag, vorm: Vorm) -> HttpResponse:
    """The list as it is filtered; it can be changed and read in again."""
    velden = [veld for veld in KOPPEN if veld != "iban" or mag_iban_zien(lid)]
    rijen = [
        [_cel(veld, str(getattr(o, veld))) for veld in velden]
        for o in beperkt(list_organisaties(lid, vraag))
    ]
    kop = [str(KOPPEN[veld]) for veld in velden]
    return als_bestand("organisaties", vorm, kop, rijen, _keuzes())


def sjabloon(vorm: Vorm) -> HttpResponse:
    """An empty list with the right headings."""
    kop = [str(k) for k in KOPPEN.values()]
    return als_bestand("sjabloon-organisaties", vorm, kop, [], _keuzes())


def _cel(veld: str, waarde: str) -> str:
    if veld == "soort":
        return str(SOORT[waarde])
    return discipline(waarde) if veld == "discipline" else waarde


def _keuzes() -> dict[int, list[str]]:
    # Excel keeps at most 255 characters of choices.
    return {1: [str(w) for w in SOORT.values()], 2: [str(w) for w in DISCIPLINES.values()]}


def regios_van_verzekeraar(lid: Lid, q: str, orde: str, vorm: Vorm) -> HttpResponse:
    """The list of regions of an insurer, a row per contract year."""
    kop = [_("Regio"), _("Contractjaar"), _("Rol"), _("Aandeel"), _("Bron"), _("Dag van de bron"),
           _("Contact")]  # fmt: skip
    rijen = [
        [
            r.regio.naam,
            rv.contractjaar,
            rol_in_woorden(rv),
            procent(rv.aandeel),
            rv.bron,
            rv.bron_op.isoformat() if rv.bron_op else "",
            "; ".join(" ".join(filter(None, (c.naam, c.email, c.telefoon))) for c in r.contacten),
        ]
        for r in list_regios(lid, q, orde)
        for rv in r.rollen
    ]
    return als_bestand("regios", vorm, kop, rijen)
