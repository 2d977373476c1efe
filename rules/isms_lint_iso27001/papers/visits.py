"""The visits of the certification body that papers name."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.certification.year import (
    Visit,
    is_lapsed,
    regular_visits,
    visits_to_judge,
)


class Told(NamedTuple):
    """A visit, and whether its day is past without the record saying that it took place."""

    visit: Visit
    is_lapsed: bool


def told_visits(run: Pass) -> list[Told]:
    """The last regular visit that is on record as held, one since whose day has passed, and the next
    one, as far as there are any.
    """
    judged = run.derive(visits_to_judge)
    begun = [one for one in run.derive(regular_visits) if one.start <= run.as_of]
    held = [one for one in begun if not is_lapsed(one, run)][-1:]
    return [Told(one, is_lapsed(one, run)) for one in dict.fromkeys((*held, *judged))]
