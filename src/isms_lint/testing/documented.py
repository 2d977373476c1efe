"""Is a rule explained, and do its examples show what they say?"""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.plugins.manager import Plugins
from isms_lint.rules.describe import read_explanation
from isms_lint.rules.rule import FINDINGS, Rule
from isms_lint.testing.complaint import Complaint
from isms_lint.testing.examples import BAD, GOOD, examples
from isms_lint.testing.judge import Judged, judge, of_shape

PROSE = ("What it checks", "Why it matters", "How to fix")
_VERDICT = "compliant"


def lacking_words(rule: Rule) -> Iterator[str]:
    """What the explanation of `rule` lacks, as sentences without a full stop."""
    summary, sections = read_explanation(rule)
    if not summary.endswith("."):
        yield "the first line of the explanation is no sentence with a full stop"
    for heading in (*PROSE, BAD, GOOD):
        if not sections.get(heading):
            yield f"the explanation has no section `{heading}`, or nothing in it"
        elif heading in PROSE and not sections[heading].endswith("."):
            yield f"the section `{heading}` does not end with a full stop"
    for option, schema in rule.options.items():
        if not str(schema.get("description", "")).endswith("."):
            yield f"the option `{option}` has no `description` that ends with a full stop"
    words = " ".join([summary, *sections.values(), *rule.messages.values()]).lower()
    if _VERDICT in words:
        yield f"the word `{_VERDICT}` is a verdict: say what the records show"


def judged_examples(rule: Rule, plugins: Plugins) -> dict[str, list[Judged]]:
    """The examples of `rule`, run, by section. Raises UsageError where one is not well formed."""
    return {
        section: [judge(case, plugins) for case in examples(rule, section)]
        for section in (BAD, GOOD)
    }


def untrue_examples(rule: Rule, judged: dict[str, list[Judged]]) -> Iterator[Complaint]:
    """Where the examples do not show what they should."""
    for section, found in judged.items():
        for one in found:
            where = f"{one.case.source}:{one.case.line}"
            for message in _untrue(rule, section, one):
                yield Complaint(where, f"{rule.code}: {message}")
            if one.case.expected or one.case.not_evaluated:
                yield from one.complaints


def _untrue(rule: Rule, section: str, judged: Judged) -> Iterator[str]:
    result = judged.result
    for error in result.errors:
        yield f"{error.source}: {error.message} ({error.where})"
    own = [finding for finding in result.findings if finding.code == rule.code]
    if section == BAD and not own and not result.errors:
        yield "the rule does not find what its Bad example shows"
    if section == GOOD:
        for finding in own:
            yield f'the rule finds something in its Good example: "{finding.message}"'
        for outcome in result.not_evaluated:
            if outcome.code == rule.code:
                yield f"the rule does not evaluate its Good example: {outcome.reason}"
    shape = of_shape(judged.repository.plugins.rules)
    for finding in result.findings:
        other = finding.code != rule.code
        if other and (rule.scope != FINDINGS or finding.code in shape):
            yield f"{finding.code} finds something in the {section} example: {finding.message}"
