from __future__ import annotations

from django.db import migrations

from verband.core.postgres import APP
from verband.core.rls import PLATFORM, tenant_tabel

# Which region has which municipality on a day, for the administrator of the platform and nobody
# else: with any other sight there are no rows (decision 44).
GEBIEDEN = """
CREATE FUNCTION landelijke_gebieden(dag date, OUT gemeente text, OUT regio uuid, OUT soort text)
RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT g.gemeente_id::text, g.regio_id, 'heel' FROM regios_regiogemeente g
    WHERE app_platform() AND g.vanaf <= dag AND (g.tot IS NULL OR g.tot > dag)
    UNION ALL
    SELECT b.gemeente_id::text, rb.regio_id, CASE WHEN rb.hoort_erbij THEN 'erbij' ELSE 'eraf' END
    FROM regios_regiobuurt rb JOIN regios_buurt b ON b.code = rb.buurt_id
    WHERE app_platform() AND rb.vanaf <= dag AND (rb.tot IS NULL OR rb.tot > dag)
$$;
REVOKE ALL ON FUNCTION landelijke_gebieden(date) FROM PUBLIC;
"""
# What the country gives away of its coverage today. Municipalities only as a share, cut down to
# tens of a percent, and only with five regions or more: an exact count would tell the size of the
# region that joined last. Regions of the newest list by the rule of landelijke_aantallen.
DEKKING = """
CREATE FUNCTION landelijke_dekking(OUT deel text, OUT aantal integer)
RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH dag AS (SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date AS op),
    gedekt AS (
        SELECT g.gemeente_id, g.regio_id FROM regios_regiogemeente g, dag
        WHERE g.vanaf <= dag.op AND (g.tot IS NULL OR g.tot > dag.op)
    ),
    gemeenten AS (
        SELECT (SELECT count(DISTINCT gemeente_id) FROM gedekt) AS met,
               (SELECT count(*) FROM regios_gemeente) AS alle,
               (SELECT count(DISTINCT regio_id) FROM gedekt) AS regios
    ),
    nieuwste AS (SELECT id FROM regios_verzekeraarslijst ORDER BY op DESC LIMIT 1),
    lijst AS (
        SELECT count(DISTINCT coalesce(r.regio_id::text, lower(r.regionaam)))::integer AS alle,
               count(DISTINCT r.regio_id)::integer AS met,
               (SELECT count(*)::integer FROM regios_regio) AS regios
        FROM regios_lijstregel r JOIN nieuwste n ON n.id = r.lijst_id
    )
    SELECT 'gemeenten', CASE WHEN regios >= 5 AND alle > 0
                             THEN (met * 10 / alle * 10)::integer END FROM gemeenten
    UNION ALL
    SELECT 'lijst', nullif(alle, 0) FROM lijst
    UNION ALL
    SELECT 'lijst_met', CASE WHEN met >= 5 AND abs(alle - met) NOT BETWEEN 1 AND 4
                              AND abs(regios - met) NOT BETWEEN 1 AND 4 THEN met END FROM lijst
$$;
REVOKE ALL ON FUNCTION landelijke_dekking() FROM PUBLIC;
"""
_GEEF = (
    f"GRANT EXECUTE ON FUNCTION landelijke_gebieden(date) TO {APP};"
    f"GRANT EXECUTE ON FUNCTION landelijke_dekking() TO {APP};"
)


class Migration(migrations.Migration):
    dependencies = [("regios", "0007_verzekeraarslijst")]
    operations = [
        # A region reads what the list says of it; the platform reads the list in and sees it whole.
        tenant_tabel("regios_lijstregel", lees_ook=PLATFORM, schrijf_ook=PLATFORM),
        migrations.RunSQL(GEBIEDEN, "DROP FUNCTION landelijke_gebieden(date)"),
        migrations.RunSQL(DEKKING, "DROP FUNCTION landelijke_dekking()"),
        migrations.RunSQL(_GEEF, migrations.RunSQL.noop),
    ]
