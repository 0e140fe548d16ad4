"""What a list would do, shown before it does it: the second step of every import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from django.http import HttpResponse
from django.shortcuts import render

from verband.access.verzoek import Verzoek
from verband.partijen.lijst import Celfout, Lijst
from verband.partijen.services.organisaties_inlezen import MetVingerafdruk, pak_in

_ONGELDIG = 422


class Beeld(MetVingerafdruk, Protocol):
    @property
    def fouten(self) -> Sequence[Celfout]: ...


def toon_beeld(
    request: Verzoek, sjabloon: str, lijst: Lijst, beeld: Beeld, *, zout: str, **extra: Any
) -> HttpResponse:
    """The page that asks to confirm; 422 with a fault, or with what ``extra`` has to say."""
    fouten = [*lijst.fouten, *beeld.fouten]
    context = {
        "beeld": beeld,
        "fouten": fouten,
        "meldingen": lijst.meldingen,
        "leeg": not lijst.regels and not fouten,
        # A list with one broken cell is not carried along: it can't be confirmed.
        "pakket": "" if fouten else pak_in(request.lid, lijst.regels, beeld, zout=zout),
        **extra,
    }
    return render(request, sjabloon, context, status=_ONGELDIG if fouten or extra else 200)
