"""The house as docs/how-it-works.md draws it: rooms import only rooms below, and nothing goes in circles."""

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "grader"

# From the ground up.  A room may import itself and what stands before it.
ROOMS = (
    "errors", "evidence", "limits", "wire", "siblings", "course", "grading", "submissions", "store",
    "sandbox", "checks", "pipeline", "reports", "batch", "verify", "cli",
)  # fmt: skip
HANDS_OFF = {
    "reports": {"sandbox", "checks", "pipeline", "store"},
    "sandbox": {"course", "grading", "submissions", "store"},
    "checks": {"store"},
    "pipeline": {"store"},
}
PROBE = PACKAGE / "sandbox" / "probe"


def modules():
    files = [
        path for path in PACKAGE.rglob("*.py") if PROBE not in path.parents and "builtin" not in path.parts
    ]
    return {".".join(("grader", *path.relative_to(PACKAGE).with_suffix("").parts)): path for path in files}


MODULES = modules()


def imported(path):
    """Names of modules that a file imports anywhere, functions included."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES or f"{whole}.__init__" in MODULES else node.module


def room(module):
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def test_every_module_lies_in_a_room():
    assert {room(module) for module in MODULES} - {"__init__", "__main__"} == set(ROOMS)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_room_imports_only_rooms_below(module):
    own = room(module)
    if own in ("__init__", "__main__"):
        return
    allowed = set(ROOMS[: ROOMS.index(own) + 1]) - HANDS_OFF.get(own, set())
    used = {room(name) for name in imported(MODULES[module]) if name.startswith("grader.")}
    assert used - {""} <= allowed


def test_there_is_no_cycle():
    names = {name.removesuffix(".__init__"): path for name, path in MODULES.items()}
    graph = {name: {n for n in imported(path) if n in names and n != name} for name, path in names.items()}
    # A package's __init__ names its parts, and its parts may not need it back.
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("path", sorted((PACKAGE / "evidence").glob("*.py")), ids=lambda path: path.name)
def test_evidence_needs_only_the_standard_library(path):
    foreign = {name.split(".")[0] for name in imported(path)} - set(sys.stdlib_module_names)
    assert foreign <= {"grader"}


@pytest.mark.parametrize("path", sorted(PROBE.rglob("*.py")), ids=lambda path: path.name)
def test_the_probe_imports_nothing_of_ours_and_nothing_heavy(path):
    heavy = {"socket", "signal", "json", "threading", "struct", "logging", "re", "typing", "grader"}
    assert {name.split(".")[0] for name in imported(path)} & heavy == set()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_file_outgrows_a_readers_patience(module):
    assert len(MODULES[module].read_text("utf-8").splitlines()) <= 250
