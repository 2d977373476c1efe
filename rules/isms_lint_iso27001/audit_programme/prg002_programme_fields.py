"""PRG002: the programme states frequency, methods, responsibilities, planning and reporting."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Part, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.standards import is_programme_of_isms
from isms_lint_iso27001.derive.document.documented import is_in_use
from isms_lint_iso27001.derive.programme.cycle import is_in_force
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer, is_unanswered
from isms_lint_iso27001.derive.text.words import list_of

_FIELDS = ("frequency", "methods", "responsibilities", "planning", "reporting")
_ID = Pattern(r"\w(?:[\w.-]*\w)?")
_POINTING = frozenset(
    {
        *("see", "as", "in", "per", "by", "to", "of", "and", "the", "according", "document"),
        *("described", "defined", "stated", "documented", "procedure", "section", "chapter"),
        *("siehe", "laut", "gemäß", "nach", "voir", "selon", "ver", "según", "cf", "annex"),
    }
)
"""Words that only point at a document, and say nothing themselves."""
_STATES = {"draft": "a draft", "in-review": "still in review"}


@rule(
    code="PRG002",
    name="programme-fields",
    kinds={"audit-programme"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={"lacks": "the programme does not state {parts}{pointing}"},
    related=(
        "PRG001",
        "PRG011",
    ),
)
def check(programme: Record, run: Pass) -> Iterator[Report]:
    """The programme states frequency, methods, responsibilities, planning and reporting.

    What it checks
        Whether a programme that is no draft has `frequency`, `methods`, `responsibilities`,
        `planning` and `reporting`, none of them empty. A field that only names a document which is
        a draft, superseded or withdrawn is as good as empty.
    Why it matters
        These are the five things the standard wants a programme to include. An assessor ticks them
        off on its first page.
    How to fix
        Write a sentence for each, or name the approved procedure that says it.
    Not reported
        A field that only names a procedure in use, or one that is not on record. A field that says
        something itself, whatever it refers to. Drafts, superseded programmes and those of another
        standard.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        frequency: yearly
        methods: [interview]
        responsibilities: PRO-1
        planning: PRO-1
        reporting: ""
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        frequency: yearly
        methods: [interview]
        responsibilities: PRO-1
        planning: PRO-1
        reporting: PRO-1
    """
    if not is_in_force(programme) or not is_programme_of_isms(programme):
        return
    void = {
        field: document
        for field in _FIELDS
        if (document := _out_of_use(programme, field, run)) is not None
    }
    missing = [field for field in _FIELDS if field in void or is_unanswered(programme.get(field))]
    if missing:
        written = next((field for field in missing if field in programme.data), None)
        at = (written,) if written is not None else ()
        yield Report(
            "lacks",
            at,
            related=tuple(
                Related(document, ("status",), f"{document.id} is not in use")
                for document in dict.fromkeys(void.values())
            ),
            about=[Part(field, (field,)) for field in missing],
            parts=list_of(missing),
            pointing=_pointing(void),
        )


def _out_of_use(programme: Record, field: str, run: Pass) -> Record | None:
    """The document that is not in use, where the field does nothing but point at such ones."""
    named = []
    for _, text in programme.strings(field):
        words = [] if is_blank_answer(text) else _ID.findall(text)
        for word in words:
            document = run.register.find(word, "document")
            if document is not None:
                named.append(document)
            elif word.casefold() not in _POINTING and not word.replace(".", "").isdigit():
                return None
    return named[0] if named and not any(is_in_use(document) for document in named) else None


def _pointing(void: dict[str, Record]) -> str:
    """Which fields name what, and why that says nothing."""
    fields: dict[Record, list[str]] = {}
    for field, document in void.items():
        fields.setdefault(document, []).append(field)
    return "".join(
        f"; {list_of(names)} only {'names' if len(names) == 1 else 'name'} {document.id}, which is"
        f" {_STATES.get(document.text('status'), document.text('status'))}"
        for document, names in fields.items()
    )
