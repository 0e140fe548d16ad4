from __future__ import annotations

from django.db import migrations

from verband.core.postgres import APP

# A member of an insurer is of no region, so the region can't see who that is. It gets a yes or a
# no about one address, and only of an insurer that has a role here: nobody else's secret is told.
VERZEKERAAR = """
CREATE FUNCTION partijen_is_van_verzekeraar(regio uuid, adres text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT regio = ANY (app_regios()) AND EXISTS (
        SELECT FROM access_lidmaatschap l
            JOIN access_gebruiker g ON g.id = l.gebruiker_id
            JOIN regios_regioverzekeraar rv ON rv.verzekeraar_id = l.verzekeraar_id
        WHERE rv.regio_id = regio AND lower(g.email) = lower(adres)
            AND (l.tot IS NULL OR l.tot > current_date))
$$;
REVOKE ALL ON FUNCTION partijen_is_van_verzekeraar(uuid, text) FROM PUBLIC;
"""
_GEEF = f"GRANT EXECUTE ON FUNCTION partijen_is_van_verzekeraar(uuid, text) TO {APP}"


class Migration(migrations.Migration):
    dependencies = [
        ("partijen", "0003_mandaten"),
        ("regios", "0002_beveiliging"),
        ("access", "0002_beveiliging"),
    ]
    operations = [
        migrations.RunSQL(VERZEKERAAR, "DROP FUNCTION partijen_is_van_verzekeraar(uuid, text)"),
        migrations.RunSQL(_GEEF, migrations.RunSQL.noop),
    ]
