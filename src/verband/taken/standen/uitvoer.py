"""Files that a job made, and what the nightly check found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.rollen import Recht
from verband.taken.kijker import Kijker, eenmaal
from verband.taken.models import Controle, Uitvoer
from verband.taken.taak import Taak, Wachten

MISLUKT_BLIJFT = dt.timedelta(days=7)


@eenmaal
def _eigen(kijker: Kijker) -> list[Uitvoer]:
    """What is on its way to this person, lies ready and was not fetched, or was not made."""
    ids = list(kijker.per_id)
    if not ids:
        return []
    onderweg = Q(stand=Uitvoer.Stand.WACHT) | Q(
        stand=Uitvoer.Stand.KLAAR, opgehaald_at__isnull=True, tot__gt=kijker.dag
    )
    opnieuw = Uitvoer.objects.filter(
        regio_id=OuterRef("regio_id"), gebruiker=OuterRef("gebruiker"), soort=OuterRef("soort"),
        vraag=OuterRef("vraag"), aangemaakt_at__gt=OuterRef("aangemaakt_at"),
    )  # fmt: skip
    mislukt = Q(
        ~Exists(opnieuw),
        stand=Uitvoer.Stand.MISLUKT,
        aangemaakt_at__date__gt=kijker.dag - MISLUKT_BLIJFT,
    )
    wie = {"regio_id__in": ids, "gebruiker": kijker.gebruiker}
    return list(Uitvoer.objects.filter(onderweg | mislukt, **wie))


def uitvoer_ophalen(kijker: Kijker) -> Iterator[Taak]:
    for u in _eigen(kijker):
        if u.stand != Uitvoer.Stand.KLAAR or u.tot is None:
            continue
        regio = kijker.per_id[u.regio_id]
        yield Taak(
            soort="uitvoer-ophalen",
            sleutel=f"uitvoer-ophalen:{u.id}:klaar",
            titel=_("Uw bestand staat klaar: %(titel)s") % {"titel": u.titel},
            uitleg=_("Daarna verwijderen wij het; u kunt het dan opnieuw laten maken."),
            regio=regio,
            tot=u.tot - dt.timedelta(days=1),
            adres=reverse("taken:uitvoer", args=[regio.slug, u.id]),
            knop=_("Haal het op"),
            eigen=True,
        )


def uitvoer_mislukt(kijker: Kijker) -> Iterator[Taak]:
    """Who asked may have left the page long ago, and would wait for ever."""
    for u in _eigen(kijker):
        if u.stand != Uitvoer.Stand.MISLUKT:
            continue
        regio = kijker.per_id[u.regio_id]
        yield Taak(
            soort="uitvoer-mislukt",
            sleutel=f"uitvoer-mislukt:{u.id}:mislukt",
            titel=_("Uw bestand is niet gemaakt: %(titel)s") % {"titel": u.titel},
            uitleg=u.reden,
            regio=regio,
            adres=reverse("taken:uitvoer", args=[regio.slug, u.id]),
            knop=_("Bekijk wat u kunt doen"),
            eigen=True,
        )


def wacht_op_uitvoer(kijker: Kijker) -> Iterator[Wachten]:
    for u in _eigen(kijker):
        if u.stand != Uitvoer.Stand.WACHT:
            continue
        regio = kijker.per_id[u.regio_id]
        yield Wachten(
            wie=_("Verband"),
            wat=_("maakt uw bestand: %(titel)s") % {"titel": u.titel},
            adres=reverse("taken:uitvoer", args=[regio.slug, u.id]),
            sinds=timezone.localdate(u.aangemaakt_at),
            regio=regio,
        )


def controle_nagaan(kijker: Kijker) -> Iterator[Taak]:
    lid = kijker.landelijk
    if not kijker.overal or lid is None or not lid.mag(Recht.PLATFORM_BEHEREN):
        return
    laatste = Controle.objects.first()
    if laatste is None:
        return
    # That of last night is there in the morning; of the night before always.
    if laatste.dag < kijker.dag - dt.timedelta(days=1):
        yield Taak(
            soort="controle-nagaan",
            sleutel=f"controle-nagaan:{laatste.dag}:stil",
            titel=_("De nachtelijke controle is niet gedaan"),
            uitleg=_("De laatste is van %(dag)s. Ga na of de achtergrondtaken draaien.")
            % {"dag": f"{laatste.dag:%d-%m-%Y}"},
            adres=reverse("taken:controles"),
            knop=_("Bekijk de uitslag"),
        )
    elif not laatste.houdt:
        yield Taak(
            soort="controle-nagaan",
            sleutel=f"controle-nagaan:{laatste.dag}:fout",
            titel=_("De nachtelijke controle vond iets dat niet klopt"),
            uitleg=_("Ga na wat er gebeurd is voordat mensen verder werken."),
            adres=reverse("taken:controles"),
            knop=_("Bekijk de uitslag"),
        )
