"""How far a region is: what stands, what is missing, and where to go on."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regelwerk.tekst import opsomming
from verband.access.rollen import ZINNEN, Recht
from verband.access.verzoek import Lid
from verband.partijen.selectors.gebied import op_dag
from verband.partijen.selectors.verzekeraars import Jaar
from verband.partijen.selectors.verzekeraarslijst import (
    bezwaar_tegen_bron,
    nieuwste_dag,
    nieuwste_lijst,
)
from verband.partijen.woorden import DISCIPLINES, discipline
from verband.regios.models import Contact, Organisatie, RegioGemeente
from verband.regios.models.organisatie import zelfstandig

EERSTE_CONTRACTJAAR = 2027


class Stap(NamedTuple):
    """One thing that a complete region has."""

    klaar: bool
    titel: str
    uitleg: str
    adres: str
    knop: str


class Stand(NamedTuple):
    stappen: list[Stap]
    organisaties: int

    @property
    def klaar(self) -> int:
        return sum(stap.klaar for stap in self.stappen)


def contractjaar() -> int:
    """The contract year that a region is at work for."""
    return max(EERSTE_CONTRACTJAAR, timezone.localdate().year)


def get_stand(lid: Lid, jaren: list[Jaar]) -> Stand:
    """In three queries, however large the region is; ``jaren`` as ``list_jaren`` gives them."""
    slug = lid.regio.slug if lid.regio else ""
    hier = Organisatie.objects.filter(zelfstandig(timezone.localdate()), regio_id=lid.regio_id)
    tellingen = hier.aggregate(
        alle=Count("id"),
        ro=Count("id", filter=Q(soort="ro")),
        zonder_agb=Count("id", filter=Q(soort="zorgaanbieder", agb="")),
        **{d: Count("id", filter=Q(discipline=d)) for d in DISCIPLINES},
    )
    jaar = next((j for j in jaren if j.contractjaar == contractjaar()), None)
    return Stand(
        [
            _gebied(lid, slug),
            _ro(slug, tellingen["ro"]),
            _disciplines(slug, [d for d in DISCIPLINES if not tellingen[d]]),
            _preferent(slug, jaar),
            _contact(lid, slug, jaar),
            _agb(slug, tellingen["zonder_agb"], tellingen["alle"]),
        ],
        tellingen["alle"],
    )


def _gebied(lid: Lid, slug: str) -> Stap:
    vandaag = timezone.localdate()
    aantal = RegioGemeente.objects.filter(op_dag(vandaag), regio_id=lid.regio_id).count()
    een, meer = "Vandaag hoort %(n)s gemeente erbij.", "Vandaag horen %(n)s gemeenten erbij."
    uitleg = ngettext(een, meer, aantal) % {"n": aantal}
    if not aantal:
        uitleg = _("Er is nog geen gemeente vastgelegd.")
    adres = reverse("partijen:gebied", args=[slug])
    return Stap(bool(aantal), _("Gebied"), uitleg, adres, _("Leg het gebied vast"))


def _ro(slug: str, aantal: int) -> Stap:
    uitleg = {
        0: _("De regionale organisatie staat nog niet in de lijst."),
        1: _("De regionale organisatie staat in de lijst."),
    }.get(aantal, _("Er staan meer regionale organisaties in; een RESV hoort bij één RO."))
    adres = reverse("partijen:organisatie-nieuw", args=[slug])
    if aantal > 1:
        adres = reverse("partijen:organisaties", args=[slug]) + "?soort=ro"
    return Stap(aantal == 1, _("Regionale organisatie (RO)"), uitleg, adres, _("Naar de RO"))


def _disciplines(slug: str, ontbreken: list[str]) -> Stap:
    uitleg = _("Van alle vijf groepen staat er ten minste één organisatie in.")
    if ontbreken:
        uitleg = _("Nog geen organisatie van: %(welke)s.") % {
            "welke": opsomming([discipline(d) for d in ontbreken])
        }
    adres = reverse("partijen:organisaties", args=[slug])
    return Stap(not ontbreken, _("Vijf disciplines"), uitleg, adres, _("Naar de organisaties"))


def _preferent(slug: str, jaar: Jaar | None) -> Stap:
    wie = jaar.preferent if jaar else None
    if wie is None:
        uitleg = _("Voor contractjaar %(jaar)s is er nog geen.") % {"jaar": contractjaar()}
    else:
        uitleg = _("%(naam)s in contractjaar %(jaar)s.") % {
            "naam": wie.verzekeraar.naam,
            "jaar": wie.contractjaar,
        }
        if wie.aandeel is None:
            uitleg += " " + _("Het aandeel is onbekend.")
        if bezwaar := bezwaar_tegen_bron(wie, nieuwste_dag(nieuwste_lijst())):
            uitleg += " " + bezwaar
    adres = reverse("partijen:verzekeraars", args=[slug])
    return Stap(wie is not None, _("Preferente verzekeraar"), uitleg, adres, _("Leg de rol vast"))


def _contact(lid: Lid, slug: str, jaar: Jaar | None) -> Stap:
    wie = jaar.preferent if jaar else None
    er_is = (
        wie is not None
        and Contact.objects.filter(
            regio_id=lid.regio_id, verzekeraar_id=wie.verzekeraar_id
        ).exists()
    )
    uitleg = (
        _("U weet wie u kunt bellen.")
        if er_is
        else _("Nog niemand van de preferente verzekeraar staat in de lijst.")
    )
    adres = reverse("partijen:contacten", args=[slug])
    titel = _("Contactpersoon bij de verzekeraar")
    return Stap(er_is, titel, uitleg, adres, _("Leg een contact vast"))


def _agb(slug: str, zonder: int, alle: int) -> Stap:
    uitleg = _("Elke zorgaanbieder in de lijst heeft een AGB-nummer.")
    if zonder:
        een, meer = "Van %(n)s zorgaanbieder mist het nummer.", "Van %(n)s mist het nummer."
        uitleg = ngettext(een, meer, zonder) % {"n": zonder}
    elif not alle:
        uitleg = _("Er staan nog geen zorgaanbieders in de lijst.")
    adres = reverse("partijen:organisaties", args=[slug]) + "?soort=zorgaanbieder"
    return Stap(bool(alle) and not zonder, _("AGB-nummers"), uitleg, adres, _("Vul ze aan"))


def zinnen(lid: Lid) -> list[str]:
    """What this member may do here, one sentence each, in the order of the list of rights."""
    return [str(ZINNEN[recht]) for recht in Recht if lid.mag(recht)]
