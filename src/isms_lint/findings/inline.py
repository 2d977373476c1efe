"""Findings that comments beside the records accept, and what there is to say about these comments."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from isms_lint.documents import limits
from isms_lint.documents.document import Ignore, Reading
from isms_lint.findings.finding import Acceptance, Finding, Location, Status
from isms_lint.findings.judged import Judged
from isms_lint.findings.locate import Severities, of_place
from isms_lint.findings.nesting import Nesting
from isms_lint.findings.result import IgnoreUse
from isms_lint.rules.gate import MALFORMED, UNUSED
from isms_lint.rules.ignore import Accepted, read_ignore, told
from isms_lint.rules.naming import RuleNames
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.records.record import Record


class _Comment(NamedTuple):
    ignore: Ignore
    accepted: Accepted
    location: Location


class Inline:
    """The comments of all files: an acceptor for `settle`."""

    def __init__(self, readings: Iterable[Reading], names: RuleNames) -> None:
        self._names = names
        self._comments = [
            _Comment(ignore, read_ignore(ignore, names), Location(reading.file, *ignore.span))
            for reading in readings
            for ignore in reading.ignores
        ]
        self._uses: Counter[tuple[int, str]] = Counter()
        spans: defaultdict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
        for number, (ignore, accepted, location) in enumerate(self._comments):
            for code in accepted.codes:
                spans[location.file, code].append((ignore.first_line, ignore.last_line, number))
        self._spans = {key: Nesting(found) for key, found in spans.items()}

    def accept(self, finding: Finding) -> Acceptance | None:
        """The comment nearest to `finding`, of those that accept it; None where none does.

        One that accepts only some of what the finding is about is of use, and does not accept it.
        """
        spans = self._spans.get((finding.location.file, finding.code))
        if spans is None:
            return None
        # Of several things that a finding is about, each has to be accepted where it stands.
        lines = [part.location.line for part in finding.about] or [finding.location.line]
        numbers = [spans.innermost(line) for line in lines]
        for number in {number for number in numbers if number is not None}:
            self._uses[number, finding.code] += 1
        first = numbers[0]
        if first is None or None in numbers:
            return None
        comment = self._comments[first]
        return Acceptance(Status.IGNORED, comment.ignore.reason, comment.location)

    def listed(self) -> tuple[IgnoreUse, ...]:
        """The comments that may accept something, and how many findings each accepts."""
        return tuple(
            IgnoreUse(
                location,
                accepted.codes,
                ignore.reason,
                sum(self._uses[number, code] for code in accepted.codes),
            )
            for number, (ignore, accepted, location) in enumerate(self._comments)
            if accepted.codes
        )

    def malformed(self, severities: Severities) -> Iterator[Finding]:
        """A finding for each fault of a comment; beyond a number in one file more say nothing new."""
        by_file: defaultdict[str, list[_Comment]] = defaultdict(list)
        for comment in self._comments:
            if comment.accepted.faults:
                by_file[comment.location.file].append(comment)
        for comments in by_file.values():
            yield from islice(self._faults(comments, severities), limits.MAX_PROBLEMS)

    def _faults(self, comments: list[_Comment], severities: Severities) -> Iterator[Finding]:
        for ignore, accepted, location in comments:
            for message, values in told(accepted, ignore.written, self._names):
                yield of_place(
                    MALFORMED, message, values, location, severities, about=ignore.written
                )

    def unused(
        self, judged: Judged, records: Iterable[Record], severities: Severities
    ) -> Iterator[Finding]:
        """A finding for each comment that names rules which find nothing there, once all findings
        were asked for. `records` are all that were judged.
        """
        blind: defaultdict[str, set[str]] = defaultdict(set)
        for code, id in judged.blind:
            blind[id].add(code)
        unseen = {(code, r.file) for r in records if r.id in blind for code in blind[r.id]}
        running = judged.ran - blind[""]
        for number, (ignore, accepted, location) in enumerate(self._comments):
            idle = [
                code
                for code in accepted.codes
                if code in running
                and not self._uses[number, code]
                and (code, location.file) not in unseen
            ]
            if not idle:
                continue
            message = "unused" if len(idle) == len(accepted.codes) else "partly-unused"
            values = {"codes": ", ".join(idle), "find": "finds" if len(idle) == 1 else "find"}
            yield of_place(UNUSED, message, values, location, severities, about=ignore.written)
