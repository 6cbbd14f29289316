"""Bytes to text, whatever program saved the file."""

import codecs

from mentoring_lib.practice.transcript.model import MOST_LINES, TranscriptError, counted, too_long

MOST_RAW_LINES = 10 * MOST_LINES
"""Subtitles need a few lines for each piece of speech."""

MOST_SIGNS = 10_000_000
"""Letters and other signs of text; a day of talking has less than a million."""

_SAMPLE = 4_000
_A_FEW = 3
_ALLOWED = "\t\n\r\x0b\x0c\x1a\x85"


def text_lines(content: bytes, name: str) -> tuple[list[str], list[str]]:
    """Return the lines of a text file, and what a reader should know about its signs.

    Raises:
        TranscriptError: The file isn't text, or has far too many lines.
    """
    text, remarks = _decoded(content)
    if len(text) > MOST_SIGNS:
        raise TranscriptError(
            place=name,
            problem="Dit bestand heeft meer tekst dan een gesprek kan hebben.",
            remedy="Knip er het gesprek uit dat je wilt bekijken.",
        )
    sample = text[:_SAMPLE]
    strange = sum(sign < " " and sign not in _ALLOWED for sign in sample)
    if strange > _A_FEW and strange * 50 > len(sample):
        raise TranscriptError(
            place=name,
            problem="Dit is geen tekstbestand.",
            remedy="Kies een bestand op .txt, .vtt, .srt, .csv of .docx.",
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MOST_RAW_LINES:
        raise too_long(name)
    return text.split("\n"), remarks


def _decoded(content: bytes) -> tuple[str, list[str]]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _told(content.decode("utf-16", "replace"), [])
    if wide := _utf16_without_mark(content):
        return _told(content.decode(wide, "replace"), [])
    text = content.decode("utf-8-sig", "replace")
    bad = text.count("\ufffd")
    if not bad:
        return text, []
    good = len(text.encode("utf-8")) - len(text) - 2 * bad
    if good > bad:
        return _told(text, [])
    return _told(
        content.decode("cp1252", "replace"),
        ["Dit bestand is gelezen als oude Windows-tekst; kijk of letters met een accent kloppen."],
    )


def _told(text: str, remarks: list[str]) -> tuple[str, list[str]]:
    bad = text.count("\ufffd")
    if bad:
        remarks.append(counted(bad, "teken", "tekens") + " onleesbaar; daar staat nu �.")
    return text, remarks


def _utf16_without_mark(content: bytes) -> str:
    sample = content[:_SAMPLE]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high * 10 > len(sample) * 3 and low * 10 < len(sample):
        return "utf-16-le"
    if low * 10 > len(sample) * 3 and high * 10 < len(sample):
        return "utf-16-be"
    return ""
