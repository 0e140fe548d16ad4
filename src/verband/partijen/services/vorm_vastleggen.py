from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from verband.access.rollen import Recht
from verband.access.stap_op import eis_stap
from verband.access.verzoek import Lid
from verband.core.fouten import Gewijzigd, Weigering
from verband.partijen.models import Besluit, Samenwerkingsvorm
from verband.partijen.models.vorm import NETWERK, VORMEN
from verband.partijen.selectors.vorm import NUMMERS, STARTJAAR, vorige_soort, vorm_in
from verband.partijen.services.bewaren import bewaar, eis, noteer, vergrendel_regio, zet_velden

_BRON = "Zorg en Zekerheid, hoofdstuk 3.2"


def vorm_vastleggen(
    lid: Lid, jaar: int, gegevens: Mapping[str, Any], *, versie: int
) -> Samenwerkingsvorm:
    """The form in one contract year; other years stay as they were (ZZ-3.2-1i)."""
    eis(lid, Recht.TAFEL_BEHEREN)
    vergrendel_regio(lid)
    vorm = vorm_in(lid, jaar)
    if not vorm._state.adding and vorm.versie != versie:
        raise Gewijzigd(vorm)
    _eis_vorm(lid, jaar, gegevens)
    if gegevens.get("iban", vorm.iban) != vorm.iban:
        eis_stap(lid)
    anders = zet_velden(vorm, gegevens)
    bewaar(vorm)
    noteer(
        lid, "vorm_vastleggen", "samenwerkingsvorm", vorm.id,
        contractjaar=jaar, soort=vorm.soort, velden=anders,
    )  # fmt: skip
    return vorm


def _eis_vorm(lid: Lid, jaar: int, gegevens: Mapping[str, Any]) -> None:
    soort, besluit = gegevens["soort"], gegevens.get("besluit")
    if soort not in dict(VORMEN):
        raise Weigering(
            _("Deze vorm bestaat niet."),
            waarom=_("Een RESV is een netwerk, of een RO die is omgevormd."),
            herstel=_("Kies een van die twee."),
            bron=f"{_BRON} (ZZ-3.2-0a)",
        )
    if soort == NETWERK and (te_veel := [n for v, n in NUMMERS.items() if gegevens.get(v)]):
        raise Weigering(
            _("Een netwerk heeft geen eigen nummers: %(wat)s.") % {"wat": ", ".join(te_veel)},
            waarom=_("Een netwerk-RESV is geen rechtspersoon."),
            herstel=_("Laat deze velden leeg en gebruik de nummers van de RO."),
            bron=f"{_BRON} (ZZ-3.2-1b)",
        )
    if soort != vorige_soort(lid, jaar) and not _is_genomen(lid, besluit):
        raise Weigering(
            _("Van vorm wisselen kan alleen met een besluit."),
            waarom=_("De vorm verandert; daarvoor moet er een besluit zijn dat van kracht is."),
            herstel=_("Leg het besluit vast op de besluitenlijst en kies het hier."),
            bron=f"{_BRON} (ZZ-3.2-1i)",
        )
    if jaar == STARTJAAR and soort != NETWERK and not str(gegevens.get("motivatie", "")).strip():
        raise Weigering(
            _("Dit wijkt af van het uitgangspunt voor 2027."),
            waarom=_("De verzekeraar gaat ervan uit dat een RESV in 2027 start als netwerk."),
            herstel=_("Schrijf waarom u een andere vorm kiest."),
            bron=f"{_BRON} (ZZ-3.2-0b)",
        )


def _is_genomen(lid: Lid, besluit: Besluit | None) -> bool:
    return (
        besluit is not None
        and besluit.regio_id == lid.regio_id
        and besluit.staat == Besluit.Staat.GELDIG
    )
