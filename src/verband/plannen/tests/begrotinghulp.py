"""Budgets for tests: made here, in the layouts that people use, each with its truth."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, NamedTuple

import xlsxwriter

from verband.plannen.begroting.lezer import lees


class Waar(NamedTuple):
    """One true line."""

    cel: str
    cent: int | None
    omschrijving: str
    activiteit: str | None = None
    uitvoerder: str | None = None
    kostenwoord: str | None = None


class Geval(NamedTuple):
    inhoud: bytes
    regels: list[Waar]
    waarschuwingen: set[str] = frozenset()  # type: ignore[assignment]
    begrotingen: int = 1


def boek(
    *bladen: tuple[str, list[list[Any]]], na: Callable[[Any, Any], None] | None = None
) -> bytes:
    """Rows of values per sheet; a text with ``=`` is a formula, a tuple adds its kept outcome."""
    uit = io.BytesIO()
    werkboek = xlsxwriter.Workbook(uit, {"in_memory": True})
    for naam, rijen in bladen:
        blad = werkboek.add_worksheet(naam)
        for r, rij in enumerate(rijen):
            for k, waarde in enumerate(rij):
                if isinstance(waarde, tuple):
                    blad.write_formula(r, k, waarde[0], None, waarde[1])
                elif isinstance(waarde, str):
                    blad.write_string(r, k, waarde)
                elif waarde is not None:
                    blad.write(r, k, waarde)
        if na:
            na(werkboek, blad)
    werkboek.close()
    return uit.getvalue()


def kort(inhoud: bytes) -> list[Waar]:
    return [
        Waar(*(r[v] for v in ("cel", "bedrag_cent", *Waar._fields[2:])))
        for b in lees(inhoud)["begrotingen"]
        for r in b["regels"]
    ]


def engels() -> Geval:
    """English headers and numbers, in a csv with commas; amounts before the description."""
    tekst = (
        "Budget 2027,,,,\n"
        "Amount,Description,Performer,Category,Notes\n"
        '"12,500",Coordination of home care,Home Care Ltd,Coordination,\n'
        '"1,234.56",Licence,Data House,Tools,per year\n'
        "980.5,Meeting room,Data House,Organisation,\n"
        '"(250.00)",Correction,Data House,Other,\n'
        '"14,465.06",Total,,,\n'
    )
    return Geval(
        tekst.encode(),
        [
            Waar("A3", 1250000, "Coordination of home care", None, "Home Care Ltd", "Coordination"),
            Waar("A4", 123456, "Licence", None, "Data House", "Tools"),
            Waar("A5", 98050, "Meeting room", None, "Data House", "Organisation"),
            Waar("A6", -25000, "Correction", None, "Data House", "Other"),
        ],
        {"negatief_bedrag"},
    )


def duizenden() -> Geval:
    """Amounts in thousands, subtotals by formula without the word, sections as headings."""
    rijen: list[list[Any]] = [
        ["Begroting RESV 2027 (bedragen x € 1.000)"],
        [],
        ["Post", "Partij", "Begroot"],
        ["Mandaten"],
        ["Vacatiegeld huisartsen", "Huisartsenkring", 12.5],
        ["Vacatiegeld apothekers", "Apothekers BV", 7.25],
        [None, None, ("=SUM(C5:C6)", 19.75)],
        ["Capaciteit"],
        ["Coördinator", "Thuiszorg", 61.234],
        ["Dashboard", "Datahuis", 9],
        [None, None, ("=SUM(C9:C10)", 70.234)],
        ["Alles samen", None, ("=C7+C11", 89.984)],
    ]
    return Geval(
        boek(("Blad1", rijen)),
        [
            Waar("C5", 1250000, "Vacatiegeld huisartsen", "Mandaten", "Huisartsenkring"),
            Waar("C6", 725000, "Vacatiegeld apothekers", "Mandaten", "Apothekers BV"),
            Waar("C9", 6123400, "Coördinator", "Capaciteit", "Thuiszorg"),
            Waar("C10", 900000, "Dashboard", "Capaciteit", "Datahuis"),
        ],
        {"in_duizenden", "toedeling_onbekend"},
    )


def kwartalen() -> Geval:
    """Quarters beside the year, notes under the table, last year in a column of its own."""
    rijen: list[list[Any]] = [
        [
            "Nr",
            "Activiteit",
            "Omschrijving",
            "Q1",
            "Q2",
            "Q3",
            "Q4",
            "Totaal 2027",
            "Realisatie 2025",
        ],
        [1, "Wijken", "Coördinator Noord", 100, 100, 100, 150.5, ("=SUM(D2:G2)", 450.5), 400],
        [2, None, "Coördinator Zuid", 200, 200, 200, 200, ("=SUM(D3:G3)", 800), 700],
        [3, "Bureau", "Accountant", None, None, None, 90, ("=SUM(D4:G4)", 90), 80],
        [None, None, "Eindtotaal", 300, 300, 300, 440.5, ("=SUM(H2:H4)", 1340.5), 1180],
        [],
        ["* in 2026 was dit € 1.100"],
        [None, None, "Kosten per inwoner", None, None, None, None, 0.12],
    ]
    return Geval(
        boek(("2027", rijen)),
        [
            Waar("H2", 45050, "Coördinator Noord", "Wijken"),
            Waar("H3", 80000, "Coördinator Zuid", "Wijken"),
            Waar("H4", 9000, "Accountant", "Bureau"),
        ],
    )


def met_btw() -> Geval:
    """Both with and without VAT, domains in bare numbers, one split that is no 100."""
    rijen: list[list[Any]] = [
        ["Kostensoort", "Wat", "Bedrag incl. btw", "Btw", "Bedrag excl. btw", "Zvw %", "Wmo %"],
        ["Inhuur", "Procesbegeleider", 1210, 210, 1000, 80, 20],
        ["ICT", "Licentie", 121, 21, 100, 100, 0],
        ["Huur", "Zaal", 109.01, 9, 100.01, 60, 30],
        ["", "Totaal", 1440.01, 240, 1200.01, None, None],
    ]
    return Geval(
        boek(("Begroting", rijen)),
        [
            Waar("C2", 121000, "Procesbegeleider", None, None, "Inhuur"),
            Waar("C3", 12100, "Licentie", None, None, "ICT"),
            Waar("C4", 10901, "Zaal", None, None, "Huur"),
        ],
        {"btw", "toedeling_telt_niet_op", "niet_zvw"},
    )


def twee_bladen() -> Geval:
    """Two budgets on two sheets and a summary that adds them, which does not count."""
    kop: list[Any] = ["Omschrijving", "Uitvoerder", "Bedrag"]
    ro: list[list[Any]] = [
        kop,
        ["Bureau", "RO", 500],
        ["Huisvesting", "RO", 250.25],
        ["Totaal", None, ("=SUM(C2:C3)", 750.25)],
    ]
    resv: list[list[Any]] = [
        kop,
        ["Wijken", "Thuiszorg", 900],
        ["Mandaat", "RO", 100],
        ["Totaal", None, ("=SUM(C2:C3)", 1000)],
    ]
    som: list[list[Any]] = [
        ["Onderdeel", "Bedrag"],
        ["RO-jaarplan", ("='RO-jaarplan'!C4", 750.25)],
        ["RESV", ("=RESV!C4", 1000)],
        ["Totaal", ("=SUM(B2:B3)", 1750.25)],
    ]
    return Geval(
        boek(("Samenvatting", som), ("RO-jaarplan", ro), ("RESV", resv)),
        [
            Waar("C2", 50000, "Bureau", None, "RO"),
            Waar("C3", 25025, "Huisvesting", None, "RO"),
            Waar("C2", 90000, "Wijken", None, "Thuiszorg"),
            Waar("C3", 10000, "Mandaat", None, "RO"),
        ],
        {"meer_begrotingen", "tabel_telt_niet_mee"},
        2,
    )


def puntkomma() -> Geval:
    """A Dutch csv: sep line, cp1252, quoted line breaks, text for what is not known."""
    tekst = (
        "sep=;\r\n"
        "Kpl;Omschrijving;Uitvoerder;Kostensoort;Bedrag\r\n"
        '4110;"Coördinatie\r\nwijken";Thuiszorg;Coördinatie;€ 1.234,50\r\n'
        "4120;Portaal;Datahuis;ICT;12.500\r\n"
        "4130;Scholing;RO;Overig;PM\r\n"
        "4140;Reiskosten;RO;Overig;nihil\r\n"
        "4150;Terugboeking;RO;Correctie;-/- 500\r\n"
        "4160;Overleg;RO;Overig;01-07-2027\r\n"
        "\r\n"
        ";Totaal;;;13.234,50\r\n"
    )
    return Geval(
        tekst.encode("cp1252"),
        [
            Waar("E2", 123450, "Coördinatie wijken", None, "Thuiszorg", "Coördinatie"),
            Waar("E3", 1250000, "Portaal", None, "Datahuis", "ICT"),
            Waar("E4", None, "Scholing", None, "RO", "Overig"),
            Waar("E5", 0, "Reiskosten", None, "RO", "Overig"),
            Waar("E6", -50000, "Terugboeking", None, "RO", "Correctie"),
            Waar("E7", None, "Overleg", None, "RO", "Overig"),
        ],
        {"bedrag_onbekend", "negatief_bedrag"},
    )


def kostensoorten_in_kolommen() -> Geval:
    """A matrix the other way round: activities down, kinds of cost across, no total column."""
    rijen: list[list[Any]] = [
        ["Begroting hechte wijkverbanden 2027"],
        ["Activiteit", "Uitvoerder", "Personeel", "Materiaal", "Huur"],
        ["Wijk Noord", "Thuiszorg", 1000, 50, None],
        ["Wijk Zuid", "Wijkzorg", 2000.005, "-", 75],
        ["Totaal", None, ("=SUM(C3:C4)", 3000.005), ("=SUM(D3:D4)", 50), ("=SUM(E3:E4)", 75)],
    ]
    return Geval(
        boek(("Wijken", rijen)),
        [
            Waar("C3", 100000, "Wijk Noord", "Wijk Noord", "Thuiszorg", "Personeel"),
            Waar("D3", 5000, "Wijk Noord", "Wijk Noord", "Thuiszorg", "Materiaal"),
            Waar("C4", 200001, "Wijk Zuid", "Wijk Zuid", "Wijkzorg", "Personeel"),
            Waar("E4", 7500, "Wijk Zuid", "Wijk Zuid", "Wijkzorg", "Huur"),
        ],
    )


def verborgen_en_verouderd() -> Geval:
    """Hidden rows count and are told; a stale line is not believed; cover is no cost."""
    rijen: list[list[Any]] = [
        ["Omschrijving", "Uitvoerder", "Uren", "Tarief", "Bedrag"],
        ["Overleg", "RO", 10, 98.5, ("=C2*D2", 985)],
        ["Voorzitter", "RO", 12, 100, ("=C3*D3", 1100)],
        ["Secretaris", "RO", 5, 50, ("=C4*D4", 250)],
        ["Totaal", None, None, None, ("=SUM(E2:E4)", 2335)],
        ["Dekking"],
        ["O&I", "Zorgverzekeraar", None, None, 2000],
        ["Eigen bijdrage", "Leden", None, None, 335],
    ]

    def na(_: Any, blad: Any) -> None:
        blad.set_row(3, None, None, {"hidden": True})

    return Geval(
        boek(("Begroting 2027", rijen), na=na),
        [
            Waar("E2", 98500, "Overleg", None, "RO"),
            Waar("E3", None, "Voorzitter", None, "RO"),
            Waar("E4", 25000, "Secretaris", None, "RO"),
        ],
        {"verborgen_rij", "verouderde_uitkomst", "verouderd_totaal"},
    )


def meerjarig() -> Geval:
    """Several years beside each other; subtotals as headings above their lines."""
    rijen: list[list[Any]] = [
        ["Meerjarenbegroting, contractjaar 2027"],
        ["Omschrijving", "Partij", "2026", "2027", "2028"],
        ["Wijken", None, 10, ("=SUM(D4:D5)", 300), 12],
        ["Noord", "Thuiszorg", 4, 100, 5],
        ["Zuid", "Wijkzorg", 6, 200, 7],
        ["Bureau", None, 5, ("=SUM(D7:D8)", 90), 6],
        ["Huur", "RO", 2, 40, 3],
        ["ICT", "RO", 3, 50, 3],
        ["Totaal", None, 15, ("=D3+D6", 390), 18],
    ]
    return Geval(
        boek(("Meerjaren", rijen)),
        [
            Waar("D4", 10000, "Noord", "Wijken", "Thuiszorg"),
            Waar("D5", 20000, "Zuid", "Wijken", "Wijkzorg"),
            Waar("D7", 4000, "Huur", "Bureau", "RO"),
            Waar("D8", 5000, "ICT", "Bureau", "RO"),
        ],
    )


def forfait() -> Geval:
    """A percentage of the sum is a line; a subtotal below it is not; ambiguous stays unread."""
    rijen: list[list[Any]] = [
        ["Begrotingspost", "Leverancier", "Bedrag"],
        ["Personeel", "RO", 1000],
        ["Advies", "Bureau Q", "12,500"],
        ["Overhead 10%", "RO", ("=0.1*SUM(C2:C2)", 100)],
        ["Zaal", "RO", "ca. 300"],
        ["Totaal", None, ("=SUM(C2:C5)", 1100)],
    ]
    return Geval(
        boek(("Begroting", rijen)),
        [
            Waar("C2", 100000, "Personeel", None, "RO"),
            Waar("C3", None, "Advies", None, "Bureau Q"),
            Waar("C4", 10000, "Overhead 10%", None, "RO"),
            Waar("C5", None, "Zaal", None, "RO"),
        ],
        {"bedrag_onbekend"},
    )


def naast_elkaar() -> Geval:
    """Two budgets beside each other on one sheet."""
    rijen: list[list[Any]] = [
        ["RO-jaarplan 2027", None, None, "RESV 2027"],
        ["Omschrijving", "Bedrag", None, "Omschrijving", "Bedrag"],
        ["Bureau", 100, None, "Wijk", 300],
        ["Huur", 50, None, "Mandaat", 30],
        ["Totaal", 150, None, "Totaal", 330],
    ]
    return Geval(
        boek(("B", rijen)),
        [
            Waar("B3", 10000, "Bureau"),
            Waar("B4", 5000, "Huur"),
            Waar("E3", 30000, "Wijk"),
            Waar("E4", 3000, "Mandaat"),
        ],
        {"meer_begrotingen"},
        2,
    )


def baten_en_lasten() -> Geval:
    """Income above the costs; an amount that looks like a year; two levels of activity."""
    rijen: list[list[Any]] = [
        ["Prijspeil:", 2027],
        ["Hoofdtaak", "Activiteit", "Wie", "2026", "2027"],
        ["Baten"],
        [None, "Subsidie", "Zorgverzekeraar", 3000, 4150],
        [None, "Totaal baten", None, 3000, 4150],
        ["Lasten"],
        ["1 Mandatering", "Overleg VVT", "Thuiszorg", 900, 1000],
        [None, "Project overleg", "Kring", 400, 2027],
        ["4 Wijken", "Coördinatie", "Wijkzorg", 900, 1123],
        [None, "Totaal lasten", None, 2200, 4150],
    ]
    return Geval(
        boek(("Exploitatie", rijen)),
        [
            Waar("E7", 100000, "Overleg VVT", "1 Mandatering", "Thuiszorg"),
            Waar("E8", 202700, "Project overleg", "1 Mandatering", "Kring"),
            Waar("E9", 112300, "Coördinatie", "4 Wijken", "Wijkzorg"),
        ],
    )


def per_onderdeel() -> Geval:
    """The heading again above every section; no kept outcomes; quarters without a year."""
    kop = ["Omschrijving", "Wie", "K1", "K2"]
    rijen: list[list[Any]] = [
        ["Begroting 2027"],
        [],
        ["Mandaten"],
        list(kop),
        ["Overleg", "Thuiszorg", 10, ("=2*5.5", "")],
        ["Zaal", "RO", 20, None],
        ["Subtotaal", None, ("=SUM(C5:C6)", ""), ("=SUM(D5:D6)", "")],
        [],
        ["Wijken"],
        list(kop),
        ["Coördinator", "Wijkzorg", 5, 5],
        ["Subtotaal", None, ("=SUM(C11:C11)", ""), ("=SUM(D11:D11)", "")],
        ["Totaal", None, ("=C7+C12", ""), ("=D7+D12", "")],
    ]
    return Geval(
        boek(("Begroting", rijen)),
        [
            Waar("C5", 2100, "Overleg", "Mandaten", "Thuiszorg"),
            Waar("C6", 2000, "Zaal", "Mandaten", "RO"),
            Waar("C11", 1000, "Coördinator", "Wijken", "Wijkzorg"),
        ],
        {"bedrag_uit_delen"},
    )


GEVALLEN: dict[str, Callable[[], Geval]] = {
    f.__name__: f
    for f in (
        engels, duizenden, kwartalen, met_btw, twee_bladen, puntkomma, kostensoorten_in_kolommen,
        verborgen_en_verouderd, meerjarig, forfait, naast_elkaar, baten_en_lasten, per_onderdeel,
    )
}  # fmt: skip
