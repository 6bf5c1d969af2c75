"""Every program that hangs is caught, and its explanation names the mistake and the line."""

import re
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
CORPUS = yaml.safe_load((HERE / "corpus.yaml").read_text("utf-8"))["hanging"]
CASES = [(name, method) for name, entry in CORPUS.items() for method in entry.get("methods", ["fork"])]


@pytest.mark.parametrize(("name", "method"), CASES)
def test_a_hang_is_proved_and_explained(name, method, room):
    expected = CORPUS[name]

    ending = room.run(HERE / f"hanging/{name}.py", method).ending

    assert ending.kind == "deadlocked"
    assert ending.explanation.pattern in _as_list(expected["pattern"])
    assert re.search(rf"\bline {_line_number(name)}\b", sentences(ending.explanation))
    assert room.survivors == []


@pytest.mark.parametrize("name", CORPUS)
def test_the_line_that_is_expected_is_one_line_of_the_program(name):
    assert _line_number(name)


def test_every_program_has_an_entry_and_every_entry_a_program():
    assert {path.stem for path in (HERE / "hanging").glob("*.py")} == set(CORPUS)


def sentences(explanation):
    return "\n".join(text.render() for text in (explanation.summary, *explanation.details))


def _as_list(pattern):
    return pattern if isinstance(pattern, list) else [pattern]


def _line_number(name):
    lines = (HERE / f"hanging/{name}.py").read_text("utf-8").splitlines()
    (number,) = (number for number, line in enumerate(lines, 1) if CORPUS[name]["line"] in line)
    return number
