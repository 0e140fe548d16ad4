"""Load the example country when the database is empty, and say who is in it."""

from __future__ import annotations

import django


def main() -> None:
    django.setup()
    from verband.portal.voorbeeldland.laden import laad, list_accounts

    laad()
    print("Voorbeeldland: kies op /demo/ wie u bent.")
    for wie in list_accounts():
        plek = f", {wie.waar}" if wie.waar else ""
        print(f"  {wie.naam} ({wie.rol}{plek})")


if __name__ == "__main__":
    main()
