"""What one may see of one's own regions, by a few words; a stranger sees none of it.

Rights first (which region opens what), row security under it. Trigrams forgive a typing error.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from django.db.models import F, FloatField, Func, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Lower
from django.utils import timezone

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import Recht
from verband.access.selectors import (
    geldig,
    leden_in_regios,
    regios_per_recht,
    zie_eigen_regios,
)
from verband.access.verzoek import Lid
from verband.core.context import Blik, zet_blik
from verband.core.vouwen import vouw
from verband.naslag.zoekwoorden import Vraag
from verband.plannen.models import Deling, Toetsdossier
from verband.plannen.selectors.delingen import list_lopend
from verband.regios.models import Organisatie, Regio

_M = TypeVar("_M", bound=Model)
HOOGSTENS = 20
# From this likeness on a word is a typing error of another, not another word.
_LIJKT = 0.6


@dataclass(slots=True)
class Werk:
    regios: list[Regio] = field(default_factory=list)
    organisaties: list[Organisatie] = field(default_factory=list)
    dossiers: list[Toetsdossier] = field(default_factory=list)
    mensen: list[Lidmaatschap] = field(default_factory=list)
    gedeeld: list[tuple[Lid, Deling]] = field(default_factory=list)

    @property
    def aantal(self) -> int:
        eigen = len(self.regios) + len(self.organisaties) + len(self.gedeeld)
        return eigen + len(self.dossiers) + len(self.mensen)


def zoek_werk(gebruiker: Gebruiker | None, alle: list[Lidmaatschap], q: str) -> Werk:
    """As many queries whatever there is. Afterwards the regions are out of sight again."""
    woorden = q.replace("\0", "").split()[:8]
    if gebruiker is None or not alle or not woorden:
        return Werk()
    zie_eigen_regios(gebruiker, alle)
    mag = regios_per_recht(alle)
    werk = Werk(
        _past(Regio.objects.filter(id__in=mag[Recht.REGIO_ZIEN]), "naam", woorden),
        _organisaties(mag[Recht.ORGANISATIES_ZIEN], woorden),
        _dossiers(mag[Recht.DOSSIERS_BEHEREN], woorden),
        _mensen(mag[Recht.LEDEN_ZIEN], woorden),
        _gedeeld(leden_in_regios(gebruiker, alle), q),
    )
    zet_blik(Blik(gebruiker=gebruiker.pk))
    return werk


def _organisaties(regios: set[UUID], woorden: list[str]) -> list[Organisatie]:
    rijen = Organisatie.objects.filter(regio__in=regios).select_related("regio").defer("iban")
    nummer = Q(kvk__startswith=woorden[0]) | Q(agb__startswith=woorden[0])
    return _past(rijen, "naam", woorden, nummer)


def _dossiers(regios: set[UUID], woorden: list[str]) -> list[Toetsdossier]:
    rijen = Toetsdossier.objects.filter(regio__in=regios).select_related("regio")
    return _past(rijen.exclude(staat=Toetsdossier.Staat.VERWIJDERD), "naam", woorden)


def _mensen(regios: set[UUID], woorden: list[str]) -> list[Lidmaatschap]:
    rijen = Lidmaatschap.objects.filter(geldig(), regio__in=regios)
    adres = Q(gebruiker__email__istartswith=woorden[0])
    return _past(rijen.select_related("gebruiker", "regio"), "gebruiker__naam", woorden, adres)


def _gedeeld(leden: list[Lid], q: str) -> list[tuple[Lid, Deling]]:
    """By year, version and region: how the dossier is called is of the region itself."""
    vraag = Vraag(q)
    lopend = [(lid, d) for lid, d in list_lopend(leden, timezone.localdate()) if lid.regio]
    return [(lid, d) for lid, d in lopend if vraag.past(_als_gedeeld(lid, d))][:HOOGSTENS]


def _als_gedeeld(lid: Lid, d: Deling) -> str:
    naam = lid.regio.naam if lid.regio else ""
    return vouw(f"RESV-plan {d.versie.dossier.contractjaar}, versie {d.versie.nummer}, {naam}")


def _kaal(wat: F | Value) -> Func:
    return Func(Lower(wat), function="unaccent", output_field=TextField())


def _past(rijen: QuerySet[_M], veld: str, woorden: list[str], ook: Q | None = None) -> list[_M]:
    """With each of the words in it, or nearly the words as a whole; the likest first."""
    bevat = Q()
    for woord in woorden:
        bevat &= Q(kaal__contains=_kaal(Value(woord)))
    raak = bevat | Q(lijkt__gte=_LIJKT)
    gezocht = _kaal(Value(" ".join(woorden)))
    lijkt = Func(gezocht, _kaal(F(veld)), function="word_similarity", output_field=FloatField())
    return list(
        rijen.annotate(kaal=_kaal(F(veld)), lijkt=lijkt)
        .filter(raak | ook if ook else raak)
        .order_by("-lijkt", "kaal")[:HOOGSTENS]
    )
