"""What was read, as it goes back into the workbook: totals, cells not read, and warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from regelwerk.tekst import euro
from verband.plannen.terugkoppeling.inhoud import Regel, Soort, Terugkoppeling, schoon


class Raad(NamedTuple):
    """A kind of remark in words, and what she can do about it."""

    titel: str
    herstel: str = ""


_NIET_GELEZEN = Raad("Niet gelezen", "Typ hier een bedrag als getal, of haal de regel weg.")
_LET_OP = Raad("Let op", "Kijk of dit klopt.")
RAAD = {
    "afronding": Raad("Verschil door afronden", "Rond elke regel af op centen."),
    "bedrag_onbekend": Raad("Bedrag onbekend", "Typ hier een bedrag als getal."),
    "bedrag_uit_delen": Raad("Opgeteld uit delen", "Kijk of dit het bedrag van het jaar is."),
    "bedrag_uit_uren": Raad("Uren maal tarief", "Zet het bedrag er zelf bij."),
    "bijlage": Raad("Bijlage in het bestand", "Wat daarin staat, is niet gelezen."),
    "btw": Raad("Btw", "Kijk of dit het bedrag is dat meetelt."),
    "dubbele_regel": Raad("Twee keer dezelfde regel", "Haal er een weg als dit een vergissing is."),
    "eigen_totaal_wijkt_af": Raad(
        "Eigen totaal wijkt af", "Kijk welke regels uw eigen optelling mist of dubbel telt."
    ),
    "engels_getal": Raad("Engels getal", "Kijk of de punt en de komma goed zijn gelezen."),
    "externe_koppeling": Raad(
        "Uit een ander bestand", "Zet het bedrag zelf in de cel, dan verandert het niet ongemerkt."
    ),
    "externe_link": Raad("Koppeling naar buiten", "Zet de waarden zelf in dit bestand."),
    "formule_zonder_uitkomst": Raad(
        "Formule zonder uitkomst", "Open het bestand in Excel en bewaar het opnieuw."
    ),
    "getallen_buiten_begroting": Raad("Niet meegeteld", "Hoort dit erbij? Zet het in de tabel."),
    "in_duizenden": Raad("In duizenden euro's", "Kijk of elk bedrag in duizenden staat."),
    "kolom_niet_gelezen": Raad("Kolom niet gelezen", "Geef haar een kop die zegt wat er staat."),
    "kwartalen_tellen_niet_op": Raad("Delen tellen niet op", "Maak de delen samen het jaarbedrag."),
    "macro": Raad("Macro's in het bestand", "Zij zijn niet uitgevoerd."),
    "meer_begrotingen": Raad("Meer begrotingen", "Zeg per begroting voor welke laag zij is."),
    "negatief_bedrag": Raad("Negatief bedrag", "Trek de correctie af van de regel waar zij hoort."),
    "niet_zvw": Raad("Niet (alleen) Zvw", "Kijk wie dit deel betaalt."),
    "tabel_telt_niet_mee": Raad("Tabel telt niet mee", "Hoort zij erbij? Zet de regels erin."),
    "tekst_als_bedrag": Raad("Bedrag als tekst", "Typ het als getal; een SOM telt tekst niet mee."),
    "toedeling_onbekend": Raad("Verdeling onbekend", "Vul in welk deel Zvw, Wlz of Wmo is."),
    "toedeling_telt_niet_op": Raad("Verdeling is geen 100%", "Maak de delen samen 100%."),
    "uitvoerder_ontbreekt": Raad("Uitvoerder ontbreekt", "Vul in wie dit uitvoert."),
    "uren_maal_tarief": Raad("Uren maal tarief klopt niet", "Kijk welk getal klopt."),
    "verborgen_blad": Raad("Verborgen blad", "Maak het blad zichtbaar, zodat ieder het ziet."),
    "verborgen_kolom": Raad("Verborgen kolom", "Maak de kolom zichtbaar, of haal haar weg."),
    "verborgen_rij": Raad("Verborgen rij", "Maak de rij zichtbaar, of haal haar weg."),
    "verouderd_totaal": Raad("Totaal is verouderd", "Laat Excel alles opnieuw berekenen."),
    "verouderde_uitkomst": Raad("Uitkomst is verouderd", "Laat Excel alles opnieuw berekenen."),
}
_NIET_GETOETST = (
    "De regels",
    "Dit zegt alleen wat er in de begroting is gelezen. Er is nog geen plan getoetst.",
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PLEK = re.compile(r"(.+)!([A-Z]{1,3})(\d*)(?::([A-Z]{1,3})(\d*))?")


def terugkoppeling_begroting(gelezen: dict[str, Any], dag: str) -> Terugkoppeling:
    """``begroting-gelezen/1`` as notes and as rows of the sheet."""
    aantal = len(gelezen["niet_gelezen"])
    niet = f"{aantal} {'cel' if aantal == 1 else 'cellen'}" if aantal else "geen enkele cel"
    kop = [f"Gelezen op {dag}. Niet gelezen: {niet}."]
    kop += [f"{_titel(b)} · {_totaal(b)}" for b in gelezen["begrotingen"]]
    waar = _omschrijvingen(gelezen)
    regels = [*_totalen(gelezen), *_ongelezen(gelezen, waar), *_waarschuwingen(gelezen, waar)]
    return Terugkoppeling((_NIET_GETOETST,), tuple(map(schoon, kop)), tuple(regels), Soort.LEZING)


def _regel(raad: Raad, cel: str, waar: str, bevinding: str) -> Regel:
    return Regel(
        soort=raad.titel,
        aan_zet="",
        waar=schoon(waar),
        cel=cel,
        bevinding=schoon(bevinding),
        herstel=raad.herstel,
        bron="",
        plaats="",
        citaat="",
        regel="",
    )


def _titel(b: dict[str, Any]) -> str:
    naam, blad = b["naam"], b["blad"]
    return str(naam) if naam == blad else f"{naam} (blad {blad})"


def _totaal(b: dict[str, Any]) -> str:
    aantal = len(b["regels"])
    over = "" if b["totaal_volledig"] else ", onvolledig"
    tekst = f"Gelezen: {euro(b['totaal_cent'])} uit {aantal} "
    tekst += f"{'regel' if aantal == 1 else 'regels'}{over}."
    eigen = b["eigen_totaal"]
    if not eigen:
        return f"{tekst} Eigen totaal: niet gevonden."
    verschil = euro(eigen["verschil_cent"]) if eigen["verschil_cent"] else "geen"
    return f"{tekst} Eigen totaal: {euro(eigen['bedrag_cent'])}. Verschil: {verschil}."


def _totalen(gelezen: dict[str, Any]) -> Iterator[Regel]:
    for b in gelezen["begrotingen"]:
        cel = (b["eigen_totaal"] or {}).get("cel", "")
        yield _regel(Raad("Totaal"), cel, _titel(b), _totaal(b))


def _omschrijvingen(gelezen: dict[str, Any]) -> dict[str, str]:
    return {
        f"{r['blad']}!{r['cel']}": r["omschrijving"] or r["activiteit"] or ""
        for b in gelezen["begrotingen"]
        for r in b["regels"]
    }


def _ongelezen(gelezen: dict[str, Any], waar: dict[str, str]) -> Iterator[Regel]:
    for n in gelezen["niet_gelezen"]:
        cel = f"{n['blad']}!{n['cel']}"
        wat = f"Dit is niet gelezen en telt niet mee: {n['waarom']}."
        yield _regel(_NIET_GELEZEN, cel, waar.get(cel, ""), wat)


def _waarschuwingen(gelezen: dict[str, Any], waar: dict[str, str]) -> Iterator[Regel]:
    al = {f"{n['blad']}!{n['cel']}" for n in gelezen["niet_gelezen"]}
    koprij = _koprijen(gelezen)
    for w in gelezen["waarschuwingen"]:
        raad = RAAD.get(w["soort"], _LET_OP)
        for plek in w["cellen"]:
            if not (w["soort"] == "bedrag_onbekend" and plek in al):  # told with why already
                cel, bereik = _eerste_cel(plek, koprij)
                yield _regel(raad, cel, bereik or waar.get(cel, ""), w["uitleg"])


def _koprijen(gelezen: dict[str, Any]) -> dict[str, int]:
    """Per sheet the row above its first line, where a remark on a column is seen."""
    rijen: dict[str, int] = {}
    for b in gelezen["begrotingen"]:
        for r in b["regels"]:
            rij = int(r["cel"].lstrip(_LETTERS)) - 1
            rijen[r["blad"]] = max(1, min(rij, rijen.get(r["blad"], rij)))
    return rijen


def _eerste_cel(plek: str, koprij: dict[str, int]) -> tuple[str, str]:
    """The cell that gets the note, and the range in words when there are more."""
    m = _PLEK.fullmatch(plek)
    if not m:
        return "", "Het hele bestand" if plek == "*" else plek
    blad, kolom, rij, tot_kolom, tot_rij = m.groups()
    if not tot_kolom:
        return plek, ""
    if not rij:
        return f"{blad}!{kolom}{koprij.get(blad, 1)}", f"Kolom {kolom}"
    return f"{blad}!{kolom}{rij}", f"Cellen {kolom}{rij} tot en met {tot_kolom}{tot_rij}"
