from __future__ import annotations

from django.db import migrations

from verband.core.rls import tenant_tabel, tenant_verwijzing


class Migration(migrations.Migration):
    dependencies = [("plannen", "0003_gezien")]
    operations = [
        tenant_tabel("plannen_delinggezien"),
        tenant_verwijzing("plannen_delinggezien", "deling_id", "plannen_deling"),
    ]
