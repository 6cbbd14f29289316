"""The check of a whole course, on the real course and on broken copies of it."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from mentoring_lib.authoring.check import check
from mentoring_lib.errors import ContentError

LESSON = "course/04-coachgesprek/04-coachgesprek.ipynb"
EXERCISE = "exercises/source/04-coachgesprek"
KEPT = f"{EXERCISE}/maker"
SCENARIO = "mentoring_lib/content/scenarios/resultaten-zakken.yaml"
CARDS = "mentoring_lib/content/activities/groei-uitspraken.yaml"
ONE_LINE = re.compile(r"\S+:\d+: \S[^\n]+[.”] \S[^\n]+\.")


@dataclass(frozen=True)
class Broken:
    """One thing changed in one file, and the finding that must follow."""

    why: str
    file: str
    old: str
    new: str
    at: str
    """A text on the line that the finding names."""
    says: str
    found_in: str = ""
    """The file that the finding names, when it isn't the broken one."""

    times: int = 1

    def __str__(self) -> str:
        return self.why


BROKEN = [
    Broken(
        "tekst naast de sleutel",
        SCENARIO,
        "    name: >\n      Noor",
        "    name: Noor",
        "name: Noor",
        "De tekst bij ‘name’ staat op dezelfde regel.",
    ),
    Broken("onbekende sleutel", CARDS, "intro: >", "inleiding: >", "slug:", "‘intro’ ontbreekt."),
    Broken(
        "bestandsnaam en slug verschillen",
        CARDS,
        "slug: groei-uitspraken",
        "slug: groei",
        "slug:",
        "maar de slug is ‘groei’",
    ),
    Broken(
        "kaart op een stapel die er niet is",
        CARDS,
        "    group: realiteit",
        "    group: realitijd",
        "id: vakken-die-lopen",
        "de stapel ‘realitijd’",
    ),
    Broken(
        "scène in een onbekende fase",
        SCENARIO,
        "phase: inzet",
        "phase: uitzet",
        "phase: uitzet",
        "De fase ‘uitzet’",
    ),
    Broken(
        "scenario voor een onbekende route",
        SCENARIO,
        "routes: [dg1]",
        "routes: [dg9]",
        "routes:",
        "De route ‘dg9’ bestaat niet.",
    ),
    Broken(
        "onbekend soort gesprek",
        SCENARIO,
        "structure: coachgesprek",
        "structure: koffiegesprek",
        "structure:",
        "‘koffiegesprek’ bestaat niet",
    ),
    Broken(
        "twee vragen tegelijk",
        SCENARIO,
        "Waar wil jij het over hebben?",
        "Waar wil jij het over hebben? Of ik?",
        "says: >\n          Ja, ook.",
        "‘n1a’ stelt meer dan één vraag tegelijk",
    ),
    Broken(
        "geheimhouding zonder gevolg",
        SCENARIO,
        "        fatal: true\n",
        "",
        "move: promise_secrecy",
        "‘n5b’ belooft geheimhouding zonder gevolg",
    ),
    Broken(
        "uitroepteken in de uitleg",
        CARDS,
        "Je onderzoekt hoe het nu gaat,",
        "Let op! Je onderzoekt hoe het nu gaat,",
        "Let op!",
        "uitroepteken",
    ),
    Broken(
        "een pluim in de terugkoppeling",
        SCENARIO,
        "Concreet en open.",
        "Goed gedaan, kanjer.",
        "Goed gedaan",
        "‘Goed gedaan’ past niet",
    ),
    Broken(
        "een plaatje in een opgave",
        f"{EXERCISE}/opgave.yaml",
        "Verdeel het gerust over twee keer.",
        "Verdeel het gerust 🎉.",
        "🎉",
        "Hier staat een plaatje",
    ),
    Broken(
        "pluim in een les",
        LESSON,
        "Een leerling zit tegenover je",
        "Kanjer, een leerling zit tegenover je",
        "Kanjer",
        "‘Kanjer’ past niet",
    ),
    Broken(
        "opgave met een onbekende soort",
        f"{EXERCISE}/opgave.yaml",
        "kind: choices",
        "kind: keuzes",
        "id: eigenaarschap",
        "kennen we niet.",
    ),
    Broken(
        "opgave en sleutel hebben andere punten",
        f"{EXERCISE}/opgave.yaml",
        "    points: 3\n",
        "    points: 4\n",
        "  opening:",
        "‘opening’: elke keuze heeft",
        f"{KEPT}/sleutel.yaml",
    ),
    Broken(
        "titel veranderd zonder notebook",
        f"{EXERCISE}/opgave.yaml",
        "  Coachgesprek en voortgangsgesprek",
        "  Coachgesprek",
        "# Opdracht:",
        "Het notebook is niet gelijk aan opgave.yaml.",
        f"{EXERCISE}/04-coachgesprek.ipynb",
    ),
    Broken(
        "andere slug dan de map",
        f"{KEPT}/sleutel.yaml",
        "slug: 04-coachgesprek",
        "slug: 05-coachgesprek",
        "slug:",
        "de slug is ‘05-coachgesprek’",
    ),
    Broken(
        "uitwerking haalt niet alles",
        f"{KEPT}/uitwerking.json",
        '"value": "d"',
        '"value": "b"',
        '"opening"',
        "De uitwerking krijgt bij ‘opening’ 1,5 van 3",
    ),
    Broken(
        "uitwerking is geen JSON",
        f"{KEPT}/uitwerking.json",
        '"answers"',
        '"answers',
        "{",
        "beschadigd",
    ),
    Broken(
        "voorbeeld krijgt andere punten",
        f"{KEPT}/fouten.yaml",
        "value: a\n    points: 0",
        "value: a\n    points: 2",
        "points: 2",
        "krijgt 0 punten, en geen 2",
    ),
    Broken(
        "aanwijzing komt niet terug",
        f"{KEPT}/fouten.yaml",
        '"Stel je advies uit"',
        '"Wacht nog even"',
        "Wacht nog even",
        "bevat niet ‘Wacht nog even’",
    ),
    Broken(
        "voorbeeld bij een onbekend onderdeel",
        f"{KEPT}/fouten.yaml",
        "item: opening",
        "item: start",
        "item: start",
        "Het onderdeel ‘start’ bestaat niet.",
    ),
    Broken(
        "onderdeel zonder voorbeeld",
        f"{KEPT}/fouten.yaml",
        "item: doel",
        "item: vraag",
        "id: doel",
        "Bij ‘doel’ staat nog geen voorbeeld",
        f"{EXERCISE}/opgave.yaml",
        times=9,
    ),
    Broken(
        "oefengesprek bestaat niet",
        LESSON,
        "resultaten-zakken",
        "resultaten-stijgen",
        "practise(",
        "‘resultaten-stijgen’ in practise(…) bestaat niet.",
    ),
    Broken(
        "kaarten bestaan niet",
        LESSON,
        'sort_cards(\\"groei-uitspraken',
        'sort_cards(\\"krimp',
        "sort_cards(",
        "‘krimp’ in sort_cards(…) bestaat niet.",
    ),
    Broken(
        "les zegt een andere naam",
        LESSON,
        'lesson(\\"04-coachgesprek',
        'lesson(\\"05-coachgesprek',
        "lesson(\\",
        "in lesson(…) bestaat niet",
    ),
    Broken(
        "link naar een opdracht die er niet is",
        LESSON,
        "../opdrachten/04-coachgesprek/",
        "../opdrachten/05-coachgesprek/",
        "../opdrachten/",
        "komt nergens uit",
    ),
    Broken(
        "import van buiten",
        LESSON,
        '"practise(',
        '"import os\\n",\n    "practise(',
        '"id": "gesprek"',
        "In de code van ‘gesprek’ staat een import van ‘os’.",
    ),
    Broken(
        "herhaling in een cel",
        LESSON,
        '"practise(',
        '"for _ in range(2): practise(',
        '"id": "gesprek"',
        "een herhaling (for)",
    ),
    Broken(
        "te lange code",
        LESSON,
        '"practise(',
        '"\\n",\n    ' * 8 + '"practise(',
        '"id": "gesprek"',
        "9 regels lang",
    ),
    Broken(
        "code is geen Python",
        LESSON,
        '"practise(',
        '"oefen met (',
        '"id": "gesprek"',
        "is geen Python",
    ),
    Broken(
        "willekeurige celnaam",
        LESSON,
        '"id": "gesprek"',
        '"id": "a3f09c1e"',
        '"id": "a3f09c1e"',
        "bestaat niet uit woorden",
    ),
    Broken(
        "dubbele celnaam",
        LESSON,
        '"id": "kernpunten"',
        '"id": "reflectie"',
        '"id": "reflectie",\n   "metadata": {},',
        "staat er twee keer",
    ),
    Broken(
        "element ontbreekt",
        LESSON,
        '"ondersteuning"',
        '"steun"',
        "{",
        "Geen cel heeft het label ‘ondersteuning’.",
    ),
    Broken(
        "bewaarde uitkomst",
        LESSON,
        '"execution_count": null',
        '"execution_count": 7',
        "{",
        "niet in zijn vaste vorm",
    ),
    Broken("celnaam ontbreekt", LESSON, '   "id": "gesprek",\n', "", "{", "ontbreekt ‘id’"),
    Broken("notebook is stuk", LESSON, '"cells": [', '"cells": ', "{", "kan niet gelezen"),
    Broken(
        "kop van ontwerp.md klopt niet",
        "course/04-coachgesprek/ontwerp.md",
        "minutes_lesson: 50",
        "minutes_lesson: lang",
        "---",
        "De eerste regels, tussen de streepjes, kloppen niet.",
    ),
    Broken(
        "tekst op het scherm zonder blok",
        "mentoring_lib/content/texts/interface.yaml",
        "  you: >\n    Jij",
        "  you: Jij",
        "you: Jij",
        "op dezelfde regel",
    ),
]


def line_with(text: str, marker: str) -> int:
    return text[: text.index(marker)].count("\n") + 1


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_something_broken_is_found_with_file_line_and_remedy(course: Path, broken: Broken) -> None:
    path = course / broken.file
    text = path.read_text(encoding="utf-8")
    assert broken.old in text, "the real course changed; choose another thing to break"
    path.write_text(text.replace(broken.old, broken.new, broken.times), encoding="utf-8")

    findings = check(course)

    named = broken.found_in or broken.file
    line = line_with((course / named).read_text(encoding="utf-8"), broken.at)
    matching = [f for f in findings if f.place == f"{named}:{line}" and broken.says in f.problem]
    assert len(matching) == 1, [str(finding) for finding in findings]
    assert ONE_LINE.fullmatch(str(matching[0]))


MISSING = [
    ("course/04-coachgesprek/begeleider.md", "Dit bestand ontbreekt."),
    ("course/04-coachgesprek/ontwerp.md", "Dit bestand ontbreekt."),
    (LESSON, "Dit bestand ontbreekt."),
    (f"{EXERCISE}/opgave.yaml", "Dit bestand ontbreekt."),
    (f"{KEPT}/fouten.yaml", "Dit bestand ontbreekt."),
    (f"{KEPT}/uitwerking.json", "Dit bestand ontbreekt."),
    (f"{EXERCISE}/04-coachgesprek.ipynb", "Het notebook ontbreekt."),
]


@pytest.mark.parametrize(("file", "says"), MISSING)
def test_a_missing_file_is_named(course: Path, file: str, says: str) -> None:
    (course / file).unlink()

    assert [f.problem for f in check(course) if f.place == f"{file}:1"][:1] == [says]


def test_the_real_course_has_no_findings(repository: Path) -> None:
    assert [str(finding) for finding in check(repository)] == []


def test_a_copy_of_the_course_has_no_findings(course: Path) -> None:
    assert [str(finding) for finding in check(course)] == []


def test_all_that_is_broken_is_found_at_once_and_in_order(course: Path) -> None:
    (course / SCENARIO).write_text("[", encoding="utf-8")
    (course / CARDS).write_text("slug: los", encoding="utf-8")
    (course / "course/04-coachgesprek/begeleider.md").unlink()
    (course / KEPT / "sleutel.yaml").write_text("items: {}", encoding="utf-8")

    files = [finding.place.rpartition(":")[0] for finding in check(course)]

    assert {SCENARIO, CARDS, f"{KEPT}/sleutel.yaml"} < set(files)
    assert files == sorted(files)


def test_a_module_without_an_exercise_is_found(course: Path) -> None:
    shutil.copytree(course / "course/04-coachgesprek", course / "course/05-feedback")

    problems = [f.problem for f in check(course) if "05-feedback" in f.place]

    assert any("exercises/source/05-feedback" in problem for problem in problems)


def test_an_exercise_without_a_module_is_found(course: Path) -> None:
    shutil.copytree(course / EXERCISE, course / "exercises/source/05-feedback")

    problems = [f.problem for f in check(course) if "05-feedback" in f.place]

    assert any("course/05-feedback is er niet" in problem for problem in problems)


def test_a_folder_with_a_wrong_number_is_found(course: Path) -> None:
    (course / "course/04-coachgesprek").rename(course / "course/4-coachgesprek")

    assert any("is geen naam van een module" in f.problem for f in check(course))


def test_a_school_s_own_scenario_is_checked_too(course: Path) -> None:
    own = course / "course/school/scenarios/resultaten-zakken.yaml"
    own.parent.mkdir(parents=True)
    text = (course / SCENARIO).read_text(encoding="utf-8")
    own.write_text(text.replace("        quality: 3", "        quality: 2"), encoding="utf-8")

    findings = check(course)

    assert findings
    assert {f.place.rpartition(":")[0] for f in findings} == {
        "course/school/scenarios/resultaten-zakken.yaml"
    }
    assert any("heeft geen sterke keuze" in f.problem for f in findings)


def test_a_school_s_own_screen_texts_must_be_complete(course: Path) -> None:
    own = course / "course/school/texts/interface.yaml"
    own.parent.mkdir(parents=True)
    shipped = course / "mentoring_lib/content/texts/interface.yaml"
    text = shipped.read_text(encoding="utf-8")
    text = text.replace("  you: >\n    Jij\n", "").replace("{number}", "{nummer}", 1)
    own.write_text(text, encoding="utf-8")

    problems = " ".join(finding.problem for finding in check(course))

    assert "‘talk: you’ ontbreekt" in problems
    assert "kloppen de woorden tussen { } niet" in problems


def test_a_content_file_in_a_place_that_is_never_read_is_found(course: Path) -> None:
    lost = course / "course/school/resultaten-zakken.yaml"
    shutil.copy(course / SCENARIO, lost)

    assert [f.place for f in check(course)] == ["course/school/resultaten-zakken.yaml:1"]


def test_a_folder_without_a_course_is_refused_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="geen map course of exercises"):
        check(tmp_path)
