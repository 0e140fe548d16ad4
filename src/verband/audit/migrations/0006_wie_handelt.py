from __future__ import annotations

from django.db import migrations

# Whether a membership still acts is known to the room above; it puts its answer in place of this
# one, which knows no memberships. First that, then the chain: who ends a membership locks in the
# same order.
KOP = """
CREATE FUNCTION audit_houd_lidmaatschap(wie uuid, dag date) RETURNS void
LANGUAGE sql AS $$ $$;
REVOKE ALL ON FUNCTION audit_houd_lidmaatschap(uuid, date) FROM PUBLIC;
CREATE FUNCTION audit_kop(regio uuid, wie uuid, dag date, OUT nummer bigint, OUT hash text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF wie IS NOT NULL THEN
        PERFORM audit_houd_lidmaatschap(wie, dag);
    END IF;
    SELECT k.nummer, k.hash INTO nummer, hash FROM audit_kop(regio) k;
END $$;
"""
WEG = """
DROP FUNCTION audit_kop(uuid, uuid, date);
DROP FUNCTION audit_houd_lidmaatschap(uuid, date);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0005_kop_met_index")]
    operations = [migrations.RunSQL(KOP, WEG)]
