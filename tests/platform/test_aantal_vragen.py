"""Each list asks the database as often for thirty rows as for three. Counted, never timed."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast
from verband.access.models import Gebruiker, Lidmaatschap, Uitnodiging
from verband.access.rollen import Rol
from verband.access.tests.hulp import als
from verband.audit.services.vastleggen import leg_vast
from verband.core.context import Blik, met_blik
from verband.partijen.models import (
    Aanwezigheid,
    Actiepunt,
    Besluit,
    Instemming,
    Overleg,
    Overlegtafel,
    Tafellid,
)
from verband.partijen.tests.overleghulp import maak_mandaat
from verband.plannen.models import Deling, DossierNotitie, DossierVersie, Toetsdossier
from verband.plannen.tests.dossierhulp import bewaar, lid_van, plan
from verband.regios.models import (
    Buurt,
    Contact,
    Gemeente,
    Organisatie,
    Regio,
    RegioBuurt,
    RegioGemeente,
    RegioVerzekeraar,
    Verzekeraar,
)
from verband.taken.models import Bericht

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
WEINIG, VEEL = 3, 30
BEGIN = dt.date(2026, 1, 1)


def zie(cast: Cast, **meer: Any) -> Any:
    return met_blik(Blik(**{"platform": True, "regios": frozenset({cast.duinrand.id})} | meer))


def organisaties(cast: Cast, van: int, tot: int) -> None:
    Organisatie.objects.bulk_create(
        Organisatie(regio=cast.duinrand, naam=f"Zorg {n}", soort="zorgaanbieder", discipline="vvt")
        for n in range(van, tot)
    )


def contacten(cast: Cast, van: int, tot: int) -> None:
    organisatie = Organisatie.objects.filter(regio=cast.duinrand).first()
    Contact.objects.bulk_create(
        Contact(
            regio=cast.duinrand, naam=f"Contact {n}",
            organisatie=None if n % 2 else organisatie,
            verzekeraar=cast.duinzorg if n % 2 else None,
        )
        for n in range(van, tot)
    )  # fmt: skip


def leden(cast: Cast, van: int, tot: int) -> None:
    organisatie = Organisatie.objects.filter(regio=cast.duinrand).first()
    for n in range(van, tot):
        wie = Gebruiker.objects.create(email=f"lid-{n}@voorbeeld.test", naam=f"Lid {n}")
        Lidmaatschap.objects.create(
            gebruiker=wie, rol=Rol.DEELNEMER, regio=cast.duinrand, organisatie=organisatie,
            vanaf=BEGIN, tot=dt.date(2030, 1, 1),
        )  # fmt: skip
        Uitnodiging.objects.create(
            sleutel=f"{n:064d}", email=f"gast-{n}@voorbeeld.test", rol=Rol.DEELNEMER,
            regio=cast.duinrand, organisatie=organisatie, uitgenodigd_door=cast.anna,
            verloopt_at=dt.datetime(2099, 1, 1, tzinfo=dt.UTC),
        )  # fmt: skip


def gebieden(cast: Cast, van: int, tot: int) -> None:
    for n in range(van, tot):
        g = Gemeente.objects.create(code=f"GM{7000 + n}", naam=f"Gemeente {n}", verzonnen=True)
        b = Buurt.objects.create(
            code=f"BU{7000 + n}0001", naam=f"Buurt {n}", gemeente=g, verzonnen=True
        )
        RegioGemeente.objects.create(regio=cast.duinrand, gemeente=g, vanaf=BEGIN)
        RegioBuurt.objects.create(regio=cast.duinrand, buurt=b, hoort_erbij=False, vanaf=BEGIN)


def verzekeraars(cast: Cast, van: int, tot: int) -> None:
    for n in range(van, tot):
        v = Verzekeraar.objects.create(slug=f"v-{n}", naam=f"Verzekeraar {n}", verzonnen=True)
        RegioVerzekeraar.objects.create(
            regio=cast.duinrand, verzekeraar=v, contractjaar=2027 + n % 2, rol="ver"
        )


def handelingen(cast: Cast, van: int, tot: int) -> None:
    for n in range(van, tot):
        leg_vast(
            "organisatie_toevoegen", regio=cast.duinrand.id,
            gebruiker=(cast.anna, cast.bart, cast.gijs)[n % 3].id,
            onderwerp="organisatie", onderwerp_id=uuid.uuid4(),
        )  # fmt: skip


def regios(cast: Cast, van: int, tot: int) -> None:
    """Of Dora's insurer, with a sharing in each that she has not read."""
    for n in range(van, tot):
        regio = Regio(slug=f"regio-{n}", naam=f"Regio {n}", verzonnen=True)
        with zie(cast, regios=frozenset({cast.duinrand.id, regio.id})):
            regio.save(force_insert=True)
            RegioVerzekeraar.objects.create(
                regio=regio, verzekeraar=cast.duinzorg, contractjaar=2027, rol="preferent"
            )
            _dossier(cast, regio, "Plan", Deling.Ontvanger.VERZEKERAAR)


def dossiers(cast: Cast, van: int, tot: int) -> None:
    """Each with a version and a note, shared with the *regiegemeente*."""
    for n in range(van, tot):
        dossier = _dossier(cast, cast.duinrand, f"Plan {n}", Deling.Ontvanger.REGIEGEMEENTE)
        DossierNotitie.objects.create(
            regio=cast.duinrand, dossier=dossier, schrijver=cast.anna, tekst="Nog bespreken."
        )


def _dossier(cast: Cast, regio: Regio, naam: str, ontvanger: str) -> Toetsdossier:
    dossier = Toetsdossier.objects.create(
        regio=regio, contractjaar=2027, naam=naam, bewaren_tot=dt.date(2035, 1, 1)
    )
    versie = DossierVersie.objects.create(
        regio=regio, dossier=dossier, nummer=1, door=cast.anna, getoetst_op=BEGIN, peildatum=BEGIN,
        kennisdatum=BEGIN, regelsets=[], beschikbaar=[], aantallen={"tip": 1},
        **dict.fromkeys(("bestand_sha256", "plan_sha256", "bevindingen_sha256"), "a" * 64),
    )  # fmt: skip
    Deling.objects.create(
        regio=regio, versie=versie, ontvanger=ontvanger, onderdelen=["activiteiten"],
        verzekeraar=cast.duinzorg if ontvanger == Deling.Ontvanger.VERZEKERAAR else None,
        vanaf=BEGIN, tot=dt.date(2099, 1, 1), sha256="a" * 64, door=cast.anna,
    )  # fmt: skip
    return dossier


def tafelwerk(cast: Cast, van: int, tot: int) -> None:
    """Meetings, decisions that wait for someone, and work of another, of which one is done."""
    zilt = Organisatie.objects.get(regio=cast.duinrand, naam="Zilt")
    thuiszorg = Organisatie.objects.get(regio=cast.duinrand, naam="Thuiszorg Zilt")
    for n in range(van, tot):
        gever = Organisatie.objects.create(
            regio=cast.duinrand, naam=f"Gever {n}", soort="disciplineorganisatie",
            discipline=("vvt", "huisartsen")[n % 2],
        )  # fmt: skip
        maak_mandaat(gever)
        tafel = Overlegtafel.objects.create(
            regio=cast.duinrand, naam=f"Tafel {n}", rol_resv="deelname", niveau="wijk"
        )
        Tafellid.objects.create(regio=cast.duinrand, tafel=tafel, organisatie=thuiszorg)
        overleg = Overleg.objects.create(
            regio=cast.duinrand, tafel=tafel, op=BEGIN, zichtbaar_vanaf=dt.date(2099, 1, 1)
        )
        Aanwezigheid.objects.create(
            regio=cast.duinrand, overleg=overleg, organisatie=thuiszorg, stand="afwezig"
        )
        Actiepunt.objects.create(
            regio=cast.duinrand, overleg=overleg, wat=f"Werk {n}", eigenaar=zilt,
            tot=dt.date(2099, 1, 1),
        )  # fmt: skip
        besluit = Besluit.objects.create(
            regio=cast.duinrand, overleg=overleg, nummer=n + 1, tekst="Samen", onderwerp="rooster"
        )
        Instemming.objects.create(
            regio=cast.duinrand, besluit=besluit, organisatie=zilt, staat="voorbehoud"
        )


def berichten(cast: Cast, van: int, tot: int) -> None:
    with zie(cast, gebruiker=cast.anna.id):
        Bericht.objects.bulk_create(
            Bericht(
                gebruiker=cast.anna, regio=cast.duinrand, sleutel=f"s{n}", titel=f"Bericht {n}",
                adres="/taken/", knop="Lees",
            )
            for n in range(van, tot)
        )  # fmt: skip


Erbij = Callable[[Cast, int, int], None]
R = "/r/duinrand/"
LIJSTEN: tuple[tuple[str, str, Erbij], ...] = (
    ("anna", f"{R}organisaties/", organisaties),
    ("anna", f"{R}organisaties/?q=zorg&orde=discipline", organisaties),
    ("anna", f"{R}organisaties/lijst/", organisaties),
    ("anna", f"{R}organisaties.csv", organisaties),
    ("anna", f"{R}contacten/", contacten),
    ("anna", f"{R}leden/", leden),
    ("anna", f"{R}leden/leden.csv", leden),
    ("anna", f"{R}gebied/", gebieden),
    ("anna", f"{R}verzekeraars/", verzekeraars),
    ("anna", f"{R}logboek/", handelingen),
    ("anna", f"{R}logboek/csv/", handelingen),
    ("anna", f"{R}dossiers/", dossiers),
    ("anna", f"{R}dossiers/lijst.csv", dossiers),
    ("anna", f"{R}kalender/", dossiers),
    ("anna", R, dossiers),
    ("anna", "/taken/", dossiers),
    ("anna", "/kalender/", dossiers),
    ("anna", "/berichten/", berichten),
    ("anna", "/zoek/?q=plan", dossiers),
    ("fatima", f"{R}gedeeld/", dossiers),
    ("fatima", R, dossiers),
    ("gijs", R, tafelwerk),
    ("bart", R, tafelwerk),
    ("anna", R, tafelwerk),
    ("anna", f"{R}kalender/", tafelwerk),
    ("fatima", "/taken/", dossiers),
    ("dora", "/v/duinzorg/", regios),
    ("dora", "/v/duinzorg/?orde=klok", regios),
    ("dora", "/v/duinzorg/regios.csv", regios),
    ("dora", "/taken/", regios),
    ("dora", "/kalender/", regios),
    ("ivo", "/beheer/", regios),
    ("ivo", "/beheer/dekking/", regios),
    ("hanna", "/landelijk/", regios),
)


def vragen(wie: Gebruiker, pad: str) -> list[str]:
    """Of the page itself, as whoever was here before sees it: with news since that visit."""
    for _keer in range(2):
        client = als(wie)
        client.get(pad)
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(pad).status_code == 200
    return [str(q["sql"]) for q in gevangen.captured_queries]


@pytest.mark.parametrize(
    ("wie", "pad", "erbij"), LIJSTEN, ids=[f"{wie} {pad}" for wie, pad, _erbij in LIJSTEN]
)
def test_thirty_rows_take_as_many_queries_as_three(cast, wie, pad, erbij):
    with zie(cast):
        erbij(cast, 0, WEINIG)
    weinig = vragen(getattr(cast, wie), pad)
    with zie(cast):
        erbij(cast, WEINIG, VEEL)
    veel = vragen(getattr(cast, wie), pad)
    assert len(veel) == len(weinig), _te_veel(weinig, veel)


def _te_veel(weinig: list[str], veel: list[str]) -> str:
    """The queries that came more often, as they begin and end."""
    te_veel = Counter(map(_kort, veel)) - Counter(map(_kort, weinig))
    return "\n".join([f"{len(weinig)}, then {len(veel)}; more of:", *te_veel])


def _kort(vraag: str) -> str:
    """Without what differs from row to row."""
    return re.sub(r"'[^']*'|x?[0-9]+", "…", vraag)


@pytest.mark.parametrize("pad", ["", "versies/2/", "verschil/?van=1&naar=2"])
def test_a_dossier_of_twelve_versions_takes_as_many_as_one_of_three(cast, pad):
    lid = lid_van(cast, "anna")
    dossier = bewaar(lid).dossier

    def versies(van: int, tot: int) -> None:
        for n in range(van, tot):
            bewaar(lid, plan(gevraagde_lumpsum_cent=n * 100), dossier_id=dossier.id)

    versies(2, WEINIG + 1)
    pad = f"{R}dossiers/{dossier.id}/{pad}"
    weinig = vragen(cast.anna, pad)
    lid_van(cast, "anna")
    versies(WEINIG + 1, 13)
    assert len(vragen(cast.anna, pad)) == len(weinig)


def test_a_list_that_asks_per_row_is_seen(cast):
    """The control: the same counting finds a list that does ask per row."""

    def tel() -> int:
        with zie(cast), CaptureQueriesContext(connection) as gevangen:
            for m in Lidmaatschap.objects.filter(regio=cast.duinrand):
                str(m.gebruiker)
        return len(gevangen)

    with zie(cast):
        leden(cast, 0, WEINIG)
    weinig = tel()
    with zie(cast):
        leden(cast, WEINIG, VEEL)
    assert tel() == weinig + VEEL - WEINIG
