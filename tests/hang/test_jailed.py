"""In the jail, where pids are others and the work folder is the program's alone, the proofs are the same."""

from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
CORPUS = yaml.safe_load((HERE / "corpus.yaml").read_text("utf-8"))

pytestmark = pytest.mark.usefixtures("jail")


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("join_before_get", "forkserver"),
        ("queue_of_threads", "spawn"),
        ("manager_queue", "fork"),
        ("both_send", "spawn"),
        ("asyncio_future", "fork"),
        ("subprocess_input_open", "fork"),
    ],
)
def test_a_hang_is_proved_and_explained(name, method, room):
    ending = room.run(HERE / f"hanging/{name}.py", method, jailed=True).ending
    expected = CORPUS["hanging"][name]["pattern"]
    assert ending.kind == "deadlocked"
    assert ending.explanation.pattern in (expected if isinstance(expected, list) else [expected])
    assert room.survivors == []


@pytest.mark.parametrize("name", ["socket_option_timeout", "named_pipe", "alarm_of_unwatched_python"])
def test_what_only_looks_idle_ends_by_itself(name, room):
    ending = room.run(HERE / f"idle/{name}.py", stdin=CORPUS["idle"][name].get("stdin"), jailed=True).ending
    code = -ending.signal if ending.kind == "signalled" else ending.code
    assert code == CORPUS["idle"][name].get("code", 0), ending
    assert room.survivors == []
