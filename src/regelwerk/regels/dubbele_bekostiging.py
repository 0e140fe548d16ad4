"""No euro twice: every line against the other funding a region declared.

Double cost is: same party AND (same kostensoort OR a named activity), in an overlapping
period, on the Zvw share (interface, *How the rows are read*).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from regelwerk import feiten as f
from regelwerk.dossier import Dossier
from regelwerk.oordeel import Cent, Resultaat, Waarde
from regelwerk.regel import Parameters, alleen_bij, nvt, onbekend, oordeel, regel, tekort, voldoet
from regelwerk.regels.bekostiging import naam, plek
from regelwerk.regels.hoofdtaken import titel
from regelwerk.tekst import leeg
from regelwerk.tijd import Periode, tussen

BRON = "voorliggende_financiering"


class Dubbel(NamedTuple):
    """A line and the other funding that (perhaps) pays it too."""

    post: f.Begrotingspost
    ander: f.VoorliggendeFinanciering
    zeker: bool
    cent: int  # the part of the Zvw share in the shared period, at most the other amount


def _gelijk(een: object, ander: object) -> bool | None:
    return None if een is None or ander is None else een == ander


def _in(ding: object, reeks: tuple[object, ...] | None) -> bool | None:
    if reeks == ():
        return False  # whatever the thing is
    return None if ding is None or reeks is None else ding in reeks


def en(*delen: bool | None) -> bool | None:
    """Kleene's *and*: false wins, then unknown."""
    return False if False in delen else None if None in delen else True


def of(*delen: bool | None) -> bool | None:
    """Kleene's *or*: true wins, then unknown."""
    return True if True in delen else None if None in delen else False


def _vergelijk(
    d: Dossier,
    post: f.Begrotingspost,
    ander: f.VoorliggendeFinanciering,
    daar: Periode | None,
) -> Dubbel | None:
    werk = of(_in(post.kostensoort, ander.dekt), _in(post.activiteit, ander.activiteiten))
    if werk is False:
        return None  # most pairs end here, before any reckoning with days
    hier = d.periode(post)
    zelfde = en(werk, _gelijk(d.uitvoerder(post), ander.partij))
    samen = hier.gemeen(daar) if hier and daar else None
    zelfde = en(zelfde, _tegelijk(d, post, ander) if samen is None else samen > 0)
    zvw = d.zvw(post)
    if zelfde is False:
        return None
    deel = 0
    if zvw is not None and hier and samen and hier.dagen:
        deel = zvw * samen // hier.dagen
        deel = deel if ander.bedrag_cent is None else min(deel, ander.bedrag_cent)
    return Dubbel(post, ander, zelfde is True and zvw is not None, deel)


def _tegelijk(d: Dossier, post: f.Begrotingspost, ander: f.VoorliggendeFinanciering) -> bool | None:
    """With a date unknown: false when the known ones already keep the periods apart."""
    vanaf, tot = d.looptijd(post)
    ervoor = ander.tot is not None and vanaf is not None and ander.tot <= vanaf
    erna = ander.vanaf is not None and tot is not None and tot <= ander.vanaf
    return False if ervoor or erna else None


def _dubbelen(d: Dossier, soorten: tuple[str, ...]) -> Iterator[Dubbel]:
    for ander in d.plan.voorliggende_financiering or ():
        ongebruikt = ander.bedrag_cent == 0 or ander.gebruik == "niet_gebruikt"
        if ongebruikt or not (ander.soort is None or ander.soort in soorten):
            continue
        daar = tussen(ander.vanaf, ander.tot)
        for post in d.belaste_posten_door(ander.partij):
            if gevonden := _vergelijk(d, post, ander, daar):
                yield gevonden


def _radar(d: Dossier, *soorten: str) -> Iterator[Resultaat]:
    """The shared walk of the five rows on double funding."""
    if not d.belaste_posten:
        yield nvt(BRON)
        return
    if d.plan.voorliggende_financiering is None:
        yield onbekend(BRON, "de andere geldstromen (ook als er geen zijn)")
        return
    schoon = True
    for x in _dubbelen(d, soorten):
        schoon = False
        if x.zeker and x.ander.soort is not None:
            yield tekort(plek(x.post), "dubbel", **_waarden(d, x))
        else:
            yield onbekend(
                f"{BRON}.{x.ander.id}",
                "soort, partij, wat het dekt en de periode van deze geldstroom",
                post=naam(x.post),
            )
    if schoon:
        yield voldoet(BRON)


def _waarden(d: Dossier, x: Dubbel) -> dict[str, Waarde]:
    return {
        "post": naam(x.post),
        "partij": d.naam(x.ander.partij),
        "kenmerk": x.ander.kenmerk or x.ander.id,
        "dubbel_cent": Cent(x.cent),
        "over_cent": Cent((d.zvw(x.post) or 0) - x.cent),
    }


@regel("ZZ-3.1-2b")
def vouchers(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.1, second point: what a ZonMw voucher pays can't come from the RESV budget."""
    yield from _radar(d, "zonmw_voucher")


@regel("ZZ-3.1-2c")
def uitvoeringssubsidie(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.1, second point: RO's are expected to use the ZonMw subsidy, and not pay twice."""
    stromen = d.plan.voorliggende_financiering
    if stromen is None:
        yield onbekend(BRON, "de andere geldstromen (ook als er geen zijn)")
        return
    eigen = [v for v in stromen if v.soort == "zonmw_uitvoeringssubsidie"]
    eigen.sort(key=lambda v: v.id)
    for ro in (x for x in d.plan.partijen or () if x.soort == "ro"):
        van_ro = [v for v in eigen if v.partij == ro.id]
        if not van_ro:
            yield tekort(BRON, "geen_subsidie", ro=d.naam(ro.id))
        elif all(v.gebruik == "niet_gebruikt" and leeg(v.reden) for v in van_ro):
            yield tekort(f"{BRON}.{van_ro[0].id}.reden", "zonder_reden", ro=d.naam(ro.id))
        else:
            yield voldoet(f"{BRON}.{van_ro[0].id}")
    for x in _dubbelen(d, ("zonmw_uitvoeringssubsidie",)):
        if x.zeker and x.ander.soort is not None:
            yield tekort(plek(x.post), "dubbel", **_waarden(d, x))


@regel("ZZ-3.3-1a")
def voucher_met_nummer(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.3 task 1: a voucher is named by its number."""
    for v in d.plan.voorliggende_financiering or ():
        if v.soort != "zonmw_voucher":
            continue
        where = f"{BRON}.{v.id}.kenmerk"
        if leeg(v.kenmerk):
            yield tekort(where, partij=d.naam(v.partij))
        else:
            yield voldoet(where)


@regel("NZA-T-art4f")
def organisatie_en_infrastructuur(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 4: no overlap with O&I in segment 2; a similar purpose is judged (T10)."""
    yield from _radar(d, "oi_segment2")
    verwant = [set(groep) for groep in p["verwante_kostensoorten"]]
    for ander in d.plan.voorliggende_financiering or ():
        if ander.soort == "oi_segment2":
            yield from _lijkt_erop(d, ander, verwant)


def _lijkt_erop(
    d: Dossier, ander: f.VoorliggendeFinanciering, verwant: list[set[str]]
) -> Iterator[Resultaat]:
    daar = tussen(ander.vanaf, ander.tot)
    gedekt = set(ander.dekt or ())
    familie = {soort for groep in verwant if gedekt & groep for soort in groep} - gedekt
    for post in d.belaste_posten_door(ander.partij):
        if post.kostensoort not in familie or post.activiteit in (ander.activiteiten or ()):
            continue
        hier = d.periode(post)
        tegelijk = None if hier is None or daar is None else hier.gemeen(daar) > 0
        # What is unknown may be the same: that too is for the insurer to judge.
        if en(_gelijk(d.uitvoerder(post), ander.partij), tegelijk) is not False:
            yield oordeel(
                f"{plek(post)}.kostensoort",
                "lijkt_erop",
                post=naam(post),
                partij=d.naam(ander.partij),
                gedekt=tuple(sorted(x.replace("_", " ") for x in gedekt)),
            )


@regel("NZA-T-art4g")
def coordinatie_wijkverpleging(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 4: no overlap with central coordination of wijkverpleging."""
    yield from _radar(d, "wijkverpleging_coordinatie")


@regel("NZA-T-art4h")
def patientengroep_afstemming(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 4: no overlap with the patient-group experiment (T22)."""
    yield from _radar(d, "patientengroep_afstemming")


@regel("NZA-T-art4i")
def overlap_opgelost(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 4: parties prevent double funding; no offer while an overlap is open."""
    yield from _radar(d, *p["soorten"])
    for a in d.activiteiten:
        if a.voorliggend is None or not d.belaste_posten_van(a):
            continue
        where, gevonden = f"activiteiten.{a.id}.voorliggend", a.voorliggend.gevonden
        if gevonden is None:
            yield onbekend(f"{where}.gevonden", "welke andere financiering gevonden is")
        elif gevonden:
            yield tekort(where, "gevonden", activiteit=titel(a), gevonden=gevonden)


@regel("OPL-C2")
def oi_van_de_rho_blijft(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """OPL C2: for RHO's the O&I-like funding stays; it is shown beside the RESV budget."""
    overgeheveld = any(
        a.oi_besluit and a.oi_besluit.besluit in ("overhevelen", "combinatie")
        for a in d.activiteiten
    )
    met_oi = {v.partij for v in d.plan.voorliggende_financiering or () if v.soort == "oi_segment2"}
    for rho in (x for x in d.plan.partijen or () if x.soort == "rho"):
        if rho.id in met_oi or overgeheveld:
            yield voldoet(f"partijen.{rho.id}")
        elif d.plan.voorliggende_financiering is None:
            yield onbekend(BRON, "de andere geldstromen (ook als er geen zijn)")
        else:
            yield tekort(f"partijen.{rho.id}", rho=d.naam(rho.id))


@regel("VWS-4d5")
def subsidie_loopt_af(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """VWS 4d: subsidies end; the activity they carry needs funding after that."""
    for v in d.plan.voorliggende_financiering or ():
        if v.soort not in p["subsidies"] or v.tot is None:
            continue
        for sleutel in v.activiteiten or ():
            a = d.activiteit[sleutel]
            where = f"activiteiten.{a.id}"
            if a.tot and v.tot < a.tot and not d.belaste_posten_van(a):
                yield tekort(where, activiteit=titel(a), einde=v.tot)
            else:
                yield voldoet(where)


# --- form 2 -----------------------------------------------------------------------------


@regel("ZZ-3.2-2d")
@alleen_bij("ro_transformatie")
def oi_besluit(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.2 form 2: per regional activity, is O&I transferred or is more needed?"""
    nog_belast = {x.post.activiteit for x in _dubbelen(d, ("oi_segment2",)) if x.zeker}
    for a in d.activiteiten:
        where = f"activiteiten.{a.id}.oi_besluit"
        b = a.oi_besluit
        if a.niveau == "wijk":
            yield nvt(where)
        elif b is None or b.besluit is None:
            yield tekort(where, "geen_besluit", activiteit=titel(a))
        elif leeg(b.reden) or leeg(b.besloten_door):
            yield tekort(where, "zonder_reden", activiteit=titel(a))
        elif b.bedrag_cent is None:
            yield onbekend(f"{where}.bedrag_cent", "het bedrag van het O&I-besluit")
        elif b.besluit != "aanvullend" and a.id in nog_belast:
            yield tekort(
                where, "oi_blijft_belast", activiteit=titel(a), bedrag_cent=Cent(b.bedrag_cent)
            )
        else:
            yield voldoet(where)


@regel("ZZ-3.2-2e")
@alleen_bij("ro_transformatie")
def voorliggend_in_de_wijk(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.2 form 2: neighbourhood work is extra only where nothing else pays first."""
    for a in d.activiteiten:
        where = f"activiteiten.{a.id}.voorliggend"
        if a.niveau != "wijk" or not d.belaste_posten_van(a):
            yield nvt(where)
        elif a.voorliggend is None or a.voorliggend.onderzocht is None:
            yield onbekend(where, "of er voorliggende financiering is")
        elif not a.voorliggend.onderzocht:
            yield tekort(where, "niet_onderzocht", activiteit=titel(a))
        elif a.voorliggend.gevonden is None:
            yield onbekend(f"{where}.gevonden", "welke voorliggende financiering gevonden is")
        elif a.voorliggend.gevonden:
            yield tekort(where, "gevonden", activiteit=titel(a), gevonden=a.voorliggend.gevonden)
        else:
            yield voldoet(where)
