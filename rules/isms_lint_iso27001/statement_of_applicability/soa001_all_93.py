"""SOA001: each control of Annex A stands in the Statement of Applicability once, with a decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.soa.rows import current_statement, rows_to_judge
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import collapse_scope

_VERBS = {
    "missing": ("is missing", "are missing"),
    "twice": ("stands more than once", "stand more than once"),
    "undecided": ("has no decision", "have no decision"),
}
_MOST = 6


@rule(
    code="SOA001",
    name="all-93",
    kinds={"statement-of-applicability"},
    scope=REGISTER,
    clauses=(
        "6.1.3 c",
        "6.1.3 d",
    ),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={"not-once": "{parts}"},
    related=(
        "SOA002",
        "SOA004",
        "SOA010",
    ),
)
def check(statement: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Each control of Annex A stands in the Statement of Applicability once, with a decision.

    What it checks
        Whether the statement in force names each of the 93 controls of Annex A (2022) in exactly
        one row that says `applicable: true` or `false`. A row may name a theme or a range. Rows with
        ids of 2013 count for what they became.
    Why it matters
        The standard has the organization compare its controls with Annex A so that none is
        overlooked. A control that is not in the statement was not decided on; one that stands twice
        was decided twice. An assessor counts the rows.
    How to fix
        Add the missing rows, decide each, and keep one row a control. Annex A need not be adopted:
        a row may say that a control does not apply, and why.
    Not reported
        Rows of controls of the organization's own. Drafts and superseded statements. A statement of
        the 2013 edition: SOA010 speaks of that. A statement without rows whose text or evidence may
        hold them is not evaluated.
    Bad
        kind: statement-of-applicability
        id: SOA
        status: approved
        controls:
          - {control: A.5.1, applicable: true, justification: law}
    Good
        kind: statement-of-applicability
        id: SOA
        status: approved
        controls:
          - {control: A.5.1, applicable: true, justification: risk}
          - {control: A.5.2, applicable: true, justification: risk}
          - {control: A.5.3, applicable: true, justification: risk}
          - {control: A.5.4, applicable: true, justification: risk}
          - {control: A.5.5, applicable: true, justification: risk}
          - {control: A.5.6, applicable: true, justification: risk}
          - {control: A.5.7, applicable: true, justification: risk}
          - {control: A.5.8, applicable: true, justification: risk}
          - {control: A.5.9, applicable: true, justification: risk}
          - {control: A.5.10, applicable: true, justification: risk}
          - {control: A.5.11, applicable: true, justification: risk}
          - {control: A.5.12, applicable: true, justification: risk}
          - {control: A.5.13, applicable: true, justification: risk}
          - {control: A.5.14, applicable: true, justification: risk}
          - {control: A.5.15, applicable: true, justification: risk}
          - {control: A.5.16, applicable: true, justification: risk}
          - {control: A.5.17, applicable: true, justification: risk}
          - {control: A.5.18, applicable: true, justification: risk}
          - {control: A.5.19, applicable: true, justification: risk}
          - {control: A.5.20, applicable: true, justification: risk}
          - {control: A.5.21, applicable: true, justification: risk}
          - {control: A.5.22, applicable: true, justification: risk}
          - {control: A.5.23, applicable: true, justification: risk}
          - {control: A.5.24, applicable: true, justification: risk}
          - {control: A.5.25, applicable: true, justification: risk}
          - {control: A.5.26, applicable: true, justification: risk}
          - {control: A.5.27, applicable: true, justification: risk}
          - {control: A.5.28, applicable: true, justification: risk}
          - {control: A.5.29, applicable: true, justification: risk}
          - {control: A.5.30, applicable: true, justification: risk}
          - {control: A.5.31, applicable: true, justification: risk}
          - {control: A.5.32, applicable: true, justification: risk}
          - {control: A.5.33, applicable: true, justification: risk}
          - {control: A.5.34, applicable: true, justification: risk}
          - {control: A.5.35, applicable: true, justification: risk}
          - {control: A.5.36, applicable: true, justification: risk}
          - {control: A.5.37, applicable: true, justification: risk}
          - {control: A.6.1, applicable: true, justification: risk}
          - {control: A.6.2, applicable: true, justification: risk}
          - {control: A.6.3, applicable: true, justification: risk}
          - {control: A.6.4, applicable: true, justification: risk}
          - {control: A.6.5, applicable: true, justification: risk}
          - {control: A.6.6, applicable: true, justification: risk}
          - {control: A.6.7, applicable: true, justification: risk}
          - {control: A.6.8, applicable: true, justification: risk}
          - {control: A.7.1, applicable: true, justification: risk}
          - {control: A.7.2, applicable: true, justification: risk}
          - {control: A.7.3, applicable: true, justification: risk}
          - {control: A.7.4, applicable: true, justification: risk}
          - {control: A.7.5, applicable: true, justification: risk}
          - {control: A.7.6, applicable: true, justification: risk}
          - {control: A.7.7, applicable: true, justification: risk}
          - {control: A.7.8, applicable: true, justification: risk}
          - {control: A.7.9, applicable: true, justification: risk}
          - {control: A.7.10, applicable: true, justification: risk}
          - {control: A.7.11, applicable: true, justification: risk}
          - {control: A.7.12, applicable: true, justification: risk}
          - {control: A.7.13, applicable: true, justification: risk}
          - {control: A.7.14, applicable: true, justification: risk}
          - {control: A.8.1, applicable: true, justification: risk}
          - {control: A.8.2, applicable: true, justification: risk}
          - {control: A.8.3, applicable: true, justification: risk}
          - {control: A.8.4, applicable: true, justification: risk}
          - {control: A.8.5, applicable: true, justification: risk}
          - {control: A.8.6, applicable: true, justification: risk}
          - {control: A.8.7, applicable: true, justification: risk}
          - {control: A.8.8, applicable: true, justification: risk}
          - {control: A.8.9, applicable: true, justification: risk}
          - {control: A.8.10, applicable: true, justification: risk}
          - {control: A.8.11, applicable: true, justification: risk}
          - {control: A.8.12, applicable: true, justification: risk}
          - {control: A.8.13, applicable: true, justification: risk}
          - {control: A.8.14, applicable: true, justification: risk}
          - {control: A.8.15, applicable: true, justification: risk}
          - {control: A.8.16, applicable: true, justification: risk}
          - {control: A.8.17, applicable: true, justification: risk}
          - {control: A.8.18, applicable: true, justification: risk}
          - {control: A.8.19, applicable: true, justification: risk}
          - {control: A.8.20, applicable: true, justification: risk}
          - {control: A.8.21, applicable: true, justification: risk}
          - {control: A.8.22, applicable: true, justification: risk}
          - {control: A.8.23, applicable: true, justification: risk}
          - {control: A.8.24, applicable: true, justification: risk}
          - {control: A.8.25, applicable: true, justification: risk}
          - {control: A.8.26, applicable: true, justification: risk}
          - {control: A.8.27, applicable: true, justification: risk}
          - {control: A.8.28, applicable: true, justification: risk}
          - {control: A.8.29, applicable: true, justification: risk}
          - {control: A.8.30, applicable: true, justification: risk}
          - {control: A.8.31, applicable: true, justification: risk}
          - {control: A.8.32, applicable: true, justification: risk}
          - {control: A.8.33, applicable: true, justification: risk}
          - {control: A.8.34, applicable: true, justification: risk}
    """
    rows = rows_to_judge(statement, run)
    if run.derive(current_statement) is not statement or run.register.edition(statement) == "2013":
        if isinstance(rows, NotEvaluated):
            yield rows
        return
    if isinstance(rows, NotEvaluated):
        if any(not is_blank_answer(statement.get(field)) for field in ("evidence", "text")):
            yield rows
            return
        rows = ()
    controls = [leaf for leaf in run.register.scope.all_leaves() if leaf.startswith("A.")]
    named = {leaf for row in rows for leaf in row.leaves}
    # One control of 2013 may have become several, and several may have become one.
    count = Counter(leaf for row in rows if not row.legacy for leaf in row.leaves)
    undecided = {leaf for row in rows if not (row.applies or row.excluded) for leaf in row.leaves}
    wrong = (
        ("missing", [leaf for leaf in controls if leaf not in named]),
        ("twice", [leaf for leaf in controls if count[leaf] > 1]),
        ("undecided", [leaf for leaf in controls if leaf in undecided]),
    )
    parts = [
        (len(leaves), f"{_VERBS[what][len(leaves) > 1]}: {collapse_scope(leaves, run)}")
        for what, leaves in wrong
        if leaves
    ]
    if parts:
        (number, first), *others = parts
        said = [f"{number} of the {len(controls)} Annex A controls {first}"]
        said.extend(f"{number} {words}" for number, words in others)
        clauses = [row for row in rows if any(_is_clause(leaf) for leaf in row.leaves)]
        if clauses:
            rows_name = "row names a clause" if len(clauses) == 1 else "rows name clauses"
            listed = ", ".join(dict.fromkeys(row.control for row in clauses[:_MOST]))
            more = f" and {len(clauses) - _MOST} more" if len(clauses) > _MOST else ""
            said.append(f"{len(clauses)} {rows_name}: {listed}{more}; controls begin with `A.`")
        places = {leaf: ("controls", row.place) for row in rows for leaf in row.leaves}
        about = [
            *(Part(f"{leaf} {what}", places.get(leaf)) for what, found in wrong for leaf in found),
            *(Part(f"{row.control} clause", ("controls", row.place)) for row in clauses),
        ]
        yield Report("not-once", ("controls",), about=about, parts="; ".join(said))


def _is_clause(leaf: str) -> bool:
    return leaf[0].isdigit()
