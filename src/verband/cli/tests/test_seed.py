"""`verband seed --landelijk`: an invented country, the same from the same seed, and never beside
anything real."""

from __future__ import annotations

import hashlib

import pytest
from django.db import transaction
from django.db.models import Model

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import IN_REGIO, INKOPER, LANDELIJK
from verband.access.tests.hulp import als
from verband.audit.models import Handeling, Ontvangstbewijs
from verband.cli.landelijk.laden import Maat, laad
from verband.cli.opdrachten import main
from verband.core.context import Blik, met_blik
from verband.core.fouten import Weigering
from verband.plannen.models import (
    Deling,
    DelingGezien,
    DossierNotitie,
    DossierVersie,
    Toetsdossier,
    VersieInhoud,
)
from verband.regios.models import (
    Buurt,
    Contact,
    Gemeente,
    Organisatie,
    Regio,
    RegioVerzekeraar,
    Verzekeraar,
)
from verband.taken.models import Bericht

KLEIN = Maat(regios=2, organisaties=6, jaren=1)
OPDRACHT = ["seed", "--landelijk", "--regios", "2", "--organisaties", "6", "--jaren", "1"]
ALLES = (
    Regio, Verzekeraar, RegioVerzekeraar, Gemeente, Buurt, Organisatie, Contact, Gebruiker,
    Lidmaatschap, Toetsdossier, DossierVersie, VersieInhoud, DossierNotitie, Deling, DelingGezien,
    Handeling, Ontvangstbewijs,
)  # fmt: skip

snel = pytest.mark.django_db(databases=["default", "beheer"])


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def stil(_zin: str) -> None:
    pass


def alle_regios() -> Blik:
    with met_blik(Blik(platform=True)):
        return Blik(platform=True, regios=frozenset(Regio.objects.values_list("id", flat=True)))


def afdruk() -> dict[str, str]:
    """Per table the digest of every row, but for the moment at which it was written."""
    uit = {}
    with met_blik(alle_regios()):
        for model in ALLES:
            velden = [f.attname for f in model._meta.local_fields if f.attname != "aangemaakt_at"]
            rijen = model._default_manager.order_by("pk").values_list(*velden)
            tekst = repr([
                [bytes(w) if isinstance(w, memoryview) else w for w in rij] for rij in rijen
            ])  # fmt: skip
            assert len(tekst) > 10, model
            uit[model.__name__] = hashlib.sha256(tekst.encode()).hexdigest()
    return uit


def proefland(maat: Maat) -> dict[str, str]:
    """What it would be, and gone again."""
    with transaction.atomic():
        assert laad(maat, stil)
        gevonden = afdruk()
        transaction.set_rollback(True)
    return gevonden


def per_naam() -> dict[str, Gebruiker]:
    """The one-click accounts, by their address before the @."""
    return {g.email.split("@")[0]: g for g in Gebruiker.objects.filter(demo=True)}


@pytest.mark.django_db(transaction=True, databases=["default", "beheer"])
def test_it_is_whole_all_invented_and_made_once(demo, capsys):
    assert main(OPDRACHT) == 0
    uit = capsys.readouterr()
    assert "staat klaar: 2 regio's" in uit.out
    assert "Regio 2 van 2" in uit.err
    assert main(["controleer"]) == 0
    assert "KLOPT NIET" not in capsys.readouterr().out
    with met_blik(alle_regios()):
        _is_heel()
        _is_verzonnen()
    _is_te_lezen()
    assert main(OPDRACHT) == 0
    assert "staat er al" in capsys.readouterr().out
    assert main([*OPDRACHT, "--zaad", "1"]) == 1
    assert "een ander zaad" in capsys.readouterr().err


def _is_heel() -> None:
    rollen = set(Lidmaatschap.objects.values_list("rol", flat=True))
    assert rollen == {*(r.value for r in (*IN_REGIO, *LANDELIJK)), INKOPER}
    tel = {m.__name__: m._default_manager.count() for m in ALLES}
    assert (tel["Regio"], tel["Organisatie"]) == (2, 12)
    # Per region and year two dossiers, of three and of two versions; the last of one is shared.
    assert (tel["Toetsdossier"], tel["DossierVersie"], tel["VersieInhoud"]) == (4, 10, 10)
    assert tel["Deling"] == 6
    assert tel["Ontvangstbewijs"] == tel["DossierVersie"] + tel["Deling"]
    for versie in DossierVersie.objects.all():
        assert sum(versie.aantallen.values()) > 10
    dagen = list(Handeling.objects.order_by("regio_id", "nummer").values_list("regio_id", "op_at"))
    assert dagen == sorted(dagen)


def _is_verzonnen() -> None:
    gemerkt: list[type[Model]] = [Regio, Verzekeraar, Gemeente, Buurt]
    for model in gemerkt:
        assert not model._default_manager.filter(verzonnen=False).exists(), model
    genoemd: list[type[Model]] = [*gemerkt, Organisatie, Contact, Gebruiker]
    for model in genoemd:
        assert not model._default_manager.exclude(naam__contains="(verzonnen)").exists(), model
    assert not Toetsdossier.objects.exclude(naam__contains="(verzonnen)").exists()
    assert not Organisatie.objects.exclude(kvk__startswith="9999").exists()
    assert not Gebruiker.objects.exclude(email__endswith="@voorbeeld.test").exists()
    assert not any(g.has_usable_password() for g in Gebruiker.objects.all())


def _is_te_lezen() -> None:
    """Everyone has a home with what is theirs; a kept check gives the same when done again."""
    mensen = per_naam()
    with met_blik(alle_regios()):
        regio = Regio.objects.get(slug="regio-001")
        versie = DossierVersie.objects.filter(regio=regio, nummer=3).get()
        deling = {d.ontvanger: d.id for d in Deling.objects.filter(regio=regio)}
        rv = RegioVerzekeraar.objects.select_related("verzekeraar").get(
            regio=regio, rol="preferent"
        )
    r, preferent = "/r/regio-001/", f"inkoper.{rv.verzekeraar.slug}"
    paginas = {
        "coordinator.regio-001": f"{r}dossiers/{versie.dossier_id}/versies/3/",
        "coordinator.regio-002": "/r/regio-002/logboek/",
        "controller.regio-001": f"{r}gedeeld/{deling['controller']}/",
        "deelnemer.regio-001": f"{r}gedeeld/{deling['vvt']}/",
        preferent: f"{r}gedeeld/{deling['preferente_verzekeraar']}/",
        "nza.landelijk": "/landelijk/",
        "platformbeheerder.landelijk": "/beheer/",
    }
    html = {wie: als(mensen[wie]).get(pad) for wie, pad in paginas.items()}
    assert {wie: a.status_code for wie, a in html.items()} == dict.fromkeys(paginas, 200)
    assert "Opnieuw getoetst: gelijk" in html["coordinator.regio-001"].content.decode()
    assert als(mensen["coordinator.regio-002"]).get(r).status_code == 404
    with met_blik(Blik(gebruiker=mensen["deelnemer.regio-001"].id)):
        assert Bericht.objects.filter(sleutel__startswith="gedeeld-lezen:").exists()


@snel
def test_the_same_seed_gives_the_same_and_another_does_not(demo):
    klein = Maat(regios=1, organisaties=4, jaren=1)
    eerst = proefland(klein)
    assert proefland(klein) == eerst
    ander = proefland(Maat(regios=1, organisaties=4, jaren=1, zaad=1))
    assert {naam for naam in eerst if ander[naam] == eerst[naam]} <= {"Gemeente", "Buurt"}


@snel
def test_never_beside_regions_of_others(demo, cast):
    with pytest.raises(Weigering) as fout:
        laad(KLEIN, stil)
    assert "staan al regio's" in str(fout.value.wat)
    assert "lege database" in str(fout.value.waarom)
    assert "VERBAND_PG_MAP" in str(fout.value.herstel)
    with met_blik(alle_regios()):
        assert Regio.objects.count() == 2


@snel
def test_never_outside_the_demo(settings, capsys):
    settings.DEMO = False
    with pytest.raises(Weigering, match="verzonnen"):
        laad(KLEIN, stil)
    assert main(OPDRACHT) == 1
    assert "VERBAND_DEMO=1" in capsys.readouterr().err
    with met_blik(Blik(platform=True)):
        assert not Regio.objects.exists()
        assert not Gebruiker.objects.exists()


@snel
@pytest.mark.parametrize(
    "maat", [Maat(regios=0), Maat(regios=101), Maat(organisaties=-1), Maat(jaren=21)]
)
def test_a_size_that_can_not_be_is_refused(demo, maat):
    with pytest.raises(Weigering, match="kan niet"):
        laad(maat, stil)


def test_it_must_be_said_what_to_fill_with(capsys):
    with pytest.raises(SystemExit):
        main(["seed"])
    assert "--landelijk" in capsys.readouterr().err
