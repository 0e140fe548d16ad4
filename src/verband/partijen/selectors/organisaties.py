"""Organisations of one region, for a member of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.rollen import Recht, Rol
from verband.access.verzoek import Lid
from verband.partijen.gelijkenis import sleutel
from verband.partijen.woorden import DISCIPLINES, SOORT, discipline
from verband.regios.models import Organisatie
from verband.regios.models.organisatie import zelfstandig

VOLGORDES = {"naam": "naam", "soort": "soort", "discipline": "discipline"}
_ZIEN_IBAN = frozenset({Rol.COORDINATOR, Rol.KASSIER, Rol.CONTROLLER})


class Vraag(NamedTuple):
    """What the address asks of the list."""

    q: str = ""
    soort: str = ""
    discipline: str = ""
    orde: str = "naam"


class Keuze(NamedTuple):
    code: str
    label: str


def mag_iban_zien(lid: Lid) -> bool:
    return bool(lid.rollen & _ZIEN_IBAN)


def _zonder_accent(waarde: F | Value) -> Func:
    return Func(Lower(waarde), function="unaccent")


def list_organisaties(lid: Lid, vraag: Vraag = Vraag()) -> QuerySet[Organisatie]:  # noqa: B008
    """As the filters let through. Never an IBAN for a role that may not see it."""
    if not lid.mag(Recht.ORGANISATIES_ZIEN):
        return Organisatie.objects.none()
    lijst = Organisatie.objects.filter(regio_id=lid.regio_id).select_related("opgegaan_in")
    if not mag_iban_zien(lid):
        lijst = lijst.defer("iban")
    for woord in vraag.q.split()[:8]:
        lijst = lijst.annotate(kaal=_zonder_accent(F("naam"))).filter(
            Q(kaal__contains=_zonder_accent(Value(woord)))
            | Q(kvk__startswith=woord)
            | Q(agb__startswith=woord)
        )
    if vraag.soort:
        lijst = lijst.filter(soort=vraag.soort)
    if vraag.discipline:
        lijst = lijst.filter(discipline=vraag.discipline)
    veld = VOLGORDES.get(vraag.orde.removeprefix("-"), "naam")
    eerste = Func(Lower(veld), function="unaccent")
    naam = Func(Lower("naam"), function="unaccent")
    af = vraag.orde.startswith("-")
    return lijst.order_by(eerste.desc() if af else eerste.asc(), naam, "naam")


def naam_nu(o: Organisatie) -> str:
    """Its name, and in which other one it went up."""
    if o.opgegaan_in is None or o.is_zelfstandig(timezone.localdate()):
        return o.naam
    return _("%(naam)s (opgegaan in %(nieuw)s)") % {"naam": o.naam, "nieuw": o.opgegaan_in.naam}


def list_te_kiezen(lid: Lid) -> QuerySet[Organisatie]:
    """For something new: not one that went up in another."""
    return list_organisaties(lid).filter(zelfstandig(timezone.localdate()))


def get_organisatie(lid: Lid, id_: UUID) -> Organisatie | None:
    return list_organisaties(lid).filter(id=id_).first()


def list_opgegaan(lid: Lid, organisatie: Organisatie) -> QuerySet[Organisatie]:
    """Those that went up in this one, or will."""
    return list_organisaties(lid).filter(opgegaan_in=organisatie)


def list_gelijkenden(lid: Lid, naam: str, *, behalve: UUID | None = None) -> list[Organisatie]:
    """Those of this region whose name looks like this one."""
    gezocht = sleutel(naam)
    return [
        o
        for o in Organisatie.objects.filter(regio_id=lid.regio_id)
        if gezocht and o.id != behalve and sleutel(o.naam) == gezocht
    ]


def op_sleutel(organisaties: Iterable[Organisatie]) -> dict[str, list[Organisatie]]:
    """By what their name looks like, to hold many names against at once."""
    gevonden: dict[str, list[Organisatie]] = defaultdict(list)
    for o in organisaties:
        gevonden[sleutel(o.naam)].append(o)
    return gevonden


def keuzes(lid: Lid) -> dict[str, list[Keuze]]:
    """What one can filter on: the kinds, and the disciplines that are used here."""
    gebruikt = (
        Organisatie.objects.filter(regio_id=lid.regio_id)
        .exclude(discipline="")
        .order_by("discipline")
        .values_list("discipline", flat=True)
        .distinct()
    )
    return {
        "soort": [Keuze(code, str(woord)) for code, woord in SOORT.items()],
        "discipline": sorted(
            (Keuze(code, discipline(code)) for code in gebruikt),
            key=lambda k: (k.code not in DISCIPLINES, k.label),
        ),
    }
