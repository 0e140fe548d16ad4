"""The pages of dossiers: who gets in, what they say, and what they refuse."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import zipfile
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.urls import include, path, reverse
from django.utils import timezone

from verband.audit.models import Handeling, Ontvangstbewijs
from verband.conf import urls as echte
from verband.core.context import Blik, zet_blik
from verband.plannen.dossiers.urls import urlpatterns as van_dossiers
from verband.plannen.models import (
    Bijlage,
    Deling,
    DossierNotitie,
    DossierVersie,
    Toetsdossier,
    VersieInhoud,
)
from verband.plannen.selectors.dossiers import get_dossier, get_versie
from verband.plannen.services.bewaartermijn_opruimen import bewaartermijn_opruimen
from verband.plannen.services.bijlage_toevoegen import bijlage_toevoegen
from verband.plannen.services.dossier_delen import Keuze, bouw_deling, dossier_delen, vingerafdruk
from verband.plannen.services.notitie_plaatsen import notitie_plaatsen
from verband.plannen.tests.dossierhulp import BASIS, als, bewaar, lid_van, plan

# With a page to step up on, whatever room brings it.
_STAP_OP = [path("", lambda request: HttpResponse(), name="stap-op")]
urlpatterns = [*echte.urlpatterns, path("stap-op/", include((_STAP_OP, "access")))]
pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
PDF = b"%PDF-1.7\nzomaar"


@pytest.fixture
def gevuld(cast):
    """A dossier with two versions, a note, an attachment and a sharing with the VVT."""
    anna = lid_van(cast, "anna")
    een = bewaar(anna, plan(gevraagde_lumpsum_cent=1))
    twee = bewaar(anna, dossier_id=een.dossier_id)
    notitie = notitie_plaatsen(anna, een.dossier_id, tekst="een notitie")
    notitie_plaatsen(anna, een.dossier_id, tekst="een antwoord", antwoord_op=notitie.id)
    bijlage, _nieuw = bijlage_toevoegen(anna, een.dossier_id, "besluit.pdf", PDF)
    keuze = Keuze("vvt", ("bevindingen",), timezone.localdate().replace(year=2027))
    gelezen = get_versie(anna, get_dossier(anna, een.dossier_id), 2)
    deling = dossier_delen(
        anna,
        een.dossier_id,
        2,
        keuze,
        gezien=vingerafdruk(bouw_deling(anna, gelezen, keuze)),
        vandaag=timezone.localdate(),
    )
    bewijs = gelezen.versie.id
    zet_blik(Blik())
    return {
        "dossier": een.dossier_id,
        "nummer": twee.nummer,
        "notitie": notitie.id,
        "bijlage": bijlage.id,
        "deling": deling.id,
        "bewijs": bewijs,
        "vorm": "xlsx",
    }


def adres(naam: str, ids: dict[str, Any]) -> str:
    patroon = next(p.pattern for p in van_dossiers if p.name == naam)
    velden = {v: ids[v] for v in re.findall(r"<\w+:(\w+)>", str(patroon))}
    return reverse(f"dossiers:{naam}", kwargs={"regio": "duinrand", **velden})


NAMEN = [str(p.name) for p in van_dossiers]
VAN_BART = {"gedeeld", "gedeeld-pdf", "gedeeld-gelezen"}
LIJST_VAN_GEDEELD = {"gedeeld-lijst", "gedeeld-bestand"}
VAN_IEDEREEN = {"notitie-wijzigen", *LIJST_VAN_GEDEELD, *VAN_BART}
ALLEEN_POST = {"uitvoeren", "bijlagen", "bijlage-weg", "gedeeld-gelezen"}


@pytest.mark.parametrize("naam", NAMEN)
def test_who_keeps_it_may_a_member_may_not_and_a_stranger_finds_nothing(cast, gevuld, naam):
    if naam == "bewijs":
        zet_blik(Blik(regios=frozenset({cast.duinrand.id})))
        bewijs = Ontvangstbewijs.objects.get(handeling__onderwerp_id=gevuld["bewijs"])
        gevuld["bewijs"] = bewijs.id
        zet_blik(Blik())
    waar = adres(naam, gevuld)
    wijze = "post" if naam in ALLEEN_POST else "get"
    for wie in ("chris", "hanna", "ivo"):
        assert getattr(als(getattr(cast, wie)), wijze)(waar).status_code == 404, wie
    for wie in ("gijs", "fatima", "dora", "emma"):
        status = getattr(als(getattr(cast, wie), opgestapt=True), wijze)(waar).status_code
        if naam in LIJST_VAN_GEDEELD and wie != "emma":
            assert status == 200, wie
        else:
            assert status == (404 if naam in VAN_IEDEREEN and wie != "emma" else 403), wie
    wie = cast.bart if naam in VAN_BART else cast.anna
    antwoord = getattr(als(wie, opgestapt=True), wijze)(waar)
    goed = {"bijlagen": 422, "bijlage-weg": 302, "gedeeld-gelezen": 302}
    assert antwoord.status_code == goed.get(naam, 200)
    assert antwoord["X-Content-Type-Options"] == "nosniff"


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("naam", ["delen", "intrekken", "verwijderen"])
def test_sharing_and_removing_ask_for_a_second_factor(cast, gevuld, naam):
    for wijze in ("get", "post"):
        antwoord = getattr(als(cast.anna), wijze)(adres(naam, gevuld))
        assert antwoord.status_code == 302
        assert "stap-op" in antwoord["Location"]
    zet_blik(Blik(regios=frozenset({cast.duinrand.id})))
    assert Deling.objects.filter(ingetrokken_at__isnull=True).count() == 1


@pytest.mark.parametrize("naam", sorted(set(NAMEN) - ALLEEN_POST - {"bewijs"}))
def test_looking_writes_nothing(cast, gevuld, naam):
    wie = cast.bart if naam.startswith("gedeeld") else cast.anna
    client = als(wie, opgestapt=True)
    voor = _geschreven(cast)
    assert client.get(adres(naam, gevuld)).status_code == 200
    assert _geschreven(cast) == voor


@pytest.mark.parametrize("naam", sorted(ALLEEN_POST - {"bijlagen"}))
def test_what_only_writes_can_not_be_looked_at(cast, gevuld, naam):
    wie = cast.bart if naam in VAN_BART else cast.anna
    voor = _geschreven(cast)
    assert als(wie, opgestapt=True).get(adres(naam, gevuld)).status_code == 405
    assert _geschreven(cast) == voor


def _geschreven(cast) -> list[int]:
    zet_blik(Blik(regios=frozenset({cast.duinrand.id})))
    modellen = (Handeling, Toetsdossier, DossierVersie, Deling, Bijlage)
    aantallen = [m.objects.count() for m in modellen]
    zet_blik(Blik())
    return aantallen


def test_the_walk_from_check_to_dossier(cast):
    """Logged in, the result offers to keep it; nothing is kept until then."""
    client = als(cast.anna)
    uitslag = client.post("/toets/", {"bestand": _bestand(plan())}).content.decode()
    assert _geschreven(cast)[1] == 0
    mee = re.search(r'name="plan_mee" value="([^"]+)"', uitslag)
    assert mee
    assert base64.b64decode(mee[1]) == plan()
    bewaard = client.post(
        "/r/duinrand/dossiers/nieuw/",
        {"plan_mee": mee[1], "bestandsnaam": "p.json", "naam": "Uit de toets"},
        follow=True,
    )
    assert "Versie 1 is bewaard" in bewaard.content.decode()
    opnieuw = client.post("/toets/", {"bestand": _bestand(plan(versie=2))}).content.decode()
    assert "Nieuwe versie van Uit de toets" in opnieuw


@pytest.mark.parametrize("wie", ["bart", "dora", None])
def test_nobody_else_is_offered_to_keep_it(cast, client, wie):
    klant = als(getattr(cast, wie)) if wie else client
    html = klant.post("/toets/", {"bestand": _bestand(plan())}).content.decode()
    assert "plan_mee" not in html
    assert klant.get("/toets/voorbeeld/").status_code == 200


def _bestand(inhoud: bytes, naam: str = "plan.json") -> io.BytesIO:
    bestand = io.BytesIO(inhoud)
    bestand.name = naam
    return bestand


def test_a_new_dossier_then_the_same_file_is_told(cast):
    client, waar = als(cast.anna), "/r/duinrand/dossiers/nieuw/"
    eerste = client.post(waar, {"bestand": _bestand(plan()), "naam": "A"}, follow=True)
    assert "Opnieuw getoetst: gelijk" in eerste.content.decode()
    weer = client.post(waar, {"bestand": _bestand(plan()), "naam": "A"}, follow=True)
    assert "al bewaard als versie 1" in weer.content.decode()


@pytest.mark.parametrize("inhoud", [b"", b"niets", b"%PDF-1.7"])
def test_what_is_no_plan_is_refused_in_words_and_keeps_what_was_typed(cast, inhoud):
    antwoord = als(cast.anna).post(
        "/r/duinrand/dossiers/nieuw/", {"bestand": _bestand(inhoud), "naam": "Mijn naam"}
    )
    assert antwoord.status_code == 422
    html = antwoord.content.decode()
    assert "Zo gaat u verder" in html
    assert "Mijn naam" in html


def test_the_list_finds_sorts_filters_and_is_a_csv_that_runs_nothing(cast):
    anna = lid_van(cast, "anna")
    bewaar(anna, naam="=2+2 formule")
    bewaar(anna, plan(contractjaar=2028), naam="Later plan")
    zet_blik(Blik())
    client, waar = als(cast.anna), "/r/duinrand/dossiers/"
    assert "Later plan" in client.get(waar).content.decode()
    assert "formule" not in client.get(waar, {"jaar": "2028"}).content.decode()
    assert "Geen dossiers met deze filters" in client.get(waar, {"q": "xyz"}).content.decode()
    for volgorde in ("naam", "jaar", "herstel", "laatst", "onzin"):
        assert client.get(waar, {"volgorde": volgorde}).status_code == 200
    csv = client.get(f"{waar}lijst.csv").content.decode("utf-8-sig")
    assert "'=2+2" in csv
    assert len(csv.strip().splitlines()) == 3


@pytest.mark.parametrize("vraag", ["q=%00", "jaar=²", "jaar=99999999", "volgorde=%27", "staat=x"])
def test_a_strange_question_is_answered(cast, vraag):
    assert als(cast.anna).get(f"/r/duinrand/dossiers/?{vraag}").status_code == 200


@pytest.mark.parametrize("vraag", ["van=0", "van=9", "naar=a", "van=²", "van=99999999999"])
def test_a_version_that_is_not_there_is_not_found(cast, gevuld, vraag):
    waar = adres("verschil", gevuld)
    assert als(cast.anna).get(f"{waar}?{vraag}").status_code == 404


def test_a_difference_is_shown_in_fields_and_euros(cast):
    anna = lid_van(cast, "anna")
    posten = [dict(p) for p in BASIS["begrotingsposten"]]
    posten[0] |= {
        "bedrag_cent": 18000001,
        "toedeling": [{"domein": "zvw", "bedrag_cent": 18000001}],
    }
    een = bewaar(anna)
    bewaar(anna, plan(begrotingsposten=posten), dossier_id=een.dossier_id)
    zet_blik(Blik())
    html = als(cast.anna).get(f"/r/duinrand/dossiers/{een.dossier_id}/verschil/").content.decode()
    html = html.replace("\u00a0", " ")
    assert "+ € 0,01" in html
    assert "€ 180.000,01" in html
    assert "nieuw" in html


def test_two_who_change_settings_lose_nothing_typed(cast, gevuld):
    client, waar = als(cast.anna), adres("instellingen", gevuld)
    goed = {"naam": "Eerste", "staat": "open", "bewaren_tot": "2030-01-01", "stand": 1}
    assert client.post(waar, goed).status_code == 302
    botsing = client.post(waar, {**goed, "naam": "Tweede"})
    assert botsing.status_code == 409
    html = botsing.content.decode()
    assert "Eerste" in html
    assert 'value="Tweede"' in html
    assert client.post(waar, {**goed, "naam": "Tweede", "stand": 2}).status_code == 302


@pytest.mark.parametrize(
    "fout", [{"naam": ""}, {"staat": "verwijderd"}, {"bewaren_tot": "gisteren"},
             {"bewaren_tot": "2020-01-01"}]
)  # fmt: skip
def test_settings_that_can_not_be_are_refused(cast, gevuld, fout):
    goed = {"naam": "N", "staat": "open", "bewaren_tot": "2030-01-01", "stand": 1}
    antwoord = als(cast.anna).post(adres("instellingen", gevuld), {**goed, **fout})
    assert antwoord.status_code == 422


# --- export, retention --------------------------------------------------------------------


def test_the_export_holds_everything_with_sums_that_are_right(cast, gevuld):
    antwoord = als(cast.anna).post(adres("uitvoeren", gevuld))
    assert antwoord["Content-Disposition"] == 'attachment; filename="toetsdossier.zip"'
    pakket = zipfile.ZipFile(io.BytesIO(antwoord.content))
    manifest = json.loads(pakket.read("manifest.json"))
    namen = {b["naam"] for b in manifest["bestanden"]}
    assert namen | {"manifest.json"} == set(pakket.namelist())
    for b in manifest["bestanden"]:
        assert hashlib.sha256(pakket.read(b["naam"])).hexdigest() == b["sha256"]
    for n in (1, 2):
        for naam in ("plan.json", "plan.xlsx", "zoals-aangeleverd.json", "bevindingen.json"):
            assert f"versies/{n}/{naam}" in namen
    assert pakket.read("versies/2/zoals-aangeleverd.json") == plan()
    assert sum(naam.startswith("bijlagen/") for naam in namen) == 1
    assert sum(naam.startswith("ontvangstbewijzen/") for naam in namen) == 3
    [draad] = json.loads(pakket.read("notities.json"))
    assert (draad["tekst"], draad["antwoorden"][0]["tekst"]) == ("een notitie", "een antwoord")


def test_removing_leaves_hashes_log_and_receipts_and_no_content(cast, gevuld):
    client = als(cast.anna, opgestapt=True)
    assert client.post(adres("verwijderen", gevuld)).status_code == 302
    assert client.get(adres("dossier", gevuld)).status_code == 404
    assert client.get(adres("bijlage", gevuld)).status_code == 404
    zet_blik(Blik(regios=frozenset({cast.duinrand.id})))
    assert not VersieInhoud.objects.exists()
    assert not Bijlage.objects.exists()
    assert not DossierNotitie.objects.exists()
    assert DossierVersie.objects.count() == 2
    daad = Handeling.objects.get(wat="dossier_verwijderen")
    assert daad.gegevens["versies"] == [v.plan_sha256 for v in DossierVersie.objects.all()]
    assert Toetsdossier.objects.get().naam == ""
    assert Handeling.objects.filter(wat="dossier_bewaren").count() == 2


def test_the_nightly_job_removes_what_is_past_its_date_and_nothing_else(cast):
    for wie, regio in (("anna", cast.duinrand), ("chris", cast.heuvelland)):
        bewaar(lid_van(cast, wie, regio))
    zet_blik(Blik(regios=frozenset({cast.duinrand.id})))
    tot = Toetsdossier.objects.get().bewaren_tot
    Toetsdossier.objects.update(bewaren_tot=tot.replace(year=2030))
    dag = tot.replace(year=2030)
    assert bewaartermijn_opruimen(dag.replace(year=2029))["dossiers"] == 0
    assert bewaartermijn_opruimen(dag)["dossiers"] == 1
    assert bewaartermijn_opruimen(dag)["dossiers"] == 0
    zet_blik(Blik(regios=frozenset({cast.heuvelland.id})))
    assert VersieInhoud.objects.count() == 1


# --- number of queries --------------------------------------------------------------------


def test_a_dossier_costs_the_same_with_a_year_of_versions(cast):
    anna = lid_van(cast, "anna")
    een = bewaar(anna)
    waar = f"/r/duinrand/dossiers/{een.dossier_id}/"
    bewaar(anna, plan(versie=2), dossier_id=een.dossier_id)
    adressen = (waar, f"{waar}versies/2/", f"{waar}verschil/?van=1&naar=2")
    client = als(cast.anna)
    voor = [_vragen(client, a) for a in adressen]
    anna = lid_van(cast, "anna")
    for n in range(3, 12):
        bewaar(anna, plan(versie=n), dossier_id=een.dossier_id)
        notitie_plaatsen(anna, een.dossier_id, tekst=f"notitie {n}")
        bijlage_toevoegen(anna, een.dossier_id, "b.pdf", PDF + bytes([n + 60]))
    assert [_vragen(client, a) for a in adressen] == voor


def _vragen(client, waar: str) -> int:
    zet_blik(Blik())
    vragen: list[str] = []

    def tel(doe, sql, params, many, context):
        vragen.append(sql)
        return doe(sql, params, many, context)

    with connection.execute_wrapper(tel):
        assert client.get(waar).status_code == 200
    return len(vragen)


def test_another_preferent_insurer_than_the_regions_is_told_with_where_to_mend_it(cast):
    """Which policy holds hangs on who it is, so neither silently wins."""
    versie = bewaar(lid_van(cast, "anna"))
    adres = f"/r/duinrand/dossiers/{versie.dossier_id}/versies/1/"
    zin = "In het plan is Zorg en Zekerheid de preferente verzekeraar"
    pagina = als(cast.anna).get(adres).content.decode()
    assert zin in pagina
    assert "dat voor 2027 Duinzorg" in pagina
    assert 'href="/r/duinrand/verzekeraars/"' in pagina
    # The controls: the same one, also in other letters, and a plan that names none.
    lid_van(cast, "anna")
    for naam, uzovi, gezegd in (("zorg en zekerheid", "", False), ("Anders", "0001", True)):
        zet_blik(Blik(platform=True, regios=frozenset({cast.duinrand.id})))
        cast.duinzorg.naam, cast.duinzorg.uzovi = naam, uzovi
        cast.duinzorg.save()
        assert (zin in als(cast.anna).get(adres).content.decode()) is gezegd
    lid = lid_van(cast, "anna")
    zonder = bewaar(lid, plan(preferente_verzekeraar=None), naam="Zonder")
    adres = f"/r/duinrand/dossiers/{zonder.dossier_id}/versies/1/"
    assert "de preferente verzekeraar</h2>" not in als(cast.anna).get(adres).content.decode()
