"""Every race is proved at its lines, with delays and without; no program that is right is accused."""

import re
from pathlib import Path

import pytest
import yaml

from grader import sandbox
from grader.evidence import Scenario
from grader.evidence.lock_order import lock_cycles
from grader.evidence.races import races
from grader.limits import Limits

HERE = Path(__file__).parent
CORPUS = yaml.safe_load((HERE / "corpus.yaml").read_text("utf-8"))
PROGRAMS = [(folder, name) for folder in ("racy", "correct", "fresh") for name in CORPUS[folder]]
METHODS = ("fork", "spawn", "forkserver")


def ways():
    """Each program under fork with delays and without, and every third also under the other methods."""
    for number, (folder, name) in enumerate(PROGRAMS):
        yield folder, name, "fork", False
        for method in METHODS if number % 3 == 0 else ("fork",):
            if method in CORPUS[folder][name].get("methods", METHODS):
                yield folder, name, method, True


@pytest.mark.parametrize(("folder", "name", "method", "delays"), list(ways()))
def test_the_races_of_a_program_are_those_that_it_has(folder, name, method, delays):
    expected = CORPUS[folder][name].get("races", {})
    lucky = CORPUS[folder][name].get("lucky", False) and not (delays and method == "fork")

    found = lines_by_kind(races(run(folder, name, method, delays)))

    assert found.keys() == expected.keys() or (lucky and not found)
    for kind, lines in found.items():
        assert lines <= line_numbers(folder, name, expected[kind])


@pytest.mark.parametrize(("folder", "name"), [case for case in PROGRAMS if case[0] == "correct"])
def test_a_program_without_races_comes_out_right_under_delays(folder, name):
    evidence = run(folder, name, delays=True)

    output = "\n".join(line.text for line in evidence.lines("stdout"))
    assert re.fullmatch(CORPUS[folder][name]["right"], output)
    assert evidence.ending.code == 0


@pytest.mark.parametrize("delays", [False, True])
@pytest.mark.parametrize("name", CORPUS["lock_order"])
def test_circles_of_locks_are_found_where_they_are(name, delays):
    expected = CORPUS["lock_order"][name].get("races", {})

    found = lock_cycles(run("lock_order", name, delays=delays))

    assert [lines_of(cycle) for cycle in found] == [
        line_numbers("lock_order", name, parts) for parts in expected.values()
    ]


@pytest.mark.parametrize(("folder", "name"), [(folder, name) for folder in CORPUS for name in CORPUS[folder]])
def test_what_is_expected_is_in_one_line_of_the_program(folder, name):
    for parts in CORPUS[folder][name].get("races", {}).values():
        assert line_numbers(folder, name, parts)


@pytest.mark.parametrize("folder", CORPUS)
def test_every_program_has_an_entry_and_every_entry_a_program(folder):
    assert {path.stem for path in (HERE / folder).glob("*.py")} == set(CORPUS[folder])


def run(folder, name, method="fork", delays=False):
    scenario = Scenario(start_method=method, seed=1, delays=delays)
    return sandbox.run(sandbox.Program(HERE / folder / f"{name}.py"), scenario, Limits(wall=30))


def lines_by_kind(found):
    return {
        kind: {access.line for race in found if race.kind == kind for access in race.accesses}
        for kind in {race.kind for race in found}
    }


def lines_of(cycle):
    return {step.line for step in cycle.steps}


def line_numbers(folder, name, parts):
    return {line_number(folder, name, part) for part in parts}


def line_number(folder, name, part):
    lines = (HERE / folder / f"{name}.py").read_text("utf-8").splitlines()
    (number,) = (number for number, line in enumerate(lines, 1) if part in line)
    return number
