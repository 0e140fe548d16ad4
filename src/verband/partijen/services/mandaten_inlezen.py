"""A whole table of drafts at once: first looked at, then all of it or nothing. Never a confirmed
mandate: who gives it is asked one by one (OPL-C4b)."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.forms_mandaten import MandaatForm
from verband.partijen.lijst import Celfout, Regel
from verband.partijen.mandaatlijst import Omgeving
from verband.partijen.mandaatwoorden import discipline_voluit
from verband.partijen.mandaatwoorden import onderwerp as in_woorden
from verband.partijen.models import Mandaat, MandaatOnderwerp
from verband.partijen.selectors.mandaten import extra_disciplines, list_gevers
from verband.partijen.services.bewaren import eis, noteer, vergrendel_regio
from verband.partijen.services.mandaat import Onderwerpen
from verband.partijen.services.mandaat_opstellen import bewaar_met
from verband.partijen.services.mandaat_toetsen import eis_andere_vervanger

ZOUT = "verband.partijen.mandaten"


@dataclass
class Voorbeeld:
    """What would be added, what stands there already, and what speaks against it."""

    nieuw: list[tuple[int, MandaatForm]] = field(default_factory=list)
    bestaat: list[int] = field(default_factory=list)
    fouten: list[Celfout] = field(default_factory=list)

    @property
    def vingerafdruk(self) -> str:
        spoor = [[rij for rij, _form in self.nieuw], self.bestaat]
        return hashlib.sha256(json.dumps(spoor).encode()).hexdigest()

    @property
    def regels(self) -> list[tuple[int, str, str, str]]:
        """Row, discipline, giver and representative of what is new."""
        return [
            (rij, discipline_voluit(*f.van_wie.values()), f.cleaned_data["gever"].naam,
             f.cleaned_data["vertegenwoordiger"])
            for rij, f in self.nieuw
        ]  # fmt: skip


class AndersGeworden(Exception):
    """The region changed between looking and confirming; ``voorbeeld`` is how it would be now."""

    def __init__(self, voorbeeld: Voorbeeld) -> None:
        super().__init__()
        self.voorbeeld = voorbeeld


def maak_omgeving(lid: Lid) -> Omgeving:
    return Omgeving(list(list_gevers(lid)), extra_disciplines(lid))


def bekijk(lid: Lid, regels: list[Regel]) -> Voorbeeld:
    """Hold the table against the region. Writes nothing."""
    eis(lid, Recht.TAFEL_BEHEREN)
    omgeving, beeld = maak_omgeving(lid), Voorbeeld()
    gezien = {_wie(m) for m in Mandaat.objects.filter(regio_id=lid.regio_id)}
    bezet = _gegeven(lid)
    for regel in regels:
        form = omgeving.form(regel.gegevens)
        if not form.is_valid():
            zin = " ".join(str(z) for zinnen in form.errors.values() for z in zinnen)
            plaats = _("rij %(rij)s") % {"rij": regel.rij}
            beeld.fouten.append(Celfout(plaats, _("Deze rij kan niet meer."), zin))
            continue
        mandaat = Mandaat(regio_id=lid.regio_id, **form.gegevens)
        if fout := _bezwaar(regel, mandaat):
            beeld.fouten.append(fout)
        elif _wie(mandaat) in gezien:
            beeld.bestaat.append(regel.rij)
        elif fout := _dubbel(regel.rij, mandaat, form.onderwerpen, bezet):
            beeld.fouten.append(fout)
        else:
            gezien.add(_wie(mandaat))
            beeld.nieuw.append((regel.rij, form))
    return beeld


# Per giver, discipline and subject: from when until when, and where that stands.
Bezet = dict[tuple[object, ...], list[tuple[dt.date, dt.date, str]]]


def _gegeven(lid: Lid) -> Bezet:
    """What the disciplines gave already; a draft of before binds nobody."""
    bezet: Bezet = {}
    for o in MandaatOnderwerp.objects.filter(
        regio_id=lid.regio_id, geldig__isnull=False
    ).select_related("mandaat"):
        sleutel = (*_van(o.mandaat), o.onderwerp)
        waar = _("een mandaat dat al gegeven is")
        bezet.setdefault(sleutel, []).append((o.geldig.lower, o.geldig.upper, waar))
    return bezet


def _dubbel(rij: int, m: Mandaat, onderwerpen: Onderwerpen, bezet: Bezet) -> Celfout | None:
    """A giver lets one person speak about one subject at one moment: of two such rows the
    discipline could give only one. Rows without days are left for whoever fills these in."""
    if m.vanaf is None or m.tot is None:
        return None
    for onderwerp, _niveau in onderwerpen:
        hier = bezet.setdefault((*_van(m), onderwerp), [])
        for vanaf, tot, waar in hier:
            if m.vanaf < tot and vanaf < m.tot:
                zin = _("Namens %(gever)s spreekt op een dag één persoon over %(wat)s; dat staat "
                        "ook in %(waar)s. Kies andere dagen, of haal een van de twee weg.") % {
                    "gever": m.gever.naam, "wat": in_woorden(onderwerp), "waar": waar,
                }  # fmt: skip
                plaats = _("rij %(rij)s") % {"rij": rij}
                return Celfout(plaats, _("Dit mandaat staat er dubbel."), zin)
        hier.append((m.vanaf, m.tot, _("rij %(rij)s") % {"rij": rij}))
    return None


def _van(m: Mandaat) -> tuple[object, ...]:
    return (m.gever_id, m.discipline, m.subdiscipline, m.beroep)


def _bezwaar(regel: Regel, mandaat: Mandaat) -> Celfout | None:
    try:
        eis_andere_vervanger(mandaat)
    except Weigering as fout:
        plaats = _("rij %(rij)s") % {"rij": regel.rij}
        return Celfout(plaats, str(fout.wat), str(fout.herstel))
    return None


def _wie(m: Mandaat) -> tuple[object, ...]:
    """Two rows with the same of this are one draft: reading a table twice adds nothing."""
    return (*_van(m), m.vertegenwoordiger.casefold(), m.vanaf, m.tot)


def mandaten_inlezen(lid: Lid, regels: list[Regel], vingerafdruk: str) -> Voorbeeld:
    """Do what was shown, whole or not at all. Raises AndersGeworden or Weigering."""
    eis(lid, Recht.TAFEL_BEHEREN)
    vergrendel_regio(lid)
    beeld = bekijk(lid, regels)
    if beeld.vingerafdruk != vingerafdruk or beeld.fouten:
        raise AndersGeworden(beeld)
    for _rij, form in beeld.nieuw:
        mandaat = Mandaat(regio_id=lid.regio_id, opgesteld_door=lid.gebruiker, **form.gegevens)
        bewaar_met(mandaat, form.onderwerpen)
    if beeld.nieuw:
        noteer(lid, "mandaten_inlezen", "mandaat", None, nieuw=len(beeld.nieuw))
    return beeld
