"""The canonical form: what is hashed is what comes back from the database."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verband.audit.keten import canoniek, moment, zuiver
from verband.audit.woorden import zeg, zin

TEKST = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
GEGEVENS = st.recursive(
    st.none() | st.booleans() | st.integers() | TEKST,
    lambda deel: st.lists(deel, max_size=4) | st.dictionaries(TEKST, deel, max_size=4),
    max_leaves=12,
)


@pytest.mark.django_db(databases=["default", "beheer"])
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(GEGEVENS)
def test_what_is_hashed_comes_back_the_same(gegevens):
    heen = zuiver(gegevens)
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::jsonb::text", [json.dumps(heen)])
        terug = json.loads(cursor.fetchone()[0])
    assert canoniek(terug) == canoniek(heen)


@pytest.mark.django_db(databases=["default", "beheer"])
def test_the_control_a_fraction_would_not():
    """Why they are refused: the same number, another text, so another hash."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT '1e2'::jsonb::text")
        assert cursor.fetchone()[0] == "100"
    assert canoniek(json.loads("1e2")) != canoniek(100)


@pytest.mark.parametrize("waarde", [0.0, float("nan"), b"x", {1}, {None: 1}, dt.date(2026, 1, 1)])
def test_what_is_no_plain_data_is_refused(waarde):
    with pytest.raises(TypeError):
        zuiver({"a": [waarde]})


@given(st.datetimes(timezones=st.timezones()))
def test_one_moment_has_one_text_whatever_the_clock_it_was_read_from(op):
    if 1900 <= op.year <= 2100:
        assert moment(op) == moment(op.astimezone(dt.UTC))
        assert dt.datetime.fromisoformat(moment(op)) == op.astimezone(dt.UTC)


def test_a_sentence_may_name_what_the_act_holds():
    zeg({"proef_met_versie": "Bewaarde versie %(versie)s"})
    assert zin("proef_met_versie", {"versie": 3}) == "Bewaarde versie 3"
    assert zin("proef_met_versie", {}) == "Bewaarde versie …"
    assert zin("nog_zonder_zin") == "Nog zonder zin"
