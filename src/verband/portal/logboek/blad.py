"""A receipt for reading: the same parts on the page and in the PDF. The proof is the JSON."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regelwerk.tekst import datum, euro, opsomming
from verband.audit import woorden
from verband.audit.models import Ontvangstbewijs
from verband.partijen.mandaatwoorden import onderwerp
from verband.plannen.verslag.inhoud import Deel, Paar, Tabel, Verslag
from verband.plannen.verslag.pdf import als_pdf
from verband.plannen.verslag.teksten import schoon

# Names of fields that rooms put in a receipt, as a reader knows them, in the order in which they
# are read; another field shows as it is, with its underscores as spaces.
_WOORDEN = {
    "gever": gettext_lazy("gegeven door"),
    "discipline": gettext_lazy("discipline"),
    "onderwerpen": gettext_lazy("waarover"),
    "grens_cent": gettext_lazy("grens in euro, per besluit"),
    "grens_maanden": gettext_lazy("grens in maanden, per besluit"),
    "vanaf": gettext_lazy("geldt vanaf"),
    "tot": gettext_lazy("geldt tot"),
    "inzetverklaring_op": gettext_lazy("inzet verklaard op"),
    "gewijzigd": gettext_lazy("gewijzigd bij het geven"),
    "met_link": gettext_lazy("gegeven met de persoonlijke link"),
    "vertegenwoordiger_email": gettext_lazy("e-mailadres van de vertegenwoordiger"),
    "plaatsvervanger_email": gettext_lazy("e-mailadres van de plaatsvervanger"),
    "bewijs": gettext_lazy("waar het besluit staat"),
    "draagvlak_op": gettext_lazy("leden geraadpleegd op"),
    "draagvlak_opkomst": gettext_lazy("hoeveel leden meededen"),
    "draagvlak_uitkomst": gettext_lazy("wat de leden vonden"),
    "mandaat": gettext_lazy("kenmerk van het mandaat"),
    "vervangt": gettext_lazy("kenmerk van het mandaat dat dit vervangt"),
    "id": gettext_lazy("kenmerk"),
    "regelsets": gettext_lazy("regels waaraan getoetst is"),
}
# What is only for looking it up, behind what it is about.
_KENMERKEN = ("mandaat", "vervangt")
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
_EURO = re.compile(r"€ \d{1,3}(\.\d{3})*,\d{2}")
_MEEST = 400  # lines on a page; the JSON has them all


class Blad(NamedTuple):
    """``handeling``, ``inhoud`` and ``ijkpunt`` as pairs of a word and its value."""

    document: Mapping[str, Any]
    handeling: list[Paar]
    inhoud: list[Paar]
    meer: int
    ijkpunt: list[Paar]


def tijd(op: dt.datetime) -> str:
    """As people in Amsterdam read the clock."""
    lokaal = timezone.localtime(op)
    return _("%(dag)s om %(tijd)s uur") % {"dag": datum(lokaal.date()), "tijd": f"{lokaal:%H:%M}"}


def maak_blad(document: Mapping[str, Any]) -> Blad:
    handeling, ijkpunt, sleutel = (document[deel] for deel in ("handeling", "ijkpunt", "sleutel"))
    inhoud = list(_paren(_op_volgorde(document["inhoud"])))
    return Blad(
        document,
        [
            (_("Wat"), woorden.zin(handeling["wat"], handeling["gegevens"])),
            (_("Resultaat"), woorden.resultaat(handeling["resultaat"])),
            (_("Wanneer"), _moment(handeling["op_at"])),
            (_("Nummer in het logboek"), str(handeling["nummer"])),
        ],
        inhoud[:_MEEST],
        max(0, len(inhoud) - _MEEST),
        [
            (_("Kenmerk van het logboek"), ijkpunt["keten"]),
            (_("Nummer"), str(ijkpunt["nummer"])),
            (_("Hash (sha256)"), ijkpunt["hash"]),
            (_("Vingerafdruk van de sleutel"), sleutel["vingerafdruk"]),
            (_("Handtekening (Ed25519)"), document["handtekening"]),
        ],
    )


def blad_van(bewijs: Ontvangstbewijs) -> Blad:
    return maak_blad(json.loads(bewijs.document))


def _moment(op: object) -> str:
    """The time in words; of a file of a stranger it may be no time at all."""
    try:
        return tijd(dt.datetime.fromisoformat(str(op)))
    except (ValueError, OverflowError):
        return str(op)


def _op_volgorde(inhoud: Any) -> Any:
    """As people read it. A receipt has its fields in the order of the alphabet."""
    if not isinstance(inhoud, Mapping):
        return inhoud
    plaats = {naam: nr for nr, naam in enumerate(_WOORDEN)}
    return dict(
        sorted(inhoud.items(), key=lambda d: (d[0] in _KENMERKEN, plaats.get(d[0], len(plaats))))
    )


def _paren(deel: Any, voor: str = "") -> Iterator[Paar]:
    """Each value with the way to it: *bevindingen 2, regel*."""
    if isinstance(deel, Mapping):
        for naam, waarde in deel.items():
            woord = _woord(naam)
            waarde = _in_woorden(naam, waarde)
            yield from _paren(waarde, f"{voor}, {woord}" if voor else woord)
    elif isinstance(deel, list):
        for nummer, waarde in enumerate(deel, start=1):
            yield from _paren(waarde, f"{voor} {nummer}")
    else:
        yield voor[:1].upper() + voor[1:], _waarde(deel)


def _woord(naam: str) -> str:
    return str(_WOORDEN.get(naam, naam.replace("_", " ")))


def _in_woorden(naam: str, waarde: Any) -> Any:
    """Money, and the lists of a mandate, as a reader knows them."""
    if naam.endswith("_cent") and type(waarde) is int:
        return euro(waarde)
    if isinstance(waarde, list) and waarde and all(isinstance(w, str) for w in waarde):
        if naam == "gewijzigd":
            return opsomming([_woord(w) for w in waarde])
        if naam == "onderwerpen":
            return opsomming([_onderwerp(w) for w in waarde])
    return waarde


def _onderwerp(tekst: str) -> str:
    """*begroting (regio)*, as the room of the mandates writes it, in words."""
    code, haakje, niveau = tekst.rpartition(" (")
    return f"{onderwerp(code)}{haakje}{niveau}"


def _waarde(deel: Any) -> str:
    if deel is None or deel == "":
        return "–"
    if isinstance(deel, bool):
        return _("ja") if deel else _("nee")
    if isinstance(deel, str) and _DAG.fullmatch(deel):
        with suppress(ValueError):
            return datum(dt.date.fromisoformat(deel))
    return str(deel)


def pdf_van(bewijs: Ontvangstbewijs, regio: str) -> bytes:
    """The receipt on paper. Raises VerslagMislukt."""
    blad = blad_van(bewijs)
    delen = [
        Deel(kop=schoon(bewijs.titel), feiten=_schoon([(_("Regio"), regio), *blad.handeling])),
        Deel(kop=_("Wat er is vastgelegd"), feiten=_schoon(blad.inhoud), uitleg=_meer(blad)),
        Deel(
            kop=_("Waarmee u het kunt nagaan"),
            tabel=Tabel((_("Wat"), _("Waarde")), _schoon(blad.ijkpunt)),
        ),
        Deel(
            kop=_("Zo controleert u dit bewijs"),
            uitleg=_(
                "Dit blad is om te lezen. Het bewijs zelf is het bestand (JSON) met hetzelfde "
                "kenmerk: bewaar dat ook, buiten Verband."
            ),
            lijst=tuple(_stap(stap) for stap in blad.document["controleren"]),
        ),
    ]
    return als_pdf(
        Verslag(
            titel=_("Ontvangstbewijs"),
            merk=_("Ontvangstbewijs"),
            merkuitleg=_("Kenmerk %(id)s") % {"id": bewijs.id},
            voorbeeld="",
            dag=timezone.localdate(bewijs.handeling.op_at),
            delen=tuple(deel for deel in delen if deel.feiten or deel.tabel or deel.lijst),
        )
    )


def _schoon(paren: list[Paar]) -> tuple[Paar, ...]:
    return tuple((schoon(woord), _druk(waarde)) for woord, waarde in paren)


def _druk(waarde: str) -> str:
    """A whole number and an amount stay as they are: such a number may look like a BSN."""
    getal = (waarde.isascii() and waarde.isdecimal()) or _EURO.fullmatch(waarde)
    return waarde if getal else schoon(waarde)


def _meer(blad: Blad) -> str:
    if not blad.meer:
        return ""
    return _("En nog %(n)s regels; die staan in het JSON-bestand.") % {"n": blad.meer}


def _stap(zin: str) -> Paar:
    """A numbered step as the template wants it: its number and what to do."""
    nummer, _punt, rest = zin.partition(". ")
    if nummer.isdecimal():
        return _("Stap %(n)s") % {"n": nummer}, schoon(rest)
    return _("Vooraf"), schoon(zin)
