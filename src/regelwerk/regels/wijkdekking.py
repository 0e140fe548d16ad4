"""Hechte wijkverbanden: area, size, participation, contact, predecessors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from regelwerk import feiten as f
from regelwerk.dossier import Dossier
from regelwerk.oordeel import Vaststelling
from regelwerk.regel import Parameters, onbekend, regel, tekort, voldoet
from regelwerk.tekst import kaal, leeg


def _plek(w: f.Wijkverband) -> str:
    return f"wijkverbanden.{w.id}"


def _naam(w: f.Wijkverband) -> str:
    return w.naam or w.id


def _wijken(d: Dossier) -> tuple[f.Wijkverband, ...]:
    return d.plan.wijkverbanden or ()


def _zonder_lijst(d: Dossier) -> Iterator[Vaststelling]:
    """No list of wijkverbanden is not the same as an empty one."""
    if d.plan.wijkverbanden is None:
        yield onbekend("wijkverbanden", "de wijkverbanden (ook als er geen zijn)")


@regel("ZZ-3.3-2a")
def doelgroep(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.3 task 2: better cooperation around groups with multiple problems."""
    yield from _zonder_lijst(d)
    for w in _wijken(d):
        where = f"{_plek(w)}.doelgroepen"
        if w.doelgroepen is None:
            yield onbekend(where, "de doelgroepen van het wijkverband")
        elif all(leeg(x) for x in w.doelgroepen):
            yield tekort(where, wijkverband=_naam(w))
        else:
            yield voldoet(where)


@regel("ZZ-3.3-2c")
def bouwt_voort(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.3 task 2: HWVs build on existing WSV's and teams, or say why not."""
    yield from _zonder_lijst(d)
    for w in _wijken(d):
        where = f"{_plek(w)}.wsv"
        if w.wsv or not leeg(w.wsv_reden):
            yield voldoet(where)
        elif w.wsv is None:
            yield onbekend(where, "op welke samenwerking het wijkverband voortbouwt")
        else:
            yield tekort(where, wijkverband=_naam(w))


@regel("ZZ-3.3-2d")
def hele_regio_gedekt(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.3 task 2: the RESV answers for areas where no HWV arises by itself."""
    dekking = d.plan.wijkdekking
    where = "wijkdekking.buurten_in_regio"
    if dekking is None or dekking.buurten_in_regio is None or d.plan.wijkverbanden is None:
        yield onbekend(where, "alle buurten van de regio en van de wijkverbanden")
        return
    gedekt = {b for w in _wijken(d) for b in w.buurten or ()}
    open_ = tuple(sorted(set(dekking.buurten_in_regio) - gedekt))
    if not open_:
        yield voldoet(where)
    elif any(w.buurten is None for w in _wijken(d)):
        yield onbekend(where, "de buurten van alle wijkverbanden")
    else:
        yield tekort(where, aantal=len(open_), buurten=open_)


@regel("ZZ-3.3-2e")
def juiste_deelname(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.3 task 2: everywhere the right participation."""
    yield from _zonder_lijst(d)
    for w in _wijken(d):
        where = f"{_plek(w)}.deelname"
        if w.deelname is None:
            yield onbekend(where, "wie aan het wijkverband meedoen")
            continue
        doet_mee = {x.discipline for x in w.deelname}
        mist = tuple(g.replace("_", " ") for g in p["groepen"] if g not in doet_mee)
        if mist:
            yield tekort(where, wijkverband=_naam(w), disciplines=mist)
        else:
            yield voldoet(where)


@regel("ZZ-3.3-2f")
def geen_overlap(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.3 task 2: no overlap between HWVs; a buurt lies in one of them."""
    yield from _zonder_lijst(d)
    per_buurt: dict[str, list[f.Wijkverband]] = defaultdict(list)
    for w in _wijken(d):
        for buurt in set(w.buurten or ()):
            per_buurt[buurt].append(w)
    samen: dict[tuple[str, ...], list[str]] = defaultdict(list)
    wijk = {w.id: w for w in _wijken(d)}
    for buurt, wijken in per_buurt.items():
        if len(wijken) > 1:
            samen[tuple(sorted(w.id for w in wijken))].append(buurt)
    for sleutels, buurten in sorted(samen.items()):
        yield tekort(
            f"wijkverbanden.{sleutels[0]}.buurten",
            wijkverbanden=tuple(_naam(wijk[s]) for s in sleutels),
            buurten=tuple(sorted(buurten)),
        )
    if not samen:
        yield from _misschien_overlap(d)


def _misschien_overlap(d: Dossier) -> Iterator[Vaststelling]:
    """Without its buurten a HWV can't be held against the others."""
    zonder = [w for w in _wijken(d) if w.buurten is None]
    if d.plan.wijkverbanden is None:
        return
    if len(_wijken(d)) > 1 and zonder:
        for w in zonder:
            yield onbekend(f"{_plek(w)}.buurten", "de buurten van het wijkverband")
    else:
        yield voldoet("wijkverbanden")


@regel("ZZ-3.3-2g")
def niet_te_klein(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.3 task 2: no too small areas. The source gives no number (T17), the region does."""
    yield from _zonder_lijst(d)
    if not _wijken(d):
        return
    drempel = d.plan.wijkdekking.drempel_inwoners if d.plan.wijkdekking else None
    if drempel is None or drempel.waarde is None or leeg(drempel.bron):
        yield onbekend(
            "wijkdekking.drempel_inwoners",
            "de drempel voor inwoners met bron (drempel niet ingesteld)",
        )
        return
    for w in _wijken(d):
        where = f"{_plek(w)}.inwoners"
        if w.inwoners is None:
            yield onbekend(where, "het aantal inwoners")
        elif w.inwoners < drempel.waarde:
            yield tekort(
                where,
                wijkverband=_naam(w),
                inwoners=w.inwoners,
                drempel=drempel.waarde,
                drempelbron=drempel.bron or "",
            )
        else:
            yield voldoet(where)


@regel("ZZ-3.3-2h")
def wsv_verdeeld(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.3 task 2: a HWV is a WSV, a part of one or a merger; together never over 100%."""
    yield from _zonder_lijst(d)
    delen: dict[str, list[tuple[f.Wijkverband, f.Wsv]]] = defaultdict(list)
    for w in _wijken(d):
        for wsv in w.wsv or ():
            if not leeg(wsv.naam):
                delen[kaal(wsv.naam or "")].append((w, wsv))
    for stukken in delen.values():
        eerste, wsv = min(stukken, key=lambda s: s[0].id)
        where = f"{_plek(eerste)}.wsv"
        bekend, alles_bekend = Fraction(0), True
        for _, stuk in stukken:
            aandeel = _aandeel(stuk)
            bekend += aandeel or 0
            alles_bekend = alles_bekend and aandeel is not None
        if bekend > 1:
            yield tekort(where, "te_veel", wsv=wsv.naam or "", aandeel=bekend)
        elif not alles_bekend:
            # Beside a known part, an unknown one may bring the sum over 100%.
            veld = f"welk deel van {wsv.naam} in elk wijkverband ligt"
            yield onbekend(where, veld, "onbekend_te_veel" if bekend else "onbekend")
        elif bekend < 1:
            yield tekort(where, "rest", wsv=wsv.naam or "", aandeel=bekend, over=1 - bekend)
        else:
            yield voldoet(where)


def _aandeel(wsv: f.Wsv) -> Fraction | None:
    if wsv.aandeel is not None:
        return Fraction(str(wsv.aandeel)) / 100
    return Fraction(1) if wsv.relatie in ("gelijk", "samenvoeging_van") else None


@regel("NZA-T-art1d1")
def aanspreekbaar(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """NZa note on art. 1: a HWV is addressable."""
    yield from _zonder_lijst(d)
    for w in _wijken(d):
        where = f"{_plek(w)}.contact"
        if w.contact is None or leeg(w.contact.rol) or leeg(w.contact.bereikbaar_via):
            yield tekort(where, wijkverband=_naam(w))
        else:
            yield voldoet(where)
