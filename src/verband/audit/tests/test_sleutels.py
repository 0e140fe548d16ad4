"""The signing key: made once, kept to ourselves, and replaced without losing what it signed."""

from __future__ import annotations

import base64
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from verband.audit import sleutels


@pytest.fixture(autouse=True)
def eigen_map(settings, tmp_path):
    settings.TEKENSLEUTEL, settings.TEKENSLEUTELS_EERDER = "", []
    settings.TEKENSLEUTEL_MAP = tmp_path / "nieuw"
    return settings.TEKENSLEUTEL_MAP


def test_it_is_made_once_and_only_we_may_read_it(eigen_map):
    eerste = sleutels.tekensleutel().publiek
    assert sleutels.tekensleutel().publiek == eerste
    assert (eigen_map / "tekensleutel").stat().st_mode & 0o777 == 0o600
    assert [p.name for p in eigen_map.iterdir()] == ["tekensleutel"]


def test_of_many_first_acts_at_once_one_key_is_kept(eigen_map):
    eigen_map.mkdir()
    with ThreadPoolExecutor(16) as pool:
        gemaakt = set(pool.map(lambda _: sleutels.tekensleutel().publiek, range(64)))
    assert len(gemaakt) == 1


def test_after_renewal_the_old_public_key_is_still_known(eigen_map):
    oud = sleutels.tekensleutel()
    handtekening = oud.teken(b"stuk")
    nieuw = sleutels.vernieuw()
    assert nieuw.publiek != oud.publiek
    assert sleutels.bekende_sleutels() == (nieuw.publiek, oud.publiek)
    assert oud.publiek.klopt(handtekening, b"stuk")
    assert not nieuw.publiek.klopt(handtekening, b"stuk")
    derde = sleutels.vernieuw()
    assert sleutels.bekende_sleutels() == (derde.publiek, nieuw.publiek, oud.publiek)
    assert (eigen_map / "tekensleutel").stat().st_mode & 0o777 == 0o600
    assert sorted(p.name for p in eigen_map.iterdir()) == ["tekensleutel", "tekensleutels-eerder"]


def test_the_environment_goes_before_and_is_renewed_there(settings):
    geheim = Ed25519PrivateKey.generate().private_bytes_raw()
    settings.TEKENSLEUTEL = base64.b64encode(geheim).decode()
    publiek = sleutels.tekensleutel().publiek
    with pytest.raises(sleutels.SleutelOnleesbaar, match="VERBAND_TEKENSLEUTELS_EERDER"):
        sleutels.vernieuw()
    settings.TEKENSLEUTEL = ""
    settings.TEKENSLEUTELS_EERDER = [publiek.tekst]
    assert publiek in sleutels.bekende_sleutels()


@pytest.mark.parametrize("tekst", ["kort", "é", base64.b64encode(b"x" * 31).decode()])
def test_a_key_that_is_none_is_refused_in_dutch(settings, tekst):
    settings.TEKENSLEUTEL = tekst
    with pytest.raises(sleutels.SleutelOnleesbaar, match="32 bytes"):
        sleutels.tekensleutel()


@pytest.mark.parametrize("handtekening", ["", "é", "AAAA", "!!!!"])
def test_a_signature_that_is_none_does_not_hold(handtekening):
    assert not sleutels.tekensleutel().publiek.klopt(handtekening, b"stuk")


@pytest.mark.parametrize("tekst", ["", "é", "AAAA", "A" * 43 + "="])
def test_a_public_key_that_is_none_proves_nothing(tekst):
    assert not sleutels.Publiek(tekst).klopt(sleutels.tekensleutel().teken(b"stuk"), b"stuk")
