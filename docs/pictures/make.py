"""Makes the pictures of the READMEs again from a real run of `tiny`: ``make pictures``.

Needs Chromium, LibreOffice and pdftoppm (Debian: chromium, libreoffice-calc, poppler-utils) and a font with Chinese.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

HERE = Path(__file__).parent
TINY = HERE.parents[1] / "scenarios" / "tiny"
COLOURS = 64
"""Enough for a page of few colours, and a third of the bytes."""


def main() -> int:
    """Solve, print, photograph, in both languages."""
    tools = {name: shutil.which(name) for name in ("chromium", "soffice", "pdftoppm")}
    if lacking := [name for name, path in tools.items() if not path]:
        names = ", ".join(lacking)
        print(f"make pictures: {names}: not found — required: all three — install what is lacking", file=sys.stderr)
        return 2
    for language in ("en", "zh"):
        with TemporaryDirectory() as aside:
            photograph(Path(aside), language)
    return 0


def photograph(aside: Path, language: str) -> None:
    """One run in one language: the printed week matrix, and the page as it opens."""
    run = aside / "run"
    solve = [sys.executable, "-m", "enforceplan", "solve", str(TINY), "-o", str(run), "--lang", language]
    call(*solve, "--deterministic", "--seconds", "30")
    profile = f"-env:UserInstallation={(aside / 'profile').as_uri()}"
    call("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(aside), str(run / "roster.xlsx"))
    sheet = ["-r", "96", "-f", "1", "-l", "1", "-singlefile", "-png"]
    call("pdftoppm", *sheet, str(aside / "roster.pdf"), str(aside / "w"))
    page = aside / "p.png"
    seen = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]
    call("chromium", *seen, "--window-size=1500,950", f"--screenshot={page}", (run / "roster.html").as_uri())
    for made, name in ((aside / "w.png", "week"), (page, "page")):
        few = Image.open(made).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(HERE / f"{name}.{language}.png", optimize=True)


def call(*words: str) -> None:
    """Run a program quietly; what it says is shown when it fails."""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}: ended with {done.returncode}\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
