from __future__ import annotations

from django.db import migrations

# Who speaks for an organisation is replaced by someone of that organisation; the roles are those
# of rollen.SPREKENDE_ROLLEN, and a test holds the two together. One that is withdrawn is history:
# it may stay what it was, and can be withdrawn whatever it was.
ZELFDE = """
CREATE FUNCTION access_vervanging_erbij() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    van uuid;
    door uuid;
BEGIN
    SELECT organisatie_id INTO van FROM access_lidmaatschap WHERE id = NEW.afwezige_id FOR SHARE;
    SELECT organisatie_id INTO door FROM access_lidmaatschap WHERE id = NEW.vervanger_id FOR SHARE;
    IF van IS DISTINCT FROM door THEN
        RAISE EXCEPTION 'the deputy works for another organisation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'vervanger_zelfde_organisatie';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER vervanger_zelfde_organisatie BEFORE INSERT OR UPDATE ON access_vervanging
    FOR EACH ROW WHEN (
        NEW.ingetrokken_at IS NULL AND NEW.rol IN
        ('disciplinebeheerder', 'vertegenwoordiger', 'deelnemer', 'regiegemeente')
    ) EXECUTE FUNCTION access_vervanging_erbij();
"""
WEG = """
DROP TRIGGER vervanger_zelfde_organisatie ON access_vervanging;
DROP FUNCTION access_vervanging_erbij();
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0011_wie_handelt")]
    operations = [migrations.RunSQL(ZELFDE, WEG)]
