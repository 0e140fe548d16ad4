"""Whom to ask about the policy that a plan is checked with (ZZ-4.2)."""

from __future__ import annotations

import pytest

from verband.partijen.services.contact_vastleggen import contact_vastleggen
from verband.partijen.tests.hulp import DUINRAND, tekst
from verband.partijen.tests.overleghulp import Tafelsetting
from verband.plannen.tests.dossierhulp import als, bewaar, lid_van

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


@pytest.mark.eis("ZZ-4.2")
def test_a_plan_and_a_decision_say_whom_to_ask_or_that_nobody_is_known(cast):
    versie = bewaar(lid_van(cast, "anna"))
    plan = f"{DUINRAND}dossiers/{versie.dossier_id}/versies/{versie.nummer}/"
    setting = Tafelsetting(cast)
    besluit = f"{DUINRAND}besluiten/{setting.besluit(setting.overleg()).id}/"
    for pad in (plan, besluit):
        pagina = tekst(als(cast.anna).get(pad))
        assert "Vragen over het beleid van Duinzorg in 2027?" in pagina
        assert "nog geen contactpersoon van deze verzekeraar" in pagina
    persoon = {"naam": "Nora", "functie": "", "email": "nora@v.test", "telefoon": ""}
    for verzekeraar, naam in ((cast.duinzorg, "Nora"), (cast.verrezorg, "Vincent")):
        contact_vastleggen(
            lid_van(cast, "anna"),
            persoon | {"naam": naam, "verzekeraar": verzekeraar, "organisatie": None},
        )
    for pad in (plan, besluit):
        pagina = tekst(als(cast.anna).get(pad))
        assert "nora@v.test" in pagina
        assert "Vincent" not in pagina
