"""*uitvoer_vragen*, making the file in a job, *uitvoer_stoppen* and *uitvoer_ophalen*."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateJob

from verband.access.models import Gebruiker
from verband.access.verzoek import Lid
from verband.audit.services.vastleggen import leg_vast
from verband.core.context import Blik, met_blik, zet_blik
from verband.core.fouten import Weigering
from verband.taken.bestand import Bestand, Vraag
from verband.taken.kijker import Kijker, kijk_als
from verband.taken.makers import MAKERS, Maker
from verband.taken.models import Uitvoer, UitvoerInhoud
from verband.taken.services.berichten import bericht_van, meld
from verband.taken.standen.uitvoer import uitvoer_mislukt
from verband.taken.standen.uitvoer import uitvoer_ophalen as klaar_taken
from verband.taken.taak import Taak

BLIJFT = dt.timedelta(days=7)
MEESTE = 5
WACHT_HOOGSTENS = dt.timedelta(hours=1)


def uitvoer_vragen(lid: Lid, soort: str, vraag: Vraag) -> Uitvoer:
    """The same question that still waits gives the same file; the caller starts the job.

    Raises ``KeyError`` for a kind of file that we do not make.
    """
    maker = MAKERS[soort]
    if not maker.mag(lid, vraag):
        raise PermissionDenied(soort)
    titel = maker.titel(lid, vraag)
    # Of two presses at once the second one waits here, and then finds the first.
    Gebruiker.objects.select_for_update().get(pk=lid.gebruiker.pk)
    wacht = Uitvoer.objects.filter(
        regio_id=lid.regio_id, gebruiker=lid.gebruiker, stand=Uitvoer.Stand.WACHT
    )
    eerder = wacht.filter(soort=soort, vraag=vraag).first()
    if eerder is not None:
        return eerder
    if wacht.count() >= MEESTE:
        raise Weigering(
            _("Er wachten al %(n)s bestanden van u.") % {"n": MEESTE},
            waarom=_("Zo houdt iedereen plaats in de rij."),
            herstel=_("Wacht tot er een klaar is, en vraag het dan opnieuw."),
        )
    uitvoer = Uitvoer.objects.create(
        regio_id=lid.regio_id, gebruiker=lid.gebruiker, soort=soort, vraag=vraag, titel=titel[:200]
    )
    _leg_vast(lid, "uitvoer_vragen", uitvoer)
    return uitvoer


def kan_opnieuw(lid: Lid, uitvoer: Uitvoer) -> bool:
    """Whether who asked may ask it again: the thing is still there, and so is their right."""
    try:
        maker = MAKERS[uitvoer.soort]
        return maker.mag(lid, uitvoer.vraag) and bool(maker.titel(lid, uitvoer.vraag))
    except (Http404, KeyError, ValueError):
        return False


def uitvoer_maken(regio: UUID, gebruiker_id: UUID, uitvoer_id: UUID) -> bool:
    """By the job, as who asked: with the rights that they have now. True when this made it.

    One transaction: a worker that dies leaves nothing half, and the next one finds it waiting. The
    row is locked only once the file is there, so that it can be stopped while that takes long; of
    two workers at once the second one then finds that it no longer waits.
    """
    with transaction.atomic():
        gebruiker = Gebruiker.objects.get(pk=gebruiker_id)
        kijker = kijk_als(gebruiker)
        lid = next((lid for lid in kijker.leden if lid.regio_id == regio), None)
        zet_blik(_blik_van(gebruiker_id, lid, regio))
        uitvoer = Uitvoer.objects.filter(regio_id=regio, id=uitvoer_id).first()
        if uitvoer is None or uitvoer.stand != Uitvoer.Stand.WACHT:
            return False
        try:
            with transaction.atomic():
                maker = _maker_van(uitvoer)
                if lid is None or not maker.mag(lid, uitvoer.vraag):
                    raise PermissionDenied(uitvoer.soort)
                _bewaar(uitvoer, maker.maak(lid, uitvoer.vraag))
        except _WachtNietMeer:
            return False
        except PermissionDenied:
            return _mislukt(uitvoer, _("U heeft hier het recht niet meer voor."))
        except Http404:
            return _mislukt(uitvoer, _("Wat u vroeg, is er niet meer."))
        except Weigering as fout:
            return _mislukt(uitvoer, f"{fout.wat} {fout.herstel}")
        _vertel(kijker, uitvoer, klaar_taken)
    return True


def uitvoer_niet_gelukt(regio: UUID, gebruiker_id: UUID, uitvoer_id: UUID) -> None:
    """By the job that saw itself fail for the last time, in a new transaction."""
    with transaction.atomic():
        gebruiker = Gebruiker.objects.get(pk=gebruiker_id)
        kijker = kijk_als(gebruiker)
        zet_blik(Blik(gebruiker=gebruiker_id, regios=frozenset({regio})))
        uitvoer = Uitvoer.objects.filter(regio_id=regio, id=uitvoer_id).first()
        if uitvoer is not None:
            _mislukt(uitvoer, _ging_mis())
            _vertel(kijker, uitvoer, uitvoer_mislukt)


def _vertel(kijker: Kijker, uitvoer: Uitvoer, vind: Callable[[Kijker], Iterable[Taak]]) -> None:
    """In the app, the moment it is known; who left the page would wait for the digest."""
    taken = (t for t in vind(kijker) if str(uitvoer.id) in t.sleutel)
    meld(bericht_van(kijker.gebruiker, t) for t in taken)


def _ging_mis() -> str:
    return _("Er ging bij ons iets mis. Vraag het bestand opnieuw.")


def _maker_van(uitvoer: Uitvoer) -> Maker:
    """404 for a kind that an older version made: a row outlives the code that it was asked of."""
    maker = MAKERS.get(uitvoer.soort)
    if maker is None:
        raise Http404
    return maker


def _blik_van(gebruiker_id: UUID, lid: Lid | None, regio: UUID) -> Blik:
    """As the door of a page of this region sets it: an insurer sees there as an insurer."""
    alle = lid.lidmaatschappen if lid else ()
    return Blik(
        gebruiker=gebruiker_id,
        regios=frozenset({regio}),
        verzekeraars=frozenset(m.verzekeraar_id for m in alle if m.verzekeraar_id),
    )


def uitvoer_stoppen(lid: Lid, uitvoer_id: UUID) -> None:
    """By who asked for it, as long as it is not there; 404 for another's, also with this right.

    The job that may be busy with it finds this when it is done, and throws away what it made.
    """
    uitvoer = Uitvoer.objects.filter(
        regio_id=lid.regio_id, gebruiker=lid.gebruiker, id=uitvoer_id
    ).first()
    if uitvoer is None:
        raise Http404
    with transaction.atomic():
        # First the chain of the logboek and then the row, in the order in which a job takes them.
        if uitvoer.stand == Uitvoer.Stand.WACHT:
            _leg_vast(lid, "uitvoer_stoppen", uitvoer)
        if not _wacht(uitvoer).update(stand=Uitvoer.Stand.GESTOPT):
            raise Weigering(
                _("Dit bestand wordt niet meer gemaakt."),
                waarom=_("Het is al klaar, mislukt of gestopt."),
                herstel=_("Kijk bij uw bestanden hoe het ermee staat."),
            )


def _wacht(uitvoer: Uitvoer) -> QuerySet[Uitvoer]:
    return Uitvoer.objects.filter(
        regio_id=uitvoer.regio_id, id=uitvoer.id, stand=Uitvoer.Stand.WACHT
    )


def uitvoer_opgeven(regio: UUID, nu: dt.datetime) -> int:
    """What no job will make any more may not wait for ever: it would also keep its place.

    One whose job still waits or runs is left to it: after hours without a worker, all would be.
    """
    banen = ProcrastinateJob.objects.filter(
        task_name__endswith=".maak_uitvoer", status__in=("todo", "doing"), args__regio=str(regio)
    )
    onderweg = set(banen.values_list("args__uitvoer_id", flat=True))
    with met_blik(Blik(regios=frozenset({regio}))):
        te_lang = Uitvoer.objects.select_for_update(skip_locked=True).filter(
            regio_id=regio, stand=Uitvoer.Stand.WACHT, aangemaakt_at__lt=nu - WACHT_HOOGSTENS
        )
        opgegeven = [u for u in te_lang if str(u.id) not in onderweg]
        for uitvoer in opgegeven:
            _mislukt(uitvoer, _ging_mis())
        return len(opgegeven)


class _WachtNietMeer(Exception):
    """It was stopped, or another worker was first."""


def _mislukt(uitvoer: Uitvoer, reden: str) -> bool:
    _wacht(uitvoer).update(stand=Uitvoer.Stand.MISLUKT, reden=reden[:500])
    return False


def _bewaar(uitvoer: Uitvoer, bestand: Bestand) -> None:
    if not _wacht(uitvoer).select_for_update().exists():
        raise _WachtNietMeer
    UitvoerInhoud.objects.create(
        regio_id=uitvoer.regio_id,
        uitvoer=uitvoer,
        naam=bestand.naam,
        type=bestand.type,
        bytes=bestand.inhoud,
        sha256=hashlib.sha256(bestand.inhoud).hexdigest(),
    )
    uitvoer.stand, uitvoer.klaar_at = Uitvoer.Stand.KLAAR, timezone.now()
    uitvoer.tot = timezone.localdate() + BLIJFT
    uitvoer.save(update_fields=["stand", "klaar_at", "tot"])


def uitvoer_ophalen(lid: Lid, uitvoer_id: UUID, vandaag: dt.date) -> UitvoerInhoud:
    """404 for another's file, also with the same right, and for one whose day has come."""
    uitvoer = (
        Uitvoer.objects.select_for_update()
        .filter(regio_id=lid.regio_id, gebruiker=lid.gebruiker, id=uitvoer_id, tot__gt=vandaag)
        .first()
    )
    inhoud = UitvoerInhoud.objects.filter(regio_id=lid.regio_id, uitvoer=uitvoer).first()
    if uitvoer is None or inhoud is None:
        raise Http404
    if not _maker_van(uitvoer).mag(lid, uitvoer.vraag):
        raise PermissionDenied(uitvoer.soort)
    uitvoer.opgehaald_at = timezone.now()
    uitvoer.save(update_fields=["opgehaald_at"])
    _leg_vast(lid, "uitvoer_ophalen", uitvoer)
    return inhoud


def _leg_vast(lid: Lid, wat: str, uitvoer: Uitvoer) -> None:
    leg_vast(
        wat,
        regio=lid.regio_id,
        gebruiker=lid.gebruiker.pk,
        lidmaatschap=lid.lidmaatschappen[0].id,
        onderwerp="uitvoer",
        onderwerp_id=uitvoer.id,
        gegevens={"soort": uitvoer.soort},
    )


def uitvoer_opruimen(regio: UUID, vandaag: dt.date) -> int:
    """Files of which the day has come; that they were there stays."""
    with met_blik(Blik(regios=frozenset({regio}))):
        weg, _per_model = UitvoerInhoud.objects.filter(
            regio_id=regio, uitvoer__tot__lte=vandaag
        ).delete()
    return weg
