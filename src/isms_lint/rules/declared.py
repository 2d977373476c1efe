"""The engine's own rules about rule files: what keeps a declared rule from judging.

They have no check: their findings are made where rule files are read, and where their rules run.
"""

from __future__ import annotations

from functools import partial

from isms_lint.rules.basis import Basis, Severity
from isms_lint.rules.engine_rule import engine_rule
from isms_lint.rules.rule import FINDINGS, Rule

_rule = partial(
    engine_rule,
    scope=FINDINGS,
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.4",
    module=__name__,
    unsuppressible=True,
)


MALFORMED = _rule(
    "RUL001",
    "rule-malformed",
    {"malformed": "{reason}"},
    """A rule file is wrong, so that its rule judges nothing.

    What it checks
        Each rule file of the repository: its fields and their values, that its code and name are
        its own, that its expressions can be compiled and are bounded, that the kinds and fields they
        name exist.
    Why it matters
        Whoever wrote the rule counts on it. A rule that silently did not run would look as if the
        records kept it.
    How to fix
        Put the field right that the finding points at. `isms-lint test-rules` says the same, and
        runs the examples of the rule. A rule that is not ready yet does not belong into the folder.
    Not reported
        A YAML file in the usual folder that has neither `code` nor `assert`: it is read as a record.
    """,
)

MISFIT = _rule(
    "RUL002",
    "rule-does-not-fit",
    {"misfit": "`{field}` cannot judge {records}: {reason}"},
    """A declared rule could not judge some records, and the rule is to blame.

    What it checks
        Whether the expressions of a rule file fit the records they meet: types that an operator
        takes, functions that get what they ask for, steps and time within their bounds.
    Why it matters
        The records were not judged by that rule. That must not look as if they kept it.
    How to fix
        Let `when` choose the records the rule can judge, or write the expression so that it takes
        all of them. Where it takes too long, select fewer records with `match`.
    Not reported
        Fields that a record does not state: then the rule was *not evaluated* on it, which the
        report says. Records that are malformed themselves.
    """,
)

DECLARED_RULES: tuple[Rule, ...] = (MALFORMED, MISFIT)
"""The rules about rule files."""
