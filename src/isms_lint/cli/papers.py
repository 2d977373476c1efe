"""The papers there are, as `isms-lint report` lists them."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.offers.paper import Paper
from isms_lint.reporters.escape import plain


def list_papers(papers: Iterable[Paper]) -> str:
    """A line for each paper: its name, what it is, and the record it is about."""
    found = sorted(papers, key=lambda one: one.name)
    width = max((len(one.name) for one in found), default=0)
    lines = []
    for one in found:
        or_whole = ", or of none" if one.or_whole else ""
        about = f" (of one {' or '.join(one.about)}{or_whole})" if one.about else ""
        lines.append(plain(f"{one.name:<{width}}  {one.summary}{about}") + "\n")
    return "".join(lines) or "No plugin brings a paper.\n"
