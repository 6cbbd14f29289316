"""Proof that an exercise grades fairly: the maker's own answers, graded for real."""

from collections.abc import Iterator
from pathlib import Path

from mentoring_lib.authoring.finding import Finding, Problem, Source
from mentoring_lib.authoring.text_lint import line_of
from mentoring_lib.domain.exercise import ReflectionItem
from mentoring_lib.grading.maker import KEPT, PUBLIC, Maker, Mistake
from mentoring_lib.grading.result import ItemResult
from mentoring_lib.records.answer_sheet import AnswerSheet

_MEND = "Kijk of de sleutel klopt, of verander het voorbeeld."


def proof_findings(maker: Maker, root: Path) -> Iterator[Finding]:
    """Yield where the worked answer, an empty sheet or a mistake is graded otherwise."""
    yield from _worked(maker, Source(maker.folder / KEPT / "uitwerking.json", root))
    yield from _untouched(maker, Source(maker.folder / KEPT / "sleutel.yaml", root))
    mistakes = Source(maker.folder / KEPT / "fouten.yaml", root)
    yield from mistakes.placed(_mistakes(maker))
    yield from Source(maker.folder / PUBLIC, root).placed(_without_mistake(maker))


def _worked(maker: Maker, source: Source) -> Iterator[Finding]:
    written = source.path.read_text(encoding="utf-8").splitlines()
    for name, result in maker.grade(maker.worked).items():
        if result.points not in {None, result.max_points}:
            yield source.finding(
                line_of(f'"{name}":', written, 1),
                f"De uitwerking krijgt bij ‘{name}’ {_points(result.points)} van "
                f"{_points(result.max_points)} punten.{_told(result)}",
                "Verbeter de uitwerking of de sleutel.",
            )


def _untouched(maker: Maker, source: Source) -> Iterator[Finding]:
    for name, result in maker.grade(AnswerSheet(maker.exercise.slug)).items():
        if result.points:
            problem = f"Wie ‘{name}’ leeg laat, krijgt {_points(result.points)} punten."
            yield from source.placed([Problem(("items", name), problem, _MEND)])


def _mistakes(maker: Maker) -> Iterator[Problem]:
    names = {item.id for item in maker.exercise.items}
    for number, mistake in enumerate(maker.mistakes):
        at = ("mistakes", number)
        if mistake.item not in names:
            yield Problem(
                (*at, "item"),
                f"Het onderdeel ‘{mistake.item}’ bestaat niet.",
                f"Kies uit: {', '.join(sorted(names))}.",
            )
            continue
        kind = maker.exercise.item(mistake.item).kind
        answer = {"kind": kind, "value": mistake.value}
        result = maker.grade_one(mistake.item, answer)
        yield from _mistake(at, mistake, result)


def _mistake(at: tuple[str | int, ...], mistake: Mistake, result: ItemResult) -> Iterator[Problem]:
    if result.points != mistake.points:
        yield Problem(
            (*at, "points"),
            f"Dit voorbeeld bij ‘{mistake.item}’ krijgt {_points(result.points)} punten, "
            f"en geen {_points(mistake.points)}.{_told(result)}",
            _MEND,
        )
    steps = (" ".join(step.split()) for step in result.next_steps)
    if not any(mistake.pointer in step for step in steps):
        yield Problem(
            (*at, "pointer"),
            f"De feedback op dit voorbeeld bevat niet ‘{mistake.pointer}’.{_told(result)}",
            "Neem een stukje over uit wat de sleutel hier terugzegt.",
        )


def _without_mistake(maker: Maker) -> Iterator[Problem]:
    tried = {mistake.item for mistake in maker.mistakes}
    for number, item in enumerate(maker.exercise.items):
        if not isinstance(item, ReflectionItem) and item.id not in tried:
            yield Problem(
                ("items", number),
                f"Bij ‘{item.id}’ staat nog geen voorbeeld van een zwakker antwoord.",
                f"Zet er een in {KEPT}/fouten.yaml.",
            )


def _points(points: float | None) -> str:
    return "geen" if points is None else f"{points:g}".replace(".", ",")


def _told(result: ItemResult) -> str:
    """Return what grading said, so that an author sees why."""
    said = (*result.remarks, *result.next_steps)
    return f" Het nakijken zegt: “{' '.join(said[0].split())}”" if said else ""
