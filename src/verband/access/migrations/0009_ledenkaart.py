from __future__ import annotations

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0008_dossierhouder'),
        ('regios', '0005_marktleider_plek'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ledenkaart',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('telefoon', models.CharField(blank=True, max_length=30)),
                ('telefoon_voor', models.CharField(choices=[('niemand', 'niemand'), ('leden', 'de leden van deze regio'), ('verzekeraar', 'de leden en de preferente verzekeraar')], default='niemand', max_length=12)),
                ('email_voor', models.CharField(choices=[('niemand', 'niemand'), ('leden', 'de leden van deze regio'), ('verzekeraar', 'de leden en de preferente verzekeraar')], default='niemand', max_length=12)),
                ('organisatie_voor', models.CharField(choices=[('niemand', 'niemand'), ('leden', 'de leden van deze regio'), ('verzekeraar', 'de leden en de preferente verzekeraar')], default='niemand', max_length=12)),
                ('toestemming_op', models.DateField()),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('regio', 'gebruiker'), name='ledenkaart_eenmaal'), models.CheckConstraint(condition=models.Q(models.Q(('telefoon', ''), _negated=True), ('telefoon_voor', 'niemand'), _connector='OR'), name='ledenkaart_telefoon_is_er')],
            },
        ),
    ]
