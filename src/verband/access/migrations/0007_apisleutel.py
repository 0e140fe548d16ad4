from __future__ import annotations
import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


from verband.core.rls import MET_SLEUTEL, eigen_tabel


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0006_vervanging_beveiliging'),
    ]

    operations = [
        migrations.CreateModel(
            name='Apisleutel',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('naam', models.CharField(max_length=80)),
                ('sleutel', models.CharField(max_length=64, unique=True)),
                ('begin', models.CharField(max_length=8)),
                ('omvang', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32), size=None)),
                ('verloopt_at', models.DateTimeField()),
                ('ingetrokken_at', models.DateTimeField(blank=True, null=True)),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lidmaatschap', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.lidmaatschap')),
            ],
            options={
                'ordering': ['-aangemaakt_at'],
            },
        ),
        eigen_tabel("access_apisleutel", lees_ook=MET_SLEUTEL.format(kolom="sleutel")),
    ]
