"""The checks behind `verband controleer` as plain data. Needs Django set up."""

from __future__ import annotations

from typing import Any

from regelwerk.inlezen import Onleesbaar
from verband.audit import bewijs
from verband.audit.onderzoek import Uitkomst, controleer
from verband.audit.sleutels import bekende_sleutels
from verband.audit.tegen import ZONDER_BEWIJS, houd_tegen
from verband.regios.models import Regio


def lees(ruw: bytes) -> dict[str, Any]:
    """The receipt in a file. Raises Onleesbaar."""
    try:
        return bewijs.lees(ruw)
    except bewijs.GeenBewijs as fout:
        raise Onleesbaar(str(fout), verwacht="een ontvangstbewijs zoals Verband het gaf") from None


def draai(db: str, document: dict[str, Any] | None) -> dict[str, Any]:
    """Try every invariant, and hold the log against the receipt when there is one."""
    namen = dict(Regio.objects.using(db).values_list("id", "naam"))
    uitkomsten = controleer(db, namen)
    uitslag: dict[str, Any] = {
        "formaat": "controle/1",
        "houdt": all(u.houdt for u in uitkomsten),
        "invarianten": [_een(u) for u in uitkomsten],
        "tegen": None,
        "niet_te_zien": list(ZONDER_BEWIJS),
    }
    if document is not None:
        v = houd_tegen(db, document, bekende_sleutels(), namen)
        uitslag["tegen"] = {
            "id": document["id"],
            "titel": document["titel"],
            "gezien": v.gezien,
            "fouten": v.fouten,
            "conclusie": v.conclusie,
        }
        uitslag["houdt"] = uitslag["houdt"] and not v.fouten
        uitslag["niet_te_zien"] = []
    return uitslag


def _een(u: Uitkomst) -> dict[str, Any]:
    return {
        "naam": u.invariant.naam,
        "zin": u.invariant.zin,
        "houdt": u.houdt,
        "aantal": u.onderzoek.aantal,
        "eenheid": u.invariant.eenheid,
        "fouten": u.onderzoek.fouten,
        "opmerkingen": u.onderzoek.opmerkingen,
    }
