"""A list of insurers per region as ZN or someone else sends it: its columns, and each bad cell."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verband.partijen.forms import JAREN
from verband.partijen.lijst import (
    Celfout,
    Lijst,
    Regel,
    begin_lijst,
    lees_tabel,
    rijen_onder,
    stand_fout,
    wat_kan_niet,
    zoek_kop,
)
from verband.partijen.woorden import ROLLEN, rol_code
from verband.ui.velden import AandeelField
from verband.werkboek.csvschrijven import ongedaan
from verband.werkboek.werkblad import kolomletters

# Column by field, in the order of the template; then what else people call it.
KOPPEN: Mapping[str, str | Promise] = {
    "regio": gettext_lazy("Regio"),
    "verzekeraar": gettext_lazy("Verzekeraar"),
    "rol": gettext_lazy("Rol"),
    "contractjaar": gettext_lazy("Contractjaar"),
    "aandeel": gettext_lazy("Aandeel"),
}
_OOK = {
    "resv-regio": "regio",
    "resv regio": "regio",
    "zorgverzekeraar": "verzekeraar",
    "jaar": "contractjaar",
    "marktaandeel": "aandeel",
}
_NODIG = ("regio", "verzekeraar", "rol", "contractjaar")
MAX_NAAM = 120


def keuzes() -> dict[int, list[str]]:
    """Lists to choose from in the template, per column."""
    kolom = {veld: nr for nr, veld in enumerate(KOPPEN)}
    return {
        kolom["rol"]: [str(w) for w in ROLLEN.values()],
        kolom["contractjaar"]: [str(jaar) for jaar in JAREN],
    }


def lees_verzekeraars(naam: str, inhoud: bytes) -> Lijst:
    """Raises Onleesbaar when it is no list at all; a bad cell is a Celfout."""
    tabel = lees_tabel(naam, inhoud)
    verwacht = _("een rij met Regio, Verzekeraar, Rol, Contractjaar en Aandeel")
    kop_rij, kolommen, onbekend = zoek_kop(tabel["rijen"], KOPPEN, _OOK, _NODIG, verwacht)
    lijst = begin_lijst(tabel, onbekend)
    blad = f"{tabel['blad']}!" if tabel["blad"] else ""
    for rij, cellen in rijen_onder(tabel, kop_rij):
        if cellen:
            plaats = {veld: f"{blad}{kolomletters(k)}{rij}" for k, veld in kolommen.items()}
            tekst = {veld: cellen.get(str(k), ["", ""]) for k, veld in kolommen.items()}
            _lees_rij(lijst, rij, tekst, plaats)
    return lijst


def _lees_rij(lijst: Lijst, rij: int, tekst: dict[str, list[str]], plaats: dict[str, str]) -> None:
    gegevens: dict[str, str] = {}
    begin = len(lijst.fouten)
    for veld, (cel, stand) in tekst.items():
        kaal = " ".join(ongedaan(cel).split())
        if fout := stand_fout(plaats[veld], kaal, stand):
            lijst.fouten.append(fout)
        elif kaal:
            try:
                gegevens[veld] = _waarde(veld, kaal)
            except ValidationError as bezwaar:
                wat = wat_kan_niet(KOPPEN[veld], kaal)
                lijst.fouten.append(Celfout(plaats[veld], wat, " ".join(bezwaar.messages)))
        elif veld in _NODIG:
            wat = _("De kolom „%(kop)s” is hier leeg.") % {"kop": KOPPEN[veld]}
            zin = _("Vul de cel, of haal de hele rij weg.")
            lijst.fouten.append(Celfout(plaats[veld], wat, zin))
    if len(lijst.fouten) == begin:
        lijst.regels.append(Regel(rij, gegevens))


def _waarde(veld: str, tekst: str) -> str:
    """The value as it goes along in the page. Raises ValidationError."""
    if veld == "rol":
        if (code := rol_code(tekst)) is None:
            namen = ", ".join(map(str, ROLLEN.values()))
            raise ValidationError(_("Kies een van: %(keuzes)s.") % {"keuzes": namen})
        return code
    if veld == "contractjaar":
        if not (tekst.isascii() and tekst.isdigit() and len(tekst) == 4 and int(tekst) in JAREN):
            jaren = {"begin": JAREN[0], "eind": JAREN[-1]}
            raise ValidationError(_("Een contractjaar is %(begin)s tot en met %(eind)s.") % jaren)
        return tekst
    if veld == "aandeel":
        return str(AandeelField().clean(tekst))
    if len(tekst) > MAX_NAAM or any(not t.isprintable() for t in tekst):
        zin = _("Een naam heeft ten hoogste %(n)s tekens, zonder onzichtbare tekens.")
        raise ValidationError(zin % {"n": MAX_NAAM})
    return tekst
