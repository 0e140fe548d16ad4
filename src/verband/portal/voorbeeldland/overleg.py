"""Tables, a meeting with decisions, and an agreement in an invented region of the example country.

Days are counted from today, so that what is open stays open however old the file is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from verband.access.verzoek import Lid
from verband.partijen.services.actiepunt import actiepunt_vastleggen
from verband.partijen.services.besluit_vastleggen import besluit_vastleggen
from verband.partijen.services.onderwerp_verdelen import onderwerp_verdelen
from verband.partijen.services.overeenkomst_opstellen import overeenkomst_opstellen
from verband.partijen.services.overleg_vastleggen import overleg_vastleggen
from verband.partijen.services.tafel_vastleggen import tafel_vastleggen
from verband.regios.models import Organisatie

Organisaties = Mapping[str, Organisatie]


def vul_overleg(lid: Lid, regio: Mapping[str, Any], organisaties: Organisaties) -> None:
    """What stands under ``regio.overlegtafel``, ``regio.verdeling`` and ``regio.overeenkomst``."""
    vandaag = timezone.localdate()
    tafels = {}
    for t in regio.get("overlegtafel", ()):
        velden = {k: w for k, w in t.items() if k not in ("leden", "overleg")}
        leden = [organisaties[naam] for naam in t["leden"]]
        tafels[t["naam"]] = tafel_vastleggen(lid, velden, leden)
        for o in t.get("overleg", ()):
            _overleg(lid, tafels[t["naam"]].id, o, leden, organisaties, vandaag)
    for v in regio.get("verdeling", ()):
        wie = {"eigenaar": organisaties[v["eigenaar"]], "tafel": tafels.get(v.get("tafel", ""))}
        onderwerp_verdelen(lid, {**v, **wie})
    for o in regio.get("overeenkomst", ()):
        namen = ("tekst", "besluitregels", "conflict", "toetreden")
        dagen = {"vanaf": vandaag, "tot": vandaag + dt.timedelta(days=365)}
        partijen = {organisaties[naam].id: beurt for naam, beurt in o["partijen"].items()}
        overeenkomst_opstellen(lid, o["titel"], {n: o[n] for n in namen} | dagen, partijen)


def _overleg(
    lid: Lid, tafel: Any, o: Mapping[str, Any], leden: list[Organisatie],
    organisaties: Organisaties, vandaag: dt.date,
) -> None:  # fmt: skip
    op = vandaag - dt.timedelta(days=o["dagen_geleden"])
    afwezig = set(o.get("afwezig", ()))
    standen = {x.id: "afwezig" if x.naam in afwezig else "aanwezig" for x in leden}
    overleg = overleg_vastleggen(lid, tafel, op, standen, vandaag=vandaag)
    for b in o.get("besluit", ()):
        wie = [organisaties[naam].id for naam in b["wie"]]
        velden = {k: w for k, w in b.items() if k != "wie"}
        besluit_vastleggen(lid, overleg.id, velden, wie)
    for a in o.get("actiepunt", ()):
        tot = vandaag + dt.timedelta(days=a["over_dagen"])
        actiepunt_vastleggen(lid, overleg.id, a["wat"], organisaties[a["eigenaar"]], tot)
