"""Fill an empty database with the invented country, all of it in one transaction."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import override

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import INKOPER, LANDELIJK
from verband.access.services.demo import maak_demo_account
from verband.cli.landelijk.dossiers import Dossiermaker
from verband.cli.landelijk.keten import maak_id
from verband.cli.landelijk.regio import BEGIN, Regiomaker
from verband.cli.landelijk.toetsen import toets_alle
from verband.core.context import Blik, met_blik, zet_blik
from verband.core.fouten import Weigering
from verband.regios.models import Regio, Verzekeraar
from verband.taken.kijker import kijk_als
from verband.taken.selectors import list_taken
from verband.taken.services.berichten import bericht_van, meld

_VERZEKERAARS = 10
# As many invented names and codes as there are.
MEESTE_REGIOS, MEESTE_ORGANISATIES, MEESTE_JAREN = 100, 200, 20
_EIGEN = "Verzonnen land (verband seed --landelijk)"


@dataclass(frozen=True, slots=True)
class Maat:
    regios: int = 100
    organisaties: int = 40
    jaren: int = 5
    zaad: int = 2027

    @property
    def merk(self) -> str:
        """What its regions carry as their source: how this country was made."""
        return (
            f"{_EIGEN}: zaad {self.zaad}, {self.regios} regio's, {self.organisaties} organisaties "
            f"per regio, {self.jaren} contractjaren. Niets hiervan bestaat."
        )


def laad(maat: Maat, meld_voortgang: Callable[[str], None]) -> bool:
    """False when this very country is there already. Raises Weigering."""
    _eis(maat)
    with override("nl"), met_blik(Blik(platform=True)):
        if _staat_er_al(maat):
            return False
        meld_voortgang("Plannen worden getoetst")
        getoetst = toets_alle(maat.zaad, maat.jaren)
        toeval = random.Random(maat.zaad)  # noqa: S311 - a seed, not a secret
        verzekeraars = _verzekeraars(toeval)
        _landelijk(toeval)
        for nummer in range(maat.regios):
            maker = Regiomaker(maat.zaad, nummer, maat.merk)
            gemaakt = maker.maak(maat.organisaties, verzekeraars, list(getoetst))
            Dossiermaker(maker.toeval, gemaakt, getoetst).maak()
            meld_voortgang(f"Regio {nummer + 1} van {maat.regios}")
        _demo(meld_voortgang)
    return True


def _eis(maat: Maat) -> None:
    if not settings.DEMO:
        raise Weigering(
            "Dit land is verzonnen en hoort niet in een echte installatie.",
            waarom="De instelling VERBAND_DEMO staat niet aan.",
            herstel="Draai: VERBAND_DEMO=1 ./verband seed --landelijk",
        )
    grenzen = (
        (maat.regios, MEESTE_REGIOS, "regio's"),
        (maat.organisaties, MEESTE_ORGANISATIES, "organisaties"),
        (maat.jaren, MEESTE_JAREN, "jaren"),
    )
    for aantal, meeste, wat in grenzen:
        if not 1 <= aantal <= meeste:
            raise Weigering(
                f"Zoveel {wat} kan niet: {aantal}.",
                waarom=f"Er zijn verzonnen namen en codes voor 1 tot en met {meeste}.",
                herstel="Kies een ander aantal.",
            )


def _staat_er_al(maat: Maat) -> bool:
    merken = set(Regio.objects.values_list("bron", flat=True).order_by().distinct())
    if not merken:
        return False
    if merken == {maat.merk}:
        return True
    eigen = all(merk.startswith(_EIGEN) for merk in merken)
    raise Weigering(
        "In deze database staan al regio's.",
        waarom="Zij zijn van een ander verzonnen land: een andere maat of een ander zaad."
        if eigen
        else "Het verzonnen land komt alleen in een lege database, nooit naast andere regio's.",
        herstel="Kies een lege map voor de database, bijvoorbeeld: "
        "VERBAND_PG_MAP=.verband/pg-landelijk VERBAND_DEMO=1 ./verband seed --landelijk",
    )


def _verzekeraars(toeval: random.Random) -> list[Verzekeraar]:
    """Each with a buyer."""
    rijen, personen, leden = [], [], []
    for n in range(1, _VERZEKERAARS + 1):
        naam = f"Zorgverzekeraar {n} (verzonnen)"
        v = Verzekeraar(id=maak_id(toeval), slug=f"zorg-{n:02d}", naam=naam, verzonnen=True)
        persoon = _persoon(toeval, f"inkoper.{v.slug}", f"Zorginkoper {n} (verzonnen)")
        rijen.append(v)
        personen.append(persoon)
        leden.append(
            Lidmaatschap(
                id=maak_id(toeval), gebruiker=persoon, rol=INKOPER, verzekeraar=v, vanaf=BEGIN
            )
        )
    Verzekeraar.objects.bulk_create(rijen)
    _schrijf_mensen(personen, leden)
    return rijen


def _landelijk(toeval: random.Random) -> None:
    personen = [
        _persoon(toeval, f"{rol.value}.landelijk", f"{rol.label} (verzonnen)") for rol in LANDELIJK
    ]
    leden = [
        Lidmaatschap(id=maak_id(toeval), gebruiker=persoon, rol=rol, vanaf=BEGIN)
        for persoon, rol in zip(personen, LANDELIJK, strict=True)
    ]
    _schrijf_mensen(personen, leden)


def _persoon(toeval: random.Random, wie: str, naam: str) -> Gebruiker:
    return Gebruiker(
        id=maak_id(toeval),
        email=f"{wie}@voorbeeld.test",
        naam=naam,
        demo=True,
        password="!",  # noqa: S106
    )


def _schrijf_mensen(personen: Sequence[Gebruiker], leden: Sequence[Lidmaatschap]) -> None:
    Gebruiker.objects.bulk_create(personen)
    Lidmaatschap.objects.bulk_create(leden)


def _demo(meld_voortgang: Callable[[str], None]) -> None:
    """A second step for those one can be by one click, and the messages their tasks make."""
    zet_blik(Blik(platform=True))
    mensen = list(Gebruiker.objects.filter(demo=True).order_by("email"))
    for gebruiker in mensen:
        maak_demo_account(gebruiker.email, gebruiker.naam)
    meld_voortgang(f"Berichten voor {len(mensen)} mensen")
    for gebruiker in mensen:
        kijker = kijk_als(gebruiker)
        meld(bericht_van(gebruiker, taak) for taak in list_taken(kijker))
