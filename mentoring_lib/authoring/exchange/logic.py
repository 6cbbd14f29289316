"""Conditions as UUDSL knows them: comparisons of one parameter with one value.

There is no ``not`` there, so a denial turns the signs of what it denies.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from mentoring_lib.authoring.exchange.expression_tree import COMPARED, Tree, tree_of
from mentoring_lib.domain.condition import Condition
from mentoring_lib.domain.parameter import Flag, Kind, Number, Options, Owned, Setting
from mentoring_lib.domain.scenario import Scenario

OPPOSITE = {">=": "<", "<": ">=", "<=": ">", ">": "<=", "=": "!=", "!=": "="}
_TURNED = {">=": "<=", "<=": ">=", "<": ">", ">": "<", "=": "=", "!=": "!="}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison of a parameter with a value."""

    about: Owned
    sign: str
    value: Setting


@dataclass(frozen=True, slots=True)
class Every:
    """All of the parts hold; without parts it always holds."""

    parts: tuple["Logic", ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of the parts holds; without parts it never holds."""

    parts: tuple["Logic", ...] = ()


Logic: TypeAlias = Comparison | Every | Some

ALWAYS = Every()


class Inexpressible(Exception):
    """UUDSL has no words for this."""


def every(parts: Iterable[Logic]) -> Logic:
    """Return that all parts hold, without brackets that say nothing."""
    flat: dict[Logic, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, Every) else (part,)))
    return next(iter(flat)) if len(flat) == 1 else Every(tuple(flat))


def some(parts: Iterable[Logic]) -> Logic:
    """Return that at least one part holds, without brackets that say nothing."""
    flat: dict[Logic, None] = {}
    for part in parts:
        if part == ALWAYS:
            return ALWAYS
        flat.update(dict.fromkeys(part.parts if isinstance(part, Some) else (part,)))
    return next(iter(flat)) if len(flat) == 1 else Some(tuple(flat))


def denied(logic: Logic) -> Logic:
    """Return that it doesn't hold."""
    match logic:
        case Comparison(about, _, bool(value)):
            return Comparison(about, "=", not value)
        case Comparison(about, sign, value):
            return Comparison(about, OPPOSITE[sign], value)
        case Every(parts):
            return some(denied(part) for part in parts)
        case Some(parts):
            return every(denied(part) for part in parts)


def given(logic: Logic, known: Iterable[Logic]) -> Logic:
    """Return what is left to ask when these are known to hold.

    Of what comes after other alternatives, it is known that those didn't hold.
    """
    sure = set(_parts(every(known)))
    return every(part for part in _parts(logic) if part not in sure)


def _parts(logic: Logic) -> Sequence[Logic]:
    return logic.parts if isinstance(logic, Every) else (logic,)


def logic_of(scenario: Scenario, condition: Condition) -> Logic:
    """Return a condition of a scenario as comparisons.

    Raises:
        Inexpressible: It reckons, or compares two parameters.
    """
    return ALWAYS if condition.always else logic_of_tree(scenario, tree_of(condition.text))


def logic_of_tree(scenario: Scenario, tree: Tree) -> Logic:
    """Return a part of an expression as comparisons.

    Raises:
        Inexpressible: It reckons, or compares two parameters.
    """
    names = scenario.parameter_names()
    kinds = {name: scenario.kind(owned[1]) for name, owned in names.items()}
    return _Maker(names, kinds).logic(tree)


class _Maker:
    def __init__(self, names: Mapping[str, Owned], kinds: Mapping[str, Kind]) -> None:
        self.names = names
        self.kinds = kinds

    def logic(self, tree: Tree) -> Logic:
        match tree:
            case Tree("and"):
                return every(self.logic(part) for part in tree.parts)
            case Tree("or"):
                return some(self.logic(part) for part in tree.parts)
            case Tree("not"):
                return denied(self.logic(tree.parts[0]))
            case Tree("name", word) if isinstance(self.kinds.get(word), Flag):
                return Comparison(self.names[word], "=", value=True)
            case Tree(sign, _, (left, right)) if sign in COMPARED:
                return self._compared(left, sign, right)
        raise Inexpressible

    def _compared(self, left: Tree, sign: str, right: Tree) -> Comparison:
        if left.kind != "name" or left.word not in self.names:
            left, sign, right = right, _TURNED[sign], left
        kind = self.kinds.get(left.word) if left.kind == "name" else None
        return Comparison(self.names.get(left.word, ("", "")), sign, _value(kind, right))


def _value(kind: Kind | None, tree: Tree) -> Setting:
    if isinstance(kind, Options) and tree.kind == "name" and tree.word in kind.options:
        return tree.word
    if isinstance(kind, Number):
        inside = tree.parts[0] if tree.kind == "minus" else tree
        if inside.kind == "number" and inside.word.isdigit():
            return -int(inside.word) if tree.kind == "minus" else int(inside.word)
    raise Inexpressible


def written(logic: Logic, names: Mapping[Owned, str]) -> str:
    """Return comparisons in the words of our own grammar; at the top not ``always``."""
    match logic:
        case Comparison(about, sign, bool(value)):
            return names[about] if value is (sign == "=") else f"not {names[about]}"
        case Comparison(about, sign, value):
            return f"{names[about]} {sign} {value}"
        case Every(parts):
            return " and ".join(_inside(part, names) for part in parts)
        case Some(parts):
            return " or ".join(_inside(part, names) for part in parts)


def _inside(logic: Logic, names: Mapping[Owned, str]) -> str:
    text = written(logic, names)
    return text if isinstance(logic, Comparison) else f"({text})"


def shortest_names(scenario_names: Mapping[str, Owned]) -> dict[Owned, str]:
    """Return for each parameter the shortest name an author may write."""
    short: dict[Owned, str] = {}
    for name, owned in scenario_names.items():
        if owned not in short or len(name) < len(short[owned]):
            short[owned] = name
    return short
