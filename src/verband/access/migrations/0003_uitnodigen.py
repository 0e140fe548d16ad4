from __future__ import annotations
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_beveiliging'),
        ('regios', '0002_beveiliging'),
    ]

    operations = [
        migrations.AddField(
            model_name='uitnodiging',
            name='vanaf',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='Bevestiging',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('soort', models.CharField(max_length=40)),
                ('onderwerp_id', models.UUIDField()),
                ('email', models.EmailField(max_length=254)),
                ('sleutel', models.CharField(max_length=64, unique=True)),
                ('verloopt_at', models.DateTimeField()),
                ('gebruikt_at', models.DateTimeField(blank=True, null=True)),
                ('ingetrokken_at', models.DateTimeField(blank=True, null=True)),
                ('gevraagd_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['-aangemaakt_at'],
                'indexes': [models.Index(fields=['onderwerp_id'], name='access_beve_onderwe_41d341_idx')],
            },
        ),
    ]
