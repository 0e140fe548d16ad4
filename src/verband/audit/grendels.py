"""Are the locks of the database still on? Whoever tampers, must take one off first."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections

from verband.audit.onderzoek import Onderzoek, invariant
from verband.core.grants import alleen_erbij
from verband.core.postgres import APP

_TABELLEN = """
    SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,
           (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'regio_id'
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
      AND NOT a.attisdropped ORDER BY 1
"""
_RECHTEN = """
    SELECT t, r FROM unnest(%s::text[]) t, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) r
    WHERE has_table_privilege(%s, quote_ident(t), r) ORDER BY 1, 2
"""  # noqa: E501
_TRIGGERS = """
    SELECT c.relname, t.tgname, t.tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace
"""
_ROL = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s"


@invariant(
    "grendels",
    "Elke tabel met gegevens van een regio is afgeschermd, niemand wijzigt wat vastligt, en de "
    "geschiedenis loopt mee",
    eenheid="grendels",
)
def grendels(o: Onderzoek) -> None:
    for tabel, dicht, regels in _vraag(o, _TABELLEN):
        o.aantal += 1
        if not dicht or not regels:
            o.fout(f"Tabel {tabel} is niet afgeschermd per regio (row level security staat uit).")
    vast = sorted(alleen_erbij())
    o.aantal += len(vast)
    for tabel, recht in _vraag(o, _RECHTEN, [vast, APP]):
        o.fout(f"De toepassing mag {recht} op tabel {tabel}; daar mag alleen iets bij.")
    for (te_veel,) in _vraag(o, _ROL, [APP]):
        o.aantal += 1
        if te_veel:
            o.fout(f"De rol {APP} gaat voorbij aan de afscherming per regio.")
    _triggers(o)


def _triggers(o: Onderzoek) -> None:
    """The triggers that keep the history of rows: each there, and each switched on."""
    aan = {(tabel, naam): staat for tabel, naam, staat in _vraag(o, _TRIGGERS)}
    for model in apps.get_models():
        for trigger in getattr(model._meta, "triggers", ()):
            o.aantal += 1
            naam = trigger.get_pgid(model)
            if aan.get((model._meta.db_table, naam)) not in ("O", "A"):
                o.fout(f"Op tabel {model._meta.db_table} loopt de geschiedenis niet mee ({naam}).")


def _vraag(o: Onderzoek, sql: str, argumenten: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connections[o.db].cursor() as cursor:
        cursor.execute(sql, argumenten)
        rijen: list[tuple[Any, ...]] = cursor.fetchall()
    return rijen
