"""Checks of ex16_anywhere: other processes stamped, with main's number, and their receipts came back.

Who wrote "stamped amber 4711 0815" is the kernel's word, and so is what made that process.  The number was
drawn by main and is known to a clerk only if it was handed over; the receipt went the other way.
"""

from collections import Counter

import pytest

from grader.checks import Failure
from grader.evidence.start_methods import portability
from grader.evidence.start_methods.method import origins

STOPPED = -15  # what becomes of a daemon when main ends


def letters(evidence):
    return list(evidence.scenario.args)


def lines_of(evidence, first):
    """The lines on stdout that begin with this word: who wrote each, and its other words."""
    found = [(evidence.writer(line), line.text.split()) for line in evidence.lines()]
    return [(who, words[1:]) for who, words in found if words[:1] == [first]]


def stamps(evidence, letter):
    """What was stamped on this letter: who did it, the number and the receipt."""
    return [(who, *words[1:]) for who, words in lines_of(evidence, "stamped") if words[0] == letter]


def drawn(evidence):
    """The number that main says it has drawn, or None."""
    said = [words for who, words in lines_of(evidence, "number") if who == evidence.main]
    return said[0][0] if len(said) == 1 and len(said[0]) == 1 else None


def cause(evidence):
    """What makes this run depend on its start method, as a Failure, if the run shows it; else None."""
    found = portability(evidence, failed=True)
    if found is None or not found.certain or not found.fatal:
        return None
    return Failure(found.text.template, **found.text.fields)


def errors(evidence):
    """Whoever ended with a traceback, main last, with its last line."""
    found = [(process, evidence.traceback(process)) for process in reversed(evidence.processes)]
    return [(process, error) for process, error in found if error]


@pytest.mark.points(1)
def test_method(evidence):
    """The program leaves the choice of the start method to whoever runs it."""
    wanted = evidence.scenario.start_method
    for index, used in origins(evidence).items():
        if used != wanted:
            raise Failure(
                "{who} was made by {used}, although this run asked for {wanted}: the program has chosen a "
                "start method of its own. It has to work under each of them.",
                who=evidence.processes[index], used=used, wanted=wanted,
            )  # fmt: skip


@pytest.mark.points(4)
@pytest.mark.depends("method")
def test_stamped(evidence):
    """Every letter is stamped once, by a process other than main."""
    for who, words in lines_of(evidence, "stamped"):
        if len(words) != 3 or not all(word.isdigit() for word in words[1:]):
            raise Failure(
                "A line about a stamp has four words: stamped, the letter, the number, the receipt.",
                expected=f"stamped {letters(evidence)[0]} 4711 815", actual=" ".join(["stamped", *words]),
            )  # fmt: skip
        if who == evidence.main:
            raise Failure(
                "{who} stamped {letter} itself. A thread is part of its process, and so is a call; "
                "start() makes a process.",
                who=who, letter=words[0],
            )  # fmt: skip
        if who.index not in origins(evidence) or not who.observed:
            raise Failure(
                "{who}, which stamped {letter}, was not made by multiprocessing.", who=who, letter=words[0]
            )
    for letter in letters(evidence):
        count = len(stamps(evidence, letter))
        if count > 1:
            raise Failure("{letter} was stamped {count} times.", letter=letter, count=count)
        if count == 0:
            raise why_not(evidence, letter)


def why_not(evidence, letter):
    """Why nobody stamped this letter."""
    known = cause(evidence)
    if known:
        return known
    for who, error in errors(evidence):
        return Failure("Nobody stamped {letter}: {who} stopped with {error}.",
                       letter=letter, who=who, error=error)  # fmt: skip
    for task in evidence.seen("task.error"):
        return Failure(
            "Nobody stamped {letter}: a task raised {error}, and nobody asked for its result.",
            letter=letter, error=task.value,
        )  # fmt: skip
    return Failure("Nobody stamped {letter}, and there is no error.", letter=letter)


@pytest.mark.points(3)
@pytest.mark.depends("stamped")
def test_number(evidence, evidences):
    """Every letter carries the number that main has drawn in this run."""
    main, method = evidence.main, evidence.scenario.start_method
    for who, _ in lines_of(evidence, "number"):
        if who != main:
            raise Failure(
                "{who} wrote a line with a number as well. Under {method} it imports your file first and "
                'executes what stands outside of if __name__ == "__main__":',
                who=who, method=method,
            )  # fmt: skip
    number = drawn(evidence)
    if number is None or not number.isdigit():
        raise Failure("{main} is to write one line with the number that it has drawn.",
                      main=main, expected="number 4711")  # fmt: skip
    for letter in letters(evidence):
        who, got, _ = stamps(evidence, letter)[0]
        if got != number:
            raise Failure(
                "{who} stamped {letter} with {got}, but {main} has drawn {number}. A variable of main's does "
                "not reach a process that is made by {method}: that one has what it computed itself when it "
                "imported your file. Hand the number over.",
                who=who, letter=letter, got=got, main=main, number=number, method=method,
            )  # fmt: skip
    if len(evidences) > 1 and {drawn(run) for run in evidences} == {number}:
        raise Failure(
            "The number was {number} in each of {count} runs: it was not drawn but written down.",
            number=number, count=len(evidences),
        )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("stamped")
def test_delivered(evidence):
    """The receipt of every letter comes back to main."""
    main = evidence.main
    for who, words in lines_of(evidence, "delivered"):
        if who != main:
            raise Failure(
                "{who} wrote that {letter} was delivered. Its receipt is to reach {main}, which writes that "
                "line.",
                who=who, letter=" ".join(words[:1]), main=main,
            )  # fmt: skip
    for letter in letters(evidence):
        clerk, _, receipt = stamps(evidence, letter)[0]
        shown = [words[1:] for _, words in lines_of(evidence, "delivered") if words[:1] == [letter]]
        if not shown:
            raise cause(evidence) or Failure(
                "{who} stamped {letter}, but {main} never wrote that it was delivered.",
                who=clerk, letter=letter, main=main,
            )  # fmt: skip
        if len(shown) > 1:
            raise Failure("{main} wrote {count} times that {letter} was delivered.",
                          main=main, count=len(shown), letter=letter)  # fmt: skip
        if shown != [[receipt]]:
            raise Failure(
                "{main} shows another receipt for {letter} than the one that {who} has made.",
                main=main, letter=letter, who=clerk,
                expected=f"delivered {letter} {receipt}", actual=" ".join(["delivered", letter, *shown[0]]),
            )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("number")
def test_daybook(evidence):
    """The day-book has a line for every letter."""
    text = evidence.file("daybook.txt")
    wanted = [f"{letter} {drawn(evidence)}" for letter in letters(evidence)]
    if text is None:
        raise Failure("There is no daybook.txt.")
    entries = Counter(line.strip() for line in text.splitlines() if line.strip())
    lost = [line for line in wanted if not entries[line]]
    if lost:
        raise Failure(
            'The line "{line}" is not in the day-book. Either nobody wrote it, or it was written over: mode '
            '"w" empties a file that is there already, and whoever opens it for himself begins to write at '
            "its beginning.",
            line=lost[0], expected="\n".join(wanted), actual=text[:200],
        )  # fmt: skip
    if entries != Counter(wanted):
        raise Failure("There is more in the day-book than one line for each letter.",
                      expected="\n".join(wanted), actual=text[:200])  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("delivered")
def test_ends(evidence):
    """The program ends by itself, and no process of it with an error."""
    ending = evidence.ending
    for who, error in errors(evidence):
        if who.exit_code:
            raise Failure("{who} stopped with {error}.", who=who, error=error)
    if not ending.ok:
        raise Failure(ending.summary.template, **ending.summary.fields)
    for child in evidence.processes:
        if child.role == "child" and child.exit_code not in (0, None, STOPPED):
            raise Failure("{who} ended with exit code {code}.", who=child, code=child.exit_code)
