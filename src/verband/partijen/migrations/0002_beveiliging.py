from __future__ import annotations

from django.db import migrations

from verband.core.rls import tenant_doel, tenant_tabel, tenant_verwijzing

# What one giver can't give twice on a day hangs on columns of the mandate; a subject carries copies.
# They are set by the database, so that no code can forget it.
KOPIE = """
CREATE FUNCTION partijen_kopieer(m partijen_mandaat) RETURNS daterange LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN m.staat = 'bevestigd'
        THEN daterange(m.vanaf, greatest(m.vanaf, least(m.tot, m.ingetrokken_op))) END
$$;
CREATE FUNCTION partijen_onderwerp_erbij() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    m partijen_mandaat;
BEGIN
    SELECT * INTO STRICT m FROM partijen_mandaat WHERE id = NEW.mandaat_id FOR SHARE;
    NEW.gever_id := m.gever_id;
    NEW.wie := concat_ws('/', m.discipline, m.subdiscipline, m.beroep);
    NEW.geldig := partijen_kopieer(m);
    RETURN NEW;
END $$;
CREATE TRIGGER onderwerp_kopie BEFORE INSERT OR UPDATE ON partijen_mandaatonderwerp
    FOR EACH ROW EXECUTE FUNCTION partijen_onderwerp_erbij();
CREATE FUNCTION partijen_mandaat_anders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE partijen_mandaatonderwerp SET niveau = niveau WHERE mandaat_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER mandaat_kopie AFTER UPDATE ON partijen_mandaat
    FOR EACH ROW EXECUTE FUNCTION partijen_mandaat_anders();
"""
KOPIE_WEG = """
DROP TRIGGER mandaat_kopie ON partijen_mandaat;
DROP FUNCTION partijen_mandaat_anders();
DROP TRIGGER onderwerp_kopie ON partijen_mandaatonderwerp;
DROP FUNCTION partijen_onderwerp_erbij();
DROP FUNCTION partijen_kopieer(partijen_mandaat);
"""
# Nobody acts without a mandate in force: the row is locked, so a withdrawal comes before or after.
GEBRUIK = """
CREATE FUNCTION partijen_gebruik_erbij() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    m partijen_mandaat;
BEGIN
    SELECT * INTO m FROM partijen_mandaat WHERE id = NEW.mandaat_id FOR SHARE;
    IF m.staat IS DISTINCT FROM 'bevestigd' OR NEW.op < m.vanaf OR NEW.op >= m.tot
        OR NEW.op >= m.ingetrokken_op THEN
        RAISE EXCEPTION 'the mandate is not in force on %', NEW.op
            USING ERRCODE = 'check_violation', CONSTRAINT = 'mandaat_geldig_bij_gebruik';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER mandaat_geldig BEFORE INSERT ON partijen_mandaatgebruik
    FOR EACH ROW EXECUTE FUNCTION partijen_gebruik_erbij();
"""
GEBRUIK_WEG = """
DROP TRIGGER mandaat_geldig ON partijen_mandaatgebruik;
DROP FUNCTION partijen_gebruik_erbij();
"""


class Migration(migrations.Migration):
    dependencies = [("partijen", "0001_begin"), ("regios", "0002_beveiliging")]
    operations = [
        tenant_tabel("partijen_disciplineorganisatie"),
        tenant_tabel("partijen_disciplineorganisatieevent"),
        tenant_tabel("partijen_mandaat"),
        tenant_tabel("partijen_mandaatevent"),
        tenant_tabel("partijen_mandaatonderwerp"),
        tenant_tabel("partijen_mandaatgebruik"),
        tenant_doel("partijen_disciplineorganisatie"),
        tenant_doel("partijen_mandaat"),
        tenant_verwijzing(
            "partijen_disciplineorganisatie", "organisatie_id", "regios_organisatie"
        ),
        tenant_verwijzing("partijen_mandaat", "gever_id", "regios_organisatie"),
        tenant_verwijzing("partijen_mandaat", "vervangt_id", "partijen_mandaat"),
        tenant_verwijzing("partijen_mandaatonderwerp", "mandaat_id", "partijen_mandaat"),
        tenant_verwijzing("partijen_mandaatonderwerp", "gever_id", "regios_organisatie"),
        tenant_verwijzing("partijen_mandaatgebruik", "mandaat_id", "partijen_mandaat"),
        migrations.RunSQL(KOPIE, KOPIE_WEG),
        migrations.RunSQL(GEBRUIK, GEBRUIK_WEG),
    ]
