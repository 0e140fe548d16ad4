"""What the rules say of a plan, said of the table.

The sentences of a rule set are fixed (its hash stands in receipts), and were written for a plan.
Where the table itself is looked at, these say what is so there and what somebody does there.
"""

from __future__ import annotations

from msgspec.structs import replace

from regelwerk.oordeel import Bevinding

ZINNEN = {
    "Er staat geen enkel mandaat in het plan; niemand kan er namens een discipline over beslissen":
        "Er is nog geen enkel mandaat gegeven; niemand kan namens een discipline beslissen",
    "De disciplines geven elk een mandaat; de RO neemt ze over in het plan.":
        "De disciplines geven elk een mandaat; de RO zet ze klaar en vraagt erom.",
    "De RO neemt het daarna over in het plan.": "De RO zet het klaar en vraagt erom.",
    "geven een mandaat; de RO neemt het over in het plan.":
        "geven een mandaat; de RO zet het klaar en vraagt erom.",
    "de andere staat in het plan als partij zonder contract.":
        "de andere krijgt bij Organisaties een andere soort.",
    "Er staat geen enkele bestaande overlegtafel in het plan":
        "Er is nog geen enkele bestaande overlegtafel vastgelegd",
    "Er staat geen bestuur in het plan": "Er is nog geen bestuur vastgelegd",
}  # fmt: skip


def over_de_tafel(b: Bevinding) -> Bevinding:
    return replace(b, melding=_zeg(b.melding), herstel=_zeg(b.herstel))


def _zeg(tekst: str) -> str:
    for plan, tafel in ZINNEN.items():
        tekst = tekst.replace(plan, tafel)
    return tekst
