"""results.csv is read back as it was meant, by programs and by spreadsheets."""

import csv
import io

from grader.reports.results import COLUMNS, csv_file, csv_header, csv_row
from grader.reports.table import Entry, entry


def read(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_every_column_of_a_failed_submission(document, run):
    made = entry(document([run()], {("crossed", 0): "Nothing arrived."}, student="alice"))
    assert read(csv_header() + csv_row(made)) == [
        {
            "student": "alice",
            "exercise": "ex04_queue",
            "verdict": "failed",
            "score": "2",
            "max_score": "10",
            "attention": "",
            "failed_checks": "crossed",
            "rationale": "Nothing arrived.",
            "submission": "ex04_queue.py",
            "seed": "42",
        }
    ]


def test_names_with_commas_quotes_and_newlines_come_back_whole():
    name = 'O\'Brien, "Sinéad"\n李'
    assert read(csv_header() + csv_row(Entry(name, "ex04", "passed", 1, 1)))[0]["student"] == name


def test_no_cell_is_a_formula():
    for nasty in ("=1+1", "+1", "-1", "@x", "\tx"):
        row = read(csv_header() + csv_row(Entry(nasty, "ex04", "failed", 0, 1, (), nasty, "", nasty)))[0]
        assert (row["student"], row["rationale"], row["submission"]) == (f"'{nasty}",) * 3


def test_a_carriage_return_does_not_break_the_table():
    row = read(csv_header() + csv_row(Entry("a\rb", "ex04", "passed", 1, 1)))[0]
    assert row["student"] == r"a\rb"


def test_what_was_not_graded_has_no_score():
    row = read(csv_header() + csv_row(Entry("a", "ex04", "not_graded", None, 10, attention="problem")))[0]
    assert (row["score"], row["seed"], row["attention"]) == ("", "", "problem")


def test_the_whole_file_is_sorted_by_student_and_exercise():
    entries = [Entry(s, e, "passed", 1, 1) for s, e in (("b", "ex01"), ("a", "ex02"), ("a", "ex01"))]
    assert [(r["student"], r["exercise"]) for r in read(csv_file(entries))] == [
        ("a", "ex01"),
        ("a", "ex02"),
        ("b", "ex01"),
    ]


def test_the_header_is_the_documented_one():
    assert csv_header() == ",".join(COLUMNS) + "\n"
