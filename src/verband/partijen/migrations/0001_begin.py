from __future__ import annotations

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('regios', '0005_marktleider_plek'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Disciplineorganisatie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('discipline', models.CharField(max_length=60)),
                ('subdiscipline', models.CharField(blank=True, choices=[('wijkverpleging', 'wijkverpleging'), ('so', 'specialist ouderengeneeskunde')], max_length=16)),
                ('beroep', models.CharField(blank=True, max_length=60)),
                ('koepel', models.CharField(blank=True, max_length=60)),
                ('rechtsvorm', models.CharField(blank=True, max_length=120)),
                ('besluitregel', models.CharField(blank=True, max_length=500)),
                ('contact', models.CharField(blank=True, max_length=200)),
                ('verbeterstap', models.CharField(blank=True, max_length=500)),
                ('verbeterstap_op', models.DateField(blank=True, null=True)),
                ('beheerder_naam', models.CharField(blank=True, max_length=120)),
                ('beheerder_email', models.EmailField(blank=True, max_length=254)),
                ('overgenomen_at', models.DateTimeField(blank=True, null=True)),
                ('organisatie', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['discipline', 'subdiscipline', 'beroep'],
            },
        ),
        migrations.CreateModel(
            name='DisciplineorganisatieEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('discipline', models.CharField(max_length=60)),
                ('subdiscipline', models.CharField(blank=True, choices=[('wijkverpleging', 'wijkverpleging'), ('so', 'specialist ouderengeneeskunde')], max_length=16)),
                ('beroep', models.CharField(blank=True, max_length=60)),
                ('koepel', models.CharField(blank=True, max_length=60)),
                ('rechtsvorm', models.CharField(blank=True, max_length=120)),
                ('besluitregel', models.CharField(blank=True, max_length=500)),
                ('contact', models.CharField(blank=True, max_length=200)),
                ('verbeterstap', models.CharField(blank=True, max_length=500)),
                ('verbeterstap_op', models.DateField(blank=True, null=True)),
                ('beheerder_naam', models.CharField(blank=True, max_length=120)),
                ('beheerder_email', models.EmailField(blank=True, max_length=254)),
                ('overgenomen_at', models.DateTimeField(blank=True, null=True)),
                ('organisatie', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.organisatie')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.disciplineorganisatie')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Mandaat',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('discipline', models.CharField(max_length=60)),
                ('subdiscipline', models.CharField(blank=True, choices=[('wijkverpleging', 'wijkverpleging'), ('so', 'specialist ouderengeneeskunde')], max_length=16)),
                ('beroep', models.CharField(blank=True, max_length=60)),
                ('route', models.CharField(blank=True, choices=[('huisartsenvereniging', 'huisartsenvereniging'), ('huisartsencooperatie', 'huisartsencoöperatie'), ('apothekersvertegenwoordiging', 'regionale vertegenwoordiging apothekers'), ('paramedisch_platform', 'paramedisch platform'), ('monodisciplines', 'de monodisciplines zelf'), ('vvt_aanbieders', 'VVT-aanbieders'), ('regiegemeente', 'regiegemeente'), ('individuele_praktijk', 'één praktijk'), ('individuele_apotheek', 'één apotheek')], max_length=32)),
                ('vertegenwoordiger', models.CharField(blank=True, max_length=120)),
                ('vertegenwoordiger_email', models.EmailField(blank=True, max_length=254)),
                ('plaatsvervanger', models.CharField(blank=True, max_length=120)),
                ('plaatsvervanger_email', models.EmailField(blank=True, max_length=254)),
                ('grens_cent', models.PositiveBigIntegerField(blank=True, null=True)),
                ('grens_maanden', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('vanaf', models.DateField(blank=True, null=True)),
                ('tot', models.DateField(blank=True, null=True)),
                ('bewijs', models.CharField(blank=True, max_length=300)),
                ('draagvlak_op', models.DateField(blank=True, null=True)),
                ('draagvlak_opkomst', models.CharField(blank=True, max_length=120)),
                ('draagvlak_uitkomst', models.CharField(blank=True, max_length=500)),
                ('inzetverklaring_op', models.DateField(blank=True, null=True)),
                ('staat', models.CharField(choices=[('concept', 'concept'), ('gevraagd', 'gevraagd aan de discipline'), ('bevestigd', 'bevestigd'), ('afgewezen', 'afgewezen door de discipline')], default='concept', max_length=12)),
                ('bevestigd_at', models.DateTimeField(blank=True, null=True)),
                ('bevestigd_email', models.EmailField(blank=True, max_length=254)),
                ('afwijzing', models.CharField(blank=True, max_length=500)),
                ('ingetrokken_op', models.DateField(blank=True, null=True)),
                ('intrekking', models.CharField(blank=True, max_length=500)),
                ('bevestigd_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('gever', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('vervangt', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partijen.mandaat')),
            ],
            options={
                'ordering': ['discipline', 'subdiscipline', 'beroep', 'vanaf', 'id'],
            },
        ),
        migrations.CreateModel(
            name='MandaatEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('discipline', models.CharField(max_length=60)),
                ('subdiscipline', models.CharField(blank=True, choices=[('wijkverpleging', 'wijkverpleging'), ('so', 'specialist ouderengeneeskunde')], max_length=16)),
                ('beroep', models.CharField(blank=True, max_length=60)),
                ('route', models.CharField(blank=True, choices=[('huisartsenvereniging', 'huisartsenvereniging'), ('huisartsencooperatie', 'huisartsencoöperatie'), ('apothekersvertegenwoordiging', 'regionale vertegenwoordiging apothekers'), ('paramedisch_platform', 'paramedisch platform'), ('monodisciplines', 'de monodisciplines zelf'), ('vvt_aanbieders', 'VVT-aanbieders'), ('regiegemeente', 'regiegemeente'), ('individuele_praktijk', 'één praktijk'), ('individuele_apotheek', 'één apotheek')], max_length=32)),
                ('vertegenwoordiger', models.CharField(blank=True, max_length=120)),
                ('vertegenwoordiger_email', models.EmailField(blank=True, max_length=254)),
                ('plaatsvervanger', models.CharField(blank=True, max_length=120)),
                ('plaatsvervanger_email', models.EmailField(blank=True, max_length=254)),
                ('grens_cent', models.PositiveBigIntegerField(blank=True, null=True)),
                ('grens_maanden', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('vanaf', models.DateField(blank=True, null=True)),
                ('tot', models.DateField(blank=True, null=True)),
                ('bewijs', models.CharField(blank=True, max_length=300)),
                ('draagvlak_op', models.DateField(blank=True, null=True)),
                ('draagvlak_opkomst', models.CharField(blank=True, max_length=120)),
                ('draagvlak_uitkomst', models.CharField(blank=True, max_length=500)),
                ('inzetverklaring_op', models.DateField(blank=True, null=True)),
                ('staat', models.CharField(choices=[('concept', 'concept'), ('gevraagd', 'gevraagd aan de discipline'), ('bevestigd', 'bevestigd'), ('afgewezen', 'afgewezen door de discipline')], default='concept', max_length=12)),
                ('bevestigd_at', models.DateTimeField(blank=True, null=True)),
                ('bevestigd_email', models.EmailField(blank=True, max_length=254)),
                ('afwijzing', models.CharField(blank=True, max_length=500)),
                ('ingetrokken_op', models.DateField(blank=True, null=True)),
                ('intrekking', models.CharField(blank=True, max_length=500)),
                ('bevestigd_door', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('gever', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.organisatie')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.mandaat')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
                ('vervangt', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partijen.mandaat')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MandaatGebruik',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('waarvoor', models.CharField(choices=[('besluit', 'besluit'), ('afspraak', 'afspraak met een derde'), ('overeenkomst', 'samenwerkingsovereenkomst')], max_length=16)),
                ('onderwerp_id', models.UUIDField()),
                ('op', models.DateField()),
                ('door_vervanger', models.BooleanField(default=False)),
                ('mandaat', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='gebruik', to='partijen.mandaat')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-op', '-aangemaakt_at'],
            },
        ),
        migrations.CreateModel(
            name='MandaatOnderwerp',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('onderwerp', models.CharField(max_length=80)),
                ('niveau', models.CharField(choices=[('regio', 'regio'), ('wijk', 'wijk'), ('beide', 'regio en wijk')], default='regio', max_length=8)),
                ('wie', models.CharField(editable=False, max_length=140)),
                ('geldig', django.contrib.postgres.fields.ranges.DateRangeField(editable=False, null=True)),
                ('gever', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('mandaat', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='onderwerpen', to='partijen.mandaat')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['onderwerp'],
            },
        ),
        migrations.AddConstraint(
            model_name='disciplineorganisatie',
            constraint=models.UniqueConstraint(fields=('regio', 'discipline', 'subdiscipline', 'beroep'), name='discipline_eenmaal'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='disciplineorganisatie',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_disciplineorganisatieevent" ("aangemaakt_at", "beheerder_email", "beheerder_naam", "beroep", "besluitregel", "contact", "discipline", "id", "koepel", "organisatie_id", "overgenomen_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "rechtsvorm", "regio_id", "subdiscipline", "verbeterstap", "verbeterstap_op", "versie") VALUES (NEW."aangemaakt_at", NEW."beheerder_email", NEW."beheerder_naam", NEW."beroep", NEW."besluitregel", NEW."contact", NEW."discipline", NEW."id", NEW."koepel", NEW."organisatie_id", NEW."overgenomen_at", NOW(), \'insert\', NEW."id", NEW."rechtsvorm", NEW."regio_id", NEW."subdiscipline", NEW."verbeterstap", NEW."verbeterstap_op", NEW."versie"); RETURN NULL;', hash='0cd1434e827d228d46d3b4f8a313ee2f2de3cf86', operation='INSERT', pgid='pgtrigger_insert_insert_3de83', table='partijen_disciplineorganisatie', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='disciplineorganisatie',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_disciplineorganisatieevent" ("aangemaakt_at", "beheerder_email", "beheerder_naam", "beroep", "besluitregel", "contact", "discipline", "id", "koepel", "organisatie_id", "overgenomen_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "rechtsvorm", "regio_id", "subdiscipline", "verbeterstap", "verbeterstap_op", "versie") VALUES (NEW."aangemaakt_at", NEW."beheerder_email", NEW."beheerder_naam", NEW."beroep", NEW."besluitregel", NEW."contact", NEW."discipline", NEW."id", NEW."koepel", NEW."organisatie_id", NEW."overgenomen_at", NOW(), \'update\', NEW."id", NEW."rechtsvorm", NEW."regio_id", NEW."subdiscipline", NEW."verbeterstap", NEW."verbeterstap_op", NEW."versie"); RETURN NULL;', hash='b392f3b23db31a4e5125149a9b9dd440fec1d449', operation='UPDATE', pgid='pgtrigger_update_update_c1a89', table='partijen_disciplineorganisatie', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='disciplineorganisatie',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_disciplineorganisatieevent" ("aangemaakt_at", "beheerder_email", "beheerder_naam", "beroep", "besluitregel", "contact", "discipline", "id", "koepel", "organisatie_id", "overgenomen_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "rechtsvorm", "regio_id", "subdiscipline", "verbeterstap", "verbeterstap_op", "versie") VALUES (OLD."aangemaakt_at", OLD."beheerder_email", OLD."beheerder_naam", OLD."beroep", OLD."besluitregel", OLD."contact", OLD."discipline", OLD."id", OLD."koepel", OLD."organisatie_id", OLD."overgenomen_at", NOW(), \'delete\', OLD."id", OLD."rechtsvorm", OLD."regio_id", OLD."subdiscipline", OLD."verbeterstap", OLD."verbeterstap_op", OLD."versie"); RETURN NULL;', hash='9c4722926b1c48285953719ef7fe832b2b596f15', operation='DELETE', pgid='pgtrigger_delete_delete_1eb01', table='partijen_disciplineorganisatie', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='mandaat',
            constraint=models.CheckConstraint(condition=models.Q(('vanaf__isnull', True), ('tot__isnull', True), ('tot__gt', models.F('vanaf')), _connector='OR'), name='mandaat_periode'),
        ),
        migrations.AddConstraint(
            model_name='mandaat',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('staat', 'bevestigd'), _negated=True), models.Q(('bevestigd_at__isnull', False), ('tot__isnull', False), ('vanaf__isnull', False), models.Q(('vertegenwoordiger', ''), _negated=True)), _connector='OR'), name='mandaat_bevestigd_is_compleet'),
        ),
        migrations.AddConstraint(
            model_name='mandaat',
            constraint=models.CheckConstraint(condition=models.Q(('ingetrokken_op__isnull', True), ('staat', 'bevestigd'), _connector='OR'), name='mandaat_ingetrokken_was_bevestigd'),
        ),
        migrations.AddConstraint(
            model_name='mandaat',
            constraint=models.CheckConstraint(condition=models.Q(('vertegenwoordiger', ''), models.Q(('plaatsvervanger', models.F('vertegenwoordiger')), _negated=True), _connector='OR'), name='mandaat_vervangen_door_een_ander'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandaat',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_mandaatevent" ("aangemaakt_at", "afwijzing", "beroep", "bevestigd_at", "bevestigd_door_id", "bevestigd_email", "bewijs", "discipline", "draagvlak_op", "draagvlak_opkomst", "draagvlak_uitkomst", "gever_id", "grens_cent", "grens_maanden", "id", "ingetrokken_op", "intrekking", "inzetverklaring_op", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsvervanger", "plaatsvervanger_email", "regio_id", "route", "staat", "subdiscipline", "tot", "vanaf", "versie", "vertegenwoordiger", "vertegenwoordiger_email", "vervangt_id") VALUES (NEW."aangemaakt_at", NEW."afwijzing", NEW."beroep", NEW."bevestigd_at", NEW."bevestigd_door_id", NEW."bevestigd_email", NEW."bewijs", NEW."discipline", NEW."draagvlak_op", NEW."draagvlak_opkomst", NEW."draagvlak_uitkomst", NEW."gever_id", NEW."grens_cent", NEW."grens_maanden", NEW."id", NEW."ingetrokken_op", NEW."intrekking", NEW."inzetverklaring_op", NOW(), \'insert\', NEW."id", NEW."plaatsvervanger", NEW."plaatsvervanger_email", NEW."regio_id", NEW."route", NEW."staat", NEW."subdiscipline", NEW."tot", NEW."vanaf", NEW."versie", NEW."vertegenwoordiger", NEW."vertegenwoordiger_email", NEW."vervangt_id"); RETURN NULL;', hash='81b02e038fb132bd2f05ac11791cc407a154f52c', operation='INSERT', pgid='pgtrigger_insert_insert_ca14d', table='partijen_mandaat', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandaat',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_mandaatevent" ("aangemaakt_at", "afwijzing", "beroep", "bevestigd_at", "bevestigd_door_id", "bevestigd_email", "bewijs", "discipline", "draagvlak_op", "draagvlak_opkomst", "draagvlak_uitkomst", "gever_id", "grens_cent", "grens_maanden", "id", "ingetrokken_op", "intrekking", "inzetverklaring_op", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsvervanger", "plaatsvervanger_email", "regio_id", "route", "staat", "subdiscipline", "tot", "vanaf", "versie", "vertegenwoordiger", "vertegenwoordiger_email", "vervangt_id") VALUES (NEW."aangemaakt_at", NEW."afwijzing", NEW."beroep", NEW."bevestigd_at", NEW."bevestigd_door_id", NEW."bevestigd_email", NEW."bewijs", NEW."discipline", NEW."draagvlak_op", NEW."draagvlak_opkomst", NEW."draagvlak_uitkomst", NEW."gever_id", NEW."grens_cent", NEW."grens_maanden", NEW."id", NEW."ingetrokken_op", NEW."intrekking", NEW."inzetverklaring_op", NOW(), \'update\', NEW."id", NEW."plaatsvervanger", NEW."plaatsvervanger_email", NEW."regio_id", NEW."route", NEW."staat", NEW."subdiscipline", NEW."tot", NEW."vanaf", NEW."versie", NEW."vertegenwoordiger", NEW."vertegenwoordiger_email", NEW."vervangt_id"); RETURN NULL;', hash='1cedd0381b7b1f35b0972c7b362a96264fc30197', operation='UPDATE', pgid='pgtrigger_update_update_8a75c', table='partijen_mandaat', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandaat',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_mandaatevent" ("aangemaakt_at", "afwijzing", "beroep", "bevestigd_at", "bevestigd_door_id", "bevestigd_email", "bewijs", "discipline", "draagvlak_op", "draagvlak_opkomst", "draagvlak_uitkomst", "gever_id", "grens_cent", "grens_maanden", "id", "ingetrokken_op", "intrekking", "inzetverklaring_op", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaatsvervanger", "plaatsvervanger_email", "regio_id", "route", "staat", "subdiscipline", "tot", "vanaf", "versie", "vertegenwoordiger", "vertegenwoordiger_email", "vervangt_id") VALUES (OLD."aangemaakt_at", OLD."afwijzing", OLD."beroep", OLD."bevestigd_at", OLD."bevestigd_door_id", OLD."bevestigd_email", OLD."bewijs", OLD."discipline", OLD."draagvlak_op", OLD."draagvlak_opkomst", OLD."draagvlak_uitkomst", OLD."gever_id", OLD."grens_cent", OLD."grens_maanden", OLD."id", OLD."ingetrokken_op", OLD."intrekking", OLD."inzetverklaring_op", NOW(), \'delete\', OLD."id", OLD."plaatsvervanger", OLD."plaatsvervanger_email", OLD."regio_id", OLD."route", OLD."staat", OLD."subdiscipline", OLD."tot", OLD."vanaf", OLD."versie", OLD."vertegenwoordiger", OLD."vertegenwoordiger_email", OLD."vervangt_id"); RETURN NULL;', hash='80cb6c9cd4ba0423d8955796c3eb74068ca53bef', operation='DELETE', pgid='pgtrigger_delete_delete_d0d9f', table='partijen_mandaat', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='mandaatgebruik',
            constraint=models.UniqueConstraint(fields=('regio', 'mandaat', 'onderwerp_id'), name='mandaat_eenmaal_gebruikt'),
        ),
        migrations.AddConstraint(
            model_name='mandaatonderwerp',
            constraint=models.UniqueConstraint(fields=('regio', 'mandaat', 'onderwerp'), name='onderwerp_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='mandaatonderwerp',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('geldig__isnull', False)), expressions=[('regio', '='), ('gever', '='), ('wie', '='), ('onderwerp', '='), ('geldig', '&&')], name='mandaat_eenmaal_per_onderwerp'),
        ),
    ]
