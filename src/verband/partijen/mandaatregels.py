"""What the rules say of a mandate by itself: the same rules that check a plan, on one mandate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from regelwerk import feiten as f
from regelwerk.oordeel import MELDBAAR, Bevinding
from regelwerk.toets import toets
from verband.partijen.facts import disciplinefeit, mandaatfeit
from verband.partijen.models import Disciplineorganisatie, Mandaat
from verband.regios.models import RegioVerzekeraar

# Those that one mandate can be held against; limits and subjects wait for a plan that asks them.
ROUTES = frozenset({"ZZ-3.4-1", "ZZ-3.4-2", "ZZ-3.4-3a"})
_OVER_MANDAAT = ROUTES | {"OPL-W1", "ZZ-3.1-3"}
_OVER_DISCIPLINE = frozenset({"ZZ-3.1-2a"})


def bevindingen_over(m: Mandaat, dag: dt.date) -> list[Bevinding]:
    """By the policy of the preferent insurer of the first contract year that it can speak for.

    Without a preferent insurer, or without its policy, none: no other's policy is borrowed.
    """
    plan = _plan(m.regio_id, m.vanaf or dag, [m], ())
    rapport = toets(plan, sha256="", vandaag=dag)
    return [b for b in rapport.bevindingen if b.regel in _OVER_MANDAAT and b.uitkomst in MELDBAAR]


def bevindingen_van_discipline(
    d: Disciplineorganisatie, mandaten: Iterable[Mandaat], dag: dt.date
) -> list[Bevinding]:
    """Is it shown that this discipline is well organised (ZZ-3.1-2a)? The insurer judges."""
    plan = _plan(d.regio_id, dag, mandaten, (disciplinefeit(d),))
    rapport = toets(plan, sha256="", vandaag=dag)
    return [b for b in rapport.bevindingen if b.regel in _OVER_DISCIPLINE]


def _plan(
    regio_id: UUID, dag: dt.date, mandaten: Iterable[Mandaat],
    disciplines: tuple[f.Disciplineorganisatie, ...],
) -> f.ResvPlan:  # fmt: skip
    rol = (
        RegioVerzekeraar.objects.filter(
            regio_id=regio_id, rol=RegioVerzekeraar.Rol.PREFERENT, contractjaar__gte=dag.year
        )
        .select_related("verzekeraar")
        .order_by("contractjaar")
        .first()
    )
    alle = list(mandaten)
    return f.ResvPlan(
        formaat="resv-plan/1",
        contractjaar=rol.contractjaar if rol else None,
        preferente_verzekeraar=f.Verzekeraar(rol.verzekeraar.naam) if rol else None,
        partijen=tuple(
            f.Partij(str(m.gever_id), m.gever.naam, m.gever.soort)  # type: ignore[arg-type]
            for m in {m.gever_id: m for m in alle}.values()
        ),
        mandaten=tuple(mandaatfeit(m, str(m.gever_id), ()) for m in alle),
        disciplineorganisaties=disciplines or None,
    )
