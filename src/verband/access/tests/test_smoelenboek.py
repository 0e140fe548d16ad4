"""Each decides what others see; without that it is a name and a role."""

from __future__ import annotations

import datetime as dt
import html

import pytest
from django.core.exceptions import PermissionDenied

from verband.access.models import Ledenkaart
from verband.access.selectors import eigen_lidmaatschappen, lid_in_regio
from verband.access.services.gebruiker_wissen import wis_gebruiker
from verband.access.services.ledenkaart import ledenkaart_bewaren, ledenkaart_intrekken
from verband.access.smoelenboek import list_mensen
from verband.access.tests.hulp import als, in_regio
from verband.audit.models import Handeling
from verband.core.context import Blik, zet_blik

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
DAG = dt.date(2026, 7, 10)
ALLES = {
    "telefoon": "06 12345678", "telefoon_voor": "leden", "email_voor": "verzekeraar",
    "organisatie_voor": "verzekeraar",
}  # fmt: skip
PAGINA = "/r/duinrand/smoelenboek/"


def lid_van(gebruiker, regio):
    zet_blik(Blik(gebruiker=gebruiker.pk, regios=frozenset({regio.id})))
    lid = lid_in_regio(gebruiker, eigen_lidmaatschappen(gebruiker), regio)
    zet_blik(Blik(gebruiker=gebruiker.pk, regios=frozenset({regio.id})))
    return lid


def bart(cast, lezer):
    return next(m for m in list_mensen(lid_van(lezer, cast.duinrand)) if m.naam == "Bart")


def test_by_default_a_name_and_a_role(cast):
    m = bart(cast, cast.anna)
    assert (m.naam, m.rollen, m.organisatie, m.email, m.telefoon) == (
        "Bart", "deelnemer", "", "", "",
    )  # fmt: skip


def test_each_field_for_whom_it_was_meant(cast):
    ledenkaart_bewaren(lid_van(cast.bart, cast.duinrand), ALLES, vandaag=DAG)
    gezien = bart(cast, cast.gijs)
    assert (gezien.organisatie, gezien.email, gezien.telefoon) == (
        "Thuiszorg Zilt", "bart@voorbeeld.test", "06 12345678",
    )  # fmt: skip
    inkoper = html.unescape(als(cast.dora).get(PAGINA).content.decode())
    assert "bart@voorbeeld.test" in inkoper
    assert "06 12345678" not in inkoper


def test_taken_back_it_is_gone_and_the_logboek_never_held_the_number(cast):
    lid = lid_van(cast.bart, cast.duinrand)
    ledenkaart_bewaren(lid, ALLES, vandaag=DAG)
    assert Ledenkaart.objects.get().toestemming_op == DAG
    ledenkaart_intrekken(lid)
    assert not Ledenkaart.objects.exists()
    assert bart(cast, cast.anna).telefoon == ""
    gelogd = list(Handeling.objects.order_by("nummer").values_list("wat", "gegevens"))
    assert [wat for wat, _g in gelogd] == ["ledenkaart_bewaren", "ledenkaart_intrekken"]
    assert "12345678" not in str(gelogd)


def test_by_hand_and_a_number_that_nobody_sees_is_not_kept(cast):
    velden = ALLES | {"telefoon_voor": "niemand"}
    assert als(cast.bart).post(f"{PAGINA}mijn/", velden).status_code == 302
    in_regio(cast.duinrand)
    assert Ledenkaart.objects.get().telefoon == ""
    zonder = ALLES | {"telefoon": ""}
    assert als(cast.bart).post(f"{PAGINA}mijn/", zonder).status_code == 422
    assert als(cast.bart).post(f"{PAGINA}intrekken/").status_code == 302
    in_regio(cast.duinrand)
    assert not Ledenkaart.objects.exists()


def test_an_insurer_has_no_card_here(cast):
    assert als(cast.dora).get(f"{PAGINA}mijn/").status_code == 403
    with pytest.raises(PermissionDenied):
        ledenkaart_bewaren(lid_van(cast.fatima, cast.heuvelland) or _leeg(cast), ALLES, vandaag=DAG)


def _leeg(cast):
    """Fatima without any role."""
    from verband.access.verzoek import Lid

    return Lid(cast.fatima, (), frozenset(), frozenset(), cast.heuvelland)


@pytest.mark.django_db(databases=["default", "beheer"], transaction=True)
def test_an_erased_person_leaves_no_number(cast):
    from verband.core.context import met_blik

    with met_blik(Blik(regios=frozenset({cast.duinrand.id}))):
        Ledenkaart.objects.create(
            regio=cast.duinrand, gebruiker=cast.bart, telefoon="06 1", telefoon_voor="leden",
            toestemming_op=DAG,
        )  # fmt: skip
    wis_gebruiker("bart@voorbeeld.test")
    with met_blik(Blik(regios=frozenset({cast.duinrand.id}))):
        assert not Ledenkaart.objects.exists()
