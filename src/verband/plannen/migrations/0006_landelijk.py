from __future__ import annotations

from django.db import migrations

from verband.core.postgres import APP

# How many regions keep a plan, per contract year: of the country as a whole, with the same rule as
# landelijke_aantallen. Under 5 comes out as NULL, and so does a count within 5 of the number of all
# regions or of those with an insurer that year: subtracting would give the small one away.
PLANNEN = """
CREATE FUNCTION landelijke_plannen(OUT contractjaar integer, OUT aantal integer)
RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH alle AS (SELECT count(*)::integer AS n FROM regios_regio),
    plannen AS (
        SELECT d.contractjaar::integer AS jaar, count(DISTINCT d.regio_id)::integer AS n
        FROM plannen_toetsdossier d WHERE d.staat <> 'verwijderd' GROUP BY d.contractjaar
    ),
    met AS (
        SELECT p.jaar, p.n, (
            SELECT count(DISTINCT rv.regio_id)::integer FROM regios_regioverzekeraar rv
            WHERE rv.contractjaar = p.jaar
        ) AS verzekerd
        FROM plannen p
    )
    SELECT jaar, CASE WHEN met.n >= 5
                       AND (alle.n = met.n OR alle.n - met.n >= 5)
                       AND (verzekerd = met.n OR abs(verzekerd - met.n) >= 5)
                      THEN met.n END
    FROM met, alle
    ORDER BY 1
$$;
REVOKE ALL ON FUNCTION landelijke_plannen() FROM PUBLIC;
"""
_GEEF = f"GRANT EXECUTE ON FUNCTION landelijke_plannen() TO {APP}"


class Migration(migrations.Migration):
    dependencies = [("plannen", "0005_tafel"), ("regios", "0004_landelijk")]
    operations = [
        migrations.RunSQL(PLANNEN, "DROP FUNCTION landelijke_plannen()"),
        migrations.RunSQL(_GEEF, migrations.RunSQL.noop),
    ]
