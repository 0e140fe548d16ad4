"""Bodies with seats and votes (ZZ-3.2-2b)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.models import Orgaan, Stem, Stemming, Zetel
from verband.partijen.selectors.vorm import uitkomst, zittend
from verband.partijen.services.bewaren import (
    bewaar,
    eis,
    haal_op,
    haal_versie,
    noteer,
    zet_velden,
)

_BRON = "Zorg en Zekerheid, hoofdstuk 3.2 (ZZ-3.2-2b)"


def orgaan_vastleggen(lid: Lid, naam: str, stemregel: str) -> Orgaan:
    eis(lid, Recht.TAFEL_BEHEREN)
    orgaan = Orgaan(regio_id=lid.regio_id, naam=naam, stemregel=stemregel)
    bewaar(orgaan)
    noteer(lid, "orgaan_vastleggen", "orgaan", orgaan.id)
    return orgaan


def zetel_vastleggen(
    lid: Lid, orgaan_id: UUID, gegevens: Mapping[str, Any], *, vandaag: dt.date,
    id_: UUID | None = None, versie: int = 0,
) -> Zetel:  # fmt: skip
    """Add or change a seat. In a body that is active its seats stay in order."""
    eis(lid, Recht.TAFEL_BEHEREN)
    orgaan = haal_op(Orgaan, lid, orgaan_id)
    if id_ is None:
        zetel = Zetel(regio_id=lid.regio_id, orgaan=orgaan, **gegevens)
    else:
        zetel = haal_versie(Zetel, lid, id_, versie)
        zet_velden(zetel, gegevens)
    if orgaan.actief:
        _eis_in_orde([zetel, *orgaan.zetels.exclude(id=zetel.id)], vandaag)
    bewaar(zetel)
    noteer(lid, "zetel_vastleggen", "zetel", zetel.id, discipline=zetel.discipline)
    return zetel


def orgaan_activeren(lid: Lid, id_: UUID, *, vandaag: dt.date) -> Orgaan:
    """From now on it votes. Raises Weigering when the seats don't allow that."""
    eis(lid, Recht.TAFEL_BEHEREN)
    orgaan = haal_op(Orgaan, lid, id_)
    _eis_in_orde(orgaan.zetels.all(), vandaag)
    orgaan.actief = True
    bewaar(orgaan)
    noteer(lid, "orgaan_activeren", "orgaan", orgaan.id)
    return orgaan


def _eis_in_orde(zetels: Iterable[Zetel], vandaag: dt.date) -> None:
    nu = zittend(zetels, vandaag)
    if zonder := [z.persoon for z in nu if z.stemgewicht is None]:
        raise Weigering(
            _("Niet elke zetel heeft een stemgewicht: %(wie)s.") % {"wie": ", ".join(zonder)},
            waarom=_("Een bestuur heeft een heldere verdeling van stemmen."),
            herstel=_("Vul bij elke zetel in hoe zwaar de stem telt; 0 mag."),
            bron=_BRON,
        )
    if len({z.discipline for z in nu if z.stemgewicht}) < 2:
        raise Weigering(
            _("Eén discipline heeft hier alle stemmen, of er zit nog niemand."),
            waarom=_("Een bestuur is multidisciplinair."),
            herstel=_("Voeg een zetel met een stem toe van een andere discipline."),
            bron=_BRON,
        )


def stemming_vastleggen(
    lid: Lid, orgaan_id: UUID, op: dt.date, voorstel: str, keuzes: Mapping[UUID, str], *,
    vandaag: dt.date,
) -> Stemming:  # fmt: skip
    """Who voted what, and what came of it by the rule of the body."""
    eis(lid, Recht.TAFEL_BEHEREN)
    orgaan = haal_op(Orgaan, lid, orgaan_id)
    met_stem = orgaan.zetels.filter(stemgewicht__isnull=False)
    zetels = {z.id: z for z in zittend(met_stem, op)}
    _eis_stemming(orgaan, op, keuzes, set(zetels), vandaag)
    gewogen = [(zetels[id_], keuze, zetels[id_].stemgewicht or 0) for id_, keuze in keuzes.items()]
    stemming = Stemming(
        regio_id=lid.regio_id, orgaan=orgaan, op=op, voorstel=voorstel,
        stemregel=orgaan.stemregel,
        aangenomen=uitkomst(orgaan.stemregel, [(keuze, n) for _z, keuze, n in gewogen]),
    )  # fmt: skip
    bewaar(stemming)
    for zetel, keuze, gewicht in gewogen:
        stem = Stem(regio_id=lid.regio_id, stemming=stemming, zetel=zetel, keuze=keuze)
        stem.gewicht = gewicht
        bewaar(stem)
    noteer(lid, "stemming_vastleggen", "stemming", stemming.id, aangenomen=stemming.aangenomen)
    return stemming


def _eis_stemming(
    orgaan: Orgaan, op: dt.date, keuzes: Mapping[UUID, str], zittend_op: set[UUID],
    vandaag: dt.date,
) -> None:  # fmt: skip
    if not orgaan.actief or op > vandaag:
        raise Weigering(
            _("Dit orgaan kan op deze dag niet stemmen."),
            waarom=_("Het is nog niet actief, of de dag moet nog komen."),
            herstel=_("Maak het orgaan eerst actief, en kies vandaag of een eerdere dag."),
            bron=_BRON,
        )
    if not keuzes or set(keuzes) - zittend_op:
        raise Weigering(
            _("Niet iedereen die stemde, had op die dag een zetel."),
            waarom=_("Alleen wie op die dag in dit orgaan zit, stemt."),
            herstel=_("Laat de stem weg van wie er geen zetel heeft of wiens termijn voorbij was."),
            bron=_BRON,
        )
