"""isms-lint: a policy-as-code linter for information security management systems kept in git.

The names below are the public Python interface (`docs/api.md`). They are imported when they are first
asked for, so that the command line starts with what it needs and no more.
"""

TYPE_CHECKING = (
    False  # of `typing`, which takes longer to import than the command to say its version
)

if TYPE_CHECKING:
    from isms_lint.api import check
    from isms_lint.config.errors import UsageError
    from isms_lint.findings.finding import Finding, Location, Outcome, Status
    from isms_lint.findings.result import Result, RunError
    from isms_lint.rules.basis import Severity

__all__ = [
    "Finding",
    "Location",
    "Outcome",
    "Result",
    "RunError",
    "Severity",
    "Status",
    "UsageError",
    "check",
]

_HOMES = {
    "Finding": "isms_lint.findings.finding",
    "Location": "isms_lint.findings.finding",
    "Outcome": "isms_lint.findings.finding",
    "Result": "isms_lint.findings.result",
    "RunError": "isms_lint.findings.result",
    "Severity": "isms_lint.rules.basis",
    "Status": "isms_lint.findings.finding",
    "UsageError": "isms_lint.config.errors",
    "check": "isms_lint.api",
}

if not TYPE_CHECKING:  # a type checker would take every name for one of these

    def __getattr__(name):
        """PEP 562: what is asked for, from where it lives."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(_HOMES[name]), name)
        globals()[name] = found
        return found

    def __dir__():
        return sorted({*globals(), *_HOMES})
