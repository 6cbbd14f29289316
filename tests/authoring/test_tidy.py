"""Bringing notebooks in their stored form."""

import json
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbclient import NotebookClient

from mentoring_lib.authoring.notebooks import text, tidied
from mentoring_lib.authoring.tidy import tidy
from mentoring_lib.errors import ContentError

LESSON = "course/04-coachgesprek/04-coachgesprek.ipynb"
START = "course/start.ipynb"
EXERCISE = "exercises/source/04-coachgesprek/04-coachgesprek.ipynb"

cells = st.fixed_dictionaries(
    {
        "cell_type": st.sampled_from(["code", "markdown"]),
        "id": st.from_regex(r"[a-z]+(-[a-z]+)?", fullmatch=True),
        "metadata": st.dictionaries(st.sampled_from(["tags", "trusted", "collapsed"]), st.just([])),
        "source": st.text() | st.lists(st.text()),
    },
    optional={"outputs": st.just([{"output_type": "stream"}]), "execution_count": st.integers()},
)
notebooks = st.fixed_dictionaries(
    {"cells": st.lists(cells), "metadata": st.just({"language_info": {"version": "3.13"}})}
)


def written(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.ipynb")}


def test_the_real_notebooks_are_in_their_stored_form(repository: Path) -> None:
    assert tidy(repository, write=False) == []


def test_tidying_twice_changes_nothing_more(course: Path) -> None:
    lesson = course / LESSON
    lesson.write_text(json.dumps(json.loads(lesson.read_text(encoding="utf-8"))), encoding="utf-8")
    (course / EXERCISE).unlink()

    assert tidy(course, write=True) == [lesson, course / EXERCISE]
    assert tidy(course, write=True) == []


def test_tidying_restores_the_bytes_of_a_notebook_that_was_spoilt(course: Path) -> None:
    before = written(course)
    for name in (LESSON, START, EXERCISE):
        notebook = json.loads((course / name).read_text(encoding="utf-8"))
        notebook["metadata"]["language_info"] = {"version": "3.13.1"}
        notebook["cells"][2]["execution_count"] = 4
        (course / name).write_text(json.dumps(notebook), encoding="utf-8")

    tidy(course, write=True)

    assert written(course) == before


def test_only_looking_changes_nothing(course: Path) -> None:
    start = course / START
    start.write_text(start.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    before = written(course)

    assert tidy(course, write=False) == [start]
    assert written(course) == before


def test_an_exercise_s_notebook_follows_its_opgave(course: Path) -> None:
    opgave = (course / EXERCISE).with_name("opgave.yaml")
    before = opgave.read_text(encoding="utf-8")
    opgave.write_text(before.replace("Je oefent met", "Je oefent nu met"), encoding="utf-8")

    assert tidy(course, write=True) == [course / EXERCISE]
    assert "Je oefent nu met" in (course / EXERCISE).read_text(encoding="utf-8")


def test_a_broken_notebook_stops_tidying_before_anything_is_written(course: Path) -> None:
    (course / EXERCISE).unlink()
    (course / START).write_text("{", encoding="utf-8")

    with pytest.raises(ContentError, match="kan niet gelezen worden"):
        tidy(course, write=True)

    assert not (course / EXERCISE).exists()


def test_a_learner_s_copies_are_left_alone(course: Path) -> None:
    copy = course / "course/opdrachten/04-coachgesprek/04-coachgesprek.ipynb"
    copy.parent.mkdir(parents=True)
    copy.write_text("{}", encoding="utf-8")

    assert tidy(course, write=True) == []
    assert copy.read_text(encoding="utf-8") == "{}"


@pytest.mark.slow
@pytest.mark.parametrize("name", [LESSON, START, EXERCISE])
def test_executing_and_tidying_gives_the_same_bytes(course: Path, name: str) -> None:
    before = written(course)
    notebook = nbformat.read(course / name, as_version=4)
    folder = {"metadata": {"path": str((course / name).parent)}}
    NotebookClient(notebook, timeout=60, resources=folder, allow_errors=True).execute()
    nbformat.write(notebook, course / name)
    assert written(course) != before

    assert tidy(course, write=True) == [course / name]
    assert written(course) == before


@settings(deadline=None)
@given(notebooks)
def test_a_stored_form_is_its_own_stored_form(notebook: dict[str, object]) -> None:
    once = tidied(notebook)

    assert text(tidied(once)) == text(once)
    assert text(tidied(json.loads(text(once)))) == text(once)
