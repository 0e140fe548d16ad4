from __future__ import annotations

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0004_bevestigen_en_cache'),
        ('regios', '0004_landelijk'),
    ]

    operations = [
        migrations.CreateModel(
            name='Vervanging',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_at', models.DateTimeField(auto_now_add=True)),
                ('rol', models.CharField(choices=[('coordinator', 'coördinator'), ('disciplinebeheerder', 'beheerder van een discipline'), ('vertegenwoordiger', 'vertegenwoordiger'), ('kassier', 'kassier'), ('controller', 'controller'), ('wijkcoordinator', 'wijkcoördinator'), ('deelnemer', 'deelnemer'), ('regiegemeente', 'regiegemeente')], max_length=24)),
                ('vanaf', models.DateField()),
                ('tot', models.DateField()),
                ('ingetrokken_at', models.DateTimeField(null=True)),
                ('afwezige', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.lidmaatschap')),
                ('regio', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.regio')),
                ('vervanger', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.lidmaatschap')),
            ],
            options={
                'ordering': ['vanaf', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('tot__gt', models.F('vanaf'))), name='vervanging_periode'), models.CheckConstraint(condition=models.Q(('afwezige', models.F('vervanger')), _negated=True), name='vervanging_door_een_ander'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('ingetrokken_at__isnull', True)), expressions=[('regio', '='), ('afwezige', '='), (models.Func(models.F('vanaf'), models.F('tot'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='vervanging_eenmaal_per_dag')],
            },
        ),
    ]
