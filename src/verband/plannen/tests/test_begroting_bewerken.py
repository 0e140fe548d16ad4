"""The posts of a plan in a grid: saved they are the next version, and nothing else changes."""

from __future__ import annotations

import msgspec
import pytest

from verband.plannen.models import DossierVersie
from verband.plannen.selectors.dossiers import get_dossier, get_versie
from verband.plannen.services.begroting_bewerken import Post, met_posten
from verband.plannen.tests.dossierhulp import als, bewaar, lid_van, plan

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


@pytest.fixture
def adres(cast):
    versie = bewaar(lid_van(cast, "anna"))
    return f"/r/duinrand/dossiers/{versie.dossier_id}/versies/1/begroting/"


def velden(cast, adres, **anders: str) -> dict[str, str]:
    """The form as a browser would send it, with these cells typed over."""
    rooster = als(cast.anna).get(adres).context["rooster"]
    data = {"rijen": str(len(rooster.rijen)), "doe": "bewaar"}
    for rij in rooster.rijen:
        data |= {cel.veld: cel.waarde for cel in rij.cellen}
        data |= {f"c{rij.nr}-id": rij.sleutel} if rij.sleutel else {}
    return data | anders


def lees(cast, adres, nummer):
    lid = lid_van(cast, "anna")
    return get_versie(lid, get_dossier(lid, adres.split("/")[4]), nummer).plan


def test_an_amount_typed_over_becomes_the_next_version(cast, adres):
    antwoord = als(cast.anna).post(adres, velden(cast, adres, **{"c1-bedrag_cent": "1.234,56"}))
    assert antwoord.status_code == 302
    oud, nieuw = lees(cast, adres, 1), lees(cast, adres, 2)
    assert nieuw.begrotingsposten[0].bedrag_cent == 123456
    eerst = msgspec.structs.replace(
        nieuw.begrotingsposten[0], bedrag_cent=oud.begrotingsposten[0].bedrag_cent
    )
    gelijk = (eerst, *nieuw.begrotingsposten[1:])
    assert msgspec.structs.replace(nieuw, begrotingsposten=gelijk) == oud


def test_a_new_post_gets_a_key_of_its_own_and_a_removed_one_goes(cast, adres):
    n = len(lees(cast, adres, 1).begrotingsposten)
    data = velden(cast, adres, **{"c1-weg": "on", f"c{n + 1}-omschrijving": "Nieuw"})
    assert als(cast.anna).post(adres, data).status_code == 302
    posten = lees(cast, adres, 2).begrotingsposten
    assert len(posten) == n
    assert posten[-1].omschrijving == "Nieuw"
    assert len({p.id for p in posten}) == n


def test_a_cell_that_can_not_be_read_keeps_everything_typed_and_saves_nothing(cast, adres):
    data = velden(cast, adres, **{"c1-bedrag_cent": "veel", "c1-omschrijving": "Anders"})
    antwoord = als(cast.anna).post(adres, data)
    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert 'value="veel"' in html
    assert 'value="Anders"' in html
    lid_van(cast, "anna")
    assert DossierVersie.objects.count() == 1


@pytest.mark.parametrize("doe", ["controleer", "erbij", ""])
def test_looking_saves_nothing(cast, adres, doe):
    data = velden(cast, adres, **{"c1-bedrag_cent": "1", "doe": doe})
    assert als(cast.anna).post(adres, data).status_code == 200
    lid_van(cast, "anna")
    assert DossierVersie.objects.count() == 1


def test_nothing_changed_is_no_version(cast, adres):
    assert als(cast.anna).post(adres, velden(cast, adres)).status_code == 302
    lid_van(cast, "anna")
    assert DossierVersie.objects.count() == 1


def test_the_second_sees_the_first_and_loses_nothing(cast, adres):
    data = velden(cast, adres, **{"c1-omschrijving": "Van de tweede"})
    bewaar(lid_van(cast, "anna"), _ander_plan(), dossier_id=adres.split("/")[4])
    antwoord = als(cast.anna).post(adres, data)
    assert antwoord.status_code == 409
    html = antwoord.content.decode()
    assert "Intussen is versie 2 bewaard" in html
    assert 'value="Van de tweede"' in html
    # Having read that, it is kept on top of what the first kept.
    assert als(cast.anna).post(adres, data | {"gezien": "2"}).status_code == 302
    assert lees(cast, adres, 3).begrotingsposten[0].omschrijving == "Van de tweede"


def _ander_plan() -> bytes:
    from verband.plannen.tests.dossierhulp import BASIS

    return plan(begrotingsposten=BASIS["begrotingsposten"][:-1])


@pytest.mark.parametrize("wie", ["bart", "chris", "dora"])
def test_others_may_not(cast, adres, wie):
    assert als(getattr(cast, wie)).get(adres).status_code in (403, 404)
    assert als(getattr(cast, wie)).post(adres, {"doe": "bewaar"}).status_code in (403, 404)


def test_a_key_that_is_taken_is_not_given_twice(cast, adres):
    plan_ = lees(cast, adres, 1)
    nieuw = met_posten(plan_, [Post("post-1", {}), Post("", {}), Post("", {})])
    sleutels = [p.id for p in nieuw.begrotingsposten or ()]
    assert len(set(sleutels)) == 3
