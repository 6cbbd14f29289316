import re

import pytest
from builders import content_file

from mentoring_lib.catalog.content import load
from mentoring_lib.domain.answer_key import AnswerKey
from mentoring_lib.domain.exercise import Exercise
from mentoring_lib.domain.rubric import Rubric
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.errors import ContentError

EXERCISE = """\
slug: 04-proef
title: >
  Proef
minutes: 30
intro: >
  Begin maar.
items:
  - id: keuze
    kind: choice
    points: 2
    title: >
      Kies
    prompt: >
      Wat doe je?
    options:
      - id: a
        text: >
          Wachten
      - id: b
        text: >
          Vragen
"""
SCENARIO = """\
slug: proef
title: >
  Proef
structure: coachgesprek
routes: [dg1]
minutes: 15
situation: >
  Een lokaal.
background: >
  Er speelt iets.
characters:
  sanne:
    name: >
      Sanne
    description: >
      Leerling.
    state: {trust: 45}
start: s1
scenes:
  - id: s1
    phase: start
    speaker: sanne
    emotion: >
      rustig
    says: >
      Hoi.
    replies:
      - id: s1a
        says: >
          Vertel.
        leads_to: einde
        move: probe
        quality: 3
        effect: {trust: 6}
        feedback: >
          Open.
      - id: s1b
        says: >
          Dag.
        leads_to: einde
        move: confront
        quality: 0
        fatal: false
        feedback: >
          Dicht.
endings:
  - id: einde-a
    outcome: fair
    when: trust >= 45
    text: >
      Goed.
  - id: einde-b
    outcome: weak
    when: altijd
    text: >
      Tja.
debrief:
  - >
    Wat viel op?
"""
RUBRIC = """\
slug: proef
title: >
  Proef
source: >
  Eigen.
criteria:
  - id: doel
    name: >
      Doel
    levels:
      - points: 2
        name: >
          Zwak
        text: >
          Geen.
      - points: 1
        name: >
          Sterk
        text: >
          Eigen.
"""
ENGLISH = re.compile(
    r"\b(?:should|must|input|valid|value|field|required|string|instance|greater|error|type|the|given)\b"
    r"|\[key\]",
    re.IGNORECASE,
)


def _refusal(folder, model, whole, old, new):
    assert old in whole
    path = content_file(folder, "proef.yaml", whole.replace(old, new, 1))
    with pytest.raises(ContentError) as caught:
        load(path, model)
    return caught.value


@pytest.mark.parametrize(("whole", "model"), [(EXERCISE, Exercise), (SCENARIO, Scenario)])
def test_the_files_of_these_tests_are_right_before_they_are_broken(whole, model, tmp_path):
    assert load(content_file(tmp_path, "proef.yaml", whole), model).slug


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("minutes: 30\n", "", 1, "‘minutes’ ontbreekt."),
        ("    points: 2\n", "", 8, "‘points’ ontbreekt."),
        ("minutes: 30\n", "minutes: 30\nmoeite: 3\n", 5, "‘moeite’ kennen we hier niet."),
        ("    points: 2\n", "    points: 2\n    right: a\n", 11, "‘right’ kennen we hier niet."),
        ("slug: 04-proef", "slug: 04 Proef", 1, "‘04 Proef’ kan geen naam zijn."),
        ("      - id: b", "      - id: B", 19, "‘B’ kan geen naam zijn."),
        ("points: 2", "points: 1,5", 10, "‘1,5’ is geen getal."),
        ("points: 2", "points: 1.25", 10, "1.25 kan niet bij ‘points’."),
        ("points: 2", "points: 200", 10, "200 is te veel bij ‘points’."),
        ("points: 2", "points: 0", 10, "‘0’ kan niet bij ‘points’."),
        ("points: 2", "points: .nan", 10, "‘.nan’ is geen getal."),
        ("points: 2", "points: [2]", 10, "kan niet bij ‘points’."),
        ("points: 2", "points: ~", 10, "kan niet bij ‘points’."),
        ("minutes: 30", "minutes: half uur", 4, "‘half uur’ kan niet bij ‘minutes’."),
        ("minutes: 30", "minutes: 30.5", 4, "‘30.5’ kan niet bij ‘minutes’."),
        ("kind: choice", "kind: quiz", 8, "De soort ‘quiz’ kennen we niet."),
        ("    kind: choice\n", "", 8, "Hier ontbreekt ‘kind’."),
        (
            "title: >\n  Proef\n",
            "title: Proef\n",
            2,
            "De tekst bij ‘title’ staat op dezelfde regel.",
        ),
        (
            "title: >\n  Proef\n",
            "title: 12:30\n",
            2,
            "De tekst bij ‘title’ staat op dezelfde regel.",
        ),
        (
            "title: >\n  Proef\n",
            "title: Groep #3\n",
            2,
            "De tekst bij ‘title’ staat op dezelfde regel.",
        ),
        (
            "title: >\n  Proef\n",
            'title: "Proef"\n',
            2,
            "De tekst bij ‘title’ staat op dezelfde regel.",
        ),
        ("title: >\n  Proef\n", "title: no\n", 2, "De tekst bij ‘title’ staat op dezelfde regel."),
        ("title: >\n  Proef\n", "title: 5\n", 2, "Bij ‘title’ hoort tekst te staan."),
        ("title: >\n  Proef\n", "title: true\n", 2, "Bij ‘title’ hoort tekst te staan."),
        ("title: >\n  Proef\n", "title:\n", 2, "Bij ‘title’ hoort tekst te staan."),
        ("title: >\n  Proef\n", "title: [lacht]\n", 2, "Bij ‘title’ hoort tekst te staan."),
        ("title: >\n  Proef\n", "title: >\n", 2, "‘title’ is leeg."),
        ("items:\n", "items: []\nanders:\n", 7, "Bij ‘items’ staat te weinig."),
        (
            "      - id: b\n        text: >\n          Vragen\n",
            "",
            15,
            "Bij ‘options’ staat te weinig.",
        ),
        ("      - id: b\n", "      - id: a\n", 8, "'keuze': de naam 'a' staat er twee keer."),
        (EXERCISE, "", 1, "kan niet bij ‘bestand’."),
        (EXERCISE, "- losse lijst\n", 1, "kan niet bij ‘bestand’."),
        (EXERCISE, "gewone tekst\n", 1, "kan niet bij ‘bestand’."),
    ],
)
def test_what_is_wrong_in_an_exercise_is_said_in_dutch_with_its_line(
    old, new, line, problem, tmp_path
):
    error = _refusal(tmp_path, Exercise, EXERCISE, old, new)

    assert problem in error.problem
    if "twee keer" not in problem:  # a validator of the whole knows no line; it names the part
        assert error.place == f"proef.yaml:{line}"
    assert error.remedy
    assert not ENGLISH.search(f"{error.problem} {error.remedy}".replace("content/LEESMIJ.md", ""))


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("move: probe", "move: wave", 32, "‘wave’ kan niet bij ‘move’."),
        ("outcome: fair", "outcome: goed", 48, "‘goed’ kan niet bij ‘outcome’."),
        ("{trust: 45}", "{vertrouwen: 45}", 17, "'sanne' heeft 'vertrouwen', maar dat"),
        ("  sanne:\n", "  Sanne:\n", 12, "‘Sanne’ kan geen naam zijn."),
        ("{trust: 45}", "{trust: 101}", 17, "kies een getal van 0 tot en met 100"),
        ("{trust: 6}", "{trust: -21}", 34, "kies een getal van −20 tot en met 20"),
        ("{trust: 6}", "{trust: veel}", 34, "'s1a' kan 'trust' niet met 'veel'"),
        ("effect: {trust: 6}", "effect: 6", 34, "‘6’ kan niet bij ‘effect’."),
        ("quality: 3", "quality: 4", 33, "4 is te veel bij ‘quality’."),
        ("fatal: false", "fatal: nee", 43, "‘nee’ kan niet bij ‘fatal’."),
        ("routes: [dg1]", "routes: dg1", 5, "‘dg1’ kan niet bij ‘routes’."),
        ("when: trust >= 45", "when: trust => 45", 49, "Deze voorwaarde kan niet gelezen worden."),
        ("when: trust >= 45", "when: 45", 49, "Deze voorwaarde kan niet gelezen worden."),
        ("  - >\n    Wat viel op?\n", "  - Wat viel op?\n", 58, "staat op dezelfde regel."),
        ("start: s1", "start: s7", 18, "Het begin 's7' bestaat niet"),
    ],
)
def test_what_is_wrong_in_a_scenario_is_said_in_dutch_with_its_line(
    old, new, line, problem, tmp_path
):
    error = _refusal(tmp_path, Scenario, SCENARIO, old, new)

    assert problem in error.problem
    assert error.place == f"proef.yaml:{line}"
    assert error.remedy
    assert ".." not in str(error)
    said = f"{error.problem} {error.remedy}".replace("content/LEESMIJ.md", "")
    assert not ENGLISH.search(re.sub(r"trust [<>=]+ \d+( and tension <= 40)?", "", said))


def test_a_level_that_does_not_climb_is_told_with_its_line(tmp_path):
    with pytest.raises(ContentError) as caught:
        load(content_file(tmp_path, "proef.yaml", RUBRIC), Rubric)

    assert caught.value.problem == "De niveaus van 'doel' moeten oplopen in punten."
    assert caught.value.place == "proef.yaml:7"


def test_a_rule_that_does_not_exist_names_the_ones_that_do(tmp_path):
    path = content_file(
        tmp_path, "sleutel.yaml",
        "slug: proef\nitems:\n  doel:\n    kind: text\n    checks:\n      - rule: telt\n"
        "        points: 1\n"
        "        strong: >\n          Ja.\n        next: >\n          Nee.\n",
    )  # fmt: skip

    with pytest.raises(ContentError) as caught:
        load(path, AnswerKey)

    assert caught.value.place == "sleutel.yaml:6"
    assert caught.value.problem == "‘telt’ kan niet bij ‘rule’."
    assert "'mentions'" in caught.value.remedy
    assert " or " not in caught.value.remedy


def test_a_long_wrong_value_is_shown_in_short(tmp_path):
    error = _refusal(tmp_path, Exercise, EXERCISE, "slug: 04-proef", f"slug: {'X' * 5000}")

    assert len(str(error)) < 300
