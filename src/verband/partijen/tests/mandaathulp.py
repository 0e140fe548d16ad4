"""Givers, a discipline's administrator and mandates, for tests about mandates."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.core import mail

from cast import Cast
from cast import maak_lid as maak_lid_in
from verband.access.models import Gebruiker
from verband.access.rollen import Rol
from verband.access.verzoek import Lid
from verband.core.context import Blik, zet_blik
from verband.partijen.models import Mandaat, MandaatOnderwerp
from verband.partijen.services.mandaat_bevestigen import mandaat_bevestigen
from verband.partijen.services.mandaat_opstellen import mandaat_opstellen
from verband.partijen.tests.hulp import lid_van
from verband.regios.models import Organisatie, RegioVerzekeraar

# A day that no test depends on: acts take the day as an argument.
DAG = dt.date(2026, 11, 26)
MORGEN = DAG + dt.timedelta(days=1)
OVER_EEN_JAAR = dt.date(2027, 11, 26)
ONDERWERPEN = [("begroting", "regio"), ("resv-plan", "regio")]


def maak_gever(cast: Cast, naam: str = "Huisartsen Zilt", **velden: Any) -> Organisatie:
    """An organisation of a discipline in Duinrand."""
    zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
    basis = {"soort": "disciplineorganisatie", "discipline": "huisartsen"}
    return Organisatie.objects.create(regio=cast.duinrand, naam=naam, **(basis | velden))


def maak_lid(cast: Cast, naam: str, rol: Rol, organisatie: Organisatie | None = None) -> Gebruiker:
    return maak_lid_in(cast.duinrand, naam, rol, organisatie)


def met_beleid(cast: Cast) -> None:
    """The preferent insurer bears the name of the one whose policy is loaded."""
    zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
    rol = RegioVerzekeraar.objects.select_related("verzekeraar").get(
        regio=cast.duinrand, rol="preferent"
    )
    rol.verzekeraar.naam = "Zorg en Zekerheid"
    rol.verzekeraar.save()


def velden(gever: Organisatie, **anders: Any) -> dict[str, Any]:
    """A complete draft, but for what is given."""
    return {
        "gever": gever, "discipline": "huisartsen", "route": "huisartsenvereniging",
        "vertegenwoordiger": "Roos de Wit", "vertegenwoordiger_email": "roos@voorbeeld.test",
        "plaatsvervanger": "Sam Vos", "grens_cent": 25_000_000, "grens_maanden": 12,
        "vanaf": DAG, "tot": OVER_EEN_JAAR,
    } | anders  # fmt: skip


def concept(lid: Lid, gever: Organisatie, onderwerpen: Any = ONDERWERPEN, **anders: Any) -> Mandaat:
    return mandaat_opstellen(lid, velden(gever, **anders), onderwerpen)


def geef(lid: Lid, mandaat: Mandaat, *, vandaag: dt.date = DAG, **anders: Any) -> Mandaat:
    """Confirmed by its own administrator, as it stands or with what is given."""
    mandaat.refresh_from_db()
    onderwerpen = [(o.onderwerp, o.niveau) for o in mandaat.onderwerpen.all()]
    mandaat_bevestigen(
        lid, mandaat.id, mandaat.versie, anders, onderwerpen, inzet=False, vandaag=vandaag
    )
    mandaat.refresh_from_db()
    return mandaat


class Tafel:
    """Duinrand with one giver and its administrator Henk."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.gever = maak_gever(cast)
        self.henk_persoon = maak_lid(cast, "henk", Rol.DISCIPLINEBEHEERDER, self.gever)

    @property
    def anna(self) -> Lid:
        return lid_van(self.cast.anna, self.cast.duinrand)

    @property
    def henk(self) -> Lid:
        return lid_van(self.henk_persoon, self.cast.duinrand)

    def gegeven(self, **anders: Any) -> Mandaat:
        return geef(self.henk, concept(self.henk, self.gever, **anders))


def link_uit_mail() -> str:
    gevonden = re.search(r"http://testserver(/mandaat/\S+/)", str(mail.outbox[-1].body))
    assert gevonden
    return gevonden[1]


def getypt(mandaat: Mandaat, **anders: Any) -> dict[str, Any]:
    """What the page of the discipline sends, as it was asked but for what is given."""
    zet_blik(Blik(regios=frozenset({mandaat.regio_id})))
    mandaat.refresh_from_db()
    gekozen = dict(
        MandaatOnderwerp.objects.filter(mandaat=mandaat).values_list("onderwerp", "niveau")
    )
    data = {
        "versie": mandaat.versie,
        "vertegenwoordiger": mandaat.vertegenwoordiger,
        "vertegenwoordiger_email": mandaat.vertegenwoordiger_email,
        "plaatsvervanger": mandaat.plaatsvervanger,
        "grens_cent": "250.000", "grens_maanden": "12",
        "vanaf": f"{mandaat.vanaf}", "tot": f"{mandaat.tot}",
        "onderwerp_0": gekozen.get("resv-plan", ""), "onderwerp_1": gekozen.get("begroting", ""),
        "zonder_inzet": "1",
    }  # fmt: skip
    return data | anders
