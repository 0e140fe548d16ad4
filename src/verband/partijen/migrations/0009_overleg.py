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

    dependencies = [
        ('partijen', '0008_gereedheid_beveiliging'),
        ('regios', '0005_marktleider_plek'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Aanwezigheid',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('stand', models.CharField(choices=[('aanwezig', 'aanwezig'), ('vervanger', 'vervanger aanwezig'), ('afwezig', 'afwezig')], max_length=10)),
                ('bijdrage', models.CharField(blank=True, max_length=300)),
                ('verbeterd_at', models.DateTimeField(blank=True, null=True)),
                ('organisatie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['organisatie__naam'],
            },
        ),
        migrations.CreateModel(
            name='Actiepunt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('wat', models.CharField(max_length=300)),
                ('tot', models.DateField()),
                ('gedaan_at', models.DateTimeField(blank=True, null=True)),
                ('eigenaar', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('gedaan_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['tot', 'aangemaakt_at'],
            },
        ),
        migrations.CreateModel(
            name='Besluit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('nummer', models.PositiveIntegerField()),
                ('tekst', models.CharField(max_length=1000)),
                ('onderwerp', models.CharField(max_length=80)),
                ('niveau', models.CharField(choices=[('regio', 'regio'), ('wijk', 'wijk'), ('beide', 'regio en wijk')], default='regio', max_length=8)),
                ('cent', models.PositiveBigIntegerField(blank=True, null=True)),
                ('maanden', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('staat', models.CharField(choices=[('voorbehoud', 'onder voorbehoud van achterban'), ('geldig', 'van kracht'), ('afgewezen', 'afgewezen door een achterban')], default='voorbehoud', max_length=12)),
                ('ingegaan_at', models.DateTimeField(blank=True, null=True)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-nummer'],
            },
        ),
        migrations.CreateModel(
            name='Derdenafspraak',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('partij', models.CharField(max_length=160)),
                ('sector', models.CharField(max_length=80)),
                ('onderwerp', models.CharField(max_length=80)),
                ('niveau', models.CharField(choices=[('regio', 'regio'), ('wijk', 'wijk'), ('beide', 'regio en wijk')], default='regio', max_length=8)),
                ('wat', models.CharField(max_length=500)),
                ('cent', models.PositiveBigIntegerField(blank=True, null=True)),
                ('ondertekenaar', models.CharField(max_length=120)),
                ('door_vervanger', models.BooleanField(default=False)),
                ('getekend_op', models.DateField()),
                ('vanaf', models.DateField()),
                ('tot', models.DateField()),
                ('mandaat', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partijen.mandaat')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['tot', 'partij'],
            },
        ),
        migrations.CreateModel(
            name='DerdenafspraakEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('partij', models.CharField(max_length=160)),
                ('sector', models.CharField(max_length=80)),
                ('onderwerp', models.CharField(max_length=80)),
                ('niveau', models.CharField(choices=[('regio', 'regio'), ('wijk', 'wijk'), ('beide', 'regio en wijk')], default='regio', max_length=8)),
                ('wat', models.CharField(max_length=500)),
                ('cent', models.PositiveBigIntegerField(blank=True, null=True)),
                ('ondertekenaar', models.CharField(max_length=120)),
                ('door_vervanger', models.BooleanField(default=False)),
                ('getekend_op', models.DateField()),
                ('vanaf', models.DateField()),
                ('tot', models.DateField()),
                ('mandaat', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partijen.mandaat')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.derdenafspraak')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Instemming',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('staat', models.CharField(choices=[('gedekt', 'binnen het mandaat'), ('voorbehoud', 'onder voorbehoud van achterban'), ('bekrachtigd', 'bekrachtigd door de achterban'), ('afgewezen', 'afgewezen door de achterban')], max_length=12)),
                ('redenen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('geen_mandaat', 'Deze organisatie gaf geen mandaat.'), ('niet_geldig', 'Het mandaat gold niet op de dag van het overleg.'), ('onderwerp', 'Het onderwerp valt buiten het mandaat.'), ('niveau', 'Het mandaat geldt niet op dit niveau.'), ('euro', 'Het bedrag is hoger dan de grens van het mandaat.'), ('duur', 'Het besluit bindt langer dan de grens van het mandaat.'), ('vervanger', 'Er was een vervanger, en het mandaat noemt er geen.')], max_length=16), default=list, size=None)),
                ('beslist_at', models.DateTimeField(blank=True, null=True)),
                ('toelichting', models.CharField(blank=True, max_length=500)),
                ('beslist_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('besluit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='instemmingen', to='partijen.besluit')),
                ('mandaat', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partijen.mandaat')),
                ('organisatie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['organisatie__naam'],
            },
        ),
        migrations.CreateModel(
            name='InstemmingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('staat', models.CharField(choices=[('gedekt', 'binnen het mandaat'), ('voorbehoud', 'onder voorbehoud van achterban'), ('bekrachtigd', 'bekrachtigd door de achterban'), ('afgewezen', 'afgewezen door de achterban')], max_length=12)),
                ('redenen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('geen_mandaat', 'Deze organisatie gaf geen mandaat.'), ('niet_geldig', 'Het mandaat gold niet op de dag van het overleg.'), ('onderwerp', 'Het onderwerp valt buiten het mandaat.'), ('niveau', 'Het mandaat geldt niet op dit niveau.'), ('euro', 'Het bedrag is hoger dan de grens van het mandaat.'), ('duur', 'Het besluit bindt langer dan de grens van het mandaat.'), ('vervanger', 'Er was een vervanger, en het mandaat noemt er geen.')], max_length=16), default=list, size=None)),
                ('beslist_at', models.DateTimeField(blank=True, null=True)),
                ('toelichting', models.CharField(blank=True, max_length=500)),
                ('beslist_door', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('besluit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partijen.besluit')),
                ('mandaat', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partijen.mandaat')),
                ('organisatie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.organisatie')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.instemming')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Onderwerpverdeling',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('onderwerp', models.CharField(max_length=80)),
                ('niveau', models.CharField(choices=[('regio', 'regio'), ('wijk', 'wijk'), ('beide', 'regio en wijk')], default='regio', max_length=8)),
                ('vanaf', models.DateField()),
                ('tot', models.DateField(blank=True, null=True)),
                ('eigenaar', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['onderwerp', 'niveau', 'vanaf'],
            },
        ),
        migrations.CreateModel(
            name='Overeenkomst',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('titel', models.CharField(max_length=160)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['titel'],
            },
        ),
        migrations.CreateModel(
            name='OvereenkomstEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('titel', models.CharField(max_length=160)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.overeenkomst')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Overeenkomstversie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('nummer', models.PositiveIntegerField()),
                ('tekst', models.TextField(blank=True)),
                ('bestand', models.BinaryField(blank=True, default=b'')),
                ('bestandsnaam', models.CharField(blank=True, max_length=160)),
                ('besluitregels', models.CharField(max_length=1000)),
                ('conflict', models.CharField(max_length=1000)),
                ('toetreden', models.CharField(max_length=1000)),
                ('vanaf', models.DateField()),
                ('tot', models.DateField()),
                ('sha256', models.CharField(max_length=64)),
                ('overeenkomst', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='versies', to='partijen.overeenkomst')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-nummer'],
            },
        ),
        migrations.CreateModel(
            name='Overeenkomstpartij',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('volgorde', models.PositiveSmallIntegerField(default=1)),
                ('organisatie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('overeenkomstversie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='partijen', to='partijen.overeenkomstversie')),
            ],
            options={
                'ordering': ['volgorde', 'organisatie__naam'],
            },
        ),
        migrations.CreateModel(
            name='Handtekening',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('als_vervanger', models.BooleanField(default=False)),
                ('sha256', models.CharField(max_length=64)),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mandaat', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partijen.mandaat')),
                ('organisatie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('overeenkomstversie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='handtekeningen', to='partijen.overeenkomstversie')),
            ],
            options={
                'ordering': ['aangemaakt_at'],
            },
        ),
        migrations.CreateModel(
            name='Overleg',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('op', models.DateField()),
                ('zichtbaar_vanaf', models.DateField()),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-op', '-aangemaakt_at'],
            },
        ),
        migrations.CreateModel(
            name='BesluitEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('nummer', models.PositiveIntegerField()),
                ('tekst', models.CharField(max_length=1000)),
                ('onderwerp', models.CharField(max_length=80)),
                ('niveau', models.CharField(choices=[('regio', 'regio'), ('wijk', 'wijk'), ('beide', 'regio en wijk')], default='regio', max_length=8)),
                ('cent', models.PositiveBigIntegerField(blank=True, null=True)),
                ('maanden', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('staat', models.CharField(choices=[('voorbehoud', 'onder voorbehoud van achterban'), ('geldig', 'van kracht'), ('afgewezen', 'afgewezen door een achterban')], default='voorbehoud', max_length=12)),
                ('ingegaan_at', models.DateTimeField(blank=True, null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.besluit')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
                ('overleg', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partijen.overleg')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='besluit',
            name='overleg',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='besluiten', to='partijen.overleg'),
        ),
        migrations.CreateModel(
            name='ActiepuntEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('wat', models.CharField(max_length=300)),
                ('tot', models.DateField()),
                ('gedaan_at', models.DateTimeField(blank=True, null=True)),
                ('eigenaar', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.organisatie')),
                ('gedaan_door', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.actiepunt')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
                ('overleg', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partijen.overleg')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='actiepunt',
            name='overleg',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='actiepunten', to='partijen.overleg'),
        ),
        migrations.CreateModel(
            name='AanwezigheidEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('stand', models.CharField(choices=[('aanwezig', 'aanwezig'), ('vervanger', 'vervanger aanwezig'), ('afwezig', 'afwezig')], max_length=10)),
                ('bijdrage', models.CharField(blank=True, max_length=300)),
                ('verbeterd_at', models.DateTimeField(blank=True, null=True)),
                ('organisatie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.organisatie')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.aanwezigheid')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
                ('overleg', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partijen.overleg')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='aanwezigheid',
            name='overleg',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='aanwezigheid', to='partijen.overleg'),
        ),
        migrations.CreateModel(
            name='Overlegtafel',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('naam', models.CharField(max_length=120)),
                ('niveau', models.CharField(choices=[('regio', 'regio'), ('wijk', 'wijk'), ('beide', 'regio en wijk')], default='regio', max_length=8)),
                ('rol_resv', models.CharField(choices=[('kennis', 'weet ervan'), ('deelname', 'doet mee'), ('trekker', 'trekt het')], max_length=12)),
                ('frequentie', models.CharField(blank=True, max_length=80)),
                ('nieuw', models.BooleanField(default=False)),
                ('meerwaarde', models.CharField(blank=True, max_length=500)),
                ('overwogen', models.CharField(blank=True, max_length=500)),
                ('verbinding', models.CharField(blank=True, max_length=500)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['naam'],
            },
        ),
        migrations.CreateModel(
            name='OverlegEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('op', models.DateField()),
                ('zichtbaar_vanaf', models.DateField()),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.overleg')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
                ('tafel', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partijen.overlegtafel')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='overleg',
            name='tafel',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='overleggen', to='partijen.overlegtafel'),
        ),
        migrations.CreateModel(
            name='OnderwerpverdelingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('onderwerp', models.CharField(max_length=80)),
                ('niveau', models.CharField(choices=[('regio', 'regio'), ('wijk', 'wijk'), ('beide', 'regio en wijk')], default='regio', max_length=8)),
                ('vanaf', models.DateField()),
                ('tot', models.DateField(blank=True, null=True)),
                ('eigenaar', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.organisatie')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.onderwerpverdeling')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
                ('tafel', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partijen.overlegtafel')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='onderwerpverdeling',
            name='tafel',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partijen.overlegtafel'),
        ),
        migrations.CreateModel(
            name='OverlegtafelEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('naam', models.CharField(max_length=120)),
                ('niveau', models.CharField(choices=[('regio', 'regio'), ('wijk', 'wijk'), ('beide', 'regio en wijk')], default='regio', max_length=8)),
                ('rol_resv', models.CharField(choices=[('kennis', 'weet ervan'), ('deelname', 'doet mee'), ('trekker', 'trekt het')], max_length=12)),
                ('frequentie', models.CharField(blank=True, max_length=80)),
                ('nieuw', models.BooleanField(default=False)),
                ('meerwaarde', models.CharField(blank=True, max_length=500)),
                ('overwogen', models.CharField(blank=True, max_length=500)),
                ('verbinding', models.CharField(blank=True, max_length=500)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partijen.overlegtafel')),
                ('regio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regios.regio')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Tafellid',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('organisatie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('tafel', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='leden', to='partijen.overlegtafel')),
            ],
            options={
                'ordering': ['organisatie__naam'],
            },
        ),
        migrations.CreateModel(
            name='Deelnameverklaring',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('jaar', models.PositiveSmallIntegerField()),
                ('regels', models.JSONField(default=list)),
                ('zichtbaar_vanaf', models.DateField()),
                ('reactie', models.CharField(blank=True, max_length=1000)),
                ('organisatie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-jaar', 'organisatie__naam'],
                'constraints': [models.UniqueConstraint(fields=('regio', 'organisatie', 'jaar'), name='verklaring_eenmaal_per_jaar')],
            },
        ),
        migrations.AddConstraint(
            model_name='derdenafspraak',
            constraint=models.CheckConstraint(condition=models.Q(('tot__gt', models.F('vanaf'))), name='derdenafspraak_periode'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='derdenafspraak',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_derdenafspraakevent" ("aangemaakt_at", "cent", "door_vervanger", "getekend_op", "id", "mandaat_id", "niveau", "ondertekenaar", "onderwerp", "partij", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "sector", "tot", "vanaf", "wat") VALUES (NEW."aangemaakt_at", NEW."cent", NEW."door_vervanger", NEW."getekend_op", NEW."id", NEW."mandaat_id", NEW."niveau", NEW."ondertekenaar", NEW."onderwerp", NEW."partij", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."sector", NEW."tot", NEW."vanaf", NEW."wat"); RETURN NULL;', hash='17d694bcf68b0632159fd5dab09d3ecfec89dcef', operation='INSERT', pgid='pgtrigger_insert_insert_53da0', table='partijen_derdenafspraak', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='derdenafspraak',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_derdenafspraakevent" ("aangemaakt_at", "cent", "door_vervanger", "getekend_op", "id", "mandaat_id", "niveau", "ondertekenaar", "onderwerp", "partij", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "sector", "tot", "vanaf", "wat") VALUES (NEW."aangemaakt_at", NEW."cent", NEW."door_vervanger", NEW."getekend_op", NEW."id", NEW."mandaat_id", NEW."niveau", NEW."ondertekenaar", NEW."onderwerp", NEW."partij", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."sector", NEW."tot", NEW."vanaf", NEW."wat"); RETURN NULL;', hash='6fa4d487c4fcefa01f41685f0884e32bcfbf6a48', operation='UPDATE', pgid='pgtrigger_update_update_9ffcb', table='partijen_derdenafspraak', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='derdenafspraak',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_derdenafspraakevent" ("aangemaakt_at", "cent", "door_vervanger", "getekend_op", "id", "mandaat_id", "niveau", "ondertekenaar", "onderwerp", "partij", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "sector", "tot", "vanaf", "wat") VALUES (OLD."aangemaakt_at", OLD."cent", OLD."door_vervanger", OLD."getekend_op", OLD."id", OLD."mandaat_id", OLD."niveau", OLD."ondertekenaar", OLD."onderwerp", OLD."partij", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."sector", OLD."tot", OLD."vanaf", OLD."wat"); RETURN NULL;', hash='2826072616fcd66942ffe1dc3a451cafea334b08', operation='DELETE', pgid='pgtrigger_delete_delete_387eb', table='partijen_derdenafspraak', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='instemming',
            constraint=models.UniqueConstraint(fields=('regio', 'besluit', 'organisatie'), name='instemming_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='instemming',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('staat', 'gedekt'), _negated=True), models.Q(('mandaat__isnull', False), ('redenen__len', 0)), _connector='OR'), name='instemming_gedekt_met_mandaat'),
        ),
        migrations.AddConstraint(
            model_name='instemming',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('staat__in', ['bekrachtigd', 'afgewezen']), _negated=True), models.Q(('beslist_at__isnull', False), ('beslist_door__isnull', False)), _connector='OR'), name='instemming_beslist_door_iemand'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='instemming',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_instemmingevent" ("aangemaakt_at", "beslist_at", "beslist_door_id", "besluit_id", "id", "mandaat_id", "organisatie_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redenen", "regio_id", "staat", "toelichting") VALUES (NEW."aangemaakt_at", NEW."beslist_at", NEW."beslist_door_id", NEW."besluit_id", NEW."id", NEW."mandaat_id", NEW."organisatie_id", NOW(), \'insert\', NEW."id", NEW."redenen", NEW."regio_id", NEW."staat", NEW."toelichting"); RETURN NULL;', hash='9bf8bf2c45d4d3eb64bf35a21804caddafbf9b85', operation='INSERT', pgid='pgtrigger_insert_insert_4c918', table='partijen_instemming', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='instemming',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_instemmingevent" ("aangemaakt_at", "beslist_at", "beslist_door_id", "besluit_id", "id", "mandaat_id", "organisatie_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redenen", "regio_id", "staat", "toelichting") VALUES (NEW."aangemaakt_at", NEW."beslist_at", NEW."beslist_door_id", NEW."besluit_id", NEW."id", NEW."mandaat_id", NEW."organisatie_id", NOW(), \'update\', NEW."id", NEW."redenen", NEW."regio_id", NEW."staat", NEW."toelichting"); RETURN NULL;', hash='a44338248c860953ca326ebc5a4f5c89ce3ff130', operation='UPDATE', pgid='pgtrigger_update_update_9ec66', table='partijen_instemming', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='instemming',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_instemmingevent" ("aangemaakt_at", "beslist_at", "beslist_door_id", "besluit_id", "id", "mandaat_id", "organisatie_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redenen", "regio_id", "staat", "toelichting") VALUES (OLD."aangemaakt_at", OLD."beslist_at", OLD."beslist_door_id", OLD."besluit_id", OLD."id", OLD."mandaat_id", OLD."organisatie_id", NOW(), \'delete\', OLD."id", OLD."redenen", OLD."regio_id", OLD."staat", OLD."toelichting"); RETURN NULL;', hash='77123559ca369d46614c9b966af27781ff138e86', operation='DELETE', pgid='pgtrigger_delete_delete_4b226', table='partijen_instemming', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overeenkomst',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_overeenkomstevent" ("aangemaakt_at", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "titel", "versie") VALUES (NEW."aangemaakt_at", NEW."id", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."titel", NEW."versie"); RETURN NULL;', hash='9e34a522df577a27885199fa4f3a90fa152bbe79', operation='INSERT', pgid='pgtrigger_insert_insert_896d3', table='partijen_overeenkomst', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overeenkomst',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_overeenkomstevent" ("aangemaakt_at", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "titel", "versie") VALUES (NEW."aangemaakt_at", NEW."id", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."titel", NEW."versie"); RETURN NULL;', hash='04c96c8dda9a6267a7ff051d59ddab1c777687ec', operation='UPDATE', pgid='pgtrigger_update_update_a52a5', table='partijen_overeenkomst', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overeenkomst',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_overeenkomstevent" ("aangemaakt_at", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "titel", "versie") VALUES (OLD."aangemaakt_at", OLD."id", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."titel", OLD."versie"); RETURN NULL;', hash='26100f7382a123e426787c9e86ae6bb9f2ecaaef', operation='DELETE', pgid='pgtrigger_delete_delete_21dc8', table='partijen_overeenkomst', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='overeenkomstversie',
            constraint=models.UniqueConstraint(fields=('regio', 'overeenkomst', 'nummer'), name='overeenkomst_versie_nummer'),
        ),
        migrations.AddConstraint(
            model_name='overeenkomstversie',
            constraint=models.CheckConstraint(condition=models.Q(('tot__gt', models.F('vanaf'))), name='overeenkomst_periode'),
        ),
        migrations.AddConstraint(
            model_name='overeenkomstversie',
            constraint=models.CheckConstraint(condition=models.Q(('tekst__regex', '\\S'), models.Q(('bestandsnaam', ''), _negated=True), _connector='OR'), name='overeenkomst_heeft_inhoud'),
        ),
        migrations.AddConstraint(
            model_name='overeenkomstpartij',
            constraint=models.UniqueConstraint(fields=('regio', 'overeenkomstversie', 'organisatie'), name='overeenkomstpartij_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='handtekening',
            constraint=models.UniqueConstraint(fields=('regio', 'overeenkomstversie', 'organisatie'), name='handtekening_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='besluit',
            constraint=models.UniqueConstraint(fields=('regio', 'nummer'), name='besluit_nummer_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='besluit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('staat', 'geldig'), ('ingegaan_at__isnull', False)), models.Q(models.Q(('staat', 'geldig'), _negated=True), ('ingegaan_at__isnull', True)), _connector='OR'), name='besluit_geldig_is_ingegaan'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='besluit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_besluitevent" ("aangemaakt_at", "cent", "id", "ingegaan_at", "maanden", "niveau", "nummer", "onderwerp", "overleg_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "staat", "tekst") VALUES (NEW."aangemaakt_at", NEW."cent", NEW."id", NEW."ingegaan_at", NEW."maanden", NEW."niveau", NEW."nummer", NEW."onderwerp", NEW."overleg_id", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."staat", NEW."tekst"); RETURN NULL;', hash='f4a914091a06e947b4c1295008013ac035d40343', operation='INSERT', pgid='pgtrigger_insert_insert_fa3ff', table='partijen_besluit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='besluit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_besluitevent" ("aangemaakt_at", "cent", "id", "ingegaan_at", "maanden", "niveau", "nummer", "onderwerp", "overleg_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "staat", "tekst") VALUES (NEW."aangemaakt_at", NEW."cent", NEW."id", NEW."ingegaan_at", NEW."maanden", NEW."niveau", NEW."nummer", NEW."onderwerp", NEW."overleg_id", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."staat", NEW."tekst"); RETURN NULL;', hash='df847b1c1d87b8718158671686ef291e01b4f617', operation='UPDATE', pgid='pgtrigger_update_update_15fba', table='partijen_besluit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='besluit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_besluitevent" ("aangemaakt_at", "cent", "id", "ingegaan_at", "maanden", "niveau", "nummer", "onderwerp", "overleg_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "staat", "tekst") VALUES (OLD."aangemaakt_at", OLD."cent", OLD."id", OLD."ingegaan_at", OLD."maanden", OLD."niveau", OLD."nummer", OLD."onderwerp", OLD."overleg_id", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."staat", OLD."tekst"); RETURN NULL;', hash='5992f06f5fa30a5299207d138b744e6dd7dab783', operation='DELETE', pgid='pgtrigger_delete_delete_579ab', table='partijen_besluit', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='actiepunt',
            constraint=models.CheckConstraint(condition=models.Q(('gedaan_at__isnull', True), ('gedaan_door__isnull', False), _connector='OR'), name='actiepunt_gedaan_door_iemand'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='actiepunt',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_actiepuntevent" ("aangemaakt_at", "eigenaar_id", "gedaan_at", "gedaan_door_id", "id", "overleg_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tot", "versie", "wat") VALUES (NEW."aangemaakt_at", NEW."eigenaar_id", NEW."gedaan_at", NEW."gedaan_door_id", NEW."id", NEW."overleg_id", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."tot", NEW."versie", NEW."wat"); RETURN NULL;', hash='b93f0cfb972001644656f71cf9f5a32c563f68fc', operation='INSERT', pgid='pgtrigger_insert_insert_c2e3b', table='partijen_actiepunt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='actiepunt',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_actiepuntevent" ("aangemaakt_at", "eigenaar_id", "gedaan_at", "gedaan_door_id", "id", "overleg_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tot", "versie", "wat") VALUES (NEW."aangemaakt_at", NEW."eigenaar_id", NEW."gedaan_at", NEW."gedaan_door_id", NEW."id", NEW."overleg_id", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."tot", NEW."versie", NEW."wat"); RETURN NULL;', hash='af010462601b8e011a09a1502828a76a70ac7e41', operation='UPDATE', pgid='pgtrigger_update_update_f77d5', table='partijen_actiepunt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='actiepunt',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_actiepuntevent" ("aangemaakt_at", "eigenaar_id", "gedaan_at", "gedaan_door_id", "id", "overleg_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tot", "versie", "wat") VALUES (OLD."aangemaakt_at", OLD."eigenaar_id", OLD."gedaan_at", OLD."gedaan_door_id", OLD."id", OLD."overleg_id", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."tot", OLD."versie", OLD."wat"); RETURN NULL;', hash='ea8050866f7a0bda05ca0d23bc79b49ed4b720f8', operation='DELETE', pgid='pgtrigger_delete_delete_debe1', table='partijen_actiepunt', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='aanwezigheid',
            constraint=models.UniqueConstraint(fields=('regio', 'overleg', 'organisatie'), name='aanwezigheid_eenmaal'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='aanwezigheid',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_aanwezigheidevent" ("aangemaakt_at", "bijdrage", "id", "organisatie_id", "overleg_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "stand", "verbeterd_at") VALUES (NEW."aangemaakt_at", NEW."bijdrage", NEW."id", NEW."organisatie_id", NEW."overleg_id", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."stand", NEW."verbeterd_at"); RETURN NULL;', hash='a78fa4067d150def1f8a928b3ae2d467c5da7289', operation='INSERT', pgid='pgtrigger_insert_insert_dc4e0', table='partijen_aanwezigheid', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='aanwezigheid',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_aanwezigheidevent" ("aangemaakt_at", "bijdrage", "id", "organisatie_id", "overleg_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "stand", "verbeterd_at") VALUES (NEW."aangemaakt_at", NEW."bijdrage", NEW."id", NEW."organisatie_id", NEW."overleg_id", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."stand", NEW."verbeterd_at"); RETURN NULL;', hash='279412a361933609be65d38883f822c35a16f67e', operation='UPDATE', pgid='pgtrigger_update_update_7207c', table='partijen_aanwezigheid', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='aanwezigheid',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_aanwezigheidevent" ("aangemaakt_at", "bijdrage", "id", "organisatie_id", "overleg_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "stand", "verbeterd_at") VALUES (OLD."aangemaakt_at", OLD."bijdrage", OLD."id", OLD."organisatie_id", OLD."overleg_id", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."stand", OLD."verbeterd_at"); RETURN NULL;', hash='43617c2f777ad5352cd82e3b41ffb9e74a51a3c6', operation='DELETE', pgid='pgtrigger_delete_delete_20dbc', table='partijen_aanwezigheid', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='overlegtafel',
            constraint=models.UniqueConstraint(models.F('regio'), django.db.models.functions.text.Lower('naam'), name='tafel_naam_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='overlegtafel',
            constraint=models.CheckConstraint(condition=models.Q(('nieuw', False), models.Q(('meerwaarde__regex', '\\S'), ('overwogen__regex', '\\S'), ('verbinding__regex', '\\S')), _connector='OR'), name='nieuwe_tafel_met_meerwaarde'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overlegtafel',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_overlegtafelevent" ("aangemaakt_at", "frequentie", "id", "meerwaarde", "naam", "nieuw", "niveau", "overwogen", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "rol_resv", "verbinding", "versie") VALUES (NEW."aangemaakt_at", NEW."frequentie", NEW."id", NEW."meerwaarde", NEW."naam", NEW."nieuw", NEW."niveau", NEW."overwogen", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."rol_resv", NEW."verbinding", NEW."versie"); RETURN NULL;', hash='5ae8b91e0173798c6f4c15b2954255a0973d6f4c', operation='INSERT', pgid='pgtrigger_insert_insert_f20d6', table='partijen_overlegtafel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overlegtafel',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_overlegtafelevent" ("aangemaakt_at", "frequentie", "id", "meerwaarde", "naam", "nieuw", "niveau", "overwogen", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "rol_resv", "verbinding", "versie") VALUES (NEW."aangemaakt_at", NEW."frequentie", NEW."id", NEW."meerwaarde", NEW."naam", NEW."nieuw", NEW."niveau", NEW."overwogen", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."rol_resv", NEW."verbinding", NEW."versie"); RETURN NULL;', hash='be7bafaf66dffc010456eaaca4860c550def6928', operation='UPDATE', pgid='pgtrigger_update_update_d5afa', table='partijen_overlegtafel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overlegtafel',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_overlegtafelevent" ("aangemaakt_at", "frequentie", "id", "meerwaarde", "naam", "nieuw", "niveau", "overwogen", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "rol_resv", "verbinding", "versie") VALUES (OLD."aangemaakt_at", OLD."frequentie", OLD."id", OLD."meerwaarde", OLD."naam", OLD."nieuw", OLD."niveau", OLD."overwogen", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."rol_resv", OLD."verbinding", OLD."versie"); RETURN NULL;', hash='8a5efb2459dbad0a234f8f2e6b64645726ce006a', operation='DELETE', pgid='pgtrigger_delete_delete_2cd1b', table='partijen_overlegtafel', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='overleg',
            constraint=models.UniqueConstraint(fields=('regio', 'tafel', 'op'), name='overleg_eenmaal_per_dag'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overleg',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_overlegevent" ("aangemaakt_at", "id", "op", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tafel_id", "versie", "zichtbaar_vanaf") VALUES (NEW."aangemaakt_at", NEW."id", NEW."op", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."tafel_id", NEW."versie", NEW."zichtbaar_vanaf"); RETURN NULL;', hash='befb6b69fcb1157f2367b7b22c6ee396282777e7', operation='INSERT', pgid='pgtrigger_insert_insert_7073a', table='partijen_overleg', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overleg',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_overlegevent" ("aangemaakt_at", "id", "op", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tafel_id", "versie", "zichtbaar_vanaf") VALUES (NEW."aangemaakt_at", NEW."id", NEW."op", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."tafel_id", NEW."versie", NEW."zichtbaar_vanaf"); RETURN NULL;', hash='0d907aab2ce066ce9fb7038293a4049ba265505b', operation='UPDATE', pgid='pgtrigger_update_update_1cbe6', table='partijen_overleg', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overleg',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_overlegevent" ("aangemaakt_at", "id", "op", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tafel_id", "versie", "zichtbaar_vanaf") VALUES (OLD."aangemaakt_at", OLD."id", OLD."op", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."tafel_id", OLD."versie", OLD."zichtbaar_vanaf"); RETURN NULL;', hash='4ae57592a84c5f563a4904844296b7c8d1719618', operation='DELETE', pgid='pgtrigger_delete_delete_71bd4', table='partijen_overleg', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='onderwerpverdeling',
            constraint=models.CheckConstraint(condition=models.Q(('tot__isnull', True), ('tot__gt', models.F('vanaf')), _connector='OR'), name='verdeling_periode'),
        ),
        migrations.AddConstraint(
            model_name='onderwerpverdeling',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('regio', '='), ('onderwerp', '='), ('niveau', '='), ('eigenaar', '='), (models.Func(models.F('vanaf'), models.F('tot'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='verdeling_eenmaal_per_eigenaar'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='onderwerpverdeling',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_onderwerpverdelingevent" ("aangemaakt_at", "eigenaar_id", "id", "niveau", "onderwerp", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tafel_id", "tot", "vanaf", "versie") VALUES (NEW."aangemaakt_at", NEW."eigenaar_id", NEW."id", NEW."niveau", NEW."onderwerp", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."tafel_id", NEW."tot", NEW."vanaf", NEW."versie"); RETURN NULL;', hash='7acea62b58887045416710c57075dc145b81a685', operation='INSERT', pgid='pgtrigger_insert_insert_eda50', table='partijen_onderwerpverdeling', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='onderwerpverdeling',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partijen_onderwerpverdelingevent" ("aangemaakt_at", "eigenaar_id", "id", "niveau", "onderwerp", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tafel_id", "tot", "vanaf", "versie") VALUES (NEW."aangemaakt_at", NEW."eigenaar_id", NEW."id", NEW."niveau", NEW."onderwerp", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."tafel_id", NEW."tot", NEW."vanaf", NEW."versie"); RETURN NULL;', hash='1ee7b9dc4b72d2c029aa2ee9c3da04c40c509ca3', operation='UPDATE', pgid='pgtrigger_update_update_e61e7', table='partijen_onderwerpverdeling', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='onderwerpverdeling',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partijen_onderwerpverdelingevent" ("aangemaakt_at", "eigenaar_id", "id", "niveau", "onderwerp", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tafel_id", "tot", "vanaf", "versie") VALUES (OLD."aangemaakt_at", OLD."eigenaar_id", OLD."id", OLD."niveau", OLD."onderwerp", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."tafel_id", OLD."tot", OLD."vanaf", OLD."versie"); RETURN NULL;', hash='3520157e423629acde78803f1b1aa41a4f997548', operation='DELETE', pgid='pgtrigger_delete_delete_be666', table='partijen_onderwerpverdeling', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='tafellid',
            constraint=models.UniqueConstraint(fields=('regio', 'tafel', 'organisatie'), name='tafellid_eenmaal'),
        ),
    ]
