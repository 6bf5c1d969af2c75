"""No with: waits for all, shows everything in one piece, and closes the executor itself."""

import sys
from concurrent.futures import ProcessPoolExecutor, wait

from survey import NoEntry, measure


def line(plot, future):
    try:
        return f"plot {plot} {future.result()}"
    except NoEntry as error:
        return f"plot {plot} {error}"


if __name__ == "__main__":
    executor = ProcessPoolExecutor(4)
    futures = {plot: executor.submit(measure, int(plot)) for plot in sys.argv[1:]}
    wait(futures.values())
    report = ["The plots of the parish, with their areas, or with why there is none:"]
    report += [line(plot, future) for plot, future in futures.items()]
    report += ["Objections are to be brought before the parish council, in writing and in time."]
    print("\n".join(report))
    executor.shutdown()
