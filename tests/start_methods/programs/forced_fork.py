"""Chooses its method itself."""

import multiprocessing


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    p = multiprocessing.Process(target=greet, args=("ann",))
    p.start()
    p.join()
