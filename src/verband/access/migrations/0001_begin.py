from __future__ import annotations

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("regios", "0001_begin"),
    ]

    operations = [
        migrations.CreateModel(
            name="Gebruiker",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("naam", models.CharField(max_length=120)),
                ("is_active", models.BooleanField(default=True)),
                ("demo", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="gebruiker_email_eenmaal",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Lidmaatschap",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("aangemaakt_at", models.DateTimeField(auto_now_add=True)),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("coordinator", "coördinator"),
                            ("disciplinebeheerder", "beheerder van een discipline"),
                            ("vertegenwoordiger", "vertegenwoordiger"),
                            ("kassier", "kassier"),
                            ("controller", "controller"),
                            ("wijkcoordinator", "wijkcoördinator"),
                            ("deelnemer", "deelnemer"),
                            ("regiegemeente", "regiegemeente"),
                            ("nza", "NZa"),
                            ("platformbeheerder", "platformbeheerder"),
                            ("zorginkoper", "zorginkoper van een verzekeraar"),
                        ],
                        max_length=24,
                    ),
                ),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(blank=True, null=True)),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regios.organisatie",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                        related_name="+",
                        to="regios.verzekeraar",
                    ),
                ),
            ],
            options={
                "ordering": ["vanaf", "id"],
            },
        ),
        migrations.CreateModel(
            name="LidmaatschapEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("aangemaakt_at", models.DateTimeField(auto_now_add=True)),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("coordinator", "coördinator"),
                            ("disciplinebeheerder", "beheerder van een discipline"),
                            ("vertegenwoordiger", "vertegenwoordiger"),
                            ("kassier", "kassier"),
                            ("controller", "controller"),
                            ("wijkcoordinator", "wijkcoördinator"),
                            ("deelnemer", "deelnemer"),
                            ("regiegemeente", "regiegemeente"),
                            ("nza", "NZa"),
                            ("platformbeheerder", "platformbeheerder"),
                            ("zorginkoper", "zorginkoper van een verzekeraar"),
                        ],
                        max_length=24,
                    ),
                ),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(blank=True, null=True)),
                (
                    "gebruiker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regios.organisatie",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="access.lidmaatschap",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regios.regio",
                    ),
                ),
                (
                    "verzekeraar",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regios.verzekeraar",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Uitnodiging",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("aangemaakt_at", models.DateTimeField(auto_now_add=True)),
                ("email", models.EmailField(max_length=254)),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("coordinator", "coördinator"),
                            ("disciplinebeheerder", "beheerder van een discipline"),
                            ("vertegenwoordiger", "vertegenwoordiger"),
                            ("kassier", "kassier"),
                            ("controller", "controller"),
                            ("wijkcoordinator", "wijkcoördinator"),
                            ("deelnemer", "deelnemer"),
                            ("regiegemeente", "regiegemeente"),
                            ("nza", "NZa"),
                            ("platformbeheerder", "platformbeheerder"),
                            ("zorginkoper", "zorginkoper van een verzekeraar"),
                        ],
                        max_length=24,
                    ),
                ),
                ("sleutel", models.CharField(max_length=64, unique=True)),
                ("verloopt_at", models.DateTimeField()),
                ("gebruikt_at", models.DateTimeField(blank=True, null=True)),
                ("ingetrokken_at", models.DateTimeField(blank=True, null=True)),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regios.organisatie",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regios.regio",
                    ),
                ),
                (
                    "uitgenodigd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verzekeraar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regios.verzekeraar",
                    ),
                ),
            ],
            options={
                "ordering": ["-aangemaakt_at"],
            },
        ),
        migrations.AddConstraint(
            model_name="lidmaatschap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("regio__isnull", False),
                        (
                            "rol__in",
                            [
                                "coordinator",
                                "disciplinebeheerder",
                                "vertegenwoordiger",
                                "kassier",
                                "controller",
                                "wijkcoordinator",
                                "deelnemer",
                                "regiegemeente",
                            ],
                        ),
                        ("verzekeraar__isnull", True),
                    ),
                    models.Q(
                        ("organisatie__isnull", True),
                        ("regio__isnull", True),
                        ("rol", "zorginkoper"),
                        ("verzekeraar__isnull", False),
                    ),
                    models.Q(
                        ("organisatie__isnull", True),
                        ("regio__isnull", True),
                        ("rol__in", ["nza", "platformbeheerder"]),
                        ("verzekeraar__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="lidmaatschap_rol_op_zijn_plaats",
            ),
        ),
        migrations.AddConstraint(
            model_name="lidmaatschap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("tot__gte", models.F("vanaf")), _connector="OR"
                ),
                name="lidmaatschap_periode",
            ),
        ),
        migrations.AddConstraint(
            model_name="lidmaatschap",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("gebruiker", "="),
                    ("rol", "="),
                    (
                        django.db.models.functions.comparison.Coalesce(
                            models.F("regio_id"),
                            models.Value(uuid.UUID("00000000-0000-0000-0000-000000000000")),
                            output_field=models.UUIDField(),
                        ),
                        "=",
                    ),
                    (
                        django.db.models.functions.comparison.Coalesce(
                            models.F("verzekeraar_id"),
                            models.Value(uuid.UUID("00000000-0000-0000-0000-000000000000")),
                            output_field=models.UUIDField(),
                        ),
                        "=",
                    ),
                    (
                        django.db.models.functions.comparison.Coalesce(
                            models.F("organisatie_id"),
                            models.Value(uuid.UUID("00000000-0000-0000-0000-000000000000")),
                            output_field=models.UUIDField(),
                        ),
                        "=",
                    ),
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
                name="lidmaatschap_eenmaal_per_dag",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lidmaatschap",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_lidmaatschapevent" ("aangemaakt_at", "gebruiker_id", "id", "organisatie_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "rol", "tot", "vanaf", "verzekeraar_id") VALUES (NEW."aangemaakt_at", NEW."gebruiker_id", NEW."id", NEW."organisatie_id", NOW(), \'insert\', NEW."id", NEW."regio_id", NEW."rol", NEW."tot", NEW."vanaf", NEW."verzekeraar_id"); RETURN NULL;',
                    hash="5a8e67dc2c8c73c813f326053417c5d4ef54eeb4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5d8a8",
                    table="access_lidmaatschap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lidmaatschap",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_lidmaatschapevent" ("aangemaakt_at", "gebruiker_id", "id", "organisatie_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "rol", "tot", "vanaf", "verzekeraar_id") VALUES (NEW."aangemaakt_at", NEW."gebruiker_id", NEW."id", NEW."organisatie_id", NOW(), \'update\', NEW."id", NEW."regio_id", NEW."rol", NEW."tot", NEW."vanaf", NEW."verzekeraar_id"); RETURN NULL;',
                    hash="3c8427fb994c61cd78c5fa9416307d255c38e9bc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b941c",
                    table="access_lidmaatschap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lidmaatschap",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_lidmaatschapevent" ("aangemaakt_at", "gebruiker_id", "id", "organisatie_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "rol", "tot", "vanaf", "verzekeraar_id") VALUES (OLD."aangemaakt_at", OLD."gebruiker_id", OLD."id", OLD."organisatie_id", NOW(), \'delete\', OLD."id", OLD."regio_id", OLD."rol", OLD."tot", OLD."vanaf", OLD."verzekeraar_id"); RETURN NULL;',
                    hash="39e903a4bae808163a09b10ca783ccbfc631243b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a06c9",
                    table="access_lidmaatschap",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="uitnodiging",
            constraint=models.UniqueConstraint(
                condition=models.Q(("gebruikt_at__isnull", True), ("ingetrokken_at__isnull", True)),
                fields=("email", "rol", "regio", "verzekeraar", "organisatie"),
                name="uitnodiging_eenmaal_open",
                nulls_distinct=False,
            ),
        ),
    ]
