"""The child process behind the page: reads a budget as ``lezer``, with what a person corrects.

Without a correction the lines are those of ``lezer``. Beside them it tells which sheets and tables
there are, what each column was taken for, and which rows are no line and why.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from typing import Any

import msgspec

from regelwerk.inlezen import Onleesbaar
from regelwerk.tekst import maskeer
from verband.plannen.begroting.formules import Rekenaar
from verband.plannen.begroting.keuze import MEESTE_KOLOMMEN, Keuze, Tabelkeuze
from verband.plannen.begroting.koppen import Kop, Tabel, kop_op, maak_tabel, zet_schaal
from verband.plannen.begroting.lezer import (
    Blok,
    contractjaar,
    kies,
    lees_gekozen,
    roosters_van,
    vind_blokken,
)
from verband.plannen.begroting.overslaan import overgeslagen
from verband.plannen.begroting.regels import Regelmaker
from verband.plannen.begroting.rooster import Rooster, getoond
from verband.plannen.begroting.uitkomst import Bevindingen, als_json
from verband.plannen.begroting.woorden import BEDRAGROLLEN, TEKSTROLLEN, Rol, domeinen
from verband.werkboek.antwoord import lees_en_antwoord
from verband.werkboek.werkblad import kolomletters

_VOORBEELDEN, _KIJK_VOORUIT = 3, 60
# What a person sees of a role; what is not here has no part in a line.
_GETOOND = {
    Rol.OMSCHRIJVING, Rol.ACTIVITEIT, Rol.UITVOERDER, Rol.KOSTENSOORT, Rol.UREN, Rol.TARIEF,
    Rol.AANTAL, Rol.EXCL, Rol.BTW, Rol.DOMEIN, Rol.BEKOSTIGING, Rol.KOSTENPLAATS, Rol.NUMMER,
}  # fmt: skip


def lees(inhoud: bytes, csvnaam: str, keuze: Keuze) -> dict[str, Any]:
    """``begroting-gelezen/1`` with sheets, tables and rows. Raises Onleesbaar."""
    bevindingen = Bevindingen()
    roosters = roosters_van(inhoud, csvnaam, bevindingen)
    rekenaar = Rekenaar({r.naam: r for r in roosters})
    blokken = [blok for rooster in roosters for blok in vind_blokken(rooster, rekenaar)]
    telt = {id(b) for b in kies(blokken, roosters)}
    sleutels = {_sleutel(roosters, b.rooster, b.tabel.kop): b for b in blokken}
    gekozen = {s: id(b) in telt for s, b in sleutels.items()}
    koppen = {s: _kopteksten(b.tabel) for s, b in sleutels.items()}
    for wens in keuze.tabellen:
        sleutel = naam_van(wens)
        blok = _met_wens(wens, sleutels, roosters, rekenaar)
        koppen.setdefault(sleutel, _kopteksten(blok.tabel))
        sleutels[sleutel] = blok
        gekozen[sleutel] = wens.telt
    teller = {s: b for s, b in sleutels.items() if gekozen[s] and _leesbaar(b.tabel)}
    _weiger_dubbel(list(teller.values()))
    alle = list(sleutels.values())
    if teller:
        uit = lees_gekozen(roosters, list(teller.values()), alle, rekenaar, bevindingen)
    else:
        uit = als_json([], bevindingen)
    for begroting, sleutel in zip(uit["begrotingen"], teller, strict=True):
        begroting["tabel"] = sleutel
    merken = _uniek(koppen)
    uit["tabellen"] = [
        {"sleutel": s, "telt": s in teller, "merk": merken[s], **_tabel(b, roosters)}
        for s, b in sleutels.items()
    ]
    uit["bladen"] = [_blad(r, list(teller.values())) for r in roosters]
    uit["overgeslagen"] = overgeslagen(list(teller.values()))
    jaren = [contractjaar(b.rooster, b.tabel.kop) for b in teller.values()]
    uit["contractjaar"] = jaren[0] if len(set(jaren)) == 1 else None
    return uit


def naam_van(wens: Tabelkeuze) -> str:
    return f"{'z' if wens.zelf else ''}{wens.blad}.{wens.rij}.{wens.kolom}"


def _sleutel(roosters: list[Rooster], rooster: Rooster, kop: Kop) -> str:
    blad = next(n for n, r in enumerate(roosters) if r is rooster)
    return f"{blad}.{kop.van}.{kop.kolommen.start}"


def _kopteksten(tabel: Tabel) -> str:
    """By which the page knows the same table in another file."""
    return maskeer(" | ".join(tabel.koppen.get(k, "") for k in tabel.kop.kolommen))[:2_000]


def _uniek(koppen: dict[str, str]) -> dict[str, str]:
    """Two tables with one heading are told apart by their order."""
    telling: Counter[str] = Counter()
    uit = {}
    for sleutel, tekst in koppen.items():
        telling[tekst] += 1
        uit[sleutel] = f"{tekst} #{telling[tekst]}"
    return uit


def _leesbaar(tabel: Tabel) -> bool:
    return bool(tabel.bedrag and tabel.met(*TEKSTROLLEN))


def _weiger_dubbel(teller: list[Blok]) -> None:
    """No cell counts twice: with a table of her own the one that was found may be too many."""
    gezien: set[tuple[int, int, int]] = set()
    for blok in teller:
        for regel in blok.begroting.regels:
            plek = (id(blok.rooster), regel.rij, regel.kolom)
            if plek in gezien:
                raise Onleesbaar(
                    "twee tabellen die meetellen lezen hetzelfde bedrag", plaats=regel.cel,
                    verwacht="dat elk bedrag één keer meetelt; zet een van de twee tabellen uit",
                )  # fmt: skip
            gezien.add(plek)


# --- what she points at -----------------------------------------------------------------


def _met_wens(
    wens: Tabelkeuze, bekend: dict[str, Blok], roosters: list[Rooster], rekenaar: Rekenaar
) -> Blok:
    gevonden = bekend.get(naam_van(wens))
    if gevonden is None and not wens.zelf:
        raise Onleesbaar("deze tabel staat niet in dit bestand", verwacht="de tabellen hieronder")
    if wens.blad >= len(roosters):
        raise Onleesbaar("dit blad staat niet in dit bestand", verwacht="een van de bladen")
    rooster = gevonden.rooster if gevonden else roosters[wens.blad]
    tabel = gevonden.tabel if gevonden else None
    if tabel is None or wens.kop not in (None, *range(tabel.kop.van, tabel.kop.tot + 1)):
        tabel = _op_rij(rooster, wens.kop or wens.rij, tabel, bekend)
    if wens.rollen:
        tabel = _met_rollen(rooster, tabel, wens)
    naam = tabel.kop.titel or rooster.naam
    titelcel = rooster.plek(*(tabel.kop.titelplek or (tabel.kop.van, tabel.kop.kolommen.start)))
    stil = Bevindingen()
    begroting, indeling = Regelmaker(rooster, tabel, rekenaar, stil).maak(naam, titelcel)
    return Blok(rooster, tabel, begroting, indeling)


def _op_rij(rooster: Rooster, rij: int, tabel: Tabel | None, bekend: dict[str, Blok]) -> Tabel:
    """A table under another row; it ends where the next one begins."""
    kolommen = tabel.kop.kolommen if tabel else range(1, rooster.max_kolom + 1)
    if not any(rooster.koptekst(rij, k) for k in kolommen):
        raise Onleesbaar(
            "op deze rij staat geen kop", plaats=f"{rooster.naam}, rij {rij}",
            verwacht="de rij met de namen van de kolommen",
        )  # fmt: skip
    volgende = [
        b.tabel.kop.van
        for b in bekend.values()
        if b.rooster is rooster and b.tabel is not tabel and b.tabel.kop.van > rij
    ]
    kop = kop_op(rooster, rij, kolommen, min(volgende, default=rooster.max_rij + 1) - 1)
    return maak_tabel(rooster, kop, contractjaar(rooster, kop))


def getoonde_rol(tabel: Tabel, kolom: int) -> str:
    if kolom in tabel.bedrag or kolom in tabel.opgeteld:
        return "bedrag"
    if kolom == tabel.totaal:
        return "totaal"
    rol = tabel.rollen.get(kolom)
    return rol.value if rol in _GETOOND else "niet"


def _met_rollen(rooster: Rooster, oud: Tabel, wens: Tabelkeuze) -> Tabel:
    """The table with the columns that she changed; nothing else of it moves."""
    for k in wens.rollen:
        if k not in oud.rollen:
            raise Onleesbaar(
                f"kolom {kolomletters(k)} staat niet in deze tabel",
                plaats=rooster.naam, verwacht="een kolom van de tabel",
            )  # fmt: skip
    was = {k: getoonde_rol(oud, k) for k in oud.rollen}
    wordt = was | {k: str(rol) for k, rol in wens.rollen.items()}
    if was == wordt:
        return oud
    rollen = {
        k: oud.rollen[k] if wordt[k] == was[k] else _nieuwe_rol(rooster, oud, k, wordt[k])
        for k in oud.rollen
    }
    tabel = replace(oud, rollen=rollen)
    bedrag = [k for k in wordt if wordt[k] == "bedrag"]
    if bedrag != [k for k in was if was[k] == "bedrag"]:
        tabel = replace(
            tabel, bedrag=bedrag, opgeteld=[], schaal=1, btw_keuze="", maal=[], varianten=False
        )
        zet_schaal(rooster, tabel)
        tabel.btw_keuze = _btw(tabel)
    totalen = [k for k in wordt if wordt[k] == "totaal"]
    tabel.totaal = totalen[-1] if totalen and tabel.matrix else None
    return tabel


def _nieuwe_rol(rooster: Rooster, tabel: Tabel, kolom: int, keuze: str) -> Rol:
    oud = tabel.rollen[kolom]
    if keuze == "bedrag":
        return oud if oud in BEDRAGROLLEN else Rol.BEDRAG
    if keuze == "niet":
        # A text that is passed over can't be a heading either; a number is just not counted.
        return Rol.OPMERKING if oud in TEKSTROLLEN else Rol.AFGELEID
    if keuze == "domein" and not domeinen(tabel.koppen.get(kolom, "")):
        raise Onleesbaar(
            f"boven kolom {kolomletters(kolom)} staat geen domein", plaats=rooster.naam,
            verwacht="Zvw, Wlz, Wmo of Jeugdwet in de kop",
        )  # fmt: skip
    return Rol(keuze)


def _btw(tabel: Tabel) -> str:
    rollen = {tabel.rollen[k] for k in tabel.bedrag}
    if Rol.INCL in rollen:
        return "incl"
    if Rol.EXCL in rollen:
        return "excl"
    return "naast" if tabel.met(Rol.BTW) and tabel.bedrag else ""


# --- what there is ----------------------------------------------------------------------


def _tabel(blok: Blok, roosters: list[Rooster]) -> dict[str, Any]:
    tabel, rooster = blok.tabel, blok.rooster
    kolommen = [k for k in tabel.rollen if tabel.rollen[k] is not Rol.LEEG]
    return {
        "blad": next(n for n, r in enumerate(roosters) if r is rooster),
        "bladnaam": maskeer(rooster.naam),
        "naam": maskeer(blok.begroting.naam),
        "kop": tabel.kop.van,
        "kop_tot": tabel.kop.tot,
        "regels": len(blok.begroting.regels),
        "meer_kolommen": max(0, len(kolommen) - MEESTE_KOLOMMEN),
        "kolommen": [_kolom(rooster, tabel, k) for k in kolommen[:MEESTE_KOLOMMEN]],
    }


def _kolom(rooster: Rooster, tabel: Tabel, k: int) -> dict[str, Any]:
    rijen = range(tabel.kop.tot + 1, min(tabel.kop.einde, tabel.kop.tot + _KIJK_VOORUIT) + 1)
    waarden = [t for r in rijen if (t := getoond(rooster.cel(r, k)))]
    return {
        "nummer": k,
        "letter": kolomletters(k),
        "kop": maskeer(tabel.koppen.get(k, "")),
        "rol": getoonde_rol(tabel, k),
        "voorbeelden": [maskeer(w) for w in waarden[:_VOORBEELDEN]],
        "verborgen": k in rooster.verborgen_kolommen,
    }


def _blad(rooster: Rooster, teller: list[Blok]) -> dict[str, Any]:
    return {
        "naam": maskeer(rooster.naam),
        "rijen": len(rooster.rijen),
        "verborgen": rooster.verborgen,
        "telt": any(b.rooster is rooster for b in teller),
    }


def main() -> int:
    naam, wens = sys.argv[1:3]
    return lees_en_antwoord(
        lambda inhoud: lees(inhoud, naam, msgspec.json.decode(wens, type=Keuze))
    )


if __name__ == "__main__":
    sys.exit(main())
