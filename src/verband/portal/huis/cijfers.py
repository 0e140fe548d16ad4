"""One or two figures per role on the home of a region, each the way into the page behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verband.access.rollen import Recht, Rol
from verband.access.verzoek import Lid
from verband.audit.models import Handeling
from verband.partijen.models import Besluit, Niveau
from verband.partijen.selectors.aanbod import list_standen
from verband.partijen.selectors.gebied import gebied_op
from verband.partijen.selectors.mandaten import geldig_op, list_mandaten
from verband.partijen.selectors.organisaties import mag_iban_zien
from verband.partijen.selectors.overleg import list_besluiten
from verband.partijen.selectors.overlegtafels import wie_spreekt_wat_af
from verband.partijen.selectors.tafel import einde
from verband.partijen.woorden import DISCIPLINES
from verband.plannen.models import Toetsdossier
from verband.plannen.selectors.delingen import list_gedeeld
from verband.plannen.selectors.dossiers import Vraag, list_dossiers
from verband.regios.models import Organisatie
from verband.ui.velden import toon_euro

MEESTE = 3
_WEEK = dt.timedelta(days=7)


class Cijfer(NamedTuple):
    """``waarde`` large, what it counts beneath, and more about it in grey."""

    waarde: str
    wat: str
    adres: str
    onder: str = ""


Maak = Callable[[Lid, dt.date], Cijfer]


def list_cijfers(lid: Lid, dag: dt.date) -> list[Cijfer]:
    """Of the roles that this member has, at most three."""
    alle = dict.fromkeys(maak for rol in Rol if rol in lid.rollen for maak in _PER_ROL.get(rol, ()))
    return [maak(lid, dag) for maak in list(alle)[:MEESTE]]


def _naar(naam: str, lid: Lid) -> str:
    return reverse(naam, args=[lid.regio.slug if lid.regio else ""])


def _van(n: int, totaal: int) -> str:
    return _("%(n)s van %(totaal)s") % {"n": n, "totaal": totaal}


def _dag(dag: dt.date) -> str:
    return date_format(dag, "j F Y")


def _plan(lid: Lid, _vandaag: dt.date) -> Cijfer:
    """The plan that was worked on last, with what must be mended before it can be handed in."""
    laatste: Any = list_dossiers(lid, Vraag(staat=Toetsdossier.Staat.OPEN)).first()
    if laatste is None:
        return Cijfer(_("Nog geen"), _("plan getoetst en bewaard"), _naar("dossiers:nieuw", lid))
    n = laatste.blokkerend or 0
    regio = lid.regio.slug if lid.regio else ""
    return Cijfer(
        str(n),
        ngettext("punt van het plan moet hersteld", "punten van het plan moeten hersteld", n),
        reverse("dossiers:dossier", args=[regio, laatste.id]),
        _("%(naam)s, versie %(nummer)s")
        % {"naam": Truncator(laatste.naam).chars(60), "nummer": laatste.versies_n},
    )


def _disciplines(lid: Lid, dag: dt.date) -> Cijfer:
    geldig = list_mandaten(lid).prefetch_related(None).filter(geldig_op(dag))
    met = set(geldig.values_list("discipline", flat=True))
    return Cijfer(
        _van(sum(d in met for d in DISCIPLINES), len(DISCIPLINES)),
        _("disciplines hebben een geldig mandaat"),
        _naar("partijen:tafel", lid),
    )


def _besluiten(lid: Lid, _vandaag: dt.date) -> Cijfer:
    staten = Besluit.Staat
    n = list_besluiten(lid).aggregate(
        geldig=Count("id", filter=Q(staat=staten.GELDIG)),
        wacht=Count("id", filter=Q(staat=staten.VOORBEHOUD)),
    )
    een, meer = "%(n)s wacht op een achterban", "%(n)s wachten op een achterban"
    return Cijfer(
        str(n["geldig"]),
        ngettext("besluit is van kracht", "besluiten zijn van kracht", n["geldig"]),
        _naar("partijen:besluiten", lid),
        ngettext(een, meer, n["wacht"]) % {"n": n["wacht"]} if n["wacht"] else "",
    )


def _bedragen(lid: Lid, _vandaag: dt.date) -> Cijfer:
    van_kracht = list_besluiten(lid).filter(staat=Besluit.Staat.GELDIG, cent__isnull=False)
    n = van_kracht.aggregate(cent=Sum("cent"), aantal=Count("id"))
    een, meer = "in %(n)s besluit dat van kracht is", "in %(n)s besluiten die van kracht zijn"
    return Cijfer(
        f"€ {toon_euro(n['cent'] or 0)}",
        ngettext(een, meer, n["aantal"]) % {"n": n["aantal"]},
        _naar("partijen:besluiten", lid),
    )


def _gedeeld(lid: Lid, dag: dt.date) -> Cijfer:
    lopend = list_gedeeld(lid).filter(ingetrokken_at=None, vanaf__lte=dag, tot__gt=dag)
    tot = list(lopend.values_list("tot", flat=True))
    return Cijfer(
        str(len(tot)),
        ngettext("plan is nu met u gedeeld", "plannen zijn nu met u gedeeld", len(tot)),
        _naar("dossiers:gedeeld-lijst", lid),
        _("het eerste tot %(dag)s") % {"dag": _dag(min(tot))} if tot else "",
    )


def _wijkonderwerpen(lid: Lid, dag: dt.date) -> Cijfer:
    wijk = [a for a in wie_spreekt_wat_af(lid, dag) if a.niveau == Niveau.WIJK]
    return Cijfer(
        _van(sum(not a.niemand for a in wijk), len(wijk)),
        ngettext(
            "onderwerp in de wijk heeft iemand die erover afspreekt",
            "onderwerpen in de wijk hebben iemand die erover afspreekt",
            len(wijk),
        ),
        _naar("partijen:wie-wat", lid),
    )


def _gebied(lid: Lid, dag: dt.date) -> Cijfer:
    gebied = gebied_op(lid, dag)
    n, anders = len(gebied.gemeenten), len(gebied.erbij) + len(gebied.eraf)
    een, meer = "%(n)s buurt wijkt daarvan af", "%(n)s buurten wijken daarvan af"
    return Cijfer(
        str(n),
        ngettext("gemeente hoort bij de regio", "gemeenten horen bij de regio", n),
        _naar("partijen:gebied", lid),
        ngettext(een, meer, anders) % {"n": anders} if anders else "",
    )


def _eigen_discipline(lid: Lid, dag: dt.date) -> Cijfer:
    """Who speaks for the organisation of this member: its own mandate, or of its discipline."""
    eigen = [m.organisatie for m in lid.lidmaatschappen if m.organisatie]
    van = Q(gever__in=eigen) | Q(discipline__in={o.discipline for o in eigen if o.discipline})
    geldig = list(list_mandaten(lid).prefetch_related(None).filter(geldig_op(dag)).filter(van))
    adres = _naar("partijen:mandaten", lid)
    if not eigen or not geldig:
        return Cijfer(_("Niemand"), _("spreekt vandaag met mandaat voor uw discipline"), adres)
    namen = list(dict.fromkeys(m.vertegenwoordiger for m in geldig))
    return Cijfer(
        namen[0] if len(namen) == 1 else str(len(namen)),
        ngettext(
            "spreekt voor uw discipline", "mensen spreken voor uw discipline", len(namen)
        ),
        adres,
        _("tot %(dag)s") % {"dag": _dag(min(map(einde, geldig)))},
    )  # fmt: skip


def _spreekt_voor(lid: Lid, dag: dt.date) -> Cijfer:
    email = lid.gebruiker.email
    zelf = Q(vertegenwoordiger_email__iexact=email) | Q(plaatsvervanger_email__iexact=email)
    # A mandate may give another address of the same person: by name, for their own organisation.
    eigen = {m.organisatie_id for m in lid.lidmaatschappen if m.organisatie_id}
    zelf |= Q(vertegenwoordiger__iexact=lid.gebruiker.naam, gever__in=eigen)
    geldig = list(list_mandaten(lid).prefetch_related(None).filter(geldig_op(dag)).filter(zelf))
    if not geldig:
        return _eigen_discipline(lid, dag)
    namen = sorted({m.gever.naam for m in geldig})
    return Cijfer(
        _("U"),
        _("spreekt voor %(wie)s") % {"wie": namen[0]}
        if len(namen) == 1
        else _("spreekt voor %(n)s organisaties") % {"n": len(namen)},
        _naar("partijen:mandaten", lid),
        _("tot %(dag)s") % {"dag": _dag(min(map(einde, geldig)))},
    )


def _logboek(lid: Lid, dag: dt.date) -> Cijfer:
    rijen = Handeling.objects.filter(regio_id=lid.regio_id, op_at__date__gt=dag - _WEEK)
    n = rijen.count() if lid.mag(Recht.LOGBOEK_ZIEN) else 0
    return Cijfer(
        str(n),
        ngettext("regel in het logboek deze week", "regels in het logboek deze week", n),
        _naar("portal:logboek", lid),
    )


def _rekeningen(lid: Lid, _vandaag: dt.date) -> Cijfer:
    alle = Organisatie.objects.filter(regio_id=lid.regio_id, soort="zorgaanbieder")
    if not mag_iban_zien(lid):
        return Cijfer(
            str(alle.count()), _("zorgaanbieders doen mee"), _naar("partijen:organisaties", lid)
        )
    n = alle.aggregate(alle=Count("id"), met=Count("id", filter=~Q(iban="")))
    return Cijfer(
        _van(n["met"], n["alle"]),
        _("zorgaanbieders hebben een rekeningnummer"),
        _naar("partijen:organisaties", lid),
    )


def _antwoorden(lid: Lid, _vandaag: dt.date) -> Cijfer:
    standen = list_standen(lid)
    alle = sum(s.aanbieders for s in standen)
    open_ = sum(s.niet_gevraagd + s.niet_geantwoord for s in standen)
    return Cijfer(
        _van(alle - open_, alle),
        _("opgaven van VVT-aanbod zijn binnen"),
        _naar("partijen:aanbod", lid),
    )


_PER_ROL: Mapping[Rol, tuple[Maak, ...]] = {
    Rol.COORDINATOR: (_plan, _disciplines, _besluiten),
    Rol.DISCIPLINEBEHEERDER: (_eigen_discipline, _besluiten, _disciplines),
    Rol.VERTEGENWOORDIGER: (_spreekt_voor, _besluiten, _disciplines),
    Rol.KASSIER: (_rekeningen, _bedragen, _gedeeld),
    Rol.DOSSIERHOUDER: (_antwoorden, _disciplines, _besluiten),
    Rol.CONTROLLER: (_gedeeld, _bedragen, _logboek),
    Rol.WIJKCOORDINATOR: (_wijkonderwerpen, _gebied, _disciplines),
    Rol.DEELNEMER: (_eigen_discipline, _besluiten, _disciplines),
    Rol.REGIEGEMEENTE: (_gedeeld, _besluiten, _disciplines),
    Rol.PREFERENTE_VERZEKERAAR: (_gedeeld, _disciplines, _besluiten),
}
