"""Two acts on one thing at one moment, fifty times each; and, lock off, that they do meet."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError
from django.http import Http404
from django.utils import timezone
from test_races_dossier import ren

from cast import maak_cast
from verband.access.models import Gebruiker, Lidmaatschap, Uitnodiging
from verband.access.rollen import Rol
from verband.access.services import uitnodiging_aannemen as aannemen
from verband.access.sleutels import nieuwe_sleutel
from verband.core.context import Blik, met_blik
from verband.core.fouten import Weigering
from verband.partijen.lijst import Regel
from verband.partijen.services import bewaren, organisaties_inlezen
from verband.partijen.services import organisatie_wijzigen as wijzigen
from verband.plannen.models import Deling, DelingInhoud, DossierNotitie, Toetsdossier
from verband.plannen.selectors.dossiers import get_dossier, get_versie
from verband.plannen.services import dossier_delen as delen
from verband.plannen.services import notitie_plaatsen as notities
from verband.plannen.services.dossier_verwijderen import dossier_verwijderen
from verband.plannen.tests.dossierhulp import bewaar, lid_van, plan
from verband.regios.models import Organisatie

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "beheer"])
RACES = 50
VANDAAG = timezone.localdate()
KEUZE = delen.Keuze("vvt", ("notities",), VANDAAG + dt.timedelta(days=5))


@pytest.fixture
def cast_():
    return maak_cast()


@pytest.fixture
def anna(cast_):
    with met_blik(Blik()):
        return lid_van(cast_, "anna")


@pytest.fixture
def bart(cast_):
    with met_blik(Blik()):
        return lid_van(cast_, "bart")


@pytest.fixture(autouse=True)
def zonder_zetwerk(monkeypatch):
    """What is set in type costs most of a race and decides nothing in it."""
    monkeypatch.setattr(delen, "als_pdf", lambda _v: b"%PDF-1.7")


def _blik(lid):
    return met_blik(Blik(gebruiker=lid.gebruiker.pk, regios=frozenset({lid.regio_id})))


def _samen(*daden: Callable[[int], object], races: int = RACES) -> Counter[str]:
    """Each at the same moment in each race; what became of them, by a word."""

    def doe(race: int, wie: int) -> str:
        try:
            daden[wie](race)
        except Http404:
            return "weg"
        except (Weigering, organisaties_inlezen.AndersGeworden):
            return "geweigerd"
        except DatabaseError as fout:
            return f"database: {type(fout).__name__}"
        return "gedaan"

    uit = ren(doe, races, lopers=len(daden))
    assert len(uit) == races * len(daden)
    return Counter(map(str, uit))


# --- an invitation, accepted twice ----------------------------------------------------------


def _neem_aan_twee_keer(cast: Any, races: int) -> tuple[Counter[str], int]:
    sleutels = []
    with met_blik(Blik(regios=frozenset({cast.duinrand.id}))):
        for n in range(races):
            sleutels.append(nieuwe_sleutel()[1])
            Uitnodiging.objects.create(
                email=f"wil{n}@voorbeeld.test", rol=Rol.KASSIER, regio=cast.duinrand,
                uitgenodigd_door=cast.anna, sleutel=sleutels[n],
                verloopt_at=timezone.now() + dt.timedelta(days=1),
            )  # fmt: skip
            Gebruiker.objects.create(email=f"wil{n}@voorbeeld.test", naam="Wil")

    def neem_aan(race: int) -> None:
        wie = Gebruiker.objects.get(email=f"wil{race}@voorbeeld.test")
        with met_blik(Blik(sleutel=sleutels[race])):
            aannemen.uitnodiging_aannemen(sleutels[race], wie)

    uit = _samen(neem_aan, neem_aan, races=races)
    leden = Lidmaatschap.objects.using("beheer").filter(gebruiker__naam="Wil").count()
    return uit, leden


def test_an_invitation_accepted_twice_gives_one_member(cast_):
    uit, leden = _neem_aan_twee_keer(cast_, RACES)
    assert leden == RACES
    assert uit == {"gedaan": RACES, "geweigerd": RACES}


def test_without_the_lock_both_accept_and_only_the_database_says_no(cast_, monkeypatch):
    zonder = Uitnodiging.objects
    monkeypatch.setattr(type(zonder), "select_for_update", lambda self, **_: self.all())
    uit, leden = _neem_aan_twee_keer(cast_, RACES)
    assert leden == RACES
    assert uit["database: IntegrityError"] > 0


# --- a note while the sharing is withdrawn or the dossier goes -------------------------------


def _gedeeld(anna: Any, races: int) -> list[Deling]:
    uit = []
    for n in range(races):
        with _blik(anna):
            dossier = bewaar(anna, plan(versie=n), naam=f"Plan {n}").dossier_id
            gelezen = get_versie(anna, get_dossier(anna, dossier), 1)
            gezien = delen.vingerafdruk(delen.bouw_deling(anna, gelezen, KEUZE))
            uit.append(delen.dossier_delen(anna, dossier, 1, KEUZE, gezien=gezien, vandaag=VANDAAG))
    return uit


def _verwijder_tijdens_notitie(anna: Any, bart: Any, races: int) -> tuple[int, Counter[str]]:
    """How many notes are left in a dossier that is gone, and what became of the acts."""
    delingen = _gedeeld(anna, races)

    def noteer(race: int) -> None:
        with _blik(bart):
            notities.notitie_bij_deling(bart, delingen[race].id, tekst="nog iets", vandaag=VANDAAG)

    def verwijder(race: int) -> None:
        with _blik(anna):
            dossier_verwijderen(anna, delingen[race].versie.dossier_id, vandaag=VANDAAG)

    uit = _samen(noteer, verwijder, races=races)
    return DossierNotitie.objects.using("beheer").count(), uit


def test_a_note_never_outlives_its_dossier(anna, bart):
    over, uit = _verwijder_tijdens_notitie(anna, bart, RACES)
    assert over == 0
    assert set(uit) <= {"gedaan", "weg"}
    assert Toetsdossier.objects.using("beheer").filter(staat="verwijderd").count() == RACES


def test_without_the_lock_a_note_stays_or_both_get_stuck(anna, bart, monkeypatch):
    monkeypatch.setattr(notities, "_vergrendel", lambda *_a, **_k: None)
    over, uit = _verwijder_tijdens_notitie(anna, bart, RACES)
    assert over or any(woord.startswith("database") for woord in uit)


# --- a dossier shared while it is removed -----------------------------------------------------


def _verwijder_tijdens_delen(anna: Any, races: int) -> int:
    """How many sharings can still be read of a dossier that is gone."""
    versies, gezien = [], []
    for n in range(races):
        with _blik(anna):
            versies.append(bewaar(anna, plan(versie=n), naam=f"Plan {n}"))
            gelezen = get_versie(anna, get_dossier(anna, versies[n].dossier_id), 1)
            gezien.append(delen.vingerafdruk(delen.bouw_deling(anna, gelezen, KEUZE)))

    def deel(race: int) -> None:
        with _blik(anna):
            delen.dossier_delen(
                anna, versies[race].dossier_id, 1, KEUZE, gezien=gezien[race], vandaag=VANDAAG
            )

    def verwijder(race: int) -> None:
        with _blik(anna):
            dossier_verwijderen(anna, versies[race].dossier_id, vandaag=VANDAAG)

    _samen(deel, verwijder, races=races)
    open_ = Deling.objects.using("beheer").filter(ingetrokken_at=None).count()
    return open_ + DelingInhoud.objects.using("beheer").count()


def test_nothing_stays_shared_of_a_dossier_that_is_removed(anna):
    assert _verwijder_tijdens_delen(anna, RACES) == 0


def test_without_the_lock_a_sharing_stays(anna, monkeypatch):
    def zonder_slot(lid, dossier_id, **_):
        return Toetsdossier.objects.get(id=dossier_id)

    monkeypatch.setattr(delen, "pak_dossier", zonder_slot)
    assert _verwijder_tijdens_delen(anna, RACES) > 0


# --- an organisation, renamed twice, and imported while it is edited ---------------------------


def _organisaties(anna: Any, races: int) -> list[Organisatie]:
    with _blik(anna):
        return [
            Organisatie.objects.create(regio_id=anna.regio_id, naam=f"Praktijk {n}", soort="overig")
            for n in range(races)
        ]


def _hernoem(anna: Any, alle: list[Organisatie], wie: str) -> Callable[[int], None]:
    def daad(race: int) -> None:
        with _blik(anna):
            gegevens = {"naam": f"Huis {race} {wie}"}
            wijzigen.organisatie_wijzigen(anna, alle[race].id, gegevens, 1, toch=True)

    return daad


def _lees_in(anna: Any, alle: list[Organisatie]) -> Callable[[int], None]:
    """Each row says something new of one organisation, as it was seen beforehand."""
    lijsten = []
    for n, o in enumerate(alle):
        regels = [Regel(2, {"naam": o.naam, "soort": "gemeente", "kvk": f"{n:08}"})]
        with _blik(anna):
            lijsten.append((regels, organisaties_inlezen.bekijk(anna, regels).vingerafdruk))

    def daad(race: int) -> None:
        with _blik(anna):
            organisaties_inlezen.organisaties_inlezen(anna, *lijsten[race])

    return daad


@pytest.mark.parametrize("met_lijst", [False, True])
def test_of_two_editors_the_second_is_told(anna, met_lijst):
    alle = _organisaties(anna, RACES)
    ander = _lees_in(anna, alle) if met_lijst else _hernoem(anna, alle, "B")
    uit = _samen(_hernoem(anna, alle, "A"), ander)
    assert uit == {"gedaan": RACES, "geweigerd": RACES}
    nu = Organisatie.objects.using("beheer").filter(id__in=[o.id for o in alle])
    assert {o.versie for o in nu} == {2}


def test_without_the_lock_the_first_name_is_lost(anna, monkeypatch):
    def zonder_slot(model, lid, id_, versie):
        rij = model.objects.get(id=id_)
        if rij.versie != versie:
            raise bewaren.Gewijzigd(rij)
        return rij

    monkeypatch.setattr(wijzigen, "haal_versie", zonder_slot)
    monkeypatch.setattr(wijzigen, "vergrendel_regio", lambda _lid: None)
    alle = _organisaties(anna, RACES)
    uit = _samen(_hernoem(anna, alle, "A"), _hernoem(anna, alle, "B"))
    assert uit["gedaan"] > RACES
