"""Version labels that tell one version from another."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_ANY_VERSION = frozenset({"latest", "current", "head", "main", "draft"})


def names_version(record: Record) -> bool:
    """Whether its `version` is a label of its own, no word that fits each version in turn."""
    version = record.get("version")
    return not is_blank_answer(version) and str(version).strip().casefold() not in _ANY_VERSION
