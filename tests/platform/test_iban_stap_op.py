"""Where money goes is changed with a second factor only, whichever way one takes."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from verband.access.stap_op import StapNodig
from verband.access.tests.hulp import code, met_totp
from verband.audit.models import Handeling
from verband.partijen.services.organisatie_wijzigen import organisatie_wijzigen
from verband.partijen.tests.hulp import DUINRAND, als, lid_van, tekst
from verband.regios.models import Organisatie
from verband.rest.tests.hulp import als as programma

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
OUD, NIEUW = "NL91ABNA0417164300", "NL27VERZ0000000001"
VELDEN = {"naam": "Apotheek De Zon", "soort": "zorgaanbieder", "kvk": "", "agb": "", "iban": OUD}


@pytest.fixture
def apotheek(cast):
    lid_van(cast.anna, cast.duinrand)
    return Organisatie.objects.create(regio=cast.duinrand, **VELDEN)


def iban_nu(cast, apotheek) -> str:
    lid_van(cast.anna, cast.duinrand)
    return str(Organisatie.objects.get(id=apotheek.id).iban)


def _vorm(client, apotheek, iban):
    adres = f"{DUINRAND}organisaties/{apotheek.id}/wijzigen/"
    return client.post(adres, VELDEN | {"iban": iban, "versie": 1})


def _nieuw(client, apotheek, iban):
    velden = VELDEN | {"naam": "Een ander", "iban": iban}
    return client.post(f"{DUINRAND}organisaties/nieuw/", velden)


def _rooster(client, apotheek, iban):
    cellen = {f"c1-{naam}": waarde for naam, waarde in (VELDEN | {"iban": iban}).items()}
    kop = {"c1-id": str(apotheek.id), "c1-versie": "1", "rijen": "1", "doe": "bewaar"}
    return client.post(f"{DUINRAND}organisaties/lijst/", cellen | kop)


def _lijst(client, apotheek, iban):
    inhoud = f"Naam;Soort;IBAN\n{VELDEN['naam']};zorgaanbieder;{iban}\n".encode()
    bestand = SimpleUploadedFile("lijst.csv", inhoud)
    beeld = client.post(f"{DUINRAND}organisaties/inlezen/", {"bestand": bestand})
    assert beeld.status_code == 200
    pakket = re.search(r'name="pakket" value="([^"]+)"', tekst(beeld))
    if pakket is None:
        return beeld
    return client.post(f"{DUINRAND}organisaties/inlezen/bevestigen/", {"pakket": pakket[1]})


WEGEN = (_vorm, _nieuw, _rooster, _lijst)


@pytest.mark.parametrize("weg", WEGEN)
def test_another_iban_asks_the_second_factor_whichever_way(cast, apotheek, weg):
    antwoord = weg(als(cast.anna), apotheek, NIEUW)
    assert antwoord.headers.get("Location", "").startswith("/stap-op/")
    assert iban_nu(cast, apotheek) == OUD
    assert not Organisatie.objects.filter(naam="Een ander").exists()
    assert not Handeling.objects.filter(wat__startswith="organisatie").exists()
    # The control: whoever showed it does it, the same way.
    assert weg(als(cast.anna, opgestapt=True), apotheek, NIEUW).status_code == 302
    lid_van(cast.anna, cast.duinrand)
    assert Organisatie.objects.filter(iban=NIEUW).count() == 1


@pytest.mark.parametrize("weg", [_vorm, _rooster, _lijst])
def test_the_rest_asks_none(cast, apotheek, weg):
    """The other control: with the same IBAN nobody is sent anywhere."""
    antwoord = weg(als(cast.anna), apotheek, OUD)
    assert not antwoord.headers.get("Location", "").startswith("/stap-op/")
    assert antwoord.status_code in (200, 302)


@pytest.mark.parametrize("weg", WEGEN)
@pytest.mark.parametrize(("wie", "status"), [("bart", 403), ("fatima", 403), ("chris", 404)])
def test_a_second_factor_gives_no_right(cast, apotheek, weg, wie, status):
    client = als(getattr(cast, wie), opgestapt=True)
    if weg is _lijst:
        pad = f"{DUINRAND}organisaties/inlezen/bevestigen/"
        assert client.post(pad, {"pakket": "x"}).status_code == status
    else:
        assert weg(client, apotheek, NIEUW).status_code == status
    assert iban_nu(cast, apotheek) == OUD


def test_what_was_typed_is_offered_again_after_the_factor_and_then_done(cast, apotheek):
    client = als(met_totp(cast.anna))
    naar = _lijst(client, apotheek, NIEUW)["Location"]
    pad = f"{DUINRAND}organisaties/inlezen/bevestigen/"
    verder = client.post(naar, {"code": code(cast.anna), "next": pad})
    velden = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', tekst(verder)))
    assert "pakket" in velden
    assert client.post(pad, velden).status_code == 302
    assert iban_nu(cast, apotheek) == NIEUW
    assert Handeling.objects.get(wat="organisaties_inlezen").gegevens["ibans"] == 1


def test_a_program_leaves_it_as_it_is_and_can_not_change_it(cast, apotheek):
    anna, pad = programma(cast.anna), f"/regios/duinrand/organisaties/{apotheek.id}"
    velden = {"naam": VELDEN["naam"], "soort": "zorgaanbieder", "versie": 1}
    assert anna.schrijf("PUT", pad, velden | {"kvk": "12345678"}).status_code == 200
    assert iban_nu(cast, apotheek) == OUD
    for iban in (NIEUW, ""):
        antwoord = anna.schrijf("PUT", pad, velden | {"versie": 2, "iban": iban})
        assert antwoord.status_code == 403
        assert "tweede stap" in antwoord.json()["detail"]
        assert "iban" in antwoord.json()["herstel"]
    nieuw = {"naam": "Een ander", "soort": "overig", "iban": NIEUW}
    assert anna.schrijf("POST", "/regios/duinrand/organisaties", nieuw).status_code == 403
    assert iban_nu(cast, apotheek) == OUD
    assert not Organisatie.objects.filter(naam="Een ander").exists()
    assert anna.schrijf("PUT", pad, velden | {"versie": 2, "iban": OUD}).status_code == 200


def test_a_program_is_not_stepped_up_by_a_cookie_that_comes_along(cast, apotheek):
    client = als(cast.anna, opgestapt=True)
    sleutel = programma(cast.anna)
    velden = {"naam": VELDEN["naam"], "soort": "zorgaanbieder", "versie": 1, "iban": NIEUW}
    sleutel.client.cookies = client.cookies
    pad = f"/regios/duinrand/organisaties/{apotheek.id}"
    assert sleutel.schrijf("PUT", pad, velden).status_code == 403


def test_the_service_itself_refuses(cast, apotheek):
    velden = {naam: getattr(apotheek, naam) for naam in Organisatie.INVOER} | {"iban": NIEUW}
    with pytest.raises(StapNodig):
        organisatie_wijzigen(lid_van(cast.anna, cast.duinrand), apotheek.id, velden, 1)
    opgestapt = lid_van(cast.anna, cast.duinrand, opgestapt=True)
    assert organisatie_wijzigen(opgestapt, apotheek.id, velden, 1).iban == NIEUW
