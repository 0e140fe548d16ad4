from __future__ import annotations

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('regios', '0004_landelijk'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Controle',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('dag', models.DateField(unique=True)),
                ('houdt', models.BooleanField()),
                ('uitslag', models.JSONField()),
            ],
            options={
                'ordering': ['-dag'],
            },
        ),
        migrations.CreateModel(
            name='Berichtvoorkeur',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('dagmail', models.BooleanField(default=True)),
                ('meteen', models.BooleanField(default=True)),
                ('gebruiker', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='berichtvoorkeur', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Bezoek',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('laatst_at', models.DateTimeField()),
                ('vorig_at', models.DateTimeField(null=True)),
                ('gebruiker', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='bezoek', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Uitvoer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('soort', models.CharField(max_length=24)),
                ('vraag', models.JSONField(default=dict)),
                ('titel', models.CharField(max_length=200)),
                ('stand', models.CharField(choices=[('wacht', 'wacht'), ('klaar', 'klaar'), ('mislukt', 'mislukt')], default='wacht', max_length=8)),
                ('reden', models.CharField(blank=True, max_length=500)),
                ('klaar_at', models.DateTimeField(null=True)),
                ('opgehaald_at', models.DateTimeField(null=True)),
                ('tot', models.DateField(null=True)),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-aangemaakt_at'],
            },
        ),
        migrations.CreateModel(
            name='UitvoerInhoud',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('naam', models.CharField(max_length=200)),
                ('type', models.CharField(max_length=100)),
                ('bytes', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('uitvoer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='inhoud', to='taken.uitvoer')),
            ],
        ),
        migrations.CreateModel(
            name='Bericht',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('sleutel', models.CharField(max_length=200)),
                ('titel', models.CharField(max_length=200)),
                ('tekst', models.CharField(blank=True, max_length=1000)),
                ('vraagt', models.CharField(blank=True, max_length=160)),
                ('adres', models.CharField(max_length=300)),
                ('knop', models.CharField(max_length=60)),
                ('uiterlijk', models.DateField(null=True)),
                ('dringend', models.BooleanField(default=False)),
                ('gelezen_at', models.DateTimeField(null=True)),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('regio', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-aangemaakt_at', 'id'],
                'indexes': [models.Index(condition=models.Q(('gelezen_at__isnull', True)), fields=['gebruiker'], name='bericht_ongelezen')],
                'constraints': [models.UniqueConstraint(fields=('regio', 'gebruiker', 'sleutel'), name='bericht_eenmaal', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('adres__startswith', '/'), models.Q(('adres__startswith', '//'), _negated=True)), name='bericht_naar_een_eigen_pagina')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('sleutel', models.CharField(max_length=200)),
                ('onderwerp', models.CharField(max_length=200)),
                ('tekst', models.TextField()),
                ('verstuurd_at', models.DateTimeField(null=True)),
                ('pogingen', models.PositiveIntegerField(default=0)),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-aangemaakt_at'],
                'constraints': [models.UniqueConstraint(fields=('gebruiker', 'sleutel'), name='post_eenmaal')],
            },
        ),
        migrations.AddConstraint(
            model_name='uitvoer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('klaar_at__isnull', False), ('stand', 'klaar'), ('tot__isnull', False)), models.Q(('stand', 'klaar'), _negated=True), _connector='OR'), name='uitvoer_klaar_heeft_een_dag'),
        ),
        migrations.AddConstraint(
            model_name='uitvoerinhoud',
            constraint=models.UniqueConstraint(fields=('regio', 'uitvoer'), name='uitvoer_een_bestand'),
        ),
    ]
