"""What a check did not look at, said before anything else: honest about what it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regelwerk.bronnen import ontbrekende_bronnen
from regelwerk.dossier import Dossier
from regelwerk.rapport import NietGetoetst
from regelwerk.regelsets import Regelset
from regelwerk.tekst import leeg, maskeer, opsomming


def niet_getoetst(
    d: Dossier, gekozen: Sequence[Regelset], *, beleid_geladen: bool, oordelen: int
) -> Iterator[NietGetoetst]:
    """Missing sources (the Handreiking first, it weighs most), a policy that is not loaded,
    quotes that nobody held against their source, judgements left to the insurer, and
    declared facts."""
    bronnen = [
        NietGetoetst(bron.titel, f"Bron ontbreekt. {bron.niet_getoetst or ''}".strip())
        for bron in ontbrekende_bronnen()
    ]
    yield from bronnen[:1]
    if not beleid_geladen:
        yield _beleid_niet_geladen(d, gekozen)
    yield from bronnen[1:]
    for r in gekozen:
        if not r.citaten_nagegaan:
            yield NietGetoetst(
                f"Citaten van {r.titel}",
                "Citaat niet nagegaan: de tekst van de bron is niet geladen.",
            )
    if oordelen:
        yield NietGetoetst(
            f"{oordelen} oordelen" if oordelen > 1 else "1 oordeel",
            "Dit is aan de verzekeraar (NZa, toelichting bij artikel 3).",
        )
    yield NietGetoetst(
        "Wat u zelf opgeeft",
        "Mandaten, aandelen, domeinen, vouchers en O&I zijn niet nagegaan: volgens uw opgave. "
        "Teksten zijn ingevuld, niet beoordeeld.",
    )
    yield NietGetoetst(
        "Deze toets is geen besluit", "De toets is niet namens de NZa of een verzekeraar."
    )


def _beleid_niet_geladen(d: Dossier, gekozen: Sequence[Regelset]) -> NietGetoetst:
    wie = d.preferente
    naam = "de preferente verzekeraar" if wie is None or leeg(wie) else maskeer(wie)
    wat = f"Beleid van {naam} voor {d.plan.contractjaar or 'dit contractjaar'}"
    eigen = [r.titel for r in gekozen if r.aanvulling and r.is_van(wie)]
    if eigen:
        return NietGetoetst(
            wat,
            f"Beleid niet geladen, alleen de aanvulling: {opsomming(eigen)}. Meer regels zijn "
            "er voor deze toets niet.",
        )
    return NietGetoetst(
        wat,
        "Beleid niet geladen. Beleid van een ander jaar of een andere verzekeraar geldt hier niet.",
    )
