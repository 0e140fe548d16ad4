"""The restore drill: what comes back is all there was, and a spoiled copy never passes."""

from __future__ import annotations

import hashlib
import io
import json
import random
import tarfile
from pathlib import Path

import pytest
from eigen_server import eigen_server

VUL = """
from uuid import uuid4
from cast import maak_cast
from django.db import transaction
from verband.audit.services.vastleggen import leg_vast
from verband.core.context import Blik, met_blik
cast = maak_cast()
with met_blik(Blik(gebruiker=cast.anna.pk, regios=frozenset({cast.duinrand.id}))):
    for n in range(20):
        leg_vast("proef", regio=cast.duinrand.id, gebruiker=cast.anna.pk, gegevens={"n": n})
"""
NOG_EEN = """
from verband.audit.models import Handeling
from verband.audit.services.vastleggen import leg_vast
from verband.core.context import Blik, met_blik
from verband.regios.models import Regio
with met_blik(Blik(platform=True)):
    regio = Regio.objects.get(slug="duinrand")
with met_blik(Blik(regios=frozenset({regio.id}))):
    vorige = Handeling.objects.first()
    nieuw = leg_vast("proef", regio=regio.id, gebruiker=None)
    assert nieuw.vorige == vorige.hash and nieuw.nummer == vorige.nummer + 1
    print(nieuw.nummer)
"""


@pytest.fixture(scope="module")
def gevuld():
    with eigen_server() as server:
        assert server.verband("upgrade").returncode == 0
        server.python(VUL)
        yield server


@pytest.fixture(scope="module")
def kopie(gevuld, tmp_path_factory):
    pad = tmp_path_factory.mktemp("kopie") / "alles.verband"
    uit = gevuld.verband("backup", pad)
    assert uit.returncode == 0, uit.stderr
    return pad


def _stand(server):
    tabellen = ["regios_regio", "regios_organisatie", "access_lidmaatschap", "audit_handeling"]
    return {t: server.sql(f"SELECT * FROM {t} ORDER BY 1") for t in tabellen}


def test_all_of_it_comes_back_and_the_chain_goes_on(gevuld, kopie):
    voor = _stand(gevuld)
    assert len(voor["audit_handeling"]) == 20
    gevuld.sql("DELETE FROM audit_handeling; DELETE FROM access_lidmaatschap")
    uit = gevuld.verband("restore", "--vervang", kopie)
    assert uit.returncode == 0, uit.stderr
    assert _stand(gevuld) == voor
    assert gevuld.python(NOG_EEN).strip() == "21"
    gevuld.sql("DELETE FROM audit_handeling WHERE nummer = 21")


def test_what_was_replaced_is_kept(gevuld, kopie):
    uit = gevuld.verband("restore", "--vervang", kopie)
    oud = uit.stdout.split("heet nu ")[1].split(".")[0]
    assert gevuld.sql("SELECT count(*) FROM audit_handeling", database=oud) == [(20,)]


def test_the_app_role_has_no_more_rights_after_a_restore(gevuld, kopie):
    gevuld.verband("restore", "--vervang", kopie)
    mag = gevuld.sql(
        "SELECT privilege_type FROM information_schema.role_table_grants "
        "WHERE grantee = 'verband_app' AND table_name = 'audit_handeling'"
    )
    assert {m for (m,) in mag} == {"SELECT", "INSERT"}
    streng = gevuld.sql(
        "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = 'audit_handeling'"
    )
    assert streng == [(True, True)]


def test_present_data_are_not_replaced_unasked(gevuld, kopie):
    voor = _stand(gevuld)
    uit = gevuld.verband("restore", kopie)
    assert uit.returncode == 1
    assert "--vervang" in uit.stderr
    assert _stand(gevuld) == voor


def test_a_copy_never_overwrites_a_file(gevuld, kopie):
    voor = kopie.read_bytes()
    uit = gevuld.verband("backup", kopie)
    assert (uit.returncode, kopie.read_bytes()) == (1, voor)


def _bederf(inhoud: bytes, hoe: str) -> bytes:
    willekeur = random.Random(hoe)
    if hoe.startswith("afgebroken"):
        return inhoud[: willekeur.randrange(len(inhoud))]
    plek = willekeur.randrange(len(inhoud))
    return inhoud[:plek] + bytes([inhoud[plek] ^ 1 << willekeur.randrange(8)]) + inhoud[plek + 1 :]


@pytest.mark.parametrize(
    "hoe", ["afgebroken 1", "afgebroken 2", "bit 1", "bit 2", "bit 3", "bit 4", "leeg"]
)
def test_a_spoiled_copy_is_refused_and_changes_nothing(gevuld, kopie, tmp_path, hoe):
    voor = _stand(gevuld)
    stuk = tmp_path / "stuk.verband"
    stuk.write_bytes(b"" if hoe == "leeg" else _bederf(kopie.read_bytes(), hoe))
    uit = gevuld.verband("restore", "--vervang", stuk)
    assert uit.returncode == 2
    assert "kopie" in uit.stderr
    assert "Traceback" not in uit.stderr
    assert _stand(gevuld) == voor


def _met_ander_manifest(inhoud: bytes, wijzig) -> bytes:
    """As an attacker would: also the sums are right again."""
    with tarfile.open(fileobj=io.BytesIO(inhoud[:-32])) as tar:
        dump = tar.extractfile("database.dump").read()
        manifest = json.loads(tar.extractfile("manifest.json").read())
    wijzig(manifest)
    uit = io.BytesIO()
    with tarfile.open(fileobj=uit, mode="w") as tar:
        for naam, tekst in (
            ("database.dump", dump),
            ("manifest.json", json.dumps(manifest).encode()),
        ):
            lid = tarfile.TarInfo(naam)
            lid.size = len(tekst)
            tar.addfile(lid, io.BytesIO(tekst))
    return uit.getvalue() + hashlib.sha256(uit.getvalue()).digest()


@pytest.mark.parametrize(
    ("wijzig", "woord"),
    [
        (lambda m: m["rijen"].update(access_lidmaatschap=999), "access_lidmaatschap"),
        (lambda m: m["rijen"].pop("regios_regio"), "regios_regio"),
        (lambda m: m["ketens"][0].__setitem__(2, "0" * 64), "logboek"),
    ],
)
def test_a_copy_that_lost_rows_is_not_put_in_place(gevuld, kopie, tmp_path, wijzig, woord):
    voor = _stand(gevuld)
    stuk = tmp_path / "stuk.verband"
    stuk.write_bytes(_met_ander_manifest(kopie.read_bytes(), wijzig))
    uit = gevuld.verband("restore", "--vervang", stuk)
    assert uit.returncode == 1
    assert woord in uit.stderr
    assert _stand(gevuld) == voor
    over = gevuld.sql("SELECT 1 FROM pg_database WHERE datname LIKE 'verband_terug%'")
    assert over == []


def test_an_untouched_manifest_passes_the_same_road(gevuld, kopie, tmp_path):
    """The control of the test above: rebuilding the file is not what makes it fail."""
    gaaf = tmp_path / "gaaf.verband"
    gaaf.write_bytes(_met_ander_manifest(kopie.read_bytes(), lambda m: None))
    assert gevuld.verband("restore", "--vervang", gaaf).returncode == 0


def test_an_upgrade_makes_a_copy_first(gevuld):
    terug = "from django.core.management import call_command as c; "
    gevuld.python(terug + "c('migrate', 'sessions', 'zero', database='beheer', verbosity=0)")
    assert gevuld.sql("SELECT to_regclass('django_session')") == [(None,)]
    uit = gevuld.verband("upgrade")
    assert uit.returncode == 0, uit.stderr
    assert gevuld.sql("SELECT to_regclass('django_session') IS NOT NULL") == [(True,)]
    pad = uit.stdout.strip().rsplit(" ", 1)[1]
    try:
        assert gevuld.verband("restore", "--vervang", pad).returncode == 0
    finally:
        Path(pad).unlink()
    assert gevuld.verband("upgrade", "--stil").stdout == ""
