"""A repository to start from: what is asked, and the files of a management system in its first week."""

from isms_lint.offers.start import Start
from isms_lint_iso27001.start.begin import begin
from isms_lint_iso27001.start.questions import questions

START = Start(
    "iso27001",
    "a management system by ISO/IEC 27001:2022, with everything still to decide",
    questions,
    begin,
)
