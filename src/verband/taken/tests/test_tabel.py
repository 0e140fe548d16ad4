"""Each task comes with its state and goes with it; a row of the table without a case here fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cast import Cast
from verband.access.models import Lidmaatschap, Uitnodiging
from verband.access.rollen import INKOPER, Rol
from verband.access.tests.hulp import met_totp
from verband.core.context import Blik, zet_blik
from verband.partijen.models import (
    Aanbodopgave,
    Aanbodpeiling,
    Aanwezigheid,
    Actiepunt,
    Besluit,
    Dekkingsvaststelling,
    Derdenafspraak,
    Mandaat,
    RegiegemeenteVoorstel,
)
from verband.plannen.models import Deling, DelingGezien, DossierNotitie, Toetsdossier
from verband.plannen.tests.dossierhulp import VANDAAG, bewaar, lid_van, plan
from verband.regios.models import (
    Contact,
    Gemeente,
    Organisatie,
    Regio,
    RegioGemeente,
    RegioVerzekeraar,
    Verzekeraar,
)
from verband.taken.kijker import kijk_als
from verband.taken.models import Controle, Uitvoer
from verband.taken.selectors import list_taken
from verband.taken.taak import Taak, Wachten
from verband.taken.tabel import TABEL, WACHTEN
from verband.taken.tests import overleghulp as overleg

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
Stap = Callable[[Cast], Any]


def _soorten(cast: Cast, wie: str, dag: dt.date = VANDAAG) -> set[str]:
    return {t.soort for t in list_taken(kijk_als(getattr(cast, wie), dag))}


def _zie(cast: Cast) -> None:
    zet_blik(Blik(gebruiker=cast.anna.pk, platform=True, regios=frozenset({cast.duinrand.id})))


def _organisatie(cast: Cast, **velden: Any) -> Organisatie:
    return Organisatie.objects.create(regio=cast.duinrand, **velden)


def _gemeente(cast: Cast) -> None:
    gemeente = Gemeente.objects.create(code="GM9001", naam="Zilt", verzonnen=True)
    RegioGemeente.objects.create(regio=cast.duinrand, gemeente=gemeente, vanaf="2026-01-01")


def _disciplines(cast: Cast) -> None:
    for d in ("huisartsen", "apothekers", "paramedici", "sociaal_domein"):
        _organisatie(cast, naam=d, soort="disciplineorganisatie", discipline=d)


def _uitnodiging(cast: Cast) -> None:
    Uitnodiging.objects.create(
        email="nieuw@voorbeeld.test", rol=Rol.KASSIER, regio=cast.duinrand, sleutel="a" * 64,
        uitgenodigd_door=cast.anna,
        verloopt_at=dt.datetime(2026, 7, 11, 12, tzinfo=dt.UTC),
    )  # fmt: skip


def _rol(cast: Cast, tot: dt.date | None) -> None:
    Lidmaatschap.objects.filter(gebruiker=cast.gijs).update(tot=tot)


def _verzekeraar(cast: Cast, naam: str) -> None:
    Verzekeraar.objects.filter(id=cast.duinzorg.id).update(naam=naam)


def _versie(cast: Cast, **velden: Any) -> None:
    _verzekeraar(cast, "Zorg en Zekerheid")
    bewaar(lid_van(cast, "anna"), plan(**velden))


def _deling(cast: Cast, tot: dt.date) -> Deling:
    versie = bewaar(lid_van(cast, "anna"))
    return Deling.objects.create(
        regio=cast.duinrand, versie=versie, ontvanger=Deling.Ontvanger.VVT, onderdelen=["x"],
        vanaf=VANDAAG, tot=tot, sha256="0" * 64, door=cast.anna,
    )  # fmt: skip


def _notitie(cast: Cast) -> None:
    deling = _deling(cast, dt.date(2026, 9, 1))
    DossierNotitie.objects.create(
        regio=cast.duinrand, dossier=deling.versie.dossier, deling=deling, schrijver=cast.bart,
        tekst="Klopt dit?",
    )  # fmt: skip


def _antwoord(cast: Cast) -> None:
    n = DossierNotitie.objects.get()
    DossierNotitie.objects.create(
        regio=cast.duinrand, dossier=n.dossier, deling=n.deling, antwoord_op=n,
        schrijver=cast.anna, tekst="Ja.",
    )  # fmt: skip


def _bewaard(cast: Cast) -> None:
    bewaar(lid_van(cast, "anna"))
    Toetsdossier.objects.update(bewaren_tot=VANDAAG + dt.timedelta(days=30))


def _uitvoer(cast: Cast) -> None:
    Uitvoer.objects.create(
        regio=cast.duinrand, gebruiker=cast.anna, soort="lijst", titel="Logboek",
        stand="klaar", klaar_at=timezone.now(), tot=VANDAAG + dt.timedelta(days=7),
    )  # fmt: skip


def _mislukt(cast: Cast, **velden: Any) -> None:
    Uitvoer.objects.create(
        regio=cast.duinrand, gebruiker=cast.anna, soort="logboek", titel="Logboek",
        **{"stand": "mislukt", "reden": "Er ging iets mis.", **velden},
    )  # fmt: skip


def _controle(dag: dt.date, *, houdt: bool) -> None:
    Controle.objects.create(dag=dag, houdt=houdt, uitslag=[])


def _mandaat(cast: Cast, staat: str, **velden: Any) -> None:
    """Of the municipality, for which Fatima decides."""
    Mandaat.objects.create(
        regio=cast.duinrand, gever=Organisatie.objects.get(regio=cast.duinrand, naam="Zilt"),
        discipline="sociaal_domein", vertegenwoordiger="Fenna", staat=staat,
        vanaf="2026-02-01", tot=VANDAAG + dt.timedelta(days=30), **velden,
    )  # fmt: skip


def _fusie(cast: Cast) -> None:
    """The municipality goes up in another one; her mandate ended with it."""
    gemeente = Organisatie.objects.get(regio=cast.duinrand, naam="Zilt")
    gemeente.opgegaan_in = _organisatie(cast, naam="Kust", soort="gemeente")
    gemeente.opgegaan_op = VANDAAG + dt.timedelta(days=9)
    gemeente.save()
    op = gemeente.opgegaan_op
    _mandaat(cast, "bevestigd", bevestigd_at=timezone.now(), ingetrokken_op=op)


def _dossierhouder(cast: Cast) -> None:
    Lidmaatschap.objects.get_or_create(
        gebruiker=cast.gijs, rol=Rol.DOSSIERHOUDER, vanaf="2026-01-01", regio=cast.duinrand
    )


def _peiling(cast: Cast, staat: str, soort: str = "so") -> None:
    """With Bart's provider in it; Gijs holds the file."""
    van = {"regio_id": cast.duinrand.id}
    _dossierhouder(cast)
    peiling = Aanbodpeiling.objects.create(
        soort=soort, eenheid="fte", peildatum="2026-06-30", **van
    )
    Aanbodopgave.objects.create(
        peiling=peiling, staat=staat, beantwoord_at=timezone.now(),
        aanbieder=Organisatie.objects.get(naam="Thuiszorg Zilt"), **van,
    )  # fmt: skip


def _verouderd(cast: Cast) -> None:
    """Determined with a mandate of Bart's provider, which is not there any more."""
    _peiling(cast, "opgegeven")
    peiling = Aanbodpeiling.objects.get()
    Dekkingsvaststelling.objects.create(
        regio=cast.duinrand, peiling=peiling, op=VANDAAG - dt.timedelta(days=9),
        uitkomst="ten_minste", peildatum=peiling.peildatum, door=cast.gijs,
        vertegenwoordigd=[Organisatie.objects.get(naam="Thuiszorg Zilt").id],
    )  # fmt: skip
    _sluit(cast)


def _beide_peilingen(cast: Cast) -> None:
    for soort in ("so", "wijkverpleging"):
        _peiling(cast, "gevraagd", soort)


def _voorstel(cast: Cast, **velden: Any) -> None:
    """Of the municipality, for which Fatima writes."""
    zilt = Organisatie.objects.get(regio=cast.duinrand, naam="Zilt")
    RegiegemeenteVoorstel.objects.create(regio=cast.duinrand, gemeente=zilt, **velden)


def _stand(status: str, **velden: Any) -> None:
    RegiegemeenteVoorstel.objects.update(status=status, **velden)


def _sluit(_cast: Cast) -> None:
    Aanbodpeiling.objects.update(gesloten_at=timezone.now())


def _niets(_cast: Cast) -> None:
    """The cast begins in this state."""


# Per task: who has it, how it comes and how it goes.
GEVALLEN: dict[str, tuple[str, Stap, Stap]] = {
    "gebied-vastleggen": ("anna", _niets, _gemeente),
    "ro-vastleggen": (
        "chris", _niets,
        lambda c: Organisatie.objects.create(regio=c.heuvelland, naam="RO", soort="ro"),
    ),
    "disciplines-aanvullen": ("anna", _niets, _disciplines),
    "agb-aanvullen": (
        "anna", _niets,
        lambda c: Organisatie.objects.filter(soort="zorgaanbieder").update(agb="01234567"),
    ),
    "verzekeraar-vastleggen": (
        "anna", lambda c: RegioVerzekeraar.objects.filter(rol="preferent").delete(),
        lambda c: RegioVerzekeraar.objects.create(
            regio=c.duinrand, verzekeraar=c.duinzorg, contractjaar=2027, rol="preferent"
        ),
    ),
    "contact-vastleggen": (
        "anna", _niets,
        lambda c: Contact.objects.create(
            regio=c.duinrand, verzekeraar=c.duinzorg, naam="Noor"
        ),
    ),
    "beslis-over-mandaat": (
        "fatima", lambda c: _mandaat(c, "gevraagd"),
        lambda c: Mandaat.objects.update(staat="afgewezen"),
    ),
    "geef-aanbod-op": ("bart", lambda c: _peiling(c, "gevraagd"), _sluit),
    "peiling-opzetten": ("gijs", _dossierhouder, _beide_peilingen),
    "voorstel-schrijven": ("fatima", _voorstel, lambda c: _stand("voorgelegd")),
    "voorstel-instemmen": (
        "anna", lambda c: _voorstel(c, status="voorgelegd"),
        lambda c: _stand("voorgelegd", akkoord_ro_op=VANDAAG),
    ),
    "vraag-aanbieders": (
        "gijs", lambda c: _peiling(c, "niet_gevraagd"),
        lambda c: Aanbodopgave.objects.update(staat="gevraagd"),
    ),
    "stel-dekking-vast": ("gijs", lambda c: _peiling(c, "opgegeven"), _sluit),
    "mandaat-eindigt": (
        "fatima", lambda c: _mandaat(c, "bevestigd", bevestigd_at=timezone.now()),
        lambda c: Mandaat.objects.update(tot="2028-01-01"),
    ),
    "stel-dekking-opnieuw-vast": (
        "gijs", _verouderd, lambda c: Aanbodpeiling.objects.update(gesloten_at=None)
    ),
    "mandaat-ingetrokken": (
        "anna",
        lambda c: _mandaat(c, "bevestigd", bevestigd_at=timezone.now(), ingetrokken_op=VANDAAG),
        lambda c: Mandaat.objects.update(ingetrokken_op=None),
    ),
    "fusie-opvolgen": ("anna", _fusie, lambda c: Mandaat.objects.update(ingetrokken_op=None)),
    "uitnodiging-verloopt": (
        "anna", _uitnodiging,
        lambda c: Uitnodiging.objects.update(ingetrokken_at=timezone.now()),
    ),
    "rol-eindigt": ("anna", lambda c: _rol(c, dt.date(2026, 8, 9)), lambda c: _rol(c, None)),
    "tweede-stap-instellen": ("anna", _niets, lambda c: met_totp(c.anna)),
    "dossier-herstellen": (
        "anna", lambda c: _versie(c, gevraagde_lumpsum_cent=1), lambda c: _verzekeraar(c, "Anders")
    ),
    "notitie-beantwoorden": ("anna", _notitie, _antwoord),
    "gedeeld-lezen": (
        "bart", lambda c: _deling(c, dt.date(2026, 9, 1)),
        lambda c: DelingGezien.objects.create(
            regio=c.duinrand, deling=Deling.objects.get(), gebruiker=c.bart
        ),
    ),
    "deling-eindigt": (
        "anna", lambda c: _deling(c, VANDAAG + dt.timedelta(days=7)),
        lambda c: Deling.objects.update(ingetrokken_at=timezone.now()),
    ),
    "bewaartermijn-nadert": (
        "anna", _bewaard, lambda c: Toetsdossier.objects.update(bewaren_tot="2027-07-01")
    ),
    "actiepunt-doen": (
        "bart", overleg.actiepunt, lambda c: Actiepunt.objects.update(
            gedaan_at=timezone.now(), gedaan_door=c.bart
        ),
    ),
    "besluit-beantwoorden": (
        "fatima", overleg.besluit, lambda c: Besluit.objects.update(staat="afgewezen")
    ),
    "aanwezigheid-nagaan": (
        "anna", overleg.betwist, lambda c: Aanwezigheid.objects.update(stand="aanwezig")
    ),
    "overeenkomst-tekenen": ("fatima", overleg.overeenkomst, overleg.getekend),
    "overeenkomst-verlengen": (
        "anna", overleg.getekende_overeenkomst, overleg.nieuwe_versie
    ),
    "afspraak-loopt-af": (
        "anna", overleg.derdenafspraak, lambda c: Derdenafspraak.objects.update(tot=VANDAAG)
    ),
    "uitvoer-ophalen": (
        "anna", _uitvoer, lambda c: Uitvoer.objects.update(opgehaald_at=timezone.now())
    ),
    "uitvoer-mislukt": (
        "anna", lambda c: _mislukt(c), lambda c: _mislukt(c, stand="wacht", reden="")
    ),
    "controle-nagaan": (
        "ivo", lambda c: _controle(dt.date(2026, 7, 8), houdt=False),
        lambda c: _controle(dt.date(2026, 7, 9), houdt=True),
    ),
}  # fmt: skip


def _open_uitnodiging(cast: Cast) -> None:
    Uitnodiging.objects.create(
        email="nieuw@voorbeeld.test", rol=Rol.KASSIER, regio=cast.duinrand, sleutel="a" * 64,
        uitgenodigd_door=cast.anna, verloopt_at=timezone.now() + dt.timedelta(days=5),
    )  # fmt: skip


# What one waits for: who waits, how it comes and goes, who is on the move, and until when.
_EINDE = dt.date(2026, 9, 1)
WACHT: dict[str, tuple[str, Stap, Stap, str, dt.date | None]] = {
    "wacht_op_uitnodigingen": (
        "anna", _open_uitnodiging,
        lambda c: Uitnodiging.objects.update(gebruikt_at=timezone.now()),
        "nieuw@voorbeeld.test", timezone.localdate() + dt.timedelta(days=5),
    ),
    "wacht_op_disciplines": (
        "anna", lambda c: _mandaat(c, "gevraagd"),
        lambda c: Mandaat.objects.update(staat="afgewezen"), "Zilt", None,
    ),
    "wacht_op_aanbieders": (
        "gijs", lambda c: _peiling(c, "gevraagd"),
        lambda c: Aanbodopgave.objects.update(staat="opgegeven"), "Thuiszorg Zilt", None,
    ),
    "wacht_op_lezers": (
        "anna", lambda c: _deling(c, _EINDE),
        lambda c: DelingGezien.objects.create(
            regio=c.duinrand, deling=Deling.objects.get(), gebruiker=c.bart
        ),
        "VVT", _EINDE - dt.timedelta(days=1),  # the last day on which the VVT sees it
    ),
    "wacht_op_actiepunten": (
        "anna", overleg.actiepunt,
        lambda c: Actiepunt.objects.update(gedaan_at=timezone.now(), gedaan_door=c.bart),
        "Thuiszorg Zilt", overleg.BIJNA,
    ),
    "wacht_op_achterban": (
        "anna", overleg.besluit, lambda c: Besluit.objects.update(staat="afgewezen"),
        "Zilt", None,
    ),
    "wacht_op_handtekeningen": (
        "anna", overleg.overeenkomst, overleg.getekend, "Zilt", None,
    ),
    "wacht_op_uitvoer": (
        "anna", lambda c: _mislukt(c, stand="wacht", reden=""),
        lambda c: Uitvoer.objects.update(stand="gestopt"), "Verband", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("vind", WACHTEN, ids=lambda v: v.__name__)
def test_what_one_waits_for_says_who_and_goes_with_its_state(cast, vind):
    def wachten(naam: str) -> list[Wachten]:
        return list(vind(kijk_als(getattr(cast, naam), VANDAAG)))

    wie, komt, gaat, ander, tot = WACHT[vind.__name__]
    _zie(cast)
    komt(cast)
    [wacht] = wachten(wie)
    assert (wacht.wie, wacht.tot, wacht.regio) == (ander, tot, cast.duinrand)
    assert wacht.adres.startswith("/r/duinrand/")
    assert wachten("chris") == wachten("hanna") == []
    _zie(cast)
    gaat(cast)
    assert wachten(wie) == []


@pytest.mark.parametrize("soort", [s.slug for s in TABEL])
def test_a_task_comes_and_goes_with_its_state(cast, soort):
    wie, komt, gaat = GEVALLEN[soort]
    regio = cast.heuvelland if wie == "chris" else cast.duinrand
    blik = Blik(gebruiker=cast.anna.pk, platform=True, regios=frozenset({regio.id}))
    zet_blik(blik)
    komt(cast)
    assert soort in _soorten(cast, wie)
    zet_blik(blik)
    gaat(cast)
    assert soort not in _soorten(cast, wie)


@pytest.mark.parametrize("soort", [s.slug for s in TABEL])
def test_a_stranger_and_the_nza_never_have_it(cast, soort):
    _wie, komt, _gaat = GEVALLEN[soort]
    _zie(cast)
    komt(cast)
    over_duinrand = {
        t.soort for t in list_taken(kijk_als(cast.chris, VANDAAG)) if t.regio == cast.duinrand
    }
    assert over_duinrand == set()
    assert _soorten(cast, "hanna") == set()


def test_who_keeps_the_table_looks_at_a_disputed_attendance_as_long_as_it_can_change(cast):
    """The organisation itself and the insurer have no such task; a rejected decision needs none."""
    _zie(cast)
    overleg.betwist(cast)
    besluit = Besluit.objects.get()
    laatste = VANDAAG + dt.timedelta(days=13)

    def taken(wie: str, dag: dt.date = VANDAAG) -> list[Taak]:
        alle = list_taken(kijk_als(getattr(cast, wie), dag))
        return [t for t in alle if t.soort == "aanwezigheid-nagaan"]

    [taak] = taken("anna", laatste)
    assert (taak.tot, taak.vraagt, taak.regio) == (laatste, "Zilt", cast.duinrand)
    assert taak.adres == f"/r/duinrand/besluiten/{besluit.id}/"
    assert f"besluit {besluit.nummer}" in taak.uitleg
    assert taken("anna", laatste + dt.timedelta(days=1)) == []
    assert taken("fatima") == taken("dora") == taken("bart") == []
    _zie(cast)
    Besluit.objects.update(staat="afgewezen")
    assert taken("anna") == []


def test_a_role_that_goes_on_or_was_asked_again_is_no_task(cast):
    """What the task asks for was done: she need not see it for another month."""
    tot = VANDAAG + dt.timedelta(days=20)
    _zie(cast)
    _rol(cast, tot)
    assert "rol-eindigt" in _soorten(cast, "anna")
    _zie(cast)
    gijs = Lidmaatschap.objects.get(gebruiker=cast.gijs)
    uitnodiging = Uitnodiging.objects.create(
        email=cast.gijs.email, rol=gijs.rol, regio=cast.duinrand, sleutel="b" * 64, vanaf=tot,
        uitgenodigd_door=cast.anna, verloopt_at=timezone.now() + dt.timedelta(days=7),
    )  # fmt: skip
    assert "rol-eindigt" not in _soorten(cast, "anna")
    _zie(cast)
    uitnodiging.gebruikt_at = timezone.now()
    uitnodiging.save()
    assert "rol-eindigt" in _soorten(cast, "anna")
    _zie(cast)
    Lidmaatschap.objects.create(gebruiker=cast.gijs, rol=gijs.rol, regio=cast.duinrand, vanaf=tot)
    assert "rol-eindigt" not in _soorten(cast, "anna")


@pytest.mark.parametrize(("ontvanger", "weg"), [("vvt", True), ("controller", False)])
def test_what_was_shared_again_with_the_same_is_no_task(cast, ontvanger, weg):
    _zie(cast)
    deling = _deling(cast, VANDAAG + dt.timedelta(days=5))
    assert "deling-eindigt" in _soorten(cast, "anna")
    _zie(cast)
    Deling.objects.create(
        regio=cast.duinrand, versie=deling.versie, ontvanger=ontvanger, onderdelen=["x"],
        vanaf=deling.tot, tot=VANDAAG + dt.timedelta(days=90), sha256="0" * 64, door=cast.anna,
    )  # fmt: skip
    assert ("deling-eindigt" not in _soorten(cast, "anna")) is weg


def test_both_are_asked_to_agree_and_another_municipality_is_not(cast):
    _zie(cast)
    _voorstel(cast, status="voorgelegd")
    assert "voorstel-instemmen" in _soorten(cast, "fatima")
    _zie(cast)
    _stand("voorgelegd", akkoord_gemeente_op=VANDAAG)
    assert "voorstel-instemmen" not in _soorten(cast, "fatima")
    assert "voorstel-instemmen" in _soorten(cast, "anna")
    _zie(cast)
    elders = _organisatie(cast, naam="Zout", soort="gemeente")
    _stand("concept", gemeente=elders, akkoord_gemeente_op=None)
    assert "voorstel-schrijven" not in _soorten(cast, "fatima")


def test_the_list_takes_as_many_queries_for_a_hundred_regions(cast):
    def meet() -> int:
        with CaptureQueriesContext(connection) as tel:
            list_taken(kijk_als(cast.dora, VANDAAG))
        return len(tel)

    eerst = meet()
    zet_blik(Blik(platform=True))
    regios = [Regio.objects.create(slug=f"r{n}", naam=f"R{n}", verzonnen=True) for n in range(99)]
    zet_blik(Blik(platform=True, regios=frozenset(r.id for r in regios)))
    RegioVerzekeraar.objects.bulk_create(
        RegioVerzekeraar(regio=r, verzekeraar=cast.duinzorg, contractjaar=2027, rol="preferent")
        for r in regios
    )
    assert meet() == eerst
    assert Lidmaatschap.objects.filter(gebruiker=cast.dora, rol=INKOPER).exists()
