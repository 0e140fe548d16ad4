from __future__ import annotations

from importlib import import_module

from django.db import migrations

_eerder = import_module("verband.partijen.migrations.0006_aanbod_beveiliging")
_WEG = "DROP POLICY wie ON partijen_aanbodomvang;"
# An insurer whose last preferent year is over sees no volume that is asked since.
WIE = _eerder.WIE.replace(
    "rv.rol = 'preferent'",
    "rv.rol = 'preferent' AND rv.contractjaar >= extract(year FROM current_date)",
)


class Migration(migrations.Migration):
    dependencies = [("partijen", "0012_vorm_beveiliging")]
    operations = [migrations.RunSQL(_WEG + WIE, _WEG + _eerder.WIE)]
