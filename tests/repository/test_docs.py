"""What the documentation says is true: its commands run, its links lead somewhere."""

import argparse
import ast
import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from mentoring_lib.authoring.analysis.report import analysed
from mentoring_lib.authoring.analysis.words import in_words
from mentoring_lib.authoring.scenario_lint import scenario_problems
from mentoring_lib.authoring.text_lint import Banned
from mentoring_lib.catalog.content import SHIPPED, load
from mentoring_lib.catalog.merid import Input, MeridBook, Style
from mentoring_lib.catalog.names import NameFile
from mentoring_lib.cli.main import _parser
from mentoring_lib.domain.activity import CardSort
from mentoring_lib.domain.answer_key import AnswerKey, Rule
from mentoring_lib.domain.condition import parse
from mentoring_lib.domain.course import Module, Route
from mentoring_lib.domain.exercise import Exercise, ItemKind
from mentoring_lib.domain.expression import FUNCTIONS
from mentoring_lib.domain.expression import read as read_expression
from mentoring_lib.domain.free_text import Mood, Reactions, WordBook
from mentoring_lib.domain.move_cue_files import CueFile, LabelFile, WordFile
from mentoring_lib.domain.move_cues import PLACES, WHEN
from mentoring_lib.domain.parameter import Flag, Number, Options
from mentoring_lib.domain.rubric import Rubric
from mentoring_lib.domain.scenario import Outcome, Scenario
from mentoring_lib.domain.script import RESERVED, SILENT
from mentoring_lib.domain.structure import NamedMove, Structure
from mentoring_lib.errors import ContentError
from mentoring_lib.grading.folders import CourseFolder
from mentoring_lib.grading.maker import Mistakes
from mentoring_lib.records.answer_sheet import NAME, store
from mentoring_lib.records.hand_in import hand_in
from mentoring_lib.records.workspace import make_workspace

ROOT = Path(__file__).parents[2]
SLUG = "04-coachgesprek"
GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES = [
    *GUIDES,
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "course").rglob("*.md")),
    ROOT / "mentoring_lib" / "content" / "LEESMIJ.md",
]
TRAINER = ROOT / "docs" / "trainer.md"
MAKER = ROOT / "docs" / "schoolopleider.md"
AUTHOR = ROOT / "docs" / "gesprekken-schrijven.md"
OWN_TALK = ROOT / "docs" / "eigen-gesprek.md"
CONTENT_GUIDE = SHIPPED / "LEESMIJ.md"
README = ROOT / "README.md"
PARTS = ("course", "exercises/source", "exercises/nbgrader_config.py", "mentoring_lib/content")

LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)>\s]+)>?\)")
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks_of(path: Path, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(read(path)) if kind == language]


def lines_of(path: Path, language: str = "bash") -> list[str]:
    blocks = blocks_of(path, language)
    return [line.strip() for body in blocks for line in body.splitlines() if line.strip()]


COMMANDS = [(path, line) for path in GUIDES for line in lines_of(path)]


def options_exist(program: list[str], line: str) -> bool:
    shown = run([sys.executable, *program, "--help"], ROOT)
    return all(word in shown for word in shlex.split(line) if word.startswith("--"))


def run(command: list[str], folder: Path) -> str:
    scripts = str(Path(sys.executable).parent)
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"PATH": os.pathsep.join((scripts, os.environ["PATH"]))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stdout[-1500:]}{done.stderr[-1500:]}"
    return done.stdout


def parsed(line: str) -> None:
    _parser().parse_args(shlex.split(line)[1:])


@pytest.mark.parametrize(
    ("path", "line"), COMMANDS, ids=lambda value: str(value).rpartition("/")[2]
)
def test_a_command_in_the_documentation_is_one_that_exists(path, line):
    match shlex.split(line):
        case ["make", *_]:
            run(["make", "-n", *shlex.split(line)[1:]], ROOT)
        case ["mentoring", *_]:
            parsed(line)
        case ["source", ".venv/bin/activate"]:
            assert "VENV := .venv\n" in read(ROOT / "Makefile")
        case ["jupyter", "lab"]:
            run(["jupyter", "lab", "--version"], ROOT)
        case ["python", script, *_]:
            assert options_exist([script], line)
        case ["git", "config", "diff.notebook.textconv", shown]:
            assert "*.ipynb diff=notebook" in read(ROOT / ".gitattributes")
            assert "/.venv/bin/jupyter nbconvert --to markdown --stdout" in shown
        case ["cd", place] | ["cp", place, _] | [".venv/bin/python", "-m", "pytest", place, *_]:
            assert (ROOT / place).exists()
        case ["mkdir", "-p", folder]:
            assert (ROOT / folder).parent.is_dir()
        case _:
            pytest.fail(f"{named(path)} has a command that nothing tries: {line}")


def test_windows_without_make_has_exactly_two_lines_that_match_the_makefile():
    install, start = lines_of(README, "bat")
    makefile = read(ROOT / "Makefile")

    for step in ("--require-hashes -r requirements.lock", "--no-deps --no-build-isolation -e ."):
        assert step in install
        assert step in makefile
    parsed(start.replace(".venv\\Scripts\\", ""))


def test_installing_without_build_isolation_finds_its_build_tools_in_the_lock_file():
    pinned = read(ROOT / "requirements.lock")

    assert re.search(r"^hatchling==", pinned, re.MULTILINE)
    assert re.search(r"^editables==", pinned, re.MULTILINE)


@pytest.fixture
def course(tmp_path):
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, tmp_path / part)
        else:
            shutil.copy(ROOT / part, tmp_path / part)
    return tmp_path


def hand_in_worked_answer(course: Path) -> None:
    exercises = CourseFolder(course / "exercises")
    workspace = make_workspace(course / "werkmap")
    shutil.copytree(exercises.release(SLUG), workspace.exercises / SLUG)
    store(workspace.exercises / SLUG / NAME, exercises.maker(SLUG).worked)
    monday = datetime(2026, 1, 12, 20, 15, tzinfo=UTC)
    hand_in(workspace, SLUG, "Anna de Wit", now=monday, inbox=exercises.inbox)


@pytest.mark.slow
def test_the_trainers_commands_work_in_the_order_of_the_guide(course):
    commands = [line for line in lines_of(TRAINER) if line.startswith("mentoring ")]
    first, *others = commands
    said = [run(shlex.split(first), course)]
    hand_in_worked_answer(course)
    said += [run(shlex.split(line), course) for line in others]

    assert [line.split()[1] for line in commands] == [
        "release",
        "collect",
        "grade",
        "grade",
        "feedback",
    ]
    assert "Er zit geen sleutel en geen beoordeling in." in said[0]
    assert "anna-de-wit: 38 punten door de computer" in said[2]
    assert "1 nagekeken, 0 waren al nagekeken." in said[3]
    assert "(nog niet alles beoordeeld)" in said[4]
    page = f"feedback/anna-de-wit/{SLUG}/{SLUG}.html"
    assert (course / "exercises" / page).is_file()
    [returned] = (course / "exercises/ingeleverd/terug").glob(f"*/{SLUG}.html")
    assert returned.read_bytes() == (course / "exercises" / page).read_bytes()


@pytest.mark.slow
def test_the_makers_commands_work_in_the_order_of_the_guide(course):
    runnable = {"mentoring", "mkdir", "cp"}
    commands = [line for line in lines_of(MAKER) if line.split()[0] in runnable]
    said = [run(shlex.split(line), course) for line in commands]

    assert said[-1] == "Alles in orde.\n"
    assert (course / "course/school/scenarios/resultaten-zakken.yaml").is_file()


WERKWEEK = "course/school/scenarios/niet-mee-op-werkweek.yaml"


@pytest.fixture
def werkweek(tmp_path) -> Path:
    """The talk that the guide writes in pieces, as its reader puts it together."""
    file = tmp_path / Path(WERKWEEK).name
    file.write_text("\n".join(blocks_of(AUTHOR, "yaml")), encoding="utf-8")
    return file


def test_the_talk_that_the_guide_writes_is_complete_and_passes_the_check(werkweek):
    scenario = load(werkweek, Scenario)

    assert scenario.slug == werkweek.stem
    assert list(scenario_problems(scenario)) == []


def test_the_analysis_in_the_guide_is_what_the_command_says(werkweek):
    [shown] = blocks_of(AUTHOR, "text")

    assert shown.splitlines() == list(in_words(analysed(load(werkweek, Scenario))))


def play_once(course: Path, scenario: Scenario) -> None:
    runs = [{"chosen": ["w1a", "w2a", "w3a"], "finished_at": "2026-01-12T20:15:00+00:00"}]
    workspace = make_workspace(course / "werkmap")
    workspace.remember("talks", scenario.slug, value={"chosen": [], "runs": runs})


@pytest.mark.slow
def test_the_authors_commands_work_in_the_order_of_the_guide(course, werkweek):
    first, *others = lines_of(AUTHOR)
    run(shlex.split(first), course)
    shutil.copy(werkweek, course / WERKWEEK)
    play_once(course, load(werkweek, Scenario))
    said = {line: run(shlex.split(line), course) for line in others}

    assert said["mentoring check"] == "Alles in orde.\n"
    [played] = [text for line, text in said.items() if "--log" in line]
    assert "- w1 w1a: 100% van 1" in played
    assert load(course / "werkweek-terug.yaml", Scenario) == load(werkweek, Scenario)
    assert {file.suffix for file in (course / "handvatten").iterdir()} == {".html", ".md"}
    assert "<svg" in read(course / "werkweek.svg")


def test_the_table_says_truly_in_which_talk_something_is_used():
    rows = [line for line in read(AUTHOR).splitlines() if line.endswith(".yaml` |")]
    used = [re.findall(r"`([^`]+)`", row) for row in rows]

    assert len(used) > 5
    for *words, file in used:
        text = read(SHIPPED / "scenarios" / file)
        assert [word for word in words if word.removeprefix("says: ") not in text] == []


@pytest.mark.slow
def test_the_lines_in_the_guide_are_labelled_as_it_says(course):
    [lines] = blocks_of(OWN_TALK, "text")
    (course / "regels.csv").write_text(lines, encoding="utf-8")
    for line in lines_of(OWN_TALK):
        run(shlex.split(line), course)

    with (course / "herkend.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    explained = [line.split("`")[1] for line in read(OWN_TALK).splitlines() if line[:3] == "| `"]
    assert header == ["text", "previous", *explained[-4:]]
    assert [row[:2] for row in rows] == [line.split(",") for line in lines.splitlines()[1:]]


@pytest.mark.slow
def test_the_example_of_a_message_is_what_the_check_says(course):
    [example] = [line for line in lines_of(MAKER, "text") if line.startswith("course/school/")]
    own = course / example.partition(":")[0]
    own.parent.mkdir(parents=True)
    shipped = read(course / "mentoring_lib/content/rubrics" / own.name)
    own.write_text(shipped.replace("criteria:", "criterium:"), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "mentoring_lib.cli", "check"],
        cwd=course,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == example


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_link_and_image_leads_to_something_that_exists(path):
    targets = [link for link in LINK.findall(read(path)) if "://" not in link]
    missing = [link for link in targets if not exists(path, link)]

    assert missing == []


def exists(page: Path, link: str) -> bool:
    file, _, anchor = link.partition("#")
    target = page.parent / file if file else page
    return target.exists() and (not anchor or anchor in anchors(target))


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", read(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_image_says_in_words_what_it_shows(path):
    alts = re.findall(r"!\[([^\]]*)\]\(", read(path))

    assert [alt for alt in alts if len(alt.split()) < 5] == []


def commands_of(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """Yield each command that does something, such as ``scenario analyse``."""
    inside = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    if not inside:
        yield before
    for action in inside:
        for name, command in action.choices.items():
            yield from commands_of(command, f"{before} {name}".strip())


COMMAND_NAMES = list(commands_of(_parser()))


@pytest.mark.parametrize("command", COMMAND_NAMES)
def test_every_command_is_named_in_a_guide(command):
    guides = [page for page in GUIDES if page.name != "CONTRIBUTING.md"]

    assert any(re.search(rf"mentoring {command}\b", read(page)) for page in guides)


def test_there_are_commands_to_name():
    known = {"start", "release", "grade", "feedback", "check", "scenario analyse", "moves"}

    assert known <= set(COMMAND_NAMES)


GRADING = [
    *sorted((ROOT / "mentoring_lib" / "grading").glob("*.py")),
    ROOT / "mentoring_lib" / "practice" / "answers.py",
    ROOT / "mentoring_lib" / "records" / "answer_sheet.py",
]
GAP = "…"


def texts_in(path: Path) -> Iterator[tuple[ast.AST, str]]:
    """Yield each string of a module, with a gap for what is filled in."""
    for node in ast.walk(ast.parse(read(path))):
        text = text_of(node)
        if text is not None:
            yield node, text


def text_of(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(text_of(part) or GAP for part in parts)
        case _:
            return None


def table_of_remarks() -> list[str]:
    rows = [line for line in read(TRAINER).splitlines() if line.startswith("| `")]
    cells = (line.split("|")[1].strip() for line in rows)
    return [cell[1:-1] for cell in cells if "/" not in cell and ".db" not in cell]


def pieces(text: str) -> list[str]:
    return [piece.strip() for piece in text.split(GAP) if len(piece.strip()) > 1]


@pytest.mark.parametrize("remark", table_of_remarks())
def test_a_remark_in_the_trainers_guide_is_one_that_grading_gives(remark):
    said = [text for path in GRADING for _, text in texts_in(path)]

    assert any(all(piece in text for piece in pieces(remark)) for text in said)


TELLS = {"NotAnAnswer", "_unusable", "GradingStopped", "HandInError"}


def told_to_a_trainer() -> Iterator[str]:
    """Yield the text of each error that grading or collecting can end in, and each remark."""
    for path in GRADING:
        for node in ast.walk(ast.parse(read(path))):
            match node:
                case ast.Call(func=ast.Name(id=called)) if called in TELLS:
                    named_ = [word.value for word in node.keywords if word.arg == "problem"]
                    yield from filter(None, map(text_of, named_ or node.args[-1:]))
    for name in ("cohort", "collect", "submission"):
        yield from remarks_in(ROOT / f"mentoring_lib/grading/{name}.py")


def remarks_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(read(path))):
        value = node.value if isinstance(node, ast.Assign | ast.Return | ast.Yield) else None
        each = value.elts if isinstance(value, ast.Tuple) else [value] if value else []
        for text in filter(None, map(text_of, each)):
            if text.endswith("."):
                yield text


@pytest.mark.parametrize("text", sorted(set(told_to_a_trainer())))
def test_everything_that_grading_tells_a_trainer_is_in_the_guide(text):
    explained = "\n".join(table_of_remarks())

    assert all(piece in explained for piece in pieces(text))


CONTENT = {
    "Scenario": Scenario,
    "Kaarten": CardSort,
    "Gespreksbewegingen": NamedMove,
    "Soorten gesprekken": Structure,
    "Routes": (Route, Module),
    "Rubrics": Rubric,
    "Opdracht": Exercise,
    "Antwoordsleutel": AnswerKey,
    "Andere bestanden": Mistakes,
    "Woorden die niet passen": Banned,
    "Bewegingen herkennen": (CueFile, WordFile, LabelFile),
    "Rollen in een lesnabespreking": MeridBook,
    "Namen in een gesprek": NameFile,
    "Vrije tekst": (WordBook, Reactions),
}


def models_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        for inner in named_types(field.annotation):
            if isinstance(inner, type) and issubclass(inner, BaseModel) and inner is not model:
                yield from models_in(inner)


def named_types(annotation: object) -> Iterator[object]:
    yield annotation
    for inner in get_args(annotation):
        yield from named_types(inner)


def explained_under(heading: str) -> str:
    lines = read(CONTENT_GUIDE).splitlines()
    [start] = [i for i, line in enumerate(lines) if line.startswith(f"## {heading}")]
    return "\n".join(takewhile(lambda line: not line.startswith("## "), lines[start + 1 :]))


def first_cells_under(heading: str) -> list[list[str]]:
    """Return what stands between backticks in each row of the table under a heading."""
    lines = read(CONTENT_GUIDE).splitlines()
    start = lines.index(f"### {heading}")
    section = takewhile(lambda line: not line.startswith("#"), lines[start + 1 :])
    return [re.findall(r"`([^`]+)`", line) for line in section if line.startswith("| `")]


@pytest.mark.parametrize("heading", CONTENT)
def test_every_key_of_a_content_file_is_explained_where_that_file_is(heading):
    models = CONTENT[heading] if isinstance(CONTENT[heading], tuple) else (CONTENT[heading],)
    keys = {key for top in models for model in models_in(top) for key in model.model_fields}
    explained = explained_under(heading)

    assert sorted(key for key in keys if f"`{key}`" not in explained) == []


def kind_names() -> Iterator[str]:
    for model in (Number, Flag, Options):
        yield from get_args(model.model_fields["kind"].annotation)


CHOICES = [
    *(ItemKind, Rule, Outcome, Mood, Input, Style),
    *(RESERVED, [SILENT], list(kind_names()), WHEN, PLACES),
]


@pytest.mark.parametrize("value", [each for choices in CHOICES for each in choices], ids=str)
def test_every_word_that_an_author_can_choose_is_explained(value):
    assert f"`{value}`" in read(CONTENT_GUIDE)


CONDITIONS = [cells[0] for cells in first_cells_under("Voorwaarden")]
MEASURES = [cells[0] for cells in first_cells_under("Maten")]


@pytest.mark.parametrize("written", CONDITIONS)
def test_a_condition_in_the_guide_can_be_read(written):
    assert parse(written).text == written


@pytest.mark.parametrize("written", MEASURES)
def test_a_measure_in_the_guide_can_be_read(written):
    read_expression(written, asks=False)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_of_an_expression_is_in_a_table_of_the_guide(name):
    assert any(f"{name}(" in written for written in (*CONDITIONS, *MEASURES))


@pytest.mark.parametrize("sign", [">=", "<=", ">", "<", "=", "!=", "and", "or", "not"])
def test_every_sign_of_a_condition_is_in_the_table_of_the_guide(sign):
    assert any(f" {sign} " in f" {written} " for written in CONDITIONS)


@pytest.mark.parametrize(
    ("written", "message"),
    [cells[:2] for cells in first_cells_under("Meldingen over voorwaarden")],
)
def test_a_message_about_a_condition_in_the_guide_is_what_the_author_gets(
    written, message, tmp_path
):
    shipped = read(SHIPPED / "scenarios" / "resultaten-zakken.yaml")
    file = tmp_path / "resultaten-zakken.yaml"
    file.write_text(re.sub(r"when: trust.*", f"when: {written}", shipped, count=1), "utf-8")

    with pytest.raises(ContentError) as told:
        load(file, Scenario)
    assert message in told.value.problem


def test_the_readme_counts_the_talks_of_the_practice_room():
    assert len(list((SHIPPED / "scenarios").glob("*.yaml"))) == 14
    assert "  Veertien gesprekken," in read(README)


def test_the_readme_is_short_enough_to_read():
    assert len(read(README).splitlines()) <= 150


@pytest.mark.parametrize("path", [README, *sorted((ROOT / "docs").glob("*.md"))], ids=named)
def test_a_dutch_guide_is_calm(path):
    prose = FENCE.sub("", read(path))
    prose = re.sub(r"!\[|`[^`]*`", "", prose)

    assert "!" not in prose
    assert not re.search(r"[\U0001f300-\U0001faff]", prose)
