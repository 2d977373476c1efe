"""A record to begin with: what `isms-lint new KIND` writes, filled with what the register knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from isms_lint.documents.positions import FieldPath
from isms_lint.rules.pass_ import Pass


class NoDraft(Exception):
    """The options do not fit the records; the message says how, and what would."""


class Asked(NamedTuple):
    """What a draft is asked for: the facts of the run, the id that the record gets, and the options, by
    name, as they were given.
    """

    run: Pass
    id: str
    options: Mapping[str, str]


class Question(NamedTuple):
    """Something that only people know: the field it belongs to, and what is asked."""

    path: FieldPath
    text: str


class Drafted(NamedTuple):
    """A record to begin with.

    `data` is in the order in which it is written, without kind and id. A field that is asked for and
    that `data` lacks is written as a comment. `notes` are told to whoever asks, one line each.
    """

    data: Mapping[str, Any]
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()


class Draft(NamedTuple):
    """How a record of `kind` begins. `options` are those that it takes, with a line of help each."""

    kind: str
    options: Mapping[str, str]
    draft: Callable[[Asked], Drafted]
