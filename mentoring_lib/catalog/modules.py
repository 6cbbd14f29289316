"""Finding the modules of a course: a folder with ``ontwerp.md`` is a module."""

import re
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from mentoring_lib.domain.course import Module
from mentoring_lib.errors import ContentError

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


def modules(course: Path) -> tuple[Module, ...]:
    """Return the modules in a course folder, in the order of their numbers.

    Raises:
        ContentError: The front matter of an ``ontwerp.md`` can't be used.
    """
    return tuple(module(path) for path in module_files(course))


def module_files(course: Path) -> list[Path]:
    """Return the ``ontwerp.md`` of each module, in order."""
    return sorted(course.glob("[0-9][0-9]-*/ontwerp.md"))


def module(path: Path) -> Module:
    """Return the module that an ``ontwerp.md`` tells of.

    Raises:
        ContentError: Its front matter can't be used.
    """
    front = _FRONT.match(path.read_text(encoding="utf-8"))
    try:
        content = YAML(typ="safe", pure=True).load(front[1]) if front else None
        told = Module.model_validate(content)
    except (YAMLError, ValueError) as error:
        raise _wrong(path, "De eerste regels, tussen de streepjes, kloppen niet.") from error
    if told.slug != path.parent.name:
        raise _wrong(path, f"‘{told.slug}’ is niet de naam van de map.")
    return told


def _wrong(path: Path, problem: str) -> ContentError:
    return ContentError(
        place=f"{path.parent.name}/{path.name}:1",
        problem=problem,
        remedy="Zet er slug, title, minutes_lesson, minutes_practice en routes, "
        "zoals in 04-coachgesprek/ontwerp.md.",
    )
