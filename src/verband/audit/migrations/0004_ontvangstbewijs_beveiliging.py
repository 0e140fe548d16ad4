from __future__ import annotations

from django.db import migrations

from verband.core.rls import PLATFORM, VAN_GEBRUIKER, tenant_doel, tenant_tabel, tenant_verwijzing

_ZONDER_REGIO = (
    f"(regio_id IS NULL AND ({VAN_GEBRUIKER.format(kolom='gebruiker_id')} OR {PLATFORM}))"
)


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_ontvangstbewijs")]
    operations = [
        tenant_tabel("audit_ontvangstbewijs", lees_ook=_ZONDER_REGIO, schrijf_ook=_ZONDER_REGIO),
        tenant_doel("audit_handeling"),
        tenant_verwijzing("audit_ontvangstbewijs", "handeling_id", "audit_handeling"),
    ]
