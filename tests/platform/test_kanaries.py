"""The canary sweep: everyone asks for everything, and reads only what is theirs to read.

Each text of two regions holds a word of its own (land.py). Every person visits every address with
real ids, their own and the other region's, reading and writing, with input that is right and input
that is broken. No body, header, file, mail or log line may hold a word that they may not see.
"""

from __future__ import annotations

import base64
import logging
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Q
from django.test import Client
from land import Land, object_van, vul_land
from matrix import Persoon, Route, maak_personen, routes
from uitpakken import lees_alles, lees_antwoord

from verband.access.rollen import IN_REGIO, LANDELIJK
from verband.plannen.tests.dossierhulp import plan
from verband.rest.tests.hulp import maak_sleutel

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
REGIOS = ("duinrand", "heuvelland")
PERSONEN = [
    "anoniem", *map(str, IN_REGIO), "vreemde", "duinzorg", "verrezorg", *map(str, LANDELIJK),
    "weg", "nog niet",
]  # fmt: skip
# Half a minute each. One of every kind always; all of them with VERBAND_ALLES=1 (decision 0038).
ALTIJD = {"anoniem", "coordinator", "deelnemer", "dossierhouder", "vreemde", "duinzorg"}
lang = pytest.mark.skipif("VERBAND_ALLES" not in os.environ, reason="lang: VERBAND_ALLES=1 ./test")
ALLE = [r for r in routes() if r.toegang is not None]
# Public pages that show what someone's regions hold, if anyone is logged in. The other public ones
# know no region: who is nobody and who sees most visit those, and they are half of the work.
OOK_EIGEN = {"naslag:zoek", "portal:home", "portal:controleer"}
OVERAL = {"anoniem", "coordinator"}
# What strangers type; each of them once broke something somewhere.
KAPOT = ["\0", "';--", "<script>alert(1)</script>", "=cmd|'/c calc'!A1", "a\r\nBcc: x@y.nl",
         "\u202e\ufffe", "9" * 400, "../../etc/passwd", "{{7*7}}%n", "\u0661"]  # fmt: skip


@dataclass
class Ronde:
    """What one person saw."""

    persoon: Persoon
    land: Land
    gezien: int = 0
    gelezen: int = 0
    lekken: list[str] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)

    def bekijk(self, waar: str, stukken: Iterator[bytes]) -> None:
        verboden = [k.encode() for k in self.land.verboden_voor(self.persoon.naam)]
        self.gezien += 1
        for stuk in stukken:
            self.gelezen += len(stuk)
            self.lekken += [f"{waar}: {k.decode()}" for k in verboden if k in stuk]


def _kop(persoon: Persoon) -> dict[str, str]:
    """With a key that opens all that their role may do, for the addresses of programs."""
    if persoon.gebruiker is None or not persoon.rollen:
        return {}
    return {"Authorization": f"Bearer {maak_sleutel(persoon.gebruiker)[1]}"}


def _client(persoon: Persoon) -> Client:
    client = Client(raise_request_exception=False)
    if persoon.gebruiker is not None:
        client.force_login(persoon.gebruiker)
        sessie = client.session
        sessie["opgestapt_at"] = time.time()
        sessie.save()
    return client


def _waarde(route: Route, kwarg: str, ids: dict[str, Any], vorm: str) -> object:
    vast = {"token": "bestaat-niet", "key": "x-y", "uidb36": "1", "soort": "gemeente", "pk": 1}
    if kwarg == "vorm":
        return vorm
    if kwarg == "deling" and route.naam.startswith("dossiers:gedeeld") and vorm == "xlsx":
        return ids["gedeeld"]
    return ids.get(object_van(route.naam, kwarg), vast.get(kwarg, "duinzorg"))


def adressen(route: Route, land: Land) -> Iterator[tuple[str, str, bool]]:
    """Every address of a route with the ids of both regions, whose they are, and if that fits."""
    plekken = [("", "")]
    if "regio" in route.kwargs:
        plekken = [(plek, van) for plek in REGIOS for van in REGIOS]
    elif "verzekeraar" in route.kwargs:
        plekken = [("duinzorg", "duinrand"), ("verrezorg", "heuvelland")]
    for plek, van in plekken:
        ids = land.ids[van or "duinrand"]
        for vorm in ("csv", "xlsx"):
            kwargs = {k: _waarde(route, k, ids, vorm) for k in route.kwargs}
            for plaats in ("regio", "verzekeraar"):
                if plaats in kwargs:
                    kwargs[plaats] = plek
            yield route.adres(kwargs), van, plek == van or "regio" not in kwargs


def gewoon(ids: dict[str, Any]) -> dict[str, Any]:
    """A form that every service can do something with, whichever fields it reads."""
    return {
        "naam": "Iets nieuws", "email": "iemand@voorbeeld.test", "rol": "kassier",
        "soort": "overig", "tekst": "Goed", "vanaf": "2026-12-01", "tot": "2026-12-20",
        "stand": 1, "versie": 1, "staat": "open", "bewaren_tot": "2031-01-01",
        "organisatie": ids["organisatie"], "van": f"o-{ids['organisatie']}",
        "antwoord_op": ids["notitie"], "dossier": ids["dossier"], "ontvanger": "controller",
        "onderdelen": ["bevindingen", "notities"], "gezien": "0" * 64, "telefoon": "010",
        "gemeente": "GM9901", "code": "BU99010001", "hoort_erbij": "ja", "contractjaar": "2027",
        "verzekeraar": ids["verzekeraar"], "login": "ivo@voorbeeld.test", "password": "fout",
        "pakket": "x:y:z", "slug": "nieuw", "voor": "r-heuvelland",
        "wie": ids["lidmaatschap"], "telefoon_voor": "leden", "email_voor": "leden",
        "organisatie_voor": "leden", "op": "2026-11-01", "onderwerp": "Goed", "wat": "Goed",
        "kernregio": "Oost", "discipline": "vvt", "status": "toegezegd",
    }  # fmt: skip


def kapot(ids: dict[str, Any], n: int) -> dict[str, Any]:
    velden = list(gewoon(ids))
    return {veld: KAPOT[(i + n) % len(KAPOT)] for i, veld in enumerate(velden)}


def _bestand(n: int) -> SimpleUploadedFile:
    soorten = [("plan.json", plan()), ("l.csv", b"Naam;Soort\n=1+1;overig\n"), ("x\0.xlsx", b"PK")]
    naam, inhoud = soorten[n % 3]
    return SimpleUploadedFile(naam, inhoud)


def _bezoekt(persoon: Persoon, route: Route) -> bool:
    openbaar = route.toegang is not None and route.toegang.soort == "openbaar"
    return not openbaar or persoon.naam in OVERAL or route.naam in OOK_EIGEN


def loop(persoon: Persoon, land: Land, caplog: pytest.LogCaptureFixture) -> Ronde:
    """Visit everything. What is written is undone at once, so that nobody spoils the next visit.

    Broken input goes to every other address per person, so each address has it from half of them.
    """
    ronde, client, programma = Ronde(persoon, land), _client(persoon), _kop(persoon)
    for n, route in enumerate(ALLE):
        if not _bezoekt(persoon, route):
            continue
        kop = {"HX-Request": "true"} if n % 2 else {}
        dicht: set[str] = set()  # a method that an address does not have is asked once
        if route.toegang and route.toegang.soort == "api":
            kop |= programma
        for adres, van, past in dict.fromkeys(adressen(route, land)):
            ids = land.ids[van or "heuvelland"]
            vragen: list[tuple[str, dict[str, Any]]] = [
                ("get", {}),
                ("post", {**gewoon(ids), "bestand": _bestand(n)}),
            ]
            if past and (n + PERSONEN.index(persoon.naam)) % 2:
                vreemd = {"q": KAPOT[n % len(KAPOT)], "soort": "\0", "jaar": "2027", "wie": "x"}
                vragen.append(("get", vreemd))
                vragen.append(("post", {**kapot(ids, n), "bestand": _bestand(n)}))
            for wijze, velden in vragen:
                if wijze in dicht:
                    continue
                if _vraag(ronde, client, wijze, adres, velden, kop) == 405:
                    dicht.add(wijze)
                if persoon.gebruiker is not None and "/account/log" in adres:
                    client = _client(persoon)
    for regel in caplog.records:
        ronde.bekijk(f"log {regel.name}", lees_alles(repr(regel.__dict__).encode()))
    return ronde


def _vraag(
    ronde: Ronde, client: Client, wijze: str, adres: str, velden: dict[str, Any], kop: Any
) -> int:
    mail.outbox.clear()
    punt = transaction.savepoint()
    antwoord = getattr(client, wijze)(adres, velden, headers=kop)
    transaction.savepoint_rollback(punt)
    waar = f"{wijze.upper()} {adres} als {ronde.persoon.naam}"
    ronde.bekijk(waar, lees_antwoord(antwoord))
    for bericht in mail.outbox:
        ronde.bekijk(f"mail na {waar}", lees_alles(bericht.message().as_bytes()))
    if antwoord.status_code >= 500 and not adres.endswith("/gezond/klaar"):
        ronde.fouten.append(f"{waar} {velden!r:.300}: {antwoord.status_code}")
    return int(antwoord.status_code)


def _ronde(cast: Any, wie: str, caplog: pytest.LogCaptureFixture) -> Ronde:
    personen = maak_personen(cast)
    land = vul_land(cast, personen)
    caplog.set_level(logging.DEBUG, logger="verband")
    return loop(next(p for p in personen if p.naam == wie), land, caplog)


@pytest.mark.parametrize(
    "wie", [p if p in ALTIJD else pytest.param(p, marks=lang) for p in PERSONEN]
)
def test_nobody_reads_a_word_that_is_not_for_them(cast, wie, caplog, record_property):
    ronde = _ronde(cast, wie, caplog)
    record_property("kanaries", ronde.gezien)
    assert ronde.lekken == []
    assert ronde.fouten == []
    assert ronde.gezien > 500


def test_the_list_of_persons_is_whole(cast):
    assert [p.naam for p in maak_personen(cast)] == PERSONEN


def test_a_leak_would_be_seen(cast, monkeypatch, caplog):
    """The control: an IBAN for everyone, and a receipt for each reader of the logboek."""
    monkeypatch.setattr("verband.partijen.views.organisaties.mag_iban_zien", lambda _lid: True)
    monkeypatch.setattr("verband.portal.logboek.selectors._zichtbaar", lambda _lid: Q())
    paar = [r for r in ALLE if r.naam in ("partijen:organisatie", "portal:ontvangstbewijs")]
    monkeypatch.setitem(globals(), "ALLE", paar)
    lekken = _ronde(cast, "deelnemer", caplog).lekken
    assert any("NL91ABNA0417164300" in lek for lek in lekken)
    assert any("/ontvangstbewijs/" in lek for lek in lekken)


def test_what_is_packed_is_searched_too():
    """The control of the reader: a word in a workbook, in base64, in a PDF."""
    import typst

    from verband.werkboek.xlsxschrijven import xlsx_bestand

    boek = xlsx_bestand("blad", ["kop"], [["kanariex"]])
    pdf = typst.compile(b"kanariex")
    ingepakt = b"<a href='data:x;base64," + base64.b64encode(b"naam;kanariex;" * 5) + b"'>"
    for inhoud in (boek, pdf, ingepakt):
        assert any(b"kanariex" in stuk for stuk in lees_alles(inhoud))
        assert b"kanariex" not in inhoud
