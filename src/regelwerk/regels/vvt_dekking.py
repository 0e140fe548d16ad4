"""The VVT mandate speaks for at least 80% of the supply; small providers are asked."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from regelwerk import feiten as f
from regelwerk import tekst
from regelwerk.dossier import Dossier, breuk
from regelwerk.oordeel import Vaststelling, Waarde
from regelwerk.regel import Parameters, onbekend, regel, tekort, voldoet

NAMEN = {"wijkverpleging": "Wijkverpleging", "so": "Specialist ouderengeneeskunde (SO)"}


@regel("ZZ-3.4-4a")
def minimale_dekking(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.4, fourth point: at least 80% of wijkverpleging and of SO, each by itself (T16).

    79,9% fails and 80,0% passes. What is unknown is bounded from below and above; only when
    both bounds fall on one side is there a verdict. Volumes per provider stay out of the
    message: they are the providers' own.
    """
    norm = Fraction(p["minimum_promille"], 1000)
    for naam in NAMEN:
        maat: f.Dekkingsmaat | None = getattr(d.plan.vvt_dekking, naam, None)
        yield _oordeel(d, naam, maat, norm)


def _oordeel(d: Dossier, naam: str, maat: f.Dekkingsmaat | None, norm: Fraction) -> Vaststelling:
    plek = f"vvt_dekking.{naam}"
    if maat is not None and maat.vastgesteld is not None:
        return _zoals_vastgesteld(plek, naam, maat, norm)
    grenzen = aandeel(maat) if maat else None
    if maat is None or grenzen is None:
        return onbekend(plek, f"het aanbod aan {NAMEN[naam]} (de noemer)", maat=NAMEN[naam])
    laagste, hoogste = grenzen
    waarden: dict[str, Waarde] = {"maat": NAMEN[naam], "aandeel": laagste, "norm": norm}
    verzwijg = _herleidbaar(d, maat)
    if maat.peildatum:
        waarden["peildatum"] = maat.peildatum
    if laagste >= norm:
        if verzwijg:
            waarden["aandeel"] = f"ten minste {tekst.procent(norm)}"
        return voldoet(plek, **waarden)
    if hoogste >= norm:
        veld = f"omvang of vertegenwoordiging bij {NAMEN[naam]}"
        if verzwijg:
            del waarden["aandeel"]
        return onbekend(plek, veld, "onbekend", **waarden)
    nog_niet = _niet_vertegenwoordigd(d, maat)
    # Rounded up, as the share is rounded down: together they make the norm.
    waarden["verschil"] = Fraction(ceil((norm - hoogste) * 1000), 1000)
    waarden["aandeel"] = hoogste
    if verzwijg:
        waarden |= {"aandeel": f"minder dan {tekst.procent(norm)}", "verschil": "een deel"}
    return tekort(plek, "lijst" if nog_niet else "tekort", aanbieders=nog_niet, **waarden)


def _zoals_vastgesteld(plek: str, naam: str, maat: f.Dekkingsmaat, norm: Fraction) -> Vaststelling:
    """Who holds the volumes says which side of the norm it is; nobody else sees them."""
    genoeg = maat.vastgesteld == "ten_minste"
    aandeel = f"{'ten minste' if genoeg else 'minder dan'} {tekst.procent(norm)}"
    waarden: dict[str, Waarde] = {"maat": NAMEN[naam], "aandeel": aandeel, "norm": norm}
    if maat.peildatum:
        waarden["peildatum"] = maat.peildatum
    if genoeg:
        return voldoet(plek, **waarden)
    return tekort(plek, "tekst", aanbieders=(), verschil="een deel", **waarden)


def _herleidbaar(d: Dossier, maat: f.Dekkingsmaat) -> bool:
    """Whether a provider could subtract its own volume and be left with that of one other."""
    if maat.aanbieders is not None:
        return len(maat.aanbieders) <= 2
    aanbieders = [p for p in d.plan.partijen or () if p.discipline == "vvt" and p.zorgaanbieder]
    return len(aanbieders) <= 2


def aandeel(maat: f.Dekkingsmaat) -> tuple[Fraction, Fraction] | None:
    """Lowest and highest possible share represented; None without a usable denominator."""
    if maat.aanbieders is None:
        if maat.totaal is None or maat.vertegenwoordigd is None:
            return None
        totaal, deel = breuk(maat.totaal), breuk(maat.vertegenwoordigd)
        if totaal <= 0 or deel > totaal:
            return None
        return Fraction(deel) / totaal, Fraction(deel) / totaal
    return _uit_lijst(maat.aanbieders, maat.totaal)


def _uit_lijst(
    aanbieders: tuple[f.Aanbodaandeel, ...], opgegeven: float | None
) -> tuple[Fraction, Fraction] | None:
    ja: int | Fraction = 0
    nee: int | Fraction = 0
    wellicht: int | Fraction = 0
    open_ja = open_nee = False  # providers whose volume is unknown
    for a in aanbieders:
        if a.omvang is None:
            open_ja = open_ja or a.vertegenwoordigd is not False
            open_nee = open_nee or a.vertegenwoordigd is not True
        elif a.vertegenwoordigd is None:
            wellicht += breuk(a.omvang)
        elif a.vertegenwoordigd:
            ja += breuk(a.omvang)
        else:
            nee += breuk(a.omvang)
    if opgegeven is not None:
        rest = breuk(opgegeven) - ja - nee - wellicht
        if rest < 0:
            return None  # the stated total is less than its parts
        wellicht += rest
        open_ja = open_nee = False  # unknown volumes lie within that rest
    totaal = ja + nee + wellicht
    if totaal == 0:
        return (Fraction(0), Fraction(1)) if open_ja and open_nee else None
    laagste = Fraction(0) if open_nee else Fraction(ja) / totaal
    hoogste = Fraction(1) if open_ja else Fraction(ja + wellicht) / totaal
    return laagste, hoogste


def _niet_vertegenwoordigd(d: Dossier, maat: f.Dekkingsmaat) -> tuple[str, ...]:
    """Names, largest first; without volumes."""
    buiten = [a for a in maat.aanbieders or () if a.vertegenwoordigd is False]
    buiten.sort(key=lambda a: (-(a.omvang or 0), a.partij))
    return tuple(d.naam(a.partij) for a in buiten)


@regel("ZZ-3.4-4b")
def kleine_aanbieders(d: Dossier, p: Parameters) -> Iterator[Vaststelling]:
    """ZZ 3.4, fourth point: VVT tries to involve the providers it does not yet represent."""
    buiten = {
        a.partij
        for naam in NAMEN
        if (maat := getattr(d.plan.vvt_dekking, naam, None))
        for a in maat.aanbieders or ()
        if a.vertegenwoordigd is False
    }
    if buiten and d.plan.kleine_aanbieders is None:
        yield onbekend("kleine_aanbieders", "of de niet-vertegenwoordigde aanbieders gevraagd zijn")
        return
    gevraagd = {
        k.partij
        for k in d.plan.kleine_aanbieders or ()
        if k.uitgenodigd_op is not None or k.status == "vertegenwoordigd"
    }
    for sleutel in sorted(buiten):
        plek = f"kleine_aanbieders.{sleutel}"
        if sleutel in gevraagd:
            yield voldoet(plek)
        else:
            yield tekort(plek, aanbieder=d.naam(sleutel))
