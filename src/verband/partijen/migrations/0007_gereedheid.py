from __future__ import annotations

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partijen', '0006_aanbod_beveiliging'),
        ('regios', '0005_marktleider_plek'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RegiegemeenteVoorstel',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('resv', models.CharField(blank=True, max_length=4000)),
                ('wijk', models.CharField(blank=True, max_length=4000)),
                ('gemeenten', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=6), blank=True, default=list, size=None)),
                ('status', models.CharField(choices=[('concept', 'concept'), ('voorgelegd', 'voorgelegd'), ('overeengekomen', 'overeengekomen')], default='concept', max_length=16)),
                ('akkoord_gemeente_op', models.DateField(blank=True, null=True)),
                ('akkoord_ro_op', models.DateField(blank=True, null=True)),
                ('gemeente', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
        ),
        migrations.CreateModel(
            name='RegiegemeenteVoorstelEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('resv', models.CharField(blank=True, max_length=4000)),
                ('wijk', models.CharField(blank=True, max_length=4000)),
                ('gemeenten', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=6), blank=True, default=list, size=None)),
                ('status', models.CharField(choices=[('concept', 'concept'), ('voorgelegd', 'voorgelegd'), ('overeengekomen', 'overeengekomen')], default='concept', max_length=16)),
                ('akkoord_gemeente_op', models.DateField(blank=True, null=True)),
                ('akkoord_ro_op', models.DateField(blank=True, null=True)),
                ('gemeente', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.organisatie')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.regiegemeentevoorstel')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Verzekeraarsgesprek',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('op', models.DateField()),
                ('onderwerp', models.CharField(max_length=200)),
                ('uitkomst', models.CharField(blank=True, max_length=2000)),
                ('vervolg', models.CharField(blank=True, max_length=500)),
                ('vervolg_op', models.DateField(blank=True, null=True)),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-op', '-aangemaakt_at'],
            },
        ),
        migrations.CreateModel(
            name='VerzekeraarsgesprekEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('op', models.DateField()),
                ('onderwerp', models.CharField(max_length=200)),
                ('uitkomst', models.CharField(blank=True, max_length=2000)),
                ('vervolg', models.CharField(blank=True, max_length=500)),
                ('vervolg_op', models.DateField(blank=True, null=True)),
                ('door', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.verzekeraarsgesprek')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Voorstelbrief',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('naam', models.CharField(max_length=120)),
                ('soort', models.CharField(max_length=8)),
                ('grootte', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('inhoud', models.BinaryField()),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('voorstel', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='brieven', to='partijen.regiegemeentevoorstel')),
            ],
            options={
                'ordering': ['-aangemaakt_at'],
            },
        ),
        migrations.CreateModel(
            name='Ondersteuningsvraag',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('discipline', models.CharField(max_length=60)),
                ('soort', models.CharField(choices=[('advies', 'advies'), ('uren', 'uren'), ('geld', 'geld')], max_length=8)),
                ('wat', models.CharField(max_length=500)),
                ('uren', models.PositiveIntegerField(blank=True, null=True)),
                ('bedrag_cent', models.PositiveBigIntegerField(blank=True, null=True)),
                ('status', models.CharField(choices=[('gevraagd', 'gevraagd'), ('toegezegd', 'toegezegd'), ('gegeven', 'gegeven'), ('afgewezen', 'afgewezen')], default='gevraagd', max_length=12)),
                ('antwoord', models.CharField(blank=True, max_length=500)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['discipline', 'aangemaakt_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('status', 'afgewezen'), _negated=True), models.Q(('antwoord', ''), _negated=True), _connector='OR'), name='ondersteuning_afgewezen_met_reden')],
            },
        ),
        migrations.CreateModel(
            name='ParamedischPlatform',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('kernregio', models.CharField(max_length=80)),
                ('status', models.CharField(blank=True, choices=[('open', 'nog geen platform'), ('in_oprichting', 'in oprichting'), ('bestaat', 'bestaat'), ('geen_meerwaarde', 'heeft hier geen meerwaarde')], max_length=16)),
                ('reden', models.CharField(blank=True, max_length=500)),
                ('stap', models.CharField(blank=True, max_length=500)),
                ('stap_op', models.DateField(blank=True, null=True)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['kernregio'],
                'constraints': [models.UniqueConstraint(models.F('regio'), django.db.models.functions.text.Lower('kernregio'), name='kernregio_eenmaal')],
            },
        ),
        migrations.AddConstraint(
            model_name='regiegemeentevoorstel',
            constraint=models.UniqueConstraint(fields=('regio',), name='voorstel_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='regiegemeentevoorstel',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'overeengekomen'), _negated=True), models.Q(('akkoord_gemeente_op__isnull', False), ('akkoord_ro_op__isnull', False)), _connector='OR'), name='voorstel_overeengekomen_door_beide'),
        ),
        migrations.AddConstraint(
            model_name='regiegemeentevoorstel',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'concept'), _negated=True), models.Q(('akkoord_gemeente_op__isnull', True), ('akkoord_ro_op__isnull', True)), _connector='OR'), name='voorstel_concept_zonder_akkoord'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='regiegemeentevoorstel',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_regiegemeentevoorstelevent" ("aangemaakt_at", "akkoord_gemeente_op", "akkoord_ro_op", "gemeente_id", "gemeenten", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "resv", "status", "versie", "wijk") VALUES (NEW."aangemaakt_at", NEW."akkoord_gemeente_op", NEW."akkoord_ro_op", NEW."gemeente_id", NEW."gemeenten", NEW."id", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."resv", NEW."status", NEW."versie", NEW."wijk"); RETURN NULL;', hash='73ff0f5b3067aa007d499cda9b9ca55569eed467', operation='INSERT', pgid='pgtrigger_insert_insert_ba9ac', table='partijen_regiegemeentevoorstel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='regiegemeentevoorstel',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_regiegemeentevoorstelevent" ("aangemaakt_at", "akkoord_gemeente_op", "akkoord_ro_op", "gemeente_id", "gemeenten", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "resv", "status", "versie", "wijk") VALUES (NEW."aangemaakt_at", NEW."akkoord_gemeente_op", NEW."akkoord_ro_op", NEW."gemeente_id", NEW."gemeenten", NEW."id", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."resv", NEW."status", NEW."versie", NEW."wijk"); RETURN NULL;', hash='b5347e5f03371b2a61fab5f777a6f3b23621ff8d', operation='UPDATE', pgid='pgtrigger_update_update_e1bb4', table='partijen_regiegemeentevoorstel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='regiegemeentevoorstel',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_regiegemeentevoorstelevent" ("aangemaakt_at", "akkoord_gemeente_op", "akkoord_ro_op", "gemeente_id", "gemeenten", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "resv", "status", "versie", "wijk") VALUES (OLD."aangemaakt_at", OLD."akkoord_gemeente_op", OLD."akkoord_ro_op", OLD."gemeente_id", OLD."gemeenten", OLD."id", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."resv", OLD."status", OLD."versie", OLD."wijk"); RETURN NULL;', hash='f9481f02a5e95cb491fc8b50064d291261fc955b', operation='DELETE', pgid='pgtrigger_delete_delete_08951', table='partijen_regiegemeentevoorstel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verzekeraarsgesprek',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_verzekeraarsgesprekevent" ("aangemaakt_at", "door_id", "id", "onderwerp", "op", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "uitkomst", "versie", "vervolg", "vervolg_op") VALUES (NEW."aangemaakt_at", NEW."door_id", NEW."id", NEW."onderwerp", NEW."op", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."uitkomst", NEW."versie", NEW."vervolg", NEW."vervolg_op"); RETURN NULL;', hash='a85b033ef673d57dca43164c40addd770575d116', operation='INSERT', pgid='pgtrigger_insert_insert_48305', table='partijen_verzekeraarsgesprek', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verzekeraarsgesprek',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_verzekeraarsgesprekevent" ("aangemaakt_at", "door_id", "id", "onderwerp", "op", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "uitkomst", "versie", "vervolg", "vervolg_op") VALUES (NEW."aangemaakt_at", NEW."door_id", NEW."id", NEW."onderwerp", NEW."op", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."uitkomst", NEW."versie", NEW."vervolg", NEW."vervolg_op"); RETURN NULL;', hash='8eb31037b2769453a1650511916b9d13f90f7486', operation='UPDATE', pgid='pgtrigger_update_update_ba8aa', table='partijen_verzekeraarsgesprek', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verzekeraarsgesprek',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_verzekeraarsgesprekevent" ("aangemaakt_at", "door_id", "id", "onderwerp", "op", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "uitkomst", "versie", "vervolg", "vervolg_op") VALUES (OLD."aangemaakt_at", OLD."door_id", OLD."id", OLD."onderwerp", OLD."op", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."uitkomst", OLD."versie", OLD."vervolg", OLD."vervolg_op"); RETURN NULL;', hash='44dbe0ca18f7bc1aa1b63bc6feef96c636f721b5', operation='DELETE', pgid='pgtrigger_delete_delete_1a935', table='partijen_verzekeraarsgesprek', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='voorstelbrief',
            constraint=models.UniqueConstraint(fields=('regio', 'voorstel', 'sha256'), name='brief_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='voorstelbrief',
            constraint=models.CheckConstraint(condition=models.Q(('grootte__gte', 1), ('grootte__lte', 5000000)), name='brief_grootte'),
        ),
    ]
