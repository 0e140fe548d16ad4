"""The five main tasks and the activities under them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from regelwerk import feiten as f
from regelwerk.dossier import Dossier
from regelwerk.oordeel import Cent, Resultaat
from regelwerk.regel import (
    Parameters,
    alle_nvt,
    alleen_bij,
    onbekend,
    regel,
    tekort,
    voldoen,
    voldoet,
)
from regelwerk.tekst import kaal, leeg

ACTIVITEITEN = "activiteiten"


def plek(a: f.Activiteit, veld: str = "") -> str:
    return f"{ACTIVITEITEN}.{a.id}.{veld}" if veld else f"{ACTIVITEITEN}.{a.id}"


def titel(a: f.Activiteit) -> str:
    return a.titel or a.id


def _geld(d: Dossier, a: f.Activiteit) -> int:
    """Known euros charged on an activity, in cents."""
    return sum(d.zvw(p) or 0 for p in d.belaste_posten_van(a))


# --- which tasks ------------------------------------------------------------------------


@regel("NZA-4.1-b")
def een_tot_vijf_taken(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa art. 4(1): one or more of the five tasks; fewer than five is no obstacle (T1)."""
    if d.hoofdtaken_gestart():
        yield voldoet("activiteiten")
    elif d.plan.activiteiten is None or any(a.hoofdtaak is None for a in d.activiteiten):
        yield onbekend("activiteiten", "de hoofdtaak van de activiteiten")
    else:
        yield tekort("activiteiten")


@regel("NZA-T-art1b")
def alleen_de_vijf_taken(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 1: only the five tasks are funded; other work may stand at zero."""
    goed = []
    for a in d.activiteiten:
        if a.hoofdtaak in f.HOOFDTAKEN:
            goed.append(a)
        elif not d.belaste_posten_van(a):
            if a.hoofdtaak is not None:
                yield tekort(plek(a), "zonder_geld", activiteit=titel(a), hoofdtaak=a.hoofdtaak)
        elif a.hoofdtaak is None:
            yield onbekend(plek(a, "hoofdtaak"), "de hoofdtaak (1-5)")
        else:
            yield tekort(
                plek(a),
                "met_geld",
                activiteit=titel(a),
                hoofdtaak=a.hoofdtaak,
                bedrag_cent=Cent(_geld(d, a)),
            )
    yield voldoen(ACTIVITEITEN, goed)


@regel("NZA-1.5")
def binnen_de_hoofdtaken(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa art. 1(5): charged work lies within the tasks; a HWV's own tasks under task 4."""
    goed, onbelast = [], []
    for a in d.activiteiten:
        if not d.belaste_posten_van(a) or a.hoofdtaak is None:
            onbelast.append(a)
        elif a.hoofdtaak not in f.HOOFDTAKEN:
            yield tekort(plek(a), "buiten_taken", activiteit=titel(a), hoofdtaak=a.hoofdtaak)
        elif a.tak is not None and a.hoofdtaak != 4:
            yield tekort(
                plek(a, "tak"), "tak_buiten_taak_4", activiteit=titel(a), hoofdtaak=a.hoofdtaak
            )
        else:
            goed.append(a)
    yield voldoen(ACTIVITEITEN, goed)
    yield alle_nvt(ACTIVITEITEN, onbelast)


@regel("NZA-T-art1c")
def code_van_de_hoofdtaak(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 1: the codes are 1-5 (T24). Uncharged other work is left to art1b."""
    goed, onbelast = [], []
    for a in d.activiteiten:
        if a.hoofdtaak is None or not d.belaste_posten_van(a):
            onbelast.append(a)
        elif a.hoofdtaak in f.HOOFDTAKEN:
            goed.append(a)
        else:
            yield tekort(plek(a, "hoofdtaak"), activiteit=titel(a), hoofdtaak=a.hoofdtaak)
    yield voldoen(ACTIVITEITEN, goed, "hoofdtaak")
    yield alle_nvt(ACTIVITEITEN, onbelast, "hoofdtaak")


@regel("ZZ-3.3-0c")
def verwachte_taken(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.3: tasks 1 and 4 are expected in 2027, never obligatory (T2, T24)."""
    gestart = d.hoofdtaken_gestart()
    for taak in p["taken"]:
        if taak in gestart:
            yield voldoet("activiteiten", taak=taak)
        else:
            yield tekort("activiteiten", taak=taak)


@regel("NZA-T-art4c")
def groeipad(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 4: tasks may start later; a start before 2030 is planned."""
    for taak in f.HOOFDTAKEN:
        if taak in d.hoofdtaken_gestart():
            yield voldoet(f"groeipad.{taak}")
            continue
        jaren = [g.startjaar for g in d.plan.groeipad or () if g.hoofdtaak == taak]
        jaar = min((j for j in jaren if j is not None), default=None)
        te_laat = jaar is None or jaar >= p["uiterlijk_voor"]
        if te_laat and (d.plan.groeipad is None or None in jaren):
            yield onbekend(f"groeipad.{taak}", f"het startjaar van hoofdtaak {taak}")
        elif te_laat:
            yield tekort(
                f"groeipad.{taak}", "geen_start", taak=taak, grens=str(p["uiterlijk_voor"])
            )
        else:
            yield tekort(f"groeipad.{taak}", "gepland", taak=taak, startjaar=str(jaar))


@regel("NZA-T-art7a")
def vijf_taken_in_2030(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 7: from 2030 all five tasks in every region; before that a tip."""
    ontbreekt = tuple(str(t) for t in f.HOOFDTAKEN if t not in d.hoofdtaken_gestart())
    jaar = d.plan.contractjaar
    if not ontbreekt:
        yield voldoet("activiteiten")
    elif jaar is not None and jaar >= p["vanaf_jaar"]:
        yield tekort("activiteiten", "na_2030", taken=ontbreekt)
    else:
        yield tekort("activiteiten", "voor_2030", taken=ontbreekt)


@regel("NZA-T-alg2")
def taken_dienen_doelen(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa general note: one coherent package in the service of the goals of the Visie."""
    for taak in sorted(d.hoofdtaken_gestart()):
        eigen = sorted((a for a in d.activiteiten if a.hoofdtaak == taak), key=lambda a: a.id)
        if any(a.doelen and not all(leeg(x) for x in a.doelen) for a in eigen):
            yield voldoet("activiteiten", taak=taak)
        elif all(a.doelen is None for a in eigen):
            yield onbekend(plek(eigen[0], "doelen"), f"de doelen bij hoofdtaak {taak}")
        else:
            yield tekort(plek(eigen[0], "doelen"), taak=taak)


@regel("NZA-T-art4d")
def zelfde_deel_en_gebied(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 4: parts of tasks are fine; the same part twice in one area is not."""
    groepen: dict[tuple[object, ...], list[f.Activiteit]] = defaultdict(list)
    for a in d.activiteiten:
        if not leeg(a.deel):
            gebied = tuple(sorted(a.wijkverbanden or ())) if a.niveau == "wijk" else a.niveau
            groepen[(a.hoofdtaak, kaal(a.deel or ""), gebied)].append(a)
    for gelijk in groepen.values():
        eerste = min(gelijk, key=lambda a: a.id)
        if len(gelijk) > 1:
            titels = tuple(sorted(titel(a) for a in gelijk))
            yield tekort(plek(eerste), activiteiten=titels, deel=eerste.deel or "")
        else:
            yield voldoet(plek(eerste))


# --- the activity itself ----------------------------------------------------------------


@regel("ZZ-3.3-0a")
def taak_en_niveau(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.3: each activity has a task and a level; wijk level names its wijkverbanden."""
    niveaus: dict[int, set[str | None]] = defaultdict(set)
    for a in d.activiteiten:
        if a.hoofdtaak is not None:
            niveaus[a.hoofdtaak].add(a.niveau)
        yield from _taak_en_niveau(a)
    for taak, gevonden in sorted(niveaus.items()):
        if taak in f.HOOFDTAKEN and len(gevonden) == 1 and None not in gevonden:
            ander = "wijk" if "regio" in gevonden else "regio"
            yield tekort("activiteiten", "een_niveau", taak=taak, ander=ander)


def _taak_en_niveau(a: f.Activiteit) -> Iterator[Resultaat]:
    if a.hoofdtaak is None:
        yield onbekend(plek(a, "hoofdtaak"), "de hoofdtaak (1-5)")
    if a.niveau is None:
        yield onbekend(plek(a, "niveau"), "het niveau (regio of wijk)")
    elif a.niveau == "wijk" and a.wijkverbanden is None:
        yield onbekend(plek(a, "wijkverbanden"), "om welke wijkverbanden het gaat")
    elif a.niveau == "wijk" and not a.wijkverbanden:
        yield tekort(plek(a, "wijkverbanden"), "zonder_wijkverband", activiteit=titel(a))
    elif a.hoofdtaak is not None:
        yield voldoet(plek(a))


@regel("NZA-T-art1a")
def tak_van_taak_4(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """NZa note on art. 1: task 4 has two branches, support and the HWV's own tasks (T13)."""
    goed, anders = [], []
    for a in d.activiteiten:
        if a.hoofdtaak != 4:
            anders.append(a)
        elif a.tak is None:
            yield tekort(plek(a, "tak"), activiteit=titel(a))
        else:
            goed.append(a)
    yield voldoen(ACTIVITEITEN, goed, "tak")
    yield alle_nvt(ACTIVITEITEN, anders, "tak")


@regel("ZZ-2-5")
def doel_van_de_visie(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 2: every activity names a goal of the Visie."""
    goed = []
    for a in d.activiteiten:
        if not a.doelen or all(leeg(x) for x in a.doelen):
            yield tekort(plek(a, "doelen"), activiteit=titel(a))
        else:
            goed.append(a)
    yield voldoen(ACTIVITEITEN, goed, "doelen")


@regel("OPL-B3a")
def behoefte(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """OPL B3: the activity matches a need of patients and professionals, with its source."""
    goed = []
    for a in d.activiteiten:
        if a.behoefte is None or leeg(a.behoefte.bron):
            yield tekort(plek(a, "behoefte"), activiteit=titel(a))
        else:
            goed.append(a)
    yield voldoen(ACTIVITEITEN, goed, "behoefte")


@regel("OPL-B3b")
def regioplan(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """OPL B3: the activity connects to the regioplan."""
    goed = []
    for a in d.activiteiten:
        if leeg(a.regioplan_doel):
            yield tekort(plek(a, "regioplan_doel"), activiteit=titel(a))
        else:
            goed.append(a)
    yield voldoen(ACTIVITEITEN, goed, "regioplan_doel")


@regel("OPL-B1")
def drie_disciplines(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """OPL B1: meant for three or more disciplines (T15); fewer is a tip, never a block."""
    goed = []
    for a in d.activiteiten:
        if a.disciplines is None:
            yield onbekend(plek(a, "disciplines"), "welke disciplines meedoen")
            continue
        aantal = len({kaal(x) for x in a.disciplines if not leeg(x)})
        if aantal < p["minimum"]:
            yield tekort(plek(a, "disciplines"), activiteit=titel(a), aantal=aantal)
        else:
            goed.append(a)
    yield voldoen(ACTIVITEITEN, goed, "disciplines")


@regel("VWS-1a")
def helpt_wijken(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """VWS 1: regional support makes cooperation in the neighbourhood possible."""
    goed, wijk = [], []
    for a in d.activiteiten:
        if a.niveau != "regio":
            wijk.append(a)
        elif not a.helpt_wijkverbanden:
            yield tekort(plek(a, "helpt_wijkverbanden"), activiteit=titel(a))
        else:
            goed.append(a)
    yield voldoen(ACTIVITEITEN, goed, "helpt_wijkverbanden")
    yield alle_nvt(ACTIVITEITEN, wijk, "helpt_wijkverbanden")


@regel("ZZ-3.1-1c")
def wlz_zorg_thuis(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.1, first point: a paragraph on Wlz care at home, without money (T8)."""
    paragraaf = d.plan.paragrafen.wlz_zorg_thuis if d.plan.paragrafen else None
    where = "paragrafen.wlz_zorg_thuis"
    if paragraaf is None or leeg(paragraaf.tekst):
        yield tekort(f"{where}.tekst", "leeg")
    else:
        yield voldoet(f"{where}.tekst")
    if paragraaf and paragraaf.begrotingsposten is None and d.belaste_posten:
        veld = "of er posten aan de paragraaf hangen"
        yield onbekend(f"{where}.begrotingsposten", veld, "onbekend_geld")
    gekoppeld = set((paragraaf.begrotingsposten if paragraaf else None) or ())
    for post in d.belaste_posten:
        if post.id in gekoppeld:
            yield tekort(
                f"{where}.begrotingsposten",
                "met_geld",
                post=post.omschrijving or post.id,
                bedrag_cent=Cent(d.zvw(post) or 0),
            )


# --- the RO's annual plan ---------------------------------------------------------------


@regel("ZZ-3.2-1d")
@alleen_bij("netwerk")
def twee_lagen(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.2 form 1: the RO plan stays; the supplement is for VVT, social domain and HWVs."""
    yield from _in_beide_lagen(d)
    aanvulling = [a for a in d.activiteiten if a.laag == "resv_aanvulling"]
    if any(_vvt_of_wijk(d, a) for a in aanvulling):
        yield voldoet("activiteiten")
    elif any(a.laag is None for a in d.activiteiten):
        yield onbekend("activiteiten", "de laag van de activiteiten", "onbekend_aanvulling")
    else:
        yield tekort("activiteiten", "aanvulling_zonder_vvt")


def _in_beide_lagen(d: Dossier) -> Iterator[Resultaat]:
    per_titel: dict[str, list[f.Activiteit]] = defaultdict(list)
    for a in sorted(d.activiteiten, key=lambda a: a.id):
        if d.belaste_posten_van(a) and not leeg(a.titel):
            per_titel[kaal(a.titel or "")].append(a)
    schoon = True
    for gelijk in per_titel.values():
        lagen = {a.laag for a in gelijk}
        if {"ro_jaarplan", "resv_aanvulling"} <= lagen:
            schoon = False
            a = next(a for a in gelijk if a.laag == "resv_aanvulling")
            geld = Cent(_geld(d, a))
            yield tekort(plek(a, "laag"), "in_beide_lagen", activiteit=titel(a), bedrag_cent=geld)
        elif len(gelijk) > 1 and None in lagen:
            schoon = False
            a = next(a for a in gelijk if a.laag is None)
            yield onbekend(plek(a, "laag"), "de laag van deze activiteit")
    if schoon:
        yield voldoet("activiteiten")


def _vvt_of_wijk(d: Dossier, a: f.Activiteit) -> bool:
    uitvoerder = d.partij.get(a.uitvoerder or "")
    return (
        a.hoofdtaak == 4
        or a.niveau == "wijk"
        or "vvt" in (a.disciplines or ())
        or (uitvoerder is not None and uitvoerder.discipline == "vvt")
    )


@regel("ZZ-3.2-2c")
@alleen_bij("ro_transformatie")
def ro_taken_over(d: Dossier, p: Parameters) -> Iterator[Resultaat]:
    """ZZ 3.2 form 2: every activity of the RO plan gets a destination, once."""
    if d.plan.ro_jaarplan is None:
        yield onbekend("ro_jaarplan", "de activiteiten van het RO-jaarplan")
        return
    over: set[str] = set()
    for r in sorted(d.plan.ro_jaarplan, key=lambda r: (r.titel or "", r.activiteit or "")):
        naam = r.titel or "zonder titel"
        where = f"ro_jaarplan.{naam}"
        if r.bestemming is None:
            yield tekort(where, "zonder_bestemming", activiteit=naam)
        elif r.bestemming != "naar_resv":
            yield voldoet(where)
        elif r.activiteit is None:
            yield tekort(where, "zonder_doel", activiteit=naam)
        elif kaal(naam) in over:
            yield tekort(where, "dubbel", activiteit=naam)
        else:
            over.add(kaal(naam))
            yield voldoet(where)
