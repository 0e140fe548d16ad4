"""Words and fixed lists of mandates: subjects, kinds of giver per route, how a limit is said."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regelwerk.regelsets import alle_regelsets
from regelwerk.tekst import euro
from verband.partijen.woorden import DISCIPLINES, discipline

# Which kind of organisation can be the giver of a route; the routes of a discipline are the rules'.
SOORTEN_PER_ROUTE: Mapping[str, tuple[str, ...]] = {
    "huisartsenvereniging": ("disciplineorganisatie", "rho"),
    "huisartsencooperatie": ("disciplineorganisatie", "rho"),
    "apothekersvertegenwoordiging": ("disciplineorganisatie",),
    "paramedisch_platform": ("disciplineorganisatie",),
    "monodisciplines": ("disciplineorganisatie",),
    "vvt_aanbieders": ("zorgaanbieder", "disciplineorganisatie"),
    "regiegemeente": ("gemeente",),
    "individuele_praktijk": ("zorgaanbieder",),
    "individuele_apotheek": ("zorgaanbieder",),
}
_ONDERWERP: Mapping[str, str | Promise] = {
    "resv-plan": gettext_lazy("het RESV-plan"),
    "begroting": gettext_lazy("de begroting"),
    "samenwerkingsovereenkomst": gettext_lazy("de samenwerkingsovereenkomst"),
    "afspraken met derden": gettext_lazy("afspraken met andere partijen"),
}


def gevraagde_onderwerpen() -> list[str]:
    """What the rules ask someone to speak about, in any region (OPL-C1)."""
    gevraagd: list[str] = []
    for regelset in alle_regelsets():
        if vermelding := regelset.regels.get("OPL-C1"):
            gevraagd += vermelding.parameters.get("onderwerpen", ())
    return list(dict.fromkeys(gevraagd))


def vaste_onderwerpen() -> list[str]:
    """What the rules ask a mandate to be about, and after that what every table decides."""
    return list(dict.fromkeys([*gevraagde_onderwerpen(), *_ONDERWERP]))


def onderwerp(code: str) -> str:
    return str(_ONDERWERP.get(code, code))


def onderwerp_code(tekst: str) -> str:
    """As it is stored, so that one subject in two spellings is still one subject."""
    kaal = " ".join(tekst.split()).casefold()
    return next((c for c, w in _ONDERWERP.items() if str(w).casefold() == kaal), kaal)


def discipline_voluit(code: str, subdiscipline: str, beroep: str) -> str:
    """„VVT …: wijkverpleging”, „paramedici: logopedie”."""
    deel = {"wijkverpleging": _("wijkverpleging"), "so": _("specialist ouderengeneeskunde")}
    fijner = ", ".join(filter(None, [deel.get(subdiscipline, ""), beroep]))
    return f"{discipline(code)}: {fijner}" if fijner else discipline(code)


def met_woorden(zin: str, wie: object) -> str:
    """A sentence of the rules, with words for the discipline that it names by its code."""
    code, _spatie, sub = str(wie or "").partition(" ")
    return zin.replace(str(wie), discipline_voluit(code, sub, "")) if code in DISCIPLINES else zin


def grens_euro(cent: int | None) -> str:
    """How many euros one decision may be about; empty when nobody said."""
    if cent is None:
        return ""
    return _("tot en met %(euro)s per besluit") % {"euro": euro(cent)}


def grens_maanden(maanden: int | None) -> str:
    """How long one decision may bind; empty when nobody said."""
    if maanden is None:
        return ""
    zin = ngettext("voor ten hoogste %(n)s maand", "voor ten hoogste %(n)s maanden", maanden)
    return zin % {"n": maanden}


def grens(cent: int | None, maanden: int | None) -> str:
    """How far one decision may go, in a sentence without a verb."""
    delen = [d for d in (grens_euro(cent), grens_maanden(maanden)) if d]
    return ", ".join(delen) or _("geen grens ingevuld")
