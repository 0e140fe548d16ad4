"""The app role adds acts and receipts, and can do nothing else with them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from verband.audit.models import Handeling, Ontvangstbewijs
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.audit.services.vastleggen import leg_vast
from verband.core.context import Blik, zet_blik

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


@pytest.fixture
def bewijs(cast):
    zet_blik(Blik(gebruiker=cast.anna.id, regios=frozenset({cast.duinrand.id})))
    handeling = leg_vast("proef", regio=cast.duinrand.id, gebruiker=cast.anna.id)
    return geef_ontvangstbewijs(handeling, titel="Proef", inhoud={})


def sql(opdracht):
    with connection.cursor() as cursor:
        cursor.execute(opdracht)


TABELLEN = ("audit_handeling", "audit_ontvangstbewijs")
SQL = [
    *(f"UPDATE {t} SET aangemaakt_at = now()" for t in TABELLEN),
    *(f"DELETE FROM {t}" for t in TABELLEN),
    *(f"TRUNCATE {t}" for t in TABELLEN),
    *(f"ALTER TABLE {t} DISABLE ROW LEVEL SECURITY" for t in TABELLEN),
    *(f"DROP TABLE {t}" for t in TABELLEN),
    *(f"SELECT 1 FROM {t} FOR UPDATE" for t in TABELLEN),
    *(f"INSERT INTO {t} SELECT * FROM {t} ON CONFLICT (id) DO UPDATE SET id = excluded.id"
      for t in TABELLEN),
    "SET session_replication_role = replica",
    "SET ROLE verband_beheer",
]  # fmt: skip


@pytest.mark.parametrize("opdracht", SQL)
def test_the_database_refuses(bewijs, opdracht):
    with pytest.raises(ProgrammingError) as fout, transaction.atomic():
        sql(opdracht)
    assert any(w in str(fout.value) for w in ("permission denied", "must be owner"))


def test_it_can_not_give_itself_more(bewijs):
    sql("GRANT UPDATE ON audit_handeling TO verband_app")  # PostgreSQL only warns
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        sql("UPDATE audit_handeling SET wat = 'anders'")


ORM = {
    "save an act": lambda b: b.handeling.save(),
    "save a receipt": lambda b: b.save(),
    "update acts": lambda b: Handeling.objects.update(wat="anders"),
    "update receipts": lambda b: Ontvangstbewijs.objects.update(titel="anders"),
    "bulk update": lambda b: Handeling.objects.bulk_update([b.handeling], ["wat"]),
    "delete a receipt": lambda b: b.delete(),
    "delete receipts": lambda b: Ontvangstbewijs.objects.all().delete(),
    "raw delete of acts": lambda b: Handeling.objects.all()._raw_delete("default"),
    "update or create": lambda b: Handeling.objects.update_or_create(
        pk=b.handeling_id, defaults={"wat": "anders"}
    ),
}


@pytest.mark.parametrize("doe", ORM.values(), ids=ORM)
def test_the_orm_is_refused_too(bewijs, doe):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        doe(bewijs)


def test_an_act_of_another_region_is_refused(cast, bewijs):
    with pytest.raises(ProgrammingError, match="not in sight"), transaction.atomic():
        leg_vast("proef", regio=cast.heuvelland.id, gebruiker=cast.anna.id)
    vreemd = Handeling(regio_id=cast.heuvelland.id, nummer=1, op_at=bewijs.handeling.op_at)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        vreemd.save(force_insert=True)


def test_another_region_reads_neither(cast, bewijs):
    zet_blik(Blik(gebruiker=cast.chris.id, regios=frozenset({cast.heuvelland.id})))
    assert not Handeling.objects.exists()
    assert not Ontvangstbewijs.objects.exists()


def test_one_receipt_per_act(bewijs):
    with pytest.raises(IntegrityError), transaction.atomic():
        geef_ontvangstbewijs(bewijs.handeling, titel="Nog een", inhoud={})


def test_an_act_that_skips_the_chain_can_not_take_a_taken_place(bewijs):
    h = bewijs.handeling
    dubbel = Handeling(regio_id=h.regio_id, nummer=2, op_at=h.op_at, vorige=h.vorige, hash="0" * 64)
    with pytest.raises(IntegrityError, match="handeling_keten"), transaction.atomic():
        dubbel.save(force_insert=True)
