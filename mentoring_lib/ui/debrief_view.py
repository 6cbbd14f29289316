"""The debrief of a talk as the panel draws it: plain values for the browser."""

from typing import Any

from mentoring_lib.domain.loose_names import MENTOR
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.practice.compare import Beside, first_difference, side_by_side
from mentoring_lib.practice.debrief import (
    Words,
    curve,
    curve_chart,
    curve_in_words,
    profile,
    review,
)
from mentoring_lib.practice.goals import Shown, shares, shown_goals
from mentoring_lib.practice.other_side import other_side
from mentoring_lib.practice.plain import spoken
from mentoring_lib.practice.replay import AssessedTurn, Run

View = dict[str, Any]


def debrief_view(scenario: Scenario, run: Run, words: Words) -> View:
    """Return what to look back on: turns, goals, who spoke, and the other's side."""
    texts = words.texts
    return {
        "background": scenario.background,
        "turns": [_turn(scenario, turn, words) for turn in run.turns],
        "curve": _curve(scenario, run, words),
        "profile": [list(pair) for pair in profile(run, words)],
        "goals": [_goal(shown, words) for shown in shown_goals(scenario, run)],
        "shares": [
            [texts["you"] if who == MENTOR else scenario.characters[who].name, f"{round(part)} %"]
            for who, part in shares(scenario, run).items()
        ],
        "other_side": [
            {
                "who": felt.who,
                "said": felt.said,
                "meant": felt.meant,
                "heard": felt.heard,
                "thought": felt.thought,
                "mood": felt.mood,
            }
            for felt in other_side(scenario, run, words)
        ],
        "questions": list(scenario.debrief),
    }


def compare_view(scenario: Scenario, left: Run, right: Run, words: Words) -> View:
    """Return two runs side by side: where they parted, and how each ended."""
    rows = side_by_side(left, right)
    parted = first_difference(rows)
    texts = words.texts
    return {
        "parted": texts["same_run"]
        if parted is None
        else texts["parted"].replace("{number}", str(parted)),
        "rows": [_beside(scenario, row, words) for row in rows],
        "endings": [run.ending.text if run.ending else "" for run in (left, right)],
        "goals": [
            [one.goal.text, _verdict(one, words), _verdict(other, words)]
            for one, other in zip(
                shown_goals(scenario, left), shown_goals(scenario, right), strict=True
            )
        ],
    }


def _turn(scenario: Scenario, turn: AssessedTurn, words: Words) -> View:
    each = review(scenario, turn, words)
    return {
        "phase": each.phase,
        "who": each.who,
        "heard": each.heard,
        "said": each.said,
        "move": each.move,
        "effect": each.effect,
        "changed": each.changed,
        "alternative": each.alternative,
        "alternative_label": words.texts["alternative" if each.alternative_is_stronger else "also"],
    }


def _curve(scenario: Scenario, run: Run, words: Words) -> View | None:
    lines = curve(scenario, run, words)
    if not lines:
        return None
    texts = words.texts
    return {
        "svg": curve_chart(f"curve-{scenario.slug}", lines, texts["curve"]),
        "text": curve_in_words(lines),
        "head": [texts["turn_word"], *(line.label for line in lines)],
        "rows": [
            [texts["start"] if number == 0 else number, *values]
            for number, values in enumerate(zip(*(line.values for line in lines), strict=True))
        ],
    }


def _goal(shown: Shown, words: Words) -> View:
    texts = words.texts
    where = [("goal_where", shown.turns), ("goal_missed", shown.missed)]
    return {
        "text": shown.goal.text,
        "state": _state(shown),
        "verdict": _verdict(shown, words),
        "where": " ".join(
            texts[name].replace("{turns}", _listed(turns)) for name, turns in where if turns
        ),
    }


def _state(shown: Shown) -> str:
    if shown.percent is None:
        return "no_chance"
    return "seen" if shown.well else "more"


def _verdict(shown: Shown, words: Words) -> str:
    return words.texts[f"goal_{_state(shown)}"].removesuffix(":")


def _beside(scenario: Scenario, row: Beside, words: Words) -> View:
    return {
        "number": row.number,
        "same": row.same,
        "sides": [_side(scenario, turn, words) for turn in (row.left, row.right)],
    }


def _side(scenario: Scenario, turn: AssessedTurn | None, words: Words) -> View | None:
    if turn is None:
        return None
    return {
        "who": scenario.characters[turn.scene.speaker].name,
        "heard": turn.scene.says,
        "said": spoken(turn.reply.says),
        "move": words.moves[turn.reply.move].label,
    }


def _listed(numbers: tuple[int, ...]) -> str:
    shown = [str(number) for number in numbers]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} en {shown[-1]}"
