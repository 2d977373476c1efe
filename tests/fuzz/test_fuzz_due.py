"""Whatever records hold, the calendar is made of them, and it says what the rules say: a thing is
overdue beyond its rule's grace exactly where the rule speaks of it.
"""

from __future__ import annotations

import json
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from test_fuzz import DAYS, PLUGINS, damaged

from isms_lint.calendar.agenda import Wanted, make_agenda
from isms_lint.calendar.entries import Gathered, gather
from isms_lint.calendar.formats import REPORTERS
from isms_lint.calendar.look import Look
from isms_lint.config.config import Config
from isms_lint.engine import Examined, examine
from isms_lint.intake import take_in

SPEAKS: dict[str, frozenset[str]] = {
    "ACT002": frozenset({"overdue"}),
    "CAR005": frozenset({"overdue", "overdue-major"}),
    "DOC004": frozenset({"overdue"}),
    "FND004": frozenset({"nothing", "no-reason", "promised", "rejected"}),
    "FND005": frozenset({"none"}),
    "MRV001": frozenset({"last", "never"}),
    "PRG006": frozenset({"last", "never"}),
    "PRG007": frozenset({"missed", "postponed"}),
    "ROL004": frozenset({"left"}),
    "RSK007": frozenset({"old", "never"}),
    "RSK009": frozenset({"overdue"}),
}
"""By rule the messages that tell of something that is late now; others tell of the past."""
GRACE = {"MRV001": 30, "PRG006": 30, "PRG007": 14}


def world(seed: int, day: date) -> tuple[Examined, Gathered]:
    with tempfile.TemporaryDirectory() as root:
        Path(root, "a.json").write_text(json.dumps(damaged(seed)), encoding="utf-8")
        readings = take_in(root, None, (), PLUGINS.readers).readings
        found = examine(root, Config(), PLUGINS, day, readings)
    gathered = gather(found.latest, PLUGINS)
    assert gathered.failures == ()
    return found, gathered


@pytest.mark.parametrize("seed", range(5))
def test_the_calendar_and_the_rules_agree(seed: int) -> None:
    day = date(2027, 6, 1)
    found, gathered = world(seed, day)
    findings = (*found.result.findings, *found.result.accepted)
    for code, messages in SPEAKS.items():
        grace = timedelta(days=GRACE.get(code, 0))
        late = [e for e in gathered.entries if e.due.rule == code and e.due.on + grace < day]
        told = [f for f in findings if f.code == code and f.message_id in messages]
        assert len(late) == len(told), code


def test_it_is_made_of_anything() -> None:
    for seed in range(20, 20 + len(DAYS)):
        found, gathered = world(seed, DAYS[seed - 20])
        uids = [one.uid for one in gathered.entries]
        assert len(uids) == len(set(uids))
        wanted = Wanted(None, date.max, frozenset(), None)
        agenda = make_agenda(gathered, wanted, organization="", as_of=found.result.as_of, unread=0)
        for report in REPORTERS.values():
            for language in ("en", "de"):
                text = report(agenda, Look(language, 60, "", 3))
                assert all(char.isprintable() or char in "\r\n" for char in text)
                assert text.encode()
