"""Expected and actual are cut so that the difference is what is seen."""

from grader.reports.difference import compared


def test_short_texts_are_shown_as_they_are():
    assert compared("got 3", "got 0", str) == (["got 3"], ["got 0"])


def test_an_absent_side_has_no_line():
    assert compared("got 3", None, str) == (["got 3"], [])


def test_texts_that_differ_in_white_space_are_quoted():
    assert compared("got 3", "got  3 ", str) == (["'got 3'"], ["'got  3 '"])


def test_an_empty_text_is_seen():
    assert compared("got 3", "", str) == (["got 3"], ["''"])


def test_long_texts_show_the_place_where_they_part():
    expected, actual = compared("a" * 5000 + "X" + "b" * 5000, "a" * 5000 + "Y" + "b" * 5000, str)
    assert expected == ["…" + "a" * 30 + "X" + "b" * 89 + "…"]
    assert actual == ["…" + "a" * 30 + "Y" + "b" * 89 + "…"]


def test_a_text_that_stops_early_shows_its_end():
    expected, actual = compared("a" * 200, "a" * 150, str)
    assert (expected, actual) == (["…" + "a" * 80], ["…" + "a" * 30])


def test_many_lines_are_shortened():
    expected, _ = compared("\n".join(map(str, range(100))), None, str)
    assert expected == ["0", "1", "2", "3", "4", "5", "… 91 lines left out …", "97", "98", "99"]


def test_control_characters_of_the_student_are_seen():
    assert compared("a", "\x1b[2J", str)[1] == [r"\x1b[2J"]
