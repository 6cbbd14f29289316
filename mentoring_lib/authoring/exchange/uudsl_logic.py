"""Conditions, effects and evaluations as UUDSL writes them."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from mentoring_lib.authoring.exchange.expression_tree import Tree, tree_of
from mentoring_lib.authoring.exchange.logic import (
    Comparison,
    Every,
    Inexpressible,
    Logic,
    Some,
    logic_of,
    logic_of_tree,
)
from mentoring_lib.authoring.exchange.names import xml_name
from mentoring_lib.authoring.exchange.uudsl_terms import SIGNS
from mentoring_lib.domain.condition import Condition, Measure
from mentoring_lib.domain.parameter import GROUP, Effect, Number, Owned, Setting
from mentoring_lib.domain.scenario import Scenario


def said(value: Setting) -> str:
    """Return a value as its text."""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def about(element: Element, owned: Owned) -> None:
    """Write of whom the parameter is, and which."""
    owner, parameter = owned
    element.set("idref", xml_name(parameter))
    if owner != GROUP:
        element.set("characteridref", xml_name(owner))


def named(name: str, owned: Owned) -> str:
    """Return the tag for a parameter of everybody, or of a character."""
    return name if owned[0] == GROUP else f"character{name[0].upper()}{name[1:]}"


def add_preconditions(statement: Element, logic: Logic) -> None:
    """Write when a statement may be said; the editor wants a group on top."""
    if logic == Every():
        return
    top = SubElement(statement, "preconditions")
    group = top if isinstance(logic, Every | Some) else SubElement(top, "and")
    add_logic(group, logic)


def add_logic(parent: Element, logic: Logic) -> None:
    """Write a condition under an element."""
    if isinstance(logic, Comparison):
        element = SubElement(parent, named("condition", logic.about))
        about(element, logic.about)
        element.set("operator", SIGNS[logic.sign])
        element.text = said(logic.value)
        return
    group = SubElement(parent, "and" if isinstance(logic, Every) else "or")
    for part in logic.parts:
        add_logic(group, part)


def add_effects(scenario: Scenario, statement: Element, effects: dict[str, Effect]) -> None:
    """Write what a statement changes."""
    top = SubElement(statement, "parameterEffects")
    free, fixed = SubElement(top, "userDefined"), SubElement(top, "fixed")
    names = scenario.parameter_names()
    for name, effect in effects.items():
        owned = names[name]
        parent = fixed if is_fixed(scenario, owned[1]) else free
        element = SubElement(parent, named("parameterEffect", owned))
        about(element, owned)
        operator, value = _effect(effect)
        element.set("operator", operator)
        element.text = value


def is_fixed(scenario: Scenario, parameter: str) -> bool:
    """Tell whether a character has the parameter; UUDSL then calls it fixed."""
    return any(parameter in character.state for character in scenario.characters.values())


def _effect(effect: Effect) -> tuple[str, str]:
    if isinstance(effect, bool) or (isinstance(effect, str) and not effect.startswith("=")):
        return "assign", said(effect)
    if isinstance(effect, str):
        return "assign", str(int(effect[1:]))
    return ("subtractAssign", str(-effect)) if effect < 0 else ("addAssign", str(effect))


class Evaluations:
    """Writes measures as evaluations."""

    def __init__(self, scenario: Scenario) -> None:
        """Take the scenario whose goals they measure."""
        self._scenario = scenario
        self._names = scenario.parameter_names()

    def element(self, measure: Measure) -> Element:
        """Return the expression of a measure.

        Raises:
            Inexpressible: It counts what was said, or reckons as UUDSL can't.
        """
        top = Element("expression")
        self._add(top, tree_of(measure.text))
        return top

    def _add(self, parent: Element, tree: Tree) -> None:
        match tree:
            case Tree("number", word) if word.isdigit():
                SubElement(parent, "literal").text = word
            case Tree("name", word) if self._is_number(word):
                self._refer(parent, word, "value")
            case Tree("call", "percent", (Tree("name", word),)):
                self._refer(parent, word, "percentage")
            case Tree("call", "if", (asked, then, otherwise)):
                self._choose(parent, asked, then, otherwise)
            case Tree("+" | "-"):
                total = SubElement(parent, "sum")
                for part in _terms(tree):
                    self._add(total, part)
            case Tree("minus", _, (inside,)):
                self._scale(parent, inside, "-1")
            case Tree("*", _, (Tree("number", word), inside) | (inside, Tree("number", word))):
                self._scale(parent, inside, word)
            case Tree("/", _, (inside, Tree("number", word))) if word.strip("0"):
                self._scale(parent, inside, "1", word)
            case _:
                raise Inexpressible

    def _scale(self, parent: Element, inside: Tree, by: str, divisor: str = "") -> None:
        if not by.lstrip("-").isdigit() or not (divisor or "1").isdigit():
            raise Inexpressible
        element = SubElement(parent, "scale", {"scalar": by})
        if divisor:
            element.set("divisor", divisor)
        self._add(element, inside)

    def _is_number(self, word: str) -> bool:
        owned = self._names.get(word)
        return owned is not None and isinstance(self._scenario.kind(owned[1]), Number)

    def _refer(self, parent: Element, word: str, what: str) -> None:
        owned = self._names[word]
        about(SubElement(parent, named("parameterReference", owned), {"calculate": what}), owned)

    def _choose(self, parent: Element, asked: Tree, then: Tree, otherwise: Tree) -> None:
        choose = SubElement(parent, "choose")
        case = SubElement(choose, "when")
        add_logic(SubElement(case, "condition"), logic_of_tree(self._scenario, asked))
        self._add(SubElement(case, "expression"), then)
        self._add(SubElement(choose, "otherwise"), otherwise)


def _terms(tree: Tree) -> Iterator[Tree]:
    """Yield what is added up; what is taken off as its opposite."""
    if tree.kind not in {"+", "-"}:
        yield tree
        return
    left, right = tree.parts
    yield from _terms(left)
    yield Tree("minus", parts=(right,)) if tree.kind == "-" else right


def expressible(scenario: Scenario, condition: Condition) -> Logic | None:
    """Return a condition as comparisons, or None when UUDSL has no words for it."""
    try:
        return logic_of(scenario, condition)
    except Inexpressible:
        return None
