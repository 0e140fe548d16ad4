"""The members of a region: found, exported, ended; and never without a coordinator."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
import time_machine
from django.utils import timezone
from django.utils.text import capfirst

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import Rol
from verband.access.selectors import eigen_lidmaatschappen, lid_in_regio
from verband.access.services.lidmaatschap_beeindigen import lidmaatschap_beeindigen
from verband.access.tests.hulp import als, in_regio
from verband.audit.models import Handeling
from verband.core.context import Blik, zet_blik
from verband.core.fouten import Weigering

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
LIJST = "/r/duinrand/leden/"


def _lidmaatschap(cast, naam):
    in_regio(cast.duinrand)
    gevonden = Lidmaatschap.objects.get(gebruiker=getattr(cast, naam))
    zet_blik(Blik())
    return gevonden


def _einde(cast, naam, tot=None, client=None):
    tot = tot or timezone.localdate()
    adres = f"/r/duinrand/leden/{_lidmaatschap(cast, naam).id}/beeindigen/"
    client = client or als(cast.anna, opgestapt=True)
    return client.post(adres, {"tot": tot.isoformat()})


def _erbij(cast, gebruiker, rol=Rol.COORDINATOR):
    in_regio(cast.duinrand)
    Lidmaatschap.objects.create(
        gebruiker=gebruiker, rol=rol, regio=cast.duinrand, vanaf="2026-01-01"
    )
    zet_blik(Blik())


def test_the_list_names_everyone_of_this_region_and_nobody_else(cast):
    html = als(cast.anna).get(LIJST).content.decode()
    for naam in ("Anna", "Bart", "Fatima", "Gijs"):
        assert f">{naam}<" in html
    for naam in ("Chris", "Dora", "Ivo"):
        assert f">{naam}<" not in html


@pytest.mark.parametrize(
    ("zoek", "namen"),
    [("gijs", ["Gijs"]), ("DEELNEMER zilt", ["Bart"]), ("zilt", ["Bart", "Fatima"]), ("xyz", [])],
)
def test_searching_finds_by_name_role_and_organisation(cast, zoek, namen):
    antwoord = als(cast.anna).get(LIJST, {"q": zoek})
    assert [m.gebruiker.naam for m in antwoord.context["leden"]] == namen
    if not namen:
        assert "Niemand gevonden" in antwoord.content.decode()


@pytest.mark.parametrize("orde", ["naam", "rol", "vanaf", "tot", "onzin"])
def test_every_order_gives_everyone(cast, orde):
    leden = als(cast.anna).get(LIJST, {"orde": orde}).context["leden"]
    assert len(leden) == 4
    if orde in ("naam", "onzin"):
        assert [m.gebruiker.naam for m in leden] == ["Anna", "Bart", "Fatima", "Gijs"]


def test_the_csv_holds_the_same_and_runs_nothing(cast):
    Gebruiker.objects.filter(pk=cast.bart.pk).update(naam="=2+5")
    antwoord = als(cast.anna).get(f"{LIJST}leden.csv")
    tekst = antwoord.content.decode("utf-8-sig")
    rijen = list(csv.reader(io.StringIO(tekst), delimiter=";"))
    assert rijen[0] == ["naam", "e-mailadres", "rol", "organisatie", "vanaf", "tot"]
    assert len(rijen) == 5
    assert "'=2+5" in [rij[0] for rij in rijen]
    assert antwoord["Content-Disposition"] == 'attachment; filename="leden-duinrand.csv"'


def test_ending_a_role_today_closes_the_region_at_once(cast):
    bart = als(cast.bart)
    assert bart.get("/r/duinrand/").status_code == 200
    assert _einde(cast, "bart")["Location"] == LIJST
    assert bart.get("/r/duinrand/")["Location"].endswith("geen-rol=1")
    in_regio(cast.duinrand)
    gedaan = Handeling.objects.get(wat="lidmaatschap_beeindigen")
    assert gedaan.gegevens == {"rol": "deelnemer", "tot": timezone.localdate().isoformat()}


def test_ending_later_leaves_it_until_then(cast):
    morgen = timezone.localdate() + dt.timedelta(days=1)
    assert _einde(cast, "bart", morgen).status_code == 302
    assert als(cast.bart).get("/r/duinrand/").status_code == 200
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        assert als(cast.bart).get("/r/duinrand/")["Location"].endswith("geen-rol=1")


def test_looking_at_the_page_ends_nothing(cast):
    adres = f"/r/duinrand/leden/{_lidmaatschap(cast, 'bart').id}/beeindigen/"
    pagina = als(cast.anna, opgestapt=True).get(adres).content.decode()
    assert "Bart is dan geen deelnemer meer" in pagina
    assert _lidmaatschap(cast, "bart").tot is None


def test_the_last_coordinator_stays(cast):
    antwoord = _einde(cast, "anna")
    assert antwoord.status_code == 409
    assert "laatste coördinator" in antwoord.content.decode()
    assert _lidmaatschap(cast, "anna").tot is None


def test_the_control_with_a_second_coordinator_the_first_may_go(cast):
    _erbij(cast, cast.chris)
    assert _einde(cast, "anna")["Location"] == "/start/"
    assert _lidmaatschap(cast, "anna").tot == timezone.localdate()


def test_a_coordinator_who_leaves_too_is_no_successor(cast):
    _erbij(cast, cast.chris)
    in_regio(cast.duinrand)
    Lidmaatschap.objects.filter(gebruiker=cast.chris, regio=cast.duinrand).update(tot="2099-01-01")
    zet_blik(Blik())
    assert _einde(cast, "anna").status_code == 409


@pytest.mark.parametrize("dagen", [-1, -400])
def test_no_role_ends_in_the_past(cast, dagen):
    antwoord = _einde(cast, "bart", timezone.localdate() + dt.timedelta(days=dagen))
    assert antwoord.status_code == 409
    assert "al voorbij" in antwoord.content.decode()


def test_what_is_over_does_not_end_again(cast):
    _einde(cast, "bart")
    assert "al beëindigd" in _einde(cast, "bart").content.decode()


def test_a_member_of_another_region_can_not_be_ended_from_here(cast):
    in_regio(cast.heuvelland)
    vreemd = Lidmaatschap.objects.get(gebruiker=cast.chris)
    zet_blik(Blik())
    client = als(cast.anna, opgestapt=True)
    antwoord = client.post(f"/r/duinrand/leden/{vreemd.id}/beeindigen/", {"tot": "2030-01-01"})
    assert antwoord.status_code == 404


@pytest.mark.parametrize("wie", ["bart", "fatima", "gijs"])
def test_a_service_asks_the_right_itself(cast, wie):
    gebruiker = getattr(cast, wie)
    bart = _lidmaatschap(cast, "bart")
    zet_blik(Blik(gebruiker=gebruiker.pk))
    alle = eigen_lidmaatschappen(gebruiker)
    in_regio(cast.duinrand)
    lid = lid_in_regio(gebruiker, alle, cast.duinrand)
    assert lid
    with pytest.raises(Weigering):
        lidmaatschap_beeindigen(lid, bart.id, timezone.localdate())


def test_changing_needs_a_step_up_and_looking_does_not(cast):
    client = als(cast.anna)
    assert client.get(LIJST).status_code == 200
    antwoord = _einde(cast, "bart", client=client)
    assert antwoord["Location"].startswith("/stap-op/")
    assert _lidmaatschap(cast, "bart").tot is None


def test_everyone_can_read_what_each_role_may(client):
    from verband.access.rollen import ZINNEN

    antwoord = client.get("/rollen/")
    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    for rol in Rol:
        assert f">{capfirst(rol.label)}<" in html
    for zin in ZINNEN.values():
        assert str(zin).split(":")[0].replace("'", "&#x27;") in html
