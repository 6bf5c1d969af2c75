"""Every mistake in a course is one sentence that names the file, the line and what is allowed."""

import os

import pytest

from grader.errors import ConfigError, ExerciseError

CONFIGS = {
    "broken YAML": ("title: a: b\n", 1, "broken YAML: mapping values are not allowed"),
    "a bracket left open": ("format: course/1\nexercises: [a\n", 3, "flow sequence that begins in line 2"),
    "a tab": ("format:\n\t- x\n", 2, "found character that cannot start any token"),
    "two documents": ("format: course/1\n---\nb: 1\n", 2, "but found another document"),
    "an unknown tag": ("format: !!python/name:os.system x\n", 1, "could not determine a constructor"),
    "no such date": ("format: course/1\ntitle: 2024-13-45\n", None, "month must be in 1..12"),
    "a control character": ("format: course/1\ntitle: \x07\n", 2, "control characters are not allowed"),
    "a field given twice": (
        "format: course/1\ntitle: a\ntitle: b\n",
        3,
        "'title' was already given in line 2",
    ),
    "an empty file": ("", 1, "must be a mapping, 'field: value' in each line; it is empty"),
    "a list": ("- a\n- b\n", 1, "it is a list"),
    "no format": ("title: T\n", 1, "format is missing; write format: course/1"),
    "a later format": (
        "format: course/2\nshiny: 1\n",
        1,
        "format 'course/2' is unknown; write format: course/1",
    ),
    "no title": ("format: course/1\nexercises: [ex01_start]\n", 1, "title is missing"),
    "no exercises": ("format: course/1\ntitle: T\n", 1, "exercises is missing"),
    "an empty list of exercises": (
        "format: course/1\ntitle: T\nexercises: []\n",
        3,
        "the course has no exercises",
    ),
    "a misspelt field": (
        "format: course/1\ntitle: T\nexercise: [ex01_start]\nexercises: [ex01_start]\n",
        3,
        "unknown field 'exercise'; did you mean 'exercises'? Allowed are format, title, exercises",
    ),
    "a number for text": (
        "format: course/1\ntitle: 5\nexercises: [ex01_start]\n",
        2,
        "title: must be text, not a whole number (5); write it in quotes.",
    ),
    "text for a list": (
        "format: course/1\ntitle: T\nexercises: ex01_start\n",
        3,
        "must be a list, not text ('ex01_start')",
    ),
    "an exercise that is a number": (
        "format: course/1\ntitle: T\nexercises:\n  - ex01_start\n  - 4\n",
        5,
        "exercises[1]: must be text",
    ),
    "an exercise without an id": (
        "format: course/1\ntitle: T\nexercises:\n  - {weight: 2}\n",
        4,
        "exercises[0].id is missing",
    ),
    "a negative weight": (
        "format: course/1\ntitle: T\nexercises:\n  - {id: ex01_start, weight: -1}\n",
        4,
        "must be 0 or more, not -1",
    ),
    "an exercise outside": (
        "format: course/1\ntitle: T\nexercises: [../ex01_start]\n",
        3,
        "'../ex01_start' is no id of an exercise",
    ),
    "an exercise without a folder": (
        "format: course/1\ntitle: T\nexercises: [ex01_strat]\n",
        3,
        "there is no folder exercises/ex01_strat; did you mean 'ex01_start'?",
    ),
    "an exercise listed twice": (
        "format: course/1\ntitle: T\nexercises:\n- ex01_start\n- ex01_start\n",
        5,
        "ex01_start is listed twice",
    ),
    "a language in words": (
        "format: course/1\ntitle: T\nlanguages: [en, Chinese]\nexercises: [ex01_start]\n",
        3,
        "'Chinese' is no language; write a code such as en or zh.",
    ),
    "an unknown limit": (
        "format: course/1\ntitle: T\nlimits:\n  time: 3\nexercises: [ex01_start]\n",
        4,
        "there is no limit 'time'; limits are wall, cpu, cpu_per_process, memory,",
    ),
    "a limit of zero": (
        "format: course/1\ntitle: T\nlimits: {wall: 0}\nexercises: [ex01_start]\n",
        3,
        "more than 0 and finite, not 0",
    ),
    "an endless limit": (
        "format: course/1\ntitle: T\nlimits: {wall: .inf}\nexercises: [ex01_start]\n",
        3,
        "finite, not inf",
    ),
    "a limit in words": (
        "format: course/1\ntitle: T\nlimits: {wall: 4s}\nexercises: [ex01_start]\n",
        3,
        "limits.wall: must be a number, not text ('4s').",
    ),
    "a fraction of a process": (
        "format: course/1\ntitle: T\nlimits: {processes: 2.5}\nexercises: [ex01_start]\n",
        3,
        "limits.processes: must be a whole number, not a number (2.5).",
    ),
}

HEAD = "format: exercise/1\ntitle: T\ngoal: G\n"
ONE = HEAD + "scenarios:\n  - name: only\n"

EXERCISES = {
    "broken YAML": ("format: exercise/1\ntitle: 'T\n", 3, "quoted scalar that begins in line 2"),
    "another format": ("format: course/1\n", 1, "write format: exercise/1"),
    "a missing goal": ("format: exercise/1\ntitle: T\nscenarios: [{name: a}]\n", 1, "goal is missing"),
    "an empty goal": ("format: exercise/1\ntitle: T\ngoal:\nscenarios: [{name: a}]\n", 3, "goal is missing"),
    "no scenarios": (HEAD, 1, "scenarios is missing"),
    "an empty list of scenarios": (HEAD + "scenarios: []\n", 4, "it needs at least one"),
    "an unknown field": (
        ONE + "point: 3\n",
        6,
        "unknown field 'point'. Allowed are format, title, goal, scenarios,",
    ),
    "an unknown start method": (
        ONE + "start_methods:\n  - fork\n  - frok\n",
        8,
        "'frok' is none of fork, spawn, forkserver",
    ),
    "a start method of a scenario": (
        ONE + "    start_methods: [x]\n",
        6,
        "scenarios[0].start_methods[0]: 'x' is none of",
    ),
    "a scenario without a name": (HEAD + "scenarios:\n  - args: []\n", 5, "scenarios[0].name is missing"),
    "two scenarios of one name": (
        ONE + "  - args: []\n    name: only\n",
        7,
        "two scenarios are called 'only'",
    ),
    "an unknown field of a scenario": (
        ONE + "    arg: [a]\n",
        6,
        "unknown field 'arg'; did you mean 'args'?",
    ),
    "a number as an argument": (
        ONE + "    args: [a, 3]\n",
        6,
        "scenarios[0].args[1]: must be text, not a whole number (3)",
    ),
    "one argument that is no list": (ONE + "    args: a\n", 6, "must be a list, not text ('a')"),
    "a field that is no input": (
        ONE + "    inputs: {word: {word: true}}\n    args: ['{wrod}']\n",
        7,
        "{wrod} is no input of this scenario; inputs are word.",
    ),
    "a field without any inputs": (
        ONE + "    stdin: '{a}'\n",
        6,
        "{a} is no input of this scenario; the scenario has no inputs",
    ),
    "a lone brace": (ONE + "    args: ['{']\n", 6, "a brace itself is written twice"),
    "a list within an argument": (
        ONE + "    inputs: {names: {words: 2}}\n    args: ['-n{names}']\n",
        7,
        "{names} is a list: it can only be an argument of its own",
    ),
    "a list in stdin": (
        ONE + "    inputs: {names: {words: 2}}\n    stdin: '{names}'\n",
        7,
        "{names} is a list",
    ),
    "an input of no kind": (
        ONE + "    inputs:\n      a: {}\n",
        7,
        "scenarios[0].inputs.a: give exactly one of word, words,",
    ),
    "an unknown kind of input": (
        ONE + "    inputs:\n      a: {wort: true}\n",
        7,
        "unknown field 'wort'; did you mean 'word'?",
    ),
    "two kinds of input": (ONE + "    inputs:\n      a: {word: true, words: 1}\n", 7, "give exactly one of"),
    "bounds the wrong way round": (
        ONE + "    inputs: {a: {integer: [5, 3]}}\n",
        6,
        "the lower bound comes first",
    ),
    "one bound only": (
        ONE + "    inputs: {a: {integer: [5]}}\n",
        6,
        "scenarios[0].inputs.a.integer: Expected a list of length 2",
    ),
    "too many different numbers": (
        ONE + "    inputs: {a: {integers: [5, 1, 3]}}\n",
        6,
        "that many different numbers",
    ),
    "more words than there are": (ONE + "    inputs: {a: {words: 999}}\n", 6, "words to draw from"),
    "a word that is false": (ONE + "    inputs: {a: {word: false}}\n", 6, "write word: true"),
    "fewer than no letters": (ONE + "    inputs: {a: {letters: -1}}\n", 6, "0 or more"),
    "a hint that is no list": (
        ONE + "hints:\n  ends: Look!\n",
        7,
        "hints.ends: must be a list, not text ('Look!')",
    ),
    "a hint that is a number": (
        ONE + "hints:\n  ends:\n    - a\n    - 5\n",
        9,
        "hints.ends[1]: must be text",
    ),
    "a check named yes": (ONE + "hints:\n  yes: [a]\n", 6, "hints"),
    "a file to run that is not given": (ONE + "run: drive.py\n", 6, "no file in the exercise's folder"),
    "an absolute path to collect": (ONE + "collect: [/etc/passwd]\n", 6, "does not lie in the work folder"),
    "a path to collect outside": (
        ONE + "collect:\n  - a/../../b\n",
        7,
        "'a/../../b' does not lie in the work folder",
    ),
    "an unknown limit of a scenario": (ONE + "    limits: {time: 3}\n", 6, "there is no limit 'time'"),
}


def said(on_disk, error):
    with pytest.raises(error) as caught:
        on_disk.load()
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(("text", "line", "message"), CONFIGS.values(), ids=CONFIGS)
def test_config_with(on_disk, text, line, message):
    path = on_disk.write("config.yaml", text)
    error = said(on_disk, ConfigError)
    assert (error.path, error.line) == (path, line)
    assert message in str(error)


@pytest.mark.parametrize(("text", "line", "message"), EXERCISES.values(), ids=EXERCISES)
def test_exercise_with(on_disk, text, line, message):
    path = on_disk.write("exercises/ex04_queue/exercise.yaml", text)
    error = said(on_disk, ExerciseError)
    assert (error.path, error.line) == (path, line)
    assert message in str(error)


@pytest.mark.parametrize("name", ["checks.py", "stub.py"])
def test_exercise_without_a_file_that_it_needs(on_disk, name):
    on_disk.remove(f"exercises/ex04_queue/{name}")
    assert f"ex04_queue: an exercise needs a {name}, and there is none." in str(said(on_disk, ExerciseError))


def test_exercise_without_its_yaml(on_disk):
    on_disk.remove("exercises/ex04_queue/exercise.yaml")
    assert str(said(on_disk, ExerciseError)).endswith("exercise.yaml: this file is missing.")


def test_folder_in_place_of_a_file(on_disk):
    on_disk.remove("exercises/ex04_queue/exercise.yaml")
    (on_disk.folder / "exercises/ex04_queue/exercise.yaml").mkdir()
    assert "exercise.yaml: cannot be read: Is a directory." in str(said(on_disk, ExerciseError))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read(on_disk):
    (on_disk.folder / "config.yaml").chmod(0)
    assert "config.yaml: cannot be read: Permission denied." in str(said(on_disk, ConfigError))


def test_two_exercises_with_one_number(on_disk):
    on_disk.write("exercises/ex04_again/exercise.yaml", "")
    on_disk.write("config.yaml", "format: course/1\ntitle: T\nexercises: [ex04_queue, ex04_again]\n")
    assert "ex04_queue and ex04_again both begin with ex04" in str(said(on_disk, ConfigError))


def test_text_that_is_not_utf_8_is_named_by_its_line(on_disk):
    on_disk.write("config.yaml", b"format: course/1\ntitle: \xb1\xe0\xb3\xcc\n")
    error = said(on_disk, ConfigError)
    assert error.line == 2
    assert "is not UTF-8 text" in str(error)


def test_mistake_is_found_without_the_c_parser_too(on_disk, monkeypatch):
    yaml = pytest.importorskip("yaml")
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    on_disk.write("config.yaml", "format: course/1\ntitle: [a\n")
    assert said(on_disk, ConfigError).line == 3
    on_disk.write("config.yaml", "format: course/1\ntitle: \x07\n")
    assert said(on_disk, ConfigError).line == 2
