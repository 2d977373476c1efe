"""A report of an audit, and what people make of one: minutes of several kinds, and the next report."""

from __future__ import annotations

REPORT = """\
# Internal audit AUD-2026-2: access control and leavers

The audit looked at how access is granted, reviewed and withdrawn. We spoke with the head of
operations, two team leads and the service desk, read the access procedure, and drew 25 accounts
out of 318 from the export of 12 May. Fieldwork ran from 11 to 15 May 2026.

Joiners: all twelve accounts in the sample were approved by the manager before they were opened.
The form names the role, and the role decides the rights. This works well.

Leavers: three of eight accounts stayed open for more than two days after the last working day,
one of them for nineteen days. The procedure asks for the same day. The service desk learns of
leavers from a list that human resources sends each Friday. This is a minor nonconformity against
A.5.18 (NC-2026-3).

Reviews: the half-yearly review of rights was done in January for eleven of twelve systems. For
the build server nobody could show who had reviewed what. This is a minor nonconformity against
A.5.18 (NC-2026-4).

Privileged access: administrators use separate accounts with hardware keys. Two emergency accounts
are sealed, and their use is logged and read by the CISO. We saw no gap here.

The opportunity for improvement from last year, to let the directory close accounts on its own,
has been planned for autumn and not begun.

Conclusion: access control conforms with the standard and with our own procedure but for the two
minor nonconformities. It is effective for joiners and administrators, and partly effective for
leavers. The auditors thank everyone for their time and their openness.
"""

RETITLED = """\
# Minutes of the management review 2026

Date: 8 October 2026. Present: Ana Reyes, Bo Lind, Dana Holt. Minutes: Dana Holt.

""" + REPORT.partition("\n\n")[2].replace("The audit looked", "The review looked").replace(
    "auditors thank", "management team thanks"
).replace("We spoke", "The team spoke")
"""The report under another title, with the day, those present, and a few words replaced."""

RENAMED_THROUGHOUT = (
    RETITLED.replace("accounts", "logins").replace("minor", "small").replace("access", "entry")
)
"""The same with terms replaced wherever they stand."""

PARAPHRASE = """\
# Management review 2026

Dana reported on the May audit of access control. Of the twelve people who had joined, every one
had their manager's approval first, which pleased us. With leavers it is worse: out of eight,
three could still log in days after they had gone, and one for almost three weeks, because
operations only hears about departures once a week. The auditors raised a minor finding for that,
and a second one because the January check of rights left no trace for the build server. On
administrators and on the break-glass accounts there was nothing to complain about. Closing
accounts automatically, proposed a year ago, is still only a plan.

Ana asked why this takes so long. Bo explained that the directory has to be moved to the new
version first. It was decided that human resources will tell the service desk of each departure on
the day it is known, and that the automatic closing is brought forward to September; Bo takes care
of it. Nothing else has to change in the management system. All agreed that it still fits the
company and does what it should.
"""

QUOTING = """\
# Management review 2026

Present were Ana Reyes (chair), Bo Lind and Dana Holt; Chi Amadi presented the objectives.

Actions of the review before are closed, but for the new directory. No new issues came up; the
insurer asks for hardware keys from next year on. Measurement shows that 97 of 100 holes were
closed in time, up from 94.

Audit results. Dana read from the report of AUD-2026-2: "Three of eight accounts stayed open for
more than two days after the last working day, one of them for nineteen days. The procedure asks
for the same day. The service desk learns of leavers from a list that human resources sends each
Friday." And: "The half-yearly review of rights was done in January for eleven of twelve systems.
For the build server nobody could show who had reviewed what." She also read the conclusion:
"Access control conforms with the standard and with our own procedure but for the two minor
nonconformities. It is effective for joiners and administrators, and partly effective for
leavers." In the year before there had been five findings.

Objectives: three of four are reached. Customers praised the notice on the outage drill. The risk
assessment of February stands, and the treatment plan is on time except for DLP.

Decided: human resources tells the service desk on the day (Bo, end of November). The management
system need not change. We find it suitable, adequate and effective.
"""

NEXT_REPORT = """\
# Internal audit AUD-2026-3: suppliers

The audit looked at how suppliers are chosen, assessed and watched. We spoke with the head of
purchasing, two team leads and the service desk, read the supplier procedure, and drew 9 contracts
out of 41 from the register of 1 July. Fieldwork ran from 6 to 10 July 2026.

Choice: all four new suppliers in the sample were assessed before the contract was signed. The
form names the data, and the data decides the questions. This works well.

Contracts: two of nine contracts lack a clause on incidents. The procedure asks for one in each
contract. This is a minor nonconformity against A.5.20 (NC-2026-5).

Watching: the yearly assessment was done for all critical suppliers. For the payroll provider the
report on its controls had not been read. This is a minor nonconformity against A.5.22
(NC-2026-6).

The opportunity for improvement from last year, to keep contracts in one place, has been carried
out.

Conclusion: supplier security conforms with the standard and with our own procedure but for the
two minor nonconformities. It is effective for new suppliers, and partly effective for old
contracts. The auditors thank everyone for their time and their openness.
"""
