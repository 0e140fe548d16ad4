"""Dates: the experiment's term, the round, the two clocks of the assessment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from regelwerk.dossier import Dossier
from regelwerk.oordeel import MetSleutel, Resultaat
from regelwerk.regel import Parameters, nvt, onbekend, regel, tekort, voldoen, voldoet
from regelwerk.regels.bekostiging import plek
from regelwerk.tijd import Periode, moment_in_amsterdam, tussen


@regel("NZA-7-a")
def binnen_de_looptijd(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa art. 7: charged days lie from 1 January 2027 up to and including 31 December 2031."""
    for periode, posten in d.belaste_posten_per_periode.items():
        yield from _in_looptijd("begrotingsposten", posten, periode, p)
    for o in d.plan.opdrachten or ():
        if o.soort != "gewone_inkoop":
            yield from _in_looptijd("opdrachten", [o], tussen(o.vanaf, o.tot), p)


def _in_looptijd(
    lijst: str, dingen: Sequence[MetSleutel], periode: Periode | None, p: Parameters
) -> Iterator[Resultaat]:
    """Lines or orders that share a period."""
    looptijd = Periode(p["vanaf"], p["tot"])
    if periode is not None and periode.vanaf < periode.tot and looptijd.omvat(periode):
        yield voldoen(lijst, dingen)
        return
    for ding in dingen:
        where = f"{lijst}.{ding.id}"
        if periode is None:
            yield onbekend(where, "de periode")
        elif periode.tot <= periode.vanaf:
            yield tekort(where, "geen_dag", begin=periode.vanaf, einde=periode.tot)
        else:
            begin, einde = periode
            vanaf, tot = looptijd
            yield tekort(where, "buiten_looptijd", begin=begin, einde=einde, vanaf=vanaf, tot=tot)


@regel("NZA-T-art7b")
def termijn_na_einde(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 7: the experiment may end earlier; no instalment after its end."""
    for termijn in d.plan.termijnen or ():
        where = f"termijnen.{termijn.op or 'zonder datum'}"
        if termijn.op is None:
            yield onbekend(where, "de datum van de termijn")
        elif termijn.op >= p["einde"]:
            yield tekort(where, op=termijn.op, einde=p["einde"])
        else:
            yield voldoet(where)


@regel("VWS-1b")
def niet_voor_2027(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """VWS 1: structural funding from the Zvw starts on 1 January 2027."""
    jaar, eerste = d.plan.contractjaar, p["vanaf"]
    if jaar is None:
        yield onbekend("contractjaar", "het contractjaar")
    elif jaar < eerste.year:
        yield tekort("contractjaar", "jaar", jaar=str(jaar))
    else:
        yield voldoet("contractjaar")
    for periode, posten in d.belaste_posten_per_periode.items():
        if periode is not None and periode.vanaf < eerste:
            for post in posten:
                yield tekort(plek(post, "vanaf"), "post", vanaf=periode.vanaf)


# --- the round --------------------------------------------------------------------------


@regel("ZZ-4.1-1a")
def uiterste_indiendatum(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 4.1: 15 July 2026 is the last day, until its end in the Netherlands."""
    uiterste: dt.date = p["uiterste_indiendatum"]
    if d.peildatum <= uiterste:
        yield voldoet("ingediend_op", uiterste=uiterste)
    elif d.plan.ingediend_op is None:
        yield tekort("ingediend_op", "concept_te_laat", uiterste=uiterste, volgend=_volgend(d))
    else:
        moment = moment_in_amsterdam(d.plan.ingediend_op)
        yield tekort(
            "ingediend_op",
            "te_laat",
            uiterste=uiterste,
            ontvangen=f"{moment.day}-{moment.month}-{moment.year} om {moment:%H:%M:%S}",
            volgend=_volgend(d),
        )


def _volgend(d: Dossier) -> str:
    return str((d.plan.contractjaar or d.peildatum.year) + 1)


@regel("LHV-5")
def nodig_voor_financiering(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """LHV planning: a submitted plan is needed to be eligible for structural funding."""
    if d.ingediend:
        yield voldoet("ingediend_op")
    else:
        yield tekort("ingediend_op", jaar=str(d.plan.contractjaar or ""))


@regel("LHV-6")
def later_starten(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """LHV planning: starting later is possible, but then the moment shifts (T18).

    The last day is left open here and filled in by the insurer's policy.
    """
    uiterste: dt.date | None = p.get("uiterste_indiendatum")
    if uiterste is None or d.peildatum <= uiterste:
        yield nvt("ingediend_op")
    else:
        yield tekort("ingediend_op", begin=dt.date(int(_volgend(d)), 1, 1))


@regel("ZZ-4.1-2b")
def twee_klokken(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 4.1: six weeks after submission, and at the latest 15 September 2026 (T4)."""
    if not d.ingediend:
        yield nvt("ingediend_op")
        return
    zes_weken = d.peildatum + dt.timedelta(days=p["dagen"])
    if zes_weken == p["uiterlijk"]:
        yield voldoet("ingediend_op")
    else:
        yield tekort(
            "ingediend_op",
            zes_weken=zes_weken,
            uiterlijk=p["uiterlijk"],
            eerste=min(zes_weken, p["uiterlijk"]),
        )


@regel("ZZ-0")
def getoetst_aan_beleid(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ title: the policy is a dated version; a plan names the one it was tested on.

    The field is optional: this check names its rule sets itself, so silence is fine.
    """
    eigen = [v for v in d.plan.beleidsversies or () if v.regelset == p["regelset"]]
    if not d.plan.beleidsversies:
        yield nvt("beleidsversies")
    elif not eigen:
        yield tekort("beleidsversies", "geen_versie", regelset=p["regelset"])
    elif all(v.versie != p["versie"] for v in eigen):
        yield tekort(
            f"beleidsversies.{p['regelset']}",
            "andere_versie",
            genoemd=eigen[0].versie,
            geldend=p["versie"],
        )
    else:
        yield voldoet(f"beleidsversies.{p['regelset']}")
