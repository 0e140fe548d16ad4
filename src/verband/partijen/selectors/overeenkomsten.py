"""The cooperation agreement and agreements with third parties, for a member of the region."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from verband.access.models import Lidmaatschap
from verband.access.rollen import ROLLEN, Recht, Rol
from verband.access.selectors import geldig
from verband.access.verzoek import Lid
from verband.partijen.models import (
    Derdenafspraak,
    Handtekening,
    Mandaat,
    Overeenkomst,
    Overeenkomstpartij,
    Overeenkomstversie,
)
from verband.partijen.selectors.mandaten import geldig_op
from verband.regios.models import Organisatie
from verband.regios.models.organisatie import zelfstandig

ONDERWERP = "samenwerkingsovereenkomst"
# When the end comes this near, someone has to think of the next one.
VERLENGEN = dt.timedelta(days=90)
# Whoever administers the party itself signs without a mandate.
_BEHEERDERS = frozenset({Rol.COORDINATOR, Rol.DISCIPLINEBEHEERDER, Rol.REGIEGEMEENTE})


def list_versies(lid: Lid) -> QuerySet[Overeenkomstversie]:
    """Without the file itself, which may be large."""
    if not lid.mag(Recht.TAFEL_ZIEN):
        return Overeenkomstversie.objects.none()
    return (
        Overeenkomstversie.objects.filter(regio_id=lid.regio_id)
        .defer("bestand")
        .select_related("overeenkomst")
        .prefetch_related("partijen__organisatie", "handtekeningen__gebruiker")
    )


def list_nieuwste(lid: Lid) -> list[Overeenkomstversie]:
    """The newest version of each agreement."""
    versies = list_versies(lid).order_by("overeenkomst_id", "-nummer").distinct("overeenkomst_id")
    return list(versies)


def get_geldende(lid: Lid, dag: dt.date) -> Overeenkomstversie | None:
    """What holds on that day: a next text that is still being signed does not end it. While none
    does, the newest."""
    versies = list(list_versies(lid).defer("bestand", "tekst").order_by("-aangemaakt_at"))
    geldend = [v for v in versies if geldt_op(v, dag)]
    # Looking back, a text that was signed only later did not hold yet.
    toen = [v for v in geldend if (op := getekend_op(v)) and op <= dag]
    return next(iter([*toen, *geldend, *versies]), None)


def getekend_op(versie: Overeenkomstversie) -> dt.date | None:
    """The day of the last signature; None while one is missing."""
    dagen = [timezone.localdate(h.aangemaakt_at) for h in versie.handtekeningen.all()]
    return max(dagen) if dagen and not ontbrekende_handtekeningen(versie) else None


def get_overeenkomst(lid: Lid, id_: UUID) -> Overeenkomst | None:
    if not lid.mag(Recht.TAFEL_ZIEN):
        return None
    return Overeenkomst.objects.filter(regio_id=lid.regio_id, id=id_).first()


@dataclass(frozen=True, slots=True)
class Getekend:
    """One party and its signature; ``aan_de_beurt`` when nobody before it is missing."""

    partij: Overeenkomstpartij
    handtekening: Handtekening | None
    aan_de_beurt: bool


def partijen_van(versie: Overeenkomstversie) -> list[Getekend]:
    van = {h.organisatie_id: h for h in versie.handtekeningen.all()}
    partijen = sorted(versie.partijen.all(), key=lambda p: (p.volgorde, p.organisatie.naam))
    eerste_open = min(
        (p.volgorde for p in partijen if p.organisatie_id not in van), default=len(partijen)
    )
    return [Getekend(p, van.get(p.organisatie_id), p.volgorde <= eerste_open) for p in partijen]


def ontbrekende_handtekeningen(versie: Overeenkomstversie) -> list[Organisatie]:
    """Whose signature is missing (ZZ-3.2-1c)."""
    return [g.partij.organisatie for g in partijen_van(versie) if g.handtekening is None]


def geldt_op(versie: Overeenkomstversie, dag: dt.date) -> bool:
    """Signed by everyone, and within its days."""
    return versie.vanaf <= dag < versie.tot and not ontbrekende_handtekeningen(versie)


def is_beheerder_van(lid: Lid, organisatie_id: UUID) -> bool:
    return any(
        m.organisatie_id == organisatie_id and m.rol in _BEHEERDERS for m in lid.lidmaatschappen
    )


def tekenmandaten(lid: Lid, organisatie_id: UUID, dag: dt.date) -> list[tuple[Mandaat, bool]]:
    """The mandates on which this person may sign for it, and whether as deputy."""
    email = lid.gebruiker.email
    if not email:
        return []
    mandaten = Mandaat.objects.filter(
        geldig_op(dag),
        Q(vertegenwoordiger_email__iexact=email) | Q(plaatsvervanger_email__iexact=email),
        regio_id=lid.regio_id,
        gever_id=organisatie_id,
        onderwerpen__onderwerp=ONDERWERP,
    )
    return [
        (m, m.vertegenwoordiger_email.casefold() != email.casefold())
        for m in mandaten.prefetch_related("onderwerpen").order_by("id")
    ]


def mag_tekenen_voor(lid: Lid, versie: Overeenkomstversie, dag: dt.date) -> list[Getekend]:
    """The parties that wait for a signature of this person."""
    if not lid.mag(Recht.OVEREENKOMST_TEKENEN):
        return []
    return [
        g
        for g in partijen_van(versie)
        if g.handtekening is None
        and g.aan_de_beurt
        and (
            is_beheerder_van(lid, g.partij.organisatie_id)
            or tekenmandaten(lid, g.partij.organisatie_id, dag)
        )
    ]


def zonder_tekenaar(lid: Lid, versie: Overeenkomstversie, dag: dt.date) -> list[Organisatie]:
    """Parties that still have to sign, for which nobody with an account can."""
    open_ = ontbrekende_handtekeningen(versie)
    tekenen = [rol for rol, rechten in ROLLEN.items() if Recht.OVEREENKOMST_TEKENEN in rechten]
    leden = list(
        Lidmaatschap.objects.filter(geldig(), regio_id=lid.regio_id, rol__in=tekenen).values_list(
            "rol", "organisatie_id", "gebruiker__email"
        )
    )
    wel = {organisatie for rol, organisatie, _email in leden if rol in _BEHEERDERS}
    adressen = {email.casefold() for _rol, _organisatie, email in leden}
    mandaten = Mandaat.objects.filter(
        geldig_op(dag), regio_id=lid.regio_id, onderwerpen__onderwerp=ONDERWERP
    ).values_list("gever_id", "vertegenwoordiger_email", "plaatsvervanger_email")
    wel |= {gever for gever, *emails in mandaten if adressen & {e.casefold() for e in emails if e}}
    return [o for o in open_ if o.id not in wel]


def list_gewone_partijen(lid: Lid, dag: dt.date) -> set[UUID]:
    """Who must sign by the rules: the RO and every giver of a mandate (ZZ-3.2-1c)."""
    gevers = Mandaat.objects.filter(geldig_op(dag), regio_id=lid.regio_id)
    ro = Organisatie.objects.filter(zelfstandig(dag), regio_id=lid.regio_id, soort="ro")
    return {*gevers.values_list("gever_id", flat=True), *ro.values_list("id", flat=True)}


AFSPRAAKORDES = ("tot", "partij", "onderwerp")


def list_derdenafspraken(lid: Lid, q: str = "", orde: str = "") -> QuerySet[Derdenafspraak]:
    if not lid.mag(Recht.TAFEL_ZIEN):
        return Derdenafspraak.objects.none()
    afspraken = Derdenafspraak.objects.filter(regio_id=lid.regio_id)
    for woord in q.split()[:8]:
        afspraken = afspraken.filter(
            Q(partij__icontains=woord) | Q(sector__icontains=woord) | Q(onderwerp__icontains=woord)
        )
    if orde.removeprefix("-") in AFSPRAAKORDES:
        afspraken = afspraken.order_by(orde, "partij", "id")
    return afspraken.select_related("mandaat__gever")
