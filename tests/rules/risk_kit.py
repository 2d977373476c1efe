"""Risk criteria and risks for tests."""

from __future__ import annotations

FIVE = "[1, 2, 3, 4, 5]"
CRITERIA = (
    "kind: risk-criteria\nid: RC\nstatus: approved\n"
    f"scales: {{consequence: {FIVE}, likelihood: {FIVE}}}\n"
    "level: product\nacceptance: 9\nhigh: 15\n---\n"
)
"""Five by five, up to 9 acceptable, from 15 high."""

WORDS = (
    "kind: risk-criteria\nid: RC\nstatus: approved\n"
    "scales: {consequence: [minor, grave], likelihood: [rare, often], level: [low, medium, high]}\n"
    "level:\n  minor: {rare: low, often: medium}\n  grave: {rare: medium, often: high}\n"
    "acceptance: low\nhigh: high\n---\n"
)
"""Scales of words and a table, up to low acceptable."""


def risk(more: str, id: str = "R") -> str:
    """A risk; `more` are its fields in braces' form: `consequence: 4, likelihood: 4`."""
    return f"{{kind: risk, id: {id}, {more}}}\n---\n"
