"""The report as interface.md promises it to scripts outside the repository."""

import datetime as dt
import json
from typing import Any, get_args

import pytest

from regelwerk import oordeel
from regelwerk.inlezen import Onleesbaar
from regelwerk.regel import REGELS
from regelwerk.regelsets import RegelsetOnbekend
from regelwerk.tests.hulp import BASIS, VORM_2, gewijzigd, kort, lees, nieuw, rapport
from regelwerk.tests.test_eigenschappen import met, paden
from regelwerk.voorbeelden import alle_voorbeelden, plan_van

ZZ = (("zorg-en-zekerheid-resv", "1.0"),)
ANDER = {"preferente_verzekeraar.naam": "Andere Verzekeraar"}
BSN, GEPUNT = "111222333", "111.222.333"


def als_json(wijziging: dict[str, Any], *, alles: bool = False, **keuzes: Any) -> dict[str, Any]:
    gelezen: dict[str, Any] = json.loads(
        rapport(gewijzigd(wijziging), **keuzes).als_json(alles=alles)
    )
    return gelezen


def namen(uit: dict[str, Any]) -> list[str]:
    return [r["id"] for r in uit["regelsets"]]


# --- the shape --------------------------------------------------------------------------


@pytest.mark.parametrize("wijziging", [{}, {"gevraagde_lumpsum_cent": None}, {"mandaten": []}])
def test_the_fields_stand_as_promised(wijziging):
    uit = als_json(wijziging)
    assert uit["formaat"] == "resv-bevindingen/1"
    assert uit["plan"] == {
        "regio": BASIS["regio"]["naam"],
        "contractjaar": 2027,
        "sha256": "0" * 64,
    }
    for verwijzing in uit["regelsets"]:
        assert {"id", "versie", "sha256", "laag"} <= verwijzing.keys()
        assert len(verwijzing["sha256"]) == 64
    assert all({"wat", "waarom"} <= n.keys() for n in uit["niet_getoetst"])
    velden = "regel uitkomst kracht stap aan_zet object melding waarden bron plaats citaat herstel"
    for b in uit["bevindingen"]:
        assert set(velden.split()) <= b.keys()
        assert b["regel"] in REGELS
        assert b["uitkomst"] in get_args(oordeel.Uitkomst)
        assert b["kracht"] in get_args(oordeel.Kracht)
        assert (b["stap"] in get_args(oordeel.Stap)) == (b["kracht"] == "blokkerend")
        assert b["melding"]
        assert b["citaat"]
        assert b["plaats"]
        assert b["herstel"]
        assert "{" not in b["melding"] + b["herstel"]


def test_the_list_holds_what_must_be_read_and_alles_the_rest():
    meldbaar = {"voldoet_niet", "niet_te_beoordelen", "oordeel_nodig"}
    kort_, lang = als_json({}), als_json({}, alles=True)
    assert {b["uitkomst"] for b in kort_["bevindingen"]} <= meldbaar
    assert {"voldoet", "niet_van_toepassing"} <= {b["uitkomst"] for b in lang["bevindingen"]}
    assert [b for b in lang["bevindingen"] if b["uitkomst"] in meldbaar] == kort_["bevindingen"]
    assert {b["regel"] for b in lang["bevindingen"]} <= set(REGELS)


def test_judgements_have_their_own_force():
    for groep in alle_voorbeelden().values():
        for v in groep[:4]:
            for b in rapport(plan_van(v)).bevindingen:
                assert (b.uitkomst == "oordeel_nodig") <= (b.kracht == "oordeel")


@pytest.mark.parametrize(
    ("wijziging", "code"),
    [
        ({}, 0),
        ({"gevraagde_lumpsum_cent": 1}, 1),
        ({"gevraagde_lumpsum_cent": None}, 1),
        ({"overlegtafels": []}, 0),  # a warning
        ({"mandaten.m1.inzetverklaring_op": None}, 1),  # every step counts, the offer too
        ({"opdrachten.o1.bedrag_cent": 10**9}, 1),  # and the payment
    ],
)
def test_the_exit_code(wijziging, code):
    assert rapport(gewijzigd(wijziging)).exitcode == code


# --- which rules ------------------------------------------------------------------------


def test_the_rule_sets_of_2027():
    uit = als_json({})
    assert namen(uit) == [
        "nza-br-reg-27110",
        "landelijk-uitwerking",
        "vws-nota",
        "zorg-en-zekerheid-resv",
    ]
    assert [r["laag"] for r in uit["regelsets"]] == ["nza", *["landelijk"] * 2, "verzekeraar"]


@pytest.mark.parametrize("wijziging", [ANDER, {"contractjaar": 2028}])
def test_policy_that_is_not_loaded_is_said_and_never_borrowed(wijziging):
    uit = als_json(wijziging)
    assert "zorg-en-zekerheid-resv" not in namen(uit)
    assert any("Beleid niet geladen" in n["waarom"] for n in uit["niet_getoetst"])
    assert not any(b["regel"].startswith("ZZ-") for b in uit["bevindingen"])


@pytest.mark.eis("ZZ-1.2")
@pytest.mark.parametrize(
    "wijziging", [{"preferente_verzekeraar": None}, {"preferente_verzekeraar.naam": " \u200b"}]
)
def test_leaving_out_the_insurer_is_no_way_around_its_policy(wijziging):
    uit = als_json(wijziging)
    assert "zorg-en-zekerheid-resv" not in namen(uit)
    (bevinding,) = (b for b in uit["bevindingen"] if b["regel"].startswith("ZZ-"))
    assert (bevinding["regel"], bevinding["uitkomst"]) == ("ZZ-1.2", "niet_te_beoordelen")
    assert rapport(gewijzigd(wijziging)).exitcode == 1
    # another year has no policy to go around
    assert rapport(gewijzigd({**wijziging, "contractjaar": 2028})).exitcode == 0


@pytest.mark.eis("NZA-7-a")
@pytest.mark.parametrize("jaar", [2026, 2032])
def test_a_year_without_a_rule_of_the_nza_blocks(jaar):
    uit = rapport(gewijzigd({"contractjaar": jaar}))
    assert [b.object for b in uit.blokkerend if b.regel == "NZA-7-a"] == ["contractjaar"]
    assert uit.exitcode == 1


@pytest.mark.eis("ZZ-1.2")
def test_a_rule_set_that_is_added_says_when_it_is_not_for_this_region():
    assert kort(nieuw(ANDER, extra=ZZ)) == ["ZZ-1.2:blok"]
    assert nieuw({}, extra=ZZ) == []
    with pytest.raises(RegelsetOnbekend, match=r"zorg-en-zekerheid-resv@1\.0"):
        rapport(BASIS, extra=(("zorg-en-zekerheid-resv", "2.0"),))


@pytest.mark.eis("NZA-7-a")
@pytest.mark.parametrize(
    ("dag", "nza", "beleid"),
    [
        (dt.date(2026, 1, 12), False, False),
        (dt.date(2026, 1, 13), True, False),
        (dt.date(2026, 3, 31), True, False),
        (dt.date(2026, 4, 1), True, True),
        (dt.date(2027, 2, 1), True, True),
    ],
)
def test_only_what_was_known_counts(dag, nza, beleid):
    uit = rapport(BASIS, kennisdatum=dag)
    ids = {r.id for r in uit.regelsets}
    assert ("nza-br-reg-27110" in ids, "zorg-en-zekerheid-resv" in ids) == (nza, beleid)
    assert any(b.regel == "NZA-7-a" for b in uit.blokkerend) != nza
    assert uit.peildatum == dt.date(2026, 7, 10)  # mandates stay judged on the submission day


def test_the_day_of_knowledge_is_the_submission_day_else_today():
    assert rapport(BASIS, vandaag=dt.date(2029, 1, 1)).kennisdatum == dt.date(2026, 7, 10)
    concept = rapport(gewijzigd({"ingediend_op": None}), vandaag=dt.date(2026, 5, 1))
    assert concept.kennisdatum == concept.peildatum == dt.date(2026, 5, 1)


@pytest.mark.eis("ZZ-4.1-1a")
def test_a_draft_after_the_round_hears_it_once():
    uit = als_json({"ingediend_op": None}, vandaag=dt.date(2026, 7, 16))
    assert json.dumps(uit, ensure_ascii=False).count("Ronde gesloten") == 1
    op_tijd = als_json({"ingediend_op": None}, vandaag=dt.date(2026, 7, 15))
    assert "Ronde gesloten" not in json.dumps(op_tijd)


# --- a BSN is never echoed --------------------------------------------------------------


@pytest.mark.eis("NZA-T-art5b")
@pytest.mark.parametrize(
    ("basis", "tekst", "nummer"),
    [
        (BASIS, BSN, BSN),
        (VORM_2, f"cliënt {GEPUNT} geboren 1940", GEPUNT),
        (BASIS, "111 222 333", "111 222 333"),
    ],
)
def test_a_bsn_is_never_echoed(basis, tekst, nummer):
    for pad in paden(basis):
        try:
            uit = rapport(met(basis, pad, tekst)).als_json(alles=True).decode()
        except Onleesbaar as fout:
            uit = f"{fout} {fout.plaats} {fout.verwacht}"
        assert nummer not in uit, pad


@pytest.mark.eis("NZA-T-art5b")
@pytest.mark.parametrize("naam", [BSN, f"BSN {GEPUNT}"])
def test_a_bsn_as_a_name_of_a_field_is_never_echoed(naam):
    for pad in ((), ("partijen", 0), ("begrotingsposten", 0, "toedeling", 0)):
        with pytest.raises(Onleesbaar) as fout:
            lees(met(BASIS, (*pad, naam), 1))
        assert BSN not in str(fout.value)
        assert GEPUNT not in str(fout.value)
