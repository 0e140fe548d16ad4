"""The benchmark of pages: its smallest run on a real server, and that it can fail."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections import defaultdict
from uuid import uuid4

import psycopg
import pytest
from aiohttp import web

from bench import paginas
from bench.hulp import bezoek as b
from bench.hulp.meten import Rij
from bench.hulp.paginalijst import Bezoeker
from proefserver import WORTEL, vrije_poort
from verband.core import postgres

VREEMDE = Bezoeker(None, "vreemde", (("home", "/"),))
KLEINST = """
import json, sys
from bench import paginas
from bench.hulp.landserver import Maat
duur = paginas.Duur(rondes=1, wandeling=2, pauze=0.2, trede=1, treden=(2, 4), sessies=4)
uit = paginas.rijen(lambda _: None, Maat(1, 4, 1), duur, json.loads(sys.argv[1]))
print(json.dumps([rij._asdict() for rij in uit]))
print(paginas.als_tekst(uit), file=sys.stderr)
"""


@pytest.fixture
def lege_database():
    """On the server of the tests, one that nothing else uses."""
    naam = f"bench_{os.getpid()}_{vrije_poort()}"
    yield {
        "VERBAND_PG_MAP": str(postgres.map_hier()), "VERBAND_DATABASE": naam,
        "VERBAND_PG_BLIJFT": "1",
    }  # fmt: skip
    cluster = postgres.plaats(postgres.map_hier())
    with psycopg.connect(cluster.verbinding(), autocommit=True) as db:
        db.execute(f'DROP DATABASE IF EXISTS "{naam}" WITH (FORCE)')


@pytest.mark.skipif("VERBAND_ALLES" not in os.environ, reason="lang: VERBAND_ALLES=1 ./test")
def test_the_smallest_run_measures_every_page_of_every_role(lege_database):
    pad = os.pathsep.join(str(WORTEL / deel) for deel in ("src", "tests", "bin"))
    klaar = subprocess.run(
        [sys.executable, "-P", "-c", KLEINST, json.dumps(lege_database)],
        env={**os.environ, "PYTHONPATH": pad}, capture_output=True, text=True,
    )  # fmt: skip
    assert klaar.returncode == 0, klaar.stderr[-2000:]
    rijen = [Rij(**rij) for rij in json.loads(klaar.stdout)]
    van_pagina = {rij.werk: rij for rij in rijen if rij.peer == "kale SQL"}
    assert {
        "mijn taken", "kalender", "berichten", "dossiers", "een dossier", "een versie",
        "verschil tussen versies", "organisaties", "leden", "logboek", "toets je plan",
        "home: coördinator", "home: wijkcoördinator", "home: controller", "home van de NZa",
        "home van de beheerder", "home van de verzekeraar: alle regio's", "een deling: deelnemer",
        "een deling als verzekeraar", "zoeken als coördinator",
    } <= set(van_pagina)  # fmt: skip
    # A page for everyone asks nothing of the database; a page of a member does.
    vragen = {werk: (rij.meer or {})["vragen"] for werk, rij in van_pagina.items()}
    assert vragen["toets je plan"] == 0
    assert vragen["mijn taken"] > 5
    assert all(rij.eigen > 0 and (rij.meer or {})["cpu"] > 0 for rij in van_pagina.values())
    assert rijen[-1].werk.startswith("wat de machine al deed")
    treden = [rij.meer for rij in rijen if rij.meer and "tempo" in rij.meer]
    assert [(t["tempo"], t["sessies"], t["verzoeken"]) for t in treden] == [(2, 2, 2), (4, 4, 4)]
    assert "een versie" in klaar.stderr


# --- that it can fail -------------------------------------------------------------------


def test_a_page_that_does_not_come_stops_the_run():
    paginas._eis_goed([])
    with pytest.raises(RuntimeError, match="2 requests failed, such as: home: 500"):
        paginas._eis_goed(["home: 500", "leden: 404"])


@pytest.mark.parametrize(
    ("tijden", "p50", "p95"),
    [([7.0], 7, 7), ([3.0, 1.0, 2.0], 2, 3), ([float(n) for n in range(1, 101)], 51, 96)],
)
def test_a_percentile(tijden, p50, p95):
    assert (b.percentiel(tijden, 0.5), b.percentiel(tijden, 0.95)) == (p50, p95)


def trede(tempo: int, ms: float, fouten: int = 0) -> Rij:
    gemeten = b.Gemeten(defaultdict(list, {"home": [ms] * 20}), ["home: 503"] * fouten)
    return paginas._trede(tempo, tempo, gemeten)


@pytest.mark.parametrize(
    ("treden", "knik"),
    [
        ([trede(5, 40), trede(10, 199), trede(20, 201), trede(30, 50)], 10),
        ([trede(5, 40), trede(10, 40, fouten=1)], 5),
        ([trede(5, 900)], 0),
        ([trede(n, 100) for n in paginas.TREDEN], 60),
    ],
)
def test_the_knee_is_the_last_rate_before_the_first_bad_one(treden, knik):
    rij = paginas._knik(treden)
    assert (rij.eigen, rij.gehaald) == (knik, knik == paginas.TREDEN[-1])


def _op_een_server(antwoord, doe):
    """``doe`` with a visitor of a server of our own."""

    async def draai():
        app = web.Application()
        app.router.add_route("*", "/{pad:.*}", antwoord)
        loper = web.AppRunner(app)
        await loper.setup()
        await web.TCPSite(loper, "127.0.0.1", poort := vrije_poort()).start()
        try:
            async with b.client() as http:
                return await asyncio.wait_for(doe(b.Bezoek(f"http://127.0.0.1:{poort}", http)), 60)
        finally:
            await loper.cleanup()

    return asyncio.run(draai())


def test_requests_keep_coming_while_others_wait():
    """Nobody is answered before five are waiting: a client that waits would wait for ever."""
    alle = []
    vijf = asyncio.Event()

    async def antwoord(_verzoek):
        alle.append(1)
        if len(alle) == 5:
            vijf.set()
        await vijf.wait()
        return web.Response()

    sessies = [b.Sessie(VREEMDE, None)]
    gemeten = _op_een_server(
        antwoord, lambda bezoek: b.stroom(bezoek, sessies, seconden=1, per_seconde=5)
    )
    assert (len(gemeten.alle), gemeten.fouten) == (5, [])


def test_an_error_and_a_redirect_count_as_failures():
    async def antwoord(_verzoek):
        return web.Response(status=302, headers={"Location": "/account/login/"})

    sessies = [b.Sessie(VREEMDE, None)]
    gemeten = _op_een_server(
        antwoord, lambda bezoek: b.wandel(bezoek, sessies, seconden=0.2, pauze=0.01)
    )
    assert set(gemeten.fouten) == {"home: 302"}


def test_each_visitor_carries_the_own_session_only():
    gezien = []

    async def antwoord(verzoek):
        gezien.append(verzoek.cookies.get("verband_sessie"))
        return web.Response(headers={"Set-Cookie": "verband_sessie=van-de-server"})

    async def twee(bezoek):
        gemeten = b.Gemeten(defaultdict(list), [])
        for cookie in ("een", None, "twee"):
            await bezoek.haal(b.Sessie(VREEMDE, cookie), "home", "/", gemeten)

    _op_een_server(antwoord, twee)
    assert gezien == ["een", None, "twee"]


def test_a_log_in_that_does_not_succeed_is_no_session():
    async def antwoord(_verzoek):
        return web.Response(status=404)

    wie = Bezoeker(uuid4(), "coordinator", ())
    with pytest.raises(RuntimeError, match="log-in of coordinator gave 404"):
        _op_een_server(antwoord, lambda bezoek: bezoek.log_in(wie))
