"""The first sheet: how to fill in the workbook, in plain Dutch."""

from __future__ import annotations

from typing import Any

from verband.plannen.sjabloon.indeling import BLADEN
from verband.plannen.sjabloon.indeling.soorten import Nodig, Soort
from verband.plannen.sjabloon.opmaak import WOORD, Opmaak
from verband.werkboek.uiterlijk import regels

_RECHTS = 100  # width of the explanations
_STAPPEN = (
    "Begin op het blad Plan. Vul daarna Partijen in: andere bladen verwijzen naar die codes.",
    "Vul per blad de regels onder de gekleurde kop in. Elke kolom heeft uitleg en een voorbeeld.",
    "Kies waar dat kan uit de lijst. Een pijltje verschijnt als u op de cel klikt.",
    "Verdeel op het blad Begroting elk bedrag. Nog toe te delen moet overal € 0,00 zijn.",
    "Bewaar het bestand als .xlsx en toets het. U ziet per cel wat er moet worden hersteld.",
)
_NEE = (
    "U verklaart dat er niets is. Bijvoorbeeld: er zijn geen andere geldstromen. "
    "Leeg laten betekent iets anders: u hebt het niet opgegeven."
)
_NIETS = (
    ("Een lege cel", "U hebt (nog) niets ingevuld, of u weet het niet. Dat telt nooit als goed."),
    ("nee bij de vraag boven een tabel", _NEE),
    ("Het woord geen in een cel met een lijst", "U verklaart dat de lijst leeg is."),
    ("€ 0,00", "Het bedrag is nul. Dat is iets anders dan leeg."),
    ("Het woord onbekend bij een deel", "Deze betaler doet mee, maar het bedrag weet u niet."),
)  # fmt: skip
_GOED_OM_TE_WETEN = (
    "Tot is altijd de eerste dag erna. Heel 2027 loopt van 01-01-2027 tot 01-01-2028.",
    "Een lijst in één cel scheidt u met een puntkomma: huisartsen; VVT. Een eigen regel mag ook.",
    "Bedragen typt u als 1234,56. Totalen rekenen zichzelf uit; de toets rekent ze altijd na.",
    "Kolommen verplaatsen of regels overslaan mag.",
    "Verander de koppen en de namen van de bladen niet: daaraan herkent de toets ze.",
    "Schrijf nooit gegevens van patiënten op, ook geen BSN.",
)


def schrijf_uitleg(vel: Any, opmaak: Opmaak) -> None:
    vel.hide_gridlines(2)
    vel.set_column(0, 0, 42)
    vel.set_column(1, 1, _RECHTS)
    vel.set_row(0, 34)
    vel.write_string(0, 0, "RESV-plan: zo vult u dit werkboek in", opmaak.titel())
    vel.write_string(1, 0, "Verband · vorm resv-plan/1", opmaak.intro())
    blok = _Blok(vel, opmaak, 3)
    blok.kop("In vijf stappen")
    for nummer, stap in enumerate(_STAPPEN, 1):
        blok.regel(f"Stap {nummer}", stap)
    blok.kop("De kleuren, en het woord dat erbij staat")
    for nodig, zin in _KLEUREN.items():
        blok.regel(WOORD[nodig], zin, opmaak.veld(nodig, Soort.TEKST))
    blok.kop("Niets, geen en nul")
    for wat, betekenis in _NIETS:
        blok.regel(wat, betekenis)
    blok.kop("Goed om te weten")
    for zin in _GOED_OM_TE_WETEN:
        blok.regel("", zin)
    blok.kop("De bladen")
    for blad in BLADEN:
        blok.link(blad.naam, f"{WOORD[blad.nodig]}. {blad.intro}")
    _afdruk(vel)


_KLEUREN = {
    Nodig.VERPLICHT: "Geel, kop donkergroen: dit hebben de regels nodig.",
    Nodig.OPTIONEEL: "Wit, kop lichter groen: invullen mag, of is soms nodig.",
    Nodig.NIET: "Grijs: dit rekent of vult de toets zelf, of het geldt niet voor uw vorm.",
}


class _Blok:
    """Writes lines one under the other."""

    def __init__(self, vel: Any, opmaak: Opmaak, rij: int) -> None:
        self._vel, self._opmaak, self._rij = vel, opmaak, rij

    def kop(self, tekst: str) -> None:
        self._rij += 1
        self._vel.set_row(self._rij, 24)
        self._vel.write_string(self._rij, 0, tekst, self._opmaak.tekst(kop=True))
        self._rij += 1

    def regel(self, links: str, rechts: str, vorm: Any = None) -> None:
        self._vel.write_string(self._rij, 0, links, vorm or self._opmaak.label())
        self._rechts(rechts)

    def _rechts(self, tekst: str) -> None:
        self._vel.write_string(self._rij, 1, tekst, self._opmaak.terzijde())
        self._vel.set_row(self._rij, 16 * regels(tekst, _RECHTS))
        self._rij += 1

    def link(self, naam: str, rechts: str) -> None:
        self._vel.write_url(self._rij, 0, f"internal:'{naam}'!A1", self._opmaak.link(), naam)
        self._rechts(rechts)


def _afdruk(vel: Any) -> None:
    vel.set_paper(9)
    vel.fit_to_pages(1, 0)
    vel.set_footer("&L&A&CRESV-plan&RBlad &P van &N")
