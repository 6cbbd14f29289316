"""Whether an answer key fits its exercise: every option, card and point is accounted for."""

from collections.abc import Iterator, Mapping

from mentoring_lib.domain.answer_key import (
    AnswerKey,
    ChoiceKey,
    ChoicesKey,
    FormKey,
    ItemKey,
    OrderKey,
    SortKey,
    TextKey,
)
from mentoring_lib.domain.exercise import Exercise, Item, ReflectionItem, SortItem, parts
from mentoring_lib.domain.rubric import Rubric


def disagreements(
    exercise: Exercise, key: AnswerKey, rubrics: Mapping[str, Rubric]
) -> Iterator[str]:
    """Yield in Dutch where an exercise and its key don't fit."""
    names = {item.id for item in exercise.items}
    for name in sorted(names ^ set(key.items)):
        yield f"‘{name}’ staat maar in één van de twee bestanden."
    for item in exercise.items:
        if item.id not in key.items:
            continue
        own = key.items[item.id]
        if own.kind is not item.kind:
            yield f"‘{item.id}’ is ‘{item.kind}’ in de opgave en ‘{own.kind}’ in de sleutel."
        elif problem := _problem(item, own) or _rubric_problem(item, rubrics):
            yield f"‘{item.id}’: {problem}"


def _problem(item: Item, key: ItemKey) -> str | None:
    known = {part.id for part in parts(item)}
    match key:
        case ChoiceKey():
            return _choice_problem(item, key, known)
        case ChoicesKey():
            right = set(key.right)
            fits = (
                len(right) == len(key.right)
                and right <= known
                and set(key.missed) == right
                and set(key.wrong) == known - right
            )
            return None if fits else "elke keuze staat in missed (als ze past) of in wrong."
        case OrderKey():
            fits = set(key.right) == known and len(key.right) == len(known)
            return None if fits else "elke kaart hoort precies één keer in de volgorde."
        case SortKey() if isinstance(item, SortItem):
            return _sort_problem(item, key, known)
        case TextKey() | FormKey():
            return _checks_problem(item, key, known)
        case _:
            return None


def _choice_problem(item: Item, key: ChoiceKey, known: set[str]) -> str | None:
    weaker = {name for name, points in key.points.items() if points < item.points}
    fits = set(key.points) == known and max(key.points.values()) == item.points
    if fits and weaker <= set(key.next):
        return None
    return "elke keuze heeft punten nodig, en een vervolgstap als ze zwakker is."


def _sort_problem(item: SortItem, key: SortKey, known: set[str]) -> str | None:
    groups = {group.id for group in item.groups}
    right = set(key.right.values())
    also = {group for second in key.also.values() for group in second}
    if set(key.right) == known and right | also <= groups and right <= set(key.next) <= groups:
        return None
    return "elke kaart heeft een groep nodig, en elke groep een vervolgstap."


def _checks_problem(item: Item, key: TextKey | FormKey, known: set[str]) -> str | None:
    if sum(check.points for check in key.checks) != item.points:
        return f"de punten van de controles zijn samen geen {item.points:g}."
    named = {check.field for check in key.checks}
    allowed: set[str | None] = {*known} or {None}
    if named - allowed:
        return "elke controle van een formulier noemt een veld dat er is."
    return None


def _rubric_problem(item: Item, rubrics: Mapping[str, Rubric]) -> str | None:
    if not isinstance(item, ReflectionItem) or item.rubric not in rubrics:
        return None
    most = rubrics[item.rubric].max_points
    return None if most == item.points else f"de rubric heeft {most} punten, de opgave niet."
