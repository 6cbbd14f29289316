"""What a UUDSL file says can change: parameters with their type, owner and first value."""

import re
from collections.abc import Iterator

from mentoring_lib.authoring.exchange.model import ExchangeError, Fields, Tally
from mentoring_lib.authoring.exchange.names import Unused, for_yaml, from_xml_name, slug
from mentoring_lib.authoring.exchange.xml_tree import Element
from mentoring_lib.domain.expression import FUNCTIONS
from mentoring_lib.domain.parameter import (
    GROUP,
    MOST_CHANGE,
    STANDARD,
    Flag,
    Kind,
    Number,
    Options,
    Owned,
    Setting,
)

FURTHEST = 100_000
"""The bounds of a number that has none in the source."""

_WORDS = {"and", "or", "not", *FUNCTIONS}
_WHOLE = re.compile(r"\s*([-+]?\d{1,10})\s*")
_ABOUT = re.compile(
    r"(?:characterP|p)arameter(?:Value|Effect|Reference)"
    r"|(?:characterC|c)ondition|(?:characterR|r)eferenceCondition"
)


class Parameters:
    """The parameters of a UUDSL file."""

    def __init__(self, root: Element, name: str, notes: Tally) -> None:
        """Read the definitions and the first values.

        Raises:
            ExchangeError: It names a parameter or character that isn't defined.
        """
        self._file = name
        self._notes = notes
        self.characters: dict[str, str] = {}
        self.slugs: dict[str, str] = {}
        self.kinds: dict[str, Kind] = {}
        self._labels: dict[str, dict[str, str]] = {}
        self._defaults: dict[str, str] = {}
        self.state: dict[str, dict[str, Setting]] = {}
        unused = Unused(GROUP)
        for each in root.at("definitions", "characters").all("character"):
            self.characters[each.get("id")] = unused.name(from_xml_name(each.get("id")))
        mentioned: dict[str, list[Element]] = {}
        for each in root.walk():
            # Without idref it is the condition of a choice, which holds others.
            if _ABOUT.fullmatch(each.tag) and each.get("idref"):
                mentioned.setdefault(each.get("idref"), []).append(each)
        self._define(root, mentioned)
        for each in root.at("metadata", "initialParameterValues").walk():
            if each.tag in {"parameterValue", "characterParameterValue"}:
                self._begin(each, self.value(each))
        for elements in mentioned.values():
            for each in elements:
                self._begin(each, None)

    def fields(self) -> Fields:
        """Return the parameters as a scenario defines them."""
        return {
            self.slugs[key]: kind.model_dump(mode="json")
            for key, kind in self.kinds.items()
            if self.slugs[key] not in STANDARD
        }

    def kind_of(self, owned: Owned) -> Kind:
        """Return the kind of a parameter by our own name."""
        keys = {made: key for key, made in self.slugs.items()}
        return self.kinds[keys[owned[1]]]

    def owned(self, element: Element) -> Owned | None:
        """Return which parameter an element is about; None for one that can't come along."""
        key, who = element.get("idref"), element.get("characteridref")
        if key not in self.slugs:
            raise self._unknown(element, "De parameter", key)
        if who and who not in self.characters:
            raise self._unknown(element, "De figuur", who)
        owner = self.characters[who] if who else GROUP
        return (owner, self.slugs[key]) if key in self.kinds else None

    def value(self, element: Element) -> Setting | None:
        """Return the value that stands in an element."""
        kind = self.kinds.get(element.get("idref"))
        return None if kind is None else self._read(kind, element, element.text)

    def number(self, element: Element, text: str) -> int:
        """Return a whole number within what a scenario can hold."""
        found = _WHOLE.fullmatch(text)
        if found is None:
            raise ExchangeError(
                place=f"{self._file}:{element.line}, {element.tag}",
                problem=f"‘{text[:30].strip()}’ is geen heel getal.",
                remedy="Schrijf hier een getal zonder komma.",
            )
        return max(-FURTHEST, min(FURTHEST, int(found.group(1))))

    def _read(self, kind: Kind, element: Element, text: str) -> Setting:
        if isinstance(kind, Flag):
            return text.strip().lower() in {"true", "1"}
        if isinstance(kind, Number):
            return self.number(element, text)
        chosen = self._labels[element.get("idref")].get(text.strip())
        if chosen is None:
            self._notes.add("Wordt de eerste keuze: een waarde die niet bestaat", text.strip()[:40])
        return chosen or next(iter(kind.options))

    def _define(self, root: Element, mentioned: dict[str, list[Element]]) -> None:
        unused = Unused(*STANDARD)
        parameters = root.at("definitions", "parameters")
        for each in (*parameters.at("userDefined").children, *parameters.at("fixed").children):
            key = each.get("id")
            if key in self.slugs:
                raise ExchangeError(
                    place=f"{self._file}:{each.line}",
                    problem=f"De parameter ‘{key[:40]}’ staat er twee keer.",
                    remedy="Geef een van de twee een andere id.",
                )
            kind = self._kind(each, mentioned.get(key, []))
            standard = key in STANDARD and _is_standard(kind, mentioned.get(key, []))
            self.slugs[key] = key if standard else unused.name(_usable(key))
            if kind is None:
                self._notes.add(
                    "Gaat niet mee: een parameter van een soort die we niet kennen", key
                )
            else:
                self.kinds[key] = kind

    def _kind(self, definition: Element, mentioned: list[Element]) -> Kind | None:
        top = definition.at("type")
        top = top.at("extension", "equivalentType") if top.all("extension") else top
        form = top.children[0] if top.children else Element("", {}, definition.line)
        key = definition.get("id")
        label = for_yaml(definition.get("name")) or _usable(key)
        self._defaults[key] = form.at("default").text
        match form.tag:
            case "boolean":
                return Flag(kind="flag", label=label)
            case "integer":
                return self._whole(form, label)
            case "enumeration":
                options = [
                    (each.get("value") or each.text, each.text) for each in form.all("option")
                ]
                return self._options(key, label, options)
            case "string":
                self._notes.add("Wordt een keuze uit de waarden die erin staan: de tekst", key)
                seen = {each.text.strip() for each in mentioned if "eference" not in each.tag}
                return self._options(key, label, [(each, each) for each in sorted(seen)])
        return None

    def _whole(self, form: Element, label: str) -> Number:
        lowest = self.number(form, form.get("minimum") or str(-FURTHEST))
        highest = self.number(form, form.get("maximum") or str(FURTHEST))
        if not form.get("minimum") or not form.get("maximum"):
            self._notes.add("Heeft in de bron geen grenzen; kies ze zelf: de parameter", label)
        if lowest >= highest:
            lowest = min(lowest, FURTHEST - 1)
            highest = lowest + 1
        return Number(kind="number", label=label, lowest=lowest, highest=highest)

    def _options(self, key: str, label: str, found: list[tuple[str, str]]) -> Options:
        unused = Unused()
        made = [unused.name(from_xml_name(value.strip())) for value, _ in found]
        options = {
            name: for_yaml(text) or name for name, (_, text) in zip(made, found, strict=True)
        }
        while len(options) < 2:  # noqa: PLR2004 - a choice is between two
            options[unused.name("anders")] = "anders"
        labels: dict[str, str] = {}
        for words in (
            made,
            [value.strip() for value, _ in found],
            [text.strip() for _, text in found],
        ):
            for word, name in zip(words, made, strict=True):
                labels.setdefault(word, name)
        self._labels[key] = labels
        return Options(kind="choice", label=label, options=options)

    def _begin(self, element: Element, value: Setting | None) -> None:
        owned = self.owned(element)
        if owned is None:
            return
        owner, parameter = owned
        values = self.state.setdefault(owner, {})
        if value is None and parameter not in values:
            value = self._otherwise(element)
        if value is not None and parameter not in values:
            kind = self.kinds[element.get("idref")]
            values[parameter] = kind.after(0, f"={value}") if isinstance(kind, Number) else value

    def _otherwise(self, element: Element) -> Setting:
        kind, text = self.kinds[element.get("idref")], self._defaults[element.get("idref")]
        if isinstance(kind, Number) and not text.strip():
            return max(kind.lowest, min(kind.highest, 0))
        return self._read(kind, element, text)

    def _unknown(self, element: Element, what: str, name: str) -> ExchangeError:
        return ExchangeError(
            place=f"{self._file}:{element.line}, {element.tag}",
            problem=f"{what} ‘{name[:40]}’ bestaat niet.",
            remedy="Kijk bij definitions welke er zijn, en bewaar het bestand opnieuw.",
        )


def _is_standard(kind: Kind | None, mentioned: list[Element]) -> bool:
    if not isinstance(kind, Number) or (kind.lowest, kind.highest) != (0, 100):
        return False
    return all(change <= MOST_CHANGE for change in _changes(mentioned))


def _changes(mentioned: list[Element]) -> Iterator[int]:
    for element in mentioned:
        found = _WHOLE.fullmatch(element.text)
        if found and element.get("operator") in {"addAssign", "subtractAssign"}:
            yield abs(int(found.group(1)))


def _usable(key: str) -> str:
    """Return a name that an author can write in a condition."""
    made = from_xml_name(key) if key.startswith("n.") else slug(key, "parameter")
    if made in _WORDS:
        return f"{made}-waarde"
    return f"p-{made}" if made[0].isdigit() and not key.startswith("n.") else made
