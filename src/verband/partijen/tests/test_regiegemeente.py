"""Only the regiegemeente writes, both agree, and nothing incomplete is presented."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from verband.access.models import Lidmaatschap
from verband.access.rollen import Rol
from verband.audit.models import Handeling
from verband.core.context import Blik, zet_blik
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.models import (
    Mandaat,
    RegiegemeenteVoorstel,
    Verzekeraarsgesprek,
    Voorstelbrief,
)
from verband.partijen.selectors.regiegemeente import get_indienen
from verband.partijen.services.gesprek_vastleggen import gesprek_vastleggen
from verband.partijen.services.regiegemeente_aanwijzen import regiegemeente_aanwijzen
from verband.partijen.services.voorstel_afronden import voorstel_instemmen, voorstel_voorleggen
from verband.partijen.services.voorstel_schrijven import (
    voorstel_schrijven,
    voorstelbrief_toevoegen,
)
from verband.partijen.tests.gereedheidhulp import (
    DAG,
    gemeente,
    lid_met_rol,
    organisatie,
    zie,
)
from verband.partijen.tests.hulp import DUINRAND, als, lid_van, tekst
from verband.regios.models import Organisatie

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
VOL = {"resv": "Wij schuiven aan.", "wijk": "In elke wijk.", "gemeenten": ["GM9901", "GM9902"]}
GESPREK = {
    "op": dt.date(2026, 6, 1), "onderwerp": "Het voorstel", "uitkomst": "Eens op hoofdlijnen.",
    "vervolg": "Tekst rondsturen", "vervolg_op": dt.date(2026, 6, 8),
}  # fmt: skip


@pytest.fixture
def gebied(cast):
    gemeente(cast.duinrand, "GM9901", "Zilt")
    gemeente(cast.duinrand, "GM9902", "Zout", vanaf="2027-01-01")
    zie(cast.duinrand)


@pytest.fixture
def schrijver(cast, gebied):
    return lid_van(cast.fatima, cast.duinrand)


def schrijf(lid, versie=1, **anders):
    return voorstel_schrijven(lid, VOL | anders, versie)


@pytest.mark.eis("ZZ-3.4-5a")
@pytest.mark.parametrize(
    "anders", [{"resv": " "}, {"wijk": ""}, {"gemeenten": ["GM9901"]}, {"gemeenten": []}]
)
def test_a_proposal_without_a_part_or_a_municipality_is_not_complete(cast, schrijver, anders):
    voorstel = schrijf(schrijver, **anders)
    with pytest.raises(Weigering, match="nog niet volledig") as geweigerd:
        voorstel_voorleggen(schrijver, voorstel.versie, vandaag=DAG)
    assert geweigerd.value.bron == "ZZ-3.4-5a"
    assert RegiegemeenteVoorstel.objects.get().status == "concept"


@pytest.mark.eis("ZZ-3.4-5a", "ZZ-3.3-1c")
def test_both_agree_and_only_then_it_is_agreed(cast, schrijver):
    voorstel = voorstel_voorleggen(schrijver, schrijf(schrijver).versie, vandaag=DAG)
    assert voorstel.status == "voorgelegd"
    ro = lid_van(cast.anna, cast.duinrand)
    voorstel = voorstel_instemmen(ro, voorstel.versie, vandaag=DAG)
    assert (voorstel.status, voorstel.akkoord_ro_op) == ("voorgelegd", DAG)
    voorstel = voorstel_instemmen(schrijver, voorstel.versie, vandaag=DAG)
    assert voorstel.status == "overeengekomen"
    daden = list(Handeling.objects.order_by("nummer").values_list("wat", flat=True))
    assert daden == [
        "voorstel_schrijven", "voorstel_voorleggen", "voorstel_instemmen", "voorstel_instemmen",
    ]  # fmt: skip


def test_another_text_asks_for_two_new_agreements(cast, schrijver):
    voorstel = voorstel_voorleggen(schrijver, schrijf(schrijver).versie, vandaag=DAG)
    voorstel = voorstel_instemmen(schrijver, voorstel.versie, vandaag=DAG)
    voorstel = voorstel_instemmen(lid_van(cast.anna, cast.duinrand), voorstel.versie, vandaag=DAG)
    weer = schrijf(schrijver, voorstel.versie, wijk="Toch anders.")
    assert (weer.status, weer.akkoord_ro_op, weer.akkoord_gemeente_op) == ("concept", None, None)


def test_a_letter_stands_for_both_parts(cast, schrijver):
    voorstel = schrijf(schrijver, resv="", wijk="")
    brief = voorstelbrief_toevoegen(schrijver, "brief.pdf", b"%PDF-1.7 brief", voorstel.versie)
    assert (brief.naam, brief.soort, bytes(brief.inhoud)) == ("brief.pdf", "pdf", b"%PDF-1.7 brief")
    versie = RegiegemeenteVoorstel.objects.get().versie
    assert voorstel_voorleggen(schrijver, versie, vandaag=DAG).status == "voorgelegd"


@pytest.mark.parametrize("inhoud", [b"", b"<svg/>", "cliënt BSN 111222333".encode()])
def test_a_letter_that_we_do_not_take(cast, schrijver, inhoud):
    voorstel = schrijf(schrijver)
    with pytest.raises(Weigering):
        voorstelbrief_toevoegen(schrijver, "brief.pdf", inhoud, voorstel.versie)
    assert not Voorstelbrief.objects.exists()


@pytest.mark.eis("ZZ-3.4-5a")
def test_a_municipality_with_a_mandate_is_not_taken_for_the_regiegemeente(cast, schrijver):
    """Both are shown, and a link to who decides about it; nothing is assumed or refused."""
    zin = "is niet de regiegemeente; dat is Zilt"
    anna = lid_van(cast.anna, cast.duinrand)
    regiegemeente_aanwijzen(anna, Organisatie.objects.get(naam="Zilt").id)
    zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
    ander = Organisatie.objects.create(regio=cast.duinrand, naam="Zout", soort="gemeente")
    for gever, gezegd in ((ander, True), (Organisatie.objects.get(naam="Zilt"), False)):
        zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
        m = Mandaat.objects.create(
            regio=cast.duinrand, gever=gever, discipline="sociaal_domein", route="regiegemeente"
        )
        pagina = tekst(als(cast.bart).get(f"{DUINRAND}mandaten/{m.id}/"))
        assert (f"Zout {zin}" in pagina) is gezegd


def test_nobody_else_writes_or_agrees(cast, schrijver):
    voorstel = voorstel_voorleggen(schrijver, schrijf(schrijver).versie, vandaag=DAG)
    for wie in ("anna", "bart", "gijs", "dora"):
        with pytest.raises(PermissionDenied):
            schrijf(lid_van(getattr(cast, wie), cast.duinrand), voorstel.versie)
    for wie in ("bart", "gijs", "dora"):
        with pytest.raises(PermissionDenied):
            voorstel_instemmen(
                lid_van(getattr(cast, wie), cast.duinrand), voorstel.versie, vandaag=DAG
            )
    ander = organisatie(cast.duinrand, "Zout", "gemeente")
    with pytest.raises(PermissionDenied):
        schrijf(lid_met_rol(cast, "zoe", Rol.REGIEGEMEENTE, ander), voorstel.versie)


def test_agreeing_with_a_draft_or_an_older_text_is_refused(cast, schrijver):
    voorstel = schrijf(schrijver)
    ro = lid_van(cast.anna, cast.duinrand)
    with pytest.raises(Weigering, match="concept"):
        voorstel_instemmen(ro, voorstel.versie, vandaag=DAG)
    voorstel_voorleggen(schrijver, voorstel.versie, vandaag=DAG)
    with pytest.raises(Gewijzigd):
        voorstel_instemmen(ro, 1, vandaag=DAG)


def test_a_municipality_that_joined_since_stops_the_agreement(cast, schrijver):
    voorstel = voorstel_voorleggen(schrijver, schrijf(schrijver).versie, vandaag=DAG)
    gemeente(cast.duinrand, "GM9903", "Zand")
    with pytest.raises(Weigering, match="Zand"):
        voorstel_instemmen(lid_van(cast.anna, cast.duinrand), voorstel.versie, vandaag=DAG)


def test_the_database_knows_no_agreement_of_one(cast, schrijver):
    voorstel = schrijf(schrijver)
    with pytest.raises(IntegrityError), transaction.atomic():
        RegiegemeenteVoorstel.objects.filter(id=voorstel.id).update(
            status="overeengekomen", akkoord_ro_op=DAG
        )


def test_the_ro_names_a_municipality_and_another_begins_empty(cast, schrijver):
    schrijf(schrijver)
    ro = lid_van(cast.anna, cast.duinrand)
    zout = organisatie(cast.duinrand, "Zout", "gemeente")
    voorstel = regiegemeente_aanwijzen(ro, zout.id)
    assert (voorstel.gemeente, voorstel.resv, voorstel.gemeenten) == (zout, "", [])
    with pytest.raises(Weigering, match="is geen gemeente"):
        regiegemeente_aanwijzen(ro, Organisatie.objects.get(naam="RO Duinrand").id)
    with pytest.raises(PermissionDenied):
        regiegemeente_aanwijzen(lid_van(cast.fatima, cast.duinrand), zout.id)


@pytest.mark.eis("ZZ-3.4-5b")
def test_a_talk_of_the_insurer_before_submission(cast):
    dora = lid_van(cast.dora, cast.duinrand)
    assert get_indienen(dora, 2027, DAG).gesproken is False
    gesprek = gesprek_vastleggen(dora, GESPREK | {"op": DAG + dt.timedelta(days=9)})
    assert get_indienen(dora, 2027, DAG).gesproken is False  # planned is not held
    gesprek_vastleggen(dora, GESPREK, id_=gesprek.id, versie=gesprek.versie)
    assert get_indienen(dora, 2027, DAG).gesproken is True
    for wie in ("anna", "fatima"):
        with pytest.raises(PermissionDenied):
            gesprek_vastleggen(lid_van(getattr(cast, wie), cast.duinrand), GESPREK)
    with pytest.raises(Weigering, match="burgerservicenummer"):
        gesprek_vastleggen(dora, GESPREK | {"uitkomst": "cliënt met BSN 111222333"})


@pytest.mark.eis("ZZ-3.4-5b")
def test_the_page_warns_while_nobody_spoke(cast, gebied):
    """Also by hand: Dora writes down the talk, and the warning goes."""
    pagina = f"{DUINRAND}regiegemeente/"
    assert "nog geen gesprek vastgelegd" in tekst(als(cast.anna).get(pagina))
    antwoord = als(cast.dora).post(
        f"{pagina}gesprek/", {"op": "2026-06-01", "onderwerp": "Voorstel", "uitkomst": "Goed."}
    )
    assert antwoord.status_code == 302
    gelezen = tekst(als(cast.anna).get(pagina))
    assert "nog geen gesprek vastgelegd" not in gelezen
    assert "1 juni 2026" in gelezen
    zie(cast.duinrand)
    assert Verzekeraarsgesprek.objects.get().onderwerp == "Voorstel"


def test_the_whole_walk_by_hand(cast, gebied):
    """Named, written, refused, filled in, presented, agreed; every reader sees it."""
    pagina = f"{DUINRAND}regiegemeente/"
    anna, fatima = als(cast.anna), als(cast.fatima)
    assert "mandaatgemeente" in tekst(anna.get(pagina))
    zilt = Organisatie.objects.get(naam="Zilt")
    assert anna.post(f"{pagina}aanwijzen/", {"organisatie": zilt.id}).status_code == 302
    velden = {"versie": 1, "resv": "Wij schuiven aan.", "gemeenten": ["GM9901"]}
    assert fatima.post(f"{pagina}voorstel/", velden).status_code == 302
    geweigerd = fatima.post(f"{pagina}voorleggen/", {"versie": 2})
    assert geweigerd.status_code == 422
    assert "de gemeente Zout" in tekst(geweigerd)
    velden |= {"versie": 2, "wijk": "In elke wijk.", "gemeenten": ["GM9901", "GM9902"]}
    fatima.post(f"{pagina}voorstel/", velden)
    bestand = SimpleUploadedFile("brief.pdf", b"%PDF-1.7 brief")
    fatima.post(f"{pagina}brief/", {"versie": 3, "bestand": bestand})
    fatima.post(f"{pagina}voorleggen/", {"versie": 4})
    anna.post(f"{pagina}instemmen/ro/", {"versie": 5})
    fatima.post(f"{pagina}instemmen/", {"versie": 6})
    for wie in ("anna", "bart", "dora"):
        assert "overeengekomen" in tekst(als(getattr(cast, wie)).get(pagina)), wie
    zie(cast.duinrand)
    brief = Voorstelbrief.objects.get()
    opgehaald = als(cast.dora).get(f"{pagina}brief/{brief.id}/")
    assert opgehaald.content == b"%PDF-1.7 brief"
    assert opgehaald["Content-Disposition"].startswith("attachment")
    assert als(cast.emma).get(pagina).status_code == 403
    assert als(cast.chris).get(f"{pagina}brief/{brief.id}/").status_code == 404


def test_the_page_says_who_acts_and_when_nobody_can_write(cast, schrijver):
    def gelezen(wie):
        return tekst(als(wie).get(f"{DUINRAND}regiegemeente/"))

    voorstel = schrijf(schrijver)
    assert "Aan zet: de regiegemeente, die het schrijft en voorlegt." in gelezen(cast.dora)
    lid_van(cast.fatima, cast.duinrand)
    voorstel = voorstel_voorleggen(schrijver, voorstel.versie, vandaag=DAG)
    assert "die elk instemmen" in gelezen(cast.anna)
    lid_van(cast.fatima, cast.duinrand)
    voorstel_instemmen(schrijver, voorstel.versie, vandaag=DAG)
    assert "Aan zet: de RO, die instemt." in gelezen(cast.anna)
    nodig_uit = "Nodig bij Leden iemand uit als regiegemeente"
    assert nodig_uit not in gelezen(cast.anna)
    zie(cast.duinrand)
    Lidmaatschap.objects.filter(gebruiker=cast.fatima).delete()
    assert nodig_uit in gelezen(cast.anna)
    assert nodig_uit not in gelezen(cast.dora)
