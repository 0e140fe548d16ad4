"""Pages of mandates: the link without an account, the 403 that explains, the table."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from typing import Any

import openpyxl
import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from regelwerk.tekst import datum
from verband.access.models import Lidmaatschap
from verband.access.rollen import Rol
from verband.access.tests.hulp import als as ingelogd
from verband.audit.bewijs import beoordeel, lees
from verband.audit.models import Handeling
from verband.audit.sleutels import bekende_sleutels
from verband.core.context import Blik, zet_blik
from verband.partijen.koepels import KOEPELS, get_koepel
from verband.partijen.models import Disciplineorganisatie, Mandaat
from verband.partijen.services.mandaat_opstellen import mandaat_wijzigen
from verband.partijen.tests.hulp import DUINRAND, als, lid_van, tekst
from verband.partijen.tests.mandaathulp import (
    Tafel,
    concept,
    geef,
    getypt,
    link_uit_mail,
    maak_gever,
    maak_lid,
    met_beleid,
    velden,
)

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
MANDATEN = f"{DUINRAND}mandaten/"


def dagen(**anders: Any) -> dict[str, Any]:
    vandaag = timezone.localdate()
    return {"vanaf": vandaag, "tot": vandaag + dt.timedelta(days=365)} | anders


RIJEN = [
    "Vertegenwoordigd door", "Bij afwezigheid", "Waarover", "Grens in euro", "Grens in tijd",
    "Periode", "Leden geraadpleegd",
]  # fmt: skip


def open_rijen(antwoord) -> list[str]:
    """Which of the things that are asked show their fields."""
    rijen = re.findall(
        r'<details class="v-wijzig" data-wijzig( open)?>\s*<summary><span[^>]*>([^<]+)<',
        tekst(antwoord),
    )
    assert [label for _open, label in rijen] == RIJEN
    return [label for is_open, label in rijen if is_open]


def zie(cast) -> None:
    zet_blik(Blik(regios=frozenset({cast.duinrand.id})))


@pytest.fixture
def gevraagd(cast):
    """A draft that Anna sent to the secretary of a giver without a member here."""
    gever = maak_gever(cast)
    mandaat = concept(lid_van(cast.anna, cast.duinrand), gever, **dagen())
    antwoord = als(cast.anna).post(
        f"{MANDATEN}{mandaat.id}/vragen/",
        {"versie": mandaat.versie, "email": "secretaris@voorbeeld.test"},
    )
    assert antwoord.status_code == 302
    zet_blik(Blik())
    return mandaat


@pytest.mark.eis("OPL-C4b")
def test_a_mandate_by_a_link_without_an_account(cast, gevraagd):
    assert mail.outbox[-1].to == ["secretaris@voorbeeld.test"]
    assert "Huisartsen Zilt" in mail.outbox[-1].body
    link, bezoeker = link_uit_mail(), Client()
    assert als(cast.chris).get(link).status_code == 200  # who is signed in elsewhere sees it too
    for _ in range(3):
        bladzij = bezoeker.get(link)
        assert bezoeker.head(link).status_code == 200
    assert "Roos de Wit" in tekst(bladzij)
    assert "250.000,00" in tekst(bladzij)
    zie(cast)
    assert Mandaat.objects.get(id=gevraagd.id).staat == "gevraagd"
    antwoord = bezoeker.post(link, getypt(gevraagd, grens_cent="100.000", inzet="on"), follow=True)
    assert "Uw discipline gaf dit mandaat" in tekst(antwoord)
    zie(cast)
    nu = Mandaat.objects.get(id=gevraagd.id)
    assert (nu.staat, nu.grens_cent, nu.bevestigd_email) == (
        "bevestigd", 10_000_000, "secretaris@voorbeeld.test",
    )  # fmt: skip
    assert nu.inzetverklaring_op == timezone.localdate()
    daden = list(Handeling.objects.values_list("wat", flat=True))
    assert daden[:2] == ["bevestigen", "mandaat_bevestigen"]
    assert Handeling.objects.get(wat="mandaat_bevestigen").gegevens["gewijzigd"] == ["grens_cent"]


def test_the_receipt_of_a_link_holds_for_anyone(cast, gevraagd):
    link, bezoeker = link_uit_mail(), Client()
    assert bezoeker.get(f"{link}ontvangstbewijs.json").status_code == 404
    assert bezoeker.get(f"{link}ontvangstbewijs.pdf").status_code == 404
    bezoeker.post(link, getypt(gevraagd))
    bewijs = bezoeker.get(f"{link}ontvangstbewijs.json")
    assert all(p.goed for p in beoordeel(lees(bewijs.content), bekende_sleutels()))
    assert json.loads(bewijs.content)["inhoud"]["gever"] == "Huisartsen Zilt"
    assert bezoeker.get(f"{link}ontvangstbewijs.pdf").content.startswith(b"%PDF")
    blad = bezoeker.get(f"{link}ontvangstbewijs.pdf").content
    op_papier = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(blad)).pages)
    regels = " ".join(op_papier.split())
    for woorden in (
        "€ 250.000,00", datum(timezone.localdate()), "Grens in euro", "Grens in maanden",
        "de begroting (regio) en het RESV-plan (regio)", "Gegeven met de persoonlijke link",
    ):  # fmt: skip
        assert woorden in regels
    assert "rens cent" not in regels
    assert f"{timezone.localdate()}" not in regels
    assert regels.index("€ 250.000,00") < regels.index(str(gevraagd.id))
    pagina = tekst(bezoeker.get(link))
    for woorden in ("ontvangstbewijs.pdf", "Roos de Wit", "€ 250.000,00", "Verband spreekt niet"):
        assert woorden in pagina
    assert "Deze toets" not in pagina
    assert "bewaren uw bestand niet" not in pagina
    assert bezoeker.post(link, getypt(gevraagd)).status_code == 409  # shut: it shows the answer
    zie(cast)
    assert Handeling.objects.filter(wat="mandaat_bevestigen").count() == 1


@pytest.mark.eis("ZZ-3.1-3")
@pytest.mark.parametrize(
    ("keus", "verklaard"), [({"inzet": "on"}, True), ({"zonder_inzet": "1"}, False)]
)
def test_without_the_commitment_the_link_asks_once(cast, gevraagd, keus, verklaard):
    met_beleid(cast)
    zet_blik(Blik())
    link, bezoeker = link_uit_mail(), Client()
    zonder = "Geef het mandaat zonder deze verklaring"
    ongewijzigd = bezoeker.post(link, getypt(gevraagd, zonder_inzet=""))
    assert zonder in tekst(ongewijzigd)
    assert open_rijen(ongewijzigd) == []
    assert zonder not in tekst(bezoeker.get(link))
    kaal = getypt(gevraagd, grens_maanden="7", zonder_inzet="")
    antwoord = bezoeker.post(link, kaal)
    assert antwoord.status_code == 422
    bladzij = tekst(antwoord)
    for woord in (
        "nog niet gegeven",
        "geen aanbod",
        "3.1, derde punt",
        'value="7"',
        zonder,
    ):
        assert woord in bladzij
    assert open_rijen(antwoord) == ["Grens in tijd"]
    zie(cast)
    assert Mandaat.objects.get(id=gevraagd.id).staat == "gevraagd"
    assert bezoeker.post(link, kaal | keus).status_code == 302
    zie(cast)
    nu = Mandaat.objects.get(id=gevraagd.id)
    assert (nu.staat, nu.grens_maanden) == ("bevestigd", 7)
    assert (nu.inzetverklaring_op is not None) is verklaard


@pytest.mark.parametrize(
    ("code", "fijner", "woord"),
    [
        ("sociaal_domein", "", "sociaal domein"),
        ("vvt", "so", "VVT (wijkverpleging en ouderengeneeskunde): specialist ouderengeneeskunde"),
    ],
)
def test_what_the_rules_say_names_no_code(cast, code, fijner, woord):
    met_beleid(cast)
    gever = maak_gever(cast, discipline=code)
    mandaat = concept(
        lid_van(cast.anna, cast.duinrand), gever,
        **dagen(discipline=code, subdiscipline=fijner, route="monodisciplines"),
    )  # fmt: skip
    bladzij = tekst(als(cast.anna).get(f"{MANDATEN}{mandaat.id}/"))
    assert f"Bij het mandaat van {woord} staat niet" in bladzij
    assert f"De inzetverklaring van {woord} ontbreekt" in bladzij


def test_only_what_changes_shows_its_fields_and_several_changes_go_along(cast, gevraagd):
    link, bezoeker = link_uit_mail(), Client()
    assert open_rijen(bezoeker.get(link)) == []
    mis = bezoeker.post(link, getypt(gevraagd, grens_cent="veel", plaatsvervanger="Sien"))
    assert mis.status_code == 422
    assert open_rijen(mis) == ["Bij afwezigheid", "Grens in euro"]
    assert 'value="veel"' in tekst(mis)
    assert 'value="Sien"' in tekst(mis)
    samen = getypt(
        gevraagd, grens_cent="0", plaatsvervanger="Sien", onderwerp_1="", draagvlak_opkomst="7"
    )
    assert bezoeker.post(link, samen).status_code == 302
    zie(cast)
    nu = Mandaat.objects.get(id=gevraagd.id)
    assert (nu.grens_cent, nu.plaatsvervanger, nu.draagvlak_opkomst) == (0, "Sien", "7")
    assert [o.onderwerp for o in nu.onderwerpen.all()] == ["resv-plan"]


def test_the_second_tab_reads_that_it_was_given_and_what_it_sent_is_not_kept(cast, gevraagd):
    link, tab_1, tab_2 = link_uit_mail(), Client(), Client()
    data = getypt(gevraagd)
    tab_2.get(link)
    assert tab_1.post(link, data).status_code == 302
    laat = tab_2.post(link, data | {"grens_cent": "7.000"})
    assert laat.status_code == 409
    nu = timezone.localtime()
    for woord in (
        f"Dit mandaat is al gegeven, op {datum(nu.date())}", "niet bewaard", "één keer",
        "s…@voorbeeld.test", "Vraag Anna", "250.000,00", "ontvangstbewijs.pdf", "OPL-C4b",
    ):  # fmt: skip
        assert woord in tekst(laat), woord
    assert "7.000" not in tekst(laat)
    assert "secretaris@" not in tekst(laat)
    kijkt = tab_2.get(link)
    assert kijkt.status_code == 200
    assert "niet bewaard" not in tekst(kijkt)
    assert f"Vastgelegd op {datum(nu.date())}" in tekst(kijkt)
    assert tab_2.post(link, {"versie": data["versie"], "reden": "Toch niet"}).status_code == 409
    zie(cast)
    assert Mandaat.objects.get(id=gevraagd.id).grens_cent == 25_000_000
    assert Handeling.objects.filter(wat__startswith="mandaat_bev").count() == 1


def test_of_a_decision_by_a_member_the_link_tells_that_and_when_and_no_more(cast, gevraagd):
    link = link_uit_mail()
    zie(cast)
    henk = maak_lid(cast, "henk", Rol.DISCIPLINEBEHEERDER, gevraagd.gever)
    geef(lid_van(henk, cast.duinrand), gevraagd, vandaag=timezone.localdate(), grens_cent=123_400)
    zet_blik(Blik())
    data = getypt(gevraagd)
    zet_blik(Blik())
    for antwoord, status in ((Client().get(link), 410), (Client().post(link, data), 409)):
        assert antwoord.status_code == status
        bladzij = tekst(antwoord)
        assert "al gegeven, op" in bladzij
        assert "door iemand die voor Huisartsen Zilt is ingelogd" in bladzij
        for geheim in ("Henk", "1.234,00", "Roos", "ontvangstbewijs"):
            assert geheim not in bladzij, geheim


@pytest.mark.parametrize("zelfde", [True, False], ids=["same address", "another address"])
def test_a_replaced_link_says_that_a_newer_mail_holds_the_one_that_works(cast, gevraagd, zelfde):
    oud = link_uit_mail()
    adres = "secretaris@voorbeeld.test" if zelfde else "voorzitter@voorbeeld.test"
    vraag = {"versie": getypt(gevraagd)["versie"], "email": adres}
    zet_blik(Blik())
    als(cast.anna).post(f"{MANDATEN}{gevraagd.id}/vragen/", vraag)
    nieuw = link_uit_mail()
    data = getypt(gevraagd)
    zet_blik(Blik())
    for antwoord in (Client().get(oud), Client().post(oud, data)):
        assert antwoord.status_code == 410
        assert "Er is een nieuwere mail" in tekst(antwoord)
        assert "Vraag Anna" in tekst(antwoord)
        assert ("naar hetzelfde adres" in tekst(antwoord)) is zelfde
        assert "voorzitter" not in tekst(antwoord)
        assert "Roos" not in tekst(antwoord)
    assert "niet bewaard" in tekst(Client().post(oud, data))
    assert Client().post(nieuw, data).status_code == 302
    assert ("al geantwoord" in tekst(Client().get(oud))) is zelfde
    assert "al gegeven" not in tekst(Client().get(oud))


def test_a_link_of_before_another_giver_tells_nothing_of_what_came_after(cast, gevraagd):
    oud, ander = link_uit_mail(), maak_gever(cast, "Huisartsen Kust")
    lid = lid_van(cast.anna, cast.duinrand)
    versie = getypt(gevraagd)["versie"]
    onderwerpen = [("begroting", "regio")]
    mandaat_wijzigen(lid, gevraagd.id, versie, velden(ander, **dagen()), onderwerpen)
    henk = maak_lid(cast, "henk", Rol.DISCIPLINEBEHEERDER, ander)
    geef(lid_van(henk, cast.duinrand), gevraagd, vandaag=timezone.localdate())
    zet_blik(Blik())
    antwoord = Client().get(oud)
    assert antwoord.status_code == 410
    assert "ingetrokken" in tekst(antwoord)
    assert "al gegeven" not in tekst(antwoord)
    assert "Kust" not in tekst(antwoord)


def test_changes_have_a_button_of_their_own_and_the_proposal_its_name(gevraagd):
    bladzij = tekst(Client().get(link_uit_mail()))
    assert "Geef het mandaat met deze wijzigingen" in bladzij
    assert "zoals voorgesteld" in bladzij


def test_declining_by_link_needs_a_reason(cast, gevraagd):
    link, bezoeker = link_uit_mail(), Client()
    versie = getypt(gevraagd)["versie"]
    leeg = bezoeker.post(link, {"versie": versie, "reden": ""})
    assert leeg.status_code == 422
    assert "Vul dit in" in tekst(leeg)
    antwoord = bezoeker.post(link, {"versie": versie, "reden": "Nog geen ledenraad"}, follow=True)
    assert "U gaf dit mandaat niet" in tekst(antwoord)
    zie(cast)
    assert Mandaat.objects.get(id=gevraagd.id).afwijzing == "Nog geen ledenraad"


def test_the_link_shows_the_newest_and_a_stale_form_keeps_what_was_typed(cast, gevraagd):
    link, bezoeker = link_uit_mail(), Client()
    oud = getypt(gevraagd, plaatsvervanger="Door mij getypt")
    lid = lid_van(cast.anna, cast.duinrand)
    mandaat_wijzigen(
        lid, gevraagd.id, oud["versie"],
        velden(gevraagd.gever, vertegenwoordiger="Nieuw Iemand", **dagen()),
        [("begroting", "wijk")],
    )  # fmt: skip
    zet_blik(Blik())
    assert "Nieuw Iemand" in tekst(bezoeker.get(link))
    antwoord = bezoeker.post(link, oud)
    assert antwoord.status_code == 422
    bladzij = tekst(antwoord)
    assert "intussen gewijzigd" in bladzij
    assert "Door mij getypt" in bladzij
    assert "Nieuw Iemand" in bladzij
    zie(cast)
    assert Mandaat.objects.get(id=gevraagd.id).staat == "gevraagd"
    weer = re.search(r'name="versie" value="(\d+)"', bladzij)
    assert weer
    assert bezoeker.post(link, oud | {"versie": weer[1]}).status_code == 302


def test_a_refusal_on_the_link_keeps_what_was_typed_and_the_link_open(cast, gevraagd):
    link, bezoeker = link_uit_mail(), Client()
    mis = getypt(gevraagd, vertegenwoordiger_email="secretaris@voorbeeld.test", grens_maanden="7")
    antwoord = bezoeker.post(link, mis)
    assert antwoord.status_code == 422
    assert "aan zichzelf" in tekst(antwoord)
    assert 'value="7"' in tekst(antwoord)
    assert bezoeker.post(link, getypt(gevraagd)).status_code == 302


def test_a_first_day_that_passed_becomes_today(cast):
    gever = maak_gever(cast)
    vandaag = timezone.localdate()
    lid = lid_van(cast.anna, cast.duinrand)
    mandaat = concept(lid, gever, **dagen(vanaf=vandaag))
    als(cast.anna).post(
        f"{MANDATEN}{mandaat.id}/vragen/",
        {"versie": mandaat.versie, "email": "secretaris@voorbeeld.test"},
    )
    zie(cast)
    Mandaat.objects.filter(id=mandaat.id).update(vanaf=vandaag - dt.timedelta(days=3))
    zet_blik(Blik())
    bladzij = tekst(Client().get(link_uit_mail()))
    assert "De gevraagde eerste dag is voorbij" in bladzij
    assert f'name="vanaf" value="{vandaag}"' in bladzij
    assert open_rijen(Client().get(link_uit_mail())) == ["Periode"]


def test_a_link_of_another_kind_or_none_is_not_found(client):
    assert client.get("/mandaat/niets/").status_code == 404
    assert client.post("/mandaat/niets/").status_code == 404


def test_the_general_page_of_links_leads_to_that_of_the_mandate(cast, gevraagd):
    token = link_uit_mail().split("/")[2]
    assert Client().get(f"/bevestig/{token}/").headers["Location"] == f"/mandaat/{token}/"
    Client().post(f"/bevestig/{token}/")
    zie(cast)
    assert Mandaat.objects.get(id=gevraagd.id).staat == "gevraagd"


def test_in_the_example_country_the_link_is_on_screen(cast, settings):
    mandaat = concept(lid_van(cast.anna, cast.duinrand), maak_gever(cast), **dagen())
    vraag = {"versie": mandaat.versie, "email": "secretaris@voorbeeld.test"}
    adres = f"{MANDATEN}{mandaat.id}/vragen/"
    settings.DEMO = True
    assert '/mandaat/' in tekst(als(cast.anna).post(adres, vraag, follow=True)).partition(
        "Voorbeeldland"
    )[2]  # fmt: skip
    settings.DEMO = False
    zie(cast)
    vraag["versie"] = Mandaat.objects.get(id=mandaat.id).versie
    assert "Voorbeeldland" not in tekst(als(cast.anna).post(adres, vraag, follow=True))


# --- signed in ----------------------------------------------------------------------------


@pytest.fixture
def tafel(cast):
    return Tafel(cast)


def test_an_administrator_starts_and_gives_a_mandate_himself(cast, tafel):
    client = ingelogd(tafel.henk_persoon, opgestapt=True)
    data = getypt_nieuw(tafel)
    antwoord = client.post(f"{MANDATEN}nieuw/", data)
    assert antwoord.status_code == 302
    adres = antwoord.headers["Location"]
    zie(cast)
    mandaat = Mandaat.objects.get()
    assert mandaat.van_discipline
    assert "Beslis over dit mandaat" in tekst(client.get(adres))
    klaar = client.post(f"{adres}beslissen/", getypt(mandaat), follow=True)
    assert "Het mandaat is gegeven" in tekst(klaar)
    assert "Ontvangstbewijs" in tekst(klaar)
    zie(cast)
    assert Mandaat.objects.get().bevestigd_door == tafel.henk_persoon


def vandaag_gegeven(tafel) -> Mandaat:
    mandaat = concept(tafel.henk, tafel.gever, **dagen())
    return geef(tafel.henk, mandaat, vandaag=timezone.localdate())


def getypt_nieuw(tafel) -> dict[str, Any]:
    vandaag = timezone.localdate()
    return {
        "gever": tafel.gever.id, "discipline": "huisartsen", "route": "huisartsenvereniging",
        "vertegenwoordiger": "Roos de Wit", "onderwerp_1": "regio", "vrij_0": "Huisbezoek ",
        "vrij_niveau_0": "wijk", "grens_cent": "0", "grens_maanden": "6",
        "vanaf": f"{vandaag}", "tot": f"{vandaag + dt.timedelta(days=30)}",
    }  # fmt: skip


def test_deciding_asks_a_second_step(tafel):
    mandaat = concept(tafel.anna, tafel.gever, **dagen())
    antwoord = als(tafel.henk_persoon).get(f"{MANDATEN}{mandaat.id}/beslissen/")
    assert antwoord.status_code == 302
    assert "stap" in antwoord.headers["Location"]


@pytest.mark.eis("OPL-C4b")
@pytest.mark.parametrize("wat", ["beslissen", "intrekken", "inzet"])
def test_who_is_not_the_discipline_gets_a_403_that_says_why_and_a_line(cast, tafel, wat):
    mandaat = vandaag_gegeven(tafel)
    for wie in (cast.anna, cast.dora):
        client = ingelogd(wie, opgestapt=True)
        antwoord = client.post(
            f"{MANDATEN}{mandaat.id}/{wat}/", {"per": f"{timezone.localdate()}", "reden": "zo"}
        )
        assert antwoord.status_code == 403
        assert "gaat zelf over haar organisatie" in tekst(antwoord)
        assert "Huisartsen Zilt" in tekst(antwoord)
        zie(cast)
        laatste = Handeling.objects.latest("nummer")
        assert (laatste.wat, laatste.resultaat) == ("mandaat_geweigerd", "geweigerd")
        assert laatste.gebruiker_id == wie.pk
        assert laatste.onderwerp_id == mandaat.id
    aantal = Handeling.objects.count()
    assert ingelogd(cast.anna, opgestapt=True).get(
        f"{MANDATEN}{mandaat.id}/beslissen/"
    ).status_code == 403  # fmt: skip
    zie(cast)
    assert Handeling.objects.count() == aantal
    assert Mandaat.objects.get(id=mandaat.id).ingetrokken_op is None


@pytest.mark.eis("OPL-C4b")
def test_the_ro_changes_no_discipline_that_speaks_for_itself(cast, tafel):
    rij = Disciplineorganisatie.objects.create(
        regio=cast.duinrand, discipline="huisartsen", organisatie=tafel.gever,
        overgenomen_at=timezone.now(),
    )  # fmt: skip
    adres = f"{DUINRAND}disciplines/{rij.id}/wijzigen/"
    antwoord = als(cast.anna).post(adres, {"discipline": "huisartsen"})
    assert antwoord.status_code == 403
    zie(cast)
    assert Handeling.objects.latest("nummer").wat == "mandaat_geweigerd"
    henk = als(tafel.henk_persoon)
    goed = henk.post(adres, {
        "discipline": "huisartsen", "organisatie": tafel.gever.id, "versie": 1,
        "rechtsvorm": "coöperatie",
    })  # fmt: skip
    assert goed.status_code == 302


@pytest.mark.parametrize("nee", [False, True], ids=["given", "declined"])
def test_an_administrator_who_comes_too_late_reads_who_decided(cast, tafel, nee):
    """A second tab, and a colleague of the same discipline."""
    mandaat = concept(tafel.henk, tafel.gever, **dagen())
    ina = maak_lid(cast, "ina", Rol.DISCIPLINEBEHEERDER, tafel.gever)
    adres, data = f"{MANDATEN}{mandaat.id}/beslissen/", getypt(mandaat)
    besluit = {"versie": data["versie"], "reden": "Nog niet"} if nee else data
    henk = ingelogd(tafel.henk_persoon, opgestapt=True)
    assert henk.post(adres, besluit).status_code == 302
    for client in (henk, ingelogd(ina, opgestapt=True)):
        for antwoord in (client.get(adres), client.post(adres, data | {"grens_cent": "7.000"})):
            assert antwoord.status_code == 409
            bladzij = tekst(antwoord)
            assert ("al geweigerd, op" if nee else "al gegeven, op") in bladzij
            assert "door Henk" in bladzij
            assert f'{MANDATEN}{mandaat.id}/"' in bladzij
            assert 'name="grens_cent"' not in bladzij
        assert "niet bewaard" in bladzij
    anna = ingelogd(cast.anna, opgestapt=True)
    assert anna.get(adres).status_code == 403  # not hers to know by this door


def test_withdrawing_on_its_page(cast, tafel):
    mandaat = vandaag_gegeven(tafel)
    client = ingelogd(tafel.henk_persoon, opgestapt=True)
    adres = f"{MANDATEN}{mandaat.id}/intrekken/"
    assert client.get(adres).status_code == 200
    mis = client.post(adres, {"versie": mandaat.versie, "per": "2020-01-01", "reden": "Roos stopt"})
    assert mis.status_code == 422
    assert "Roos stopt" in tekst(mis)
    klaar = client.post(
        adres, {"versie": mandaat.versie, "per": f"{timezone.localdate()}", "reden": "Roos stopt"},
        follow=True,
    )  # fmt: skip
    assert "ingetrokken" in tekst(klaar)
    assert "Roos stopt" in tekst(klaar)


def test_replacing_begins_at_the_old_one_and_ends_it(cast, tafel):
    oud = vandaag_gegeven(tafel)
    client = ingelogd(tafel.henk_persoon, opgestapt=True)
    adres = f"{MANDATEN}nieuw/?vervangt={oud.id}"
    assert "Het mandaat van Roos de Wit eindigt" in tekst(client.get(adres))
    morgen = timezone.localdate() + dt.timedelta(days=1)
    data = getypt_nieuw(tafel) | {"vertegenwoordiger": "Ute Vis", "vanaf": f"{morgen}"}
    naar = client.post(adres, data).headers["Location"]
    zie(cast)
    nieuw = Mandaat.objects.get(vervangt=oud)
    beslis = getypt(nieuw, grens_cent="0", grens_maanden="6", vrij_0="huisbezoek",
                    vrij_niveau_0="wijk")  # fmt: skip
    assert client.post(f"{naar}beslissen/", beslis).status_code == 302
    zie(cast)
    oud.refresh_from_db()
    assert oud.ingetrokken_op == morgen
    assert ">vervangen<" in tekst(client.get(f"{MANDATEN}{oud.id}/", {"dag": f"{morgen}"}))
    assert client.get(f"{MANDATEN}nieuw/?vervangt=zomaar").status_code == 404


def test_the_state_of_any_day_on_list_and_page(cast, tafel):
    vandaag = timezone.localdate()
    mandaat = geef(tafel.henk, concept(tafel.henk, tafel.gever, **dagen()), vandaag=vandaag)
    client = als(cast.anna)
    einde = vandaag + dt.timedelta(days=365)
    for adres in (MANDATEN, f"{MANDATEN}{mandaat.id}/"):
        for dag, woord in (
            (vandaag, "geldt"), (vandaag - dt.timedelta(days=1), "gaat later in"),
            (einde, "verlopen"),
        ):  # fmt: skip
            assert f">{woord}<" in tekst(client.get(adres, {"dag": f"{dag}"}))
    assert client.get(MANDATEN, {"dag": "geen dag"}).status_code == 200
    zoeken = tekst(client.get(MANDATEN, {"dag": f"{einde}", "q": "roos"}))
    assert f'<input type="hidden" name="dag" value="{einde}">' in zoeken
    bestand = client.get(f"{DUINRAND}mandaten.csv", {"dag": f"{einde}"}).content.decode("utf-8-sig")
    assert "verlopen" in bestand
    assert "Roos de Wit" in bestand
    assert "roos@" not in bestand


def test_addresses_of_persons_are_for_the_ro_and_the_discipline(cast, tafel):
    mandaat = concept(tafel.anna, tafel.gever, **dagen())
    adres = f"{MANDATEN}{mandaat.id}/"
    for wie, ziet in ((cast.anna, True), (tafel.henk_persoon, True), (cast.bart, False),
                      (cast.dora, False)):  # fmt: skip
        assert ("roos@voorbeeld.test" in tekst(als(wie).get(adres))) is ziet
    assert als(cast.emma).get(adres).status_code == 403
    assert als(cast.chris).get(adres).status_code == 404


@pytest.mark.eis("ZZ-2-4")
def test_an_unknown_discipline_or_umbrella_names_what_is_and_the_way_out(cast, tafel):
    client = als(cast.anna)
    mis = client.post(f"{DUINRAND}disciplines/nieuw/", {"discipline": "tand", "koepel": "KNMT"})
    assert mis.status_code == 422
    bladzij = tekst(mis)
    for woord in ("apothekers", "KNGF", "mondzorgalliantie", "anders, namelijk"):
        assert woord in bladzij
    leeg = client.post(
        f"{DUINRAND}disciplines/nieuw/", {"discipline": "anders", "koepel": "anders"}
    )
    assert "Typ de naam van de discipline" in tekst(leeg)
    assert "Typ de naam van de koepel" in tekst(leeg)
    goed = client.post(f"{DUINRAND}disciplines/nieuw/", {
        "discipline": "anders", "discipline_anders": "tandartsen", "koepel": "anders",
        "koepel_anders": "KNMT",
    })  # fmt: skip
    assert goed.status_code == 302
    zie(cast)
    assert Disciplineorganisatie.objects.get(discipline="tandartsen").koepel == "KNMT"
    assert "tandartsen" in tekst(client.get(f"{MANDATEN}nieuw/"))


@pytest.mark.eis("ZZ-2-4")
def test_the_umbrella_bodies_are_those_of_the_source():
    per_groep = {g: [k.naam for k in KOEPELS if k.groep == g] for g in ("kern", "overheid",
                 "consultatie")}  # fmt: skip
    assert len(per_groep["kern"]) + len(per_groep["overheid"]) == 18
    assert len(per_groep["consultatie"]) == 7
    assert per_groep["overheid"] == ["NZa", "Zorginstituut", "VWS"]
    assert get_koepel(" lhv ") == get_koepel("LHV")
    assert get_koepel("KNMT") is None


# --- a table of drafts ---------------------------------------------------------------------

KOP = ["Gegeven door", "Discipline", "Via welke weg", "Vertegenwoordiger", "Onderwerpen",
       "Grens in euro", "Grens in maanden", "Vanaf", "Tot"]  # fmt: skip


def werkboek(*rijen: tuple[object, ...]) -> SimpleUploadedFile:
    boek = openpyxl.Workbook()
    for rij in (KOP, *rijen):
        boek.worksheets[0].append(list(rij))
    uit = io.BytesIO()
    boek.save(uit)
    return SimpleUploadedFile("mandaten.xlsx", uit.getvalue())


GOED = ("Huisartsen Zilt", "huisartsen", "huisartsenvereniging", "Roos",
        "begroting: regio; huisbezoek: wijk", 250000, 12,
        dt.date(2027, 1, 1), dt.date(2028, 1, 1))  # fmt: skip


def lees_in(client, *rijen):
    beeld = client.post(f"{MANDATEN}inlezen/", {"bestand": werkboek(*rijen)})
    gevonden = re.search(r'name="pakket" value="([^"]+)"', tekst(beeld))
    return beeld, gevonden[1] if gevonden else ""


def test_a_table_becomes_drafts_in_two_steps(cast, tafel):
    client = als(cast.anna)
    anders = ("Huisartsen Zilt", "anders: tandartsen", "", "Ton", "", None, None, None, None)
    beeld, pakket = lees_in(client, GOED, anders)
    assert beeld.status_code == 200
    zie(cast)
    assert Mandaat.objects.count() == 0
    klaar = client.post(f"{MANDATEN}inlezen/bevestigen/", {"pakket": pakket}, follow=True)
    assert "2 concepten ingelezen" in tekst(klaar)
    zie(cast)
    eerste = Mandaat.objects.get(discipline="huisartsen")
    assert (eerste.staat, eerste.grens_cent, eerste.vanaf) == (
        "concept", 25_000_000, dt.date(2027, 1, 1),
    )  # fmt: skip
    assert {o.onderwerp: o.niveau for o in eerste.onderwerpen.all()} == {
        "begroting": "regio", "huisbezoek": "wijk",
    }  # fmt: skip
    assert Mandaat.objects.get(discipline="tandartsen").vertegenwoordiger == "Ton"
    assert Handeling.objects.latest("nummer").gegevens == {"nieuw": 2}
    weer, pakket = lees_in(client, GOED, anders)
    assert "Er komt niets bij" in tekst(weer)


def test_each_broken_cell_is_named_and_nothing_is_read(cast, tafel):
    client = als(cast.anna)
    mis = ("Wie is dit", "tand", "zomaar", "Roos", "begroting: maan", "veel", 12,
           dt.date(2027, 1, 1), dt.date(2026, 1, 1))  # fmt: skip
    beeld, pakket = lees_in(client, GOED, mis)
    assert beeld.status_code == 422
    assert pakket == ""
    bladzij = tekst(beeld)
    for plaats, woord in (
        ("A3", "staat niet in de regio"), ("B3", "anders, namelijk"), ("C3", "Kies een van"),
        ("E3", "dubbele punt"), ("F3", "geen bedrag"), ("I3", "ligt niet na"),
    ):  # fmt: skip
        assert f"!{plaats}<" in bladzij, plaats
        assert woord in bladzij
    zie(cast)
    assert Mandaat.objects.count() == 0


@pytest.mark.parametrize("cel", ["begroting: regio, resv-plan: regio", "avondzorg, begroting"])
def test_two_subjects_with_a_comma_are_not_one_strange_one(cast, tafel, cel):
    beeld, pakket = lees_in(als(cast.anna), (*GOED[:4], cel, *GOED[5:]))
    assert (beeld.status_code, pakket) == (422, "")
    assert "Zet een puntkomma tussen twee onderwerpen" in tekst(beeld)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({3: "Sam"}, "ook in rij 2"),
        ({3: "Sam", 4: "huisbezoek"}, "over huisbezoek"),
        ({3: "Sam", 7: dt.date(2027, 12, 31), 8: dt.date(2028, 6, 1)}, "ook in rij 2"),
        ({3: "Sam", 7: dt.date(2028, 1, 1), 8: dt.date(2028, 6, 1)}, ""),
        ({3: "Sam", 4: "avondzorg"}, ""),
        ({1: "anders: tandartsen", 2: "", 3: "Sam"}, ""),
    ],
)
def test_one_giver_with_two_people_for_one_subject_is_named_before_it_is_read(
    cast, tafel, anders, zin
):
    tweede = tuple(anders.get(n, cel) for n, cel in enumerate(GOED))
    beeld, pakket = lees_in(als(cast.anna), GOED, tweede)
    assert (beeld.status_code, bool(pakket)) == ((422, False) if zin else (200, True))
    assert ("staat er dubbel" in tekst(beeld)) is bool(zin)
    assert zin in tekst(beeld)


def test_a_mandate_that_was_given_already_is_not_read_in_again_for_someone_else(cast, tafel):
    tafel.gegeven()
    rij = (*GOED[:3], "Sam", "begroting", *GOED[5:])
    beeld, pakket = lees_in(als(cast.anna), rij)
    assert (beeld.status_code, pakket) == (422, "")
    assert "een mandaat dat al gegeven is" in tekst(beeld)


def test_a_table_that_became_old_is_shown_again(cast, tafel):
    client = als(cast.anna)
    _beeld, pakket = lees_in(client, GOED)
    concept(
        tafel.anna, tafel.gever, vertegenwoordiger="roos", vertegenwoordiger_email="",
        vanaf=dt.date(2027, 1, 1), tot=dt.date(2028, 1, 1),
    )  # fmt: skip
    antwoord = client.post(f"{MANDATEN}inlezen/bevestigen/", {"pakket": pakket})
    assert antwoord.status_code == 422
    assert "intussen gewijzigd" in tekst(antwoord)
    vreemd = client.post(f"{MANDATEN}inlezen/bevestigen/", {"pakket": "x" + pakket})
    assert "niet meer te bevestigen" in tekst(vreemd)


def test_only_the_ro_reads_a_table_in(cast, tafel):
    for wie in (tafel.henk_persoon, cast.bart, cast.dora):
        assert als(wie).get(f"{MANDATEN}inlezen/").status_code == 403


def test_the_page_of_sixty_mandates_costs_the_same_queries(
    cast, tafel, django_assert_max_num_queries
):
    client = als(cast.anna)
    concept(tafel.anna, tafel.gever, **dagen())
    client.get(MANDATEN)
    with CaptureQueriesContext(
        connection,
    ) as een:
        client.get(MANDATEN)
    lid = tafel.anna
    for nr in range(59):
        concept(lid, tafel.gever, [(f"onderwerp {nr}", "wijk")], **dagen())
    with django_assert_max_num_queries(len(een)):
        assert "60 mandaten" in tekst(client.get(MANDATEN))


def test_a_second_coordinator_who_administers_a_giver_decides_nothing(cast, tafel):
    """The RO and the discipline in one person: then the discipline sends someone else."""
    zie(cast)
    dubbel = maak_lid(cast, "dubbel", Rol.COORDINATOR)
    zie(cast)
    Lidmaatschap.objects.create(
        gebruiker=dubbel, rol=Rol.DISCIPLINEBEHEERDER, regio=cast.duinrand,
        organisatie=tafel.gever, vanaf="2026-01-01",
    )  # fmt: skip
    mandaat = concept(tafel.anna, tafel.gever, **dagen())
    client = ingelogd(dubbel, opgestapt=True)
    antwoord = client.post(f"{MANDATEN}{mandaat.id}/beslissen/", getypt(mandaat))
    assert antwoord.status_code == 422
    assert "coördinator" in tekst(antwoord)


def test_a_discipline_stands_under_the_mandates(cast):
    """In the menu of the table, and on the way back."""
    pagina = als(cast.anna).get(f"{DUINRAND}disciplines/").content.decode()
    assert f'<a href="{DUINRAND}mandaten/" aria-current="' in pagina
    assert f'<li><a href="{DUINRAND}mandaten/">Mandaten</a></li>' in pagina


def test_a_discipline_that_a_region_added_itself_stands_last(cast):
    """On the page and in the file; its name is no word of our list."""
    zet_blik(Blik(regios=frozenset({cast.duinrand.id})))
    for code in ("antroposofen", "huisartsen", "apothekers"):
        Disciplineorganisatie.objects.create(regio=cast.duinrand, discipline=code)
    inhoud = als(cast.anna).get(f"{DUINRAND}disciplines.csv").content.decode("utf-8-sig")
    regels = [regel.partition(";")[0] for regel in inhoud.splitlines()[1:]]
    assert regels == ["huisartsen", "apothekers", "antroposofen"]
    assert "antroposofen" in als(cast.anna).get(f"{DUINRAND}disciplines/").content.decode()
