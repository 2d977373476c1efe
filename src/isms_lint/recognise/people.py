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
from isms_lint.records.slugs import slug
from isms_lint.written.lists import names as names_in
from isms_lint.written.normal import normal
from isms_lint.written.placeholders import not_stated
from isms_lint.written.vocabulary import words

_PEOPLE = frozenset({"person", "role"})
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-'’.][^\W_]+)*\.?")
_NOBILIARY = words("von van de da do dos del di la le der den ten bin al el")
_FUNCTIONS = (
    f"# {QUESTION}functions: each stands here for the one who has it. Where that is said, write"
    " {kind: role, id: ciso, holders: [{person: ana}]}"
)
_BRACKETED = re.compile(r"(.+?)\s*\(([^()]+)\)\Z")


def propose_people(
    records: Iterable[Record], known: Iterable[str], given: Mapping[str, str], kinds: Kinds
) -> list[str]:
    """Lines of `records` for the texts that `records` have in fields for people: persons and roles, and
    questions. `known` is what persons and roles are called that there are, `given` the setting `names`.
    """
    there = {normal(text) for text in (*given, *known)}
    texts: dict[str, str] = {}
    for record in records:
        kind = kinds.get(record.kind)
        if kind is not None and record.kind not in _PEOPLE:
            for text in _texts(record.data, kind.fields):
                texts.setdefault(normal(text), text)
    found = _Finder(there)
    for key, text in sorted(texts.items()):
        if key not in there:
            found.take(text)
    return found.proposal()


class _Finder:
    def __init__(self, there: set[str]) -> None:
        self._there = there
        self._people: dict[str, str] = {}
        self._roles: dict[str, str] = {}
        self._holders: dict[str, str] = {}
        self._asked: list[str] = []

    def take(self, text: str) -> None:
        """One text as it is written."""
        bracketed = _BRACKETED.match(text)
        if bracketed is not None:
            self._with_brackets(bracketed[1], bracketed[2])
            return
        parts = [name for name, _ in names_in(text)]
        if len(parts) > 1:
            kinds = {_sort(part) for part in parts}
            for part in parts:
                self._one(part)
            if kinds <= {"role", "person"}:
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
        else:
            guess = flow({"kind": "person", "id": slug(text), "name": text})
            line = f"# {QUESTION}- {guess} who is meant?"
            if line not in self._asked:
                self._asked.append(line)

    def proposal(self) -> list[str]:
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
        return [*lines, *self._asked]


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
