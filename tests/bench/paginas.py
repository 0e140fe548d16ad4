"""Elke pagina op een verzonnen land: vragen aan de database, tijden bij 20 gebruikers, de knik."""

from __future__ import annotations

import asyncio
import os
import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bench.hulp.landserver import Maat, eigen_database, landserver, omgeving
from bench.hulp.meten import Rij

if TYPE_CHECKING:  # they load Django, whose settings are chosen later
    from bench.hulp.bezoek import Bezoek, Gemeten, Sessie
    from bench.hulp.paginalijst import Bezoeker

Meld = Callable[[str], None]
GRENS_MS = 200.0
GEBRUIKERS = 20
TREDEN = (5, 10, 15, 20, 30, 40, 50, 60)
SESSIES = 1000  # at the highest rate; fewer in proportion below it
# A step of the ramp at which the server is beyond help: the ones above it say no more.
_OP_MS, _OP_FOUTEN = 2_000.0, 0.05


class Duur(NamedTuple):
    """How long each part takes; shorter ones are for tests."""

    rondes: int = 12
    wandeling: float = 120.0
    pauze: float = 1.0
    trede: float = 12.0
    treden: tuple[int, ...] = TREDEN
    sessies: int = SESSIES


class Pagina(NamedTuple):
    """One page alone: medians in milliseconds, taken in turns."""

    naam: str
    vragen: int
    cpu: float
    alleen: float
    kaal: float


def rijen(
    meld: Meld,
    maat: Maat = Maat(),  # noqa: B008
    duur: Duur = Duur(),  # noqa: B008
    database: Mapping[str, str] | None = None,
) -> list[Rij]:
    """The whole benchmark; ``meld`` tells what is going on."""
    waar = eigen_database() if database is None else database
    druk = os.getloadavg()[0]
    with landserver(maat, meld, waar) as adres:
        _laad_django(waar)
        return [*asyncio.run(_meet(adres, meld, duur)), _drukte(druk)]


def _laad_django(waar: Mapping[str, str]) -> None:
    """Here as in the server: same database and secret key, so its sessions count here too."""
    import django
    from django.conf import settings

    if not settings.configured:
        os.environ.update(omgeving(waar) | {"VERBAND_ZONDER_POOL": "1"})
        os.environ["DJANGO_SETTINGS_MODULE"] = "verband.conf.settings"
        django.setup()


async def _meet(adres: str, meld: Meld, duur: Duur) -> list[Rij]:
    from bench.hulp import bezoek as b
    from bench.hulp.paginalijst import lees_bezoekers

    bezoekers = await asyncio.to_thread(lees_bezoekers)
    async with b.client() as http:
        bezoek = b.Bezoek(adres, http)
        eersten = await b.log_in_met(bezoek, _een_per_rol(bezoekers))
        meld(f"elke pagina alleen, om de beurt met haar kale SQL ({duur.rondes} rondes)")
        paginas = await _alleen(bezoek, eersten, duur.rondes)
        meld(f"{GEBRUIKERS} gebruikers, {duur.pauze:g} s tussen twee klikken, {duur.wandeling:g} s")
        twintig = await b.log_in_met(bezoek, _twintig(bezoekers))
        samen = await b.wandel(bezoek, twintig, seconden=duur.wandeling, pauze=duur.pauze)
        _eis_goed(samen.fouten)
        return [
            *(_paginarij(p, samen.tijden.get(p.naam, [])) for p in paginas),
            _samen(samen.alle),
            *await _treden(bezoek, bezoekers, meld, duur),
        ]


def _een_per_rol(bezoekers: Sequence[Bezoeker]) -> list[Bezoeker]:
    return list({b.rol: b for b in reversed(bezoekers)}.values())


def _twintig(bezoekers: Sequence[Bezoeker]) -> list[Bezoeker]:
    """One of each role; the rest are coordinators of other regions and buyers, half and half."""
    eersten = _een_per_rol(bezoekers)
    rest = [b for b in bezoekers if b not in eersten]
    half = [b for b in rest if b.rol == "zorginkoper"][: GEBRUIKERS // 4]
    andere = [b for b in rest if b.rol == "coordinator"]
    gekozen = [*eersten, *half, *andere][:GEBRUIKERS]
    return [gekozen[n % len(gekozen)] for n in range(GEBRUIKERS)]


async def _alleen(bezoek: Bezoek, sessies: Sequence[Sessie], rondes: int) -> list[Pagina]:
    from bench.hulp import bezoek as b
    from bench.hulp import kaal

    alle = {naam: (s, pad) for s in sessies for naam, pad in s.bezoeker.paginas}
    vragen = {
        naam: await asyncio.to_thread(kaal.vragen_van, pad, s.cookie)
        for naam, (s, pad) in alle.items()
    }
    _eis_goed([f"{naam}: {v.status}" for naam, v in vragen.items() if v.status != 200])
    sql: dict[str, list[float]] = {naam: [] for naam in alle}
    with kaal.verbind() as db:
        gemeten = b.Gemeten({naam: [] for naam in alle}, [])
        for ronde in range(rondes + 1):
            if ronde == 1:  # the first one fills caches
                gemeten = b.Gemeten({naam: [] for naam in alle}, [])
            for naam, (sessie, pad) in alle.items():
                await bezoek.haal(sessie, naam, pad, gemeten)
                tijd = kaal.speel_af(db, vragen[naam])
                if ronde:
                    sql[naam].append(tijd * 1000)
    _eis_goed(gemeten.fouten)
    return [
        Pagina(
            naam,
            len(vragen[naam].sql),
            vragen[naam].cpu,
            statistics.median(gemeten.tijden[naam]),
            statistics.median(sql[naam]),
        )
        for naam in alle
    ]


def _eis_goed(fouten: Sequence[str]) -> None:
    """A page that does not come is not a quick page."""
    if fouten:
        raise RuntimeError(f"{len(fouten)} requests failed, such as: {', '.join(fouten[:3])}")


async def _treden(
    bezoek: Bezoek, bezoekers: Sequence[Bezoeker], meld: Meld, duur: Duur
) -> list[Rij]:
    from bench.hulp import bezoek as b

    sessies: list[Sessie] = []
    uit: list[Rij] = []
    for tempo in duur.treden:
        nodig = max(1, duur.sessies * tempo // duur.treden[-1]) - len(sessies)
        sessies += await b.log_in_met(
            bezoek,
            [bezoekers[n % len(bezoekers)] for n in range(len(sessies), len(sessies) + nodig)],
        )
        meld(f"{tempo} verzoeken per seconde, {len(sessies)} sessies")
        gemeten = await b.stroom(bezoek, sessies, seconden=duur.trede, per_seconde=tempo)
        uit.append(_trede(tempo, len(sessies), gemeten))
        meer = uit[-1].meer or {}
        if uit[-1].eigen > _OP_MS or meer["fouten"] > _OP_FOUTEN * meer["verzoeken"]:
            break
    return [*uit, _knik(uit)]


# --- rows -------------------------------------------------------------------------------


def _paginarij(p: Pagina, samen: Sequence[float]) -> Rij:
    from bench.hulp.bezoek import percentiel

    p50, p95 = (percentiel(samen, d) if samen else p.alleen for d in (0.5, 0.95))
    return Rij(
        "paginas", p.naam, "ms", p.alleen, "kale SQL", "", p.kaal, p.kaal / p.alleen,
        f"p95 bij {GEBRUIKERS} gebruikers hoogstens {GRENS_MS:g} ms", p95 <= GRENS_MS,
        {
            "vragen": p.vragen, "cpu": p.cpu, "p50": p50, "p95": p95, "gemeten": len(samen),
            "keer_kale_sql": p.alleen / p.kaal if p.vragen else 0,
        },
    )  # fmt: skip


def _samen(tijden: Sequence[float]) -> Rij:
    from bench.hulp.bezoek import percentiel

    p95 = percentiel(tijden, 0.95)
    return Rij(
        "paginas", f"alle pagina's samen, {GEBRUIKERS} gebruikers, p95", "ms", p95,
        doel=f"hoogstens {GRENS_MS:g} ms", gehaald=p95 <= GRENS_MS,
        meer={"p50": percentiel(tijden, 0.5), "gemeten": len(tijden)},
    )  # fmt: skip


def _trede(tempo: int, sessies: int, gemeten: Gemeten) -> Rij:
    from bench.hulp.bezoek import percentiel

    tijden = gemeten.alle or [float("inf")]
    return Rij(
        "paginas", f"{tempo} verzoeken per seconde, p95", "ms", percentiel(tijden, 0.95),
        meer={
            "tempo": tempo, "sessies": sessies, "p50": percentiel(tijden, 0.5),
            "verzoeken": len(gemeten.alle), "fouten": len(gemeten.fouten),
        },
    )  # fmt: skip


def _knik(treden: Sequence[Rij]) -> Rij:
    """The highest rate before the first at which p95 passes the limit."""
    laatste = 0.0
    for rij in treden:
        meer = rij.meer or {}
        if rij.eigen > GRENS_MS or meer["fouten"]:
            break
        laatste = meer["tempo"]
    hoogste = float(TREDEN[-1])
    return Rij(
        "paginas", f"knik: tot dit tempo blijft p95 onder {GRENS_MS:g} ms", "verzoeken per seconde",
        laatste, doel=f"{hoogste:g} per seconde", gehaald=laatste >= hoogste,
    )  # fmt: skip


def _drukte(druk: float) -> Rij:
    """Whoever else was at work: with more than nothing, times are those of a shared machine."""
    return Rij("paginas", "wat de machine al deed (load van 1 minuut ervoor)", "processen", druk)


def als_tekst(uitkomst: Sequence[Rij]) -> str:
    """A table: a page on each line, then the twenty together and the ramp."""
    kop = f"{'pagina':<42}{'vragen':>7}{'CPU':>6}{'alleen':>8}{'kale SQL':>10}{'keer':>6}"
    kop += f"{'p50':>7}{'p95':>7}  (ms; p50 en p95 bij {GEBRUIKERS} gebruikers)"
    regels = [kop]
    for rij in uitkomst:
        meer = rij.meer or {}
        if rij.peer is not None:
            keer = f"{meer['keer_kale_sql']:.1f}".replace(".", ",") if meer["vragen"] else "-"
            regels.append(
                f"{rij.werk:<42}{meer['vragen']:>7.0f}{meer['cpu']:>6.0f}{rij.eigen:>8.0f}{rij.peer_waarde:>10.1f}"
                f"{keer:>6}{meer['p50']:>7.0f}{meer['p95']:>7.0f}"
                f"{'' if rij.gehaald else '  boven de grens'}"
            )
        else:
            regels.append(_losse_regel(rij, meer))
    return "\n".join(regels)


def _losse_regel(rij: Rij, meer: Mapping[str, float]) -> str:
    zin = f"{rij.werk}: {rij.eigen:.3g} {rij.eenheid}".replace(".", ",")
    if "p50" in meer:
        zin += f", p50 {meer['p50']:.0f}"
    if "fouten" in meer:
        zin += f", {meer['sessies']:.0f} sessies, {meer['fouten']:.0f} fouten"
    return zin + (f" (doel: {rij.doel})" if rij.doel else "")
