"""Getting the paragraphs and tables out of a Word file, without trusting it.

Only ``word/document.xml`` is unpacked, up to a limit; declarations of entities are refused.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from mentoring_lib.practice.transcript.model import TranscriptError

MOST_BYTES = 30_000_000
"""Of unpacked XML; 20,000 lines of talk with all of Word's marks need less."""

MOST_ELEMENTS = 500_000
"""About 25 for each of 20,000 paragraphs."""

DEEPEST = 150
MOST_PARTS = 5_000

_BODY = "word/document.xml"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_HIDDEN = {"del", "moveFrom", "Fallback", "instrText", "delText"}
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_UNREAD = {
    "word/comments.xml": "opmerkingen",
    "word/footnotes.xml": "voetnoten",
    "word/header1.xml": "kopteksten",
    "word/footer1.xml": "voetteksten",
}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, each a tuple of cells; a cell's paragraphs are lines."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class WordText:
    """What stands in a Word file, in order, and what parts weren't read."""

    blocks: tuple[str | Table, ...]
    unread: tuple[str, ...]


def word_text(content: bytes, name: str) -> WordText:
    """Return the paragraphs and tables of a Word file.

    Raises:
        TranscriptError: It isn't a Word file, is locked, damaged, too large or hostile.
    """
    if content.startswith(_OLD_WORD):
        raise _unusable(name, "Dit is een oud Word-bestand, of er zit een wachtwoord op.")
    if content.count(b"PK\x01\x02") > MOST_PARTS:
        raise _unusable(name, "Dit bestand heeft te veel onderdelen.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unread = tuple(_UNREAD[part] for part in archive.namelist() if part in _UNREAD)
            xml = _body(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, OSError,
            NotImplementedError, OverflowError) as error:  # fmt: skip
        raise _unusable(name, "Dit Word-bestand is beschadigd.") from error
    return WordText(_Reader(name).read(xml), unread)


def _body(archive: zipfile.ZipFile, name: str) -> bytes:
    part = archive.getinfo(_BODY)
    if part.flag_bits & 1:
        raise _unusable(name, "Er zit een wachtwoord op dit bestand.")
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _unusable(name, "Dit bestand is ingepakt op een manier die Word niet gebruikt.")
    with archive.open(part) as stream:
        xml = stream.read(MOST_BYTES + 1)
    if len(xml) > MOST_BYTES:
        raise _unusable(name, "Uitgepakt is dit bestand groter dan 30 MB.")
    return xml


@dataclass(slots=True)
class _Open:
    """A table that isn't finished, and the rows, cells and paragraphs in it so far."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


class _Reader:
    """Follows the elements of the document; knows the open tables and what is hidden."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.blocks: list[str | Table] = []
        self.tables: list[_Open] = []
        self.written: list[list[str]] = [[]]
        self.elements = self.depth = self.hidden = 0
        self.in_text = False

    def read(self, xml: bytes) -> tuple[str | Table, ...]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(xml, True)  # noqa: FBT003 - expat takes no keywords
        except (expat.ExpatError, ValueError) as error:
            raise _unusable(self.name, "Dit Word-bestand is beschadigd.") from error
        return tuple(self.blocks)

    def _refuse(self, *_declared: object) -> None:
        raise _unusable(self.name, "In dit bestand staan verwijzingen die Word niet gebruikt.")

    def _start(self, tag: str, _attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > MOST_ELEMENTS or self.depth > DEEPEST:
            raise _unusable(self.name, "Dit bestand is te groot of te diep genest.")
        local = tag.rpartition(" ")[2]
        if local in _HIDDEN:
            self.hidden += 1
        elif local == "t":
            self.in_text = "wordprocessingml" in tag
        elif local == "p" and "wordprocessingml" in tag:
            self.written.append([])
        elif local == "tbl":
            self.tables.append(_Open())
        elif local in _BREAKS and not self.hidden and len(self.written) > 1:
            self.written[-1].append(_BREAKS[local])

    def _end(self, tag: str) -> None:
        self.depth -= 1
        local = tag.rpartition(" ")[2]
        if local in _HIDDEN:
            self.hidden -= 1
        elif local == "t":
            self.in_text = False
        elif local == "p" and "wordprocessingml" in tag:
            self._place("".join(self.written.pop()))
        elif self.tables and local in {"tc", "tr", "tbl"}:
            self._close(local)

    def _words(self, words: str) -> None:
        if self.in_text and not self.hidden:
            self.written[-1].append(words)

    def _place(self, paragraph: str) -> None:
        if self.tables:
            self.tables[-1].paragraphs.append(paragraph)
        else:
            self.blocks.append(paragraph)

    def _close(self, local: str) -> None:
        table = self.tables[-1]
        if local == "tc":
            table.cells.append("\n".join(table.paragraphs))
            table.paragraphs = []
        elif local == "tr":
            table.rows.append(tuple(table.cells))
            table.cells = []
        else:
            self.tables.pop()
            self._table(table)

    def _table(self, table: _Open) -> None:
        if self.tables:  # a table in a cell is text of that cell
            self.tables[-1].paragraphs += list(_flat(table.rows))
        else:
            self.blocks.append(Table(tuple(table.rows)))


def _flat(rows: list[tuple[str, ...]]) -> Iterator[str]:
    return (cell for row in rows for cell in row)


def _unusable(name: str, problem: str) -> TranscriptError:
    return TranscriptError(
        place=name,
        problem=problem,
        remedy="Open het in Word, kopieer de tekst en bewaar die in een nieuw bestand.",
    )
