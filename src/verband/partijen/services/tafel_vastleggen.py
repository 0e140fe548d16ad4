from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from regelwerk.tekst import datum
from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.partijen.models import Overlegtafel, Tafellid
from verband.partijen.selectors.overlegtafels import list_tafel_gelijkenden
from verband.partijen.services.bewaren import (
    bewaar,
    eis,
    haal_versie,
    noteer,
    vergrendel_regio,
    zet_velden,
)
from verband.regios.models import Organisatie

_ANTWOORDEN = ("meerwaarde", "overwogen", "verbinding")


class TafelLijktOp(Weigering):
    """A refusal that one may overrule, after having seen what it looks like."""

    def __init__(self, gelijken: list[Overlegtafel]) -> None:
        self.tafels = gelijken
        super().__init__(
            _("Deze naam lijkt op een tafel die er al is: %(naam)s.")
            % {"naam": ", ".join(t.naam for t in gelijken)},
            waarom=_("Twee tafels met hetzelfde doel maken onduidelijk wie wat afspreekt."),
            herstel=_(
                "Kijk of het dezelfde is. Is het een andere tafel, zet dan het vinkje onder de "
                "naam en bewaar opnieuw."
            ),
            bron="Uitwerking eerstelijnssamenwerking (OPL-B4)",
        )


def tafel_vastleggen(
    lid: Lid,
    gegevens: Mapping[str, Any],
    leden: Iterable[Organisatie],
    *,
    id_: UUID | None = None,
    versie: int = 0,
    toch: bool = False,
) -> Overlegtafel:
    """Add one or change it. Raises TafelLijktOp unless ``toch``, Gewijzigd or Weigering."""
    eis(lid, Recht.TAFEL_BEHEREN)
    vergrendel_regio(lid)
    tafel = haal_versie(Overlegtafel, lid, id_, versie) if id_ else None
    _eis_meerwaarde(gegevens)
    nieuwe_naam = tafel is None or tafel.naam != gegevens["naam"]
    gelijken = list_tafel_gelijkenden(lid, gegevens["naam"], behalve=id_)
    if nieuwe_naam and gelijken and not toch:
        raise TafelLijktOp(gelijken)
    if tafel is None:
        tafel, anders = Overlegtafel(regio_id=lid.regio_id, **gegevens), list(gegevens)
    else:
        anders = zet_velden(tafel, gegevens)
    _eis_overleg_ervoor(tafel)
    bewaar(tafel)
    _zet_leden(lid, tafel, {o.id for o in leden})
    noteer(lid, "tafel_vastleggen", "overlegtafel", tafel.id, velden=anders, nieuw=tafel.nieuw)
    return tafel


def _eis_meerwaarde(gegevens: Mapping[str, Any]) -> None:
    if gegevens.get("nieuw") and not all(str(gegevens.get(k, "")).strip() for k in _ANTWOORDEN):
        raise Weigering(
            _("Een nieuwe tafel kan niet zonder drie antwoorden."),
            waarom=_(
                "Een nieuw overleg mag er alleen komen als het duidelijk iets toevoegt en met de "
                "regio verbonden blijft."
            ),
            herstel=_(
                "Vul in wat de tafel toevoegt, welke bestaande tafel u overwoog en hoe zij met "
                "de regio verbonden is. Is het een bestaande tafel, haal dan het vinkje weg."
            ),
            bron="Zorg en Zekerheid, hoofdstuk 3.1 (ZZ-3.1-4b)",
        )


def _eis_overleg_ervoor(tafel: Overlegtafel) -> None:
    if tafel.tot is None or tafel._state.adding:
        return
    laatste = tafel.overleggen.filter(op__gte=tafel.tot).order_by("-op").first()
    if laatste:
        raise Weigering(
            _("Deze tafel kwam na die dag nog bijeen."),
            waarom=_("Er staat een overleg van %(dag)s.") % {"dag": datum(laatste.op)},
            herstel=_("Kies een einddag na het laatste overleg."),
        )


def _zet_leden(lid: Lid, tafel: Overlegtafel, nu: set[UUID]) -> None:
    van = {"regio_id": lid.regio_id, "tafel": tafel}
    oud = set(Tafellid.objects.filter(**van).values_list("organisatie_id", flat=True))
    Tafellid.objects.filter(**van, organisatie_id__in=oud - nu).delete()
    Tafellid.objects.bulk_create([Tafellid(**van, organisatie_id=o) for o in sorted(nu - oud)])
