"""The lines we learned from: labelled twice, without copies, and nothing else in them."""

import csv

from builders import ROOT

from mentoring_lib.catalog.content import SHIPPED
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.talk_report.agreement import agreement

MOVES = SHIPPED / "moves"
LABELS = {str(label) for label in MoveLabel if label is not MoveLabel.UNKNOWN}


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_at_least_six_hundred_lines_with_every_label():
    lines = rows(MOVES / "regels.csv")

    assert len(lines) >= 600
    assert {line["label"] for line in lines} == LABELS
    assert len({line["id"] for line in lines}) == len(lines)


def test_two_passes_agree_as_much_as_is_said():
    first = {line["id"]: MoveLabel(line["label"]) for line in rows(MOVES / "regels.csv")}
    second = {line["id"]: MoveLabel(line["label_2"]) for line in rows(MOVES / "tweede-ronde.csv")}
    assert first.keys() == second.keys()
    names = sorted(first)
    found = agreement([first[name] for name in names], [second[name] for name in names])

    assert round(found.kappa, 2) == 0.98


def test_lines_that_measure_are_not_lines_that_taught():
    taught = {
        line["text"].casefold()
        for path in MOVES.glob("regels*.csv")
        for line in rows(path)
        if len(line["text"].split()) > 3
    }
    for name in ("regels-apart.csv", "regels-verborgen.csv"):
        kept = {line["text"].casefold() for line in rows(ROOT / "benchmarks" / "data" / name)}
        # Two people who write ‘Dat kan ik je niet beloven.’ didn't copy each other.
        assert len(kept & taught) <= 2 * len(kept) // 100
