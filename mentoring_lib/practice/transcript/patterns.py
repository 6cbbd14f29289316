"""Personal data with a form of its own: numbers, dates, mail, web, classes."""

import re
from collections.abc import Callable, Iterator

from mentoring_lib.practice.dutch import MONTHS
from mentoring_lib.practice.transcript.found import Kind, Spot

_MONTH = rf"(?:{MONTHS}|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?"
_DAY_WORD = (
    "eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde"
    "|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
    "|(?:der|veer|vijf|zes|zeven|acht|negen)tien(?:de)?|twintig(?:ste)?|dertig(?:ste)?"
    "|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]?n?(?:twintig|dertig)(?:ste)?"
)
_LEVEL = "havo|vwo|mavo|vmbo|gymnasium|atheneum|gym|ath"
_TRACKS = r"(?:hv|ha|hm|hav|vm|vh|mh|mhv|hvm|th|ht|tl|gl|gt|gtl|kgt|kb|bb|bk|kbl|bbl|tto|lwoo)"
_HOST = r"[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.(?:nl|com|be|org|net|eu|io|edu|info|school|app)\b"


def _digits(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return re.sub(r"^(?:0031|31)(?=[1-9]\d{8}$)", "0", digits)


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


def _always(_: str) -> bool:
    return True


def _is_bsn(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdecimal()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(a * b for a, b in zip(digits, weights, strict=True)) % 11 == 0


def _is_iban(text: str) -> bool:
    plain = "".join(text.split()).upper()
    if not plain.isascii():
        return False
    number = "".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])
    return int(number) % 97 == 1


def _never(_: str) -> bool:
    return False


_PHONE_DIGITS = 10

_Rule = tuple[Kind, re.Pattern[str], Callable[[str], bool], Callable[[str], str]]


def _rule(
    kind: Kind,
    pattern: str,
    sure: Callable[[str], bool] = _always,
    key: Callable[[str], str] = _same,
) -> _Rule:
    return kind, re.compile(pattern, re.IGNORECASE), sure, key


# In order: what is found first keeps its place.
_RULES: tuple[_Rule, ...] = (
    _rule(Kind.EMAIL, r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}\b"),
    _rule(
        Kind.EMAIL,
        r"\b[\w.-]{1,40} (?:apenstaartje|at) [\w-]{1,40} (?:punt|dot) (?:nl|com|org|be)\b",
    ),
    _rule(Kind.WEB, r"\b(?:https?://|www\.)[^\s<>\"”’]{1,300}[^\s<>\"”’.,;:!?)]"),
    _rule(Kind.WEB, rf"(?<![\w@.-]){_HOST}(?:/[^\s<>\"”’]{{0,200}}[^\s<>\"”’.,;:!?)])?"),
    _rule(
        Kind.ACCOUNT,
        r"\b[a-z]{2}\d{2} ?[a-z]{4}(?: ?\d){10}\b"
        r"|\b(?!nl)[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}\b(?<=\d)",
        _is_iban,
        lambda text: "".join(text.casefold().split()),
    ),
    _rule(Kind.HANDLE, r"(?<![\w@.])@[a-z_][\w.]{1,40}\b"),
    _rule(
        Kind.HANDLE,
        r"\b(?:insta(?:gram)?|snap(?:chat)?|discord|tiktok)(?: is| heet|:)? "
        r"(?=[\w.]{0,30}[\d_.]\w)(?P<v>[a-z][\w.]{1,30}\w)"
        r"|\b[a-z][a-z0-9]{1,30}[._](?=[a-z_.]{0,30}\d)[a-z0-9_.]{0,30}[a-z0-9]\b",
        _never,
    ),
    _rule(
        Kind.PHONE,
        r"(?<![\d.,])(?:(?:\+|00) ?31 ?(?:\(0\) ?)?|\(?0|0(?=6\.))"
        r"(?=[1-9])\d{1,3}(?:\)|\b\.)?(?:[ –-]{0,3}\d){6,8}(?!\d)",
        lambda text: len(_digits(text)) == _PHONE_DIGITS,
        _digits,
    ),
    _rule(
        Kind.NUMBER,
        r"nummer(?: van [^.,;?!\d]{1,30})?(?: is|:)? (?P<v>\d{4,10})\b|\bs\d{6,8}\b",
        _always,
        _digits,
    ),
    _rule(
        Kind.NUMBER,
        r"(?<![\d.,-])\d{3}[ .]?\d{3}[ .]?\d{3}(?![\d,-])|(?<!\d)\d{4}\.\d{2}\.\d{3}\b",
        _is_bsn,
        _digits,
    ),
    _rule(Kind.NUMBER, r"(?<![\d.,€-])(?<!€ )\d{6,8}(?![\d,])", _never, _digits),
    _rule(
        Kind.DATE,
        rf"\b(?:\d{{1,2}}(?:e|ste|de)? (?:van )?{_MONTH}|(?:{_DAY_WORD}) (?:{MONTHS})\b)"
        r"(?: ’?'?\d{2,4}\b)?|\b\d{4}-\d{2}-\d{2}\b"
        r"|(?<![\d/-])\d{1,2}[-/]\d{1,2}[-/](?:\d{4}|\d{2})\b|\bgeboren in (?P<v>\d{4})\b",
    ),
    _rule(
        Kind.DATE,
        r"(?<![\d/,.-])(?!(?:1/2|1/3|2/3|1/4|3/4|\d/10)\b)"
        r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\d/-])(?! ?(?:deel|uur|jaar|keer)\b)",
        _never,
    ),
    _rule(Kind.DATE, rf"\b(?:{MONTHS}) \d{{4}}\b"),
    _rule(
        Kind.CLASS,
        rf"\b(?:klas|groep|brugklas|stamgroep|mentorklas) ?\d(?: ?[a-h]|[a-z]{{2,3}})\d?\b"
        rf"|\b(?:{_LEVEL}) ?-?\d ?[a-z]{{1,2}}\d?\b|\b[1-6] ?(?:{_LEVEL})[ -]?[a-z]?\d{{1,2}}\b"
        rf"|\b[1-6](?:{_LEVEL})[a-h]\b"
        rf"|\b[1-6]{_TRACKS}[a-h]?\d{{0,2}}\b|\b{_TRACKS}[1-6][a-h]?\b"
        r"|\b[1-6](?:h|v|t|m|g|k|b|a)\d{1,2}\b"
        r"|\b(?:h|v|t|m|g|k|b|a|hv|mh|th)[1-6][a-h]\b|\b[1-6] ?vmbo-?[a-z]{1,2}\d{0,2}\b",
    ),
    _rule(
        Kind.CLASS,
        r"\b(?:in|uit|van|bij|aan|voor|naar) (?P<v>[1-6][a-h])\b",
        _never,
    ),
)  # fmt: skip
_POSTCODE = re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b|\b[1-9]\d{3}[a-z]{2}\b")
_ANY_DIGIT_OR_SIGN = re.compile(r"[\d@]|\.\w|apenstaartje| at |www", re.IGNORECASE)


def pattern_spots(text: str) -> Iterator[Spot]:
    """Yield what has the form of personal data; some may overlap, the first goes first."""
    if _ANY_DIGIT_OR_SIGN.search(text) is not None:
        yield from _formed(text)
    else:
        yield from _spots(_DATES, text)


def _formed(text: str) -> Iterator[Spot]:
    for rule in _RULES:
        yield from _spots(rule, text)
    for match in _POSTCODE.finditer(text):
        key = match.group().replace(" ", "").casefold()
        yield Spot(Kind.ADDRESS, match.start(), match.end(), sure=True, key=key)


def _spots(rule: _Rule, text: str) -> Iterator[Spot]:
    kind, pattern, sure, key = rule
    for match in pattern.finditer(text):
        group = "v" if match.groupdict().get("v") else 0
        words = match[group]
        yield Spot(kind, match.start(group), match.end(group), sure(words), key(words))


_DATES = next(rule for rule in _RULES if rule[0] is Kind.DATE)
