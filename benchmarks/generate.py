"""Writes a repository of sound records for timing: N records of about 1.9 KB, one a file.

    python benchmarks/generate.py 1000 FOLDER

One fifth each of audits, corrective actions, management reviews, risks and controls (statements of
a control's implementation), with the people, the programme and the nonconformities they refer to. Every
record is sound, so that time spent is time spent checking; as a whole they are no management system,
and a few findings say so. The same N gives the same bytes.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

WORDS = [
    "access",
    "review",
    "evidence",
    "supplier",
    "register",
    "backup",
    "restore",
    "quarter",
    "sample",
    "owner",
    "ticket",
    "approval",
    "change",
    "control",
    "boundary",
    "inventory",
    "logging",
    "alert",
    "retention",
    "contract",
    "clause",
    "interview",
    "record",
    "schedule",
    "deviation",
    "exception",
    "recovery",
    "training",
    "incident",
    "response",
    "vendor",
    "endpoint",
    "key",
    "rotation",
]
CLAUSES = ("4.1", "5.2", "6.1.2", "7.2", "8.2", "9.1", "10.2")
FIRST = date(2020, 1, 6)
PROGRAMME = """kind: audit-programme
id: PRG-1
status: approved
approved_by: ceo
approved_on: 2019-12-16
manager: p1
period: {start: 2020-01-01, end: 2026-12-31}
frequency: an audit in most weeks
methods: [interview, document review, sampling]
responsibilities: the manager of the programme plans and the auditors report
planning: each autumn from risks and earlier results
reporting: to top management within a month
rationale: clauses that failed before come again within a year
criteria: ["ISO/IEC 27001:2022", "POL-1 information security policy"]
"""
CRITERIA = """kind: risk-criteria
id: RC-1
status: approved
approved_by: ceo
approved_on: 2019-12-16
scales: {consequence: [1, 2, 3, 4, 5], likelihood: [1, 2, 3, 4, 5]}
level: product
acceptance: 25
"""


class Corpus:
    """Everything about one corpus of `count` records."""

    def __init__(self, count: int, folder: Path) -> None:
        self.count = count
        self.folder = folder
        self.random = random.Random(count)

    def prose(self, words: int) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(words))

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def all(self) -> None:
        self.people()
        makers = (self.audit, self.corrective_action, self.review, self.risk, self.control)
        for number in range(self.count):
            kind = makers[number % len(makers)]
            name = kind.__name__.replace("_", "-")
            self.write(f"{name}/{number // 500}/{name}-{number}.yaml", kind(number))

    def people(self) -> None:
        self.write(
            "organization.yaml",
            "kind: organization\nid: org\nname: Bench Ltd\ntimezone: Europe/London\nheadcount: 400\n"
            'edition: "2022"\ntop_management: [ceo, coo]\n',
        )
        rows = ["kind: person\nrecords:\n"]
        rows += [
            f"  - {{id: {id}, name: {name}, unit: board}}\n"
            for id, name in (("ceo", "Cara Oakes"), ("coo", "Colm Orr"))
        ]
        rows += [
            f"  - {{id: p{n}, name: Person {n}, unit: unit-{n % 8}, manager: {'ceo' if n % 2 else 'coo'}}}\n"
            for n in range(40)
        ]
        self.write("people.yaml", "".join(rows))
        units = "".join(f"  - {{id: unit-{n}, name: Unit {n}}}\n" for n in range(8))
        self.write("units.yaml", f"kind: unit\nrecords:\n  - {{id: board, name: Board}}\n{units}")
        duties = "".join(
            f'  - {{id: duty-{n}, person: p1, capacity: owner, scope: ["{clause}"]}}\n'
            for n, clause in enumerate(CLAUSES)
        )
        self.write("assignments.yaml", f"kind: assignment\nrecords:\n{duties}")
        courses = "".join(
            f"  - {{id: course-{n}, person: p{n}, subject: internal-audit, evidence: course, on: 2019-05-04}}\n"
            for n in range(2, 9)
        )
        self.write("competence.yaml", f"kind: competence\nrecords:\n{courses}")
        self.write("programme.yaml", PROGRAMME)
        self.write("risk-criteria.yaml", CRITERIA)

    def audit(self, n: int) -> str:
        start = FIRST + timedelta(days=n % 2000)
        end, reported = start + timedelta(days=3), start + timedelta(days=3)
        return f"""kind: audit
id: AUD-{n}
title: Internal audit {n}
status: reported
programme: PRG-1
planned_on: {start}
fieldwork: {{start: {start}, end: {end}}}
reported_on: {reported}
reported_to: [ceo, coo]
objectives: {self.prose(14)}
criteria: ["ISO/IEC 27001:2022", "POL-1 information security policy"]
scope: ["{CLAUSES[n % 7]}"]
methods: [interview, document review, sampling]
team:
  - {{person: p{2 + n % 7}, function: lead, independent: true}}
results:
  - item: "{CLAUSES[n % 7]}"
    result: conforming
    samples: [EV-{n}-1, EV-{n}-2, EV-{n}-3]
findings:
  - kind: nonconformity
    id: NC-{n}
    grade: minor
    status: closed
    requirement: ["{CLAUSES[n % 7]}"]
    statement: {self.prose(24)}
    evidence: [EV-{n}-1]
    raised_on: {end}
    correction: {{text: {self.prose(10)}, done_on: {reported}}}
    consequences: {self.prose(8)}
    extent: {self.prose(8)}
    disposition: {{car: false, reason: {self.prose(8)}, decided_by: ceo}}
    closed_on: {reported}
conclusion:
  own_requirements: {self.prose(12)}
  standard: {self.prose(12)}
  effective: {self.prose(12)}
text: |
  {self.prose(60)}
"""

    def corrective_action(self, n: int) -> str:
        opened = FIRST + timedelta(days=n % 2000)
        later = [opened + timedelta(days=step) for step in (7, 21, 60, 75)]
        return f"""kind: corrective-action
id: CAR-{n}
title: Corrective action {n}
nonconformity: NC-{n - 1}
status: closed
owner: p{n % 40}
opened_on: {opened}
cause: {self.prose(30)}
cause_determined_on: {later[0]}
action: {self.prose(40)}
controls: [A.5.{1 + n % 37}, A.8.{1 + n % 34}]
due_on: {later[2]}
extensions:
  - {{from: {later[1]}, to: {later[2]}, reason: {self.prose(8)}, approved_by: ceo, approved_on: {later[0]}}}
progress:
  - {{on: {later[0]}, note: {self.prose(16)}}}
  - {{on: {later[1]}, note: {self.prose(16)}}}
  - {{on: {later[2]}, note: {self.prose(16)}}}
implemented_on: {later[2]}
verified: {{on: {later[3]}, by: p{(n + 1) % 40}, result: effective}}
isms_change: {self.prose(12)}
evidence:
  - evidence/car-{n}/before.png
  - evidence/car-{n}/after.png
closed_on: {later[3]}
text: |
  {self.prose(70)}
"""

    def review(self, n: int) -> str:
        held = FIRST + timedelta(days=n % 2000)
        names = [
            "previous_actions",
            "context_changes",
            "interested_party_changes",
            "measurement",
            "objectives",
            "interested_party_feedback",
            "risk",
            "improvement_opportunities",
        ]
        leaves = "\n".join(f"  {name}: {self.prose(14)}" for name in names)
        return f"""kind: management-review
id: MR-{n}
title: Management review {n}
status: cancelled
series: "S-{n}"
planned_on: {held}
mode: meeting
participants:
  - {{person: ceo, present: true}}
  - {{person: coo, present: true}}
  - {{person: p{n % 40}, present: true}}
inputs:
{leaves}
  nonconformities: {{summary: {self.prose(12)}, trend: {self.prose(8)}}}
  audit_results: {{summary: {self.prose(12)}, trend: {self.prose(8)}}}
decisions:
  - {{class: improvement, text: {self.prose(10)}, decided_by: ceo, decided_on: {held}, needs_action: false}}
  - {{class: isms-change, text: {self.prose(10)}, decided_by: ceo, decided_on: {held}, needs_action: false}}
conclusion: {{suitable: {self.prose(6)}, adequate: {self.prose(6)}, effective: {self.prose(6)}}}
text: |
  {self.prose(40)}
"""

    def risk(self, n: int) -> str:
        accepted = FIRST + timedelta(days=n % 2000)
        return f"""kind: risk
id: RISK-{n}
title: {self.prose(6)}
status: active
owner: p{n % 40}
affects: [confidentiality, integrity, availability]
asset: {self.prose(8)}
threat: {self.prose(20)}
vulnerability: {self.prose(20)}
consequence: {1 + n % 5}
likelihood: {1 + n // 5 % 5}
level: {(1 + n % 5) * (1 + n // 5 % 5)}
treatment: modify
controls: [A.5.{1 + n % 37}, A.8.{1 + n % 34}, A.6.{1 + n % 8}]
residual:
  level: 4
  accepted_by: p{n % 40}
  accepted_on: {accepted}
tags: [{", ".join(self.random.sample(WORDS, 6))}]
notes: {self.prose(60)}
text: |
  {self.prose(110)}
"""

    def control(self, n: int) -> str:
        return f"""kind: control
id: CTL-{n}
title: {self.prose(6)}
owner: p{n % 40}
operators: [p{(n + 1) % 40}, p{(n + 2) % 40}]
controls: [A.5.{1 + n % 37}, A.8.{1 + n % 34}]
evidence:
  - evidence/ctl-{n}/configuration.json
  - {{uri: "https://evidence.example/ctl-{n}", sha256: "{n:064x}", note: {self.prose(6)}}}
approved_by: coo
approved_on: {FIRST + timedelta(days=n % 2000)}
version: "{1 + n % 9}"
amendments:
  - {{on: {FIRST + timedelta(days=n % 2000)}, by: p{n % 40}, reason: {self.prose(10)}}}
tags: [{", ".join(self.random.sample(WORDS, 6))}]
notes: {self.prose(60)}
text: |
  {self.prose(120)}
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    Corpus(arguments.count, arguments.folder).all()


if __name__ == "__main__":
    main()
