"""Load the example country when the database is empty, and say who is in it."""

from __future__ import annotations

import django

# All of the example country; of a national one (verband seed) not everyone.
_TOON = 30


def main() -> None:
    django.setup()
    from verband.portal.voorbeeldland.laden import laad, list_accounts

    laad()
    print("Voorbeeldland: kies op /demo/ wie u bent.")
    alle = list_accounts()
    for wie in alle[:_TOON]:
        plek = f", {wie.waar}" if wie.waar else ""
        print(f"  {wie.naam} ({wie.rol}{plek})")
    if len(alle) > _TOON:
        print(f"  en nog {len(alle) - _TOON}")


if __name__ == "__main__":
    main()
