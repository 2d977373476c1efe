"""A repository to start from: what `isms-lint init` asks, and the files it writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class NoStart(Exception):
    """The answers do not fit together; the message says how."""


class StartQuestion(NamedTuple):
    """A question on the terminal, or a key of the answers.

    `read` makes the answer of a text; it raises ValueError, with a message for people, for a text
    that is none. `default` is taken where nothing is answered; None where an answer is needed.
    """

    name: str
    text: str
    read: Callable[[str], Any]
    default: str | None


class Start(NamedTuple):
    """A repository to start from. `files` gives, of the answers by name, the text of every file by its
    path below the root, written with `/`. It raises NoStart.
    """

    name: str
    summary: str
    questions: tuple[StartQuestion, ...]
    files: Callable[[Mapping[str, Any]], Mapping[str, str]]
