"""Times in transcripts: 0:05, 00:01:02.500, 62,5."""

import re

TIME = r"\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,7})?"
"""A clock time in a transcript, as part of a regular expression."""

ARROW = re.compile(rf"\s*({TIME})\s*-->\s*({TIME})(?:\s|$)")
"""The line above a subtitle: from when till when."""

_SECONDS = re.compile(r"\d{1,6}(?:[.,]\d{1,7})?")


def seconds(written: str) -> float | None:
    """Return a written time as seconds; None when it isn't one."""
    written = written.strip()
    if re.fullmatch(TIME, written):
        total = 0.0
        for part in written.split(":"):
            total = 60 * total + float(part.replace(",", "."))
        return round(total, 3)
    if _SECONDS.fullmatch(written):
        return float(written.replace(",", "."))
    return None
