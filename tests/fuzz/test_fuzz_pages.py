"""Pages and mappings nobody thought of: nothing raises, and nothing that stands on a page is lost.

A bound on processor time turns a hang into a failure.
"""

from __future__ import annotations

import copy
import json
import random
import signal
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.mappings import read_mapping, read_mappings
from isms_lint.config.settings import settings_of
from isms_lint.documents.builtin import PAGE_READERS, READERS
from isms_lint.documents.document import Reading
from isms_lint.documents.read import Pages, read_bytes
from isms_lint.engine import run
from isms_lint.findings.locate import of_unmapped
from isms_lint.lifting.lift import Lifted, lift
from isms_lint.plugins.manager import load_plugins

PLUGINS = load_plugins()
PAGES = Pages(PAGE_READERS, lambda _: True)
SECONDS = 20
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """Each test ends, or fails."""

    def too_long(number: int, frame: object) -> None:
        raise TimeoutError("the linter hangs")

    previous = signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, 4 * SECONDS)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, previous)


def reading_of(file: str, raw: bytes) -> Reading:
    return read_bytes(file, raw, READERS, PAGES)


def places_of(lifted: Lifted) -> set[tuple[str, int, int]]:
    """The sort, the line and the column of what is told."""
    told = set()
    for one in lifted.unmapped:
        at = of_unmapped(one, {}).location
        told.add((one.reason, at.line, at.column))
    return told


# --- whatever stands on a page is in a record, told, ignored, or left alone

HEADINGS = ("Risks", "Actions", "Other", "Left")
COLUMNS = ("ID", "Title", "Owner", "Due", "Note")


class Put(NamedTuple):
    """A text that stands once on the page: in which row and column, below which heading.

    `top` is the line with the names of the columns, or of the first row where there are none.
    """

    text: str
    line: int
    column: int
    top: int
    index: int
    name: str
    heading: str


class Writing:
    """Writes a page of tables, and remembers where everything stands."""

    def __init__(self, chance: random.Random) -> None:
        self.lines = ["# Page", ""]
        self.put: list[Put] = []
        self._chance = chance

    def page(self) -> str:
        chance = self._chance
        for heading in chance.sample(HEADINGS, chance.randint(1, 3)):
            self.lines += [f"## {heading}", ""]
            for _ in range(chance.randint(0, 2)):
                self._table(heading)
            if chance.random() < 0.3:
                self._csv(heading)
        return "\n".join(self.lines) + "\n"

    def _table(self, heading: str) -> None:
        chance = self._chance
        names = [chance.choice((*COLUMNS, "")) for _ in range(chance.randint(1, 4))]
        if chance.random() < 0.1:
            self.lines.append("<!-- comment -->")
        top = len(self.lines) + 1
        self.lines += [self._row(names), self._row(["---"] * len(names))]
        for _ in range(chance.randint(0, 3)):
            if chance.random() < 0.1:
                self.lines.append("")
                top = len(self.lines) + 1
            elif chance.random() < 0.1:
                self.lines.append("<!-- comment -->")
            width = max(1, len(names) + chance.randint(-1, 1))
            self._cells([chance.choice(SHAPES) for _ in range(width)], names, top, heading, "| ")
        self.lines.append("")

    def _csv(self, heading: str) -> None:
        names = ["ID", "Title", "Zed"]
        self.lines.append("```csv")
        top = len(self.lines) + 1
        self.lines.append(",".join(names))
        for _ in range(self._chance.randint(0, 2)):
            self._cells(["{}"] * 3, names, top, heading, ",")
        self.lines += ["```", ""]

    def _cells(
        self, shapes: list[str], names: list[str], top: int, heading: str, between: str
    ) -> None:
        line, row = len(self.lines) + 1, []
        for index, shape in enumerate(shapes):
            text = f"c{len(self.put)}z"
            row.append(shape.format(text))
            if text in row[-1]:
                name = names[index] if index < len(names) else ""
                self.put.append(Put(text, line, 0, top, index, name, heading))
        self.lines.append(self._row(row) if between == "| " else between.join(row))
        for number in range(len(self.put) - sum("{}" in shape for shape in shapes), len(self.put)):
            found = self.put[number]
            self.put[number] = found._replace(column=self.lines[-1].index(found.text) + 1)

    @staticmethod
    def _row(cells: list[str]) -> str:
        return f"| {' | '.join(cells)} |"


SHAPES = ("", "TBD", "-", *("{}", "**{}**", "`{}`", "[{}](x)", "{}\\|") * 2)


def mapping_by(chance: random.Random) -> dict[str, Any]:
    """A mapping with parts of many sorts; its fields keep texts as they are."""

    def fields(more: bool = True) -> dict[str, Any]:
        found: dict[str, Any] = {
            f"x_{n}": name for n, name in enumerate(chance.sample(COLUMNS, chance.randint(0, 4)))
        }
        return {**found, "id": "ID"} if more and chance.random() < 0.8 else found

    def part(depth: int = 0) -> dict[str, Any]:
        what = chance.choice(("table", "section"))
        found: dict[str, Any] = {
            what: chance.choice((*HEADINGS, "*", ["Risks", "Other"])),
            "kind": "document",
            "fields": fields(),
            "ignore": [name for name in COLUMNS if chance.random() < 0.3],
        }
        if what == "table" and chance.random() < 0.3:
            found["columns"] = chance.sample(COLUMNS, 1)
        if chance.random() < 0.3:
            by = chance.choice((chance.choice(COLUMNS), {"heading": True}))
            table, column = chance.choice((*HEADINGS, "*")), chance.choice(COLUMNS)
            found["joins"] = {"j": {"table": table, "column": column, "by": by}}
            found["fields"]["x_j"] = f"j.{chance.choice(COLUMNS)}"
        if what == "section" and chance.random() < 0.3:
            rows = {"table": "*", "fields": {"x": chance.choice(COLUMNS)}, "ignore": ["Note"]}
            alone = {"table": "*", "column": chance.choice(COLUMNS)}
            found["fields"]["x_rows"] = {"rows": chance.choice((rows, alone))}
        if what == "section" and depth == 0 and chance.random() < 0.4:
            found["records"] = [part(1)]
        return found

    whole: dict[str, Any] = {"records": [part() for _ in range(chance.randint(1, 3))]}
    if chance.random() < 0.5:
        whole.update(kind="document", fields=fields(), ignore=["Owner"])
    if chance.random() < 0.4:
        whole["leave"] = chance.sample(HEADINGS, chance.randint(1, 2))
    return whole


def ignored_by(settings: Any) -> set[str]:
    """Every name that a mapping ignores anywhere, or that rows are joined by."""
    found: set[str] = set()
    if isinstance(settings, dict):
        found.update(settings.get("ignore", ()))
        found.update(join["column"] for join in settings.get("joins", {}).values())
        for inner in settings.values():
            found |= ignored_by(inner)
    elif isinstance(settings, list):
        for inner in settings:
            found |= ignored_by(inner)
    return found


def starts(line: str) -> list[int]:
    """Where the cells of a line begin."""
    mark = "|" if line.startswith("|") else ","
    found, at = [], 1 if mark == "|" else 0
    for cell in line[at:].replace("\\|", "xx").split(mark):
        found.append(at + (len(cell) - len(cell.lstrip()) if cell.strip() else 0) + 1)
        at += len(cell) + 1
    return found


@FUZZ
@given(st.randoms(use_true_random=False))
def test_nothing_that_stands_on_a_page_is_lost(chance: random.Random) -> None:
    writing = Writing(chance)
    text, mapping = writing.page(), mapping_by(chance)
    lifted = lift(
        reading_of("r.md", text.encode()),
        PLUGINS.kinds,
        (read_mapping({"files": "*", **mapping}),),
    )
    if lifted.templates:
        return
    lines = text.split("\n")
    data = repr([record.data for record in lifted.records])
    told, ignored = places_of(lifted), ignored_by(mapping)
    for put in writing.put:
        header = starts(lines[put.top - 1])
        own = starts(lines[put.line - 1])
        # A row of a name and a value is told by the name.
        names = {("field", put.line, at) for at in (*own[:1], *own[put.index :][:1])}
        names.update(("field", put.top, at) for at in header[put.index :][:1])
        whole = {(sort, line) for sort, line, _ in told}
        accounted = (
            put.text in data
            or put.name in ignored
            or put.heading in mapping.get("leave", ())
            or told & names
            or {(sort, put.line) for sort in ("unjoined", "twice", "no-kind")} & whole
            or {(sort, line) for sort in ("table", "loose") for line in (put.top, put.line)} & whole
            or _is_prepared(put, writing.put)
        )
        assert accounted, (put, text, mapping, told)


def _is_prepared(put: Put, all_put: list[Put]) -> bool:
    """Whether a row has an id and nothing else: it waits for its contents."""
    row = [one for one in all_put if one.line == put.line]
    return put.name == "ID" and all(one.name == "ID" for one in row)


# --- configurations

SOURCE = {"from": ["A", "B"], "words": {"x": "y", "*": None}, "match": "a{}b", "prefix": "p"}
ROWS = {"table": "*", "columns": ["A"], "where": {"A": "*"}, "fields": {"x": "A"}, "ignore": ["B"]}
BY = {"from": "ID", "match": "{}"}
WHOLE: dict[str, Any] = {
    "files": ["*"],
    "dates": "day-first",
    "template": False,
    "leave": ["X"],
    "header": 1,
    "where": {"A": ["x*"]},
    "kind": "document",
    "fields": {
        "id": "ID",
        "title": {"heading": True},
        "approvals.0.by": "A",
        "team": {"from": "B", "each": {"fields": {"person": "."}, "constants": {"function": "lead"}}},
        "x_s": {"section": "S*"},
        "x_f": {"file": "*/{}.md"},
        "x_a": {"above": "K"},
        "x_p": {"parent": "id"},
        "x_r": {"rows": ROWS},
        "x_c": {"rows": {"list": "*", "column": "Item"}, "join": ", "},
        "x_w": {**SOURCE, "join": "; ", "split": ",", "wrap": "list"},
    },
    "constants": {"status": "approved", "a.b": 1},
    "ignore": ["Q", "a.b"],
    "joins": {"j": {"table": "*", "columns": ["A"], "column": "A", "by": BY}},
    "records": [
        {
            "table": ["*"],
            "kind": {"from": "T", "words": {"n": "nonconformity"}},
            "by_kind": {"nonconformity": {"fields": {"grade": "G"}, "ignore": ["I"]}},
            "fields": {"id": {"from": ["A", "B"], "slug": True}},
        },
        {
            "section": "S*",
            "kind": "risk",
            "fields": {"id": {"heading": "{} *"}, "notes": {"body": True}},
            "records": [{"list": "*", "kind": "action", "fields": {"text": "Item"}}],
        },
        {"sheet": "*", "kind": "risk", "header": 3},
        {"at": "a.*.b", "kind": "risk", "records": [{"at": "c", "kind": "action"}]},
    ],
}  # fmt: skip
VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 3.5, 10**30, "", "*", "*" * 60, "{}", "{}{}", "a{}", "\0heading", "."),
    *("..", "a..b", "0", "9" * 5000, "id", "ID", "A", "x.0.y", "0.x", "team.0", "A" * 3000, "\ud800"),
    *([], {}, ["*"], [""], [1], [[]], {"a": 1}, {"from": "A"}, {"heading": "{}"}, {"parent": "id"}),
    *({"rows": {"table": "*"}}, {"rows": {"column": "A"}}, {"from": "A", "each": {}}),
)  # fmt: skip
PAGE = """\
---
fm: 1
list: [1, {a: 2}]
---
# T
**K:** v

| ID | A | B | T |
|---|---|---|---|
| 1 | x | y, z | n |
| 2 | | b | q |

## S 1
- a
- [x] b

| A | G |
|---|---|
| n | 1 |
"""
DATA = """\
ID: 1
A: x
B: [1, {q: 2}, [3]]
a: {k: {b: [{c: [{ID: 2}], z: 1}, 5]}, m: 4}
T: n
"""
FILES = {
    "r.md": PAGE,
    "d.yaml": DATA,
    "d.json": '[{"ID": 1, "A": [1, 2], "B": {"c": 1}}, {"a": [{"b": {"c": {"x": 1}}}]}]',
    "c.csv": "t\n\nID,A,B,T\n1,x,y,n\n2,,z,\n",
}
READINGS = {file: reading_of(file, text.encode()) for file, text in FILES.items()}


def spots(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything in a value."""
    if isinstance(value, dict | list):
        for step, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*path, step)
            yield from spots(one, (*path, step))


@settings(FUZZ, max_examples=120)
@given(st.randoms(use_true_random=False))
def test_a_configuration_works_or_says_what_is_wrong(chance: random.Random) -> None:
    whole = copy.deepcopy(WHOLE)
    for _ in range(chance.randint(1, 2)):
        *lead, last = chance.choice(list(spots(whole)))
        place: Any = whole
        for step in lead:
            place = place[step]
        if chance.random() < 0.3:
            del place[last]
        else:
            place[last] = copy.deepcopy(chance.choice(VALUES))
        if not whole:
            return
    raw = json.dumps({"mappings": [whole]}).encode()
    try:
        mappings = read_mappings(settings_of(raw, ".isms-lint.yaml").get("mappings", ()), ())
    except UsageError:
        return
    for reading in READINGS.values():
        lifted = lift(reading, PLUGINS.kinds, mappings)
        places_of(lifted)
        for record in lifted.records:
            for path in (("id",), ("team", 0, "person"), ("x_r", 0, "x"), ("nothing",)):
                assert record.locate(path).line >= 1
                assert record.locate_key(path).line >= 1


# --- anything at all, through the engine

CONFIG = Config(
    names={"Ana": "ana"},
    records=({"kind": "organization", "id": "acme"}, {"kind": "person", "id": "ana"}),
    mappings=(
        {
            "files": "*",
            "kind": "audit",
            "fields": {"id": "ID", "fieldwork": "When", "scope": "Scope"},
            "records": [
                {
                    "section": "*",
                    "kind": "nonconformity",
                    "fields": {"id": {"heading": True}, "raised_on": "Due", "evidence": {"body": True}},
                },
                {
                    "table": "*",
                    "kind": "action",
                    "fields": {"id": "ID", "owner": "Owner", "due_on": "Due", "status": "Status"},
                },
                {"list": "*", "kind": "risk", "fields": {"id": {"from": "Item", "slug": True}}},
            ],
        },
    ),
)  # fmt: skip
PIECES = st.lists(
    st.sampled_from(
        [
            *("# H\n", "\n", "| ID | Owner | Due | Status |\n", "|---|---|---|---|\n", "> ", "- "),
            *("| A-1 | Ana | Jul 2026 | open |\n", "| A-1 | Ana, Bo | 08/06/2026 | ✅ done |\n"),
            *("**ID:** v\n", "**Due:** TBD\n", "*When: 1–3 May 2026*\n", "Scope: A.5.1–5.9\n"),
            *("```csv\nID,Due\n", "```\n", "a,b\n", '"', "**L**\n", "<table>\n", "text\n", "[x] "),
            *("<!-- isms-lint: ignore[ACT002] x ", "-->\n", "===\n", "---\n", "kind: audit\n", "  "),
            *("\\", "é🚀", "\r", "\x00", "\ud800"),
        ]
    ),
    max_size=25,
)  # fmt: skip


def judged(file: str, raw: bytes) -> None:
    result = run("/nowhere", CONFIG, PLUGINS, date(2026, 7, 15), [reading_of(file, raw)])
    assert result.errors == ()
    lines = raw.count(b"\n") + raw.count(b"\r") + 2
    for finding in result.findings:
        if finding.location.file == file:
            assert 1 <= finding.location.line <= lines
            assert finding.location.column >= 1


@FUZZ
@given(PIECES.map("".join), st.sampled_from(["a.md", "a.csv", "a.tsv"]))
def test_pages(text: str, file: str) -> None:
    judged(file, text.encode("utf-8", "replace"))


@FUZZ
@given(st.binary(max_size=200), st.sampled_from(["a.md", "a.csv", "a.xlsx"]))
def test_bytes(raw: bytes, file: str) -> None:
    judged(file, raw)
