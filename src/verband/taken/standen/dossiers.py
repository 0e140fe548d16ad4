"""Dossiers: what must be mended, read, answered or thought of before a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regelwerk.klokken import uiterste_indiendatum
from regelwerk.regelsets import alle_regelsets
from verband.access.rollen import Recht
from verband.plannen.models import (
    Deling,
    DelingGezien,
    DossierNotitie,
    DossierVersie,
    Toetsdossier,
)
from verband.plannen.selectors.delingen import list_lopend
from verband.regios.models import RegioVerzekeraar
from verband.taken.kijker import Kijker, eenmaal
from verband.taken.taak import Taak, Wachten

BEWAREN = dt.timedelta(days=30)
DELING = dt.timedelta(days=7)


class Eigen(NamedTuple):
    """A dossier with what its newest version says: how many points block it, and its number."""

    dossier: Toetsdossier
    blokkerend: int
    nummer: int


@eenmaal
def eigen_dossiers(kijker: Kijker) -> list[Eigen]:
    ids = kijker.regios(Recht.DOSSIERS_BEHEREN)
    if not ids:
        return []
    nieuwste = DossierVersie.objects.filter(
        regio_id=OuterRef("regio_id"), dossier=OuterRef("pk")
    ).order_by("-nummer")
    dossiers = (
        Toetsdossier.objects.filter(regio_id__in=ids)
        .exclude(staat=Toetsdossier.Staat.VERWIJDERD)
        .annotate(
            blokkerend=Subquery(
                nieuwste.values_list(Cast("aantallen__blokkerend", models.IntegerField()))[:1]
            ),
            nummer=Subquery(nieuwste.values_list("nummer")[:1]),
        )
    )
    return [Eigen(d, d.blokkerend or 0, d.nummer or 0) for d in dossiers]


def dossier_herstellen(kijker: Kijker) -> Iterator[Taak]:
    """Until the last day of the round, of the insurer and year of the dossier."""
    te_doen = [
        e
        for e in eigen_dossiers(kijker)
        if e.dossier.staat == Toetsdossier.Staat.OPEN and e.blokkerend
    ]
    wie = _preferent({e.dossier.regio_id for e in te_doen}) if te_doen else {}
    for d, blokkerend, nummer in te_doen:
        klok = uiterste_indiendatum(
            alle_regelsets(),
            contractjaar=d.contractjaar,
            verzekeraar=wie.get((d.regio_id, d.contractjaar)),
        )
        if klok is None or klok.dag < kijker.dag:
            continue
        een, meer = "%(n)s punt moet hersteld: %(naam)s", "%(n)s punten moeten hersteld: %(naam)s"
        regio = kijker.per_id[d.regio_id]
        yield Taak(
            soort="dossier-herstellen",
            sleutel=f"dossier-herstellen:{d.id}:{nummer}",
            titel=ngettext(een, meer, blokkerend) % {"n": blokkerend, "naam": d.naam},
            uitleg=_("Zo kan het plan niet worden ingediend (%(bron)s).") % {"bron": klok.bron},
            regio=regio,
            tot=klok.dag,
            adres=reverse("dossiers:versie", args=[regio.slug, d.id, nummer]),
            knop=_("Bekijk de punten"),
        )


def _preferent(ids: set[UUID]) -> dict[tuple[UUID, int], str]:
    rijen = RegioVerzekeraar.objects.filter(
        regio_id__in=ids, rol=RegioVerzekeraar.Rol.PREFERENT
    ).values_list("regio_id", "contractjaar", "verzekeraar__naam")
    return {(regio, jaar): naam for regio, jaar, naam in rijen}


def bewaartermijn_nadert(kijker: Kijker) -> Iterator[Taak]:
    for d, _blokkerend, _nummer in eigen_dossiers(kijker):
        if d.bewaren_tot > kijker.dag + BEWAREN:
            continue
        regio = kijker.per_id[d.regio_id]
        yield Taak(
            soort="bewaartermijn-nadert",
            sleutel=f"bewaartermijn-nadert:{d.id}:{d.bewaren_tot}",
            titel=_("%(naam)s wordt verwijderd") % {"naam": d.naam},
            uitleg=_("Wilt u het dossier langer bewaren? Kies dan een latere dag."),
            regio=regio,
            tot=d.bewaren_tot - dt.timedelta(days=1),
            adres=reverse("dossiers:instellingen", args=[regio.slug, d.id]),
            knop=_("Kies een dag"),
        )


@eenmaal
def eigen_delingen(kijker: Kijker) -> list[Deling]:
    """What these regions share, now or from a later day, unless taken back."""
    ids = kijker.regios(Recht.DOSSIERS_BEHEREN)
    if not ids:
        return []
    return list(
        Deling.objects.filter(
            regio_id__in=ids,
            ingetrokken_at__isnull=True,
            tot__gt=kijker.dag,
        )
        .select_related("versie__dossier", "verzekeraar")
        .annotate(
            is_gelezen=Exists(
                DelingGezien.objects.filter(regio_id=OuterRef("regio_id"), deling=OuterRef("pk"))
            )
        )
    )


def _lopende_delingen(kijker: Kijker) -> list[Deling]:
    return [d for d in eigen_delingen(kijker) if d.vanaf <= kijker.dag]


def _adres(deling: Deling, kijker: Kijker) -> str:
    slug = kijker.per_id[deling.regio_id].slug
    return reverse("dossiers:deling", args=[slug, deling.versie.dossier_id, deling.id])


def deling_eindigt(kijker: Kijker) -> Iterator[Taak]:
    """Unless the same recipient sees the same dossier for longer by another sharing."""
    langst: dict[tuple[object, ...], dt.date] = {}
    for d in eigen_delingen(kijker):
        langst[_wie_wat(d)] = max(d.tot, langst.get(_wie_wat(d), d.tot))
    for d in _lopende_delingen(kijker):
        if d.tot - kijker.dag > DELING or d.tot < langst[_wie_wat(d)]:
            continue
        yield Taak(
            soort="deling-eindigt",
            sleutel=f"deling-eindigt:{d.id}:{d.tot}",
            titel=_("%(wie)s ziet %(naam)s straks niet meer")
            % {"wie": _ontvanger(d).capitalize(), "naam": d.versie.dossier.naam},
            uitleg=_("Moeten zij het blijven zien? Deel de versie dan opnieuw."),
            regio=kijker.per_id[d.regio_id],
            tot=d.tot - dt.timedelta(days=1),
            adres=_adres(d, kijker),
            knop=_("Bekijk de deling"),
        )


def _wie_wat(d: Deling) -> tuple[object, ...]:
    return (d.versie.dossier_id, d.ontvanger, d.verzekeraar_id)


def _ontvanger(d: Deling) -> str:
    return d.verzekeraar.naam if d.verzekeraar else str(d.get_ontvanger_display())


def wacht_op_lezers(kijker: Kijker) -> Iterator[Wachten]:
    for d in _lopende_delingen(kijker):
        if not getattr(d, "is_gelezen", False):
            yield Wachten(
                wie=_ontvanger(d),
                wat=_("leest %(naam)s, versie %(n)s")
                % {"naam": d.versie.dossier.naam, "n": d.versie.nummer},
                adres=_adres(d, kijker),
                sinds=d.vanaf,
                tot=d.tot - dt.timedelta(days=1),
                regio=kijker.per_id[d.regio_id],
            )


def gedeeld_lezen(kijker: Kijker) -> Iterator[Taak]:
    paren = list_lopend(kijker.leden, kijker.dag)
    gelezen = (
        set(
            DelingGezien.objects.filter(
                regio_id__in={lid.regio_id for lid, _d in paren}, gebruiker=kijker.gebruiker
            ).values_list("deling_id", flat=True)
        )
        if paren
        else set()
    )
    for lid, d in paren:
        if d.id in gelezen or lid.regio is None:
            continue
        yield Taak(
            soort="gedeeld-lezen",
            sleutel=f"gedeeld-lezen:{d.id}:open",
            titel=_("Lees het plan voor %(jaar)s, versie %(n)s")
            % {"jaar": d.versie.dossier.contractjaar, "n": d.versie.nummer},
            uitleg=_("%(wie)s deelde dit met u.") % {"wie": d.door.naam},
            vraagt=d.door.naam,
            regio=lid.regio,
            tot=d.tot - dt.timedelta(days=1),
            adres=reverse("dossiers:gedeeld", args=[lid.regio.slug, d.id]),
            knop=_("Lees"),
        )


def notitie_beantwoorden(kijker: Kijker) -> Iterator[Taak]:
    """What a recipient wrote, and nobody of the region answered yet."""
    ids = kijker.regios(Recht.DOSSIERS_BEHEREN)
    if not ids:
        return
    antwoord = DossierNotitie.objects.filter(
        regio_id=OuterRef("regio_id"), antwoord_op=OuterRef("pk")
    ).exclude(schrijver=OuterRef("schrijver"))
    open_ = (
        DossierNotitie.objects.filter(
            ~Exists(antwoord),
            regio_id__in=ids,
            deling__isnull=False,
            antwoord_op__isnull=True,
            dossier__staat=Toetsdossier.Staat.OPEN,
            dossier__regio_id=F("regio_id"),
        )
        .select_related("dossier", "schrijver")
        .order_by("aangemaakt_at")
    )
    for n in open_:
        regio = kijker.per_id[n.regio_id]
        yield Taak(
            soort="notitie-beantwoorden",
            sleutel=f"notitie-beantwoorden:{n.id}:open",
            titel=_("Antwoord op de notitie van %(wie)s") % {"wie": n.schrijver.naam},
            uitleg=_("Geschreven op %(dag)s bij %(naam)s.")
            % {"dag": _kort(timezone.localdate(n.aangemaakt_at)), "naam": n.dossier.naam},
            vraagt=n.schrijver.naam,
            regio=regio,
            adres=reverse("dossiers:dossier", args=[regio.slug, n.dossier_id]),
            knop=_("Beantwoord"),
        )


def _kort(dag: dt.date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"
