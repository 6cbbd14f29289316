"""Reading a file of another tool: bounded, and in a known encoding."""

from pathlib import Path

from mentoring_lib.authoring.exchange.model import ExchangeError, Format

MOST_BYTES = 10_000_000
"""The largest practice conversation of this course takes 70 kB."""

_SUFFIXES = {
    ".tw": Format.TWEE,
    ".twee": Format.TWEE,
    ".tw2": Format.TWEE,
    ".xml": Format.UUDSL,
    ".json": Format.INK,
}


def content_of(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        ExchangeError: It can't be read, is empty or larger than ``MOST_BYTES``.
    """
    try:
        if not path.is_file():
            raise _unusable(path, "Dit bestand is er niet.", "Kijk of de naam en de map kloppen.")
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _unusable(
            path, "Dit bestand kan niet gelezen worden.", "Bewaar het op een andere plek."
        ) from error
    if len(content) > MOST_BYTES:
        raise _unusable(
            path,
            f"Dit bestand is groter dan {MOST_BYTES // 1_000_000} MB.",
            "Haal beeld en geluid eruit, of splits het gesprek.",
        )
    if not content.strip():
        raise _unusable(
            path, "Dit bestand is leeg.", "Bewaar het opnieuw uit het andere programma."
        )
    return content


def text_of(content: bytes, name: str) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 with its mark.

    Raises:
        ExchangeError: It is in another encoding, or has NUL bytes.
    """
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ExchangeError(
            place=f"{name}:{line}",
            problem="Dit bestand is geen tekst in UTF-8.",
            remedy="Bewaar het in het andere programma als UTF-8.",
        ) from error
    if "\0" in text:
        raise ExchangeError(
            place=f"{name}:{text.count(chr(10), 0, text.index(chr(0))) + 1}",
            problem="Hier staat een teken dat niet in tekst hoort.",
            remedy="Bewaar het bestand opnieuw uit het andere programma.",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def guessed(path: Path, content: bytes) -> Format:
    """Return in what format a file is, by what it holds and else by its name.

    Raises:
        ExchangeError: It can't be told.
    """
    start = content[:4000].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").replace(b"\0", b"")
    if start.startswith(b"<") and b"<tw-storydata" not in start:
        return Format.UUDSL
    if start.startswith(b"{"):
        return Format.INK
    if start.startswith(b"::") or b"\n::" in start:
        return Format.TWEE
    if path.suffix.lower() in _SUFFIXES:
        return _SUFFIXES[path.suffix.lower()]
    raise _unusable(
        path,
        "Dit is geen bestand van een soort die we kennen.",
        "Gebruik UUDSL (.xml), Twee 3 (.twee) of ink (.json), of zeg het met --from.",
    )


def _unusable(path: Path, problem: str, remedy: str) -> ExchangeError:
    return ExchangeError(place=path.name, problem=problem, remedy=remedy)
