"""Inputs are drawn from the seed and from nothing else."""

import pytest

from grader.course import ScenarioTemplate, draw
from grader.course.inputs import WORDS, InputTemplate

EVERY_KIND = {
    "word": InputTemplate(word=True),
    "names": InputTemplate(words=3),
    "size": InputTemplate(integer=(3, 9)),
    "numbers": InputTemplate(integers=(3, 1, 4)),
    "mode": InputTemplate(choice=("a", 7)),
    "payload": InputTemplate(letters=70_000),
    "fixed": InputTemplate(value="x"),
}
TEMPLATE = ScenarioTemplate("all", args=("{names}", "{size}"), inputs=EVERY_KIND)


@pytest.mark.parametrize("seed", range(20))
def test_every_value_is_of_its_kind(seed):
    inputs = draw(TEMPLATE, None, seed).inputs
    assert inputs["word"] in WORDS
    assert len(set(inputs["names"])) == 3
    assert 3 <= inputs["size"] <= 9
    assert len(set(inputs["numbers"])) == 3 and set(inputs["numbers"]) <= {1, 2, 3, 4}
    assert inputs["mode"] in ("a", 7)
    assert len(inputs["payload"]) == 70_000
    assert inputs["fixed"] == "x"


def test_one_seed_draws_the_same_again():
    assert draw(TEMPLATE, "fork", 5) == draw(TEMPLATE, "fork", 5)


def test_start_methods_share_their_inputs():
    assert draw(TEMPLATE, "fork", 5).inputs == draw(TEMPLATE, "spawn", 5).inputs


def test_another_seed_draws_something_else():
    assert len({draw(TEMPLATE, None, seed).args for seed in range(20)}) > 10


def test_two_scenarios_of_one_seed_draw_differently():
    other = ScenarioTemplate("other", inputs=EVERY_KIND)
    assert draw(TEMPLATE, None, 1).inputs["payload"] != draw(other, None, 1).inputs["payload"]


def test_list_alone_becomes_one_argument_each():
    scenario = draw(TEMPLATE, None, 1)
    assert scenario.args == (*scenario.inputs["names"], str(scenario.inputs["size"]))
