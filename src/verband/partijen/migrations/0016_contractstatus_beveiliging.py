from __future__ import annotations

from django.db import migrations

from verband.core.rls import tenant_tabel, tenant_verwijzing


class Migration(migrations.Migration):
    dependencies = [("partijen", "0015_contractstatus")]
    operations = [
        tenant_tabel("partijen_contractstatus"),
        tenant_verwijzing("partijen_contractstatus", "aanbieder_id", "regios_organisatie"),
    ]
