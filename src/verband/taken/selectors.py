"""What waits on someone, what they wait for, their clocks and what is new to them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from verband.access.models import Gebruiker, Vervanging
from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.audit.models import Handeling
from verband.audit.woorden import zin
from verband.partijen.mandaatwoorden import discipline_voluit
from verband.partijen.selectors.mandaten import list_mandaten
from verband.regios.models import Organisatie
from verband.taken.kijker import Kijker, kijker_van
from verband.taken.klokken import Moment, list_momenten
from verband.taken.models import Bericht, Berichtvoorkeur, Bezoek, Controle, Post, Uitvoer
from verband.taken.taak import Taak, Wachten, volgorde
from verband.taken.tabel import TABEL, WACHTEN


def list_taken(kijker: Kijker) -> list[Taak]:
    """What waits on this person, first what is due first; as many queries for any number."""
    namens = _namens(kijker)
    taken = [taak for soort in TABEL for taak in soort.vind(kijker)]
    met_namens = (
        replace(t, namens=namens.get(t.regio.id, "")) if t.regio and not t.eigen else t
        for t in taken
    )
    return sorted(met_namens, key=volgorde)


def _namens(kijker: Kijker) -> dict[UUID, str]:
    """Per region whom they stand in for today."""
    namen: dict[UUID, list[str]] = defaultdict(list)
    for v in list_vervangen(kijker.leden, kijker.dag):
        namen[v.regio_id].append(v.afwezige.gebruiker.naam)
    return {regio: ", ".join(sorted(wie)) for regio, wie in namen.items()}


def list_vervangen(leden: tuple[Lid, ...], dag: dt.date) -> list[Vervanging]:
    """Whom these members stand in for on this day, as far as their own role still runs."""
    eigen = [m.id for lid in leden for m in lid.lidmaatschappen]
    lopend = Vervanging.objects.filter(
        vervanger__in=eigen, ingetrokken_at__isnull=True, vanaf__lte=dag, tot__gt=dag
    )
    return list(lopend.select_related("afwezige__gebruiker"))


def list_wachten(kijker: Kijker) -> list[Wachten]:
    """What we wait for others to do; who has had it longest comes first."""
    alle = [w for vind in WACHTEN for w in vind(kijker)]
    return sorted(alle, key=lambda w: (w.tot or dt.date.max, w.sinds, w.wie))


def klokken(lid: Lid, dag: dt.date | None = None) -> list[Moment]:
    """Every date of one member in one region, those of the past too."""
    return list_momenten(kijker_van([lid], dag))


def komende(momenten: list[Moment], dag: dt.date, aantal: int = 6) -> list[Moment]:
    return [m for m in momenten if not m.is_voorbij(dag)][:aantal]


class Wijziging(NamedTuple):
    op_at: dt.datetime
    wat: str
    wie: str
    over: str = ""  # which thing, where its name is not in the sentence
    adres: str = ""


def vorig_bezoek(gebruiker: Gebruiker) -> dt.datetime | None:
    bezoek = Bezoek.objects.filter(gebruiker=gebruiker).first()
    return bezoek.vorig_at if bezoek else None


def list_wijzigingen(lid: Lid, sinds: dt.datetime | None, aantal: int = 6) -> list[Wijziging]:
    """What others did in this region since then, newest first, for who may read the logboek."""
    if sinds is None or not lid.mag(Recht.LOGBOEK_ZIEN):
        return []
    rijen = list(
        Handeling.objects.filter(regio_id=lid.regio_id, op_at__gt=sinds)
        .exclude(gebruiker_id=lid.gebruiker.pk)
        # The act that someone confirmed by a link stands beside it, and says what it was.
        .exclude(wat="bevestigen")
        .order_by("-nummer")[:aantal]
    )
    ids = {h.gebruiker_id for h in rijen if h.gebruiker_id}
    namen = dict(Gebruiker.objects.filter(id__in=ids).values_list("id", "naam")) if ids else {}
    namens = {h.namens_id for h in rijen if h.namens_id and not h.gebruiker_id}
    namen |= dict(Organisatie.objects.filter(id__in=namens).values_list("id", "naam"))
    dingen = _dingen(lid, rijen)
    return [
        Wijziging(
            h.op_at,
            zin(h.wat, h.gegevens),
            _wie(h, namen),
            *dingen.get(h.onderwerp_id, ()),
        )
        for h in rijen
    ]


def _wie(h: Handeling, namen: dict[UUID, str]) -> str:
    """Who answers by a link has no account: then the organisation they answer for."""
    if h.gebruiker_id:
        return namen.get(h.gebruiker_id, "")
    return namen.get(h.namens_id, _("Verband")) if h.namens_id else _("Verband")


def _dingen(lid: Lid, rijen: list[Handeling]) -> dict[UUID | None, tuple[str, str]]:
    """What the acts were about, by name, and its page; a query per kind that is among them."""
    if lid.regio is None or not lid.mag(Recht.TAFEL_ZIEN):
        return {}
    ids: dict[str, set[UUID]] = defaultdict(set)
    for h in rijen:
        if h.onderwerp_id:
            ids[h.onderwerp].add(h.onderwerp_id)
    uit: dict[UUID | None, tuple[str, str]] = {}
    if mandaten := ids["mandaat"]:
        for m in list_mandaten(lid).prefetch_related(None).filter(id__in=mandaten):
            wat = discipline_voluit(m.discipline, m.subdiscipline, m.beroep)
            uit[m.id] = (f"{m.gever.naam}, {wat}", _adres(lid, "partijen:mandaat", m.id))
    if organisaties := ids["organisatie"]:
        for o in Organisatie.objects.filter(regio_id=lid.regio_id, id__in=organisaties):
            uit[o.id] = (o.naam, _adres(lid, "partijen:organisatie", o.id))
    return uit


def _adres(lid: Lid, naam: str, id_: UUID) -> str:
    return reverse(naam, args=[lid.regio.slug if lid.regio else "", id_])


# --- messages ---------------------------------------------------------------------------


def list_berichten(gebruiker: Gebruiker, zoek: str = "", welke: str = "") -> QuerySet[Bericht]:
    """One's own, newest first. Needs one's own sight only."""
    alle = Bericht.objects.filter(gebruiker=gebruiker).select_related("regio")
    for woord in zoek.split():
        alle = alle.filter(
            Q(titel__icontains=woord)
            | Q(tekst__icontains=woord)
            | Q(vraagt__icontains=woord)
            | Q(regio__naam__icontains=woord)
        )
    if welke == "ongelezen":
        alle = alle.filter(gelezen_at__isnull=True)
    return alle


def ongelezen(gebruiker: Gebruiker) -> int:
    return Bericht.objects.filter(gebruiker=gebruiker, gelezen_at__isnull=True).count()


def nog_niet_verstuurd(gebruiker: Gebruiker) -> QuerySet[Post]:
    """Mails that the mail server did not take yet; their job tries on."""
    return Post.objects.filter(gebruiker=gebruiker, verstuurd_at__isnull=True, pogingen__gt=0)


def get_voorkeur(gebruiker: Gebruiker) -> Berichtvoorkeur:
    return Berichtvoorkeur.objects.filter(gebruiker=gebruiker).first() or Berichtvoorkeur(
        gebruiker=gebruiker
    )


# --- files and checks -------------------------------------------------------------------


def list_uitvoer(lid: Lid) -> QuerySet[Uitvoer]:
    """One's own only, also among those with the same right."""
    return Uitvoer.objects.filter(regio_id=lid.regio_id, gebruiker=lid.gebruiker)


def list_controles(lid: Lid, aantal: int = 30) -> list[Controle]:
    if not lid.mag(Recht.PLATFORM_BEHEREN):
        return []
    return list(Controle.objects.all()[:aantal])
