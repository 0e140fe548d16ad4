"""People: invitations, roles that end, one's own second step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.models import Lidmaatschap, Uitnodiging
from verband.access.rollen import Recht
from verband.access.selectors import factor_nodig
from verband.taken.kijker import Kijker, eenmaal
from verband.taken.taak import Taak, Wachten

UITNODIGING = dt.timedelta(days=2)
ROL_EINDIGT = dt.timedelta(days=30)


@eenmaal
def open_uitnodigingen(kijker: Kijker) -> list[Uitnodiging]:
    ids = kijker.regios(Recht.LEDEN_BEHEREN)
    if not ids:
        return []
    return list(
        Uitnodiging.objects.filter(
            regio_id__in=ids, gebruikt_at__isnull=True, ingetrokken_at__isnull=True
        ).order_by("verloopt_at")
    )


def uitnodiging_verloopt(kijker: Kijker) -> Iterator[Taak]:
    """Of the last two days, and what expired: then one invites again, or takes it back."""
    for u in open_uitnodigingen(kijker):
        tot = timezone.localdate(u.verloopt_at)
        if u.regio_id is None or tot - kijker.dag > UITNODIGING:
            continue
        voorbij = tot < kijker.dag or u.is_verlopen
        regio = kijker.per_id[u.regio_id]
        titel = _("De uitnodiging van %(wie)s verloopt")
        if voorbij:
            titel = _("De uitnodiging van %(wie)s is verlopen")
        yield Taak(
            soort="uitnodiging-verloopt",
            sleutel=f"uitnodiging-verloopt:{u.id}:{'voorbij' if voorbij else 'bijna'}",
            titel=titel % {"wie": u.email},
            uitleg=_("Nodig opnieuw uit, of trek de uitnodiging in."),
            regio=regio,
            tot=tot,
            adres=reverse("access:leden", args=[regio.slug]),
            knop=_("Naar de leden"),
        )


def wacht_op_uitnodigingen(kijker: Kijker) -> Iterator[Wachten]:
    for u in open_uitnodigingen(kijker):
        if u.regio_id is None or u.is_verlopen:
            continue
        regio = kijker.per_id[u.regio_id]
        yield Wachten(
            wie=u.email,
            wat=_("neemt de uitnodiging aan als %(rol)s") % {"rol": u.get_rol_display()},
            adres=reverse("access:leden", args=[regio.slug]),
            sinds=timezone.localdate(u.aangemaakt_at),
            tot=timezone.localdate(u.verloopt_at),
            regio=regio,
        )


@eenmaal
def rollen_met_einde(kijker: Kijker) -> list[Lidmaatschap]:
    """Of everyone in the regions where this one keeps the members."""
    ids = kijker.regios(Recht.LEDEN_BEHEREN)
    if not ids:
        return []
    leden = Lidmaatschap.objects.filter(regio_id__in=ids, tot__gt=kijker.dag)
    return list(leden.select_related("gebruiker"))


def rol_eindigt(kijker: Kijker) -> Iterator[Taak]:
    """Until the same person was invited again for it, or has it from that day on."""
    bijna = [m for m in rollen_met_einde(kijker) if m.tot and m.tot <= kijker.dag + ROL_EINDIGT]
    if not bijna:
        return
    gevraagd = {(u.regio_id, u.rol, u.email) for u in open_uitnodigingen(kijker)}
    verder = Lidmaatschap.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=F("vanaf")),
        regio_id__in={m.regio_id for m in bijna},
        gebruiker__in={m.gebruiker_id for m in bijna},
        vanaf__in={m.tot for m in bijna},
    ).values_list("regio_id", "rol", "gebruiker_id", "vanaf")
    er_al = set(verder)
    for m in bijna:
        opgevolgd = (m.regio_id, m.rol, m.gebruiker_id, m.tot) in er_al
        if opgevolgd or (m.regio_id, m.rol, m.gebruiker.email.lower()) in gevraagd:
            continue
        if m.regio_id is None or m.tot is None:
            continue
        regio = kijker.per_id[m.regio_id]
        yield Taak(
            soort="rol-eindigt",
            sleutel=f"rol-eindigt:{m.id}:{m.tot}",
            titel=_("De rol %(rol)s van %(wie)s eindigt")
            % {"rol": m.get_rol_display(), "wie": m.gebruiker.naam},
            uitleg=_("Moet de rol doorgaan? Nodig dan opnieuw uit, vanaf de dag dat zij eindigt."),
            regio=regio,
            tot=m.tot - dt.timedelta(days=1),
            adres=reverse("access:leden", args=[regio.slug]),
            knop=_("Naar de leden"),
        )


def tweede_stap_instellen(kijker: Kijker) -> Iterator[Taak]:
    if not kijker.overal:
        return
    rollen = factor_nodig(kijker.gebruiker)
    if rollen:
        yield Taak(
            soort="tweede-stap-instellen",
            sleutel=f"tweede-stap-instellen:{kijker.gebruiker.pk}:geen",
            titel=_("Stel uw tweede stap in"),
            uitleg=_("Met uw rol (%(rollen)s) beslist u namens anderen. Dat kan pas daarna.")
            % {"rollen": ", ".join(rollen)},
            adres=reverse("mfa_index"),
            knop=_("Stel de tweede stap in"),
        )
