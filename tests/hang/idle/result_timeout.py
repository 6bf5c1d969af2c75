"""A pool's result is awaited with a time-out; the task waits for ever; the pool is terminated."""

import multiprocessing


def work():
    multiprocessing.Event().wait()


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        try:
            pool.apply_async(work).get(timeout=0.6)
        except multiprocessing.TimeoutError:
            print("late")
        else:
            raise SystemExit(1)
