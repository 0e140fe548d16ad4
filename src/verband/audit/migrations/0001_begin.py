from __future__ import annotations

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Handeling",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("aangemaakt_at", models.DateTimeField(auto_now_add=True)),
                ("regio_id", models.UUIDField(editable=False, null=True)),
                ("nummer", models.PositiveBigIntegerField()),
                ("op_at", models.DateTimeField()),
                ("gebruiker_id", models.UUIDField(null=True)),
                ("lidmaatschap_id", models.UUIDField(null=True)),
                ("namens_id", models.UUIDField(null=True)),
                ("wat", models.CharField(max_length=60)),
                ("onderwerp", models.CharField(blank=True, max_length=60)),
                ("onderwerp_id", models.UUIDField(null=True)),
                ("resultaat", models.CharField(default="gedaan", max_length=20)),
                ("gegevens", models.JSONField(default=dict)),
                ("vorige", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["-nummer"],
                "indexes": [
                    models.Index(fields=["onderwerp_id"], name="audit_hande_onderwe_bf8224_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("regio_id", "nummer"),
                        name="handeling_nummer_eenmaal",
                        nulls_distinct=False,
                    ),
                    models.UniqueConstraint(
                        fields=("regio_id", "vorige"), name="handeling_keten", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nummer__gte", 1)), name="handeling_vanaf_1"
                    ),
                ],
            },
        ),
    ]
