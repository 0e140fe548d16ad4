"""The child process that puts findings into a workbook of our template."""

from __future__ import annotations

import sys

from verband.plannen.sjabloon.lezer import onze_bladen
from verband.plannen.terugkoppeling.schrijver import antwoord

if __name__ == "__main__":
    sys.exit(antwoord(onze_bladen))
