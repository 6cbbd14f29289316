"""The labels of the code book: what a mentor does with one turn."""

from enum import StrEnum


class MoveLabel(StrEnum):
    """One label of ``content/moves/codeboek.md``, in the order of that table.

    The values are Dutch, because learners and coders see them in tables.
    ``UNKNOWN`` is the program's alone: people always choose one of the others.
    """

    OPEN = "open_vraag"
    FACTUAL = "gerichte_vraag"
    CLOSED = "gesloten_vraag"
    LEADING = "suggestieve_vraag"
    STACKED = "stapelvraag"
    PROBE = "doorvraag"
    REFLECTION = "reflectie"
    SUMMARY = "samenvatting"
    AFFIRMATION = "bevestiging"
    ADVICE = "advies_info"
    OPINION = "mening_confrontatie"
    ASSUMPTION = "invullen"
    ENCOURAGEMENT = "aanmoediging"
    OTHER = "anders"
    UNKNOWN = "weet_ik_niet"


QUESTIONS = frozenset(
    {
        MoveLabel.OPEN,
        MoveLabel.FACTUAL,
        MoveLabel.CLOSED,
        MoveLabel.LEADING,
        MoveLabel.STACKED,
        MoveLabel.PROBE,
    }
)
"""The labels of a turn that asks something."""


class Form(StrEnum):
    """How a sentence is built, whatever it does in the conversation."""

    QUESTION_WORD_FIRST = "vraagwoord_voorop"
    VERB_FIRST = "werkwoord_voorop"
    STATEMENT_ASKED = "mededeling_met_vraagteken"
    IMPERATIVE = "gebiedende_wijs"
    STATEMENT = "mededeling"
    SHORT = "kort_teken"
    EMPTY = "leeg"
