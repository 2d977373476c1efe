"""A paper: a document for people, made of what the records say.

The facts come from a function of the run, the words from a template in Jinja and Markdown
(`<language>/<name>.md.j2` in a folder of templates), which an organization may replace.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from isms_lint.findings.finding import Finding, Outcome
from isms_lint.findings.result import Result
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass
from isms_lint.values import NamedTuple

__all__ = ["Finding", "NoPaper", "Outcome", "Paper", "Picture", "Result", "Seen"]


class NoPaper(Exception):
    """There is nothing to make the paper of; the message says what is missing, and what to do."""


class Seen(NamedTuple):
    """What a paper is made of: the facts of the run and what it found, accepted findings included.
    Where a period stands on record in the place of a day, the run reads it as its last day.

    `record` is the one the paper is about, where it is about one. `hash_of` gives the SHA-256, in
    hexadecimal digits, of a file by its path below the root; empty where there is no such file.
    """

    run: Pass
    result: Result
    record: Record | None
    hash_of: Callable[[str], str]


class Paper(NamedTuple):
    """A document for people.

    `name` is the one that `isms-lint report` takes, `summary` a line that says what it is. `facts`
    gives the names that its template speaks of; it raises NoPaper where there is nothing to tell.
    `about` are the kinds of the record that it is about; empty where it is about the whole. With
    `or_whole` it is about the whole where no record is named.
    """

    name: str
    summary: str
    facts: Callable[[Seen], Mapping[str, Any]]
    about: tuple[str, ...] = ()
    or_whole: bool = False


Picture = Callable[[Any, Mapping[str, str]], Mapping[str, Any]]
"""Draws: a function of data and of the words of a language to a specification of Vega-Lite, with all
data in it.
"""
