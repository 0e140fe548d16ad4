"""A list of organisations as people send it: its columns, and each cell that can't be used.

The file is read in a child process (verband.werkboek); here its texts get their meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regelwerk.inlezen import MAX_BYTES, Onleesbaar
from regelwerk.tekst import opsomming
from verband.partijen.forms import maak_nummer
from verband.partijen.woorden import SOORT, discipline_code, soort_code
from verband.werkboek.csvschrijven import ongedaan
from verband.werkboek.deur import ander_soort, lees_apart
from verband.werkboek.werkblad import kolomletters

MAX_REGELS = 2_000
_GRENZEN = {"naam": 160, "discipline": 60}
# Column by field, in the order of the template; then what else people call it.
KOPPEN: Mapping[str, str | Promise] = {
    "naam": gettext_lazy("Naam"),
    "soort": gettext_lazy("Soort"),
    "discipline": gettext_lazy("Discipline"),
    "kvk": gettext_lazy("KvK"),
    "agb": gettext_lazy("AGB"),
    "iban": gettext_lazy("IBAN"),
}
_OOK = {
    "organisatie": "naam",
    "naam organisatie": "naam",
    "type": "soort",
    "kvk-nummer": "kvk",
    "kvknummer": "kvk",
    "kvk nummer": "kvk",
    "agb-code": "agb",
    "agbcode": "agb",
    "agb code": "agb",
    "agb-nummer": "agb",
    "rekeningnummer": "iban",
}
_NODIG = ("naam", "soort")
_ZOEK_KOP = 20  # the heading stands in one of the first rows


class Celfout(NamedTuple):
    """Which cell, what is wrong with it, and how to mend it."""

    plaats: str
    wat: str
    herstel: str


class Regel(NamedTuple):
    """One row that can be used; ``gegevens`` holds the filled cells only."""

    rij: int
    gegevens: dict[str, str]


@dataclass
class Lijst:
    regels: list[Regel] = field(default_factory=list)
    fouten: list[Celfout] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)


def lees_tabel(naam: str, inhoud: bytes) -> dict[str, Any]:
    """Rows of text of a workbook or csv. Raises Onleesbaar."""
    if len(inhoud) > MAX_BYTES:
        raise Onleesbaar(_("het bestand is te groot"), verwacht=_("een bestand tot 10 MB"))
    if not inhoud.startswith(b"PK"):
        soort = ander_soort(inhoud, "")
        if soort != "geen werkboek en geen JSON":
            wat = soort or "een JSON-bestand"
            verwacht = _("een werkboek (.xlsx) of een .csv")
            raise Onleesbaar(_("dit is %(wat)s") % {"wat": wat}, verwacht=verwacht)
    return lees_apart("verband.werkboek.tabel", inhoud)


def lees_organisaties(naam: str, inhoud: bytes) -> Lijst:
    """Raises Onleesbaar when it is no list at all; a bad cell is a Celfout."""
    tabel = lees_tabel(naam, inhoud)
    verwacht = _("een rij met Naam, Soort, Discipline, KvK, AGB en IBAN, zoals in het sjabloon")
    kop_rij, kolommen, onbekend = zoek_kop(tabel["rijen"], KOPPEN, _OOK, _NODIG, verwacht)
    lijst = begin_lijst(tabel, onbekend)
    blad = f"{tabel['blad']}!" if tabel["blad"] else ""
    rijen = rijen_onder(tabel, kop_rij)
    for rij, cellen in rijen:
        _lees_rij(lijst, blad, rij, {k: cellen[str(k)] for k in kolommen if str(k) in cellen},
                  kolommen)  # fmt: skip
    _weiger_dubbele(lijst, blad, {veld: k for k, veld in kolommen.items()})
    return lijst


def begin_lijst(tabel: dict[str, Any], onbekend: list[str]) -> Lijst:
    """An empty list that says what of the file is not read."""
    lijst = Lijst()
    if onbekend:
        namen = ", ".join(onbekend)
        lijst.meldingen.append(_("Deze kolommen zijn niet gelezen: %(namen)s.") % {"namen": namen})
    if tabel["overige"]:
        namen = ", ".join([str(n) for n in tabel["overige"]])
        lijst.meldingen.append(
            _("Alleen het blad „%(blad)s” is gelezen, niet: %(namen)s.")
            % {"blad": tabel["blad"], "namen": namen}
        )
    return lijst


def rijen_onder(tabel: dict[str, Any], kop_rij: int) -> list[tuple[int, dict[str, list[str]]]]:
    rijen = [(rij, cellen) for rij, cellen in tabel["rijen"] if rij > kop_rij]
    if len(rijen) > MAX_REGELS:
        eis = _("ten hoogste %(n)s rijen per keer") % {"n": MAX_REGELS}
        raise Onleesbaar(_("de lijst is te lang"), verwacht=eis)
    return rijen


def zoek_kop(
    rijen: list[Any], koppen: Mapping[str, str | Promise], ook: Mapping[str, str],
    nodig: tuple[str, ...], verwacht: str,
) -> tuple[int, dict[int, str], list[str]]:  # fmt: skip
    """Row number, field per column, and the headings that we do not know.

    The row with the first of ``nodig`` is it; then the others must stand there too.
    """
    namen = {str(kop).casefold(): veld for veld, kop in koppen.items()} | dict(ook)
    for rij, cellen in rijen[:_ZOEK_KOP]:
        gevonden: dict[int, str] = {}
        onbekend = []
        for kolom, (tekst, _fout) in cellen.items():
            veld = namen.get(" ".join(tekst.split()).casefold())
            if veld and veld in gevonden.values():
                wat = _("de kolom „%(kop)s” staat er twee keer in") % {"kop": koppen[veld]}
                raise Onleesbaar(wat, verwacht=_("elke kolom één keer"))
            if veld:
                gevonden[int(kolom)] = veld
            elif tekst:
                onbekend.append(tekst[:40])
        if nodig[0] in gevonden.values():
            for veld in nodig:
                if veld not in gevonden.values():
                    wat = _("de kolom „%(kop)s” ontbreekt") % {"kop": koppen[veld]}
                    kolommen = opsomming([str(koppen[v]) for v in nodig])
                    eis = _("de kolommen %(namen)s, zoals in het sjabloon") % {"namen": kolommen}
                    raise Onleesbaar(wat, verwacht=eis)
            return rij, gevonden, onbekend
    raise Onleesbaar(_("er is geen rij met koppen gevonden"), verwacht=verwacht)


def _lees_rij(
    lijst: Lijst, blad: str, rij: int, cellen: dict[int, list[str]], kolommen: dict[int, str]
) -> None:
    gegevens: dict[str, str] = {}
    begin = len(lijst.fouten)
    for kolom, veld in kolommen.items():
        plaats = f"{blad}{kolomletters(kolom)}{rij}"
        tekst, stand = cellen.get(kolom, ["", ""])
        tekst = ongedaan(tekst)
        if celfout := stand_fout(plaats, tekst, stand) or _leeg_fout(plaats, veld, tekst, cellen):
            lijst.fouten.append(celfout)
            continue
        if not tekst:
            continue
        try:
            gegevens[veld] = _waarde(veld, tekst)
        except ValidationError as fout:
            lijst.fouten.append(
                Celfout(plaats, wat_kan_niet(KOPPEN[veld], tekst), _herstel(veld, fout, stand))
            )
    if cellen and len(lijst.fouten) == begin:
        lijst.regels.append(Regel(rij, gegevens))


def stand_fout(plaats: str, tekst: str, stand: str) -> Celfout | None:
    if stand == "fout":
        wat = _("In deze cel staat de Excel-fout %(fout)s.") % {"fout": tekst}
        return Celfout(plaats, wat, _("Typ de waarde zelf in de cel."))
    if stand == "formule":
        wat = _("In deze cel staat een formule zonder uitkomst.")
        return Celfout(plaats, wat, _("Open het bestand in Excel, bewaar het en kies het opnieuw."))
    return None


def _leeg_fout(plaats: str, veld: str, tekst: str, cellen: dict[int, list[str]]) -> Celfout | None:
    if tekst or not cellen or veld not in ("naam", "soort"):
        return None
    wat = _("De kolom „%(kop)s” is hier leeg.") % {"kop": KOPPEN[veld]}
    return Celfout(plaats, wat, _("Vul de cel, of haal de hele rij weg."))


def _waarde(veld: str, tekst: str) -> str:
    """The value as it is stored. Raises ValidationError."""
    if veld in ("kvk", "agb", "iban"):
        return maak_nummer(veld, tekst)
    if veld == "soort":
        if (code := soort_code(tekst)) is None:
            raise ValidationError(
                _("Kies een van: %(keuzes)s.") % {"keuzes": ", ".join(map(str, SOORT.values()))}
            )
        return code
    waarde = discipline_code(tekst) if veld == "discipline" else " ".join(tekst.split())
    if veld == "naam" and not any(t.isalnum() for t in waarde):
        raise ValidationError(_("Een naam heeft ten minste één letter of cijfer."))
    if any(not t.isprintable() for t in waarde):
        raise ValidationError(_("Haal onzichtbare tekens uit de cel."))
    grens = _GRENZEN[veld]
    if len(waarde) > grens:
        raise ValidationError(_("Gebruik ten hoogste %(n)s tekens.") % {"n": grens})
    return waarde


def wat_kan_niet(kop: str | Promise, tekst: str) -> str:
    kort = tekst if len(tekst) <= 40 else tekst[:39] + "…"
    kort = "".join(t if t.isprintable() else "�" for t in kort)
    return _("%(kop)s „%(tekst)s” kan niet.") % {"kop": kop, "tekst": kort}


def _herstel(veld: str, fout: ValidationError, stand: str) -> str:
    zin = " ".join(fout.messages)
    if veld in ("kvk", "agb") and stand == "getal":
        zin += " " + _("Excel laat een nul vooraan weg: maak de kolom tekst en typ de nul erbij.")
    return zin


def _weiger_dubbele(lijst: Lijst, blad: str, kolom: Mapping[str, int]) -> None:
    """One organisation is one row: a name or AGB may stand in the list once."""
    gezien: dict[tuple[str, str], int] = {}
    dubbel = set()
    for regel in lijst.regels:
        for veld, waarde in _eenmalig(regel):
            eerste = gezien.setdefault((veld, waarde), regel.rij)
            if eerste != regel.rij:
                plaats = f"{blad}{kolomletters(kolom[veld])}{regel.rij}"
                lijst.fouten.append(
                    Celfout(
                        plaats,
                        _("%(kop)s staat ook in rij %(rij)s.")
                        % {"kop": KOPPEN[veld], "rij": eerste},
                        _("Haal een van de twee rijen weg, of maak het verschil zichtbaar."),
                    )
                )
                dubbel.add(regel.rij)
    lijst.regels = [r for r in lijst.regels if r.rij not in dubbel]


def _eenmalig(regel: Regel) -> Iterator[tuple[str, str]]:
    yield "naam", regel.gegevens["naam"].lower()
    if agb := regel.gegevens.get("agb"):
        yield "agb", agb
