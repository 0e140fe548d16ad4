from __future__ import annotations

from django.db import migrations

from verband.core.rls import tenant_doel, tenant_tabel, tenant_verwijzing


def een_op_een(tabel: str, kolom: str) -> migrations.RunSQL:
    """Unique within the region: a plain unique key would tell that another region has the row."""
    oud, nieuw = f"{tabel}_{kolom}_key", f"{tabel}_eenmaal"
    return migrations.RunSQL(
        f"ALTER TABLE {tabel} DROP CONSTRAINT {oud}, "
        f"ADD CONSTRAINT {nieuw} UNIQUE (regio_id, {kolom})",
        f"ALTER TABLE {tabel} DROP CONSTRAINT {nieuw}, ADD CONSTRAINT {oud} UNIQUE ({kolom})",
    )


class Migration(migrations.Migration):
    dependencies = [("plannen", "0001_begin")]
    operations = [
        tenant_tabel("plannen_toetsdossier"),
        tenant_tabel("plannen_dossierversie"),
        tenant_tabel("plannen_dossierversieevent"),
        tenant_tabel("plannen_versieinhoud"),
        tenant_tabel("plannen_deling"),
        tenant_tabel("plannen_delinginhoud"),
        tenant_tabel("plannen_dossiernotitie"),
        tenant_tabel("plannen_bijlage"),
        een_op_een("plannen_versieinhoud", "versie_id"),
        een_op_een("plannen_delinginhoud", "deling_id"),
        tenant_doel("plannen_toetsdossier"),
        tenant_doel("plannen_dossierversie"),
        tenant_doel("plannen_deling"),
        tenant_doel("plannen_dossiernotitie"),
        tenant_verwijzing("plannen_dossierversie", "dossier_id", "plannen_toetsdossier"),
        tenant_verwijzing("plannen_versieinhoud", "versie_id", "plannen_dossierversie"),
        tenant_verwijzing("plannen_deling", "versie_id", "plannen_dossierversie"),
        tenant_verwijzing("plannen_delinginhoud", "deling_id", "plannen_deling"),
        tenant_verwijzing("plannen_dossiernotitie", "dossier_id", "plannen_toetsdossier"),
        tenant_verwijzing("plannen_dossiernotitie", "deling_id", "plannen_deling"),
        tenant_verwijzing("plannen_dossiernotitie", "antwoord_op_id", "plannen_dossiernotitie"),
        tenant_verwijzing("plannen_bijlage", "dossier_id", "plannen_toetsdossier"),
    ]
