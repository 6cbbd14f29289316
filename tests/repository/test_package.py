"""The repository keeps its own rules: imports, sizes, lock files, what it names."""

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import mentoring_lib

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "mentoring_lib"
LOCKS = sorted(ROOT.glob("requirements*.lock"))
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))

MOST_LINES = 250
MOST_BODY_LINES = 25
"""Lines of a function without its signature and docstring."""

LONGER = {
    "grading/maker.py open_maker": "every file that a maker keeps is named once, in order",
    "records/hand_in.py hand_in": "the steps of handing in, in order, each with its error",
    "authoring/analysis/report.py values": "one dictionary, as JSON has it from top to bottom",
}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_what_the_package_offers_can_be_imported_and_nothing_else():
    assert set(mentoring_lib.__all__) == set(mentoring_lib._HOMES)
    for name in mentoring_lib.__all__:
        assert callable(getattr(mentoring_lib, name))
    with pytest.raises(AttributeError, match="geheimpje"):
        mentoring_lib.geheimpje  # noqa: B018 - looking it up is the test


IMPORT = """
import sys, time
start = time.perf_counter()
import mentoring_lib
seconds = time.perf_counter() - start
print(seconds, *sorted(sys.modules))
"""


def imported() -> tuple[float, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    seconds, *modules = done.stdout.split()
    return float(seconds), set(modules)


def test_importing_the_package_is_quick_and_brings_nothing_heavy():
    runs = [imported() for _ in range(7)]
    _, modules = runs[0]
    heavy = {"anywidget", "ipywidgets", "nbgrader", "pandas", "pydantic", "ruamel", "sqlalchemy"}

    assert not modules & heavy
    assert statistics.median(seconds for seconds, _ in runs) < 0.05


def pins(path: Path) -> list[str]:
    """Return each package of a lock file with the lines that belong to it."""
    text = re.sub(r"^ *#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [each for each in re.split(r"\n(?=\S)", text) if each.strip()]


@pytest.mark.parametrize("path", LOCKS, ids=named)
def test_every_package_in_a_lock_file_is_pinned_with_a_hash(path):
    found = pins(path)

    assert len(found) > 50
    for each in found:
        assert re.match(r"[a-z0-9._-]+==\S+ ", each), each
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", each), each


@pytest.mark.parametrize("path", LOCKS, ids=named)
def test_a_lock_file_names_no_place_to_download_from(path):
    text = path.read_text(encoding="utf-8")

    for word in ("://", "--index-url", "--extra-index-url", "--find-links", "--trusted-host"):
        assert word not in text


def test_there_are_three_lock_files():
    assert [named(path) for path in LOCKS] == [
        "requirements-dev.lock",
        "requirements-lowest.lock",
        "requirements.lock",
    ]


# Written in two halves, so that this file doesn't name them either.
FORBIDDEN = [
    "".join(halves)
    for halves in (
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("npm", "js.org"),
        ("npm", "js.com"),
        ("yarn", "pkg.com"),
        ("ana", "conda.org"),
        ("--index", "-url="),
        ("--extra", "-index-url="),
        ("/wo", "rk/main"),
        ("/wo", "rk/shared"),
        ("/ro", "ot/"),
    )
]
SECRET = re.compile(r"token=[\w-]{20,}")


def own_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return [path for path in paths if path.is_file() and path.suffix != ".png"]


def test_no_file_names_a_registry_a_path_of_one_machine_or_a_secret():
    found = []
    for path in own_files():
        text = path.read_text(encoding="utf-8").lower()
        found += [f"{named(path)}: {word}" for word in FORBIDDEN if word in text]
        found += [f"{named(path)}: {hit}" for hit in SECRET.findall(text)]

    assert found == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_is_short_enough_to_read_in_one_go(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            lines = body[-1].end_lineno - body[0].lineno + 1 if body else 0
            yield f"{path.relative_to(PACKAGE).as_posix()} {node.name}", lines


def test_a_function_is_short_or_has_a_reason_to_be_long():
    lengths = dict(each for path in MODULES for each in functions(path))
    too_long = {name: lines for name, lines in lengths.items() if lines > MOST_BODY_LINES}

    assert too_long.keys() - LONGER.keys() == set()
    assert all(lines <= MOST_BODY_LINES + 15 for lines in too_long.values())
    assert statistics.median(lengths.values()) <= 8


def test_every_exception_to_the_length_of_a_function_is_of_a_function_that_exists():
    known = {name for path in MODULES for name, _ in functions(path)}

    assert set(LONGER) - known == set()


def skips(path: Path) -> Iterator[ast.AST]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Attribute(attr="skip" | "skipif" | "xfail" | "importorskip"):
                yield node


def reasoned(path: Path) -> set[int]:
    return {
        node.func.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and any(word.arg == "reason" and ast.unparse(word.value) for word in node.keywords)
    }


@pytest.mark.parametrize("path", TESTS, ids=named)
def test_a_test_that_is_ever_skipped_says_why(path):
    assert {node.lineno for node in skips(path)} <= reasoned(path)
