"""The clocks of one member, as a calendar wants them.

The room with the tasks will know more of them; then ``list_klokken`` asks there, and nothing else
here changes. Until then: the dates that the policy of an insurer gives for a contract year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regelwerk.regelsets import Regelset, alle_regelsets
from verband.access.verzoek import Lid
from verband.partijen.selectors.verzekeraars import list_jaren
from verband.regios.models import RegioVerzekeraar


@dataclass(frozen=True, slots=True)
class Klok:
    """A day by which something must be done. ``sleutel`` stays the same when the day moves."""

    sleutel: str
    op: dt.date
    wat: str
    bron: str


# Parameters of rules that are a last day, with what it is the last day of.
_LAATSTE_DAGEN: Mapping[str, str | Promise] = {
    "uiterste_indiendatum": gettext_lazy("Laatste dag om het RESV-plan voor %(jaar)s in te dienen"),
    "uiterlijk": gettext_lazy("Laatste dag van de beoordeling van het RESV-plan voor %(jaar)s"),
}


def list_klokken(lid: Lid) -> list[Klok]:
    """Of the region's preferent insurers, or of the member's own insurer."""
    gevonden = {klok.sleutel: klok for van, jaar in _beleid(lid) for klok in _uit(van, jaar)}
    return sorted(gevonden.values(), key=lambda klok: (klok.op, klok.sleutel))


def _beleid(lid: Lid) -> Iterator[tuple[str, int]]:
    """Whose policy counts, for which contract year."""
    if lid.regio is not None:
        for jaar in list_jaren(lid):
            if jaar.preferent is not None:
                yield jaar.preferent.verzekeraar.naam, jaar.contractjaar
    elif lid.verzekeraar is not None:
        rollen = RegioVerzekeraar.objects.filter(verzekeraar=lid.verzekeraar, rol="preferent")
        for contractjaar in sorted(set(rollen.values_list("contractjaar", flat=True))):
            yield lid.verzekeraar.naam, contractjaar


def _uit(verzekeraar: str, jaar: int) -> Iterator[Klok]:
    for regelset in _nieuwste(
        r
        for r in alle_regelsets()
        if r.laag == "verzekeraar" and r.is_van(verzekeraar) and r.gaat_over(jaar)
    ):
        for regel, vermelding in regelset.regels.items():
            for naam, zin in _LAATSTE_DAGEN.items():
                dag = vermelding.parameters.get(naam)
                if isinstance(dag, dt.date):
                    bron = f"{regelset.titel}, {vermelding.plaats}"
                    wat = str(zin) % {"jaar": jaar}
                    yield Klok(f"{regelset.id}-{regel}-{naam}-{jaar}".lower(), dag, wat, bron)


def _nieuwste(regelsets: Iterable[Regelset]) -> list[Regelset]:
    per_id: dict[str, Regelset] = {}
    for regelset in sorted(regelsets, key=lambda r: r.bekend_op):
        per_id[regelset.id] = regelset
    return list(per_id.values())


def als_bron(klok: Klok) -> str:
    return _("Bron: %(bron)s") % {"bron": klok.bron}
