from __future__ import annotations

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partijen", "0014_vaststelling_met_wie"),
        ("regios", "0002_beveiliging"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Contractstatus",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("aangemaakt_at", models.DateTimeField(auto_now_add=True)),
                ("jaar", models.PositiveSmallIntegerField()),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("contract", "heeft een contract"),
                            ("geen", "heeft geen contract"),
                        ],
                        max_length=10,
                    ),
                ),
                ("bron", models.CharField(max_length=300)),
                ("bron_op", models.DateField()),
                (
                    "aanbieder",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regios.organisatie",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regios.regio",
                    ),
                ),
                (
                    "verzekeraar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regios.verzekeraar",
                    ),
                ),
            ],
            options={"ordering": ["-jaar", "-bron_op", "-aangemaakt_at"]},
        ),
        migrations.AddConstraint(
            model_name="contractstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(("bron", ""), _negated=True), name="contractstatus_met_bron"
            ),
        ),
    ]
