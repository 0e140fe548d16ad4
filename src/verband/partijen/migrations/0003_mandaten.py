from __future__ import annotations

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partijen', '0002_beveiliging'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='mandaat',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='mandaat',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='mandaat',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='mandaat',
            name='gevraagd_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='mandaat',
            name='gevraagd_email',
            field=models.EmailField(blank=True, max_length=254),
        ),
        migrations.AddField(
            model_name='mandaat',
            name='opgesteld_door',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='mandaat',
            name='van_discipline',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='mandaatevent',
            name='gevraagd_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='mandaatevent',
            name='gevraagd_email',
            field=models.EmailField(blank=True, max_length=254),
        ),
        migrations.AddField(
            model_name='mandaatevent',
            name='opgesteld_door',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='mandaatevent',
            name='van_discipline',
            field=models.BooleanField(default=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandaat',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_mandaatevent" ("aangemaakt_at", "afwijzing", "beroep", "bevestigd_at", "bevestigd_door_id", "bevestigd_email", "bewijs", "discipline", "draagvlak_op", "draagvlak_opkomst", "draagvlak_uitkomst", "gever_id", "gevraagd_at", "gevraagd_email", "grens_cent", "grens_maanden", "id", "ingetrokken_op", "intrekking", "inzetverklaring_op", "opgesteld_door_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsvervanger", "plaatsvervanger_email", "regio_id", "route", "staat", "subdiscipline", "tot", "van_discipline", "vanaf", "versie", "vertegenwoordiger", "vertegenwoordiger_email", "vervangt_id") VALUES (NEW."aangemaakt_at", NEW."afwijzing", NEW."beroep", NEW."bevestigd_at", NEW."bevestigd_door_id", NEW."bevestigd_email", NEW."bewijs", NEW."discipline", NEW."draagvlak_op", NEW."draagvlak_opkomst", NEW."draagvlak_uitkomst", NEW."gever_id", NEW."gevraagd_at", NEW."gevraagd_email", NEW."grens_cent", NEW."grens_maanden", NEW."id", NEW."ingetrokken_op", NEW."intrekking", NEW."inzetverklaring_op", NEW."opgesteld_door_id", NOW(), \'insert\', NEW."id", NEW."plaatsvervanger", NEW."plaatsvervanger_email", NEW."regio_id", NEW."route", NEW."staat", NEW."subdiscipline", NEW."tot", NEW."van_discipline", NEW."vanaf", NEW."versie", NEW."vertegenwoordiger", NEW."vertegenwoordiger_email", NEW."vervangt_id"); RETURN NULL;', hash='e05d9d007081f546ff9e2c545ff7571b653fd4ec', operation='INSERT', pgid='pgtrigger_insert_insert_ca14d', table='partijen_mandaat', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandaat',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_mandaatevent" ("aangemaakt_at", "afwijzing", "beroep", "bevestigd_at", "bevestigd_door_id", "bevestigd_email", "bewijs", "discipline", "draagvlak_op", "draagvlak_opkomst", "draagvlak_uitkomst", "gever_id", "gevraagd_at", "gevraagd_email", "grens_cent", "grens_maanden", "id", "ingetrokken_op", "intrekking", "inzetverklaring_op", "opgesteld_door_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsvervanger", "plaatsvervanger_email", "regio_id", "route", "staat", "subdiscipline", "tot", "van_discipline", "vanaf", "versie", "vertegenwoordiger", "vertegenwoordiger_email", "vervangt_id") VALUES (NEW."aangemaakt_at", NEW."afwijzing", NEW."beroep", NEW."bevestigd_at", NEW."bevestigd_door_id", NEW."bevestigd_email", NEW."bewijs", NEW."discipline", NEW."draagvlak_op", NEW."draagvlak_opkomst", NEW."draagvlak_uitkomst", NEW."gever_id", NEW."gevraagd_at", NEW."gevraagd_email", NEW."grens_cent", NEW."grens_maanden", NEW."id", NEW."ingetrokken_op", NEW."intrekking", NEW."inzetverklaring_op", NEW."opgesteld_door_id", NOW(), \'update\', NEW."id", NEW."plaatsvervanger", NEW."plaatsvervanger_email", NEW."regio_id", NEW."route", NEW."staat", NEW."subdiscipline", NEW."tot", NEW."van_discipline", NEW."vanaf", NEW."versie", NEW."vertegenwoordiger", NEW."vertegenwoordiger_email", NEW."vervangt_id"); RETURN NULL;', hash='f6a02ba8770c65ed7028911d2b665762587ecc97', operation='UPDATE', pgid='pgtrigger_update_update_8a75c', table='partijen_mandaat', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandaat',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_mandaatevent" ("aangemaakt_at", "afwijzing", "beroep", "bevestigd_at", "bevestigd_door_id", "bevestigd_email", "bewijs", "discipline", "draagvlak_op", "draagvlak_opkomst", "draagvlak_uitkomst", "gever_id", "gevraagd_at", "gevraagd_email", "grens_cent", "grens_maanden", "id", "ingetrokken_op", "intrekking", "inzetverklaring_op", "opgesteld_door_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsvervanger", "plaatsvervanger_email", "regio_id", "route", "staat", "subdiscipline", "tot", "van_discipline", "vanaf", "versie", "vertegenwoordiger", "vertegenwoordiger_email", "vervangt_id") VALUES (OLD."aangemaakt_at", OLD."afwijzing", OLD."beroep", OLD."bevestigd_at", OLD."bevestigd_door_id", OLD."bevestigd_email", OLD."bewijs", OLD."discipline", OLD."draagvlak_op", OLD."draagvlak_opkomst", OLD."draagvlak_uitkomst", OLD."gever_id", OLD."gevraagd_at", OLD."gevraagd_email", OLD."grens_cent", OLD."grens_maanden", OLD."id", OLD."ingetrokken_op", OLD."intrekking", OLD."inzetverklaring_op", OLD."opgesteld_door_id", NOW(), \'delete\', OLD."id", OLD."plaatsvervanger", OLD."plaatsvervanger_email", OLD."regio_id", OLD."route", OLD."staat", OLD."subdiscipline", OLD."tot", OLD."van_discipline", OLD."vanaf", OLD."versie", OLD."vertegenwoordiger", OLD."vertegenwoordiger_email", OLD."vervangt_id"); RETURN NULL;', hash='fcf4534bb95c20fa3dcd15063d44f6dd80677f1e', operation='DELETE', pgid='pgtrigger_delete_delete_d0d9f', table='partijen_mandaat', when='AFTER')),
        ),
    ]
