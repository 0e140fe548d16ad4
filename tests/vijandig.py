"""Text that once broke a program somewhere, by what is wrong with it; our own list."""

from __future__ import annotations

VIJANDIG: dict[str, str] = {
    # signs that are not seen, or not there
    "nul": "Zon\0Zee",
    "alleen nul": "\0",
    "bel": "Zon\x07Zee",
    "escape": "\x1b[31mrood\x1b[0m",
    "delete": "Zon\x7fZee",
    "c1": "Zon\x85Zee\x9b31m",
    "zachte streep": "Zorg\u00adhuis",
    "nulbreedte": "Zo\u200brg",
    "verbinder": "Zo\u200drg",
    "bom": "\ufeffZorg",
    "geen teken": "Zorg\ufffe\uffff",
    "los surrogaat": "Zorg\\ud800",
    "eigen gebruik": "Zorg\ue000",
    "tags": "Zorg\U000e0041\U000e0042",
    # the reading order
    "rtl": "Plan\u202efdp.exe",
    "isolaat": "\u2066Plan\u2069 2027",
    "arabisch": "مركز الرعاية",
    "hebreeuws": "מרכז בריאות",
    # lines
    "regeleinde": "Zorg\nhuis",
    "wagen": "Zorg\rhuis",
    "verticaal": "Zorg\x0bhuis\x0c!",
    "regelscheider": "Zorg\u2028huis\u2029!",
    "mailkop": "Zorg\r\nBcc: dief@voorbeeld.test\r\n\r\nGeld!",
    "mailkop gecodeerd": "Zorg%0d%0aBcc:dief@voorbeeld.test",
    "mailkop woord": "=?utf-8?q?Zorg=0d=0aBcc:_dief@voorbeeld.test?=",
    # markup
    "script": "<script>alert(1)</script>",
    "afbeelding": '"><img src=x onerror=alert(1)>',
    "svg": "<svg/onload=alert(1)>",
    "einde textarea": "</textarea></title><script>alert(1)</script>",
    "commentaar": "<!-- Zorg -->",
    "cdata": "]]><script>alert(1)</script>",
    "entiteit": "&lt;b&gt;Zorg&amp;zo",
    "entiteit xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "adres": "javascript:alert(1)",
    "typst": '#read("/etc/passwd") $x$ *dik* _schuin_ @bron <label>',
    "latex": "\\input{/etc/passwd}",
    "markdown": "[klik](http://voorbeeld.test) ![x](http://voorbeeld.test/x.png)",
    # templates, formulas, queries, paths
    "sjabloon": "{{ 7*7 }}{% debug %}",
    "jinja": "${7*7}#{7*7}<%= 7*7 %>",
    "python": "%(naam)s {0.__class__} %s %n",
    "formule": "=1+1",
    "plus": "+31 6 12345678",
    "min": "-2+3",
    "apenstaart": "@SUM(A1:A9)",
    "breed": "＝1+1",
    "dde": "=cmd|'/c calc'!A1",
    "weblink": '=HYPERLINK("http://voorbeeld.test","klik")',
    "puntkomma": 'Zorg;"huis";\'=1+1\'',
    "sql": "'; DROP TABLE regios_organisatie; --",
    "sql joker": "%_\\",
    "pad": "../../etc/passwd",
    "pad windows": "C:\\con\\nul",
    "schil": "$(reboot) `id` | cat && rm -rf ~",
    "json": '{"a": [1, 2', "waarheid": "null", "getal": "1e400",
    # an agenda, a name, and sizes
    "agenda": "Zorg\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Geld",
    "agenda tekens": "Zorg, huis; \\n thuis: ja",
    "vouwen": "Zó" * 40,
    "aanhaling": "O'Zorg \"huis\" „thuis” ‹nu›",
    "spaties": "   Zorg \u00a0\u3000  huis   ",
    "alleen spaties": " \t\u00a0 ",
    "emoji": "Zorg 👩‍⚕️🏥🇳🇱",
    "gestapeld": "Z" + "\u0301\u0323\u0489" * 60 + "org",
    "turks": "İstanbul ıI ß ﬁ",
    "cijfers": "١٢٣ Zorg Ⅷ",
    "lang": "a" * 5_000,
    "lang zonder einde": "Zorg" * 30_000,
}  # fmt: skip


def een_regel(tekst: str) -> str:
    """As a field of one line keeps it."""
    return " ".join(tekst.split())
