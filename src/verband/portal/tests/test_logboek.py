"""The pages of the logboek: who may see them, what they say, and what strangers send."""

from __future__ import annotations

import csv
import io
import json

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader

from verband.access.models import Lidmaatschap
from verband.access.services.gebruiker_wissen import wis_gebruiker
from verband.access.tests.hulp import als
from verband.audit.models import Handeling
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.audit.services.vastleggen import leg_vast
from verband.core.context import Blik, zet_blik

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
LOGBOEK = "/r/duinrand/logboek/"
CONTROLEER = "/controleer-ontvangstbewijs/"


@pytest.fixture
def bewijzen(cast):
    """One act by Anna, just before and after midnight in Amsterdam, and one by Bart."""
    zet_blik(Blik(regios=frozenset({cast.duinrand.id})))
    uit = {}
    for naam, op in (("anna", "2026-07-14T21:59:00Z"), ("anna", "2026-07-14T22:01:00Z"),
                     ("bart", "2026-12-01T12:00:00Z")):  # fmt: skip
        lid = Lidmaatschap.objects.get(gebruiker=cast.personen[naam])
        with time_machine.travel(op, tick=False):
            h = leg_vast(
                "dossier_bewaren" if naam == "anna" else "=HYPERLINK(1)",
                regio=cast.duinrand.id, gebruiker=lid.gebruiker_id,
                lidmaatschap=lid.id, namens=lid.organisatie_id,
            )  # fmt: skip
            uit[naam] = geef_ontvangstbewijs(
                h, titel=f"Bewaard door {naam[0]}", inhoud={"bevindingen": ["<b>kop</b>", 2]}
            )
    zet_blik(Blik())
    return uit


def tekst(antwoord):
    return antwoord.content.decode()


@pytest.mark.parametrize(
    ("wie", "status"),
    [("anna", 200), ("bart", 403), ("gijs", 403), ("dora", 403), ("emma", 403), ("chris", 404)],
)
def test_only_readers_of_the_logboek_read_it(cast, bewijzen, wie, status):
    client = als(cast.personen[wie])
    assert client.get(LOGBOEK).status_code == status
    assert client.get(f"{LOGBOEK}csv/").status_code == status


@pytest.mark.parametrize("soort", ["", "json/", "pdf/"])
def test_a_receipt_is_for_readers_and_for_its_doer(cast, bewijzen, soort):
    def status(wie, bewijs):
        adres = f"/r/duinrand/ontvangstbewijs/{bewijzen[bewijs].id}/{soort}"
        return als(cast.personen[wie]).get(adres).status_code

    assert status("anna", "anna") == status("anna", "bart") == status("bart", "bart") == 200
    for wie in ("bart", "gijs", "dora", "fatima", "chris", "hanna"):
        assert status(wie, "anna") == 404


def test_a_receipt_of_another_region_is_not_there(cast, bewijzen):
    adres = f"/r/heuvelland/ontvangstbewijs/{bewijzen['anna'].id}/"
    assert als(cast.chris).get(adres).status_code == 404


def test_it_says_who_on_whose_behalf_what_and_when_in_amsterdam(cast, bewijzen):
    html = tekst(als(cast.anna).get(LOGBOEK))
    assert 'class="v-wie"' in html  # in the frame too: whoever reads this is logged in
    for woorden in (
        "Bewaarde een toets in een dossier",
        "Anna",
        "coördinator",
        "namens RO Duinrand",
        "15 jul 2026",
    ):
        assert woorden in html
    assert "00:01" in html


@pytest.mark.parametrize(
    ("vraag", "nummers"),
    [
        ("", [3, 2, 1]),
        ("orde=oud", [1, 2, 3]),
        ("orde=wie", [2, 1, 3]),
        ("orde=wat&orde=kwaad", [3, 2, 1]),
        ("q=anna", [2, 1]),
        ("q=dossier+bewaren", [2, 1]),
        ("q=zilt", [3]),
        ("q=2", [2]),
        ("q=niets", []),
        ("wat=dossier_bewaren", [2, 1]),
        ("tot=2026-07-14", [1]),
        ("van=2026-07-15", [3, 2]),
        ("van=2026-07-15&tot=2026-07-15", [2]),
        ("van=2027-01-01&tot=2026-01-01", []),
        ("van=gisteren&wie=niemand&pagina=kwaad&q=%00", [3, 2, 1]),
        ("van=9999-12-31&tot=0001-01-01", [3, 2, 1]),
        ("q=99999999999999999999", []),
        ("pagina=-1", [3, 2, 1]),
    ],
)
def test_search_filter_and_order(cast, bewijzen, vraag, nummers):
    antwoord = als(cast.anna).get(f"{LOGBOEK}?{vraag}")
    assert [r.handeling.nummer for r in antwoord.context["regels"]] == nummers
    if not nummers:
        assert "v-empty" in tekst(antwoord)


def test_an_empty_logboek_says_what_to_expect(cast):
    assert "nog niets gedaan" in tekst(als(cast.anna).get(LOGBOEK))


def test_the_csv_is_in_utc_and_holds_no_formula(cast, bewijzen):
    antwoord = als(cast.anna).get(f"{LOGBOEK}csv/?orde=oud")
    rijen = list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    assert [r["Wanneer (UTC)"] for r in rijen][:2] == [
        "2026-07-14T21:59:00.000000Z",
        "2026-07-14T22:01:00.000000Z",
    ]
    assert rijen[0]["Wie"] == "Anna"
    assert not any(cel.startswith("=") for rij in rijen for cel in rij.values())


def test_after_erasure_the_name_is_gone_and_the_chain_whole(cast, bewijzen):
    wis_gebruiker("bart@voorbeeld.test")
    html = tekst(als(cast.anna).get(LOGBOEK))
    assert "verwijderde gebruiker" in html
    assert "Bart" not in html
    zet_blik(Blik(regios=frozenset({cast.duinrand.id})))
    assert Handeling.objects.filter(gebruiker_id=cast.bart.pk).count() == 1


def test_the_json_is_what_was_signed_and_the_pdf_can_be_read(cast, bewijzen):
    adres = f"/r/duinrand/ontvangstbewijs/{bewijzen['anna'].id}/"
    client = als(cast.anna)
    assert tekst(client.get(f"{adres}json/")) == bewijzen["anna"].document
    antwoord = client.get(f"{adres}pdf/")
    assert antwoord["Content-Disposition"] == (
        'attachment; filename="ontvangstbewijs-2-duinrand.pdf"'
    )
    blad = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(antwoord.content)).pages)
    for woorden in ("Bewaard door a", "<b>kop</b>", "15 juli 2026 om 00:01 uur", "Duinrand"):
        assert woorden in blad
    assert "&lt;b&gt;kop&lt;/b&gt;" in tekst(client.get(adres))


def stuur(inhoud, naam="bewijs.json"):
    return Client().post(CONTROLEER, {"bestand": SimpleUploadedFile(naam, inhoud)})


def test_anyone_sees_that_a_receipt_is_real(bewijzen):
    html = tekst(stuur(bewijzen["anna"].document.encode()))
    assert "Dit ontvangstbewijs is echt" in html
    assert "15 juli 2026 om 00:01 uur" in html
    assert "klopt niet" not in html


@pytest.mark.django_db(databases=[])
def test_the_page_asks_no_database():
    """No access to one is given to this test: a query would raise."""
    assert Client().get(CONTROLEER).status_code == 200
    assert "geen leesbare JSON" in tekst(stuur(b"niets"))


def _veranderd(document, plek, waarde):
    stuk = json.loads(document)
    deel = stuk
    for naam in plek[:-1]:
        deel = deel[naam]
    deel[plek[-1]] = waarde
    return json.dumps(stuk).encode()


@pytest.mark.parametrize(
    ("plek", "waarde"),
    [
        (("titel",), "Iets anders"),
        (("inhoud", "bevindingen"), []),
        (("handeling", "gebruiker_id"), None),
        (("handeling", "op_at"), "2020-01-01"),
        (("ijkpunt", "nummer"), 7),
        (("ijkpunt", "hash"), "0" * 64),
        (("sleutel", "vingerafdruk"), "0" * 64),
        (("sleutel", "publiek"), "geen sleutel é"),
        (("handtekening",), "é"),
        (("controleren",), ["Geloof dit maar."]),
    ],
)
def test_anyone_sees_that_something_was_changed(bewijzen, plek, waarde):
    html = tekst(stuur(_veranderd(bewijzen["anna"].document, plek, waarde)))
    assert "Dit ontvangstbewijs klopt niet" in html
    assert "Wat er is vastgelegd" not in html


@pytest.mark.parametrize(
    "inhoud",
    [
        b"", b"{}", b"[]", b"null", b"\xff\xfe", b"%PDF-1.7", b'{"vorm": "ontvangstbewijs/2"}',
        b'{"vorm": "ontvangstbewijs/1"}', b"[" * 100_000, b'{"a": NaN}', b"1" * 5_000,
        b"x" * 2_000_001,
        b'{"vorm": "ontvangstbewijs/1", "vorm": "ontvangstbewijs/1"}', b'{"a": "\\ud800"}',
    ],
    ids=range(14),
)  # fmt: skip
def test_what_is_no_receipt_is_refused_in_dutch(inhoud):
    antwoord = stuur(inhoud)
    assert antwoord.status_code == 200
    assert "Kies het JSON-bestand" in tekst(antwoord)


@pytest.mark.parametrize("deel", ["handeling", "ijkpunt", "sleutel", "inhoud", "id", "titel"])
@pytest.mark.parametrize("waarde", [None, 1, [], "tekst", {}, True])
def test_a_part_of_another_kind_never_breaks_the_page(bewijzen, deel, waarde):
    antwoord = stuur(_veranderd(bewijzen["anna"].document, (deel,), waarde))
    assert antwoord.status_code == 200
    assert "Dit ontvangstbewijs is echt" not in tekst(antwoord)


def test_half_a_sign_never_breaks_the_page(bewijzen):
    antwoord = stuur(_veranderd(bewijzen["anna"].document, ("titel",), "\ud800"))
    assert "geen leesbare JSON" in tekst(antwoord)


def test_no_file_is_said(db):
    assert "geen bestand" in tekst(Client().post(CONTROLEER))
