"""The tool nproc looks at the affinity as well; the results are shown by a callback."""

import multiprocessing
import subprocess
import sys

import crunch


def task(n):
    return n, crunch.work(n)


def show(pair):
    print("result", *pair)


if __name__ == "__main__":
    cpus = int(subprocess.run(["nproc"], capture_output=True, check=True).stdout)
    pool = multiprocessing.get_context().Pool(processes=cpus)
    waiting = [pool.apply_async(task, (int(word),), callback=show) for word in sys.argv[1:]]
    pool.close()
    pool.join()
    print(all(result.successful() for result in waiting))
