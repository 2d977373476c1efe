"""Points in their order: what is new and gone at each, and which do not compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from isms_lint.findings.counts import BY
from isms_lint.past_reports.unread import Unread
from isms_lint.trend.point import MadeBy, Point
from isms_lint.values import NamedTuple

_MOST_NAMED = 5


class Step(NamedTuple):
    """A point, and how it differs from the one before: None and empty at the first.

    `new` counts open findings that were not open before, or tell of more than they did. Of those that
    were, `newly_accepted` counts the ones that are accepted now, `gone` the ones that are not there.
    `differs` says why the two points do not compare number by number.
    """

    point: Point
    new: int | None
    newly_accepted: int | None
    gone: int | None
    differs: tuple[str, ...]


class Series(NamedTuple):
    """The points of one repository (empty: none is named), counted by what `by` says.

    `unread` could not be read. `remarks` say what was left out.
    """

    repository: str
    by: str
    steps: tuple[Step, ...]
    unread: tuple[Unread, ...]
    remarks: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """The names that findings are counted under at any point."""
        names = {name for step in self.steps for name in step.point.counts}
        return sorted(names, key=BY[self.by].order)


def steps(points: Sequence[Point]) -> tuple[Step, ...]:
    """Each point beside the one before."""
    first = [Step(point, None, None, None, ()) for point in points[:1]]
    return (*first, *(_step(before, now) for before, now in pairwise(points)))


def _step(before: Point, now: Point) -> Step:
    left = before.open.keys() - now.open.keys()
    return Step(
        now,
        sum(_is_new(print_, about, before) for print_, about in now.open.items()),
        len(left & now.held),
        len(left - now.held),
        tuple(_differences(before.made_by, now.made_by)),
    )


def _is_new(print_: str, about: frozenset[str], before: Point) -> bool:
    was = before.open.get(print_)
    if was is None:
        return True
    # Reports of older versions do not say what findings tell of.
    return bool(was) and not about <= was


def _differences(before: MadeBy, now: MadeBy) -> Iterator[str]:
    if before.version != now.version:
        yield f"isms-lint {before.version}, then {now.version}"
    for name in sorted({*before.plugins, *now.plugins}):
        was, is_ = before.plugins.get(name, "not there"), now.plugins.get(name, "not there")
        if was != is_:
            yield f"plugin {name} {was}, then {is_}"
    if before.codes is None or now.codes is None:
        if before.rules != now.rules:
            yield f"{before.rules} rules, then {now.rules}"
    elif before.codes != now.codes:
        for what, codes in (
            ("rules no longer run", before.codes - now.codes),
            ("rules run that had not", now.codes - before.codes),
        ):
            if codes:
                yield f"{what}: {_named(codes)}"
    if not (before.whole and now.whole):
        yield "not all findings of the repository are reported"
    if before.failed or now.failed:
        yield "a part of a run failed"


def _named(codes: Iterable[str]) -> str:
    ordered = sorted(codes)
    more = len(ordered) - _MOST_NAMED
    return ", ".join(ordered[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
