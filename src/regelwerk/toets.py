"""Check one plan: choose the rule sets, run the rules, give each result its grounds."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import regelwerk.regels  # noqa: F401  (importing registers the rules)
from regelwerk.dossier import Dossier
from regelwerk.feiten import ResvPlan
from regelwerk.herstel import HERSTEL
from regelwerk.inlezen import Onleesbaar
from regelwerk.niet_getoetst import niet_getoetst
from regelwerk.onderbouwing import Onderbouwing, zonder_bsn
from regelwerk.oordeel import MELDBAAR, Bevinding, Hertoets, InOrde, Resultaat, Vaststelling
from regelwerk.rapport import PlanKop, Rapport, RegelsetVerwijzing, volgorde
from regelwerk.regel import los, onbekend, tekort
from regelwerk.regelsets import Regelset, alle_regelsets, kies
from regelwerk.tekst import getal, leeg, maskeer

MAX_BEVINDINGEN = 10_000
_MAX_HERTOETS = 50_000  # results that trying mends may cost: some hundred tries on a usual plan

Gemeld = tuple[Onderbouwing, Vaststelling]
Gegrond = tuple[Onderbouwing, Resultaat]


def toets(
    plan: ResvPlan,
    *,
    sha256: str,
    vandaag: dt.date,
    kennisdatum: dt.date | None = None,
    extra: Sequence[tuple[str, str]] = (),
    regelsets: Sequence[Regelset] | None = None,
) -> Rapport:
    """Check a plan against the rules that were known.

    ``kennisdatum`` is the submission day unless given, and for a draft ``vandaag``; mandates
    and the deadline of a draft are judged on that same day. ``extra`` names rule sets to add
    as (id, version). Raises RegelsetOnbekend, and Onleesbaar when the findings have no end.
    """
    d = Dossier(plan, vandaag=kennisdatum or vandaag)
    kennis = kennisdatum or d.peildatum
    beschikbaar = alle_regelsets() if regelsets is None else regelsets
    gekozen = kies(
        beschikbaar,
        contractjaar=plan.contractjaar,
        verzekeraar=d.preferente,
        kennisdatum=kennis,
        extra=extra,
    )
    resultaten = list(_begrensd(_resultaten(d, gekozen)))
    bevindingen = [
        *_met_herstel(d, gekozen, resultaten),
        *_zonder_nza(d, gekozen, beschikbaar, kennis),
        *_zonder_verzekeraar(d, gekozen, beschikbaar, kennis),
    ]
    geladen = any(_beleid(r) and r.is_van(d.preferente) for r in gekozen)
    oordelen = sum(1 for b in bevindingen if b.uitkomst == "oordeel_nodig")
    return Rapport(
        plan=_kop(plan, sha256),
        peildatum=d.peildatum,
        kennisdatum=kennis,
        regelsets=tuple(
            RegelsetVerwijzing(r.id, r.versie, r.sha256, r.laag, r.titel) for r in gekozen
        ),
        niet_getoetst=tuple(niet_getoetst(d, gekozen, beleid_geladen=geladen, oordelen=oordelen)),
        bevindingen=_gesorteerd(d, bevindingen),
        in_orde=lambda: _gesorteerd(d, _in_orde(resultaten)),
        beleid_geladen=geladen,
    )


def _gesorteerd(d: Dossier, bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    if d.misschien_bsn:
        bevindingen = map(zonder_bsn, bevindingen)
    return tuple(sorted(bevindingen, key=volgorde))


def _kop(plan: ResvPlan, sha256: str) -> PlanKop:
    naam = plan.regio.naam if plan.regio else None
    return PlanKop(maskeer(naam) if naam else None, plan.contractjaar, sha256)


def _resultaten(d: Dossier, gekozen: Sequence[Regelset]) -> Iterator[Gegrond]:
    """Every rule of every chosen set on every subject."""
    for regelset in gekozen:
        for regel in regelset.regels:
            grond = Onderbouwing(regelset, regel, gekozen)
            for r in grond.functie(d, grond.parameters):
                yield grond, r


def _in_orde(resultaten: Iterable[Gegrond]) -> Iterator[Bevinding]:
    """What is in order or not applicable, each subject by itself."""
    for grond, r in resultaten:
        if r.uitkomst not in MELDBAAR:
            for v in los([r]):
                yield grond.bevinding(v)


def _te_melden(resultaten: Iterable[Gegrond]) -> Iterator[Gemeld]:
    for grond, r in resultaten:
        if isinstance(r, Vaststelling) and r.uitkomst in MELDBAAR:
            yield grond, r


def _met_herstel(
    d: Dossier, gekozen: Sequence[Regelset], resultaten: Sequence[Gegrond]
) -> Iterator[Bevinding]:
    """Findings with grounds; a computable mend is tried on a copy first."""
    omvang = sum(len(r.dingen) if isinstance(r, InOrde) else 1 for _, r in resultaten)
    gemeld = list(_te_melden(resultaten))
    telling = _telling(gemeld)
    geprobeerd: dict[ResvPlan, Hertoets] = {}  # several findings may share one mend
    for grond, v in gemeld:
        hertoets = None
        maak = HERSTEL.get((grond.regel, v.geval)) if v.uitkomst == "voldoet_niet" else None
        # Each try is a whole check: a plan with a thousand of them must not take an hour.
        ruimte = (len(geprobeerd) + 1) * omvang <= _MAX_HERTOETS
        if maak and ruimte and (stap := maak(d, v)):
            omschrijving, kopie = stap
            if kopie not in geprobeerd:
                nieuwe = _resultaten(Dossier(kopie, vandaag=d.peildatum), gekozen)
                nieuw = _telling(_te_melden(nieuwe))
                geprobeerd[kopie] = Hertoets(
                    omschrijving, (telling - nieuw).total(), (nieuw - telling).total()
                )
            hertoets = geprobeerd[kopie]
        yield grond.bevinding(v, hertoets)


def _begrensd(resultaten: Iterable[Gegrond]) -> Iterator[Gegrond]:
    """Stop where nobody reads on; rules that weigh all against all could find millions."""
    aantal = 0
    for grond, r in resultaten:
        aantal += r.uitkomst in MELDBAAR
        if aantal > MAX_BEVINDINGEN:
            raise Onleesbaar(
                f"het plan geeft meer dan {getal(MAX_BEVINDINGEN)} bevindingen",
                verwacht="een plan waarin dezelfde fout niet duizenden keren staat",
            )
        yield grond, r


def _telling(gemeld: Iterable[Gemeld]) -> Counter[tuple[str, str, str]]:
    """What counts as *punten* when a mend is weighed: failures and unknowns."""
    return Counter(
        (grond.regel, v.object, v.geval)
        for grond, v in gemeld
        if v.uitkomst in ("voldoet_niet", "niet_te_beoordelen")
    )


def _zonder_nza(
    d: Dossier, gekozen: Sequence[Regelset], alle: Sequence[Regelset], kennis: dt.date
) -> Iterator[Bevinding]:
    """Without a rule of the NZa for the year there is no prestatie to ask money for (NZA-7-a)."""
    nza = max((r for r in alle if r.laag == "nza"), key=lambda r: r.bekend_op, default=None)
    if nza is None or any(r.laag == "nza" for r in gekozen):
        return
    jaar = d.plan.contractjaar
    yield Onderbouwing(nza, "NZA-7-a", gekozen).bevinding(
        onbekend("contractjaar", "het contractjaar")
        if jaar is None
        else tekort("contractjaar", "geen_regelset", jaar=str(jaar), kennisdatum=kennis)
    )


def _zonder_verzekeraar(
    d: Dossier, gekozen: Sequence[Regelset], alle: Sequence[Regelset], kennis: dt.date
) -> Iterator[Bevinding]:
    """Leaving out who the insurer is must not be a way around its policy (ZZ-1.2)."""
    if not leeg(d.preferente) or any(_beleid(r) for r in gekozen):
        return
    for r in alle:
        if "ZZ-1.2" in r.regels and r.bekend_op <= kennis and r.gaat_over(d.plan.contractjaar):
            v = onbekend("preferente_verzekeraar.naam", "de preferente zorgverzekeraar")
            yield Onderbouwing(r, "ZZ-1.2", gekozen).bevinding(v)


def _beleid(r: Regelset) -> bool:
    """True for the policy of an insurer; an *aanvulling* to it is not the policy itself."""
    return r.laag == "verzekeraar" and not r.aanvulling
