"""Lists to keep: csv and xlsx, as whole files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from django.http import HttpResponse
from django.utils.translation import gettext as _

from verband.access.verzoek import Lid
from verband.core.lijsten import beperkt
from verband.partijen.lijst import KOPPEN
from verband.partijen.selectors.organisaties import Vraag, list_organisaties, mag_iban_zien
from verband.partijen.selectors.verzekeraars import list_regios, rol_in_woorden
from verband.partijen.woorden import DISCIPLINES, SOORT, discipline, procent
from verband.werkboek.csvschrijven import csv_bestand
from verband.werkboek.xlsxschrijven import xlsx_bestand

Vorm = Literal["csv", "xlsx"]
_SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def als_bestand(
    naam: str, vorm: Vorm, kop: Sequence[str], rijen: Iterable[Sequence[object]],
    keuzes: dict[int, list[str]] | None = None,
) -> HttpResponse:  # fmt: skip
    """A file to save under this name."""
    inhoud = (
        csv_bestand(kop, rijen) if vorm == "csv" else xlsx_bestand(naam[:31], kop, rijen, keuzes)
    )
    return HttpResponse(
        inhoud,
        content_type=_SOORTEN[vorm],
        headers={"Content-Disposition": f'attachment; filename="{naam}.{vorm}"'},
    )


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
    kop = [_("Regio"), _("Contractjaar"), _("Rol"), _("Aandeel"), _("Bron"), _("Contact")]
    rijen = [
        [
            r.regio.naam,
            rv.contractjaar,
            rol_in_woorden(rv),
            procent(rv.aandeel),
            rv.bron,
            "; ".join(" ".join(filter(None, (c.naam, c.email, c.telefoon))) for c in r.contacten),
        ]
        for r in list_regios(lid, q, orde)
        for rv in r.rollen
    ]
    return als_bestand("regios", vorm, kop, rijen)
