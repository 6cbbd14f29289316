"""Parameters, options and goals that a scenario names in vain, in Dutch."""

from collections.abc import Iterator, Mapping

from mentoring_lib.domain.condition import Condition, Measure, Written
from mentoring_lib.domain.expression import FUNCTIONS, WORDS
from mentoring_lib.domain.loose_end import Location, LooseEnd
from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.parameter import (
    GROUP,
    LEVEL,
    MOST_CHANGE,
    STANDARD,
    Effect,
    Flag,
    Kind,
    Number,
    Options,
    Owned,
)
from mentoring_lib.domain.scenario import Reply, Scenario

MENTOR = "mentor"
"""Who ``share(mentor)`` is about."""

_ORDERED = {">=", "<=", ">", "<"}


def loose_names(scenario: Scenario) -> Iterator[LooseEnd]:
    """Yield what a scenario names and nobody defined."""
    yield from _taken(scenario)
    yield from _state(scenario)
    yield from _of_replies(scenario)
    names = scenario.parameter_names()
    for number, ending in enumerate(scenario.endings):
        for problem in _expression(scenario, "een regel", ending.when, names):
            yield LooseEnd(problem, "endings", number, "when")
    for who, character in scenario.characters.items():
        own = {**names, **{parameter: (who, parameter) for parameter in character.state}}
        for mood in character.moods:
            for problem in _expression(scenario, f"'{character.name}'", mood.when, own):
                yield LooseEnd(problem, "characters", who, "moods")
    for number, goal in enumerate(scenario.goals):
        for problem in _measure(scenario, f"leerdoel '{goal.id}'", goal.measure, names):
            yield LooseEnd(problem, "goals", number, "measure")


def _taken(scenario: Scenario) -> Iterator[LooseEnd]:
    for parameter in scenario.parameters:
        if parameter in {*FUNCTIONS, *STANDARD, *WORDS} or parameter[0].isdigit():
            problem = f"'{parameter}' heeft al een betekenis; geef de parameter een andere naam"
            yield LooseEnd(problem, "parameters", parameter)
    for who in sorted({GROUP, MENTOR} & set(scenario.characters)):
        problem = f"'{who}' heeft al een betekenis; geef deze persoon een andere naam"
        yield LooseEnd(problem, "characters", who)


def _state(scenario: Scenario) -> Iterator[LooseEnd]:
    for who, values in scenario.state.items():
        place: Location = ("group",) if who == GROUP else ("characters", who, "state")
        for parameter, value in values.items():
            if not _defined(scenario, parameter):
                problem = f"'{who}' heeft '{parameter}', maar dat staat niet bij 'parameters'"
                yield LooseEnd(problem, *place, parameter)
            elif not scenario.kind(parameter).allows(value):
                allowed = _allowed(scenario.kind(parameter))
                problem = f"'{who}.{parameter}' kan niet '{_shown(value)}' zijn; {allowed}"
                yield LooseEnd(problem, *place, parameter)


def _of_replies(scenario: Scenario) -> Iterator[LooseEnd]:
    names, places = scenario.parameter_names(), scenario.places_of_replies()
    goals = {goal.id for goal in scenario.goals}
    for reply in scenario.replies():
        at = places[reply.id]
        for name, problem in _effects(scenario, reply, names):
            yield LooseEnd(problem, *at, "effect", name)
        for problem in _expression(scenario, f"'{reply.id}'", reply.when, names):
            yield LooseEnd(problem, *at, "when")
        for branch in reply.branches:
            for problem in _expression(scenario, f"'{reply.id}'", branch.when, names):
                yield LooseEnd(problem, *at, "branches")
        for goal in sorted(set(reply.shows) - goals):
            problem = f"'{reply.id}' noemt het leerdoel '{goal}', maar dat bestaat niet"
            yield LooseEnd(problem, *at, "shows")


def _effects(
    scenario: Scenario, reply: Reply, names: Mapping[str, Owned]
) -> Iterator[tuple[str, str]]:
    for name, effect in reply.effect.items():
        if name not in names:
            yield name, f"'{reply.id}' verandert '{name}', maar dat bestaat niet"
            continue
        parameter = names[name][1]
        if _defined(scenario, parameter) and not _accepts(scenario, parameter, effect):
            allowed = _allowed(scenario.kind(parameter), change=True)
            said = f"'{reply.id}' kan '{name}' niet met '{_shown(effect)}' veranderen"
            yield name, f"{said}; {allowed}"


def _allowed(kind: Kind, *, change: bool = False) -> str:
    match kind:
        case Flag():
            return "schrijf true of false"
        case Options():
            return f"kies uit {', '.join(kind.options)}"
        case Number():
            most = MOST_CHANGE if kind is LEVEL else kind.highest - kind.lowest
            low, high = (-most, most) if change else (kind.lowest, kind.highest)
            return f"kies een getal van {low} tot en met {high}".replace("-", "−")


def _accepts(scenario: Scenario, parameter: str, effect: Effect) -> bool:
    if not scenario.kind(parameter).accepts(effect):
        return False
    added = isinstance(effect, int) and not isinstance(effect, bool)
    return not (added and parameter in STANDARD and abs(int(effect)) > MOST_CHANGE)


def _expression(
    scenario: Scenario, place: str, condition: Condition | None, names: Mapping[str, Owned]
) -> Iterator[str]:
    if condition is None:
        return
    yield from _unknown(scenario, place, condition, names)
    for key in sorted(condition.node.looked_up):
        yield f"{place} gebruikt '{key}'; dat kan alleen bij een leerdoel"


def _measure(
    scenario: Scenario, place: str, measure: Measure | None, names: Mapping[str, Owned]
) -> Iterator[str]:
    if measure is None:
        return
    yield from _unknown(scenario, place, measure, names)
    known = {
        "count": {str(move) for move in Move},
        "percent": set(names),
        "share": {MENTOR, *scenario.characters},
        "turns": {""},
    }
    for key in sorted(measure.node.looked_up):
        function, _, about = key.rstrip(")").partition("(")
        if about not in known[function]:
            yield f"{place} noemt '{about}' in '{key}', maar dat bestaat niet"


def _unknown(
    scenario: Scenario, place: str, written: Written, names: Mapping[str, Owned]
) -> Iterator[str]:
    options = set()
    for left, sign, right in written.node.compares:
        for name, other in ((left, right), (right, left)):
            kind = _kind(scenario, name, names)
            if isinstance(kind, Options):
                if sign in _ORDERED:
                    yield f"{place} vergelijkt '{name}' met '{sign}'; gebruik = of !="
                elif other not in kind.options and other not in names:
                    yield f"{place} noemt '{name} {sign} {other}', maar die keuze bestaat niet"
                options.add(other)
    for name in sorted(written.node.flags & set(names)):
        if not isinstance(_kind(scenario, name, names), Flag):
            yield f"{place} noemt '{name}' alleen; schrijf er een getal bij, zoals '{name} >= 50'"
    for name in sorted(written.names - set(names) - options):
        yield f"{place} noemt '{name}', maar dat bestaat niet"


def _kind(scenario: Scenario, name: str, names: Mapping[str, Owned]) -> Kind | None:
    if name not in names or not _defined(scenario, names[name][1]):
        return None
    return scenario.kind(names[name][1])


def _defined(scenario: Scenario, parameter: str) -> bool:
    return parameter in scenario.parameters or parameter in STANDARD


def _shown(value: object) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
