"""Puts what was measured between the markers of the page."""

from __future__ import annotations

from pathlib import Path

from timing.measurement import Measurement
from timing.report.plot import alternative, svg
from timing.report.tables import left_out, memory_table, targets_table, times_table, title

BEGIN = "<!-- measured: begin -->"
END = "<!-- measured: end -->"


def write_page(found: Measurement, page: Path, picture: Path) -> None:
    """Rewrites the measured part of the page, and the picture beside it."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{page.name} has no place for what was measured")
    drawn = svg(found)
    picture.write_text(drawn if drawn.endswith("\n") else f"{drawn}\n", encoding="utf-8")
    page.write_text(
        f"{before}{BEGIN}\n\n{measured(found, picture.name)}\n{END}{after}", encoding="utf-8"
    )


def measured(found: Measurement, picture: str) -> str:
    """The measured part, in Markdown."""
    parts = [
        "\n".join(f"- {name}: {value}" for name, value in found.machine.items()),
        f"Made by:\n\n```sh\n{found.command}\n```",
        f"### Targets\n\n{targets_table(found)}",
        f"### Over the number of records\n\n![{alternative(found)}]({picture})",
        "### Each scenario",
    ]
    parts += [
        f"#### {_heading(title(one))}\n\n{times_table(one)}"
        for one in found.scenarios
        if one.kind != "empty"
    ]
    parts.append(f"### Memory\n\n{memory_table(found)}")
    parts.append(f"### What did not count\n\n{left_out(found)}")
    return "\n\n".join(parts) + "\n"


def _heading(text: str) -> str:
    return text[0].upper() + text[1:]
