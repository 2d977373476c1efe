"""A report for people, block by block, and what follows its open findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.accepted import accepted_block, existing_block
from isms_lint.reporters.summary import errors, statistics, summary
from isms_lint.reporters.terminal import RED, folded_lines, paint


def apart(blocks: Iterable[str]) -> Iterator[str]:
    """The blocks with an empty line between them."""
    separator = ""
    for block in blocks:
        yield f"{separator}{block}\n"
        separator = "\n"


def ending(result: Result, style: Style) -> list[str]:
    """Block by block: findings that do not count, what failed, statistics, summary, advice."""
    blocks = [] if style.quiet else [accepted_block(result, style)]
    blocks.append(existing_block(result, style))
    blocks.append([paint(line, RED, style) for line in errors(result)])
    if style.statistics:
        blocks.append(statistics(result))
    if not style.quiet:
        blocks.append(folded_lines(summary(result), style.width))
        if result.findings:
            code = result.findings[0].code
            advice = f"What a rule means and how to fix it: isms-lint explain {code}"
            blocks.append(folded_lines([advice], style.width))
    return ["\n".join(block) for block in blocks if block]
