"""FND001: a nonconformity does not say which requirement was not met."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.finding.nonconformities import is_withdrawn
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="FND001",
    name="nc-requirement",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("10.2 f",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "none": "the nonconformity cites no requirement: that anything was not met cannot be shown",
        "unknown": "the nonconformity cites only {cited}, which is no clause, control or document"
        " on record: that anything was not met cannot be shown",
    },
    related=(
        "FND002",
        "AUD013",
    ),
)
def check(nonconformity: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A nonconformity does not cite a requirement that was not met.

    What it checks
        At least one entry of `requirement` is a clause, a control, or the id of a document, process
        or other record of the organization (a section may follow the id: `POL-1 4.2`).
    Why it matters
        A nonconformity is a requirement not met. Without the requirement nobody can tell whether
        it is one, who has to act, or whether the correction meets it.
    How to fix
        Name the clause, the control or the organization's own document that was not followed.
    Not reported
        Own documents: they are as good a requirement as a clause. Further entries that resolve to
        nothing, where one does: REF001 and REF004 speak of those. Ids with a declared prefix of
        another system. Withdrawn nonconformities.
    Bad
        kind: nonconformity
        id: NC-1
        statement: Backups are weak
    Good
        kind: nonconformity
        id: NC-1
        requirement: [A.8.13]
        statement: The restore test of May was not done
    """
    if is_withdrawn(nonconformity):
        return
    cited = [text for _, text in nonconformity.strings("requirement") if not is_blank_answer(text)]
    if any(_is_known(text, nonconformity, run) for text in cited):
        return
    written = nonconformity.get("requirement")
    unread = written if isinstance(written, list) else [written]
    if any(isinstance(item, int | float) for item in unread):
        yield NotEvaluated("`requirement` holds a number where an id was meant")
    elif cited:
        words = ", ".join(f"`{text}`" for text in cited[:6])
        more = len(cited) - 6
        yield Report(
            "unknown", ("requirement",), cited=f"{words} and {more} more" if more > 0 else words
        )
    else:
        yield Report("none", ("requirement",))


def _is_known(text: str, nonconformity: Record, run: Pass) -> bool:
    register = run.register
    return register.is_external(text) or register.resolve(text, nonconformity).unknown is None
