"""Everything a good rule has to show, and what of it a rule does not show."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from isms_lint.config.errors import UsageError
from isms_lint.plugins.manager import Plugins
from isms_lint.rules.rule import Rule
from isms_lint.testing.case import Case
from isms_lint.testing.complaint import Complaint
from isms_lint.testing.documented import judged_examples, lacking_words, untrue_examples
from isms_lint.testing.exercised import Exercised
from isms_lint.testing.judge import Judged
from isms_lint.testing.pure import impurities
from isms_lint.testing.read_cases import case_files, read_case_file
from isms_lint.values import NamedTuple

_MOST = 10_000
"""Cases of one run."""


class Review(NamedTuple):
    """One rule: the cases that test it, and what it does not show beside them."""

    rule: Rule
    judged: tuple[Judged, ...]
    complaints: tuple[Complaint, ...]

    @property
    def failed(self) -> list[Judged]:
        """The cases that do not hold."""
        return [one for one in self.judged if one.complaints]

    @property
    def holds(self) -> bool:
        """Whether there is nothing to complain of."""
        return not self.failed and not self.complaints


def read_all(paths: Iterable[str], within: str | None = None) -> list[Case]:
    """The cases of all case files at or below `paths`, each once, none of them outside of `within` (see
    `case_files`). Raises UsageError.
    """
    found = [file for path in paths for file in case_files(path, within)]
    files = {os.path.realpath(file): file for file in reversed(found)}
    cases: list[Case] = []
    for file in reversed(files.values()):
        cases += read_case_file(file)
        if len(cases) > _MOST:
            raise UsageError(
                f"more than {_MOST} cases in one run: test a part of them at a time", file
            )
    return cases


def review(
    rules: Iterable[Rule], judged: Sequence[Judged], plugins: Plugins, *, exercised: bool = True
) -> list[Review]:
    """A review of each of `rules`, which are among those of `plugins`, by the cases that name it.

    Without `exercised`, messages and options that nothing reaches are not complained of. Raises
    UsageError where an example is not well formed.
    """
    return [
        _review(rule, [one for one in judged if rule.code in one.codes], plugins, exercised)
        for rule in rules
    ]


def _review(rule: Rule, judged: Sequence[Judged], plugins: Plugins, exercised: bool) -> Review:
    examples = judged_examples(rule, plugins)
    shown = [one for found in examples.values() for one in found]
    holding = [one for one in (*judged, *shown) if not one.result.errors]
    complaints = [
        *(Complaint(rule.code, message) for message in lacking_words(rule)),
        *untrue_examples(rule, examples),
        *_impure(rule, holding),
    ]
    if exercised:
        sound = [*shown, *(one for one in judged if not one.complaints)]
        complaints += (Complaint(rule.code, message) for message in _untested(rule, sound))
    return Review(rule, tuple(judged), tuple(complaints))


def _impure(rule: Rule, judged: Iterable[Judged]) -> Iterator[Complaint]:
    for one in judged:
        for message in impurities(rule, one.repository, one.result):
            yield Complaint(rule.code, f"{message} ({one.case.source}: {one.case.title})")
            return


def _untested(rule: Rule, sound: Sequence[Judged]) -> Iterator[str]:
    seen = Exercised()
    if not any(_silent(rule, one) for one in sound):
        yield "no case or example shows sound records about which it is silent"
    for one in sound:
        seen.note(one.repository, one.result)
    yield from (message for _, message in seen.missing([rule]))


def _silent(rule: Rule, judged: Judged) -> bool:
    """Whether the rule judged the records of a case, and found nothing."""
    result = judged.result
    said = [finding.code for finding in result.all_findings]
    return rule.code not in [*said, *(outcome.code for outcome in result.not_evaluated)]
