"""A proposed mapping as text: the lines of the configuration, with what is uncertain beside each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isms_lint.documents.yaml_scalars import key, scalar
from isms_lint.recognise.plan import QUESTION, FieldLine, MappingPlan, PartPlan, Spare
from isms_lint.recognise.yaml_text import flow

_WIDE = 88
"""Characters up to which a list of names stands on one line."""


def entry(plan: MappingPlan) -> list[str]:
    """The lines of one entry of `mappings`, without indent."""
    lines = [f"# {remark}" for remark in plan.remarks]
    files = scalar(plan.files[0]) if len(plan.files) == 1 else flow(list(plan.files))
    body = [f"files: {files}"]
    if plan.format:
        body.append(f"format: {plan.format}")
    if plan.dates_why and not plan.dates:
        body.append(f"# {plan.dates_why}")
    elif plan.dates:
        body.append(_commented(f"dates: {plan.dates}", plan.dates_why))
    body.extend(_leave(plan.leave))
    body.extend(_part(plan.page))
    if plan.page.off:
        asked = [f"# {remark}" for remark in plan.page.remarks]
        return [*asked, *(f"# {line}" for line in map(_quiet, _item(body)))]
    return [*lines, *_item(body)]


def _part(part: PartPlan) -> Iterator[str]:
    """The lines of a part, or of the page."""
    for name, value in part.select.items():
        yield f"{name}: {flow(value)}"
    if part.kind:
        yield f"kind: {flow(part.kind)}"
    for name, join in part.joins.items():
        yield f"joins: {flow({name: join})}"
    yield from _fields("fields", part.fields)
    yield from _fields("constants", part.constants)
    if part.of_kind:
        yield "by_kind:"
    for name, lines in part.of_kind.items():
        yield from indented([f"{name}:", *indented(_fields("fields", lines), 2)], 2)
    if part.elsewhere:
        yield f"ignore: {flow(list(part.elsewhere))} # the part below takes it"
    yield from _spare(part.spare)
    if part.parts:
        if any(not inner.off for inner in part.parts):
            yield "records:"
        else:
            yield "# records:"
        for inner in part.parts:
            yield from indented(_inner(inner), 2)


def _inner(part: PartPlan) -> list[str]:
    lines = _item(list(_part(part)))
    if part.off:
        lines = [f"# {line}" for line in map(_quiet, lines)]
    return [*(f"# {remark}" for remark in part.remarks), *lines]


def _quiet(line: str) -> str:
    """A line of what is not applied: it is asked about as a whole."""
    return line.replace(f"# {QUESTION}", "# ").replace("# # ", "# ")


def _fields(name: str, lines: Iterable[FieldLine]) -> Iterator[str]:
    lines = list(lines)
    if not lines:
        return
    if all(line.off for line in lines):
        yield f"# {name}:"
    else:
        yield f"{name}:"
    for line in lines:
        yield from indented(_field(line), 2)


def _field(line: FieldLine) -> list[str]:
    if isinstance(line.source, PartPlan):
        rows = list(_part(line.source))
        return [_commented(f"{line.target}:", line.comment), "  rows:", *indented(rows, 4)]
    written = _commented(f"{key(line.target)}: {flow(line.source)}", line.comment)
    return [f"# {written}" if line.off else written]


def _spare(spare: Iterable[Spare]) -> Iterator[str]:
    spare = list(spare)
    for one in spare:
        shown = ", ".join(one.samples)
        same = f": the same as {one.same_as}" if one.same_as else ""
        yield f"# not placed: {one.name}" + (f" ({shown})" if shown else "") + same
    if spare:
        yield f"# {QUESTION}ignore: {flow([one.name for one in spare])}"


def _leave(lines: Iterable[FieldLine]) -> Iterator[str]:
    lines = list(lines)
    active = [line for line in lines if not line.off]
    if not active:
        for line in lines:
            yield _commented(f"# leave: {flow([line.target])}", line.comment)
        return
    whole = f"leave: {flow([line.target for line in active])}"
    if (
        len(active) == len(lines)
        and len(whole) <= _WIDE
        and not any(one.comment for one in active[1:])
    ):
        yield _commented(whole, active[0].comment or "no records in these tables")
        return
    yield "leave: # no records in these tables"
    for line in lines:
        written = _commented(f"- {scalar(line.target)}", line.comment)
        yield f"  {'# ' if line.off else ''}{written}"


def _commented(text: str, comment: str) -> str:
    return f"{text} # {comment}" if comment else text


def _item(lines: list[str]) -> list[str]:
    """Lines of a mapping as an item of a list."""
    first = next((n for n, line in enumerate(lines) if not line.startswith("#")), 0)
    head, rest = lines[:first], lines[first:]
    return [*head, f"- {rest[0]}", *indented(rest[1:], 2)] if rest else head


def indented(lines: Iterable[str], by: int) -> list[str]:
    """Lines further to the right."""
    return [" " * by + line for line in lines]


HEAD = """\
# How the records of this repository are read. Proposed by `isms-lint map`; correct what is wrong.
# A comment that begins with `?` asks something. Answer it in the line, then take the comment away.
# `isms-lint map --check` shows what each mapping lifts.
"""
"""What a new configuration begins with."""


def question_lines(text: str) -> list[tuple[int, str]]:
    """The questions in a configuration: the number of the line, and what is asked."""
    found: list[tuple[int, str]] = []
    mark = f"# {QUESTION}"
    for number, line in enumerate(text.split("\n"), 1):
        before, asked, after = line.partition(mark)
        if asked:
            about = before.strip().lstrip("#- ").strip()
            found.append((number, f"{about}  {after.strip()}" if about else after.strip()))
    return found
