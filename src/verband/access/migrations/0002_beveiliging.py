from __future__ import annotations

from django.db import migrations

from verband.core.rls import (
    MET_SLEUTEL,
    PLATFORM,
    VAN_GEBRUIKER,
    tenant_tabel,
    tenant_verwijzing,
)

_EIGEN = VAN_GEBRUIKER.format(kolom="gebruiker_id")
_SLEUTEL = MET_SLEUTEL.format(kolom="sleutel")


class Migration(migrations.Migration):
    dependencies = [("access", "0001_begin"), ("regios", "0002_beveiliging")]
    operations = [
        # One's own memberships show without a region: they say which regions there are for one.
        tenant_tabel(
            "access_lidmaatschap", lees_ook=f"{_EIGEN} OR {PLATFORM}", schrijf_ook=PLATFORM
        ),
        tenant_tabel("access_lidmaatschapevent", lees_ook=PLATFORM, schrijf_ook=PLATFORM),
        tenant_tabel(
            "access_uitnodiging",
            lees_ook=f"{_SLEUTEL} OR {PLATFORM}",
            schrijf_ook=f"{_SLEUTEL} OR {PLATFORM}",
        ),
        tenant_verwijzing("access_lidmaatschap", "organisatie_id", "regios_organisatie"),
        tenant_verwijzing("access_uitnodiging", "organisatie_id", "regios_organisatie"),
    ]
