"""Where a gap at the table is mended: on the page of the thing itself, when it has one.

The page of its whole list (``partijen.adressen``) is what is left for the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.urls import reverse

from verband.access.rollen import Recht
from verband.access.verzoek import Lid
from verband.partijen.adressen import als_open_deur, waar_herstellen
from verband.partijen.facts import Tafel, sleutels_van
from verband.partijen.models import Mandaat, Overlegtafel, ParamedischPlatform
from verband.partijen.selectors.mandaten import list_disciplines, list_mandaten
from verband.partijen.woorden import DISCIPLINES
from verband.regios.models import Organisatie


def zoek_plekken(lid: Lid, tafel: Tafel, paden: Iterable[str]) -> Callable[[str], str]:
    """Per path the address for this member; asks the database only for what has a gap."""
    secties = {pad.partition(".")[0] for pad in paden}
    plekken = dict(
        plek for sectie, maak in _PER_SECTIE.items() if sectie in secties
        for plek in maak(lid, tafel)
    )  # fmt: skip

    def adres(pad: str) -> str:
        begin = f"{pad}."
        passend = [b for b in plekken if begin.startswith(f"{b}.")]
        eigen = plekken[max(passend, key=len)] if passend else ""
        return als_open_deur(eigen, lid) or waar_herstellen(pad, lid)

    return adres


def _naar(lid: Lid, naam: str, *args: object) -> str:
    return reverse(f"partijen:{naam}", args=[lid.regio.slug if lid.regio else "", *args])


def _mandaten(lid: Lid, tafel: Tafel) -> Iterator[tuple[str, str]]:
    """A group without a mandate leads to the draft that waits, to a new one, or to its list."""
    for sleutel, m in tafel.mandaten.items():
        yield f"mandaten.{sleutel}", _naar(lid, "mandaat", m.id)
    klaar = lid.mag(Recht.TAFEL_BEHEREN)
    begin = _naar(lid, "mandaat-nieuw" if klaar else "mandaten")
    for code in DISCIPLINES:
        yield f"mandaten.{code}", f"{begin}?discipline={code}"
    if klaar:
        for sub in ("wijkverpleging", "so"):
            yield f"mandaten.vvt.{sub}", f"{begin}?discipline=vvt&subdiscipline={sub}"
    wachtend = (Mandaat.Staat.CONCEPT, Mandaat.Staat.GEVRAAGD)
    for m in list_mandaten(lid).filter(staat__in=wachtend).order_by("aangemaakt_at"):
        pad = ".".join(filter(None, ("mandaten", m.discipline, m.subdiscipline)))
        yield pad, _naar(lid, "mandaat", m.id)


def _disciplines(lid: Lid, tafel: Tafel) -> Iterator[tuple[str, str]]:
    for d in list_disciplines(lid).filter(subdiscipline="", beroep=""):
        yield f"disciplineorganisaties.{d.discipline}", _naar(lid, "discipline", d.id)


def _platforms(lid: Lid, tafel: Tafel) -> Iterator[tuple[str, str]]:
    for p in ParamedischPlatform.objects.filter(regio_id=lid.regio_id):
        yield f"paramedisch_platform.{p.kernregio}", _naar(lid, "platform", p.id)


def _tafels(lid: Lid, tafel: Tafel) -> Iterator[tuple[str, str]]:
    for t in Overlegtafel.objects.filter(regio_id=lid.regio_id):
        yield f"overlegtafels.{t.naam}", _naar(lid, "tafel-een", t.id)


def _partijen(lid: Lid, tafel: Tafel) -> Iterator[tuple[str, str]]:
    for id_, sleutel in sleutels_van(Organisatie.objects.filter(regio_id=lid.regio_id)).items():
        yield f"partijen.{sleutel}", _naar(lid, "organisatie", id_)


_PER_SECTIE: dict[str, Callable[[Lid, Tafel], Iterator[tuple[str, str]]]] = {
    "mandaten": _mandaten,
    "disciplineorganisaties": _disciplines,
    "paramedisch_platform": _platforms,
    "overlegtafels": _tafels,
    "partijen": _partijen,
}
