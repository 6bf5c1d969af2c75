"""Fifty submissions judged one after another are judged as if each were the only one."""

import random

from grader import pipeline, wire
from grader.checks.judge import Judge

SMALL = '''
@pytest.mark.points(2)
def test_ends(evidence):
    """It ends normally."""
    if not evidence.ending.ok:
        raise Failure("{who} ended with {code}.", who=evidence.main, code=evidence.ending.code)

@pytest.mark.depends("ends")
def test_prints(evidence):
    """It prints the word once."""
    assert [line.text for line in evidence.lines()] == [evidence.scenario.inputs["word"]]

def test_alike(evidences):
    """All runs print the same."""
    assert len({evidence.lines() for evidence in evidences}) == 1, "The runs print different things."
'''

GREEDY = '''
SEEN = []

def test_counts(evidence):
    """It is the first that is seen."""
    SEEN.append(evidence)
    os.environ["SEEN"] = sys.path[0] = str(len(SEEN))
    raise Failure("{n} were seen, {word} was left.", n=len(SEEN), word=os.environ.get("WORD", "nothing"))

def test_breaks(evidence):
    """It breaks where the program prints."""
    os.environ["WORD"] = evidence.lines()[0].text

def test_dies(evidence):
    """It dies where the program fails."""
    if evidence.ending.code == 3: os._exit(3)
'''


def test_warm_and_shuffled_is_byte_by_byte_what_cold_and_alone_is(exercise, seen):
    small, greedy = exercise(SMALL, "ex01_small"), exercise(GREEDY, "ex02_greedy")
    rng = random.Random(20)
    handed_in = [(rng.choice([small, greedy]), tuple(submission(rng, seen))) for _ in range(50)]
    cold = {number: cold_report(*handed_in[number]) for number in range(50)}
    with Judge([small, greedy]) as judge:
        order = rng.sample(range(50), 50)
        warm = {number: report(judge, *handed_in[number]) for number in order}
    assert [warm[number] for number in range(50)] == [cold[number] for number in range(50)]
    assert len(set(warm.values())) > 5


def submission(rng, seen):
    """Two runs; what is printed and how it ends is as often right as wrong."""
    for method in ("fork", "spawn"):
        printed = rng.choice([("amber",), ("amber",), ("cedar", "amber"), ()])
        yield seen(*printed, code=rng.choice([0, 0, 1, 3]), method=method)


def report(judge, exercise, evidences):
    return wire.encode(pipeline.assess(exercise, evidences, judge))


def cold_report(exercise, evidences):
    with Judge([exercise]) as judge:
        return report(judge, exercise, evidences)
