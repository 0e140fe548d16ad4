"""Open the example as a visitor does and keep what the top of the result page looks like."""

from __future__ import annotations

from proefserver import WORTEL, chromium, server

BEELD = WORTEL / "docs/beeld/toets.png"


def main() -> None:
    with server() as adres, chromium() as venster:
        pagina = venster.new_page(viewport={"width": 1280, "height": 1000}, locale="nl-NL")
        antwoord = pagina.goto(f"{adres}/toets/voorbeeld/", wait_until="networkidle")
        if not antwoord or not antwoord.ok:
            raise SystemExit("De voorbeeldpagina antwoordt niet goed (the example page failed).")
        BEELD.parent.mkdir(exist_ok=True)
        pagina.screenshot(path=BEELD)
    print(f"{BEELD.relative_to(WORTEL)}: {BEELD.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
