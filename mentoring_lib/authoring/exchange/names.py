"""Names that are allowed on both sides: slugs here, NCNames and passages there."""

import re
import unicodedata

LONGEST = 80
LONGEST_BASE = 70
"""Room for a number behind a name that stands there already."""

_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_YAML = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
                          "\U00010000-\U0010ffff]")  # fmt: skip
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def slug(text: str, otherwise: str = "naam") -> str:
    """Return a name of small letters, digits and hyphens that resembles the text."""
    plain = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return made[:LONGEST_BASE].strip("-") or otherwise


class Unused:
    """Hands out each name once."""

    def __init__(self, *taken: str) -> None:
        """Keep apart the names that are taken already."""
        self._times: dict[str, int] = {}
        self._taken = set(taken)

    def name(self, wanted: str) -> str:
        """Return the name, with a number behind it when it was handed out before."""
        made = wanted
        while made in self._taken:
            self._times[wanted] = self._times.get(wanted, 1) + 1
            made = f"{wanted[:LONGEST_BASE].rstrip('-')}-{self._times[wanted]}"
        self._taken.add(made)
        return made


def xml_name(name: str) -> str:
    """Return a slug as an XML name, which can't begin with a digit."""
    return f"n.{name}" if name[:1].isdigit() else name


def from_xml_name(name: str) -> str:
    """Return the slug of an XML name."""
    own = name.removeprefix("n.")
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", own) and len(own) <= LONGEST:
        return own
    return slug(name)


def for_xml(text: str) -> str:
    """Return the text without what XML can't hold."""
    return _NOT_IN_XML.sub("", _BREAKS.sub("\n", text))


def for_yaml(text: str) -> str:
    """Return the text as a block in YAML can hold it: no loose spaces, no odd signs."""
    kept = _NOT_IN_YAML.sub("", _BREAKS.sub("\n", text).replace("\t", " "))
    lines = [line.strip(" ") for line in kept.split("\n")]
    return "\n".join(lines).strip()
