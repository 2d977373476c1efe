"""DOC002: an approved document says what it is and who approved it."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.versions import names_version
from isms_lint_iso27001.derive.text.words import list_of

_FROM_OUTSIDE = frozenset({"external", "external-document", "law", "regulation", "standard"})
_WORDS = {
    "title": "a title",
    "version": "a version",
    "approved_on": "a date of approval",
    "approved_by": "an approver",
}


@rule(
    code="DOC002",
    name="identified-and-approved",
    kinds={"document"},
    scope=REGISTER,
    clauses=("7.5.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={"lacks": "approved, but {parts}"},
    related=("DOC001", "DOC003", "SOA011"),
)
def check(document: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An approved document says what it is and who approved it.

    What it checks
        Whether an approved document has a title, a version (that is not a word such as `latest`), a
        date of approval and an approver. A document without a status that names an approver or a
        date of approval counts as approved.
    Why it matters
        The standard asks that documents can be told apart and are approved. Without a version
        nobody knows whether the copy on the wall is the one that was approved.
    How to fix
        Write `title`, `version`, `approved_on` and `approved_by`. Where the Git history is your
        version, say so once: `versions_from_git: true` in the organization.
    Not reported
        Drafts, and documents that were replaced or withdrawn. A missing version where the
        organization declares that Git keeps it. A heading as first line of the text instead of a
        title. An amendment with its date and name instead of the first approval. Documents from
        outside (`type: external`, `law`, `regulation`, `standard`): nobody here approves them. One
        that says neither whether nor by whom it is approved is not evaluated.
    Bad
        kind: document
        id: POL-1
        title: Information security policy
        status: approved
        approved_by: ana
        approved_on: 2026-02-02
    Good
        kind: document
        id: POL-1
        title: Information security policy
        status: approved
        version: "3"
        approved_by: ana
        approved_on: 2026-02-02
    """
    if document.text("type") in _FROM_OUTSIDE:
        return
    status = document.text("status")
    has_date, has_approver = (
        _has(document, "approved_on", "on"),
        _has(document, "approved_by", "by"),
    )
    if not status and not has_date and not has_approver:
        yield NotEvaluated("nothing says whether it is approved")
        return
    if status not in ("", "approved"):
        return
    organization = run.register.organization
    from_git = organization is not None and organization.get("versions_from_git") is True
    identity = [
        field
        for field, there in (
            ("title", _is_titled(document)),
            ("version", from_git or names_version(document)),
        )
        if not there
    ]
    approval = [
        field
        for field, there in (("approved_on", has_date), ("approved_by", has_approver))
        if not there
    ]
    parts = [
        f"without {list_of([_WORDS[field] for field in missing])}: {doubt} cannot be shown"
        for doubt, missing in (("which document this is", identity), ("its approval", approval))
        if missing
    ]
    if parts:
        about = [Part(field, (field,)) for field in (*identity, *approval)]
        yield Report("lacks", ("status",), about=about, parts="; and ".join(parts))


def _has(document: Record, field: str, in_amendments: str) -> bool:
    """Whether the first approval, or an amendment, says it."""
    return not is_blank_answer(document.get(field)) or any(
        not is_blank_answer(amendment.get(in_amendments))
        for _, amendment in document.items("amendments")
    )


def _is_titled(document: Record) -> bool:
    return not is_blank_answer(document.get("title")) or document.text("text").startswith("# ")
