"""Hostile files: each ends in a finding, in bounded time and memory, and its neighbours are linted.

Every bomb is linted in a process of its own under a limit on processor time; the process reports the
most memory it ever held. The limits are far above what is needed and far below what a bomb would take.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from isms_lint.testing import lint

MEGABYTES = 400
SECONDS = 40
NEIGHBOUR = "kind: audit\nid: A-1\nowner: nobody\n"

LINT = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))

def peak():
    # ru_maxrss of a new process begins with that of the process that started it; this does not.
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

from datetime import date
from isms_lint.config.config import Config
from isms_lint.engine import run
from isms_lint.intake import take_in
from isms_lint.plugins.manager import load_plugins
from isms_lint.reporters import Style
from isms_lint.reporters.json import report
root = sys.argv[1]
plugins = load_plugins()
readings = take_in(root, None, (), plugins.readers).readings
result = run(root, Config(), plugins, date(2026, 11, 20), readings)
"".join(report(result, Style()))
print(json.dumps({
    "findings": [[f.location.file, f.code, f.location.line] for f in result.findings],
    "errors": [e.message for e in result.errors],
    "kilobytes": peak(),
    "longest": max((len(finding.message) for finding in result.findings), default=0),
}))
"""


def laughs() -> str:
    lines = ["kind: audit", "id: BOMB", "x_a0: &a0 [lol, lol]"]
    lines += [f"x_a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    return "\n".join(lines) + "\n"


def laughing_merges() -> str:
    lines = ["kind: audit", "id: BOMB", "x_a0: &a0 {k: v}"]
    lines += [
        f"x_a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}], k{n}: v}}" for n in range(1, 12)
    ]
    return "\n".join(lines) + "\nteam: *a3\n"


def long_laughs() -> str:
    aliases = ", ".join(["*s"] * 3000)
    return f"kind: audit\nid: BOMB\nx_s: &s '{'y' * 300_000}'\nstatus: [{aliases}]\n"


def listed_laughs() -> str:
    aliases = ", ".join(["*l"] * 3000)
    return f"kind: audit\nid: BOMB\nx_l: &l ['{'y' * 300_000}']\nstatus: [{aliases}]\nowner: [*l, *l]\n"


def laughing_keys() -> str:
    return f"- &s '{'y' * 300_000}'\n- &l [{', '.join(['*s'] * 10)}]\n- {{*l : 1}}\n"


BOMBS: dict[str, tuple[str, Callable[[], str], str]] = {
    "aliases of aliases": ("a.yaml", laughs, "INP006"),
    "merges of merges": ("a.yaml", laughing_merges, "INP006"),
    "aliases of a long text": ("a.yaml", long_laughs, "INP006"),
    "aliases of a list with a long text": ("a.yaml", listed_laughs, "INP006"),
    "aliases of lists as keys": ("a.yaml", laughing_keys, "INP002"),
    "ten thousand lists in YAML": ("a.yaml", lambda: "[" * 10_000, "INP006"),
    "ten thousand mappings in YAML": ("a.yaml", lambda: '{"a":' * 10_000, "INP006"),
    "ten thousand dashes": ("a.yaml", lambda: "- " * 10_000 + "x\n", "INP006"),
    "ten thousand lists in JSON": ("a.json", lambda: "[" * 10_000, "INP006"),
    "ten thousand mappings in JSON": ("a.json", lambda: '{"a":' * 10_000, "INP006"),
    "ten thousand lists in front matter": (
        "a.md",
        lambda: "---\na: " + "[" * 10_000 + "\n---\n",
        "INP006",
    ),
    "forty megabytes": (
        "a.yaml",
        lambda: "kind: audit\nid: BOMB\ntext: |\n" + ("  " + "y" * 97 + "\n") * 400_000,
        "INP006",
    ),
    "a million keys": (
        "a.yaml",
        lambda: "{" + "".join(f"k{n}: 1, " for n in range(10**6)) + "}",
        "INP006",
    ),
    "a million keys of a record": (
        "a.json",
        lambda: (
            '{"kind": "audit", "id": "BOMB"' + "".join(f',"k{n}":1' for n in range(600_000)) + "}"
        ),
        "INP011",
    ),
    "millions of items": (
        "a.yaml",
        lambda: "kind: audit\nid: BOMB\nscope: [" + "1, " * 2_500_000 + "]",
        "INP006",
    ),
    "a scalar of five megabytes": (
        "a.yaml",
        lambda: "kind: audit\nid: BOMB\nstatus: " + "y" * 5_000_000,
        "REF006",
    ),
    "a kind of five megabytes": ("a.yaml", lambda: "id: BOMB\nkind: " + "y" * 5_000_000, "REF006"),
    "a date of five megabytes": (
        "a.yaml",
        lambda: "kind: audit\nid: BOMB\nreported_on: " + "2" * 5_000_000,
        "REF007",
    ),
    "a scope item of five megabytes": (
        "a.yaml",
        lambda: "kind: audit\nid: BOMB\nscope: ['" + "-" * 5_000_000 + " x y']",
        "REF001",
    ),
    "a number of five megabytes": (
        "a.json",
        lambda: '{"kind": "audit", "id": ' + "9" * 5_000_000 + ', "zz": 1}',
        "REF006",
    ),
    "a hundred thousand tags": (
        "a.yaml",
        lambda: "kind: audit\nid: BOMB\nx: [" + "!!python/x y, " * 100_000 + "]",
        "INP004",
    ),
    "a hundred thousand bare tags": ("a.yaml", lambda: "!!" * 100_000, "INP004"),
    "a hundred thousand duplicate keys": (
        "a.yaml",
        lambda: "kind: audit\nid: BOMB\n" + "a: 1\n" * 100_000,
        "INP003",
    ),
    "a hundred thousand duplicate keys in JSON": (
        "a.json",
        lambda: '{"kind": "audit", "id": "BOMB"' + ', "a": 1' * 100_000 + "}",
        "INP003",
    ),
    "a hundred thousand undefined aliases": (
        "a.yaml",
        lambda: "kind: audit\nid: BOMB\nx_a: [" + "*a , " * 100_000 + "]",
        "INP005",
    ),
    "twenty thousand rows with a merge": (
        "a.yaml",
        lambda: (
            "kind: audit\nid: REG\nx_b: &b {zz: 1}\nrecords:\n"
            + "".join(
                f"- {{<<: *b, id: R-{n}, title: t, owner: R-1, notes: n}}\n" for n in range(20_000)
            )
            + "zz: [\n"
        ),
        "INP002",
    ),
    "two hundred thousand documents": ("a.yaml", lambda: "---\n" * 200_000, "INP006"),
    "a hundred thousand records of no kind": (
        "a.json",
        lambda: "[" + ",".join(["{}"] * 100_000) + "]",
        "INP007",
    ),
    "front matter that never ends": (
        "a.md",
        lambda: "---\n" + "a: 1\n---x\n" * 500_000 + "---\n",
        "INP002",
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs(tmp_path: Path, name: str) -> None:
    file, make, code = BOMBS[name]
    (tmp_path / file).write_text(make(), encoding="utf-8")
    (tmp_path / "neighbour.yaml").write_text(NEIGHBOUR, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LINT, str(tmp_path), str(SECONDS)],
        capture_output=True,
        check=False,
        timeout=4 * SECONDS,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    result = json.loads(done.stdout)
    found = {(where, what) for where, what, _ in result["findings"]}
    assert result["errors"] == []
    assert (file, code) in found
    assert ("neighbour.yaml", "REF001") in found
    assert len(result["findings"]) < 1000
    assert result["kilobytes"] < MEGABYTES * 1024


def test_findings_of_a_broken_file_stand_at_the_place_of_the_break(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("kind: audit\nid: A\nx_a: " + "[" * 100, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LINT, str(tmp_path), str(SECONDS)], capture_output=True, check=True
    )
    assert ["a.yaml", "INP006", 3] in json.loads(done.stdout)["findings"]


MANY = 3000
SHAPE_SECONDS = 12
"""Processor time for records of one shape: what grows with their square takes minutes."""
FIRST = date(2016, 1, 4)
LEFT = {"to": "2025-01-01"}
Shape = list[dict[str, Any]]


def rows(kind: str, prefix: str, fields: Callable[[int], dict[str, Any]]) -> Shape:
    return [{"kind": kind, "id": f"{prefix}{n}", **fields(n)} for n in range(MANY)]


def handover(to: str) -> dict[str, Any]:
    return {**LEFT, "handover": {"to": to, "on": "2025-01-02"}}


def many_handovers() -> Shape:
    cars = rows("corrective-action", "CAR-", lambda n: {"status": "opened", "owner": f"p{n}"})
    return [*rows("person", "p", lambda n: handover(f"p{n + 1}")), *cars]


def handovers_that_branch() -> Shape:
    shape: Shape = [{"kind": "corrective-action", "id": "CAR-1", "owner": "r0"}]
    for n in range(40):
        holders = [{"person": f"a{n}"}, {"person": f"b{n}"}]
        shape.append({"kind": "role", "id": f"r{n}", "holders": holders})
        shape += [{"kind": "person", "id": f"{p}{n}", **handover(f"r{n + 1}")} for p in "ab"]
    return shape


def reviews(fields: Callable[[int], dict[str, Any]]) -> Callable[[], Shape]:
    return lambda: rows(
        "management-review",
        "MR-",
        lambda n: {"status": "held", "held_on": str(FIRST + timedelta(days=n)), **fields(n)},
    )


def one_cause_for_many_actions() -> Shape:
    nc = {
        "kind": "nonconformity",
        "id": "NC-1",
        "raised_on": "2025-01-01",
        "requirement": ["9.2.1"],
    }
    checked = {"on": "2025-06-01", "result": "effective"}
    return [
        nc,
        *rows(
            "corrective-action",
            "CAR-",
            lambda n: {"nonconformity": "NC-1", "cause": "no procedure", "verified": checked},
        ),
    ]


def role_of_many() -> Shape:
    return [
        {"kind": "role", "id": "r", "holders": [{"person": f"p{n}"} for n in range(MANY)]},
        *rows("person", "p", lambda _: {}),
        *rows("corrective-action", "CAR-", lambda _: {"status": "opened", "owner": "r"}),
        *(
            {"kind": "process", "id": f"P-{n}", "owner": "r", "controls": ["A.5.1"]}
            for n in range(40)
        ),
        *({"kind": "audit", "id": f"AUD-{n}", **audit("r"), "scope": ["A.5.1"]} for n in range(40)),
    ]


def audit(*team: str) -> dict[str, Any]:
    members = [{"person": person, "function": "auditor"} for person in team]
    days = {"start": "2026-03-02", "end": "2026-03-04"}
    return {"status": "reported", "fieldwork": days, "reported_on": "2026-03-09", "team": members}


def team_that_owns_all() -> Shape:
    team = [f"p{n}" for n in range(MANY)]
    scope = [f"P-{n}" for n in range(MANY)]
    return [
        {"kind": "audit", "id": "AUD-1", **audit(*team), "scope": scope},
        *rows("person", "p", lambda _: {}),
        *rows("process", "P-", lambda n: {"owner": f"p{n}"}),
    ]


def one_id() -> Shape:
    named = {"kind": "corrective-action", "id": "CAR-1", "nonconformity": "NC-1"}
    return [*({"kind": "nonconformity", "id": "NC-1"} for _ in range(MANY)), *(named,) * MANY]


def word(number: int) -> str:
    return "p" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:05}")


def names_of_nobody() -> Shape:
    people = [{"kind": "person", "id": f"{word(n)}x"} for n in range(MANY)]
    return [*people, *rows("control", "C-", lambda n: {"owner": f"{word(n)}y"})]


def nonconformities(fields: Callable[[int], dict[str, Any]]) -> Callable[[], Shape]:
    common = {"grade": "minor", "raised_on": "2026-03-02", "requirement": ["9.2.1"]}
    return lambda: rows("nonconformity", "NC-", lambda n: {**common, **fields(n)})


def causes_that_differ() -> Shape:
    cars = rows(
        "corrective-action", "CAR-", lambda n: {"nonconformity": f"NC-{n}", "cause": f"cause {n}"}
    )
    return [*nonconformities(lambda _: {})(), *cars]


def policies() -> Shape:
    return [
        {"kind": "organization", "id": "org", "top_management": ["p0"]},
        {"kind": "person", "id": "p0"},
        {"kind": "person", "id": "p1"},
        *rows(
            "document",
            "D-",
            lambda _: {
                "type": "information-security-policy",
                "status": "approved",
                "approved_by": "p1",
                "approved_on": "2026-01-05",
            },
        ),
    ]


def incidents_of_one_nonconformity() -> Shape:
    incidents = rows("incident", "I-", lambda _: {"status": "closed", "nonconformity": "NC-1"})
    return [{"kind": "nonconformity", "id": "NC-1"}, *incidents]


def review_of_much() -> Shape:
    words = " ".join(f"word{n}" for n in range(60_000))
    cars = rows("corrective-action", "CAR-", lambda n: {"opened_on": "2026-01-01"})
    review = {"status": "held", "held_on": "2026-06-01", "inputs": {"nonconformities": words}}
    return [{"kind": "management-review", "id": "MR-1", **review}, *cars]


SHAPES: dict[str, Callable[[], Shape]] = {
    "handovers one after the other": many_handovers,
    "handovers that branch": handovers_that_branch,
    "objectives that share a plan in a row": lambda: rows(
        "objective", "O-", lambda n: {"status": "active", "plan_shared_with": f"O-{n + 1}"}
    ),
    "objectives that share a plan in a circle": lambda: rows(
        "objective", "O-", lambda n: {"status": "active", "plan_shared_with": f"O-{(n + 1) % MANY}"}
    ),
    "reviews of one series": reviews(lambda n: {"series": "S", "previous_review": f"MR-{n - 1}"}),
    "reviews in a circle": reviews(lambda n: {"previous_review": f"MR-{(n + 1) % MANY}"}),
    "reviews on one day": reviews(lambda n: {"held_on": "2026-06-01", "series": "S"}),
    "a role of many": role_of_many,
    "a team that owns all it audits": team_that_owns_all,
    "one id for all": one_id,
    "names of nobody that are nearly those of others": names_of_nobody,
    "processes inside processes": lambda: rows(
        "process", "P-", lambda n: {"owner": "ana", "controls": [f"P-{n + 1}", "A.5.1"]}
    ),
    "processes in a circle": lambda: rows(
        "process", "P-", lambda n: {"owner": "ana", "controls": [f"P-{(n + 1) % MANY}", "A.5.1"]}
    ),
    "nonconformities of one requirement and day": nonconformities(lambda _: {}),
    "nonconformities with causes that differ": causes_that_differ,
    "policies": policies,
    "incidents of one nonconformity": incidents_of_one_nonconformity,
    "scopes": lambda: rows("scope", "SC-", lambda n: {"status": "approved"}),
    "corrective actions for one nonconformity": one_cause_for_many_actions,
    "long words of a review that names none of many": review_of_much,
}


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(tmp_path: Path, name: str) -> None:
    """Many records that hang together in an unlucky way take no longer than many others."""
    (tmp_path / "a.json").write_text(json.dumps(SHAPES[name]()), encoding="utf-8")
    (tmp_path / "neighbour.yaml").write_text(NEIGHBOUR, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LINT, str(tmp_path), str(SHAPE_SECONDS)],
        capture_output=True,
        check=False,
        timeout=10 * SHAPE_SECONDS,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    result = json.loads(done.stdout)
    assert result["errors"] == []
    assert ["neighbour.yaml", "REF001", 3] in result["findings"]
    assert result["longest"] < 2000


def _not_evaluated(text: str, select: list[str]) -> list[tuple[str, ...]]:
    result = lint(text, select=select)
    assert not result.errors
    return [tuple(one) for one in result.not_evaluated if one.code == "INP006"]


@pytest.mark.parametrize(("levels", "told"), [(64, False), (65, True)])
def test_what_lies_too_deep_is_told(levels: int, told: bool) -> None:
    rows = "".join(f"- {{id: p{n}, controls: [p{n + 1}]}}\n" for n in range(levels - 1))
    processes = f"kind: process\nrecords:\n{rows}- {{id: p{levels - 1}, controls: [A.8.1]}}\n"
    audit = "---\nkind: audit\nid: A\nstatus: reported\nscope: [p0]\n"
    reason = "what it stands for goes on below the 64 levels that are followed"
    expected = [("INP006", "process", "p0", reason)] if told else []
    assert _not_evaluated(processes + audit, ["AUD001"]) == expected


@pytest.mark.parametrize(("count", "told"), [(101, 0), (103, 2)])
def test_what_many_records_of_one_id_leave_out_is_told(count: int, told: int) -> None:
    rows = "- {id: A, kind: action}\n" * count
    reason = "more than 100 records have its id: what names them is not followed"
    said = _not_evaluated(f"kind: action\nrecords:\n{rows}", ["REF002"])
    assert said == [("INP006", "action", "A", reason)] * told
