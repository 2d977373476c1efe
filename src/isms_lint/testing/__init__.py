"""The kit rule authors test with: records in, findings out, through the real engine."""

from __future__ import annotations

from isms_lint.testing.lint import lint

__all__ = ["lint"]
