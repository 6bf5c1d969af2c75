"""The picture in a terminal."""

from dataclasses import replace

import pytest

from grader.course.catalogue import Catalogue
from grader.evidence import Text
from grader.evidence.timeline import Moment, Point
from grader.reports.rows import plain
from grader.reports.student_text import width
from grader.reports.timeline.text import timeline_rows

MS = 1_000_000


def lines(picture, columns=80, translate=str):
    return plain(timeline_rows(picture, translate, columns)).splitlines()


def lane_of(name, picture, columns=80):
    return next(line for line in lines(picture, columns) if line.startswith(name))


@pytest.mark.parametrize("columns", [80, 100, 120])
def test_axis_and_lanes_fit_into_the_width(family, columns):
    picture = lines(family(), columns)
    assert max(map(width, picture[: picture.index("")])) <= columns


def test_a_lane_shows_starting_running_and_the_end(family):
    lane = lane_of("child 1", family())
    assert lane.split()[-1] == "●"
    assert lane.index("┄") < lane.index("━") < lane.index("●")


def test_a_wait_covers_the_running_process(family):
    assert "░░░" in lane_of("main", family())


def test_arrows_stand_between_the_lanes_with_their_heads_where_they_arrive(family):
    text = lines(family())
    between = text[[line[:4] for line in text].index("main") + 1]
    assert between.split() == ["▼", "▲"]


def test_moments_are_listed_with_time_line_process_and_have_their_sign_on_the_lane(family):
    text = lines(family())
    assert "1   8.00 ms  line 5  main starts child 1" in text
    assert "2  59.00 ms  line 6  child 1 sends a message to main" in text
    assert "1" in lane_of("main", family()).partition(")")[2]


def test_waits_of_a_deadlock_are_listed_and_red(deadlock):
    rows = list(timeline_rows(deadlock, str, 80))
    stuck = [row for row in rows if "waits in Lock.acquire()" in row.text]
    assert len(stuck) == 2
    assert all(("bad" in span for span in row.body) for row in stuck)
    assert ("░" * 3, "bad") in [(span[0][:3], span[1]) for row in rows for span in row.body if len(span) == 2]


def test_a_race_is_said_below_the_list(race):
    assert "⚑  Two accesses & <no> order." in lines(race)


def test_no_more_moments_are_listed_than_there_are_signs_and_the_rest_is_counted(family):
    prints = tuple(
        Moment("print", Point(0, n * MS, 3), Text('prints "{text}"', {"text": n})) for n in range(50)
    )
    text = lines(family(moments=prints))
    assert sum("prints" in line for line in text) == 10
    assert "… 40 more moments are not listed." in text


def test_forty_lanes_are_as_many_lines(crowd):
    text = lines(crowd(40))
    assert text.index("") == 41


def test_what_a_student_wrote_moves_no_cursor(family):
    escape = Moment("print", Point(0, MS), Text('prints "{text}"', {"text": "\x1b[2J\nx"}))
    text = plain(timeline_rows(family("child\x1b[1m", moments=(escape,)), str, 80))
    assert "\x1b" not in text
    assert r"\x1b[2J\nx" in text


def test_a_terminal_without_unicode_gets_ascii(family):
    rows = timeline_rows(family(), str, 80)
    assert plain(rows, "ascii").isascii()


def test_it_speaks_chinese(family):
    text = "\n".join(lines(family(), translate=Catalogue.kit("zh").translate))
    assert "主进程 启动 子进程 1" in text
    assert "时间不按比例" in text


def test_a_run_without_any_process_is_an_empty_picture(family):
    assert lines(replace(family(), lanes=(), arrows=(), moments=()))
