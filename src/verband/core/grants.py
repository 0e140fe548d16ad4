"""What the app and the backup role may do, said once, after every migrate."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections

from verband.core.postgres import APP, BACKUP

# Filled once per row by the app, then never changed; a model says so with ``alleen_erbij``.
_ALLEEN_ERBIJ = ("SELECT", "INSERT")
# Never changed, but it may go: content that its owner removes; says ``nooit_anders``.
_NOOIT_ANDERS = ("SELECT", "INSERT", "DELETE")
_GEWOON = ("SELECT", "INSERT", "UPDATE", "DELETE")
# Of Django's own: nobody but the owner changes what migrations did.
_ALLEEN_LEZEN = frozenset({"django_migrations", "django_content_type"})


def alleen_erbij() -> frozenset[str]:
    """Tables of models that say so, and every table that keeps the history of rows."""
    return frozenset(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if getattr(model, "alleen_erbij", False) or hasattr(model, "pgh_tracked_model")
    )


def nooit_anders() -> frozenset[str]:
    return frozenset(
        model._meta.db_table for model in apps.get_models() if getattr(model, "nooit_anders", False)
    )


def verleen(using: str, **_: Any) -> None:
    """Grant per table. The app role owns nothing, truncates nothing and plants no triggers."""
    erbij, anders_niet = alleen_erbij(), nooit_anders()
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname IN (%s, %s)", [APP, BACKUP])
        if len(cursor.fetchall()) < 2:
            raise RuntimeError(f"the roles {APP} and {BACKUP} must exist before migrating")
        cursor.execute("SELECT quote_ident(current_database())")
        (database,) = cursor.fetchone()
        # Also no temporary tables: with one a query can be led astray.
        cursor.execute(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
        cursor.execute(f"GRANT CONNECT ON DATABASE {database} TO {APP}, {BACKUP}")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {APP}, {BACKUP}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP}")
        cursor.execute(f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {BACKUP}")
        cursor.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {BACKUP}")
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {APP}")
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (tabel,) in cursor.fetchall():
            if tabel in _ALLEEN_LEZEN:
                mag: tuple[str, ...] = ("SELECT",)
            elif tabel in anders_niet:
                mag = _NOOIT_ANDERS
            else:
                mag = _ALLEEN_ERBIJ if tabel in erbij else _GEWOON
            cursor.execute(f'GRANT {", ".join(mag)} ON "{tabel}" TO {APP}')
