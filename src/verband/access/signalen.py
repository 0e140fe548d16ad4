"""News for the rooms above: sent in the transaction of the act."""

from __future__ import annotations

from django.dispatch import Signal

# Arguments: ``gebruiker`` (a Gebruiker), who still has a name and an address at this moment.
gebruiker_wordt_gewist = Signal()
# Argument: ``vervanging`` (a Vervanging); for the second one also ``door``, the id of who did it.
vervanger_aangewezen = Signal()
vervanging_ingetrokken = Signal()
