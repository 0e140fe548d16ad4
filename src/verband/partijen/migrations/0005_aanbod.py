from __future__ import annotations

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partijen', '0004_mandaten_beveiliging'),
        ('regios', '0005_marktleider_plek'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Aanbodpeiling',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('soort', models.CharField(choices=[('wijkverpleging', 'wijkverpleging'), ('so', 'specialist ouderengeneeskunde')], max_length=16)),
                ('eenheid', models.CharField(choices=[('uren', 'uren per jaar'), ('clienten', 'cliënten'), ('fte', 'fte'), ('omzet', 'omzet in euro')], max_length=12)),
                ('peildatum', models.DateField()),
                ('totaal', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('bron', models.CharField(blank=True, max_length=300)),
                ('gesloten_at', models.DateTimeField(blank=True, null=True)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-soort'],
            },
        ),
        migrations.CreateModel(
            name='Aanbodopgave',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('staat', models.CharField(choices=[('niet_gevraagd', 'nog niet gevraagd'), ('gevraagd', 'gevraagd, nog geen antwoord'), ('opgegeven', 'opgegeven'), ('geen_aanbod', 'geeft deze zorg niet'), ('geweigerd', 'wil het niet opgeven')], default='niet_gevraagd', max_length=16)),
                ('gevraagd_at', models.DateTimeField(blank=True, null=True)),
                ('beantwoord_at', models.DateTimeField(blank=True, null=True)),
                ('aanbieder', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('peiling', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='opgaven', to='partijen.aanbodpeiling')),
            ],
            options={
                'ordering': ['aanbieder__naam'],
            },
        ),
        migrations.CreateModel(
            name='Benadering',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('op', models.DateField()),
                ('hoe', models.CharField(max_length=120)),
                ('uitkomst', models.CharField(choices=[('uitgenodigd', 'uitgenodigd'), ('geen_reactie', 'geen reactie'), ('afgewezen', 'wil niet'), ('vertegenwoordigd', 'doet mee')], max_length=20)),
                ('toelichting', models.CharField(blank=True, max_length=500)),
                ('aanbieder', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-op', '-aangemaakt_at'],
            },
        ),
        migrations.CreateModel(
            name='Dekkingsvaststelling',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('op', models.DateField()),
                ('uitkomst', models.CharField(choices=[('ten_minste', 'ten minste 80%'), ('minder', 'minder dan 80%'), ('niet_te_bepalen', 'niet te bepalen')], max_length=16)),
                ('peildatum', models.DateField()),
                ('bron', models.CharField(blank=True, max_length=300)),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('peiling', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='vaststellingen', to='partijen.aanbodpeiling')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-op', '-aangemaakt_at'],
            },
        ),
        migrations.CreateModel(
            name='Aanbodomvang',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('omvang', models.DecimalField(decimal_places=2, max_digits=14)),
                ('bron', models.CharField(blank=True, max_length=300)),
                ('aanbieder', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('opgave', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='omvangen', to='partijen.aanbodopgave')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('regio', 'opgave'), name='omvang_eenmaal'), models.CheckConstraint(condition=models.Q(('omvang__gt', 0)), name='omvang_boven_nul')],
            },
        ),
        migrations.AddConstraint(
            model_name='aanbodpeiling',
            constraint=models.UniqueConstraint(fields=('regio', 'soort'), name='peiling_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='aanbodpeiling',
            constraint=models.CheckConstraint(condition=models.Q(('totaal__isnull', True), models.Q(('totaal__gt', 0), models.Q(('bron', ''), _negated=True)), _connector='OR'), name='peiling_totaal_met_bron'),
        ),
        migrations.AddConstraint(
            model_name='aanbodopgave',
            constraint=models.UniqueConstraint(fields=('regio', 'peiling', 'aanbieder'), name='aanbieder_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='aanbodopgave',
            constraint=models.CheckConstraint(condition=models.Q(('staat__in', ['niet_gevraagd', 'gevraagd']), ('beantwoord_at__isnull', False), _connector='OR'), name='opgave_beantwoord'),
        ),
        migrations.AddIndex(
            model_name='benadering',
            index=models.Index(models.F('regio'), models.F('aanbieder'), models.OrderBy(models.F('op'), descending=True), name='benadering_op'),
        ),
    ]
