"""nbgrader's settings for this course; nbgrader provides ``get_config``."""

from nbgrader import preprocessors as steps

from mentoring_lib.grading.folders import COURSE_ID
from mentoring_lib.grading.release import AddScripts

c = get_config()  # noqa: F821 - nbgrader puts it there

c.CourseDirectory.course_id = COURSE_ID
# What the maker keeps never leaves: not in the release, not beside graded work.
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    ".map-id",
    ".naam",
    "maker",
    "feedback",
]
c.ExecutePreprocessor.timeout = 60
c.ClearSolutions.text_stub = "Schrijf hier je antwoord."
# nbgrader's own steps, and ours at the end: the script of a talk goes with the release.
c.GenerateAssignment.preprocessors = [
    steps.LockCells,
    steps.ClearSolutions,
    steps.ClearOutput,
    steps.CheckCellMetadata,
    steps.ComputeChecksums,
    steps.SaveCells,
    steps.ClearHiddenTests,
    steps.ClearMarkScheme,
    steps.ComputeChecksums,
    steps.CheckCellMetadata,
    AddScripts,
]
