"""JUnit's XML: the suites of each repository, their names behind its own."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from isms_lint.fleet.repository import Repository
from isms_lint.fleet.totals import Totals
from isms_lint.reporters import Style
from isms_lint.reporters.junit import TOOL, failure, run_suite, suite, suites
from isms_lint.reporters.summary import as_of, found, how_much_unseen
from isms_lint.reporters.xml import DECLARATION, begun, ended, whole
from isms_lint.rules.rule import Rule


class Writer:
    """A suite for each run, and one for each file with findings, as of a single repository; files are
    named as they are in it. How many cases there are in all is not said: that is known when all is
    written.
    """

    begin = DECLARATION + begun(Element("testsuites", name=TOOL), 0)

    def __init__(self, _width: int, _rules: Mapping[str, Rule]) -> None: ...

    def repository(self, repository: Repository) -> str:
        """Its suites."""
        result, of = repository.result, f"{repository.name}: "
        said = (found(result), how_much_unseen(result), as_of(result), *repository.notes)
        return whole(run_suite(result, said, of), 1) + "".join(suites(result, Style(), of))

    def end(self, totals: Totals) -> str:
        """What could not be read and what is missing, as errors."""
        cases = [failure(f"not read: {it.source}", it.message, it.source) for it in totals.unread]
        cases += [
            failure(f"missing: {name}", "no report of it was read", name) for name in totals.missing
        ]
        failed = whole(suite("reports", cases), 1) if cases else ""
        return f"{failed}{ended('testsuites', 0)}\n"
