"""Acts and receipts as a person reads them. The first argument is who asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.audit import woorden
from verband.audit.models import Handeling, Ontvangstbewijs
from verband.audit.namens import VELD
from verband.naslag.vragen import Keuze
from verband.portal.logboek.vragen import Vraag
from verband.regios.models import Organisatie

_VAN_DOSSIERS = ("dossierversie", "deling")


class Regel(NamedTuple):
    """One line of the logboek."""

    handeling: Handeling
    wie: str
    rol: str
    namens: str
    wat: str
    resultaat: str
    bewijs: UUID | None


def list_handelingen(lid: Lid, vraag: Vraag) -> QuerySet[Handeling]:
    """The acts of this region that the query asks for, in its order."""
    alle = Handeling.objects.filter(regio_id=lid.regio_id)
    if vraag.q:
        alle = alle.filter(_gezocht(lid, vraag.q))
    if vraag.wat:
        alle = alle.filter(wat=vraag.wat)
    if vraag.wie:
        alle = alle.filter(gebruiker_id=vraag.wie)
    if vraag.van:
        alle = alle.filter(op_at__gte=_begin(vraag.van))
    if vraag.tot:
        alle = alle.filter(op_at__lt=_begin(vraag.tot + dt.timedelta(days=1)))
    return _geordend(alle, vraag.orde)


def _begin(dag: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(dag, dt.time.min))


def _gezocht(lid: Lid, q: str) -> Q:
    """A number, words of the sentence, or part of a name."""
    namen = Gebruiker.objects.filter(naam__icontains=q).values("id")
    uit = Q(wat__in=woorden.codes_met(q, _codes(lid))) | Q(gebruiker_id__in=namen)
    uit |= Q(namens_id__in=Organisatie.objects.filter(naam__icontains=q).values("id"))
    return uit | Q(nummer=int(q)) if q.isdecimal() and len(q) < 12 else uit


def _geordend(alle: QuerySet[Handeling], orde: str) -> QuerySet[Handeling]:
    match orde:
        case "oud":
            return alle.order_by("nummer")
        case "wat":
            return alle.order_by("wat", "-nummer")
        case "wie":
            naam = Gebruiker.objects.filter(id=OuterRef("gebruiker_id")).values(n=Lower("naam"))
            return alle.annotate(wie=Subquery(naam)).order_by("wie", "-nummer")
        case _:
            return alle.order_by("-nummer")


def _codes(lid: Lid) -> list[str]:
    alle = Handeling.objects.filter(regio_id=lid.regio_id).order_by()
    return list(alle.values_list("wat", flat=True).distinct())


def list_soorten(lid: Lid) -> list[Keuze]:
    """The acts that occur here, by their sentence."""
    return sorted((Keuze(code, woorden.zin(code)) for code in _codes(lid)), key=lambda k: k.label)


def list_doeners(lid: Lid) -> list[Keuze]:
    """Who did something here, by name; someone who was erased is still in the list."""
    alle = Handeling.objects.filter(regio_id=lid.regio_id, gebruiker_id__isnull=False).order_by()
    ids = {i for i in alle.values_list("gebruiker_id", flat=True).distinct() if i}
    namen = _namen(ids)
    return sorted((Keuze(str(i), namen[i]) for i in ids), key=lambda k: k.label.casefold())


def _namen(ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names live with the user only: whoever is erased there has none here either."""
    gevraagd = {i for i in ids if i}
    bekend = dict(Gebruiker.objects.filter(id__in=gevraagd).values_list("id", "naam"))
    return {i: bekend.get(i) or _("verwijderde gebruiker") for i in gevraagd}


def _zichtbaar(lid: Lid) -> Q:
    """Which receipts this member may read: their own, and what the logboek gives its readers.

    A receipt holds what its act was about. That of a dossier tells the findings of a check, so
    it is for who keeps the dossiers; another reader of the logboek sees that it was done.
    """
    eigen = Q(gebruiker_id=lid.gebruiker.pk)
    if not lid.mag(Recht.LOGBOEK_ZIEN):
        return eigen
    if lid.mag(Recht.DOSSIERS_BEHEREN):
        return Q()
    return eigen | ~Q(handeling__onderwerp__in=_VAN_DOSSIERS)


def als_regels(lid: Lid, handelingen: Sequence[Handeling]) -> list[Regel]:
    """With names, roles and receipts, in as many queries as there are kinds of things."""
    namen = _namen(h.gebruiker_id for h in handelingen)
    rollen = {
        m.id: str(m.get_rol_display())
        for m in Lidmaatschap.objects.filter(id__in={h.lidmaatschap_id for h in handelingen})
    }
    namens = dict(
        Organisatie.objects.filter(id__in={h.namens_id for h in handelingen}).values_list(
            "id", "naam"
        )
    )
    bewijzen = dict(
        Ontvangstbewijs.objects.filter(_zichtbaar(lid), handeling__in=handelingen).values_list(
            "handeling_id", "id"
        )
    )
    afwezigen = _afwezigen(handelingen)
    return [
        Regel(
            h,
            namen[h.gebruiker_id] if h.gebruiker_id else _("Verband zelf"),
            rollen.get(h.lidmaatschap_id, "") if h.lidmaatschap_id else "",
            ", ".join(
                naam
                for naam in (
                    namens.get(h.namens_id, "") if h.namens_id else "",
                    afwezigen.get(str(h.gegevens.get(VELD, "")), ""),
                )
                if naam
            ),
            woorden.zin(h.wat, h.gegevens),
            woorden.resultaat(h.resultaat),
            bewijzen.get(h.id),
        )
        for h in handelingen
    ]


def _afwezigen(handelingen: Sequence[Handeling]) -> dict[str, str]:
    """Names of the absent members on whose behalf a deputy acted; no query when there are none."""
    ids = {str(h.gegevens[VELD]) for h in handelingen if VELD in h.gegevens}
    if not ids:
        return {}
    leden = Lidmaatschap.objects.filter(id__in=ids).select_related("gebruiker")
    return {
        str(m.id): _("%(naam)s (afwezig)")
        % {"naam": m.gebruiker.naam or _("verwijderde gebruiker")}
        for m in leden
    }


def get_ontvangstbewijs(lid: Lid, id_: UUID) -> Ontvangstbewijs | None:
    """One that this member may read; else it is not there."""
    return (
        Ontvangstbewijs.objects.filter(_zichtbaar(lid), regio_id=lid.regio_id, id=id_)
        .select_related("handeling")
        .first()
    )
