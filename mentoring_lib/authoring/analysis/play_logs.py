"""What played talks tell about each reply: how often, how hard, how telling.

Source:
    Classical item analysis: difficulty as the mean score of an item over its maximum,
    discrimination as the correlation of an item with the rest of the test.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import StatisticsError, correlation, fmean
from typing import Any

from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.errors import ContentError
from mentoring_lib.practice.replay import STRONGEST, Run, replay

FEWEST = 5
"""Fewer meetings of a scene than this tell nothing about discrimination."""


@dataclass(frozen=True, slots=True)
class ReplyFigures:
    """How one reply did over many talks.

    Attributes:
        offered: How often it could be given.
        frequency: Which share of those times it was given, from 0 to 1.
        difficulty: The mean quality given in its scene over the highest, from 0 to 1.
        discrimination: The correlation of giving it with the quality of the other turns,
            from −1 to 1; None when there is too little to tell.
    """

    scene: str
    reply: str
    offered: int
    frequency: float
    difficulty: float
    discrimination: float | None


def talks_in(path: Path, slug: str) -> Iterator[tuple[str, ...]]:
    """Yield the replies of each talk that a log holds of this scenario.

    A log is a file with one JSON object a line (``scenario``, ``chosen``), or a folder
    with learners' files: ``voortgang.json`` and ``antwoorden.json``.

    Raises:
        ContentError: The file isn't there, or a line or file isn't JSON of that form.
    """
    if path.is_dir():
        for file in sorted(path.rglob("*.json")):
            if file.name in {"voortgang.json", "antwoorden.json"}:
                yield from _kept(_parsed(file, 1, _text(file)), slug)
        return
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if line.strip():
            entry = _parsed(path, number, line)
            if not isinstance(entry, dict) or not isinstance(entry.get("chosen"), list):
                raise _no_log(path, number)
            if entry.get("scenario", slug) == slug:
                yield tuple(map(str, entry["chosen"]))


def reply_figures(scenario: Scenario, talks: Iterable[Sequence[str]]) -> list[ReplyFigures]:
    """Return the figures of each reply that was offered, in the order of the file."""
    # A talk of another scenario, or of an older version of this one, is left out.
    played = (replay(scenario, talk) for talk in talks)
    runs = [run for run in played if run.refused is None]
    meetings: dict[tuple[str, str], list[tuple[float, int, float]]] = defaultdict(list)
    for run in runs:
        for number, turn in enumerate(run.turns):
            rest = _rest(run, number)
            for reply in turn.offered:
                given = float(reply.id == turn.reply.id)
                meetings[turn.scene.id, reply.id].append((given, turn.reply.quality, rest))
    order = {reply.id: place for place, reply in enumerate(scenario.replies())}
    return [
        _figures(scene, reply, met)
        for (scene, reply), met in sorted(meetings.items(), key=lambda item: order[item[0][1]])
    ]


def _figures(scene: str, reply: str, met: list[tuple[float, int, float]]) -> ReplyFigures:
    given = [each[0] for each in met]
    return ReplyFigures(
        scene=scene,
        reply=reply,
        offered=len(met),
        frequency=fmean(given),
        difficulty=fmean(each[1] for each in met) / STRONGEST,
        discrimination=_correlation(given, [each[2] for each in met]),
    )


def _correlation(given: Sequence[float], rest: Sequence[float]) -> float | None:
    if len(given) < FEWEST:
        return None
    try:
        return correlation(given, rest)
    except StatisticsError:
        return None  # everybody gave it, or nobody: nothing varies


def _rest(run: Run, number: int) -> float:
    others = [turn.reply.quality for place, turn in enumerate(run.turns) if place != number]
    return fmean(others) if others else 0.0


def _kept(content: Any, slug: str) -> Iterator[tuple[str, ...]]:
    if not isinstance(content, dict):
        return
    talk = content.get("talks", {}).get(slug)
    if isinstance(talk, dict):
        for run in talk.get("runs", ()):
            yield tuple(map(str, run["chosen"]))
    for answer in content.get("answers", {}).values():
        if isinstance(answer, dict) and answer.get("kind") == "talk":
            yield tuple(map(str, answer.get("value") or ()))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(
            place=str(path),
            problem="Dit bestand is er niet, of is geen tekst.",
            remedy="Kijk of de naam achter --log klopt.",
        ) from error


def _parsed(path: Path, number: int, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise _no_log(path, number) from None


def _no_log(path: Path, number: int) -> ContentError:
    return ContentError(
        place=f"{path.name}:{number}",
        problem="Dit is geen gespeeld gesprek.",
        remedy='Elke regel hoort er zo uit te zien: {"scenario": "naam", "chosen": ["a1", "b2"]}.',
    )
