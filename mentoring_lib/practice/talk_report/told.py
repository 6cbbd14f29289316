"""The figures of a talk in Dutch, each with the turns in which they can be seen."""

from collections.abc import Mapping
from dataclasses import dataclass

from mentoring_lib.domain.move_label import Form
from mentoring_lib.practice.talk_report.estimates import (
    HUMAN_OPEN,
    HUMAN_RATIO,
    Band,
    Estimated,
)
from mentoring_lib.practice.talk_report.exact import Counted, Hits

Texts = Mapping[str, str]

STEP = 5
"""Per cent to which the limits of a band are rounded; finer would promise too much."""

_FORMS = {
    Form.QUESTION_WORD_FIRST: "form_word",
    Form.VERB_FIRST: "form_verb",
    Form.STATEMENT_ASKED: "form_statement",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    Attributes:
        name: Which figure, in English.
        label: What it is called.
        value: What it is.
        note: What to know about it; may be empty.
        lines: The turns in which it can be seen; empty when that is the whole talk.
    """

    name: str
    label: str
    value: str
    note: str = ""
    lines: tuple[int, ...] = ()


def counted_rows(counted: Counted, texts: Texts) -> tuple[Row, ...]:
    """Return what is certain, in the order in which it is shown."""
    return (
        *_shares(counted, texts),
        _longest(counted, texts),
        Row(
            "words_per_turn",
            texts["words_per_turn"],
            texts["you_and_others"].format(
                mine=decimal(counted.mentor.words_per_turn),
                others=decimal(counted.others.words_per_turn),
            ),
        ),
        _found("in_row", counted.in_row, texts, "more_turns"),
        _found("stacked", counted.stacked, texts, "more_turns"),
        _found("why", counted.why, texts, "times"),
        *(_found(name, counted.forms[form], texts, "times") for form, name in _FORMS.items()),
    )


def estimated_rows(estimated: Estimated, texts: Texts) -> tuple[Row, ...]:
    """Return what is estimated, in the order in which it is shown."""
    chains = estimated.chains
    shown = tuple(dict.fromkeys(each for chain in chains for each in (chain.back, chain.question)))
    return (
        _open(estimated.open_share, texts),
        _ratio(estimated.ratio, texts),
        _found("chains", Hits(len(chains), shown), texts, "times"),
        _found("early_advice", estimated.early_advice, texts, "more_turns"),
        _found("unasked_advice", estimated.unasked_advice, texts, "more_turns"),
    )


def percent(share: float) -> str:
    """Return a share as a whole percentage."""
    return f"{100 * share:.0f} %"


def decimal(value: float) -> str:
    """Return a number with at most one decimal, as it is written in Dutch."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def _shares(counted: Counted, texts: Texts) -> list[Row]:
    words = texts["share_words"].format(
        mine=counted.mentor.words, all=counted.mentor.words + counted.others.words
    )
    rows = [Row("word_share", texts["word_share"], percent(counted.word_share), words)]
    if counted.time_share is not None:
        rows.append(
            Row("time_share", texts["time_share"], percent(counted.time_share), texts["share_time"])
        )
    return rows


def _longest(counted: Counted, texts: Texts) -> Row:
    value = texts["words"].format(number=counted.longest.count)
    if counted.longest_s is not None:
        value = texts["words_seconds"].format(words=value, seconds=round(counted.longest_s))
    return Row("longest", texts["longest"], value, "", counted.longest.lines)


def _found(name: str, hits: Hits, texts: Texts, unit: str) -> Row:
    if not hits.count:
        value = texts["none"]
    else:
        unit = unit if hits.count > 1 or unit == "times" else "one_turn"
        value = texts[unit].format(number=hits.count)
    return Row(name, texts[name], value, texts.get(f"{name}_note", ""), hits.lines)


def _open(band: Band | None, texts: Texts) -> Row:
    label = texts["open_share"]
    if band is None:
        return Row("open_share", label, texts["too_few"], texts["too_few_note"])
    value = texts["between_percent"].format(low=_step(band.low), high=_step(band.high))
    note = texts["open_share_note"].format(
        mine=len(band.lines), all=len(band.others), human=round(100 * HUMAN_OPEN)
    )
    return Row("open_share", label, value, note, band.lines)


def _ratio(band: Band | None, texts: Texts) -> Row:
    label = texts["ratio"]
    if band is None:
        return Row("ratio", label, texts["too_few"], texts["too_few_note"])
    value = texts["between"].format(low=decimal(band.low), high=decimal(band.high))
    note = texts["ratio_note"].format(
        mine=len(band.lines), all=len(band.others), human=f"{HUMAN_RATIO:.2f}".replace(".", ",")
    )
    return Row("ratio", label, value, note, band.lines)


def _step(share: float) -> int:
    return STEP * round(100 * share / STEP)
