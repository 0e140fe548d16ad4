"""The only place where rows of the table become facts of regelwerk.

One small function per section. ``None`` says that the platform does not keep that section (yet),
or that nobody began with it: then whoever asks falls back on what a plan declares.
A draft of a mandate, or one that its discipline did not confirm, is no mandate.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.text import slugify

from regelwerk import feiten as f
from verband.access.verzoek import Lid
from verband.partijen.models import (
    Aanbodopgave,
    Aanbodpeiling,
    Benadering,
    Disciplineorganisatie,
    Mandaat,
    Overlegtafel,
    ParamedischPlatform,
    RegiegemeenteVoorstel,
    Samenwerkingsvorm,
    Verzekeraarsgesprek,
    Zetel,
)
from verband.partijen.selectors.aanbod import (
    Perioden,
    is_vertegenwoordigd,
    laatste_vaststelling,
    met_vaststelling,
    vvt_perioden,
    waarom_vervallen,
)
from verband.partijen.selectors.gebied import op_dag
from verband.partijen.selectors.overeenkomsten import get_geldende, getekend_op
from verband.partijen.selectors.overlegtafels import bestaat_op
from verband.partijen.selectors.vorm import vorige_soort, zittend
from verband.regios.models import Gemeente, Organisatie, Regio, RegioGemeente, RegioVerzekeraar

# What a plan declares about the table itself; the rest of a plan is not ours to fill in.
SECTIES = (
    "mandaten", "disciplineorganisaties", "paramedisch_platform", "vvt_dekking",
    "kleine_aanbieders", "overlegtafels", "samenwerkingsvorm", "regiegemeente_voorstel",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tafel:
    """The table of one region on one day. ``secties``: by name what ``ResvPlan`` would hold;
    a section that is not there is not known. ``van`` leads from a party back to its row."""

    dag: dt.date
    contractjaar: int
    regio: f.Regio
    partijen: tuple[f.Partij, ...]
    verzekeraar: f.Verzekeraar | None
    secties: Mapping[str, Any]
    mandaten: Mapping[str, Mandaat] = field(default_factory=dict)


def tafel_op(lid: Lid, dag: dt.date, contractjaar: int) -> Tafel:
    """What is recorded now, as it holds on that day."""
    organisaties = list(Organisatie.objects.filter(regio_id=lid.regio_id))
    sleutels = sleutels_van(organisaties)
    voorstel = RegiegemeenteVoorstel.objects.filter(regio_id=lid.regio_id).first()
    gemeenten = _gemeenten(lid, dag)
    mandaten = list(
        Mandaat.objects.filter(regio_id=lid.regio_id)
        .select_related("gever")
        .prefetch_related("onderwerpen")
    )
    secties: dict[str, Any] = {
        "mandaten": _mandaten(mandaten, sleutels),
        "disciplineorganisaties": _disciplineorganisaties(lid),
        "paramedisch_platform": _paramedisch_platform(lid),
        "vvt_dekking": _vvt_dekking(lid, dag, sleutels),
        "kleine_aanbieders": _kleine_aanbieders(lid, dag, sleutels),
        "overlegtafels": _overlegtafels(lid, dag),
        "samenwerkingsvorm": _samenwerkingsvorm(lid, dag, contractjaar, sleutels),
        "regiegemeente_voorstel": _voorstel(lid, voorstel),
    }
    zelf = {o.id for o in organisaties if o.is_zelfstandig(dag)}
    regie = sleutels[voorstel.gemeente_id] if voorstel and voorstel.gemeente_id in zelf else None
    return Tafel(
        dag=dag,
        contractjaar=contractjaar,
        regio=_regio(lid.regio, regie, gemeenten),
        partijen=tuple(
            _partij(o, sleutels[o.id], secties["samenwerkingsvorm"])
            if o.id in zelf
            else f.Partij(id=sleutels[o.id], naam=o.naam, soort="overig")  # only still its name
            for o in organisaties
        ),
        verzekeraar=preferente_van(lid, contractjaar),
        secties={naam: s for naam, s in secties.items() if s is not None},
        mandaten={mandaatsleutel(m): m for m in mandaten if _telt(m)},
    )


def als_plan(tafel: Tafel) -> f.ResvPlan:
    """The table by itself, as the rules ask for it: nobody at it yet is not the same as unknown."""
    begin = {"mandaten": (), "disciplineorganisaties": (), "paramedisch_platform": ()}
    return f.ResvPlan(
        formaat="resv-plan/1",
        regio=tafel.regio,
        contractjaar=tafel.contractjaar,
        preferente_verzekeraar=tafel.verzekeraar,
        partijen=tafel.partijen,
        **{**begin, **tafel.secties},
    )


# --- who ----------------------------------------------------------------------------------


def sleutels_van(organisaties: Iterable[Organisatie]) -> dict[UUID, str]:
    """A readable id per organisation that says the same to every reader: its name as a slug."""
    uit: dict[UUID, str] = {}
    for o in sorted(organisaties, key=lambda o: (o.aangemaakt_at, o.id)):
        kort = slugify(o.naam)[:60] or "organisatie"
        uit[o.id] = f"{kort}-{o.id.hex[:8]}" if kort in uit.values() else kort
    return uit


def _partij(o: Organisatie, sleutel: str, vorm: f.Samenwerkingsvorm | None) -> f.Partij:
    """In a network the RO is the contract party, after a transformation the RESV (ZZ-3.2-2a)."""
    partij = "resv" if vorm and vorm.soort == "ro_transformatie" else "ro"
    return f.Partij(
        id=sleutel,
        naam=o.naam,
        soort=o.soort,  # type: ignore[arg-type]  # the choices are those of the fact
        discipline=o.discipline or None,
        zorgaanbieder=True if o.soort == "zorgaanbieder" else None,
        contractpartij=True if o.soort == partij else None,
    )


def _regio(regio: Regio | None, regie: str | None, gemeenten: Mapping[str, str]) -> f.Regio:
    return f.Regio(
        naam=regio.naam if regio else None,
        regiegemeente=regie,
        gemeenten=tuple(gemeenten.values()) or None,
    )


def _gemeenten(lid: Lid, dag: dt.date) -> dict[str, str]:
    """Of the region as of that day: name by code."""
    rijen = RegioGemeente.objects.filter(op_dag(dag), regio_id=lid.regio_id)
    return dict(rijen.order_by("gemeente__naam").values_list("gemeente_id", "gemeente__naam"))


def preferente_van(lid: Lid, contractjaar: int) -> f.Verzekeraar | None:
    """As the region recorded it for that year."""
    rij = (
        RegioVerzekeraar.objects.filter(
            regio_id=lid.regio_id, contractjaar=contractjaar, rol=RegioVerzekeraar.Rol.PREFERENT
        )
        .select_related("verzekeraar")
        .first()
    )
    if rij is None:
        return None
    v = rij.verzekeraar
    return f.Verzekeraar(
        naam=v.naam, uzovi=v.uzovi or None, bron=rij.bron or None, peildatum=rij.bron_op
    )


# --- mandates -----------------------------------------------------------------------------


def mandaatsleutel(m: Mandaat) -> str:
    """The same in every check, so that a point of last week is known again."""
    return f"{slugify(str(m))}-{m.id.hex[:8]}"


def _telt(m: Mandaat) -> bool:
    return m.staat == Mandaat.Staat.BEVESTIGD


def _mandaten(
    alle: Iterable[Mandaat], sleutels: Mapping[UUID, str]
) -> tuple[f.Mandaat, ...] | None:
    """None while nobody made even a draft."""
    rijen = list(alle)
    if not rijen:
        return None
    return tuple(
        mandaatfeit(m, sleutels[m.gever_id], (o.onderwerp for o in m.onderwerpen.all()))
        for m in rijen
        if _telt(m)
    )


def mandaatfeit(m: Mandaat, gever: str, onderwerpen: Iterable[str]) -> f.Mandaat:
    return f.Mandaat(
        id=mandaatsleutel(m),
        discipline=m.discipline or None,
        subdiscipline=m.subdiscipline or None,  # type: ignore[arg-type]
        gever=gever,
        route=m.route or None,  # type: ignore[arg-type]
        vertegenwoordiger=m.vertegenwoordiger or None,
        plaatsvervanger=m.plaatsvervanger or None,
        onderwerpen=tuple(onderwerpen),
        grens_cent=m.grens_cent,
        vanaf=m.vanaf,
        tot=m.tot,
        ingetrokken_op=m.ingetrokken_op,
        bewijs=m.bewijs or None,
        draagvlak=_draagvlak(m),
        inzetverklaring_op=m.inzetverklaring_op,
    )


def _draagvlak(m: Mandaat) -> f.Draagvlak | None:
    if m.draagvlak_op is None and not m.draagvlak_uitkomst:
        return None
    return f.Draagvlak(geraadpleegd_op=m.draagvlak_op, uitkomst=m.draagvlak_uitkomst or None)


def _disciplineorganisaties(lid: Lid) -> tuple[f.Disciplineorganisatie, ...] | None:
    """Per discipline as a whole; of a part (SO, one profession) the rules ask nothing."""
    rijen = Disciplineorganisatie.objects.filter(regio_id=lid.regio_id, subdiscipline="", beroep="")
    return tuple(map(disciplinefeit, rijen)) or None


def disciplinefeit(o: Disciplineorganisatie) -> f.Disciplineorganisatie:
    return f.Disciplineorganisatie(
        discipline=o.discipline,
        rechtsvorm=o.rechtsvorm or None,
        besluitregel=o.besluitregel or None,
        contact=o.contact or None,
        verbeterstap=o.verbeterstap or None,
        verbeterstap_op=o.verbeterstap_op,
    )


def _paramedisch_platform(lid: Lid) -> tuple[f.ParamedischPlatform, ...] | None:
    return (
        tuple(
            f.ParamedischPlatform(
                kernregio=p.kernregio,
                status=p.status or None,  # type: ignore[arg-type]
                reden=p.reden or None,
                stap=p.stap or None,
            )
            for p in ParamedischPlatform.objects.filter(regio_id=lid.regio_id)
        )
        or None
    )


# --- municipality -------------------------------------------------------------------------


def _voorstel(lid: Lid, voorstel: RegiegemeenteVoorstel | None) -> f.RegiegemeenteVoorstel | None:
    """A letter stands for both parts: the source asks for a proposal, not for our two fields."""
    if voorstel is None:
        return None
    gesprek = Verzekeraarsgesprek.objects.filter(regio_id=lid.regio_id).order_by("op").first()
    brief = "Zie de brief van de regiegemeente." if voorstel.brieven.exists() else None
    return f.RegiegemeenteVoorstel(
        resv=voorstel.resv or brief,
        wijk=voorstel.wijk or brief,
        status=voorstel.status,
        gesprek_verzekeraar_op=gesprek.op if gesprek else None,
        gemeenten=tuple(
            Gemeente.objects.filter(code__in=voorstel.gemeenten)
            .order_by("naam")
            .values_list("naam", flat=True)
        ),
    )


# --- supply -------------------------------------------------------------------------------


def _vvt_dekking(lid: Lid, dag: dt.date, sleutels: Mapping[UUID, str]) -> f.VvtDekking | None:
    """What stands here is kept with dossiers, where the RO reads it: so never a volume, only what
    was determined by that day, and who is represented (decision 0037)."""
    peilingen = list(met_vaststelling(Aanbodpeiling.objects.filter(regio_id=lid.regio_id), dag))
    if not peilingen:
        return None
    perioden = vvt_perioden([lid.regio_id])
    return f.VvtDekking(**{p.soort: _maat(p, sleutels, perioden, dag) for p in peilingen})


def _maat(
    p: Aanbodpeiling, sleutels: Mapping[UUID, str], perioden: Perioden, dag: dt.date
) -> f.Dekkingsmaat:
    """What was determined counts for as long as it says something about that day."""
    laatste = laatste_vaststelling(p)
    geldt = laatste if laatste and not waarom_vervallen(p, perioden, dag) else None
    uitkomst = geldt.uitkomst if geldt else None
    van = perioden.get((p.regio_id, p.soort), {})
    return f.Dekkingsmaat(
        eenheid=p.get_eenheid_display(),
        peildatum=laatste.peildatum if laatste else p.peildatum,
        bron=p.bron or None,
        aanbieders=tuple(
            f.Aanbodaandeel(
                sleutels[o.aanbieder_id], None, is_vertegenwoordigd(o.aanbieder, van, dag)
            )
            for o in p.opgaven.all()
            if o.staat != Aanbodopgave.Staat.GEEN_AANBOD  # who gives none is not to be represented
        ),
        vastgesteld=uitkomst if uitkomst in ("ten_minste", "minder") else None,  # type: ignore[arg-type]
    )


def _kleine_aanbieders(
    lid: Lid, dag: dt.date, sleutels: Mapping[UUID, str]
) -> tuple[f.KleineAanbieder, ...] | None:
    """Per provider that was approached by that day: first when, and what came of it last."""
    eerste: dict[UUID, dt.date] = {}
    laatste: dict[UUID, str] = {}
    rijen = Benadering.objects.filter(regio_id=lid.regio_id, op__lte=dag)
    for b in rijen.order_by("op", "aangemaakt_at"):
        eerste.setdefault(b.aanbieder_id, b.op)
        laatste[b.aanbieder_id] = b.uitkomst
    return (
        tuple(
            f.KleineAanbieder(sleutels[id_], op, laatste[id_])  # type: ignore[arg-type]
            for id_, op in eerste.items()
        )
        or None
    )


# --- tables -------------------------------------------------------------------------------


def _overlegtafels(lid: Lid, dag: dt.date) -> tuple[f.Overlegtafel, ...] | None:
    return (
        tuple(
            f.Overlegtafel(
                naam=t.naam,
                niveau=t.niveau,
                rol_resv=t.rol_resv,
                nieuw=t.nieuw,
                meerwaarde=t.meerwaarde or None,
                overwogen=t.overwogen or None,
                verbinding=t.verbinding or None,
            )
            for t in Overlegtafel.objects.filter(bestaat_op(dag), regio_id=lid.regio_id)
        )
        or None
    )


# --- form ---------------------------------------------------------------------------------


def _samenwerkingsvorm(
    lid: Lid, dag: dt.date, contractjaar: int, sleutels: Mapping[UUID, str]
) -> f.Samenwerkingsvorm | None:
    """None while the region did not record its form for this year: then its plan declares it."""
    vorm = (
        Samenwerkingsvorm.objects.filter(regio_id=lid.regio_id, contractjaar=contractjaar)
        .select_related("besluit__overleg")
        .first()
    )
    if vorm is None:
        return None
    nummers = f.Rechtspersoon(kvk=vorm.kvk or None, agb=vorm.agb or None, iban=vorm.iban or None)
    zetels = Zetel.objects.filter(regio_id=lid.regio_id, orgaan__actief=True)
    return f.Samenwerkingsvorm(
        soort=vorm.soort,  # type: ignore[arg-type]  # the choices are those of the fact
        rechtspersoon=nummers if vorm.kvk or vorm.agb or vorm.iban else None,
        samenwerkingsovereenkomst=_overeenkomst(lid, dag, sleutels),
        bestuur=tuple(f.Zetel(z.persoon, z.discipline, z.stemgewicht) for z in zittend(zetels, dag))
        or None,
        motivatie=vorm.motivatie or None,
        vorige_soort=vorige_soort(lid, contractjaar) or None,  # type: ignore[arg-type]
        vormbesluit_op=vorm.besluit.overleg.op if vorm.besluit else None,
    )


def _overeenkomst(
    lid: Lid, dag: dt.date, sleutels: Mapping[UUID, str]
) -> f.Samenwerkingsovereenkomst | None:
    """What holds on that day, else the newest text; signed with the last signature it needs."""
    versie = get_geldende(lid, dag)
    if versie is None:
        return None
    tekens = sorted(versie.handtekeningen.all(), key=lambda h: h.aangemaakt_at)
    return f.Samenwerkingsovereenkomst(
        getekend_op=getekend_op(versie),
        geldig_tot=versie.tot,
        governance=versie.besluitregels,
        ondertekend_door=tuple(sleutels[h.organisatie_id] for h in tekens),
    )
