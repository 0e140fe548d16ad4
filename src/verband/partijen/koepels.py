"""Umbrella bodies of the disciplines, as footnote 1 of the policy names them (ZZ-2-4)."""

from __future__ import annotations

from typing import Literal, NamedTuple

from django.utils.translation import gettext as _

Groep = Literal["kern", "consultatie", "overheid"]


class Koepel(NamedTuple):
    """``disciplines``: for which of the five one thinks of it first (our reading)."""

    naam: str
    groep: Groep
    disciplines: tuple[str, ...] = ()


# The source counts NZa, Zorginstituut and VWS in the *kerngroep*; here they are the government.
KOEPELS: tuple[Koepel, ...] = (
    Koepel("ActiZ", "kern", ("vvt",)),
    Koepel("InEen", "kern", ("huisartsen",)),
    Koepel("KNGF", "kern", ("paramedici",)),
    Koepel("KNMP", "kern", ("apothekers",)),
    Koepel("LHV", "kern", ("huisartsen",)),
    Koepel("NHG", "kern", ("huisartsen",)),
    Koepel("NVAVG", "kern"),
    Koepel("Patiëntenfederatie Nederland", "kern"),
    Koepel("PPN", "kern", ("paramedici",)),
    Koepel("Sociaal Werk Nederland", "kern", ("sociaal_domein",)),
    Koepel("V&VN", "kern", ("vvt",)),
    Koepel("Verenso", "kern", ("vvt",)),
    Koepel("VNG", "kern", ("sociaal_domein",)),
    Koepel("ZN", "kern"),
    Koepel("Zorgthuisnl", "kern", ("vvt",)),
    Koepel("NZa", "overheid"),
    Koepel("Zorginstituut", "overheid"),
    Koepel("VWS", "overheid"),
    Koepel("Bo Geboortezorg", "consultatie"),
    Koepel("NLGGZ", "consultatie"),
    Koepel("mondzorgalliantie", "consultatie"),
    Koepel("NVZ", "consultatie"),
    Koepel("KNOV", "consultatie"),
    Koepel("MIND", "consultatie"),
    Koepel("VGN", "consultatie"),
)


def groep_in_woorden(groep: Groep) -> str:
    return {
        "kern": _("kerngroep"),
        "consultatie": _("consultatiegroep"),
        "overheid": _("overheid (in de bron: kerngroep)"),
    }[groep]


def get_koepel(naam: str) -> Koepel | None:
    """By its name, whatever the capitals."""
    gezocht = " ".join(naam.split()).casefold()
    return next((k for k in KOEPELS if k.naam.casefold() == gezocht), None)
