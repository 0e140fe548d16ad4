from __future__ import annotations
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('regios', '0002_beveiliging'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Deling',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('ontvanger', models.CharField(choices=[('vvt', 'VVT'), ('controller', 'controller'), ('regiegemeente', 'regiegemeente'), ('kassier', 'kassier'), ('preferente_verzekeraar', 'preferente verzekeraar (vooroverleg)')], max_length=24)),
                ('onderdelen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), size=None)),
                ('vanaf', models.DateField()),
                ('tot', models.DateField()),
                ('sha256', models.CharField(max_length=64)),
                ('ingetrokken_at', models.DateTimeField(null=True)),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('verzekeraar', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.verzekeraar')),
            ],
            options={
                'ordering': ['-aangemaakt_at'],
            },
        ),
        migrations.CreateModel(
            name='DelingInhoud',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('verslag', models.BinaryField()),
                ('pdf', models.BinaryField()),
                ('deling', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='inhoud', to='plannen.deling')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DossierVersie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('nummer', models.PositiveIntegerField()),
                ('bestand_sha256', models.CharField(max_length=64)),
                ('plan_sha256', models.CharField(max_length=64)),
                ('bevindingen_sha256', models.CharField(max_length=64)),
                ('regelsets', models.JSONField()),
                ('beschikbaar', models.JSONField()),
                ('getoetst_op', models.DateField()),
                ('peildatum', models.DateField()),
                ('kennisdatum', models.DateField()),
                ('aantallen', models.JSONField()),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['nummer'],
            },
        ),
        migrations.AddField(
            model_name='deling',
            name='versie',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='delingen', to='plannen.dossierversie'),
        ),
        migrations.CreateModel(
            name='Toetsdossier',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('contractjaar', models.PositiveSmallIntegerField()),
                ('naam', models.CharField(blank=True, max_length=120)),
                ('staat', models.CharField(choices=[('open', 'open'), ('gearchiveerd', 'gearchiveerd'), ('verwijderd', 'verwijderd')], default='open', max_length=12)),
                ('bewaren_tot', models.DateField()),
                ('stand', models.PositiveIntegerField(default=1)),
                ('verwijderd_op', models.DateField(null=True)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-contractjaar', 'naam'],
            },
        ),
        migrations.CreateModel(
            name='DossierVersieEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('nummer', models.PositiveIntegerField()),
                ('bestand_sha256', models.CharField(max_length=64)),
                ('plan_sha256', models.CharField(max_length=64)),
                ('bevindingen_sha256', models.CharField(max_length=64)),
                ('regelsets', models.JSONField()),
                ('beschikbaar', models.JSONField()),
                ('getoetst_op', models.DateField()),
                ('peildatum', models.DateField()),
                ('kennisdatum', models.DateField()),
                ('aantallen', models.JSONField()),
                ('door', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='plannen.dossierversie')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
                ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plannen.toetsdossier')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='dossierversie',
            name='dossier',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='versies', to='plannen.toetsdossier'),
        ),
        migrations.CreateModel(
            name='DossierNotitie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('sleutel', models.CharField(blank=True, max_length=12)),
                ('tekst', models.TextField(max_length=4000)),
                ('stand', models.PositiveIntegerField(default=1)),
                ('antwoord_op', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='antwoorden', to='plannen.dossiernotitie')),
                ('deling', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notities', to='plannen.deling')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('schrijver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='notities', to='plannen.toetsdossier')),
            ],
            options={
                'ordering': ['aangemaakt_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Bijlage',
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
                ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='bijlagen', to='plannen.toetsdossier')),
            ],
            options={
                'ordering': ['aangemaakt_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='VersieInhoud',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('plan', models.BinaryField()),
                ('bestand', models.BinaryField()),
                ('bestandsnaam', models.CharField(blank=True, max_length=200)),
                ('cellen', models.JSONField(default=dict)),
                ('bevindingen', models.BinaryField()),
                ('rapport', models.BinaryField()),
                ('notitie', models.CharField(blank=True, max_length=1000)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('versie', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='inhoud', to='plannen.dossierversie')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='deling',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('ingetrokken_at__isnull', True)), expressions=[('regio', '='), ('versie', '='), ('ontvanger', '='), (models.Func(models.F('vanaf'), models.F('tot'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='deling_eenmaal_per_dag'),
        ),
        migrations.AddConstraint(
            model_name='deling',
            constraint=models.CheckConstraint(condition=models.Q(('tot__gt', models.F('vanaf'))), name='deling_periode'),
        ),
        migrations.AddConstraint(
            model_name='deling',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='deling_sha256'),
        ),
        migrations.AddConstraint(
            model_name='deling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ontvanger', 'preferente_verzekeraar'), ('verzekeraar__isnull', False)), models.Q(('ontvanger__in', ['vvt', 'controller', 'regiegemeente', 'kassier']), ('verzekeraar__isnull', True)), _connector='OR'), name='deling_verzekeraar'),
        ),
        migrations.AddConstraint(
            model_name='toetsdossier',
            constraint=models.UniqueConstraint(models.F('regio'), models.F('contractjaar'), django.db.models.functions.text.Lower('naam'), condition=models.Q(('staat', 'verwijderd'), _negated=True), name='dossier_naam_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='toetsdossier',
            constraint=models.CheckConstraint(condition=models.Q(('contractjaar__gte', 2027), ('contractjaar__lte', 2099)), name='dossier_contractjaar'),
        ),
        migrations.AddConstraint(
            model_name='toetsdossier',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('staat__in', ['open', 'gearchiveerd']), ('verwijderd_op__isnull', True), models.Q(('naam', ''), _negated=True)), models.Q(('naam', ''), ('staat', 'verwijderd'), ('verwijderd_op__isnull', False)), _connector='OR'), name='dossier_verwijderd_is_leeg'),
        ),
        migrations.AddConstraint(
            model_name='dossierversie',
            constraint=models.UniqueConstraint(fields=('regio', 'dossier', 'nummer'), name='versie_nummer_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='dossierversie',
            constraint=models.UniqueConstraint(fields=('regio', 'dossier', 'bestand_sha256'), name='versie_bestand_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='dossierversie',
            constraint=models.CheckConstraint(condition=models.Q(('nummer__gte', 1)), name='versie_vanaf_1'),
        ),
        migrations.AddConstraint(
            model_name='dossierversie',
            constraint=models.CheckConstraint(condition=models.Q(('bestand_sha256__regex', '^[0-9a-f]{64}$'), ('plan_sha256__regex', '^[0-9a-f]{64}$'), ('bevindingen_sha256__regex', '^[0-9a-f]{64}$')), name='versie_sha256'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dossierversie',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "plannen_dossierversieevent" ("aangemaakt_at", "aantallen", "beschikbaar", "bestand_sha256", "bevindingen_sha256", "door_id", "dossier_id", "getoetst_op", "id", "kennisdatum", "nummer", "peildatum", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_sha256", "regelsets", "regio_id") VALUES (NEW."aangemaakt_at", NEW."aantallen", NEW."beschikbaar", NEW."bestand_sha256", NEW."bevindingen_sha256", NEW."door_id", NEW."dossier_id", NEW."getoetst_op", NEW."id", NEW."kennisdatum", NEW."nummer", NEW."peildatum", NOW(), \'insert\', NEW."id", NEW."plan_sha256", NEW."regelsets", NEW."regio_id"); RETURN NULL;', hash='bd86c6458842b44f4a048d84ceaac2c2644b0735', operation='INSERT', pgid='pgtrigger_insert_insert_58457', table='plannen_dossierversie', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dossierversie',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "plannen_dossierversieevent" ("aangemaakt_at", "aantallen", "beschikbaar", "bestand_sha256", "bevindingen_sha256", "door_id", "dossier_id", "getoetst_op", "id", "kennisdatum", "nummer", "peildatum", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_sha256", "regelsets", "regio_id") VALUES (NEW."aangemaakt_at", NEW."aantallen", NEW."beschikbaar", NEW."bestand_sha256", NEW."bevindingen_sha256", NEW."door_id", NEW."dossier_id", NEW."getoetst_op", NEW."id", NEW."kennisdatum", NEW."nummer", NEW."peildatum", NOW(), \'update\', NEW."id", NEW."plan_sha256", NEW."regelsets", NEW."regio_id"); RETURN NULL;', hash='8cf3b0e2d5f43693b45b09fd85ab688404bd627b', operation='UPDATE', pgid='pgtrigger_update_update_32bc1', table='plannen_dossierversie', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dossierversie',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "plannen_dossierversieevent" ("aangemaakt_at", "aantallen", "beschikbaar", "bestand_sha256", "bevindingen_sha256", "door_id", "dossier_id", "getoetst_op", "id", "kennisdatum", "nummer", "peildatum", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_sha256", "regelsets", "regio_id") VALUES (OLD."aangemaakt_at", OLD."aantallen", OLD."beschikbaar", OLD."bestand_sha256", OLD."bevindingen_sha256", OLD."door_id", OLD."dossier_id", OLD."getoetst_op", OLD."id", OLD."kennisdatum", OLD."nummer", OLD."peildatum", NOW(), \'delete\', OLD."id", OLD."plan_sha256", OLD."regelsets", OLD."regio_id"); RETURN NULL;', hash='3802b13e4d19af1b80491c308a78213df8124d20', operation='DELETE', pgid='pgtrigger_delete_delete_59ac9', table='plannen_dossierversie', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='dossiernotitie',
            constraint=models.CheckConstraint(condition=models.Q(('sleutel__regex', '^([0-9a-f]{12})?$')), name='notitie_sleutel'),
        ),
        migrations.AddConstraint(
            model_name='dossiernotitie',
            constraint=models.CheckConstraint(condition=models.Q(('tekst__regex', '^\\s*$'), _negated=True), name='notitie_niet_leeg'),
        ),
        migrations.AddConstraint(
            model_name='bijlage',
            constraint=models.UniqueConstraint(fields=('regio', 'dossier', 'sha256'), name='bijlage_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='bijlage',
            constraint=models.CheckConstraint(condition=models.Q(('grootte__gte', 1), ('grootte__lte', 5000000)), name='bijlage_grootte'),
        ),
        migrations.AddConstraint(
            model_name='bijlage',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='bijlage_sha256'),
        ),
    ]
