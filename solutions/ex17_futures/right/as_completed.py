"""Takes what is ready as it gets ready, and shows nothing before everything is there."""

import concurrent.futures
import sys

import survey


def main(plots):
    answers = {}
    with concurrent.futures.ProcessPoolExecutor(max_workers=2) as executor:
        futures = {executor.submit(survey.measure, int(plot)): plot for plot in plots}
        for future in concurrent.futures.as_completed(futures):
            error = future.exception()
            answers[futures[future]] = future.result() if error is None else error
    for plot in plots:
        print(f"plot {plot} {answers[plot]}")


if __name__ == "__main__":
    main(sys.argv[1:])
