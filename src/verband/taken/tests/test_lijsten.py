"""A list on a page and the same list as a file hold the same rows in the same order, and a search
narrows both. ``taken`` is the highest room of those that have lists."""

from __future__ import annotations

import csv
import html
import io
import re
from typing import NamedTuple

import pytest
from django.utils import timezone

from cast import Cast
from verband.core.context import Blik, zet_blik
from verband.core.lijsten import zonder_grens
from verband.partijen.models import (
    Aanbodpeiling,
    Contractstatus,
    Deelnameverklaring,
    Derdenafspraak,
    Disciplineorganisatie,
    Onderwerpverdeling,
)
from verband.partijen.services.contractstatus_vastleggen import contractstatus_vastleggen
from verband.partijen.services.dekking_vaststellen import benadering_vastleggen
from verband.partijen.tests.aanbodhulp import PEIL, Aanbod
from verband.partijen.tests.hulp import DUINRAND, als
from verband.partijen.tests.overleghulp import DAG, JAAR_LATER, Tafelsetting, maak_mandaat
from verband.plannen.services.dossier_delen import deling_intrekken
from verband.plannen.tests.dossierhulp import bewaar, deel, lid_van, plan
from verband.regios.models import Contact
from verband.taken.models import Bericht

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


class Lijst(NamedTuple):
    """``q`` leaves exactly ``over``, of what there is more of."""

    pad: str
    bestand: str
    ordes: tuple[str, ...]
    q: str
    over: tuple[str, ...]
    wie: str = "anna"


R = DUINRAND
LIJSTEN = (
    Lijst(f"{R}overleg/wie-spreekt-wat-af/", f"{R}overleg/wie-spreekt-wat-af.csv",
          ("onderwerp", "-onderwerp", "niveau", "wie", "-wie"), "apothekers wond", ("wondzorg",)),
    Lijst(f"{R}besluiten/", f"{R}besluiten.csv",
          ("nummer", "-nummer", "op", "onderwerp", "cent", "-cent", "staat"), "roosters", ("2",)),
    Lijst(f"{R}afspraken/", f"{R}afspraken.csv",
          ("partij", "-partij", "onderwerp", "tot", "-tot"), "ggz", ("GGZ Zilt",)),
    Lijst(f"{R}overleg/deelname/", f"{R}overleg/deelname.csv",
          ("organisatie", "-organisatie", "jaar", "zien"), "apo 2025", ("Apothekers Zilt",)),
    Lijst(f"{R}contacten/", f"{R}contacten.csv", ("van", "-van", "naam", "-naam"), "eric",
          ("Éric",)),
    Lijst(f"{R}smoelenboek/", f"{R}smoelenboek.csv", ("naam", "-naam", "organisatie"), "bart",
          ("Bart",)),
    Lijst(f"{R}leden/", f"{R}leden/leden.csv", ("naam", "-naam", "rol", "vanaf", "tot"), "bart",
          ("Bart",)),
    Lijst(f"{R}dossiers/", f"{R}dossiers/lijst.csv", ("naam", "-naam", "jaar"), "tweede",
          ("Tweede",)),
    Lijst(f"{R}aanbod/benaderingen/", f"{R}aanbod/benaderingen.csv",
          ("naam", "-naam", "dag", "-dag", "uitkomst"), "wim", ("Zorg wim",), "dora"),
    Lijst(f"{R}aanbod/contracten/", f"{R}aanbod/contracten.csv",
          ("jaar", "-jaar", "naam", "verzekeraar", "stand"), "geen", ("Zorg wim",), "bart"),
    Lijst(f"{R}aanbod/PEILING/", f"{R}aanbod/PEILING.csv",
          ("naam", "-naam", "aandeel", "-aandeel", "stand", "vertegenwoordigd"), "zus",
          ("Zorg zus",), "koos"),
    Lijst(f"{R}disciplines/", f"{R}disciplines.csv",
          ("gewoon", "discipline", "-discipline", "organisatie", "beheerder", "mandaat"),
          "apothekers", ("apothekers",)),
    Lijst(f"{R}gedeeld/", f"{R}gedeeld.csv", ("stand", "plan", "-plan", "vanaf", "-vanaf", "door"),
          "ingetrokken", ("Plan 2027, versie 2",), "dora"),
    Lijst("/bronnen/", "/bronnen.csv",
          ("gewoon", "titel", "-titel", "uitgever", "datum", "-datum", "aantal", "stand"), "flyer",
          ("LHV Midden-Nederland, flyer RESV",), "hanna"),
    Lijst("/beheer/", "/beheer/regios.csv", ("naam", "-naam"), "duin", ("Duinrand",), "ivo"),
    Lijst("/taken/welke/", "/taken/welke.csv", ("gang", "taak", "-taak", "voor"),
          "preferente verzekeraar",
          ("Leg de preferente verzekeraar vast", "Leg een contactpersoon vast"), "bart"),
)  # fmt: skip


def _vul(cast: Cast) -> Aanbod:
    """At least two rows in each list."""
    tafel, aanbod = Tafelsetting(cast), Aanbod(cast, "wim", "zus")
    overleg = tafel.overleg()
    tafel.besluit(overleg)
    tafel.besluit(overleg, tekst="Wij maken roosters.", cent=None)
    peiling = aanbod.peiling()
    aanbod.zegt(peiling, "wim", "30")
    for naam, op, stand in (("wim", PEIL, "geen"), ("zus", DAG, "contract")):
        org = aanbod.aanbieders[naam]
        benadering_vastleggen(aanbod.koos, org.id, op=PEIL, hoe="gebeld", uitkomst="uitgenodigd")
        contractstatus_vastleggen(
            aanbod.koos,
            {"aanbieder": org, "verzekeraar": cast.duinzorg, "jaar": 2027, "stand": stand,
             "bron": "zorgzoeker", "bron_op": PEIL},
            vandaag=op,
        )  # fmt: skip
    anna = lid_van(cast, "anna")
    bewaar(anna, plan(), naam="Eerste")
    tweede = bewaar(anna, plan(), naam="Tweede")
    anders = plan(afstemming_verzekeraar_op="2026-05-29")
    for versie in (tweede, bewaar(anna, anders, dossier_id=tweede.dossier_id)):
        deling = deel(cast, "preferente_verzekeraar", versie=versie)
    deling_intrekken(lid_van(cast, "anna"), tweede.dossier_id, deling.id)
    zet_blik(Blik(gebruiker=cast.anna.pk, platform=True, regios=frozenset({cast.duinrand.id})))
    mandaat = maak_mandaat(tafel.huisartsen)
    van = {"regio": cast.duinrand}
    for partij in ("Ziekenhuis Zilt", "GGZ Zilt"):
        Derdenafspraak.objects.create(
            **van, partij=partij, sector="zorg", onderwerp="begroting", wat="Samen.",
            mandaat=mandaat, ondertekenaar="Roos", getekend_op=DAG, vanaf=DAG, tot=JAAR_LATER,
        )  # fmt: skip
    for wie in (tafel.huisartsen, tafel.apothekers):
        Onderwerpverdeling.objects.create(
            **van, onderwerp="wondzorg" if wie == tafel.apothekers else "roosters",
            niveau="regio", eigenaar=wie, vanaf="2026-01-01",
        )  # fmt: skip
        for jaar in (2024, 2025):
            Deelnameverklaring.objects.create(
                **van, organisatie=wie, jaar=jaar, regels=[], zichtbaar_vanaf=f"{jaar + 1}-02-01"
            )
    for code, wie in (("huisartsen", tafel.huisartsen), ("apothekers", tafel.apothekers)):
        Disciplineorganisatie.objects.create(
            **van, discipline=code, organisatie=wie, beheerder_naam=f"Beheer {code}"
        )
    for naam in ("Éric", "Noor"):
        Contact.objects.create(**van, verzekeraar=cast.duinzorg, naam=naam)
    return aanbod


def _op_pagina(inhoud: str) -> list[str]:
    """The first cell of each row, without what stands beneath it."""
    kop = re.findall(r'<th scope="row"[^>]*>(.*?)(?:<span|</th>)', inhoud, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "", k)).strip() for k in kop]


def _in_bestand(inhoud: bytes) -> list[str]:
    rijen = list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))
    return [rij[0] for rij in rijen[1:]]


def test_page_and_file_hold_the_same_rows_and_a_search_narrows_both(cast):
    aanbod = _vul(cast)
    peiling = str(Aanbodpeiling.objects.get().id)
    mensen = {**cast.personen, "koos": aanbod.koos_persoon}
    for lijst in LIJSTEN:
        client = als(mensen[lijst.wie])
        pad, bestand = (a.replace("PEILING", peiling) for a in (lijst.pad, lijst.bestand))

        def beide(vraag: dict[str, str], pad=pad, bestand=bestand, client=client) -> list[str]:
            gezien = _op_pagina(client.get(pad, vraag).content.decode())
            kreeg = client.get(bestand, vraag)
            assert kreeg.status_code == 200, bestand
            assert gezien == _in_bestand(kreeg.content), (pad, vraag)
            return gezien

        heel = beide({})
        assert len(heel) > len(lijst.over), pad
        per_orde = {orde: beide({"orde": orde}) for orde in lijst.ordes}
        assert all(sorted(rijen) == sorted(heel) for rijen in per_orde.values()), pad
        assert len({tuple(rijen) for rijen in per_orde.values()}) > 1, pad
        assert beide({"q": lijst.q}) == list(lijst.over)
        assert beide({"q": "bestaat-nergens"}) == []
        assert "Wis" in client.get(pad, {"q": lijst.q}).content.decode()
        assert "v-empty" in client.get(pad, {"q": "bestaat-nergens"}).content.decode()
        excel = client.get(re.sub(r"csv$", "xlsx", bestand), {"q": lijst.q})
        assert excel.status_code == 200
        assert excel.content.startswith(b"PK")
        assert client.get(re.sub(r"csv$", "pdf", bestand)).status_code == 404


def test_a_long_list_of_contracts_is_a_job(cast, monkeypatch):
    """With the page that offers it, as every list of a region."""
    _vul(cast)
    monkeypatch.setattr("verband.core.lijsten.GRENS", 1)
    client = als(cast.anna)
    for naam in ("aanbod/benaderingen", "aanbod/contracten", "contacten", "smoelenboek",
                 "overleg/deelname", "dossiers/lijst", "overleg/wie-spreekt-wat-af"):  # fmt: skip
        assert client.get(f"{DUINRAND}{naam}.csv").status_code == 422, naam
        with zonder_grens():
            assert client.get(f"{DUINRAND}{naam}.csv").status_code == 200


def test_what_a_contract_list_holds_is_what_was_published_and_no_volume(cast):
    """Also for a provider beside it, and not for another insurer at all."""
    _vul(cast)
    assert Contractstatus.objects.count() == 2
    for naam in ("contracten", "benaderingen"):
        inhoud = als(cast.bart).get(f"{DUINRAND}aanbod/{naam}.csv").content.decode()
        assert "Zorg wim" in inhoud
        assert ";30" not in inhoud
        for adres in (f"{naam}/", f"{naam}.csv", f"{naam}.xlsx"):
            assert als(cast.emma).get(f"{DUINRAND}aanbod/{adres}").status_code == 403
            assert als(cast.chris).get(f"{DUINRAND}aanbod/{adres}").status_code == 404


def test_a_statement_of_another_provider_is_in_no_file(cast):
    """Participation is between a provider and its insurer."""
    _vul(cast)
    Deelnameverklaring.objects.update(zichtbaar_vanaf=timezone.localdate().replace(year=2099))
    assert _in_bestand(als(cast.bart).get(f"{DUINRAND}overleg/deelname.csv").content) == []
    assert _in_bestand(als(cast.dora).get(f"{DUINRAND}overleg/deelname.csv").content) == []
    assert len(_in_bestand(als(cast.anna).get(f"{DUINRAND}overleg/deelname.csv").content)) == 4


def test_what_is_at_hand_stands_beside_the_kind_of_task(cast):
    pagina = html.unescape(als(cast.anna).get("/taken/welke/").content.decode())
    [rij] = [r for r in pagina.split("<tr>") if "Leg het gebied vast" in r]
    assert 'href="/r/duinrand/gebied/"' in rij
    [rij] = [r for r in pagina.split("<tr>") if "Beslis over een mandaat" in r]
    assert "href" not in rij


def test_terms_and_messages_are_files_too(cast):
    """What the page found and no more; of messages one's own."""
    _vul(cast)
    heel = _in_bestand(als(cast.hanna).get("/begrippen.csv").content)
    gezocht = _in_bestand(als(cast.hanna).get("/begrippen.csv", {"q": "verzekeraar"}).content)
    assert 0 < len(gezocht) < len(heel)
    pagina = html.unescape(
        als(cast.hanna).get("/begrippen/", {"q": "verzekeraar"}).content.decode()
    )
    assert all(f"<dt>{woord} " in pagina for woord in gezocht)
    assert 'href="/begrippen.xlsx?q=verzekeraar"' in pagina
    zet_blik(Blik(gebruiker=cast.dora.pk, platform=True, regios=frozenset({cast.duinrand.id})))
    for titel in ("Plan 2027 is met u gedeeld", "=1+1"):
        Bericht.objects.create(
            gebruiker=cast.dora,
            regio=cast.duinrand,
            sleutel=titel,
            titel=titel,
            adres="/",
            knop="Ga",
        )
    dora = als(cast.dora)
    assert "/berichten.csv" in dora.get("/berichten/").content.decode()
    zoek = {"q": "gedeeld"}
    inhoud = dora.get("/berichten.csv", zoek).content.decode()
    assert "Plan 2027 is met u gedeeld" in inhoud
    assert "1+1" not in inhoud
    assert len(_in_bestand(dora.get("/berichten.csv").content)) == 2
    assert ";=1+1" not in dora.get("/berichten.csv").content.decode()
    assert _in_bestand(dora.get("/berichten.csv", {"q": "bestaat-nergens"}).content) == []
    assert _in_bestand(als(cast.chris).get("/berichten.csv").content) == []
    assert dora.get("/berichten.xlsx").content.startswith(b"PK")
