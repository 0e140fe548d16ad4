"""Row level security as migration steps; the words of a policy stand in one place."""

from __future__ import annotations

from django.db import migrations

# Reading what was never set must fail: see context.py. After a transaction that did set it, a
# pooled connection gives '' and not NULL, so both count as not set.
FUNCTIES = """
CREATE FUNCTION app_regios() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    waarde text := nullif(current_setting('verband.regios', true), '');
BEGIN
    IF waarde IS NULL THEN
        RAISE EXCEPTION 'no tenant set in this transaction'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN waarde::uuid[];
END $$;
CREATE FUNCTION app_verzekeraars() RETURNS uuid[] LANGUAGE sql STABLE AS
    $$ SELECT coalesce(nullif(current_setting('verband.verzekeraars', true), ''), '{}')::uuid[] $$;
CREATE FUNCTION app_gebruiker() RETURNS uuid LANGUAGE sql STABLE AS
    $$ SELECT nullif(current_setting('verband.gebruiker', true), '')::uuid $$;
CREATE FUNCTION app_platform() RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT coalesce(current_setting('verband.platform', true), '') = 'ja' $$;
CREATE FUNCTION app_sleutel() RETURNS text LANGUAGE sql STABLE AS
    $$ SELECT nullif(current_setting('verband.sleutel', true), '') $$;
"""
WEG = """
DROP FUNCTION app_regios();
DROP FUNCTION app_verzekeraars();
DROP FUNCTION app_gebruiker();
DROP FUNCTION app_platform();
DROP FUNCTION app_sleutel();
"""

IN_REGIO = "{kolom} = any((select app_regios())::uuid[])"
BIJ_VERZEKERAAR = "{kolom} = any((select app_verzekeraars())::uuid[])"
VAN_GEBRUIKER = "{kolom} = (select app_gebruiker())"
MET_SLEUTEL = "{kolom} = (select app_sleutel())"
PLATFORM = "(select app_platform())"


def tenant_tabel(
    tabel: str, *, regio: str = "regio_id", lees_ook: str = "", schrijf_ook: str = ""
) -> migrations.RunSQL:
    """Rows of one region, for whoever has that region in sight.

    ``lees_ook`` and ``schrijf_ook`` are policies (SQL) that also give sight, or also let write.
    """
    mag = IN_REGIO.format(kolom=regio)
    lezen = f"{mag} OR {lees_ook}" if lees_ook else mag
    schrijven = f"{mag} OR {schrijf_ook}" if schrijf_ook else mag
    return _beleid(tabel, zien=lezen, schrijven=schrijven, weg=schrijven)


def eigen_tabel(tabel: str, *, lees_ook: str = "", ruim_ook: str = "") -> migrations.RunSQL:
    """Rows of one person (column ``gebruiker_id``), for nobody but them.

    ``lees_ook`` is a policy (SQL) that also gives sight; ``ruim_ook`` sight and removal.
    """
    eigen = VAN_GEBRUIKER.format(kolom="gebruiker_id")
    weg = " OR ".join(filter(None, [eigen, ruim_ook]))
    zien = " OR ".join(filter(None, [weg, lees_ook]))
    return _beleid(tabel, zien=zien, schrijven=eigen, weg=weg)


def _beleid(tabel: str, *, zien: str, schrijven: str, weg: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY;
        CREATE POLICY zien ON {tabel} FOR SELECT USING ({zien});
        CREATE POLICY erbij ON {tabel} FOR INSERT WITH CHECK ({schrijven});
        CREATE POLICY wijzigen ON {tabel} FOR UPDATE USING ({schrijven}) WITH CHECK ({schrijven});
        CREATE POLICY weg ON {tabel} FOR DELETE USING ({weg});
        """,
        f"""
        DROP POLICY zien ON {tabel};
        DROP POLICY erbij ON {tabel};
        DROP POLICY wijzigen ON {tabel};
        DROP POLICY weg ON {tabel};
        ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {tabel} DISABLE ROW LEVEL SECURITY;
        """,
    )


def tenant_doel(tabel: str, *, regio: str = "regio_id") -> migrations.RunSQL:
    """Let other rows of the same region, and only those, point at a row of this table."""
    return migrations.RunSQL(
        f"ALTER TABLE {tabel} ADD CONSTRAINT {tabel}_in_regio UNIQUE ({regio}, id)",
        f"ALTER TABLE {tabel} DROP CONSTRAINT {tabel}_in_regio",
    )


def tenant_verwijzing(tabel: str, kolom: str, naar: str) -> migrations.RunSQL:
    """A foreign key with the region in it; the model field has ``db_constraint=False``.

    A plain foreign key can point at a row of another region and so tells that it exists.
    """
    naam = f"{tabel}_{kolom}_zelfde_regio"
    return migrations.RunSQL(
        f"ALTER TABLE {tabel} ADD CONSTRAINT {naam} FOREIGN KEY (regio_id, {kolom}) "
        f"REFERENCES {naar} (regio_id, id) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {tabel} DROP CONSTRAINT {naam}",
    )
