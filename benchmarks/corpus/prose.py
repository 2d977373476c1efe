"""Sentences such as stand in records. They name no record, no number and no fault."""

from __future__ import annotations

import random

_WHO = (
    "the team on duty", "the service desk", "the platform group", "the process owner",
    "the office in Leeds", "the supplier manager", "the data steward", "the network group",
    "the release manager", "the people office", "the facility manager", "the finance group",
)  # fmt: skip
_DOES = (
    "keeps", "compares", "prepares", "describes", "updates", "collects", "orders", "confirms",
    "explains", "samples", "sorts", "shares",
)  # fmt: skip
_WHAT = (
    "the list of accounts", "the backup schedule", "the register of suppliers", "the asset inventory",
    "the training plan", "the change tickets", "the log of visitors", "the contact sheet",
    "the key ceremony notes", "the patch calendar", "the map of interfaces", "the recovery drill notes",
    "the retention table", "the capacity figures", "the list of laptops", "the sign-in settings",
)  # fmt: skip
_HOW = (
    "before each release", "with the neighbouring teams", "at the start of the quarter",
    "together with the owner", "in the shared folder", "from the ticket system", "after each handover",
    "with a second pair of eyes", "as the handbook describes", "during the weekly meeting",
    "on the day of the change", "for the customers in the north",
)  # fmt: skip


def clause(chance: random.Random) -> str:
    """A sentence without its capital and full stop."""
    parts = (chance.choice(words) for words in (_WHO, _DOES, _WHAT, _HOW))
    return " ".join(parts)


def sentence(chance: random.Random) -> str:
    """One sentence."""
    said = clause(chance)
    return f"{said[0].upper()}{said[1:]}."


def paragraph(chance: random.Random, size: int) -> str:
    """Sentences, in lines of a page's width, of about `size` characters."""
    lines: list[str] = []
    held = 0
    while held < size:
        line = f"{sentence(chance)} And {clause(chance)}."
        lines.append(line)
        held += len(line) + 1
    return "\n".join(lines) + "\n"
