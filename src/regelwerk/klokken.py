"""De data van de procedure voor één contractjaar, elk met de bron die haar noemt.

Een datum zonder bron staat er niet bij. Noemt een bron er twee, dan staan beide er, met onze
lezing. Geen bron rekent met werkdagen: een dag op een zondag of feestdag schuift dus niet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from regelwerk.bronnen import alle_bronnen, alle_spanningen
from regelwerk.regelsets import Regelset
from regelwerk.tijd import jaarperiode

Zekerheid = Literal["dag", "periode", "afgeleid"]
ACCEPTATIE = dt.timedelta(weeks=4)


class Klok(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Eén datum van de procedure. ``tot`` sluit een periode af en hoort er niet meer bij.

    ``uiterste`` is een dag waarop iets gedaan moet zijn; de andere zeggen dat iets begint.
    """

    sleutel: str
    dag: dt.date
    titel: str
    uitleg: str
    bron: str
    plaats: str
    citaat: str = ""
    tot: dt.date | None = None
    zekerheid: Zekerheid = "dag"
    uiterste: bool = False
    aan_zet: str = "ro"
    lezing: str = ""


def klokken(
    regelsets: Sequence[Regelset], *, contractjaar: int, verzekeraar: str | None
) -> tuple[Klok, ...]:
    """Wat de regelsets over dit jaar en deze verzekeraar aan data noemen, op volgorde."""
    alle = [
        klok
        for r in regelsets
        if r.gaat_over(contractjaar) and r.is_van(verzekeraar) and not r.aanvulling
        for klok in (*_van_regels(r, contractjaar), _bekend(r))
    ]
    return tuple(sorted(alle, key=lambda k: (k.dag, k.tot or k.dag, k.sleutel)))


def uiterste_indiendatum(
    regelsets: Sequence[Regelset], *, contractjaar: int, verzekeraar: str | None
) -> Klok | None:
    """De laatste dag om in te dienen; None als geen bron van deze verzekeraar er een noemt."""
    alle = klokken(regelsets, contractjaar=contractjaar, verzekeraar=verzekeraar)
    return next((k for k in alle if k.sleutel.endswith("/ZZ-4.1-1a")), None)


def _van_regels(r: Regelset, jaar: int) -> Iterator[Klok]:
    if "ZZ-4.1-1a" in r.regels:
        yield _klok(
            r,
            "ZZ-4.1-1a",
            dag=r.regels["ZZ-4.1-1a"].parameters["uiterste_indiendatum"],
            titel=f"Laatste dag om het plan voor {jaar} in te dienen",
            uitleg="Met de begroting, tot het einde van deze dag.",
            uiterste=True,
        )
    if "ZZ-4.1-2b" in r.regels:
        yield from _beoordeling(r, jaar)
    if "NZA-7-a" in r.regels:
        yield from _looptijd(r, jaar)


def _klok(r: Regelset, regel: str, *, bij: str = "", **velden: object) -> Klok:
    vermelding = r.regels[regel]
    return Klok(
        sleutel=f"{r.id}@{r.versie}/{regel}{bij}",
        bron=r.bron_van(vermelding).titel,
        plaats=vermelding.plaats,
        citaat=vermelding.citaat,
        **velden,  # type: ignore[arg-type]
    )


def _beoordeling(r: Regelset, jaar: int) -> Iterator[Klok]:
    """Twee data, en daarna wat uit de laatste volgt (spanning T4 en T5)."""
    p, lezing = r.regels["ZZ-4.1-2b"].parameters, alle_spanningen()["T4"].lezing
    uiterlijk: dt.date = p["uiterlijk"]
    wie = r.verzekeraar or "De verzekeraar"
    if "ZZ-4.1-1a" in r.regels:
        indienen: dt.date = r.regels["ZZ-4.1-1a"].parameters["uiterste_indiendatum"]
        weken = p["dagen"] // 7
        yield _klok(
            r,
            "ZZ-4.1-2b",
            bij="/na-indienen",
            dag=indienen + dt.timedelta(days=p["dagen"]),
            titel=f"{wie} beoordeelt het plan: {weken} weken na indienen",
            uitleg="Gerekend vanaf de laatste dag om in te dienen; eerder ingediend is eerder.",
            zekerheid="afgeleid",
            uiterste=True,
            aan_zet="verzekeraar",
            lezing=lezing,
        )
    yield _klok(
        r,
        "ZZ-4.1-2b",
        bij="/uiterlijk",
        dag=uiterlijk,
        titel=f"{wie} beoordeelt het plan: uiterlijk",
        uitleg="De tweede datum die de bron voor de beoordeling noemt.",
        uiterste=True,
        aan_zet="verzekeraar",
        lezing=lezing,
    )
    yield from _aanbod_en_acceptatie(r, jaar, wie)


# Maanden uit de tabel in 4.1; per bron, want een andere verzekeraar noemt andere.
_MAANDEN = {
    "zz-resv-2027": (
        (dt.date(2026, 9, 1), dt.date(2026, 10, 1)),
        (dt.date(2026, 10, 1), dt.date(2026, 12, 1)),
    )
}
_CITAAT_AANBOD = "Aanbieden zorgovereenkomst aan het RESV door Zorg en Zekerheid"
_CITAAT_ACCEPTATIE = "RESV accepteert de zorgovereenkomst binnen 4 weken na aanbieden"


def _aanbod_en_acceptatie(r: Regelset, jaar: int, wie: str) -> Iterator[Klok]:
    if r.bron not in _MAANDEN:
        return
    (vanaf, tot), (eerste, einde) = _MAANDEN[r.bron]
    bron, lezing = alle_bronnen()[r.bron].titel, alle_spanningen()["T5"].lezing
    gedeeld = {"bron": bron, "zekerheid": "periode", "lezing": lezing}
    yield Klok(
        sleutel=f"{r.id}@{r.versie}/ZZ-4.1-3",
        dag=vanaf,
        tot=tot,
        titel=f"{wie} biedt de zorgovereenkomst voor {jaar} aan",
        uitleg="De bron noemt alleen de maand.",
        plaats="4.1, derde regel",
        citaat=_CITAAT_AANBOD,
        aan_zet="verzekeraar",
        **gedeeld,  # type: ignore[arg-type]
    )
    yield Klok(
        sleutel=f"{r.id}@{r.versie}/ZZ-4.1-4a/weken",
        dag=tot - dt.timedelta(days=1) + ACCEPTATIE,
        titel="Accepteren: vier weken na het aanbod",
        uitleg="Gerekend vanaf de laatste dag van de maand van het aanbod.",
        plaats="4.1, vierde regel",
        citaat=_CITAAT_ACCEPTATIE,
        uiterste=True,
        **(gedeeld | {"zekerheid": "afgeleid"}),  # type: ignore[arg-type]
    )
    yield Klok(
        sleutel=f"{r.id}@{r.versie}/ZZ-4.1-4a/maanden",
        dag=eerste,
        tot=einde,
        titel="Accepteren: de maanden die de bron noemt",
        uitleg="Daarna kan het plan met de andere verzekeraars gedeeld worden.",
        plaats="4.1, vierde regel",
        citaat=_CITAAT_ACCEPTATIE,
        **gedeeld,  # type: ignore[arg-type]
    )


def _looptijd(r: Regelset, jaar: int) -> Iterator[Klok]:
    p, dit = r.regels["NZA-7-a"].parameters, jaarperiode(jaar)
    begin, einde = max(p["vanaf"], dit.vanaf), min(p["tot"], dit.tot)
    if begin >= einde:
        return
    yield _klok(
        r,
        "NZA-7-a",
        bij=f"/begin-{jaar}",
        dag=begin,
        titel=f"Contractjaar {jaar} begint",
        uitleg="Vanaf deze dag kan het werk van dit jaar bekostigd worden.",
    )
    if einde == p["tot"]:
        yield _klok(
            r,
            "NZA-7-a",
            bij="/einde",
            dag=einde,
            titel="Het experiment is voorbij",
            uitleg="De beleidsregel vervalt op deze dag.",
        )


def _bekend(r: Regelset) -> Klok:
    return Klok(
        sleutel=f"{r.id}@{r.versie}/bekend",
        dag=r.bekend_op,
        titel=f"Regels van {r.titel} {r.versie} bekend",
        uitleg="Sinds deze dag kon men deze regels kennen.",
        bron=(r.eigen_bron or alle_bronnen()[r.bron]).titel,
        plaats="datum van de bron",
    )
