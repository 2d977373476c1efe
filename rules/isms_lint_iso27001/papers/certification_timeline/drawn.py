"""What the picture shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from isms_lint_iso27001.papers.certification_timeline.event import CROWDED, LANES, Event
from isms_lint_iso27001.papers.certification_timeline.years import Year


def numbered(events: Iterable[Event], numbers: Iterator[int]) -> tuple[Event, ...]:
    """The events; those of lanes in which few things happen take the next of `numbers`."""
    return tuple(
        event if event.lane in CROWDED else event._replace(number=next(numbers)) for event in events
    )


def drawn(
    shown: Sequence[Year], events: Sequence[Event], until: date, as_of: date
) -> dict[str, Any]:
    """The lanes in which anything stands, the bands of the years, and each event."""
    present = {event.lane for event in events}
    return {
        "start": shown[0].start,
        "end": until,
        "as_of": as_of,
        "lanes": [lane for lane in LANES if lane in present],
        "years": [(year.start, min(year.end, until)) for year in shown],
        "events": list(_marks(events, shown[0].start)),
    }


def _marks(events: Iterable[Event], first: date) -> Iterator[dict[str, Any]]:
    """What stands at each place, from the day `first` on: an event with its number; where many things
    happen, all of one day with how many they are.
    """
    counts: dict[tuple[str, str, date, date], int] = {}
    for event in events:
        if event.number:
            start = max(event.start, first)
            yield _mark(event.lane, event.state, start, event.end, str(event.number))
        else:
            place = (event.lane, event.state, max(event.start, first), event.end)
            counts[place] = counts.get(place, 0) + len(event.records)
    for place, count in counts.items():
        yield _mark(*place, f"{count}×" if count > 1 else "")


def _mark(lane: str, state: str, start: date, end: date, label: str) -> dict[str, Any]:
    return {"lane": lane, "state": state, "start": start, "end": end, "label": label}
