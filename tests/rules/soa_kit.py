"""Statements of Applicability for tests."""

from __future__ import annotations

CONTROLS = tuple(
    f"A.{theme}.{number}"
    for theme, count in ((5, 37), (6, 8), (7, 14), (8, 34))
    for number in range(1, count + 1)
)
"""The 93 controls of Annex A (2022)."""


def row(control: str, more: str = "", applicable: bool = True) -> str:
    """One row; `more` are further fields."""
    decided = "true" if applicable else "false"
    return f"{{control: {control}, applicable: {decided}{', ' if more else ''}{more}}}"


def excluded(control: str, more: str = "justification: no such work") -> str:
    """A row that leaves its control out."""
    return row(control, more, applicable=False)


def statement(
    *rows: str, id: str = "SOA", status: str = "approved", more: str = "version: '5'"
) -> str:
    """A statement with these rows; a document that others can follow."""
    text = f"kind: statement-of-applicability\nid: {id}\nstatus: {status}\n{more}\ncontrols:\n"
    return text + "".join(f"  - {one}\n" for one in rows) + "---\n"


DRAFT_ONLY = ["? SOA: no statement is approved; a draft is not judged"]
"""What a rule on the rows says of a draft, where it is all there is."""
