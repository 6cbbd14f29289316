"""Feedback pages: what you did, its effect and the next step; no code, no key."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from mentoring_lib.catalog.content import Catalog, catalog_for
from mentoring_lib.domain.exercise import Item, ReflectionItem
from mentoring_lib.domain.rubric import Rubric
from mentoring_lib.errors import GradingStopped
from mentoring_lib.grading.collect import FULL_NAME, OWNER
from mentoring_lib.grading.folders import CourseFolder
from mentoring_lib.grading.gradebook import Mark, marks
from mentoring_lib.grading.maker import Maker
from mentoring_lib.grading.notebook import sheet_of
from mentoring_lib.grading.result import ItemResult, shown_points
from mentoring_lib.practice.answers import stored_answer
from mentoring_lib.practice.chart import Line
from mentoring_lib.practice.debrief import (
    TurnReview,
    Words,
    curve,
    curve_chart,
    curve_in_words,
    profile,
    review,
)
from mentoring_lib.practice.plain import plain_answer
from mentoring_lib.practice.replay import Run
from mentoring_lib.records.answer_sheet import AnswerSheet
from mentoring_lib.records.files import write_atomically
from mentoring_lib.records.hand_in import returned

_HIGHLIGHTS = 3


@dataclass(frozen=True, slots=True)
class TalkPage:
    """A graded talk: what each turn did, without what else could be said."""

    ending: str | None
    turns: tuple[TurnReview, ...]
    lines: tuple[Line, ...]
    chart: str
    in_words: str
    profile: list[tuple[str, int]]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item on a feedback page."""

    title: str
    mark: Mark
    answer: tuple[str, ...]
    result: ItemResult
    talk: TalkPage | None
    rubric: Rubric | None


def write_feedback(course: CourseFolder, slug: str) -> list[tuple[str, Path, bool]]:
    """Write the page of everyone who was graded.

    Returns:
        Per learner the page, and whether the trainer still has something to judge.

    Raises:
        GradingStopped: Nobody was graded yet.
    """
    maker = course.maker(slug)
    scored = marks(course, slug)
    if not scored:
        raise GradingStopped(
            place=slug,
            problem="Er is nog niemand nagekeken.",
            remedy=f"Kijk eerst na: mentoring grade {slug}",
        )
    pages = _Pages(maker, catalog_for(course.root))
    written = []
    for learner, by_item in sorted(scored.items()):
        sheet, _ = sheet_of(course.autograded(learner, slug), slug)
        page = course.feedback(learner, slug) / f"{slug}.html"
        write_atomically(page, pages.html(_name(course, learner, slug), sheet, by_item))
        _return(course, learner, slug, page)
        written.append((learner, page, any(mark.to_judge for mark in by_item.values())))
    return written


def _name(course: CourseFolder, learner: str, slug: str) -> str:
    path = course.submitted(learner, slug) / FULL_NAME
    return path.read_text(encoding="utf-8") if path.is_file() else learner


def _return(course: CourseFolder, learner: str, slug: str, page: Path) -> None:
    """Put the page where the folder that handed in looks for it; two may have one name."""
    owner = course.submitted(learner, slug) / OWNER
    if not owner.is_file():
        return  # handed in through nbgrader, which has its own way back
    place = returned(course.inbox, owner.read_text(encoding="utf-8"))
    place.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(page, place / f"{slug}.html")


class _Pages:
    def __init__(self, maker: Maker, catalog: Catalog) -> None:
        self.maker = maker
        self.catalog = catalog
        folder = files("mentoring_lib.grading") / "pages"
        environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
        environment.filters["points"] = shown_points
        self.template = environment.from_string(
            (folder / "feedback.html.j2").read_text(encoding="utf-8")
        )
        self.style = (folder / "feedback.css").read_text(encoding="utf-8")

    def html(self, name: str, sheet: AnswerSheet, by_item: Mapping[str, Mark]) -> str:
        results = self.maker.grade(sheet)
        items = [
            self._item(item, sheet, results[item.id], by_item[item.id])
            for item in self.maker.exercise.items
        ]
        return self.template.render(
            exercise=self.maker.exercise,
            name=name,
            items=items,
            score=sum(mark.score for mark in by_item.values()),
            to_judge=any(mark.to_judge for mark in by_item.values()),
            judged=sum(mark.max_score for mark in by_item.values() if not mark.to_judge),
            comments=[(page.title, page.mark.comment) for page in items if page.mark.comment],
            strong=list(_strong(items))[:_HIGHLIGHTS],
            next_steps=list(_next(items))[:_HIGHLIGHTS],
            texts=self.catalog.texts("talk"),
            style=self.style,
        )

    def _item(self, item: Item, sheet: AnswerSheet, result: ItemResult, mark: Mark) -> ItemPage:
        value = stored_answer(item, sheet.value(item.id))
        return ItemPage(
            title=item.title,
            mark=mark,
            answer=() if result.run else tuple(plain_answer(item, value)),
            result=result,
            talk=self._talk(item, result.run) if result.run else None,
            rubric=self.maker.rubrics[item.rubric] if isinstance(item, ReflectionItem) else None,
        )

    def _talk(self, item: Item, run: Run) -> TalkPage:
        scenario = self.maker.scenarios[getattr(item, "scenario")]  # noqa: B009 - only talks have a run
        structure = self.catalog.structure(scenario.structure)
        words = Words(self.catalog.texts("talk"), self.catalog.moves(), structure)
        lines = curve(scenario, run, words)
        return TalkPage(
            ending=run.ending.text if run.ending else None,
            turns=tuple(review(scenario, turn, words) for turn in run.turns),
            lines=lines,
            chart=curve_chart(f"verloop-{item.id}", lines, words.texts["curve"]),
            in_words=curve_in_words(lines),
            profile=profile(run, words),
            questions=scenario.debrief,
        )


def _strong(items: list[ItemPage]) -> Iterator[tuple[str, str]]:
    """Yield what was strong, the fullest items first."""
    ranked = sorted(items, key=lambda page: -page.mark.score / page.mark.max_score)
    return ((page.title, text) for page in ranked for text in page.result.strong[:1])


def _next(items: list[ItemPage]) -> Iterator[tuple[str, str]]:
    """Yield the next steps, where most is to be won first."""
    ranked = sorted(items, key=lambda page: page.mark.score - page.mark.max_score)
    return ((page.title, text) for page in ranked for text in page.result.next_steps[:1])
