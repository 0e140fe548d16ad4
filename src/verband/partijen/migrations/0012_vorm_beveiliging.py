from __future__ import annotations

from django.db import migrations

from verband.core.rls import tenant_doel, tenant_tabel, tenant_verwijzing

_TABELLEN = (
    "samenwerkingsvorm", "samenwerkingsvormevent", "orgaan", "orgaanevent", "zetel", "zetelevent",
    "stemming", "stem",
)  # fmt: skip
_DOELEN = ("orgaan", "zetel", "stemming")
_VERWIJZINGEN = (
    ("samenwerkingsvorm", "besluit_id", "partijen_besluit"),
    ("zetel", "orgaan_id", "partijen_orgaan"),
    ("stemming", "orgaan_id", "partijen_orgaan"),
    ("stem", "stemming_id", "partijen_stemming"),
    ("stem", "zetel_id", "partijen_zetel"),
)
# Only who sits in this body on that day votes, with the weight of the seat.
STEM = """
CREATE FUNCTION partijen_stem_erbij() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    s partijen_stemming;
    z partijen_zetel;
BEGIN
    SELECT * INTO STRICT s FROM partijen_stemming WHERE id = NEW.stemming_id;
    SELECT * INTO STRICT z FROM partijen_zetel WHERE id = NEW.zetel_id FOR SHARE;
    IF z.orgaan_id <> s.orgaan_id OR s.op < z.vanaf OR s.op >= z.tot
        OR z.stemgewicht IS DISTINCT FROM NEW.gewicht THEN
        RAISE EXCEPTION 'this seat has no vote here on %', s.op
            USING ERRCODE = 'check_violation', CONSTRAINT = 'stem_van_een_zetel';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stem_zetel BEFORE INSERT ON partijen_stem
    FOR EACH ROW EXECUTE FUNCTION partijen_stem_erbij();
"""
STEM_WEG = """
DROP TRIGGER stem_zetel ON partijen_stem;
DROP FUNCTION partijen_stem_erbij();
"""


class Migration(migrations.Migration):
    dependencies = [("partijen", "0011_vorm"), ("regios", "0002_beveiliging")]
    operations = [
        *(tenant_tabel(f"partijen_{tabel}") for tabel in _TABELLEN),
        *(tenant_doel(f"partijen_{tabel}") for tabel in _DOELEN),
        *(tenant_verwijzing(f"partijen_{van}", kolom, naar) for van, kolom, naar in _VERWIJZINGEN),
        migrations.RunSQL(STEM, STEM_WEG),
    ]
