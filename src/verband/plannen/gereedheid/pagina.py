"""The page that says whether the table is ready, on a day of one's choice."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from regelwerk.tekst import datum
from verband.access.rollen import Recht
from verband.access.toegang import in_regio
from verband.access.verzoek import Verzoek
from verband.partijen.selectors.regio import contractjaar
from verband.plannen import exports
from verband.plannen.gereedheid.stand import gereedheid
from verband.plannen.views import toon
from verband.ui.velden import DagField

EERSTE, LAATSTE = dt.date(2025, 1, 1), dt.date(2040, 1, 1)
JAREN = range(2027, 2033)


class DagForm(forms.Form):
    """Which day and which contract year one looks at; without them today, and the year at work."""

    dag = DagField(label=_("De tafel op"), required=False)
    jaar = forms.TypedChoiceField(
        label=_("Contractjaar"), choices=[(j, j) for j in JAREN], coerce=int, required=False
    )

    def clean_dag(self) -> dt.date | None:
        dag: dt.date | None = self.cleaned_data["dag"]
        if dag is not None and not EERSTE <= dag < LAATSTE:
            raise forms.ValidationError(_("Kies een dag tussen 2025 en 2040."))
        return dag


@in_regio(Recht.TAFEL_ZIEN)
@require_safe
def stand(request: Verzoek, regio: str) -> HttpResponse:
    form = DagForm(request.GET)
    form.is_valid()
    dag = form.cleaned_data.get("dag") or timezone.localdate()
    jaar = form.cleaned_data.get("jaar") or contractjaar()
    gevonden = gereedheid(request.lid, dag, jaar)
    alles = gevonden.uitslag.punten + gevonden.uitslag.tips
    context = {
        "gereed": gevonden,
        "mag_verzekeraar": request.lid.mag(Recht.REGIO_BEHEREN),
        "uitslag": gevonden.uitslag,
        "dag": dag,
        "dag_in_woorden": datum(dag),
        "jaar": jaar,
        "jaren": JAREN,
        "fouten": form.errors,
        "vandaag": timezone.localdate(),
        "lijsten": [
            (code, label, punten, exports.lijst_voor(str(label), punten, gevonden.uitslag,
                                                     datum(dag)))
            for code, label, punten in gevonden.uitslag.per_persoon
        ],
        "csv": exports.meegeven("gereedheid.csv", exports.als_csv(alles), exports.CSV),
    }  # fmt: skip
    return toon(request, "plannen/gereedheid/stand.html", context)
