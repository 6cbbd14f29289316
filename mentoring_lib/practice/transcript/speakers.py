"""Who speaks in a talk, and who of them is the mentor."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mentoring_lib.practice.transcript.model import Transcript, TranscriptError, merged

MENTOR = "mentor"
OTHER = "ander"

_MENTOR_WORDS = frozenset(
    {"mentor", "coach", "begeleider", "werkbegeleider", "schoolopleider", "docent", "docente",
     "leraar", "lerares", "interviewer", "m", "d"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speaker:
    """How much somebody says in a talk.

    Attributes:
        name: As in the file; empty for turns without a speaker.
        turns: How many turns.
        words: How many words.
        questions: How many question marks.
        longest: Words in the longest turn.
    """

    name: str
    turns: int
    words: int
    questions: int
    longest: int


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """Roles to offer to a person, who decides.

    Attributes:
        roles: By name in the file: ``mentor``, ``ander``, ``ander 2`` and so on.
        reason: Why, in Dutch.
    """

    roles: dict[str, str]
    reason: str


def speakers(transcript: Transcript) -> tuple[Speaker, ...]:
    """Return who speaks, in the order in which they first do."""
    texts: dict[str, list[str]] = {}
    for line in transcript.lines:
        texts.setdefault(line.speaker, []).append(line.text)
    return tuple(_speaker(name, said) for name, said in texts.items())


def guessed_roles(transcript: Transcript) -> RoleGuess:
    """Return a guess at the roles: by what the speakers are called, else by who asks most."""
    there = speakers(transcript)
    named = [each for each in there if _is_called_mentor(each.name)]
    if len(named) == 1:
        mentor, reason = named[0], f"‘{named[0].name}’ heet zo in het bestand."
    else:
        mentor = max(there, key=lambda each: (each.questions / each.turns, -each.words))
        reason = (
            f"‘{mentor.name}’ stelt per beurt de meeste vragen. Kijk zelf of dat klopt."
            if mentor.questions
            else "Niemand stelt een vraag; we weten niet wie de mentor is."
        )
    others = [each.name for each in there if each.name != mentor.name]
    labels = [OTHER if not at else f"{OTHER} {at + 1}" for at in range(len(others))]
    roles = {mentor.name: MENTOR} | dict(zip(others, labels, strict=True))
    return RoleGuess(roles, reason)


def with_roles(transcript: Transcript, roles: Mapping[str, str]) -> Transcript:
    """Return the talk with roles for names; who gets one role counts as one speaker.

    Args:
        transcript: The talk.
        roles: By name in the file: ``mentor``, or what another is called here.

    Raises:
        TranscriptError: Somebody who speaks has no role.
    """
    missing = [each.name for each in speakers(transcript) if not roles.get(each.name)]
    if missing:
        raise TranscriptError(
            place="sprekers",
            problem=f"‘{missing[0]}’ heeft nog geen rol.",
            remedy="Kies wie de mentor is en wie de ander.",
        )
    lines = (replace(line, speaker=roles[line.speaker]) for line in transcript.lines)
    return replace(transcript, lines=merged(lines))


def _speaker(name: str, texts: list[str]) -> Speaker:
    lengths = [len(text.split()) for text in texts]
    questions = sum(text.count("?") for text in texts)
    return Speaker(name, len(texts), sum(lengths), questions, max(lengths))


def _is_called_mentor(name: str) -> bool:
    return bool(_MENTOR_WORDS & {word.strip("():.").casefold() for word in name.split()})
