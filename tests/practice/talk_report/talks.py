"""Talks for these tests, with labels that are given instead of recognised."""

from mentoring_lib.domain.move_label import Form, MoveLabel
from mentoring_lib.practice.recognise.judgement import (
    Confidence,
    Judgement,
    TurnJudgement,
    Why,
)
from mentoring_lib.practice.talk_report.talk import Talk, coded
from mentoring_lib.practice.transcript.model import Line

L = MoveLabel


def judgement(label=L.OTHER, form=Form.STATEMENT, confidence=Confidence.HIGH, second=L.OTHER):
    why = Why(f"Want het is {label}.", "woorden")
    return Judgement(label, second, form, confidence, 0.9, lambda _: why)


def talk(*turns, own=None, times=None) -> Talk:
    """Return a talk; ``(text, label, *forms)`` is a turn of the mentor, a text the other's."""
    lines, judged = [], []
    for at, turn in enumerate(turns):
        start, end = times[at] if times else (None, None)
        if isinstance(turn, str):
            lines.append(Line("ander", turn, start, end))
            judged.append(TurnJudgement(judgement(), ()))
            continue
        text, label, *forms = turn
        lines.append(Line("mentor", text, start, end))
        parts = tuple((text, judgement(label, form)) for form in forms or [Form.STATEMENT])
        judged.append(TurnJudgement(judgement(label, parts[-1][1].form), parts))
    return coded(lines, own or {}, lambda _: judged)
