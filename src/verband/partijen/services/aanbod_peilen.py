"""The holder of the VVT file sets a measure up, and says which providers are in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verband.access.rollen import Recht, Rol
from verband.access.verzoek import Lid
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.models import Aanbodopgave, Aanbodpeiling
from verband.partijen.selectors.aanbod import list_nog_toe_te_voegen, telt_mee
from verband.partijen.services.bewaren import bewaar, eis, noteer_als, vergrendel_regio, zet_velden
from verband.regios.models import Organisatie

BRON = gettext_lazy("Zorg en Zekerheid, RESV-zorginkoopbeleid, 3.4, vierde punt")


def peiling_vastleggen(lid: Lid, gegevens: Mapping[str, Any], versie: int) -> Aanbodpeiling:
    """Open the measure of one kind of care, or change it. Every VVT provider is in it at once."""
    eis(lid, Recht.AANBOD_BEHEREN)
    vergrendel_regio(lid)
    peiling = _pak(lid, soort=gegevens["soort"])
    if peiling is None:
        peiling = Aanbodpeiling(regio_id=lid.regio_id, **gegevens)
    else:
        if peiling.versie != versie:
            raise Gewijzigd(peiling)
        weiger_gesloten(peiling)
        if not zet_velden(peiling, gegevens):
            return peiling
    bewaar(peiling)
    noteer_als(lid, Rol.DOSSIERHOUDER, "peiling_vastleggen", "aanbodpeiling", peiling.id,
               soort=peiling.soort)  # fmt: skip
    aanbieders_toevoegen(lid, peiling)
    return peiling


def aanbieders_toevoegen(lid: Lid, peiling: Aanbodpeiling) -> int:
    """All VVT providers of the region that are not in it yet. A double one is refused by number."""
    eis(lid, Recht.AANBOD_BEHEREN)
    weiger_gesloten(peiling)
    nieuw = list(list_nog_toe_te_voegen(lid, peiling))
    weiger_dubbel(lid, peiling, nieuw)
    for organisatie in nieuw:
        bewaar(Aanbodopgave(regio_id=lid.regio_id, peiling=peiling, aanbieder=organisatie))
    if nieuw:
        noteer_als(lid, Rol.DOSSIERHOUDER, "aanbieders_toevoegen", "aanbodpeiling", peiling.id,
                   aantal=len(nieuw))  # fmt: skip
    return len(nieuw)


def weiger_dubbel(lid: Lid, peiling: Aanbodpeiling, nieuw: list[Organisatie]) -> None:
    """Two records of one legal person would count its care twice."""
    er_al = Organisatie.objects.filter(
        regio_id=lid.regio_id,
        id__in=Aanbodopgave.objects.filter(
            telt_mee(), regio_id=lid.regio_id, peiling=peiling
        ).values("aanbieder_id"),
    )
    per_kvk: dict[str, Organisatie] = {o.kvk: o for o in er_al if o.kvk}
    for organisatie in nieuw:
        ander = per_kvk.setdefault(organisatie.kvk, organisatie) if organisatie.kvk else organisatie
        if ander is not organisatie and ander.id != organisatie.id:
            raise Weigering(
                _("%(een)s en %(ander)s hebben hetzelfde KvK-nummer.")
                % {"een": ander.naam, "ander": organisatie.naam},
                waarom=_(
                    "Eén aanbieder telt in de dekking één keer; anders klopt het aandeel niet."
                ),
                herstel=_(
                    "Zijn zij samengegaan? Laat de coördinator bij Organisaties de fusie "
                    "vastleggen, of één van de twee verbeteren."
                ),
                bron=str(BRON),
            )


def weiger_gesloten(peiling: Aanbodpeiling) -> None:
    if peiling.gesloten_at is not None:
        raise Weigering(
            _("De dekking van %(soort)s is vastgesteld; het dossier is gesloten.")
            % {"soort": peiling.get_soort_display()},
            waarom=_("Wat vastgesteld is, verandert niet meer onder uw handen."),
            herstel=_("De dossierhouder kan het dossier heropenen, met een reden."),
        )


def _pak(lid: Lid, **welke: Any) -> Aanbodpeiling | None:
    return Aanbodpeiling.objects.select_for_update().filter(regio_id=lid.regio_id, **welke).first()


def pak_peiling(lid: Lid, id_: UUID) -> Aanbodpeiling:
    """Locked: answers and the determination happen one after the other."""
    peiling = _pak(lid, id=id_)
    if peiling is None:
        raise Weigering(
            _("Deze peiling is er niet meer."),
            waarom=_("Het adres klopt niet, of zij is weggehaald."),
            herstel=_("Ga terug naar de VVT-dekking."),
        )
    return peiling
