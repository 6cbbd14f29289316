"""Reading conditions, effects and evaluations of UUDSL."""

from collections.abc import Callable, Mapping

from mentoring_lib.authoring.exchange.effects import Effects, after, bounded
from mentoring_lib.authoring.exchange.logic import (
    ALWAYS,
    Comparison,
    Logic,
    every,
    shortest_names,
    some,
    written,
)
from mentoring_lib.authoring.exchange.model import ExchangeError, Tally
from mentoring_lib.authoring.exchange.uudsl_terms import SIGNS
from mentoring_lib.authoring.exchange.uudsl_values import Parameters
from mentoring_lib.authoring.exchange.xml_tree import Element
from mentoring_lib.domain.condition import parse
from mentoring_lib.domain.expression import read
from mentoring_lib.domain.parameter import Effect, Flag, Number, Options, Owned
from mentoring_lib.domain.script import parameter_names
from mentoring_lib.errors import ConditionError

_SIGN = {word: sign for sign, word in SIGNS.items()}


class _Lost(Exception):
    """It asks something of a parameter that our grammar can't."""


class Meaning:
    """Reads what statements ask and change."""

    def __init__(self, parameters: Parameters, name: str, notes: Tally) -> None:
        """Take the parameters, whose names the texts get."""
        self._parameters = parameters
        self._file = name
        self._notes = notes
        self.names: Mapping[Owned, str] = shortest_names(parameter_names(parameters.state))

    def condition(self, group: Element, place: str) -> Logic:
        """Return what a statement or choice asks; what can't come along always holds."""
        if not group.children:
            return ALWAYS
        try:
            return every(self._logic(child) for child in group.children)
        except _Lost:
            self._notes.add("Gaat niet mee: een voorwaarde die de cursus niet kan vragen", place)
            return ALWAYS

    def text(self, logic: Logic, place: str) -> str | None:
        """Return a condition in our grammar; None when there is nothing to ask."""
        if logic == ALWAYS:
            return None
        made = written(logic, self.names)
        try:
            return parse(made).text
        except ConditionError:
            self._notes.add("Gaat niet mee: een voorwaarde die te lang of te diep is", place)
            return None

    def _logic(self, element: Element) -> Logic:
        if element.tag in {"and", "or"} and element.children:
            parts = [self._logic(child) for child in element.children]
            return every(parts) if element.tag == "and" else some(parts)
        if element.tag in {"and", "or"}:
            return ALWAYS
        owned = self._parameters.owned(element) if "ondition" in element.tag else None
        if owned is None:
            raise _Lost
        kind = self._parameters.kind_of(owned)
        operator = element.get("operator")
        if operator in {"atMinimum", "atMaximum"} and isinstance(kind, Number):
            edge = kind.lowest if operator == "atMinimum" else kind.highest
            return Comparison(owned, "=", edge)
        sign, value = _SIGN.get(operator), self._parameters.value(element)
        if (
            sign is None
            or value is None
            or (isinstance(kind, Options | Flag) and sign not in {"=", "!="})
        ):
            raise _Lost
        if isinstance(value, bool):
            return Comparison(owned, "=", value is (sign == "="))
        return Comparison(owned, sign, value)

    def effects(self, top: Element, before: Effects | None = None) -> Effects:
        """Return what a statement changes, after what was changed just before."""
        made: Effects = dict(before or {})
        for element in (*top.at("userDefined").children, *top.at("fixed").children):
            owned = self._parameters.owned(element)
            if owned is None:
                continue
            kind, name = self._parameters.kind_of(owned), self.names[owned]
            effect = after(kind, made.get(name), self._effect(element))
            made[name] = bounded(kind, effect, owned[1])
        return made

    def _effect(self, element: Element) -> Effect:
        value = self._parameters.value(element)
        match element.get("operator"), value:
            case "assign", bool() | str():
                return value
            case "assign", int():
                return f"={value}"
            case "addAssign", int() if not isinstance(value, bool):
                return value
            case "subtractAssign", int() if not isinstance(value, bool):
                return -value
        raise ExchangeError(
            place=f"{self._file}:{element.line}, {element.tag}",
            problem=f"Met ‘{element.get('operator')[:30]}’ kan deze parameter niet veranderen.",
            remedy="Gebruik assign, en bij getallen ook addAssign of subtractAssign.",
        )

    def measure(self, group: Element, place: str) -> str | None:
        """Return an evaluation in our grammar; None when it can't come along."""
        try:
            made = self._measure(group)
            read(made, asks=False)
        except (_Lost, ConditionError):
            self._notes.add("Gaat niet mee: een evaluatie die de cursus niet kan uitrekenen", place)
            return None
        return made

    def _measure(self, group: Element) -> str:
        if len(group.children) != 1:
            raise _Lost
        element = group.children[0]
        kinds: dict[str, Callable[[Element], str]] = {
            "literal": lambda each: str(self._parameters.number(each, each.text)),
            "parameterReference": self._reference,
            "characterParameterReference": self._reference,
            "sum": self._sum,
            "scale": self._scale,
            "choose": self._choose,
        }
        if element.tag not in kinds:
            raise _Lost
        return kinds[element.tag](element)

    def _reference(self, element: Element) -> str:
        owned = self._parameters.owned(element)
        if owned is None:
            raise _Lost
        name = self.names[owned]
        whole = isinstance(self._parameters.kind_of(owned), Number)
        return f"percent({name})" if element.get("calculate") == "percentage" or not whole else name

    def _sum(self, element: Element) -> str:
        parts = [
            self._measure(Element("", {}, each.line, [each])) for each in element.children
        ] or ["0"]
        made = parts[0]
        for part in parts[1:]:
            less = part.startswith("-")
            made += f" - {part[1:]}" if less else f" + {part}"
        return made

    def _scale(self, element: Element) -> str:
        inside = self._measure(element)
        if element.children and element.children[0].tag == "sum":
            inside = f"({inside})"
        by = self._parameters.number(element, element.get("scalar"))
        made = {1: inside, -1: f"-{inside}"}.get(by, f"{by} * {inside}")
        divisor = self._parameters.number(element, element.get("divisor") or "1")
        if divisor < 0:
            raise _Lost
        return made if divisor == 1 else f"{made} / {divisor}"

    def _choose(self, element: Element) -> str:
        made = self._measure(element.at("otherwise"))
        for case in reversed(element.all("when")):
            asked = self.text(
                every(self._logic(each) for each in case.at("condition").children), ""
            )
            if asked is None:
                raise _Lost
            made = f"if({asked}, {self._measure(case.at('expression'))}, {made})"
        return made
