"""Measure how well, how fast and how soon moves are recognised.

Prints one JSON object: ``utterances_per_s`` (one core, every text new), ``first_answer_ms``
(a fresh process with the content read, over bare Python), and shares of right labels on the
lines of ``regels.csv``, each labelled by weights that didn't learn from its fold. A second
defensible label counts as right. ``drop_*`` is what is lost when the same lines come in
small letters, without marks, or with typing errors.
"""

import argparse
import csv
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from mentoring_lib.authoring.train_moves import (
    COUNTED,
    FOLDS,
    LABELS,
    Line,
    fold_of,
    labelled_lines,
    trained,
)
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
OPEN = {MoveLabel.OPEN, MoveLabel.PROBE}
CLOSED = {MoveLabel.CLOSED, MoveLabel.FACTUAL, MoveLabel.LEADING}
Row = dict[str, str]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON (always done)")
    parser.add_argument("--quick", action="store_true", help="leave out what needs training")
    quick = parser.parse_args().quick
    with (MOVES / COUNTED).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    outcome: dict[str, float] = {
        "utterances_per_s": utterances_per_s(rows),
        "first_answer_ms": first_answer_ms(),
    }
    if not quick:
        outcome |= accuracy(rows)
    sys.stdout.write(json.dumps(outcome, indent=1) + "\n")


def utterances_per_s(rows: Sequence[Row]) -> int:
    """Return the best of several runs over texts that weren't seen before."""
    fastest = 0.0
    recogniser = Recogniser(cue_book(), weights())
    for number in range(7):
        texts = [(row["text"], f"{row['previous']} {number}".strip()) for row in rows]
        started = time.process_time()
        for text, previous in texts:
            recogniser.judge(text, previous)
        fastest = max(fastest, len(texts) / (time.process_time() - started))
    return round(fastest)


def first_answer_ms() -> float:
    """Return the median of the extra milliseconds before a fresh process has answered."""
    extra = [seconds(FIRST) - seconds("pass") for _ in range(9)]
    return round(statistics.median(extra) * 1000, 1)


def seconds(code: str) -> float:
    """Return the wall seconds of a fresh process."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - started


def accuracy(rows: Sequence[Row]) -> dict[str, float]:
    """Return the shares of right labels, as they are and on damaged text."""
    recogniser = Recogniser(cue_book(), Weights(LABELS))
    lines = labelled_lines(MOVES, recogniser)
    models = [fold_model(lines, fold) for fold in range(FOLDS)]
    limit = weights().middle

    def guesses(change: Callable[[str], str]) -> list[tuple[Row, str, float]]:
        found = []
        for row in rows:
            model = models[fold_of(row["id"])]
            named = recogniser.features(change(row["text"]), row["previous"])
            label, _, share = model.best_two(model.shares(named))
            found.append((row, str(label), share))
        return found

    plain = guesses(str)
    sure = [each for each in plain if each[2] >= limit]
    figures = {"all": right(plain), "sure": right(sure)}
    figures["sure_lines"] = round(len(sure) / len(plain), 3)
    figures["open_or_closed"] = open_or_closed(plain)
    for register in ("boekje", "collega", "vlaams"):
        figures[register] = right([each for each in plain if each[0]["register"] == register])
    for name, change in CHANGES.items():
        figures[f"drop_{name}"] = round(figures["all"] - right(guesses(change)), 3)
    return figures


def fold_model(lines: Sequence[Line], fold: int) -> Model:
    """Return a model that learned from every fold but one."""
    return Model(Weights(LABELS, trained([line for line in lines if fold_of(line.id) != fold])))


def right(guesses: Sequence[tuple[Row, str, float]]) -> float:
    """Return the share of guesses that are one of the defensible labels."""
    good = sum(label in {row["label"], row["also_ok"]} for row, label, _ in guesses)
    return round(good / max(len(guesses), 1), 3)


def open_or_closed(guesses: Sequence[tuple[Row, str, float]]) -> float:
    """Return the share right on open or closed, where a person labelled one of the two."""
    kinds = [
        ((MoveLabel(row["label"]) in OPEN), (MoveLabel(label) in OPEN), label, row["also_ok"])
        for row, label, _ in guesses
        if MoveLabel(row["label"]) in OPEN | CLOSED
    ]
    good = sum(
        (wanted == found and MoveLabel(label) in OPEN | CLOSED) or label == also
        for wanted, found, label, also in kinds
    )
    return round(good / len(kinds), 3)


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


CHANGES: dict[str, Callable[[str], str]] = {
    "small_letters": str.lower,
    "no_question_marks": lambda text: text.replace("?", ""),
    "no_marks_small_letters": without_marks,
    "typing_errors": with_typing_errors,
}

if __name__ == "__main__":
    main()
