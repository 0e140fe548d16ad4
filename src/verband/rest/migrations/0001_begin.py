from __future__ import annotations
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0007_apisleutel'),
        ('regios', '0004_landelijk'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Agendalink',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('sleutel', models.CharField(max_length=64, unique=True)),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('regio', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('verzekeraar', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.verzekeraar')),
            ],
            options={
                'ordering': ['aangemaakt_at'],
                'constraints': [models.UniqueConstraint(fields=('gebruiker', 'regio', 'verzekeraar'), name='agendalink_een_per_plek', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('regio__isnull', False), ('verzekeraar__isnull', True)), models.Q(('regio__isnull', True), ('verzekeraar__isnull', False)), _connector='OR'), name='agendalink_een_plek')],
            },
        ),
        migrations.CreateModel(
            name='Herhaalsleutel',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('sleutel', models.CharField(max_length=64)),
                ('verzoek_sha256', models.CharField(max_length=64)),
                ('status', models.PositiveSmallIntegerField(default=0)),
                ('soort', models.CharField(blank=True, max_length=60)),
                ('plek', models.CharField(blank=True, max_length=300)),
                ('inhoud', models.BinaryField(default=b'')),
                ('verloopt_at', models.DateTimeField()),
                ('apisleutel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='access.apisleutel')),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['verloopt_at'], name='herhaalsleutel_verloopt')],
                'constraints': [models.UniqueConstraint(fields=('apisleutel', 'sleutel'), name='herhaalsleutel_eenmaal')],
            },
        ),
    ]
