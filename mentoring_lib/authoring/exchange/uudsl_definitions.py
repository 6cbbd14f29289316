"""Who takes part, what can change, and what else is told of a statement, as UUDSL defines it."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from mentoring_lib.authoring.exchange.model import Fields
from mentoring_lib.authoring.exchange.names import for_xml, xml_name
from mentoring_lib.authoring.exchange.uudsl_logic import about, is_fixed, named, said
from mentoring_lib.authoring.exchange.uudsl_terms import FORMS, LABELS, SCENARIO, Form
from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.parameter import STANDARD, Flag, Kind, Number
from mentoring_lib.domain.scenario import Outcome, Scenario

_STANDARD_LABELS = {"trust": "vertrouwen", "ownership": "eigenaarschap", "tension": "spanning"}
_OPTIONS: dict[str, Iterable[str]] = {"move": Move, "outcome": Outcome}


def add_definitions(scenario: Scenario, root: Element) -> None:
    """Write the characters, the parameters and the properties."""
    top = SubElement(root, "definitions")
    characters = SubElement(top, "characters")
    for who, character in scenario.characters.items():
        SubElement(characters, "character", {"id": xml_name(who), "name": for_xml(character.name)})
    parameters = SubElement(top, "parameters")
    free, fixed = SubElement(parameters, "userDefined"), SubElement(parameters, "fixed")
    for parameter, kind in used_kinds(scenario).items():
        parent = fixed if is_fixed(scenario, parameter) else free
        _add_kind(_definition(parent, "parameter", parameter, kind.label), kind)
    properties = SubElement(top, "properties")
    for name, form in FORMS.items():
        _add_form(_definition(properties, "property", name, LABELS[name]), name, form)


def used_kinds(scenario: Scenario) -> dict[str, Kind]:
    """Return the kind of every parameter that is defined or that somebody has."""
    held = {name for values in scenario.state.values() for name in values}
    standard: dict[str, Kind] = {
        name: kind.model_copy(update={"label": _STANDARD_LABELS[name]})
        for name, kind in STANDARD.items()
        if name in held
    }
    return {**standard, **scenario.parameters}


def _definition(parent: Element, tag: str, name: str, label: str) -> Element:
    element = SubElement(parent, tag, {"id": xml_name(name), "name": for_xml(label)})
    return SubElement(element, "type")


def _add_kind(parent: Element, kind: Kind) -> None:
    if isinstance(kind, Number):
        bounds = {"minimum": str(kind.lowest), "maximum": str(kind.highest)}
        SubElement(parent, "integer", bounds)
    elif isinstance(kind, Flag):
        SubElement(parent, "boolean")
    else:
        _add_options(parent, kind.options)


def _add_options(parent: Element, options: Mapping[str, str]) -> None:
    enumeration = SubElement(parent, "enumeration")
    for value, label in options.items():
        SubElement(enumeration, "option", {"value": xml_name(value)}).text = for_xml(label)


def _add_form(parent: Element, name: str, form: Form) -> None:
    if name in _OPTIONS:
        _add_options(parent, {str(each): str(each) for each in _OPTIONS[name]})
    elif name == "quality":
        SubElement(parent, "integer", {"minimum": "0", "maximum": "3"})
    elif form is Form.LIST:
        SubElement(SubElement(SubElement(parent, "list"), "itemType"), "string")
    else:
        SubElement(parent, str(form))


def add_initial_values(scenario: Scenario, metadata: Element) -> None:
    """Write how everyone is before the first word."""
    top = SubElement(metadata, "initialParameterValues")
    free, fixed = SubElement(top, "userDefined"), SubElement(top, "fixed")
    for owner, values in scenario.state.items():
        for parameter, value in values.items():
            parent = fixed if is_fixed(scenario, parameter) else free
            element = SubElement(parent, named("parameterValue", (owner, parameter)))
            about(element, (owner, parameter))
            element.text = said(value)


def add_properties(
    parent: Element, forms: Mapping[str, Form], fields: Fields, character: str = ""
) -> Element:
    """Write what else is told, for the names that have a value; return the element."""
    top = parent.find("propertyValues")
    if top is None:
        top = SubElement(parent, "propertyValues")
    for name, form in forms.items():
        if fields.get(name) in (None, "", [], ()):
            continue
        tag = "characterPropertyValue" if character else "propertyValue"
        element = SubElement(top, tag, {"idref": name})
        if character:
            element.set("characteridref", xml_name(character))
        _add_value(element, form, fields[name])
    return top


def _add_value(element: Element, form: Form, value: Any) -> None:
    if form is Form.LIST:
        for each in value:
            SubElement(element, "item").text = for_xml(str(each))
    else:
        element.text = for_xml(said(value))


def scenario_properties(scenario: Scenario, rest: Fields) -> tuple[dict[str, Form], Fields]:
    """Return what is told of the scenario itself; what is left over as JSON."""
    fields = scenario.model_dump(mode="json")
    return SCENARIO, {**fields, "rest": json.dumps(rest, ensure_ascii=False) if rest else ""}
