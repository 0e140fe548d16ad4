"""All dates that someone has to do with: of the procedure with their source, and of their own."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from regelwerk.klokken import Klok, klokken
from regelwerk.regelsets import alle_regelsets
from verband.access.rollen import Recht
from verband.partijen.mandaatwoorden import discipline_voluit
from verband.partijen.models import Mandaat
from verband.partijen.selectors.mandaten import geldig_op
from verband.partijen.selectors.overeenkomsten import ontbrekende_handtekeningen
from verband.plannen.selectors.delingen import list_lopend
from verband.regios.models import Regio, RegioVerzekeraar
from verband.taken.jaren import contractjaren
from verband.taken.kijker import Kijker
from verband.taken.standen.dossiers import eigen_delingen, eigen_dossiers
from verband.taken.standen.leden import open_uitnodigingen, rollen_met_einde
from verband.taken.standen.overleg import (
    aan_tafel,
    afspraken,
    is_eigen,
    open_actiepunten,
    overeenkomsten,
)


class Moment(NamedTuple):
    """One date on the calendar. ``tot`` ends a period and is not in it.

    ``klok`` is there for a date of the procedure: it holds source, quote and our reading.
    """

    sleutel: str
    dag: dt.date
    titel: str
    uitleg: str
    adres: str
    regios: tuple[Regio, ...] = ()
    tot: dt.date | None = None
    uiterste: bool = False
    klok: Klok | None = None

    @property
    def laatste(self) -> dt.date:
        """The last day that it is about."""
        return self.tot - dt.timedelta(days=1) if self.tot else self.dag

    def is_voorbij(self, dag: dt.date) -> bool:
        return self.laatste < dag


def list_momenten(kijker: Kijker) -> list[Moment]:
    """In a fixed number of queries, however many regions."""
    alle = [
        *_procedure(kijker),
        *_rollen(kijker),
        *_dossiers(kijker),
        *_eigen_delingen(kijker),
        *_gedeeld(kijker),
        *_mandaten(kijker),
        *_actiepunten(kijker),
        *_overeenkomsten(kijker),
        *_afspraken(kijker),
        *_uitnodigingen(kijker),
    ]
    return sorted(alle, key=_volgorde)


def list_procedure(kijker: Kijker) -> list[Moment]:
    """Only the dates that a source gives; nobody's name or dossier is in them."""
    return sorted(_procedure(kijker), key=_volgorde)


def _volgorde(moment: Moment) -> tuple[dt.date, str, str]:
    return (moment.dag, moment.titel, moment.sleutel)


def _procedure(kijker: Kijker) -> Iterator[Moment]:
    """One moment for all regions that share it; no date of another insurer is borrowed."""
    jaren = contractjaren(kijker.dag)
    per_groep: dict[tuple[int, str | None], list[Regio]] = defaultdict(list)
    rijen = RegioVerzekeraar.objects.filter(
        regio_id__in=list(kijker.per_id),
        contractjaar__in=jaren,
        rol=RegioVerzekeraar.Rol.PREFERENT,
    ).values_list("regio_id", "contractjaar", "verzekeraar__naam")
    wie: dict[tuple[UUID, int], str] = {(r, j): naam for r, j, naam in rijen}
    for lid in kijker.leden:
        for jaar in jaren:
            if lid.regio is not None:
                per_groep[jaar, wie.get((lid.regio.id, jaar))].append(lid.regio)
    if kijker.landelijk is not None and kijker.landelijk.mag(Recht.LANDELIJK_ZIEN):
        for jaar in jaren:
            per_groep.setdefault((jaar, None), [])  # what is for every region; of no insurer
    gezien: dict[str, tuple[Klok, dict[UUID, Regio]]] = {}
    for (jaar, verzekeraar), regios in per_groep.items():
        for k in klokken(alle_regelsets(), contractjaar=jaar, verzekeraar=verzekeraar):
            _klok, waar = gezien.setdefault(k.sleutel, (k, {}))
            waar.update({r.id: r for r in regios})
    for sleutel, (k, waar) in gezien.items():
        regios_ = tuple(sorted(waar.values(), key=lambda r: r.naam))
        yield Moment(
            sleutel, k.dag, k.titel, k.uitleg, reverse("naslag:regels"), regios_, k.tot,
            k.uiterste, k,
        )  # fmt: skip


def _rollen(kijker: Kijker) -> Iterator[Moment]:
    """One's own roles that end, and of all members for who keeps them."""
    eigen = {m.id: m for lid in kijker.leden for m in lid.lidmaatschappen if m.tot}
    eigen |= {m.id: m for m in rollen_met_einde(kijker)}
    for m in eigen.values():
        if m.tot is None or m.regio_id not in kijker.per_id:
            continue
        regio = kijker.per_id[m.regio_id]
        naam = m.gebruiker.naam if m.gebruiker_id != kijker.gebruiker.pk else _("u")
        yield Moment(
            f"rol:{m.id}:{m.tot}",
            m.tot,
            _("De rol %(rol)s van %(wie)s eindigt") % {"rol": m.get_rol_display(), "wie": naam},
            _("De eerste dag zonder deze rol."),
            reverse("portal:regio", args=[regio.slug]),
            (regio,),
        )


def _dossiers(kijker: Kijker) -> Iterator[Moment]:
    for d, _blokkerend, _nummer in eigen_dossiers(kijker):
        regio = kijker.per_id[d.regio_id]
        yield Moment(
            f"bewaren:{d.id}:{d.bewaren_tot}",
            d.bewaren_tot,
            _("%(naam)s wordt verwijderd") % {"naam": d.naam},
            _("De bewaartermijn van het dossier is dan voorbij."),
            reverse("dossiers:instellingen", args=[regio.slug, d.id]),
            (regio,),
        )


def _eigen_delingen(kijker: Kijker) -> Iterator[Moment]:
    for d in eigen_delingen(kijker):
        regio, dossier = kijker.per_id[d.regio_id], d.versie.dossier
        yield Moment(
            f"deling:{d.id}:{d.tot}",
            d.tot,
            _("Delen van %(naam)s met %(wie)s stopt")
            % {"naam": dossier.naam, "wie": d.get_ontvanger_display()},
            _("De eerste dag waarop de ontvanger niets meer ziet."),
            reverse("dossiers:deling", args=[regio.slug, dossier.id, d.id]),
            (regio,),
        )


def _gedeeld(kijker: Kijker) -> Iterator[Moment]:
    for lid, d in list_lopend(kijker.leden, kijker.dag):
        if lid.regio is not None:
            yield Moment(
                f"gedeeld:{d.id}:{d.tot}",
                d.tot,
                _("U ziet het gedeelde plan voor %(jaar)s niet meer")
                % {"jaar": d.versie.dossier.contractjaar},
                _("De eerste dag waarop het weg is."),
                reverse("dossiers:gedeeld", args=[lid.regio.slug, d.id]),
                (lid.regio,),
            )


def _mandaten(kijker: Kijker) -> Iterator[Moment]:
    """From when nobody speaks for a discipline any more, unless another mandate follows."""
    ids = aan_tafel(kijker)
    if not ids:
        return
    for m in Mandaat.objects.filter(geldig_op(kijker.dag), regio_id__in=ids).select_related(
        "gever"
    ):
        tot = min(dag for dag in (m.tot, m.ingetrokken_op) if dag is not None)
        regio = kijker.per_id[m.regio_id]
        wie = discipline_voluit(m.discipline, m.subdiscipline, m.beroep)
        yield Moment(
            f"mandaat:{m.id}:{tot}",
            tot,
            _("Het mandaat voor %(wie)s eindigt") % {"wie": wie},
            _("De eerste dag waarop %(naam)s niet meer spreekt voor %(gever)s.")
            % {"naam": m.vertegenwoordiger, "gever": m.gever.naam},
            reverse("partijen:mandaat", args=[regio.slug, m.id]),
            (regio,),
        )


def _actiepunten(kijker: Kijker) -> Iterator[Moment]:
    """One's own, and all of them for who keeps the table."""
    for p in open_actiepunten(kijker):
        if not is_eigen(kijker, p) and not kijker.lid(p.regio_id).mag(Recht.TAFEL_BEHEREN):
            continue
        regio = kijker.per_id[p.regio_id]
        yield Moment(
            f"actiepunt:{p.id}:{p.tot}",
            p.tot,
            p.wat,
            _("%(wie)s zou dit doen, uiterlijk op deze dag.") % {"wie": p.eigenaar.naam},
            reverse("partijen:overleg-een", args=[regio.slug, p.overleg_id]),
            (regio,),
            uiterste=True,
        )


def _overeenkomsten(kijker: Kijker) -> Iterator[Moment]:
    for v in overeenkomsten(kijker):
        if ontbrekende_handtekeningen(v):
            continue
        regio = kijker.per_id[v.regio_id]
        yield Moment(
            f"overeenkomst:{v.id}:{v.tot}",
            v.tot,
            _("%(titel)s loopt af") % {"titel": v.overeenkomst.titel},
            _("De eerste dag waarop de overeenkomst niet meer geldt."),
            reverse("partijen:overeenkomst-een", args=[regio.slug, v.overeenkomst_id]),
            (regio,),
        )


def _afspraken(kijker: Kijker) -> Iterator[Moment]:
    """With parties outside the table; everyone who sits there may read them."""
    for a in afspraken(kijker):
        regio = kijker.per_id[a.regio_id]
        yield Moment(
            f"afspraak:{a.id}:{a.tot}",
            a.tot,
            _("De afspraak met %(partij)s loopt af") % {"partij": a.partij},
            _("De eerste dag waarop de afspraak niet meer geldt."),
            reverse("partijen:afspraken", args=[regio.slug]),
            (regio,),
        )


def _uitnodigingen(kijker: Kijker) -> Iterator[Moment]:
    """For who keeps the members only: an invitation holds an address."""
    for u in open_uitnodigingen(kijker):
        if u.regio_id is None:
            continue
        regio, dag = kijker.per_id[u.regio_id], timezone.localdate(u.verloopt_at)
        yield Moment(
            f"uitnodiging:{u.id}:{dag}",
            dag,
            _("De uitnodiging van %(wie)s verloopt") % {"wie": u.email},
            _("De laatste dag waarop zij kan worden aangenomen."),
            reverse("access:leden", args=[regio.slug]),
            (regio,),
        )
