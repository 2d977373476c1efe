"""Something that does not hold, and where."""

from __future__ import annotations

from isms_lint.reporters.escape import plain
from isms_lint.testing.case import Case, File
from isms_lint.values import NamedTuple

_AROUND = 2
"""Lines shown before and after the one that is meant."""


class Complaint(NamedTuple):
    """What does not hold; `where` is file:line, and `shown` the text there with the line marked."""

    where: str
    message: str
    shown: str = ""

    def __str__(self) -> str:
        head = plain(f"{self.where}: {self.message}" if self.where else self.message)
        return f"{head}\n{self.shown}" if self.shown else head


def about_case(case: Case, message: str, line: int | None = None) -> Complaint:
    """A complaint about a whole case, or about a line of the file it is written in."""
    return Complaint(f"{case.source}:{line or case.line}", f"case `{case.title}`: {message}")


def about_line(case: Case, file: str, line: int, column: int, message: str) -> Complaint:
    """A complaint about a line of one of the files of a case; `column` 0 marks the whole line."""
    part = case.files.get(file)
    if part is None:  # a rule file is to blame
        return Complaint(f"{file}:{line}", f"case `{case.title}`: {message}")
    where = f"{case.source}:{part.before + line}"
    return Complaint(where, f"case `{case.title}`: {message}", _shown(part, line, column))


def _shown(part: File, line: int, column: int) -> str:
    lines = part.text.split("\n")
    first, last = max(line - _AROUND, 1), min(line + _AROUND, len(lines))
    width = len(str(part.before + last))
    out = []
    for number in range(first, last + 1):
        text = plain(lines[number - 1])
        mark = ">" if number == line else " "
        out.append(f"  {mark} {part.before + number:>{width}} | {text}".rstrip())
        if number == line and column:
            out.append(f"    {'':{width}} | {'':{column - 1}}^")
    return "\n".join(out)
