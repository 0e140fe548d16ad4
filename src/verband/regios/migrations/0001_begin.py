from __future__ import annotations

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import verband.core.velden


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_begin"),
    ]

    operations = [
        migrations.CreateModel(
            name="Regio",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("aangemaakt_at", models.DateTimeField(auto_now_add=True)),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("naam", models.CharField(max_length=120)),
                ("verzonnen", models.BooleanField(default=False)),
                ("bron", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Verzekeraar",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("aangemaakt_at", models.DateTimeField(auto_now_add=True)),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("naam", models.CharField(max_length=120, unique=True)),
                ("uzovi", verband.core.velden.CijfersField(blank=True, default="", lengte=4)),
                ("verzonnen", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Gemeente",
            fields=[
                ("code", models.CharField(max_length=10, primary_key=True, serialize=False)),
                ("naam", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ["naam", "code"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^GM[0-9]{4}$")), name="gemeentecode"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Buurt",
            fields=[
                ("code", models.CharField(max_length=10, primary_key=True, serialize=False)),
                ("naam", models.CharField(max_length=120)),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="regios.gemeente"
                    ),
                ),
            ],
            options={
                "ordering": ["naam", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Organisatie",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("aangemaakt_at", models.DateTimeField(auto_now_add=True)),
                ("naam", models.CharField(max_length=160)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("ro", "regionale organisatie (RO)"),
                            ("resv", "RESV"),
                            ("rho", "regionale huisartsenorganisatie"),
                            ("zorgaanbieder", "zorgaanbieder"),
                            ("disciplineorganisatie", "organisatie van een discipline"),
                            ("gemeente", "gemeente"),
                            ("sociaal_domein", "sociaal domein"),
                            ("overig", "andere organisatie"),
                        ],
                        max_length=24,
                    ),
                ),
                ("discipline", models.CharField(blank=True, max_length=60)),
                ("kvk", verband.core.velden.CijfersField(blank=True, default="", lengte=8)),
                ("agb", verband.core.velden.CijfersField(blank=True, default="", lengte=8)),
                ("iban", verband.core.velden.IbanField(blank=True, default="", max_length=34)),
                (
                    "regio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regios.regio",
                    ),
                ),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="RegioBuurt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("aangemaakt_at", models.DateTimeField(auto_now_add=True)),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(blank=True, null=True)),
                ("hoort_erbij", models.BooleanField()),
                (
                    "buurt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="regios.buurt"
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
            ],
            options={
                "ordering": ["buurt__naam", "vanaf"],
            },
        ),
        migrations.CreateModel(
            name="RegioGemeente",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("aangemaakt_at", models.DateTimeField(auto_now_add=True)),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(blank=True, null=True)),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="regios.gemeente"
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
            ],
            options={
                "ordering": ["gemeente__naam", "vanaf"],
            },
        ),
        migrations.CreateModel(
            name="RegioVerzekeraar",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("aangemaakt_at", models.DateTimeField(auto_now_add=True)),
                ("contractjaar", models.PositiveSmallIntegerField()),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("preferent", "preferente verzekeraar"),
                            ("marktleider", "marktleider"),
                            ("ver", "andere verzekeraar"),
                        ],
                        max_length=12,
                    ),
                ),
                ("plek", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("aandeel", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("bron", models.CharField(blank=True, max_length=300)),
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
                        on_delete=django.db.models.deletion.PROTECT, to="regios.verzekeraar"
                    ),
                ),
            ],
            options={
                "ordering": ["contractjaar", "rol", "verzekeraar__naam"],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("aangemaakt_at", models.DateTimeField(auto_now_add=True)),
                ("naam", models.CharField(max_length=120)),
                ("functie", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("telefoon", models.CharField(blank=True, max_length=30)),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="regios.organisatie",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="regios.verzekeraar",
                    ),
                ),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.AddConstraint(
            model_name="buurt",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^BU[0-9]{8}$")), name="buurtcode"
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatie",
            constraint=models.UniqueConstraint(
                models.F("regio"),
                django.db.models.functions.text.Lower("naam"),
                name="organisatie_naam_eenmaal",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatie",
            constraint=models.UniqueConstraint(
                condition=models.Q(("agb", ""), _negated=True),
                fields=("regio", "agb"),
                name="organisatie_agb_eenmaal",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatie",
            constraint=models.CheckConstraint(
                condition=models.Q(("kvk", ""), ("kvk__regex", "^[0-9]{8}$"), _connector="OR"),
                name="organisatie_kvk",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatie",
            constraint=models.CheckConstraint(
                condition=models.Q(("agb", ""), ("agb__regex", "^[0-9]{8}$"), _connector="OR"),
                name="organisatie_agb",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("iban", ""),
                    ("iban__regex", "^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$"),
                    _connector="OR",
                ),
                name="organisatie_iban",
            ),
        ),
        migrations.AddConstraint(
            model_name="regiobuurt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("tot__gt", models.F("vanaf")), _connector="OR"
                ),
                name="buurt_periode",
            ),
        ),
        migrations.AddConstraint(
            model_name="regiobuurt",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("regio", "="),
                    ("buurt", "="),
                    (
                        models.Func(
                            models.F("vanaf"),
                            models.F("tot"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="buurt_eenmaal_per_dag",
            ),
        ),
        migrations.AddConstraint(
            model_name="regiogemeente",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("tot__gt", models.F("vanaf")), _connector="OR"
                ),
                name="gemeente_periode",
            ),
        ),
        migrations.AddConstraint(
            model_name="regiogemeente",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("regio", "="),
                    ("gemeente", "="),
                    (
                        models.Func(
                            models.F("vanaf"),
                            models.F("tot"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="gemeente_eenmaal_per_dag",
            ),
        ),
        migrations.AddConstraint(
            model_name="regioverzekeraar",
            constraint=models.UniqueConstraint(
                fields=("regio", "contractjaar", "verzekeraar"), name="verzekeraar_een_rol_per_jaar"
            ),
        ),
        migrations.AddConstraint(
            model_name="regioverzekeraar",
            constraint=models.UniqueConstraint(
                condition=models.Q(("rol", "preferent")),
                fields=("regio", "contractjaar"),
                name="een_preferente_verzekeraar",
            ),
        ),
        migrations.AddConstraint(
            model_name="regioverzekeraar",
            constraint=models.UniqueConstraint(
                condition=models.Q(("rol", "marktleider")),
                fields=("regio", "contractjaar", "plek"),
                name="marktleiders_eigen_plek",
            ),
        ),
        migrations.AddConstraint(
            model_name="regioverzekeraar",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("plek__in", [1, 2]), ("rol", "marktleider")),
                    models.Q(
                        models.Q(("rol", "marktleider"), _negated=True), ("plek__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="een_of_twee_marktleiders",
            ),
        ),
        migrations.AddConstraint(
            model_name="regioverzekeraar",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("aandeel__isnull", True), ("aandeel__lte", 10000), _connector="OR"
                ),
                name="aandeel_tot_100",
            ),
        ),
        migrations.AddConstraint(
            model_name="regioverzekeraar",
            constraint=models.CheckConstraint(
                condition=models.Q(("contractjaar__gte", 2027), ("contractjaar__lte", 2099)),
                name="contractjaar",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verzekeraar__isnull", True), ("organisatie__isnull", True), _connector="XOR"
                ),
                name="contact_van_een",
            ),
        ),
    ]
