"""What was done with a dossier, as the logboek says it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from verband.audit.woorden import zeg

zeg(
    {
        "dossier_bewaren": _("Bewaarde een toets in een dossier, als versie %(versie)s"),
        "dossier_wijzigen": _("Wijzigde de instellingen van een dossier"),
        "dossier_verwijderen": _("Verwijderde een dossier"),
        "dossier_uitvoeren": _("Bewaarde een heel dossier als zip"),
        "bewaartermijn_opruimen": _("Een dossier is opgeruimd op zijn bewaardatum"),
        "dossier_delen": _("Deelde versie %(versie)s van een dossier"),
        "deling_lezen": _("Las wat gedeeld is"),
        "deling_intrekken": _("Trok in wat gedeeld was"),
        "notitie_plaatsen": _("Schreef een notitie bij een dossier"),
        "notitie_wijzigen": _("Wijzigde een notitie"),
        "bijlage_toevoegen": _("Voegde een bijlage toe aan een dossier"),
        "bijlage_verwijderen": _("Verwijderde een bijlage"),
    }
)
