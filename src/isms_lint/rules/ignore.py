"""What a comment beside a record accepts, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from isms_lint.documents.document import Ignore
from isms_lint.records.validate import nearest
from isms_lint.rules.naming import RuleNames
from isms_lint.values import NamedTuple

_NO_ANSWERS = frozenset(
    {"fixme", "n/a", "na", "none", "placeholder", "reason", "tba", "tbc", "tbd", "to be defined"}
    | {"to be determined", "to do", "todo", "to-do", "unknown", "why", "xx", "xxx"}
)
_EDGES = " .…?!<>()[]{}*_~`'\""
_LABEL = re.compile(r"(?:fixme|tba|tbc|tbd|todo)\s*[:;,(–—-]")


class Accepted(NamedTuple):
    """The codes a comment accepts; of each fault the message of GATE001 and the word it is about."""

    codes: tuple[str, ...]
    faults: tuple[tuple[str, str], ...]


def read_ignore(ignore: Ignore, names: RuleNames) -> Accepted:
    """What `ignore` accepts. Of several words those that name a rule count; without a reason none."""
    if ignore.fault:
        return Accepted((), ((ignore.fault, ""),))
    codes: dict[str, None] = {}
    faults = [] if ignore.words else [("no-rule", "")]
    for word in ignore.words:
        rule = names.one(word)
        if rule is None:
            faults.append(("unknown-rule", word))
        elif rule.unsuppressible:
            faults.append(("guards", rule.code))
        else:
            codes[rule.code] = None
    reasonless = _without_reason(ignore.reason)
    if reasonless:
        faults.append((reasonless, ignore.reason))
        codes.clear()
    return Accepted(tuple(codes), tuple(faults))


def told(
    accepted: Accepted, written: str, names: RuleNames
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The messages of GATE001 about a comment, with the values that fill them."""
    for message, word in accepted.faults:
        if message == "unknown-rule" and names.codes(word):
            count = len(names.codes(word))
            yield "many", {"word": word, "number": "one rule" if count == 1 else f"{count} rules"}
        elif message == "unknown-rule":
            advice = nearest(_as_written(word), names.words) or "`isms-lint rules` lists them"
            yield message, {"word": word, "advice": advice}
        else:
            yield message, {"word": word, "written": written}


def _without_reason(reason: str) -> str:
    """The message where nothing says why, empty where something does."""
    text = reason.strip(_EDGES).casefold()
    if not any(character.isalnum() for character in text):
        return "no-reason"
    return "placeholder" if text in _NO_ANSWERS or _LABEL.match(text) else ""


def _as_written(word: str) -> str:
    """Codes have capitals and digits, names neither."""
    return word.upper() if any(c.isdigit() for c in word) else word.lower()
