"""Who gives care is asked little; whoever asks sees when it becomes much (VWS-4d4)."""

from __future__ import annotations

import datetime as dt

import pytest

from verband.access.models import Bevestiging
from verband.core.context import Blik, zet_blik
from verband.partijen.services.aanbod_opgeven import aanbod_vragen
from verband.partijen.tests.aanbodhulp import Aanbod
from verband.partijen.tests.hulp import DUINRAND, als, tekst
from verband.partijen.tests.mandaathulp import Tafel, concept
from verband.regios.models import Contact

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
ZIN = "kreeg in de afgelopen 30 dagen al 3 vragen van uw regio"


def vaak(cast, lid, email, n):
    for i in range(n):
        Bevestiging.objects.create(
            soort="mandaat", regio=cast.duinrand, onderwerp_id=cast.duinrand.id, email=email,
            gevraagd_door=lid.gebruiker, sleutel=f"{i:064d}",
            verloopt_at=dt.datetime(2099, 1, 1, tzinfo=dt.UTC),
        )  # fmt: skip


@pytest.mark.eis("VWS-4d4")
@pytest.mark.parametrize(
    ("n", "dagen", "gewaarschuwd"), [(2, 0, False), (3, 0, True), (3, 31, False)]
)
def test_the_fourth_question_in_a_month_to_one_discipline_is_warned_for(
    cast, n, dagen, gewaarschuwd
):
    tafel = Tafel(cast)
    mandaat = concept(tafel.anna, tafel.gever)
    vaak(cast, tafel.anna, "henk@voorbeeld.test", n)
    eerder = dt.timedelta(days=dagen)
    for b in Bevestiging.objects.all():
        Bevestiging.objects.filter(id=b.id).update(aangemaakt_at=b.aangemaakt_at - eerder)
    adres = f"{DUINRAND}mandaten/{mandaat.id}/vragen/"
    assert (ZIN in tekst(als(cast.anna).get(adres))) is gewaarschuwd
    # A warning, no more: it can be asked.
    assert als(cast.anna).post(adres, {"versie": mandaat.versie}).status_code in (302, 422)


@pytest.mark.eis("VWS-4d4")
def test_the_holder_of_the_vvt_file_sees_it_too_and_not_of_another_region(cast):
    vvt = Aanbod(cast, "zus")
    peiling = vvt.peiling()
    opgave = vvt.opgave(peiling, "zus")
    zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
    Contact.objects.create(
        regio=cast.duinrand, organisatie=vvt.aanbieders["zus"], naam="Zus", email="zus@zorg.test"
    )
    adres = f"{DUINRAND}aanbod/{peiling.id}/vragen/{opgave.id}/"
    for keer in range(3):
        assert ZIN not in tekst(als(vvt.koos_persoon).get(adres)), keer
        aanbod_vragen(vvt.koos, opgave.id, email="", basis="http://testserver/")
    assert ZIN in tekst(als(vvt.koos_persoon).get(adres))
