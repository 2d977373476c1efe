"""Messages with placeholders: `closed {days_between(record.raised_on, record.closed_on)} days late`.

A placeholder is an expression. Two braces stand for one.
"""

from __future__ import annotations

import re
from itertools import count
from typing import Any

from isms_lint.declared.expression import (
    CannotJudge,
    Expression,
    Given,
    Language,
    Malformed,
    NotStated,
)
from isms_lint.findings.listing import first_few

_MOST_PLACEHOLDERS = 20
_MOST_NAMED = 5
_NOT_STATED = "not stated"
_UNKNOWN = "not known"
_WORD = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_PATH = re.compile(r"[\w.]+\Z", re.ASCII)


class Message:
    """A message, read once. `template` has placeholders as rules of Python have them: `{closed_on}`."""

    def __init__(self, text: str, language: Language) -> None:
        """Raises Malformed where a placeholder is no expression, or a brace stands alone."""
        self._placeholders: dict[str, Expression] = {}
        self.template = ""
        for literal, placeholder in _parts(text):
            self.template += literal.replace("{", "{{").replace("}", "}}")
            if placeholder is not None:
                name = self._name(placeholder)
                self._placeholders[name] = language.compile(placeholder, condition=False)
                self.template += f"{{{name}}}"
        if len(self._placeholders) > _MOST_PLACEHOLDERS:
            raise Malformed(f"a message has at most {_MOST_PLACEHOLDERS} placeholders")

    def values(self, given: Given) -> tuple[dict[str, str], str]:
        """What fills the placeholders, and what is wrong with one; empty where nothing is.

        The finding stands whatever its message can say.
        """
        filled, complaint = {}, ""
        for name, expression in self._placeholders.items():
            try:
                filled[name] = _shown(expression.value(given))
            except NotStated:
                filled[name] = _NOT_STATED
            except CannotJudge as error:
                filled[name], complaint = _UNKNOWN, complaint or str(error)
        return filled, complaint

    @property
    def expressions(self) -> list[Expression]:
        """The placeholders, in order."""
        return list(self._placeholders.values())

    def _name(self, placeholder: str) -> str:
        """A name for a placeholder: of a field its own, else the first word in it."""
        words = _WORD.findall(placeholder) or ["value"]
        word = words[-1] if _PATH.match(placeholder) else words[0]
        names = (f"{word}_{number}" if number else word for number in count())
        return next(name for name in names if name not in self._placeholders)


def _parts(text: str) -> list[tuple[str, str | None]]:
    """Pieces of text, each with the placeholder behind it."""
    parts: list[tuple[str, str | None]] = []
    literal = ""
    at = 0
    while at < len(text):
        character = text[at]
        if text[at : at + 2] in ("{{", "}}"):
            literal += character
            at += 2
        elif character == "{":
            end = _end(text, at + 1)
            parts.append((literal, text[at + 1 : end].strip()))
            literal, at = "", end + 1
        elif character == "}":
            raise Malformed("a brace `}` closes nothing: write `}}` for a brace")
        else:
            literal += character
            at += 1
    parts.append((literal, None))
    return parts


def _end(text: str, at: int) -> int:
    """Where the placeholder that begins at `at` ends: its braces and quotes are its own."""
    depth, quote, escaped = 0, "", False
    for place in range(at, len(text)):
        character = text[place]
        if quote:
            quote = "" if character == quote and not escaped else quote
            escaped = character == "\\" and not escaped
        elif character in "'\"":
            quote = character
        elif character == "{":
            depth += 1
        elif character == "}":
            if not depth:
                return place
            depth -= 1
    raise Malformed("a placeholder `{` is never closed: write `{{` for a brace")


def _shown(value: Any) -> str:
    if value is None:
        return _NOT_STATED
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return first_few([_shown(item) for item in value], _MOST_NAMED) if value else "none"
    if isinstance(value, dict):
        return str(value.get("id", "a mapping"))
    if isinstance(value, str | int | float):
        return str(value)
    raise CannotJudge("a placeholder gives something that is no text, number or list")
