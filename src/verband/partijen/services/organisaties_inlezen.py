"""A whole list of organisations at once: first looked at, then all of it or nothing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from django.core import signing
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from verband.access.rollen import Recht
from verband.access.stap_op import eis_stap
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.gelijkenis import sleutel
from verband.partijen.lijst import KOPPEN, Celfout, Regel
from verband.partijen.selectors.organisaties import op_sleutel
from verband.partijen.services.bewaren import (
    als_weigering,
    eis,
    noteer,
    vergrendel_regio,
    zet_velden,
)
from verband.partijen.woorden import SOORT, discipline
from verband.regios.models import Organisatie

GELDIG = 60 * 60  # seconds between looking and confirming
ZOUT = "verband.partijen.inlezen"


class Wijziging(NamedTuple):
    rij: int
    organisatie: Organisatie
    velden: list[tuple[str, str, str]]  # heading, what it was, what it becomes


class Gelijkenis(NamedTuple):
    rij: int
    naam: str
    lijkt_op: list[str]


@dataclass
class Voorbeeld:
    """What would happen, and whatever speaks against it."""

    nieuw: list[Organisatie] = field(default_factory=list)
    gewijzigd: list[Wijziging] = field(default_factory=list)
    ongewijzigd: int = 0
    # How many get another IBAN: that asks a second factor.
    ibans: int = 0
    lijkt_op: list[Gelijkenis] = field(default_factory=list)
    fouten: list[Celfout] = field(default_factory=list)
    _spoor: list[Any] = field(default_factory=list)

    @property
    def vingerafdruk(self) -> str:
        """Of what each row would do to which version of which organisation."""
        return hashlib.sha256(json.dumps(self._spoor).encode()).hexdigest()

    @property
    def is_iets(self) -> bool:
        return bool(self.nieuw or self.gewijzigd)


class AndersGeworden(Exception):
    """The region changed between looking and confirming; ``voorbeeld`` is how it would be now."""

    def __init__(self, voorbeeld: Voorbeeld) -> None:
        super().__init__()
        self.voorbeeld = voorbeeld


def bekijk(lid: Lid, regels: list[Regel]) -> Voorbeeld:
    """Hold the list against the region. Writes nothing; an empty cell leaves what is there."""
    eis(lid, Recht.ORGANISATIES_BEHEREN)
    bestaand = list(Organisatie.objects.filter(regio_id=lid.regio_id).order_by("id"))
    op_naam = {o.naam.lower(): o for o in bestaand}
    op_agb = {o.agb: o for o in bestaand if o.agb}
    gelijkend = op_sleutel(bestaand)
    beeld = Voorbeeld()
    for regel in regels:
        naam, agb = regel.gegevens["naam"], regel.gegevens.get("agb", "")
        hier, elders = op_naam.get(naam.lower()), op_agb.get(agb)
        if hier and elders and hier != elders:
            beeld.fouten.append(_twee_organisaties(regel, elders))
            continue
        organisatie = hier or elders
        if organisatie is None:
            _meld_gelijkenis(beeld, regel, gelijkend)
            nieuw = Organisatie(regio_id=lid.regio_id, **regel.gegevens)
            gelijkend[sleutel(naam)].append(nieuw)
            beeld.nieuw.append(nieuw)
            beeld.ibans += bool(nieuw.iban)
            beeld._spoor.append([regel.rij, "nieuw"])
        else:
            _vergelijk(beeld, regel, organisatie)
    return beeld


def _twee_organisaties(regel: Regel, elders: Organisatie) -> Celfout:
    return Celfout(
        _("rij %(rij)s") % {"rij": regel.rij},
        _("Dit AGB-nummer hoort in de regio bij „%(naam)s”.") % {"naam": elders.naam},
        _("Controleer het nummer in deze rij, of wijzig eerst die organisatie."),
    )


def _meld_gelijkenis(
    beeld: Voorbeeld, regel: Regel, gelijkend: dict[str, list[Organisatie]]
) -> None:
    naam = regel.gegevens["naam"]
    if ook := gelijkend.get(sleutel(naam)):
        beeld.lijkt_op.append(Gelijkenis(regel.rij, naam, [o.naam for o in ook]))


def _vergelijk(beeld: Voorbeeld, regel: Regel, organisatie: Organisatie) -> None:
    oud = {veld: getattr(organisatie, veld) for veld in regel.gegevens}
    anders = zet_velden(organisatie, regel.gegevens)
    if not anders:
        beeld.ongewijzigd += 1
        beeld._spoor.append([regel.rij, "gelijk", str(organisatie.id)])
        return
    beeld.ibans += "iban" in anders
    velden = [
        (str(KOPPEN[v]), _in_woorden(v, oud[v]), _in_woorden(v, regel.gegevens[v])) for v in anders
    ]
    beeld.gewijzigd.append(Wijziging(regel.rij, organisatie, velden))
    beeld._spoor.append([regel.rij, "wijzig", str(organisatie.id), organisatie.versie])


def _in_woorden(veld: str, waarde: str) -> str:
    if veld == "soort":
        return str(SOORT[waarde])
    return (discipline(waarde) if veld == "discipline" else waarde) or _("leeg")


# --- between the two steps the page carries the rows, signed ---------------------------------


class MetVingerafdruk(Protocol):
    """What a page showed of a list."""

    @property
    def vingerafdruk(self) -> str: ...


def pak_in(lid: Lid, regels: list[Regel], beeld: MetVingerafdruk, *, zout: str = ZOUT) -> str:
    """What the page takes along; nothing of it stays on the server. ``zout``: of which list."""
    inhoud = [_plek(lid), str(lid.gebruiker.pk), regels, beeld.vingerafdruk]
    return signing.dumps(inhoud, salt=zout, compress=True)


def pak_uit(lid: Lid, pakket: str, *, zout: str = ZOUT) -> tuple[list[Regel], str]:
    """Raises Weigering when it is too old, changed on the way, or of another region or person."""
    try:
        regio, wie, regels, vingerafdruk = signing.loads(pakket, salt=zout, max_age=GELDIG)
    except signing.BadSignature:
        regio = wie = ""
    if (regio, wie) != (_plek(lid), str(lid.gebruiker.pk)):
        raise Weigering(
            _("Deze lijst is niet meer te bevestigen."),
            waarom=_("Het voorbeeld is langer dan een uur oud, of hoort niet bij deze regio."),
            herstel=_("Kies het bestand opnieuw."),
        )
    return [Regel(*regel) for regel in regels], str(vingerafdruk)


def _plek(lid: Lid) -> str:
    """The region it is for; a list of the whole country has none."""
    return str(lid.regio.id) if lid.regio else "land"


def organisaties_inlezen(
    lid: Lid, regels: list[Regel], vingerafdruk: str, *, toch: bool = False
) -> Voorbeeld:
    """Do what was shown, whole or not at all. Raises AndersGeworden or Weigering."""
    eis(lid, Recht.ORGANISATIES_BEHEREN)
    vergrendel_regio(lid)
    beeld = bekijk(lid, regels)
    if beeld.vingerafdruk != vingerafdruk or beeld.fouten:
        raise AndersGeworden(beeld)
    if beeld.lijkt_op and not toch:
        raise Weigering(
            _("Er staan namen in die op een andere lijken."),
            waarom=_("Dezelfde organisatie twee keer geeft later dubbele mandaten."),
            herstel=_("Bekijk de namen, en zet het vinkje als het andere organisaties zijn."),
        )
    if not beeld.is_iets:
        return beeld
    if beeld.ibans:
        eis_stap(lid)
    gewijzigd = [w.organisatie for w in beeld.gewijzigd]
    for organisatie in gewijzigd:
        organisatie.versie += 1
    try:
        with transaction.atomic():
            Organisatie.objects.bulk_update(gewijzigd, [*Organisatie.INVOER, "versie"])
            Organisatie.objects.bulk_create(beeld.nieuw)
    except IntegrityError as fout:
        raise als_weigering(fout) from fout
    aantallen = {"nieuw": len(beeld.nieuw), "gewijzigd": len(gewijzigd)}
    if beeld.ibans:
        aantallen["ibans"] = beeld.ibans
    noteer(lid, "organisaties_inlezen", "organisatie", None, **aantallen)
    return beeld
