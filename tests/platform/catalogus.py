"""What the catalogue of the database may not say, as questions; and how each would go wrong."""

from __future__ import annotations

from typing import Any, NamedTuple

# The columns by which a table is of a region; the table of regions itself is one too.
_TENANT = """
    SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND (c.relname = 'regios_regio'
        OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'regio_id'
        AND NOT a.attisdropped))
"""
# Unique without the region, and why that tells nothing: random ids and hashes of random tokens.
_ZONDER_REGIO = ("id", "pgh_id", "sleutel", "slug")
_DEFINERS = (
    "audit_kop", "audit_houd_lidmaatschap", "landelijke_aantallen", "landelijke_plannen",
    "landelijke_standen", "partijen_is_van_verzekeraar", "landelijke_gebieden",
    "landelijke_dekking",
)  # fmt: skip


class Bezwaar(NamedTuple):
    """A question that must have no answer, and a statement that gives it one."""

    vraag: str
    breek: str

    def zoek(self, cursor: Any) -> list[Any]:
        cursor.execute(self.vraag)
        return list(cursor.fetchall())


BEZWAREN = {
    "a tenant table without forced row security": Bezwaar(
        f"SELECT relname FROM ({_TENANT}) t JOIN pg_class USING (oid, relname) "
        "WHERE NOT relrowsecurity OR NOT relforcerowsecurity",
        "CREATE TABLE zonder (id int, regio_id uuid)",
    ),
    "a tenant table without a policy for each act": Bezwaar(
        f"SELECT relname FROM ({_TENANT}) t WHERE 4 > (SELECT count(DISTINCT polcmd) "
        "FROM pg_policy WHERE polrelid = t.oid AND polcmd <> '*')",
        "DROP POLICY weg ON regios_organisatie",
    ),
    "a policy that does not ask for the region": Bezwaar(
        f"SELECT t.relname, polname FROM ({_TENANT}) t JOIN pg_policy ON polrelid = t.oid WHERE "
        # One that restricts gives nobody sight; it only takes away.
        "polpermissive AND ("
        "coalesce(pg_get_expr(polqual, polrelid), 'app_regios()') NOT LIKE '%app_regios()%' OR "
        "coalesce(pg_get_expr(polwithcheck, polrelid), 'app_regios()') NOT LIKE '%app_regios()%')",
        "CREATE POLICY alles ON regios_organisatie USING (true)",
    ),
    "a reference between tenant tables without the region": Bezwaar(
        f"SELECT conname FROM pg_constraint k WHERE contype = 'f' "
        f"AND conrelid IN (SELECT oid FROM ({_TENANT}) a) "
        f"AND confrelid IN (SELECT oid FROM ({_TENANT}) b WHERE relname <> 'regios_regio') "
        "AND NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = k.conrelid "
        "AND attnum = ANY (k.conkey) AND attname = 'regio_id')",
        "ALTER TABLE regios_contact ADD FOREIGN KEY (organisatie_id) "
        "REFERENCES regios_organisatie (id)",
    ),
    "a unique key that tells of another region": Bezwaar(
        f"SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
        f"WHERE (indisunique OR indisexclusion) AND indrelid IN (SELECT oid FROM ({_TENANT}) t) "
        "AND pg_get_indexdef(indexrelid) NOT LIKE '%regio_id%' AND NOT (indnatts = 1 AND EXISTS ("
        "SELECT FROM pg_attribute WHERE attrelid = indrelid AND attnum = indkey[0] "
        f"AND attname IN {_ZONDER_REGIO}))",
        "CREATE UNIQUE INDEX ON regios_organisatie (naam)",
    ),
    "a view that reads as its owner": Bezwaar(
        "SELECT viewname FROM pg_views WHERE schemaname = 'public'",
        "CREATE VIEW kijk AS SELECT * FROM regios_organisatie",
    ),
    "a materialised view": Bezwaar(
        "SELECT matviewname FROM pg_matviews WHERE schemaname = 'public'",
        "CREATE MATERIALIZED VIEW kijk AS SELECT * FROM regios_organisatie",
    ),
    "a function that runs as its owner": Bezwaar(
        "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace "
        f"WHERE prosecdef AND nspname = 'public' AND proname NOT IN {_DEFINERS}",
        "CREATE FUNCTION lek() RETURNS bigint LANGUAGE sql SECURITY DEFINER "
        "AS 'SELECT count(*) FROM regios_organisatie'",
    ),
    "a function of its owner that finds its tables by the caller's path": Bezwaar(
        "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace "
        "WHERE prosecdef AND nspname = 'public' AND (proconfig IS NULL OR NOT "
        "array_to_string(proconfig, ' ') LIKE '%search_path=%')",
        "ALTER FUNCTION audit_kop(uuid) RESET search_path",
    ),
    "a right beyond rows": Bezwaar(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants "
        "WHERE grantee IN ('verband_app', 'PUBLIC') AND table_schema = 'public' "
        "AND privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')",
        "GRANT TRUNCATE ON regios_organisatie TO verband_app",
    ),
    "a log or a history that can be changed": Bezwaar(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants "
        "WHERE grantee = 'verband_app' AND privilege_type IN ('UPDATE', 'DELETE') "
        "AND (table_name LIKE '%event' OR table_name = 'audit_handeling')",
        "GRANT DELETE ON audit_handeling TO verband_app",
    ),
}
