"""The tamper drill: a superuser changes the past, and it shows.

Each from the database plus one receipt that was held outside. Which of them show without
that receipt, is written beside it: for the others ``controleer`` must find nothing, or the
drill would prove less than it says.
"""

from __future__ import annotations

import copy

import pytest

import logboekhulp as hulp
from cast import maak_cast
from logboekhulp import schrijf_verhaal, superuser
from verband.audit.bewijs import beoordeel, canoniek
from verband.audit.onderzoek import controleer
from verband.audit.sleutels import Tekensleutel, bekende_sleutels
from verband.audit.tegen import ZONDER_BEWIJS, houd_tegen

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "beheer"])

# What is done, the invariant that shows it without a receipt (empty: none does).
GEVALLEN = [
    (hulp.wijzig, "keten"),
    (hulp.wijzig_tijd, "keten"),
    (hulp.haal_midden_weg, "keten"),
    (hulp.haal_nieuwste_weg, ""),
    (hulp.verwissel, "keten"),
    (hulp.hash_alles_opnieuw, ""),
    (hulp.haal_midden_weg_en_hash_opnieuw, ""),
    (hulp.zet_gisteren_terug, ""),
    (hulp.leef_verder_na_gisteren, ""),
    (hulp.zet_triggers_uit, "grendels"),
    (hulp.geef_rechten, "grendels"),
    (hulp.zet_afscherming_uit, "grendels"),
    (hulp.verleng_lidmaatschap, "lidmaatschappen_logboek"),
    (hulp.verleng_zonder_geschiedenis, "lidmaatschappen"),
    (hulp.verleng_en_herschrijf_alles, ""),
    (hulp.vervals_bewijs, "ontvangstbewijzen"),
]


@pytest.fixture
def verhaal():
    return schrijf_verhaal(maak_cast())


@pytest.fixture
def db(verhaal):
    with superuser() as verbinding:
        yield verbinding
        hulp.herstel_grendels(verbinding)


def gevonden():
    return {u.invariant.naam: u.onderzoek.fouten for u in controleer("beheer") if not u.houdt}


def tegen(verhaal, document=None):
    return houd_tegen("beheer", document or verhaal.bewijs, bekende_sleutels(), {})


def test_an_honest_database_holds_in_every_way(verhaal):
    uitkomsten = {u.invariant.naam: u for u in controleer("beheer")}
    assert gevonden() == {}
    assert uitkomsten["keten"].onderzoek.aantal == 11
    assert uitkomsten["aantal"].onderzoek.aantal == 2
    assert uitkomsten["ontvangstbewijzen"].onderzoek.aantal == 8
    assert uitkomsten["tenants"].onderzoek.aantal > 20
    assert uitkomsten["lidmaatschappen"].onderzoek.aantal == 9
    assert uitkomsten["lidmaatschappen_logboek"].onderzoek.aantal == 1
    v = tegen(verhaal)
    assert (v.fouten, v.gezien) == ([], 8)
    assert "Tot en met nummer 8" in v.conclusie
    oud = tegen(verhaal, verhaal.gisteren)
    assert oud.fouten == []
    assert "Over de 2 regels daarna zegt dit bewijs niets" in oud.conclusie


@pytest.mark.parametrize(("geknoei", "zonder"), GEVALLEN, ids=lambda x: getattr(x, "__name__", x))
def test_it_is_found_with_one_receipt_from_outside(verhaal, db, geknoei, zonder):
    geknoei(db, verhaal)
    zonder_bewijs = gevonden()
    if zonder:
        assert zonder in zonder_bewijs
    else:
        # The control: nothing inside the database gives it away.
        assert zonder_bewijs == {}
        assert tegen(verhaal).fouten
    assert zonder_bewijs or tegen(verhaal).fouten


@pytest.mark.parametrize(
    ("geknoei", "woorden"),
    [
        (hulp.haal_nieuwste_weg, "eindigt bij nummer 7, terwijl nummer 8 is bewezen"),
        (hulp.hash_alles_opnieuw, "Het logboek daarvoor is opnieuw geschreven"),
        (hulp.leef_verder_na_gisteren, "Nummer 8 is niet meer zoals bewezen"),
        (hulp.haal_midden_weg, "ontbreekt nummer 4"),
        (hulp.wijzig, "nummer 3 (proef) veranderd"),
    ],
    ids=lambda x: getattr(x, "__name__", ""),
)
def test_it_says_in_dutch_what_was_found(verhaal, db, geknoei, woorden):
    geknoei(db, verhaal)
    v = tegen(verhaal)
    assert woorden in " ".join(v.fouten)
    assert v.conclusie.startswith("Er is geknoeid met")


def test_an_older_receipt_says_nothing_about_what_came_after_it(verhaal, db):
    hulp.haal_nieuwste_weg(db, verhaal)
    assert tegen(verhaal, verhaal.gisteren).fouten == []


def test_it_says_beforehand_what_it_can_not_see():
    assert len(ZONDER_BEWIJS) == 3


def test_a_receipt_signed_with_a_key_of_ones_own_proves_nothing(verhaal):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    vals = copy.deepcopy(verhaal.bewijs)
    eigen = Tekensleutel(Ed25519PrivateKey.generate())
    vals["sleutel"] |= {
        "id": eigen.publiek.id,
        "publiek": eigen.publiek.tekst,
        "vingerafdruk": eigen.publiek.vingerafdruk,
    }
    del vals["handtekening"]
    vals["handtekening"] = eigen.teken(canoniek(vals))
    proeven = {p.wat: p.goed for p in beoordeel(vals, bekende_sleutels())}
    assert proeven["De handtekening"]
    assert not proeven["De sleutel"]
    v = tegen(verhaal, vals)
    assert (v.conclusie, v.gezien) == ("Met dit bestand valt niets te bewijzen.", 0)


def test_a_row_that_points_into_another_region_is_found(verhaal, db):
    """The database refuses it, so its guard goes off first."""
    cast = verhaal.cast
    db.execute("SET session_replication_role = replica")
    db.execute(
        "UPDATE access_lidmaatschap l SET organisatie_id = o.id FROM regios_organisatie o"
        " WHERE o.regio_id <> l.regio_id AND l.gebruiker_id = %s",
        [cast.chris.id],
    )
    assert "andere regio" in " ".join(gevonden()["tenants"])
