"""The access matrix of programs: every address of the API x every role's key x region x method."""

from __future__ import annotations

import pytest
from django.test import Client
from matrix import METHODEN, Persoon, Route, maak_personen, routes, uitkomst, vraag
from test_toegangsmatrix import _adres

from verband.access import middleware
from verband.access.omvang import Omvang
from verband.access.rollen import ROLLEN
from verband.access.toegang import Toegang
from verband.rest.tests.hulp import maak_sleutel

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
API = [r for r in routes() if r.toegang and r.toegang.soort == "api"]


def _verwacht(deur: Toegang, route: Route, persoon: Persoon, plek: str, omvang: Omvang) -> set[str]:
    if deur.omvang is not None and deur.omvang != omvang:
        return {"verboden"}
    if "regio" not in route.kwargs or deur.recht is None:
        return {"door", "niets"}  # a list of one's own, or a method that is not there
    rollen = persoon.rollen.get(plek)
    if not rollen:
        return {"niets"}
    if deur.recht not in frozenset().union(*(ROLLEN[rol] for rol in rollen)):
        return {"verboden"}
    return {"door", "niets"} if set(route.kwargs) - {"regio"} else {"door"}


def _loop(cast, route: Route) -> tuple[int, list[str]]:
    cellen, mis = 0, []
    personen = [p for p in maak_personen(cast) if p.gebruiker is not None and p.rollen]
    for persoon in personen:
        for omvang in (Omvang.ORGANISATIES_SCHRIJVEN, Omvang.DOSSIERS_LEZEN, Omvang.REGIOS_LEZEN):
            token = maak_sleutel(persoon.gebruiker, [omvang])[1]
            client = Client(
                raise_request_exception=False, headers={"Authorization": f"Bearer {token}"}
            )
            for plek in ("duinrand", "heuvelland"):
                for methode in METHODEN:
                    antwoord, schreef = vraag(client, _adres(route, plek), methode)
                    deur = route.toegang.voor(methode)
                    mag = _verwacht(deur, route, persoon, plek, omvang)
                    if uitkomst(antwoord) not in mag:
                        mis.append(
                            f"{methode} {_adres(route, plek)} als {persoon.naam} met {omvang}: "
                            f"{uitkomst(antwoord)}, niet {mag}"
                        )
                    mis += [f"{methode} {route.naam} schreef: {s}" for s in schreef]
                    cellen += 1
    return cellen, mis


@pytest.mark.parametrize("route", API, ids=lambda r: r.naam)
def test_every_cell_is_as_its_door_says(cast, route, record_property):
    cellen, mis = _loop(cast, route)
    record_property("cellen", cellen)
    assert mis == []
    assert cellen > 300


def test_an_open_door_would_be_seen(cast, monkeypatch):
    monkeypatch.setattr(middleware.ToegangMiddleware, "_laat_door", lambda *_a: None)
    route = next(r for r in API if r.naam == "rest:regio")
    assert _loop(cast, route)[1] != []
