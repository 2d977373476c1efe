"""Anything at all through the whole engine: findings, never an exception, never a failed run.

A bound on processor time for the whole module turns a hang into a failure.
"""

from __future__ import annotations

import json
import random
import signal
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isms_lint.config.config import Config
from isms_lint.documents.builtin import READERS
from isms_lint.engine import run
from isms_lint.findings.result import Result
from isms_lint.intake import take_in
from isms_lint.plugins.manager import load_plugins
from isms_lint.records.annotations import Field
from isms_lint.reporters import REPORTERS, Style

EXAMPLES = Path(__file__).parents[2] / "examples"
PLUGINS = load_plugins()
SUFFIXES = [".yaml", ".json", ".md"]
SEEDS = {
    path: path.read_bytes()
    for path in sorted(EXAMPLES.rglob("*"))
    if path.suffix in SUFFIXES and path.name != "README.md" and not path.name.startswith(".")
}
BREAKS = (b"\r", "\x85".encode(), "\u2028".encode(), "\u2029".encode(), b"\xff\xfe", b"\xfe\xff")
"""What also begins a new line for libyaml, and files whose line breaks are not one byte."""
DAMAGE = (
    *(
        b"",
        b":",
        b" ",
        b"\n",
        b"- ",
        b"[",
        b"]",
        b"{",
        b"}",
        b"'",
        b'"',
        b"\t",
        b"*a ",
        b"&a ",
        b"\xff",
    ),
    *(
        b"<<: *a\n",
        b"!!x ",
        b"0",
        b"2026-02-30",
        b"---\n",
        b"~",
        b"id: ",
        b"kind: ",
        b"|\n",
        b"\\u0000",
    ),
)
SECONDS = 20
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """Each test ends, or fails: a hang is a finding of this test."""

    def too_long(number: int, frame: object) -> None:
        raise TimeoutError("the linter hangs")

    previous = signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, 4 * SECONDS)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, previous)


def lint(files: dict[str, bytes], day: date = date(2026, 11, 20), *, show: bool = True) -> Result:
    """The result of linting `files` on `day`; every reporter can print it, where it is to `show`."""
    with tempfile.TemporaryDirectory() as root:
        for name, raw in files.items():
            Path(root, name).write_bytes(raw)
        readings = take_in(root, None, (), PLUGINS.readers).readings
        result = run(root, Config(), PLUGINS, day, readings)
    assert result.errors == ()
    for finding in result.findings:
        raw = files[finding.location.file]
        assert finding.location.line >= 1
        assert finding.location.column >= 1
        assert finding.location.line <= raw.count(b"\n") + 2 or any(mark in raw for mark in BREAKS)
        assert finding.message
    for report in REPORTERS.values() if show else ():
        assert "".join(report(result, Style())).encode()
    return result


@FUZZ
@given(st.binary(max_size=300), st.sampled_from(SUFFIXES))
def test_bytes(raw: bytes, suffix: str) -> None:
    lint({f"a{suffix}": raw, "b.yaml": b"kind: audit\nid: A\n"})


@FUZZ
@given(
    st.text("ab:-[]{},&*!|>%@#'\"<~?. \n\t\r0é\u2028\U0001f600", max_size=80),
    st.sampled_from(SUFFIXES),
)
def test_text_that_looks_like_records(text: str, suffix: str) -> None:
    lead = {".yaml": "kind: audit\nid: A\n", ".json": "", ".md": "---\nkind: audit\nid: A\n"}[
        suffix
    ]
    lint({f"a{suffix}": (lead + text).encode()})


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.sampled_from(
        [
            "A.5.1",
            "9.2",
            "full-isms",
            "2026-01-31",
            "2026-02-30",
            "ana",
            "R-1",
            "R-2",
            "TBD",
            "",
            "\ud800",
        ]
    )
    | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "person",
                    "from",
                    "to",
                    "on",
                    "by",
                    "id",
                    "kind",
                    "control",
                    "start",
                    "end",
                    "item",
                    "x",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


def values_of(field: Field | None, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values a field could have: mostly of the shape its schema wants, sometimes anything."""
    if field is None or depth > 4:
        return VALUES
    if field.properties:
        shape: st.SearchStrategy[Any] = st.fixed_dictionaries(
            {},
            optional={
                name: values_of(inner, depth + 1) for name, inner in field.properties.items()
            },
        )
    elif field.words:
        shape = st.sampled_from(field.words)
    elif field.is_date:
        shape = st.dates(date(2024, 1, 1), date(2028, 1, 1)).map(str)
    elif field.scope_item:
        shape = st.sampled_from(
            ["A.5.1", "A.5.15-A.5.18", "9.2", "9.3.2 d3", "full-isms", "R-1", "A.99"]
        )
    elif field.references or field.identifier:
        shape = st.sampled_from(["ana", "R-0", "R-1", "R-2", "R-3", "gone"])
    else:
        shape = VALUES
    if field.items is not None:
        shape = st.lists(values_of(field.items, depth + 1), max_size=3) | shape
    return st.one_of(shape, shape, shape, VALUES)


@cache
def record_of(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """A record of `kind` with fields of its own."""
    found = PLUGINS.kinds.get(kind)
    assert found is not None
    fields = found.fields.properties
    names = sorted(found.fields.known or fields)
    own = {name: values_of(fields.get(name)) for name in names if name not in ("id", "kind")}
    return st.fixed_dictionaries({"kind": st.just(kind)}, optional=own)


@settings(FUZZ, max_examples=60)
@given(
    st.lists(st.sampled_from(list(PLUGINS.kinds)).flatmap(record_of), max_size=5),
    st.sampled_from(["list", "register"]),
)
def test_records_with_any_values(records: list[dict[str, Any]], shape: str) -> None:
    for number, record in enumerate(records):
        record["id"] = f"R-{number}"
    data: Any = records if shape == "list" else {"kind": "audit", "records": records}
    text = (
        json.dumps(data)
        .replace("NaN", "0")
        .replace("-Infinity", "-1e999")
        .replace("Infinity", "1e999")
    )
    lint({"a.json": text.encode(), "b.yaml": b"kind: person\nid: ana\nfrom: 2020-01-01\n"})


@st.composite
def mutations(draw: st.DrawFn) -> dict[str, bytes]:
    """A few example files of one repository, one of them damaged in a few places."""
    chosen = draw(st.lists(st.sampled_from(sorted(SEEDS)), min_size=1, max_size=4, unique=True))
    files = {f"{n}{path.suffix}": SEEDS[path] for n, path in enumerate(chosen)}
    victim = draw(st.sampled_from(sorted(files)))
    raw = files[victim]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        size = draw(st.sampled_from([0, 0, 1, 2, 8, 60]))
        new = draw(st.sampled_from(DAMAGE))
        raw = raw[:at] + new + raw[at + size :]
    lines = raw.split(b"\n")
    if draw(st.booleans()) and len(lines) > 3:
        one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        lines[one], lines[other] = lines[other], lines[one]
    return {**files, victim: b"\n".join(lines)}


@FUZZ
@given(mutations())
def test_damaged_examples(files: dict[str, bytes]) -> None:
    lint(files)


WRONG: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 12, 10**30, 1.5, 1e308, "", "  ", "TBD", "n/a", "none", "-"),
    *([], {}, [[]], [{}], [None], {"": 1}, ["a", "b"], {"person": "x"}, {"a": {"b": [1]}}),
    *(
        "\ud800",
        "\u202e\u2028",
        "\x1b[31mred",
        "a\nb",
        "a|b",
        "a::b",
        "%s {} {0} {x!r}",
        "y" * 5_000,
    ),
    *("A.5.1", "A.99", "9.2", "9.3.2 d3", "full-isms", "A.5.1-A.5.10", "A.9.2.1", "4-10", "ORG"),
    *("0001-01-01", "9999-12-31", "2024-02-29", "2026-02-30", "2026-11-20", "2026-11-21"),
    *("2026-01-01T00:00:00+14:00", "2026-01-01T23:59:59-12:00", "9999-12-31T23:59:59-12:00"),
)
DAYS = (*(date(2026, 11, 20),) * 4, date.min, date.max, date(2024, 2, 29))
SYSTEM = [
    document.data
    for path, raw in SEEDS.items()
    if "alder" in path.parts and path.suffix in READERS
    for document in READERS[path.suffix](raw.decode())[0]
    if isinstance(document.data, dict)
]
Place = tuple[Any, Any]
"""A mapping or a list, and the key or index of a value in it."""


def places_in(value: Any) -> Iterator[Place]:
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in entries:
        yield value, key
        if isinstance(inner, dict | list):
            yield from places_in(inner)


def is_there(holder: Any, key: Any) -> bool:
    return key in holder if isinstance(holder, dict) else key < len(holder)


def damaged(seed: int) -> list[Any]:
    """A whole system, with values lost, doubled, of another type, or of another field."""
    chance = random.Random(seed)
    system: list[Any] = json.loads(json.dumps(SYSTEM))
    places = list(places_in(system))
    for _ in range(chance.choice((1, 5, 20, 80))):
        (holder, key), (other, its) = chance.sample(places, 2)
        if not (is_there(holder, key) and is_there(other, its)):
            continue
        value = holder[key]
        same = [one for one in places if one[1] == key and isinstance(key, str) and is_there(*one)]
        match chance.randrange(8):
            case 0:
                del holder[key]
            case 1 | 2:
                holder[key] = chance.choice(WRONG)
            case 3:
                holder[key] = json.loads(json.dumps(other[its]))
            case 4:
                holder[key] = chance.choice(([value], {"person": value}, [value, value]))
            case 5:
                # One id for many, references that lead back, two organizations.
                for one, name in same if key not in ("kind", "records") else ():
                    one[name] = json.loads(json.dumps(value))
            case 6:
                wrong = chance.choice(WRONG)
                for one, name in same if key not in ("kind", "records") else ():
                    one[name] = wrong
            case 7 if isinstance(holder, list):
                holder.append(json.loads(json.dumps(value)))
    return [record for record in system if isinstance(record, dict)]


FIELDS = sorted({key for _, key in places_in(SYSTEM) if isinstance(key, str)} - {"kind", "records"})
GROUPS = 20
TYPES: dict[str, Any] = {
    "list": ["x"],
    "mapping": {"a": 1},
    "nested": [[{}]],
    "number": 7,
    "truth": True,
    "long": "z" * 5_000,
}


@pytest.mark.parametrize("wrong", TYPES)
def test_each_field_of_another_type(wrong: str) -> None:
    """Wherever a field of one name stands, it holds what it never should; a few names at a time."""
    names = random.Random(wrong).sample(FIELDS, len(FIELDS))
    for group in range(GROUPS):
        chosen = set(names[group::GROUPS])
        system = json.loads(json.dumps(SYSTEM))
        for holder, key in list(places_in(system)):
            if key in chosen:
                holder[key] = TYPES[wrong]
        lint({"a.json": json.dumps(system).encode()}, show=group == 0)


@pytest.mark.parametrize("block", range(3))
def test_damaged_systems(block: int) -> None:
    for seed in range(12 * block, 12 * block + 12):
        text = json.dumps(damaged(seed))
        result = lint({"a.json": text.encode()}, DAYS[seed % len(DAYS)], show=False)
        said = [finding.message for finding in result.findings]
        said += [one.message for finding in result.findings for one in finding.related]
        said += [outcome.reason for outcome in result.not_evaluated]
        assert max(map(len, said)) < 4000
        for name in ("table", "concise"):
            shown = "".join(REPORTERS[name](result, Style()))
            assert all(char.isprintable() for line in shown.split("\n") for char in line)


def test_the_examples_themselves() -> None:
    for path, raw in SEEDS.items():
        lint({f"a{path.suffix}": raw})
