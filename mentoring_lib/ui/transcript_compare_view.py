"""What is shown of a talk beside others: own earlier talks, and other people's labels."""

from collections.abc import Mapping, Sequence
from typing import Any

from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.errors import ExtraMissing
from mentoring_lib.practice.talk_report.agreement import (
    FEWEST,
    Agreement,
    agreement,
)
from mentoring_lib.practice.talk_report.progress import Report, Series, over_time
from mentoring_lib.practice.talk_report.small_chart import Axes, small_chart
from mentoring_lib.practice.talk_report.told import decimal, percent
from mentoring_lib.records.own_talks import OwnTalk
from mentoring_lib.ui.transcript_open import OpenTalk
from mentoring_lib.ui.transcript_report_view import day, label_names

MOST_TALKS = 12
"""Talks in one picture; with more, the oldest stay out."""

_SHARES = ("word_share", "open_share")
_BANDS = ("open_share", "ratio")

Texts = Mapping[str, str]


def changes_view(opened: OpenTalk, texts: Texts) -> dict[str, str]:
    """Return how often the learner chose another label, and how far both agree."""
    turns = opened.talk.mentor
    changed = sum(turn.changed for turn in turns)
    told = {
        "count": texts["changed"].format(changed=changed, all=len(turns)),
        "agreement": "",
        "note": texts["changed_few"].format(fewest=FEWEST),
    }
    if changed < FEWEST:
        return told
    try:
        found = agreement([turn.machine.label for turn in turns], [turn.label for turn in turns])
    except ExtraMissing as error:
        return {**told, "note": f"{error.problem} {error.remedy}"}
    return {
        **told,
        "agreement": texts["kappa"].format(kappa=_coefficient(found.kappa, texts)),
        "note": f"{texts['kappa_means']} {texts['changed_note']}",
    }


def codes_view(opened: OpenTalk, texts: Texts) -> dict[str, Any] | None:
    """Return how two coders of this talk compare; None when only one coded it."""
    kept = opened.kept
    if not kept.codes:
        return None
    turns = opened.talk.mentor
    one: Mapping[int, MoveLabel] = kept.codes
    other: Mapping[int, MoveLabel] = kept.more_codes or {turn.number: turn.label for turn in turns}
    who = "codes_between" if kept.more_codes else "codes_with_you"
    own = sum(turn.own is not None for turn in turns)
    try:
        found = agreement(
            [one.get(turn.number) for turn in turns], [other.get(turn.number) for turn in turns]
        )
    except ExtraMissing as error:
        return {"who": f"{error.problem} {error.remedy}", "rows": [], "note": "", "apart": []}
    return {
        "who": texts[who].format(own=own, all=len(turns)),
        "rows": _coefficients(found, texts),
        "note": texts["codes_few"].format(fewest=FEWEST) if found.both < FEWEST else "",
        "apart": _apart(one, other, label_names(texts)),
    }


def progress_view(
    talks: Sequence[OwnTalk], reports: Sequence[Report], texts: Texts
) -> dict[str, Any] | None:
    """Return the figures over one's own talks, the oldest first; None with only one talk."""
    if len(talks) < 2:  # noqa: PLR2004 - a comparison takes two
        return None
    first = max(len(talks) - MOST_TALKS, 0)
    series = over_time(reports[first:])
    days = [f"{number} · {day(talk.kept_at)}" for number, talk in enumerate(talks[first:], 1)]
    return {
        "charts": [_chart(each, first + 1, texts) for each in series],
        "head": [texts["figure"], *days],
        "rows": [[_label(each, texts), *_values(each, texts)] for each in series],
    }


def _coefficients(found: Agreement, texts: Texts) -> list[list[str]]:
    return [
        [texts["codes_same"], texts["codes_of"].format(same=found.same, both=found.both)],
        [texts["codes_kappa"], _coefficient(found.kappa, texts)],
        [texts["codes_alpha"], _coefficient(found.alpha, texts)],
    ]


def _coefficient(value: float | None, texts: Texts) -> str:
    return texts["not_computed"] if value is None else f"{value:.2f}".replace(".", ",")


def _apart(
    one: Mapping[int, MoveLabel],
    other: Mapping[int, MoveLabel],
    names: Mapping[MoveLabel, str],
) -> list[list[Any]]:
    """Return each turn with two different labels, and both their names."""
    return [
        [number, names.get(one[number], ""), names.get(other[number], "")]
        for number in sorted(one.keys() & other.keys())
        if one[number] is not other[number]
    ]


def _chart(series: Series, first: int, texts: Texts) -> dict[str, str]:
    label = _label(series, texts)
    told = ", ".join(_values(series, texts))
    shown = percent if series.name in _SHARES else _number
    drawn = small_chart(
        f"mentoring-over-time-{series.name}",
        label,
        texts["chart_told"].format(values=told),
        series.values,
        Axes(series.top, series.width, shown, first),
    )
    return {"label": label, "svg": drawn}


def _label(series: Series, texts: Texts) -> str:
    label = texts[series.name]
    return label if series.certain else texts["guessed"].format(figure=label)


def _values(series: Series, texts: Texts) -> list[str]:
    return [texts["unknown"] if each is None else _value(series, each) for each in series.values]


def _value(series: Series, value: float) -> str:
    shown = percent if series.name in _SHARES else _number
    if series.name not in _BANDS:
        return shown(value)
    low = max(value - series.width, 0.0)
    high = value + series.width
    return f"{shown(low)} – {shown(min(high, 1.0) if series.name in _SHARES else high)}"


def _number(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else decimal(value)
