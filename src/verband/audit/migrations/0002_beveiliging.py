from __future__ import annotations

from django.db import migrations

from verband.core.rls import PLATFORM, VAN_GEBRUIKER, tenant_tabel

# Acts of the platform have no region: everyone sees their own, the administrator all.
_ZONDER_REGIO = (
    f"(regio_id IS NULL AND ({VAN_GEBRUIKER.format(kolom='gebruiker_id')} OR {PLATFORM}))"
)

# An act must follow the newest one also when its writer may not read that one; of it only the
# number and the hash are given. The lock makes the next writer wait until we are done.
KOP = """
CREATE FUNCTION audit_kop(wie uuid, OUT nummer bigint, OUT hash text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF wie IS NOT NULL AND NOT (wie = ANY (app_regios())) THEN
        RAISE EXCEPTION 'this region is not in sight' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('handeling ' || coalesce(wie::text, ''), 0));
    SELECT h.nummer, h.hash INTO nummer, hash FROM audit_handeling h
        WHERE h.regio_id IS NOT DISTINCT FROM wie ORDER BY h.nummer DESC LIMIT 1;
    IF nummer IS NULL THEN
        nummer := 0;
        hash := repeat('0', 64);
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_begin"), ("core", "0001_begin")]
    operations = [
        tenant_tabel("audit_handeling", lees_ook=_ZONDER_REGIO, schrijf_ook=_ZONDER_REGIO),
        migrations.RunSQL(KOP, "DROP FUNCTION audit_kop(uuid)"),
    ]
