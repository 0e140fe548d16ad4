"""What belongs to a table besides its mandates: how each part stands, and who is to act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verband.access.verzoek import Lid
from verband.partijen.models import Dekkingsvaststelling
from verband.partijen.selectors.aanbod import Stand, list_standen
from verband.partijen.selectors.overeenkomsten import (
    geldt_op,
    get_geldende,
    ontbrekende_handtekeningen,
)
from verband.partijen.selectors.overlegtafels import bestaat_op, list_tafels, wie_spreekt_wat_af
from verband.partijen.selectors.regiegemeente import aan_zet, get_voorstel
from verband.partijen.selectors.vorm import vorm_in


class Onderdeel(NamedTuple):
    """``css`` and ``woord`` of its tag; ``uitleg`` names who acts while something is to do."""

    titel: str
    css: str
    woord: str
    uitleg: str
    adres: str
    knop: str


def list_onderdelen(lid: Lid, dag: dt.date, jaar: int) -> list[Onderdeel]:
    """In as many queries for a large table as for a small one."""
    slug = lid.regio.slug if lid.regio else ""

    def deel(titel: str, stand: tuple[str, str, str], naam: str, knop: str) -> Onderdeel:
        return Onderdeel(titel, *stand, reverse(f"partijen:{naam}", args=[slug]), knop)

    return [
        *_aanbod(lid, dag, slug),
        deel(_("Overlegtafels"), _tafels(lid, dag), "overleg", _("Naar de tafels")),
        deel(_("Wie spreekt wat af"), _verdeling(lid, dag), "wie-wat", _("Naar de verdeling")),
        deel(_("Samenwerkingsvorm in %(jaar)s") % {"jaar": jaar}, _vorm(lid, jaar), "vorm",
             _("Naar de vorm")),
        deel(_("Samenwerkingsovereenkomst"), _overeenkomst(lid, dag), "overeenkomst",
             _("Naar de overeenkomst")),
        deel(_("Regiegemeente"), _regiegemeente(lid), "regiegemeente",
             _("Naar de regiegemeente")),
    ]  # fmt: skip


def _aanbod(lid: Lid, dag: dt.date, slug: str) -> Iterator[Onderdeel]:
    adres = reverse("partijen:aanbod", args=[slug])
    titels = {"so": _("VVT-aanbod: specialist ouderengeneeskunde")}
    for s in list_standen(lid, dag):
        titel = titels.get(s.soort, _("VVT-aanbod: wijkverpleging"))
        yield Onderdeel(titel, *_dekking(s), adres, _("Naar het VVT-aanbod"))


def _dekking(s: Stand) -> tuple[str, str, str]:
    houder = _("Aan zet: de neutrale dossierhouder.")
    if s.peiling is None:
        return "warn", _("geen peiling"), houder
    if (laatste := s.vaststelling) is None:
        wacht = s.niet_gevraagd + s.niet_geantwoord
        een, meer = "Nog %(n)s aanbieder zonder antwoord.", "Nog %(n)s aanbieders zonder antwoord."
        zin = f"{ngettext(een, meer, wacht) % {'n': wacht}} {houder}" if wacht else houder
        return "warn", _("niet vastgesteld"), zin
    if s.vervallen == "mandaten":
        zin = _("Sinds de vaststelling begon of eindigde een mandaat.")
        return "warn", _("opnieuw vaststellen"), f"{zin} {houder}"
    if s.vervallen:
        return "warn", _("heropend"), houder
    woord, uitkomst = laatste.get_uitkomst_display(), Dekkingsvaststelling.Uitkomst
    if laatste.uitkomst == uitkomst.TEN_MINSTE:
        return "ok", woord, ""
    if laatste.uitkomst == uitkomst.MINDER:
        return "stop", woord, _("Aan zet: de VVT, die meer aanbieders om een mandaat vraagt.")
    return "warn", woord, houder


def _tafels(lid: Lid, dag: dt.date) -> tuple[str, str, str]:
    if n := list_tafels(lid).filter(bestaat_op(dag)).count():
        return "ok", ngettext("%(n)s tafel", "%(n)s tafels", n) % {"n": n}, ""
    zin = _("Ook tafels die er al zijn, horen in de lijst. Aan zet: de RO.")
    return "warn", _("geen tafel"), zin


def _verdeling(lid: Lid, dag: dt.date) -> tuple[str, str, str]:
    rijen = wie_spreekt_wat_af(lid, dag)
    zonder, dubbel = sum(r.niemand for r in rijen), sum(r.dubbel for r in rijen)
    if not zonder and not dubbel:
        return "ok", _("verdeeld"), ""
    delen = []
    if zonder:
        een = "Over %(n)s onderwerp maakt niemand afspraken."
        meer = "Over %(n)s onderwerpen maakt niemand afspraken."
        delen.append(ngettext(een, meer, zonder) % {"n": zonder})
    if dubbel:
        een = "Bij %(n)s onderwerp is er meer dan één."
        meer = "Bij %(n)s onderwerpen is er meer dan één."
        delen.append(ngettext(een, meer, dubbel) % {"n": dubbel})
    return "warn", _("niet verdeeld"), " ".join([*delen, _("Aan zet: de RO.")])


def _vorm(lid: Lid, jaar: int) -> tuple[str, str, str]:
    vorm = vorm_in(lid, jaar)
    if vorm._state.adding:
        return "warn", _("niet vastgelegd"), _("Ook een netwerk legt u vast. Aan zet: de RO.")
    return "ok", vorm.get_soort_display(), ""


def _overeenkomst(lid: Lid, dag: dt.date) -> tuple[str, str, str]:
    versie = get_geldende(lid, dag)
    if versie is None:
        return "warn", _("geen overeenkomst"), _("Aan zet: de RO, die haar opstelt.")
    if wie := ontbrekende_handtekeningen(versie):
        een, meer = "Er ontbreekt %(n)s handtekening.", "Er ontbreken %(n)s handtekeningen."
        zin = ngettext(een, meer, len(wie)) % {"n": len(wie)}
        return "warn", _("niet getekend"), f"{zin} {_('Aan zet: wie nog niet tekende.')}"
    if geldt_op(versie, dag):
        return "ok", _("geldt"), ""
    return "warn", _("geldt niet"), _("Op deze dag geldt zij niet. Aan zet: de RO.")


def _regiegemeente(lid: Lid) -> tuple[str, str, str]:
    voorstel = get_voorstel(lid)
    if voorstel is None:
        return "warn", _("niet vastgelegd"), _("Aan zet: de RO.")
    klaar = voorstel.status == voorstel.Status.OVEREENGEKOMEN
    zin = _("%(naam)s. Het voorstel is: %(stand)s.") % {
        "naam": voorstel.gemeente.naam, "stand": voorstel.get_status_display(),
    }  # fmt: skip
    if klaar:
        return "ok", _("voorstel klaar"), zin
    return "warn", voorstel.get_status_display(), f"{zin} {aan_zet(voorstel)}"
