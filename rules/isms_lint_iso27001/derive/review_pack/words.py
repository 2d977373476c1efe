"""How the facts of a pack are said in one sentence or a few: short, each record by its id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.words import counted

Fact = TypeVar("Fact")

_MOST = 12


class Words(NamedTuple):
    """One input in words. `question` is what only people can say; `summary` is empty where records say
    nothing.
    """

    summary: str
    trend: str = ""
    references: tuple[str, ...] = ()
    coverage: str = ""
    question: str = ""


def listed(facts: Sequence[Fact], say: Callable[[Fact], str]) -> str:
    """`a, b, c`: each as `say` has it; of more than a dozen the first `and 3 more`."""
    said = [say(fact) for fact in facts[:_MOST]]
    more = len(facts) - _MOST
    return ", ".join([*said, f"and {more} more"] if more > 0 else said)


def are(count: int, noun: str, nouns: str = "") -> str:
    """`1 nonconformity is`, `2 nonconformities are`; `no nonconformity is` where there is none."""
    if count == 0:
        return f"no {noun} is"
    words = counted(count, noun) if count == 1 or not nouns else f"{count} {nouns}"
    return f"{words} {'is' if count == 1 else 'are'}"


def many(count: int, noun: str, nouns: str = "") -> str:
    """`no audit`, `1 audit`, `2 audits`."""
    if count == 0:
        return f"no {noun}"
    return counted(count, noun) if count == 1 or not nouns else f"{count} {nouns}"


def sentence(text: str) -> str:
    """`text` with a capital, and a full stop at its end."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "…")) else f"{text}."


def on(day: date | None) -> str:
    """` on 2026-03-01`; nothing where no day is known."""
    return "" if day is None else f" on {day}"


def span(after: date, until: date) -> str:
    """A time, for a trend."""
    return f"after {after} up to {until}"
