"""A lock of one method for a process of another."""

import multiprocessing as mp


def work(lock):
    with lock:
        print("mine")


if __name__ == "__main__":
    lock = mp.get_context("fork").Lock()
    p = mp.get_context("spawn").Process(target=work, args=(lock,))
    p.start()
    p.join()
