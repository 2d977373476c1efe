"""JUnit's XML, which every CI server reads (the form of Ant's `XMLJUnitResultFormatter`).

A test case is a finding. Those that break the gate are failures. What is accepted, what was there
before, and what is below the level that may not occur are skipped, with the reason: servers mark a
build by its failures, so a failure that the gate lets pass would contradict the exit code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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

TOOL = "isms-lint"


def report(result: Result, style: Style) -> Iterator[str]:
    """A suite for the run, one for each file with findings, one for what was not evaluated."""
    of_run, of_unevaluated = run_suite(result, summary(result)), _of_unevaluated(result, "")
    counts = _counts(of_run) + _counts(of_unevaluated)
    counts += _outcomes(result.all_findings, result.fail_on)
    yield DECLARATION + begun(Element("testsuites", {"name": TOOL, **_written(counts)}), 0)
    yield whole(of_run, 1)
    yield from suites(result, style)
    yield f"{ended('testsuites', 0)}\n"


def run_suite(result: Result, said: Iterable[str], of: str = "") -> Element:
    """What was read, and what is `said` of it, so that no findings in nothing do not look like records
    in order; then what failed. `of` stands before names.
    """
    read = _case(f"records read as of {result.as_of.isoformat()}", f"{of}{TOOL}.run")
    if not result.records:
        SubElement(read, "skipped", message="no records were read")
    SubElement(read, "system-out").text = "\n".join(said)
    failed = (
        failure(f"failed: {error.source}", error.message, error.where or error.source, of)
        for error in result.errors
    )
    return suite(f"{of}run", [read, *failed])


def failure(name: str, message: str, text: str, of: str = "") -> Element:
    """A case for what failed in a run itself."""
    case = _case(name, f"{of}{TOOL}.run")
    told = SubElement(case, "error", type="failed", message=plain(message))
    told.text = plain(text)
    return case


def suite(name: str, cases: Iterable[Element]) -> Element:
    """A suite of these cases."""
    made = Element("testsuite", name=plain(name))
    made.extend(cases)
    made.attrib.update(_written(_counts(made)))
    return made


def suites(result: Result, style: Style, of: str = "") -> Iterator[str]:
    """A suite for each file with findings, and one for what was not evaluated; `of` stands before
    their names.
    """
    for file, findings in groupby(result.all_findings, key=lambda found: found.location.file):
        yield from _of_file(style.lead + file, list(findings), result.fail_on, style, of)
    if result.not_evaluated:
        yield whole(_of_unevaluated(result, of), 1)


def _of_file(
    file: str, findings: Sequence[Finding], fail_on: str, style: Style, of: str
) -> Iterator[str]:
    counts = _outcomes(findings, fail_on)
    yield begun(Element("testsuite", {"name": plain(of + file), **_written(counts)}), 1)
    names: Counter[str] = Counter()
    for finding in findings:
        name = " ".join(
            part
            for part in (finding.code, finding.record_kind, finding.record_id, finding.path)
            if part
        )
        names[name] += 1
        number = f" ({names[name]})" if names[name] > 1 else ""
        case = _case(name + number, f"{of}{TOOL}.{family(finding)}.{finding.code}")
        case.set("file", plain(file))
        outcome = _outcome(case, finding, fail_on)
        outcome.text = "\n".join(_lines(finding, style))
        yield whole(case, 2)
    yield ended("testsuite", 1)


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


def _of_unevaluated(result: Result, of: str) -> Element:
    names: Counter[str] = Counter()
    cases = []
    for group in unevaluated(result.not_evaluated):
        names[group.subject] += 1
        number = f" ({names[group.subject]})" if names[group.subject] > 1 else ""
        case = _case(group.subject + number, f"{of}{TOOL}.not-evaluated.{group.code}")
        SubElement(case, "skipped", message=plain(f"not evaluated: {group.reason}"))
        cases.append(case)
    return suite(f"{of}not evaluated", cases)


def _case(name: str, classname: str) -> Element:
    return Element("testcase", classname=plain(classname), name=plain(name))


_KINDS = {"tests": "", "failures": "/failure", "errors": "/error", "skipped": "/skipped"}


def _counts(suite: Element) -> Counter[str]:
    """How many cases there are, and what became of them."""
    return Counter({n: len(suite.findall(f"testcase{path}")) for n, path in _KINDS.items()})


def _written(counts: Counter[str]) -> dict[str, str]:
    return {name: str(counts[name]) for name in _KINDS}
