from __future__ import annotations

from datetime import date, timedelta

from facts import PLUGINS, run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.documents.positions import FieldPath
from isms_lint.records.kinds import Kind
from isms_lint_iso27001.derive.dates import status_dates
from isms_lint_iso27001.derive.dates.status_dates import KINDS, disagreements

TABLES = (status_dates._NEEDS, status_dates._EXCLUDES)


def test_the_tables_speak_the_language_of_the_schemas() -> None:
    for table in TABLES:
        for name, rows in table.items():
            kind = PLUGINS.kinds.get(name)
            assert kind is not None
            for statuses, path in rows:
                assert statuses <= set(kind.schema["properties"]["status"]["enum"])
                assert _is_date(kind, path), (name, path)
    for name, ends in status_dates._ENDS.items():
        kind = PLUGINS.kinds.get(name)
        for end, befores in ends:
            assert all(_is_date(kind, path) for path in (end, *befores))


def _is_date(kind: Kind | None, path: FieldPath) -> bool:
    field = None if kind is None else kind.fields.at(path)
    return field is not None and field.is_date


def test_no_status_both_needs_and_excludes_a_day() -> None:
    for kind in KINDS:
        needs = status_dates._NEEDS.get(kind, ())
        for statuses, field in status_dates._EXCLUDES.get(kind, ()):
            for needed, own in needs:
                assert own != field or not statuses & needed


@given(opened=st.integers(-30, 30), closed=st.integers(-30, 30))
def test_order_and_state_of_two_days(opened: int, closed: int) -> None:
    today = date(2026, 11, 20)
    first, last = today + timedelta(opened), today + timedelta(closed)
    run = run_of(
        f"kind: nonconformity\nid: X\nstatus: open\nraised_on: {first}\nclosed_on: {last}\n"
    )
    found = disagreements(run.register.records[0], run)
    assert len(found) == (closed <= 0) + (closed < opened <= 0)
    assert {one.path for one in found} <= {("closed_on",)}
