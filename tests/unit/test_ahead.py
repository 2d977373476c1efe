"""Records that are taken in while others are still read are those that are taken in later."""

from __future__ import annotations

from pathlib import Path

import pytest

from isms_lint.adopted import Adopted, adopt
from isms_lint.ahead import Ahead
from isms_lint.config.load import to_config
from isms_lint.documents.document import Reading
from isms_lint.intake import take_in
from isms_lint.plugins.manager import Plugins, load_plugins
from isms_lint.records.register import Register

FILES = {
    "people.yaml": "kind: person\nrecords: [{id: ana}, {id: ben, manger: ana}]\n",
    "audit.yaml": (
        "kind: audit\nid: AUD-1\nreported_on: 2026-02-30\nteam: [{person: cara, function: lead}]\n"
        "findings: [{kind: nonconformity, id: NC-1, grade: huge}]\n"
    ),
}


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return load_plugins()


@pytest.fixture
def readings(tmp_path: Path) -> list[Reading]:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return take_in(str(tmp_path), None).readings


def adopted(readings: list[Reading], plugins: Plugins, ahead: Ahead | None) -> Adopted:
    config = to_config({}, plugins.profiles, "", None)
    return adopt(readings, config, "", (), plugins.kinds, ahead)


def told(found: Adopted, plugins: Plugins) -> list[tuple[object, ...]]:
    """What a register says of each record."""
    register = Register(found.records, plugins.kinds, plugins.catalogues, looked=found.looked)
    return [
        (
            record.kind,
            record.id,
            record.data,
            [(fault.kind, fault.path, fault.written) for fault in register.faults(record)],
            [(one.path, one.target) for one in register.references(record)],
            [one.target for one in register.unsettled_references(record)],
        )
        for record in register.records
    ]


def test_what_came_early_is_what_comes_late(plugins: Plugins, readings: list[Reading]) -> None:
    ahead = Ahead(plugins.kinds)
    ahead.take({}, readings[:1])
    found = adopted(readings, plugins, ahead)
    assert len(found.looked) == 2  # the audit, and the nonconformity in it
    assert found.records[0] in found.looked
    expected = told(adopted(readings, plugins, None), plugins)
    assert told(found, plugins) == expected
    assert any(faults for *_, faults, _, _ in expected)


def test_a_second_register_of_the_same_records_says_nothing_twice(
    plugins: Plugins, readings: list[Reading]
) -> None:
    ahead = Ahead(plugins.kinds)
    ahead.take(None, readings)
    found = adopted(readings, plugins, ahead)
    assert told(found, plugins) == told(found, plugins)


@pytest.mark.parametrize("settings", [{"mappings": []}, {"records": []}])
def test_nothing_is_taken_early_where_settings_have_a_say(
    plugins: Plugins, readings: list[Reading], settings: dict[str, object]
) -> None:
    ahead = Ahead(plugins.kinds)
    ahead.take(settings, readings)
    assert ahead.looked == {}
    assert [ahead.lifted(reading) for reading in readings] == [None, None]


def test_a_reading_that_took_the_place_of_one_is_lifted_anew(
    plugins: Plugins, readings: list[Reading]
) -> None:
    ahead = Ahead(plugins.kinds)
    ahead.take({}, readings)
    first, second = readings
    other = second._replace(documents=[])
    found = adopted([first, other], plugins, ahead)
    assert [len(part.records) for part in found.lifted] == [2, 0]
