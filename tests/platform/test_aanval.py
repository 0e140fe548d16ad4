"""What an attacker tried and found open; each of these failed before it was mended."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from verband.access.formulieren import NieuwAccountForm
from verband.access.models import Lidmaatschap
from verband.access.tests.hulp import als, in_regio
from verband.regios.models import Contact, Organisatie

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


@pytest.mark.parametrize("veld", ["q", "soort", "discipline"])
def test_a_nul_in_a_filter_is_no_fault_of_ours(cast, veld):
    client = als(cast.anna)
    for vorm in ("/", ".csv"):
        assert client.get(f"/r/duinrand/organisaties{vorm}?{veld}=%00x").status_code == 200


def test_a_nul_in_a_choice_is_refused(cast):
    client = als(cast.anna)
    client.raise_request_exception = False
    goed = {"gemeente": "\0", "vanaf": "2027-01-01"}
    assert client.post("/r/duinrand/gebied/gemeente/", goed).status_code in (400, 422)


def test_what_only_a_constraint_notices_is_told_in_words(cast, monkeypatch):
    def botst(*_a, **_k):
        raise IntegrityError

    monkeypatch.setattr("verband.access.views.leden.uitnodigen", botst)
    velden = {"email": "wil@voorbeeld.test", "rol": "kassier", "vanaf": "2099-01-01"}
    antwoord = als(cast.anna, opgestapt=True).post("/r/duinrand/leden/uitnodigen/", velden)
    assert antwoord.status_code == 409
    assert "Iemand anders was u net voor" in antwoord.content.decode()


@pytest.mark.parametrize("naam", ["Wil\n\nKlik hier: x.test", "Wil\u202eliw", "\u200b", "a\0b"])
def test_a_name_is_one_line_without_hidden_signs(db, naam):
    velden = {"naam": naam, "wachtwoord": "een-zin-van-een-paar-woorden"}
    form = NieuwAccountForm(velden, email="wil@voorbeeld.test")
    form.is_valid()
    assert "naam" in form.errors or "\n" not in form.cleaned_data["naam"]
    if "\n" not in naam:
        assert "naam" in form.errors


def test_two_who_end_a_role_see_each_other(cast):
    in_regio(cast.duinrand)
    bart = Lidmaatschap.objects.get(gebruiker=cast.bart)
    client, waar = als(cast.anna, opgestapt=True), f"/r/duinrand/leden/{bart.id}/beeindigen/"
    assert client.post(waar, {"tot": "2099-01-01", "gezien": ""}).status_code == 302
    tweede = client.post(waar, {"tot": "2098-01-01", "gezien": ""})
    assert tweede.status_code == 409
    html = tweede.content.decode()
    assert "1 januari 2099" in html
    assert 'value="2098-01-01"' in html
    assert client.post(waar, {"tot": "2098-01-01", "gezien": "2099-01-01"}).status_code == 302


def test_a_contact_that_changed_is_not_removed_unseen(cast):
    in_regio(cast.duinrand)
    van = Organisatie.objects.filter(regio=cast.duinrand).first()
    contact = Contact.objects.create(
        regio=cast.duinrand, organisatie=van, naam="Wil", telefoon="010", versie=2
    )
    client, waar = als(cast.anna), f"/r/duinrand/contacten/{contact.id}/weghalen/"
    for versie in ("1", "", "x"):
        assert client.post(waar, {"versie": versie})["Location"].endswith(f"{contact.id}/")
    in_regio(cast.duinrand)
    assert Contact.objects.filter(id=contact.id).exists()
    client.post(waar, {"versie": "2"})
    in_regio(cast.duinrand)
    assert not Contact.objects.filter(id=contact.id).exists()
