"""The tables, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from timing.measure_all import ONE_CORE, OURS
from timing.measurement import Measurement
from timing.rounds import Refused, Series
from timing.scenario import Scenario
from timing.targets import targets

_KINDS = {
    "version": "start",
    "cold": "cold",
    "unchanged": "warm, nothing changed",
    "changed": "warm, one record changed",
    "empty": "an empty repository",
}


def targets_table(found: Measurement) -> str:
    """Each target: what was aimed at, what came out."""
    rows = []
    for one in targets(found):
        figure = "" if one.figure is None else f"{_figure(one.figure)} {one.unit}"
        rows.append([one.what, f"{one.at_most:g} {one.unit}", figure, one.verdict])
    return _table(["What", "At most", "Measured", "Target"], rows)


def times_table(scenario: Scenario) -> str:
    """What each contestant took in a scenario."""
    own = scenario.series(OURS)
    rows = [
        _row(name, result, own)
        for name, result in sorted(scenario.results.items(), key=lambda one: _median(one[1]))
        if isinstance(result, Series)
    ]
    heads = ["Process", "Median, s", "Least, s", "Quartiles, s", "Processor, s", "Peak, MiB"]
    return _table([*heads, "Runs", "× isms-lint"], rows)


def memory_table(found: Measurement) -> str:
    """Memory for each record: what a run takes beyond one over an empty repository."""
    empty = next((one.series(ONE_CORE) for one in found.scenarios if one.kind == "empty"), None)
    rows = []
    for one in found.scenarios:
        series = one.series(ONE_CORE)
        if one.kind == "cold" and one.layout == "yaml" and empty and series:
            each = (series.peak - empty.peak) * 1024 / one.count
            rows.append([grouped(one.count), f"{series.peak:.0f}", f"{each:.1f}"])
    return _table(["Records", "Peak with one process, MiB", "For each record, KiB"], rows)


def left_out(found: Measurement) -> str:
    """What did not count, and why."""
    lines = [f"- {name}: {why}" for name, why in found.absent.items()]
    lines += [
        f"- {name} at {title(one)}: its verdict was wrong: {result.why}"
        for one in found.scenarios
        for name, result in one.results.items()
        if isinstance(result, Refused)
    ]
    return "\n".join(lines) or "Nothing."


def title(scenario: Scenario) -> str:
    """What a scenario is called."""
    kind = _KINDS[scenario.kind]
    if not scenario.count:
        return kind
    layout = {"yaml": "YAML", "csv": "CSV", "markdown": "Markdown"}.get(scenario.layout, "mixed")
    return f"{grouped(scenario.count)} records, {layout}, {kind}"


def grouped(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}".replace(",", " ")


def _row(name: str, series: Series, own: Series | None) -> list[str]:
    ratio = _figure(series.median / own.median) if own else ""
    return [
        f"`{name}`",
        _figure(series.median),
        _figure(series.least),
        f"{_figure(series.lower)}–{_figure(series.upper)}",
        _figure(series.cpu),
        f"{series.peak:.0f}",
        str(series.runs),
        ratio,
    ]


def _median(result: object) -> float:
    return result.median if isinstance(result, Series) else 0.0


def _figure(number: float) -> str:
    """Three digits that say something."""
    if number >= 100:
        return f"{number:.0f}"
    return f"{number:.3g}" if number >= 0.001 else f"{number:.4f}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(_lines(heads, rows))


def _lines(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
