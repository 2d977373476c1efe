"""However odd the records, the IND rules neither crash nor stay silent about an audit."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from independence_kit import AUDIT

from isms_lint.testing import lint

ODD = st.sampled_from(["7", "true", "null", "[]", "{}", "[[dana]]", "{person: dana}", "dana", "''"])
FIELDS = (
    "kind: process\nid: backup\nowner: {}\noperators: {}\ncontrols: {}\n",
    "kind: person\nrecords: [{{id: dana, unit: {}, manager: {}, firm: {}}}, {{id: finn}}]\n",
    "kind: role\nid: ciso\nholders: [{{person: {}, from: {}, to: {}}}, {}]\n",
    "kind: assignment\nid: A\nperson: {}\ncapacity: {}\nscope: {}\nfrom: {}\n",
    "kind: engagement\nid: E\nperson: {}\ntype: isms-consultancy\nscope: {}\nto: {}\n",
    "kind: statement-of-applicability\nid: S\napproved_on: {}\n"
    "controls: [{{control: {}, edition: {}, applicable: {}, owner: {}, operators: {}}}, {}]\n",
    "kind: unit\nid: u\nparent: {}\nowner: {}\n",
    "kind: organization\nid: o\nheadcount: {}\ntimezone: {}\nedition: {}\n",
    "kind: audit\nid: AUD-9\nstatus: {}\nplanned_on: {}\nfieldwork: {}\nscope: {}\nteam: {}\n",
    "kind: audit\nid: AUD-8\nplanned_on: 2026-03-01\nscope: [A.8.13]\n"
    "team: [{{person: {}, function: {}, covers: {}, independent: true}}, {}]\n",
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_nothing_crashes(data: st.DataObject) -> None:
    texts = [
        text.format(*(data.draw(ODD) for _ in range(text.replace("{{", "").count("{}"))))
        for text in FIELDS
    ]
    result = lint("---\n".join((AUDIT, *texts)), select=["IND"])
    assert result.errors == ()
    spoken = {finding.record_id for finding in result.findings}
    spoken |= {outcome[2] for outcome in result.not_evaluated}
    # Only an auditor who is somebody on record can be found free of every tie.
    assert "AUD-8" in spoken or "dana" in texts[-1]
