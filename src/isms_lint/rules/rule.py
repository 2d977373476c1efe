"""A rule: data that says what it is, and one function."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules.basis import Basis, Severity
from isms_lint.rules.pass_ import Pass
from isms_lint.rules.report import Misfit, NotEvaluated, Report
from isms_lint.values import NamedTuple

Check = Callable[[Record, Pass], Iterable[Report | NotEvaluated | Misfit]]

RULE_CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}\Z")
RULE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
ANY = frozenset({"*"})
"""The kinds of a rule that looks at every record, of known and unknown kind."""
RECORD = "record"
"""The rule looks at one record and nothing else."""
REGISTER = "register"
"""The rule looks at other records too."""
FINDINGS = "findings"
"""The rule looks at what the rules of the other scopes found, and runs after them."""


class Rule(NamedTuple):
    """One rule, as registered by a plugin.

    `check` is called for every record whose kind is in `kinds`. `needs` are kinds without which the
    rule cannot judge anything: where the repository has none, the rule is not evaluated, and says so.
    `faults` are the kinds of `Fault` the rule reports; the engine itself reports those no rule takes.
    `options` gives for each option a JSON Schema with a `default`. `related` are codes of rules to read
    next. `module` is where it is defined. An `unsuppressible` rule guards the gate itself: it runs
    whatever is selected, nothing accepts or ignores what it finds, and its severity is not lowered.
    A record it speaks of accepts nothing, if it is a waiver.
    """

    code: str
    name: str
    kinds: frozenset[str]
    scope: str
    clauses: tuple[str, ...]
    basis: Basis
    severity: Severity
    since: str
    messages: Mapping[str, str]
    options: Mapping[str, Mapping[str, Any]]
    needs: frozenset[str]
    faults: frozenset[str]
    related: tuple[str, ...]
    check: Check
    explanation: str
    module: str
    unsuppressible: bool = False

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")


def rule(
    *,
    code: str,
    name: str,
    kinds: Iterable[str],
    scope: str,
    basis: Basis,
    severity: Severity,
    since: str,
    messages: Mapping[str, str],
    clauses: tuple[str, ...] = (),
    options: Mapping[str, Mapping[str, Any]] | None = None,
    needs: Iterable[str] = (),
    faults: Iterable[str] = (),
    related: tuple[str, ...] = (),
    unsuppressible: bool = False,
) -> Callable[[Check], Rule]:
    """Make a `Rule` of a check. The check's docstring is the rule's explanation."""

    def make(check: Check) -> Rule:
        return Rule(
            code,
            name,
            frozenset(kinds),
            scope,
            clauses,
            basis,
            severity,
            since,
            messages,
            options or {},
            frozenset(needs),
            frozenset(faults),
            related,
            check,
            check.__doc__ or "",
            check.__module__,
            unsuppressible,
        )

    return make
