"""Words of the reference pages: placeholders, rooms that will answer, order of places."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from verband.core.vouwen import vouw
from verband.plannen.woorden import Woord, leesbaar


class Deel(NamedTuple):
    """A piece of a template: words, or a blank (*invulplek*) that the check fills in."""

    tekst: str
    leeg: bool


# Blanks whose field name says too little, or something else, outside its finding.
_INVULPLEKKEN: Mapping[str, Woord] = {
    "aandeel": _("gevonden aandeel"),
    "norm": _("gevraagd aandeel"),
    "ander": _("het andere"),
    "begin": _("begindatum"),
    "dubbel_cent": _("bedrag dat al gedekt is"),
    "einde": _("einddatum"),
    "eerste": _("eerste datum"),
    "geldend": _("geldende versie"),
    "genoemd": _("genoemde versie"),
    "gevonden": _("wat er staat"),
    "gevraagd_cent": _("gevraagd bedrag"),
    "grens_cent": _("grens van het mandaat"),
    "kennisdatum": _("dag waarop de regels bekend waren"),
    "nieuwste": _("datum van de nieuwste lijst"),
    "op": _("datum"),
    "over": _("rest"),
    "over_cent": _("rest van het bedrag"),
    "ros": _("namen van de RO's"),
    "toegedeeld_cent": _("toegedeeld bedrag"),
    "tot": _("einddatum"),
    "totaal_cent": _("totaal"),
    "uiterlijk": _("uiterste datum"),
    "uiterste": _("uiterste datum"),
    "vanaf": _("begindatum"),
    "veld": _("wat ontbreekt"),
    "velden": _("wat ontbreekt"),
    "volgend": _("volgende ronde"),
    "waarom": _("reden"),
    "zes_weken": _("datum na zes weken"),
    "zvw_cent": _("Zvw-deel"),
}
# The room that will answer for a requirement that is no rule.
KAMERS: Mapping[str, Woord] = {
    "regelwerk": _("de toets"),
    "plannen": _("het plan"),
    "ui": _("de pagina's"),
    "access": _("toegang en rollen"),
    "regios": _("regio's"),
    "partijen": _("partijen en mandaten"),
    "wijken": _("wijkverbanden"),
    "capaciteit": _("capaciteit"),
    "afspraken": _("afspraken"),
    "facilitering": _("facilitering"),
    "contractering": _("contractering"),
    "kas": _("kassier"),
    "monitoring": _("monitoring"),
}
ONDERWERPEN: Mapping[str, Woord] = {
    "bekostiging": _("bekostiging"),
    "dubbele_bekostiging": _("dubbele bekostiging"),
    "gegevens": _("gegevens"),
    "hoofdtaken": _("hoofdtaken"),
    "mandaten": _("mandaten"),
    "prestaties": _("prestaties en opdrachten"),
    "samenstelling": _("samenstelling"),
    "samenwerkingsvorm": _("samenwerkingsvorm"),
    "termijnen": _("termijnen"),
    "vvt_dekking": _("VVT-dekking"),
    "wijkdekking": _("wijkverbanden"),
}
_DELEN = re.compile(r"\d+|[^\W\d]+")


def delen(sjabloon: str) -> list[Deel]:
    """A message with its blanks as words in brackets: never a raw ``{veld_cent}``."""
    uit: list[Deel] = []
    for woorden, veld, _opmaak, _vorm in string.Formatter().parse(sjabloon):
        if woorden:
            uit.append(Deel(woorden, leeg=False))
        if veld:
            uit.append(Deel(f"[{_INVULPLEKKEN.get(veld) or leesbaar(veld)}]", leeg=True))
    return uit


def platte_tekst(sjabloon: str) -> str:
    return "".join(d.tekst for d in delen(sjabloon))


def volgorde(tekst: str) -> list[tuple[int, int, str]]:
    """Dutch reading order: accents and capitals do not count, 2 comes before 10."""
    return [
        (0, int(deel), "") if deel.isdecimal() else (1, 0, deel)
        for deel in _DELEN.findall(vouw(tekst))
    ]
