from __future__ import annotations

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plannen', '0002_beveiliging'),
        ('regios', '0004_landelijk'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DelingGezien',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('deling', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='gezien', to='plannen.deling')),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'ordering': ['aangemaakt_at'],
                'constraints': [models.UniqueConstraint(fields=('regio', 'deling', 'gebruiker'), name='deling_gezien_eenmaal')],
            },
        ),
    ]
