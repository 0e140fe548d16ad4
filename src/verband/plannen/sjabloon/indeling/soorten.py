"""What a workbook is made of, in words that both the writer and the reader use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from regelwerk.tekst import kaal


class Soort(StrEnum):
    """What a cell holds."""

    TEKST = "tekst"
    CIJFERS = "cijfers"  # text that looks like a number: KvK, AGB, UZOVI
    SLEUTEL = "sleutel"  # the id of this row
    CODE = "code"  # one of a fixed list
    VRIJE_CODE = "vrije code"  # one of a list, or a text of your own
    GELD = "geld"
    DATUM = "datum"
    MOMENT = "moment"
    GETAL = "getal"
    GEHEEL = "geheel"
    JANEE = "janee"
    VERWIJZING = "verwijzing"  # an id of a row on another sheet
    VERWIJZINGEN = "verwijzingen"
    CODES = "codes"
    VRIJE_CODES = "vrije codes"
    TEKSTEN = "teksten"
    AANWEZIG = "aanwezig"  # is there such a part at all? "nee" and empty both mean none
    LIJST_ER = "lijst er"  # are there rows on a child sheet? "nee" is [], empty is null
    BEREKEND = "berekend"  # a formula of ours; recomputed, never believed


LIJSTSOORTEN = frozenset({Soort.VERWIJZINGEN, Soort.CODES, Soort.VRIJE_CODES, Soort.TEKSTEN})


class Nodig(StrEnum):
    """How a cell is coloured, and the word that says the same without colour."""

    VERPLICHT = "verplicht"
    OPTIONEEL = "optioneel"
    NIET = "niet voor u"


@dataclass(frozen=True, slots=True)
class Codes:
    """A list of codes with the Dutch labels that people choose from."""

    naam: str
    labels: Mapping[str, str]

    def label(self, code: str) -> str:
        return self.labels.get(code, code)

    def code(self, tekst: str) -> str | None:
        """The code for a label or a code as typed; None when it is neither."""
        gezocht = kaal(tekst)
        for code, label in self.labels.items():
            if gezocht in (kaal(code), kaal(label)):
                return code
        return None


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of a table, or one question of a form.

    ``veld`` is the path inside the row's fact (``draagvlak.uitkomst``).
    """

    veld: str
    kop: str
    soort: Soort
    nodig: Nodig
    uitleg: str
    voorbeeld: str = ""
    codes: Codes | None = None
    naar: str = ""  # for references: the list in the plan
    breedte: int = 16
    alleen_vorm_2: bool = False
    sectie: str = ""  # on a form: the heading that starts at this question


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet. ``pad`` is where its rows live in the plan.

    A form (``formulier``) has a question per row. A table has a fact per row and, with
    ``vraag``, a yes/no question that tells *none* (``[]``) from *not filled in* (``null``).
    A child table (``ouder``) hangs its rows under rows of another sheet, by the key in its
    column ``OUDER``; ``lijst`` is the list inside the parent.
    """

    naam: str
    titel: str
    intro: str
    kolommen: tuple[Kolom, ...]
    pad: str = ""
    formulier: bool = False
    vraag: str = ""
    ouder: str = ""
    lijst: str = ""
    per_sleutel: str = ""  # rows are not a list but named parts: vvt_dekking.so
    los: bool = False  # rows are bare texts, not facts
    herken: str = "id"  # the field by which findings name a row
    voorvoegsel: str = ""  # of an id that we make when a row has none
    nodig: Nodig = Nodig.VERPLICHT
    alleen_vorm_2: bool = False

    def kolom(self, veld: str) -> Kolom:
        return next(k for k in self.kolommen if k.veld == veld)


OUDER = "^"  # the column of a child table that names the parent row
TOEDELING = "toedeling."  # columns that together make the list of Toedelingen
FINANCIER = TOEDELING + "financier"
GEEN = "geen"  # a list that is declared to be empty
ONBEKEND = "onbekend"  # an amount that exists but is not known
