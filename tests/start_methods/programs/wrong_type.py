"""A child that raises for a reason of its own, and a main that goes on."""

from multiprocessing import Process


def add(a, b):
    print(a + b)


if __name__ == "__main__":
    p = Process(target=add, args=(1, "2"))
    p.start()
    p.join()
    print("exit code", p.exitcode)
