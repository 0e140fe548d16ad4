"""Mandates: in force, within their limits, by the right route, with support behind them."""

from __future__ import annotations

from collections.abc import Iterator

from regelwerk import feiten as f
from regelwerk.dossier import Dossier
from regelwerk.oordeel import Cent, Vaststelling
from regelwerk.regel import Parameters, onbekend, regel, tekort, voldoet
from regelwerk.tekst import kaal, leeg


@regel("OPL-C1")
def beslissen_met_mandaat(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """OPL-C1: the plan is decided on by representatives whose mandate reaches that far."""
    if d.plan.mandaten is None:
        yield onbekend("mandaten", "de mandaten")
    elif not d.mandaten:
        yield tekort("mandaten", "geen_mandaat")
    for m in d.mandaten:
        if _vervangen(d, m):
            continue  # an earlier mandate of the same giver: history, nobody decides on it
        gevonden = [*_geldigheid(d, m), *_onderwerpen(m, p), *_grens(d, m)]
        if leeg(m.vertegenwoordiger):
            gevonden.append(tekort(_plek(m), "zonder_vertegenwoordiger", discipline=_wie(m)))
        yield from gevonden or [voldoet(_plek(m))]
    if d.mandaten and d.plan.gevraagde_lumpsum_cent is None:
        yield onbekend("gevraagde_lumpsum_cent", "het gevraagde bedrag")


def _geldigheid(d: Dossier, m: f.Mandaat) -> Iterator[Vaststelling]:
    geldig = d.geldig(m, d.peildatum)
    if geldig is None:
        yield onbekend(_plek(m), "de begin- en einddatum van het mandaat")
    elif not geldig:
        yield tekort(
            _plek(m),
            "niet_geldig",
            discipline=_wie(m),
            peildatum=d.peildatum,
            waarom=_waarom(d, m),
        )


def _waarom(d: Dossier, m: f.Mandaat) -> str:
    if m.ingetrokken_op is not None and m.ingetrokken_op <= d.peildatum:
        return "ingetrokken"
    if m.vanaf is not None and d.peildatum < m.vanaf:
        return "nog niet ingegaan"
    return "verlopen"


def _onderwerpen(m: f.Mandaat, p: Parameters) -> Iterator[Vaststelling]:
    if m.onderwerpen is None:
        yield onbekend(f"{_plek(m)}.onderwerpen", "de onderwerpen van het mandaat")
        return
    genoemd = {kaal(o) for o in m.onderwerpen}
    buiten = tuple(o for o in p["onderwerpen"] if kaal(o) not in genoemd)
    if buiten:
        yield tekort(
            f"{_plek(m)}.onderwerpen", "buiten_onderwerp", discipline=_wie(m), onderwerpen=buiten
        )


def _grens(d: Dossier, m: f.Mandaat) -> Iterator[Vaststelling]:
    gevraagd = d.plan.gevraagde_lumpsum_cent
    if gevraagd is None or gevraagd == 0:
        return  # said once for the whole plan, or no money to agree to
    if m.grens_cent is None:
        yield onbekend(f"{_plek(m)}.grens_cent", "de grens in euro van het mandaat")
    elif gevraagd > m.grens_cent:
        yield tekort(
            f"{_plek(m)}.grens_cent",
            "boven_grens",
            discipline=_wie(m),
            gevraagd_cent=Cent(gevraagd),
            grens_cent=Cent(m.grens_cent),
        )


def _vervangen(d: Dossier, m: f.Mandaat) -> bool:
    return d.geldig(m, d.peildatum) is False and any(
        d.geldig(n, d.peildatum) for n in d.andere_van_gever(m)
    )


def _plek(m: f.Mandaat) -> str:
    return f"mandaten.{m.id}"


def _wie(m: f.Mandaat) -> str:
    return " ".join(x for x in (m.discipline, m.subdiscipline) if x) or "onbekend"


@regel("OPL-W1")
def draagvlak(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """OPL-W1: each mandate has the support of its own discipline, with evidence."""
    for m in d.mandaten:
        steun = m.draagvlak
        if steun is None or steun.geraadpleegd_op is None or leeg(steun.uitkomst):
            yield tekort(f"{_plek(m)}.draagvlak", discipline=_wie(m))
        else:
            yield voldoet(f"{_plek(m)}.draagvlak")


def _route(d: Dossier, p: Parameters, discipline: str) -> Iterator[Vaststelling]:
    for m in d.mandaten_van(discipline):
        plek = f"{_plek(m)}.route"
        if m.route is None:
            yield onbekend(plek, "de route van het mandaat")
        elif m.route not in p["routes"]:
            yield tekort(plek, route=m.route.replace("_", " "), gever=d.naam(m.gever))
        else:
            yield voldoet(plek)


@regel("ZZ-3.4-1")
def route_huisartsen(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.4, first point: GPs through their association or cooperative."""
    yield from _route(d, p, "huisartsen")


@regel("ZZ-3.4-2")
def route_apothekers(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.4, second point: pharmacists through their regional representation."""
    yield from _route(d, p, "apothekers")


@regel("ZZ-3.4-3a")
def route_paramedici(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.4, third point: paramedics preferably through a platform."""
    yield from _route(d, p, "paramedici")


@regel("ZZ-3.4-3b")
def paramedisch_platform(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.4, third point: work toward a platform in every kernregio (optional field)."""
    for platform in d.plan.paramedisch_platform or ():
        plek = f"paramedisch_platform.{platform.kernregio}"
        if platform.status is None:
            yield onbekend(plek, "de stand van het paramedisch platform")
        elif platform.status == "open" and leeg(platform.stap):
            yield tekort(plek, "zonder_stap", kernregio=platform.kernregio)
        elif platform.status == "geen_meerwaarde" and leeg(platform.reden):
            yield tekort(plek, "zonder_reden", kernregio=platform.kernregio)
        else:
            yield voldoet(plek)


@regel("ZZ-3.1-3")
def inzetverklaring(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.1, third point: every mandated discipline commits, signed and dated."""
    if d.plan.mandaten is None:
        yield onbekend("mandaten", "de mandaten")
    getekend = {
        (m.discipline, m.subdiscipline) for m in d.mandaten if m.inzetverklaring_op is not None
    }
    for m in d.mandaten:
        plek = f"{_plek(m)}.inzetverklaring_op"
        if (m.discipline, m.subdiscipline) in getekend:
            yield voldoet(plek)
        else:
            yield tekort(plek, discipline=_wie(m))
