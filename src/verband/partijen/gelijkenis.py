"""When two names look like one: case, accents, spaces, foreign letters, *St.* for *Stichting*."""

from __future__ import annotations

import re
import unicodedata

# Letters of other alphabets that a reader takes for Latin ones; the rest NFKD brings back.
_DUBBELGANGERS = str.maketrans(
    {
        **dict(zip("авекмнорстухіјѕԁԛԝһӏ", "abekmhopctyxijsdqwhl", strict=True)),
        **dict(zip("αβεζηικμνορτυχω", "abeznikmvoptuxw", strict=True)),
        **dict(zip("ıſøđłħœæß", ("i", "s", "o", "d", "l", "h", "oe", "ae", "ss"), strict=True)),
        "0": "o",
        "1": "l",
        "|": "l",
    }
)
_AFKORTINGEN = {
    "st": "stichting",
    "stg": "stichting",
    "ver": "vereniging",
    "coop": "cooperatie",
    "gem": "gemeente",
}
# Says what kind of body it is, which people write or leave out.
_RECHTSVORMEN = frozenset(
    "stichting vereniging cooperatie ua bv nv vof maatschap gemeente de het".split()
)


def sleutel(naam: str) -> str:
    """Equal for names that look alike; empty for a name without letters."""
    plat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", naam).casefold())
    plat = "".join(t for t in plat if not unicodedata.combining(t))
    # Dots belong to the word: b.v. is bv. Anything else that is no letter or digit parts words.
    woorden = re.findall(r"[^\W_]+", plat.translate(_DUBBELGANGERS).replace(".", ""))
    voluit = [_AFKORTINGEN.get(w, w) for w in woorden]
    kern = [w for w in voluit if w not in _RECHTSVORMEN]
    return "".join(kern or voluit)
