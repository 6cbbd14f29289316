"""Checking the content files: shipped, and a school's own versions."""

import re
from collections.abc import Iterator
from pathlib import Path

from mentoring_lib.authoring.content_kinds import (
    NAMED,
    WORD_LISTS,
    InterfaceTexts,
    loaded,
)
from mentoring_lib.authoring.course_files import CourseFiles
from mentoring_lib.authoring.finding import Finding, Problem
from mentoring_lib.authoring.reference_rules import (
    card_references,
    scenario_references,
    structure_references,
)
from mentoring_lib.authoring.scenario_lint import scenario_problems
from mentoring_lib.authoring.text_lint import Tone, yaml_findings
from mentoring_lib.catalog.content import Catalog, load
from mentoring_lib.catalog.yaml_reader import read
from mentoring_lib.domain.activity import CardSort
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.structure import Structure
from mentoring_lib.errors import ContentError

_BRACES = re.compile(r"\{[^{}]*\}")


def content_findings(course: CourseFiles, tone: Tone) -> Iterator[Finding]:
    """Yield what is wrong in the content files of a course."""
    for folder in course.content:
        for path in sorted(folder.rglob("*.y*ml")):
            yield from _file_findings(course, folder, path, tone)


def _file_findings(course: CourseFiles, folder: Path, path: Path, tone: Tone) -> Iterator[Finding]:
    source, name = course.source(path), path.relative_to(folder).as_posix()
    try:
        value = loaded(path, name)
    except ContentError as error:
        yield source.broken(error)
        return
    if value is None:
        yield source.finding(
            1,
            "Op deze plaats kijkt de cursus niet naar een bestand.",
            f"Zet het in een van de mappen {', '.join(NAMED)}, met een naam op .yaml.",
        )
        return
    if isinstance(value, InterfaceTexts) and folder != course.shipped:
        yield from source.placed(_interface_problems(value, course.shipped / name))
    yield from source.placed(_problems(path, value, course.catalog))
    if name not in WORD_LISTS:
        yield from yaml_findings(source, read(path), tone)


def _problems(path: Path, value: object, catalog: Catalog) -> Iterator[Problem]:
    slug = getattr(value, "slug", path.stem)
    if slug != path.stem:
        yield Problem(
            ("slug",),
            f"Het bestand heet ‘{path.stem}’, maar de slug is ‘{slug}’.",
            "Maak ze gelijk.",
        )
    match value:
        case Scenario():
            yield from scenario_problems(value)
            yield from scenario_references(value, catalog)
        case Structure():
            yield from structure_references(value, catalog)
        case CardSort():
            yield from card_references(value)


def _interface_problems(own: InterfaceTexts, shipped: Path) -> Iterator[Problem]:
    try:
        complete = load(shipped, InterfaceTexts).root
    except ContentError:
        return  # that file has a finding of its own
    for part, texts in complete.items():
        for name, text in texts.items():
            ours = own.root.get(part, {}).get(name)
            if ours is None:
                problem = f"De tekst ‘{part}: {name}’ ontbreekt."
            elif set(_BRACES.findall(ours)) != set(_BRACES.findall(text)):
                problem = f"In ‘{part}: {name}’ kloppen de woorden tussen {{ }} niet."
            else:
                continue
            yield Problem((part, name), problem, "Neem ze over uit het meegeleverde bestand.")
