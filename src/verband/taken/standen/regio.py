"""What a region still lacks, for who keeps its data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regelwerk.tekst import opsomming
from verband.access.rollen import Recht
from verband.partijen.selectors.gebied import op_dag
from verband.partijen.woorden import DISCIPLINES, discipline
from verband.regios.models import Contact, Organisatie, RegioGemeente, RegioVerzekeraar
from verband.regios.models.organisatie import zelfstandig
from verband.taken.jaren import volgend_contractjaar
from verband.taken.kijker import Kijker, eenmaal
from verband.taken.taak import Taak


def _in(
    kijker: Kijker,
    regio: UUID,
    soort: str,
    stand: str,
    *,
    titel: str,
    uitleg: str,
    naar: str,
    knop: str,
    vraag: str = "",
) -> Taak:
    """``stand`` is what is told once: no count that gets less while someone works on it."""
    hier = kijker.per_id[regio]
    return Taak(
        soort=soort,
        sleutel=f"{soort}:{regio}:{stand}",
        titel=titel,
        uitleg=uitleg,
        adres=reverse(naar, args=[hier.slug]) + vraag,
        knop=knop,
        regio=hier,
    )


def gebied_vastleggen(kijker: Kijker) -> Iterator[Taak]:
    ids = kijker.regios(Recht.REGIO_BEHEREN)
    if not ids:
        return
    heeft = RegioGemeente.objects.filter(op_dag(kijker.dag), regio_id__in=ids)
    for regio in _zonder(ids, set(heeft.values_list("regio_id", flat=True))):
        yield _in(
            kijker, regio, "gebied-vastleggen", "leeg",
            titel=_("Leg vast welke gemeenten bij de regio horen"),
            uitleg=_("Zonder gebied is niet te zeggen voor wie het plan is."),
            naar="partijen:gebied", knop=_("Leg het gebied vast"),
        )  # fmt: skip


def _zonder(ids: list[UUID], met: set[UUID]) -> list[UUID]:
    return [id_ for id_ in ids if id_ not in met]


class _Telling(NamedTuple):
    """How many organisations of one kind and discipline a region has without an AGB number."""

    regio: UUID
    soort: str
    discipline: str
    zonder_agb: int


@eenmaal
def _organisaties(kijker: Kijker) -> list[_Telling]:
    ids = kijker.regios(Recht.ORGANISATIES_BEHEREN)
    if not ids:
        return []
    rijen = Organisatie.objects.filter(zelfstandig(kijker.dag), regio_id__in=ids).order_by()
    groepen = rijen.values_list("regio_id", "soort", "discipline")
    return [_Telling(*rij) for rij in groepen.annotate(n=Count("id", filter=Q(agb="")))]


def ro_vastleggen(kijker: Kijker) -> Iterator[Taak]:
    ids = kijker.regios(Recht.ORGANISATIES_BEHEREN)
    if not ids:
        return
    heeft = {o.regio for o in _organisaties(kijker) if o.soort == "ro"}
    for regio in _zonder(ids, heeft):
        yield _in(
            kijker, regio, "ro-vastleggen", "leeg",
            titel=_("Zet de regionale organisatie (RO) in de lijst"),
            uitleg=_("Een RESV hoort bij één RO; zij tekent de overeenkomst."),
            naar="partijen:organisatie-nieuw", knop=_("Voeg de RO toe"),
        )  # fmt: skip


def disciplines_aanvullen(kijker: Kijker) -> Iterator[Taak]:
    ids = kijker.regios(Recht.ORGANISATIES_BEHEREN)
    if not ids:
        return
    er_zijn = {(o.regio, o.discipline) for o in _organisaties(kijker)}
    for regio in ids:
        mist = [d for d in DISCIPLINES if (regio, d) not in er_zijn]
        if mist:
            yield _in(
                kijker, regio, "disciplines-aanvullen", "open",
                titel=_("Vul de vijf disciplines aan"),
                uitleg=_("Nog geen organisatie van: %(welke)s.")
                % {"welke": opsomming([discipline(d) for d in mist])},
                naar="partijen:organisaties", knop=_("Naar de organisaties"),
            )  # fmt: skip


def agb_aanvullen(kijker: Kijker) -> Iterator[Taak]:
    ids = kijker.regios(Recht.ORGANISATIES_BEHEREN)
    if not ids:
        return
    zonder: Counter[UUID] = Counter()
    for o in _organisaties(kijker):
        if o.soort == "zorgaanbieder":
            zonder[o.regio] += o.zonder_agb
    for regio, n in (+zonder).items():
        een, meer = (
            "Van %(n)s zorgaanbieder mist het AGB-nummer",
            "Van %(n)s zorgaanbieders mist het AGB-nummer",
        )
        yield _in(
            kijker, regio, "agb-aanvullen", "open",
            titel=ngettext(een, meer, n) % {"n": n},
            uitleg=_("Met het nummer herkennen verzekeraar en NZa de aanbieder."),
            naar="partijen:organisaties", vraag="?soort=zorgaanbieder", knop=_("Vul aan"),
        )  # fmt: skip


def verzekeraar_vastleggen(kijker: Kijker) -> Iterator[Taak]:
    ids = kijker.regios(Recht.REGIO_BEHEREN)
    if not ids:
        return
    jaar = volgend_contractjaar(kijker.dag)
    for regio in _zonder(ids, set(_preferenten(kijker))):
        yield _in(
            kijker, regio, "verzekeraar-vastleggen", str(jaar),
            titel=_("Leg de preferente verzekeraar van %(jaar)s vast") % {"jaar": jaar},
            uitleg=_("Bij deze verzekeraar dient de regio haar plan in."),
            naar="partijen:verzekeraars", knop=_("Leg de rol vast"),
        )  # fmt: skip


def contact_vastleggen(kijker: Kijker) -> Iterator[Taak]:
    ids = kijker.regios(Recht.REGIO_BEHEREN)
    if not ids:
        return
    preferent = _preferenten(kijker)
    heeft = set(
        Contact.objects.filter(regio_id__in=preferent).values_list("regio_id", "verzekeraar_id")
    )
    for regio, rv in preferent.items():
        if (regio, rv.verzekeraar_id) not in heeft:
            yield _in(
                kijker, regio, "contact-vastleggen", str(rv.verzekeraar_id),
                titel=_("Leg een contactpersoon bij %(naam)s vast")
                % {"naam": rv.verzekeraar.naam},
                uitleg=_("Dan weet iedereen in de regio wie er te bellen is."),
                naar="partijen:contacten", knop=_("Leg een contact vast"),
            )  # fmt: skip


@eenmaal
def _preferenten(kijker: Kijker) -> dict[UUID, RegioVerzekeraar]:
    """Of the next contract year."""
    rijen = RegioVerzekeraar.objects.filter(
        regio_id__in=kijker.regios(Recht.REGIO_BEHEREN),
        contractjaar=volgend_contractjaar(kijker.dag),
        rol=RegioVerzekeraar.Rol.PREFERENT,
    ).select_related("verzekeraar")
    return {rv.regio_id: rv for rv in rijen}
