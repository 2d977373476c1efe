"""Who the texts in fields for people mean: persons, roles, several of them, or nobody that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from isms_lint.recognise.habits import FIRMS, ROLE_ENDINGS, ROLE_WORDS
from isms_lint.recognise.plan import QUESTION
from isms_lint.recognise.yaml_text import flow
from isms_lint.records.annotations import Field
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple
from isms_lint.written.lists import names as names_in
from isms_lint.written.normal import normal
from isms_lint.written.placeholders import not_stated
from isms_lint.written.slugs import slug
from isms_lint.written.vocabulary import words

_PEOPLE = frozenset({"person", "role"})
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-'’.][^\W_]+)*\.?")
_NOBILIARY = words("von van de da do dos del di la le der den ten bin al el")
_NO_NAMES = words(
    """
    new bei on in of the per for all any each every after before from with to by at see same not and or
    nach vor für alle jede neu neue siehe com para por em ao após todos todas novo nova cada
    """
)
"""Words that no name of a person has."""
_FUNCTIONS = (
    f"# {QUESTION}functions: each stands here for the one who has it. Where that is said, write"
    " {kind: role, id: ciso, holders: [{person: ana}]}"
)
_DASH = re.compile(r"\s+[-–—]\s+")
_BRACKETED = re.compile(r"(.+?)\s*\(([^()]+)\)\Z")


class Proposal(NamedTuple):
    """Lines of `records`, and texts with the id that each means, for `names`."""

    records: list[str]
    names: dict[str, str]


def propose_people(
    records: Iterable[Record], known: Mapping[str, str], given: Iterable[str], kinds: Kinds
) -> Proposal:
    """Persons and roles for the texts that `records` have in fields for people, and questions.

    `known` are the ids of persons and roles that there are, by what they are called; `given` the texts
    that the setting `names` explains.
    """
    ids = {normal(name): id_ for name, id_ in known.items()}
    explained = {*ids, *map(normal, given)}
    texts: dict[str, str] = {}
    for record in records:
        kind = kinds.get(record.kind)
        if kind is not None and record.kind not in _PEOPLE:
            for text in _texts(record.data, kind.fields):
                texts.setdefault(normal(text), text)
    found = _Finder(ids, explained)
    for key, text in sorted(texts.items()):
        if key not in explained:
            found.take(text)
    return found.proposal()


class _Finder:
    def __init__(self, ids: Mapping[str, str], explained: set[str]) -> None:
        self._ids = ids
        self._there = explained
        self._people: dict[str, str] = {}
        self._roles: dict[str, str] = {}
        self._holders: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._asked: list[str] = []

    def take(self, written: str) -> None:
        """One text as it is written."""
        text = " ".join(written.split())
        named = next((part for part in _apart(text) if _sort(part) == "person"), None)
        if named is not None:
            self._one(named)
            self._names[text] = self._ids.get(normal(named), slug(named))
            return
        bracketed = _BRACKETED.match(text)
        if bracketed is not None:
            self._with_brackets(bracketed[1], bracketed[2])
            return
        parts = [name for name, _ in names_in(text)]
        if len(parts) > 1:
            for part in parts:
                self._one(part)
            if {_sort(part) for part in parts} <= {"role", "person"}:
                self._asked.append(
                    f"# {QUESTION}`{text}` names several: where one answers, say who in `names`"
                )
            return
        self._one(text)

    def _with_brackets(self, before: str, inside: str) -> None:
        sorts = _sort(before), _sort(inside)
        if sorts == ("role", "person"):
            self._one(before)
            self._one(inside)
            self._holders[slug(before)] = slug(inside)
        elif sorts == ("person", "role"):
            self._one(before)
            self._one(inside)
            self._holders[slug(inside)] = slug(before)
        else:
            self._one(before)

    def _one(self, text: str) -> None:
        if not text or normal(text) in self._there or not_stated(text):
            return
        sort = _sort(text)
        if sort == "role":
            self._roles.setdefault(slug(text), text)
        elif sort == "person":
            self._people.setdefault(slug(text), text)
        elif text.rsplit(maxsplit=1)[-1].strip(".,)").casefold() in FIRMS or text[0] == "(":
            guess = flow({"kind": "person", "id": slug(text), "name": text})
            line = f"# {QUESTION}- {guess} who is meant?"
            if line not in self._asked:
                self._asked.append(line)

    def proposal(self) -> Proposal:
        """What is proposed for all texts."""
        lines = [
            f"- {flow({'kind': 'person', 'id': id_, 'name': name})}"
            for id_, name in self._people.items()
        ]
        functions = {id_: name for id_, name in self._roles.items() if id_ not in self._holders}
        for id_, name in self._roles.items():
            holder = self._holders.get(id_)
            if holder:
                role = {"kind": "role", "id": id_, "name": name, "holders": [{"person": holder}]}
                lines.append(f"- {flow(role)}")
        if functions:
            lines.append(_FUNCTIONS)
        lines.extend(
            f"- {flow({'kind': 'person', 'id': id_, 'name': name})}"
            for id_, name in functions.items()
        )
        return Proposal([*lines, *self._asked], self._names)


def _apart(text: str) -> list[str]:
    """The parts of a text with a dash between them, without what is in brackets behind each."""
    parts = _DASH.split(text)
    return [_BRACKETED.sub(r"\1", part) for part in parts] if len(parts) > 1 else []


def _sort(text: str) -> str:
    """Whether a text is like the name of a person or of a role; empty where it is like neither."""
    parts = text.replace("/", " ").split()
    if not parts or len(text) > 60 or len(parts) > 6 or any(c.isdigit() for c in text):
        return ""
    plain = [word.strip(".,()").casefold() for word in parts]
    if plain[-1] in FIRMS:
        return ""
    telling = [
        word for word in plain if word in ROLE_WORDS or any(word.endswith(e) for e in ROLE_ENDINGS)
    ]
    if telling or all(word.isupper() and 1 < len(word) < 7 for word in parts):
        return "role"
    names = [word for word in parts if word.casefold() not in _NOBILIARY]
    if any(word in _NO_NAMES for word in plain):
        return ""
    if 2 <= len(names) <= 4 and all(_WORD.fullmatch(w) and w[0].isupper() for w in names):
        return "person"
    return ""


def _texts(data: Any, field: Field) -> Iterator[str]:
    """The texts in fields that name persons or roles."""
    if isinstance(data, dict):
        for name, inside in field.interesting:
            if name in data:
                yield from _texts(data[name], inside)
    elif isinstance(data, list):
        if field.items is not None:
            for one in data:
                yield from _texts(one, field.items)
    elif isinstance(data, str):
        references = field.references or (field.items.references if field.items is not None else ())
        if references and _PEOPLE.issuperset(references):
            yield data
