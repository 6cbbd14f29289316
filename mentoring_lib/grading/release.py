"""Releasing an exercise: nbgrader's own step, with the talk's script written beside it."""

import os
import re
import sys
from pathlib import Path
from typing import Any

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.apps.api import NbGraderAPI
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from mentoring_lib.errors import ContentError
from mentoring_lib.grading.folders import CONFIG, CourseFolder
from mentoring_lib.grading.maker import Maker


class AddScripts(NbGraderPreprocessor):
    """Adds to a release what playing its talks needs, and nothing of their assessment."""

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Put the scripts among the files that are written with the notebook."""
        source = Path(resources["metadata"]["path"])
        maker = CourseFolder(source.parent.parent).maker(source.name)
        resources["outputs"] = {**(resources.get("outputs") or {}), **scripts(maker)}
        return nb, resources


def scripts(maker: Maker) -> dict[str, bytes]:
    """Return the file of each talk by name, as it goes to learners."""
    return {
        f"{name}.json": scenario.script().text().encode()
        for name, scenario in maker.scenarios.items()
    }


def release(course: CourseFolder, slug: str) -> Path:
    """Return the folder that can go to learners, made by nbgrader from the source.

    Raises:
        ContentError: The exercise isn't in order, or nbgrader refused it.
    """
    course.maker(slug)
    outcome = nbgrader(course).generate_assignment(slug, force=True, create=True)
    if not outcome["success"]:
        raise ContentError(
            place=f"source/{slug}",
            problem="nbgrader kan van deze opdracht geen uitgave maken.",
            remedy=f"nbgrader zegt: {_reason(outcome)}",
        )
    return course.release(slug)


def nbgrader(course: CourseFolder) -> NbGraderAPI:
    """Return nbgrader's own interface to this course."""
    # nbgrader starts alembic by name, also where no venv is activated.
    here = str(Path(sys.executable).parent)
    if here not in os.environ["PATH"].split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([here, os.environ["PATH"]])
    config = Config(PyFileConfigLoader(CONFIG, path=str(course.root)).load_config())
    config.CourseDirectory.root = str(course.root)
    return NbGraderAPI(config=config)


def _reason(outcome: dict[str, Any]) -> str:
    """Return the line of nbgrader's log that names the error."""
    said = str(outcome.get("log") or "").splitlines()
    named = [line.strip() for line in said if re.match(r"\s*[\w.]*(Error|Exception)\b", line)]
    return (named or said or ["niets"])[0]
