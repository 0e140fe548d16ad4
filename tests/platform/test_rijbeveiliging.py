"""Row security: the ways round it that others found, each tried, and each guard able to fail."""

from __future__ import annotations

import pytest
from catalogus import BEZWAREN
from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from django.db.utils import InternalError, ProgrammingError

from verband.access.models import Lidmaatschap
from verband.core.context import Blik, met_blik, zet_blik
from verband.core.postgres import APP, BACKUP, BEHEER
from verband.regios.models import Contact, Organisatie, Regio

beide = pytest.mark.django_db(databases=["default", "beheer"])
echt = pytest.mark.django_db(databases=["default", "beheer"], transaction=True)


def _sql(vraag: str, *waarden: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(vraag, waarden or None)
        return cursor.fetchall() if cursor.description else []


def _in(*regios: Regio) -> Blik:
    return Blik(regios=frozenset(r.id for r in regios))


# --- what the catalogue of the database says ----------------------------------------------


@beide
@pytest.mark.parametrize("soort", BEZWAREN)
def test_the_catalogue_has_no_objection(soort):
    with connections["beheer"].cursor() as cursor:
        assert BEZWAREN[soort].zoek(cursor) == []


@beide
@pytest.mark.parametrize("soort", BEZWAREN)
def test_an_objection_would_be_found(soort):
    """The control of the test above: break it on purpose."""
    with transaction.atomic("beheer"), connections["beheer"].cursor() as cursor:
        cursor.execute(BEZWAREN[soort].breek)
        assert BEZWAREN[soort].zoek(cursor) != []
        transaction.set_rollback(True, using="beheer")


@beide
def test_the_roles_are_what_they_should_be():
    rijen = _sql(
        "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles "
        "WHERE rolname IN (%s, %s, %s) ORDER BY rolname", APP, BACKUP, BEHEER,
    )  # fmt: skip
    assert rijen == [
        (APP, False, False, False, False),
        (BACKUP, False, True, False, False),
        (BEHEER, False, True, False, True),
    ]


@beide
@pytest.mark.parametrize(("rol", "bezit"), [(APP, False), (BACKUP, False), (BEHEER, True)])
def test_only_the_owner_owns(rol, bezit):
    assert bezit == bool(
        _sql(
            "SELECT relname::text FROM pg_class WHERE pg_get_userbyid(relowner) = %s "
            "UNION SELECT proname::text FROM pg_proc WHERE pg_get_userbyid(proowner) = %s",
            rol, rol,
        )
    )  # fmt: skip


# --- nothing set, and what is left behind -------------------------------------------------


@echt
def test_nothing_set_raises_instead_of_showing_nothing(cast):
    with pytest.raises(ProgrammingError, match="no tenant set"), transaction.atomic():
        list(Organisatie.objects.all())


@echt
def test_an_empty_set_shows_nothing(cast):
    with met_blik(Blik()):
        assert not Organisatie.objects.exists()


@echt
def test_a_tenant_does_not_outlive_its_transaction(cast):
    with met_blik(_in(cast.duinrand)):
        assert Organisatie.objects.exists()
    with pytest.raises(ProgrammingError, match="no tenant set"), transaction.atomic():
        list(Organisatie.objects.all())


@echt
def test_the_control_a_setting_of_the_session_does_leak(cast):
    """So that the test above proves something: this is how it would look when it leaks."""
    try:
        _sql("SELECT set_config('verband.regios', %s, false)", f"{{{cast.duinrand.id}}}")
        with transaction.atomic():
            assert Organisatie.objects.exists()
    finally:
        _sql("SELECT set_config('verband.regios', '', false)")


@echt
def test_a_tenant_is_set_inside_a_transaction_only():
    with pytest.raises(transaction.TransactionManagementError):
        zet_blik(Blik())


# --- another tenant's rows ----------------------------------------------------------------


@pytest.fixture
def ander(cast) -> Organisatie:
    """An organisation of the other region."""
    zet_blik(_in(cast.heuvelland))
    organisatie = Organisatie.objects.create(
        regio=cast.heuvelland, naam="Berg en Dal", soort="zorgaanbieder", agb="01234567"
    )
    zet_blik(_in(cast.duinrand))
    return organisatie


@beide
def test_rows_of_another_region_are_not_there(cast, ander):
    assert not Organisatie.objects.filter(id=ander.id).exists()
    assert _sql("SELECT count(*) FROM regios_organisatie WHERE id = %s", ander.id) == [(0,)]
    assert Organisatie.objects.filter(id=ander.id).update(naam="x") == 0
    assert Organisatie.objects.filter(id=ander.id).delete()[0] == 0


@beide
def test_a_row_cannot_be_put_in_another_region(cast, ander):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Organisatie.objects.create(regio=cast.heuvelland, naam="Indringer", soort="overig")


@beide
def test_a_row_cannot_be_moved_to_another_region(cast, ander):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Organisatie.objects.filter(naam="RO Duinrand").update(regio=cast.heuvelland)


@beide
def test_a_reference_to_a_row_of_another_region_fails_like_one_to_nothing(cast, ander):
    fouten = []
    for id_ in (ander.id, "00000000-0000-4000-8000-000000000000"):
        _sql("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError) as fout, transaction.atomic():
            Contact.objects.create(regio=cast.duinrand, organisatie_id=id_, naam="Wie")
        fouten.append(str(fout.value).replace(str(id_), "ID"))
    assert fouten[0] == fouten[1]


@beide
def test_a_name_or_number_of_another_region_is_free_here(cast, ander):
    hier = Organisatie.objects.create(
        regio=cast.duinrand, naam=ander.naam, soort="zorgaanbieder", agb=ander.agb
    )
    assert list(Organisatie.objects.filter(agb=ander.agb)) == [hier]


@beide
def test_memberships_show_to_their_owner_and_their_region_only(cast):
    zet_blik(Blik(gebruiker=cast.anna.pk))
    assert {m.gebruiker_id for m in Lidmaatschap.objects.all()} == {cast.anna.pk}
    zet_blik(_in(cast.heuvelland))
    assert {m.gebruiker_id for m in Lidmaatschap.objects.all()} == {cast.chris.pk}


@beide
def test_history_of_another_region_is_not_there(cast):
    zet_blik(_in(cast.heuvelland))
    assert _sql("SELECT count(*) FROM access_lidmaatschapevent") == [(1,)]


@beide
def test_a_member_cannot_give_themselves_a_role_elsewhere(cast):
    zet_blik(Blik(gebruiker=cast.anna.pk, regios=frozenset({cast.duinrand.id})))
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Lidmaatschap.objects.create(
            gebruiker=cast.anna, regio=cast.heuvelland, rol="coordinator", vanaf="2026-01-01"
        )


# --- ways round it that need more than rows -----------------------------------------------


OMWEGEN = {
    "truncate": "TRUNCATE regios_organisatie CASCADE",
    "policies off": "ALTER TABLE regios_organisatie DISABLE ROW LEVEL SECURITY",
    "another policy": "CREATE POLICY alles ON regios_organisatie USING (true)",
    "a trigger": (
        "CREATE TRIGGER t AFTER INSERT ON regios_organisatie "
        "EXECUTE FUNCTION suppress_redundant_updates_trigger()"
    ),
    "the owner": f"SET ROLE {BEHEER}",
    "the copier": f"SET ROLE {BACKUP}",
    "a function": "CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
    "a view": "CREATE VIEW v AS SELECT * FROM regios_organisatie",
    "a temporary table": "CREATE TEMP TABLE t AS SELECT 1",
    "a file": "SELECT pg_read_file('/etc/passwd')",
    "a program": "COPY regios_organisatie TO PROGRAM 'cat'",
    "replica mode": "SET session_replication_role = replica",
    "a grant": f"GRANT ALL ON audit_handeling TO {APP}; DELETE FROM audit_handeling",
    "the log": "DELETE FROM audit_handeling",
    "the log again": "UPDATE audit_handeling SET wat = 'niets'",
    "the history": "DELETE FROM access_lidmaatschapevent",
    "a migration": "DELETE FROM django_migrations",
}


@beide
@pytest.mark.parametrize("omweg", OMWEGEN)
def test_the_app_role_may_not(cast, omweg):
    zet_blik(_in(cast.duinrand))
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
        _sql(OMWEGEN[omweg])


@beide
def test_row_security_off_raises_and_shows_nothing(cast):
    zet_blik(_in(cast.duinrand))
    _sql("SET LOCAL row_security = off")
    with pytest.raises(DatabaseError), transaction.atomic():
        _sql("SELECT * FROM regios_organisatie")


@beide
def test_the_head_of_another_chain_is_not_told(cast):
    zet_blik(_in(cast.duinrand))
    with pytest.raises(ProgrammingError, match="not in sight"), transaction.atomic():
        _sql("SELECT * FROM audit_kop(%s)", cast.heuvelland.id)


@beide
def test_a_condition_sees_no_row_of_another_region(cast, ander):
    """A filter that fails on a hidden row would tell of it: it must never be asked about one."""
    assert _sql("SELECT count(*) FROM regios_organisatie WHERE 1 / (naam <> %s)::int = 1",
                ander.naam)  # fmt: skip
