from __future__ import annotations

from django.db import migrations

from verband.core.rls import VAN_GEBRUIKER, tenant_tabel

# A person reaches their own card wherever it is, so that it goes when they are erased.
_EIGEN = VAN_GEBRUIKER.format(kolom="gebruiker_id")


class Migration(migrations.Migration):
    dependencies = [("access", "0009_ledenkaart"), ("regios", "0002_beveiliging")]
    operations = [tenant_tabel("access_ledenkaart", lees_ook=_EIGEN, schrijf_ook=_EIGEN)]
