from __future__ import annotations

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("taken", "0003_gestopt")]
    operations = [
        migrations.CreateModel(
            name="Ronde",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("aangemaakt_at", models.DateTimeField(auto_now_add=True)),
                ("wat", models.CharField(max_length=24)),
                ("dag", models.DateField()),
            ],
            options={
                "ordering": ["-dag", "wat"],
                "constraints": [
                    models.UniqueConstraint(fields=("wat", "dag"), name="ronde_eenmaal_per_dag")
                ],
            },
        ),
        migrations.AddField(
            model_name="bericht",
            name="voor",
            field=models.CharField(blank=True, default="", max_length=160),
            preserve_default=False,
        ),
    ]
