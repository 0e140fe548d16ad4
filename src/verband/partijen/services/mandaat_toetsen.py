"""May this mandate be asked and given? What is missing, whose it is, and what the rules say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from regelwerk.tekst import datum, opsomming
from verband.access.models import Lidmaatschap
from verband.access.rollen import Rol
from verband.access.services.uitnodigen import gewoon
from verband.core.fouten import Weigering
from verband.partijen.mandaatregels import ROUTES, bevindingen_over
from verband.partijen.mandaatwoorden import SOORTEN_PER_ROUTE
from verband.partijen.models import Mandaat
from verband.partijen.services.mandaat import Beslisser, Onderwerpen
from verband.partijen.woorden import SOORT
from verband.regios.models import Organisatie

_NODIG: tuple[tuple[str, Callable[[], str]], ...] = (
    ("route", lambda: _("via welke weg")),
    ("vertegenwoordiger", lambda: _("wie vertegenwoordigt")),
    ("grens_cent", lambda: _("de grens in euro")),
    ("grens_maanden", lambda: _("de grens in maanden")),
    ("vanaf", lambda: _("de eerste dag")),
    ("tot", lambda: _("de einddag")),
)


def eis_compleet(mandaat: Mandaat, onderwerpen: Onderwerpen) -> None:
    """What a mandate names, so that all know what was given (OPL-C1). Zero euro is a limit."""
    mist = [woord() for veld, woord in _NODIG if getattr(mandaat, veld) in (None, "")]
    if not list(onderwerpen):
        mist.append(_("waarover het mandaat gaat"))
    if mist:
        raise Weigering(
            _("Het mandaat is nog niet compleet."),
            waarom=_("Een mandaat noemt de gever, de onderwerpen, de grenzen en de periode. "
                     "Er ontbreekt: %(wat)s.") % {"wat": opsomming(mist)},
            herstel=_("Vul dit aan. Mag er niet over geld worden besloten, vul dan 0 euro in."),
            bron=_("Uitwerking, wat is er nodig (OPL-C1)"),
        )  # fmt: skip


def eis_dagen(mandaat: Mandaat, vandaag: dt.date) -> None:
    """It begins today at the earliest: a mandate never covers afterwards what was done without."""
    if mandaat.vanaf is None or mandaat.tot is None:
        raise ValueError("ask eis_compleet first")
    if mandaat.tot <= vandaag:
        raise Weigering(
            _("Dit mandaat zou nooit gelden: de einddag is al voorbij of is vandaag."),
            waarom=_("De einddag is de eerste dag zonder mandaat."),
            herstel=_("Kies een einddag na vandaag."),
        )
    _eis_gever_blijft(mandaat, mandaat.tot)
    if mandaat.vanaf < vandaag:
        raise Weigering(
            _("Een mandaat gaat op zijn vroegst in op de dag dat de discipline het geeft."),
            waarom=_(
                "Anders zou een besluit achteraf een mandaat krijgen dat er toen niet was. Wat "
                "eerder is besloten, bekrachtigt de discipline apart."
            ),
            herstel=_("Kies vandaag of een latere dag als eerste dag."),
        )


def _eis_gever_blijft(mandaat: Mandaat, tot: dt.date) -> None:
    """Read anew: who recorded the merger at this second was first, or waits for us."""
    gever = Organisatie.objects.select_related("opgegaan_in").get(
        regio_id=mandaat.regio_id, id=mandaat.gever_id
    )
    if gever.opgegaan_in is None or gever.opgegaan_op is None or tot <= gever.opgegaan_op:
        return
    raise Weigering(
        _("%(gever)s gaat op in %(nieuw)s en geeft daarna geen mandaat meer.")
        % {"gever": gever.naam, "nieuw": gever.opgegaan_in.naam},
        waarom=_("Bij een fusie gaat niets vanzelf over: de nieuwe organisatie geeft het."),
        herstel=_("Kies een einddag tot en met %(dag)s, of vraag het mandaat aan %(nieuw)s.")
        % {"dag": datum(gever.opgegaan_op), "nieuw": gever.opgegaan_in.naam},
        bron=_("Uitwerking, wat is er nodig (OPL-C4b)"),
    )


def eis_andere_vervanger(mandaat: Mandaat) -> None:
    """A deputy is someone else, by name and by address."""
    for een, ander in (
        (mandaat.vertegenwoordiger, mandaat.plaatsvervanger),
        (mandaat.vertegenwoordiger_email, mandaat.plaatsvervanger_email),
    ):
        if een and _gelijk(een, ander):
            raise Weigering(
                _("De plaatsvervanger is dezelfde als de vertegenwoordiger."),
                waarom=_("Een plaatsvervanger is er voor als de vertegenwoordiger er niet is."),
                herstel=_("Kies iemand anders, of laat de plaatsvervanger leeg."),
            )


def eis_vervanging(mandaat: Mandaat) -> None:
    """What replaces a mandate is of the same giver, about the same discipline."""
    oud = mandaat.vervangt
    if oud is None:
        return
    zelfde = ("gever_id", "discipline", "subdiscipline", "beroep", "regio_id")
    if oud.staat != Mandaat.Staat.BEVESTIGD or any(
        getattr(oud, v) != getattr(mandaat, v) for v in zelfde
    ):
        raise Weigering(
            _("Dit mandaat kan dat andere niet vervangen."),
            waarom=_("Een nieuw mandaat vervangt een gegeven mandaat van dezelfde gever, voor "
                     "dezelfde discipline."),
            herstel=_("Maak een nieuw mandaat, of begin bij het mandaat dat u wilt vervangen."),
        )  # fmt: skip


def eis_route(mandaat: Mandaat, vandaag: dt.date) -> None:
    """The giver is of the kind its route says, and the rules allow the route (ZZ-3.4-1, -2)."""
    soorten = SOORTEN_PER_ROUTE.get(mandaat.route, ())
    if mandaat.gever.soort not in soorten:
        raise Weigering(
            _("%(gever)s kan dit mandaat niet geven via: %(route)s.")
            % {"gever": mandaat.gever.naam, "route": mandaat.get_route_display()},
            waarom=_("In de lijst staat zij als: %(soort)s. Bij deze weg hoort: %(soorten)s.")
            % {
                "soort": mandaat.gever.get_soort_display(),
                "soorten": opsomming([str(SOORT[s]) for s in soorten]),
            },
            herstel=_("Kies een andere gever of een andere weg, of wijzig de soort organisatie."),
        )
    for b in bevindingen_over(mandaat, vandaag):
        if b.regel in ROUTES and b.kracht == "blokkerend" and b.uitkomst == "voldoet_niet":
            raise Weigering(
                f"{b.melding}.",
                waarom=f"„{b.citaat}”",
                herstel=b.herstel,
                bron=f"{b.bron}, {b.plaats}",
            )


def eis_ander(mandaat: Mandaat, wie: Beslisser) -> None:
    """Nobody gives it to themselves; who prepares it, coordinates or pays does not decide."""
    email = gewoon(wie.email)
    zelf = [mandaat.vertegenwoordiger_email, mandaat.plaatsvervanger_email]
    if any(_gelijk(email, e) for e in zelf) or _gelijk(wie.naam, mandaat.vertegenwoordiger):
        raise Weigering(
            _("De vertegenwoordiger kan dit mandaat niet aan zichzelf geven."),
            waarom=_("Een mandaat komt van de discipline, niet van wie het krijgt."),
            herstel=_("Laat een andere bestuurder of beheerder van de discipline beslissen."),
        )
    opsteller = mandaat.opgesteld_door
    if opsteller and not mandaat.van_discipline and _gelijk(email, opsteller.email):
        raise _eigen_belang(_("Wie het mandaat klaarzet, beslist er niet over."))
    if wie.is_coordinator or is_coordinator(mandaat, email):
        raise _eigen_belang(_("De coördinator van de regio beslist niet over een mandaat."))
    if is_van_verzekeraar(mandaat, email):
        raise _eigen_belang(_("Iemand van een verzekeraar beslist niet over een mandaat."))


def _eigen_belang(wat: str) -> Weigering:
    return Weigering(
        wat,
        waarom=_("Alleen de discipline zelf gaat over haar mandaat."),
        herstel=_("Gebruik het adres van de beheerder van de discipline."),
        bron=_("Uitwerking, wat is er nodig (OPL-C4b)"),
    )


def is_coordinator(mandaat: Mandaat, email: str) -> bool:
    return Lidmaatschap.objects.filter(
        Q(tot=None) | Q(tot__gt=dt.date.today()),  # noqa: DTZ011 - a day more or less is no matter
        regio_id=mandaat.regio_id, rol=Rol.COORDINATOR, gebruiker__email__iexact=email,
    ).exists()  # fmt: skip


def is_van_verzekeraar(mandaat: Mandaat, email: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT partijen_is_van_verzekeraar(%s, %s)", [mandaat.regio_id, email])
        return bool(cursor.fetchone()[0])


def _gelijk(een: str, ander: str) -> bool:
    return bool(een.strip()) and gewoon(" ".join(een.split())) == gewoon(" ".join(ander.split()))
