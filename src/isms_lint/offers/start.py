"""A repository to start from: what `isms-lint init` asks, and the files it writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from isms_lint.rules.pass_ import Pass
from isms_lint.values import NamedTuple

Answers = Mapping[str, Any]
"""The answers, by the names of the questions: what `read` made of them."""


class StartQuestion(NamedTuple):
    """A question on the terminal, or a key of the answers.

    `read` makes the answer of a text, given the answers before it; it raises ValueError, with a
    message for people, for a text that is none, or that does not fit what was answered before.
    `default` gives the text taken where nothing is answered, of the answers before; without it an
    answer is needed. `otherwise` says in words what that is, where it hangs on other answers.
    `several` are wanted where it is set: a text holds them between commas, and each is read by itself.
    `asked` says whether the question arises, given the answers before; else it has no answer.
    """

    name: str
    text: str
    read: Callable[[str, Answers], Any]
    default: Callable[[Answers], str] | None
    otherwise: str = ""
    several: bool = False
    asked: Callable[[Answers], bool] = lambda _: True


class Begun(NamedTuple):
    """The files of the repository: the text of each by its path below the root, written with `/`.
    `notes` are told to whoever asks, one line each.
    """

    files: Mapping[str, str]
    notes: tuple[str, ...] = ()


class Start(NamedTuple):
    """A repository to start from.

    `questions` gives, by the day of the start, what is asked, in that order. `begin` makes the files
    of all answers; what it is given beside them says what files come to, as a run over them sees it.
    """

    name: str
    summary: str
    questions: Callable[[date], tuple[StartQuestion, ...]]
    begin: Callable[[Answers, Callable[[Mapping[str, str]], Pass]], Begun]
