"""Findings that tell of several things in one: what they are about, and that they stay the same."""

from __future__ import annotations

from textwrap import dedent
from typing import NamedTuple

from isms_lint.findings.finding import Finding
from isms_lint.testing import lint


class Case(NamedTuple):
    """Records with one offender, with two, and with the two in another order.

    The three stand where `records` has `@`. `first` names the offender of `one`, `both` those of the
    others, sorted.
    """

    code: str
    message: str
    records: str
    one: str
    two: str
    turned: str
    first: list[str]
    both: list[str]

    def __str__(self) -> str:
        return f"{self.code}-{self.message}"


def told(case: Case, offenders: str) -> Finding:
    """The one finding of the case on `offenders`."""
    text = dedent(case.records).replace("@", offenders)
    result = lint(text, select=[case.code])
    assert not result.errors, result.errors
    found = [one for one in result.findings if one.code == case.code]
    (finding,) = (one for one in found if one.message_id == case.message)
    return finding


def names(finding: Finding) -> list[str]:
    """The names of what the finding is about, in its order."""
    return [part.name for part in finding.about]


def assert_told_by_name(case: Case) -> None:
    """One fingerprint for all, and names that grow by the second offender and not by the order."""
    one, two, turned = (told(case, text) for text in (case.one, case.two, case.turned))
    assert names(one) == case.first
    assert names(two) == names(turned) == case.both
    assert set(case.first) < set(case.both)
    assert one.fingerprint == two.fingerprint == turned.fingerprint
