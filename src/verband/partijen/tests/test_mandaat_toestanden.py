"""Give, send, confirm, decline, withdraw, expire, replace, decide, ratify and sign in any order,
against a model of a few lines: nobody acts without a mandate that is in force that day, and
nothing takes effect twice."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from verband.access.models import Gebruiker
from verband.access.rollen import Rol
from verband.access.selectors import get_bevestiging
from verband.access.sleutels import stand_van
from verband.audit.models import Ontvangstbewijs
from verband.core.context import Blik, zet_blik
from verband.core.fouten import Weigering
from verband.partijen.models import Instemming, Mandaat, MandaatGebruik
from verband.partijen.services.besluit_bekrachtigen import besluit_afwijzen, besluit_bekrachtigen
from verband.partijen.services.besluit_vastleggen import besluit_vastleggen
from verband.partijen.services.mandaat_bevestigen import (
    bevestig_met_link,
    mandaat_afwijzen,
    mandaat_bevestigen,
)
from verband.partijen.services.mandaat_intrekken import mandaat_intrekken
from verband.partijen.services.mandaat_vragen import mandaat_vragen
from verband.partijen.services.overeenkomst_opstellen import overeenkomst_opstellen
from verband.partijen.services.overeenkomst_tekenen import overeenkomst_tekenen
from verband.partijen.services.overleg_vastleggen import overleg_vastleggen
from verband.partijen.services.tafel_vastleggen import tafel_vastleggen
from verband.partijen.tests.hulp import lid_van
from verband.partijen.tests.mandaathulp import DAG, Tafel, concept, maak_lid
from verband.regios.models import Organisatie

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
KORT = st.integers(min_value=-2, max_value=12)
TEKENEN = "samenwerkingsovereenkomst"
ONDERWERPEN = ("begroting", TEKENEN)
WELK = st.sampled_from(ONDERWERPEN)


@dataclass
class Model:
    """What a mandate should be: half-open days, and who may still say something."""

    id: uuid.UUID
    onderwerp: str
    van: dt.date
    tot: dt.date
    staat: str = "concept"
    vervangt: Model | None = None
    sleutels: list[str] = field(default_factory=list)
    gebruikt: int = 0

    def geldt(self, dag: dt.date) -> bool:
        return self.staat == "bevestigd" and self.van <= dag < self.tot


class Mandaten(RuleBasedStateMachine):
    """``tafel`` and ``roos_persoon`` are set by the test; each run is undone as a whole."""

    tafel: Tafel
    roos_persoon: Gebruiker
    mandaten = Bundle("mandaten")

    @initialize()
    def begin(self) -> None:
        self.punt = transaction.atomic()
        self.punt.__enter__()
        self.dag = DAG
        self.alle: list[Model] = []
        self.anna, self.henk = self.tafel.anna, self.tafel.henk
        self.roos = lid_van(self.roos_persoon, self.tafel.cast.duinrand)
        self.ro = Organisatie.objects.get(regio=self.tafel.cast.duinrand, soort="ro")
        self.als(self.anna)
        self.overlegtafel = tafel_vastleggen(
            self.anna, {"naam": "Regiotafel", "niveau": "regio", "rol_resv": "trekker"},
            [self.tafel.gever],
        )  # fmt: skip
        self.overleggen: dict[dt.date, uuid.UUID] = {}
        self.voorbehoud: list[uuid.UUID] = []
        self.beantwoord_al: dict[uuid.UUID, bool] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.punt.__exit__(None, None, None)

    def als(self, lid: object) -> None:
        lid_van(lid.gebruiker, self.tafel.cast.duinrand)  # type: ignore[attr-defined]

    def gelukt(self, doe: object) -> bool:
        try:
            doe()  # type: ignore[operator]
        except Weigering:
            return False
        return True

    def rij(self, m: Model) -> Mandaat:
        return Mandaat.objects.get(id=m.id)

    @rule(target=mandaten, begin=KORT, duur=st.integers(1, 20), onderwerp=WELK)
    def geef_concept(self, begin: int, duur: int, onderwerp: str) -> Model:
        return self._concept(begin, duur, onderwerp, None)

    @rule(target=mandaten, oud=mandaten, begin=KORT, duur=st.integers(1, 20))
    def vervang(self, oud: Model, begin: int, duur: int) -> Model:
        return self._concept(begin, duur, oud.onderwerp, oud if oud.staat == "bevestigd" else None)

    @rule(target=mandaten, duur=st.integers(2, 20), onderwerp=WELK)
    def geef_meteen(self, duur: int, onderwerp: str) -> Model:
        model = self._concept(0, duur, onderwerp, None)
        self.bevestig_als_lid(model)
        return model

    @rule(target=mandaten, nr=st.integers(0, 9), begin=st.integers(0, 9), duur=st.integers(1, 20))
    def volg_op(self, nr: int, begin: int, duur: int) -> Model:
        """Replace one that was given, and give it at once."""
        gegeven = [m for m in self.alle if m.staat == "bevestigd"]
        oud = gegeven[nr % len(gegeven)] if gegeven else None
        model = self._concept(begin, duur, oud.onderwerp if oud else ONDERWERPEN[0], oud)
        self.bevestig_als_lid(model)
        return model

    def _concept(self, begin: int, duur: int, onderwerp: str, oud: Model | None) -> Model:
        self.als(self.anna)
        van = self.dag + dt.timedelta(days=begin)
        tot = van + dt.timedelta(days=duur)
        rij = concept(
            self.anna, self.tafel.gever, [(onderwerp, "regio")], vanaf=van, tot=tot,
            vervangt=self.rij(oud) if oud else None,
        )  # fmt: skip
        model = Model(rij.id, onderwerp, van, tot, vervangt=oud)
        self.alle.append(model)
        return model

    @rule(m=mandaten)
    def stuur(self, m: Model) -> None:
        self.als(self.anna)
        gevraagd: list[str] = []

        def doe() -> None:
            b = mandaat_vragen(
                self.anna, m.id, self.rij(m).versie, email="secretaris@voorbeeld.test",
                basis="http://testserver/", vandaag=self.dag,
            )  # fmt: skip
            gevraagd.append(b.sleutel)

        mag = m.staat in ("concept", "gevraagd") and self.dag <= m.van
        assert self.gelukt(doe) is mag
        if mag:
            m.staat = "gevraagd"
            m.sleutels += gevraagd

    def _mag_geven(self, m: Model) -> bool:
        if m.staat not in ("concept", "gevraagd") or m.van < self.dag:
            return False
        oud = m.vervangt
        for ander in self.alle:
            if ander is m or ander.staat != "bevestigd" or ander.onderwerp != m.onderwerp:
                continue
            tot = min(ander.tot, max(ander.van, m.van)) if ander is oud else ander.tot
            if max(m.van, ander.van) < min(m.tot, tot):
                return False
        return True

    def _gegeven(self, m: Model) -> None:
        m.staat = "bevestigd"
        if m.vervangt and m.van < m.vervangt.tot:
            m.vervangt.tot = max(m.van, m.vervangt.van)

    @rule(m=mandaten)
    def bevestig_als_lid(self, m: Model) -> None:
        self.als(self.henk)
        mag = self._mag_geven(m)

        def doe() -> None:
            mandaat_bevestigen(
                self.henk, m.id, self.rij(m).versie, {}, [(m.onderwerp, "regio")], inzet=False,
                vandaag=self.dag,
            )  # fmt: skip

        assert self.gelukt(doe) is mag
        if mag:
            self._gegeven(m)

    @rule(m=mandaten, welke=st.integers(0, 3))
    def bevestig_met_link(self, m: Model, welke: int) -> None:
        """By any link that there ever was; only the newest, unused one can."""
        if not m.sleutels:
            return
        sleutel = m.sleutels[welke % len(m.sleutels)]
        self.als(self.henk)
        versie = self.rij(m).versie
        zet_blik(Blik(sleutel=sleutel))
        gevonden = get_bevestiging(sleutel)
        assert gevonden
        mag = stand_van(gevonden) == "open" and self._mag_geven(m)

        def doe() -> None:
            with transaction.atomic():
                bevestig_met_link(
                    gevonden, versie, {}, [(m.onderwerp, "regio")], inzet=False, vandaag=self.dag
                )

        assert self.gelukt(doe) is mag
        if mag:
            assert sleutel == m.sleutels[-1]
            self._gegeven(m)

    @rule(m=mandaten)
    def wijs_af(self, m: Model) -> None:
        self.als(self.henk)
        mag = m.staat in ("concept", "gevraagd")
        doe = lambda: mandaat_afwijzen(self.henk, m.id, self.rij(m).versie, "nee")  # noqa: E731
        assert self.gelukt(doe) is mag
        if mag:
            m.staat = "afgewezen"

    @rule(m=mandaten, over=KORT)
    def trek_in(self, m: Model, over: int) -> None:
        self.als(self.henk)
        per = self.dag + dt.timedelta(days=over)
        mag = m.staat == "bevestigd" and over >= 0 and per < self.rij_eind(m)

        def doe() -> None:
            mandaat_intrekken(
                self.henk, m.id, self.rij(m).versie, per=per, reden="stop", vandaag=self.dag
            )

        assert self.gelukt(doe) is mag
        if mag:
            m.tot = max(per, m.van)

    def rij_eind(self, m: Model) -> dt.date:
        """A mandate withdrawn before it began can be so from an even earlier day."""
        rij = self.rij(m)
        assert rij.tot
        return min(rij.tot, rij.ingetrokken_op or rij.tot)

    def _geldend(self, onderwerp: str) -> list[Model]:
        return [m for m in self.alle if m.onderwerp == onderwerp and m.geldt(self.dag)]

    @rule(onderwerp=WELK)
    def besluit(self, onderwerp: str) -> None:
        """At the table: in force at once when a mandate covers it, else not before a yes."""
        self.als(self.anna)
        gever = self.tafel.gever.id
        if self.dag not in self.overleggen:
            self.overleggen[self.dag] = overleg_vastleggen(
                self.anna, self.overlegtafel.id, self.dag, {gever: "aanwezig"}, vandaag=self.dag
            ).id
        velden = {"tekst": "Wij doen het.", "onderwerp": onderwerp, "niveau": "regio",
                  "cent": 100, "maanden": 1}  # fmt: skip
        besluit = besluit_vastleggen(self.anna, self.overleggen[self.dag], velden, [gever])
        gedekt = self._geldend(onderwerp)
        assert besluit.staat == ("geldig" if gedekt else "voorbehoud")
        for m in gedekt:
            m.gebruikt += 1
        if not gedekt:
            self.voorbehoud.append(Instemming.objects.get(besluit=besluit).id)

    @rule(welke=st.integers(0, 9), ja=st.booleans())
    def beantwoord(self, welke: int, ja: bool) -> None:
        """By its own administrator, once: a mandate that came later does not do it for them."""
        if not self.voorbehoud:
            return
        id_ = self.voorbehoud[welke % len(self.voorbehoud)]
        self.als(self.henk)
        mag = id_ not in self.beantwoord_al

        def doe() -> None:
            if ja:
                besluit_bekrachtigen(self.henk, id_)
            else:
                besluit_afwijzen(self.henk, id_, "nee")

        assert self.gelukt(doe) is mag
        self.beantwoord_al.setdefault(id_, ja)

    @rule()
    def teken(self) -> None:
        """Roos, who speaks for the giver, signs what is laid down today; and not a second time."""
        self.als(self.anna)
        velden = {"tekst": "Samen.", "besluitregels": "a", "conflict": "b", "toetreden": "c",
                  "vanaf": self.dag, "tot": self.dag + dt.timedelta(days=300)}  # fmt: skip
        partijen = {self.tafel.gever.id: 1, self.ro.id: 1}
        versie = overeenkomst_opstellen(self.anna, "RESV", velden, partijen)
        self.als(self.roos)

        def doe() -> None:
            overeenkomst_tekenen(
                self.roos, versie.id, self.tafel.gever.id, gezien=versie.sha256, vandaag=self.dag
            )

        gedekt = self._geldend(TEKENEN)
        assert self.gelukt(doe) is bool(gedekt)
        for m in gedekt:
            m.gebruikt += 1
        assert not self.gelukt(doe)

    @rule(dagen=st.integers(1, 6))
    def er_gaat_tijd_voorbij(self, dagen: int) -> None:
        self.dag += dt.timedelta(days=dagen)

    @invariant()
    def het_is_zoals_het_model_zegt(self) -> None:
        if not getattr(self, "alle", None):
            return
        self.als(self.anna)
        rijen = {r.id: r for r in Mandaat.objects.all()}
        for dag in (self.dag + dt.timedelta(days=n) for n in range(-3, 25, 4)):
            for m in self.alle:
                assert rijen[m.id].geldt_op(dag) is m.geldt(dag)
            for onderwerp in ONDERWERPEN:
                samen = [m for m in self.alle if m.onderwerp == onderwerp and m.geldt(dag)]
                assert len(samen) <= 1
        assert MandaatGebruik.objects.count() == sum(m.gebruikt for m in self.alle)
        gegeven = Ontvangstbewijs.objects.filter(handeling__wat="mandaat_bevestigen")
        assert gegeven.count() == sum(m.staat == "bevestigd" for m in self.alle)
        standen = dict(Instemming.objects.values_list("id", "besluit__staat"))
        for id_ in self.voorbehoud:
            antwoord = self.beantwoord_al.get(id_)
            verwacht = {None: "voorbehoud", True: "geldig", False: "afgewezen"}[antwoord]
            assert standen[id_] == verwacht


def test_in_whatever_order(cast):
    tafel = Tafel(cast)
    roos = maak_lid(cast, "roos", Rol.VERTEGENWOORDIGER)
    machine = type("MandatenHier", (Mandaten,), {"tafel": tafel, "roos_persoon": roos})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
