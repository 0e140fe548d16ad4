"""The report: its structure in both forms, what it never shares, and text that stays text."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from typing import Any

import docx
import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from regelwerk.inlezen import lees_plan
from regelwerk.toets import toets
from verband.cli.opdrachten import main
from verband.plannen.presentatie import Uitslag, maak_uitslag
from verband.plannen.verslag.delen import WEG, Deler
from verband.plannen.verslag.inhoud import Deel, Verslag
from verband.plannen.verslag.maken import SOORTEN, maak
from verband.plannen.verslag.opbouw import maak_verslag
from verband.plannen.verslag.pdf import als_pdf
from verband.plannen.verslag.teksten import TEKENS, schoon
from verband.plannen.verslag.word import als_docx
from verband.plannen.views import VOORBEELD

Inhoud = dict[str, Any]
DAG = dt.date(2026, 7, 10)
VIJANDIG = (
    '#include "/etc/passwd" #eval("1") $x^2$ *vet* _schuin_ `ruw` @verwijzing <label> \\u{41}',
    "</w:t><w:p><w:fldSimple w:instr='DATE'/></w:p> & {{ 7*7 }} {% raw %}",
    "=cmd|' /C calc'!A0 https://kwaad.example/ mailto:a@b.example",
)


def plan(**wijzigingen) -> Inhoud:
    return {**json.loads(VOORBEELD.read_bytes()), **wijzigingen}


def uitslag_van(inhoud: Inhoud, naam: str = "plan.json") -> Uitslag:
    gelezen = lees_plan(json.dumps(inhoud).encode())
    rapport = toets(gelezen, sha256="ab" * 32, vandaag=DAG)
    return maak_uitslag(rapport, gelezen, naam=naam, cel_van=lambda _pad: None)


def verslag(inhoud: Inhoud | None = None, *, deelbaar: bool = False, naam="plan.json") -> Verslag:
    uitslag = uitslag_van(inhoud or plan(), naam)
    return maak_verslag(uitslag, dag=DAG, deelbaar=deelbaar, voorbeeld=True)


def lees_pdf(ruw: bytes) -> str:
    tekst = "\n".join(blad.extract_text() for blad in PdfReader(io.BytesIO(ruw)).pages)
    return tekst.replace("\u200b", "")


def alles_in(ruw: bytes) -> str:
    """Whatever a curious reader may find in a file, its metadata too."""
    if ruw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(ruw)) as zip_:
            delen = [zip_.read(naam).decode(errors="replace") for naam in zip_.namelist()]
        return "\n".join([*delen, docx_tekst(ruw)])
    lezer = PdfReader(io.BytesIO(ruw))
    wortel: Any = lezer.trailer["/Root"]
    xmp = wortel["/Metadata"].get_data().decode()
    return "\n".join([lees_pdf(ruw), str(lezer.metadata), xmp])


def docx_tekst(ruw: bytes) -> str:
    document = docx.Document(io.BytesIO(ruw))
    cellen = [c.text for t in document.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cellen])


def zonder_wit(tekst: str) -> str:
    return re.sub(r"\s+", "", tekst)


@pytest.mark.parametrize("deelbaar", [True, False])
def test_pdf_is_for_archives_and_for_screen_readers(deelbaar):
    inhoud = verslag(deelbaar=deelbaar)
    lezer = PdfReader(io.BytesIO(als_pdf(inhoud)))
    wortel: Any = lezer.trailer["/Root"]
    xmp = wortel["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part\W+2\D", xmp)
    assert re.search(r"pdfaid:conformance\W+A\W", xmp)
    assert re.search(r"pdfuaid:part\W+1\D", xmp)
    assert wortel["/Lang"] == "nl-NL"
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert lezer.metadata
    assert lezer.metadata.title == inhoud.titel
    soorten = str(_boom(wortel["/StructTreeRoot"]))
    for soort in ("/H1", "/H2", "/L", "/Table", "/TH"):
        assert f"'{soort}'" in soorten


def _boom(element) -> list[Any]:
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        return [_boom(kind) for kind in element]
    if not isinstance(element, dict) or ("/S" not in element and "/K" not in element):
        return []
    return [str(element.get("/S")), _boom(element.get("/K", []))]


@pytest.mark.parametrize("deelbaar", [True, False])
def test_page_one_opens_with_what_was_not_checked_and_every_page_says_for_whom(deelbaar):
    inhoud = verslag(deelbaar=deelbaar)
    bladen = PdfReader(io.BytesIO(als_pdf(inhoud))).pages
    merk = "DEELBAAR" if deelbaar else "VERTROUWELIJK"
    for blad in bladen:
        tekst = blad.extract_text()
        assert merk in tekst
        assert "verzonnen voorbeeld" in tekst
    eerste = bladen[0].extract_text()
    kop, _, lijf = eerste.partition("Niet getoetst")
    assert len(kop) < 150  # the running head alone
    assert lijf.index("Lees dit eerst") < lijf.index("Nog niet klaar")
    assert "moet hersteld" not in kop


@pytest.mark.parametrize("deelbaar", [True, False])
def test_word_has_headings_header_rows_and_a_language(deelbaar):
    inhoud = verslag(deelbaar=deelbaar)
    document = docx.Document(io.BytesIO(als_docx(inhoud)))
    assert document.paragraphs[0].text == "Niet getoetst"
    stijl: Any = document.paragraphs[0].style
    assert stijl.name == "Heading 1"
    assert all("<w:tblHeader" in t.rows[0]._tr.xml for t in document.tables)
    assert 'w:val="nl-NL"' in document.styles.element.xml
    assert document.core_properties.title == inhoud.titel
    boven = document.sections[0].header.paragraphs[0].text
    assert inhoud.merk in boven
    assert "verzonnen voorbeeld" in boven


def test_every_finding_stands_with_the_one_who_must_act():
    uitslag = uitslag_van(plan())
    delen = maak_verslag(uitslag, dag=DAG, deelbaar=False).delen
    assert sum(len(d.blokken) for d in delen) == len(uitslag.punten) + len(uitslag.tips)
    namen = [d.kop for d in delen if d.niveau == 2]
    assert {"RO", "VVT", "Controller"} <= set(namen)


def met_kanaries() -> tuple[Inhoud, list[str]]:
    """Two providers, and figures that occur nowhere else."""
    inhoud = plan()
    partijen = [p["id"] for p in inhoud["partijen"]][:2]
    aanbieders = [
        {"partij": partijen[0], "omvang": 41737, "vertegenwoordigd": True},
        {"partij": partijen[1], "omvang": 23911, "vertegenwoordigd": False},
    ]
    inhoud["vvt_dekking"] = {
        "wijkverpleging": {"eenheid": "uren", "aanbieders": aanbieders},
        "so": {"eenheid": "uren", "totaal": 7919, "vertegenwoordigd": 7907},
    }
    for post in inhoud["begrotingsposten"]:
        post["omschrijving"] = "Inzet 23911 uur, 23.911 of € 7.777,77 (63,5%)"
        post["bedrag_cent"] = 8_642_357
    geheim = """41737 41.737 23911 23.911 7919 7.919 7907 7.907 65648 65.648 7.777
        63,5 36,4 36,5 16,5 99,8 86.423 8642357""".split()
    return inhoud, geheim


@pytest.mark.parametrize("maak_vorm", [als_pdf, als_docx])
def test_no_volume_can_be_derived_from_what_is_shared(maak_vorm):
    inhoud, geheim = met_kanaries()
    naam = "volume 23911 aandeel 63,5%.xlsx"
    gedeeld = alles_in(maak_vorm(verslag(inhoud, deelbaar=True, naam=naam)))
    assert [kanarie for kanarie in geheim if kanarie in gedeeld] == []
    assert "ab" * 32 not in zonder_wit(gedeeld)
    assert "groot naar klein" not in gedeeld
    assert "minder dan 80%" in gedeeld
    assert "ten minste 80%" in gedeeld
    eigen = alles_in(maak_vorm(verslag(inhoud, naam=naam)))
    # The control: what is confidential does hold them, so the test above can fail.
    for kanarie in ("63,5", "86.423", "7.777", "23.911"):
        assert kanarie in eigen
    # With two providers the difference to the norm is said to nobody; with three it is, here.
    assert "16,5" not in eigen
    lijst = inhoud["vvt_dekking"]["wijkverpleging"]["aanbieders"]
    klein = {**lijst[1], "partij": "vvt3", "omvang": 3911}
    inhoud["vvt_dekking"]["wijkverpleging"]["aanbieders"] = [
        lijst[0], {**lijst[1], "omvang": 20000}, klein
    ]  # fmt: skip
    assert "16,5" in alles_in(maak_vorm(verslag(inhoud, naam=naam)))
    assert "ab" * 32 in zonder_wit(eigen)


def test_order_of_what_is_shared_does_not_hang_on_amounts():
    inhoud = plan()
    eerst = verslag(inhoud, deelbaar=True)
    for nummer, post in enumerate(inhoud["begrotingsposten"]):
        post["bedrag_cent"] = (nummer + 1) * 1_000_000 + 1
    koppen = [b.waar for d in verslag(inhoud, deelbaar=True).delen for b in d.blokken]
    gedeeld = [w for w in (b.waar for d in eerst.delen for b in d.blokken) if w in koppen]
    assert gedeeld == [w for w in koppen if w in gedeeld]


@pytest.mark.parametrize(
    ("zin", "over"),
    [
        ("€ 1.234,56 en € 12", f"{WEG} en {WEG}"),
        ("EUR 12, 12 euro, 3 miljoen", f"{WEG}, {WEG}, {WEG}"),
        ("12,5 % of 80 procent", f"{WEG} of {WEG}"),
        ("41 250 uur", f"{WEG} uur"),
        ("15 juli 2026, versie 1.0, hoofdtaak 4, in 2027", None),
        ("Begrotingspost b2", None),
    ],
)
def test_figures_leave_a_shared_text_and_dates_stay(zin, over):
    leeg = lees_plan(b'{"formaat": "resv-plan/1"}')
    assert Deler(leeg).weg(zin) == (over or zin)


@pytest.mark.parametrize("tekst", VIJANDIG)
@pytest.mark.parametrize("deelbaar", [True, False])
def test_text_of_a_user_stays_text(tekst, deelbaar):
    inhoud = plan()
    for activiteit in inhoud["activiteiten"]:
        activiteit["titel"] = tekst[:58]
    for post in inhoud["begrotingsposten"]:
        post["omschrijving"] = tekst
    stuk = verslag(inhoud, deelbaar=deelbaar, naam=tekst)
    pdf, word = als_pdf(stuk), als_docx(stuk)
    verwacht = zonder_wit(schoon(tekst))[:30]
    assert verwacht in zonder_wit(lees_pdf(pdf))
    assert verwacht in zonder_wit(docx_tekst(word))
    assert b"/URI" not in pdf
    for blad in PdfReader(io.BytesIO(pdf)).pages:
        assert not any(a.get_object()["/Subtype"] == "/Link" for a in blad.get("/Annots", []))
    xml = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    assert "w:fldSimple" not in re.sub(r"<w:t[ >].*?</w:t>", "", xml)
    assert "w:hyperlink" not in re.sub(r"<w:t[ >].*?</w:t>", "", xml)
    assert "w:instrText" not in xml


def test_a_region_with_a_very_long_name_has_a_report_in_both_forms():
    naam = "Duin" * 500
    stuk = verslag(plan(regio={"code": "duin", "naam": naam}))
    for tekst in (lees_pdf(als_pdf(stuk)), docx_tekst(als_docx(stuk))):
        assert "DuinDuin" in zonder_wit(tekst)


def test_a_bsn_is_never_said():
    inhoud = plan()
    for post in inhoud["begrotingsposten"]:
        post["omschrijving"] = "inzet 111222333 voor de heer"
    stuk = verslag(inhoud, naam="111222333.xlsx")
    for ruw in (als_pdf(stuk), als_docx(stuk)):
        assert "111222333" not in alles_in(ruw)


def test_every_sign_that_we_let_through_can_be_drawn():
    delen = Deel(kop="Tekens", uitleg=" ".join(sorted(TEKENS)))
    stuk = msgspec.structs.replace(verslag(), delen=(delen,))
    assert als_pdf(stuk).startswith(b"%PDF")
    assert schoon("a\x00b\u202ec😀\nd") == "a\ufffdb\ufffdc\ufffd d"


def test_hundreds_of_findings_fit():
    inhoud = plan()
    post = inhoud["begrotingsposten"][0]
    inhoud["begrotingsposten"] += [
        {**post, "id": f"x{n}", "activiteit": None, "toedeling": None} for n in range(130)
    ]
    uitslag = uitslag_van(inhoud)
    assert len(uitslag.punten) > 300
    for soort in SOORTEN:
        assert maak(uitslag, soort=soort, dag=DAG, deelbaar=True)


@pytest.mark.parametrize("vorm", ["deelbaar-pdf", "vertrouwelijk-docx"])
def test_page_gives_a_report_of_the_plan_that_comes_along(client, vorm):
    bestand = SimpleUploadedFile("plan.json", VOORBEELD.read_bytes())
    antwoord = client.post(reverse("plannen:rapport"), {"bestand": bestand, "vorm": vorm})
    wat, soort = vorm.split("-")
    assert antwoord.status_code == 200
    assert antwoord["Content-Type"] == SOORTEN[soort]
    assert f"toetsrapport-{wat}.{soort}" in antwoord["Content-Disposition"]
    assert ("DEELBAAR" if wat == "deelbaar" else "VERTROUWELIJK") in alles_in(antwoord.content)


def test_page_offers_the_example_without_a_file(client):
    assert 'name="plan" value="voorbeeld"' in client.get(reverse("plannen:voorbeeld")).text
    antwoord = client.post(
        reverse("plannen:rapport"), {"plan": "voorbeeld", "vorm": "deelbaar-docx"}
    )
    assert "verzonnen voorbeeld" in alles_in(antwoord.content)


@pytest.mark.parametrize("velden", [{}, {"vorm": "geheim-pdf"}, {"vorm": "deelbaar-exe"}])
def test_page_without_a_plan_or_a_form_we_know_is_refused(client, velden):
    assert client.post(reverse("plannen:rapport"), velden).status_code == 400


def test_command_writes_both_forms_and_puts_aside_what_stood_there(tmp_path, capsys):
    for naam, begin in (("uit.pdf", b"%PDF"), ("uit.docx", b"PK")):
        uit = tmp_path / naam
        uit.write_bytes(b"iets van mij")
        assert main(["rapport", str(VOORBEELD), str(uit), "--deelbaar"]) == 1
        assert uit.read_bytes().startswith(begin)
        assert (tmp_path / naam.replace(".", "-vorige-1.")).read_bytes() == b"iets van mij"
    assert main(["rapport", str(VOORBEELD), str(tmp_path / "uit.txt")]) == 2
    assert "Het rapport staat klaar" in capsys.readouterr().out
