"""Visitors of a server: they log in for real, walk with pauses, or arrive at a set rate."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import aiohttp

from bench.hulp.paginalijst import Bezoeker

_FORMULIER = "f" * 32  # any token of this length, as long as cookie and form say the same
_GEDULD = aiohttp.ClientTimeout(total=30)


class Sessie(NamedTuple):
    bezoeker: Bezoeker
    cookie: str | None


class Gemeten(NamedTuple):
    """Milliseconds per page, and what went wrong."""

    tijden: dict[str, list[float]]
    fouten: list[str]

    @property
    def alle(self) -> list[float]:
        return [t for lijst in self.tijden.values() for t in lijst]


def _leeg() -> Gemeten:
    return Gemeten(defaultdict(list), [])


def percentiel(tijden: Sequence[float], deel: float) -> float:
    """The smallest figure that this part does not exceed."""
    rij = sorted(tijden)
    return rij[min(len(rij) - 1, int(len(rij) * deel))]


class Bezoek:
    """One client for all of them: each request carries the session of its own visitor."""

    def __init__(self, adres: str, http: aiohttp.ClientSession) -> None:
        self.adres, self.http = adres, http

    async def log_in(self, bezoeker: Bezoeker) -> Sessie:
        """By the one-click form of the example country: a real session in the database."""
        if bezoeker.wie is None:
            return Sessie(bezoeker, None)
        async with self.http.post(
            f"{self.adres}/demo/inloggen/",
            data={"wie": str(bezoeker.wie), "csrfmiddlewaretoken": _FORMULIER},
            cookies={"verband_formulier": _FORMULIER},
            headers={"Origin": self.adres},
            allow_redirects=False,
        ) as antwoord:
            if antwoord.status != 302 or "verband_sessie" not in antwoord.cookies:
                raise RuntimeError(f"log-in of {bezoeker.rol} gave {antwoord.status}")
            return Sessie(bezoeker, antwoord.cookies["verband_sessie"].value)

    async def haal(self, sessie: Sessie, naam: str, pad: str, in_: Gemeten) -> None:
        cookies = {"verband_sessie": sessie.cookie} if sessie.cookie else {}
        begin = time.perf_counter()
        try:
            async with self.http.get(
                self.adres + pad, cookies=cookies, allow_redirects=False
            ) as antwoord:
                await antwoord.read()
                status = antwoord.status
        except (aiohttp.ClientError, TimeoutError) as fout:
            in_.fouten.append(f"{naam}: {type(fout).__name__}")
            return
        if status != 200:
            in_.fouten.append(f"{naam}: {status}")
        in_.tijden[naam].append((time.perf_counter() - begin) * 1000)


def client() -> aiohttp.ClientSession:
    """Without a jar: many visitors share it, and none may get the cookie of another."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=_GEDULD,
    )


async def log_in_met(bezoek: Bezoek, bezoekers: Sequence[Bezoeker]) -> list[Sessie]:
    """Four at a time, so that logging in is not itself the load."""
    sluis = asyncio.Semaphore(4)

    async def een(b: Bezoeker) -> Sessie:
        async with sluis:
            return await bezoek.log_in(b)

    return await asyncio.gather(*(een(b) for b in bezoekers))


async def wandel(
    bezoek: Bezoek, sessies: Sequence[Sessie], *, seconden: float, pauze: float
) -> Gemeten:
    """Each visitor walks through the own pages, with a pause around ``pauze`` between clicks."""
    gemeten = _leeg()
    einde = time.perf_counter() + seconden

    async def een(nummer: int, sessie: Sessie) -> None:
        toeval = random.Random(nummer)
        await asyncio.sleep(toeval.random() * pauze)
        while time.perf_counter() < einde:
            paginas = list(sessie.bezoeker.paginas)
            toeval.shuffle(paginas)
            for naam, pad in paginas:
                if time.perf_counter() >= einde:
                    return
                await bezoek.haal(sessie, naam, pad, gemeten)
                await asyncio.sleep(toeval.expovariate(1 / pauze))

    await asyncio.gather(*(een(n, s) for n, s in enumerate(sessies)))
    return gemeten


async def stroom(
    bezoek: Bezoek, sessies: Sequence[Sessie], *, seconden: float, per_seconde: float
) -> Gemeten:
    """Requests arrive at this rate whether or not the ones before are answered."""
    gemeten = _leeg()
    toeval = random.Random(int(per_seconde))
    lopend: set[asyncio.Task[None]] = set()
    begin = time.perf_counter()
    for n in range(int(seconden * per_seconde)):
        await asyncio.sleep(max(0.0, begin + n / per_seconde - time.perf_counter()))
        sessie = toeval.choice(sessies)
        naam, pad = toeval.choice(sessie.bezoeker.paginas)
        taak = asyncio.create_task(bezoek.haal(sessie, naam, pad, gemeten))
        lopend.add(taak)
        taak.add_done_callback(lopend.discard)
    await asyncio.gather(*lopend)
    return gemeten
