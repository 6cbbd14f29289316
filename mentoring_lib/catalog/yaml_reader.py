"""Reading YAML so that every value still knows its line and how it was written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mentoring_lib.domain.values import BlockText
from mentoring_lib.errors import ContentError

LARGEST = 2_000_000
"""A content file of more bytes than this isn't one that a person wrote."""

DEEPEST = 30

# The parser in C where it is there: a course has megabytes of text.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Location = tuple[str | int, ...]

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,18}(?:\.[0-9]{0,18})?|\.[0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML file holds, with the line of each place in it."""

    path: Path
    content: Any
    lines: dict[Location, int] = field(default_factory=dict)

    def line(self, location: Location) -> int:
        """Return the line of the nearest place that was written."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def read(path: Path) -> Document:
    """Return what the file holds.

    Raises:
        ContentError: The file isn't there, too large, or not YAML.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _unreadable(path, 1, "Het bestand is groter dan 2 MB.", "Splits het.")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(
            path, 1, "Dit bestand kan niet gelezen worden.", "Bewaar het als tekst (UTF-8)."
        ) from error
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except MarkedYAMLError as error:
        raise _misspelt(path, error) from error
    except (YAMLError, RecursionError) as error:
        raise _unreadable(
            path,
            1,
            "Dit bestand is geen leesbare YAML.",
            "Vergelijk het met een bestand dat werkt.",
        ) from error
    return _Builder(path).document(node)


class _Builder:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[Location, int] = {}
        self.seen: set[int] = set()

    def document(self, node: Node | None) -> Document:
        content = None if node is None else self._value(node, ())
        return Document(self.path, content, self.lines)

    def _value(self, node: Node, at: Location) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(at, line)
        if id(node) in self.seen or len(at) > DEEPEST:
            raise _unreadable(
                self.path,
                line,
                "Dit verwijst naar een ander stuk (& of *), of is te diep genest.",
                "Schrijf de tekst hier zelf uit.",
            )
        self.seen.add(id(node))
        match node:
            case MappingNode():
                return dict(self._pairs(node, at))
            case SequenceNode():
                return [self._value(each, (*at, i)) for i, each in enumerate(node.value)]
            case ScalarNode():
                return _scalar(node)
            case _:
                raise TypeError(f"a YAML node of type {type(node).__name__}")

    def _pairs(self, node: MappingNode, at: Location) -> Iterator[tuple[str, Any]]:
        names: set[str] = set()
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, ScalarNode):
                raise _unreadable(
                    self.path,
                    line,
                    "Een naam is hier een heel blok.",
                    "Schrijf één woord als naam.",
                )
            name = str(key.value)
            if name in names:
                raise _unreadable(
                    self.path, line, f"‘{name}’ staat hier twee keer.", "Haal er één weg."
                )
            names.add(name)
            self.lines[(*at, name)] = line
            yield name, self._value(value, (*at, name))


def _scalar(node: ScalarNode) -> Any:
    text = str(node.value)
    if node.style in {">", "|"}:
        return BlockText(text)
    match str(node.tag).rpartition(":")[2]:
        case "int" if _INTEGER.fullmatch(text):
            return int(text)
        case "float" if _NUMBER.fullmatch(text):
            return float(text)
        case "bool" if text.lower() in {"true", "false"}:
            return text.lower() == "true"
        case "null":
            return None
        case _:
            return text


def _misspelt(path: Path, error: MarkedYAMLError) -> ContentError:
    # For an unclosed quote the problem mark points past the end of the file.
    quoted = "quoted scalar" in str(error.context or "")
    mark = error.context_mark if quoted and error.context_mark else error.problem_mark
    line = 1 if mark is None else mark.line + 1
    return _unreadable(
        path,
        line,
        "Hier klopt de opmaak niet.",
        "Zet ‘>’ achter de dubbele punt en de tekst ingesprongen eronder; "
        "kijk of alles even ver inspringt als de regels erboven.",
    )


def _unreadable(path: Path, line: int, problem: str, remedy: str) -> ContentError:
    return ContentError(place=f"{path.name}:{line}", problem=problem, remedy=remedy)
