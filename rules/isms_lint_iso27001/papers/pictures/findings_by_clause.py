"""Findings by clause: bars of severities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint_iso27001.papers.pictures.severity_bars import severity_bars


def findings_by_clause(bars: Any, words: Mapping[str, str]) -> Mapping[str, Any]:
    """`bars` are rows of `clause`, `severity` and `count`, as `by_clause` gives them. `words` has
    `count`, `severity`, `error`, `warning` and `info`.
    """
    return severity_bars([(bar["clause"], bar["severity"], bar["count"]) for bar in bars], words)
