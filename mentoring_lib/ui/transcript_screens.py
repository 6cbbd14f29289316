"""The two complete screens of kept talks: the choice of one, and its report."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mentoring_lib.catalog.merid import MeridBook
from mentoring_lib.practice.talk_report.progress import Report
from mentoring_lib.practice.transcript.review import NOTICE
from mentoring_lib.records.own_talks import OwnTalk
from mentoring_lib.ui.transcript_compare_view import changes_view, codes_view, progress_view
from mentoring_lib.ui.transcript_open import OpenTalk
from mentoring_lib.ui.transcript_report_view import (
    Texts,
    figures_view,
    merid_view,
    phases_view,
    talk_name,
    turns_view,
)


@dataclass(frozen=True, slots=True)
class ReportWords:
    """What a report is written with.

    Attributes:
        texts: The texts of this panel.
        coverage: The texts about phases.
        merid: The code book for talks about a lesson.
    """

    texts: Texts
    coverage: Texts
    merid: MeridBook


def choice_view(talks: Sequence[OwnTalk], unreadable: int, texts: Texts) -> dict[str, Any]:
    """Return the kept talks, the oldest first, and how many can't be read."""
    return {
        "talks": [
            {"id": talk.id, "name": talk_name(talk, number, texts)}
            for number, talk in enumerate(talks, 1)
        ],
        "unreadable": texts["unreadable"].format(number=unreadable) if unreadable else "",
    }


def report_view(
    opened: OpenTalk, talks: Sequence[OwnTalk], reports: Sequence[Report], words: ReportWords
) -> dict[str, Any]:
    """Return all that is shown of an open talk.

    Args:
        opened: The talk.
        talks: All kept talks, the oldest first.
        reports: The figures of each of them.
        words: What it is written with.
    """
    texts = words.texts
    number = sum(talk.kept_at < opened.kept.kept_at for talk in talks) + 1
    return {
        "name": talk_name(opened.kept, number, texts),
        "notice": NOTICE,
        "turns": turns_view(opened, texts),
        "structure": opened.kept.structure,
        **figures_view(opened.report(), texts),
        "phases": phases_view(opened, texts, words.coverage),
        "merid": merid_view(opened, words.merid, texts),
        "changes": changes_view(opened, texts),
        "codes": codes_view(opened, texts),
        "progress": progress_view(talks, reports, texts),
    }
