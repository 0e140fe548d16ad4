from __future__ import annotations

from django.db import migrations

from verband.core.rls import VAN_GEBRUIKER, tenant_doel, tenant_tabel, tenant_verwijzing

_EIGEN = VAN_GEBRUIKER.format(kolom="gebruiker_id")

# A mail is of one person and of no region: only they, and the job that sends it for them, see it.
_POST = f"""
ALTER TABLE taken_post ENABLE ROW LEVEL SECURITY;
ALTER TABLE taken_post FORCE ROW LEVEL SECURITY;
CREATE POLICY eigen ON taken_post USING ({_EIGEN}) WITH CHECK ({_EIGEN});
"""
_POST_WEG = """
DROP POLICY eigen ON taken_post;
ALTER TABLE taken_post NO FORCE ROW LEVEL SECURITY;
ALTER TABLE taken_post DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("taken", "0001_begin"), ("access", "0006_vervanging_beveiliging")]
    operations = [
        tenant_tabel("taken_bericht", lees_ook=_EIGEN, schrijf_ook=_EIGEN),
        tenant_tabel("taken_uitvoer"),
        tenant_tabel("taken_uitvoerinhoud"),
        tenant_doel("taken_uitvoer"),
        tenant_verwijzing("taken_uitvoerinhoud", "uitvoer_id", "taken_uitvoer"),
        migrations.RunSQL(_POST, _POST_WEG),
    ]
