"""The list of insurers per region (LHV-7): first looked at, then all of it or nothing.

It stands beside what regions recorded and changes nothing there: each takes over what is right.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.audit.services.vastleggen import leg_vast
from verband.partijen.lijst import Celfout, Regel
from verband.partijen.services.bewaren import als_weigering, eis
from verband.partijen.services.verzekeraar_vastleggen import ALLES
from verband.regios.models import Lijstregel, Regio, Verzekeraar, Verzekeraarslijst

ZOUT = "verband.partijen.verzekeraarslijst"


class Kop(NamedTuple):
    titel: str
    op: dt.date


@dataclass
class Voorbeeld:
    """What the list would say. ``eerder`` is one of the same day: that one is replaced."""

    kop: Kop
    eerder: Verzekeraarslijst | None = None
    rijen: list[Lijstregel] = field(default_factory=list)
    regios: set[Regio] = field(default_factory=set)
    buiten: list[str] = field(default_factory=list)  # regions that do not work with Verband
    ontbreken: list[str] = field(default_factory=list)  # regions that the list does not name
    nieuw: int = 0
    weg: int = 0
    nieuwste: dt.date | None = None
    fouten: list[Celfout] = field(default_factory=list)

    @property
    def vingerafdruk(self) -> str:
        spoor = [self.kop.titel, str(self.kop.op), str(self.eerder and self.eerder.id), self.weg]
        return hashlib.sha256(json.dumps([spoor, *map(_sleutel, self.rijen)]).encode()).hexdigest()

    @property
    def is_ouder(self) -> bool:
        return self.nieuwste is not None and self.kop.op < self.nieuwste

    @property
    def is_iets(self) -> bool:
        titel_anders = self.eerder is not None and self.eerder.titel != self.kop.titel
        return bool(self.rijen) and bool(self.nieuw or self.weg or titel_anders)


class AndersGeworden(Exception):
    """Something changed between looking and confirming; ``voorbeeld`` is how it would be now."""

    def __init__(self, voorbeeld: Voorbeeld) -> None:
        super().__init__()
        self.voorbeeld = voorbeeld


def _sleutel(r: Lijstregel) -> list[Any]:
    wie = str(r.regio_id or ""), r.regionaam, str(r.verzekeraar_id)
    return [*wie, r.contractjaar, r.rol, r.plek, r.aandeel]


class _Boek:
    """Regions and insurers by whatever a list may call them."""

    def __init__(self) -> None:
        self.regios: dict[str, list[Regio]] = defaultdict(list)
        for regio in Regio.objects.all():
            for naam in {regio.naam.casefold(), regio.slug}:
                self.regios[naam].append(regio)
        self.verzekeraars: dict[str, Verzekeraar] = {}
        for v in Verzekeraar.objects.all():
            self.verzekeraars |= {n: v for n in (v.naam.casefold(), v.slug, v.uzovi) if n}


def bekijk(lid: Lid, kop: Kop, regels: list[Regel]) -> Voorbeeld:
    """Hold the list against what the platform knows. Writes nothing."""
    eis(lid, Recht.PLATFORM_BEHEREN)
    beeld, boek = Voorbeeld(kop), _Boek()
    gezien: dict[tuple[Any, ...], int] = {}
    samen: dict[tuple[Any, ...], int] = defaultdict(int)
    for regel in regels:
        rij = _als_rij(beeld, boek, regel)
        if rij is not None and _past(beeld, regel.rij, rij, gezien, samen):
            beeld.rijen.append(rij)
            if rij.regio is None:
                beeld.buiten.append(rij.regionaam)
            else:
                beeld.regios.add(rij.regio)
    beeld.buiten = sorted(set(beeld.buiten), key=str.casefold)
    alle = {r for groep in boek.regios.values() for r in groep}
    beeld.ontbreken = sorted(r.naam for r in alle - beeld.regios)
    beeld.nieuwste = Verzekeraarslijst.objects.values_list("op", flat=True).first()
    _vergelijk(beeld)
    return beeld


def _als_rij(beeld: Voorbeeld, boek: _Boek, regel: Regel) -> Lijstregel | None:
    g = regel.gegevens
    regios = boek.regios.get(g["regio"].casefold(), [])
    verzekeraar = boek.verzekeraars.get(g["verzekeraar"].casefold())
    if len(regios) > 1:
        zin = _("Zet in het bestand het adres van de regio in plaats van haar naam.")
        _fout(beeld, regel.rij, _("Er zijn meer regio's met deze naam: %(naam)s.")
              % {"naam": g["regio"]}, zin)  # fmt: skip
    if verzekeraar is None:
        zin = _("Voeg haar eerst toe bij Beheer, of schrijf haar naam zoals zij daar staat.")
        _fout(beeld, regel.rij, _("Deze verzekeraar kennen wij niet: %(naam)s.")
              % {"naam": g["verzekeraar"]}, zin)  # fmt: skip
    if len(regios) > 1 or verzekeraar is None:
        return None
    rol, _streep, plek = g["rol"].partition("-")
    return Lijstregel(
        regio=regios[0] if regios else None,
        regionaam=regios[0].naam if regios else g["regio"],
        verzekeraar=verzekeraar,
        contractjaar=int(g["contractjaar"]),
        rol=rol,
        plek=int(plek) if plek else None,
        aandeel=int(g["aandeel"]) if "aandeel" in g else None,
    )


def _past(
    beeld: Voorbeeld, nr: int, rij: Lijstregel,
    gezien: dict[tuple[Any, ...], int], samen: dict[tuple[Any, ...], int],
) -> bool:  # fmt: skip
    """An insurer once, a role once and shares within the whole, per region and year."""
    hier = (rij.regio_id or rij.regionaam.casefold(), rij.contractjaar)
    eenmalig: list[tuple[tuple[Any, ...], str]] = [
        (
            (*hier, rij.verzekeraar_id),
            _("Deze verzekeraar staat bij deze regio ook in rij %(rij)s."),
        )
    ]
    if rij.rol != "ver":
        wat = _("Deze rol heeft bij deze regio al een verzekeraar, in rij %(rij)s.")
        eenmalig.append(((*hier, rij.rol, rij.plek), wat))
    for sleutel, wat in eenmalig:
        eerste = gezien.setdefault(sleutel, nr)
        if eerste != nr:
            zin = _("Haal een van de twee rijen weg, of verbeter de rol of het jaar.")
            _fout(beeld, nr, wat % {"rij": eerste}, zin)
            return False
    samen[hier] += rij.aandeel or 0
    if samen[hier] > ALLES:
        wat = _("De aandelen van deze regio komen in %(jaar)s samen boven 100%%.")
        _fout(beeld, nr, wat % {"jaar": rij.contractjaar}, _("Controleer de aandelen."))
        return False
    return True


def _fout(beeld: Voorbeeld, nr: int, wat: str, herstel: str) -> None:
    beeld.fouten.append(Celfout(_("rij %(rij)s") % {"rij": nr}, wat, herstel))


def _vergelijk(beeld: Voorbeeld) -> None:
    """How many rows a list of the same day does not have yet, and loses."""
    beeld.eerder = Verzekeraarslijst.objects.filter(op=beeld.kop.op).first()
    oud = _sleutels(Lijstregel.objects.filter(lijst=beeld.eerder)) if beeld.eerder else set()
    nieuw = _sleutels(beeld.rijen)
    beeld.nieuw, beeld.weg = len(nieuw - oud), len(oud - nieuw)


def _sleutels(rijen: Iterable[Lijstregel]) -> set[tuple[Any, ...]]:
    return {tuple(_sleutel(r)) for r in rijen}


def verzekeraars_inlezen(lid: Lid, kop: Kop, regels: list[Regel], vingerafdruk: str) -> Voorbeeld:
    """Do what was shown, whole or not at all. Raises AndersGeworden or Weigering."""
    eis(lid, Recht.PLATFORM_BEHEREN)
    list(Verzekeraarslijst.objects.select_for_update().filter(op=kop.op))
    beeld = bekijk(lid, kop, regels)
    if beeld.vingerafdruk != vingerafdruk or beeld.fouten:
        raise AndersGeworden(beeld)
    if not beeld.is_iets:
        return beeld
    lijst = beeld.eerder or Verzekeraarslijst(op=kop.op)
    lijst.titel = kop.titel
    for rij in beeld.rijen:
        rij.lijst = lijst
    try:
        with transaction.atomic():
            lijst.save()
            Lijstregel.objects.filter(lijst=lijst).delete()
            Lijstregel.objects.bulk_create(beeld.rijen)
    except IntegrityError as fout:
        raise als_weigering(fout) from fout
    leg_vast(
        "verzekeraars_inlezen",
        regio=None,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lid.lidmaatschappen[0].id,
        onderwerp="verzekeraarslijst",
        onderwerp_id=lijst.id,
        gegevens={"op": str(kop.op), "titel": kop.titel, "rijen": len(beeld.rijen)},
    )
    return beeld
