"""Schemathesis on the OpenAPI document: every check, each operation, and what follows on what.

The number of tries is bounded and the seed fixed, so that a run is the same for everyone.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from stdnum import iban

from regelwerk.inlezen import Onleesbaar, lees_plan
from verband.access import tempo
from verband.core.context import Blik, zet_blik
from verband.plannen.tests.dossierhulp import BASIS, bewaar, lid_van
from verband.regios.models import Organisatie
from verband.rest.tests.hulp import maak_sleutel, rijen
