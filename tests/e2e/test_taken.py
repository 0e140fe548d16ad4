"""Monday morning in a real browser: what waits, the calendar, the messages, a deputy."""

from __future__ import annotations

import pytest
from django.utils import timezone

from bezoek import BREEDTES, adres_van, bezoek, goed, neem_sessie
from cast import maak_cast
from verband.access.tests.hulp import als
from verband.taken.services.dagmail import dagmail

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, databases=["default", "beheer"]),
]
PAGINAS = {
    "anna": [
        "/r/duinrand/", "/taken/", "/taken/welke/", "/kalender/", "/kalender/?maand=2027-01",
        "/r/duinrand/kalender/", "/r/duinrand/vervanging/", "/r/duinrand/bestanden/",
        "/berichten/", "/berichten/instellingen/", "/api/", "/account/sleutels/",
        "/account/agenda/",
    ],
    "gijs": ["/r/duinrand/", "/taken/", "/berichten/"],
    "bart": ["/r/duinrand/"],
    "hanna": ["/landelijk/"],
    "dora": ["/v/duinzorg/", "/taken/"],
    "ivo": ["/beheer/controles/", "/account/agenda/"],
}  # fmt: skip


@pytest.mark.parametrize("breedte", BREEDTES)
def test_every_page_of_tasks_is_clean_and_fits(browser, live_server, breedte):
    cast = maak_cast()
    dagmail(cast.anna.pk, timezone.localdate())
    adres, maat = adres_van(live_server), {"width": breedte, "height": 900}
    for wie, paden in PAGINAS.items():
        with bezoek(browser, adres, viewport=maat) as context:
            neem_sessie(context, adres, als(getattr(cast, wie)))
            pagina = context.new_page()
            for nr, pad in enumerate(paden):
                antwoord = pagina.goto(pad)
                assert antwoord.status == 200, pad
                goed(pagina, f"taken-{wie}-{nr}")
