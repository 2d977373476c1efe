"""Findings by what an assessor looks at: bars of severities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint_iso27001.papers.pictures.severity_bars import severity_bars


def findings_by_topic(bars: Any, words: Mapping[str, str]) -> Mapping[str, Any]:
    """`bars` are rows of `topic`, `severity` and `count`. `words` has a word for each topic, `count`,
    `severity`, `error`, `warning` and `info`.
    """
    return severity_bars(
        [(words[bar["topic"]], bar["severity"], bar["count"]) for bar in bars], words
    )
