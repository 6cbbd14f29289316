"""The statements of a talk: what the other says, what the mentor says, how it ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from mentoring_lib.authoring.exchange.first_match import in_full
from mentoring_lib.authoring.exchange.logic import ALWAYS, Logic
from mentoring_lib.authoring.exchange.model import Fields
from mentoring_lib.authoring.exchange.names import for_xml, xml_name
from mentoring_lib.authoring.exchange.uudsl_definitions import add_properties
from mentoring_lib.authoring.exchange.uudsl_logic import (
    add_effects,
    add_preconditions,
    expressible,
)
from mentoring_lib.authoring.exchange.uudsl_terms import (
    CARRIED,
    ENDING,
    OPENING,
    SCENE,
    UTTERANCE,
    Form,
    Part,
)
from mentoring_lib.domain.condition import Condition
from mentoring_lib.domain.parameter import Effect
from mentoring_lib.domain.scenario import Ending, Scenario
from mentoring_lib.domain.script import Utterance

_ROW = 160
_COLUMN = 220


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement before it is written.

    Attributes:
        part: What it is to us.
        name: Our id behind the dot.
        speaker: The character, or nothing for the mentor or the situation.
        place: Column and row in the picture of the editor.
    """

    part: Part
    name: str
    text: str
    speaker: str = ""
    place: tuple[int, int] = (0, 0)

    @property
    def id(self) -> str:
        """Return the id under which others refer to it."""
        return f"{self.part}.{self.name}"

    @property
    def tag(self) -> str:
        """Return which of the three kinds of statement it is."""
        if self.part in {Part.REPLY, Part.OPENING}:
            return "playerStatement"
        return "computerStatement" if self.speaker else "situationStatement"


@dataclass(slots=True)
class Told:
    """What goes with a statement."""

    forms: dict[str, Form]
    fields: Fields
    logic: Logic = ALWAYS
    effects: dict[str, Effect] | None = None
    responses: Sequence[str] = ()
    interleave: bool = False
    ends: bool = False


def add_statement(scenario: Scenario, parent: Element, statement: Statement, told: Told) -> None:
    """Write one statement with everything that belongs to it."""
    element = SubElement(parent, statement.tag, {"id": statement.id})
    if statement.speaker:
        element.set("characteridref", xml_name(statement.speaker))
    if told.interleave:
        element.set("allowInterleave", "true")
    if not told.responses and not told.ends:
        element.set("allowDialogueEnd", "true")
    if told.ends:
        element.set("end", "true")
    text = SubElement(element, "text", {"xml:space": "preserve"})
    text.text = for_xml(statement.text)
    position = SubElement(SubElement(element, "editingData"), "position")
    SubElement(position, "x").text = str(statement.place[0] * _COLUMN)
    SubElement(position, "y").text = str(statement.place[1] * _ROW)
    add_preconditions(element, told.logic)
    add_effects(scenario, element, told.effects or {})
    add_properties(element, told.forms, told.fields)
    responses = SubElement(element, "responses")
    for response in told.responses:
        SubElement(responses, "response", {"idref": response})


def add_chain(
    scenario: Scenario,
    parent: Element,
    said: Sequence[tuple[Statement, Utterance]],
    responses: Sequence[str],
    *,
    interleave: bool = False,
) -> Sequence[str]:
    """Write what others say one after another; return the id to begin at."""
    for number, (statement, utterance) in enumerate(said):
        last = number == len(said) - 1
        told = Told(
            UTTERANCE,
            {"emotion": utterance.emotion},
            responses=responses if last else (said[number + 1][0].id,),
            interleave=interleave and last,
        )
        add_statement(scenario, parent, statement, told)
    return (said[0][0].id,) if said else responses


def ruled(scenario: Scenario) -> list[tuple[Ending, Logic]]:
    """Return the endings by rule that UUDSL can decide on, each with its full condition."""
    asked = [(each, each.when) for each in scenario.endings if each.when is not None]
    known: list[tuple[Ending, Logic]] = []
    for ending, condition in asked:
        logic = expressible(scenario, condition)
        if logic is not None:
            known.append((ending, logic))
        if logic == ALWAYS:
            break
    full = in_full([logic for _, logic in known])
    return [(ending, logic) for (ending, _), logic in zip(known, full, strict=True)]


def carried_rule(scenario: Scenario, ending: Ending) -> str:
    """Return the rule of an ending when UUDSL can't decide on it."""
    if ending.when is None or any(ending is each for each, _ in ruled(scenario)):
        return ""
    return ending.when.text


class Endings:
    """Writes the endings that one dialogue leads to."""

    def __init__(self, scenario: Scenario, parent: Element, dialogue: str) -> None:
        """Take the dialogue, whose name keeps its endings apart from those of others."""
        self._scenario = scenario
        self._parent = parent
        self._dialogue = dialogue
        self._order = [each.id for each in scenario.endings]

    def by_rule(self) -> list[str]:
        """Return the ids of the endings that the rules decide between."""
        return [f"{Part.RULE}.{self._dialogue}.{each.id}" for each, _ in ruled(self._scenario)]

    def direct(self, name: str) -> str:
        """Return the id of an ending that a reply leads to."""
        return f"{Part.ENDING}.{self._dialogue}.{name}"

    def add(self, direct: Iterable[str], row: int, *, rules: bool) -> None:
        """Write the endings named, and the rules when asked."""
        named = set(direct)
        for ending, logic in ruled(self._scenario) if rules else ():
            self._add(Part.RULE, ending, row, logic)
        for ending in self._scenario.endings:
            if ending.id in named:
                self._add(Part.ENDING, ending, row + 1, ALWAYS)

    def _add(self, part: Part, ending: Ending, row: int, logic: Logic) -> None:
        column = self._order.index(ending.id)
        statement = Statement(
            part, f"{self._dialogue}.{ending.id}", ending.text, place=(column, row)
        )
        told = Told(ENDING, {"outcome": str(ending.outcome)}, logic=logic, ends=True)
        add_statement(self._scenario, self._parent, statement, told)


def condition_fields(condition: Condition | None, logic: Logic | None) -> Fields:
    """Return a condition that UUDSL has no words for, to carry along."""
    return {"when": condition.text} if condition is not None and logic is None else {}


REPLY_FORMS = {**OPENING, **CARRIED}
SCENE_FORMS = SCENE
