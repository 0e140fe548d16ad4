"""Disciplines and mandates of the invented region, by the acts of people, as mandaten.toml says."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from verband.access.verzoek import Lid
from verband.partijen.models import Mandaat
from verband.partijen.services.discipline_vastleggen import discipline_vastleggen
from verband.partijen.services.mandaat_bevestigen import mandaat_bevestigen
from verband.partijen.services.mandaat_opstellen import mandaat_opstellen
from verband.portal.voorbeeldland.leden import als_beheerder
from verband.regios.models import Organisatie

BESTAND = Path(__file__).with_name("mandaten.toml")
_LEEG: dict[str, Any] = {"subdiscipline": "", "beroep": ""}
_DISCIPLINE: dict[str, Any] = {**_LEEG, "verbeterstap": "", "verbeterstap_op": None}
_NIET_VAN_HET_MANDAAT = ("naam", "op", "inzet", "onderwerpen", "vervangt")


def laad(ro: Lid) -> None:
    """``ro`` made the region, and has no role in it afterwards."""
    gegevens = tomllib.loads(BESTAND.read_text("utf-8"))
    organisaties = {o.naam: o for o in Organisatie.objects.filter(regio_id=ro.regio_id)}
    for d in gegevens["discipline"]:
        velden = _DISCIPLINE | d | {"organisatie": organisaties[d["organisatie"]]}
        discipline_vastleggen(ro, velden)
    eerder: dict[str, Mandaat] = {}
    for m in gegevens["mandaat"]:
        velden = {k: w for k, w in m.items() if k not in _NIET_VAN_HET_MANDAAT}
        velden |= {"gever": organisaties[m["gever"]], "vervangt": eerder.get(m.get("vervangt", ""))}
        onderwerpen = list(m["onderwerpen"].items())
        wie = als_beheerder(ro, organisaties[m["gever"]]) if "op" in m else ro
        mandaat = mandaat_opstellen(wie, velden, onderwerpen)
        if "op" in m:
            mandaat_bevestigen(
                wie, mandaat.id, mandaat.versie, {}, onderwerpen,
                inzet=m.get("inzet", False), vandaag=m["op"],
            )  # fmt: skip
        if "naam" in m:
            eerder[m["naam"]] = Mandaat.objects.get(id=mandaat.id)
