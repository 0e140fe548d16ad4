from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regios', '0004_landelijk'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='regioverzekeraar',
            name='een_of_twee_marktleiders',
        ),
        migrations.AddConstraint(
            model_name='regioverzekeraar',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('plek__in', [1, 2]), ('plek__isnull', False), ('rol', 'marktleider')), models.Q(models.Q(('rol', 'marktleider'), _negated=True), ('plek__isnull', True)), _connector='OR'), name='een_of_twee_marktleiders'),
        ),
    ]
