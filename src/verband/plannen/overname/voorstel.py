"""Which of our words her words may mean: one candidate is a proposal, more or none a question."""

from __future__ import annotations

import re
from typing import NamedTuple

from verband.plannen.begroting.woorden import plat


class Voorstel(NamedTuple):
    """What is proposed (empty: ask), and what it could be when there is more than one."""

    keuze: str = ""
    mogelijk: tuple[str, ...] = ()


_KOSTENSOORTEN = (
    ("regiomanagement", r"regiomanag"),
    ("wijkmanagement", r"wijkmanag"),
    ("projectleiding", r"project ?leid|project ?manage"),
    ("deelname_met_mandaat", r"vacatie|mandaat|presentiegeld"),
    ("mono_organisatie", r"\bmono|binnen (?:een|de) discipline"),
    ("coordinatie", r"coordinat"),
    ("organisatie", r"^organisatie|zaalhuur|zaal huur|catering|vergader"),
    ("ondersteuning", r"ondersteun|scholing|intervisie"),
    ("hulpmiddelen", r"hulpmiddel|\bict\b|licentie|software"),
    ("overhead", r"overhead"),
    ("overig", r"^overige?\b"),
)
# Words that could be one of several things: these are named, none is chosen.
_DUBBEL_SOORT = (
    (("ondersteuning", "projectleiding"), r"begeleiding|advies|inhuur|extern"),
    (("deelname_met_mandaat", "organisatie"), r"^deelname(?! met mandaat)|overleg"),
)
_PARTIJSOORTEN = (
    ("ro", r"^ro\b|regio ?organisatie"),
    ("resv", r"^resv\b"),
    ("gemeente", r"^gemeente\b"),
    ("sociaal_domein", r"welzijn|maatschappelijk werk"),
    ("disciplineorganisatie", r"platform|kring\b|vereniging"),
    ("zorgaanbieder", r"thuiszorg|wijkzorg|verpleeghu|huisartsenpraktijk|^apotheek|fysiotherap"),
    ("overig", r"adviesbureau|datahuis|^studio\b|accountant"),
)
_HOOFDTAKEN = (
    ("1", r"mandat|mandaat|vertegenwoordig"),
    ("2", r"capaciteit|toegankelijk"),
    ("3", r"patientengroep|zorginhoudelijk"),
    ("4", r"wijkverband"),
    ("5", r"facilit.*zorgaanbieder|ondersteun.*zorgaanbieder"),
)
_TAAKNUMMER = re.compile(r"\b(?:hoofd|kern)?taak ([1-5])\b")
_VOORNUMMER = re.compile(r"^([1-9]\d?) ")


def kostensoort(woord: str) -> Voorstel:
    kaal = plat(woord)
    vast = _passend(kaal, _KOSTENSOORTEN)
    open_ = [soort for soorten, patroon in _DUBBEL_SOORT if re.search(patroon, kaal)
             for soort in soorten]  # fmt: skip
    return _een_of_vraag([*vast, *open_])


def partijsoort(naam: str) -> Voorstel:
    return _een_of_vraag(_passend(plat(naam), _PARTIJSOORTEN))


def hoofdtaak(activiteit: str, erboven: str = "") -> Voorstel:
    """By its words, or by *Hoofdtaak 2* above it; a number of her own list is no proof."""
    kaal = plat(activiteit)
    genoemd = {m[1] for tekst in (kaal, plat(erboven)) for m in _TAAKNUMMER.finditer(tekst)}
    gevonden = _passend(kaal, _HOOFDTAKEN)
    if genoemd:
        return _een_of_vraag([*sorted(genoemd), *(t for t in gevonden if t not in genoemd)])
    nummer = _VOORNUMMER.match(kaal)
    if nummer and gevonden and gevonden != [nummer[1]]:
        eigen = [nummer[1]] if nummer[1] in "12345" else []
        return _een_of_vraag([*gevonden, *eigen, ""])
    return _een_of_vraag(gevonden)


def laag(naam: str) -> Voorstel:
    kaal = plat(naam)
    aanvulling = "aanvulling" in kaal
    jaarplan = bool(re.search(r"\bro jaarplan|jaarplan (?:van )?(?:de )?ro\b", kaal))
    return _een_of_vraag(["resv_aanvulling"] * aanvulling + ["ro_jaarplan"] * jaarplan)


def _passend(kaal: str, woorden: tuple[tuple[str, str], ...]) -> list[str]:
    return [soort for soort, patroon in woorden if re.search(patroon, kaal)]


def _een_of_vraag(kandidaten: list[str]) -> Voorstel:
    uniek = list(dict.fromkeys(kandidaten))
    if len(uniek) == 1:
        return Voorstel(uniek[0])
    return Voorstel("", tuple(k for k in uniek if k))
