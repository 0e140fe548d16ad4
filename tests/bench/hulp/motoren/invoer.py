"""A plan as plain data for the peers: numbers, texts, lists and null.

More than the facts alone: days are numbers (ZEN can't order texts), a line carries the period of
its activity, and only the fields that the eleven rules read are there. None of that is timed, so
it is to the advantage of the peers.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from bench.hulp.motoren.eigen import DAG, gronden
from regelwerk import feiten as f
from regelwerk.dossier import Dossier
from regelwerk.tijd import jaarperiode

MATEN = ("wijkverpleging", "so")


def constanten() -> dict[str, Any]:
    """The parameters of the eleven rules, from the same rule sets that we run."""
    p = {g.regel: g.parameters for g in gronden()}
    jaar = jaarperiode(2027)
    return {
        "LOOPTIJD_VANAF": _dag(p["NZA-7-a"]["vanaf"]),
        "LOOPTIJD_TOT": _dag(p["NZA-7-a"]["tot"]),
        "JAAR_VANAF": _dag(jaar.vanaf),
        "JAAR_TOT": _dag(jaar.tot),
        "PROMILLE": p["ZZ-3.4-4a"]["minimum_promille"],
        "DAG": _dag(DAG),
        "BLOKKEN": {leden[0]: list(leden) for leden in p["ZZ-3.2-1a"]["blokken"].values()},
    }


def _dag(dag: dt.date | None) -> int | None:
    return dag.toordinal() if dag else None


def als_data(plan: f.ResvPlan) -> dict[str, Any]:
    """One plan; the generated country always has mandates, lines and a network form."""
    d = Dossier(plan, vandaag=DAG)
    dekking = plan.wijkdekking
    assert d.vorm == "netwerk"
    assert plan.mandaten is not None
    assert d.posten
    assert d.peildatum == DAG
    return {
        "lumpsum": plan.gevraagde_lumpsum_cent,
        "posten": [_post(d, post) for post in d.posten],
        "opdrachten": [
            {"id": o.id, "vanaf": _dag(o.vanaf), "tot": _dag(o.tot)}
            for o in plan.opdrachten or ()
            if o.soort != "gewone_inkoop"
        ],
        "maten": [_maat(plan, naam) for naam in MATEN],
        "mandaten": [
            {
                "discipline": m.discipline,
                "vanaf": _dag(m.vanaf),
                "tot": _dag(m.tot),
                "ingetrokken": _dag(m.ingetrokken_op),
            }
            for m in d.mandaten
        ],
        "buurten": _lijst(dekking.buurten_in_regio if dekking else None),
        "wijken": [{"buurten": _lijst(w.buurten)} for w in plan.wijkverbanden or ()],
    }


def _lijst(texten: tuple[str, ...] | None) -> list[str] | None:
    return None if texten is None else list(texten)


def _post(d: Dossier, post: f.Begrotingspost) -> dict[str, Any]:
    vanaf, tot = d.looptijd(post)
    return {
        "id": post.id,
        "activiteit": post.activiteit,
        "kostensoort": post.kostensoort,
        "bedrag": post.bedrag_cent,
        "delen": None
        if post.toedeling is None
        else [{"domein": t.domein, "bedrag": t.bedrag_cent} for t in post.toedeling],
        "sleutel": post.toedelingssleutel,
        "directe_zorg": post.directe_zorg,
        "vanaf": _dag(vanaf),
        "tot": _dag(tot),
    }


def _maat(plan: f.ResvPlan, naam: str) -> dict[str, Any]:
    maat: f.Dekkingsmaat | None = getattr(plan.vvt_dekking, naam, None)
    assert maat is not None
    assert maat.aanbieders is not None
    assert maat.totaal is None
    return {
        "naam": naam,
        "aanbieders": [
            # Whole numbers here, since CEL does not add an integer to a float.
            {
                "omvang": None if a.omvang is None else int(a.omvang),
                "vertegenwoordigd": a.vertegenwoordigd,
            }
            for a in maat.aanbieders
        ],
    }
