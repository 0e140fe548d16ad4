"""Every row of a region points inside its own region."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import connections, models

from verband.audit.onderzoek import Onderzoek, invariant
from verband.regios.models import Regio

# Rows whose region is not there, and rows that point at another region's row or at none.
_REGIO = "SELECT r.{pk}::text FROM {t} r LEFT JOIN {regio} g ON g.id = r.{kolom} WHERE r.{kolom} IS NOT NULL AND g.id IS NULL"  # noqa: E501
_VREEMD = "SELECT r.{pk}::text FROM {t} r JOIN {doel} d ON d.{dpk} = r.{kolom} WHERE r.{van} IS DISTINCT FROM d.{naar}"  # noqa: E501
_WEES = "SELECT r.{pk}::text FROM {t} r LEFT JOIN {doel} d ON d.{dpk} = r.{kolom} WHERE r.{kolom} IS NOT NULL AND d.{dpk} IS NULL"  # noqa: E501


def _regiokolom(model: type[models.Model]) -> str | None:
    """The column that says of which region a row is; of the region itself its own key."""
    if model is Regio:
        return "id"
    return next((f.column for f in model._meta.local_fields if f.attname == "regio_id"), None)


def _verwijzingen(model: type[models.Model]) -> Iterator[models.ForeignKey[models.Model]]:
    for veld in model._meta.local_fields:
        if isinstance(veld, models.ForeignKey) and veld.attname != "regio_id":
            doel = veld.related_model
            if isinstance(doel, type) and _regiokolom(doel):
                yield veld


@invariant(
    "tenants", "Elke rij van een regio wijst binnen haar eigen regio", eenheid="rijen van regio's"
)
def tenants(o: Onderzoek) -> None:
    for model in apps.get_models(include_auto_created=True):
        kolom = _regiokolom(model)
        if kolom is None or model is Regio:
            continue
        o.aantal += model._default_manager.using(o.db).count()
        tabel, sleutel = model._meta.db_table, str(model._meta.pk.column)
        vast = {"t": tabel, "pk": sleutel}
        regio = Regio._meta.db_table
        _meld(o, tabel, "hoort bij geen regio", _REGIO.format(**vast, kolom=kolom, regio=regio))
        for veld in _verwijzingen(model):
            _houd_binnen(o, model, veld, vast | {"van": kolom})


def _houd_binnen(
    o: Onderzoek,
    model: type[models.Model],
    veld: models.ForeignKey[models.Model],
    vast: dict[str, str],
) -> None:
    doel = veld.related_model
    assert isinstance(doel, type)  # noqa: S101 - _verwijzingen gives no other
    delen = vast | {
        "kolom": veld.column,
        "doel": doel._meta.db_table,
        "dpk": str(doel._meta.pk.column),
        "naar": _regiokolom(doel) or "",
    }
    waar = f"{vast['t']}.{veld.column}"
    _meld(o, waar, "wijst naar een andere regio", _VREEMD.format(**delen))
    # An event may outlive what it was about.
    if not hasattr(model, "pgh_tracked_model"):
        _meld(o, waar, "wijst naar iets dat er niet is", _WEES.format(**delen))


def _meld(o: Onderzoek, waar: str, wat: str, sql: str) -> None:
    with connections[o.db].cursor() as cursor:
        cursor.execute(sql)
        for (id_,) in cursor.fetchall():
            o.fout(f"{waar}: rij {id_} {wat}.")
