from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

from verband.core.rls import tenant_verwijzing


class Migration(migrations.Migration):

    dependencies = [
        ('regios', '0005_marktleider_plek'),
    ]

    operations = [
        migrations.AddField(
            model_name='organisatie',
            name='opgegaan_in',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regios.organisatie'),
        ),
        migrations.AddField(
            model_name='organisatie',
            name='opgegaan_op',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='organisatie',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('opgegaan_in__isnull', True), ('opgegaan_op__isnull', True)), models.Q(('opgegaan_in__isnull', False), ('opgegaan_op__isnull', False), models.Q(('opgegaan_in', models.F('id')), _negated=True)), _connector='OR'), name='organisatie_opgegaan'),
        ),
        tenant_verwijzing('regios_organisatie', 'opgegaan_in_id', 'regios_organisatie'),
    ]
