"""DOC005: what is in force relies on a document that is not."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Part, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.document.current_records import STANDING_KINDS, is_current
from isms_lint_iso27001.derive.document.superseded import superseded_documents
from isms_lint_iso27001.derive.text.words import list_of

_IN_FORCE = frozenset({"audit-programme", "document", "scope", "statement-of-applicability"})
_NO_RELIANCE = frozenset({"supersedes", "evidence", "amendments"})


@rule(
    code="DOC005",
    name="superseded-referenced",
    kinds=STANDING_KINDS,
    scope=REGISTER,
    clauses=("7.5.3",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={"relies": "{state}relies on {documents}"},
    needs={"document"},
    related=("DOC002", "DOC004"),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """What is in force relies on a document that is not.

    What it checks
        Whether a record that is in force - a document, the scope, the Statement of Applicability,
        the audit programme, a process, an own control, the organization, an audit that lies ahead -
        names a document that was superseded or withdrawn: in `references`, in a scope, among
        criteria or procedures. A document also counts as superseded where one in use says that it
        `supersedes` it. One finding lists all of them.
    Why it matters
        Who follows the procedure is led to the old policy, and works by it. Keeping outdated
        documents from being used by mistake is what control of documents is for.
    How to fix
        Name the document that replaced it, and look whether what it says still fits.
    Not reported
        What happened by the documents of its day: audits that are done, reviews, nonconformities,
        risk assessments, ended programmes. Drafts. A document that names the one it replaces. An
        approval that lies ahead replaces nothing yet. Texts are not read.
    Bad
        kind: document
        records:
          - {id: POL-1, title: Access, status: superseded}
          - {id: PRO-2, title: Granting access, status: approved, references: [POL-1]}
    Good
        kind: document
        records:
          - {id: POL-1, title: Access, status: superseded}
          - {id: POL-2, title: Access, status: approved, supersedes: POL-1}
          - {id: PRO-2, title: Granting access, status: approved, references: [POL-2]}
    """
    superseded = run.derive(superseded_documents)
    if record in superseded or not superseded or not is_current(record, run):
        return
    replaced = {id for _, id in record.strings("supersedes")}
    found: dict[Record, FieldPath] = {}
    for path, document in _documents_named(record, run):
        if document in superseded and document.id not in replaced:
            found.setdefault(document, path)
    if found:
        yield Report(
            "relies",
            next(iter(found.values())),
            related=tuple(Related(*_why(document, superseded[document])) for document in found),
            about=[Part(document.id, path) for document, path in found.items()],
            state="in force, and " if record.kind in _IN_FORCE else "",
            documents=_in_words([_why_not(one, superseded[one]) for one in found]),
        )


def _documents_named(record: Record, run: Pass) -> Iterator[tuple[FieldPath, Record]]:
    """The documents that the record names, each with where it does."""
    places = [(one.path, one.target) for one in run.register.references(record)]
    places.extend((one.path, one.text) for one in run.register.unsettled_scope_items(record))
    places.extend(record.strings("criteria"))
    for path, text in places:
        document = run.register.find(text.strip(), "document")
        if document is not None and path[0] not in _NO_RELIANCE:
            yield path, document


def _why_not(document: Record, successor: Record | None) -> tuple[str, str]:
    """The document, and why it is not to be relied on."""
    if successor is not None:
        return document.id, f"replaced by {successor.id}"
    return document.id, document.text("status")


def _in_words(documents: list[tuple[str, str]]) -> str:
    if len(documents) == 1:
        return f"{documents[0][0]}, which is {documents[0][1]}"
    return list_of([f"{id} ({why})" for id, why in documents])


def _why(document: Record, successor: Record | None) -> tuple[Record, FieldPath, str]:
    if successor is not None:
        return successor, ("supersedes",), f"{successor.id} replaces {document.id}"
    return document, ("status",), f"{document.id} is {document.text('status')}"
