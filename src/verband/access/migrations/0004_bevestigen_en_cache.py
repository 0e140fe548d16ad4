from __future__ import annotations

from django.db import migrations

from verband.core.rls import MET_SLEUTEL, tenant_tabel

_SLEUTEL = MET_SLEUTEL.format(kolom="sleutel")


class Migration(migrations.Migration):
    dependencies = [("access", "0003_uitnodigen")]
    operations = [
        tenant_tabel("access_bevestiging", lees_ook=_SLEUTEL, schrijf_ook=_SLEUTEL),
        # As createcachetable makes it; the app role may make no tables itself.
        migrations.RunSQL(
            "CREATE TABLE cache_tabel (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, "
            "expires timestamptz NOT NULL);"
            "CREATE INDEX cache_tabel_expires ON cache_tabel (expires)",
            "DROP TABLE cache_tabel",
        ),
    ]
