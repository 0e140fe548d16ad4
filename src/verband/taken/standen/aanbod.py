"""The VVT file: a provider that is asked, and a holder who waits, asks or determines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verband.access.rollen import Recht
from verband.partijen.models import Aanbodopgave, Aanbodpeiling
from verband.partijen.selectors.aanbod import (
    met_vaststelling,
    telt_mee,
    vvt_perioden,
    waarom_vervallen,
)
from verband.regios.models import Regio
from verband.taken.kijker import Kijker
from verband.taken.taak import Taak, Wachten

_STAAT = Aanbodopgave.Staat


def geef_aanbod_op(kijker: Kijker) -> Iterator[Taak]:
    """For each organisation of this person that was asked and has not answered."""
    eigen = {
        organisatie
        for lid in kijker.leden
        if lid.mag(Recht.AANBOD_OPGEVEN)
        for organisatie in lid.organisaties
    }
    if not eigen:
        return
    gevraagd = Aanbodopgave.objects.filter(
        telt_mee(),
        regio_id__in=kijker.regios(Recht.AANBOD_OPGEVEN),
        aanbieder_id__in=eigen,
        staat=_STAAT.GEVRAAGD,
        peiling__gesloten_at=None,
    ).select_related("peiling", "aanbieder")
    for o in gevraagd:
        regio = kijker.per_id[o.regio_id]
        yield Taak(
            soort="geef-aanbod-op",
            sleutel=f"geef-aanbod-op:{o.id}",
            titel=_("Geef uw aanbod op: %(soort)s") % {"soort": o.peiling.get_soort_display()},
            uitleg=_("Andere aanbieders en de RO zien uw getal niet."),
            regio=regio,
            vraagt=_("de dossierhouder"),
            voor=o.aanbieder.naam,
            adres=reverse("partijen:aanbod-opgeven", args=[regio.slug, o.id]),
            knop=_("Vul in"),
        )


def peiling_opzetten(kijker: Kijker) -> Iterator[Taak]:
    """For each kind of care that the holder has no measure of yet."""
    ids = kijker.regios(Recht.AANBOD_BEHEREN)
    if not ids:
        return
    rijen = Aanbodpeiling.objects.filter(regio_id__in=ids)
    er_is = set(rijen.values_list("regio_id", "soort"))
    for id_ in ids:
        regio = kijker.per_id[id_]
        for soort, woord in Aanbodpeiling._meta.get_field("soort").choices or ():
            if (id_, soort) not in er_is:
                yield Taak(
                    soort="peiling-opzetten",
                    sleutel=f"peiling-opzetten:{id_}:{soort}",
                    titel=_("Zet de peiling op: %(soort)s") % {"soort": woord},
                    uitleg=_("Daarna vraagt u de aanbieders van VVT om hun aanbod."),
                    regio=regio,
                    adres=f"{reverse('partijen:peiling', args=[regio.slug])}?soort={soort}",
                    knop=_("Zet haar op"),
                )


class _Open(NamedTuple):
    """A measure that is not determined, and how its providers stand."""

    peiling: Aanbodpeiling
    regio: Regio
    te_vragen: int
    wachtend: int
    alle: int


def _open_peilingen(kijker: Kijker) -> Iterator[_Open]:
    ids = kijker.regios(Recht.AANBOD_BEHEREN)
    if not ids:
        return
    rijen = Aanbodpeiling.objects.filter(regio_id__in=ids, gesloten_at=None)
    opgaven = Prefetch("opgaven", Aanbodopgave.objects.filter(telt_mee()))
    for p in rijen.prefetch_related(opgaven):
        staten = Counter(o.staat for o in p.opgaven.all())
        yield _Open(
            p, kijker.per_id[p.regio_id], staten[_STAAT.NIET_GEVRAAGD], staten[_STAAT.GEVRAAGD],
            staten.total(),
        )  # fmt: skip


def vraag_aanbieders(kijker: Kijker) -> Iterator[Taak]:
    for p, regio, te_vragen, _wachtend, _alle in _open_peilingen(kijker):
        if not te_vragen:
            continue
        een = "%(n)s aanbieder is nog niet gevraagd."
        meer = "%(n)s aanbieders zijn nog niet gevraagd."
        yield Taak(
            soort="vraag-aanbieders",
            sleutel=f"vraag-aanbieders:{p.id}:open",
            titel=_("Vraag aanbieders om hun aanbod: %(soort)s") % {"soort": p.get_soort_display()},
            uitleg=ngettext(een, meer, te_vragen) % {"n": te_vragen},
            regio=regio,
            adres=reverse("partijen:aanbod-dossier", args=[regio.slug, p.id]),
            knop=_("Naar het dossier"),
        )


def stel_dekking_opnieuw_vast(kijker: Kijker) -> Iterator[Taak]:
    """Since it was determined a mandate began or ended, so that it says nothing any more."""
    ids = kijker.regios(Recht.AANBOD_BEHEREN)
    if not ids:
        return
    dicht = Aanbodpeiling.objects.filter(regio_id__in=ids, gesloten_at__isnull=False)
    peilingen = list(met_vaststelling(dicht, kijker.dag))
    perioden = vvt_perioden(ids) if peilingen else {}
    for p in peilingen:
        if not waarom_vervallen(p, perioden, kijker.dag):
            continue
        regio = kijker.per_id[p.regio_id]
        yield Taak(
            soort="stel-dekking-opnieuw-vast",
            sleutel=f"stel-dekking-opnieuw-vast:{p.id}:{p.versie}",
            titel=_("Stel de dekking opnieuw vast: %(soort)s") % {"soort": p.get_soort_display()},
            uitleg=_("Sinds de vaststelling begon of eindigde een mandaat; zij telt niet meer. "
                     "Heropen het dossier en stel opnieuw vast."),
            regio=regio,
            adres=reverse("partijen:aanbod-dossier", args=[regio.slug, p.id]),
            knop=_("Naar het dossier"),
        )  # fmt: skip


def stel_dekking_vast(kijker: Kijker) -> Iterator[Taak]:
    """Once everyone has answered."""
    for p, regio, te_vragen, wachtend, alle in _open_peilingen(kijker):
        if te_vragen or wachtend or not alle:
            continue
        yield Taak(
            soort="stel-dekking-vast",
            sleutel=f"stel-dekking-vast:{p.id}:{p.versie}",
            titel=_("Stel de dekking vast: %(soort)s") % {"soort": p.get_soort_display()},
            uitleg=_("Alle aanbieders hebben geantwoord."),
            regio=regio,
            adres=reverse("partijen:aanbod-dossier", args=[regio.slug, p.id]),
            knop=_("Naar het dossier"),
        )


def wacht_op_aanbieders(kijker: Kijker) -> Iterator[Wachten]:
    """Names of who is asked, for the holder only; never how much anyone gives."""
    ids = kijker.regios(Recht.AANBOD_BEHEREN)
    if not ids:
        return
    wachtend = Aanbodopgave.objects.filter(
        telt_mee(), regio_id__in=ids, staat=_STAAT.GEVRAAGD, peiling__gesloten_at=None
    ).select_related("peiling", "aanbieder")
    for o in wachtend:
        regio = kijker.per_id[o.regio_id]
        yield Wachten(
            wie=o.aanbieder.naam,
            wat=_("geeft haar aanbod op: %(soort)s") % {"soort": o.peiling.get_soort_display()},
            adres=reverse("partijen:aanbod-dossier", args=[regio.slug, o.peiling_id]),
            sinds=timezone.localdate(o.gevraagd_at) if o.gevraagd_at else kijker.dag,
            regio=regio,
        )
