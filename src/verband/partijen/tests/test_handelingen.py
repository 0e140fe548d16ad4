"""Each act of this room has its sentence in the logboek."""

from __future__ import annotations

import re
from pathlib import Path

from verband.audit.woorden import bekend

# Also acts in the name of an organisation, and those of which the call takes more than one line.
_ACTEN = re.compile(
    r'(?:_?noteer|noteer_mandaat|noteer_als)\(\s*lid,\s*(?:Rol\.\w+,\s*)?"(\w+)"|leg_vast\(\s*"(\w+)"'
    r'|(?:noteer_namens|_leg_vast)\(\s*lid,\s*[\w.]+,\s*"(\w+)"'
)


def test_every_act_has_its_sentence():
    bron = Path(__file__).parents[1] / "services"
    gevonden = {
        "".join(namen)
        for bestand in bron.glob("*.py")
        for namen in _ACTEN.findall(bestand.read_text("utf-8"))
    }
    assert len(gevonden) == 57
    assert {wat for wat in gevonden if not bekend(wat)} == set()
