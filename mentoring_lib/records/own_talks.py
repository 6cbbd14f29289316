"""What is kept of talks that a learner really had: pseudonymised turns and the learner's codes.

Each talk is a file of its own in the hidden folder, so that removing a talk removes all of it.
Figures aren't kept: they are counted anew, so that old and new talks are counted alike.
"""

import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.transcript.model import Line
from mentoring_lib.records.files import NotJson, from_json, write_atomically
from mentoring_lib.records.workspace import MARK, Workspace

FOLDER = "gesprekken"
SCHEMA = 1

T = TypeVar("T")
Labels = Mapping[int, MoveLabel]


@dataclass(frozen=True, slots=True)
class OwnTalk:
    """A talk of one's own.

    Attributes:
        id: Its name on disk.
        kept_at: When it was kept, in ISO form.
        lines: The turns, pseudonymised; the mentor's speaker is ``mentor``.
        structure: The kind of talk that the learner chose; empty when none.
        corrections: The learner's own labels, by the number of the turn.
        roles: The learner's own roles of MERID, by the number of the turn.
        codes: The labels of another coder, or of the learner on another day.
        more_codes: The labels of a second other coder.
    """

    id: str
    kept_at: str
    lines: tuple[Line, ...]
    structure: str = ""
    corrections: Labels = field(default_factory=dict)
    roles: Mapping[int, str] = field(default_factory=dict)
    codes: Labels = field(default_factory=dict)
    more_codes: Labels = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptTalks:
    """The talks on disk, the oldest first, and how many files couldn't be read."""

    talks: tuple[OwnTalk, ...]
    unreadable: int


def new_talk(lines: tuple[Line, ...], now: datetime) -> OwnTalk:
    """Return a talk to keep; its lines must be pseudonymised already."""
    return OwnTalk(uuid.uuid4().hex, now.isoformat(timespec="seconds"), lines)


def own_talks(workspace: Workspace) -> KeptTalks:
    """Return the talks that were kept; a file that can't be read stays where it is."""
    read = [_read(path) for path in sorted(_folder(workspace).glob("*.json"))]
    talks = [talk for talk in read if talk is not None]
    talks.sort(key=lambda talk: (talk.kept_at, talk.id))
    return KeptTalks(tuple(talks), len(read) - len(talks))


def keep_own_talk(workspace: Workspace, talk: OwnTalk) -> None:
    """Keep a talk as it is now, in one step.

    Raises:
        OSError: The file can't be written.
    """
    content = {
        "schema": SCHEMA,
        "kept_at": talk.kept_at,
        "structure": talk.structure,
        "lines": [[line.speaker, line.text, line.start_s, line.end_s] for line in talk.lines],
        "corrections": _by_text(talk.corrections),
        "roles": _by_text(talk.roles),
        "codes": _by_text(talk.codes),
        "more_codes": _by_text(talk.more_codes),
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    write_atomically(_file(workspace, talk.id), text)


def forget_own_talk(workspace: Workspace, talk: OwnTalk) -> None:
    """Remove a talk and everything that was kept of it.

    Raises:
        OSError: The file can't be removed.
    """
    _file(workspace, talk.id).unlink(missing_ok=True)


def _folder(workspace: Workspace) -> Path:
    return workspace.root / MARK / FOLDER


def _file(workspace: Workspace, name: str) -> Path:
    return _folder(workspace) / f"{name}.json"


def _read(path: Path) -> OwnTalk | None:
    """Return the talk in a file; None when somebody damaged it or it is of another version."""
    try:
        content = from_json(path.read_bytes())
        if content["schema"] != SCHEMA:
            return None
        return OwnTalk(
            id=path.stem,
            kept_at=datetime.fromisoformat(content["kept_at"]).isoformat(),
            lines=tuple(_line(*each) for each in content["lines"]),
            structure=str(content["structure"]),
            corrections=_by_number(content["corrections"], MoveLabel),
            roles=_by_number(content["roles"], str),
            codes=_by_number(content["codes"], MoveLabel),
            more_codes=_by_number(content["more_codes"], MoveLabel),
        )
    except (OSError, NotJson, AttributeError, KeyError, TypeError, ValueError):
        return None


def _line(speaker: str, text: str, start_s: float | None, end_s: float | None) -> Line:
    times = [None if each is None else float(each) for each in (start_s, end_s)]
    return Line(str(speaker), str(text), *times)


def _by_text(values: Mapping[int, Any]) -> dict[str, Any]:
    return {str(number): value for number, value in sorted(values.items())}


def _by_number(values: Mapping[str, Any], kind: Callable[[Any], T]) -> dict[int, T]:
    return {int(number): kind(value) for number, value in values.items()}
