from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verband.access.rollen import Recht
from verband.access.toegang import landelijk as landelijke_toegang
from verband.access.verzoek import Verzoek
from verband.partijen.selectors.landelijk import landelijke_aantallen


@landelijke_toegang(Recht.LANDELIJK_ZIEN)
@require_safe
def landelijk(request: Verzoek) -> HttpResponse:
    aantallen = landelijke_aantallen(request.lid)
    return render(request, "partijen/landelijk.html", {"aantallen": aantallen})
