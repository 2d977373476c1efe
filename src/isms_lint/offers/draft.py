"""A record to begin with: what `isms-lint new KIND` writes, filled with what the register knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass
from isms_lint.values import NamedTuple

OWN_OPTIONS = frozenset(
    {
        *("as-of", "config", "help", "id", "into", "list", "output", "plugin", "require-plugin"),
        *("name", "root", "stdout", "title"),
    }
)
"""The options of `isms-lint new` itself, whose names no draft can take."""


class NoDraft(Exception):
    """The options do not fit the records; the message says how, and what would."""


class Asked(NamedTuple):
    """What a draft is asked for: the facts of the run, with what was found in `run.found`; the id that
    somebody chose, empty where the record gets a free one; the options, by name, as they were given (a
    flag that was given is there with an empty text); and what it is to be called, if somebody said.
    """

    run: Pass
    id: str
    options: Mapping[str, str]
    title: str = ""


class Question(NamedTuple):
    """Something that only people know: the field it belongs to, and what is asked.

    `form` shows how an answer is written, where the schema does not tell it.
    """

    path: FieldPath
    text: str
    form: str = ""


class Remark(NamedTuple):
    """Something worth knowing at a field: lines of a comment before it."""

    path: FieldPath
    lines: tuple[str, ...]


class Drafted(NamedTuple):
    """A record to begin with.

    `data` is without kind and id; its fields are written in the order of the schema. A field that a
    question is about and that `data` lacks is written as a comment. `notes` are told to whoever asks,
    one line each. `id` is the one that the record gets where nobody chose one; empty: the next free
    one. `fills` is a record that is there already, and gets the fields of `data`.
    """

    data: Mapping[str, Any]
    questions: tuple[Question, ...] = ()
    remarks: tuple[Remark, ...] = ()
    notes: tuple[str, ...] = ()
    id: str = ""
    fills: Record | None = None


class Draft(NamedTuple):
    """How a record of `kind` begins. Without `draft` it is made of the schema alone.

    `options` are those that it takes, with a line of help each; `flags` are the ones among them that
    take no value. `id` and `folder` say how ids look and where records stand in a repository that has
    none of the kind yet: `AUD-{year}-{number}`, `audits/{year}`. `{name}` is made of what the record is
    called.
    """

    kind: str
    options: Mapping[str, str] = {}
    draft: Callable[[Asked], Drafted] | None = None
    id: str = ""
    folder: str = ""
    flags: frozenset[str] = frozenset()
