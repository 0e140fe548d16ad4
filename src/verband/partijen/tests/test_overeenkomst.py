from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from verband.access.models import Lidmaatschap
from verband.access.rollen import Rol
from verband.access.tests.hulp import als as als_stap
from verband.audit.models import Ontvangstbewijs
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.facts import tafel_op
from verband.partijen.models import (
    Handtekening,
    MandaatGebruik,
    Overeenkomst,
    Overeenkomstversie,
    Samenwerkingsvorm,
)
from verband.partijen.selectors.onderdelen import list_onderdelen
from verband.partijen.selectors.overeenkomsten import (
    geldt_op,
    list_versies,
    ontbrekende_handtekeningen,
    zonder_tekenaar,
)
from verband.partijen.services.overeenkomst_opstellen import overeenkomst_opstellen
from verband.partijen.services.overeenkomst_tekenen import overeenkomst_tekenen
from verband.partijen.tests.hulp import als, tekst
from verband.partijen.tests.overleghulp import DAG, JAAR_LATER, Tafelsetting, maak_lid, maak_mandaat
from verband.regios.models import Organisatie

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
PDF = b"%PDF-1.7\n%%EOF\n"
VELDEN = {
    "tekst": "Wij werken samen.", "besluitregels": "Met drie van de vier.",
    "conflict": "Eerst praten, dan een derde.", "toetreden": "Met een brief; uit per 1 januari.",
    "vanaf": DAG, "tot": JAAR_LATER,
}  # fmt: skip


class Setting(Tafelsetting):
    """With the RO, Henk's GPs and Peter's pharmacists as parties."""

    def __init__(self, cast):
        super().__init__(cast)
        self.ro = Organisatie.objects.get(regio=cast.duinrand, soort="ro")

    def opgesteld(self, *, id_=None, versie=0, beurten=(1, 1, 1), **anders):
        wie = (self.ro.id, self.huisartsen.id, self.apothekers.id)
        nieuw = overeenkomst_opstellen(
            self.anna, "RESV Duinrand", VELDEN | anders, dict(zip(wie, beurten, strict=True)),
            id_=id_, versie=versie,
        )  # fmt: skip
        return self.weer(nieuw)

    def weer(self, versie):
        return list_versies(self.anna).get(id=versie.id)

    def teken(self, lid, versie, wie, dag=DAG, gezien=""):
        return overeenkomst_tekenen(
            lid, versie.id, wie.id, gezien=gezien or versie.sha256, vandaag=dag
        )


@pytest.fixture
def setting(cast):
    return Setting(cast)


def adres(naam, *args):
    return reverse(f"partijen:{naam}", args=["duinrand", *args])


@pytest.mark.eis("ZZ-3.2-1c")
def test_it_holds_once_the_last_party_signed_and_says_who_is_missing(setting):
    versie = setting.opgesteld()
    setting.teken(setting.henk, versie, setting.huisartsen)
    setting.teken(setting.anna, versie, setting.ro)
    versie = setting.weer(versie)
    assert ontbrekende_handtekeningen(versie) == [setting.apothekers]
    assert not geldt_op(versie, DAG)
    assert "Nog niet getekend door: <b>Apothekers Zilt</b>" in tekst(
        als(setting.cast.dora).get(adres("overeenkomst-een", versie.overeenkomst_id))
    )
    setting.teken(setting.peter, versie, setting.apothekers)
    versie = setting.weer(versie)
    assert geldt_op(versie, DAG)
    assert not geldt_op(versie, JAAR_LATER)


def test_a_party_for_which_nobody_can_sign_is_named_to_the_ro(setting):
    """Henk's is withdrawn; for it Piet comes, who stands in its mandate for the agreement."""
    versie = setting.opgesteld()
    assert zonder_tekenaar(setting.anna, versie, DAG) == []
    Lidmaatschap.objects.filter(gebruiker=setting.henk_persoon).delete()
    assert zonder_tekenaar(setting.anna, versie, DAG) == [setting.huisartsen]
    pad, zin = (
        adres("overeenkomst-een", versie.overeenkomst_id),
        "kan tekenen voor: Huisartsen Zilt",
    )
    assert zin in tekst(als(setting.cast.anna).get(pad))
    assert zin not in tekst(als(setting.cast.dora).get(pad))
    setting.anna  # noqa: B018 - sets the sight of this test again
    maak_lid(setting.cast.duinrand, "piet", Rol.VERTEGENWOORDIGER, setting.huisartsen)
    assert zonder_tekenaar(setting.anna, versie, DAG) == [setting.huisartsen]
    maak_mandaat(
        setting.huisartsen, "samenwerkingsovereenkomst",
        vertegenwoordiger_email="PIET@voorbeeld.test",
    )  # fmt: skip
    assert zonder_tekenaar(setting.anna, versie, DAG) == []


@pytest.mark.eis("ZZ-3.2-1c")
def test_each_signature_is_receipted_on_the_hash_of_these_words(setting):
    versie = setting.opgesteld()
    setting.teken(setting.henk, versie, setting.huisartsen)
    bewijs = Ontvangstbewijs.objects.get(handeling__wat="overeenkomst_tekenen")
    assert versie.sha256 in str(bewijs.document)
    assert bewijs.handeling.namens_id == setting.huisartsen.id


@pytest.mark.eis("ZZ-3.2-1c")
def test_a_new_version_has_no_signatures_and_the_old_one_can_no_longer_be_signed(setting):
    oud = setting.opgesteld()
    setting.teken(setting.henk, oud, setting.huisartsen)
    kop = Overeenkomst.objects.get()
    nieuw = setting.opgesteld(id_=kop.id, versie=kop.versie, tekst="Anders.")
    assert nieuw.nummer == 2
    assert len(ontbrekende_handtekeningen(nieuw)) == 3
    for gezien in (oud.sha256, nieuw.sha256):
        with pytest.raises(Weigering) as fout:
            setting.teken(setting.peter, oud, setting.apothekers, gezien=gezien)
        assert "andere tekst" in str(fout.value.wat)
    with pytest.raises(Weigering):
        setting.teken(setting.peter, nieuw, setting.apothekers, gezien=oud.sha256)
    setting.teken(setting.peter, nieuw, setting.apothekers)


def test_the_database_refuses_a_signature_under_other_words(setting):
    oud = setting.opgesteld()
    kop = Overeenkomst.objects.get()
    nieuw = setting.opgesteld(id_=kop.id, versie=kop.versie, tekst="Anders.")
    for versie, hash_ in ((oud, oud.sha256), (nieuw, oud.sha256)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Handtekening.objects.create(
                regio=setting.cast.duinrand, overeenkomstversie=versie, sha256=hash_,
                organisatie=setting.huisartsen, gebruiker=setting.henk_persoon,
            )  # fmt: skip


def test_words_that_were_laid_down_are_never_changed(setting):
    setting.opgesteld()
    with pytest.raises(ProgrammingError), transaction.atomic():
        Overeenkomstversie.objects.update(tekst="Stiekem anders.")


@pytest.mark.parametrize("veld", ["tekst", "besluitregels", "conflict", "toetreden", "tot"])
def test_the_hash_is_of_all_that_is_signed(setting, veld):
    anders = {"tot": JAAR_LATER + dt.timedelta(days=1)} if veld == "tot" else {veld: "Anders."}
    assert setting.opgesteld().sha256 != setting.opgesteld(**anders).sha256
    assert setting.opgesteld().sha256 == setting.opgesteld().sha256
    assert setting.opgesteld().sha256 != setting.opgesteld(beurten=(1, 1, 2)).sha256


def _feit(setting, dag):
    """As the rules get it: of the day, and when it was signed."""
    vorm = tafel_op(setting.anna, dag, 2027).secties["samenwerkingsvorm"]
    return vorm.samenwerkingsovereenkomst


def _onderdeel(setting, dag):
    return next(
        o.woord for o in list_onderdelen(setting.anna, dag, 2027)
        if o.titel == "Samenwerkingsovereenkomst"
    )  # fmt: skip


@pytest.mark.eis("ZZ-3.2-1c")
def test_a_next_text_that_is_being_signed_does_not_end_what_holds(setting):
    oud = setting.opgesteld()
    for lid, wie in (("henk", "huisartsen"), ("peter", "apothekers"), ("anna", "ro")):
        setting.teken(getattr(setting, lid), oud, getattr(setting, wie))
    Samenwerkingsvorm.objects.create(regio=setting.cast.duinrand, contractjaar=2027)
    assert _feit(setting, DAG).getekend_op == timezone.localdate()
    kop, twee_jaar = Overeenkomst.objects.get(), JAAR_LATER + dt.timedelta(days=365)
    setting.opgesteld(id_=kop.id, versie=kop.versie, tekst="Anders.", tot=twee_jaar)
    nu, later = _feit(setting, DAG), _feit(setting, JAAR_LATER)
    assert (nu.getekend_op, nu.geldig_tot) == (timezone.localdate(), JAAR_LATER)
    assert (later.getekend_op, later.geldig_tot) == (None, twee_jaar)
    assert _onderdeel(setting, DAG) == "geldt"
    assert _onderdeel(setting, JAAR_LATER) == "niet getekend"


def test_the_page_says_which_text_holds_meanwhile_and_shows_the_older_ones(setting):
    vandaag = timezone.localdate()
    dagen = {"vanaf": vandaag, "tot": vandaag + dt.timedelta(days=99)}
    oud = setting.opgesteld(tekst="De oude woorden.", **dagen)
    for lid, wie in (("henk", "huisartsen"), ("peter", "apothekers"), ("anna", "ro")):
        setting.teken(getattr(setting, lid), oud, getattr(setting, wie), dag=vandaag)
    kop = Overeenkomst.objects.get()
    setting.opgesteld(id_=kop.id, versie=kop.versie, tekst="Anders.", **dagen)
    pagina = tekst(als(setting.cast.bart).get(adres("overeenkomst-een", kop.id)))
    assert "Intussen geldt versie 1" in pagina
    assert "De oude woorden." in pagina


@pytest.mark.eis("OPL-C1", "ZZ-3.2-1c")
@pytest.mark.parametrize(
    ("mandaat", "zin"),
    [
        ({"grens_maanden": 11}, "loopt 12 maanden; de grens is 11"),
        ({"grens_maanden": None}, "de grens is 0"),
        ({"niveau": "wijk"}, "niet op dit niveau"),
        ({"grens_maanden": 12, "niveau": "beide"}, ""),
    ],
)
def test_no_signature_on_a_mandate_that_does_not_reach_this_far(setting, mandaat, zin):
    maak_lid(setting.cast.duinrand, "roos", Rol.VERTEGENWOORDIGER, None)
    maak_mandaat(setting.huisartsen, "samenwerkingsovereenkomst", **mandaat)
    versie = setting.opgesteld()
    roos = setting.lid(type(setting.henk_persoon).objects.get(email="roos@voorbeeld.test"))
    if zin:
        with pytest.raises(Weigering) as fout:
            setting.teken(roos, versie, setting.huisartsen)
        assert zin in str(fout.value.waarom)
        assert "beheerder" in str(fout.value.herstel)
    else:
        setting.teken(roos, versie, setting.huisartsen)
    assert Handtekening.objects.exists() == (not zin)
    assert MandaatGebruik.objects.exists() == (not zin)


@pytest.mark.eis("ZZ-3.2-1c")
def test_parties_sign_in_their_order(setting):
    versie = setting.opgesteld(beurten=(3, 1, 2))
    with pytest.raises(Weigering) as fout:
        setting.teken(setting.anna, versie, setting.ro)
    assert "Huisartsen Zilt" in str(fout.value.waarom)
    for lid, wie in (("henk", "huisartsen"), ("peter", "apothekers"), ("anna", "ro")):
        setting.teken(getattr(setting, lid), versie, getattr(setting, wie))
    assert not ontbrekende_handtekeningen(setting.weer(versie))


def test_a_party_signs_a_version_once(setting):
    versie = setting.opgesteld()
    setting.teken(setting.henk, versie, setting.huisartsen)
    with pytest.raises(Weigering) as fout:
        setting.teken(setting.henk, versie, setting.huisartsen)
    assert "al getekend" in str(fout.value.wat)


@pytest.mark.eis("ZZ-3.2-1c")
@pytest.mark.parametrize("als_vervanger", [False, True])
def test_a_representative_or_deputy_signs_on_a_mandate_that_is_used(setting, als_vervanger):
    maak_lid(setting.cast.duinrand, "roos", Rol.VERTEGENWOORDIGER, None)
    roos = setting.lid(type(setting.henk_persoon).objects.get(email="roos@voorbeeld.test"))
    versie = setting.opgesteld()
    with pytest.raises(Weigering) as fout:
        setting.teken(roos, versie, setting.huisartsen)
    assert "beheerder tekenen" in str(fout.value.herstel)
    velden = {"plaatsvervanger_email": "roos@voorbeeld.test", "vertegenwoordiger_email": ""}
    mandaat = maak_mandaat(
        setting.huisartsen, "samenwerkingsovereenkomst", **(velden if als_vervanger else {})
    )
    handtekening = setting.teken(roos, versie, setting.huisartsen)
    assert (handtekening.mandaat, handtekening.als_vervanger) == (mandaat, als_vervanger)
    gebruik = MandaatGebruik.objects.get(mandaat=mandaat)
    assert (gebruik.waarvoor, gebruik.onderwerp_id) == ("overeenkomst", versie.id)


@pytest.mark.parametrize(
    "anders", [{"ingetrokken_op": DAG}, {"tot": DAG, "vanaf": DAG - dt.timedelta(days=2)}, None]
)
def test_no_signature_on_a_mandate_that_ended_or_is_about_something_else(setting, anders):
    maak_lid(setting.cast.duinrand, "roos", Rol.VERTEGENWOORDIGER, None)
    onderwerp = "begroting" if anders is None else "samenwerkingsovereenkomst"
    maak_mandaat(setting.huisartsen, onderwerp, **(anders or {}))
    versie = setting.opgesteld()
    roos = setting.lid(type(setting.henk_persoon).objects.get(email="roos@voorbeeld.test"))
    with pytest.raises(Weigering):
        setting.teken(roos, versie, setting.huisartsen)
    assert not Handtekening.objects.exists()


def test_nobody_signs_for_a_stranger_or_for_who_is_no_party(setting):
    versie = setting.opgesteld()
    with pytest.raises(Weigering):
        setting.teken(setting.peter, versie, setting.huisartsen)
    gemeente = Organisatie.objects.get(regio=setting.cast.duinrand, naam="Zilt")
    with pytest.raises(PermissionDenied):
        setting.teken(setting.lid(setting.cast.fatima), versie, gemeente)
    for wie in (setting.cast.bart, setting.cast.dora):
        with pytest.raises(PermissionDenied):
            setting.teken(setting.lid(wie), versie, setting.huisartsen)


def test_an_expired_agreement_is_not_signed(setting):
    versie = setting.opgesteld()
    with pytest.raises(Weigering) as fout:
        setting.teken(setting.henk, versie, setting.huisartsen, dag=JAAR_LATER)
    assert "verlopen" in str(fout.value.wat)


@pytest.mark.parametrize(
    "anders",
    [{"tekst": "  "}, {"bestand": b"MZ\x90", "bestandsnaam": "x.pdf"},
     {"bestand": b"%PDF-" + b"0" * 10_000_000, "bestandsnaam": "x.pdf"}],
)  # fmt: skip
def test_an_agreement_without_words_or_with_another_file_is_refused(setting, anders):
    with pytest.raises(Weigering):
        setting.opgesteld(**anders)
    assert not Overeenkomst.objects.exists()


def test_an_agreement_of_one_party_is_refused(setting):
    with pytest.raises(Weigering):
        overeenkomst_opstellen(setting.anna, "X", VELDEN, {setting.ro.id: 1})


def test_the_second_of_two_editors_sees_that_there_was_a_first(setting):
    setting.opgesteld()
    kop = Overeenkomst.objects.get()
    setting.opgesteld(id_=kop.id, versie=kop.versie)
    with pytest.raises(Gewijzigd):
        setting.opgesteld(id_=kop.id, versie=kop.versie)


@pytest.mark.eis("ZZ-3.2-1c")
def test_from_a_pdf_to_a_signature_in_the_browser(setting):
    maak_mandaat(setting.huisartsen)
    vandaag = timezone.localdate()
    anna = als(setting.cast.anna)
    beurten = {f"beurt_{o.id}": "0" for o in Organisatie.objects.filter(regio=setting.ro.regio_id)}
    beurten |= {f"beurt_{setting.ro.id}": "2", f"beurt_{setting.huisartsen.id}": "1"}
    velden = {k: w for k, w in VELDEN.items() if k != "tekst"} | beurten | {
        "titel": "Samen in Zilt", "vanaf": vandaag.isoformat(),
        "tot": (vandaag + dt.timedelta(days=365)).isoformat(), "tekst": "",
        "bestand": SimpleUploadedFile("samen.pdf", PDF, content_type="application/pdf"),
    }  # fmt: skip
    antwoord = anna.post(adres("overeenkomst-nieuw"), velden, follow=True)
    assert "wacht op handtekeningen: 2" in tekst(antwoord)
    versie = Overeenkomstversie.objects.get()
    bestand = anna.get(adres("overeenkomst-bestand", versie.id))
    assert hashlib.sha256(bestand.content).digest() == hashlib.sha256(PDF).digest()
    assert bestand["Content-Disposition"].startswith("attachment")
    teken = adres("overeenkomst-tekenen", versie.id, setting.huisartsen.id)
    assert als(setting.henk_persoon).get(teken).status_code == 302  # first the second step
    henk = als_stap(setting.henk_persoon, opgestapt=True)
    assert versie.sha256 in tekst(henk.get(teken))
    assert henk.post(teken, {"gezien": versie.sha256}).status_code == 422
    akkoord = {"gezien": versie.sha256, "akkoord": "on"}
    assert henk.post(teken, akkoord).status_code == 302
    pagina = tekst(anna.get(adres("overeenkomst-een", versie.overeenkomst_id)))
    assert "getekend door Henk" in pagina
    assert "Nog niet getekend door: <b>RO Duinrand</b>" in pagina
    assert als(setting.cast.chris).get(adres("overeenkomst-bestand", versie.id)).status_code == 404
