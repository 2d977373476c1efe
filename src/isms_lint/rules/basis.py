"""How grave a finding is, and by what right a rule may speak."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Basis(StrEnum):
    """Why a rule may speak. Every finding shows it."""

    REQUIREMENT = "requirement"
    GUIDANCE = "guidance"
    CERTIFICATION = "certification practice"
    ORGANIZATION = "organization's own rule"
    DATA = "data coherence"
