"""Parts of an expression: how each is reckoned, and what it mentions."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol


class Found(Protocol):
    """The value of each name; the value of ``count(probe)`` stands under that text."""

    def get(self, name: str, default: object, /) -> object:
        """Return the value of a name, or the default when it is none."""


Reckon = Callable[[Found], object]


class Unreadable(Exception):
    """The text isn't of the grammar."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of an expression: how it is reckoned, and what it mentions.

    Attributes:
        reckon: Gives the value of this part.
        names: The parameter names in it.
        looked_up: The functions about names in it, such as ``count(probe)``.
        compares: Pairs of a name, a sign and a bare word or number beside it.
        flags: The names that are asked whether they are so.
        alone: The name or number that this part consists of, when it is no more.
        tells: Whether it tells that something is so, rather than how much.
    """

    reckon: Reckon
    names: frozenset[str] = frozenset()
    looked_up: frozenset[str] = frozenset()
    compares: tuple[tuple[str, str, str], ...] = ()
    flags: frozenset[str] = frozenset()
    alone: str | None = None
    tells: bool = False


def as_number(value: object) -> float:
    """Return a value to reckon with: a flag is 1 or 0, a word is 0."""
    return float(value) if isinstance(value, int | float) else 0.0


def asked(node: Node) -> Node:
    """Return a part as something that is so or not; a name must then be a flag."""
    if node.tells:
        return node
    if node.alone is None or not node.names:
        raise Unreadable
    return replace(node, flags=node.names, tells=True)


def told(reckon: Reckon, nodes: list[Node]) -> Node:
    """Return parts joined to something that is so or not."""
    return replace(joined(reckon, nodes), tells=True)


def joined(reckon: Reckon, nodes: list[Node]) -> Node:
    """Return parts joined to one that mentions all they mention."""
    return Node(
        reckon,
        frozenset().union(*(node.names for node in nodes)),
        frozenset().union(*(node.looked_up for node in nodes)),
        tuple(pair for node in nodes for pair in node.compares),
        frozenset().union(*(node.flags for node in nodes)),
    )
