"""Rules of the engine itself: it makes their findings, so they have no check."""

from __future__ import annotations

from collections.abc import Mapping

from isms_lint.rules.basis import Basis, Severity
from isms_lint.rules.rule import ANY, Rule, rule


def engine_rule(
    code: str,
    name: str,
    messages: Mapping[str, str],
    explanation: str,
    *,
    scope: str,
    basis: Basis,
    severity: Severity,
    since: str,
    module: str,
    unsuppressible: bool = False,
) -> Rule:
    """A rule of any kind of record that finds nothing when it is run. What is given is as in `Rule`."""
    made = rule(
        code=code,
        name=name,
        kinds=ANY,
        scope=scope,
        basis=basis,
        severity=severity,
        since=since,
        messages=messages,
        unsuppressible=unsuppressible,
    )
    return made(unchecked)._replace(explanation=explanation, module=module)


def unchecked(*_: object) -> tuple[()]:
    """The check of a rule that looks at no record."""
    return ()
