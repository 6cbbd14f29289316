"""Checking the exercises: what is kept, what goes out, and the notebook between them."""

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from mentoring_lib.authoring.course_files import CourseFiles
from mentoring_lib.authoring.exercise_notebook import exercise_notebook
from mentoring_lib.authoring.finding import Finding, Problem
from mentoring_lib.authoring.notebooks import text
from mentoring_lib.authoring.proof import proof_findings
from mentoring_lib.authoring.reference_rules import scenario_references
from mentoring_lib.authoring.scenario_lint import scenario_problems
from mentoring_lib.authoring.text_lint import Tone, yaml_findings
from mentoring_lib.catalog.content import load
from mentoring_lib.catalog.yaml_reader import read
from mentoring_lib.domain.answer_key import AnswerKey
from mentoring_lib.domain.exercise import Exercise
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.errors import MentoringError
from mentoring_lib.grading.maker import KEPT, PUBLIC, Maker, Mistakes

KEY = f"{KEPT}/sleutel.yaml"
MISTAKES = f"{KEPT}/fouten.yaml"
WORKED = f"{KEPT}/uitwerking.json"
_ITEM = re.compile(r"‘([^’]+)’")
_MODELS: dict[str, type[BaseModel]] = {PUBLIC: Exercise, KEY: AnswerKey, MISTAKES: Mistakes}


def exercise_findings(course: CourseFiles, tone: Tone) -> Iterator[Finding]:
    """Yield what is wrong in the exercises of a course."""
    for folder in course.exercise_folders():
        broken = list(_broken_files(course, folder))
        yield from broken or _opened_findings(course, folder, tone)


def _broken_files(course: CourseFiles, folder: Path) -> Iterator[Finding]:
    models = _models(folder)
    for name in (*models, WORKED):
        source = course.source(folder / name)
        if not source.path.is_file():
            yield source.finding(
                1, "Dit bestand ontbreekt.", "content/LEESMIJ.md zegt wat erin hoort."
            )
        elif name in models:
            try:
                load(source.path, models[name])
            except MentoringError as error:
                yield source.broken(error)


def _models(folder: Path) -> dict[str, type[BaseModel]]:
    kept = (f"{KEPT}/{path.name}" for path in sorted(folder.glob(f"{KEPT}/*.yaml")))
    return _MODELS | {name: Scenario for name in kept if name not in _MODELS}


def _opened_findings(course: CourseFiles, folder: Path, tone: Tone) -> Iterator[Finding]:
    try:
        maker = course.exercises.maker(folder.name)
    except MentoringError as error:
        yield _not_opened(course, folder, error)
        return
    yield from _name_findings(course, maker)
    for name, scenario in maker.scenarios.items():
        source = course.source(folder / KEPT / f"{name}.yaml")
        yield from source.placed(scenario_problems(scenario, released=True))
        yield from source.placed(scenario_references(scenario, course.catalog))
    for name in _models(folder).keys() - {MISTAKES}:
        source = course.source(folder / name)
        yield from yaml_findings(source, read(source.path), tone)
    yield from proof_findings(maker, course.root)
    yield from _notebook_findings(course, maker)


def _not_opened(course: CourseFiles, folder: Path, error: MentoringError) -> Finding:
    """Return the error in the file that it names, or else in the exercise itself."""
    named = error.place.rpartition("/")[2].partition(":")[0]
    if (folder / KEY).name == named:
        item = _ITEM.match(error.problem)
        line = read(folder / KEY).line(("items", item[1]) if item else ())
        return course.source(folder / KEY).finding(line, error.problem, error.remedy)
    for path in (folder / named, folder / KEPT / named):
        if path.is_file():
            return course.source(path).broken(error)
    return course.source(folder / PUBLIC).finding(
        1, f"{error.place}: {error.problem}", error.remedy
    )


def _name_findings(course: CourseFiles, maker: Maker) -> Iterator[Finding]:
    name = maker.folder.name
    for file, slug in ((PUBLIC, maker.exercise.slug), (KEY, maker.key.slug)):
        if slug != name:
            problem = Problem(
                ("slug",),
                f"De map heet ‘{name}’, maar de slug is ‘{slug}’.",
                "Maak ze gelijk; één naam hoort bij de hele module.",
            )
            yield from course.source(maker.folder / file).placed([problem])
    if course.lessons.is_dir() and not (course.lessons / name).is_dir():
        yield course.source(maker.folder / PUBLIC).finding(
            1,
            f"Bij deze opdracht hoort een module, maar course/{name} is er niet.",
            "Geef de module en de opdracht dezelfde naam.",
        )


def _notebook_findings(course: CourseFiles, maker: Maker) -> Iterator[Finding]:
    path = maker.folder / f"{maker.folder.name}.ipynb"
    expected = text(exercise_notebook(maker.exercise, maker.key, maker.rubrics))
    source = course.source(path)
    if not path.is_file():
        yield source.finding(1, "Het notebook ontbreekt.", "Voer uit: mentoring tidy.")
    elif path.read_bytes() != expected.encode():
        yield source.finding(
            _first_difference(path, expected),
            "Het notebook is niet gelijk aan opgave.yaml.",
            "Voer uit: mentoring tidy.",
        )


def _first_difference(path: Path, expected: str) -> int:
    written = path.read_text(encoding="utf-8", errors="replace").splitlines()
    lines = expected.splitlines()
    pairs = enumerate(zip(written, lines, strict=False), start=1)
    return next((n for n, (a, b) in pairs if a != b), min(len(written), len(lines)))
