from __future__ import annotations

from django.db import migrations

from verband.core.rls import MET_SLEUTEL, PLATFORM, VAN_GEBRUIKER, eigen_tabel, tenant_tabel

_EIGEN = VAN_GEBRUIKER.format(kolom="gebruiker_id")
_SLEUTEL = MET_SLEUTEL.format(kolom="sleutel")


class Migration(migrations.Migration):
    dependencies = [("rest", "0001_begin"), ("access", "0007_apisleutel")]
    operations = [
        # One's own, in whichever place one is; the region of it sees none.
        tenant_tabel(
            "rest_agendalink", lees_ook=f"{_EIGEN} OR {_SLEUTEL}", schrijf_ook=_EIGEN
        ),
        # The hourly job sees what is past its time, and removes it.
        eigen_tabel(
            "rest_herhaalsleutel", ruim_ook=f"({PLATFORM} AND verloopt_at <= now())"
        ),
    ]
