from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regios', '0002_beveiliging'),
    ]

    operations = [
        migrations.AddField(
            model_name='buurt',
            name='verzonnen',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='contact',
            name='versie',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='gemeente',
            name='verzonnen',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='organisatie',
            name='versie',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='regioverzekeraar',
            name='versie',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
    ]
