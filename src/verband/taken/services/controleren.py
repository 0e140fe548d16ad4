"""The nightly *controleer*: every invariant of every room, read as the backup role."""

from __future__ import annotations

import datetime as dt

from django.db import connections, transaction
from django.utils.translation import gettext as _

from verband.audit.onderzoek import Uitkomst, controleer
from verband.regios.models import Regio
from verband.taken.models import Controle

_DB = "backup"
_FOUTEN = 20  # of one invariant; who needs more runs the command


def controleren(dag: dt.date) -> bool:
    """Once per day. In one moment of the database, and unable to write in it."""
    if Controle.objects.filter(dag=dag).exists():
        return False
    with transaction.atomic(using=_DB):
        with connections[_DB].cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        namen = dict(Regio.objects.using(_DB).values_list("id", "naam"))
        uitkomsten = controleer(_DB, namen)
    rij = Controle(
        dag=dag, houdt=all(u.houdt for u in uitkomsten), uitslag=[_een(u) for u in uitkomsten]
    )
    Controle.objects.bulk_create([rij], ignore_conflicts=True)
    return Controle.objects.filter(id=rij.id).exists()


def niet_gelukt(dag: dt.date) -> None:
    """After the last try: without an outcome nobody knows whether everything still holds."""
    uitslag = {
        "zin": _("De controle kon niet worden gedaan"),
        "houdt": False,
        "aantal": 0,
        "eenheid": _("onderdelen nagegaan"),
        "fouten": [_("Kijk in het technische logboek van die nacht waarom, en doe haar opnieuw.")],
    }
    Controle.objects.bulk_create(
        [Controle(dag=dag, houdt=False, uitslag=[uitslag])], ignore_conflicts=True
    )


def _een(u: Uitkomst) -> dict[str, object]:
    return {
        "zin": str(u.invariant.zin),
        "houdt": u.houdt,
        "aantal": u.onderzoek.aantal,
        "eenheid": str(u.invariant.eenheid),
        "fouten": [str(f) for f in u.onderzoek.fouten[:_FOUTEN]],
    }
