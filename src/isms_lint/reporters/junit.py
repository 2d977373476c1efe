"""JUnit's XML, which every CI server reads (the form of Ant's `XMLJUnitResultFormatter`).

A test case is a finding. Those that break the gate are failures. What is accepted, what was there
before, and what is below the level that may not occur are skipped, with the reason: servers mark a
build by its failures, so a failure that the gate lets pass would contradict the exit code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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
from isms_lint.reporters.xml import DECLARATION, begun, ended, whole

_TOOL = "isms-lint"


def report(result: Result, style: Style) -> Iterator[str]:
    """A suite for the run, one for each file with findings, one for what was not evaluated."""
    of_run, of_unevaluated = _of_run(result), _of_unevaluated(result)
    found = result.all_findings
    counts = _counts(of_run) + _counts(of_unevaluated) + _outcomes(found, result.fail_on)
    root = Element("testsuites", {"name": _TOOL, **_written(counts)})
    yield DECLARATION + begun(root, 0)
    yield whole(of_run, 1)
    for file, findings in groupby(found, key=lambda finding: finding.location.file):
        yield from _of_file(plain(style.lead + file), list(findings), result.fail_on, style)
    if result.not_evaluated:
        yield whole(of_unevaluated, 1)
    yield f"{ended(root, 0)}\n"


def _of_run(result: Result) -> Element:
    """What was read, so that no findings in nothing do not look like records in order."""
    read = _case(f"records read as of {result.as_of.isoformat()}", f"{_TOOL}.run")
    if not result.records:
        SubElement(read, "skipped", message="no records were read")
    SubElement(read, "system-out").text = "\n".join(summary(result))
    cases = [read]
    for error in result.errors:
        case = _case(f"failed: {error.source}", f"{_TOOL}.run")
        cases.append(case)
        told = SubElement(case, "error", type="failed", message=plain(error.message))
        told.text = plain(error.where or error.source)
    return _suite("run", cases)


def _of_file(file: str, findings: Sequence[Finding], fail_on: str, style: Style) -> Iterator[str]:
    counts = _outcomes(findings, fail_on)
    suite = Element("testsuite", {"name": file, **_written(counts)})
    yield begun(suite, 1)
    names: Counter[str] = Counter()
    for finding in findings:
        name = " ".join(
            part
            for part in (finding.code, finding.record_kind, finding.record_id, finding.path)
            if part
        )
        names[name] += 1
        number = f" ({names[name]})" if names[name] > 1 else ""
        case = _case(name + number, f"{_TOOL}.{family(finding)}.{finding.code}")
        case.set("file", file)
        outcome = _outcome(case, finding, fail_on)
        outcome.text = "\n".join(_lines(finding, style))
        yield whole(case, 2)
    yield ended(suite, 1)


def _fails(finding: Finding, fail_on: str) -> bool:
    return finding.status is Status.OPEN and not passes([finding], fail_on)


def _outcomes(findings: Sequence[Finding], fail_on: str) -> Counter[str]:
    """The counts of a suite of these findings."""
    failures = sum(_fails(finding, fail_on) for finding in findings)
    skipped = len(findings) - failures
    return Counter(tests=len(findings), failures=failures, skipped=skipped)


def _outcome(case: Element, finding: Finding, fail_on: str) -> Element:
    if _fails(finding, fail_on):
        said = plain(finding.message)
        return SubElement(case, "failure", type=str(finding.severity), message=said)
    if finding.status is Status.OPEN:
        why = f"{finding.severity}, which does not fail the run"
    else:
        why = why_not_open(finding)
    return SubElement(case, "skipped", message=plain(f"{why}: {finding.message}"))


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
    names: Counter[str] = Counter()
    cases = []
    for group in unevaluated(result.not_evaluated):
        names[group.subject] += 1
        number = f" ({names[group.subject]})" if names[group.subject] > 1 else ""
        case = _case(group.subject + number, f"{_TOOL}.not-evaluated.{group.code}")
        SubElement(case, "skipped", message=plain(f"not evaluated: {group.reason}"))
        cases.append(case)
    return _suite("not evaluated", cases)


def _case(name: str, classname: str) -> Element:
    return Element("testcase", classname=plain(classname), name=plain(name))


def _suite(name: str, cases: Sequence[Element]) -> Element:
    suite = Element("testsuite", name=name)
    suite.extend(cases)
    suite.attrib.update(_written(_counts(suite)))
    return suite


_KINDS = {"tests": "", "failures": "/failure", "errors": "/error", "skipped": "/skipped"}


def _counts(suite: Element) -> Counter[str]:
    """How many cases there are, and what became of them."""
    return Counter({n: len(suite.findall(f"testcase{path}")) for n, path in _KINDS.items()})


def _written(counts: Counter[str]) -> dict[str, str]:
    return {name: str(counts[name]) for name in _KINDS}
