"""A Value has a lock that one may ask for."""

from multiprocessing import Process, Value


def work(v):
    for _ in range(10):
        with v.get_lock():
            v.value += 1


if __name__ == "__main__":
    v = Value("i")
    ps = [Process(target=work, args=(v,)) for _ in range(2)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    print(v.value)
