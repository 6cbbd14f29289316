"""Writing a scenario as UUDSL, the scenario language of Communicate!."""

from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mentoring_lib.authoring.exchange.logic import Inexpressible
from mentoring_lib.authoring.exchange.model import Exported, Fields, Tally
from mentoring_lib.authoring.exchange.names import for_xml
from mentoring_lib.authoring.exchange.uudsl_definitions import (
    add_definitions,
    add_initial_values,
    add_properties,
    scenario_properties,
)
from mentoring_lib.authoring.exchange.uudsl_logic import Evaluations, expressible
from mentoring_lib.authoring.exchange.uudsl_statements import carried_rule
from mentoring_lib.authoring.exchange.uudsl_talk import add_sequence, branch_logic
from mentoring_lib.authoring.exchange.uudsl_terms import CHARACTER, CONFIG, NAMESPACE, VERSION
from mentoring_lib.domain.scenario import Goal, Scenario
from mentoring_lib.domain.script import SUBJECTS

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def uudsl(scenario: Scenario, *, on: date) -> Exported:
    """Return the scenario as UUDSL, with what a player of UUDSL can't do with it.

    Args:
        scenario: The scenario with its assessment.
        on: The date of saving, which the format asks for.
    """
    root = Element(
        "scenario",
        {"xmlns": NAMESPACE, "version": "1", "schemaVersion": VERSION, "configidref": CONFIG},
    )
    add_definitions(scenario, root)
    _add_evaluations(scenario, root)
    _add_metadata(scenario, root, on)
    add_sequence(scenario, root)
    indent(root)
    return Exported(_HEAD + tostring(root, encoding="unicode") + "\n", _notes(scenario))


def _add_evaluations(scenario: Scenario, root: Element) -> None:
    top = SubElement(root, "typedExpressions")
    for goal in scenario.goals:
        expression = _measured(scenario, goal)
        if expression is not None:
            name = {"id": f"goal.{goal.id}", "name": for_xml(goal.text)}
            evaluation = SubElement(top, "typedExpression", name)
            kind = SubElement(evaluation, "type")
            SubElement(kind, "integer", {"minimum": "0", "maximum": "100"})
            evaluation.append(expression)


def _measured(scenario: Scenario, goal: Goal) -> Element | None:
    if goal.measure is None:
        return None
    try:
        return Evaluations(scenario).element(goal.measure)
    except Inexpressible:
        return None


def _add_metadata(scenario: Scenario, root: Element, on: date) -> None:
    top = SubElement(root, "metadata")
    SubElement(top, "name").text = for_xml(scenario.title)
    SubElement(top, "date").text = on.isoformat()
    SubElement(top, "language", {"code": "nl"}).text = "Nederlands"
    description = SubElement(top, "description", {"xml:space": "preserve"})
    description.text = for_xml(scenario.situation)
    SubElement(top, "difficulty").text = "medium"
    add_initial_values(scenario, top)
    add_properties(top, *scenario_properties(scenario, _rest(scenario)))
    for who, character in scenario.characters.items():
        add_properties(top, CHARACTER, {"description": character.description}, who)


def _rest(scenario: Scenario) -> Fields:
    fields = scenario.model_dump(mode="json", exclude_defaults=True)
    measured = {goal.id for goal in scenario.goals if _measured(scenario, goal) is not None}
    goals = [dict(goal) for goal in fields.get("goals", [])]
    people = fields["characters"].items()
    subjects = fields.get("subjects", [])
    rest = {
        "goals": [_without_measure(goal) if goal["id"] in measured else goal for goal in goals],
        "moods": {who: each["moods"] for who, each in people if "moods" in each},
        "pause": fields.get("pause"),
        "rounding_off": fields.get("rounding_off"),
        "returning": {each["id"]: each["returning"] for each in subjects if "returning" in each},
        "levels": {each.id: each.level for each in scenario.subjects},
        "start": scenario.start if scenario.subjects else None,
        "endings": fields["endings"],
    }
    return {name: value for name, value in rest.items() if value}


def _without_measure(goal: Fields) -> Fields:
    return {name: value for name, value in goal.items() if name != "measure"}


def _notes(scenario: Scenario) -> tuple[str, ...]:
    tally = Tally()
    for name, present in _unplayed(scenario).items():
        if present:
            tally.add(f"Gaat mee als gegeven, maar doet in UUDSL niets: {name}", *present)
    for scene in scenario.scenes:
        if scene.subject is None and scenario.subjects and scenario.start == SUBJECTS:
            tally.add("Gaat niet mee, want niemand komt er: de scène", scene.id)
    for reply in scenario.replies():
        if reply.branches and branch_logic(scenario, reply):
            tally.add(
                "Gaat mee als een situatie met ‘…’ ertussen: een antwoord met meer wegen", reply.id
            )
    tally.add(
        "De moeilijkheid staat op ‘medium’, want die kent de cursus niet; "
        "de editor toont feedback en kwaliteit alleen als zijn configuratie ze kent."
    )
    return tally.lines()


def _unplayed(scenario: Scenario) -> dict[str, list[str]]:
    replies = list(scenario.replies())
    return {
        "een voorwaarde die rekent of twee waarden vergelijkt": [
            *(r.id for r in replies if r.when and expressible(scenario, r.when) is None),
            *(r.id for r in replies if r.branches and not branch_logic(scenario, r)),
            *(e.id for e in scenario.endings if carried_rule(scenario, e)),
        ],
        "een leerdoel dat telt wat er gezegd is": [
            goal.id for goal in scenario.goals if _measured(scenario, goal) is None
        ],
        "de stemming naast een naam": [
            who for who, character in scenario.characters.items() if character.moods
        ],
        "bedenktijd": [scene.id for scene in scenario.scenes if scene.seconds is not None],
        "een antwoord dat nooit mag": [reply.id for reply in replies if reply.fatal],
        "terugkomen op een onderwerp": [each.id for each in scenario.subjects if each.returning],
        "het moment waarop de mentor een onderwerp kiest": ["pause"] if scenario.pause else [],
        "afronden zonder een onderwerp": (
            [scenario.rounding_off.id] if scenario.rounding_off else []
        ),
    }
