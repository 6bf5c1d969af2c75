"""Sets the method in every child again, outside of the guard."""

import multiprocessing

multiprocessing.set_start_method("spawn")


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    p = multiprocessing.Process(target=greet, args=("ann",))
    p.start()
    p.join()
