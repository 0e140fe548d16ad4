from __future__ import annotations

from django.db import migrations

from verband.core.rls import tenant_doel, tenant_tabel, tenant_verwijzing

# A volume is of its provider: beside the region, also the row itself must be for this person. So a
# selector that forgets to ask shows nothing, and an aggregate counts nothing.
WIE = """
CREATE POLICY wie ON partijen_aanbodomvang AS RESTRICTIVE FOR SELECT USING (
    EXISTS (
        SELECT FROM access_lidmaatschap l
        WHERE l.gebruiker_id = (SELECT app_gebruiker())
            AND l.vanaf <= current_date AND (l.tot IS NULL OR l.tot > current_date)
            AND (l.organisatie_id = partijen_aanbodomvang.aanbieder_id
                OR (l.rol = 'dossierhouder' AND l.regio_id = partijen_aanbodomvang.regio_id)
                OR l.verzekeraar_id IN (
                    SELECT rv.verzekeraar_id FROM regios_regioverzekeraar rv
                    WHERE rv.regio_id = partijen_aanbodomvang.regio_id AND rv.rol = 'preferent'))
    )
    OR opgave_id IN (
        SELECT b.onderwerp_id FROM access_bevestiging b WHERE b.sleutel = (SELECT app_sleutel())
    )
);
"""


class Migration(migrations.Migration):
    dependencies = [("partijen", "0005_aanbod"), ("access", "0008_dossierhouder")]
    operations = [
        tenant_tabel("partijen_aanbodpeiling"),
        tenant_tabel("partijen_aanbodopgave"),
        tenant_tabel("partijen_aanbodomvang"),
        tenant_tabel("partijen_dekkingsvaststelling"),
        tenant_tabel("partijen_benadering"),
        tenant_doel("partijen_aanbodpeiling"),
        tenant_doel("partijen_aanbodopgave"),
        tenant_verwijzing("partijen_aanbodopgave", "peiling_id", "partijen_aanbodpeiling"),
        tenant_verwijzing("partijen_aanbodopgave", "aanbieder_id", "regios_organisatie"),
        tenant_verwijzing("partijen_aanbodomvang", "opgave_id", "partijen_aanbodopgave"),
        tenant_verwijzing("partijen_aanbodomvang", "aanbieder_id", "regios_organisatie"),
        tenant_verwijzing(
            "partijen_dekkingsvaststelling", "peiling_id", "partijen_aanbodpeiling"
        ),
        tenant_verwijzing("partijen_benadering", "aanbieder_id", "regios_organisatie"),
        migrations.RunSQL(WIE, "DROP POLICY wie ON partijen_aanbodomvang"),
    ]
