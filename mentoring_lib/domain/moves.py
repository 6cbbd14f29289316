"""Conversation moves: what a mentor does with one thing said."""

from enum import StrEnum


class Move(StrEnum):
    """One kind of thing a mentor can do in a turn.

    The Dutch label a learner sees stands in ``content/moves/moves.yaml``.

    Source:
        MITI 4.2.1 behaviour counts, with moves added for school practice.
    """

    OPEN_QUESTION = "open_question"
    CLOSED_QUESTION = "closed_question"
    LEADING_QUESTION = "leading_question"
    STACKED_QUESTION = "stacked_question"
    PROBE = "probe"
    SCALING_QUESTION = "scaling_question"
    SIMPLE_REFLECTION = "simple_reflection"
    COMPLEX_REFLECTION = "complex_reflection"
    SUMMARY = "summary"
    AFFIRMATION = "affirmation"
    SILENCE = "silence"
    META_COMMUNICATION = "meta_communication"
    SEEK_COLLABORATION = "seek_collaboration"
    EMPHASISE_AUTONOMY = "emphasise_autonomy"
    GIVE_INFORMATION = "give_information"
    ADVISE_WITH_PERMISSION = "advise_with_permission"
    ADVISE_WITHOUT_PERMISSION = "advise_without_permission"
    CONFRONT = "confront"
    FEEDBACK = "feedback"
    STRUCTURE = "structure"
    HAND_BACK_LEAD = "hand_back_lead"
    MAKE_AGREEMENT = "make_agreement"
    SET_LIMIT = "set_limit"
    REFER = "refer"
    ASSUME = "assume"
    MINIMISE = "minimise"
    TAKE_OVER = "take_over"
    OWN_STORY = "own_story"
    PROMISE_SECRECY = "promise_secrecy"
