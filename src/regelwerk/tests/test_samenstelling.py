"""Who takes part: organisation of the disciplines, municipality, insurer, region."""

import pytest

from regelwerk.tests.hulp import BASIS, gewijzigd, kort, nieuw, rapport

ZZ = (("zorg-en-zekerheid-resv", "1.0"),)


@pytest.mark.eis("ZZ-1.2")
@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [
        ("Zorg en Zekerheid", []),
        ("  ZORG EN zekerheid ", []),
        ("Zorg & Zekerheid", ["ZZ-1.2:blok"]),
        ("Andere Verzekeraar", ["ZZ-1.2:blok"]),
        (None, ["ZZ-1.2:open"]),
    ],
)
def test_the_policy_is_for_its_own_regions(naam, verwacht):
    assert kort(nieuw({"preferente_verzekeraar.naam": naam}, extra=ZZ)) == verwacht


@pytest.mark.eis("ZZ-1.2")
def test_the_refusal_names_the_insurer():
    uit = rapport(gewijzigd({"preferente_verzekeraar.naam": "Andere Verzekeraar"}), extra=ZZ)
    (bevinding,) = uit.blokkerend
    assert bevinding.melding.startswith(
        "Zorg en Zekerheid is niet de preferente zorgverzekeraar in deze regio"
    )


@pytest.mark.eis("OPL-A1")
def test_no_new_legal_entity_is_needed():
    assert BASIS["samenwerkingsvorm"]["rechtspersoon"] is None
    assert not any(p["soort"] == "resv" for p in BASIS["partijen"])
    assert rapport(BASIS).exitcode == 0
