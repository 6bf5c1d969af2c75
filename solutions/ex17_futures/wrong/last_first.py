# caught by: submitted
# The common is left for the end, so nothing hangs; but the others go one by one.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure


def outcome(future):
    try:
        return future.result()
    except NoEntry as error:
        return error


if __name__ == "__main__":
    first, *others = sys.argv[1:]
    with ProcessPoolExecutor(3) as executor:
        common = executor.submit(measure, int(first))
        answers = {n: outcome(executor.submit(measure, int(n))) for n in others}
        print("plot", first, outcome(common))
    for n, answer in answers.items():
        print("plot", n, answer)
