"""Programs that work under one start method and not under another: what is said of them, for real."""

import sys
from pathlib import Path

import pytest
import yaml

from grader import sandbox
from grader.evidence import Scenario
from grader.evidence.start_methods import compare, portability
from grader.limits import Limits

HERE = Path(__file__).parent
CORPUS = yaml.safe_load((HERE / "corpus.yaml").read_text("utf-8"))
METHODS = {
    "fork": ("fork",),
    "spawn": ("spawn",),
    "forkserver": ("forkserver",),
    "imports": ("spawn", "forkserver"),
    "all": ("fork", "spawn", "forkserver"),
    "server_imports": ("forkserver",) if sys.version_info >= (3, 14) else (),
}
SPOKEN = [
    (name, method, reason)
    for name, entry in CORPUS.items()
    for key, reason in entry.items()
    if key in METHODS and sys.version_info >= tuple(entry.get("from", ()))
    for method in METHODS[key]
]
SILENT = [
    (name, method)
    for name in CORPUS
    for method in METHODS["all"]
    if not any((name, method) == spoken[:2] for spoken in SPOKEN)
    and sys.version_info >= tuple(CORPUS[name].get("from", ()))
]


@pytest.fixture(scope="module")
def runs():
    """Evidence by program and method; every program runs once under each."""
    known = {}

    def run(name, method):
        if (name, method) not in known:
            entry = CORPUS[name]
            scenario = Scenario(start_method=method, stdin=entry.get("stdin"))
            limits = Limits(wall=entry.get("wall", 20))
            known[name, method] = sandbox.run(sandbox.Program(_file(name)), scenario, limits)
        return known[name, method]

    return run


@pytest.mark.parametrize(("name", "method", "reason"), SPOKEN)
def test_the_reason_is_found_with_its_line(name, method, reason, runs):
    found = portability(runs(name, method))

    assert found is not None
    assert (found.reason, found.file, found.line) == (reason, f"{name}.py", _line_number(name))
    assert found.certain == CORPUS[name].get("certain", True)
    assert "{" not in found.text.render()


@pytest.mark.parametrize(("name", "method"), SILENT)
def test_nothing_is_said_where_no_start_method_is_to_blame(name, method, runs):
    assert portability(runs(name, method)) is None


@pytest.mark.parametrize("name", [name for name, entry in CORPUS.items() if "line" in entry])
def test_a_reason_never_names_a_method_under_which_the_program_works(name, runs):
    evidences = [runs(name, method) for method in METHODS["all"]]
    for contrast in compare(evidences):
        assert contrast.cause is not None
        assert not set(contrast.cause.methods) & set(contrast.works)
        assert f"line {_line_number(name)}" in contrast.text.render() or "(line" in contrast.text.render()


@pytest.mark.parametrize("name", ["guard_missing_process", "guard_missing_pool", "local_process"])
def test_a_program_that_runs_in_place_is_read_as_well(name):
    program = sandbox.Program(_file(name), in_place=True)
    found = portability(sandbox.run(program, Scenario(start_method="spawn"), Limits(wall=3)))

    assert found is not None
    assert (found.file, found.line) == (f"{name}.py", _line_number(name))


def test_every_program_has_an_entry_and_every_entry_a_program():
    assert {path.stem for path in (HERE / "programs").glob("*.py")} == set(CORPUS)


def _file(name):
    return HERE / f"programs/{name}.py"


def _line_number(name):
    lines = _file(name).read_text("utf-8").splitlines()
    (number,) = (number for number, line in enumerate(lines, 1) if CORPUS[name]["line"] in line)
    return number
