"""The containers of a compiled ink story, and the paths between them.

Source:
    ink JSON runtime format, inkle (documentation of ink 1.2, inkVersion 20 and 21).
"""

import json
from dataclasses import dataclass, field
from typing import Any

from mentoring_lib.authoring.exchange.model import ExchangeError

MOST_SIGNS = 3_000_000
DEEPEST = 150
MOST_THINGS = 300_000
OLDEST = 19


@dataclass(slots=True, eq=False)
class Container:
    """A row of things, some of them containers; others only have a name."""

    name: str
    parent: "Container | None"
    index: int
    content: list[Any] = field(default_factory=list)
    named: dict[str, "Container"] = field(default_factory=dict)


Spot = tuple[Container, int]
"""A container, and how far in it."""


def ink_tree(text: str, name: str) -> Container:
    """Return the outermost container.

    Raises:
        ExchangeError: It isn't compiled ink, or is too large or too deep.
    """
    if len(text) > MOST_SIGNS:
        raise _unusable(name, "Dit verhaal is te groot.", "Splits het in kleinere verhalen.")
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise _unusable(
            f"{name}:{error.lineno}",
            "Hier klopt de JSON niet.",
            "Compileer het verhaal opnieuw met Inky of inklecate.",
        ) from error
    except (RecursionError, ValueError) as error:
        raise _unusable(
            name, "Dit bestand is te diep genest.", "Maak het verhaal eenvoudiger."
        ) from error
    if not isinstance(found, dict) or not isinstance(found.get("root"), list):
        raise _unusable(
            name,
            "Dit is JSON, maar geen gecompileerd ink-verhaal.",
            "Kies in Inky voor ‘Export to JSON’.",
        )
    if not isinstance(found.get("inkVersion"), int) or found["inkVersion"] < OLDEST:
        raise _unusable(
            name, "Dit is een oude versie van ink.", "Compileer het met een nieuwe Inky."
        )
    return _Builder(name).container(found["root"], None, -1, "", 0)


class _Builder:
    def __init__(self, name: str) -> None:
        self.name = name
        self.things = 0

    def container(
        self, row: list[Any], parent: Container | None, index: int, name: str, depth: int
    ) -> Container:
        self.things += len(row)
        if depth > DEEPEST or self.things > MOST_THINGS:
            raise _unusable(self.name, "Dit verhaal is te diep of te groot.", "Splits het.")
        last = row[-1] if row and isinstance(row[-1], dict) else {}
        own = last.get("#n")
        made = Container(own if isinstance(own, str) else name, parent, index)
        body = row[:-1] if row and (row[-1] is None or isinstance(row[-1], dict)) else row
        for number, each in enumerate(body):
            inside = isinstance(each, list)
            thing = self.container(each, made, number, "", depth + 1) if inside else each
            made.content.append(thing)
            if inside and thing.name:
                made.named[thing.name] = thing
        for key, each in last.items():
            if isinstance(each, list):
                made.named[key] = self.container(each, made, -1, key, depth + 1)
        return made


def spot(root: Container, at: Container, path: str) -> Spot | None:
    """Return where a path leads; None when it leads nowhere.

    Args:
        root: The outermost container.
        at: The container in which the path stands.
        path: Names, indices and ``^`` with dots between; relative when it begins with one.
    """
    steps = path.split(".")
    here = root
    if path.startswith("."):
        # The first ^ goes from the thing that holds the path to its container.
        here, steps = at, steps[2:] if steps[1:2] == ["^"] else steps[1:]
    for number, step in enumerate(steps):
        if step == "^":
            if here.parent is None:
                return None
            here = here.parent
        elif step in here.named:
            here = here.named[step]
        elif step.isascii() and step.isdigit() and len(step) < 7 and int(step) < len(here.content):  # noqa: PLR2004 - as many as fit
            thing = here.content[int(step)]
            if not isinstance(thing, Container):
                return (here, int(step)) if number == len(steps) - 1 else None
            here = thing
        else:
            return None
    return here, 0


def _unusable(place: str, problem: str, remedy: str) -> ExchangeError:
    return ExchangeError(place=place, problem=problem, remedy=remedy)
