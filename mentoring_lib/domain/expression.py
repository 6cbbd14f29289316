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

from collections.abc import Callable
from dataclasses import replace

from mentoring_lib.domain.expression_node import (
    Node,
    Reckon,
    Unreadable,
    as_number,
    asked,
    joined,
    told,
)
from mentoring_lib.domain.expression_reader import Reader, tokens_of
from mentoring_lib.errors import ConditionError

LONGEST = 500
LARGEST = 1e9

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

WORDS = {"and", "or", "not"}


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
        node = asked(node) if asks else node
    except Unreadable:
        shown = written if len(written) <= LONGEST else written[:40] + "…"
        raise ConditionError(
            place=f"voorwaarde '{shown}'",
            problem="Deze voorwaarde kan niet gelezen worden.",
            remedy="Schrijf bijvoorbeeld: trust >= 65 and tension <= 40, of: altijd.",
        ) from None
    return node


def _whole(written: str) -> Node:
    if len(written) > LONGEST:
        raise Unreadable
    reader = Reader(list(tokens_of(written)))
    node = _either(reader)
    if reader.peek():
        raise Unreadable
    return node


def _either(reader: Reader) -> Node:
    nodes = _chain(reader, _both, "or")
    if len(nodes) == 1:
        return nodes[0]
    parts = [node.reckon for node in nodes]
    return told(lambda found: any(part(found) for part in parts), nodes)


def _both(reader: Reader) -> Node:
    nodes = _chain(reader, _denied, "and")
    if len(nodes) == 1:
        return nodes[0]
    parts = [node.reckon for node in nodes]
    return told(lambda found: all(part(found) for part in parts), nodes)


def _chain(reader: Reader, part: Callable[[Reader], Node], word: str) -> list[Node]:
    nodes = [part(reader)]
    while reader.peek() == word:
        reader.take()
        nodes.append(part(reader))
    return nodes if len(nodes) == 1 else [asked(node) for node in nodes]


def _denied(reader: Reader) -> Node:
    if reader.peek() != "not":
        return _compared(reader)
    reader.take()
    node = asked(reader.deeper(_denied))
    return told(lambda found: not node.reckon(found), [node])


_COMPARED: dict[str, Callable[[float, float], bool]] = {
    ">=": lambda left, right: left >= right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    "<": lambda left, right: left < right,
}


def _compared(reader: Reader) -> Node:
    left = _sum(reader)
    sign = reader.peek()
    if sign not in {*_COMPARED, "=", "!="}:
        return left
    reader.take()
    right = _sum(reader)
    compared = told(_comparison(left.reckon, sign, right.reckon), [left, right])
    if left.alone is None or right.alone is None:
        return compared
    return replace(compared, compares=((left.alone, sign, right.alone),))


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


def _sum(reader: Reader) -> Node:
    return _reckoned(reader, _product, "+-")


def _product(reader: Reader) -> Node:
    return _reckoned(reader, _factor, "*/")


def _reckoned(reader: Reader, part: Callable[[Reader], Node], signs: str) -> Node:
    node = part(reader)
    while reader.peek() and reader.peek() in signs:
        sign = reader.take()
        node = _operation(node, sign, part(reader))
    return node


def _operation(left: Node, sign: str, right: Node) -> Node:
    reckon = _RECKONED[sign]
    return joined(
        lambda found: _bounded(
            reckon(as_number(left.reckon(found)), as_number(right.reckon(found)))
        ),
        [left, right],
    )


def _bounded(value: float) -> float:
    return max(-LARGEST, min(LARGEST, value))


def _factor(reader: Reader) -> Node:
    word = reader.take()
    if word == "-":
        inside = reader.deeper(_factor)
        return joined(lambda found: -as_number(inside.reckon(found)), [inside])
    if word == "(":
        inside = reader.deeper(_either)
        reader.expect(")")
        return replace(inside, alone=None) if inside.alone and not inside.names else inside
    if word[0].isdigit():
        number = float(word)
        return Node(lambda _found: number, alone=word)
    if word in WORDS or not (word[0].isalpha() or word[0] == "_"):
        raise Unreadable
    return _called(reader, word) if reader.peek() == "(" else _name(word)


def _name(name: str) -> Node:
    # A word that is no parameter stands for itself: the option in ``mood = boos``.
    return Node(lambda found: found.get(name, name), frozenset({name}), alone=name)


def _called(reader: Reader, name: str) -> Node:
    reader.take()
    if name not in FUNCTIONS:
        raise Unreadable
    arguments: list[Node] = []
    while reader.peek() != ")":
        if arguments:
            reader.expect(",")
        arguments.append(reader.deeper(_either))
    reader.expect(")")
    wanted = FUNCTIONS[name]
    if len(arguments) != wanted if wanted is not None else not arguments:
        raise Unreadable
    return _looked_up(name, arguments) if name in LOOKED_UP else _function(name, arguments)


def _looked_up(name: str, arguments: list[Node]) -> Node:
    about = [argument.alone for argument in arguments]
    if None in about:
        raise Unreadable
    key = f"{name}({''.join(str(each) for each in about)})"
    return Node(lambda found: found.get(key, 0), looked_up=frozenset({key}))


def _function(name: str, arguments: list[Node]) -> Node:
    parts = [argument.reckon for argument in arguments]
    if name == "if":
        _, then, otherwise = parts
        when = asked(arguments[0])
        return joined(
            lambda found: then(found) if when.reckon(found) else otherwise(found),
            [when, *arguments[1:]],
        )
    pick = min if name == "min" else max
    return joined(lambda found: pick(as_number(part(found)) for part in parts), arguments)
