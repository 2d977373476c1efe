"""The documents that the standard wants, as drafts: `documents/`."""

from __future__ import annotations

from typing import Any, NamedTuple

from isms_lint_iso27001.start.processes import INTERNAL_AUDIT
from isms_lint_iso27001.start.roster import Roster
from isms_lint_iso27001.start.texts import in_markdown, record, register, remark


class Document(NamedTuple):
    """A document to write: its folder, empty where it is kept elsewhere; its template has its id.

    `process` is the one whose owner answers for it. `clauses` leave out those under which the standard
    wants results: a procedure is none.
    """

    id: str
    title: str
    type: str
    process: str
    clauses: tuple[str, ...]
    controls: tuple[str, ...] = ()
    folder: str = ""


_DRAFTS = (
    Document(
        "POL-1",
        "Information security policy",
        "information-security-policy",
        "leadership",
        ("5.2",),
        ("A.5.1",),
        "policies",
    ),
    Document(
        "MET-1",
        "Method for risk assessment and treatment",
        "method",
        "isms-management",
        ("6.1.1", "6.1.2", "6.1.3"),
        folder="procedures",
    ),
    Document(
        "PRO-AUDIT",
        "Internal audit procedure",
        "procedure",
        INTERNAL_AUDIT.id,
        ("9.2",),
        ("A.5.35",),
        "procedures",
    ),
    Document(
        "PRO-REVIEW",
        "Management review procedure",
        "procedure",
        "leadership",
        ("9.3",),
        folder="procedures",
    ),
    Document(
        "PRO-CAR",
        "Nonconformities and corrective action",
        "procedure",
        "isms-management",
        ("10.1", "10.2"),
        folder="procedures",
    ),
    Document(
        "PRO-INCIDENT",
        "Incident procedure",
        "procedure",
        "incident-management",
        (),
        ("A.5.24-A.5.28", "A.6.8"),
        "procedures",
    ),
    Document(
        "PRO-DOCUMENTS",
        "Documents and records",
        "procedure",
        "isms-management",
        ("7.5.1", "7.5.2", "7.5.3"),
        ("A.5.33", "A.5.37"),
    ),
    Document(
        "PRO-PEOPLE",
        "Joining, working, leaving; competence and training",
        "procedure",
        "people-security",
        ("7.3",),
        ("A.6.1-A.6.6",),
    ),
    Document(
        "PRO-COMMUNICATION",
        "Who tells whom what",
        "procedure",
        "isms-management",
        ("7.4",),
        ("A.5.5", "A.5.6"),
    ),
    Document(
        "PRO-OPERATIONS",
        "Planning and control of operations; changes",
        "procedure",
        "it-operations",
        ("6.3", "8.1"),
        ("A.5.37", "A.8.32"),
    ),
)


def document_files(roster: Roster) -> dict[str, str]:
    """The register, and a file for each document whose text is kept here."""
    files = {
        f"documents/{one.folder}/{one.id}.md": in_markdown(
            record("document", one.id, **_fields(one, roster)), one.id
        )
        for one in _DRAFTS
        if one.folder
    }
    elsewhere = [{"id": one.id, **_fields(one, roster)} for one in _DRAFTS if not one.folder]
    return {
        "documents/register.yaml": remark(
            "Documents whose text is kept elsewhere; the others stand in policies/ and procedures/. All"
            " are drafts. When one is written and approved: `status: approved`, a `version`,"
            " `approved_by`, `approved_on`, `next_review_on`, and as `evidence` where the text lies."
            " Join some in one, or leave out what the standard does not name: that is your choice."
        )
        + register("document", elsewhere),
        **files,
    }


def _fields(one: Document, roster: Roster) -> dict[str, Any]:
    parts = {"clauses": list(one.clauses), "controls": list(one.controls)}
    return {
        "title": one.title,
        "type": one.type,
        "status": "draft",
        "version": "0.1",
        "owner": roster.owner_of(one.process),
        **{field: items for field, items in parts.items() if items},
    }
