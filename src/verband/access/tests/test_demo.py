"""Accounts of the example country: a TOTP each, and none in real operation."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator

from verband.access.models import Gebruiker
from verband.access.services.demo import maak_demo_account
from verband.access.versleuteling import ontsleutel
from verband.core.fouten import Weigering

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


def test_an_account_with_a_totp_whose_secret_can_not_be_read_from_the_database(settings):
    settings.DEMO = True
    anna = maak_demo_account("Anna@voorbeeld.test", "Anna")
    totp = Authenticator.objects.get(user=anna, type=Authenticator.Type.TOTP)
    assert anna.demo
    assert not anna.has_usable_password()
    assert len(ontsleutel(totp.data["secret"])) == 32
    assert ontsleutel(totp.data["secret"]) not in str(totp.data)


def test_twice_gives_the_same_account(settings):
    settings.DEMO = True
    assert maak_demo_account("a@b.test", "A") == maak_demo_account("A@b.test", "A")
    assert Authenticator.objects.count() == 1


def test_real_operation_makes_none(settings):
    settings.DEMO = False
    with pytest.raises(Weigering):
        maak_demo_account("a@b.test", "A")
    assert not Gebruiker.objects.exists()


def test_a_real_person_never_becomes_an_example(settings):
    settings.DEMO = True
    Gebruiker.objects.create_user("a@b.test", naam="Echt")
    with pytest.raises(Weigering):
        maak_demo_account("a@b.test", "A")
