"""No program that only looks as if it hung is called deadlocked: each ends by itself."""

from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
CORPUS = yaml.safe_load((HERE / "corpus.yaml").read_text("utf-8"))["idle"]
CASES = [(name, method) for name, entry in CORPUS.items() for method in entry.get("methods", ["fork"])]


@pytest.mark.parametrize(("name", "method"), CASES)
def test_what_only_looks_idle_ends_by_itself(name, method, room):
    ending = room.run(HERE / f"idle/{name}.py", method, CORPUS[name].get("stdin")).ending

    assert _code(ending) == CORPUS[name].get("code", 0), ending
    assert room.survivors == []


def test_every_program_has_an_entry_and_every_entry_a_program():
    assert {path.stem for path in (HERE / "idle").glob("*.py")} == set(CORPUS)


def _code(ending):
    """As Python's returncode; the kind of an ending that the program did not choose."""
    if ending.kind == "signalled":
        return -ending.signal
    return ending.code if ending.kind == "exited" else ending.kind
