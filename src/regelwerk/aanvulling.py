"""An *aanvulling*: the rules of a policy officer, as data on top of the sets that are there.

It may add rules from the template catalogue, fill a parameter that was left open, or tighten
one. It can't loosen, replace or switch off, and its file holds nothing but texts, numbers and
days: no path, no code, no expression.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from regelwerk.aanscherpen import veld_van
from regelwerk.bronnen import Bron
from regelwerk.keuring import Keuring
from regelwerk.oordeel import AanZet, Kracht, Stap
from regelwerk.regels.sjablonen import SJABLONEN, Sjabloon
from regelwerk.regels.sjablonen.sjabloon import PLAATSHOUDER
from regelwerk.regelsets import Regelset, Regelvermelding
from regelwerk.tekst import zelfde_naam
from regelwerk.toml_lezen import Fout, Gelezen, Pad, TomlFout, lees_toml, toonbaar
from regelwerk.velden import STRENGER_IN_WOORDEN, Veld, grenzen, in_woorden, versoepelt

FORMAAT = "resv-aanvulling/1"
MAX_REGELS = 100
MAX_WOORDEN_CITAAT = 25
MIN_TEKENS_CITAAT = 10
_VROEGST, _LAATST = 2027, 2040

Brontekst = Callable[[str], str | None]  # sha256 -> the text of the source, where it is loaded


class AanvullingFout(Exception):
    """The file is refused whole; ``fouten`` holds everything that is wrong with it."""

    def __init__(self, fouten: Sequence[Fout]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(map(str, self.fouten)))


class Grond(NamedTuple):
    """Where in its source a thing rests, and whether anyone could hold it against the text."""

    plaats: str
    citaat: str


class Aanvulling(NamedTuple):
    """What was read: the set that runs, and the quote under each tightened parameter."""

    regelset: Regelset
    gronden: Mapping[tuple[str, str], Grond]  # (kind, rule) -> ground


def lees_aanvulling(
    inhoud: bytes, bekend: Sequence[Regelset], brontekst: Brontekst = lambda _: None
) -> Aanvulling:
    """Read and check one file against the rule sets it comes on top of.

    Raises AanvullingFout with all that is wrong at once.
    """
    try:
        gelezen = lees_toml(inhoud)
    except TomlFout as fout:
        raise AanvullingFout([fout.fout]) from None
    keuring = _Aanvullingkeuring(gelezen, bekend, brontekst)
    aanvulling = keuring.alles(hashlib.sha256(inhoud).hexdigest())
    if keuring.fouten or aanvulling is None:
        raise AanvullingFout(sorted(keuring.fouten, key=lambda f: f.regel or 0))
    return aanvulling


# --- what a file may hold ---------------------------------------------------------------

_KOP = (
    "formaat id versie titel verzekeraar voorvoegsel contractjaren bekend_op bron regels "
    "aanscherpingen invullingen"
).split()
_BRON = "titel uitgever datum sha256 link".split()
_REGEL = "sjabloon parameters kracht stap aan_zet titel plaats citaat melding herstel".split()
_INGREEP = "parameters plaats citaat".split()

_ID = re.compile(r"[a-z][a-z0-9-]{2,59}")
_VERSIE = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,2}")
_VOORVOEGSEL = re.compile(r"[A-Z]{2,8}")
_REGEL_ID = re.compile(r"([A-Z]{2,8})-[0-9A-Za-z]{1,10}(?:[.-][0-9A-Za-z]{1,10}){0,4}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LINK = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9._~%/?#=&+,;:@!-]*)?")


class _Aanvullingkeuring(Keuring):
    """Checks one *aanvulling* against the rule sets that it comes on top of."""

    def __init__(self, gelezen: Gelezen, bekend: Sequence[Regelset], brontekst: Brontekst) -> None:
        super().__init__(gelezen)
        self.bekend = bekend
        self.brontekst = brontekst
        self.tekst_van_bron: str | None = None
        self.gronden: dict[tuple[str, str], Grond] = {}

    def alles(self, sha256: str) -> Aanvulling | None:
        ruw = self.gelezen.inhoud
        self.sleutels((), ruw, _KOP)
        if ruw.get("formaat") != FORMAAT:
            self.fout(("formaat",), "dit is geen aanvulling", f'Schrijf formaat = "{FORMAAT}".')
        kop = self.kop(ruw)
        bron = self.bron(ruw.get("bron"), str(kop["verzekeraar"] or ""), str(kop["id"] or ""))
        if bron is not None and bron.sha256 is not None:
            tekst = self.brontekst(bron.sha256)
            self.tekst_van_bron = None if tekst is None else _plat(tekst)
        regels = self.regels(self.tabel(("regels",), ruw), kop)
        strenger = self.ingrepen("aanscherpingen", ruw, kop)
        gevuld = self.ingrepen("invullingen", ruw, kop)
        if not (ruw.get("regels") or ruw.get("aanscherpingen") or ruw.get("invullingen")):
            self.fout((), "deze aanvulling doet niets", "Voeg een regel of aanscherping toe.")
        if self.fouten or bron is None:
            return None
        regelset = Regelset(
            id=kop["id"],
            versie=kop["versie"],
            titel=kop["titel"],
            laag="verzekeraar",
            bekend_op=kop["bekend_op"],
            bron=bron.id,
            contractjaren=kop["contractjaren"],
            verzekeraar=kop["verzekeraar"],
            invullingen=gevuld,
            aanscherpingen=strenger,
            aanvulling=True,
            eigen_bron=bron,
            citaten_nagegaan=self.tekst_van_bron is not None,
            regels=regels,
            sha256=sha256,
        )
        self.versies(regelset)
        return Aanvulling(regelset, self.gronden)

    # --- parts ------------------------------------------------------------------------

    def kop(self, ruw: Mapping[str, Any]) -> dict[str, Any]:
        id_ = self.vorm(("id",), ruw, _ID, "kleine letters, cijfers en streepjes")
        if id_ and any(r.id == id_ and not r.aanvulling for r in self.bekend):
            self.fout(
                ("id",),
                "zo heet een regelset die er al is; een aanvulling vervangt die niet",
                "Kies een eigen naam.",
            )
        return {
            "id": id_,
            "versie": self.vorm(("versie",), ruw, _VERSIE, "cijfers, zoals 1 of 1.0"),
            "titel": self.tekst(("titel",), ruw, 80),
            "verzekeraar": self.tekst(("verzekeraar",), ruw, 80),
            "voorvoegsel": self.voorvoegsel(ruw),
            "contractjaren": self.contractjaren(ruw.get("contractjaren")),
            "bekend_op": self.dag(("bekend_op",), ruw),
        }

    def voorvoegsel(self, ruw: Mapping[str, Any]) -> str | None:
        eigen = self.vorm(("voorvoegsel",), ruw, _VOORVOEGSEL, "twee tot acht hoofdletters")
        verzekeraar = ruw.get("verzekeraar")
        for r in self.bekend:
            zelfde = r.aanvulling and r.is_van(verzekeraar if isinstance(verzekeraar, str) else "")
            if not zelfde and eigen in {naam.partition("-")[0] for naam in r.regels}:
                self.fout(
                    ("voorvoegsel",),
                    f"{eigen} is al van {r.titel}",
                    "Kies een eigen voorvoegsel, zodat elke regel van één bron blijft.",
                )
                return None
        return eigen

    def contractjaren(self, jaren: object) -> tuple[int, int] | None:
        if (
            isinstance(jaren, list)
            and len(jaren) == 2
            and all(type(j) is int for j in jaren)
            and _VROEGST <= jaren[0] <= jaren[1] <= _LAATST
        ):
            return jaren[0], jaren[1]
        self.fout(
            ("contractjaren",),
            "dit zijn geen contractjaren" if jaren is not None else "dit ontbreekt",
            f"Schrijf het eerste en laatste jaar als [2027, 2027], van {_VROEGST} tot {_LAATST}.",
        )
        return None

    def bron(self, ruw: object, verzekeraar: str, id_: str) -> Bron | None:
        if not isinstance(ruw, dict):
            self.fout(("bron",), "de bron ontbreekt", "Voeg [bron] toe met titel en datum.")
            return None
        self.sleutels(("bron",), ruw, _BRON)
        titel = self.tekst(("bron", "titel"), ruw, 150)
        uitgever = self.tekst(("bron", "uitgever"), ruw, 80, verplicht=False)
        datum = self.dag(("bron", "datum"), ruw)
        sha256 = link = None
        if "sha256" in ruw:
            sha256 = self.vorm(("bron", "sha256"), ruw, _SHA256, "64 cijfers en letters a-f")
        if "link" in ruw:
            link = self.vorm(("bron", "link"), ruw, _LINK, "een adres dat begint met https://", 300)
        if "sha256" not in ruw and "link" not in ruw:
            self.fout(
                ("bron",),
                "niemand kan deze bron terugvinden",
                "Geef de sha256 (‘verband bron laad BESTAND’ noemt die) of een link.",
            )
        if titel is None or datum is None:
            return None
        return Bron(
            id=id_,
            titel=titel,
            uitgever=uitgever or verzekeraar,
            status="aanwezig",
            datum=datum,
            link=link,
            sha256=sha256,
        )

    def regels(self, ruw: Mapping[str, Any], kop: Mapping[str, Any]) -> dict[str, Regelvermelding]:
        if len(ruw) > MAX_REGELS:
            self.fout(("regels",), "dit zijn te veel regels", f"Ten hoogste {MAX_REGELS}.")
            return {}
        uit = {}
        for naam, tabel in ruw.items():
            pad = ("regels", naam)
            if not isinstance(tabel, dict):
                self.fout(
                    pad,
                    "dit is geen regel",
                    f'Begin met [regels."{kop["voorvoegsel"] or "XX"}-1"].',
                )
            elif self.regel_id(pad, naam, kop) and (vermelding := self.regel(pad, tabel)):
                uit[naam] = vermelding
        return uit

    def regel_id(self, pad: Pad, naam: str, kop: Mapping[str, Any]) -> bool:
        if any(naam in r.regels for r in self.bekend if not (r.aanvulling and r.id == kop["id"])):
            self.fout(
                pad,
                "deze regel bestaat al; een aanvulling vervangt of verzwakt die niet",
                "Kies een eigen nummer, of gebruik aanscherpingen voor een strengere waarde.",
            )
            return False
        eigen = kop["voorvoegsel"]
        gevonden = _REGEL_ID.fullmatch(naam)
        if gevonden is None or (eigen and gevonden[1] != eigen):
            self.fout(
                pad,
                "dit is geen nummer van deze aanvulling",
                f'Schrijf bijvoorbeeld [regels."{eigen or "XX"}-1"], met aanhalingstekens.',
            )
            # The rest is read all the same: all errors are said at once.
        return True

    def regel(self, pad: Pad, ruw: dict[str, Any]) -> Regelvermelding | None:
        self.sleutels(pad, ruw, _REGEL)
        naam = self.keuze((*pad, "sjabloon"), ruw, tuple(SJABLONEN))
        kracht = self.keuze((*pad, "kracht"), ruw, get_args(Kracht))
        stap = self.stap(pad, ruw, kracht)
        aan_zet = ruw.get("aan_zet") and self.keuze((*pad, "aan_zet"), ruw, get_args(AanZet))
        titel = self.tekst((*pad, "titel"), ruw, 150)
        grond = self.grond("regels", pad, ruw)
        if naam is None:
            return None
        sjabloon = SJABLONEN[naam]
        parameters = self.parameters(pad, ruw, sjabloon)
        melding = self.woorden((*pad, "melding"), ruw, sjabloon, sjabloon.melding)
        herstel = self.woorden((*pad, "herstel"), ruw, sjabloon, sjabloon.herstel)
        if kracht is None or titel is None or grond is None or parameters is None:
            return None
        return Regelvermelding(
            thema=sjabloon.thema,
            titel=titel,
            plaats=grond.plaats,
            citaat=grond.citaat,
            kracht=kracht,
            aan_zet=aan_zet or sjabloon.aan_zet,
            stap=stap,
            grond=sjabloon.grond,
            melding=melding,
            herstel=herstel,
            parameters=parameters,
            sjabloon=naam,
        )

    def stap(self, pad: Pad, ruw: Mapping[str, Any], kracht: str | None) -> Any:
        if kracht == "blokkerend":
            return self.keuze((*pad, "stap"), ruw, get_args(Stap))
        if "stap" in ruw and kracht is not None:
            self.fout(
                (*pad, "stap"),
                f"een regel met kracht {kracht} houdt geen stap tegen",
                "Haal stap weg, of maak de kracht blokkerend.",
            )
        return None

    def parameters(
        self, pad: Pad, ruw: Mapping[str, Any], sjabloon: Sjabloon
    ) -> dict[str, Any] | None:
        waar = (*pad, "parameters")
        gegeven = self.tabel(waar, ruw)
        namen = [v.naam for v in sjabloon.velden]
        self.sleutels(waar, gegeven, namen)
        goed = set(gegeven) <= set(namen)
        for veld in sjabloon.velden:
            if veld.naam in gegeven:
                goed = self.waarde((*waar, veld.naam), veld, gegeven[veld.naam]) and goed
            elif veld.verplicht:
                self.fout(
                    (*waar, veld.naam),
                    f"dit ontbreekt: {veld.label}",
                    f"Verwacht: {grenzen(veld)}.",
                )
                goed = False
        if not goed:
            return None
        aangevuld = sjabloon.aangevuld(gegeven)
        if botsing := sjabloon.botst(aangevuld):
            self.fout(waar, "deze waarden passen niet bij elkaar", f"{botsing.capitalize()}.")
            return None
        return aangevuld

    def ingrepen(
        self, soort: str, ruw: Mapping[str, Any], kop: Mapping[str, Any]
    ) -> dict[str, dict[str, Any]]:
        """Tightened or filled parameters of rules that exist already."""
        tabellen = self.tabel((soort,), ruw)
        if len(tabellen) > MAX_REGELS:
            self.fout((soort,), "dit zijn te veel regels", f"Ten hoogste {MAX_REGELS}.")
            return {}
        uit = {}
        for naam, tabel in tabellen.items():
            pad = (soort, naam)
            if not isinstance(tabel, dict):
                self.fout(pad, "dit is geen onderdeel", f'Begin met [{soort}."NZA-3"].')
                continue
            self.sleutels(pad, tabel, _INGREEP)
            self.grond(soort, pad, tabel)
            waarden = self.tabel((*pad, "parameters"), tabel, "parameters")
            if not waarden:
                self.fout(
                    (*pad, "parameters"), "dit ontbreekt", "Noem de parameter en de nieuwe waarde."
                )
            uit[naam] = {p: w for p, w in waarden.items() if self.ingreep(soort, naam, p, w, kop)}
        return uit

    def ingreep(
        self, soort: str, regel: str, naam: str, waarde: object, kop: Mapping[str, Any]
    ) -> bool:
        pad = (soort, regel, "parameters", naam)
        bekende_op = kop["bekend_op"]
        basis = _basis(self.bekend, regel, bekende_op)
        if basis is None:
            self.fout((soort, regel), "deze regel bestaat niet", "Noem een regel die er al is.")
            return False
        if basis.verzekeraar and not zelfde_naam(basis.verzekeraar, kop["verzekeraar"]):
            self.fout(
                (soort, regel),
                f"deze regel is van {basis.verzekeraar}",
                "Een aanvulling raakt alleen eigen regels en die van een hogere laag.",
            )
            return False
        vermelding = basis.regels[regel]
        nu = {**vermelding.parameters, **_gevuld(self.bekend, regel, kop["verzekeraar"])}
        if naam not in vermelding.parameters and naam not in vermelding.open_parameters:
            namen = ", ".join(sorted({*vermelding.parameters, *vermelding.open_parameters}))
            self.fout(
                pad,
                "deze regel kent die parameter niet",
                f"Wel: {namen}." if namen else "Deze regel heeft geen parameters.",
            )
            return False
        veld = veld_van(regel, vermelding, naam)
        if veld is None or veld.streng is None:
            self.fout(
                pad,
                "van deze parameter is niet vastgelegd wat strenger is",
                "Deze waarde ligt vast; maak een eigen regel uit een sjabloon.",
            )
            return False
        if not self.waarde(pad, veld, waarde):
            return False
        if soort == "invullingen":
            return self.invulling(pad, vermelding, nu, naam)
        return self.aanscherping(pad, veld, nu, waarde)

    def invulling(
        self, pad: Pad, vermelding: Regelvermelding, nu: Mapping[str, Any], naam: str
    ) -> bool:
        if naam in vermelding.open_parameters and naam not in nu:
            return True
        self.fout(
            pad,
            "deze parameter staat niet (meer) open",
            "Gebruik aanscherpingen als de waarde strenger moet.",
        )
        return False

    def aanscherping(self, pad: Pad, veld: Veld, nu: Mapping[str, Any], waarde: Any) -> bool:
        if veld.naam not in nu:
            self.fout(pad, "deze parameter is nog niet ingevuld", "Gebruik invullingen.")
            return False
        oud = nu[veld.naam]
        richting = veld.streng
        assert richting is not None  # noqa: S101 - ingreep asked
        was = in_woorden(veld, oud)
        if versoepelt(richting, oud, waarde):
            self.fout(
                pad,
                f"dit versoepelt de regel: {was} wordt {in_woorden(veld, waarde)}",
                f"Strenger is: {STRENGER_IN_WOORDEN[richting]}. Versoepelen kan niet.",
            )
            return False
        if not versoepelt(richting, waarde, oud):
            self.fout(pad, f"dit verandert niets: het is al {was}", "Haal dit weg.")
            return False
        return True

    def versies(self, nieuw: Regelset) -> None:
        for r in self.bekend:
            if r.id != nieuw.id or r.sha256 == nieuw.sha256:
                continue
            if r.bekend_op == nieuw.bekend_op:
                self.fout(
                    ("bekend_op",),
                    f"van {nieuw.id} is er al een versie van deze dag ({r.versie})",
                    "Twee versies op één dag kan niet: geef de nieuwe een latere dag.",
                )
            if r.versie == nieuw.versie:
                self.fout(
                    ("versie",),
                    f"van {nieuw.id} is er al een versie {r.versie} met een andere inhoud",
                    "Geef de nieuwe een eigen versienummer.",
                )

    def woorden(
        self, pad: Pad, ruw: Mapping[str, Any], sjabloon: Sjabloon, gewoon: str
    ) -> str | None:
        """A message or mend: plain text with names between braces, and nothing else."""
        if pad[-1] not in ruw:
            return gewoon
        tekst = self.tekst(pad, ruw, 400)
        if tekst is None:
            return None
        kaal = PLAATSHOUDER.sub("", tekst)
        vreemd = {n for n in PLAATSHOUDER.findall(tekst) if n not in sjabloon.waarden}
        if "{" in kaal or "}" in kaal or vreemd:
            namen = ", ".join(f"{{{n}}}" for n in sjabloon.waarden)
            self.fout(pad, "tussen accolades staat iets dat hier niet kan", f"Wel: {namen}.")
            return None
        return tekst

    def grond(self, soort: str, pad: Pad, ruw: Mapping[str, Any]) -> Grond | None:
        plaats = self.tekst((*pad, "plaats"), ruw, 150)
        citaat = self.tekst((*pad, "citaat"), ruw, 400)
        if citaat is None:
            return None
        if len(citaat.split()) > MAX_WOORDEN_CITAAT or len(citaat.strip()) < MIN_TEKENS_CITAAT:
            self.fout(
                (*pad, "citaat"),
                "het citaat is te lang of te kort",
                f"Ten hoogste {MAX_WOORDEN_CITAAT} woorden, ten minste {MIN_TEKENS_CITAAT} tekens.",
            )
            return None
        if self.tekst_van_bron is not None and _plat(citaat) not in self.tekst_van_bron:
            self.fout(
                (*pad, "citaat"),
                f"dit citaat staat niet in de bron: {toonbaar(citaat)}",
                "Neem de woorden letterlijk over uit de bron.",
            )
            return None
        if plaats is None:
            return None
        grond = Grond(plaats, citaat)
        self.gronden[soort, pad[-1]] = grond
        return grond


# --- help -------------------------------------------------------------------------------


def _plat(tekst: str) -> str:
    """A text as quotes are compared: line ends and composed letters make no difference."""
    return " ".join(unicodedata.normalize("NFC", tekst).split())


def _basis(bekend: Iterable[Regelset], regel: str, op: dt.date | None) -> Regelset | None:
    """The set whose version of a rule was the newest on a day; the newest if none was known."""
    sets = sorted((r for r in bekend if regel in r.regels), key=lambda r: r.bekend_op)
    toen = [r for r in sets if op is None or r.bekend_op <= op]
    return toen[-1] if toen else sets[-1] if sets else None


def _gevuld(bekend: Iterable[Regelset], regel: str, verzekeraar: str | None) -> dict[str, Any]:
    """What the insurer's own policy, or a layer above it, filled in already."""
    gevuld: dict[str, Any] = {}
    for r in bekend:
        if not r.aanvulling and r.is_van(verzekeraar):
            gevuld |= r.invullingen.get(regel, {})
    return gevuld
