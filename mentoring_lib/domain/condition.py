"""Conditions in scenarios, such as ``trust >= 65 and ownership >= 65``.

The grammar, read without ``eval``::

    condition  := "altijd" | clause ("or" clause)*
    clause     := comparison ("and" comparison)*
    comparison := name (">=" | "<=" | ">" | "<" | "=") number
"""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from mentoring_lib.errors import ConditionError

ALWAYS = "altijd"
LONGEST = 500

_OPERATORS: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}
_COMPARISON = re.compile(r"([a-z][a-z0-9.-]*)\s*(>=|<=|>|<|=)\s*(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One parameter held against a number."""

    name: str
    sign: str
    number: int

    def holds(self, state: Mapping[str, int]) -> bool:
        """Tell whether it is true of the values by name."""
        return _OPERATORS[self.sign](state[self.name], self.number)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as alternatives of comparisons that must all hold."""

    text: str
    alternatives: tuple[tuple[Comparison, ...], ...]

    @property
    def always(self) -> bool:
        """Tell whether it holds whatever happened."""
        return self.text == ALWAYS

    @property
    def names(self) -> set[str]:
        """Return every parameter name it mentions."""
        return {c.name for clause in self.alternatives for c in clause}

    def holds(self, state: Mapping[str, int]) -> bool:
        """Tell whether it is true of the values by name."""
        return self.always or any(
            all(comparison.holds(state) for comparison in clause) for clause in self.alternatives
        )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: type[Any], _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let a model field hold a condition that is written as text."""
        return core_schema.no_info_plain_validator_function(
            _from_field,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda condition: condition.text
            ),
        )


def parse(text: str) -> Condition:
    """Return the condition that the text writes out.

    Raises:
        ConditionError: The text is not of the grammar above.
    """
    written = " ".join(text.split())
    if written == ALWAYS:
        return Condition(ALWAYS, ())
    if len(written) > LONGEST:
        raise _unreadable(written[:40] + "…")
    return Condition(
        written,
        tuple(
            tuple(_comparison(part, written) for part in clause.split(" and "))
            for clause in written.split(" or ")
        ),
    )


def _comparison(part: str, whole: str) -> Comparison:
    found = _COMPARISON.fullmatch(part.strip())
    if found is None:
        raise _unreadable(whole)
    name, sign, number = found.groups()
    return Comparison(name, sign, int(number))


def _unreadable(text: str) -> ConditionError:
    return ConditionError(
        place=f"voorwaarde '{text}'",
        problem="Deze voorwaarde kan niet gelezen worden.",
        remedy="Schrijf bijvoorbeeld: trust >= 65 and tension <= 40, of: altijd.",
    )


def _from_field(value: object) -> Condition:
    if isinstance(value, Condition):
        return value
    try:
        return parse(str(value))
    except ConditionError as error:
        raise ValueError(f"{error.place}: {error.problem} {error.remedy}") from None
