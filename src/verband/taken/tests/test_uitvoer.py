"""A file is made once, as who asked, and for nobody else."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from django.utils import timezone

from verband.access.models import Lidmaatschap
from verband.access.tests.hulp import als
from verband.audit.models import Handeling
from verband.core import lijsten
from verband.core.context import Blik, met_blik, zet_blik
from verband.regios.models import Organisatie
from verband.taken.models import Uitvoer, UitvoerInhoud
from verband.taken.services.uitvoer import uitvoer_maken, uitvoer_opruimen

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
BESTANDEN = "/r/duinrand/bestanden/"
LOGBOEK = "/r/duinrand/logboek/csv/"


def _zie(cast, model):
    """What there is in the region, whatever the last request left in sight."""
    zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
    return model.objects


def _vraag(cast, wie="anna", **velden):
    velden = {"soort": "lijst", "adres": LOGBOEK, **velden}
    return als(getattr(cast, wie)).post(f"{BESTANDEN}nieuw/", velden)


def _maak(cast) -> bool:
    u = _zie(cast, Uitvoer).get()
    return uitvoer_maken(cast.duinrand.id, cast.anna.pk, u.id)


def test_the_logboek_is_made_once_and_fetched(cast):
    adres = _vraag(cast).headers["Location"]
    assert _vraag(cast).headers["Location"] == adres  # asked twice while it waits: one file
    anna = als(cast.anna)
    assert "hx-trigger" in anna.get(f"{adres}stand/").content.decode()
    assert [_maak(cast), _maak(cast)] == [True, False]
    assert _zie(cast, UitvoerInhoud).count() == 1
    assert "hx-trigger" not in anna.get(f"{adres}stand/").content.decode()
    assert "Uw bestand staat klaar" in anna.get("/taken/").content.decode()
    bestand = anna.post(f"{adres}bestand/")
    assert bestand.headers["Content-Disposition"] == 'attachment; filename="logboek-duinrand.csv"'
    assert b"uitvoer_vragen" in bestand.content
    assert "Uw bestand staat klaar" not in anna.get("/taken/").content.decode()


@pytest.mark.parametrize(("wie", "status"), [("chris", 404), ("gijs", 404), ("hanna", 404)])
def test_another_does_not_see_the_file(cast, wie, status):
    adres = _vraag(cast).headers["Location"]
    _maak(cast)
    assert als(getattr(cast, wie)).post(f"{adres}bestand/").status_code == status
    assert als(getattr(cast, wie)).get(adres).status_code == status


def test_who_may_not_read_the_logboek_gets_no_file_of_it(cast):
    assert _vraag(cast, "bart").status_code == 403
    assert _vraag(cast, soort="iets").status_code == 400
    assert _vraag(cast, soort="dossier", dossier="geen-uuid").status_code == 400
    assert not _zie(cast, Uitvoer).exists()


def test_a_file_of_a_kind_that_is_made_no_more_is_not_there(cast):
    adres = _vraag(cast).headers["Location"]
    _maak(cast)
    _zie(cast, Uitvoer).update(soort="logboek")
    assert als(cast.anna).post(f"{adres}bestand/").status_code == 404
    _zie(cast, Uitvoer).update(stand=Uitvoer.Stand.WACHT)
    assert _maak(cast) is False
    assert _zie(cast, Uitvoer).get().reden == "Wat u vroeg, is er niet meer."


def test_a_right_that_ended_meanwhile_makes_no_file(cast):
    _vraag(cast)
    _zie(cast, Lidmaatschap).filter(gebruiker=cast.anna).update(
        vanaf="2026-01-01", tot="2026-01-02"
    )
    assert _maak(cast) is False
    assert not _zie(cast, UitvoerInhoud).exists()


def test_a_file_goes_when_its_day_has_come(cast):
    adres = _vraag(cast).headers["Location"]
    _maak(cast)
    assert uitvoer_opruimen(cast.duinrand.id, timezone.localdate()) == 0
    assert uitvoer_opruimen(cast.duinrand.id, timezone.localdate() + dt.timedelta(days=7)) == 1
    assert als(cast.anna).post(f"{adres}bestand/").status_code == 404
    with met_blik(Blik(regios=frozenset({cast.duinrand.id}))):
        assert Uitvoer.objects.count() == 1


# --- not made, and asked again -----------------------------------------------------------


def test_a_file_that_could_not_be_made_is_a_task_until_it_is_asked_again(cast):
    adres = _vraag(cast, dossier="x").headers["Location"]  # the question comes along
    _zie(cast, Uitvoer).update(stand="mislukt", reden="Er ging bij ons iets mis.")
    anna = als(cast.anna)
    taken = anna.get("/taken/").content.decode()
    assert "Uw bestand is niet gemaakt: " in taken
    assert adres in taken
    assert "niet gemaakt" not in als(cast.bart).get("/taken/").content.decode()
    pagina = anna.get(adres).content.decode()
    assert "Vraag het opnieuw" in pagina
    assert 'name="dossier" value="x"' in pagina
    opnieuw = _vraag(cast, dossier="x")
    assert opnieuw.headers["Location"] != adres
    assert "Uw bestand is niet gemaakt: " not in anna.get("/taken/").content.decode()


def test_what_is_not_there_any_more_has_no_button(cast):
    adres = _vraag(cast).headers["Location"]
    for soort, vraag in (("dossier", {"dossier": str(cast.anna.pk)}), ("weg", {})):
        _zie(cast, Uitvoer).update(stand="mislukt", soort=soort, vraag=vraag)
        pagina = als(cast.anna).get(adres)
        assert pagina.status_code == 200
        assert "Vraag het opnieuw" not in pagina.content.decode()


# --- stopping ---------------------------------------------------------------------------


def test_who_asked_for_a_file_stops_it(cast):
    adres = _vraag(cast).headers["Location"]
    anna = als(cast.anna)
    assert "Stop</button>" in anna.get(adres).content.decode()
    assert anna.post(f"{adres}stoppen/").headers["Location"] == adres
    assert "Dit bestand is gestopt" in anna.get(adres).content.decode()
    assert _zie(cast, Handeling).filter(wat="uitvoer_stoppen").count() == 1
    assert _maak(cast) is False  # the job that was waiting finds nothing to do
    assert not _zie(cast, UitvoerInhoud).exists()
    assert "Wij maken" not in anna.get("/taken/").content.decode()
    assert anna.post(f"{adres}bestand/").status_code == 404
    assert _vraag(cast).headers["Location"] != adres  # and one may ask again


def test_a_file_that_is_there_is_not_stopped(cast):
    adres = _vraag(cast).headers["Location"]
    _maak(cast)
    antwoord = als(cast.anna).post(f"{adres}stoppen/")
    assert antwoord.status_code == 422
    assert "wordt niet meer gemaakt" in antwoord.content.decode()
    assert not _zie(cast, Handeling).filter(wat="uitvoer_stoppen").exists()
    assert als(cast.anna).post(f"{adres}bestand/").status_code == 200


@pytest.mark.parametrize("wie", ["chris", "bart", "hanna"])
def test_another_does_not_stop_it(cast, wie):
    adres = _vraag(cast).headers["Location"]
    assert als(getattr(cast, wie)).post(f"{adres}stoppen/").status_code == 404
    assert _maak(cast) is True


# --- long lists -------------------------------------------------------------------------

LIJST = "/r/duinrand/organisaties.csv?q=zorg"


@pytest.fixture
def lang(cast, monkeypatch):
    """Five providers to be found, and a limit of four rows."""
    monkeypatch.setattr(lijsten, "GRENS", 4)
    _zie(cast, Organisatie).bulk_create(
        Organisatie(regio=cast.duinrand, naam=f"Zorg {n}", soort="zorgaanbieder") for n in range(4)
    )


def _laat_maken(cast, wie="bart", adres=LIJST):
    return _vraag(cast, wie, adres=adres)


def test_a_long_list_is_made_by_a_job_with_the_same_filters(cast, lang):
    bart = als(cast.bart)
    direct = bart.get(LIJST)
    assert direct.status_code == 422
    assert 'name="adres" value="/r/duinrand/organisaties.csv?q=zorg"' in direct.content.decode()
    assert not _zie(cast, Uitvoer).exists()  # a GET writes nothing
    adres = _laat_maken(cast).headers["Location"]
    u = _zie(cast, Uitvoer).get()
    assert u.titel == "Organisaties (CSV)"
    assert uitvoer_maken(cast.duinrand.id, cast.bart.pk, u.id)
    bestand = bart.post(f"{adres}bestand/")
    assert bestand.headers["Content-Disposition"] == 'attachment; filename="organisaties.csv"'
    lijsten.GRENS = 5  # now it fits: the very same bytes
    assert bestand.content == bart.get(LIJST).content
    assert b"RO Duinrand" not in bestand.content  # the filter
    assert "Zorg 3" in bestand.content.decode()


def test_an_iban_that_one_may_not_see_is_in_no_file_either(cast, lang):
    _zie(cast, Organisatie).filter(naam="Zorg 0").update(iban="NL91ABNA0417164300")
    for wie, mag in (("bart", False), ("anna", True)):
        adres = _laat_maken(cast, wie).headers["Location"]
        persoon = getattr(cast, wie)
        u = _zie(cast, Uitvoer).get(gebruiker=persoon)
        assert uitvoer_maken(cast.duinrand.id, persoon.pk, u.id)
        inhoud = als(persoon).post(f"{adres}bestand/").content
        assert (b"NL91ABNA0417164300" in inhoud) == mag


@pytest.mark.parametrize(
    ("adres", "status"),
    [
        ("/r/duinrand/leden/leden.csv", 403),  # of this region, but not for a participant
        ("/r/heuvelland/organisaties.csv", 404),  # of another region
        ("/r/duinrand/organisaties/", 404),  # a page, not a list as a file
        ("/r/duinrand/organisaties.pdf", 404),
        ("/v/duinzorg/regios.csv", 404),
        ("/bestaat-niet", 404),
        ("//[", 404),
        ("", 404),
        ("/r/duinrand/organisaties.csv?q=" + "a" * 3000, 400),
    ],
)  # fmt: skip
def test_only_a_list_of_this_region_behind_its_own_door(cast, adres, status):
    antwoord = _laat_maken(cast, adres=adres)
    assert antwoord.status_code == status
    assert not _zie(cast, Uitvoer).exists()


def test_what_is_gone_is_found_out_when_it_is_made(cast):
    _laat_maken(cast, "dora", f"/r/duinrand/aanbod/{UUID(int=1)}.csv")
    assert uitvoer_maken(cast.duinrand.id, cast.dora.pk, _zie(cast, Uitvoer).get().id) is False
    assert _zie(cast, Uitvoer).get().reden == "Wat u vroeg, is er niet meer."


def test_a_right_to_a_list_is_asked_again_when_it_is_made_and_fetched(cast, lang):
    eerste = _laat_maken(cast, "anna", "/r/duinrand/leden/leden.csv").headers["Location"]
    assert _maak(cast) is True
    _laat_maken(cast, "anna", "/r/duinrand/leden/leden.csv?q=bart")
    tweede = _zie(cast, Uitvoer).get(stand="wacht")
    _zie(cast, Lidmaatschap).filter(gebruiker=cast.anna).update(rol="deelnemer")
    assert uitvoer_maken(cast.duinrand.id, cast.anna.pk, tweede.id) is False
    assert _zie(cast, Uitvoer).get(id=tweede.id).reden.startswith("U heeft hier het recht niet")
    assert als(cast.anna).post(f"{eerste}bestand/").status_code == 403
