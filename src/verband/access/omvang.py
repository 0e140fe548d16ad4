"""What an *apisleutel* may be used for: a part of what its member may do, never more."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Omvang(StrEnum):
    """Reading or writing of one part; stored, so a code never changes."""

    REGIOS_LEZEN = "regios:lezen"
    ORGANISATIES_LEZEN = "organisaties:lezen"
    ORGANISATIES_SCHRIJVEN = "organisaties:schrijven"
    DOSSIERS_LEZEN = "dossiers:lezen"
    DOSSIERS_SCHRIJVEN = "dossiers:schrijven"


OMVANG_ZINNEN: Mapping[Omvang, str | Promise] = {
    Omvang.REGIOS_LEZEN: _("Regio's lezen: naam, gebied en verzekeraars"),
    Omvang.ORGANISATIES_LEZEN: _("Organisaties lezen"),
    Omvang.ORGANISATIES_SCHRIJVEN: _("Organisaties toevoegen en wijzigen"),
    Omvang.DOSSIERS_LEZEN: _("Toetsdossiers lezen, met hun bevindingen"),
    Omvang.DOSSIERS_SCHRIJVEN: _("Een plan als nieuwe versie in een dossier bewaren"),
}
