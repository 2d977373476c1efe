"""Quick fixes: those of findings, and a comment that accepts one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Diagnostic,
    Range,
    TextEdit,
    WorkspaceEdit,
)

from isms_lint.documents.read import read_bytes
from isms_lint.findings.finding import Finding, FindingFix
from isms_lint.fixes.rewrite import rewrite
from isms_lint.lsp.session import LastRun, Session
from isms_lint.lsp.view import View
from isms_lint.reporters.escape import plain

FIX_ALL = "source.fixAll.isms-lint"
_COMMENTED = (".yaml", ".yml", ".md", ".markdown")
"""Files in which a comment at the end of a line may accept what is found on it."""


def code_actions(
    session: Session, view: View, uri: str, at: Range, shown: list[Diagnostic], only: list[str]
) -> list[CodeAction]:
    """What can be done about the findings at `at`; `shown` are the diagnostics there, `only` the kinds
    of action asked for (empty: all).

    Nothing where the text is not the one that was judged: a fix is for the place where it was found.
    """
    judged = session.judged
    if judged is None or judged.text(view.file) != view.text.text:
        return []
    here = [f for f in judged.result.findings if f.location.file == view.file]
    actions: list[CodeAction] = []
    if _wanted(CodeActionKind.QuickFix, only):
        touched = [f for f in here if _meets(view.text.range_of(f.location), at)]
        for finding in touched:
            about = [d for d in shown if d.code == finding.code]
            actions.extend(_fixes(session, view, uri, finding, about))
        for finding in touched:
            about = [d for d in shown if d.code == finding.code]
            actions.extend(_ignore(session, judged, view, uri, finding, about))
    if _wanted(FIX_ALL, only):
        actions.extend(_fix_all(session, view, uri, here))
    return actions


def _wanted(kind: str, only: Iterable[str]) -> bool:
    """Whether an action of `kind` is asked for: a kind stands for all that begin with it."""
    asked = list(only)
    return not asked or any(kind == one or kind.startswith(f"{one}.") for one in asked)


def _fixes(
    session: Session, view: View, uri: str, finding: Finding, about: list[Diagnostic]
) -> Iterator[CodeAction]:
    fix = finding.fix
    edit = None if fix is None else _edit(session, view, uri, [fix])
    if fix is None or edit is None:
        return
    title = plain(fix.message)
    yield CodeAction(
        title=title[:1].upper() + title[1:] if fix.safe else f"Decide yourself: {title}",
        kind=CodeActionKind.QuickFix,
        diagnostics=about or None,
        is_preferred=True if fix.safe else None,
        edit=edit,
    )


def _fix_all(
    session: Session, view: View, uri: str, findings: Iterable[Finding]
) -> Iterator[CodeAction]:
    safe = [f.fix for f in findings if f.fix is not None and f.fix.safe]
    edit = _edit(session, view, uri, safe) if safe else None
    if edit is not None:
        title = "Apply all safe fixes of isms-lint in this file"
        yield CodeAction(title=title, kind=FIX_ALL, edit=edit)


def _ignore(
    session: Session,
    judged: LastRun,
    view: View,
    uri: str,
    finding: Finding,
    about: list[Diagnostic],
) -> Iterator[CodeAction]:
    """A comment behind the line, without its reason: until somebody writes one it accepts nothing."""
    rule = judged.resolved.rules.get(finding.code)
    if rule is None or rule.unsuppressible or view.text.suffix not in _COMMENTED:
        return
    start, _ = view.text.offsets(finding.location)
    _, stop = view.text.line(start)
    comment = f"  # isms-lint: ignore[{finding.code}] "
    text = view.text.text
    # It counts only where it is a comment: not in quotes, in a block of text, behind another one.
    tried = f"{text[:stop]}{comment}because{text[stop:]}"
    reading = read_bytes(view.file, tried.encode("utf-8", "replace"), session.plugins.readers)
    if len(reading.ignores) != len(view.reading.ignores) + 1 or reading.ignores == ():
        return
    yield CodeAction(
        title=f"Ignore {finding.code} here: write the reason behind it",
        kind=CodeActionKind.QuickFix,
        diagnostics=about or None,
        edit=WorkspaceEdit({uri: [TextEdit(view.text.range(stop, stop), comment)]}),
    )


def _edit(session: Session, view: View, uri: str, fixes: list[FindingFix]) -> WorkspaceEdit | None:
    """The fixes as an edit; None where they would do more than they say, or are of another file."""
    if any(change.location.file != view.file for fix in fixes for change in fix.changes):
        return None
    text = view.text.text
    found = rewrite(text, view.text.suffix, session.plugins.readers[view.text.suffix], fixes)
    if found.text == text:
        return None
    start = _same(text, found.text)
    same = _same(text[start:][::-1], found.text[start:][::-1])
    end, new_end = len(text) - same, len(found.text) - same
    change = TextEdit(view.text.range(start, end), found.text[start:new_end])
    return WorkspaceEdit({uri: [change]})


def _same(one: str, other: str) -> int:
    """How many characters are the same at the beginning of both."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _meets(one: Range, other: Range) -> bool:
    def key(range: Range) -> tuple[tuple[int, int], tuple[int, int]]:
        start, end = range.start, range.end
        return (start.line, start.character), (end.line, end.character)

    (start, end), (other_start, other_end) = key(one), key(other)
    return start <= other_end and other_start <= end
