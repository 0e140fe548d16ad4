from __future__ import annotations

from django.db import migrations

from verband.core.rls import BIJ_VERZEKERAAR, PLATFORM, tenant_doel, tenant_tabel, tenant_verwijzing


class Migration(migrations.Migration):
    dependencies = [("regios", "0001_begin")]
    operations = [
        # The region itself: whoever has it in sight, and the platform, which makes regions.
        tenant_tabel("regios_regio", regio="id", lees_ook=PLATFORM, schrijf_ook=PLATFORM),
        tenant_tabel("regios_regiogemeente"),
        tenant_tabel("regios_regiobuurt"),
        tenant_tabel(
            "regios_regioverzekeraar", lees_ook=BIJ_VERZEKERAAR.format(kolom="verzekeraar_id")
        ),
        tenant_tabel("regios_organisatie"),
        tenant_tabel("regios_contact"),
        tenant_doel("regios_organisatie"),
        tenant_verwijzing("regios_contact", "organisatie_id", "regios_organisatie"),
    ]
