"""The tone of what a learner reads."""

import pytest

from mentoring_lib.authoring.text_lint import Tone, tone_for
from mentoring_lib.catalog.content import Catalog


@pytest.fixture(scope="module")
def tone() -> Tone:
    return tone_for(Catalog())


@pytest.mark.parametrize(
    "text",
    [
        "Goed gedaan, je bent er.",
        "Wat een kanjers zijn jullie.",
        "Naar de toekomst toe wordt het anders.",
        "In termen van rust helpt dit.",
        "Kom uit de comfortzone.",
        "Fout!",
        "Dit is het juiste\nantwoord.",
        "Elke coachee krijgt een tool.",
        "Een leerstijl bepaalt veel.",
        "Let op dit moment!",
        "Je bent er 🙂",
    ],
)
def test_a_text_out_of_tone_is_found_with_a_reason(tone: Tone, text: str) -> None:
    assert all(problem and remedy for _, problem, remedy in tone.problems(text))
    assert list(tone.problems(text))


@pytest.mark.parametrize(
    "text",
    [
        "Je stelde de vraag open, maar voegde meteen een oplossing toe.",
        "Zeg niet “goed gedaan”, maar wat je zag.",
        "Neem `!` als voorbeeld, of ![een plaatje](beeld.png).",
        "De tooltip en de peer in de fruitmand.",
        "Stap 1 → stap 2 ✓ klaar.",
        "",
    ],
)
def test_a_calm_text_passes(tone: Tone, text: str) -> None:
    assert list(tone.problems(text)) == []


def test_a_banned_word_with_an_exclamation_mark_is_told_once(tone: Tone) -> None:
    assert [found for found, _, _ in tone.problems("Helaas!")] == ["Helaas!"]
