"""The page that ties each statement of the guide this product began with to the rules on it.

The statements stand in `guide_trace.csv`: code, statement, verdict, note, rules.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from generator.markdown import page, prose, table

_FILE = Path(__file__).parent / "guide_trace.csv"
_PARTS = {
    "S": "What it says",
    "T": "Its table of audit and review side by side",
    "Q": "Its sequence",
    "M": "Its common mistakes",
    "C": "Its calendar",
}
_VERDICTS = {
    "accurate": "the standard says so",
    "partly": "the standard says some of it",
    "derived": "follows from the standard, which does not say it",
    "practice": "good practice or custom of certification bodies, no requirement",
    "choice": "one way among others",
    "wrong": "the standard says otherwise",
}


class Statement(NamedTuple):
    """One statement: its code, what it says, how far that is so, a note, and the rules on it."""

    code: str
    text: str
    verdict: str
    note: str
    rules: tuple[str, ...]


def statements() -> list[Statement]:
    """All statements, in the guide's order."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return [
            Statement(
                row["code"],
                row["guide_statement"],
                row["verdict"],
                row["note"],
                tuple(row["rules"].split()),
            )
            for row in csv.DictReader(file)
        ]


def guide_page(known: set[str]) -> str:
    """The page. `known` are the codes of the rules there are.

    Raises SystemExit where a statement names a rule that is not among them, or none at all.
    """
    found = statements()
    for one in found:
        unknown = set(one.rules) - known
        if unknown or not one.rules:
            raise SystemExit(f"guide_trace.csv, {one.code}: no living rule {sorted(unknown)}")
    parts = [
        "# The guide and the rules",
        "This tool began with a guide to internal audit (9.2) and management review (9.3). Each of"
        f" its {len(found)} statements stands here with how far ISO/IEC 27001:2022 bears it out,"
        " and with the rules that watch it. Where the guide is loose or wrong the rules follow the"
        " standard.",
        table(("Verdict", "Meaning"), _VERDICTS.items()),
    ]
    for letter, title in _PARTS.items():
        rows = [_row(one) for one in found if one.code.startswith(letter)]
        parts.extend((f"## {title}", table(("Code", "Statement", "Verdict", "Rules"), rows)))
    return page(parts)


def statements_on(code: str) -> list[str]:
    """The codes of the statements a rule watches."""
    return [one.code for one in statements() if code in one.rules]


def _row(one: Statement) -> tuple[str, str, str, str]:
    verdict = f"{one.verdict}: {one.note}" if one.note else one.verdict
    links = ", ".join(f"[{code}](rules/{code}.md)" for code in one.rules)
    return one.code, prose(one.text), prose(verdict), links
