"""Her own total beside what was read: the difference to the cent, and where it comes from."""

from __future__ import annotations

from itertools import combinations
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regelwerk.tekst import euro

Ding = dict[str, Any]


class Oorzaak(NamedTuple):
    cent: int  # what it does to her total, set against ours
    tekst: str


def verklaar(begroting: Ding) -> tuple[list[str], bool]:
    """Sentences about the difference, and whether they account for all of it."""
    eigen = begroting["eigen_totaal"]
    if eigen is None or not eigen["verschil_cent"]:
        return [], True
    verschil = eigen["verschil_cent"]
    oorzaken = list(_oorzaken(begroting, eigen))
    for aantal in range(1, len(oorzaken) + 1):
        for keuze in combinations(oorzaken, aantal):
            if sum(o.cent for o in keuze) == verschil:
                return [o.tekst for o in keuze], True
    if abs(verschil) <= len(begroting["regels"]) // 2 + 1:
        return [_("Dit komt door afronden per regel.")], True
    return [o.tekst for o in oorzaken], False


def _oorzaken(begroting: Ding, eigen: Ding) -> list[Oorzaak]:
    """Few enough to try them all together."""
    regels = begroting["regels"]
    uit = []
    if (nu := eigen.get("herrekend_cent")) is not None:
        tekst = _(
            "De bewaarde uitkomst van uw totaal is verouderd: de formule geeft nu %(nu)s. "
            "Dat scheelt %(cent)s."
        )
        oud = eigen["bedrag_cent"] - nu
        uit.append(Oorzaak(oud, tekst % {"nu": euro(nu), "cent": euro(abs(oud))}))
    if tekstregels := [r for r in regels if r.get("staat_er") and r["bedrag_cent"]]:
        cent = sum(r["bedrag_cent"] for r in tekstregels)
        tekst = ngettext(
            "%(n)s bedrag staat als tekst in de cel; een SOM slaat dat over. Samen %(cent)s.",
            "%(n)s bedragen staan als tekst in de cel; een SOM slaat die over. Samen %(cent)s.",
            len(tekstregels),
        )
        uit.append(Oorzaak(-cent, tekst % {"n": len(tekstregels), "cent": euro(cent)}))
    if verborgen := [r for r in regels if not r["zichtbaar"] and r["bedrag_cent"]]:
        cent = sum(r["bedrag_cent"] for r in verborgen)
        tekst = ngettext(
            "%(n)s regel is verborgen en telt bij ons mee. Samen %(cent)s.",
            "%(n)s regels zijn verborgen en tellen bij ons mee. Samen %(cent)s.",
            len(verborgen),
        )
        uit.append(Oorzaak(-cent, tekst % {"n": len(verborgen), "cent": euro(cent)}))
    if negatief := [r for r in regels if (r["bedrag_cent"] or 0) < 0]:
        cent = sum(r["bedrag_cent"] for r in negatief)
        tekst = _("Uw totaal laat de negatieve bedragen weg. Samen %(cent)s.")
        uit.append(Oorzaak(-cent, tekst % {"cent": euro(cent)}))
    return uit
