from __future__ import annotations

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0002_beveiliging'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ontvangstbewijs',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('regio_id', models.UUIDField(editable=False, null=True)),
                ('gebruiker_id', models.UUIDField(editable=False, null=True)),
                ('titel', models.CharField(max_length=200)),
                ('sleutel_id', models.CharField(max_length=16)),
                ('document', models.TextField()),
                ('handeling', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='bewijzen', to='audit.handeling')),
            ],
            options={
                'ordering': ['-aangemaakt_at'],
                'constraints': [models.UniqueConstraint(fields=('regio_id', 'handeling'), name='ontvangstbewijs_eenmaal', nulls_distinct=False)],
            },
        ),
    ]
