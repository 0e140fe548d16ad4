"""Who visits which pages: every role's home and the pages behind it, by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.rollen import INKOPER, Rol
from verband.access.selectors import eigen_lidmaatschappen
from verband.core.context import Blik, met_blik
from verband.plannen.models import Deling, DossierVersie
from verband.regios.models import Organisatie, Regio, RegioVerzekeraar


class Bezoeker(NamedTuple):
    """One person and their pages: (name of the page, address). Without an id: a stranger."""

    wie: UUID | None
    rol: str
    paginas: tuple[tuple[str, str], ...]


_IEDEREEN = (
    ("home van een vreemde", "/"),
    ("toets je plan", "/toets/"),
    ("regels", "/regels/"),
    ("regelsets", "/regelsets/"),
    ("bronnen", "/bronnen/"),
    ("begrippen", "/begrippen/"),
    ("nog geen regel", "/nog-geen-regel/"),
    ("zoeken zonder account", "/zoek/?q=mandaat"),
)
_EIGEN = (
    ("mijn taken", "/taken/"),
    ("kalender", "/kalender/"),
    ("kalender per maand", "/kalender/?maand=2027-01"),
    ("berichten", "/berichten/"),
)
_ONTVANGT_ALS = {
    rol.value: Deling.Ontvanger.VVT.value
    for rol in (Rol.DEELNEMER, Rol.VERTEGENWOORDIGER, Rol.DISCIPLINEBEHEERDER)
}
_VAN_COORDINATOR = (
    ("dossiers", "dossiers/"),
    ("organisaties", "organisaties/"),
    ("organisaties, gezocht", "organisaties/?q=praktijk&orde=discipline"),
    ("rooster van organisaties", "organisaties/lijst/"),
    ("gebied", "gebied/"),
    ("verzekeraars", "verzekeraars/"),
    ("contacten", "contacten/"),
    ("leden", "leden/"),
    ("logboek", "logboek/"),
    ("kalender van de regio", "kalender/"),
    ("bestanden", "bestanden/"),
)


def lees_bezoekers() -> list[Bezoeker]:
    """All one-click accounts, most-used role first, and a stranger."""
    with met_blik(Blik(platform=True)):
        mensen = list(Gebruiker.objects.filter(demo=True).order_by("email"))
    return [*(b for wie in mensen if (b := _bezoeker(wie))), Bezoeker(None, "vreemde", _IEDEREEN)]


def _bezoeker(wie: Gebruiker) -> Bezoeker | None:
    with met_blik(Blik(gebruiker=wie.id)):
        alle = eigen_lidmaatschappen(wie)
    if not alle:
        return None
    return Bezoeker(wie.id, str(alle[0].rol), tuple(_paginas(wie, alle[0])))


def _paginas(wie: Gebruiker, m: Lidmaatschap) -> Iterator[tuple[str, str]]:
    if m.rol == Rol.NZA:
        yield "home van de NZa", "/landelijk/"
        return
    yield from _EIGEN
    if m.rol == Rol.PLATFORMBEHEERDER:
        yield "home van de beheerder", "/beheer/"
        yield "controles", "/beheer/controles/"
    elif m.rol == INKOPER:
        yield from _van_inkoper(wie, m)
    else:
        yield from _in_regio(wie, m)


def _van_inkoper(wie: Gebruiker, m: Lidmaatschap) -> Iterator[tuple[str, str]]:
    assert m.verzekeraar is not None
    yield "home van de verzekeraar: alle regio's", f"/v/{m.verzekeraar.slug}/"
    yield "alle regio's op klok", f"/v/{m.verzekeraar.slug}/?orde=klok"
    yield "zoeken als verzekeraar", "/zoek/?q=regio"
    verzekeraars = frozenset({m.verzekeraar.id})
    with met_blik(Blik(gebruiker=wie.id, verzekeraars=verzekeraars)):
        rij = RegioVerzekeraar.objects.filter(
            verzekeraar=m.verzekeraar, rol=RegioVerzekeraar.Rol.PREFERENT
        ).order_by("regio_id", "contractjaar").first()  # fmt: skip
    if rij is None:
        return
    with met_blik(
        Blik(gebruiker=wie.id, verzekeraars=verzekeraars, regios=frozenset({rij.regio_id}))
    ):
        regio = Regio.objects.get(id=rij.regio_id)
        deling = _deling(rij.regio_id, Deling.Ontvanger.VERZEKERAAR, jaar=rij.contractjaar)
    yield "regio als verzekeraar", f"/r/{regio.slug}/"
    yield "gedeeld met de verzekeraar", f"/r/{regio.slug}/gedeeld/"
    if deling:
        yield "een deling als verzekeraar", f"/r/{regio.slug}/gedeeld/{deling}/"


def _in_regio(wie: Gebruiker, m: Lidmaatschap) -> Iterator[tuple[str, str]]:
    assert m.regio_id is not None
    with met_blik(Blik(gebruiker=wie.id, regios=frozenset({m.regio_id}))):
        regio = Regio.objects.get(id=m.regio_id)
        r = f"/r/{regio.slug}/"
        yield f"home: {m.get_rol_display()}", r
        if m.rol == Rol.COORDINATOR:
            for naam, pad in _VAN_COORDINATOR:
                yield naam, r + pad
            yield "zoeken als coördinator", "/zoek/?q=praktijk"
            yield from _dossier(regio, r)
            organisatie = Organisatie.objects.filter(regio=regio).order_by("id").first()
            if organisatie:
                yield "een organisatie", f"{r}organisaties/{organisatie.id}/"
            return
        yield "met u gedeeld", f"{r}gedeeld/"
        deling = _deling(regio.id, _ONTVANGT_ALS.get(m.rol, m.rol))
        if deling:
            yield f"een deling: {m.get_rol_display()}", f"{r}gedeeld/{deling}/"
        if m.rol == Rol.CONTROLLER:
            yield "logboek als controller", f"{r}logboek/"


def _dossier(regio: Regio, r: str) -> Iterator[tuple[str, str]]:
    versie = DossierVersie.objects.filter(regio=regio, nummer=3).order_by("id").first()
    if versie is None:
        return
    d = f"{r}dossiers/{versie.dossier_id}/"
    yield "een dossier", d
    yield "een versie", f"{d}versies/3/"
    yield "begroting van een versie", f"{d}versies/3/begroting/"
    yield "verschil tussen versies", f"{d}verschil/?van=1&naar=3"
    deling = Deling.objects.filter(regio=regio, versie=versie).order_by("id").first()
    if deling:
        yield "een deling als coördinator", f"{d}delingen/{deling.id}/"


def _deling(regio: Any, ontvanger: str, jaar: int | None = None) -> UUID | None:
    rijen = Deling.objects.filter(regio_id=regio, ontvanger=ontvanger)
    if jaar:
        rijen = rijen.filter(versie__dossier__contractjaar=jaar)
    return rijen.order_by("id").values_list("id", flat=True).first()
