"""From a bare *Vaststelling* to a *Bevinding*: force, words, quote, parameters, reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from regelwerk.bronnen import alle_spanningen
from regelwerk.oordeel import Bevinding, Hertoets, Vaststelling, als_data, toon
from regelwerk.regel import REGELS, Regelfunctie
from regelwerk.regelsets import (
    Regelset,
    Regelvermelding,
    aanscherpingen,
    invullingen,
    toon_parameter,
)
from regelwerk.tekst import maskeer

_GROND = {"opgave": "volgens uw opgave", "ingevuld": "ingevuld, niet beoordeeld"}


class Onderbouwing:
    """What the chosen rule sets say of one rule, made once and used for all its subjects."""

    def __init__(self, regelset: Regelset, regel: str, gekozen: Sequence[Regelset]) -> None:
        self.regelset = regelset
        self.regel = regel
        self.vermelding: Regelvermelding = regelset.regels[regel]
        self._gevuld = invullingen(gekozen, regel)
        self._strenger = aanscherpingen(gekozen, regel)
        # What decides, and what puts values in words. Of a template, what an officer typed
        # never reaches ``str.format``; it is loaded only where a set uses one.
        self.functie: Regelfunctie
        self._vul: Callable[[str, Mapping[str, str]], str]
        if self.vermelding.sjabloon is None:
            self.functie, self._vul = REGELS[regel], str.format_map
        else:
            from regelwerk.regels.sjablonen import functie_van, vul

            oordeel = self.vermelding.kracht == "oordeel"
            self.functie, self._vul = functie_van(self.vermelding.sjabloon, oordeel=oordeel), vul

    @cached_property
    def _ruim(self) -> Mapping[str, Any]:
        """The parameters before anything tightens them."""
        gevuld = {naam: waarde for naam, (waarde, _) in self._gevuld.items()}
        return {**self.vermelding.parameters, **gevuld}

    @cached_property
    def _aangescherpt(self) -> dict[str, tuple[Any, Regelset]]:
        if not self._strenger:
            return {}
        from regelwerk.aanscherpen import aangescherpt  # only where a set tightens

        return aangescherpt(self.regel, self.vermelding, self._ruim, self._strenger)

    @cached_property
    def parameters(self) -> Mapping[str, Any]:
        """The rule's own parameters, and what higher layers filled in or tightened."""
        if not self._strenger:
            return self._ruim
        strenger = {naam: waarde for naam, (waarde, _) in self._aangescherpt.items()}
        return {**self._ruim, **strenger}

    @cached_property
    def herkomst(self) -> dict[str, str | int | list[str]]:
        """Each parameter in words, with the rule set that set it."""
        van = f"{self.regelset.titel} {self.regelset.versie}"
        uit: dict[str, str | int | list[str]] = {
            naam: f"{toon_parameter(waarde)} (volgens {self._gevuld.get(naam, (None, van))[1]})"
            for naam, waarde in self._ruim.items()
        }
        for naam, (waarde, r) in self._aangescherpt.items():
            oud = f", was {toon_parameter(self._ruim[naam])}" if naam in self._ruim else ""
            uit[naam] = f"{toon_parameter(waarde)} (aangescherpt in {r.titel} {r.versie}{oud})"
        return uit

    @cached_property
    def _lezing(self) -> str | None:
        """Our reading; that a number was tightened is said with it, since the quote and the
        title of the rule still name the old one."""
        lezing = self.vermelding.lezing
        if lezing is None and self.vermelding.spanning:
            lezing = alle_spanningen()[self.vermelding.spanning].lezing
        if not self._aangescherpt:
            return lezing
        strenger = "; ".join(f"{naam} {self.herkomst[naam]}" for naam in self._aangescherpt)
        return f"{lezing} Strenger gemaakt: {strenger}." if lezing else f"Strenger: {strenger}."

    def bevinding(self, v: Vaststelling, hertoets: Hertoets | None = None) -> Bevinding:
        """One result with its grounds; a judgement always has the force *oordeel*."""
        vermelding, bron = self.vermelding, self.regelset.bron_van(self.vermelding)
        spanning = alle_spanningen()[vermelding.spanning] if vermelding.spanning else None
        kracht, stap, aan_zet = vermelding.kracht, vermelding.stap, vermelding.aan_zet
        plaats, citaat = vermelding.plaats, vermelding.citaat
        melding, herstel = self._in_orde(v), ""
        if v.geval:
            geval = vermelding.geval(v.geval)
            woorden = {naam: toon(waarde) for naam, waarde in v.waarden.items()}
            melding, herstel = self._vul(geval.melding, woorden), self._vul(geval.herstel, woorden)
            kracht, stap = geval.kracht or kracht, geval.stap or stap
            aan_zet = geval.aan_zet or aan_zet
            plaats, citaat = geval.plaats or plaats, geval.citaat or citaat
        if v.uitkomst == "oordeel_nodig":
            kracht = "oordeel"
        return Bevinding(
            regel=self.regel,
            uitkomst=v.uitkomst,
            kracht=kracht,
            stap=stap if kracht == "blokkerend" else None,
            aan_zet=aan_zet,
            object=v.object,
            melding=melding,
            waarden={naam: als_data(waarde) for naam, waarde in v.waarden.items()},
            bron=bron.titel,
            plaats=plaats,
            citaat=citaat,
            herstel=herstel,
            geval=v.geval,
            thema=vermelding.thema,
            titel=vermelding.titel,
            laag=self.regelset.laag,
            regelset=f"{self.regelset.id}@{self.regelset.versie}",
            bron_id=bron.id,
            link=bron.link,
            spanning=vermelding.spanning,
            lezing=self._lezing,
            andere_lezing=spanning.anders if spanning else None,
            parameters=self.herkomst,
            hertoets=hertoets,
        )

    def _in_orde(self, v: Vaststelling) -> str:
        titel = self.vermelding.titel
        if v.uitkomst == "niet_van_toepassing":
            return f"Niet van toepassing: {titel}"
        grond = _GROND.get(self.vermelding.grond or "")
        return f"{titel} ({grond})" if grond else titel


def zonder_bsn(b: Bevinding) -> Bevinding:
    """The finding with every BSN-like number blanked: what someone typed is never echoed."""
    return replace(
        b,
        melding=maskeer(b.melding),
        object=maskeer(b.object),
        herstel=maskeer(b.herstel),
        waarden={naam: _blank(waarde) for naam, waarde in b.waarden.items()},
    )


def _blank(waarde: str | int | list[str]) -> str | int | list[str]:
    match waarde:
        case str():
            return maskeer(waarde)
        case list():
            return [maskeer(x) for x in waarde]
    return waarde
