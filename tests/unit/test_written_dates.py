"""Dates as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.written.dates import Unread, Written, read_date

DAY_FIRST, MONTH_FIRST = "day-first", "month-first"


def read(text: str, order: str = "") -> str:
    """What is read, in short: `day`, or `first..last`, and `| note`."""
    found = read_date(text, order)
    assert isinstance(found, Written), found
    days = [str(found.start)] + [str(found.end)] * (found.start != found.end)
    return "..".join(days) + (f" | {found.note}" if found.note else "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-02-10", "2025-02-10"),
        ("2025-2-1", "2025-02-01"),
        ("2025/02/10", "2025-02-10"),
        ("2025.02.10", "2025-02-10"),
        ("2025–02–10", "2025-02-10"),
        ("2025‑02‑10", "2025-02-10"),
        ("20250210", "2025-02-10"),
        ("21 February 2025", "2025-02-21"),
        ("21st of February, 2025", "2025-02-21"),
        ("February 21st, 2025", "2025-02-21"),
        ("Feb 21, 2025", "2025-02-21"),
        ("Feb. 21 2025", "2025-02-21"),
        ("21-Feb-2025", "2025-02-21"),
        ("2025-Feb-21", "2025-02-21"),
        ("21. Februar 2025", "2025-02-21"),
        ("21. Mär. 2025", "2025-03-21"),
        ("1. März 2025", "2025-03-01"),
        ("1er mars 2025", "2025-03-01"),
        ("10 févr. 2025", "2025-02-10"),
        ("10 fevrier 2025", "2025-02-10"),
        ("3 août 2025", "2025-08-03"),
        ("2 de junho de 2026", "2026-06-02"),
        ("1º de março de 2026", "2026-03-01"),
        ("5 set 2026", "2026-09-05"),
        ("5 out. 2026", "2026-10-05"),
        ("5 de mayo del 2026", "2026-05-05"),
        ("5 ago 2026", "2026-08-05"),
        ("3 mei 2026", "2026-05-03"),
        ("3 mrt 2026", "2026-03-03"),
        ("21.02.2025", "2025-02-21"),
        ("1.2.2025", "2025-02-01"),
        ("21. 02. 2025", "2025-02-21"),
        ("06.08.2026", "2026-08-06"),
        # Two digits of a year, behind a day and a month.
        ("21.02.25", "2025-02-21"),
        ("21.02.98", "1998-02-21"),
        ("10-Feb-25", "2025-02-10"),
        ("10. Februar '25", "2025-02-10"),
        ("30/jun/26", "2026-06-30"),
        # Only one order gives a day.
        ("25/06/2026", "2026-06-25"),
        ("06/25/2026", "2026-06-25"),
        ("06/06/2026", "2026-06-06"),
        ("25-6-2026", "2026-06-25"),
        ("25/06/26", "2026-06-25"),
        # A day of a week.
        ("2026-W12-3", "2026-03-18"),
        ("Mon 10 Feb 2025", "2025-02-10"),
        ("Montag, 10. Februar 2025", "2025-02-10"),
        ("Montag, den 10. Februar 2025", "2025-02-10"),
        ("mar. 10 févr. 2025", "2025-02-10"),
        ("segunda-feira, 10 de fevereiro de 2025", "2025-02-10"),
        ("Monday 2025-02-10", "2025-02-10"),
        # Words that add nothing.
        ("by 30 Apr 2025", "2025-04-30"),
        ("due: 30 Apr 2025", "2025-04-30"),
        ("Due date: 2025-04-30", "2025-04-30"),
        ("bis 30.04.2025", "2025-04-30"),
        ("bis spätestens 30.04.2025", "2025-04-30"),
        ("até 30 de abril de 2025", "2025-04-30"),
        ("le 30 avril 2025", "2025-04-30"),
        ("hasta el 30 de abril de 2025", "2025-04-30"),
        ("uiterlijk 30 april 2025", "2025-04-30"),
        ("(2025-04-30)", "2025-04-30"),
        ("2025-04-30.", "2025-04-30"),
        ("2025-04-30\u00a0", "2025-04-30"),
        ("2025-04-30\n2025-04-30", "2025-04-30 | 2025-04-30"),
    ],
)
def test_a_day(text: str, day: str) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("10–14 February 2025", "2025-02-10..2025-02-14"),
        ("10 to 14 February 2025", "2025-02-10..2025-02-14"),
        ("Feb 10–14, 2025", "2025-02-10..2025-02-14"),
        ("28 Feb – 3 Mar 2025", "2025-02-28..2025-03-03"),
        ("Feb 28 – Mar 3, 2025", "2025-02-28..2025-03-03"),
        ("28 Feb 2025 – 3 Mar 2025", "2025-02-28..2025-03-03"),
        ("28 Feb 2025 – 3 Mar", "2025-02-28..2025-03-03"),
        ("28 Dec – 3 Jan 2026", "2025-12-28..2026-01-03"),
        ("Mon 10 – Fri 14 February 2025", "2025-02-10..2025-02-14"),
        ("2025-02-10 to 2025-02-14", "2025-02-10..2025-02-14"),
        ("2025-02-10/2025-02-14", "2025-02-10..2025-02-14"),
        ("2025-02-10/14", "2025-02-10..2025-02-14"),
        ("10.–14.02.2025", "2025-02-10..2025-02-14"),
        ("28.02. – 03.03.2025", "2025-02-28..2025-03-03"),
        ("10.02.2025 bis 14.02.2025", "2025-02-10..2025-02-14"),
        ("1.–3. März 2026", "2026-03-01..2026-03-03"),
        ("vom 1. Juni bis 31. August 2025", "2025-06-01..2025-08-31"),
        ("1.6.–31.8.2025", "2025-06-01..2025-08-31"),
        ("06/2025 – 08/2025", "2025-06-01..2025-08-31"),
        ("2025-06/2025-08", "2025-06-01..2025-08-31"),
        ("2 a 5 de junho de 2026", "2026-06-02..2026-06-05"),
        ("del 2 al 5 de junio de 2026", "2026-06-02..2026-06-05"),
        ("du 2 au 5 juin 2026", "2026-06-02..2026-06-05"),
        ("2 t/m 5 juni 2026", "2026-06-02..2026-06-05"),
        ("13-14/02/2025", "2025-02-13..2025-02-14"),
        ("25/06/2026 – 03/07/2026", "2026-06-25..2026-07-03"),
        ("02/10–02/14/2025", "2025-02-10..2025-02-14"),
        ("10/11 February 2025", "2025-02-10..2025-02-11"),
        ("10 and 11 February 2025", "2025-02-10..2025-02-11"),
        ("between 10 and 14 February 2025", "2025-02-10..2025-02-14 | between"),
        # Months.
        ("Jul 2026", "2026-07-01..2026-07-31"),
        ("July, 2026", "2026-07-01..2026-07-31"),
        ("Juli/2026", "2026-07-01..2026-07-31"),
        ("junho de 2026", "2026-06-01..2026-06-30"),
        ("Jul '26", "2026-07-01..2026-07-31"),
        ("dez/26", "2026-12-01..2026-12-31"),
        ("2026-07", "2026-07-01..2026-07-31"),
        ("07/2026", "2026-07-01..2026-07-31"),
        ("07.2026", "2026-07-01..2026-07-31"),
        ("Feb 2024", "2024-02-01..2024-02-29"),
        ("Jan–Mar 2026", "2026-01-01..2026-03-31"),
        ("Nov 2025 – Feb 2026", "2025-11-01..2026-02-28"),
        ("Jan/Feb 2026", "2026-01-01..2026-02-28"),
        # Quarters, halves, years.
        ("Q2 2026", "2026-04-01..2026-06-30"),
        ("Q2/2026", "2026-04-01..2026-06-30"),
        ("2026 Q2", "2026-04-01..2026-06-30"),
        ("2026-Q2", "2026-04-01..2026-06-30"),
        ("Q2/26", "2026-04-01..2026-06-30"),
        ("2. Quartal 2026", "2026-04-01..2026-06-30"),
        ("II. Quartal 2026", "2026-04-01..2026-06-30"),
        ("zweites Quartal 2026", "2026-04-01..2026-06-30"),
        ("second quarter of 2026", "2026-04-01..2026-06-30"),
        ("T2 2026", "2026-04-01..2026-06-30"),
        ("2T2026", "2026-04-01..2026-06-30"),
        ("2º trimestre de 2026", "2026-04-01..2026-06-30"),
        ("2e trimestre 2026", "2026-04-01..2026-06-30"),
        ("2e kwartaal 2026", "2026-04-01..2026-06-30"),
        ("Q1–Q2 2026", "2026-01-01..2026-06-30"),
        ("H1 2026", "2026-01-01..2026-06-30"),
        ("1. Halbjahr 2026", "2026-01-01..2026-06-30"),
        ("2º semestre de 2026", "2026-07-01..2026-12-31"),
        ("2026", "2026-01-01..2026-12-31"),
        ("2025–2026", "2025-01-01..2026-12-31"),
        ("by 2026", "2026-01-01..2026-12-31"),
        # Weeks.
        ("KW 12/2026", "2026-03-16..2026-03-22"),
        ("12. KW 2026", "2026-03-16..2026-03-22"),
        ("2026-W12", "2026-03-16..2026-03-22"),
        ("Week 12, 2026", "2026-03-16..2026-03-22"),
        ("semana 12 de 2026", "2026-03-16..2026-03-22"),
        ("KW 12–14 2026", "2026-03-16..2026-04-05"),
    ],
)
def test_a_period(text: str, period: str) -> None:
    assert read(text) == period


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("14 Feb 2025 ✅ Done", "2025-02-14 | ✅ Done"),
        ("✅ 14 Feb 2025", "2025-02-14 | ✅"),
        ("2026-06-08 (AWS review)", "2026-06-08 | AWS review"),
        ("2026-06-08 - AWS review", "2026-06-08 | AWS review"),
        ("Done (2025-02-14)", "2025-02-14 | Done"),
        ("KW43 (23.10.25)", "2025-10-23 | KW43"),
        ("Reviewed on 20 Jan 2025 but open", "2025-01-20 | Reviewed on but open"),
        ("30.04.2025 (verschoben von 31.03.2025)", "2025-04-30 | verschoben von 31.03.2025"),
        ("15 December 2024 (Quarterly)", "2024-12-15 | Quarterly"),
        ("Quarterly (next: 2026-03-01)", "2026-03-01 | Quarterly next"),
        ("v1.2 2025-01-01", "2025-01-01 | v1.2"),
        ("Phase 2 - 10 Feb 2025", "2025-02-10 | Phase 2"),
        ("Audit 10–14 Feb 2025", "2025-02-10..2025-02-14 | Audit"),
        ("closed after audit, 10 Feb 2025", "2025-02-10 | closed after audit"),
        ("nicht nach dem 10.02.2025", "2025-02-10 | nicht nach dem"),
        ("2026-07 AWS review", "2026-07-01..2026-07-31 | AWS review"),
        # Times.
        ("2025-02-10T09:00:00Z", "2025-02-10 | 09:00:00Z"),
        ("2025-02-10 14:30", "2025-02-10 | 14:30"),
        ("10.02.2025, 14:30 Uhr", "2025-02-10 | 14:30 Uhr"),
        ("2025-02-10 09:00 – 12:00", "2025-02-10 | 09:00 – 12:00"),
        ("2025-02-10T09:00Z/2025-02-11T12:00Z", "2025-02-10..2025-02-11 | 12:00Z"),
        # Less than a date.
        ("Feb 2025 (Week 2–3)", "2025-02-01..2025-02-28 | Week 2–3"),
        ("Week 2-3 Feb 2025", "2025-02-01..2025-02-28 | Week 2-3"),
        ("ca. März 2026", "2026-03-01..2026-03-31 | ca."),
        ("~2026-03", "2026-03-01..2026-03-31 | ~"),
        ("mid-2026", "2026-01-01..2026-12-31 | mid"),
        ("Ende 2026", "2026-01-01..2026-12-31 | Ende"),
        ("End of March 2026", "2026-03-01..2026-03-31 | End of"),
        ("since Feb 2025", "2025-02-01..2025-02-28 | since"),
        ("2026 (planned)", "2026-01-01..2026-12-31 | planned"),
        ("Sommer 2026", "2026-01-01..2026-12-31 | Sommer"),
        ("March 2025 (Q1) — by HR", "2025-03-01..2025-03-31 | (Q1) — by HR"),
    ],
)
def test_the_rest_is_the_note(text: str, found: str) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("08/06/2026", DAY_FIRST, "2026-06-08"),
        ("08/06/2026", MONTH_FIRST, "2026-08-06"),
        ("8-6-2026", DAY_FIRST, "2026-06-08"),
        ("8 / 6 / 26", MONTH_FIRST, "2026-08-06"),
        ("08/06/2026 – 10/06/2026", DAY_FIRST, "2026-06-08..2026-06-10"),
        ("08/06–08/10/2026", MONTH_FIRST, "2026-08-06..2026-08-10"),
        ("03-07/02/2025", DAY_FIRST, "2025-02-03..2025-02-07"),
        # The order is of numbers alone.
        ("08.06.2026", MONTH_FIRST, "2026-06-08"),
        ("2026-06-08", MONTH_FIRST, "2026-06-08"),
        ("2026/06/08", DAY_FIRST, "2026-06-08"),
    ],
)
def test_the_order_that_is_declared(text: str, order: str, day: str) -> None:
    assert read(text, order) == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "08/06/2026",
            "08/06/2026 may be 8 June or 6 August: say dates: day-first or month-first",
        ),
        ("05/06/2026 (10 days)", "05/06/2026 may be 5 June or 6 May"),
        ("03-07/02/2025", "may be several days"),
        ("08/06/2026 – 10/06/2026", "may be 8 June or 6 August"),
        ("15 March", "15 March has no year"),
        ("até 31 de Janeiro", "31 de Janeiro has no year"),
        ("15.03.", "15.03. has no year"),
        ("15/03", "15/03 has no year"),
        ("Fr, 18.07.", "18.07. has no year"),
        ("10–14 February", "10–14 February has no year"),
        ("Q2", "Q2 has no year"),
        ("KW 12", "KW 12 has no year"),
        ("KW 12/26", "KW 12/26 says two dates"),
        ("Feb-25", "Feb-25 has no year"),
        ("31 Feb 2025", "31 Feb 2025: February 2025 has no day 31"),
        ("2025-02-29", "February 2025 has no day 29"),
        ("2025-13-01", "there is no month 13"),
        ("02.21.2025", "there is no month 21"),
        ("00/00/2025", "there is no month 0"),
        ("2025/26", "there is no month 26"),
        ("2025-W54", "2025 has no week 54"),
        ("0202-01-01", "the year 0202"),
        ("2300-01-01", "the year 2300"),
        ("2026-01-01 / 2026-02-01", "says two dates"),
        ("2026-01-01, 2026-02-01", "says two dates"),
        ("14 Feb 2025 → 28 Feb 2025", "says two dates"),
        ("Due 2026-04-30; done 2026-04-28", "says two dates"),
        ("10 & 14 February 2025", "says two dates"),
        ("10, 11 and 12 February 2025", "says two dates"),
        ("15 March / 15 September 2026", "says two dates"),
        ("15 March or 15 September 2026", "says two dates"),
        ("Jan, Apr, Jul, Oct 2026", "says two dates"),
        ("2025-02-14 – 2025-02-10", "ends before it begins"),
        ("FY2026", "is a year of accounts"),
        ("GJ 2026", "is a year of accounts"),
        ("after 30 Apr 2025", "is no single date"),
        ("nach dem 30.04.2025", "is no single date"),
        ("within 30 days of 2025-02-21", "is no single date"),
        ("Ongoing since Jan 2024", "is no single date"),
        ("Ongoing (since 2024-01-01)", "is no single date"),
        ("Quarterly, from 2026-01-01", "is no single date"),
        ("monatlich ab 01.01.2026", "is no single date"),
    ],
)
def test_no_one_reading(text: str, reason: str) -> None:
    found = read_date(text)
    assert isinstance(found, Unread)
    assert reason in found.reason


@pytest.mark.parametrize("order", [DAY_FIRST, MONTH_FIRST])
def test_a_date_against_the_declared_order_is_told(order: str) -> None:
    text = "06/25/2026" if order == DAY_FIRST else "25/06/2026"
    assert read_date(text, order) == Unread(f"{text}: there is no month 25")


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "Ongoing", "Quarterly", "Friday", "May", "March", "Immediately", "—", "TBD"),
        *("30 days", "within 60 days", "1 year", "3 months", "every 3 months", "12", "365", "1,5"),
        *("10:30", "9 to 5", "1–3 items", "3 out of 5 done", "12/12 assessed", "108/120 completed"),
        *("ISO 27001", "ISO 27001:2022", "ISO/IEC 27001:2022 (all)", "AU-2025-01", "R-2025-02-10"),
        *("NCR-001", "A.5.15–5.18", "A.5.15, 7.3", "SN-POL-005, Section 4.3", "v2.1", "1.2.3.4"),
        *(
            "D+30",
            "T0 + 2h",
            "Semana 1",
            "Week 3",
            "< 1h",
            "2h",
            "24/7",
            "Phase 3",
            "nach Phase 3",
            "Sprint 12",
            "100%",
        ),
        *("CVE-2024-1234", "2024 Act gazetted", "1 of 2026 records", "RM 15,000", "99999-01-01"),
        *("Windows 2019 servers", "COVID-19", "2 set of keys", "Level 3 may follow", "x 2025"),
    ],
)
def test_no_date(text: str) -> None:
    assert read_date(text) is None


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


@given(DAYS)
def test_a_day_however_it_is_written(day: date) -> None:
    year, month, number = day.year, day.month, day.day
    english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][
        month - 1
    ]
    for text in (
        f"{year}-{month:02}-{number:02}",
        f"{number:02}.{month:02}.{year}",
        f"{number} {english} {year}",
        f"{english} {number}, {year}",
    ):
        assert read(text) == str(day)
    assert read(f"{number:02}/{month:02}/{year}", DAY_FIRST) == str(day)
    assert read(f"{month:02}/{number:02}/{year}", MONTH_FIRST) == str(day)


@given(DAYS, st.integers(min_value=1, max_value=400))
def test_a_range_as_iso_has_it(day: date, length: int) -> None:
    end = day + timedelta(days=length)
    if end.year <= 2199:
        assert read(f"{day}/{end}") == f"{day}..{end}"


PIECES = st.sampled_from(
    [
        *("1", "12", "31", "2025", "25", "02", "-02-10", ".", "/", "-", "–", ",", "(", ")", ":"),
        *("Q2", "KW", "Jan", "mar.", "out", "de", " to ", " bis ", " & ", "since", "✅", "T09:00"),
    ]
)


@given(
    st.lists(PIECES | st.just(" "), max_size=12).map("".join) | st.text(),
    st.sampled_from(["", DAY_FIRST, MONTH_FIRST]),
)
def test_any_text_is_read_or_not(text: str, order: str) -> None:
    found = read_date(text, order)
    assert found == read_date(f"  {text}\n", order)
    if isinstance(found, Written):
        assert date(1900, 1, 1) <= found.start <= found.end <= date(2199, 12, 31)
    elif isinstance(found, Unread):
        assert found.reason


@pytest.mark.parametrize(
    "piece", ["1 ", "2025 ", "1-", "Jan ", "Q1/", "2025-01-01 2025-01-02 ", "("]
)
def test_a_long_text_is_read(piece: str) -> None:
    assert not isinstance(read_date(piece * 5_000), Written)
