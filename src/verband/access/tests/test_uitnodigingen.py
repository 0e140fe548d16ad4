"""Invitations: who may, what the link does, and what it never does."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from verband.access.models import Gebruiker, Lidmaatschap, Uitnodiging
from verband.access.rollen import INKOPER, Rol
from verband.access.selectors import eigen_lidmaatschappen, lid_in_regio, lid_landelijk
from verband.access.services.uitnodigen import uitnodigen
from verband.access.tests.hulp import als, in_regio, link_uit_mail, met_wachtwoord, platform
from verband.audit.models import Handeling
from verband.core.context import Blik, zet_blik
from verband.core.fouten import Weigering
from verband.regios.models import Organisatie

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
NIEUW = "wil@voorbeeld.test"
GOED = {"naam": "Wil de Wit", "wachtwoord": "een-zin-van-een-paar-woorden"}
VORM = "/r/duinrand/leden/uitnodigen/"


def _vraag(client, **velden):
    vandaag = timezone.localdate().isoformat()
    return client.post(VORM, {"email": NIEUW, "rol": "kassier", "vanaf": vandaag} | velden)


def _uitgenodigd(cast, **velden):
    """The path of the link that was mailed."""
    assert _vraag(als(cast.anna, opgestapt=True), **velden)["Location"] == "/r/duinrand/leden/"
    return link_uit_mail()


def _lid(gebruiker, regio):
    zet_blik(Blik(gebruiker=gebruiker.pk))
    alle = eigen_lidmaatschappen(gebruiker)
    in_regio(regio)
    return lid_in_regio(gebruiker, alle, regio)


def test_invited_accepted_and_at_work(cast):
    link = _uitgenodigd(cast)
    bericht = mail.outbox[-1]
    assert bericht.to == [NIEUW]
    assert bericht.subject == "Uitnodiging van Anna voor Duinrand"
    assert "kassier" in bericht.body
    client = Client()
    pagina = client.get(link).content.decode()
    assert "Anna vraagt u" in pagina
    assert "Duinrand" in pagina
    assert client.post(link, GOED)["Location"] == "/start/"
    assert "Duinrand" in client.get("/start/", follow=True).content.decode()
    wil = Gebruiker.objects.get(email=NIEUW)
    in_regio(cast.duinrand)
    [lidmaatschap] = Lidmaatschap.objects.filter(gebruiker=wil)
    assert (lidmaatschap.rol, lidmaatschap.vanaf) == ("kassier", timezone.localdate())
    gedaan = list(Handeling.objects.values_list("wat", flat=True))
    assert gedaan == ["uitnodiging_aannemen", "lid_uitnodigen"]
    assert NIEUW not in str(list(Handeling.objects.values_list("gegevens", flat=True)))


def test_the_token_itself_is_nowhere_in_the_database(cast):
    token = _uitgenodigd(cast).strip("/").split("/")[-1]
    in_regio(cast.duinrand)
    [uitnodiging] = Uitnodiging.objects.all()
    assert token not in (uitnodiging.sleutel, str(uitnodiging.id))


def test_a_mail_scanner_can_not_use_the_link_up(cast):
    """Scanners open every link, more than once and in several ways, before the person does."""
    link = _uitgenodigd(cast)
    for agent in ("Mozilla/5.0 SafeLinks", "Barracuda", "python-requests", "Googlebot"):
        for _ in range(5):
            robot = Client(headers={"user-agent": agent})
            assert robot.get(link).status_code == 200
            assert robot.head(link).status_code == 200
            assert robot.options(link).status_code == 405
    assert not Gebruiker.objects.filter(email=NIEUW).exists()
    assert Client().post(link, GOED).status_code == 302
    assert Gebruiker.objects.filter(email=NIEUW).exists()


def test_the_control_a_button_does_use_it_up(cast):
    link = _uitgenodigd(cast)
    assert Client().post(link, GOED).status_code == 302
    opnieuw = Client().get(link)
    assert opnieuw.status_code == 410
    assert "al gebruikt" in opnieuw.content.decode()
    assert Client().post(link, GOED).status_code == 410
    assert Gebruiker.objects.filter(email=NIEUW).count() == 1


def test_without_the_token_of_the_form_no_one_presses_the_button(cast):
    link = _uitgenodigd(cast)
    vreemd = Client(enforce_csrf_checks=True)
    assert vreemd.post(link, GOED).status_code == 403
    assert not Gebruiker.objects.filter(email=NIEUW).exists()


@pytest.mark.parametrize(
    ("dagen", "status"), [(13.99, 200), (14.01, 410)], ids=["last day", "day after"]
)
def test_the_link_works_for_fourteen_days(cast, dagen, status):
    link = _uitgenodigd(cast)
    with time_machine.travel(timezone.now() + dt.timedelta(days=dagen)):
        antwoord = Client().get(link)
        assert antwoord.status_code == status
        assert Client().post(link, GOED).status_code == (302 if status == 200 else 410)
    assert ("verlopen" in antwoord.content.decode()) == (status == 410)


def test_an_unknown_link_says_what_to_do(cast, client):
    antwoord = client.get("/uitnodiging/bestaat-niet/")
    assert antwoord.status_code == 404
    assert "nieuwe uitnodiging" in antwoord.content.decode()


def test_a_withdrawn_link_is_dead(cast):
    link = _uitgenodigd(cast)
    in_regio(cast.duinrand)
    uitnodiging = Uitnodiging.objects.get()
    zet_blik(Blik())
    client = als(cast.anna, opgestapt=True)
    adres = f"/r/duinrand/leden/uitnodiging/{uitnodiging.id}/intrekken/"
    assert "vervalt" in client.get(adres).content.decode()
    assert Client().get(link).status_code == 200  # looking at the page withdrew nothing
    assert client.post(adres)["Location"] == "/r/duinrand/leden/"
    antwoord = Client().get(link)
    assert antwoord.status_code == 410
    assert "ingetrokken" in antwoord.content.decode()
    assert Client().post(link, GOED).status_code == 410
    assert client.post(adres).status_code == 404  # it is in the list no more


def test_who_is_logged_in_as_someone_else_is_told_so(cast):
    link = _uitgenodigd(cast)  # nobody has an account on this address
    client = als(cast.bart)
    vreemd = client.get(link)
    assert vreemd.status_code == 403
    assert "ander e-mailadres" in vreemd.content.decode()
    assert client.post(link, GOED).status_code == 403
    assert not Gebruiker.objects.filter(email=NIEUW).exists()


def test_who_has_two_accounts_is_told_to_take_the_other(cast):
    link = _uitgenodigd(cast, email=cast.gijs.email)
    client = als(cast.bart)
    assert "ander account" in client.get(link).content.decode()
    assert client.post(link).status_code == 403
    uit = client.post("/account/logout/", {"next": link})
    assert uit["Location"] == link
    assert "Log in" in client.get(link).content.decode()


def test_who_has_an_account_logs_in_first_and_then_presses_the_button(cast):
    gijs = met_wachtwoord(cast.gijs)
    link = _uitgenodigd(cast, email=gijs.email.upper())
    client = Client()
    assert f"?next={link}" in client.get(link).content.decode()
    assert "Log in" in client.post(link, GOED).content.decode()  # no second account
    in_ = client.post(
        "/account/login/",
        {"login": gijs.email, "password": "een-lang-wachtwoord-voor-tests", "next": link},
    )
    assert in_["Location"] == link
    assert client.post(link)["Location"] == "/start/"
    in_regio(cast.duinrand)
    assert Lidmaatschap.objects.filter(gebruiker=gijs).count() == 2


def test_a_role_that_begins_later_opens_nothing_before(cast):
    later = timezone.localdate() + dt.timedelta(days=10)
    link = _uitgenodigd(cast, vanaf=later.isoformat(), email=met_wachtwoord(cast.gijs).email)
    client = als(cast.gijs)
    client.post(link)
    lid = _lid(cast.gijs, cast.duinrand)
    assert lid
    assert lid.rollen == {Rol.WIJKCOORDINATOR}
    with time_machine.travel(timezone.now() + dt.timedelta(days=10)):
        assert _lid(cast.gijs, cast.duinrand).rollen == {Rol.WIJKCOORDINATOR, Rol.KASSIER}


@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        ({"email": "anna@voorbeeld.test"}, "uzelf"),
        ({"email": " ANNA@voorbeeld.test "}, "uzelf"),
        ({"email": "gijs@voorbeeld.test", "rol": "wijkcoordinator"}, "heeft deze rol al"),
        ({"email": "GIJS@Voorbeeld.test", "rol": "wijkcoordinator"}, "heeft deze rol al"),
        ({"rol": "deelnemer"}, "Kies de organisatie"),
        ({"vanaf": "2020-01-01"}, "al voorbij"),
    ],
)
def test_a_refusal_says_what_why_and_how_to_mend(cast, velden, reden):
    antwoord = _vraag(als(cast.anna, opgestapt=True), **velden)
    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert reden in html
    assert "Zo gaat u verder" in html
    assert velden.get("email", NIEUW).strip() in html  # nothing that was typed is lost
    assert mail.outbox == []
    in_regio(cast.duinrand)
    assert not Uitnodiging.objects.exists()


def test_the_same_person_is_not_invited_twice_for_the_same_role(cast):
    link = _uitgenodigd(cast)
    client = als(cast.anna, opgestapt=True)
    nog_eens = _vraag(client, email=NIEUW.upper())
    assert nog_eens.status_code == 409
    assert "al uitgenodigd" in nog_eens.content.decode()
    assert _vraag(client, rol="controller").status_code == 302
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        later = als(cast.anna, opgestapt=True)
        assert _vraag(later).status_code == 302  # the first one expired
    assert Client().get(link).status_code == 410


@pytest.mark.parametrize("email", ["geen-adres", "", "a@b", "wil@voorbeeld.test\nBcc: x@y.test"])
def test_what_is_no_address_is_said_at_the_field(cast, email):
    antwoord = _vraag(als(cast.anna, opgestapt=True), email=email)
    assert antwoord.status_code == 200
    assert "errorlist" in antwoord.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize("rol", ["platformbeheerder", "nza", "zorginkoper", "baas"])
def test_a_region_gives_no_role_outside_the_region(cast, rol):
    assert _vraag(als(cast.anna, opgestapt=True), rol=rol).status_code == 200
    lid = _lid(cast.anna, cast.duinrand)
    assert lid
    with pytest.raises(Weigering):
        uitnodigen(lid, email=NIEUW, rol=rol, basis="http://x/")
    assert mail.outbox == []


def test_an_organisation_of_another_region_can_not_be_named(cast):
    from verband.regios.models import Organisatie

    in_regio(cast.heuvelland)
    vreemd = Organisatie.objects.create(regio=cast.heuvelland, naam="Berg", soort="ro")
    lid = _lid(cast.anna, cast.duinrand)
    assert lid
    assert _vraag(als(cast.anna, opgestapt=True), organisatie=vreemd.id).status_code == 200
    with pytest.raises(Weigering):
        uitnodigen(lid, email=NIEUW, rol="kassier", basis="http://x/", organisatie=vreemd)


@pytest.mark.parametrize(
    ("wie", "rol", "waar"),
    [("ivo", Rol.COORDINATOR, "regio"), ("ivo", INKOPER, "verzekeraar"), ("ivo", Rol.NZA, "")],
)
def test_the_platform_invites_the_first_of_each_place(cast, wie, rol, waar):
    ivo = getattr(cast, wie)
    zet_blik(Blik(gebruiker=ivo.pk))
    lid = lid_landelijk(ivo, eigen_lidmaatschappen(ivo))
    assert lid
    platform()
    plek = {"regio": cast.heuvelland, "verzekeraar": cast.duinzorg}
    uitnodigen(
        lid,
        email=NIEUW,
        rol=rol,
        basis="http://testserver/",
        **({waar: plek[waar]} if waar else {}),
    )
    zet_blik(Blik())
    link = link_uit_mail()
    client = Client()
    assert client.get(link).status_code == 200
    assert client.post(link, GOED)["Location"] == "/start/"
    assert client.get("/start/", follow=True).status_code == 200


@pytest.mark.parametrize("wie", ["bart", "gijs", "fatima", "dora", "emma"])
def test_only_a_coordinator_invites_ends_or_sees_the_list(cast, wie):
    client = als(getattr(cast, wie), opgestapt=True)
    for adres in ("/r/duinrand/leden/", "/r/duinrand/leden/leden.csv", VORM):
        assert client.get(adres).status_code == 403
    assert _vraag(client).status_code == 403


@pytest.mark.parametrize("wie", ["chris", "hanna", "ivo"])
def test_a_stranger_finds_nothing(cast, wie):
    client = als(getattr(cast, wie), opgestapt=True)
    for adres in ("/r/duinrand/leden/", "/r/duinrand/leden/leden.csv", VORM):
        assert client.get(adres).status_code == 404
    assert _vraag(client).status_code == 404


def test_inviting_is_not_for_flooding(cast):
    client = als(cast.anna, opgestapt=True)
    antwoorden = [_vraag(client, email=f"p{n}@voorbeeld.test").status_code for n in range(31)]
    assert antwoorden == [302] * 30 + [429]


def test_a_mail_that_can_not_leave_refuses_the_invitation(cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    antwoord = _vraag(als(cast.anna, opgestapt=True))
    assert antwoord.status_code == 409
    assert "kon niet worden verstuurd" in antwoord.content.decode()


# --- the holder of the VVT file is neutral ---------------------------------------------------


@pytest.mark.eis("ZZ-3.4-4a")
@pytest.mark.parametrize("wie", ["bart", "gijs"])
def test_who_coordinates_or_works_for_a_provider_does_not_become_the_holder(cast, wie):
    """Else a coordinator gives a colleague, or a competitor, sight of every volume."""
    in_regio(cast.duinrand)
    email, lid = getattr(cast, wie).email, None
    if wie == "gijs":
        lid = Lidmaatschap.objects.create(
            gebruiker=cast.gijs, rol=Rol.COORDINATOR, regio=cast.duinrand, vanaf="2026-01-01"
        )
    antwoord = _vraag(als(cast.anna, opgestapt=True), email=email, rol="dossierhouder")
    assert "mag dat niet zien" in antwoord.content.decode()
    in_regio(cast.duinrand)
    assert not Uitnodiging.objects.exists()
    if lid:  # the control: without that role it may
        lid.delete()
        goed = _vraag(als(cast.anna, opgestapt=True), email=email, rol="dossierhouder")
        assert goed["Location"] == "/r/duinrand/leden/"


def test_a_holder_on_behalf_of_a_provider_is_refused(cast):
    in_regio(cast.duinrand)
    zilt = Organisatie.objects.get(naam="Thuiszorg Zilt")
    antwoord = _vraag(als(cast.anna, opgestapt=True), rol="dossierhouder", organisatie=str(zilt.id))
    assert "mag dat niet zien" in antwoord.content.decode()


def test_of_two_open_invitations_the_second_is_refused_when_it_is_accepted(cast):
    """Both were fine when they were sent; a person gets one side of the file."""
    in_regio(cast.duinrand)
    zilt = Organisatie.objects.get(naam="Thuiszorg Zilt")
    een = _uitgenodigd(cast, email=cast.gijs.email, rol="dossierhouder")
    ander = _uitgenodigd(cast, email=cast.gijs.email, rol="deelnemer", organisatie=str(zilt.id))
    client = als(cast.gijs)
    assert client.post(een)["Location"] == "/start/"
    assert "mag dat niet zien" in client.post(ander).content.decode()
    in_regio(cast.duinrand)
    rollen = set(Lidmaatschap.objects.filter(gebruiker=cast.gijs).values_list("rol", flat=True))
    assert rollen == {"wijkcoordinator", "dossierhouder"}


def test_for_an_organisation_that_goes_up_in_another_nobody_is_invited(cast):
    in_regio(cast.duinrand)
    zilt = Organisatie.objects.get(naam="Thuiszorg Zilt")
    Organisatie.objects.filter(id=zilt.id).update(
        opgegaan_in=Organisatie.objects.get(naam="RO Duinrand"), opgegaan_op="2099-01-01"
    )
    velden = {"rol": "deelnemer", "organisatie": str(zilt.id), "vanaf": "2099-06-01"}
    antwoord = _vraag(als(cast.anna, opgestapt=True), **velden)
    assert "gaat op in een andere organisatie" in antwoord.content.decode()
    in_regio(cast.duinrand)
    assert not Uitnodiging.objects.exists()
