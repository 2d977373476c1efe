"""All papers of two repositories, one that is whole and one of foreign records."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from papers_kit import ALDER, AS_OF, last_papers, plugins

from isms_lint.papers.written import Written

NAMES = sorted(plugins().offered.papers)


class Records(NamedTuple):
    """A repository, the day as of which it is looked at, and the language of the papers."""

    folder: Path
    as_of: str
    language: str


# A browser takes its time: each page is looked at in one language, and all are made in both elsewhere.
SETS = {
    "alder": Records(ALDER, AS_OF, "en"),
    "mssp": Records(ALDER.parent / "foreign-records" / "mssp", "2025-03-20", "de"),
}


@cache
def papers_of(records: Records) -> dict[str, Written]:
    """By name, each paper that can be made of the records."""
    return {name: written for name in NAMES for written in last_papers(name, **records._asdict())}
