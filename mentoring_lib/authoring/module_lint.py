"""Checking the modules: their files, the elements of a lesson, and what it points at."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from mentoring_lib.authoring.course_files import CourseFiles, route_ids, slugs_in
from mentoring_lib.authoring.finding import Finding
from mentoring_lib.authoring.notebook_file import NotebookFile
from mentoring_lib.authoring.reference_rules import unknown_routes
from mentoring_lib.catalog.modules import module, module_files
from mentoring_lib.errors import ContentError

ELEMENTS = ("modelleren", "praktijk", "beoordeling", "ondersteuning", "feedback")
"""The five elements of a mentor programme, as tags of cells."""

_SLUG = re.compile(r"\d\d-[a-z0-9]+(?:-[a-z0-9]+)*")
_LINK = re.compile(r"\]\(<?([^)>\s]+)>?[^)]*\)")
_CONTENT = {"practise": "scenarios", "sort_cards": "activities"}


def module_folders(course: CourseFiles) -> list[Path]:
    """Return the folders in the course that hold a module, however they are named."""
    made = {path.parent for path in course.lessons.glob("*/ontwerp.md")}
    numbered = {path for path in course.lessons.glob("[0-9]*/") if path.is_dir()}
    return sorted(made | numbered)


def module_findings(course: CourseFiles) -> Iterator[Finding]:
    """Yield what is wrong with the module folders of a course."""
    for folder in module_folders(course):
        if not _SLUG.fullmatch(folder.name):
            yield course.source(folder / "ontwerp.md").finding(
                1,
                f"‘{folder.name}’ is geen naam van een module.",
                "Noem de map met twee cijfers en woorden, zoals 04-coachgesprek.",
            )
            continue
        for file in (f"{folder.name}.ipynb", "ontwerp.md", "begeleider.md"):
            if not (folder / file).is_file():
                yield course.source(folder / file).finding(
                    1, "Dit bestand ontbreekt.", "course/LEESMIJ.md zegt waar het voor is."
                )
        if not (course.exercises.source(folder.name) / "opgave.yaml").is_file():
            yield course.source(folder / "ontwerp.md").finding(
                1,
                f"Bij deze module hoort exercises/source/{folder.name}, en die is er niet.",
                "Geef de module en de opdracht dezelfde naam.",
            )
    yield from _front_matter(course)


def _front_matter(course: CourseFiles) -> Iterator[Finding]:
    routes = route_ids(course.catalog)
    for path in module_files(course.lessons):
        source = course.source(path)
        try:
            told = module(path)
        except ContentError as error:
            yield source.broken(error)
            continue
        for each in unknown_routes(told.routes, routes):
            yield source.finding(1, each.problem, each.remedy)


def lesson_findings(course: CourseFiles, notebook: NotebookFile) -> Iterator[Finding]:
    """Yield what is wrong in what a notebook of the course points at."""
    folder = notebook.source.path.parent
    if folder.parent == course.lessons and notebook.source.path.stem == folder.name:
        yield from _missing_elements(notebook)
    for start, _, code in notebook.cells("code"):
        yield from _dead_names(course, notebook, start, code)
    for start, _, prose in notebook.cells("markdown"):
        yield from _dead_links(course, notebook, start, prose)


def _missing_elements(notebook: NotebookFile) -> Iterator[Finding]:
    cells = notebook.notebook["cells"]
    tags = {tag for cell in cells for tag in cell["metadata"].get("tags", ())}
    for element in ELEMENTS:
        if element not in tags:
            yield notebook.finding(
                1,
                f"Geen cel heeft het label ‘{element}’.",
                "Zet dit label bij de cel die daarvoor dient.",
            )


def _dead_names(
    course: CourseFiles, notebook: NotebookFile, start: int, code: str
) -> Iterator[Finding]:
    for called, name in _calls(code):
        if called in _CONTENT:
            known = slugs_in(course.catalog, _CONTENT[called])
        elif called == "lesson":
            known = {notebook.source.path.parent.name}
        else:
            continue
        if name not in known:
            yield notebook.finding(
                notebook.line_of(f"{called}(", start),
                f"‘{name}’ in {called}(…) bestaat niet.",
                f"Kies uit: {', '.join(sorted(known))}.",
            )


def _calls(code: str) -> Iterator[tuple[str, str]]:
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return  # the cell has a finding of its own
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=called), args=[ast.Constant(value=str(name)), *_]):
                yield called, name


def _dead_links(
    course: CourseFiles, notebook: NotebookFile, start: int, prose: str
) -> Iterator[Finding]:
    for link in _LINK.findall(prose):
        path = link.partition("#")[0]
        if path and ":" not in path and not _target(course, notebook, path).exists():
            yield notebook.finding(
                notebook.line_of(link, start),
                f"De link naar {link} komt nergens uit.",
                "Kijk of de map en het bestand zo heten.",
            )


def _target(course: CourseFiles, notebook: NotebookFile, link: str) -> Path:
    """Return what a link leads to; a learner's exercises come from the maker's."""
    target = (notebook.source.path.parent / link).resolve()
    handed_out = course.lessons / "opdrachten"
    if target.is_relative_to(handed_out):
        return course.exercises.root / "source" / target.relative_to(handed_out)
    return target
