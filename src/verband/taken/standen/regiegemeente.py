"""The proposal of the *regiegemeente*: she writes it, and then she and the RO each agree."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from verband.access.rollen import Recht
from verband.partijen.models import RegiegemeenteVoorstel
from verband.partijen.selectors.regiegemeente import is_van
from verband.taken.kijker import Kijker
from verband.taken.taak import Taak

_STATUS = RegiegemeenteVoorstel.Status


def voorstel_schrijven(kijker: Kijker) -> Iterator[Taak]:
    """For her own people only."""
    for v in _voorstellen(kijker, Recht.VOORSTEL_DOEN):
        if v.status == _STATUS.CONCEPT and is_van(kijker.lid(v.regio_id), v):
            yield _taak(
                kijker, v, "voorstel-schrijven", str(v.id),
                titel=_("Schrijf het voorstel van de regiegemeente"),
                uitleg=_("Is het klaar, leg het dan voor. Daarna stemt u in, en ook de RO."),
            )  # fmt: skip


def voorstel_instemmen(kijker: Kijker) -> Iterator[Taak]:
    """For each of the two that has not agreed yet."""
    van_haar = _voorstellen(kijker, Recht.VOORSTEL_DOEN)
    open_ = [v for v in van_haar if is_van(kijker.lid(v.regio_id), v) and not v.akkoord_gemeente_op]
    open_ += [v for v in _voorstellen(kijker, Recht.TAFEL_BEHEREN) if not v.akkoord_ro_op]
    for v in {v.id: v for v in open_ if v.status == _STATUS.VOORGELEGD}.values():
        yield _taak(
            kijker, v, "voorstel-instemmen", f"{v.id}:{v.versie}",
            titel=_("Stem in met het voorstel van de regiegemeente"),
            uitleg=_("Het is afgesproken als zij en de RO allebei instemmen."),
        )  # fmt: skip


def _voorstellen(kijker: Kijker, recht: Recht) -> list[RegiegemeenteVoorstel]:
    ids = kijker.regios(recht)
    return list(RegiegemeenteVoorstel.objects.filter(regio_id__in=ids)) if ids else []


def _taak(
    kijker: Kijker, v: RegiegemeenteVoorstel, soort: str, stand: str, *, titel: str, uitleg: str
) -> Taak:
    regio = kijker.per_id[v.regio_id]
    return Taak(
        soort=soort,
        sleutel=f"{soort}:{stand}",
        titel=titel,
        uitleg=uitleg,
        regio=regio,
        adres=reverse("partijen:regiegemeente", args=[regio.slug]),
        knop=_("Naar het voorstel"),
    )
