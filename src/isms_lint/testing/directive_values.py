"""The values of the comments that say how a case is judged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from isms_lint.config.errors import UsageError
from isms_lint.documents.builtin import READERS

_DATE_LENGTH = len("2026-11-20")


def read_as_of(value: str, where: str) -> str:
    """A date, or an instant with an offset. Raises UsageError for anything else."""
    try:
        if len(value) == _DATE_LENGTH:
            date.fromisoformat(value)
            return value
        if datetime.fromisoformat(value).tzinfo is not None:
            return value
    except ValueError:
        pass
    wanted = "a date (YYYY-MM-DD) or an instant with an offset"
    raise UsageError(f"`# as-of: {value}`: not {wanted}", where)


def read_rules(value: str) -> tuple[str, ...]:
    """Codes, families or names, parted by commas."""
    return tuple(word.strip() for word in value.split(",") if word.strip())


def read_options(value: str, where: str) -> Mapping[str, Mapping[str, Any]]:
    """`{CODE: {option: value}}` in YAML. Raises UsageError for anything else."""
    documents, problems = READERS[".yaml"](value)
    found = documents[0].data if len(documents) == 1 and not problems else None
    if isinstance(found, dict) and all(isinstance(chosen, dict) for chosen in found.values()):
        return found
    raise UsageError(f"`# options: {value}`: write `# options: {{CODE: {{option: value}}}}`", where)


def read_path(value: str, where: str) -> str:
    """A path inside the repository of a case. Raises UsageError for one that leads out of it."""
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\\" in value or ":" in value:
        raise UsageError(f"`# file: {value}`: a path inside the repository, with `/`", where)
    return str(path)
