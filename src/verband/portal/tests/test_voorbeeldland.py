"""The example country: sourced facts of what exists, invented names for the rest, loaded once."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.conf import settings as instellingen
from django.utils import timezone

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import IN_REGIO, INKOPER, LANDELIJK, Rol
from verband.core.context import Blik, zet_blik
from verband.partijen.models import Mandaat
from verband.partijen.tests.hulp import als, tekst
from verband.plannen.models import DossierVersie
from verband.portal.voorbeeldland.dossier import NOTITIE
from verband.portal.voorbeeldland.laden import VERHAAL, laad, lees_land, list_accounts
from verband.portal.voorbeeldland.leden import lid_als
from verband.regios.models import Organisatie, Regio, RegioVerzekeraar
from verband.taken.selectors import list_wijzigingen

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
LAND = lees_land()
ECHT = [r for r in LAND["regio"] if not r.get("verzonnen")]
VERZONNEN = [r for r in LAND["regio"] if r.get("verzonnen")]


@pytest.fixture
def land(db, settings):
    settings.DEMO = True
    assert laad() is True


@pytest.mark.eis("ZZ-2-1")
def test_of_a_region_that_exists_only_what_the_source_says():
    assert {r["organisatie"][0]["naam"] for r in ECHT} == {
        "Rijn en Duin", "Amstelland Zorg", "Zorggroep Haarlemmermeer"
    }  # fmt: skip
    for r in ECHT:
        assert set(r) == {"slug", "naam", "bron", "organisatie", "verzekeraar"}
        assert "hoofdstuk 2" in r["bron"]
        assert "Bron ontbreekt" in r["bron"]
        assert r["organisatie"] == [{"naam": r["organisatie"][0]["naam"], "soort": "ro"}]
        assert all("aandeel" not in v and "onze lezing" in v["bron"] for v in r["verzekeraar"])


def test_what_is_invented_says_so():
    assert len(VERZONNEN) >= 2
    for r in VERZONNEN:
        assert len(r["organisatie"]) >= 12
        assert all("(verzonnen)" in o["naam"] for o in r["organisatie"])
        assert all(o.get("kvk", "9999").startswith("9999") for o in r["organisatie"])
    assert all("(verzonnen)" in g["naam"] for g in LAND["gemeente"] + LAND["buurt"])
    assert all(a["email"].endswith("@voorbeeld.test") for a in LAND["account"])
    assert {a.get("regio") for a in LAND["account"]}.isdisjoint({r["slug"] for r in ECHT})


def test_there_is_an_account_for_every_role(land):
    zet_blik(Blik(platform=True))
    rollen = set(Lidmaatschap.objects.values_list("rol", flat=True))
    assert rollen == {*(r.value for r in (*IN_REGIO, *LANDELIJK)), INKOPER}
    assert len(list_accounts()) == len(LAND["account"])


def test_loading_again_changes_nothing(land):
    zet_blik(Blik(platform=True))
    eerder = (Regio.objects.count(), Gebruiker.objects.count())
    assert laad() is False
    zet_blik(Blik(platform=True))
    assert (Regio.objects.count(), Gebruiker.objects.count()) == eerder


def test_everyone_lands_where_they_work(land):
    plekken = {
        "coordinator": "/r/lage-duinen/", "kassier": "/r/lage-duinen/", "nza": "/landelijk/",
        "platform": "/beheer/", "preferent": "/v/zorg-en-zekerheid/",
        "verzekeraar": "/v/polderzorg/",
    }  # fmt: skip
    for wie, plek in plekken.items():
        client = als(Gebruiker.objects.get(email=f"{wie}@voorbeeld.test"))
        assert client.get("/start/")["Location"] == plek
        assert client.get(plek).status_code == 200


def test_the_coordinator_sees_what_is_missing_and_where_to_go(land):
    client = als(Gebruiker.objects.get(email="coordinator@voorbeeld.test"))
    pagina = tekst(client.get("/r/lage-duinen/"))
    assert "5 van 6 onderdelen zijn klaar" in pagina
    assert "verzonnen voorbeeld" in pagina
    assert "/r/lage-duinen/organisaties/?soort=zorgaanbieder" in pagina
    deelnemer = als(Gebruiker.objects.get(email="deelnemer@voorbeeld.test"))
    assert "onderdelen zijn klaar" not in tekst(deelnemer.get("/r/lage-duinen/"))


def test_the_coordinator_sees_first_how_the_plan_is_doing(land):
    client = als(Gebruiker.objects.get(email="coordinator@voorbeeld.test"))
    thuis, lijst = (tekst(client.get(f"/r/lage-duinen/{pad}")) for pad in ("", "dossiers/"))
    n = re.search(r"(\d+) moet hersteld", lijst)
    assert n is not None
    assert f">{n[1]}</b> <span>punten van het plan moeten hersteld<" in thuis
    assert "RESV-plan (verzonnen), versie 2" in thuis
    ander = als(Gebruiker.objects.get(email="coordinator2@voorbeeld.test"))
    assert ">Nog geen</b> <span>plan getoetst en bewaard<" in tekst(
        ander.get("/r/hoog-polderland/")
    )


def test_from_the_home_to_the_newest_version_of_the_dossier_and_what_is_shared_of_it(land):
    client = als(Gebruiker.objects.get(email="coordinator@voorbeeld.test"))
    thuis = client.get("/r/lage-duinen/").content.decode()
    lijst = "/r/lage-duinen/dossiers/"
    assert f'href="{lijst}"' in thuis
    dossier = re.search(rf'href="({lijst}[0-9a-f-]{{36}}/)"', client.get(lijst).content.decode())
    assert dossier
    pagina = client.get(dossier[1])
    assert "RESV-plan (verzonnen)" in tekst(pagina)
    assert NOTITIE in tekst(pagina)
    versie = f"{dossier[1]}versies/2/"
    assert versie in pagina.content.decode()
    assert client.get(versie).status_code == 200
    eerste, tweede = DossierVersie.objects.order_by("nummer")
    assert 0 < tweede.aantallen["blokkerend"] < eerste.aantallen["blokkerend"]
    coen = als(Gebruiker.objects.get(email="controller@voorbeeld.test"))
    assert "plan is nu met u gedeeld" in tekst(coen.get("/r/lage-duinen/"))
    for wie in ("controller", "preferent"):
        ander = als(Gebruiker.objects.get(email=f"{wie}@voorbeeld.test"))
        lijst = ander.get("/r/lage-duinen/gedeeld/").content.decode()
        gedeeld = re.search(r'href="(/r/lage-duinen/gedeeld/[0-9a-f-]{36}/)"', lijst)
        assert gedeeld
        assert "voorbeeld" in tekst(ander.get(gedeeld[1]))
        assert ander.get(versie).status_code == 403


def test_what_is_new_names_the_thing_and_leads_to_it(land):
    carla = Gebruiker.objects.get(email="coordinator@voorbeeld.test")
    regio = Regio.objects.get(slug=VERHAAL)
    zet_blik(Blik(gebruiker=carla.pk, regios=frozenset({regio.id})))
    lid = lid_als(regio, carla.email, Rol.COORDINATOR)
    nieuw = list_wijzigingen(lid, timezone.now() - dt.timedelta(hours=1), aantal=999)
    gegeven = [n for n in nieuw if n.wat == "Gaf een mandaat"]
    mandaat = next(n for n in gegeven if n.over.startswith("Huisartsencoöperatie Helmgras"))
    assert mandaat.over.endswith(", huisartsen")
    assert als(carla).get(mandaat.adres).status_code == 200


def test_who_speaks_for_the_own_organisation_reads_it_as_you(land):
    vera = als(Gebruiker.objects.get(email="vertegenwoordiger@voorbeeld.test"))
    assert "spreekt voor 2 organisaties" in tekst(vera.get("/r/lage-duinen/"))
    zet_blik(Blik(regios=frozenset({Regio.objects.get(slug="lage-duinen").id})))
    # A mandate that names no address: by her name, for her own organisation alone.
    Mandaat.objects.filter(vertegenwoordiger="Vera Verzonnen").update(vertegenwoordiger_email="")
    thuis = tekst(vera.get("/r/lage-duinen/"))
    assert "spreekt voor Thuiszorg Zandkust (verzonnen)" in thuis
    assert "spreekt voor uw discipline" not in thuis
    dewi = als(Gebruiker.objects.get(email="deelnemer@voorbeeld.test"))
    assert "spreekt voor uw discipline" in tekst(dewi.get("/r/lage-duinen/"))


def test_the_buyer_of_a_real_insurer_sees_the_source_and_unknown_shares(land):
    client = als(Gebruiker.objects.get(email="preferent@voorbeeld.test"))
    pagina = tekst(client.get("/r/amstelland/"))
    assert "hoofdstuk 2" in pagina
    assert "onbekend" in pagina
    assert "Bron ontbreekt" in tekst(client.get("/r/amstelland/gebied/"))


def test_without_the_demo_there_is_no_example(db, settings):
    settings.DEMO = False
    from verband.core.fouten import Weigering

    with pytest.raises(Weigering):
        laad()
    zet_blik(Blik(platform=True))
    assert not Regio.objects.exists()
    assert not Gebruiker.objects.exists()
    assert instellingen.DEMO is False


def test_all_of_it_went_through_the_acts(land):
    zet_blik(Blik(platform=True))
    regios = frozenset(Regio.objects.values_list("id", flat=True))
    zet_blik(Blik(platform=True, regios=regios))
    from verband.audit.models import Handeling

    gedaan = Handeling.objects.filter(regio_id__in=regios)
    assert gedaan.filter(wat="organisatie_toevoegen").count() == Organisatie.objects.count()
    assert gedaan.filter(wat="verzekeraar_vastleggen").count() == RegioVerzekeraar.objects.count()
