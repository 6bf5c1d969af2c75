"""Sentences are templates until somebody reads them."""

from grader.evidence import Ending, Text, Who

CHINESE = {"{who} printed {n}.": "{who}打印了{n}。", "worker": "工作进程", "broken {n}": "坏了{m}"}


def in_chinese(template):
    return CHINESE.get(template, template)


def test_fields_are_filled_in():
    assert Text("{who} printed {n}.", {"who": Who("worker 2", 812), "n": 3}).render() == (
        "worker 2 (pid 812) printed 3."
    )


def test_a_process_is_named_in_the_readers_language():
    text = Text("{who} printed {n}.", {"who": Who("worker 2", 812), "n": 3})
    assert text.render(in_chinese) == "工作进程 2 (pid 812)打印了3。"


def test_a_child_of_a_child_keeps_its_number():
    assert (
        Who("child 1.2", 9).render(lambda word: {"child": "子进程"}.get(word, word)) == "子进程 1.2 (pid 9)"
    )


def test_a_translators_slip_falls_back_to_english():
    assert Text("broken {n}", {"n": 1}).render(in_chinese) == "broken 1"


def test_braces_in_a_students_text_are_only_text():
    assert (
        Text("it printed {text}", {"text": "{who} {0.__class__}"}).render()
        == "it printed {who} {0.__class__}"
    )


def test_every_ending_has_a_sentence():
    kinds = (
        "exited", "signalled", "deadlocked", "timed_out", "cpu_exceeded", "memory_exceeded",
        "output_exceeded", "processes_exceeded", "runner_error",
    )  # fmt: skip
    for kind in kinds:
        ending = Ending(kind, code=3, signal=9, limit=4.0, used=5.0, reason="why")
        assert "{" not in ending.summary.render()
