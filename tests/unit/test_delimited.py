"""CSV with places, against the standard library's writer where that has a say."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.documents.delimited import read_delimited, rows_of
from isms_lint.documents.document import Problem, ProblemKind
from isms_lint.documents.page import Cell
from isms_lint.documents.positions import Span


def table(raw: bytes | str, file: str = "register.csv") -> tuple[list[list[Cell]], list[Problem]]:
    page, problems = read_delimited(raw.encode() if isinstance(raw, str) else raw, file)
    assert page is not None
    (only,) = page.tables
    assert only.header is None
    return only.rows, problems


def texts(raw: bytes | str, file: str = "register.csv") -> list[list[str]]:
    rows, problems = table(raw, file)
    assert problems == []
    return [[cell[0] for cell in row] for row in rows]


def only_problem(raw: bytes) -> Problem:
    page, (problem,) = read_delimited(raw, "register.csv")
    assert page is None
    return problem


WORDS = st.text(" abä,;|\"'\n\t0", max_size=6)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS, WORDS), min_size=3, max_size=5),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_is_written_is_read_and_each_cell_stands_where_it_says(
    rows: list[tuple[str, ...]], delimiter: str, line_end: str, quoting: int
) -> None:
    stream = io.StringIO()
    # A declared delimiter: what can be found of it from so few rows is another test.
    stream.write(f"sep={delimiter}{line_end}")
    csv.writer(stream, delimiter=delimiter, lineterminator=line_end, quoting=quoting).writerows(
        rows
    )
    found, problems = table(stream.getvalue())
    assert problems == []
    stripped = [[text.strip() for text in row] for row in rows]
    assert [[cell[0] for cell in row] for row in found] == [row for row in stripped if any(row)]
    lines = stream.getvalue().replace("\r\n", "\n").split("\n")
    for row in found:
        for text, *place in row:
            assert unquoted(between(lines, Span(*place))) == text


def between(lines: list[str], span: Span) -> str:
    cut = lines[span.line - 1 : span.end_line]
    cut[-1] = cut[-1][: span.end_column - 1]
    cut[0] = cut[0][span.column - 1 :]
    return "\n".join(cut)


def unquoted(written: str) -> str:
    if written.startswith('"'):
        return written[1:-1].replace('""', '"').strip()
    return written


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_by_which_rows_are_alike(delimiter: str) -> None:
    rows = [
        ["Risk register of Alder GmbH, as of June; draft"],
        ["ID", "Risk", "Score", "Measures"],
        ["R-1", "Theft, loss, fire", "1,5", "Encrypt; lock away"],
        ["R-2", "Phishing", "2,5", "Train; test; warn"],
        ["R-3", "A supplier fails, without notice", "3,0", "a|b"],
    ]
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    assert texts(stream.getvalue()) == rows


def test_a_column_of_plain_texts_is_not_taken_apart_at_every_semicolon() -> None:
    assert texts("Name\nAna\nBob; Eve\nCy\nDee\n") == [
        ["Name"],
        ["Ana"],
        ["Bob; Eve"],
        ["Cy"],
        ["Dee"],
    ]


def test_a_tsv_is_divided_by_tabs_alone() -> None:
    assert texts("a,b\tc\nd,e\tf\n", "REGISTER.TSV") == [["a,b", "c"], ["d,e", "f"]]


def test_the_line_by_which_excel_declares_a_delimiter_is_no_row() -> None:
    rows, _ = table("\ufeffsep=;\r\na,b;c,d\r\n")
    assert rows == [[("a,b", 2, 1, 2, 4), ("c,d", 2, 5, 2, 8)]]


def test_ragged_rows_stay_as_they_are_and_blank_lines_are_none() -> None:
    rows, _ = table("a,b,c\n\n ,,\nd,e\nf,g,h,i\nj,k,l\n")
    assert [[cell[0] for cell in row] for row in rows] == [
        ["a", "b", "c"],
        ["d", "e"],
        ["f", "g", "h", "i"],
        ["j", "k", "l"],
    ]
    assert [row[0][1] for row in rows] == [1, 4, 5, 6]


def test_a_quoted_cell_covers_its_quotes_and_all_its_lines() -> None:
    rows, problems = table('id,note\n1, "two ""lines""\nof text" ,end\n')
    assert problems == []
    assert rows[1] == [
        ("1", 2, 1, 2, 2),
        ('two "lines"\nof text', 2, 4, 3, 9),
        ("end", 3, 11, 3, 14),
    ]


def test_quotes_within_a_text_are_text() -> None:
    assert texts("size,where\n12\" rack,room 5'\n") == [["size", "where"], ['12" rack', "room 5'"]]


def test_a_quote_that_is_never_closed_is_told_where_it_opens() -> None:
    rows, (problem,) = table('id,note\n1,sound\n2,"open\n3,lost\n')
    assert [[cell[0] for cell in row] for row in rows] == [["id", "note"], ["1", "sound"]]
    assert problem.kind is ProblemKind.SYNTAX
    assert problem.span == Span(3, 3, 3, 4)


def test_text_behind_a_closing_quote_is_told_and_kept() -> None:
    rows, (problem,) = table('id,note\n1,"the "best" of risks",x\n2,b,c\n')
    assert problem.span == Span(2, 9, 2, 10)
    assert rows[1] == [
        ("1", 2, 1, 2, 2),
        ('the best" of risks"', 2, 3, 2, 24),
        ("x", 2, 25, 2, 26),
    ]
    assert rows[2][0][0] == "2"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(line_end: str) -> None:
    rows, _ = table(line_end.join(["a,b", "c,d", ""]))
    assert rows[1] == [("c", 2, 1, 2, 2), ("d", 2, 3, 2, 4)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_letters_survive_the_encodings_of_spreadsheet_programs(encoding: str) -> None:
    text = "Maßnahme;Größe\r\nSchließen – sofort;groß\r\nÉtat «vérifié»;ça\r\n"
    assert texts(text.encode(encoding)) == [line.split(";") for line in text.split("\r\n")[:-1]]


def test_damaged_utf_8_is_told_and_not_read_in_another_encoding() -> None:
    damaged = "Maßnahme;Größe\nSchließen;groß\n".encode().replace("ö".encode(), b"\xc3")
    problem = only_problem(damaged)
    assert problem.kind is ProblemKind.SYNTAX
    assert "UTF-8" in problem.message
    assert problem.span == Span(1, 12, 1, 13)


@pytest.mark.parametrize("raw", [b"a,b\n\0\0,c\n", b"PK\x03\x04\x14\0\x08\0", b"\xff\xfea\0\0\0"])
def test_what_is_no_text_is_told(raw: bytes) -> None:
    assert "NUL" in only_problem(raw).message


def test_bytes_of_no_encoding_are_told() -> None:
    assert only_problem(b"a,\x81\x8d\n").kind is ProblemKind.SYNTAX


def test_nothing_gives_a_table_without_rows() -> None:
    assert texts(b"") == []


def test_a_file_of_millions_of_cells_is_told() -> None:
    rows, (problem,) = table("a,b\n" + "," * 2_000_000)
    assert [cell[0] for cell in rows[0]] == ["a", "b"]
    assert problem.kind is ProblemKind.OVER_LIMIT
    assert problem.span.line == 2


def test_csv_inside_another_file_counts_its_lines() -> None:
    rows, problems = rows_of('a,b\n"c",d\n"e\n', 10)
    assert rows == [
        [("a", 11, 1, 11, 2), ("b", 11, 3, 11, 4)],
        [("c", 12, 1, 12, 4), ("d", 12, 5, 12, 6)],
    ]
    assert [tuple(problem.span) for problem in problems] == [(13, 1, 13, 2)]


def test_csv_inside_another_file_may_say_its_delimiter() -> None:
    rows, _ = rows_of("a, b\tc, d\n", 0, "\t")
    assert [cell[0] for cell in rows[0]] == ["a, b", "c, d"]
