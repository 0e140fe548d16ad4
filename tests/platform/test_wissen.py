"""Erasing a person: nothing of them is left to read, and the chain does not notice."""

from __future__ import annotations

import pytest
from django.db import connections
from django.test import Client

from cast import maak_cast
from logboekhulp import schrijf_verhaal
from verband.access.models import Lidmaatschap, Uitnodiging
from verband.access.rollen import Rol
from verband.access.services.gebruiker_wissen import wis_gebruiker
from verband.audit.models import Handeling
from verband.audit.onderzoek import controleer
from verband.audit.sleutels import bekende_sleutels
from verband.audit.tegen import houd_tegen
from verband.core.context import Blik, met_blik
from verband.core.fouten import Weigering

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "beheer"])


def overal(woord):
    """Every text in every table of the database that holds this word."""
    with connections["beheer"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (tabel,) in cursor.fetchall():
            zoek = f'SELECT count(*) FROM "{tabel}" t WHERE t::text ILIKE %s'
            cursor.execute(zoek, [f"%{woord}%"])
            if cursor.fetchone()[0]:
                yield tabel


@pytest.fixture
def verhaal():
    cast = maak_cast()
    with met_blik(Blik(platform=True)):
        Uitnodiging.objects.create(
            email="Bart@voorbeeld.test", rol=Rol.DEELNEMER, regio=cast.duinrand,
            uitgenodigd_door=cast.ivo, sleutel="a" * 64, verloopt_at="2026-01-01T00:00Z",
        )  # fmt: skip
    return schrijf_verhaal(cast)


def test_nothing_is_left_to_read_and_every_chain_still_holds(verhaal):
    cast = verhaal.cast
    client = Client()
    client.force_login(cast.bart)
    assert client.get("/start/", follow=True).status_code == 200
    assert set(overal("bart")) == {"access_gebruiker", "access_uitnodiging"}

    wis_gebruiker("BART@voorbeeld.test")

    assert list(overal("bart")) == []
    assert client.get("/start/")["Location"].startswith("/account/login/")
    assert [f for u in controleer("beheer") for f in u.onderzoek.fouten] == []
    assert houd_tegen("beheer", verhaal.bewijs, bekende_sleutels(), {}).fouten == []
    lid = Lidmaatschap.objects.using("beheer").get(gebruiker=cast.bart)
    assert lid.tot is not None
    nieuwste = Handeling.objects.using("beheer").filter(regio_id=cast.duinrand.id).first()
    assert (nieuwste.wat, nieuwste.onderwerp_id) == ("lidmaatschap_beeindigen", lid.id)
    assert Handeling.objects.using("beheer").get(regio_id=None).wat == "gebruiker_wissen"


def test_a_name_in_an_act_would_be_found_by_this_search(verhaal):
    """The control: the search does see what stands in the logboek."""
    assert "audit_handeling" in set(overal("lidmaatschap_geven"))


def test_who_is_not_there_is_refused_and_nothing_written(verhaal):
    voor = Handeling.objects.using("beheer").count()
    with pytest.raises(Weigering, match="geen gebruiker"):
        wis_gebruiker("niemand@voorbeeld.test")
    assert Handeling.objects.using("beheer").count() == voor
