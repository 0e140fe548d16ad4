"""Tell at once who stands in for someone, and whoever did not know that it was withdrawn."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from verband.access.models import Gebruiker, Vervanging
from verband.core.context import Blik, met_blik, zet_blik
from verband.taken.models import Post
from verband.taken.services.berichten import bericht_van
from verband.taken.services.post import meld_meteen
from verband.taken.taak import Taak


def meld_vervanging(regio: UUID, vervanging_id: UUID, door: UUID | None) -> list[Post]:
    """``door`` withdrew it, and knows; without it, the deputy was named just now."""
    with met_blik(Blik(platform=True, regios=frozenset({regio}))):
        v = (
            Vervanging.objects.select_related(
                "regio", "afwezige__gebruiker", "vervanger__gebruiker"
            )
            .filter(regio_id=regio, id=vervanging_id)
            .first()
        )
        if v is None or (door is None and v.ingetrokken_at is not None):
            return []
        wie, taak = (_aangewezen if door is None else _ingetrokken)(v, door)
        if not wie.is_active:
            return []
        zet_blik(Blik(gebruiker=wie.pk, regios=frozenset({regio})))
        return list(meld_meteen(wie, [bericht_van(wie, taak, dringend=True)]))


def _aangewezen(v: Vervanging, _door: UUID | None) -> tuple[Gebruiker, Taak]:
    titel = _("U vervangt %(wie)s van %(vanaf)s tot %(tot)s")
    uitleg = _("Kunt u dat niet? Zeg het dan op de pagina, zodat er een ander komt.")
    ander = v.afwezige.gebruiker
    taak = _taak(v, "aangewezen", ander, titel, uitleg)
    return v.vervanger.gebruiker, replace(taak, vraagt=ander.naam)


def _ingetrokken(v: Vervanging, door: UUID | None) -> tuple[Gebruiker, Taak]:
    """To the other of the two."""
    afwezige, vervanger = v.afwezige.gebruiker, v.vervanger.gebruiker
    if door == vervanger.pk:
        titel = _("%(wie)s vervangt u niet van %(vanaf)s tot %(tot)s")
        uitleg = _("Niemand ziet uw taken in deze dagen. Wijs een ander aan.")
        return afwezige, _taak(v, "geweigerd", vervanger, titel, uitleg)
    titel = _("U hoeft %(wie)s niet te vervangen van %(vanaf)s tot %(tot)s")
    return vervanger, _taak(v, "ingetrokken", afwezige, titel, _("De vervanging is ingetrokken."))


def _taak(v: Vervanging, wat: str, ander: Gebruiker, titel: str, uitleg: str) -> Taak:
    return Taak(
        soort=f"vervanging-{wat}",
        sleutel=f"vervanging-{wat}:{v.id}",
        titel=titel
        % {
            "wie": ander.naam,
            "vanaf": f"{v.vanaf.day}-{v.vanaf.month}-{v.vanaf.year}",
            "tot": f"{v.tot.day}-{v.tot.month}-{v.tot.year}",
        },
        uitleg=uitleg,
        adres=reverse("taken:vervanging", args=[v.regio.slug]),
        knop=_("Bekijk de vervanging"),
        regio=v.regio,
    )
