"""What a table asks of its members: action points, answers, signatures, and what runs out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regelwerk.tekst import opsomming
from verband.access.rollen import Recht
from verband.partijen.models import (
    Actiepunt,
    Besluit,
    Derdenafspraak,
    Instemming,
    Mandaat,
    Overeenkomstversie,
)
from verband.partijen.selectors.mandaten import geldig_op
from verband.partijen.selectors.overeenkomsten import (
    ONDERWERP,
    VERLENGEN,
    is_beheerder_van,
    ontbrekende_handtekeningen,
    partijen_van,
)
from verband.partijen.selectors.overleg import list_betwiste
from verband.regios.models import Organisatie
from verband.taken.kijker import Kijker, eenmaal
from verband.taken.standen.mandaten import drempel
from verband.taken.taak import Taak, Wachten


def aan_tafel(kijker: Kijker) -> list[UUID]:
    """The regions in which they sit at the table themselves: not those of an insurer."""
    return [
        lid.regio_id
        for lid in kijker.leden
        if lid.mag(Recht.TAFEL_ZIEN) and any(m.regio_id for m in lid.lidmaatschappen)
    ]


@eenmaal
def open_actiepunten(kijker: Kijker) -> list[Actiepunt]:
    """Of everyone at the tables where this one sits: all of them may read them."""
    ids = aan_tafel(kijker)
    if not ids:
        return []
    punten = Actiepunt.objects.filter(regio_id__in=ids, gedaan_at__isnull=True)
    return list(punten.select_related("eigenaar", "overleg__tafel"))


def is_eigen(kijker: Kijker, punt: Actiepunt) -> bool:
    return punt.eigenaar_id in kijker.lid(punt.regio_id).organisaties


def actiepunt_doen(kijker: Kijker) -> Iterator[Taak]:
    """Those of one's own organisation."""
    for p in open_actiepunten(kijker):
        if not is_eigen(kijker, p):
            continue
        regio = kijker.per_id[p.regio_id]
        yield Taak(
            soort="actiepunt-doen",
            sleutel=f"actiepunt-doen:{p.id}:{p.tot}",
            titel=p.wat,
            uitleg=_("Afgesproken in %(overleg)s.") % {"overleg": p.overleg},
            regio=regio,
            tot=p.tot,
            voor=p.eigenaar.naam,
            adres=reverse("partijen:overleg-een", args=[regio.slug, p.overleg_id]),
            knop=_("Bekijk het actiepunt"),
        )


@eenmaal
def _onder_voorbehoud(kijker: Kijker) -> list[Instemming]:
    ids = aan_tafel(kijker)
    if not ids:
        return []
    wacht = Instemming.objects.filter(
        regio_id__in=ids,
        staat=Instemming.Staat.VOORBEHOUD,
        besluit__staat=Besluit.Staat.VOORBEHOUD,
    )
    return list(wacht.select_related("besluit", "organisatie"))


def _beslist(kijker: Kijker, i: Instemming) -> bool:
    lid = kijker.lid(i.regio_id)
    return lid.mag(Recht.MANDAAT_BESLISSEN) and i.organisatie_id in lid.organisaties


def besluit_beantwoorden(kijker: Kijker) -> Iterator[Taak]:
    """A decision beyond the mandate of one's own discipline."""
    for i in _onder_voorbehoud(kijker):
        if not _beslist(kijker, i):
            continue
        regio = kijker.per_id[i.regio_id]
        yield Taak(
            soort="besluit-beantwoorden",
            sleutel=f"besluit-beantwoorden:{i.id}:open",
            titel=_("Bekrachtig besluit %(n)s of wijs het af") % {"n": i.besluit.nummer},
            uitleg=_("Het gaat verder dan uw mandaat. Zonder uw antwoord gaat het niet in."),
            regio=regio,
            voor=i.organisatie.naam,
            adres=reverse("partijen:besluit-antwoord", args=[regio.slug, i.id]),
            knop=_("Geef antwoord"),
        )


def _te_tekenen(kijker: Kijker) -> Iterator[tuple[Overeenkomstversie, Organisatie]]:
    """Whose signature is waited for now, under what still runs."""
    for v in overeenkomsten(kijker):
        if v.tot > kijker.dag:
            for g in partijen_van(v):
                if g.handtekening is None and g.aan_de_beurt:
                    yield v, g.partij.organisatie


def _tekent(kijker: Kijker, v: Overeenkomstversie, organisatie: UUID) -> bool:
    lid = kijker.lid(v.regio_id)
    return lid.mag(Recht.OVEREENKOMST_TEKENEN) and (
        is_beheerder_van(lid, organisatie)
        or (v.regio_id, organisatie) in _gevers_met_tekenmandaat(kijker)
    )


def overeenkomst_tekenen(kijker: Kijker) -> Iterator[Taak]:
    """An agreement that waits for a party one may sign for."""
    for v, organisatie in _te_tekenen(kijker):
        if not _tekent(kijker, v, organisatie.id):
            continue
        regio = kijker.per_id[v.regio_id]
        yield Taak(
            soort="overeenkomst-tekenen",
            sleutel=f"overeenkomst-tekenen:{v.id}:{organisatie.id}",
            titel=_("Teken %(titel)s") % {"titel": v.overeenkomst.titel},
            uitleg=_("Lees versie %(n)s en teken haar.") % {"n": v.nummer},
            vraagt=_("de RO"),
            regio=regio,
            voor=organisatie.naam,
            adres=reverse("partijen:overeenkomst-tekenen", args=[regio.slug, v.id, organisatie.id]),
            knop=_("Lees en teken"),
        )


def overeenkomst_verlengen(kijker: Kijker) -> Iterator[Taak]:
    """Before a signed agreement ends."""
    for v in overeenkomsten(kijker):
        if not kijker.lid(v.regio_id).mag(Recht.TAFEL_BEHEREN):
            continue
        if not kijker.dag < v.tot <= kijker.dag + VERLENGEN or ontbrekende_handtekeningen(v):
            continue
        regio = kijker.per_id[v.regio_id]
        yield Taak(
            soort="overeenkomst-verlengen",
            sleutel=f"overeenkomst-verlengen:{v.id}:{v.tot}:{_drempel(kijker, v.tot)}",
            titel=_("%(titel)s loopt af") % {"titel": v.overeenkomst.titel},
            uitleg=_("Maak op tijd een nieuwe versie; alle partijen tekenen die opnieuw."),
            regio=regio,
            tot=v.tot - dt.timedelta(days=1),
            adres=reverse("partijen:overeenkomst-een", args=[regio.slug, v.overeenkomst_id]),
            knop=_("Bekijk de overeenkomst"),
        )


def _drempel(kijker: Kijker, tot: dt.date) -> int:
    return drempel((tot - kijker.dag).days)


@eenmaal
def afspraken(kijker: Kijker) -> list[Derdenafspraak]:
    """What is not over yet, with parties outside the tables where this one sits."""
    ids = aan_tafel(kijker)
    if not ids:
        return []
    return list(Derdenafspraak.objects.filter(regio_id__in=ids, tot__gt=kijker.dag))


def afspraak_loopt_af(kijker: Kijker) -> Iterator[Taak]:
    for a in afspraken(kijker):
        if not kijker.lid(a.regio_id).mag(Recht.TAFEL_BEHEREN):
            continue
        if a.tot > kijker.dag + VERLENGEN:
            continue
        regio = kijker.per_id[a.regio_id]
        yield Taak(
            soort="afspraak-loopt-af",
            sleutel=f"afspraak-loopt-af:{a.id}:{a.tot}:{_drempel(kijker, a.tot)}",
            titel=_("De afspraak met %(partij)s loopt af") % {"partij": a.partij},
            uitleg=_("Moet zij doorlopen? Spreek dan op tijd iets nieuws af."),
            regio=regio,
            tot=a.tot - dt.timedelta(days=1),
            adres=reverse("partijen:afspraken", args=[regio.slug]),
            knop=_("Bekijk de afspraken"),
        )


def aanwezigheid_nagaan(kijker: Kijker) -> Iterator[Taak]:
    """An organisation that agreed according to the list says that it was not there. As long as
    that can still be corrected: from then on it stands, and the decision says so for good."""
    ids = kijker.regios(Recht.TAFEL_BEHEREN)
    if not ids:
        return
    for rij, nummers in list_betwiste(ids, kijker.dag):
        regio, overleg = kijker.per_id[rij.regio_id], rij.overleg
        yield Taak(
            soort="aanwezigheid-nagaan",
            sleutel=f"aanwezigheid-nagaan:{rij.id}:{'-'.join(str(b.nummer) for b in nummers)}",
            titel=_("Ga na of %(wie)s er was") % {"wie": rij.organisatie.naam},
            uitleg=ngettext(
                "Zij zegt dat zij niet bij %(overleg)s was, maar staat bij besluit %(n)s.",
                "Zij zegt dat zij niet bij %(overleg)s was, maar staat bij de besluiten %(n)s.",
                len(nummers),
            )
            % {"overleg": overleg, "n": opsomming([str(b.nummer) for b in nummers])},
            vraagt=rij.organisatie.naam,
            regio=regio,
            tot=overleg.zichtbaar_vanaf - dt.timedelta(days=1),
            adres=reverse("partijen:besluit", args=[regio.slug, nummers[0].id]),
            knop=_("Bekijk het besluit"),
        )


@eenmaal
def overeenkomsten(kijker: Kijker) -> list[Overeenkomstversie]:
    """The newest version of each agreement, without its file."""
    ids = aan_tafel(kijker)
    if not ids:
        return []
    return list(
        Overeenkomstversie.objects.filter(regio_id__in=ids)
        .defer("bestand", "tekst")
        .select_related("overeenkomst")
        .prefetch_related("partijen__organisatie", "handtekeningen")
        .order_by("overeenkomst_id", "-nummer")
        .distinct("overeenkomst_id")
    )


@eenmaal
def _gevers_met_tekenmandaat(kijker: Kijker) -> set[tuple[UUID, UUID]]:
    """Region and giver of the mandates by which this person signs."""
    email = kijker.gebruiker.email
    mandaten = Mandaat.objects.filter(
        geldig_op(kijker.dag),
        Q(vertegenwoordiger_email__iexact=email) | Q(plaatsvervanger_email__iexact=email),
        regio_id__in=kijker.regios(Recht.OVEREENKOMST_TEKENEN),
        onderwerpen__onderwerp=ONDERWERP,
    )
    return set(mandaten.values_list("regio_id", "gever_id"))


def wacht_op_actiepunten(kijker: Kijker) -> Iterator[Wachten]:
    for p in open_actiepunten(kijker):
        if is_eigen(kijker, p):
            continue
        regio = kijker.per_id[p.regio_id]
        yield Wachten(
            wie=p.eigenaar.naam,
            wat=_("zou doen: %(wat)s") % {"wat": p.wat},
            adres=reverse("partijen:overleg-een", args=[regio.slug, p.overleg_id]),
            sinds=p.overleg.op,
            tot=p.tot,
            regio=regio,
        )


def wacht_op_achterban(kijker: Kijker) -> Iterator[Wachten]:
    for i in _onder_voorbehoud(kijker):
        if _beslist(kijker, i):
            continue
        regio = kijker.per_id[i.regio_id]
        yield Wachten(
            wie=i.organisatie.naam,
            wat=_("bekrachtigt besluit %(n)s, of wijst het af") % {"n": i.besluit.nummer},
            adres=reverse("partijen:besluit", args=[regio.slug, i.besluit_id]),
            sinds=timezone.localdate(i.aangemaakt_at),
            regio=regio,
        )


def wacht_op_handtekeningen(kijker: Kijker) -> Iterator[Wachten]:
    """One line per agreement: a table of ten would fill the page."""
    per_versie: dict[Overeenkomstversie, list[str]] = {}
    for v, organisatie in _te_tekenen(kijker):
        if not _tekent(kijker, v, organisatie.id):
            per_versie.setdefault(v, []).append(organisatie.naam)
    for v, namen in per_versie.items():
        regio = kijker.per_id[v.regio_id]
        yield Wachten(
            wie=opsomming(namen),
            wat=ngettext("tekent nog: %(titel)s", "tekenen nog: %(titel)s", len(namen))
            % {"titel": v.overeenkomst.titel},
            adres=reverse("partijen:overeenkomst-een", args=[regio.slug, v.overeenkomst_id]),
            sinds=timezone.localdate(v.aangemaakt_at),
            regio=regio,
        )
