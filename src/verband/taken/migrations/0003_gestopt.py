from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("taken", "0002_beveiliging")]
    operations = [
        migrations.AlterField(
            model_name="uitvoer",
            name="stand",
            field=models.CharField(
                choices=[
                    ("wacht", "wacht"),
                    ("klaar", "klaar"),
                    ("mislukt", "mislukt"),
                    ("gestopt", "gestopt"),
                ],
                default="wacht",
                max_length=8,
            ),
        ),
    ]
