from __future__ import annotations

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
import verband.core.velden
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partijen', '0010_overleg_beveiliging'),
        ('regios', '0005_marktleider_plek'),
    ]

    operations = [
        migrations.CreateModel(
            name='Orgaan',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('naam', models.CharField(max_length=120)),
                ('stemregel', models.CharField(choices=[('meerderheid', 'meer stemmen voor dan tegen'), ('twee_derde', 'ten minste twee derde voor'), ('unaniem', 'niemand tegen')], max_length=12)),
                ('actief', models.BooleanField(default=False)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['naam'],
            },
        ),
        migrations.CreateModel(
            name='OrgaanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('naam', models.CharField(max_length=120)),
                ('stemregel', models.CharField(choices=[('meerderheid', 'meer stemmen voor dan tegen'), ('twee_derde', 'ten minste twee derde voor'), ('unaniem', 'niemand tegen')], max_length=12)),
                ('actief', models.BooleanField(default=False)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.orgaan')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Samenwerkingsvorm',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('contractjaar', models.PositiveSmallIntegerField()),
                ('soort', models.CharField(choices=[('netwerk', 'netwerk'), ('ro_transformatie', 'RO omgevormd tot RESV')], default='netwerk', max_length=20)),
                ('motivatie', models.CharField(blank=True, max_length=1000)),
                ('kvk', verband.core.velden.CijfersField(blank=True, default='', lengte=8)),
                ('agb', verband.core.velden.CijfersField(blank=True, default='', lengte=8)),
                ('iban', verband.core.velden.IbanField(blank=True, default='', max_length=34)),
                ('besluit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partijen.besluit')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['contractjaar'],
            },
        ),
        migrations.CreateModel(
            name='SamenwerkingsvormEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('contractjaar', models.PositiveSmallIntegerField()),
                ('soort', models.CharField(choices=[('netwerk', 'netwerk'), ('ro_transformatie', 'RO omgevormd tot RESV')], default='netwerk', max_length=20)),
                ('motivatie', models.CharField(blank=True, max_length=1000)),
                ('kvk', verband.core.velden.CijfersField(blank=True, default='', lengte=8)),
                ('agb', verband.core.velden.CijfersField(blank=True, default='', lengte=8)),
                ('iban', verband.core.velden.IbanField(blank=True, default='', max_length=34)),
                ('besluit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partijen.besluit')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.samenwerkingsvorm')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Stemming',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('op', models.DateField()),
                ('voorstel', models.CharField(max_length=1000)),
                ('stemregel', models.CharField(choices=[('meerderheid', 'meer stemmen voor dan tegen'), ('twee_derde', 'ten minste twee derde voor'), ('unaniem', 'niemand tegen')], max_length=12)),
                ('aangenomen', models.BooleanField()),
                ('orgaan', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='stemmingen', to='partijen.orgaan')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-op', '-aangemaakt_at'],
            },
        ),
        migrations.CreateModel(
            name='Zetel',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('discipline', models.CharField(max_length=60)),
                ('persoon', models.CharField(max_length=120)),
                ('vanaf', models.DateField()),
                ('tot', models.DateField()),
                ('stemgewicht', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('orgaan', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='zetels', to='partijen.orgaan')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['discipline', 'persoon'],
            },
        ),
        migrations.CreateModel(
            name='Stem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('keuze', models.CharField(choices=[('voor', 'voor'), ('tegen', 'tegen'), ('onthouding', 'onthoudt zich')], max_length=10)),
                ('gewicht', models.PositiveSmallIntegerField()),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('stemming', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='stemmen', to='partijen.stemming')),
                ('zetel', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partijen.zetel')),
            ],
            options={
                'ordering': ['zetel__discipline', 'zetel__persoon'],
            },
        ),
        migrations.CreateModel(
            name='ZetelEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('discipline', models.CharField(max_length=60)),
                ('persoon', models.CharField(max_length=120)),
                ('vanaf', models.DateField()),
                ('tot', models.DateField()),
                ('stemgewicht', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('orgaan', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partijen.orgaan')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.zetel')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='orgaan',
            constraint=models.UniqueConstraint(fields=('regio', 'naam'), name='orgaan_naam_eenmaal'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='orgaan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_orgaanevent" ("aangemaakt_at", "actief", "id", "naam", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "stemregel", "versie") VALUES (NEW."aangemaakt_at", NEW."actief", NEW."id", NEW."naam", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."stemregel", NEW."versie"); RETURN NULL;', hash='4f07a87129f2d46b74729c1b3ff8bceb9627e796', operation='INSERT', pgid='pgtrigger_insert_insert_d79a9', table='partijen_orgaan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='orgaan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_orgaanevent" ("aangemaakt_at", "actief", "id", "naam", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "stemregel", "versie") VALUES (NEW."aangemaakt_at", NEW."actief", NEW."id", NEW."naam", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."stemregel", NEW."versie"); RETURN NULL;', hash='1ef89e34d9a7dd70a4341d3dafc9c1105024cd44', operation='UPDATE', pgid='pgtrigger_update_update_ad627', table='partijen_orgaan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='orgaan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_orgaanevent" ("aangemaakt_at", "actief", "id", "naam", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "stemregel", "versie") VALUES (OLD."aangemaakt_at", OLD."actief", OLD."id", OLD."naam", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."stemregel", OLD."versie"); RETURN NULL;', hash='81cf9e8acd7b074f125d22ff829f1e48f02f5559', operation='DELETE', pgid='pgtrigger_delete_delete_984fc', table='partijen_orgaan', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='samenwerkingsvorm',
            constraint=models.UniqueConstraint(fields=('regio', 'contractjaar'), name='vorm_een_per_jaar'),
        ),
        migrations.AddConstraint(
            model_name='samenwerkingsvorm',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['netwerk', 'ro_transformatie'])), name='vorm_een_van_twee'),
        ),
        migrations.AddConstraint(
            model_name='samenwerkingsvorm',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('soort', 'netwerk'), _negated=True), models.Q(('agb', ''), ('iban', ''), ('kvk', '')), _connector='OR'), name='netwerk_zonder_nummers'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='samenwerkingsvorm',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_samenwerkingsvormevent" ("aangemaakt_at", "agb", "besluit_id", "contractjaar", "iban", "id", "kvk", "motivatie", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "soort", "versie") VALUES (NEW."aangemaakt_at", NEW."agb", NEW."besluit_id", NEW."contractjaar", NEW."iban", NEW."id", NEW."kvk", NEW."motivatie", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."soort", NEW."versie"); RETURN NULL;', hash='0ad9fbd071373aa01876fe650b777964453512d5', operation='INSERT', pgid='pgtrigger_insert_insert_7b4dc', table='partijen_samenwerkingsvorm', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='samenwerkingsvorm',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_samenwerkingsvormevent" ("aangemaakt_at", "agb", "besluit_id", "contractjaar", "iban", "id", "kvk", "motivatie", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "soort", "versie") VALUES (NEW."aangemaakt_at", NEW."agb", NEW."besluit_id", NEW."contractjaar", NEW."iban", NEW."id", NEW."kvk", NEW."motivatie", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."soort", NEW."versie"); RETURN NULL;', hash='8ad670e3cb864729b4d9db590fe0f2ee074db791', operation='UPDATE', pgid='pgtrigger_update_update_9d317', table='partijen_samenwerkingsvorm', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='samenwerkingsvorm',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_samenwerkingsvormevent" ("aangemaakt_at", "agb", "besluit_id", "contractjaar", "iban", "id", "kvk", "motivatie", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "soort", "versie") VALUES (OLD."aangemaakt_at", OLD."agb", OLD."besluit_id", OLD."contractjaar", OLD."iban", OLD."id", OLD."kvk", OLD."motivatie", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."soort", OLD."versie"); RETURN NULL;', hash='11a3a41cee094f2009d76fe14c2042fd71b84cef', operation='DELETE', pgid='pgtrigger_delete_delete_48429', table='partijen_samenwerkingsvorm', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='zetel',
            constraint=models.CheckConstraint(condition=models.Q(('tot__gt', models.F('vanaf'))), name='zetel_periode'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='zetel',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_zetelevent" ("aangemaakt_at", "discipline", "id", "orgaan_id", "persoon", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "stemgewicht", "tot", "vanaf", "versie") VALUES (NEW."aangemaakt_at", NEW."discipline", NEW."id", NEW."orgaan_id", NEW."persoon", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."stemgewicht", NEW."tot", NEW."vanaf", NEW."versie"); RETURN NULL;', hash='df651dfd62f4a7f124811f4ba922fe9af204071d', operation='INSERT', pgid='pgtrigger_insert_insert_ec6a2', table='partijen_zetel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='zetel',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_zetelevent" ("aangemaakt_at", "discipline", "id", "orgaan_id", "persoon", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "stemgewicht", "tot", "vanaf", "versie") VALUES (NEW."aangemaakt_at", NEW."discipline", NEW."id", NEW."orgaan_id", NEW."persoon", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."stemgewicht", NEW."tot", NEW."vanaf", NEW."versie"); RETURN NULL;', hash='56d954a3551596daa8bb07a84b57d4bd0163047b', operation='UPDATE', pgid='pgtrigger_update_update_0ffed', table='partijen_zetel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='zetel',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_zetelevent" ("aangemaakt_at", "discipline", "id", "orgaan_id", "persoon", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "stemgewicht", "tot", "vanaf", "versie") VALUES (OLD."aangemaakt_at", OLD."discipline", OLD."id", OLD."orgaan_id", OLD."persoon", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."stemgewicht", OLD."tot", OLD."vanaf", OLD."versie"); RETURN NULL;', hash='d9b6d51ac01056e82091b190847a55171a547e83', operation='DELETE', pgid='pgtrigger_delete_delete_bdd90', table='partijen_zetel', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='stem',
            constraint=models.UniqueConstraint(fields=('regio', 'stemming', 'zetel'), name='stem_eenmaal'),
        ),
    ]
