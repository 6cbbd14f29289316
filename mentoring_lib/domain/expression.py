"""Expressions in scenarios: what an author writes behind ``when`` and ``measure``.

The grammar, read without ``eval``::

    either     := both ("or" both)*
    both       := denied ("and" denied)*
    denied     := "not" denied | compared
    compared   := sum ((">=" | "<=" | ">" | "<" | "=" | "!=") sum)?
    sum        := product (("+" | "-") product)*
    product    := factor (("*" | "/") factor)*
    factor     := number | name | function "(" arguments ")" | "(" either ")" | "-" factor

A minus between two names needs a space on both sides: ``a-b`` is one name.
Division by zero gives 0, and no result leaves ``-LARGEST`` to ``LARGEST``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from mentoring_lib.errors import ConditionError

LONGEST = 500
DEEPEST = 30
LARGEST = 1e9


class Found(Protocol):
    """The value of each name; the value of ``count(probe)`` stands under that text."""

    def get(self, name: str, default: object, /) -> object:
        """Return the value of a name, or the default when it is none."""


Reckon = Callable[[Found], object]

FUNCTIONS: dict[str, int | None] = {
    "min": None,
    "max": None,
    "if": 3,
    "percent": 1,
    "count": 1,
    "share": 1,
    "turns": 0,
}
"""How many arguments each function takes; None for one or more."""

LOOKED_UP = {"percent", "count", "share", "turns"}
"""Functions about a name; who reckons gives their value under the written text."""

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d{1,6}(?:\.\d{1,3})?)(?![\w.])"
    r"|(?P<name>[a-z_][a-z0-9_]*(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)?)"
    r"|(?P<sign>>=|<=|!=|[-+*/()<>=,]))"
)
_WORDS = {"and", "or", "not"}


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


class _Unreadable(Exception):
    """The text isn't of the grammar."""


@dataclass(slots=True)
class _Reader:
    tokens: list[str]
    at: int = 0
    depth: int = 0
    end: str = field(default="", init=False)

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else self.end

    def take(self) -> str:
        token = self.peek()
        if not token:
            raise _Unreadable
        self.at += 1
        return token

    def expect(self, token: str) -> None:
        if self.take() != token:
            raise _Unreadable

    def deeper(self, read: Callable[["_Reader"], Node]) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Unreadable
        node = read(self)
        self.depth -= 1
        return node


def read(text: str, *, asks: bool) -> Node:
    """Return what an expression means.

    Args:
        text: What the author wrote.
        asks: Whether it must tell that something is so, as a condition does.

    Raises:
        ConditionError: The text is not of the grammar above.
    """
    written = " ".join(text.split())
    try:
        node = _whole(written)
        node = _asked(node) if asks else node
    except _Unreadable:
        shown = written if len(written) <= LONGEST else written[:40] + "…"
        raise ConditionError(
            place=f"voorwaarde '{shown}'",
            problem="Deze voorwaarde kan niet gelezen worden.",
            remedy="Schrijf bijvoorbeeld: trust >= 65 and tension <= 40, of: altijd.",
        ) from None
    return node


def _whole(written: str) -> Node:
    if len(written) > LONGEST:
        raise _Unreadable
    reader = _Reader(list(_tokens(written)))
    node = _either(reader)
    if reader.peek():
        raise _Unreadable
    return node


def as_number(value: object) -> float:
    """Return a value to reckon with: a flag is 1 or 0, a word is 0."""
    return float(value) if isinstance(value, int | float) else 0.0


def _tokens(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise _Unreadable
        yield found.group(0).strip()
        at = found.end()


def _either(reader: _Reader) -> Node:
    nodes = _chain(reader, _both, "or")
    if len(nodes) == 1:
        return nodes[0]
    parts = [node.reckon for node in nodes]
    return _told(lambda found: any(part(found) for part in parts), nodes)


def _both(reader: _Reader) -> Node:
    nodes = _chain(reader, _denied, "and")
    if len(nodes) == 1:
        return nodes[0]
    parts = [node.reckon for node in nodes]
    return _told(lambda found: all(part(found) for part in parts), nodes)


def _chain(reader: _Reader, part: Callable[[_Reader], Node], word: str) -> list[Node]:
    nodes = [part(reader)]
    while reader.peek() == word:
        reader.take()
        nodes.append(part(reader))
    return nodes if len(nodes) == 1 else [_asked(node) for node in nodes]


def _asked(node: Node) -> Node:
    """Return a part as something that is so or not; a name must then be a flag."""
    if node.tells:
        return node
    if node.alone is None or not node.names:
        raise _Unreadable
    return replace(node, flags=node.names, tells=True)


def _told(reckon: Reckon, nodes: list[Node]) -> Node:
    return replace(_joined(reckon, nodes), tells=True)


def _denied(reader: _Reader) -> Node:
    if reader.peek() != "not":
        return _compared(reader)
    reader.take()
    node = _asked(reader.deeper(_denied))
    return _told(lambda found: not node.reckon(found), [node])


_COMPARED: dict[str, Callable[[float, float], bool]] = {
    ">=": lambda left, right: left >= right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    "<": lambda left, right: left < right,
}


def _compared(reader: _Reader) -> Node:
    left = _sum(reader)
    sign = reader.peek()
    if sign not in {*_COMPARED, "=", "!="}:
        return left
    reader.take()
    right = _sum(reader)
    joined = _told(_comparison(left.reckon, sign, right.reckon), [left, right])
    if left.alone is None or right.alone is None:
        return joined
    return replace(joined, compares=((left.alone, sign, right.alone),))


def _comparison(left: Reckon, sign: str, right: Reckon) -> Reckon:
    if sign == "=":
        return lambda found: left(found) == right(found)
    if sign == "!=":
        return lambda found: left(found) != right(found)
    holds = _COMPARED[sign]
    return lambda found: holds(as_number(left(found)), as_number(right(found)))


_RECKONED: dict[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right if right else 0.0,
}


def _sum(reader: _Reader) -> Node:
    return _reckoned(reader, _product, "+-")


def _product(reader: _Reader) -> Node:
    return _reckoned(reader, _factor, "*/")


def _reckoned(reader: _Reader, part: Callable[[_Reader], Node], signs: str) -> Node:
    node = part(reader)
    while reader.peek() and reader.peek() in signs:
        sign = reader.take()
        node = _operation(node, sign, part(reader))
    return node


def _operation(left: Node, sign: str, right: Node) -> Node:
    reckon = _RECKONED[sign]
    return _joined(
        lambda found: _bounded(
            reckon(as_number(left.reckon(found)), as_number(right.reckon(found)))
        ),
        [left, right],
    )


def _bounded(value: float) -> float:
    return max(-LARGEST, min(LARGEST, value))


def _factor(reader: _Reader) -> Node:
    word = reader.take()
    if word == "-":
        inside = reader.deeper(_factor)
        return _joined(lambda found: -as_number(inside.reckon(found)), [inside])
    if word == "(":
        inside = reader.deeper(_either)
        reader.expect(")")
        return replace(inside, alone=None) if inside.alone and not inside.names else inside
    if word[0].isdigit():
        number = float(word)
        return Node(lambda _found: number, alone=word)
    if word in _WORDS or not (word[0].isalpha() or word[0] == "_"):
        raise _Unreadable
    return _called(reader, word) if reader.peek() == "(" else _name(word)


def _name(name: str) -> Node:
    # A word that is no parameter stands for itself: the option in ``mood = boos``.
    return Node(lambda found: found.get(name, name), frozenset({name}), alone=name)


def _called(reader: _Reader, name: str) -> Node:
    reader.take()
    if name not in FUNCTIONS:
        raise _Unreadable
    arguments: list[Node] = []
    while reader.peek() != ")":
        if arguments:
            reader.expect(",")
        arguments.append(reader.deeper(_either))
    reader.expect(")")
    wanted = FUNCTIONS[name]
    if len(arguments) != wanted if wanted is not None else not arguments:
        raise _Unreadable
    return _looked_up(name, arguments) if name in LOOKED_UP else _function(name, arguments)


def _looked_up(name: str, arguments: list[Node]) -> Node:
    about = [argument.alone for argument in arguments]
    if None in about:
        raise _Unreadable
    key = f"{name}({''.join(str(each) for each in about)})"
    return Node(lambda found: found.get(key, 0), looked_up=frozenset({key}))


def _function(name: str, arguments: list[Node]) -> Node:
    parts = [argument.reckon for argument in arguments]
    if name == "if":
        _, then, otherwise = parts
        asked = _asked(arguments[0])
        return _joined(
            lambda found: then(found) if asked.reckon(found) else otherwise(found),
            [asked, *arguments[1:]],
        )
    pick = min if name == "min" else max
    return _joined(lambda found: pick(as_number(part(found)) for part in parts), arguments)


def _joined(reckon: Reckon, nodes: list[Node]) -> Node:
    return Node(
        reckon,
        frozenset().union(*(node.names for node in nodes)),
        frozenset().union(*(node.looked_up for node in nodes)),
        tuple(pair for node in nodes for pair in node.compares),
        frozenset().union(*(node.flags for node in nodes)),
    )
