"""The same rows are plain text, or folded and coloured for a terminal."""

from io import StringIO

from rich.console import Console

from grader.reports.rows import Row, aligned, plain, rich, row
from grader.reports.student_text import width


def lines(rows, columns):
    return [text.plain for text in rich(rows, columns)]


def test_plain_text_has_no_escape_sequence_and_no_trailing_space():
    assert plain([row(("bad", "bad"), "  "), Row()]) == "bad\n\n"


def test_signs_become_ascii_where_the_encoding_lacks_them():
    assert plain([row("✓ └─ é")], "latin-1") == "+ `- é\n"
    assert plain([row("✗ …")], "no such encoding") == "x ...\n"


def test_a_long_sentence_goes_on_below_its_beginning():
    assert lines([row("one two three four five six", lead=("hint  ",))], 26) == [
        "hint  one two three four",
        "      five six",
    ]


def test_what_a_process_printed_goes_on_beside_the_bar():
    assert lines([row("a" * 30, lead=("main │ ",))], 27) == ["main │ " + "a" * 20, "     │ " + "a" * 10]


def test_no_line_is_wider_than_the_terminal_in_chinese():
    rows = [row("主进程在等待消息，而再也不会有消息到来：" * 5, lead=("提示  ",))]
    assert all(width(line) <= 40 for line in lines(rows, 40))


def test_a_command_is_not_folded_so_that_it_can_be_copied():
    command = "python ex04_queue.py " + "word " * 20
    assert lines([Row((command,), ("Run: ",), command=True)], 30) == ["Run: " + command.rstrip()]


def test_student_text_is_never_read_as_markup():
    out = StringIO()
    Console(file=out, force_terminal=True, width=60, color_system="standard").print(
        *rich([row("[red]x[/red]")], 60)
    )
    assert out.getvalue() == "[red]x[/red]\n"


def test_meaning_becomes_colour():
    out = StringIO()
    console = Console(file=out, force_terminal=True, width=60, color_system="standard")
    console.print(*rich([row(("no", "bad"))], 60))
    assert out.getvalue() == "\x1b[31mno\x1b[0m\n"


def test_cells_stand_below_each_other():
    table = [(("中", "bad"), "x"), ("abc", "y")]
    assert plain(Row(cells) for cells in aligned(table)) == "中   x\nabc  y\n"


def test_an_empty_table_is_no_line():
    assert aligned([]) == []
