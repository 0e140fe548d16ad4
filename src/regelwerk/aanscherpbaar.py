"""The parameters of existing rules that an *aanvulling* may tighten or fill, in one place.

What does not stand here can't be tightened: of a term of law, a name or a status there is no
stricter value. A parameter whose number also stands in the words of its rule is left out too,
since the message would then say something else than the rule does.
"""

from __future__ import annotations

import datetime as dt

from regelwerk.velden import Veld

_DAG_VAN, _DAG_TOT = dt.date(2025, 1, 1), dt.date(2031, 12, 31)

_INDIENDATUM = Veld(
    naam="uiterste_indiendatum",
    label="de uiterste dag om in te dienen",
    soort="dag",
    minimum=_DAG_VAN,
    maximum=_DAG_TOT,
    streng="eerder",
)


def _routes(*keuzes: str) -> Veld:
    return Veld(
        naam="routes",
        label="de routes waarlangs het mandaat mag lopen",
        soort="keuzes",
        keuzes=keuzes,
        streng="minder",
    )


PARAMETERS: dict[tuple[str, str], Veld] = {
    ("ZZ-3.4-4a", "minimum_promille"): Veld(
        naam="minimum_promille",
        label="het aandeel van het aanbod dat ten minste vertegenwoordigd is",
        soort="geheel",
        eenheid="promille",
        minimum=1,
        maximum=1000,
        streng="hoger",
    ),
    ("ZZ-4.1-1a", "uiterste_indiendatum"): _INDIENDATUM,
    ("LHV-6", "uiterste_indiendatum"): _INDIENDATUM,
    ("LHV-7", "nieuwste_lijst"): Veld(
        naam="nieuwste_lijst",
        label="de dag van de nieuwste lijst van preferente verzekeraars",
        soort="dag",
        minimum=_DAG_VAN,
        maximum=_DAG_TOT,
        streng="later",
    ),
    ("NZA-3", "te_algemeen"): Veld(
        naam="te_algemeen",
        label="de woorden die te algemeen zijn voor een zorgvorm",
        soort="teksten",
        streng="meer",
    ),
    ("NZA-T-art3e", "kopie_vanaf"): Veld(
        naam="kopie_vanaf",
        label="het aantal posten met dezelfde uitleg vanaf waar dat opvalt",
        soort="geheel",
        eenheid="posten",
        minimum=2,
        maximum=20,
        streng="lager",
    ),
    ("NZA-T-art3f", "verenigingswoorden"): Veld(
        naam="verenigingswoorden",
        label="de woorden die op verenigingskosten wijzen",
        soort="teksten",
        streng="meer",
    ),
    ("NZA-T-art4c", "uiterlijk_voor"): Veld(
        naam="uiterlijk_voor",
        label="het jaar waarvóór elke hoofdtaak begint",
        soort="geheel",
        eenheid="jaar",
        minimum=2027,
        maximum=2032,
        streng="lager",
    ),
    ("OPL-B1", "minimum"): Veld(
        naam="minimum",
        label="het aantal disciplines per activiteit",
        soort="geheel",
        minimum=1,
        maximum=5,
        streng="hoger",
    ),
    ("OPL-C1", "onderwerpen"): Veld(
        naam="onderwerpen",
        label="de onderwerpen waarover elk mandaat gaat",
        soort="teksten",
        streng="meer",
    ),
    ("ZZ-3.4-1", "routes"): _routes("huisartsenvereniging", "huisartsencooperatie"),
}
