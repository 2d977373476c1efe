"""CTX003: an approved scope names its interfaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.document.documented import documents_on, is_in_use
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_OUT_OF_USE = frozenset({"superseded", "withdrawn"})
_WORDS = {"draft": "a draft", "in-review": "in review", "": "not marked as approved"}
_INTERFACES = Pattern(
    r"\b(?:interfac|dependenc|depends? on|schnittstell|abhängig|dépend|interfaz|"
    r"dependên|interfacc|dipenden|raakvlak|afhankelijk)",
    re.IGNORECASE,
)


@rule(
    code="CTX003",
    name="scope-documented",
    kinds={"scope", "document", "organization"},
    scope=REGISTER,
    clauses=("4.3",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "not-approved": "no approved scope is on record: {scope} is {status}",
        "no-interfaces": (
            "the scope names neither interfaces nor dependencies: where it ends, and what it needs"
            " from others, cannot be shown"
        ),
    },
    related=("DOC001", "DOC002"),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An approved scope names its interfaces.

    What it checks
        Whether a scope is approved, and names `interfaces` or `dependencies`. A scope without a
        status counts as approved where it says by whom or when. Where no scope record is in use, an
        approved document that cites 4.3 in `clauses` is the scope.
    Why it matters
        The certificate quotes the scope. Where it ends, and what the organization relies on beyond
        its edge, decides what has to be assessed and audited.
    How to fix
        Have top management approve the scope, and write down where it touches what others do and
        what it depends on. `none` is an answer.
    Not reported
        A scope that is a section of a manual: the words of a document are not judged. Interfaces or
        dependencies that the text of the scope speaks of. A draft of the next scope beside the
        approved one. One of several scopes without interfaces, where another has them. A repository
        without any scope is not evaluated; DOC001 speaks of it.
    Bad
        kind: scope
        id: SCOPE
        status: draft
        interfaces: the hosting provider runs the buildings
    Good
        kind: scope
        id: SCOPE
        status: approved
        approved_by: ana
        approved_on: 2026-02-02
        interfaces: the hosting provider runs the buildings
    """
    candidates = run.derive(_candidates)
    if not candidates:
        organization = run.register.organization
        if record is (organization or run.register.of("document")[0]):
            yield NotEvaluated("no scope is on record, and no document cites 4.3")
        return
    approved = run.derive(_approved)
    if not approved:
        if record is candidates[-1]:
            status = record.text("status")
            yield Report(
                "not-approved",
                ("status",),
                scope=record.id,
                status=_WORDS.get(status, status),
            )
    elif record is approved[-1] and not any(_has_interfaces(one) for one in approved):
        yield Report("no-interfaces", ("interfaces",))


def _candidates(run: Pass) -> list[Record]:
    """The scopes in use, else the documents on 4.3, else any scope (a derivation)."""
    scopes = run.register.of("scope")
    in_use = [one for one in scopes if one.text("status") not in _OUT_OF_USE]
    return in_use or documents_on("4.3", run) or scopes


def _approved(run: Pass) -> list[Record]:
    return [one for one in run.derive(_candidates) if _is_approved(one)]


def _is_approved(record: Record) -> bool:
    if record.kind == "document":
        return is_in_use(record)
    if record.text("status"):
        return record.text("status") == "approved"
    return any(not is_blank_answer(record.get(one)) for one in ("approved_by", "approved_on"))


def _has_interfaces(record: Record) -> bool:
    return (
        record.kind == "document"
        or any(not is_blank_answer(record.get(one)) for one in ("interfaces", "dependencies"))
        or bool(_INTERFACES.search(record.text("text")))
    )
