from __future__ import annotations

from django.db import migrations

from verband.core.rls import tenant_doel, tenant_tabel, tenant_verwijzing

_TABELLEN = (
    "overlegtafel", "overlegtafelevent", "tafellid", "onderwerpverdeling",
    "onderwerpverdelingevent", "overleg", "overlegevent", "aanwezigheid", "aanwezigheidevent",
    "actiepunt", "actiepuntevent", "deelnameverklaring", "besluit", "besluitevent", "instemming",
    "instemmingevent", "overeenkomst", "overeenkomstevent", "overeenkomstversie",
    "overeenkomstpartij", "handtekening", "derdenafspraak", "derdenafspraakevent",
)  # fmt: skip
_DOELEN = ("overlegtafel", "overleg", "besluit", "overeenkomst", "overeenkomstversie")
_ORGANISATIE = "regios_organisatie"
_VERWIJZINGEN = (
    ("tafellid", "tafel_id", "partijen_overlegtafel"),
    ("tafellid", "organisatie_id", _ORGANISATIE),
    ("onderwerpverdeling", "tafel_id", "partijen_overlegtafel"),
    ("onderwerpverdeling", "eigenaar_id", _ORGANISATIE),
    ("overleg", "tafel_id", "partijen_overlegtafel"),
    ("aanwezigheid", "overleg_id", "partijen_overleg"),
    ("aanwezigheid", "organisatie_id", _ORGANISATIE),
    ("actiepunt", "overleg_id", "partijen_overleg"),
    ("actiepunt", "eigenaar_id", _ORGANISATIE),
    ("deelnameverklaring", "organisatie_id", _ORGANISATIE),
    ("besluit", "overleg_id", "partijen_overleg"),
    ("instemming", "besluit_id", "partijen_besluit"),
    ("instemming", "organisatie_id", _ORGANISATIE),
    ("instemming", "mandaat_id", "partijen_mandaat"),
    ("overeenkomstversie", "overeenkomst_id", "partijen_overeenkomst"),
    ("overeenkomstpartij", "overeenkomstversie_id", "partijen_overeenkomstversie"),
    ("overeenkomstpartij", "organisatie_id", _ORGANISATIE),
    ("handtekening", "overeenkomstversie_id", "partijen_overeenkomstversie"),
    ("handtekening", "organisatie_id", _ORGANISATIE),
    ("handtekening", "mandaat_id", "partijen_mandaat"),
    ("derdenafspraak", "mandaat_id", "partijen_mandaat"),
)
# A decision takes effect once, and what an administrator said of it is not said again.
EENMAAL = """
CREATE FUNCTION partijen_besluit_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.staat <> 'voorbehoud' AND NEW.staat IS DISTINCT FROM OLD.staat
        OR OLD.ingegaan_at IS NOT NULL AND NEW.ingegaan_at IS DISTINCT FROM OLD.ingegaan_at THEN
        RAISE EXCEPTION 'the decision stands already'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'besluit_staat_vast';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER besluit_vast BEFORE UPDATE ON partijen_besluit
    FOR EACH ROW EXECUTE FUNCTION partijen_besluit_vast();
CREATE FUNCTION partijen_instemming_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.staat <> 'voorbehoud' AND NEW.staat IS DISTINCT FROM OLD.staat THEN
        RAISE EXCEPTION 'this organisation has answered already'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'besluit_staat_vast';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER instemming_vast BEFORE UPDATE ON partijen_instemming
    FOR EACH ROW EXECUTE FUNCTION partijen_instemming_vast();
"""
EENMAAL_WEG = """
DROP TRIGGER instemming_vast ON partijen_instemming;
DROP FUNCTION partijen_instemming_vast();
DROP TRIGGER besluit_vast ON partijen_besluit;
DROP FUNCTION partijen_besluit_vast();
"""
# One signs the newest words, and exactly those; the lock keeps a new version waiting.
TEKENEN = """
CREATE FUNCTION partijen_handtekening_erbij() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    v partijen_overeenkomstversie;
BEGIN
    SELECT * INTO STRICT v FROM partijen_overeenkomstversie WHERE id = NEW.overeenkomstversie_id;
    PERFORM 1 FROM partijen_overeenkomst WHERE id = v.overeenkomst_id FOR SHARE;
    IF v.sha256 <> NEW.sha256 OR EXISTS (
        SELECT 1 FROM partijen_overeenkomstversie
        WHERE overeenkomst_id = v.overeenkomst_id AND nummer > v.nummer
    ) THEN
        RAISE EXCEPTION 'these are not the words that stand now'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'handtekening_op_deze_tekst';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER handtekening_tekst BEFORE INSERT ON partijen_handtekening
    FOR EACH ROW EXECUTE FUNCTION partijen_handtekening_erbij();
"""
TEKENEN_WEG = """
DROP TRIGGER handtekening_tekst ON partijen_handtekening;
DROP FUNCTION partijen_handtekening_erbij();
"""


class Migration(migrations.Migration):
    dependencies = [("partijen", "0009_overleg"), ("regios", "0002_beveiliging")]
    operations = [
        *(tenant_tabel(f"partijen_{tabel}") for tabel in _TABELLEN),
        *(tenant_doel(f"partijen_{tabel}") for tabel in _DOELEN),
        *(tenant_verwijzing(f"partijen_{van}", kolom, naar) for van, kolom, naar in _VERWIJZINGEN),
        migrations.RunSQL(EENMAAL, EENMAAL_WEG),
        migrations.RunSQL(TEKENEN, TEKENEN_WEG),
    ]
