"""One door to the report in either form."""

from __future__ import annotations

import datetime as dt

from regelwerk.inlezen import Onleesbaar
from verband.plannen.presentatie import Uitslag
from verband.plannen.verslag.opbouw import maak_verslag

SOORTEN = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# Beyond this nobody reads on paper, and setting it takes long.
MAX_BLOKKEN = 2_500


def maak(
    uitslag: Uitslag, *, soort: str, dag: dt.date, deelbaar: bool, voorbeeld: bool = False
) -> bytes:
    """The bytes of the report. Raises Onleesbaar when there is too much to set."""
    if len(uitslag.punten) + len(uitslag.tips) > MAX_BLOKKEN:
        raise _te_veel()
    verslag = maak_verslag(uitslag, dag=dag, deelbaar=deelbaar, voorbeeld=voorbeeld)
    # Only what is asked for: each library costs more to load than a check.
    if soort == "docx":
        from verband.plannen.verslag.word import als_docx

        return als_docx(verslag)
    from verband.plannen.verslag.pdf import VerslagMislukt, als_pdf

    try:
        return als_pdf(verslag)
    except VerslagMislukt:
        raise _te_veel() from None


def _te_veel() -> Onleesbaar:
    return Onleesbaar(
        "het rapport van dit plan wordt te groot",
        verwacht="een plan waarin dezelfde fout niet duizenden keren staat",
    )
