"""Receipts: what they say, that they are signed, and that nobody changes them."""

from __future__ import annotations

import json

import pytest

from verband.audit.keten import canoniek, hash_van
from verband.audit.models import Ontvangstbewijs
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.audit.services.vastleggen import leg_vast
from verband.audit.sleutels import Publiek
from verband.core.context import Blik, zet_blik

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])


@pytest.fixture
def bewijs(cast):
    zet_blik(Blik(gebruiker=cast.anna.id, regios=frozenset({cast.duinrand.id})))
    handeling = leg_vast(
        "dossier_bewaren",
        regio=cast.duinrand.id,
        gebruiker=cast.anna.id,
        gegevens={"versie": 1, "bedrag_cent": 1250},
    )
    return geef_ontvangstbewijs(
        handeling, titel="Dossier bewaard", inhoud={"sha256": "ab" * 32, "regelsets": []}
    )


def test_a_receipt_holds_the_act_its_checkpoint_and_a_signature(bewijs):
    document = json.loads(Ontvangstbewijs.objects.get(pk=bewijs.pk).document)
    assert document["vorm"] == "ontvangstbewijs/1"
    assert document["handeling"]["hash"] == hash_van(bewijs.handeling)
    assert document["ijkpunt"]["nummer"] == 1
    assert document["ijkpunt"]["keten"] == str(bewijs.regio_id)
    assert document["inhoud"] == {"sha256": "ab" * 32, "regelsets": []}
    handtekening = document.pop("handtekening")
    sleutel = Publiek(document["sleutel"]["publiek"])
    assert sleutel.klopt(handtekening, canoniek(document))
    document["inhoud"]["sha256"] = "cd" * 32
    assert not sleutel.klopt(handtekening, canoniek(document))


@pytest.mark.parametrize(
    "inhoud", [{"deel": 0.5}, {1: "sleutel"}, {"x": {"y": "\x00"}}, {"z": {1}}]
)
def test_what_would_not_come_back_as_it_went_in_is_refused(cast, inhoud):
    zet_blik(Blik(gebruiker=cast.anna.id, regios=frozenset({cast.duinrand.id})))
    with pytest.raises(TypeError):
        leg_vast("proef", regio=cast.duinrand.id, gebruiker=cast.anna.id, gegevens=inhoud)
