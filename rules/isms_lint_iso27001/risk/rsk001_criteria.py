"""RSK001: risks are assessed by approved criteria."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.document.documented import is_documented
from isms_lint_iso27001.derive.risk.criteria import criteria_now
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of

_STATES = {"draft": "a draft", "superseded": "superseded"}
_RATED = ("level", "scales", "assessment_criteria")


@rule(
    code="RSK001",
    name="criteria",
    kinds={"risk-criteria", "risk"},
    scope=REGISTER,
    clauses=("6.1.2 a",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "none": (
            "risks are rated, and no risk criteria are on record: neither what risk is acceptable"
            " nor how risks are rated is laid down"
        ),
        "not-in-force": "no risk criteria are in force: {states}",
        "lacks": "the risk criteria in force do not say {parts}",
    },
    related=(
        "RSK003",
        "RSK005",
        "DOC001",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Risks are assessed by approved criteria.

    What it checks
        Where risks are on record: whether risk criteria are in force that say what risk is
        acceptable (`acceptance`) and how risks are assessed (`level`, `scales` or
        `assessment_criteria`).
    Why it matters
        Without criteria two people rate one risk differently, and nobody can say which risks need
        treatment. The standard asks for both sorts of criteria before the first assessment.
    How to fix
        Write a `risk-criteria` record and have it approved, or give the method document `clauses:
        ["6.1.2"]`.
    Not reported
        Criteria that are a section of an approved document which cites 6.1.2. Drafts where no risk is
        on record yet: DOC001 speaks of what is missing then. Criteria whose text may say what the
        fields do not are not evaluated.
    Bad
        kind: risk
        id: RISK-1
        level: 16
    Good
        kind: risk-criteria
        id: RC-1
        status: approved
        scales: {consequence: [1, 2, 3, 4, 5], likelihood: [1, 2, 3, 4, 5]}
        level: product
        acceptance: 9
        high: 15
        ---
        kind: risk
        id: RISK-1
        level: 16
    """
    criteria = run.derive(criteria_now)
    if criteria is not None:
        if record is criteria and not is_documented("6.1.2", run):
            yield from _lacking(criteria)
        return
    drafts = run.register.of("risk-criteria")
    risks = run.register.of("risk")
    first = next(iter(drafts or risks))
    if risks and record is first and not is_documented("6.1.2", run):
        if not drafts:
            yield Report("none")
            return
        states = list_of([f"{one.id} is {_STATES[one.text('status')]}" for one in drafts])
        yield Report("not-in-force", ("status",), states=states)


def _lacking(criteria: Record) -> Iterator[Report | NotEvaluated]:
    parts = {}
    if is_blank_answer(criteria.get("acceptance")):
        parts["acceptance"] = "what risk is acceptable"
    if all(is_blank_answer(criteria.get(field)) for field in _RATED):
        parts["level"] = "how risks are rated"
    if parts and not is_blank_answer(criteria.get("text")):
        yield NotEvaluated(f"its text may say {' and '.join(parts.values())}")
    elif parts:
        first = next(iter(parts))
        about = [Part(field, (field,)) for field in parts]
        yield Report("lacks", (first,), about=about, parts=" or ".join(parts.values()))
