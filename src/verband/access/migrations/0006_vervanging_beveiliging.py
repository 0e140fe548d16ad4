from __future__ import annotations

from django.db import migrations

from verband.core.rls import tenant_tabel

_DOEL = "access_lidmaatschap_in_regio_met_rol"


def _zelfde_rol(kolom: str) -> migrations.RunSQL:
    """The membership is of this region and has this role: a deputy gets no right by it."""
    naam = f"access_vervanging_{kolom}_zelfde_rol"
    return migrations.RunSQL(
        f"ALTER TABLE access_vervanging ADD CONSTRAINT {naam} "
        f"FOREIGN KEY (regio_id, rol, {kolom}) REFERENCES access_lidmaatschap (regio_id, rol, id) "
        "DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE access_vervanging DROP CONSTRAINT {naam}",
    )


class Migration(migrations.Migration):
    dependencies = [("access", "0005_vervanging")]
    operations = [
        migrations.RunSQL(
            f"ALTER TABLE access_lidmaatschap ADD CONSTRAINT {_DOEL} UNIQUE (regio_id, rol, id)",
            f"ALTER TABLE access_lidmaatschap DROP CONSTRAINT {_DOEL}",
        ),
        tenant_tabel("access_vervanging"),
        _zelfde_rol("afwezige_id"),
        _zelfde_rol("vervanger_id"),
    ]
