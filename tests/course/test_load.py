"""A course that is right is read as it was written."""

import pytest

from grader.limits import Limits


def exercise_yaml(on_disk, text):
    on_disk.write("exercises/ex04_queue/exercise.yaml", text)
    return on_disk.load().exercise("ex04")


RICH = """\
    format: exercise/1
    title: Title
    goal: Goal
    start_methods: [fork, spawn]
    limits: {wall: 4, processes: 9}
    collect: [result.txt, logs/all.txt]
    scenarios:
      - name: few
        inputs:
          names: {words: 2}
          size: {integer: [3, 9]}
        args: ["{names}", "--size={size}", "{{kept}}"]
        stdin: "{size}\\n"
        limits: {cpu: 1.5}
        start_methods: [fork]
        delays: true
        cpus: 1
      - name: none
    hints:
      ends: [first, second]
"""


def test_course_has_the_fields_of_its_config(on_disk):
    course = on_disk.load()
    assert (course.folder, course.title) == (on_disk.folder, "A small course")
    assert course.languages == ("en", "zh")


def test_exercises_come_in_the_order_of_the_list_with_their_weights(on_disk):
    assert [(e.id, e.weight) for e in on_disk.load().exercises] == [("ex01_start", 1), ("ex04_queue", 2)]


def test_exercise_that_is_not_listed_is_not_in_the_course(on_disk):
    on_disk.write("exercises/ex99_draft/exercise.yaml", "title: not ready")
    assert [exercise.id for exercise in on_disk.load().exercises] == ["ex01_start", "ex04_queue"]


def test_every_field_of_an_exercise_is_read(on_disk):
    exercise = exercise_yaml(on_disk, RICH)
    assert (exercise.title, exercise.goal) == ("Title", "Goal")
    assert exercise.start_methods == ("fork", "spawn")
    assert exercise.collect == ("result.txt", "logs/all.txt")
    assert exercise.hints == {"ends": ("first", "second")}
    assert [template.name for template in exercise.templates] == ["few", "none"]


def test_exercise_runs_each_scenario_under_each_start_method_unless_the_scenario_says_otherwise(on_disk):
    runs = exercise_yaml(on_disk, RICH).runs(seed=1)
    assert [(s.name, s.start_method) for s, _ in runs] == [
        ("few", "fork"),
        ("none", "fork"),
        ("none", "spawn"),
    ]


def test_inputs_are_filled_into_arguments_and_stdin(on_disk):
    scenario, _ = exercise_yaml(on_disk, RICH).runs(seed=7)[0]
    size, names = scenario.inputs["size"], scenario.inputs["names"]
    assert scenario.args == (*names, f"--size={size}", "{kept}")
    assert scenario.stdin == f"{size}\n"


def test_a_scenario_may_ask_for_delays_and_for_fewer_cpus(on_disk):
    few, none, _ = (scenario for scenario, _ in exercise_yaml(on_disk, RICH).runs(seed=7))
    assert (few.delays, few.cpus) == (True, 1)
    assert (none.delays, none.cpus) == (False, None)


def test_a_given_file_may_be_run_in_place_of_the_students(on_disk):
    on_disk.write("exercises/ex04_queue/files/drive.py", "import ex04_queue")
    exercise = exercise_yaml(on_disk, RICH + "    run: drive.py\n")
    assert exercise.driver == exercise.folder / "files" / "drive.py"


def test_limits_of_course_exercise_and_scenario_lie_one_upon_the_other(on_disk):
    on_disk.write(
        "config.yaml", "format: course/1\ntitle: T\nlimits: {wall: 7, memory: 99}\nexercises: [ex04_queue]\n"
    )
    (_, few), (_, none), _ = exercise_yaml(on_disk, RICH).runs(seed=1)
    assert few == Limits(wall=4, cpu=1.5, memory=99, processes=9)
    assert none == Limits(wall=4, memory=99, processes=9)


@pytest.mark.parametrize("field", ["limits", "collect", "hints", "start_methods"])
def test_optional_field_may_be_left_empty(on_disk, field):
    text = "format: exercise/1\ntitle: T\ngoal: G\nscenarios: [{name: only}]\n"
    assert exercise_yaml(on_disk, text + f"{field}:\n") == exercise_yaml(on_disk, text)


def test_course_with_a_byte_order_mark_and_windows_line_ends_is_read(on_disk):
    path = on_disk.folder / "config.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert on_disk.load().title == "A small course"
