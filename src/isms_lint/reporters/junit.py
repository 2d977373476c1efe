"""JUnit's XML, which every CI server reads (the form of Ant's `XMLJUnitResultFormatter`).

A test case is a finding. Those that break the gate are failures. What is accepted, what was there
before, and what is below the level that may not occur are skipped, with the reason: servers mark a
build by its failures, so a failure that the gate lets pass would contradict the exit code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from isms_lint.findings.counts import family
from isms_lint.findings.finding import Finding, Status
from isms_lint.findings.gate import passes
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.acceptance import why_not_open
from isms_lint.reporters.escape import plain
from isms_lint.reporters.places import place
from isms_lint.reporters.sentence import right
from isms_lint.reporters.summary import summary
from isms_lint.reporters.unevaluated import unevaluated
from isms_lint.reporters.xml import as_text

_TOOL = "isms-lint"


def report(result: Result, style: Style) -> str:
    """A suite for the run, one for each file with findings, one for what was not evaluated."""
    suites = [_of_run(result)]
    by_file = groupby(result.all_findings, key=lambda finding: finding.location.file)
    suites += [_of_file(style.lead + file, found, result, style) for file, found in by_file]
    if result.not_evaluated:
        suites.append(_of_unevaluated(result))
    root = Element("testsuites", {"name": _TOOL, **_counts(suites)})
    root.extend(suites)
    return as_text(root)


def _of_run(result: Result) -> Element:
    """What was read, so that no findings in nothing do not look like records in order."""
    suite = Element("testsuite", name="run")
    read = _case(suite, f"records read as of {result.as_of.isoformat()}", f"{_TOOL}.run")
    if not result.records:
        SubElement(read, "skipped", message="no records were read")
    SubElement(read, "system-out").text = "\n".join(summary(result))
    for error in result.errors:
        case = _case(suite, f"failed: {error.source}", f"{_TOOL}.run")
        told = SubElement(case, "error", type="failed", message=plain(error.message))
        told.text = plain(error.where or error.source)
    return _counted(suite)


def _of_file(file: str, findings: Iterable[Finding], result: Result, style: Style) -> Element:
    suite = Element("testsuite", name=plain(file))
    names: Counter[str] = Counter()
    for finding in findings:
        name = " ".join(
            part
            for part in (finding.code, finding.record_kind, finding.record_id, finding.path)
            if part
        )
        names[name] += 1
        number = f" ({names[name]})" if names[name] > 1 else ""
        case = _case(suite, name + number, f"{_TOOL}.{family(finding)}.{finding.code}")
        case.set("file", plain(file))
        outcome = _outcome(case, finding, result.fail_on)
        outcome.text = "\n".join(_lines(finding, style))
    return _counted(suite)


def _outcome(case: Element, finding: Finding, fail_on: str) -> Element:
    if finding.status is not Status.OPEN:
        message = f"{why_not_open(finding)}: {finding.message}"
    elif passes([finding], fail_on):
        message = f"{finding.severity}, which does not fail the run: {finding.message}"
    else:
        said = plain(finding.message)
        return SubElement(case, "failure", type=str(finding.severity), message=said)
    return SubElement(case, "skipped", message=plain(message))


def _lines(finding: Finding, style: Style) -> list[str]:
    """The finding whole: place, severity, rule, message, right, and the other ends."""
    lines = [
        f"{place(finding.location, style)}: {finding.severity} {finding.code} {finding.message}",
        f"{finding.name} [{right(finding)}]",
        *(
            f"{place(other.location, style)}: {other.message}: {other.kind} {other.id}"
            for other in finding.related
        ),
    ]
    return [plain(line) for line in lines]


def _of_unevaluated(result: Result) -> Element:
    suite = Element("testsuite", name="not evaluated")
    names: Counter[str] = Counter()
    for group in unevaluated(result.not_evaluated):
        names[group.subject] += 1
        number = f" ({names[group.subject]})" if names[group.subject] > 1 else ""
        case = _case(suite, group.subject + number, f"{_TOOL}.not-evaluated.{group.code}")
        SubElement(case, "skipped", message=plain(f"not evaluated: {group.reason}"))
    return _counted(suite)


def _case(suite: Element, name: str, classname: str) -> Element:
    return SubElement(suite, "testcase", classname=plain(classname), name=plain(name))


def _counted(suite: Element) -> Element:
    suite.attrib.update(_counts([suite]))
    return suite


def _counts(suites: list[Element]) -> dict[str, str]:
    """How many cases there are, and what became of them."""
    kinds = {"tests": "", "failures": "/failure", "errors": "/error", "skipped": "/skipped"}
    return {
        name: str(sum(len(suite.findall(f"testcase{path}")) for suite in suites))
        for name, path in kinds.items()
    }
