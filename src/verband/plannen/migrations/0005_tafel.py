from __future__ import annotations

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plannen', '0004_gezien_beveiliging'),
        ('regios', '0005_marktleider_plek'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='dossierversie',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='dossierversie',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='dossierversie',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='dossierversie',
            name='versie_bestand_eenmaal',
        ),
        migrations.RemoveConstraint(
            model_name='dossierversie',
            name='versie_sha256',
        ),
        migrations.AddField(
            model_name='dossierversie',
            name='tafel_sha256',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='dossierversieevent',
            name='tafel_sha256',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='versieinhoud',
            name='tafel',
            field=models.BinaryField(default=b''),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dossierversie',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "plannen_dossierversieevent" ("aangemaakt_at", "aantallen", "beschikbaar", "bestand_sha256", "bevindingen_sha256", "door_id", "dossier_id", "getoetst_op", "id", "kennisdatum", "nummer", "peildatum", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_sha256", "regelsets", "regio_id", "tafel_sha256") VALUES (NEW."aangemaakt_at", NEW."aantallen", NEW."beschikbaar", NEW."bestand_sha256", NEW."bevindingen_sha256", NEW."door_id", NEW."dossier_id", NEW."getoetst_op", NEW."id", NEW."kennisdatum", NEW."nummer", NEW."peildatum", NOW(), \'insert\', NEW."id", NEW."plan_sha256", NEW."regelsets", NEW."regio_id", NEW."tafel_sha256"); RETURN NULL;', hash='1b47fd21eebad53a2269abea37ea34641525f17d', operation='INSERT', pgid='pgtrigger_insert_insert_58457', table='plannen_dossierversie', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dossierversie',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "plannen_dossierversieevent" ("aangemaakt_at", "aantallen", "beschikbaar", "bestand_sha256", "bevindingen_sha256", "door_id", "dossier_id", "getoetst_op", "id", "kennisdatum", "nummer", "peildatum", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_sha256", "regelsets", "regio_id", "tafel_sha256") VALUES (NEW."aangemaakt_at", NEW."aantallen", NEW."beschikbaar", NEW."bestand_sha256", NEW."bevindingen_sha256", NEW."door_id", NEW."dossier_id", NEW."getoetst_op", NEW."id", NEW."kennisdatum", NEW."nummer", NEW."peildatum", NOW(), \'update\', NEW."id", NEW."plan_sha256", NEW."regelsets", NEW."regio_id", NEW."tafel_sha256"); RETURN NULL;', hash='fbf111e772a6dca7be640cf3437114111177b63c', operation='UPDATE', pgid='pgtrigger_update_update_32bc1', table='plannen_dossierversie', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dossierversie',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "plannen_dossierversieevent" ("aangemaakt_at", "aantallen", "beschikbaar", "bestand_sha256", "bevindingen_sha256", "door_id", "dossier_id", "getoetst_op", "id", "kennisdatum", "nummer", "peildatum", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_sha256", "regelsets", "regio_id", "tafel_sha256") VALUES (OLD."aangemaakt_at", OLD."aantallen", OLD."beschikbaar", OLD."bestand_sha256", OLD."bevindingen_sha256", OLD."door_id", OLD."dossier_id", OLD."getoetst_op", OLD."id", OLD."kennisdatum", OLD."nummer", OLD."peildatum", NOW(), \'delete\', OLD."id", OLD."plan_sha256", OLD."regelsets", OLD."regio_id", OLD."tafel_sha256"); RETURN NULL;', hash='b838559fbc34372a73189009bfe5a18d3e4cebed', operation='DELETE', pgid='pgtrigger_delete_delete_59ac9', table='plannen_dossierversie', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='dossierversie',
            constraint=models.UniqueConstraint(fields=('regio', 'dossier', 'bestand_sha256', 'tafel_sha256'), name='versie_bestand_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='dossierversie',
            constraint=models.CheckConstraint(condition=models.Q(('bestand_sha256__regex', '^[0-9a-f]{64}$'), ('plan_sha256__regex', '^[0-9a-f]{64}$'), ('bevindingen_sha256__regex', '^[0-9a-f]{64}$'), models.Q(('tafel_sha256', ''), ('tafel_sha256__regex', '^[0-9a-f]{64}$'), _connector='OR')), name='versie_sha256'),
        ),
    ]
