"""What is not installed with the linter alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from isms_lint.config.errors import UsageError


@contextmanager
def needs_extra() -> Iterator[None]:
    """Raises UsageError where what is imported below it is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise UsageError(
            f"this needs {error.name}, which the extra `report` brings:"
            " pip install 'isms-lint[report]'"
        ) from error
