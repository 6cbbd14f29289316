"""The errors that a learner, trainer or author can meet, in Dutch.

MentoringError
├── ContentError        a content file of the course can't be used as it stands
│   ├── ConditionError  a condition in a scenario can't be read
│   └── ExchangeError   a file of another tool can't be made into a scenario
├── MoveNotAllowed      a reply was chosen that the conversation doesn't offer now
├── AnswerSheetError    an answer sheet can't be read
├── TranscriptError     a transcript can't be read
├── ExtraMissing        something optional isn't installed
├── HandInError         a hand-in can't be made or taken in
├── GradingStopped      grading can't go on without unfair scores
└── CourseServerError   JupyterLab didn't start

A programmer's mistake is a built-in exception with an English message.
"""


class MentoringError(Exception):
    """Something a person can mend: where it is, what is wrong and what to do next."""

    def __init__(self, *, place: str, problem: str, remedy: str) -> None:
        """Keep the three Dutch parts apart, so that a panel can lay them out."""
        super().__init__(f"{place}: {problem} {remedy}")
        self.place = place
        self.problem = problem
        self.remedy = remedy


class ContentError(MentoringError):
    """A content file of the course can't be used as it stands."""


class ConditionError(ContentError):
    """A condition in a scenario can't be read."""


class MoveNotAllowed(MentoringError):
    """A reply was chosen that the conversation doesn't offer now."""


class AnswerSheetError(MentoringError):
    """An answer sheet can't be read."""


class HandInError(MentoringError):
    """A hand-in can't be made or taken in."""


class GradingStopped(MentoringError):
    """Grading can't go on without giving somebody an unfair score."""


class CourseServerError(MentoringError):
    """JupyterLab didn't start."""


class ExtraMissing(MentoringError):
    """Something optional isn't installed."""
