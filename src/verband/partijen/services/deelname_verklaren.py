"""The yearly statement of how an organisation took part (ZZ-3.4-4d)."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.models import Aanwezigheid, Deelnameverklaring
from verband.partijen.services.bewaren import bewaar, eis, haal_op, noteer
from verband.partijen.services.overleg_gemeen import TERMIJN_DAGEN, eis_namens, noteer_namens
from verband.regios.models import Organisatie


def deelname_verklaren(
    lid: Lid, organisatie: Organisatie, jaar: int, *, vandaag: dt.date
) -> Deelnameverklaring:
    """Made up from the meetings of that year; the organisation reads it before the insurer."""
    eis(lid, Recht.TAFEL_BEHEREN)
    if jaar > vandaag.year:
        raise Weigering(
            _("Dit jaar moet nog beginnen."),
            waarom=_("Een verklaring gaat over overleg dat is geweest."),
            herstel=_("Kies dit jaar of een eerder jaar."),
        )
    verklaring = Deelnameverklaring(
        regio_id=lid.regio_id,
        organisatie=organisatie,
        jaar=jaar,
        regels=_regels(lid, organisatie, jaar),
        zichtbaar_vanaf=vandaag + dt.timedelta(days=TERMIJN_DAGEN),
    )
    bewaar(verklaring)
    noteer(lid, "deelname_verklaren", "deelnameverklaring", verklaring.id, jaar=jaar)
    return verklaring


def _regels(lid: Lid, organisatie: Organisatie, jaar: int) -> list[dict[str, Any]]:
    per_tafel: dict[str, Counter[str]] = defaultdict(Counter)
    rijen = Aanwezigheid.objects.filter(
        regio_id=lid.regio_id, organisatie=organisatie, overleg__op__year=jaar
    )
    for tafel, stand in rijen.values_list("overleg__tafel__naam", "stand"):
        per_tafel[tafel][stand] += 1
    return [
        {"tafel": tafel, "overleggen": aantal.total(), **{s: aantal[s] for s in Aanwezigheid.Stand}}
        for tafel, aantal in sorted(per_tafel.items())
    ]


def op_verklaring_reageren(
    lid: Lid, id_: UUID, reactie: str, *, vandaag: dt.date
) -> Deelnameverklaring:
    """The organisation adds its own words, as long as the insurer has not read it."""
    verklaring = haal_op(Deelnameverklaring, lid, id_)
    eis_namens(lid, Recht.TAFEL_ZIEN, verklaring.organisatie_id)
    if vandaag >= verklaring.zichtbaar_vanaf:
        raise Weigering(
            _("De verzekeraar ziet deze verklaring al."),
            waarom=_("Wat de verzekeraar ziet, verandert niet meer."),
            herstel=_("Vertel het de verzekeraar zelf, of schrijf het bij de volgende."),
        )
    verklaring.reactie = reactie
    bewaar(verklaring)
    noteer_namens(
        lid, verklaring.organisatie_id, "op_verklaring_reageren", "deelnameverklaring",
        verklaring.id,
    )  # fmt: skip
    return verklaring
