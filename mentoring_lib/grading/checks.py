"""Grading one item: points and pointers from the maker's key, by kind of item."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from mentoring_lib.domain.answer_key import (
    Check,
    ChoiceKey,
    ChoicesKey,
    FormKey,
    ItemKey,
    OrderKey,
    ReflectionKey,
    SortKey,
    TalkKey,
    TextKey,
)
from mentoring_lib.domain.exercise import Item, TalkItem
from mentoring_lib.domain.scenario import Outcome, Scenario
from mentoring_lib.grading.result import ItemResult, halves
from mentoring_lib.grading.text_rules import holds
from mentoring_lib.practice.answers import NotAnAnswer, accept, shown
from mentoring_lib.practice.replay import STRONGEST, Run, replay, shortest_strong

NOT_ANSWERED = "Dit onderdeel heb je niet ingevuld. Doe het alsnog, dan kun je het nabespreken."
NOT_READ = "Dit antwoord kon niet worden nagekeken. Bespreek het met je trainer."
FATAL = (
    "Je beloofde geheimhouding. Dat kun je niet waarmaken als er iets onveiligs is. "
    "Schrijf voor jezelf één eerlijke zin waarmee je die grens aangeeft."
)
UNFINISHED = "Je gesprek was nog niet afgerond. Speel het uit, dan zie je hoe het afloopt."
FATAL_SHARE = 0.6
"""A promise of secrecy leaves at most this share of a talk's points."""


def grade_item(
    item: Item,
    key: ItemKey,
    answer: Mapping[str, Any] | None,
    scenarios: Mapping[str, Scenario],
) -> ItemResult:
    """Return what the answer earns, whatever form it has.

    Args:
        item: The item as learners have it.
        key: What the maker keeps of it, of the same kind.
        answer: ``kind`` and ``value`` as the sheet has them, or None.
        scenarios: The full scenarios of the exercise, by name.
    """
    unanswered = None if isinstance(key, ReflectionKey) else 0.0
    try:
        value = _accepted(item, answer)
    except NotAnAnswer as error:
        step = NOT_READ if answer and _touched(answer.get("value")) else NOT_ANSWERED
        remark = f"Dit antwoord past niet bij de opdracht: {error}. Het telt niet mee."
        return ItemResult(item.id, unanswered, item.points, next_steps=(step,), remarks=(remark,))
    if not _touched(value):
        return ItemResult(item.id, unanswered, item.points, next_steps=(NOT_ANSWERED,))
    return _graded(item, key, value, scenarios)


def _accepted(item: Item, answer: Mapping[str, Any] | None) -> Any:
    if answer is None or answer.get("value") is None:
        return None
    if answer.get("kind") != item.kind:
        raise NotAnAnswer(f"de soort is {shown(answer.get('kind'))}")
    return accept(item, answer["value"])


def _touched(value: object) -> bool:
    if isinstance(value, dict):
        return any(str(each).strip() for each in value.values())
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def _graded(item: Item, key: ItemKey, value: Any, scenarios: Mapping[str, Scenario]) -> ItemResult:
    match key:
        case ChoiceKey():
            return _choice(item, key, value)
        case ChoicesKey():
            return _choices(item, key, value)
        case OrderKey():
            return _order(item, key, value)
        case SortKey():
            return _sort(item, key, value)
        case TextKey():
            return _checked(item, key.checks, {None: value})
        case FormKey():
            return _checked(item, key.checks, value)
        case TalkKey() if isinstance(item, TalkItem):
            return _talk(item, key, replay(scenarios[item.scenario], value), scenarios)
        case ReflectionKey():
            return ItemResult(item.id, None, item.points)
        case _:
            raise TypeError(f"key of {item.id!r} is {key.kind!r}, item is {item.kind!r}")


def _choice(item: Item, key: ChoiceKey, value: str) -> ItemResult:
    points = key.points[value]
    if points == item.points:
        return ItemResult(item.id, points, item.points, strong=(key.strong,))
    return ItemResult(item.id, points, item.points, next_steps=(key.next[value],))


def _choices(item: Item, key: ChoicesKey, value: Sequence[str]) -> ItemResult:
    chosen, right = set(value), set(key.right)
    share = max(0, len(chosen & right) - len(chosen - right)) / len(right)
    pointers = [
        *(key.wrong[name] for name in sorted(chosen - right)),
        *(key.missed[name] for name in sorted(right - chosen)),
    ]
    return _by_share(item, share, key.strong, pointers)


def _order(item: Item, key: OrderKey, value: Sequence[str]) -> ItemResult:
    places = [key.right.index(name) for name in value]
    share = (_longest_rising(places) - 1) / (len(places) - 1)
    return _by_share(item, share, key.strong, [key.next])


def _longest_rising(numbers: Sequence[int]) -> int:
    """Return how many cards can stay where they are if the others move."""
    tails: list[int] = []
    for number in numbers:
        place = bisect_left(tails, number)
        tails[place : place + 1] = [number]
    return len(tails)


def _sort(item: Item, key: SortKey, value: Mapping[str, str]) -> ItemResult:
    elsewhere = [
        group
        for card, group in key.right.items()
        if value.get(card) not in {group, *key.also.get(card, ())}
    ]
    share = 1 - len(elsewhere) / len(key.right)
    pointers = [key.next[group] for group in dict.fromkeys(elsewhere)]
    return _by_share(item, share, key.strong, pointers)


def _by_share(item: Item, share: float, strong: str, pointers: Sequence[str]) -> ItemResult:
    points = halves(item.points * share)
    if share == 1:
        return ItemResult(item.id, points, item.points, strong=(strong,))
    return ItemResult(item.id, points, item.points, next_steps=tuple(dict.fromkeys(pointers)))


def _checked(item: Item, checks: Sequence[Check], texts: Mapping[str | None, str]) -> ItemResult:
    passed = [check for check in checks if holds(check, texts.get(check.field, ""))]
    failed = [check for check in checks if check not in passed]
    return ItemResult(
        item.id,
        float(sum(check.points for check in passed)),
        item.points,
        strong=tuple(dict.fromkeys(check.strong for check in passed)),
        next_steps=tuple(dict.fromkeys(check.next for check in failed)),
    )


def _talk(item: TalkItem, key: TalkKey, run: Run, scenarios: Mapping[str, Scenario]) -> ItemResult:
    turns = max(len(run.turns), shortest_strong(scenarios[item.scenario]))
    points = halves(item.points * run.quality / (STRONGEST * turns))
    if run.fatal:
        points = min(points, halves(item.points * FATAL_SHARE))
    ended_well = run.ending is not None and run.ending.outcome is Outcome.STRONG
    pointers = [
        *([FATAL] if run.fatal else []),
        *([UNFINISHED] if run.ending is None else []),
        *([] if ended_well and points == item.points else [key.next]),
    ]
    refused = () if run.refused is None else (_impossible(run),)
    return ItemResult(
        item.id,
        points,
        item.points,
        strong=(key.strong,) if ended_well else (),
        next_steps=tuple(pointers),
        remarks=refused,
        run=run,
    )


def _impossible(run: Run) -> str:
    return (
        f"Het gesprek kan zo niet gespeeld zijn ({run.refused}) "
        f"Alleen wat daarvóór kwam, telt mee: {len(run.turns)} van de gekozen antwoorden."
    )
