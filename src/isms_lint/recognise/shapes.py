"""Files of the same shape as one mapping: reports of several years, records one a file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence

from isms_lint.files.globs import Globs, literal
from isms_lint.recognise.headings import common_start
from isms_lint.recognise.plan import MappingPlan, settings_of

_NUMBER = re.compile(r"\d+")


def shape_of_name(file: str) -> str:
    """The name of a file without its numbers: `audits/2024-findings.md` and `audits/2025-findings.md`
    have the same.
    """
    folder, _, name = file.rpartition("/")
    return f"{folder}/{_NUMBER.sub('#', name)}"


def glob_of(files: Sequence[str], others: Iterable[str]) -> tuple[str, ...]:
    """One pattern for files that matches none of the others, or their own names."""
    if len(files) > 1 and len({os.path.dirname(file) for file in files}) == 1:
        folder = os.path.dirname(files[0])
        names = [os.path.basename(file) for file in files]
        start = common_start(names).rstrip("0123456789")
        end = common_start([name[::-1] for name in names])[::-1].lstrip("0123456789")
        if len(start) + len(end) <= min(map(len, names)):
            pattern = f"{file_pattern(folder)}/{_escaped(start)}*{_escaped(end)}".lstrip("/")
            pattern = pattern if "/" in pattern else f"/{pattern}"
            if not any(Globs([pattern]).match(other) for other in others):
                return (pattern,)
    return tuple(map(file_pattern, files))


def file_pattern(file: str) -> str:
    """The pattern of one file."""
    pattern = literal(file)
    return pattern if "/" not in file else pattern.removeprefix("/")


def _escaped(text: str) -> str:
    return literal(text).removeprefix("/")


def together(plans: Sequence[MappingPlan]) -> list[MappingPlan]:
    """The plans, those that say the same of files in one folder as one."""
    found: dict[str, list[MappingPlan]] = {}
    for plan in plans:
        shape = repr({**settings_of(plan), "files": [], "notes": _notes(plan)})
        key = f"{shape}{os.path.dirname(plan.files[0])}{os.path.splitext(plan.files[0])[1]}"
        found.setdefault(key, []).append(plan)
    merged: list[MappingPlan] = []
    for alike in found.values():
        files = tuple(file for plan in alike for file in plan.files)
        merged.append(alike[0]._replace(files=files))
    return merged


def _notes(plan: MappingPlan) -> list[str]:
    return [one.name for one in plan.page.spare]
