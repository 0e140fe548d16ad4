"""News for the rooms above: sent in the transaction of the act, after everything was written."""

from __future__ import annotations

from django.dispatch import Signal

# Arguments: ``deling`` (a Deling).
dossier_gedeeld = Signal()
deling_ingetrokken = Signal()
# Argument: ``dossier`` (a Toetsdossier), of which nothing is left.
dossier_geleegd = Signal()
