"""Judges a case: does it say what it is expected to say, and nothing else?"""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.config.errors import UsageError
from isms_lint.config.selection import expand
from isms_lint.config.setting import Setting
from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result
from isms_lint.plugins.manager import Plugins
from isms_lint.records.validate import nearest
from isms_lint.rules.input import INPUT_RULES
from isms_lint.rules.rule import ANY, Rule
from isms_lint.testing.case import Case, Expected
from isms_lint.testing.complaint import Complaint, about_case, about_line
from isms_lint.testing.repository import Repository, read_repository
from isms_lint.values import NamedTuple


class Judged(NamedTuple):
    """A case that was run, and what does not hold of it. `codes` are the rules under test."""

    case: Case
    codes: frozenset[str]
    repository: Repository
    result: Result
    complaints: tuple[Complaint, ...]


def judge(case: Case, plugins: Plugins) -> Judged:
    """Run a case.

    Raises UsageError where it speaks of rules, messages or options that there are not.
    """
    rules = plugins.rules
    codes = codes_of(case, plugins)
    _check_names(case, rules, codes)
    try:
        repository = read_repository(
            case.texts,
            as_of=case.as_of,
            # Records that are not in the vocabulary prove nothing: their faults are told, too.
            select=sorted(codes | of_shape(rules)),
            parameters=case.options,
            plugins=plugins,
        )
        # What a rule changes in its first run must not pass for what was there.
        result = repository.copied().run()
    except UsageError as error:
        raise UsageError(error.message, error.where or f"{case.source}:{case.line}") from error
    complaints = [
        *(about_case(case, f"{e.source}: {e.message} ({e.where})") for e in result.errors),
        *_of_findings(case, result),
        *_of_outcomes(case, result, codes),
        *_unjudged(case, result, [rules[code] for code in sorted(codes)]),
    ]
    return Judged(case, codes, repository, result, tuple(complaints))


def codes_of(case: Case, plugins: Plugins) -> frozenset[str]:
    """The codes of the rules a case names. Raises UsageError where it names what is none."""
    try:
        return frozenset(expand(case.rules, plugins.rules, Setting((), ("rules",))))
    except UsageError as error:
        raise UsageError(error.message, f"{case.source}:{case.line}") from error


def of_shape(rules: dict[str, Rule]) -> frozenset[str]:
    """The rules that say whether records can be read, and are written in the vocabulary."""
    return frozenset(
        [rule.code for rule in INPUT_RULES] + [rule.code for rule in rules.values() if rule.faults]
    )


def _check_names(case: Case, rules: dict[str, Rule], codes: frozenset[str]) -> None:
    """Raise UsageError where the case expects what no rule of it can say."""
    for expected in case.expected:
        where = f"{case.source}:{case.files[expected.file].before + expected.line}"
        rule = rules.get(expected.code)
        if rule is None:
            raise UsageError(f"no rule is called {expected.code}", where)
        if expected.message_id not in rule.messages:
            advice = nearest(expected.message_id, rule.messages)
            raise UsageError(f"{rule.code} has no message `{expected.message_id}`; {advice}", where)
        if rule.code not in codes | of_shape(rules) and not rule.unsuppressible:
            raise UsageError(f"{rule.code} does not run: `# rules:` does not name it", where)
    for outcome in case.not_evaluated:
        if outcome.code not in codes:
            where = f"{case.source}:{outcome.line}"
            raise UsageError(f"{outcome.code} does not run: `# rules:` does not name it", where)


def _of_findings(case: Case, result: Result) -> Iterator[Complaint]:
    left = list(case.expected)
    for finding in result.findings:
        met = next((expected for expected in left if _meets(finding, expected)), None)
        if met is not None:
            left.remove(met)
            continue
        place = finding.location
        said = f"{finding.code}[{finding.message_id}] {finding.severity}"
        message = f'not expected: {said} "{finding.message}"'
        yield about_line(case, place.file, place.line, place.column, message)
    for expected in left:
        yield about_line(
            case, expected.file, expected.line, 0, f"expected here, and not found: {expected}"
        )


def _meets(finding: Finding, expected: Expected) -> bool:
    place = finding.location
    return (
        (place.file, place.line) == (expected.file, expected.line)
        and (finding.code, finding.message_id) == (expected.code, expected.message_id)
        and expected.severity in ("", finding.severity)
        and expected.text in finding.message
    )


def _of_outcomes(case: Case, result: Result, codes: frozenset[str]) -> Iterator[Complaint]:
    left = list(case.not_evaluated)
    for outcome in result.not_evaluated:
        if outcome.code not in codes:
            continue
        said = f"{outcome.record_id}: {outcome.reason}" if outcome.record_id else outcome.reason
        met = next((e for e in left if e.code == outcome.code and e.text in said), None)
        if met is not None:
            left.remove(met)
        else:
            message = f"not evaluated, which is not expected: {outcome.code} {said}"
            yield about_case(case, message)
    for expected in left:
        message = f"expected to be not evaluated, and is not: {expected.code} {expected.text}"
        yield about_case(case, message.rstrip(), expected.line)


def _unjudged(case: Case, result: Result, rules: list[Rule]) -> Iterator[Complaint]:
    """Rules that had nothing to look at, and did not even say so: their silence shows nothing."""
    if not result.records:
        for rule in rules:
            if rule.kinds == ANY:
                yield about_case(case, f"there is no record that {rule.code} could judge")
