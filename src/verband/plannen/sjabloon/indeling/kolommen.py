"""Short ways to declare columns that many sheets share."""

from __future__ import annotations

from typing import Any

from verband.plannen.sjabloon.indeling import codes as c
from verband.plannen.sjabloon.indeling.soorten import Kolom, Nodig, Soort


def moet(kop: str, veld: str, soort: Soort, uitleg: str, bijv: str = "", **meer: Any) -> Kolom:
    return Kolom(veld, kop, soort, Nodig.VERPLICHT, uitleg, bijv, **meer)


def mag(kop: str, veld: str, soort: Soort, uitleg: str, bijv: str = "", **meer: Any) -> Kolom:
    return Kolom(veld, kop, soort, Nodig.OPTIONEEL, uitleg, bijv, **meer)


def niet(kop: str, veld: str, soort: Soort, uitleg: str, bijv: str = "", **meer: Any) -> Kolom:
    return Kolom(veld, kop, soort, Nodig.NIET, uitleg, bijv, **meer)


def sleutel(bijv: str) -> Kolom:
    uitleg = "Kies zelf; andere bladen verwijzen ernaar."
    return moet("Code", "id", Soort.SLEUTEL, uitleg, bijv, breedte=12)


def wijst(kop: str, veld: str, naar: str, uitleg: str, bijv: str) -> Kolom:
    return moet(kop, veld, Soort.VERWIJZING, uitleg, bijv, naar=naar, breedte=14)


def wijst_vrij(kop: str, veld: str, naar: str, uitleg: str, bijv: str) -> Kolom:
    return mag(kop, veld, Soort.VERWIJZING, uitleg, bijv, naar=naar, breedte=14)


def discipline(uitleg: str, bijv: str = "huisartsen") -> Kolom:
    return moet("Discipline", "discipline", Soort.VRIJE_CODE, uitleg, bijv, codes=c.DISCIPLINE)


def vanaf(uitleg: str = "Eerste dag.", bijv: str = "01-01-2027") -> Kolom:
    return moet("Vanaf", "vanaf", Soort.DATUM, uitleg, bijv, breedte=14)


def tot(
    uitleg: str = "De eerste dag erna. Heel 2027: 01-01-2028.", bijv: str = "01-01-2028"
) -> Kolom:
    return moet("Tot (eerste dag erna)", "tot", Soort.DATUM, uitleg, bijv, breedte=14)


def hoofdtaak(uitleg: str, bijv: str) -> Kolom:
    return moet("Hoofdtaak", "hoofdtaak", Soort.GEHEEL, uitleg, bijv, codes=c.HOOFDTAAK, breedte=12)
