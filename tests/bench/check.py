"""Elf regels over een verzonnen land, tegenover drie regelmachines; en al onze regels."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from bench.hulp.meten import Rij, om_de_beurt, tegenover
from bench.hulp.motoren import Motor, eis_gelijk
from bench.hulp.motoren.eigen import DAG, Eigen, gronden
from regelwerk.dossier import Dossier
from regelwerk.feiten import ResvPlan
from regelwerk.inlezen import lees_plan
from verband.cli.check import Keuzes, check
from verband.cli.landelijk.land import Land, land
from verband.cli.vergelijk import vergelijk

AANVULLING = Path(__file__).resolve().parents[2] / "docs/voorbeelden/aanvulling-duinrand.toml"
SETS = (("zorg-en-zekerheid-resv", "1.0"), AANVULLING)
MOTOREN_MINSTENS = {"zen-engine": 8.0, "cel-expr-python": 10.0, "openfisca-core": 1.0}
GRENS_ALLE, GRENS_VERGELIJK = 0.1, 2.5


def rijen(meld: Callable[[str], None]) -> list[Rij]:
    """The whole benchmark; ``meld`` tells what is going on."""
    het_land = land()
    plannen = [lees_plan(inhoud) for inhoud in het_land.plannen]
    meld(f"land: {len(plannen)} plannen, {het_land.posten} begrotingsposten, seed {het_land.seed}")
    return [*_motoren(plannen, meld), *_eigen(het_land, plannen), *_opdrachten(het_land)]


def _peers() -> list[tuple[Motor, float | None, str]]:
    """Engine, the ratio to reach, and what there is to know of its row."""
    from bench.hulp.motoren.cel import Cel
    from bench.hulp.motoren.openfisca import Openfisca
    from bench.hulp.motoren.zen import Zen

    tien = "10 van de 11 regels"
    return [
        (Zen(), MOTOREN_MINSTENS["zen-engine"], "11 regels"),
        (Cel(), MOTOREN_MINSTENS["cel-expr-python"], "11 regels"),
        (
            Openfisca(kolommen_klaar=False),
            MOTOREN_MINSTENS["openfisca-core"],
            f"{tien}, van plannen tot bevindingen",
        ),
        (Openfisca(), None, f"{tien}, de kolommen staan bij OpenFisca al klaar"),
    ]


def _motoren(plannen: list[ResvPlan], meld: Callable[[str], None]) -> list[Rij]:
    eigen = Eigen()
    onze = eigen.bevindingen(plannen)
    meld(f"verband: {len(onze)} bevindingen")
    werk: dict[str, Callable[[], object]] = {"eigen": lambda: eigen.bevindingen(plannen)}
    peers = _peers()
    for nummer, (motor, _, wat) in enumerate(peers):
        klaar = motor.maak_klaar(plannen)
        aantal = eis_gelijk(onze, motor.bevindingen(klaar), motor)
        meld(f"{motor.naam} {motor.versie}, {wat}: dezelfde {aantal} bevindingen")
        werk[str(nummer)] = lambda m=motor, k=klaar: m.bevindingen(k)  # type: ignore[misc]
        if motor.kan_niet:
            # Then ours runs the same rules too, no more and no less.
            minder = Eigen([g.regel for g in eigen.gronden if g.regel not in motor.kan_niet])
            werk[f"eigen {nummer}"] = lambda e=minder: e.bevindingen(plannen)  # type: ignore[misc]
    tijd = om_de_beurt(werk)
    return [
        tegenover(
            "check",
            wat,
            tijd.get(f"eigen {nummer}", tijd["eigen"]),
            (motor.naam, motor.versie, tijd[str(nummer)]),
            minstens,
        )
        for nummer, (motor, minstens, wat) in enumerate(peers)
    ]


def _eigen(het_land: Land, plannen: list[ResvPlan]) -> list[Rij]:
    """Our own figures without a peer: every rule, and reading."""
    alle = gronden()

    def alle_regels() -> int:
        aantal = 0
        for plan in plannen:
            d = Dossier(plan, vandaag=DAG)
            for grond in alle:
                for _ in grond.functie(d, grond.parameters):
                    aantal += 1
        return aantal

    momentopnamen = [msgspec.json.encode(plan) for plan in plannen]
    decoder = msgspec.json.Decoder(ResvPlan)
    tijd = om_de_beurt(
        {
            "regels": alle_regels,
            "lezen": lambda: [lees_plan(inhoud) for inhoud in het_land.plannen],
            "decoderen": lambda: [decoder.decode(x) for x in momentopnamen],
        }
    )
    doel = f"minder dan {GRENS_ALLE:g} CPU-seconde".replace(".", ",")
    return [
        Rij(
            "check",
            f"alle {len(alle)} regels over het land",
            "CPU-seconde",
            tijd["regels"],
            doel=doel,
            gehaald=tijd["regels"] < GRENS_ALLE,
        ),
        Rij("check", "momentopnamen decoderen", "CPU-seconde", tijd["decoderen"]),
        Rij("check", "plannen van buiten lezen en keuren", "CPU-seconde", tijd["lezen"]),
    ]


def _opdrachten(het_land: Land) -> list[Rij]:
    """The two commands over a folder with the country, their output thrown away."""
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        for nummer, inhoud in enumerate(het_land.plannen):
            (map_ / f"{nummer:03d}.json").write_bytes(inhoud)

        def een_check() -> None:
            check(map_, Keuzes(json=True, kennisdatum=DAG))

        def een_vergelijking() -> None:
            vergelijk(*SETS, map_, json=True, kennisdatum=DAG)

        with contextlib.redirect_stdout(io.StringIO()):
            tijd = om_de_beurt({"check": een_check, "vergelijk": een_vergelijking})
    keer = f"{tijd['vergelijk'] / tijd['check']:.2f}".replace(".", ",")
    return [
        tegenover(
            "check",
            f"verband vergelijk over het land, {keer} keer zo duur als één check",
            tijd["vergelijk"],
            ("verband check, dezelfde plannen", "", tijd["check"]),
            1 / GRENS_VERGELIJK,
            f"hoogstens {GRENS_VERGELIJK:g} keer één check".replace(".", ","),
        )
    ]
