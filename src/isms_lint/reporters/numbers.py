"""Tables of names and numbers for people."""

from __future__ import annotations

from collections.abc import Container, Sequence


def number_table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Container[int]
) -> str:
    """A line a row below the heads; the columns in `numbers` stand to the right."""
    from tabulate import tabulate

    align = ["right" if index in numbers else "left" for index in range(len(heads))]
    # As a row, since tabulate makes columns with a head wider than what stands in them.
    drawn = tabulate([heads, *rows], tablefmt="plain", disable_numparse=True, colalign=align)
    head, *lines = (line.rstrip() for line in drawn.splitlines())
    rule = "-" * max(map(len, (head, *lines)))
    return "\n".join((head, rule, *lines))
