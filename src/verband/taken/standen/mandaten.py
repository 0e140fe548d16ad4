"""Mandates: what a discipline must decide on, whom the RO waits for, and what ends soon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regelwerk.tekst import datum
from verband.access.rollen import Recht
from verband.partijen.mandaatwoorden import discipline_voluit
from verband.partijen.models import Mandaat
from verband.partijen.selectors.mandaten import geldig_op
from verband.taken.kijker import Kijker
from verband.taken.taak import Taak, Wachten

DREMPELS = (7, 30, 90)  # days before the end; each is told once


def _gevers(kijker: Kijker) -> set[UUID]:
    """The organisations that this user decides for."""
    return {
        organisatie
        for lid in kijker.leden
        if lid.mag(Recht.MANDAAT_BESLISSEN)
        for organisatie in lid.organisaties
    }


def _gevraagd(wie: Q) -> Iterable[Mandaat]:
    return Mandaat.objects.filter(wie, staat=Mandaat.Staat.GEVRAAGD).select_related("gever")


def _discipline(m: Mandaat) -> str:
    return discipline_voluit(m.discipline, m.subdiscipline, m.beroep)


def beslis_over_mandaat(kijker: Kijker) -> Iterator[Taak]:
    ids, gevers = kijker.regios(Recht.MANDAAT_BESLISSEN), _gevers(kijker)
    if not gevers:
        return
    for m in _gevraagd(Q(regio_id__in=ids, gever_id__in=gevers)):
        regio = kijker.per_id[m.regio_id]
        yield Taak(
            soort="beslis-over-mandaat",
            sleutel=f"beslis-over-mandaat:{m.id}:{m.gevraagd_at}",
            titel=_("Beslis over het mandaat voor %(wie)s") % {"wie": _discipline(m)},
            uitleg=_("De RO vraagt %(gever)s om %(naam)s te laten vertegenwoordigen.")
            % {"gever": m.gever.naam, "naam": m.vertegenwoordiger},
            vraagt=_("de RO"),
            regio=regio,
            adres=reverse("partijen:mandaat-beslissen", args=[regio.slug, m.id]),
            knop=_("Beslis"),
        )


def wacht_op_disciplines(kijker: Kijker) -> Iterator[Wachten]:
    ids = kijker.regios(Recht.TAFEL_BEHEREN)
    if not ids:
        return
    for m in _gevraagd(Q(regio_id__in=ids)):
        regio = kijker.per_id[m.regio_id]
        yield Wachten(
            wie=m.gever.naam,
            wat=_("beslist over het mandaat voor %(wie)s") % {"wie": _discipline(m)},
            adres=reverse("partijen:mandaat", args=[regio.slug, m.id]),
            sinds=timezone.localdate(m.gevraagd_at) if m.gevraagd_at else kijker.dag,
            regio=regio,
        )


def mandaat_eindigt(kijker: Kijker) -> Iterator[Taak]:
    """For the discipline and the RO, until a new one follows it."""
    ro, gevers = kijker.regios(Recht.TAFEL_BEHEREN), _gevers(kijker)
    if not ro and not gevers:
        return
    opvolger = Mandaat.objects.filter(
        regio_id=OuterRef("regio_id"), vervangt=OuterRef("pk"), staat=Mandaat.Staat.BEVESTIGD
    )
    bijna = Mandaat.objects.filter(
        geldig_op(kijker.dag),
        ~Exists(opvolger),
        Q(regio_id__in=ro) | Q(regio_id__in=list(kijker.per_id), gever_id__in=gevers),
        tot__lte=kijker.dag + dt.timedelta(days=DREMPELS[-1]),
        ingetrokken_op=None,  # who withdrew it knows
    ).select_related("gever")
    for m in bijna:
        if m.tot is not None:
            yield _eindigt(kijker, m, m.tot)


def fusie_opvolgen(kijker: Kijker) -> Iterator[Taak]:
    """For the RO and for the organisation that goes on, until that gives the mandate anew."""
    ro, gevers = kijker.regios(Recht.TAFEL_BEHEREN), _gevers(kijker)
    if not ro and not gevers:
        return
    opnieuw = Mandaat.objects.filter(
        regio_id=OuterRef("regio_id"), gever=OuterRef("gever__opgegaan_in"),
        discipline=OuterRef("discipline"), subdiscipline=OuterRef("subdiscipline"),
        beroep=OuterRef("beroep"), staat=Mandaat.Staat.BEVESTIGD,
        vanaf__gte=OuterRef("gever__opgegaan_op"),
    )  # fmt: skip
    geeindigd = Mandaat.objects.filter(
        ~Exists(opnieuw),
        Q(regio_id__in=ro)
        | Q(regio_id__in=list(kijker.per_id), gever__opgegaan_in__in=gevers),
        ingetrokken_op=F("gever__opgegaan_op"), tot__gt=kijker.dag,
    ).select_related("gever__opgegaan_in")  # fmt: skip
    for m in geeindigd:
        oud, nieuw, regio = m.gever, m.gever.opgegaan_in, kijker.per_id[m.regio_id]
        if nieuw is None or oud.opgegaan_op is None:
            continue
        yield Taak(
            soort="fusie-opvolgen",
            sleutel=f"fusie-opvolgen:{m.id}",
            titel=_("Regel het mandaat voor %(wie)s na de fusie") % {"wie": _discipline(m)},
            uitleg=_("%(oud)s gaat op in %(nieuw)s. Haar mandaat eindigt dan; %(nieuw)s geeft het "
                     "opnieuw, of niet.") % {"oud": oud.naam, "nieuw": nieuw.naam},
            regio=regio,
            tot=max(oud.opgegaan_op - dt.timedelta(days=1), kijker.dag),
            adres=reverse("partijen:mandaat-nieuw", args=[regio.slug]),
            knop=_("Zet het mandaat klaar"),
        )  # fmt: skip


def mandaat_ingetrokken(kijker: Kijker) -> Iterator[Taak]:
    """For the RO, until the giver gives it anew or a month has gone: it did not do this itself,
    and nobody else tells it that someone may no longer decide. A merger is told apart."""
    ro = kijker.regios(Recht.TAFEL_BEHEREN)
    if not ro:
        return
    opnieuw = Mandaat.objects.filter(
        regio_id=OuterRef("regio_id"), gever=OuterRef("gever"),
        discipline=OuterRef("discipline"), subdiscipline=OuterRef("subdiscipline"),
        beroep=OuterRef("beroep"), staat=Mandaat.Staat.BEVESTIGD,
        vanaf__gte=OuterRef("ingetrokken_op"),
    )  # fmt: skip
    weg = Mandaat.objects.filter(
        ~Exists(opnieuw),
        Q(gever__opgegaan_op=None) | ~Q(ingetrokken_op=F("gever__opgegaan_op")),
        regio_id__in=ro,
        ingetrokken_op__gt=kijker.dag - dt.timedelta(days=30),
        tot__gt=kijker.dag,
    ).select_related("gever")
    for m in weg:
        if m.ingetrokken_op is not None:
            yield _ingetrokken(kijker, m, m.ingetrokken_op)


def _ingetrokken(kijker: Kijker, m: Mandaat, op: dt.date) -> Taak:
    regio, straks = kijker.per_id[m.regio_id], op > kijker.dag
    return Taak(
        soort="mandaat-ingetrokken",
        sleutel=f"mandaat-ingetrokken:{m.id}:{op}",
        titel=_("Het mandaat voor %(wie)s is ingetrokken") % {"wie": _discipline(m)},
        uitleg=_("Vanaf %(dag)s beslist %(naam)s niet meer namens %(gever)s. Bespreek wie dat dan "
                 "doet, en vraag een nieuw mandaat.")
        % {"dag": datum(op), "naam": m.vertegenwoordiger, "gever": m.gever.naam},
        regio=regio,
        tot=op - dt.timedelta(days=1) if straks else None,
        adres=reverse("partijen:mandaat", args=[regio.slug, m.id]),
        knop=_("Bekijk het mandaat"),
    )  # fmt: skip


def drempel(dagen: int) -> int:
    """Which of the days before an end was reached; each makes one message."""
    return next(d for d in DREMPELS if dagen <= d)


def _eindigt(kijker: Kijker, m: Mandaat, tot: dt.date) -> Taak:
    dagen = (tot - kijker.dag).days
    regio = kijker.per_id[m.regio_id]
    zin = ngettext("Over %(n)s dag", "Over %(n)s dagen", dagen) % {"n": dagen}
    return Taak(
        soort="mandaat-eindigt",
        sleutel=f"mandaat-eindigt:{m.id}:{tot}:{drempel(dagen)}",
        titel=_("Het mandaat voor %(wie)s eindigt") % {"wie": _discipline(m)},
        uitleg=_("%(zin)s geldt het mandaat van %(gever)s niet meer. Zet op tijd een nieuw klaar.")
        % {"zin": zin, "gever": m.gever.naam},
        regio=regio,
        tot=tot - dt.timedelta(days=1),
        adres=reverse("partijen:mandaat", args=[regio.slug, m.id]),
        knop=_("Bekijk het mandaat"),
    )
