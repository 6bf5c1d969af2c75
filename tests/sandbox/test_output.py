"""Chunks that the kernel stamped become whole lines."""

from grader.sandbox.output import Lines, OutputLine, shortened


def texts(lines):
    return [(line.writer, line.data, line.partial) for line in lines.finish()]


def test_a_line_in_pieces_is_one_line():
    lines = Lines()
    lines.add(1, "stdout", b"hel")
    lines.add(1, "stdout", b"lo\n")
    assert texts(lines) == [(1, b"hello", False)]


def test_lines_stand_in_the_order_of_their_last_byte():
    lines = Lines()
    lines.add(1, "stdout", b"begun ")
    lines.add(2, "stdout", b"short\n")
    lines.add(1, "stdout", b"first\n")
    assert [data for _, data, _ in texts(lines)] == [b"short", b"begun first"]


def test_a_line_that_another_writer_cut_is_partial():
    lines = Lines()
    lines.add(1, "stdout", b"begun ")
    lines.add(2, "stdout", b"between\n")
    lines.add(1, "stdout", b"ended\nwhole\n")
    assert texts(lines) == [(2, b"between", False), (1, b"begun ended", True), (1, b"whole", False)]


def test_writers_on_different_streams_do_not_cut_each_other():
    lines = Lines()
    lines.add(1, "stdout", b"begun ")
    lines.add(2, "stderr", b"elsewhere\n")
    lines.add(1, "stdout", b"ended\n")
    assert (1, b"begun ended", False) in texts(lines)


def test_a_line_without_an_end_is_partial():
    lines = Lines()
    lines.add(1, "stdout", b"no newline")
    assert texts(lines) == [(1, b"no newline", True)]


def test_too_much_output_keeps_its_head_and_its_tail():
    lines = [OutputLine(1, "stdout", b"%03d" % number, False) for number in range(100)]
    kept, cut = shortened(lines, 8, 12)
    assert [line.data for line in kept] == [b"000", b"001", b"097", b"098", b"099"]
    assert cut == 95 * 4


def test_what_fits_is_not_cut():
    lines = [OutputLine(1, "stdout", b"abc", False)]
    assert shortened(lines, 100, 100) == (lines, 0)
