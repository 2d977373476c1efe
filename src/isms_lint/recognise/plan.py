"""A mapping as it is proposed: what it says, how sure each line is, and what is left to be answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from isms_lint.recognise.cells import Column
from isms_lint.values import NamedTuple

QUESTION = "? "
"""What the comment of a line begins with that somebody has to look at."""


class FieldLine(NamedTuple):
    """One field and its source, as the configuration writes it. `off`: too weak a guess to apply it."""

    target: str
    source: Any
    comment: str = ""
    off: bool = False


class Spare(NamedTuple):
    """A name of the row that has no field, with some of what stands there; `same_as` is a name that has
    one, and says the same.
    """

    name: str
    samples: tuple[str, ...] = ()
    same_as: str = ""

    @staticmethod
    def of(column: Column) -> Spare:
        """What is said of a column without a field."""
        return Spare(column.name, tuple(short(value) for value in column.values[:3]))


class PartPlan(NamedTuple):
    """A part of a mapping, or the page itself (without `select`), or the rows that make a list (without
    `kind`, as the source of a line).

    `remarks` are comments above it; those that begin with `QUESTION` are asked. One that is `off` is
    too weak a guess to be applied. `elsewhere` are names of the row that another part takes.
    `of_kind` are lines for one of the kinds alone, where a column says the kind.
    """

    select: dict[str, Any]
    kind: Any = ""
    fields: tuple[FieldLine, ...] = ()
    constants: tuple[FieldLine, ...] = ()
    spare: tuple[Spare, ...] = ()
    joins: Mapping[str, Any] = {}
    parts: tuple[PartPlan, ...] = ()
    remarks: tuple[str, ...] = ()
    off: bool = False
    elsewhere: tuple[str, ...] = ()
    of_kind: Mapping[str, tuple[FieldLine, ...]] = {}


class MappingPlan(NamedTuple):
    """One entry of `mappings`. `leave` are patterns of headings whose tables are left alone."""

    files: tuple[str, ...]
    page: PartPlan
    dates: str = ""
    dates_why: str = ""
    leave: tuple[FieldLine, ...] = ()
    format: str = ""
    remarks: tuple[str, ...] = ()


def short(text: str, longest: int = 32) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def settings_of(plan: MappingPlan) -> dict[str, Any]:
    """The mapping as settings: what is active of it."""
    settings: dict[str, Any] = {"files": list(plan.files)}
    if plan.format:
        return {**settings, "format": plan.format}
    if plan.dates:
        settings["dates"] = plan.dates
    leave = [line.target for line in plan.leave if not line.off]
    if leave:
        settings["leave"] = leave
    return {**settings, **_part(plan.page)}


def _part(part: PartPlan) -> dict[str, Any]:
    settings: dict[str, Any] = dict(part.select)
    if part.kind:
        settings["kind"] = part.kind
    for name, lines in (("fields", part.fields), ("constants", part.constants)):
        active = _active(lines)
        if active:
            settings[name] = active
    own = {
        name: {"fields": active}
        for name, lines in part.of_kind.items()
        if (active := _active(lines))
    }
    if own:
        settings["by_kind"] = own
    if part.joins:
        settings["joins"] = dict(part.joins)
    if part.elsewhere:
        settings["ignore"] = list(part.elsewhere)
    if part.parts:
        inner = [_part(one) for one in part.parts if not one.off]
        if inner:
            settings["records"] = inner
    return settings


def _active(lines: Iterable[FieldLine]) -> dict[str, Any]:
    return {
        line.target: {"rows": _part(line.source)}
        if isinstance(line.source, PartPlan)
        else line.source
        for line in lines
        if not line.off
    }
