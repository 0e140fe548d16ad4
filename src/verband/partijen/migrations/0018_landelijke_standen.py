from __future__ import annotations

from django.db import migrations

from verband.core.postgres import APP

# How far the regions of the country are, as counts only and by the rule of landelijke_aantallen: a
# count under 5 comes out as NULL, and so does one that differs less than 5 from all regions or
# from another count of this list, since subtracting would give the small one away.
STANDEN = """
CREATE FUNCTION landelijke_standen(OUT stand text, OUT aantal integer)
RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH dag AS (SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date AS op),
    getal AS (
        SELECT 'alle' AS stand, count(*)::integer AS n FROM regios_regio
        UNION ALL
        SELECT 'gebied', count(DISTINCT g.regio_id)::integer FROM regios_regiogemeente g, dag
        WHERE g.vanaf <= dag.op AND (g.tot IS NULL OR g.tot > dag.op)
        UNION ALL
        SELECT 'mandaten', count(*)::integer FROM (
            SELECT m.regio_id FROM partijen_mandaat m, dag
            WHERE m.staat = 'bevestigd' AND m.vanaf <= dag.op AND m.tot > dag.op
              AND (m.ingetrokken_op IS NULL OR m.ingetrokken_op > dag.op)
              AND m.discipline IN ('huisartsen', 'apothekers', 'paramedici', 'vvt',
                                   'sociaal_domein')
            GROUP BY m.regio_id HAVING count(DISTINCT m.discipline) = 5
        ) AS met_vijf
        UNION ALL
        SELECT 'voorstel', count(*)::integer FROM partijen_regiegemeentevoorstel v
        WHERE v.status = 'overeengekomen'
    )
    SELECT g.stand, CASE WHEN g.n >= 5 AND NOT EXISTS (
        SELECT 1 FROM getal ander WHERE abs(ander.n - g.n) BETWEEN 1 AND 4
    ) THEN g.n END
    FROM getal g
    WHERE g.stand <> 'alle'
$$;
REVOKE ALL ON FUNCTION landelijke_standen() FROM PUBLIC;
"""
_GEEF = f"GRANT EXECUTE ON FUNCTION landelijke_standen() TO {APP}"


class Migration(migrations.Migration):
    dependencies = [("partijen", "0017_tafel_gestopt"), ("regios", "0006_fusie")]
    operations = [
        migrations.RunSQL(STANDEN, "DROP FUNCTION landelijke_standen()"),
        migrations.RunSQL(_GEEF, migrations.RunSQL.noop),
    ]
