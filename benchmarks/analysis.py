"""How long the analysis of a large scenario takes, beside reading and checking its model.

Usage: ``python benchmarks/analysis.py [--scenes 10000] [--json]``
"""

import argparse
import json
import random
import sys
import time
from typing import Any

from mentoring_lib.authoring.analysis.report import analysed
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.script import BY_RULE


def made(count: int, *, circles: bool) -> Scenario:
    """Return a scenario of so many scenes, three replies each, two numbers that matter."""
    chance = random.Random(1)
    return Scenario.model_validate(
        {
            "slug": "groot",
            "title": "Groot",
            "structure": "coachgesprek",
            "routes": [],
            "minutes": 15,
            "situation": "Een lokaal.",
            "background": "Er speelt iets.",
            "characters": {
                "sanne": {
                    "name": "Sanne",
                    "description": "Leerling.",
                    "state": {"trust": 50, "ownership": 50, "tension": 50},
                }
            },
            "start": "s0",
            "scenes": [_scene(number, count, chance, circles=circles) for number in range(count)],
            "endings": [
                {
                    "id": "einde-a",
                    "outcome": "strong",
                    "text": "Mooi.",
                    "when": "trust >= 60 and ownership >= 60",
                },
                {"id": "einde-b", "outcome": "closed", "text": "Dicht.", "when": "altijd"},
            ],
            "debrief": ["Wat viel op?"],
        }
    )


def _scene(number: int, count: int, chance: random.Random, *, circles: bool) -> dict[str, Any]:
    def to() -> str:
        if circles and chance.random() < 0.05:
            return f"s{max(0, number - chance.randint(1, 50))}"
        return f"s{number + chance.randint(1, 5)}" if number < count - 6 else BY_RULE

    replies = [
        {
            "id": f"s{number}{letter}",
            "says": f"Ik zeg {letter}.",
            "leads_to": to(),
            "move": "probe",
            "quality": quality,
            "effect": {"trust": chance.randint(-9, 9), "ownership": chance.randint(-9, 9)},
            "feedback": "Gezien.",
        }
        for letter, quality in (("a", 3), ("b", 2), ("c", 0))
    ]
    return {
        "id": f"s{number}",
        "phase": "start",
        "speaker": "sanne",
        "emotion": "rustig",
        "says": f"Dit is {number}.",
        "replies": replies,
    }


def main() -> None:
    """Print the processor time of each step."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--scenes", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures: dict[str, Any] = {"scenes": asked.scenes}
    for name, circles in (("without_circles", False), ("with_circles", True)):
        begun = time.process_time()
        scenario = made(asked.scenes, circles=circles)
        built = time.process_time()
        analysis = analysed(scenario)
        figures[name] = {
            "model_s": round(built - begun, 2),
            "analysis_s": round(time.process_time() - built, 2),
            "exact": analysis.exact,
        }
    text = json.dumps(figures) if asked.json else json.dumps(figures, indent=1)
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
