"""Tracebacks show the student's own lines."""

from grader.reports.document import LinePart
from grader.reports.traceback import readable, without_folder

CRASH = """\
Process Process-1:
Traceback (most recent call last):
  File "/usr/lib/python3.12/multiprocessing/process.py", line 314, in _bootstrap
    self.run()
  File "/usr/lib/python3.12/multiprocessing/process.py", line 108, in run
    self._target(*self._args, **self._kwargs)
    ~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "/tmp/grade-a1b2_3cd/work/ex04_queue.py", line 9, in work
    q.put(word)
    ^
NameError: name 'q' is not defined. Did you mean: 'sq'?"""


def read(text, process=0):
    lines = [LinePart(process, 800, "stderr", line, False) for line in text.splitlines()]
    return [line for _, line, _ in readable(lines, str)]


def test_lines_of_the_library_become_one_line_and_the_work_folder_goes():
    assert read(CRASH) == [
        "Process Process-1:",
        "Traceback (most recent call last):",
        "  … calls inside Python's library: 2 …",
        '  File "ex04_queue.py", line 9, in work',
        "    q.put(word)",
        "    ^",
        "NameError: name 'q' is not defined. Did you mean: 'sq'?",
    ]


def test_frames_of_frozen_modules_and_of_c_strings_are_the_librarys():
    text = '  File "<frozen runpy>", line 1, in x\n  File "<string>", line 1, in y\nE'
    assert read(text) == ["  … calls inside Python's library: 2 …", "E"]


def test_what_is_no_traceback_stays_as_it_is():
    assert read("hello\n    indented") == ["hello", "    indented"]


def test_a_traceback_that_was_cut_off_says_so():
    assert read('  File "/usr/lib/python3.12/queue.py", line 1, in get') == [
        "  … calls inside Python's library: 1 …"
    ]


def test_lines_of_two_processes_do_not_hide_each_other():
    frame = '  File "/usr/lib/python3.12/queue.py", line 1, in get'
    lines = [LinePart(0, 1, "stderr", frame, False), LinePart(1, 2, "stderr", "    mine", False)]
    assert (1, "    mine", False) in list(readable(lines, str))


def test_only_our_own_folders_are_left_out_of_a_path():
    assert without_folder('File "/tmp/x/grade-abcdefgh/work/a.py"') == 'File "a.py"'
    assert without_folder('File "/home/me/work/a.py"') == 'File "/home/me/work/a.py"'
