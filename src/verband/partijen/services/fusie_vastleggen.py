"""*fusie_vastleggen*: one organisation goes up in another from a day on. Nothing passes over by
itself: what was given by it or in its name ends that day, and the other gives it anew or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from verband.access.models import Lidmaatschap, Uitnodiging
from verband.access.rollen import SPREKENDE_ROLLEN, Recht, Rol
from verband.access.services.lidmaatschap_beeindigen import lidmaatschap_beeindigen
from verband.access.services.uitnodiging_intrekken import uitnodiging_intrekken
from verband.access.stap_op import eis_stap
from verband.access.verzoek import Lid
from verband.audit.models import Ontvangstbewijs
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.core.fouten import Weigering
from verband.partijen.models import Mandaat, Onderwerpverdeling
from verband.partijen.services.bewaren import (
    bewaar,
    eis,
    haal_op,
    haal_versie,
    noteer_als,
    vergrendel_regio,
)
from verband.partijen.services.onderwerp_verdelen import verdeling_beeindigen
from verband.regios.models import Organisatie


def fusie_vastleggen(
    lid: Lid, id_: UUID, naar_id: UUID, versie: int, *, op: dt.date, vandaag: dt.date
) -> Ontvangstbewijs:
    """Ends mandates, owned subjects and roles of ``id_`` on ``op``. What was done before stands."""
    eis(lid, Recht.ORGANISATIES_BEHEREN)
    eis_stap(lid)
    vergrendel_regio(lid)
    oud = haal_versie(Organisatie, lid, id_, versie)
    nieuw = haal_op(Organisatie, lid, naar_id)
    _eis_mogelijk(oud, nieuw, op, vandaag)
    oud.opgegaan_in, oud.opgegaan_op = nieuw, op
    bewaar(oud)
    geeindigd = {
        "mandaten": _beeindig_mandaten(oud, nieuw, op),
        "onderwerpen": _beeindig_onderwerpen(lid, oud, op),
        "rollen": _beeindig_rollen(lid, oud, op),
    }
    handeling = noteer_als(
        lid, Rol.COORDINATOR, "fusie_vastleggen", "organisatie", oud.id,
        naar=str(nieuw.id), op=op.isoformat(), **geeindigd,
    )  # fmt: skip
    inhoud: dict[str, Any] = {
        "organisatie": str(oud.id), "naam": oud.naam, "opgegaan_in": str(nieuw.id),
        "naam_nieuw": nieuw.naam, "opgegaan_op": op.isoformat(), **geeindigd,
    }  # fmt: skip
    return geef_ontvangstbewijs(handeling, titel=_("Fusie vastgelegd"), inhoud=inhoud)


def _eis_mogelijk(oud: Organisatie, nieuw: Organisatie, op: dt.date, vandaag: dt.date) -> None:
    if oud.opgegaan_op is not None:
        raise Weigering(
            _("%(naam)s is al in een andere organisatie opgegaan.") % {"naam": oud.naam},
            waarom=_("Een organisatie gaat één keer op in een andere."),
            herstel=_("Open de organisatie en kijk waarin."),
        )
    if nieuw.id == oud.id or nieuw.opgegaan_op is not None:
        raise Weigering(
            _("%(oud)s kan niet opgaan in %(nieuw)s.") % {"oud": oud.naam, "nieuw": nieuw.naam},
            waarom=_("Dat is dezelfde organisatie, of zij gaat zelf in een andere op."),
            herstel=_("Kies de organisatie die na de fusie verdergaat."),
        )
    later = Organisatie.objects.filter(regio_id=oud.regio_id, opgegaan_in=oud, opgegaan_op__gte=op)
    if wacht := later.first():
        raise Weigering(
            _("Op die dag gaat %(naam)s nog op in %(oud)s.")
            % {"naam": wacht.naam, "oud": oud.naam},
            waarom=_("Dan zou zij opgaan in een organisatie die er niet meer is."),
            herstel=_("Kies een latere dag."),
        )
    if op < vandaag:
        raise Weigering(
            _("Een fusie leggen wij niet met terugwerkende kracht vast."),
            waarom=_("Wat met een mandaat besloten is toen het gold, blijft besloten."),
            herstel=_("Kies vandaag, of de latere dag waarop de fusie ingaat."),
        )


def _beeindig_mandaten(oud: Organisatie, nieuw: Organisatie, op: dt.date) -> int:
    """All of them are locked, drafts too: who confirms one at this second waits, and then reads
    that its giver is gone."""
    n = 0
    alle = Mandaat.objects.select_for_update(no_key=True).filter(regio_id=oud.regio_id, gever=oud)
    for m in alle.order_by("id"):
        if m.staat != Mandaat.Staat.BEVESTIGD or m.tot is None:
            continue
        if op < min(filter(None, (m.tot, m.ingetrokken_op))):
            m.ingetrokken_op = op
            m.intrekking = _("%(oud)s is opgegaan in %(nieuw)s.") % {
                "oud": oud.naam, "nieuw": nieuw.naam,
            }  # fmt: skip
            bewaar(m)
            n += 1
    return n


def _beeindig_onderwerpen(lid: Lid, oud: Organisatie, op: dt.date) -> int:
    rijen = list(
        Onderwerpverdeling.objects.filter(
            Q(tot__isnull=True) | Q(tot__gt=op), regio_id=oud.regio_id, eigenaar=oud
        ).order_by("id")
    )
    for v in rijen:
        verdeling_beeindigen(lid, v.id, v.versie, op)
    return len(rijen)


def _beeindig_rollen(lid: Lid, oud: Organisatie, op: dt.date) -> int:
    """Of who speaks in its name. An invitation that nobody accepted yet is taken back."""
    for uitnodiging in Uitnodiging.objects.filter(
        regio_id=oud.regio_id, organisatie=oud, gebruikt_at=None, ingetrokken_at=None
    ).order_by("id"):
        uitnodiging_intrekken(lid, uitnodiging.id)
    rijen = list(_rollen(oud, op))
    for m in rijen:
        lidmaatschap_beeindigen(lid, m.id, op, gezien=m.tot)
    return len(rijen)


def _rollen(oud: Organisatie, op: dt.date) -> Iterator[Lidmaatschap]:
    yield from Lidmaatschap.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=op), regio_id=oud.regio_id, organisatie=oud,
        rol__in=SPREKENDE_ROLLEN,
    ).order_by("id")  # fmt: skip
