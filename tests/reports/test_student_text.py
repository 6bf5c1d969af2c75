"""What a program writes cannot move the cursor, recolour, reorder or flood a terminal."""

import pytest

from grader.reports.student_text import both_ends, cropped, encodable, one_line, padded, visible, width


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain, 中文, é", "plain, 中文, é"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\rb\x07\0", r"a\rb\x07\x00"),
        ("\x9b2J", r"\x9b2J"),
        ("abc\u202etxt.exe", r"abc\u202etxt.exe"),
        ("\u2028", r"\u2028"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("[red]markup[/red]", "[red]markup[/red]"),
    ],
)
def test_control_characters_become_visible(text, seen):
    assert visible(text) == seen


def test_a_long_line_says_how_much_of_it_is_left_out():
    shown = one_line("a" * 5000 + "z", str)
    assert shown == "a" * 133 + " … 4,802 characters left out … " + "a" * 65 + "z"


def test_a_line_is_cut_before_control_characters_make_it_longer():
    assert one_line("\0" * 200, str) == r"\x00" * 200


def test_a_tab_keeps_its_column():
    assert one_line("ab\tc", str) == "ab      c"


def test_one_item_is_never_left_out_alone():
    assert both_ends([1, 2, 3, 4], 2, 1) == ([1, 2, 3, 4], 0, ())
    assert both_ends([1, 2, 3, 4, 5], 2, 1) == ([1, 2], 2, [5])


def test_none_of_the_beginning_may_be_asked_for():
    assert both_ends([1, 2, 3], 0, 1) == ([], 2, [3])


def test_a_chinese_character_takes_two_columns_and_a_combining_mark_none():
    assert (width("abc"), width("中文"), width("e\u0301"), width("👩\u200d")) == (3, 4, 1, 2)


def test_padding_and_cropping_count_columns():
    assert padded("中", 4) == "中  "
    assert cropped("中文字", 5) == "中文…"
    assert cropped("中文", 4) == "中文"


def test_bytes_that_are_no_unicode_appear_as_such():
    assert encodable("caf\udce9") == r"caf\xe9"
    assert encodable("\ud800") == r"\ud800"
    assert encodable("é") == "é"
