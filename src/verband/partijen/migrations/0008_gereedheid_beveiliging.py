from __future__ import annotations

from django.db import migrations

from verband.core.rls import tenant_doel, tenant_tabel, tenant_verwijzing


class Migration(migrations.Migration):
    dependencies = [("partijen", "0007_gereedheid")]
    operations = [
        tenant_tabel("partijen_regiegemeentevoorstel"),
        tenant_tabel("partijen_regiegemeentevoorstelevent"),
        tenant_tabel("partijen_voorstelbrief"),
        tenant_tabel("partijen_verzekeraarsgesprek"),
        tenant_tabel("partijen_verzekeraarsgesprekevent"),
        tenant_tabel("partijen_paramedischplatform"),
        tenant_tabel("partijen_ondersteuningsvraag"),
        tenant_doel("partijen_regiegemeentevoorstel"),
        tenant_verwijzing("partijen_regiegemeentevoorstel", "gemeente_id", "regios_organisatie"),
        tenant_verwijzing(
            "partijen_voorstelbrief", "voorstel_id", "partijen_regiegemeentevoorstel"
        ),
    ]
