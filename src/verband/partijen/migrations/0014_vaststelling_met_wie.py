from __future__ import annotations

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partijen", "0013_aanbod_van_nu")]
    operations = [
        migrations.AddField(
            model_name="dekkingsvaststelling",
            name="vertegenwoordigd",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), editable=False, null=True, size=None
            ),
        )
    ]
