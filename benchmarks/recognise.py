"""Measure how well, how fast and how soon moves are recognised.

Prints one JSON object.

* ``utterances_per_s``: one core, whole turns with a turn before them that is new each time.
  ``ratio`` divides it by ``baseline_per_s``: looking for the plain phrases of each cue with one
  regular expression per cue, in the same run. Both are timed in small parts by turns and the
  fastest time of each part counts, so that a busy machine hardly changes them.
* ``first_answer_ms``: a fresh process with the content read, over bare Python.
* ``hidden``: the lines of ``data/regels-verborgen.csv``, which nothing learned from, labelled by
  what ships.
* ``checked``: the lines that train, each labelled by weights that didn't learn from its fold.

A second defensible label counts as right. ``drop_*`` is what is lost when the checked lines come
in small letters, without marks, with typing errors, or with Flemish pronouns and verbs.
"""

import argparse
import csv
import json
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from mentoring_lib.authoring.move_teacher import LABELS, Line, trained
from mentoring_lib.authoring.train_moves import COUNTED, FOLDS, fold_of, labelled_lines
from mentoring_lib.catalog.move_cues import MOVES, cue_book, weights
from mentoring_lib.domain.move_cues import Weights
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.recognise.model import Model
from mentoring_lib.practice.recognise.recogniser import Recogniser

FIRST = (
    "from mentoring_lib.practice.recognise.recogniser import analyse;"
    "from mentoring_lib.practice.utterance import Utterance;"
    "analyse([Utterance('Hoe was je week?', 'mentor')])"
)
HIDDEN = Path(__file__).parent / "data" / "regels-verborgen.csv"
OPEN = {MoveLabel.OPEN, MoveLabel.PROBE}
CLOSED = {MoveLabel.CLOSED, MoveLabel.FACTUAL, MoveLabel.LEADING}
PART, TIMES = 40, 25
Row = dict[str, str]


class Guess(NamedTuple):
    """A labelled line and what the recogniser makes of it."""

    row: Row
    label: str
    share: float

    @property
    def is_right(self) -> bool:
        """Whether it is one of the defensible labels."""
        return self.label in {self.row["label"], self.row["also_ok"]}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON (always done)")
    parser.add_argument("--quick", action="store_true", help="leave out what needs training")
    quick = parser.parse_args().quick
    rows = [row for name in COUNTED for row in rows_of(MOVES / name)]
    outcome: dict[str, Any] = {
        **speed(rows[:800]),
        "first_answer_ms": first_answer_ms(),
        "hidden": figures(shipped_guesses(rows_of(HIDDEN))),
        "apart": figures(shipped_guesses(rows_of(HIDDEN.with_name("regels-apart.csv")))),
    }
    if not quick:
        outcome |= checked(rows)
    sys.stdout.write(json.dumps(outcome, indent=1) + "\n")


def rows_of(path: Path) -> list[Row]:
    """Return the labelled lines of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def speed(rows: Sequence[Row]) -> dict[str, float]:
    """Return how many turns a second are read, and how many the baseline reads."""
    recogniser = Recogniser(cue_book(), weights())
    ours, baseline = 0.0, 0.0
    plain = plain_expressions()
    for at in range(0, len(rows), PART):
        part = rows[at : at + PART]
        runs = [(in_a_run(recogniser, part, run), looked_for(plain, part)) for run in range(TIMES)]
        ours += min(own for own, _ in runs)
        baseline += min(other for _, other in runs)
    return {
        "utterances_per_s": round(len(rows) / ours),
        "baseline_per_s": round(len(rows) / baseline),
        "ratio": round(baseline / ours, 2),
    }


def in_a_run(recogniser: Recogniser, rows: Iterable[Row], run: int) -> float:
    """Return the seconds of one core that labelling these lines takes."""
    turns = [(row["text"], f"{row['previous']} {run}".strip()) for row in rows]
    started = time.process_time()
    for text, previous in turns:
        recogniser.judge(text, previous)
    return time.process_time() - started


def plain_expressions() -> list[re.Pattern[str]]:
    """Return for each cue one expression for its phrases without brackets, lists and gaps."""
    found = []
    for cue in cue_book().cues:
        plain = [re.escape(each) for each in cue.phrases if not re.search(r"[({…*]", each)]
        if plain:
            found.append(re.compile(rf"\b(?:{'|'.join(plain)})\b"))
    return found


def looked_for(expressions: Sequence[re.Pattern[str]], rows: Iterable[Row]) -> float:
    """Return the seconds of one core that looking for every expression takes."""
    texts = [row["text"] for row in rows]
    started = time.process_time()
    for text in texts:
        lowered = text.lower()
        for expression in expressions:
            expression.search(lowered)
    return time.process_time() - started


def first_answer_ms() -> float:
    """Return the median of the extra milliseconds before a fresh process has answered."""
    extra = [seconds(FIRST) - seconds("pass") for _ in range(9)]
    return round(statistics.median(extra) * 1000, 1)


def seconds(code: str) -> float:
    """Return the wall seconds of a fresh process."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - started


def shipped_guesses(rows: Iterable[Row]) -> list[Guess]:
    """Return what ships makes of lines."""
    recogniser = Recogniser(cue_book(), weights())
    judged = ((row, recogniser.judge(row["text"], row["previous"])) for row in rows)
    return [Guess(row, str(each.label), each.share) for row, each in judged]


def checked(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the figures of the lines that train, as they are and on damaged text."""
    recogniser = Recogniser(cue_book(), Weights(LABELS))
    lines = labelled_lines(MOVES, recogniser)
    with ProcessPoolExecutor(max_workers=2) as workers:
        learned = list(workers.map(fold_rows, [lines] * FOLDS, range(FOLDS)))
    models = [Model(Weights(LABELS, each)) for each in learned]

    def guesses(change: Callable[[str], str]) -> list[Guess]:
        found = []
        for row in rows:
            named = recogniser.features(change(row["text"]), row["previous"])
            label, _, share = models[fold_of(row["id"])].best_two(named)
            found.append(Guess(row, str(label), share))
        return found

    plain = guesses(str)
    outcome = {"checked": figures(plain)}
    for name, change in CHANGES.items():
        outcome[f"drop_{name}"] = round(right(plain) - right(guesses(change)), 3)
    return outcome


def fold_rows(lines: Sequence[Line], fold: int) -> dict[str, str]:
    """Return the weights that every fold but one teaches."""
    return trained([line for line in lines if fold_of(line.id) != fold])


def figures(guesses: Sequence[Guess]) -> dict[str, float]:
    """Return the shares right: of all, of the sure ones, on open or closed, by register."""
    limit = weights().middle
    sure = [each for each in guesses if each.share >= limit]
    outcome = {
        "lines": len(guesses),
        "all": right(guesses),
        "sure": right(sure),
        "sure_lines": round(len(sure) / max(len(guesses), 1), 3),
        "open_or_closed": open_or_closed(guesses),
    }
    for register in sorted({each.row["register"] for each in guesses}):
        own = [each for each in guesses if each.row["register"] == register]
        outcome[register] = right(own)
    return outcome


def right(guesses: Sequence[Guess]) -> float:
    """Return the share of guesses that are one of the defensible labels."""
    return round(sum(each.is_right for each in guesses) / max(len(guesses), 1), 3)


def open_or_closed(guesses: Iterable[Guess]) -> float:
    """Return the share right on open or closed, where a person labelled one of the two."""
    asked = [each for each in guesses if MoveLabel(each.row["label"]) in OPEN | CLOSED]
    good = sum(
        (
            (MoveLabel(each.row["label"]) in OPEN) == (MoveLabel(each.label) in OPEN)
            and MoveLabel(each.label) in OPEN | CLOSED
        )
        or each.label == each.row["also_ok"]
        for each in asked
    )
    return round(good / max(len(asked), 1), 3)


def without_marks(text: str) -> str:
    """Return the text as a transcript without punctuation has it."""
    return "".join(letter for letter in text.lower() if letter.isalnum() or letter in " '’")


def with_typing_errors(text: str) -> str:
    """Return the text with one in twelve words misspelt, the same every time."""
    chance = random.Random(text)
    return " ".join([misspelt(word, chance) for word in text.split()])


def misspelt(word: str, chance: random.Random) -> str:
    """Return the word, now and then with two letters swapped or one left out."""
    if len(word) < 4 or chance.random() > 1 / 12:
        return word
    at = chance.randrange(1, len(word) - 2)
    swapped = word[at + 1] + word[at] if chance.random() < 0.5 else word[at]
    return word[:at] + swapped + word[at + 2 :]


FLEMISH = {
    "je": "ge",
    "jij": "gij",
    "jou": "u",
    "jouw": "uw",
    "bent": "zijt",
    "ben je": "zijt ge",
    "heb je": "hebt ge",
    "kun je": "kunt ge",
    "wil je": "wilt ge",
}


def in_flemish(text: str) -> str:
    """Return the text as somebody from Flanders may say it."""
    for dutch in sorted(FLEMISH, key=len, reverse=True):
        flemish = FLEMISH[dutch]
        text = re.sub(rf"\b{dutch}\b", flemish, text)
        text = re.sub(rf"\b{dutch.capitalize()}\b", flemish.capitalize(), text)
    return text


CHANGES: dict[str, Callable[[str], str]] = {
    "small_letters": str.lower,
    "no_question_marks": lambda text: text.replace("?", ""),
    "no_marks_small_letters": without_marks,
    "typing_errors": with_typing_errors,
    "flemish": in_flemish,
}

if __name__ == "__main__":
    main()
