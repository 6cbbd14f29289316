"""The mechanical checks of a text: form and facts that a machine can see for certain."""

import re
import unicodedata
from collections.abc import Callable

from mentoring_lib.domain.answer_key import Check, Rule
from mentoring_lib.practice.answers import word_count
from mentoring_lib.practice.dutch import MONTHS

_PART_OF_DAY = "morgen|ochtend|middag|avond|nacht"
_HOUR = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
_MOMENT = re.compile(
    rf"""(?<!\w)(?:
      (?:maan|dins|woens|donder|vrij|zater|zon)dag(?:s|en|{_PART_OF_DAY})?
    | vandaag | morgen | overmorgen | (?:van|morgen|gister)(?:{_PART_OF_DAY})
    | 's\ (?:{_PART_OF_DAY})s
    | \d{{1,2}}\ (?:{MONTHS}) | \d{{1,2}}-\d{{1,2}}(?:-\d{{2,4}})?
    | \d{{1,2}}[:.]\d{{2}} | \d{{1,2}}\ ?uur | half\ (?:{_HOUR})(?!\ \w*punt)
    | (?:over|binnen|voor|na|elke|iedere|deze|volgende|komende|per)\ (?:\w+\ ){{0,2}}
      \w*(?:dag(?:en)?|week|weken|maand(?:en)?|les(?:sen)?|periode|vakantie|{_PART_OF_DAY})
    | (?:eerste|tweede|derde|vierde)\ (?:les)?(?:uur|week)
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def holds(check: Check, text: str) -> bool:
    """Tell whether the text passes the check; a blank text passes none."""
    return bool(text.strip()) and _RULES[check.rule](check, text)


def _mentions(check: Check, text: str) -> bool:
    return any(_contains(phrase, text) for phrase in check.words)


def _contains(phrase: str, text: str) -> bool:
    stem = _plain(phrase).removesuffix("*")
    pattern = rf"(?<!\w){re.escape(stem)}" + (r"\w*" if phrase.endswith("*") else r"(?!\w)")
    return re.search(pattern, _plain(text), re.IGNORECASE) is not None


def _starts_with(check: Check, text: str) -> bool:
    first = _WORD.search(text)
    return first is not None and first.group().lower() in {w.lower() for w in check.words}


def _plain(text: str) -> str:
    """Return the text with one form for each apostrophe, accent and space."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join(composed.replace("’", "'").replace("‘", "'").split())


_RULES: dict[Rule, Callable[[Check, str], bool]] = {
    Rule.FILLED: lambda _check, _text: True,
    Rule.MIN_WORDS: lambda check, text: word_count(text) >= (check.number or 0),
    Rule.MAX_WORDS: lambda check, text: word_count(text) <= (check.number or 0),
    Rule.MENTIONS: _mentions,
    Rule.AVOIDS: lambda check, text: not _mentions(check, text),
    Rule.STARTS_WITH: _starts_with,
    Rule.ONE_QUESTION: lambda _check, text: text.count("?") == 1,
    Rule.NO_QUESTION: lambda _check, text: "?" not in text,
    Rule.NAMES_MOMENT: lambda _check, text: _MOMENT.search(_plain(text)) is not None,
}
