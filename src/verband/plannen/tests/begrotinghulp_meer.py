"""More budgets with their truth: layouts that went wrong once, or that tempt to guess."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from verband.plannen.tests.begrotinghulp import Geval, Waar, boek


def formatie() -> Geval:
    """Fte times the cost of one, with a surcharge: only the outcome is an amount."""
    rijen: list[list[Any]] = [
        ["Formatiebegroting 2027"],
        ["Functie", "Fte", "Loonsom per fte", "Opslag", "Kosten 2027", "Werkgever"],
        ["Regiomanager", 0.8, 92000, 0.15, ("=B3*C3*(1+D3)", 84640), "RO"],
        ["Coördinator", 1.2, 70000, 0.1, ("=B4*C4*(1+D4)", 92400), "Welzijn"],
        ["Totaal", 2, None, None, ("=SUM(E3:E4)", 177040), None],
    ]
    return Geval(
        boek(("Formatie", rijen)),
        [
            Waar("E3", 8464000, "Regiomanager", None, "RO"),
            Waar("E4", 9240000, "Coördinator", None, "Welzijn"),
        ],
    )


def procenten_als_tekst() -> Geval:
    """Shares typed as text, with the municipality as a payer beside the laws."""
    rijen: list[list[Any]] = [
        ["Activiteit", "Omschrijving", "Uitvoerder", "Begroot 2027", "Zvw", "Wlz", "Gemeente"],
        ["Keten", "Praktijkondersteuner", "Zorggroep", 10000, "80%", "20%", None],
        ["Wijk", "Sociaal werker", "Welzijn", 5000, None, None, "100%"],
        ["Nacht", "Wijkverpleging", "Thuiszorg", 2000, "60%", "30%", None],
        [None, "Totaal", None, 17000, None, None, None],
    ]
    return Geval(
        boek(("Begroting", rijen)),
        [
            Waar("D2", 1000000, "Praktijkondersteuner", "Keten", "Zorggroep"),
            Waar("D3", 500000, "Sociaal werker", "Wijk", "Welzijn"),
            Waar("D4", 200000, "Wijkverpleging", "Nacht", "Thuiszorg"),
        ],
        {"niet_zvw", "toedeling_telt_niet_op"},
    )


def kop_zonder_omschrijving() -> Geval:
    """No head above the descriptions, numbered sections, a note between the lines."""
    rijen: list[list[Any]] = [
        ["Wijkverbanden 2027"],
        [None, None, "Aantal", "Tarief", "Bedrag"],
        ["1. Wijk Noord"],
        ["1.1", "Coördinator", 200, 80, ("=C4*D4", 16000)],
        [None, "Let op: tarief met 3% geïndexeerd"],
        ["1.2", "Overleg", 48, 102.5, ("=C6*D6", 4920)],
        [None, "Subtotaal Noord", None, None, ("=SUM(E4:E6)", 20920)],
        ["2. Wijk Zuid"],
        ["2.1", "Materiaal", None, None, 500],
        [None, "Subtotaal Zuid", None, None, ("=SUM(E9:E9)", 500)],
        [None, "Totaal generaal", None, None, ("=E7+E10", 21420)],
    ]
    return Geval(
        boek(("Wijken", rijen)),
        [
            Waar("E4", 1600000, "Coördinator", "1. Wijk Noord"),
            Waar("E6", 492000, "Overleg", "1. Wijk Noord"),
            Waar("E9", 50000, "Materiaal", "2. Wijk Zuid"),
        ],
    )


def uren_zonder_uitkomst() -> Geval:
    """Hours and a rate, and no column with what that makes."""
    rijen: list[list[Any]] = [
        ["Activiteit", "Functie", "Organisatie", "Uren", "Tarief"],
        ["Mandaat", "Huisarts", "Kring", 40, 112.5],
        ["Wijk", "Verpleegkundige", "Thuiszorg", 100, 72.35],
        ["Wijk", "Arts", "Kring", "n.t.b.", 110],
    ]
    return Geval(
        boek(("Uren", rijen)),
        [
            Waar("E2", 450000, "Huisarts", "Mandaat", "Kring"),
            Waar("E3", 723500, "Verpleegkundige", "Wijk", "Thuiszorg"),
            Waar("E4", None, "Arts", "Wijk", "Kring"),
        ],
        {"bedrag_uit_uren", "bedrag_onbekend"},
    )


def zonder_kop() -> Geval:
    """Words beside amounts and nothing above them; its own total shows what they are."""
    rijen: list[list[Any]] = [
        ["Begroting RO 2027"],
        ["Regiomanager", 24000],
        ["Huur", 6000],
        ["ICT", 1200.5],
        ["Totaal", ("=SUM(B2:B4)", 31200.5)],
    ]
    return Geval(
        boek(("RO", rijen)),
        [
            Waar("B2", 2400000, "Regiomanager"),
            Waar("B3", 600000, "Huur"),
            Waar("B4", 120050, "ICT"),
        ],
    )


def formulier_per_activiteit() -> Geval:
    """The same small table for each activity, each with its own total, and none of all."""
    rijen: list[list[Any]] = []
    for naam, personeel, materiaal in (("Mandaten", 1000, 50), ("Wijken", 4000, 200)):
        rijen += [["Activiteit:", naam], ["Kosten", "Bedrag"], ["Personeel", personeel]]
        rijen += [["Materiaal", materiaal], ["Totaal", personeel + materiaal], []]
    return Geval(
        boek(("Formulier", rijen)),
        [
            Waar("B3", 100000, "Personeel", "Mandaten"),
            Waar("B4", 5000, "Materiaal", "Mandaten"),
            Waar("B9", 400000, "Personeel", "Wijken"),
            Waar("B10", 20000, "Materiaal", "Wijken"),
        ],
    )


def varianten() -> Geval:
    """Two variants of which only one can count: neither is taken."""
    rijen: list[list[Any]] = [
        ["Begroting 2027"],
        ["Post", "Wie", "Variant A", "Variant B"],
        ["Inzet", "Thuiszorg", 1000, 1500],
        ["Huur", "RO", 200, 200],
        ["Totaal", None, 1200, 1700],
    ]
    return Geval(
        boek(("Begroting", rijen)),
        [
            Waar("D3", None, "Inzet", None, "Thuiszorg"),
            Waar("D4", None, "Huur", None, "RO"),
        ],
        {"bedrag_onbekend", "kolom_niet_gelezen"},
    )


def woorden_als_bedrag() -> Geval:
    """What people type when they don't know: a line each, and none of them a guess."""
    woorden = ["zie offerte", "max. 5.000", "2x 500", "ca. € 300,-", "1.000 à 1.500", "10%", "1e3"]
    rijen: list[list[Any]] = [["Begroting"], ["Post", "Wie", "Bedrag"], ["Inzet", "RO", 1000]]
    rijen += [[f"Post {n}", "RO", tekst] for n, tekst in enumerate(woorden)]
    rijen.append(["Totaal", None, "1.000 + PM"])
    regels = [Waar("C3", 100000, "Inzet", None, "RO")]
    regels += [Waar(f"C{n + 4}", None, f"Post {n}", None, "RO") for n in range(len(woorden))]
    return Geval(boek(("Begroting", rijen)), regels, {"bedrag_onbekend"})


def totaal_per_groep_ernaast() -> Geval:
    """A column of totals that stands once per activity is not the amount of a line."""
    rijen: list[list[Any]] = [
        ["Activiteit", "Post", "Wie", "Bedrag", "Totaal activiteit"],
        ["Mandaat", "Vacatie", "Kring", 100, ("=SUM(D2:D3)", 150)],
        [None, "Zaal", "RO", 50, None],
        ["Wijk", "Inzet", "Thuiszorg", 500, ("=SUM(D4:D5)", 580)],
        [None, "Reis", "Thuiszorg", 80, None],
        ["Totaal", None, None, ("=SUM(D2:D5)", 730), ("=SUM(E2:E5)", 730)],
    ]
    return Geval(
        boek(("Begroting", rijen)),
        [
            Waar("D2", 10000, "Vacatie", "Mandaat", "Kring"),
            Waar("D3", 5000, "Zaal", "Mandaat", "RO"),
            Waar("D4", 50000, "Inzet", "Wijk", "Thuiszorg"),
            Waar("D5", 8000, "Reis", "Wijk", "Thuiszorg"),
        ],
    )


def transport() -> Geval:
    """A sum carried over to the next page, under the heading that is printed again."""
    kop = ["Nr", "Omschrijving", "Uitvoerder", "Bedrag"]
    rijen: list[list[Any]] = [
        list(kop),
        [1, "Inzet", "Thuiszorg", 100],
        [2, "Huur", "RO", 20],
        ["Transport", None, None, ("=SUM(D2:D3)", 120)],
        list(kop),
        ["Transport", None, None, ("=D4", 120)],
        [3, "ICT", "Datahuis", 30],
        ["Totaal", None, None, ("=D6+SUM(D7:D7)", 150)],
    ]
    return Geval(
        boek(("Begroting", rijen)),
        [
            Waar("D2", 10000, "Inzet", None, "Thuiszorg"),
            Waar("D3", 2000, "Huur", None, "RO"),
            Waar("D7", 3000, "ICT", None, "Datahuis"),
        ],
    )


def kop_met_bedrag() -> Geval:
    """A heading with the typed sum of the lines below it, beside a line without parts."""
    rijen: list[list[Any]] = [
        ["Omschrijving", "Uitvoerder", "Bedrag"],
        ["Personeel", None, 500],
        ["Manager", "RO", 300],
        ["Secretaris", "RO", 200],
        ["Huisvesting", "Verhuurder", 150],
        ["Totaal", None, 650],
    ]
    return Geval(
        boek(("Begroting", rijen)),
        [
            Waar("C3", 30000, "Manager", "Personeel", "RO"),
            Waar("C4", 20000, "Secretaris", "Personeel", "RO"),
            Waar("C5", 15000, "Huisvesting", None, "Verhuurder"),
        ],
    )


def vorig_jaar_op_een_blad() -> Geval:
    """Sheets per budget, a summary and last year's: what is of another year does not count."""
    kop = ["Post", "Uitvoerder", "Bedrag"]

    def blad(*regels: list[Any]) -> list[list[Any]]:
        return [list(kop), *regels, ["Totaal", None, sum(r[2] for r in regels)]]

    return Geval(
        boek(
            ("Samen", [["Onderdeel", "Bedrag"], ["RO", 1200], ["RESV", 3000], ["Totaal", 4200]]),
            ("RO 2027", blad(["Bureau", "RO", 1000], ["ICT", "RO", 200])),
            ("RESV 2027", blad(["Wijk", "Thuiszorg", 3000])),
            ("RO 2026", blad(["Bureau", "RO", 900])),
        ),
        [
            Waar("C2", 100000, "Bureau", None, "RO"),
            Waar("C3", 20000, "ICT", None, "RO"),
            Waar("C2", 300000, "Wijk", None, "Thuiszorg"),
        ],
        {"meer_begrotingen", "tabel_telt_niet_mee"},
        2,
    )


def partijen_onder_een_kop() -> Geval:
    """Parties across, under one word that says what they are."""
    rijen: list[list[Any]] = [
        [None, None, "Partijen", None, None],
        ["Activiteit", "Kostensoort", "Kring", "Thuiszorg Pluim", "Som"],
        ["Mandaten", "Deelname", 1000, 500, ("=SUM(C3:D3)", 1500)],
        ["Wijken", "Coördinatie", None, 4000, ("=SUM(C4:D4)", 4000)],
        ["Totaal", None, 1000, 4500, ("=SUM(E3:E4)", 5500)],
    ]

    def na(_: Any, vel: Any) -> None:
        vel.merge_range("C1:E1", "Partijen")

    return Geval(
        boek(("Inzet", rijen), na=na),
        [
            Waar("C3", 100000, "Mandaten", "Mandaten", "Kring", "Deelname"),
            Waar("D3", 50000, "Mandaten", "Mandaten", "Thuiszorg Pluim", "Deelname"),
            Waar("D4", 400000, "Wijken", "Wijken", "Thuiszorg Pluim", "Coördinatie"),
        ],
    )


def dubbel_en_nagekomen() -> Geval:
    """The same line twice, a performer called Totaal, and a line below the total."""
    rijen: list[list[Any]] = [
        ["Post", "Wie", "Bedrag"],
        ["Inzet", "Totaal Thuiszorg BV", 100],
        ["Inzet", "Totaal Thuiszorg BV", 100],
        ["Huur", "RO", 50],
        ["Totaal", None, ("=SUM(C2:C4)", 250)],
        [],
        ["Nagekomen: zaalhuur", None, 75],
    ]
    return Geval(
        boek(("Begroting", rijen)),
        [
            Waar("C2", 10000, "Inzet", None, "Totaal Thuiszorg BV"),
            Waar("C3", 10000, "Inzet", None, "Totaal Thuiszorg BV"),
            Waar("C4", 5000, "Huur", None, "RO"),
        ],
        {"dubbele_regel"},
    )


MEER_GEVALLEN: dict[str, Callable[[], Geval]] = {
    f.__name__: f
    for f in (
        formatie, procenten_als_tekst, kop_zonder_omschrijving, uren_zonder_uitkomst, zonder_kop,
        formulier_per_activiteit, varianten, woorden_als_bedrag, totaal_per_groep_ernaast,
        transport, kop_met_bedrag, vorig_jaar_op_een_blad, partijen_onder_een_kop,
        dubbel_en_nagekomen,
    )
}  # fmt: skip
