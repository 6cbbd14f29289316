"""Print a Chromium for the browser tests; get one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def main() -> int:
    """Print the path of a browser, or tell in Dutch what to do."""
    for find in (installed, from_debian, from_playwright):
        if path := find():
            sys.stdout.write(path + "\n")
            return 0
    sys.stderr.write(
        "Er is geen Chromium of Chrome, en installeren lukte niet.\n"
        "Installeer Chromium of Google Chrome en doe opnieuw: make test\n"
    )
    return 1


def installed() -> str | None:
    """Return a browser that is there already."""
    asked = os.environ.get("CHROMIUM")
    if asked and Path(asked).is_file():
        return asked
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or (str(MAC) if MAC.is_file() else None)


def from_debian() -> str | None:
    """Install Debian's package, where that is allowed."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    for arguments in (["update"], ["install", "-y", "chromium"]):
        run(["apt-get", "-qq", *arguments], env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    return installed()


def from_playwright() -> str | None:
    """Have Playwright download its own browser."""
    run([sys.executable, "-m", "playwright", "install", "chromium"])
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only when it is needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def run(command: list[str], env: dict[str, str] | None = None) -> None:
    """Run a command; what it says goes to standard error, its failure shows in the outcome."""
    subprocess.run(command, env=env, stdout=sys.stderr, check=False)


if __name__ == "__main__":
    sys.exit(main())
