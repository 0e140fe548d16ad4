"""Organisations of a region: read, add and change, as the pages do."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from ninja import Field, Query, Router, Schema, Status
from pydantic import BeforeValidator

from regelwerk.feiten import Partijsoort
from verband.access.omvang import Omvang
from verband.access.rollen import Recht
from verband.access.verzoek import Lid, Verzoek
from verband.partijen.forms import OrganisatieForm
from verband.partijen.selectors.organisaties import (
    Vraag,
    get_organisatie,
    list_organisaties,
    mag_iban_zien,
)
from verband.partijen.services.organisatie_toevoegen import organisatie_toevoegen
from verband.partijen.services.organisatie_wijzigen import organisatie_wijzigen
from verband.regios.models import Organisatie as Model
from verband.rest.deur import deur
from verband.rest.fouten import OngeldigFormulier
from verband.rest.lijsten import Bladzijde, Links, blader

router = Router(tags=["Organisaties"])

_GEEN_STUURTEKENS = r"^[^\x00-\x1f\x7f]*$"
# At least one letter or digit, and nothing that steers a printer or a terminal.
_NAAM = r"^[^\x00-\x1f\x7f]*[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f][^\x00-\x1f\x7f]*$"
# Signs that hide or turn the reading order: the form refuses them, and no pattern can list them.
_REGEL: dict[str, Any] = {"format": "regel"}
Cijfers = Annotated[str, Field(pattern=r"^([0-9]{8})?$", description="8 cijfers, of leeg.")]


def _geheel(waarde: Any) -> Any:
    """JSON has one kind of number: 2.0 is a whole number, and some programs write it so."""
    return int(waarde) if isinstance(waarde, float) and waarde.is_integer() else waarde


class OrganisatieInvoer(Schema):
    """All that one fills in. What is left out is empty; only the IBAN then stays as it is."""

    model_config = {"extra": "forbid", "strict": True}

    naam: str = Field(
        min_length=1,
        max_length=160,
        pattern=_NAAM,
        json_schema_extra=_REGEL,
        description="Eén regel van zichtbare tekens, met een letter of cijfer.",
    )
    soort: Partijsoort
    discipline: str = Field(
        "",
        max_length=60,
        pattern=_GEEN_STUURTEKENS,
        json_schema_extra=_REGEL,
        description="Eén regel van zichtbare tekens, of leeg.",
    )
    kvk: Cijfers = ""
    agb: Cijfers = ""
    iban: str | None = Field(
        None,
        max_length=34,
        json_schema_extra={"format": "iban"},
        description=(
            "Laat dit weg: dan blijft het zoals het is. Een programma kan een IBAN niet wijzigen, "
            "want daarvoor is de tweede stap van een mens nodig; een ander IBAN geeft 403."
        ),
    )
    toch: bool = Field(
        False, description="Bewaar ook als de naam lijkt op die van een andere organisatie."
    )


class OrganisatieWijziging(OrganisatieInvoer):
    """``versie`` is the one that was read; when it has changed since, nothing happens."""

    versie: Annotated[int, BeforeValidator(_geheel)] = Field(ge=1, le=2_147_483_647)


class Organisatie(Schema):
    """``iban`` is null for a role that may not see it."""

    id: UUID
    naam: str
    soort: Partijsoort
    discipline: str
    kvk: str
    agb: str
    iban: str | None
    versie: int
    zelf: str


class OrganisatieLijst(Schema):
    aantal: int
    resultaten: list[Organisatie]
    links: Links


class OrganisatieVraag(Bladzijde):
    zoek: str = Field(
        "",
        max_length=100,
        pattern=_GEEN_STUURTEKENS,
        description="Woorden uit de naam, of een nummer.",
    )
    soort: Partijsoort | Literal[""] = ""
    discipline: str = Field("", max_length=60, pattern=_GEEN_STUURTEKENS)
    orde: Literal["naam", "-naam", "soort", "-soort", "discipline", "-discipline"] = "naam"


@router.get(
    "/regios/{slug:regio}/organisaties",
    url_name="organisaties",
    operation_id="organisatiesOphalen",
    response=OrganisatieLijst,
)
@deur("organisaties", "GET", Omvang.ORGANISATIES_LEZEN, Recht.ORGANISATIES_ZIEN)
def lijst(request: Verzoek, regio: str, vraag: Query[OrganisatieVraag]) -> dict[str, Any]:
    """De organisaties van een regio."""
    rijen = list_organisaties(
        request.lid, Vraag(vraag.zoek, vraag.soort, vraag.discipline, vraag.orde)
    )
    return blader(request, rijen, vraag, lambda o: _vorm(request, o))


@router.post(
    "/regios/{slug:regio}/organisaties",
    url_name="organisaties",
    operation_id="organisatieToevoegen",
    response={201: Organisatie},
)
@deur("organisaties", "POST", Omvang.ORGANISATIES_SCHRIJVEN, Recht.ORGANISATIES_BEHEREN)
def toevoegen(
    request: Verzoek, regio: str, organisatie: OrganisatieInvoer, response: HttpResponse
) -> Status[dict[str, Any]]:
    """Voeg een organisatie toe."""
    nieuw = organisatie_toevoegen(request.lid, _schoon(organisatie), toch=organisatie.toch)
    vorm = _vorm(request, nieuw)
    response["Location"] = vorm["zelf"]
    return Status(201, vorm)


@router.get(
    "/regios/{slug:regio}/organisaties/{uuid:id}",
    url_name="organisatie",
    operation_id="organisatieOphalen",
    response=Organisatie,
)
@deur("organisatie", "GET", Omvang.ORGANISATIES_LEZEN, Recht.ORGANISATIES_ZIEN)
def een(request: Verzoek, regio: str, id: UUID) -> dict[str, Any]:  # noqa: A002 - from the address
    """Eén organisatie."""
    return _vorm(request, _vind(request.lid, id))


@router.put(
    "/regios/{slug:regio}/organisaties/{uuid:id}",
    url_name="organisatie",
    operation_id="organisatieWijzigen",
    response=Organisatie,
)
@deur("organisatie", "PUT", Omvang.ORGANISATIES_SCHRIJVEN, Recht.ORGANISATIES_BEHEREN)
def wijzigen(
    request: Verzoek,
    regio: str,
    id: UUID,  # noqa: A002 - from the address
    organisatie: OrganisatieWijziging,
) -> dict[str, Any]:
    """Vervang de gegevens van een organisatie."""
    iban = _vind(request.lid, id).iban
    gegevens = _schoon(organisatie, iban)
    nu = organisatie_wijzigen(request.lid, id, gegevens, organisatie.versie, toch=organisatie.toch)
    return _vorm(request, nu)


def _vind(lid: Lid, id_: UUID) -> Model:
    gevonden = get_organisatie(lid, id_)
    if gevonden is None:
        raise Http404
    return gevonden


def _schoon(invoer: OrganisatieInvoer, iban: str = "") -> dict[str, Any]:
    """By the form of the page, so that both hold the same to be right. ``iban``: as it is."""
    velden = invoer.model_dump(exclude={"toch", "versie"})
    form = OrganisatieForm(velden | ({"iban": iban} if invoer.iban is None else {}))
    if not form.is_valid():
        raise OngeldigFormulier(form)
    return form.gegevens


def _vorm(request: Verzoek, o: Model) -> dict[str, Any]:
    assert request.lid.regio is not None  # noqa: S101 - the door has let this member in
    adres = reverse("rest:organisatie", args=[request.lid.regio.slug, o.id])
    return {
        **{veld: getattr(o, veld) for veld in ("id", "naam", "soort", "discipline", "kvk", "agb")},
        "iban": o.iban if mag_iban_zien(request.lid) else None,
        "versie": o.versie,
        "zelf": request.build_absolute_uri(adres),
    }
