"""Case files as tests of pytest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from isms_lint.config.errors import UsageError
from isms_lint.testing.case import Case
from isms_lint.testing.exercised import watching
from isms_lint.testing.judge import judge
from isms_lint.testing.read_cases import read_case_file
from isms_lint.testing.rule_files import plugins_beside


class CaseFile(pytest.File):
    """A file of cases."""

    def collect(self) -> Iterator[CaseItem]:
        """Each case. What is not well formed is an error of collection, without a traceback."""
        try:
            cases = read_case_file(str(self.path))
        except UsageError as error:
            raise self.CollectError(f"{error.where}: {error.message}".lstrip(": ")) from None
        for case in cases:
            yield CaseItem.from_parent(self, name=case.title, case=case)


class CaseItem(pytest.Item):
    """One case."""

    def __init__(self, *, case: Case, **settings: Any) -> None:
        super().__init__(**settings)
        self.case = case

    def runtest(self) -> None:
        """Run it. Raises what `repr_failure` shows."""
        judged = judge(self.case, plugins_beside(self.case.source))
        if judged.complaints:
            raise CaseError("\n".join(map(str, judged.complaints)))
        for exercised in watching:
            exercised.note(judged.repository, judged.result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The complaints as they are: where they come from in isms-lint tells nobody anything."""
        error = excinfo.value
        if isinstance(error, CaseError):
            return str(error)
        if isinstance(error, UsageError):
            return f"{error.where}: {error.message}".lstrip(": ")
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, int, str]:
        """The line at which the case begins, counted from 0 as pytest does."""
        return self.path, self.case.line - 1, self.name


class CaseError(AssertionError):
    """A case that does not hold."""
