"""`isms-lint map --check`: what each mapping lifts, as a table or as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import Any

from isms_lint.cli.output import say, write
from isms_lint.config.errors import UsageError
from isms_lint.config.mappings import read_mappings
from isms_lint.config.settings import from_here, read_settings
from isms_lint.findings.locate import place_in
from isms_lint.plugins.manager import Plugins
from isms_lint.recognise.lifts import Filled, OfFile, OfKind, lifts
from isms_lint.recognise.survey import survey
from isms_lint.records.record import Record
from isms_lint.reporters.escape import inert_json, plain

_LONGEST = 60


def show(
    arguments: argparse.Namespace,
    root: str,
    file: str | None,
    paths: Sequence[str],
    plugins: Plugins,
) -> int:
    """Print what the mappings of the configuration lift out of the files below `paths`; give 2 where
    one of these cannot be read.

    Raises UsageError where there is no configuration.
    """
    if file is None:
        raise UsageError("there is no configuration yet: `isms-lint map` writes one")
    settings = read_settings(file)
    mappings = read_mappings(settings.get("mappings", ()), plugins.mappings)
    surveyed = survey(root, settings)
    found = [
        one
        for one in lifts(surveyed.all(), mappings, plugins.kinds)
        if not paths or any(one.file == path or one.file.startswith(f"{path}/") for path in paths)
    ]
    if arguments.format == "json":
        data = {"configuration": from_here(file), "files": [_data(one, arguments) for one in found]}
        write(inert_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n", utf_8=True)
    else:
        write("\n".join(_text(found, arguments)) + "\n")
    missed = surveyed.missed(mappings, paths)
    for name, why in missed:
        say(plain(f"Not read: {name}: {why}"))
    return 2 if missed else 0


def _text(found: Sequence[OfFile], arguments: argparse.Namespace) -> Iterator[str]:
    from tabulate import tabulate

    for one in found:
        lifted = sum(len(of.records) for of in one.kinds)
        template = " (a template: nothing is stated yet)" if one.templates and not lifted else ""
        yield f"{plain(one.file)}: mappings[{one.mapping}], {_number(lifted)}{template}"
        for of in one.kinds:
            yield f"  {plain(of.kind)}: {_number(len(of.records))}"
            rows = _records(of) if arguments.records else _fields(of)
            for line in tabulate(rows, tablefmt="plain", disable_numparse=True).splitlines():
                yield f"    {line.rstrip()}"
        for name, values in _left(one):
            yield f"  {name}: {plain(', '.join(values))}"
        yield ""
    total = sum(len(of.records) for one in found for of in one.kinds)
    templates = sum(bool(one.templates) for one in found)
    files = "1 file" if len(found) == 1 else f"{len(found)} files"
    yield f"{files}, {_number(total)}, {templates} with templates."


def _fields(of: OfKind) -> list[tuple[str, str, str]]:
    number = len(of.records)
    return [
        (plain(name), _filled(filled, number), plain(", ".join(filled.sources)))
        for name, filled in of.fields.items()
    ]


def _filled(filled: Filled, number: int) -> str:
    rows = f", {filled.rows} row{'' if filled.rows == 1 else 's'}" if filled.rows else ""
    return f"{filled.number} of {number}{rows}"


def _records(of: OfKind) -> list[tuple[str, str, str]]:
    return [(_place(record), plain(record.id), plain(_title(record))) for record in of.records]


def _place(record: Record) -> str:
    at = place_in(record, record.locate(()))
    return at.cell or f"{at.line}:{at.column}"


def _title(record: Record) -> str:
    text = next(
        (t for f in ("title", "name", "statement", "text", "action") if (t := record.text(f))), ""
    )
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _left(one: OfFile) -> Iterator[tuple[str, list[str]]]:
    """What the mapping does not account for."""
    for name, values in (
        ("no word for", one.words),
        ("no date", one.dates),
        ("not mapped", one.names),
        ("tables no part takes", one.tables),
    ):
        if values:
            yield name, values


def _data(one: OfFile, arguments: argparse.Namespace) -> dict[str, Any]:
    kinds: list[dict[str, Any]] = []
    for of in one.kinds:
        fields = {
            name: {"filled": filled.number, "from": list(filled.sources)}
            for name, filled in of.fields.items()
        }
        entry: dict[str, Any] = {"kind": of.kind, "count": len(of.records), "fields": fields}
        if arguments.records:
            entry["records"] = [
                {"id": record.id, "title": _title(record), "line": record.locate(()).line}
                for record in of.records
            ]
        kinds.append(entry)
    return {
        "file": one.file,
        "mapping": one.mapping,
        "templates": one.templates,
        "kinds": kinds,
        "words": one.words,
        "dates": one.dates,
        "names": one.names,
        "tables": one.tables,
    }


def _number(number: int) -> str:
    return f"{number} record{'' if number == 1 else 's'}"
