"""What no client should send: refused in words, never a failure, and nothing changed."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from regelwerk.inlezen import MAX_BYTES
from verband.access import tempo
from verband.core.context import Blik, zet_blik
from verband.plannen.models import DossierVersie
from verband.plannen.tests.dossierhulp import bewaar, lid_van, plan
from verband.regios.models import Organisatie
from verband.rest.invoer import MAX_KLEIN
from verband.rest.problemen import PROBLEEM
from verband.rest.tests.hulp import Programma, als, rijen

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
WORTEL = Path(__file__).parents[4]
SUITE = (
    Path(os.environ.get("VERBAND_SHARED", WORTEL.parent / "shared"))
    / "data/adversarial/json/JSONTestSuite.transform.txt"
)
ORGANISATIES = "/regios/duinrand/organisaties"
NIEUW = {"naam": "Fysio Duin", "soort": "zorgaanbieder"}
_GOED = json.dumps(NIEUW).encode()
ROMMEL = {
    "niets": b"",
    "geen json": b"{",
    "een getal": b"1",
    "een lijst": b"[]",
    "leeg": b"null",
    "NaN": b'{"naam": NaN, "soort": "ro"}',
    "oneindig": b'{"naam": "a", "soort": "ro", "toch": Infinity}',
    "1e999": b'{"naam": "a", "soort": "ro", "toch": 1e999}',
    "twee keer": b'{"naam": "Een", "naam": "Twee", "soort": "ro"}',
    "diep": b"[" * 50_000,
    "diep en dicht": b'{"naam":' * 60 + b"1" + b"}" * 60,
    "bom": b"\xef\xbb\xbf" + _GOED,
    "utf-16": _GOED.decode().encode("utf-16"),
    "geen utf-8": b'{"naam": "\xff\xfe", "soort": "ro"}',
    "half teken": b'{"naam": "a\\ud800", "soort": "ro"}',
    "lang getal": b'{"naam": "a", "soort": "ro", "toch": ' + b"9" * 5000 + b"}",
    "komma": b'{"naam": "a", "soort": "ro",}',
    "achteraan": _GOED + b"x",
    "werkboek": b"PK\x03\x04",
}
ANDERS = {
    "naam als getal": {"naam": 1},
    "naam als lijst": {"naam": ["a"]},
    "naam leeg": {"naam": ""},
    "naam van spaties": {"naam": "   "},
    "naam te lang": {"naam": "a" * 161},
    "nul": {"naam": "a\x00b"},
    "stuurteken": {"naam": "a\x1bb"},
    "onbekende soort": {"soort": "bank"},
    "soort als lijst": {"soort": []},
    "onbekend veld": {"regio": "heuvelland"},
    "eigen id": {"id": "00000000-0000-0000-0000-000000000001"},
    "eigen regio_id": {"regio_id": "00000000-0000-0000-0000-000000000001"},
    "kvk als getal": {"kvk": 12345678},
    "kvk te kort": {"kvk": "123"},
    "kvk van andere cijfers": {"kvk": "١٢٣٤٥٦٧٨"},
    "iban klopt niet": {"iban": "NL00BANK0123456789"},
    "toch als tekst": {"toch": "true"},
    "onzichtbaar teken": {"naam": "Fysio\u200bDuin"},
    "omgekeerde leesrichting": {"discipline": "a\u202eb"},
    "discipline te lang": {"discipline": "a" * 61},
    "__proto__": {"__proto__": {"soort": "ro"}},
}


def _organisaties(cast):
    namen = sorted(o.naam for o in rijen(cast, Organisatie))
    assert len(namen) == 3
    return namen


def _geweigerd(antwoord, *statussen):
    assert antwoord.status_code in (statussen or (400,))
    assert antwoord.headers["Content-Type"] == PROBLEEM
    assert antwoord.json()["status"] == antwoord.status_code
    assert antwoord.json()["detail"]


@pytest.mark.parametrize("lichaam", ROMMEL.values(), ids=ROMMEL)
def test_what_can_not_be_read_changes_nothing(cast, lichaam):
    anna, voor = als(cast.anna), _organisaties(cast)
    status = 400 if lichaam else 415  # nothing was sent, so also no content type
    _geweigerd(anna.schrijf("POST", ORGANISATIES, ruw=lichaam), status)
    _geweigerd(Programma().schrijf("POST", "/toetsen", ruw=lichaam), status)
    assert _organisaties(cast) == voor


@pytest.mark.parametrize("lichaam", ROMMEL.values(), ids=ROMMEL)
def test_what_can_not_be_read_is_no_change_and_no_version(cast, lichaam):
    versie = bewaar(lid_van(cast, "anna"))
    zet_blik(Blik())
    anna, ro = als(cast.anna), rijen(cast, Organisatie)[0]
    status = 400 if lichaam else 415
    dossier = f"/regios/duinrand/dossiers/{versie.dossier_id}/versies"
    _geweigerd(anna.schrijf("PUT", f"{ORGANISATIES}/{ro.id}", ruw=lichaam), status)
    _geweigerd(anna.schrijf("POST", dossier, ruw=lichaam), status)
    assert {o.versie for o in rijen(cast, Organisatie)} == {1}
    assert len(rijen(cast, DossierVersie)) == 1


@pytest.mark.parametrize("versie", [0, -1, 1.5, "1", True, None, [], 2**31, 1e30])
def test_a_version_is_a_whole_number(cast, versie):
    anna, ro = als(cast.anna), rijen(cast, Organisatie)[0]
    antwoord = anna.schrijf("PUT", f"{ORGANISATIES}/{ro.id}", {**NIEUW, "versie": versie})
    _geweigerd(antwoord)
    assert {f["plaats"] for f in antwoord.json()["fouten"]} == {"versie"}


def test_a_whole_number_may_be_written_with_a_point(cast):
    """JSON knows one kind of number, and some programs write 1.0."""
    anna = als(cast.anna)
    ro = next(o for o in rijen(cast, Organisatie) if o.regio_id == cast.duinrand.id)
    antwoord = anna.schrijf("PUT", f"{ORGANISATIES}/{ro.id}", {**NIEUW, "versie": 1.0})
    assert (antwoord.status_code, antwoord.json()["versie"]) == (200, 2)


@pytest.mark.parametrize("velden", ANDERS.values(), ids=ANDERS)
def test_what_does_not_fit_is_named_and_changes_nothing(cast, velden):
    anna, voor = als(cast.anna), _organisaties(cast)
    antwoord = anna.schrijf("POST", ORGANISATIES, {**NIEUW, **velden})
    _geweigerd(antwoord)
    assert antwoord.json()["fouten"][0]["melding"]
    assert next(iter(velden)) in {f["plaats"] for f in antwoord.json()["fouten"]}
    assert _organisaties(cast) == voor


def test_a_missing_field_is_named(cast):
    antwoord = als(cast.anna).schrijf("POST", ORGANISATIES, {"naam": "Fysio Duin"})
    assert antwoord.json()["fouten"] == [{"plaats": "soort", "melding": "dit veld ontbreekt"}]


@pytest.mark.parametrize(
    "soort",
    ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data",
     "application/json; charset=latin-1", "application/merge-patch+json", ""],
)  # fmt: skip
def test_another_content_type_is_refused(cast, soort):
    voor = _organisaties(cast)
    antwoord = als(cast.anna).schrijf("POST", ORGANISATIES, NIEUW, soort=soort)
    _geweigerd(antwoord, 415)
    assert _organisaties(cast) == voor


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "image/*"])
def test_another_answer_than_json_is_not_given(cast, accept):
    _geweigerd(als(cast.anna).lees("/regios", Accept=accept), 406)


@pytest.mark.parametrize("accept", ["*/*", "application/*", "text/html, application/json;q=0.9"])
def test_json_is_given_to_who_takes_it(cast, accept):
    assert als(cast.anna).lees("/regios", Accept=accept).status_code == 200


def test_a_body_that_is_too_large_is_refused(cast):
    anna, voor = als(cast.anna), _organisaties(cast)
    for lengte in (MAX_KLEIN + 1, MAX_BYTES + 1, MAX_BYTES * 2):
        _geweigerd(anna.schrijf("POST", ORGANISATIES, ruw=b" " * lengte), 413)
    _geweigerd(Programma().schrijf("POST", "/toetsen", ruw=b" " * (MAX_BYTES + 1)), 413)
    assert Programma().schrijf("POST", "/toetsen", ruw=plan() + b" " * 2_000_000).status_code == 200
    assert _organisaties(cast) == voor


@pytest.mark.parametrize(
    "vraag",
    ["?pagina=0", "?pagina=-1", "?pagina=a", "?pagina=1e3", "?pagina=9" + "9" * 30,
     "?perPagina=101", "?per_pagina=2", "?pagina=1&pagina=2", "?orde=id", "?soort=bank",
     "?onbekend=1", "?zoek=%00", "?zoek=" + "a" * 101, "?regio=heuvelland",
     "?orde=naam%27;drop"],
)  # fmt: skip
def test_a_question_that_means_nothing_is_refused(cast, vraag):
    _geweigerd(als(cast.anna).lees(ORGANISATIES + vraag))


@pytest.mark.parametrize(
    "pad",
    ["/", "/regios/", "/regios/DUINRAND", "/regios/duinrand/organisaties/1",
     "/regios/duinrand/organisaties/00000000-0000-0000-0000-000000000001", "/niets", "/../../r/",
     "/regios/duinrand/dossiers/00000000-0000-0000-0000-000000000001/versies/99999999999999999999",
     "/regios/%00/organisaties"],
)  # fmt: skip
def test_an_address_that_is_not_there_is_said_as_a_problem(cast, pad):
    _geweigerd(als(cast.anna).lees(pad), 404)


@pytest.mark.parametrize("methode", ["DELETE", "PATCH", "PUT", "OPTIONS", "TRACE"])
def test_another_method_is_told_which_there_are(cast, methode):
    antwoord = als(cast.anna).schrijf(methode, "/regios", {})
    _geweigerd(antwoord, 405)
    assert antwoord.headers["Allow"] == "GET"


def test_a_failure_of_ours_is_a_problem_and_rolls_back(cast, monkeypatch):
    from verband.partijen.services import organisatie_toevoegen as dienst

    def stuk(*_args, **_kwargs):
        raise RuntimeError("defect: anna@voorbeeld.test")

    monkeypatch.setattr(dienst, "noteer", stuk)
    voor = _organisaties(cast)
    antwoord = als(cast.anna).schrijf("POST", ORGANISATIES, NIEUW)
    _geweigerd(antwoord, 500)
    assert b"anna" not in antwoord.content
    assert _organisaties(cast) == voor


def _suite():
    if not SUITE.exists():
        return []
    ruw = SUITE.read_text(encoding="utf-8")
    return re.findall(r'"name": ("[^\n]*"),\n\s*"input": ("[^\n]*")\n', ruw)


@pytest.mark.skipif(not _suite(), reason="het corpus data/adversarial is hier niet")
def test_the_json_suite_is_refused_at_every_door(cast, monkeypatch):
    """None of its texts is an organisation or a plan; so none may pass, and none may fail us."""
    versie = bewaar(lid_van(cast, "anna"))
    zet_blik(Blik())
    anna, voor = als(cast.anna), _organisaties(cast)
    versies = f"/regios/duinrand/dossiers/{versie.dossier_id}/versies"
    ruim = {"api_schrijven": "9999/m/user", "toetsen": "9999/m/ip"}
    monkeypatch.setattr(tempo, "_TEMPO", tempo._TEMPO | ruim)
    gevallen = _suite()
    assert len(gevallen) > 20
    for naam, invoer in gevallen:
        lichaam = json.loads(invoer).encode("utf-8", "surrogatepass")
        for programma, pad in ((anna, ORGANISATIES), (anna, versies), (Programma(), "/toetsen")):
            antwoord = programma.schrijf("POST", pad, ruw=lichaam)
            assert antwoord.status_code == 400, (naam, pad)
            assert antwoord.headers["Content-Type"] == PROBLEEM
    assert _organisaties(cast) == voor
    assert len(rijen(cast, DossierVersie)) == 1
