"""Blocks of CSV between fences in Markdown."""

from __future__ import annotations

from isms_lint.documents.delimited import rows_of
from isms_lint.documents.document import Problem
from isms_lint.documents.page import Cell
from isms_lint.documents.positions import Span


def fenced_rows(
    content: str, word: str, lines: list[str], start: int, first: int
) -> tuple[list[list[Cell]], list[Problem]]:
    """The rows of a block that holds `content`, and the problems met. `word` is what the fence says it
    is (`csv`, `tsv`), `start` the number of its first line among `lines`, before which `first` lines
    of the file stand.
    """
    before = first + start
    inside = content.split("\n")
    rows, problems = rows_of(content, before, "\t" if word == "tsv" else "")
    # Blocks in quotes and lists are indented; what stands before them is none of the content.
    indents = [
        max(len(line) - len(inner), 0)
        for line, inner in zip(lines[start : start + len(inside)], inside, strict=False)
    ]
    if not any(indents):
        return rows, problems

    def moved(span: Span) -> Span:
        ends = (span.line - before - 1, span.end_line - before - 1)
        begin, end = (indents[n] if n < len(indents) else 0 for n in ends)
        return span._replace(column=span.column + begin, end_column=span.end_column + end)

    return (
        [[(cell[0], *moved(Span(*cell[1:]))) for cell in row] for row in rows],
        [problem._replace(span=moved(problem.span)) for problem in problems],
    )
