"""All rules, one file per theme. Importing this package registers them."""

from regelwerk.regels import (
    bekostiging,
    dubbele_bekostiging,
    gegevens,
    hoofdtaken,
    mandaten,
    prestaties,
    samenstelling,
    samenwerkingsvorm,
    termijnen,
    vvt_dekking,
    wijkdekking,
)

__all__ = [
    "bekostiging",
    "dubbele_bekostiging",
    "gegevens",
    "hoofdtaken",
    "mandaten",
    "prestaties",
    "samenstelling",
    "samenwerkingsvorm",
    "termijnen",
    "vvt_dekking",
    "wijkdekking",
]
