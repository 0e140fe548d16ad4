"""Each act of this room has its sentence in the logboek."""

from __future__ import annotations

import re
from pathlib import Path

from verband.audit.woorden import bekend

_ACTEN = re.compile(r'(?:_?noteer|noteer_mandaat|noteer_als)\(\s*lid, (?:Rol\.\w+, )?"(\w+)"|leg_vast\(\s*"(\w+)"')


def test_every_act_has_its_sentence():
    bron = Path(__file__).parents[1] / "services"
    gevonden = {
        een or ander
        for bestand in bron.glob("*.py")
        for een, ander in _ACTEN.findall(bestand.read_text("utf-8"))
    }
    assert len(gevonden) == 23
    assert {wat for wat in gevonden if not bekend(wat)} == set()
