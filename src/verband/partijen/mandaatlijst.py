"""A table of mandates as people send it: its columns, and each cell that can't be used.

Each row becomes what someone would have typed in the form of a draft, and the form judges it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verband.partijen.forms_mandaten import ANDERS, VRIJ, MandaatForm
from verband.partijen.lijst import (
    Celfout,
    Lijst,
    Regel,
    begin_lijst,
    lees_tabel,
    rijen_onder,
    stand_fout,
    wat_kan_niet,
    zoek_kop,
)
from verband.partijen.mandaatwoorden import onderwerp_code, vaste_onderwerpen
from verband.partijen.models import Mandaat, Niveau, Subdiscipline
from verband.partijen.woorden import DISCIPLINES, discipline_code
from verband.regios.models import Organisatie
from verband.werkboek.csvschrijven import ongedaan
from verband.werkboek.werkblad import kolomletters

# Column by field, in the order of the template.
KOPPEN: Mapping[str, str | Promise] = {
    "gever": gettext_lazy("Gegeven door"),
    "discipline": gettext_lazy("Discipline"),
    "subdiscipline": gettext_lazy("Deel van de VVT"),
    "beroep": gettext_lazy("Beroep"),
    "route": gettext_lazy("Via welke weg"),
    "vertegenwoordiger": gettext_lazy("Vertegenwoordiger"),
    "vertegenwoordiger_email": gettext_lazy("E-mail vertegenwoordiger"),
    "plaatsvervanger": gettext_lazy("Plaatsvervanger"),
    "plaatsvervanger_email": gettext_lazy("E-mail plaatsvervanger"),
    "onderwerpen": gettext_lazy("Onderwerpen"),
    "grens_cent": gettext_lazy("Grens in euro"),
    "grens_maanden": gettext_lazy("Grens in maanden"),
    "vanaf": gettext_lazy("Vanaf"),
    "tot": gettext_lazy("Tot"),
    "bewijs": gettext_lazy("Waar het besluit staat"),
    "draagvlak_op": gettext_lazy("Leden geraadpleegd op"),
    "draagvlak_opkomst": gettext_lazy("Opkomst"),
    "draagvlak_uitkomst": gettext_lazy("Uitkomst"),
}
_OOK = {"gever": "gever", "onderwerp": "onderwerpen", "route": "route", "einddatum": "tot"}
_NODIG = ("gever", "discipline")
_KEUZES = (("route", Mandaat.Route.choices), ("subdiscipline", Subdiscipline.choices))


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What cells are held against: the organisations of the region, and its own disciplines."""

    organisaties: list[Organisatie]
    ook: list[str]

    def form(self, data: Mapping[str, str]) -> MandaatForm:
        ids = [o.id for o in self.organisaties]
        gevers = Organisatie.objects.filter(id__in=ids).defer("iban")
        form = MandaatForm(data, gevers=gevers, ook=self.ook)
        veld: Any = form.fields["gever"]
        # The organisations are in hand: a query for each row of a long list would be many.
        per_id = {str(o.id): o for o in self.organisaties}
        veld.to_python = lambda waarde: per_id.get(str(waarde))
        return form


def keuzes() -> dict[int, list[str]]:
    """Lists to choose from in the template, per column."""
    kolom = {veld: nr for nr, veld in enumerate(KOPPEN)}
    return {
        kolom["discipline"]: [str(w) for w in DISCIPLINES.values()],
        kolom["subdiscipline"]: [str(w) for w in Subdiscipline.labels],
        kolom["route"]: [str(w) for w in Mandaat.Route.labels],
    }


def lees_mandaten(naam: str, inhoud: bytes, omgeving: Omgeving) -> Lijst:
    """Raises Onleesbaar when it is no table at all; a bad cell is a Celfout."""
    tabel = lees_tabel(naam, inhoud)
    verwacht = _("een rij met Gegeven door, Discipline en de andere koppen van het sjabloon")
    kop_rij, kolommen, onbekend = zoek_kop(tabel["rijen"], KOPPEN, _OOK, _NODIG, verwacht)
    lijst = begin_lijst(tabel, onbekend)
    blad = f"{tabel['blad']}!" if tabel["blad"] else ""
    for rij, cellen in rijen_onder(tabel, kop_rij):
        tekst = {veld: cellen[str(k)] for k, veld in kolommen.items() if str(k) in cellen}
        plaats = {veld: f"{blad}{kolomletters(k)}{rij}" for k, veld in kolommen.items()}
        if tekst:
            _lees_rij(lijst, rij, tekst, plaats, omgeving)
    return lijst


def _lees_rij(
    lijst: Lijst, rij: int, tekst: dict[str, list[str]], plaats: dict[str, str], omgeving: Omgeving
) -> None:
    begin = len(lijst.fouten)
    kaal: dict[str, str] = {}
    for veld, (cel, stand) in tekst.items():
        if fout := stand_fout(plaats[veld], cel, stand):
            lijst.fouten.append(fout)
        kaal[veld] = " ".join(ongedaan(cel).split())
    if len(lijst.fouten) > begin:
        return
    data, fouten = als_getypt(kaal, omgeving)
    form = omgeving.form(data)
    for veld, zinnen in form.errors.items():
        fouten.setdefault(_kolom_van(veld), " ".join(map(str, zinnen)))
    for veld, zin in fouten.items():
        waar = plaats.get(veld, _("rij %(rij)s") % {"rij": rij})
        kop = KOPPEN[veld]
        leeg = _("De kolom „%(kop)s” is hier leeg.") % {"kop": kop}
        wat = wat_kan_niet(kop, kaal[veld]) if kaal.get(veld) else leeg
        lijst.fouten.append(Celfout(waar, wat, zin))
    if not fouten:
        lijst.regels.append(Regel(rij, data))


def _kolom_van(veld: str) -> str:
    """In which column someone finds what a field of the form complains about."""
    if veld.startswith(("onderwerp_", "vrij_")):
        return "onderwerpen"
    return {"discipline_anders": "discipline", "__all__": "gever"}.get(veld, veld)


def als_getypt(kaal: dict[str, str], omgeving: Omgeving) -> tuple[dict[str, str], dict[str, str]]:
    """The data of the form, and what is wrong with words that it would not understand."""
    data = {k: w for k, w in kaal.items() if k not in ("onderwerpen", "gever", "route")}
    fouten: dict[str, str] = {}
    gever = _op_naam(kaal.get("gever", ""), omgeving.organisaties)
    if gever is not None:
        data["gever"] = str(gever.id)
    elif kaal.get("gever"):
        fouten["gever"] = _("Deze organisatie staat niet in de regio. Voeg haar eerst toe, of "
                            "schrijf de naam zoals in de lijst met organisaties.")  # fmt: skip
    data |= _discipline(kaal.get("discipline", ""))
    for veld, waarden in _KEUZES:
        if tekst := kaal.get(veld, ""):
            data[veld] = _code(tekst, waarden)
            if not data[veld]:
                namen = ", ".join(str(w) for _c, w in waarden)
                fouten[veld] = _("Kies een van: %(keuzes)s.") % {"keuzes": namen}
    vrij, fout = _onderwerpen(kaal.get("onderwerpen", ""))
    if fout:
        fouten["onderwerpen"] = fout
    return data | vrij, fouten


def _op_naam(naam: str, organisaties: list[Organisatie]) -> Organisatie | None:
    return next((o for o in organisaties if o.naam.casefold() == naam.casefold()), None)


def _discipline(tekst: str) -> dict[str, str]:
    """One of one's own is announced, so that a slip of the pen is no new discipline (ZZ-2-4)."""
    begin, _punt, rest = tekst.partition(":")
    if begin.strip().casefold() in ("anders", "anders, namelijk") and rest.strip():
        return {"discipline": ANDERS, "discipline_anders": rest.strip()}
    return {"discipline": discipline_code(tekst)}


def _code(tekst: str, waarden: list[tuple[str, Any]]) -> str:
    gezocht = tekst.casefold()
    return next((c for c, w in waarden if gezocht in (c, str(w).casefold())), "")


def _onderwerpen(cel: str) -> tuple[dict[str, str], str]:
    """„begroting: regio; de huisbezoeken: wijk”. Without a level it is the region."""
    data: dict[str, str] = {}
    vast, vrij = vaste_onderwerpen(), 0
    for deel in filter(None, (d.strip() for d in cel.split(";"))):
        naam, punt, tekst = deel.rpartition(":")
        niveau = _code(tekst.strip(), Niveau.choices) if punt else Niveau.REGIO.value
        if not niveau:
            namen = ", ".join(str(w) for w in Niveau.labels)
            return {}, _("Schrijf na de dubbele punt een van: %(namen)s.") % {"namen": namen}
        code = onderwerp_code(naam if punt else deel)
        if ":" in code or ("," in code and any(onderwerp_code(d) in vast for d in code.split(","))):
            return {}, _(
                "Zet een puntkomma tussen twee onderwerpen, zoals: begroting; huisbezoeken."
            )
        if code in vast:
            data[f"onderwerp_{vast.index(code)}"] = niveau
        else:
            data |= {f"vrij_{vrij}": code, f"vrij_niveau_{vrij}": niveau}
            vrij += 1
    if vrij > VRIJ:
        return {}, _("Gebruik ten hoogste %(n)s eigen onderwerpen.") % {"n": VRIJ}
    return data, ""
