from __future__ import annotations

from django.db import migrations

# A role may end between the door and the act. The lock makes whoever ends it wait until the act
# is whole; and an act that comes after the end is refused, whatever its door saw before. Who
# accepts a role that begins later acts under it already, so only its end counts here.
HOUD = """
CREATE OR REPLACE FUNCTION audit_houd_lidmaatschap(wie uuid, dag date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM access_lidmaatschap
        WHERE id = wie AND (tot IS NULL OR tot > dag) FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this membership has ended'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'lidmaatschap_geldt_bij_handelen';
    END IF;
END $$;
"""
WEG = """
CREATE OR REPLACE FUNCTION audit_houd_lidmaatschap(wie uuid, dag date) RETURNS void
LANGUAGE sql AS $$ $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0010_ledenkaart_beveiliging"), ("audit", "0006_wie_handelt")]
    operations = [migrations.RunSQL(HOUD, WEG)]
