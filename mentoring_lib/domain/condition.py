"""Conditions and measures: expressions that a content file writes as text.

A condition, such as ``trust >= 65 and not told``, holds or doesn't; ``altijd`` always
holds. A measure, such as ``100 - 25 * count(take_over)``, gives a number.
The grammar stands in ``expression``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from mentoring_lib.domain.expression import read
from mentoring_lib.domain.expression_node import Found, Node, as_number
from mentoring_lib.errors import ConditionError

ALWAYS = "altijd"


@dataclass(frozen=True, slots=True)
class Written:
    """An expression with the text it was read from; equal when the texts are."""

    text: str
    node: Node = field(compare=False, repr=False)

    @property
    def names(self) -> frozenset[str]:
        """Return every parameter name, and every option, that it mentions."""
        return self.node.names

    @classmethod
    def _read(cls, text: str) -> Self:
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: type[Any], _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let a model field hold an expression that is written as text."""
        return core_schema.no_info_plain_validator_function(
            _from_field(cls),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda written: written.text
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe an expression as the text that it is."""
        return {"type": "string"}


class Condition(Written):
    """Something that holds or doesn't."""

    __slots__ = ()

    @property
    def always(self) -> bool:
        """Tell whether it holds whatever happened."""
        return self.text == ALWAYS

    def holds(self, state: Found) -> bool:
        """Tell whether it is true of the values by name."""
        return self.always or bool(self.node.reckon(state))

    @classmethod
    def _read(cls, text: str) -> Self:
        written = " ".join(text.split())
        always = Node(lambda _found: True, tells=True)
        return cls(written, always if written == ALWAYS else read(text, asks=True))


class Measure(Written):
    """A number that follows from how a conversation went."""

    __slots__ = ()

    def value(self, found: Found) -> float:
        """Return the number for the values by name."""
        return as_number(self.node.reckon(found))

    @classmethod
    def _read(cls, text: str) -> Self:
        return cls(" ".join(text.split()), read(text, asks=False))


def parse(text: str) -> Condition:
    """Return the condition that the text writes out.

    Raises:
        ConditionError: The text is not of the grammar.
    """
    return Condition._read(text)  # noqa: SLF001 - the public way to read one


def _from_field(kind: type[Written]) -> Callable[[object], Written]:
    def validate(value: object) -> Written:
        if isinstance(value, kind):
            return value
        if isinstance(value, bool):
            # YAML reads a bare ``ja`` or ``true`` as a flag; an expression is text.
            raise ValueError("schrijf de voorwaarde als tekst")
        try:
            return kind._read(str(value))  # noqa: SLF001 - this file's own
        except ConditionError as error:
            raise ValueError(f"{error.place}: {error.problem} {error.remedy}") from None

    return validate
