"""What was told of a person or a dossier is gone with them: messages, waiting mails, files."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connections

from verband.access.services.gebruiker_wissen import wis_gebruiker
from verband.core.context import Blik, met_blik, zet_blik
from verband.plannen.models import Deling, DossierNotitie
from verband.plannen.services.bewaartermijn_opruimen import bewaartermijn_opruimen
from verband.plannen.services.dossier_verwijderen import dossier_verwijderen
from verband.plannen.tests.dossierhulp import VANDAAG, bewaar, lid_van
from verband.taken.models import Bericht, Post, Uitvoer, UitvoerInhoud
from verband.taken.services.dagmail import dagmail
from verband.taken.services.post import verstuur
from verband.taken.services.uitvoer import uitvoer_maken, uitvoer_vragen
from verband.taken.services.vergeten import vergeet_dossier

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
NAAM = "Plan Zilvermeeuw"


def _waar(woord: str) -> set[str]:
    """Every table of this room and of the jobs that holds the word, whoever may see it."""
    gevonden = set()
    with connections["default"].cursor() as cursor:
        for tabel in ("bericht", "post", "uitvoer"):
            cursor.execute(
                f"SELECT count(*) FROM taken_{tabel} t WHERE t::text ILIKE %s", [f"%{woord}%"]
            )
            if cursor.fetchone()[0]:
                gevonden.add(tabel)
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE args::text ILIKE %s", [f"%{woord}%"]
        )
        if cursor.fetchone()[0]:
            gevonden.add("jobs")
    return gevonden


def _alles_in_zicht(cast):
    zet_blik(Blik(gebruiker=cast.anna.pk, platform=True, regios=frozenset({cast.duinrand.id})))


@pytest.fixture
def verhaal(cast):
    """Bart wrote a note, and Anna was told of it; of her dossier a file lies ready."""
    cast.bart.naam = "Bartholomeus Zeewering"
    cast.bart.save()
    anna = lid_van(cast, "anna")
    versie = bewaar(anna, naam=NAAM)
    deling = Deling.objects.create(
        regio=cast.duinrand, versie=versie, ontvanger=Deling.Ontvanger.VVT, onderdelen=["x"],
        vanaf=VANDAAG, tot=VANDAAG + dt.timedelta(days=7), sha256="0" * 64, door=cast.anna,
    )  # fmt: skip
    DossierNotitie.objects.create(
        regio=cast.duinrand, dossier=versie.dossier, deling=deling, schrijver=cast.bart,
        tekst="Klopt dit?",
    )  # fmt: skip
    vraag = uitvoer_vragen(anna, "dossier", {"dossier": str(versie.dossier_id)})
    assert uitvoer_maken(cast.duinrand.id, cast.anna.pk, vraag.id)
    dagmail(cast.bart.pk, VANDAAG)
    assert dagmail(cast.anna.pk, VANDAAG) is not None
    _alles_in_zicht(cast)
    assert _waar("Zeewering") == {"bericht", "post"}
    assert _waar(NAAM) == {"bericht", "post", "uitvoer"}
    return cast, versie.dossier


def test_of_a_person_who_is_erased_nothing_is_told_any_more(verhaal):
    cast, _dossier = verhaal
    with met_blik(Blik(gebruiker=cast.bart.pk)):
        assert Bericht.objects.filter(gebruiker=cast.bart).exists()
    wis_gebruiker("bart@voorbeeld.test")
    zet_blik(Blik(gebruiker=cast.bart.pk, regios=frozenset({cast.duinrand.id})))
    assert not Bericht.objects.filter(gebruiker=cast.bart).exists()
    assert _waar("Zeewering") == set()
    assert _waar("bart@voorbeeld.test") == set()
    zet_blik(Blik(gebruiker=cast.anna.pk, regios=frozenset({cast.duinrand.id})))
    # What waits on Anna is still told, and her mail still goes.
    assert Bericht.objects.filter(sleutel__startswith="notitie-", vraagt="iemand die gewist is")
    post = Post.objects.get(gebruiker=cast.anna)
    assert "Antwoord op de notitie van iemand die gewist is" in post.tekst
    assert verstuur(cast.anna.pk, post.id)


@pytest.mark.parametrize("hoe", ["zelf", "termijn"])
def test_of_a_dossier_that_is_gone_nothing_is_told_any_more(verhaal, hoe):
    cast, dossier = verhaal
    if hoe == "zelf":
        dossier_verwijderen(lid_van(cast, "anna"), dossier.id, vandaag=VANDAAG)
    else:
        bewaartermijn_opruimen(dossier.bewaren_tot)
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT args FROM procrastinate_jobs WHERE task_name LIKE '%%vergeet_dossier'"
        )
        ((opdracht,),) = cursor.fetchall()
    assert str(dossier.id) in str(opdracht)
    for _keer in range(2):
        vergeet_dossier(cast.duinrand.id, dossier.id)
    _alles_in_zicht(cast)
    assert _waar(NAAM) == set()
    assert not UitvoerInhoud.objects.exists()
    assert Uitvoer.objects.get().titel == "een verwijderd dossier"
    zet_blik(Blik(gebruiker=cast.anna.pk))
    post = Post.objects.get(gebruiker=cast.anna)
    assert "Leg vast welke gemeenten bij de regio horen" in post.tekst  # the rest is still told


def test_a_mail_that_went_keeps_no_text(verhaal):
    cast, _dossier = verhaal
    zet_blik(Blik(gebruiker=cast.anna.pk))
    post = Post.objects.get(gebruiker=cast.anna)
    assert verstuur(cast.anna.pk, post.id)
    post.refresh_from_db()
    assert (post.onderwerp, post.tekst) == ("", "")
