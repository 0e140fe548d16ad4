"""The eleven rules in the expression language of ZEN (zen-engine).

One compiled program per plan: a value is converted and shared parts are computed once. The plan
goes in as JSON bytes, the quickest of the forms that ``evaluate`` takes (made outside the clock).
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

import msgspec
import zen

from bench.hulp.motoren import Gevonden
from bench.hulp.motoren.invoer import als_data, constanten
from bench.hulp.motoren.vouwen import vouw, vul
from regelwerk.feiten import ResvPlan

_BLOK = "{naam: $NAAM, van: filter(mandaten, #.discipline in $LEDEN)}"

_REGELS = """
belast = filter(posten, #.delen == null
    or some(#.delen, #.bedrag != 0 and (#.domein == null or #.domein == 'zvw')));
verdeeld = filter(posten, #.delen != null and len(#.delen) > 0);
verdeeld_open = filter(verdeeld, #.bedrag == null or some(#.delen, #.bedrag == null));
zvw_onbekend = some(posten, #.delen == null or some(#.delen,
    (#.domein == null and #.bedrag != 0) or (#.domein == 'zvw' and #.bedrag == null)));
zvw = sum(map(filter(flatMap(filter(posten, #.delen != null), #.delen),
    #.domein == 'zvw' and #.bedrag != null), #.bedrag));
buiten = sum(map(flatMap(filter(verdeeld, none(#.delen,
    (#.domein == null and #.bedrag != 0)
    or (#.domein != null and #.domein != 'zvw' and #.bedrag == null))), #.delen),
    #.domein == null or #.domein == 'zvw' ? 0 : #.bedrag));
meer_onbekend = zvw_onbekend or lumpsum == null;
meer = meer_onbekend ? 0 : lumpsum - zvw;
maat = map(maten as m, {naam: m.naam,
    ja: sum(map(filter(m.aanbieders, #.omvang != null and #.vertegenwoordigd == true), #.omvang)),
    nee: sum(map(filter(m.aanbieders, #.omvang != null and #.vertegenwoordigd == false), #.omvang)),
    wellicht: sum(map(filter(m.aanbieders,
        #.omvang != null and #.vertegenwoordigd == null), #.omvang)),
    open_ja: some(m.aanbieders, #.omvang == null and #.vertegenwoordigd != false),
    open_nee: some(m.aanbieders, #.omvang == null and #.vertegenwoordigd != true)});
vvt_tekort = filter(maat, #.ja + #.nee + #.wellicht == 0 or #.open_nee
    or #.ja * 1000 < $PROMILLE * (#.ja + #.nee + #.wellicht));
vvt_zeker = filter(vvt_tekort, #.ja + #.nee + #.wellicht > 0 and not #.open_ja
    and (#.ja + #.wellicht) * 1000 < $PROMILLE * (#.ja + #.nee + #.wellicht));
zeker = map(vvt_zeker, #.naam);
blok = map([$BLOKKEN] as b, {naam: b.naam,
    ja: some(b.van, #.vanaf != null and #.tot != null and #.vanaf <= $DAG and $DAG < #.tot
        and (#.ingetrokken == null or $DAG < #.ingetrokken)),
    open: some(b.van, (#.vanaf == null or #.tot == null)
        and (#.vanaf == null or #.vanaf <= $DAG) and (#.tot == null or $DAG < #.tot)
        and (#.ingetrokken == null or $DAG < #.ingetrokken))});
gedekt = flatMap(filter(wijken, #.buurten != null), #.buurten);
met_periode = filter(belast, #.vanaf != null and #.tot != null);
{
  art3a_open: map(verdeeld_open, #.id),
  art3a_niet: map(filter(verdeeld, #.bedrag != null and none(#.delen, #.bedrag == null)
      and sum(map(#.delen, #.bedrag)) != #.bedrag), #.id),
  art3d_niet: map(filter(verdeeld as p, len(p.delen) > 1
      and (p.sleutel == null or trim(p.sleutel) == '')
      and some(p.delen as t, t.bedrag != 0
          and some(p.delen as u, u.bedrag != 0 and u.domein != t.domein))), #.id),
  b6_open: map(filter(belast, #.directe_zorg == null), #.id),
  b6_niet: map(filter(belast, #.directe_zorg == true), #.id),
  b5_open: map(filter(belast, #.kostensoort == null), #.id),
  b5_oordeel: map(filter(belast, #.kostensoort == 'overig'), #.id),
  a41_open: map(filter(belast, #.activiteit == null), #.id),
  a7_open: map(filter(belast, #.vanaf == null or #.tot == null), #.id),
  a7_niet: map(filter(met_periode, #.tot <= #.vanaf
      or #.vanaf < $LOOPTIJD_VANAF or #.tot > $LOOPTIJD_TOT), #.id),
  a7o_open: map(filter(opdrachten, #.vanaf == null or #.tot == null), #.id),
  a7o_niet: map(filter(opdrachten, #.vanaf != null and #.tot != null and (#.tot <= #.vanaf
      or #.vanaf < $LOOPTIJD_VANAF or #.tot > $LOOPTIJD_TOT)), #.id),
  jaar_open: map(filter(posten, #.vanaf == null or #.tot == null), #.id),
  jaar_niet: map(filter(posten, #.vanaf != null and #.tot != null
      and (#.vanaf < $JAAR_VANAF or #.tot > $JAAR_TOT)), #.id),
  zvw_open: map(filter(posten, #.bedrag != 0
      and (#.delen == null or some(#.delen, #.domein == null))), #.id),
  zvw_niet: map(filter(posten, #.bedrag != 0
      and #.delen != null and len(#.delen) == 0), #.id),
  blok_open: map(filter(blok, #.open and not #.ja), #.naam),
  blok_niet: map(filter(blok, not #.open and not #.ja), #.naam),
  vvt_open: map(filter(vvt_tekort, not (#.naam in zeker)), #.naam),
  vvt_niet: zeker,
  lumpsum_sluit: meer_onbekend ? 2 : meer != 0 ? 1 : 0,
  lumpsum_buiten: buiten == 0 ? 0 : meer_onbekend ? 2 : meer > 0 ? 1 : 0,
  buurten_open: buurten == null ? 2 : none(buurten, not (# in gedekt)) ? 0
      : some(wijken, #.buurten == null) ? 2 : 1
}
"""


class Zen:
    naam = "zen-engine"
    kan_niet: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.versie = version("zen-engine")
        self.programma = zen.compile_expression(vul(_REGELS, constanten(), _BLOK))

    def maak_klaar(self, plannen: Sequence[ResvPlan]) -> list[bytes]:
        return [msgspec.json.encode(als_data(plan)) for plan in plannen]

    def bevindingen(self, klaar: Sequence[bytes]) -> list[Gevonden]:
        uit: list[Gevonden] = []
        for nummer, plan in enumerate(klaar):
            uit += vouw(nummer, self.programma.evaluate(plan))
        return uit
