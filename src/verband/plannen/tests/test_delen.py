"""Sharing: who sees which part, what nobody can work out, and how it ends."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone
from pypdf import PdfReader

from regelwerk import tekst
from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import Rol
from verband.audit.models import Handeling, Ontvangstbewijs
from verband.core.context import Blik, zet_blik
from verband.core.fouten import Weigering
from verband.plannen.models import Deling, DelingInhoud, DossierNotitie
from verband.plannen.selectors import delingen
from verband.plannen.selectors.dossiers import get_dossier, get_versie
from verband.plannen.services.dossier_delen import (
    Keuze,
    bouw_deling,
    deling_intrekken,
    dossier_delen,
    vingerafdruk,
)
from verband.plannen.services.dossier_verwijderen import dossier_verwijderen
from verband.plannen.services.notitie_plaatsen import (
    notitie_bij_deling,
    notitie_plaatsen,
    notitie_wijzigen,
)
from verband.plannen.tests.dossierhulp import ALLES, BASIS, als, bewaar, deel, lid_van, plan
from verband.regios.models import Organisatie, RegioVerzekeraar

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
ONTVANGERS = Deling.Ontvanger.values


def vandaag() -> dt.date:
    return timezone.localdate()


@pytest.fixture
def mensen(cast):
    """Besides the cast: a controller, a cashier, and a second VVT."""
    zet_blik(Blik(regios=frozenset({cast.duinrand.id})))
    vvt2 = Organisatie.objects.create(
        regio=cast.duinrand, naam="Verpleging Vloed", soort="zorgaanbieder", discipline="vvt"
    )
    arts = Organisatie.objects.create(
        regio=cast.duinrand, naam="Praktijk", soort="zorgaanbieder", discipline="huisartsen"
    )
    for naam, rol, organisatie in (
        ("carla", Rol.CONTROLLER, None),
        ("kees", Rol.KASSIER, None),
        ("vera", Rol.VERTEGENWOORDIGER, vvt2),
        ("arie", Rol.DEELNEMER, arts),
    ):
        wie = Gebruiker.objects.create(email=f"{naam}@voorbeeld.test", naam=naam.capitalize())
        Lidmaatschap.objects.create(
            gebruiker=wie, rol=rol, regio=cast.duinrand, organisatie=organisatie, vanaf="2026-01-01"
        )
        cast.personen[naam] = wie
    return cast


WIE = {
    "vvt": {"bart", "vera"},
    "controller": {"carla"},
    "regiegemeente": {"fatima"},
    "kassier": {"kees"},
    "preferente_verzekeraar": {"dora"},
}
IEDEREEN = ("bart", "vera", "carla", "fatima", "kees", "dora", "emma", "gijs", "arie", "chris")


def pagina(cast, wie, deling):
    return als(getattr(cast, wie)).get(f"/r/duinrand/gedeeld/{deling.id}/")


@pytest.mark.parametrize("ontvanger", ONTVANGERS)
def test_only_whom_it_is_for_sees_it(mensen, ontvanger):
    deling = deel(mensen, ontvanger)
    for wie in IEDEREEN:
        antwoord, pdf = (
            als(getattr(mensen, wie)).get(f"/r/duinrand/gedeeld/{deling.id}/{staart}")
            for staart in ("", "bestand.pdf")
        )
        mag = wie in WIE[ontvanger]
        assert (antwoord.status_code == 200) == mag == (pdf.status_code == 200), wie
        lijst = als(getattr(mensen, wie)).get("/r/duinrand/gedeeld/")
        assert (str(deling.id) in lijst.content.decode()) == mag, wie


MERKEN = {
    "samenstelling": "Mandaten",
    "activiteiten": "Hoofdtaak",
    "begroting": "Kostensoort",
    "vvt_dekking": "Vertegenwoordiging in de VVT",
    "bevindingen": "Niet getoetst",
    "notities": "zomaar een notitie",
}


@pytest.mark.parametrize("ontvanger", ONTVANGERS)
@pytest.mark.parametrize("onderdeel", ALLES)
def test_of_each_part_just_that(mensen, ontvanger, onderdeel):
    anna = lid_van(mensen, "anna")
    versie = bewaar(anna)
    notitie_plaatsen(anna, versie.dossier_id, tekst="zomaar een notitie")
    deling = deel(mensen, ontvanger, (onderdeel,), versie=versie)
    wie = sorted(WIE[ontvanger])[0]
    lid = lid_van(mensen, wie)
    verslag = delingen.pak_gedeeld(lid, deling.id, vandaag())[1]
    ruw = json.dumps([[d.kop, d.uitleg, d.tabel and [d.tabel.koppen, d.tabel.rijen]]
                      for d in verslag.delen], ensure_ascii=False)  # fmt: skip
    for ander, merk in MERKEN.items():
        assert (merk in ruw) == (ander == onderdeel), ander


@pytest.mark.parametrize(
    ("ontvanger", "bedragen"),
    [
        ("vvt", False),
        ("regiegemeente", False),
        ("controller", True),
        ("kassier", True),
        ("preferente_verzekeraar", True),
    ],
)
def test_amounts_stand_only_in_the_budget_of_who_does_not_compete(mensen, ontvanger, bedragen):
    deling = deel(mensen, ontvanger)
    html = pagina(mensen, sorted(WIE[ontvanger])[0], deling).content.decode()
    assert ("180.000,00" in html) == bedragen


def test_a_cashier_that_gives_care_sees_no_amounts(mensen):
    partijen = [{**p, "kassier": p["id"] == "vvt1"} for p in BASIS["partijen"]]
    deling = deel(mensen, "kassier", inhoud=plan(partijen=partijen))
    assert "180.000,00" not in pagina(mensen, "kees", deling).content.decode()


# --- what nobody can work out -------------------------------------------------------------


def vormen(waarde: float) -> set[str]:
    heel = tekst.getal(waarde)
    return {heel, str(waarde).removesuffix(".0"), heel.replace(".", " "), heel.replace(".", "")}


def met_aanbieders(*omvang: float, vertegenwoordigd: int = 1) -> tuple[bytes, set[str]]:
    """A plan with that many VVT, and every figure from which one could find another's."""
    aanbieders = [
        {"partij": f"vvt{n}", "omvang": o, "vertegenwoordigd": n <= vertegenwoordigd}
        for n, o in enumerate(omvang, start=1)
    ]
    maat = {"eenheid": "uren", "peildatum": "2026-01-01", "bron": f"opgave: {omvang[0]} uren"}
    dekking = {soort: maat | {"aanbieders": aanbieders} for soort in ("wijkverpleging", "so")}
    posten = [
        p | {"omschrijving": f"inzet van {omvang[-1]} uren à € 61,37", "uren": omvang[-1],
             "tarief_cent": 6137}
        for p in BASIS["begrotingsposten"]
    ]  # fmt: skip
    totaal = sum(omvang)
    deel_ = sum(omvang[:vertegenwoordigd])
    geheim = {v for o in (*omvang, totaal, deel_, totaal - deel_) if o for v in vormen(o)} | {
        "61,37"
    }
    geheim |= {tekst.procent(Fraction(int(deel_), int(totaal)))}
    return plan(vvt_dekking=dekking, begrotingsposten=posten), geheim


@pytest.mark.parametrize("omvang", [(41_739, 17_263), (41_739, 17_263, 8_117)], ids=["2", "3"])
@pytest.mark.parametrize("vertegenwoordigd", [1, 2])
@pytest.mark.parametrize("ontvanger", ONTVANGERS)
def test_no_figure_of_a_provider_can_be_found_or_worked_out(
    mensen, omvang, vertegenwoordigd, ontvanger
):
    inhoud, geheim = met_aanbieders(*omvang, vertegenwoordigd=vertegenwoordigd)
    anna = lid_van(mensen, "anna")
    versie = bewaar(anna, inhoud)
    notitie_plaatsen(
        anna, versie.dossier_id, tekst=f"Zandkust doet {omvang[0]} uren, samen {sum(omvang)}"
    )
    deling = deel(mensen, ontvanger, versie=versie)
    client = als(getattr(mensen, sorted(WIE[ontvanger])[0]))
    adres = f"/r/duinrand/gedeeld/{deling.id}/"
    pdf = client.get(f"{adres}bestand.pdf")
    stukken = {
        "page": client.get(adres).content.decode(),
        "pdf": "".join(b.extract_text() for b in PdfReader(io.BytesIO(pdf.content)).pages),
        "list": client.get("/r/duinrand/gedeeld/").content.decode(),
        "error": client.post(adres, {"tekst": " "}).content.decode(),
        "foreign": client.get(f"{adres}?bij=000000000000").content.decode(),
        "note": client.post(adres, {"tekst": "dag"}, follow=True).content.decode(),
    }
    assert "ten minste" in stukken["page"] or "minder dan" in stukken["page"]
    for waar, ruw in stukken.items():
        leesbaar = re.sub(r"[\u00a0\u202f]", " ", ruw)
        leesbaar = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|[0-9a-f]{12}", "", leesbaar)
        gevonden = {g for g in geheim if re.search(rf"(?<![\d.,]){re.escape(g)}(?![\d])", leesbaar)}
        assert gevonden == set(), waar


def test_the_control_who_keeps_the_dossier_does_see_them(mensen):
    inhoud, geheim = met_aanbieders(41_739, 17_263)
    versie = bewaar(lid_van(mensen, "anna"), inhoud)
    zet_blik(Blik())
    html = als(mensen.anna).get(f"/r/duinrand/dossiers/{versie.dossier_id}/versies/1/")
    assert any(g in html.content.decode() for g in geheim)


# --- frozen, and gone ---------------------------------------------------------------------


def test_what_was_shared_does_not_change_with_the_dossier(mensen):
    deling = deel(mensen, "controller")
    voor = pagina(mensen, "carla", deling).content
    anna = lid_van(mensen, "anna")
    bewaar(anna, plan(gevraagde_lumpsum_cent=1), dossier_id=deling.versie.dossier_id)
    notitie_plaatsen(anna, deling.versie.dossier_id, tekst="later geschreven")
    na = pagina(mensen, "carla", deling).content
    kaal = [re.sub(rb'csrfmiddlewaretoken" value="[^"]+"', b"", ruw) for ruw in (voor, na)]
    assert kaal[0] == kaal[1]


def test_only_what_was_looked_at_is_shared(mensen):
    anna = lid_van(mensen, "anna")
    versie = bewaar(anna)
    keuze = Keuze("vvt", ("notities",), vandaag() + dt.timedelta(days=3))
    gelezen = get_versie(anna, get_dossier(anna, versie.dossier_id), 1)
    gezien = vingerafdruk(bouw_deling(anna, gelezen, keuze))
    notitie_plaatsen(anna, versie.dossier_id, tekst="er kwam nog iets bij")
    with pytest.raises(Weigering, match="veranderd"):
        dossier_delen(anna, versie.dossier_id, 1, keuze, gezien=gezien, vandaag=vandaag())
    assert not Deling.objects.exists()


def test_withdrawn_is_gone_at_once_and_says_so(mensen):
    deling = deel(mensen, "vvt")
    assert pagina(mensen, "bart", deling).status_code == 200
    anna = lid_van(mensen, "anna")
    assert deling_intrekken(anna, deling.versie.dossier_id, deling.id) is True
    assert deling_intrekken(anna, deling.versie.dossier_id, deling.id) is False
    assert not DelingInhoud.objects.exists()
    antwoord = pagina(mensen, "bart", deling)
    assert antwoord.status_code == 410
    assert "ingetrokken" in antwoord.content.decode()
    assert "Zandkust" not in antwoord.content.decode()
    client = als(mensen.bart)
    assert client.get(f"/r/duinrand/gedeeld/{deling.id}/bestand.pdf").status_code == 410
    assert client.post(f"/r/duinrand/gedeeld/{deling.id}/", {"tekst": "nog"}).status_code == 410
    assert "ingetrokken op" in client.get("/r/duinrand/gedeeld/").content.decode()


def test_expired_is_gone_by_the_day(mensen):
    deling = deel(mensen, "vvt")
    lid = lid_van(mensen, "bart")
    laatste = deling.tot - dt.timedelta(days=1)
    assert delingen.pak_gedeeld(lid, deling.id, laatste)[0] == deling
    with pytest.raises(Http404):
        delingen.pak_gedeeld(lid, deling.id, deling.tot)


def test_removing_the_dossier_withdraws_what_was_shared(mensen):
    deling = deel(mensen, "vvt")
    dossier_verwijderen(lid_van(mensen, "anna"), deling.versie.dossier_id, vandaag=vandaag())
    assert pagina(mensen, "bart", deling).status_code == 410


def test_an_act_and_its_receipt_with_the_hash_of_what_was_shared(mensen):
    deling = deel(mensen, "controller")
    zet_blik(Blik(regios=frozenset({mensen.duinrand.id})))
    handeling = Handeling.objects.get(wat="dossier_delen")
    inhoud = json.loads(Ontvangstbewijs.objects.get(handeling=handeling).document)["inhoud"]
    assert inhoud["sha256"] == deling.sha256
    assert inhoud["onderdelen"] == list(ALLES)


@pytest.mark.parametrize("wie", ["bart", "fatima", "dora", "emma"])
def test_who_may_not_keep_may_not_share_or_withdraw(mensen, wie):
    deling = deel(mensen, "vvt")
    lid = lid_van(mensen, wie)
    keuze = Keuze("controller", ALLES, vandaag() + dt.timedelta(days=3))
    with pytest.raises(PermissionDenied):
        dossier_delen(lid, deling.versie.dossier_id, 1, keuze, gezien="", vandaag=vandaag())
    with pytest.raises(PermissionDenied):
        deling_intrekken(lid, deling.versie.dossier_id, deling.id)


@pytest.mark.parametrize(
    ("keuze", "zin"),
    [
        (("vvt", (), 3), "nog niets gekozen"),
        (("vvt", ("alles",), 3), "nog niets gekozen"),
        (("vvt", ALLES, 0), "einddatum"),
        (("vvt", ALLES, -3), "einddatum"),
        (("vvt", ALLES, 4000), "einddatum"),
    ],
)
def test_a_choice_that_can_not_be_shared_is_refused(mensen, keuze, zin):
    anna = lid_van(mensen, "anna")
    versie = bewaar(anna)
    wie, wat, dagen = keuze
    fout = Keuze(wie, wat, vandaag() + dt.timedelta(days=dagen))
    with pytest.raises(Weigering, match=zin):
        dossier_delen(anna, versie.dossier_id, 1, fout, gezien="", vandaag=vandaag())


def test_no_preliminary_talk_without_a_preferent_insurer(mensen):
    zet_blik(Blik(regios=frozenset({mensen.duinrand.id})))
    RegioVerzekeraar.objects.filter(regio=mensen.duinrand).update(rol="ver")
    with pytest.raises(Weigering, match="preferente verzekeraar"):
        deel(mensen, "preferente_verzekeraar")


def test_twice_the_same_is_refused_by_the_database_too(mensen):
    deling = deel(mensen, "vvt")
    with pytest.raises(Weigering, match="al met deze ontvanger"):
        deel(mensen, "vvt", ("bevindingen",), versie=deling.versie)
    zet_blik(Blik(regios=frozenset({mensen.duinrand.id})))
    kopie = Deling.objects.get()
    kopie.pk, kopie._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        Deling.objects.create(
            regio=mensen.duinrand, versie=deling.versie, ontvanger="vvt", onderdelen=["begroting"],
            vanaf=deling.vanaf, tot=deling.tot, sha256="0" * 64, door=mensen.anna,
        )  # fmt: skip


# --- insurers -----------------------------------------------------------------------------


def test_who_is_no_longer_preferent_sees_nothing_any_more(mensen):
    deling = deel(mensen, "preferente_verzekeraar")
    zet_blik(Blik(regios=frozenset({mensen.duinrand.id})))
    RegioVerzekeraar.objects.filter(verzekeraar=mensen.duinzorg).update(rol="ver")
    assert pagina(mensen, "dora", deling).status_code in (403, 404)


# --- notes --------------------------------------------------------------------------------


def test_a_note_of_a_recipient_is_for_the_coordinator_and_for_nobody_else(mensen):
    deling = deel(mensen, "vvt")
    client = als(mensen.bart)
    adres = f"/r/duinrand/gedeeld/{deling.id}/"
    sleutel = re.search(r"\?bij=([0-9a-f]{12})", client.get(adres).content.decode())
    assert sleutel
    client.post(adres, {"tekst": "Wij doen zelf 4321 uur", "sleutel": sleutel[1]})
    assert "4321" in client.get(adres).content.decode()
    assert "4321" not in pagina(mensen, "vera", deling).content.decode()
    dossier = f"/r/duinrand/dossiers/{deling.versie.dossier_id}/"
    anna = als(mensen.anna)
    assert "4321" in anna.get(f"{dossier}delingen/{deling.id}/").content.decode()
    assert "4321" in anna.get(f"{dossier}versies/1/").content.decode()
    # And it is not passed on with the notes that the coordinator shares.
    ander = deel(mensen, "controller", ("notities",), versie=deling.versie)
    assert "4321" not in pagina(mensen, "carla", ander).content.decode()


def test_an_answer_reaches_who_wrote_and_no_one_else(mensen):
    deling = deel(mensen, "vvt")
    notitie = notitie_bij_deling(
        lid_van(mensen, "bart"), deling.id, tekst="vraag", vandaag=vandaag()
    )
    notitie_plaatsen(
        lid_van(mensen, "anna"), deling.versie.dossier_id, tekst="antwoord!", antwoord_op=notitie.id
    )
    assert "antwoord!" in pagina(mensen, "bart", deling).content.decode()
    assert "antwoord!" not in pagina(mensen, "vera", deling).content.decode()


def test_a_note_goes_only_on_what_was_shown(mensen):
    deling = deel(mensen, "vvt", ("begroting",))
    with pytest.raises(Http404):
        notitie_bij_deling(
            lid_van(mensen, "bart"), deling.id, tekst="x", sleutel="0" * 12, vandaag=vandaag()
        )


@pytest.mark.parametrize("tekst_", ["", " \n", "x" * 4001, "cliënt met BSN 111222333"])
def test_an_empty_long_or_personal_note_is_refused(mensen, tekst_):
    anna = lid_van(mensen, "anna")
    versie = bewaar(anna)
    with pytest.raises(Weigering):
        notitie_plaatsen(anna, versie.dossier_id, tekst=tekst_)
    assert not DossierNotitie.objects.exists()


def test_nobody_changes_the_note_of_another(mensen):
    anna = lid_van(mensen, "anna")
    notitie = notitie_plaatsen(anna, bewaar(anna).dossier_id, tekst="van anna")
    for wie in ("bart", "dora"):
        with pytest.raises(Http404):
            notitie_wijzigen(
                lid_van(mensen, wie), notitie.id, stand=1, tekst="x", vandaag=vandaag()
            )


def test_two_windows_on_one_note_lose_nothing_typed(mensen):
    anna = lid_van(mensen, "anna")
    notitie = notitie_plaatsen(anna, bewaar(anna).dossier_id, tekst="begin")
    zet_blik(Blik())
    client, adres = als(mensen.anna), f"/r/duinrand/notities/{notitie.id}/"
    assert client.post(adres, {"tekst": "eerste", "stand": 1}).status_code == 302
    botsing = client.post(adres, {"tekst": "tweede", "stand": 1})
    assert botsing.status_code == 409
    html = botsing.content.decode()
    assert "eerste" in html
    assert "tweede" in html
    assert 'name="stand" value="2"' in html
    assert client.post(adres, {"tekst": "tweede", "stand": 2}).status_code == 302
