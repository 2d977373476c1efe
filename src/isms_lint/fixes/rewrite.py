"""The text of a file with fixes in it. Outside the changed places it stays as it is, byte for byte."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from isms_lint.documents.read import Reader
from isms_lint.findings.finding import Change, FindingFix
from isms_lint.fixes.differences import Difference, differences
from isms_lint.fixes.scalar import scalar
from isms_lint.fixes.source import Source
from isms_lint.values import NamedTuple

_BLOCK = ("|", ">")
_FLOW = ("{", "[")


class Rewritten(NamedTuple):
    """The new text, and how many of the fixes are in it."""

    text: str
    applied: int


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def rewrite(text: str, suffix: str, reader: Reader, fixes: Iterable[FindingFix]) -> Rewritten:
    """`text` with `fixes`, as far as they leave each other alone.

    The result is read again: it must differ from `text` in just what the fixes say. If it does not
    (an alias, an anchor, a file that changed meanwhile), the fixes are tried one by one, and those
    that do more than they say are left out.
    """
    chosen = list(dict.fromkeys(fixes))
    together = _apply(text, suffix, chosen)
    if together is not None and _as_meant(text, together, reader, chosen):
        return Rewritten(together, len(chosen))
    applied = 0
    # From the end of the file: what is changed there moves nothing that stands before it.
    for fix in sorted(chosen, key=lambda fix: fix.changes[0].location, reverse=True):
        changed = _apply(text, suffix, [fix])
        if changed is not None and _as_meant(text, changed, reader, [fix]):
            text, applied = changed, applied + 1
    return Rewritten(text, applied)


def _apply(text: str, suffix: str, fixes: list[FindingFix]) -> str | None:
    """The text with the changes of all `fixes`; None where they overlap or cannot be written."""
    source = Source(text, suffix)
    edits = []
    for change in dict.fromkeys(change for fix in fixes for change in fix.changes):
        edit = _edit(change, source)
        if edit is None:
            return None
        edits.append(edit)
    # Stable: fields added at one place stay in their order.
    edits.sort(key=lambda edit: (edit.start, edit.end))
    parts: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at:
            return None
        parts.extend((text[at : edit.start], edit.text))
        at = edit.end
    return "".join((*parts, text[at:]))


def _edit(change: Change, source: Source) -> _Edit | None:
    start, end = source.start(change.location), source.end(change.location)
    written = source.text[start:end]
    if change.action == "add":
        return _added(change, written, source)
    if written.startswith(_BLOCK) or "\n" in written or not written:
        return None
    if change.action == "literal":
        return _Edit(start, end, change.text)
    new = (
        json.dumps(change.text, ensure_ascii=False) if source.json else scalar(change.text, written)
    )
    return _Edit(start, end, new)


def _added(change: Change, mapping: str, source: Source) -> _Edit:
    """A field without a value behind the last entry of a mapping."""
    flow = mapping.startswith("{")
    at = _end_of_value(change, source)
    if source.json:
        lead = "," + (source.line_end + " " * (change.column - 1) if "\n" in mapping else " ")
        return _Edit(at, at, f"{lead}{json.dumps(change.text)}: null")
    if flow:
        return _Edit(at, at, f", {change.text}: ")
    indent = " " * (change.column - 1)
    if at and source.text[at - 1] in "\r\n":  # behind a block scalar
        return _Edit(at, at, f"{indent}{change.text}:{source.line_end}")
    at = source.line_stop(at)
    return _Edit(at, at, f"{source.line_end}{indent}{change.text}:")


def _end_of_value(change: Change, source: Source) -> int:
    """Where the last value ends: a flow collection at its bracket, a block one where its last does."""
    for place in change.ends:
        if source.text.startswith(_FLOW, source.start(place)):
            return source.end(place)
    return source.end(change.ends[-1])


def _as_meant(text: str, changed: str, reader: Reader, fixes: list[FindingFix]) -> bool:
    old, problems = reader(text)
    new, new_problems = reader(changed)
    if len(old) != len(new) or len(new_problems) > len(problems):
        return False
    made: Counter[Difference] = Counter()
    for one, other in zip(old, new, strict=True):
        made.update(differences(one.data, other.data))
    changes = dict.fromkeys(change for fix in fixes for change in fix.changes)
    return made == Counter((change.action, change.text) for change in changes)
