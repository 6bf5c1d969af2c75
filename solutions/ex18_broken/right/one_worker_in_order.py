"""One reader takes the tapes in order, so the first future that is broken is the one with the torn tape."""

import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from archive import restore


def submit_all(executor, tapes):
    """The futures of as many tapes as could be handed over before it broke."""
    for tape in tapes:
        try:
            yield tape, executor.submit(restore, tape)
        except BrokenProcessPool:
            return


if __name__ == "__main__":
    tapes = [int(number) for number in sys.argv[1:]]
    while tapes:
        with ProcessPoolExecutor(max_workers=1) as executor:
            futures = list(submit_all(executor, tapes))
        for tape, future in futures:
            tapes.remove(tape)
            if future.exception() is not None:
                print("lost", tape)
                break
            print("tape", *future.result())
