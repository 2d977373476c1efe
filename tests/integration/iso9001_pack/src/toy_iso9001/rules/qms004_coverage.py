from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule


@rule(
    code="QMS004",
    name="clauses-not-audited",
    kinds={"audit-plan"},
    scope=REGISTER,
    clauses=("9.2.2 a",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.1",
    messages={
        "gaps": "leaves out {clauses}",
        "unknown": "`{text}` is no clause of the standard",
    },
)
def check(plan: Record, run: Pass) -> Iterator[Report]:
    """An audit plan leaves clauses out that it does not exclude.

    What it checks
        Every clause is in the scope or among the exclusions.
    Why it matters
        What nobody audits nobody knows.
    How to fix
        Add the clauses, or say that they do not apply.
    """
    covered: set[str] = set()
    for field in ("scope", "excluded"):
        for path, text in plan.strings(field):
            resolved = run.register.resolve(text, plan)
            covered.update(resolved.leaves)
            if resolved.unknown is not None:
                yield Report("unknown", path, text=text)
    gaps = [leaf for leaf in run.register.scope.all_leaves() if leaf not in covered]
    if gaps:
        yield Report("gaps", ("scope",), about=gaps, clauses=", ".join(gaps))
