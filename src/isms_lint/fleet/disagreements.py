"""Where shards of one repository do not fit together: it is told, whatever counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from isms_lint.past_reports.report import PastReport


def _compared_with(shard: PastReport) -> str:
    comparison = shard.result.comparison
    return "nothing" if comparison is None else comparison.base or "no commit"


_MUST_AGREE: tuple[tuple[str, Callable[[PastReport], str], str], ...] = (
    ("as of", lambda shard: shard.result.as_of.isoformat(), "the earliest"),
    ("in the timezone", lambda shard: shard.result.timezone, ""),
    ("made by isms-lint", lambda shard: shard.version, ""),
    ("made with plugins", lambda shard: ", ".join(f"{n} {v}" for n, v in shard.result.plugins), ""),
    ("of the commit", lambda shard: shard.result.revision, ""),
    ("of the folder", lambda shard: shard.result.root, ""),
    ("made to fail on", lambda shard: shard.result.fail_on, "the strictest"),
    ("compared with", _compared_with, ""),
)
"""What is the same in shards that fit together, and which of several counts, if one does."""


def disagreements(shards: Sequence[PastReport]) -> Iterator[str]:
    """A sentence for each thing that is not the same in all of them, and what then counts."""
    for what, of, which in _MUST_AGREE:
        said = sorted({of(shard) or "none named" for shard in shards})
        if len(said) > 1:
            counts = f"; {which} counts" if which else ""
            yield f"its reports are {what} {' and '.join(said)}{counts}"
