from __future__ import annotations

from django.db import migrations

from verband.core.postgres import APP

# The only thing that the country as a whole gives away: how many regions there are, in all and per
# contract year. A count below 5 comes out as NULL, and so does one that differs less than 5 from
# the total, since subtracting would give the small one away. Whoever calls it gets nothing else.
AANTALLEN = """
CREATE FUNCTION landelijke_aantallen(OUT contractjaar integer, OUT aantal integer)
RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH alle AS (SELECT count(*)::integer AS n FROM regios_regio),
    jaren AS (
        SELECT rv.contractjaar::integer AS jaar, count(DISTINCT rv.regio_id)::integer AS n
        FROM regios_regioverzekeraar rv GROUP BY rv.contractjaar
    )
    SELECT NULL::integer, CASE WHEN n >= 5 THEN n END FROM alle
    UNION ALL
    SELECT jaar, CASE WHEN jaren.n >= 5 AND (alle.n = jaren.n OR alle.n - jaren.n >= 5)
                      THEN jaren.n END
    FROM jaren, alle
    ORDER BY 1 NULLS FIRST
$$;
REVOKE ALL ON FUNCTION landelijke_aantallen() FROM PUBLIC;
"""
_GEEF = f"GRANT EXECUTE ON FUNCTION landelijke_aantallen() TO {APP}"


class Migration(migrations.Migration):
    dependencies = [("regios", "0003_versies")]
    operations = [
        migrations.RunSQL(AANTALLEN, "DROP FUNCTION landelijke_aantallen()"),
        migrations.RunSQL(_GEEF, migrations.RunSQL.noop),
    ]
