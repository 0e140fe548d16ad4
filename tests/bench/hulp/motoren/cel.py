"""The eleven rules in CEL (cel-expr-python, Google's C++ implementation).

One compiled expression per plan. CEL has no fold, so a sum of one to three parts is written out
and a longer one is a function of the host, as its manual has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from cel_expr_python import cel
from cel_expr_python.ext import ext_bindings

from bench.hulp.motoren import Gevonden
from bench.hulp.motoren.invoer import als_data, constanten
from bench.hulp.motoren.vouwen import vouw, vul
from regelwerk.feiten import ResvPlan

_BLOK = "{'naam': $NAAM, 'van': mandaten.filter(m, m.discipline in $LEDEN)}"

# A name and what it stands for; each may use the ones before it.
_NAMEN = (
    (
        "belast",
        """posten.filter(p, p.delen == null || p.delen.exists(t,
        t.bedrag != 0 && (t.domein == null || t.domein == 'zvw')))""",
    ),
    ("verdeeld", "posten.filter(p, p.delen != null && size(p.delen) > 0)"),
    (
        "meer_onbekend",
        """lumpsum == null || posten.exists(p, p.delen == null || p.delen.exists(t,
        (t.domein == null && t.bedrag != 0) || (t.domein == 'zvw' && t.bedrag == null)))""",
    ),
    (
        "meer",
        """meer_onbekend ? 0 : lumpsum - som_van_lijsten(
        posten.map(p, p.delen.map(t, t.domein == 'zvw', t.bedrag)))""",
    ),
    (
        "buiten",
        """som_van_lijsten(verdeeld.map(p, !p.delen.exists(t,
        (t.domein == null && t.bedrag != 0)
        || (t.domein != null && t.domein != 'zvw' && t.bedrag == null)),
        p.delen.map(t, t.domein != null && t.domein != 'zvw', t.bedrag)))""",
    ),
    (
        "maat",
        """maten.map(m, {'naam': m.naam,
        'ja': som(m.aanbieders.map(a, a.omvang != null && a.vertegenwoordigd == true, a.omvang)),
        'nee': som(m.aanbieders.map(a, a.omvang != null && a.vertegenwoordigd == false, a.omvang)),
        'wellicht': som(m.aanbieders.map(a,
            a.omvang != null && a.vertegenwoordigd == null, a.omvang)),
        'open_ja': m.aanbieders.exists(a, a.omvang == null && a.vertegenwoordigd != false),
        'open_nee': m.aanbieders.exists(a, a.omvang == null && a.vertegenwoordigd != true)})""",
    ),
    (
        "tekort",
        """maat.filter(m, m.ja + m.nee + m.wellicht == 0 || m.open_nee
        || m.ja * 1000 < $PROMILLE * (m.ja + m.nee + m.wellicht))""",
    ),
    (
        "zeker",
        """tekort.map(m, m.ja + m.nee + m.wellicht > 0 && !m.open_ja
        && (m.ja + m.wellicht) * 1000 < $PROMILLE * (m.ja + m.nee + m.wellicht), m.naam)""",
    ),
    (
        "blok",
        """[$BLOKKEN].map(b, {'naam': b.naam,
        'ja': b.van.exists(m, m.vanaf != null && m.tot != null && m.vanaf <= $DAG && $DAG < m.tot
            && (m.ingetrokken == null || $DAG < m.ingetrokken)),
        'open': b.van.exists(m, (m.vanaf == null || m.tot == null)
            && (m.vanaf == null || m.vanaf <= $DAG) && (m.tot == null || $DAG < m.tot)
            && (m.ingetrokken == null || $DAG < m.ingetrokken))})""",
    ),
)

_REGELS = """{
  'art3a_open': verdeeld.map(p, p.bedrag == null || p.delen.exists(t, t.bedrag == null), p.id),
  'art3a_niet': verdeeld.map(p, p.bedrag != null && !p.delen.exists(t, t.bedrag == null) && (
      size(p.delen) == 1 ? p.delen[0].bedrag
      : size(p.delen) == 2 ? p.delen[0].bedrag + p.delen[1].bedrag
      : size(p.delen) == 3 ? p.delen[0].bedrag + p.delen[1].bedrag + p.delen[2].bedrag
      : som(p.delen.map(t, t.bedrag))) != p.bedrag, p.id),
  'art3d_niet': verdeeld.map(p, size(p.delen) > 1
      && (p.sleutel == null || p.sleutel.matches('^\\\\s*$'))
      && p.delen.exists(t, t.bedrag != 0
          && p.delen.exists(u, u.bedrag != 0 && u.domein != t.domein)), p.id),
  'b6_open': belast.map(p, p.directe_zorg == null, p.id),
  'b6_niet': belast.map(p, p.directe_zorg == true, p.id),
  'b5_open': belast.map(p, p.kostensoort == null, p.id),
  'b5_oordeel': belast.map(p, p.kostensoort == 'overig', p.id),
  'a41_open': belast.map(p, p.activiteit == null, p.id),
  'a7_open': belast.map(p, p.vanaf == null || p.tot == null, p.id),
  'a7_niet': belast.map(p, p.vanaf != null && p.tot != null && (p.tot <= p.vanaf
      || p.vanaf < $LOOPTIJD_VANAF || p.tot > $LOOPTIJD_TOT), p.id),
  'a7o_open': opdrachten.map(o, o.vanaf == null || o.tot == null, o.id),
  'a7o_niet': opdrachten.map(o, o.vanaf != null && o.tot != null && (o.tot <= o.vanaf
      || o.vanaf < $LOOPTIJD_VANAF || o.tot > $LOOPTIJD_TOT), o.id),
  'jaar_open': posten.map(p, p.vanaf == null || p.tot == null, p.id),
  'jaar_niet': posten.map(p, p.vanaf != null && p.tot != null
      && (p.vanaf < $JAAR_VANAF || p.tot > $JAAR_TOT), p.id),
  'zvw_open': posten.map(p, p.bedrag != 0
      && (p.delen == null || p.delen.exists(t, t.domein == null)), p.id),
  'zvw_niet': posten.map(p, p.bedrag != 0 && p.delen != null && size(p.delen) == 0, p.id),
  'blok_open': blok.map(b, b.open && !b.ja, b.naam),
  'blok_niet': blok.map(b, !b.open && !b.ja, b.naam),
  'vvt_open': tekort.map(m, !(m.naam in zeker), m.naam),
  'vvt_niet': zeker,
  'lumpsum_sluit': meer_onbekend ? 2 : meer != 0 ? 1 : 0,
  'lumpsum_buiten': buiten == 0 ? 0 : meer_onbekend ? 2 : meer > 0 ? 1 : 0,
  'buurten_open': buurten == null ? 2
      : buurten.all(b, wijken.exists(w, w.buurten != null && b in w.buurten)) ? 0
      : wijken.exists(w, w.buurten == null) ? 2 : 1
}"""

_VELDEN = ("lumpsum", "posten", "opdrachten", "maten", "mandaten", "buurten", "wijken")


def _som(getallen: Sequence[float]) -> float:
    return sum(getallen)


def _som_van_lijsten(lijsten: Sequence[Sequence[float]]) -> float:
    return sum(sum(lijst) for lijst in lijsten)


def _functie(naam: str, functie: Any) -> Any:
    vorm = cel.Overload(
        f"{naam}_lijst",
        return_type=cel.Type.DYN,
        parameters=[cel.Type.LIST],
        is_member=False,
        impl=functie,
    )
    return cel.FunctionDecl(naam, [vorm])


class Cel:
    naam = "cel-expr-python"
    kan_niet: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.versie = version("cel-expr-python")
        omgeving = cel.NewEnv(
            variables=dict.fromkeys(_VELDEN, cel.Type.DYN),
            extensions=[ext_bindings.ExtBindings()],
            functions=[_functie("som", _som), _functie("som_van_lijsten", _som_van_lijsten)],
        )
        tekst = _REGELS
        for naam, waarde in reversed(_NAMEN):
            tekst = f"cel.bind({naam}, {waarde}, {tekst})"
        self.programma = omgeving.compile(vul(tekst, constanten(), _BLOK))

    def maak_klaar(self, plannen: Sequence[ResvPlan]) -> list[dict[str, Any]]:
        return [als_data(plan) for plan in plannen]

    def bevindingen(self, klaar: Sequence[dict[str, Any]]) -> list[Gevonden]:
        uit: list[Gevonden] = []
        for nummer, plan in enumerate(klaar):
            uitkomst = self.programma.eval(data=plan).plain_value()
            if not isinstance(uitkomst, dict):
                raise TypeError(uitkomst)  # what went wrong comes back as a text
            uit += vouw(nummer, uitkomst)
        return uit
