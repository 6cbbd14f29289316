"""Parameters, options and goals that a scenario names in vain, in Dutch."""

from collections.abc import Iterator, Mapping

from mentoring_lib.domain.condition import Condition, Measure, Written
from mentoring_lib.domain.expression import FUNCTIONS
from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.parameter import MOST_CHANGE, STANDARD, Effect, Flag, Kind, Options, Owned
from mentoring_lib.domain.scenario import Reply, Scenario

MENTOR = "mentor"
"""Who ``share(mentor)`` is about."""

_ORDERED = {">=", "<=", ">", "<"}


def loose_names(scenario: Scenario) -> Iterator[str]:
    """Yield what a scenario names and nobody defined."""
    for parameter in scenario.parameters:
        if parameter in FUNCTIONS or parameter in STANDARD:
            yield f"'{parameter}' bestaat al; geef de parameter een andere naam"
    yield from _state(scenario)
    names = scenario.parameter_names()
    for reply in scenario.replies():
        yield from _effects(scenario, reply, names)
        for condition in (reply.when, *(branch.when for branch in reply.branches)):
            yield from _expression(scenario, f"'{reply.id}'", condition, names)
        for goal in sorted(set(reply.shows) - {goal.id for goal in scenario.goals}):
            yield f"'{reply.id}' noemt het leerdoel '{goal}', maar dat bestaat niet"
    for ending in scenario.endings:
        yield from _expression(scenario, "een regel", ending.when, names)
    for who, character in scenario.characters.items():
        own = {**names, **{parameter: (who, parameter) for parameter in character.state}}
        for mood in character.moods:
            yield from _expression(scenario, f"'{character.name}'", mood.when, own)
    for goal_ in scenario.goals:
        yield from _measure(scenario, f"leerdoel '{goal_.id}'", goal_.measure, names)


def _state(scenario: Scenario) -> Iterator[str]:
    for who, values in scenario.state.items():
        for parameter, value in values.items():
            if parameter not in scenario.parameters and parameter not in STANDARD:
                yield f"'{who}' heeft '{parameter}', maar dat staat niet bij 'parameters'"
            elif not scenario.kind(parameter).allows(value):
                yield f"'{who}.{parameter}' kan niet '{_shown(value)}' zijn"


def _effects(scenario: Scenario, reply: Reply, names: Mapping[str, Owned]) -> Iterator[str]:
    for name, effect in reply.effect.items():
        if name not in names:
            yield f"'{reply.id}' verandert '{name}', maar dat bestaat niet"
            continue
        parameter = names[name][1]
        if _defined(scenario, parameter) and not _accepts(scenario, parameter, effect):
            yield f"'{reply.id}' kan '{name}' niet met '{_shown(effect)}' veranderen"


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
